//! A robot that plays the shell through its labels and keys.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use composure::diagnostic::to_text;
use composure::engine::{Saved, Script, Talk, choice_order};
use composure::files::{Mark, RewriteError, data_root, read_drawings, read_standard, rewrite};
use composure::model::{Lang, Library};
use composure::record::Record;
use composure::score::Key as PointKey;
use composure::source::load;
use composure::ui::{Effect, Settings, Shell, Stage, Start, Words, drawing_names};
use composure::workshop::{AnalysisView, Job, JobDone, Material, Rewrite, Unwritten};
use egui::{Key, Vec2, accesskit::Role};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};

use crate::made_up;
use crate::raster::Textures;

/// The shipped library, loaded once.
pub fn library() -> Arc<Library> {
    static LIBRARY: OnceLock<Arc<Library>> = OnceLock::new();
    let load_once = || {
        let root = data_root().expect("a folder with the shipped data");
        let sources = read_standard(&root);
        let loaded = load(&sources.files);
        let found = to_text(&loaded.diagnostics, &sources.files, Lang::En, false);
        assert!(
            loaded.diagnostics.is_empty(),
            "the shipped files have findings:\n{found}"
        );
        Arc::new(loaded.library.expect("the shipped catalogue can be read"))
    };
    Arc::clone(LIBRARY.get_or_init(load_once))
}

/// The shipped files as the Workshop sees them, read once.
pub fn material() -> Arc<Material> {
    static MATERIAL: OnceLock<Arc<Material>> = OnceLock::new();
    Arc::clone(MATERIAL.get_or_init(|| edited(|_, _| ())))
}

/// Hands new material to the shell, as the watch does, and draws until nothing moves.
pub fn reload(robot: &mut Robot, material: Arc<Material>) {
    robot.harness.state_mut().shell.reload(material, drawings());
    robot.harness.ctx.request_repaint();
    robot.settle();
}

/// The shipped files with their texts changed by path.
pub fn edited(mut change: impl FnMut(&str, &mut String)) -> Arc<Material> {
    let root = data_root().expect("a folder with the shipped data");
    let mut files = read_standard(&root).files;
    for file in &mut files {
        change(&file.path, &mut file.text);
    }
    Arc::new(Material::new(files, Vec::new()))
}

/// The drawings of the shipped customers, read once.
pub fn drawings() -> BTreeMap<String, String> {
    static DRAWINGS: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    let read_once = || {
        let root = data_root().expect("a folder with the shipped data");
        let names = drawing_names(&library());
        let read = read_drawings(&root, names.clone());
        assert_eq!(read.len(), names.len(), "every drawing is there");
        read
    };
    DRAWINGS.get_or_init(read_once).clone()
}

/// The window of most tests.
pub const SIZE: [f32; 2] = [1280.0, 800.0];

/// The scenario that the tests play, by its title in a language.
pub fn title(lang: Lang) -> String {
    title_of("late-delivery", lang)
}

/// A scenario's title in a language.
pub fn title_of(scenario: &str, lang: Lang) -> String {
    let library = library();
    let scenario = library.scenario(scenario).expect("a shipped scenario");
    scenario.title.get(lang).to_owned()
}

/// The start of a trainee without a past.
pub fn fresh(lang: Lang) -> Start {
    Start {
        library: Some(library()),
        findings: Vec::new(),
        material: material(),
        settings: Settings {
            lang,
            ..Settings::default()
        },
        records: Vec::new(),
        unfinished: None,
        notices: Vec::new(),
        drawings: drawings(),
        today: || "2026-11-22".to_owned(),
        random_seed: 7,
    }
}

/// The shell with everything it has asked its host for.
pub struct Host {
    pub shell: Shell,
    pub effects: Vec<Effect>,
    pub stage: Option<Stage>,
    /// Where data files are written; without it nothing is, and it is said that they were.
    pub root: Option<PathBuf>,
}

/// Writes a data file as the window does.
fn write_anew(root: &Path, wish: &Rewrite) -> Result<(), Unwritten> {
    rewrite(&root.join(&wish.path), &wish.old, &wish.new, Mark::Keep).map_err(|error| match error {
        RewriteError::Changed => Unwritten::Changed,
        RewriteError::Disk(error) => Unwritten::Disk(error.to_string()),
    })
}

/// The shell on a screen.
pub struct Robot {
    pub harness: Harness<'static, Host>,
    pub textures: Textures,
}

