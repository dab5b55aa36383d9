//! Every screen, reached once for a size, language, light and text size; painted with `SCREENS=folder`.

use std::path::PathBuf;

use composure::analysis::Policy;
use composure::diagnostic::did_you_mean;
use composure::model::{Lang, Pressure, Text};
use composure::record::Record;
use composure::score::Band;
use composure::ui::{DARK, LIGHT, Notice, ReadFailure, SCREENS, Settings, Start, Theme, UserFile};
use composure::workshop::FindingView;
use egui::Key;

use crate::drive::{Robot, drawings, edited, fresh, library, material, reload, title_of};
use crate::raster::Canvas;

/// One way of looking at the product.
#[derive(Clone, Copy, Debug)]
pub struct Way {
    pub lang: Lang,
    pub dark: bool,
    pub percent: u16,
    pub size: [f32; 2],
    pub scenario: &'static str,
}

impl Way {
    fn start(&self) -> Start {
        let mut start = fresh(self.lang);
        start.settings = Settings {
            lang: self.lang,
            theme: if self.dark { Theme::Dark } else { Theme::Light },
            text_percent: self.percent,
            ..Settings::default()
        };
        start
    }

    fn name(&self) -> String {
        let light = if self.dark { "dark" } else { "light" };
        format!(
            "{}-{}-{}-{}-{}",
            self.scenario,
            self.size[0],
            self.percent,
            self.lang.name(),
            light
        )
    }
}

/// Walks through every screen and shows each to `look`, with its name and whether a dialog covers it.
pub fn walk(way: Way, mut look: impl FnMut(&mut Robot, &str, bool)) {
    let mut start = way.start();
    start.findings = vec![FindingView {
        place: "scenarios/mine/price-talk.ron:41:17".to_owned(),
        message: Text::new(
            "C0101：没有节点 `agreee`",
            "C0101: there is no node `agreee`",
        ),
        help: Some(did_you_mean("agree")),
        serious: true,
    }];
    start.notices = vec![Notice::Unreadable {
        file: UserFile::Talk,
        why: ReadFailure::Damaged,
        place: "/home/lin/.local/share/composure/talk.json.unreadable-1".to_owned(),
        aside: true,
    }];
    let mut robot = Robot::new(start, way.size);
    look(&mut robot, "01-home-first", false);
    robot.press("findings-show");
    robot.press("filter-open");
    look(&mut robot, "02-home-open", false);
    robot.press("settings-open");
    look(&mut robot, "03-settings", true);
    robot.key(Key::Escape);
    robot.open_card(&title_of(way.scenario, way.lang));
    look(&mut robot, "04-briefing", false);
    robot.press("briefing-advanced");
    let calm = robot.words().name(Pressure::Calm.label());
    let off = robot.words().name(Pressure::Off.label());
    robot.click(&calm);
    robot.click(&off);
    look(&mut robot, "05-briefing-more", false);
    robot.press("briefing-start");
    look(&mut robot, "06-desk", false);
    robot.talk(3);
    look(&mut robot, "07-talk", false);
    robot.talk(2);
    look(&mut robot, "08-talk-later", false);
    robot.press("talk-transcript");
    look(&mut robot, "09-transcript", true);
    robot.key(Key::Escape);
    robot.key(Key::Escape);
    look(&mut robot, "10-pause", true);
    robot.press("pause-rewind");
    look(&mut robot, "11-rewind", true);
    robot.key(Key::Escape);
    robot.key(Key::Escape);
    robot.press("talk-facts");
    look(&mut robot, "12-facts", true);
    robot.key(Key::Escape);
    robot.press("talk-menu");
    robot.press("pause-restart");
    robot.talk_well();
    look(&mut robot, "13-forecast", false);
    let band = robot.words().name(Band::Good.label());
    robot.click_part(&format!("{band},"));
    robot.press("forecast-go");
    look(&mut robot, "14-overview", false);
    robot.press("debrief-tab-turns");
    look(&mut robot, "15-turns", false);
    robot.press("debrief-tab-curves");
    look(&mut robot, "16-curves", false);
    robot.press("debrief-form");
    look(&mut robot, "17-form", false);
    for answer in [Key::Num4, Key::Num3, Key::Num5, Key::Num2]
        .iter()
        .cycle()
        .take(20)
    {
        robot.key(*answer);
    }
    look(&mut robot, "18-form-done", false);
    robot.press("form-finish");
    look(&mut robot, "19-home-after", false);
    let record = robot.saved_records().pop().expect("the talk was kept");
    walk_kept(way, record, &mut look);
}

