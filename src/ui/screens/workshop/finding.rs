//! Findings as a list: each with its rule and place, and, folded out, the source, the remedy and the explanation.

use egui::{ScrollArea, Ui, Vec2};
use egui_phosphor::regular as icons;

use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::ui::kit::Kit;
use crate::ui::theme::Type;
use crate::ui::widgets::{Button, Rank, click_card, icon_line};

use super::action::WorkAction;
use super::code::{excerpt, severity_color};
use super::empty::empty_ui;
use super::remedy::remedy_ui;
use super::state::Workshop;

/// Most findings that are listed at once.
const MOST_LISTED: usize = 200;
/// Most places of one finding that are listed.
const MOST_PLACES: usize = 100;

/// The icon of a severity.
pub const fn severity_icon(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => icons::X_CIRCLE,
        Severity::Warning => icons::WARNING,
        Severity::Note => icons::INFO,
    }
}

/// Draws the findings of the file and severity picked.
pub fn findings_ui(ui: &mut Ui, kit: &Kit<'_>, workshop: &Workshop) -> Option<WorkAction> {
    let material = &workshop.material;
    let shown = material.grouped(workshop.file.as_deref(), workshop.severity);
    if shown.is_empty() {
        let (title, line) = if material.documents.is_empty() {
            ("files-none", "files-none-line")
        } else if workshop.severity.is_some() {
            ("findings-filtered", "findings-filtered-line")
        } else {
            ("findings-clean", "findings-clean-line")
        };
        empty_ui(
            ui,
            kit,
            icons::CHECK,
            kit.palette().patience,
            &kit.t(title),
            &kit.t(line),
        );
        return None;
    }
    let mut action = None;
    let name = ("findings", workshop.file.as_deref());
    ScrollArea::vertical()
        .id_salt(name)
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.set_max_width(ui.available_width() - kit.space(2.0));
            ui.spacing_mut().item_spacing.y = kit.space(1.0);
            for group in shown.iter().take(MOST_LISTED) {
                ui.push_id(group[0], |ui| {
                    action = group_ui(ui, kit, workshop, group).or(action.take());
                });
            }
            if shown.len() > MOST_LISTED {
                kit.caption(
                    ui,
                    kit.words.with(
                        "findings-more",
                        &[("count", (shown.len() - MOST_LISTED).into())],
                    ),
                );
            }
            ui.add_space(kit.space(3.0));
        });
    action
}

/// Findings that say the same: what they say once, and, where one of them is open, the places of all with the details of
/// that one.
fn group_ui(
    ui: &mut Ui,
    kit: &Kit<'_>,
    workshop: &Workshop,
    group: &[usize],
) -> Option<WorkAction> {
    let material = &workshop.material;
    let shown = workshop.finding.filter(|index| group.contains(index));
    let (open, index) = (shown.is_some(), shown.unwrap_or(group[0]));
    let finding = &material.findings[index];
    let color = severity_color(kit, finding.severity);
    let place = if group.len() == 1 {
        place_of(workshop, finding)
    } else {
        let values = [
            ("count", group.len().into()),
            (
                "first",
                place_of(workshop, &material.findings[group[0]]).into(),
            ),
        ];
        kit.words.with("finding-places", &values)
    };
    let rule = format!("{} · {}", finding.code.id, finding.code.name);
    let message = kit.text(&finding.message);
    let first = material.place(&material.findings[group[0]]);
    let spoken = if group.len() == 1 {
        format!("{} {first}: {message}", finding.code.id)
    } else {
        format!("{} {first}: {message} · {place}", finding.code.id)
    };
    let card = click_card(ui, kit, &spoken, open, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(0.25);
        icon_line(ui, kit, severity_icon(finding.severity), color, |ui| {
            kit.strong(ui, message);
            kit.colored(ui, Type::Caption, color, rule.as_str());
            kit.caption(ui, place.as_str());
        });
    });
    let mut action = card
        .response
        .clicked()
        .then_some(WorkAction::Finding(index));
    if open {
        let inner = egui::Frame::new().inner_margin(egui::Margin::symmetric(6, 4));
        inner.show(ui, |ui| {
            if group.len() > 1 {
                action = places_ui(ui, kit, workshop, (group, index)).or(action.take());
            }
            action = details_ui(ui, kit, workshop, (index, finding)).or(action.take());
        });
    }
    action
}

/// Where a finding stands: its node, if it is in one, and `path:line:column`.
fn place_of(workshop: &Workshop, finding: &Diagnostic) -> String {
    let place = workshop.material.place(finding);
    match workshop.material.node_of(finding) {
        Some(node) => format!("{node} · {place}"),
        None => place,
    }
}

/// The same where the file is known: its node, if it is in one, and the line.
fn line_of(kit: &Kit<'_>, workshop: &Workshop, finding: &Diagnostic) -> String {
    let material = &workshop.material;
    let document = material.documents.get(finding.primary.file.0);
    let line = document.map_or(0, |document| {
        document.line_of(finding.primary.span.start) + 1
    });
    let told = kit
        .words
        .with("finding-line", &[("line", line.to_string().into())]);
    match material.node_of(finding) {
        Some(node) => format!("{node} · {told}"),
        None => told,
    }
}

