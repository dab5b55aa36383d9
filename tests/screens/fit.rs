//! Nothing is cut off and nothing overlaps, in every screen, size, language, light and text size.
//!
//! Two exact checks over the shapes that egui paints: no line of text is wider than where it may be seen or is cut short
//! with dots; and no two texts of a layer lie over each other.

use composure::model::Lang;
use egui::Rect;
use egui::epaint::{ClippedShape, Shape, TextShape};

use crate::drive::Robot;
use crate::gallery::{Way, walk, walk_doors, walk_workshop};

/// Rounding of glyph positions, and the air inside the clip.
const SLACK: f32 = 1.5;

fn texts<'a>(shape: &'a Shape, out: &mut Vec<&'a TextShape>) {
    match shape {
        Shape::Text(text) => out.push(text),
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| texts(shape, out)),
        _ => {}
    }
}

/// Where a picture is seen.
fn picture(shape: &Shape) -> Option<Rect> {
    match shape {
        Shape::Rect(rect) => rect.brush.as_ref().map(|_| rect.rect),
        Shape::Mesh(mesh) if mesh.texture_id != egui::TextureId::default() => {
            Some(mesh.calc_bounds())
        }
        _ => None,
    }
}

/// Where the ink of a text is seen, with what it says.
struct Seen {
    ink: Rect,
    text: String,
}

/// What is seen on the screen: every text whose ink is not cut anywhere, with its place and the size of its font.
pub fn seen_texts(robot: &Robot) -> Vec<(String, Rect, f32)> {
    let mut out = Vec::new();
    for ClippedShape { clip_rect, shape } in &robot.harness.output().shapes {
        let mut found = Vec::new();
        texts(shape, &mut found);
        out.extend(found.into_iter().filter_map(|text| {
            let ink = text.galley.mesh_bounds.translate(text.pos.to_vec2());
            let size = text.galley.job.sections.first()?.format.font_id.size;
            let is_seen = clip_rect.expand(SLACK).contains_rect(ink);
            is_seen.then(|| (text.galley.text().to_owned(), ink, size))
        }));
    }
    out
}

fn problems(
    shapes: &[ClippedShape],
    screen: &str,
    covered: bool,
    screen_rect: Rect,
) -> Vec<String> {
    let mut out = Vec::new();
    let mut seen: Vec<Seen> = Vec::new();
    let mut pictures: Vec<Rect> = Vec::new();
    for ClippedShape { clip_rect, shape } in shapes {
        let clip = clip_rect.intersect(screen_rect);
        let seen_picture = picture(shape).map(|rect| rect.intersect(clip));
        pictures.extend(seen_picture.filter(Rect::is_positive));
        let mut found = Vec::new();
        texts(shape, &mut found);
        for text in found {
            let words = text.galley.text().to_owned();
            let place = text.galley.rect.translate(text.pos.to_vec2());
            if text.galley.elided {
                out.push(format!("{screen}: cut short with dots: {words:?}"));
            }
            // Lines of files and the graph can be scrolled sideways, and are cut there.
            let moves = text
                .galley
                .job
                .sections
                .iter()
                .any(|section| section.format.font_id.family == egui::FontFamily::Monospace);
            if moves || words.trim().is_empty() || !place.intersects(clip) {
                continue;
            }
            // Glyphs, not the advance of a trailing space.
            let ink = text.galley.mesh_bounds.translate(text.pos.to_vec2());
            if ink.left() < clip.left() - SLACK || ink.right() > clip.right() + SLACK {
                out.push(format!(
                    "{screen}: {words:?} at {ink:?} is wider than {clip:?}"
                ));
            }
            let visible = ink.intersect(clip);
            if visible.is_positive() {
                seen.push(Seen {
                    ink: visible,
                    text: words,
                });
            }
        }
    }
    if !covered {
        for one in &seen {
            for picture in &pictures {
                let both = one.ink.intersect(*picture);
                if both.is_positive() && both.width() > SLACK && both.height() > SLACK {
                    out.push(format!("{screen}: a picture lies over {:?}", one.text));
                }
            }
        }
        for (index, one) in seen.iter().enumerate() {
            for other in &seen[index + 1..] {
                let both = one.ink.intersect(other.ink);
                if both.is_positive() && both.width() > SLACK && both.height() > SLACK {
                    out.push(format!(
                        "{screen}: {:?} lies over {:?} at {both:?}",
                        other.text, one.text
                    ));
                }
            }
        }
    }
    out
}

fn check(lang: Lang, dark: bool) {
    let mut out = Vec::new();
    for size in [[960.0, 640.0], [1280.0, 800.0]] {
        for percent in [80, 100, 150, 200] {
            let way = Way {
                lang,
                dark,
                percent,
                size,
                scenario: "late-delivery",
            };
            let rect = Rect::from_min_size(egui::Pos2::ZERO, egui::Vec2::from(size));
            let mut look = |robot: &mut Robot, screen: &str, covered: bool| {
                let found = problems(&robot.harness.output().shapes, screen, covered, rect);
                let told = |problem| format!("{size:?} {percent} % {problem}");
                out.extend(found.into_iter().map(told));
            };
            walk(way, &mut look);
            walk_doors(way, &mut look);
        }
    }
    assert!(out.is_empty(), "{} problems\n{}", out.len(), out.join("\n"));
}