/// Shows a record that was scored by another version of the model.
fn walk_kept(way: Way, mut record: Record, look: &mut impl FnMut(&mut Robot, &str, bool)) {
    if let Some(verdict) = &mut record.verdict {
        verdict.model = 0;
    }
    let mut start = way.start();
    start.records = vec![record];
    let mut robot = Robot::new(start, way.size);
    robot.open_past(&title_of(way.scenario, way.lang));
    look(&mut robot, "19-kept", false);
}

/// Walks through every screen of the Workshop.
pub fn walk_workshop(way: Way, mut look: impl FnMut(&mut Robot, &str, bool)) {
    let mut start = way.start();
    start.material = broken_material();
    let mut robot = Robot::new(start, way.size);
    robot.press("workshop-open");
    look(&mut robot, "20-files", false);
    robot.click_part("C0101 scenarios/complaints/paid-too-much.ron");
    look(&mut robot, "21-finding", false);
    robot.press("finding-explain");
    look(&mut robot, "22-explained", false);
    robot.press("finding-source");
    look(&mut robot, "23-source", false);
    robot.type_into("source-search", "车");
    look(&mut robot, "23-search", false);
    if robot.has(&robot.words().t("source-leave")) {
        robot.press("source-leave");
    }
    robot.click_part("C0101 scenarios/complaints/late-delivery.ron");
    look(&mut robot, "23-remedy", false);
    robot.press("remedy-apply");
    look(&mut robot, "23-remedy-applied", false);
    reload(&mut robot, material());
    look(&mut robot, "24-clean", false);
    robot.click(&robot.words().t("work-tab-graph"));
    let title = title_of(way.scenario, way.lang);
    let picked = format!("{}: ", robot.words().t("pick-scenario"));
    robot.click_part(&picked);
    robot.click(&title);
    look(&mut robot, "25-graph", false);
    let path = format!("{}: ", robot.words().t("graph-path"));
    robot.click_part(&path);
    robot.click(Policy::Best.label().get(way.lang));
    robot.type_into("graph-find", "e");
    look(&mut robot, "26-graph-node", false);
    robot.press("graph-fit");
    look(&mut robot, "26-graph-whole", false);
    robot.press("work-tab-analysis");
    look(&mut robot, "28-analysis-running", false);
    robot.finish_analysis();
    look(&mut robot, "29-analysis-done", false);
    let commented = edited(|_, text| text.push_str("\n// Edited.\n"));
    reload(&mut robot, commented);
    look(&mut robot, "29-analysis-earlier", false);
    robot.finish_analysis();
    robot.scroll(-640.0);
    look(&mut robot, "29-analysis-middle", false);
    robot.scroll(-2000.0);
    look(&mut robot, "29-analysis-nodes", false);
    let principle = script_principle(way.lang);
    robot.click(&principle);
    look(&mut robot, "29-breach", false);
    let shell = &mut robot.harness.state_mut().shell;
    shell.checking(true);
    shell.reload(broken_material(), drawings());
    shell.checking(true);
    robot.settle();
    look(&mut robot, "29-broken", false);
    reload(&mut robot, material());
    robot.press("work-tab-trial");
    look(&mut robot, "30-trial", false);
    robot.press("trial-boiling");
    robot.press("trial-begin");
    look(&mut robot, "31-trial-talk", false);
    robot.talk_trial(60);
    look(&mut robot, "32-tried", false);
}

/// Opens every screen that has a door on the home screen.
pub fn walk_doors(way: Way, mut look: impl FnMut(&mut Robot, &str, bool)) {
    for entry in &SCREENS {
        let Some(door) = entry.door() else { continue };
        let mut robot = Robot::new(way.start(), way.size);
        robot.press(door);
        assert_eq!(robot.harness.state().shell.screen(), entry.name);
        look(&mut robot, &format!("40-{}", entry.name), false);
    }
}

/// The principle whose breach has a run in the figures made up for the analysis.
fn script_principle(lang: Lang) -> String {
    let principle = &library().rules.catalogue.principles[4];
    principle.name.get(lang).to_owned()
}

