//! The remedy of a finding: what it would change, and the buttons that apply it and take it back. Does not change files.

use egui::{Color32, Ui};
use egui_phosphor::regular as icons;

use super::action::WorkAction;
use super::state::Workshop;
use crate::diagnostic::{Diagnostic, Remedy, apply};
use crate::ui::kit::Kit;
use crate::ui::widgets::{Button, ChipTone, Rank, icon_line, note};
use crate::workshop::Document;

/// Most lines that are shown of each side.
const MOST_LINES: usize = 4;

/// What the remedy does, and the button that applies it.
pub fn remedy_ui(
    ui: &mut Ui,
    kit: &Kit<'_>,
    workshop: &Workshop,
    (index, finding): (usize, &Diagnostic),
) -> Option<WorkAction> {
    let remedy = finding.remedy.as_ref()?;
    let document = workshop.material.documents.get(finding.primary.file.0)?;
    let is_ahead = workshop.remedies.is_ahead(&document.path, document.version);
    let mut clicked = false;
    icon_line(ui, kit, icons::MAGIC_WAND, kit.palette().accent, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(1.0);
        kit.body(ui, kit.text(&remedy.title));
        change_ui(ui, kit, document, remedy);
        let label = kit.t(if is_ahead {
            "remedy-waiting"
        } else {
            "remedy-apply"
        });
        clicked = Button::new(Rank::Secondary, &label)
            .icon(icons::CHECK)
            .enabled(!is_ahead)
            .show(ui, kit)
            .clicked();
    });
    clicked.then_some(WorkAction::Apply(index))
}

/// The lines that would change, before and after.
fn change_ui(ui: &mut Ui, kit: &Kit<'_>, document: &Document, remedy: &Remedy) {
    let (before, after) = changed_lines(&document.text, remedy);
    if before == after {
        return;
    }
    let palette = kit.palette();
    let frame = egui::Frame::new()
        .fill(palette.sunken)
        .corner_radius(egui::CornerRadius::same(10))
        .inner_margin(egui::Margin::symmetric(12, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = kit.space(0.25);
        // The same room before all lines is left out.
        let lines = || before.iter().chain(&after).filter(|line| !line.is_empty());
        let indent = |line: &String| line.len() - line.trim_start_matches(' ').len();
        let indent = lines().map(indent).min().unwrap_or(0);
        for (sign, lines, color) in [
            ("-", &before, palette.anger),
            ("+", &after, palette.patience),
        ] {
            for line in lines.iter().take(MOST_LINES) {
                let text = line.get(indent..).unwrap_or_default();
                line_ui(ui, kit, &format!("{sign} {text}"), color);
            }
            if lines.len() > MOST_LINES {
                line_ui(ui, kit, &format!("{sign} …"), color);
            }
        }
    });
}

fn line_ui(ui: &mut Ui, kit: &Kit<'_>, text: &str, color: Color32) {
    let text = egui::RichText::new(text).font(kit.look.code()).color(color);
    ui.add(egui::Label::new(text).wrap());
}

/// The lines that a remedy touches, as they are and as they would be.
fn changed_lines(text: &str, remedy: &Remedy) -> (Vec<String>, Vec<String>) {
    let (new, _) = apply(text, &[remedy]);
    let (Some(first), Some(last)) = (remedy.patches.first(), remedy.patches.last()) else {
        return (Vec::new(), Vec::new());
    };
    let line_start = |text: &str, at: usize| text.get(..at)?.rfind('\n').map(|at| at + 1);
    let line_end = |text: &str, at: usize| Some(at + text.get(at..)?.find('\n')?);
    let start = line_start(text, first.span.start).unwrap_or(0);
    let end = line_end(text, last.span.end).unwrap_or(text.len());
    // What stands behind the last patch is the same in both.
    let rest = text.len() - end.min(text.len());
    let new_end = new.len().saturating_sub(rest);
    let cut = |part: Option<&str>| {
        part.unwrap_or_default()
            .lines()
            .map(str::to_owned)
            .collect()
    };
    (cut(text.get(start..end)), cut(new.get(start..new_end)))
}

/// What was applied last, and the button that takes it back.
pub fn applied_ui(ui: &mut Ui, kit: &Kit<'_>, workshop: &Workshop) -> Option<WorkAction> {
    let step = workshop.remedies.last()?;
    let mut clicked = false;
    note(ui, kit, ChipTone::Accent, icons::CHECK, |ui| {
        let values = [
            ("path", step.path.as_str().into()),
            ("title", kit.text(step.title()).into()),
        ];
        kit.body(ui, kit.words.with("remedy-applied", &values));
        clicked = Button::new(Rank::Quiet, &kit.t("remedy-back"))
            .icon(icons::ARROW_COUNTER_CLOCKWISE)
            .flush()
            .show(ui, kit)
            .clicked();
    });
    ui.add_space(kit.space(1.0));
    clicked.then_some(WorkAction::Undo)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Patch;
    use crate::model::Text;

    fn changed(text: &str, patches: &[(std::ops::Range<usize>, &str)]) -> (String, String) {
        let patch = |(span, text): &(std::ops::Range<usize>, &str)| Patch {
            span: span.clone(),
            text: (*text).to_owned(),
        };
        let remedy = Remedy {
            title: Text::default(),
            patches: patches.iter().map(patch).collect(),
        };
        let (before, after) = changed_lines(text, &remedy);
        (before.join("|"), after.join("|"))
    }

    #[test]
    fn the_lines_that_change_are_shown_before_and_after() {
        let pair = |before: &str, after: &str| (before.to_owned(), after.to_owned());
        let text = "one\ntwo\nthree";
        assert_eq!(changed(text, &[(4..7, "2")]), pair("two", "2"));
        assert_eq!(changed(text, &[(13..13, "!")]), pair("three", "three!"));
        assert_eq!(changed(text, &[(0..0, "a\n")]), pair("one", "a|one"));
        assert_eq!(changed(text, &[(3..4, " ")]), pair("one|two", "one two"));
        assert_eq!(
            changed(text, &[(0..1, "O"), (8..9, "T")]),
            pair("one|two|three", "One|two|Three")
        );
        assert_eq!(changed(text, &[]), pair("", ""));
        assert_eq!(
            changed(text, &[(90..99, "x")]).1,
            changed(text, &[(90..99, "x")]).0
        );
    }
}