impl Robot {
    pub fn new(start: Start, size: [f32; 2]) -> Self {
        let textures = Textures::default();
        let host = Host {
            shell: Shell::new(start),
            effects: Vec::new(),
            stage: None,
            root: None,
        };
        let harness = Harness::builder()
            .with_size(Vec2::from(size))
            .with_max_steps(60)
            .with_step_dt(0.25)
            .renderer(textures.clone())
            .build_ui_state(
                |ui, host: &mut Host| {
                    let effects = host.shell.show(ui);
                    for effect in &effects {
                        // What takes long is left to the tests that want it.
                        if let Effect::Work(job @ Job::Layout { .. }) = effect {
                            let none = |_: &Script, _: &PointKey| unreachable!("no analysis");
                            host.shell.job_done(job.clone().run(none));
                        }
                        if let Effect::Rewrite(wish) = effect {
                            let root = host.root.as_deref();
                            let done = root.map_or(Ok(()), |root| write_anew(root, wish));
                            host.shell.file_written(wish.clone(), done);
                        }
                    }
                    host.effects.extend(effects);
                    host.stage = host.shell.stage();
                },
                host,
            );
        let mut robot = Self { harness, textures };
        robot.settle();
        robot
    }

    /// Lets everything that moves come to rest.
    pub fn settle(&mut self) {
        // Under pressure the clock never rests; that screens rest otherwise is a test of its own.
        self.harness.run_ok();
    }

    pub fn words(&self) -> Words {
        Words::new(self.harness.state().shell.settings().lang)
    }

    pub fn has(&self, label: &str) -> bool {
        self.harness.query_all_by_label(label).next().is_some()
    }

    pub fn has_text(&self, part: &str) -> bool {
        self.harness
            .query_all_by_label_contains(part)
            .next()
            .is_some()
    }

    /// Clicks a button by its key in the words.
    pub fn press(&mut self, key: &str) {
        let label = self.words().t(key);
        self.click(&label);
    }