/// The shipped files with a few mistakes in them.
pub fn broken_material() -> std::sync::Arc<composure::workshop::Material> {
    edited(|path, text| {
        if path.ends_with("paid-too-much.ron") {
            *text = text.replacen("goto: \"", "goto: \"nowhere-", 2);
        }
        if path.ends_with("late-delivery.ron") {
            *text = text.replacen("goto: \"arrival\"", "goto: \"arival\"", 1);
        }
        if path.ends_with("customers/hesitant.ron") {
            text.push_str("\n)");
        }
    })
}

/// A screen with texts and controls has more: the edges of letters come in many shades.
const FEWEST_COLOURS: usize = 100;

/// Paints what is on the screen; the stage gets a stand-in for room and customer.
fn painted(robot: &Robot, way: Way) -> Canvas {
    let palette = if way.dark { DARK } else { LIGHT };
    let mut canvas = Canvas::new(egui::Vec2::from(way.size), palette.ground);
    if let Some(stage) = &robot.harness.state().stage {
        canvas.fill(stage.rect, palette.line);
        let center = stage.clear.center();
        let head = center - egui::vec2(0.0, stage.rect.height() * 0.12);
        canvas.disc(
            center + egui::vec2(0.0, stage.rect.height() * 0.45),
            stage.rect.height() * 0.4,
            stage.rect,
            palette.trust,
        );
        canvas.disc(head, stage.rect.height() * 0.16, stage.rect, palette.warm);
    }
    canvas.paint(&robot.harness.ctx, robot.harness.output(), &robot.textures);
    canvas
}

/// Every screen is painted in many colours. `SCREENS=folder` keeps the pictures, of more ways of looking at them;
/// `SCREENS_ONLY=word` picks the ways with that word in their name.
#[test]
fn every_screen_is_painted() {
    let folder = std::env::var_os("SCREENS").map(PathBuf::from);
    let only = std::env::var("SCREENS_ONLY").unwrap_or_default();
    let mut ways = vec![(Lang::En, false, 100, [960.0, 640.0], "paid-too-much")];
    if let Some(folder) = &folder {
        std::fs::create_dir_all(folder).expect("a folder for pictures");
        ways.extend([
            (Lang::Zh, false, 100, [1280.0, 800.0], "late-delivery"),
            (Lang::En, true, 100, [1280.0, 800.0], "late-delivery"),
            (Lang::Zh, false, 100, [960.0, 640.0], "late-delivery"),
            (Lang::Zh, true, 150, [960.0, 640.0], "new-car-quality"),
            (Lang::En, false, 200, [960.0, 640.0], "generous-warranty"),
            (Lang::Zh, false, 80, [1280.0, 800.0], "paid-too-much"),
            (Lang::Zh, false, 200, [1280.0, 800.0], "late-delivery"),
        ]);
    }
    let mut seen = 0;
    for (lang, dark, percent, size, scenario) in ways {
        let way = Way {
            lang,
            dark,
            percent,
            size,
            scenario,
        };
        if !way.name().contains(&only) {
            continue;
        }
        let mut look = |robot: &mut Robot, screen: &str, _| {
            let picture = painted(robot, way);
            let colours = picture.colours();
            assert!(colours > FEWEST_COLOURS, "{screen}: {colours} colours");
            seen += 1;
            if let Some(folder) = &folder {
                picture.save(&folder.join(format!("{}-{screen}.png", way.name())));
            }
        };
        walk(way, &mut look);
        walk_doors(way, &mut look);
        walk_workshop(way, &mut look);
    }
    assert!(seen > 0, "SCREENS_ONLY={only} names no way");
}

#[test]
fn every_screen_in_the_list_is_walked_through() {
    let way = Way {
        lang: Lang::Zh,
        dark: false,
        percent: 100,
        size: [1280.0, 800.0],
        scenario: "late-delivery",
    };
    let mut seen = std::collections::BTreeSet::new();
    let mut look = |robot: &mut Robot, _: &str, _: bool| {
        seen.insert(robot.harness.state().shell.screen());
    };
    walk(way, &mut look);
    walk_doors(way, &mut look);
    let all = SCREENS.iter().map(|entry| entry.name).collect();
    assert_eq!(seen, all, "a screen is in no walk");
}