#[test]
fn nothing_is_cut_off_in_chinese_by_day() {
    check(Lang::Zh, false);
}

#[test]
fn nothing_is_cut_off_in_chinese_by_night() {
    check(Lang::Zh, true);
}

#[test]
fn nothing_is_cut_off_in_english_by_day() {
    check(Lang::En, false);
}

#[test]
fn nothing_is_cut_off_in_english_by_night() {
    check(Lang::En, true);
}

/// The texts of all scenarios fit, at the usual and the largest text in the smallest window.
#[test]
fn every_scenario_fits_in_the_smallest_window() {
    let size = [960.0, 640.0];
    let rect = Rect::from_min_size(egui::Pos2::ZERO, egui::Vec2::from(size));
    let mut out = Vec::new();
    for scenario in ["paid-too-much", "new-car-quality", "generous-warranty"] {
        for (lang, percent) in [
            (Lang::Zh, 100),
            (Lang::Zh, 200),
            (Lang::En, 100),
            (Lang::En, 200),
        ] {
            let way = Way {
                lang,
                dark: false,
                percent,
                size,
                scenario,
            };
            walk(way, |robot, screen, covered| {
                let found = problems(&robot.harness.output().shapes, screen, covered, rect);
                let told = |problem| format!("{scenario} {} {percent} % {problem}", lang.name());
                out.extend(found.into_iter().map(told));
            });
        }
    }
    assert!(out.is_empty(), "{} problems\n{}", out.len(), out.join("\n"));
}

/// The Workshop, in every language and size.
#[test]
fn the_workshop_fits() {
    let mut out = Vec::new();
    for size in [[960.0, 640.0], [1280.0, 800.0]] {
        for (lang, dark, percent) in [
            (Lang::Zh, false, 100),
            (Lang::En, true, 100),
            (Lang::Zh, true, 150),
            (Lang::En, false, 150),
        ] {
            let way = Way {
                lang,
                dark,
                percent,
                size,
                scenario: "late-delivery",
            };
            let rect = Rect::from_min_size(egui::Pos2::ZERO, egui::Vec2::from(size));
            walk_workshop(way, |robot, screen, covered| {
                if screen.contains("graph") {
                    return;
                }
                let found = problems(&robot.harness.output().shapes, screen, covered, rect);
                let told = |problem| format!("{size:?} {} {percent} % {problem}", lang.name());
                out.extend(found.into_iter().map(told));
            });
        }
    }
    out.dedup();
    assert!(out.is_empty(), "{} problems\n{}", out.len(), out.join("\n"));
}

/// The checks see what they are for.
#[test]
fn planted_faults_are_found() {
    let rect = Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(200.0, 100.0));
    let found = |draw: fn(&mut egui::Ui)| {
        let harness = egui_kittest::Harness::builder()
            .with_size(rect.size())
            .build_ui(move |ui| {
                ui.ctx().set_fonts(composure::ui::fonts(Lang::En));
                draw(ui);
            });
        let mut harness = harness;
        harness.run_ok();
        problems(&harness.output().shapes, "planted", false, rect).len()
    };
    assert_eq!(found(|ui| draw_text(ui, 20.0, "fits")), 0);
    assert_eq!(found(|ui| draw_text(ui, 180.0, "too far to the right")), 1);
    let twice = |ui: &mut egui::Ui| {
        draw_text(ui, 20.0, "one");
        draw_text(ui, 24.0, "two");
    };
    assert_eq!(found(twice), 1);
    let short = |ui: &mut egui::Ui| {
        ui.add(
            egui::Label::new("a line that is far too long for the window of two hundred points")
                .truncate(),
        );
    };
    assert_eq!(found(short), 1);
}

fn draw_text(ui: &mut egui::Ui, x: f32, text: &str) {
    let font = egui::FontId::proportional(15.0);
    ui.painter().text(
        egui::pos2(x, 20.0),
        egui::Align2::LEFT_TOP,
        text,
        font,
        egui::Color32::RED,
    );
}

/// The primary action of each screen can be seen without scrolling, even at the largest text in the smallest window.
#[test]
fn primary_action_is_always_in_sight() {
    use egui_kittest::kittest::Queryable;
    let primary = [
        ("04-briefing", "briefing-start"),
        ("13-forecast", "forecast-go"),
        ("14-overview", "debrief-form"),
        ("17-form", "form-finish"),
    ];
    for lang in [Lang::Zh, Lang::En] {
        let mut seen = 0;
        let way = Way {
            lang,
            dark: false,
            percent: 200,
            size: [960.0, 640.0],
            scenario: "late-delivery",
        };
        walk(way, |robot, screen, _| {
            let Some((_, key)) = primary.iter().find(|(name, _)| *name == screen) else {
                return;
            };
            let label = robot.words().t(key);
            let rect = robot.harness.get_by_label(&label).rect();
            let window = Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(960.0, 640.0));
            assert!(window.contains_rect(rect), "{screen}: {rect:?}");
            seen += 1;
        });
        assert_eq!(seen, primary.len(), "every one of these screens was walked");
    }
}