    /// Clicks a control by its label, as a screen reader does: wherever it is scrolled to.
    pub fn click(&mut self, label: &str) {
        {
            let is_control = |node: &Node<'_>| {
                let role = node.accesskit_node().role();
                matches!(role, Role::Button | Role::RadioButton | Role::CheckBox)
            };
            let found: Vec<_> = self
                .harness
                .query_all_by_label(label)
                .filter(is_control)
                .collect();
            assert!(
                !found.is_empty(),
                "no control {label:?} in\n{:#?}",
                self.harness.root()
            );
            found[0].click_accesskit();
        }
        self.settle();
    }

    /// Opens a finished talk from the list on the home screen.
    pub fn open_past(&mut self, title: &str) {
        self.click_part(&format!("{title}, 20"));
    }

    /// Opens a scenario's card, whose title a filter may have too.
    pub fn open_card(&mut self, title: &str) {
        let mut cards = self
            .harness
            .query_all_by_label(title)
            .filter(|node| node.accesskit_node().role() == Role::Button);
        cards.next().expect("the scenario's card").click_accesskit();
        drop(cards);
        self.settle();
    }

    /// Clicks the first control whose label contains something.
    pub fn click_part(&mut self, part: &str) {
        {
            let is_control = |node: &Node<'_>| {
                let role = node.accesskit_node().role();
                matches!(role, Role::Button | Role::RadioButton | Role::CheckBox)
            };
            let found: Vec<_> = self
                .harness
                .query_all_by_label_contains(part)
                .filter(is_control)
                .collect();
            assert!(
                !found.is_empty(),
                "no control with {part:?} in\n{:#?}",
                self.harness.root()
            );
            found[0].click_accesskit();
        }
        self.settle();
    }

    pub fn key(&mut self, key: Key) {
        self.harness.key_press(key);
        self.settle();
    }

    /// Turns the wheel over the middle of the window; less than nothing scrolls down.
    pub fn scroll(&mut self, points: f32) {
        let middle = self.harness.ctx.content_rect().center();
        self.harness.hover_at(middle);
        self.harness.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, points),
            phase: egui::TouchPhase::Move,
            modifiers: egui::Modifiers::NONE,
        });
        self.settle();
        self.harness.remove_cursor();
        self.settle();
    }

    /// Whether there is a control whose label is this.
    pub fn is_control(&self, label: &str) -> bool {
        self.harness
            .query_all_by_label(label)
            .any(|node| node.accesskit_node().role() == Role::Button)
    }

    /// Whether the keyboard's focus is on one of the trainee's lines.
    pub fn is_line_focused(&self) -> bool {
        let numbered = |node: &Node<'_>| {
            let label = node.accesskit_node().label().unwrap_or_default();
            node.is_focused() && label.starts_with(|c: char| c.is_ascii_digit())
        };
        self.harness
            .query_all_by_role(Role::Button)
            .any(|node| numbered(&node))
    }

    /// From home into the first node of a scenario.
    pub fn begin(&mut self, title: &str) {
        self.click_part(title);
        self.press("briefing-start");
    }

    /// Says the first line that can be said, by key, until the talk is over; at most `most` lines. Returns how many.
    pub fn talk(&mut self, most: usize) -> usize {
        for said in 0..most {
            if !self.is_talking() {
                return said;
            }
            let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];
            let before = self.harness.state().effects.len();
            for key in keys {
                self.key(key);
                if self.harness.state().effects.len() > before {
                    break;
                }
            }
            assert!(
                self.harness.state().effects.len() > before,
                "no line could be said"
            );
        }
        most
    }

    /// Says the best line that can be said, by key, until the talk is over.
    pub fn talk_well(&mut self) {
        const KEYS: [Key; 5] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];
        while self.is_talking() {
            let run = self
                .last_save()
                .expect("a saved talk")
                .run()
                .expect("a run");
            let library = library();
            let scenario = library.scenario(&run.scenario).expect("its scenario");
            let customer = library.customer(&run.customer).expect("its customer");
            let script = Arc::new(Script::of(&library, scenario, customer));
            let talk = Talk::replay(script, &run).expect("a talk that can be replayed");
            let (state, script) = (*talk.state(), talk.script());
            let count = scenario.node(state.node).choices.len();
            let order = choice_order(run.seed, state.node, count);
            let key = PointKey::new(script);
            let best = (0..count)
                .filter(|&place| {
                    let line = script.line(state.node, order[place]).expect("a line");
                    line.needs & !state.flags == 0
                })
                .max_by_key(|&place| {
                    key.line(state.node, order[place])
                        .map(|line| line.points.clone())
                });
            self.key(KEYS[best.expect("a line that can be said")]);
        }
    }

    pub fn is_talking(&self) -> bool {
        let menu = self.words().t("talk-menu");
        self.has(&menu)
    }

    pub fn last_save(&self) -> Option<Saved> {
        self.harness
            .state()
            .effects
            .iter()
            .rev()
            .find_map(|effect| match effect {
                Effect::SaveTalk(text) => Saved::from_json(text).ok(),
                _ => None,
            })
    }

    pub fn saved_records(&self) -> Vec<Record> {
        let effects = self.harness.state().effects.iter();
        let texts = effects.filter_map(|effect| match effect {
            Effect::SaveRecord { text, .. } => Some(text),
            _ => None,
        });
        texts
            .map(|text| Record::from_json(text).expect("a record that can be read"))
            .collect()
    }

    /// Plays a trial with the first lines that can be said; at most `most` of them.
    pub fn talk_trial(&mut self, most: usize) {
        for _ in 0..most {
            for key in [Key::Num1, Key::Num2, Key::Num3] {
                if self.is_talking() {
                    self.key(key);
                }
            }
        }
    }

    /// Gives the keyboard's focus to what has something in its label.
    pub fn focus_part(&mut self, part: &str) {
        {
            let mut found = self.harness.query_all_by_label_contains(part);
            found.next().expect("something to focus").focus();
        }
        self.settle();
    }

    /// The node that the side of the graph is about.
    pub fn selected_node(&self) -> Option<String> {
        let mut headings = self.harness.query_all_by_role(Role::Heading);
        headings
            .next()
            .and_then(|node| node.accesskit_node().label())
    }

    /// Types into a field, by the key of its label, over what is there.
    pub fn type_into(&mut self, key: &str, text: &str) {
        let label = self.words().t(key);
        {
            let mut fields = self
                .harness
                .query_all_by_label(&label)
                .filter(|node| node.accesskit_node().role() == Role::TextInput);
            let field = fields.next().expect("a field");
            field.focus();
        }
        self.settle();
        {
            let field = self.harness.query_all_by_role(Role::TextInput);
            let mut field = field.filter(Node::is_focused);
            field.next().expect("the field in focus").type_text(text);
        }
        self.settle();
    }

    /// Whether a control with this label can be used.
    pub fn is_usable(&self, label: &str) -> bool {
        let mut found = self.harness.query_all_by_label(label);
        let control = found.next().expect("a control");
        !control.accesskit_node().is_disabled()
    }

    /// Gives the analysis that was asked for figures made up for the purpose.
    pub fn finish_analysis(&mut self) {
        self.finish_analysis_with(made_up::figures);
    }

    /// Gives the analysis that was asked for these figures.
    pub fn finish_analysis_with(&mut self, make: impl FnOnce(&Script, &PointKey) -> AnalysisView) {
        let wanted = self
            .harness
            .state()
            .effects
            .iter()
            .rev()
            .find_map(|effect| match effect {
                Effect::Work(Job::Analyze {
                    stamp, script, key, ..
                }) => Some((stamp.clone(), Arc::clone(script), Arc::clone(key))),
                _ => None,
            });
        let (stamp, script, key) = wanted.expect("an analysis was asked for");
        let made = make(&script, &key);
        let done = JobDone::Analysis(stamp, Arc::new(made));
        self.harness.state_mut().shell.job_done(done);
        self.harness.ctx.request_repaint();
        self.settle();
    }
}
