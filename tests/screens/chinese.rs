//! In the Chinese interface of the Workshop nothing is English but names from files and names of rules.

use std::collections::BTreeSet;

use composure::model::Lang;
use composure::workshop::Material;
use egui::epaint::Shape;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::drive::Robot;
use crate::gallery::{Way, broken_material, walk_workshop};

/// Texts of shapes, without those in the font of files.
fn texts(shape: &Shape, out: &mut BTreeSet<String>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| texts(shape, out)),
        Shape::Text(text) => {
            let mut sections = text.galley.job.sections.iter();
            let is_code = |section: &egui::text::LayoutSection| {
                section.format.font_id.family == egui::FontFamily::Monospace
            };
            if !sections.any(is_code) {
                out.insert(text.galley.text().to_owned());
            }
        }
        _ => {}
    }
}

/// What is shown and what is spoken.
fn said(robot: &Robot) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for clipped in &robot.harness.output().shapes {
        texts(&clipped.shape, &mut out);
    }
    let spoken = robot.harness.query_all_by_label_contains("");
    out.extend(spoken.filter_map(|node| node.accesskit_node().label()));
    out
}

/// Whether a text has an English word and no Chinese.
fn is_english(text: &str) -> bool {
    let is_chinese = |c: char| ('\u{2e80}'..='\u{9fff}').contains(&c);
    let words = text.split(|c: char| !c.is_ascii_alphabetic());
    !text.contains(is_chinese) && words.map(str::len).max().unwrap_or(0) > 2
}

/// What findings tell in no language: places, names of rules, lines of files; without spaces, as lines may be broken
/// anywhere.
fn told_by_findings(material: &Material) -> String {
    let mut out = String::new();
    for finding in &material.findings {
        let place = material.place(finding);
        let code = format!("{} · {}", finding.code.id, finding.code.name);
        for text in [&place, &code, finding.code.wrong.zh, finding.code.right.zh] {
            out.push_str(text);
            out.push('\n');
        }
    }
    plain(&out)
}

fn plain(text: &str) -> String {
    let is_icon = |c: &char| ('\u{e000}'..='\u{f8ff}').contains(c);
    let letters = text.chars().filter(|c| !c.is_whitespace() && !is_icon(c));
    letters.collect()
}

/// Whether a text is made of names from files: paths and ids, one or several.
fn is_of_names(text: &str, files: &str) -> bool {
    let pieces = text.split([' ', '·', '→', '\u{2002}']);
    let is_name = |piece: &str| {
        let piece = piece.trim_matches(|c: char| !c.is_alphanumeric());
        let is_written_like_one = piece
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_/.:".contains(c));
        // A name cut in its middle is known by its ends.
        let known = |part: &str| files.contains(part);
        is_written_like_one && known(piece) || piece.contains('…') && piece.split('…').all(known)
    };
    pieces
        .filter(|piece| piece.chars().any(char::is_alphanumeric))
        .all(|piece| piece.parse::<f64>().is_ok() || is_name(piece))
}

#[test]
fn nothing_in_the_chinese_workshop_is_english_but_names() {
    let material = broken_material();
    let findings = told_by_findings(&material);
    let mut files = String::new();
    for document in &material.documents {
        files.push_str(&document.path);
        files.push('\n');
        // Names stand between quotation marks or as words of the format, texts for people have spaces.
        let pieces = document
            .text
            .split('"')
            .filter(|piece| !piece.contains(' '));
        files.extend(pieces.flat_map(|piece| [piece, "\n"]));
    }
    let mut english = BTreeSet::new();
    let way = Way {
        lang: Lang::Zh,
        dark: false,
        percent: 100,
        size: [1280.0, 800.0],
        scenario: "late-delivery",
    };
    let mut screens = 0;
    walk_workshop(way, |robot, screen, _| {
        screens += 1;
        for text in said(robot).into_iter().filter(|text| is_english(text)) {
            if !findings.contains(&plain(&text)) && !is_of_names(&text, &files) {
                english.insert(format!("{screen}: {text:?}"));
            }
        }
    });
    assert!(screens > 10);
    assert!(english.is_empty(), "{english:#?}");
}

#[test]
fn english_words_are_told_from_names() {
    let files = "scenarios/a/late.ron\npour-out\nmine\n";
    for name in [
        "late",
        "pour-out · mine",
        "→ mine",
        "3 mine · 2.7",
        "sc…ron",
    ] {
        assert!(is_of_names(name, files), "{name}");
    }
    for text in ["Pour-out", "the mine", "at most"] {
        assert!(!is_of_names(text, files), "{text}");
    }
    assert!(is_english("no run comes here") && !is_english("第 3 句 mine") && !is_english("2:15"));
}