/// The places of findings that say the same, each a way there; the one that is open stands out.
fn places_ui(
    ui: &mut Ui,
    kit: &Kit<'_>,
    workshop: &Workshop,
    (group, open): (&[usize], usize),
) -> Option<WorkAction> {
    let mut action = None;
    let findings = &workshop.material.findings;
    let file = findings[group[0]].primary.file;
    let is_one_file = group
        .iter()
        .all(|&index| findings[index].primary.file == file);
    ui.spacing_mut().item_spacing.y = kit.space(0.25);
    for &index in group.iter().take(MOST_PLACES) {
        let place = if is_one_file {
            line_of(kit, workshop, &findings[index])
        } else {
            place_of(workshop, &findings[index])
        };
        let is_open = index == open;
        let icon = if is_open {
            icons::CARET_DOWN
        } else {
            icons::CARET_RIGHT
        };
        let button = Button::new(Rank::Quiet, &place).icon(icon).inline();
        if ui.push_id(index, |ui| button.show(ui, kit)).inner.clicked() && !is_open {
            action = Some(WorkAction::Finding(index));
        }
    }
    let more = group.len().saturating_sub(MOST_PLACES);
    if more > 0 {
        let values = [("count", more.into())];
        kit.caption(ui, kit.words.with("findings-more", &values));
    }
    ui.add_space(kit.space(0.5));
    action
}

/// What is folded out under a finding.
fn details_ui(
    ui: &mut Ui,
    kit: &Kit<'_>,
    workshop: &Workshop,
    (index, finding): (usize, &Diagnostic),
) -> Option<WorkAction> {
    let material = &workshop.material;
    let mut action = None;
    ui.spacing_mut().item_spacing.y = kit.space(1.0);
    let color = severity_color(kit, finding.severity);
    let labels = std::iter::once((&finding.primary, color)).chain(
        finding
            .others
            .iter()
            .map(|other| (other, kit.palette().trust)),
    );
    for (place, (label, color)) in labels.enumerate() {
        let Some(document) = material
            .documents
            .get(label.file.0)
            .filter(|document| !document.text.is_empty())
        else {
            continue;
        };
        if place > 0 {
            action = other_ui(ui, kit, workshop, label).or(action);
        }
        excerpt(
            ui,
            kit,
            document,
            &label.span,
            (kit.text(&label.text), color),
        );
    }
    if let Some(help) = &finding.help {
        icon_line(ui, kit, icons::LIGHTBULB, kit.palette().patience, |ui| {
            kit.body(ui, kit.text(help))
        });
    }
    action = remedy_ui(ui, kit, workshop, (index, finding)).or(action);
    let path = material
        .documents
        .get(finding.primary.file.0)
        .map(|document| document.path.clone());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(kit.space(0.5));
        let button = |ui: &mut Ui, icon: &str, key: &str| {
            Button::new(Rank::Quiet, &kit.t(key))
                .icon(icon)
                .show(ui, kit)
                .clicked()
        };
        if button(ui, icons::CROSSHAIR, "finding-source")
            && let Some(path) = &path
        {
            action = Some(WorkAction::Source(path.clone(), finding.primary.span.start));
        }
        if button(ui, icons::PENCIL_SIMPLE, "finding-edit")
            && let Some(path) = &path
        {
            action = Some(WorkAction::Edit(path.clone(), finding.primary.span.start));
        }
        let key = if workshop.explained {
            "finding-explain-hide"
        } else {
            "finding-explain"
        };
        if button(ui, icons::BOOK_OPEN, key) {
            action = Some(WorkAction::Explain);
        }
    });
    if workshop.explained {
        explanation_ui(ui, kit, finding);
    }
    action
}

/// Where a second place is, as a way there.
fn other_ui(ui: &mut Ui, kit: &Kit<'_>, workshop: &Workshop, label: &Label) -> Option<WorkAction> {
    let document = workshop.material.documents.get(label.file.0)?;
    let place = document.place(label.span.start);
    let clicked = Button::new(Rank::Quiet, &place)
        .icon(icons::ARROW_BEND_DOWN_RIGHT)
        .inline()
        .show(ui, kit)
        .clicked();
    clicked.then(|| WorkAction::Source(document.path.clone(), label.span.start))
}

/// The rule's page.
fn explanation_ui(ui: &mut Ui, kit: &Kit<'_>, finding: &Diagnostic) {
    let lang = kit.words.lang();
    let frame = egui::Frame::new()
        .fill(kit.palette().wash)
        .corner_radius(egui::CornerRadius::same(10))
        .inner_margin(egui::Margin::same(14));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = kit.space(0.5);
        let parts = [
            ("explain-finds", finding.code.finds.get(lang), false),
            ("explain-why", finding.code.why.get(lang), false),
            ("explain-remedy", finding.code.remedy.get(lang), false),
            ("explain-wrong", finding.code.wrong.get(lang), true),
            ("explain-right", finding.code.right.get(lang), true),
        ];
        for (key, text, code) in parts.into_iter().filter(|(_, text, _)| !text.is_empty()) {
            kit.colored(ui, Type::Caption, kit.palette().accent, kit.t(key));
            if code {
                let text = egui::RichText::new(text)
                    .font(kit.look.code())
                    .color(kit.palette().ink);
                ui.add(egui::Label::new(text).wrap());
            } else {
                kit.body(ui, text);
            }
            ui.add_space(kit.space(0.5));
        }
    });
}
