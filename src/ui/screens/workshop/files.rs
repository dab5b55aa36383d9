//! Files with how much was found in them, their findings, and the source beside or behind them.

use std::collections::BTreeMap;

use egui::{
    CursorIcon, Rect, ScrollArea, Sense, Ui, UiBuilder, Vec2, WidgetInfo, WidgetType, pos2,
};
use egui_phosphor::regular as icons;

use crate::diagnostic::Severity;
use crate::ui::kit::Kit;
use crate::ui::theme::Type;
use crate::ui::widgets::{ChipTone, focus_ring, note, paint_icon, segments};
use crate::workshop::{Counts, Document};

use super::action::WorkAction;
use super::code::severity_color;
use super::finding::findings_ui;
use super::remedy::applied_ui;
use super::source::source_ui;
use super::state::Workshop;

/// The severities in the order in which they are shown.
pub const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];

/// Draws the part of files.
pub fn files_ui(ui: &mut Ui, kit: &Kit<'_>, workshop: &Workshop) -> Option<WorkAction> {
    let room = ui.available_rect_before_wrap();
    let pad = kit.space(2.0);
    let list = kit.look.em(17.0).min(room.width() * 0.28);
    let wide = room.width() > kit.look.em(76.0);
    let split = |left: f32, right: f32| {
        Rect::from_min_max(pos2(left, room.top()), pos2(right, room.bottom()))
    };
    let list_rect = split(room.left(), room.left() + list);
    ui.painter()
        .rect_filled(list_rect, 0.0, kit.palette().paper);
    ui.painter().vline(
        list_rect.right(),
        list_rect.y_range(),
        kit.look.hairline(kit.palette().line),
    );
    let mut action = ui_in_rect(ui, "file-list", list_rect, |ui| list_ui(ui, kit, workshop));
    let rest = split(list_rect.right(), room.right());
    if wide {
        let width = (rest.width() * 0.42).min(kit.look.em(36.0));
        let middle = split(rest.left(), rest.left() + width);
        let found = ui_in_rect(ui, "findings", middle.shrink2(Vec2::new(pad, 0.0)), |ui| {
            middle_ui(ui, kit, workshop)
        });
        let source = split(middle.right(), room.right());
        let shown = ui_in_rect(ui, "source", source, |ui| {
            source_ui(ui, kit, workshop, false)
        });
        action = action.or(found).or(shown);
    } else if workshop.source.is_some() && workshop.source_open {
        action = action.or(ui_in_rect(ui, "source", rest, |ui| {
            source_ui(ui, kit, workshop, true)
        }));
    } else {
        action = action.or(ui_in_rect(
            ui,
            "findings",
            rest.shrink2(Vec2::new(pad, 0.0)),
            |ui| middle_ui(ui, kit, workshop),
        ));
    }
    action
}

/// Draws `content` in a rectangle, in a child `Ui` with the id `name`; returns what the content returns.
pub fn ui_in_rect<R>(ui: &mut Ui, name: &str, rect: Rect, content: impl FnOnce(&mut Ui) -> R) -> R {
    let layout = egui::Layout::top_down(egui::Align::Min);
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout).id_salt(name));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    content(&mut child)
}

/// Files by folder.
fn list_ui(ui: &mut Ui, kit: &Kit<'_>, workshop: &Workshop) -> Option<WorkAction> {
    let material = &workshop.material;
    let mut folders: BTreeMap<&str, Vec<&Document>> = BTreeMap::new();
    for document in &material.documents {
        let folder = document
            .path
            .rsplit_once('/')
            .map_or("", |(folder, _)| folder);
        folders.entry(folder).or_default().push(document);
    }
    let mut action = None;
    ScrollArea::vertical()
        .id_salt("file-list")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = kit.space(0.25);
            ui.add_space(kit.space(1.5));
            let all = kit.t("files-all");
            let row = Row {
                icon: icons::STACK,
                name: &all,
                spoken: &all,
                counts: material.counts(None),
                picked: workshop.file.is_none(),
                indent: 1.0,
            };
            if row.show(ui, kit).clicked() {
                action = Some(WorkAction::File(None));
            }
            for (folder, documents) in &folders {
                ui.add_space(kit.space(1.0));
                ui.horizontal(|ui| {
                    ui.add_space(kit.space(2.0));
                    kit.caption(ui, *folder);
                });
                for document in documents {
                    let name = document.path.rsplit('/').next().unwrap_or_default();
                    // They all end alike; the whole path is spoken.
                    let name = name.strip_suffix(".ron").unwrap_or(name);
                    let icon = if document.scenario.is_some() {
                        icons::CHATS_CIRCLE
                    } else {
                        icons::FILE_TEXT
                    };
                    let row = Row {
                        icon,
                        name,
                        spoken: &document.path,
                        counts: material.counts(Some(document)),
                        picked: workshop.file.as_deref() == Some(&document.path),
                        indent: 2.0,
                    };
                    if row.show(ui, kit).clicked() {
                        action = Some(WorkAction::File(Some(document.path.clone())));
                    }
                }
            }
            if material.documents.is_empty() {
                ui.add_space(kit.space(2.0));
                ui.horizontal_wrapped(|ui| {
                    ui.add_space(kit.space(2.0));
                    ui.set_max_width(ui.available_width() - kit.space(2.0));
                    kit.caption(ui, kit.t("files-none"));
                });
            }
            ui.add_space(kit.space(2.0));
        });
    action
}

/// A row of the list.
struct Row<'a> {
    icon: &'a str,
    name: &'a str,
    spoken: &'a str,
    counts: Counts,
    picked: bool,
    indent: f32,
}

impl Row<'_> {
    fn show(&self, ui: &mut Ui, kit: &Kit<'_>) -> egui::Response {
        let palette = kit.palette();
        let height = kit
            .space(4.0)
            .max(kit.look.leading(Type::Body) + kit.space(0.5));
        let (whole, response) =
            ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::click());
        let values = [
            ("file", self.spoken.into()),
            ("errors", self.counts.errors.into()),
            ("warnings", self.counts.warnings.into()),
            ("notes", self.counts.notes.into()),
        ];
        let spoken = kit.words.with("files-row", &values);
        response
            .widget_info(|| WidgetInfo::selected(WidgetType::Button, true, self.picked, &spoken));
        if !ui.is_rect_visible(whole) {
            return response;
        }
        let mut rect = whole.shrink2(Vec2::new(kit.space(1.0), 0.0));
        // The scroll bar stands beside the rows.
        rect.max.x -= kit.space(0.75);
        if self.picked || response.hovered() {
            ui.painter().rect_filled(rect, 8.0, palette.wash);
        }
        let color = if self.picked {
            palette.accent
        } else {
            palette.ink
        };
        let side = kit.look.size(Type::Body) * 1.1;
        let left = rect.left() + kit.space(self.indent);
        let icon =
            Rect::from_center_size(pos2(left + side / 2.0, rect.center().y), Vec2::splat(side));
        let faint = if self.picked {
            palette.accent
        } else {
            palette.soft
        };
        paint_icon(ui, icon, self.icon, egui::FontId::proportional(side), faint);
        let right = self.badges(ui, kit, rect);
        let text = icon.right() + kit.space(0.75);
        let name = shortened_in_middle(ui, kit, self.name, right - text - kit.space(0.5));
        let galley = ui
            .painter()
            .layout_no_wrap(name, kit.look.font(Type::Body), color);
        ui.painter().galley(
            pos2(text, rect.center().y - galley.size().y / 2.0),
            galley,
            color,
        );
        focus_ring(ui, kit, &response, 8.0);
        response.on_hover_cursor(CursorIcon::PointingHand)
    }

    /// The counts at the right; returns where they begin. A tick where nothing was found.
    fn badges(&self, ui: &Ui, kit: &Kit<'_>, rect: Rect) -> f32 {
        let mut right = rect.right() - kit.space(0.75);
        if self.counts.all() == 0 {
            let side = kit.look.size(Type::Caption) * 1.1;
            let place = Rect::from_center_size(
                pos2(right - side / 2.0, rect.center().y),
                Vec2::splat(side),
            );
            paint_icon(
                ui,
                place,
                icons::CHECK,
                egui::FontId::proportional(side),
                kit.palette().patience,
            );
            return place.left();
        }
        for severity in SEVERITIES.into_iter().rev() {
            let count = self.counts.of(severity);
            if count > 0 {
                let color = severity_color(kit, severity);
                let galley = ui.painter().layout_no_wrap(
                    count.to_string(),
                    kit.look.font(Type::Caption),
                    color,
                );
                right -= galley.size().x;
                ui.painter().galley(
                    pos2(right, rect.center().y - galley.size().y / 2.0),
                    galley,
                    color,
                );
                right -= kit.space(0.5) + 7.0;
                ui.painter()
                    .circle_filled(pos2(right + 4.0, rect.center().y), 3.5, color);
                right -= kit.space(0.75);
            }
        }
        right
    }
}

/// A name cut in its middle to a width.
fn shortened_in_middle(ui: &Ui, kit: &Kit<'_>, name: &str, room: f32) -> String {
    let font = kit.look.font(Type::Body);
    let width = |text: &str| -> f32 {
        ui.fonts_mut(|fonts| text.chars().map(|c| fonts.glyph_width(&font, c)).sum())
    };
    if width(name) <= room {
        return name.to_owned();
    }
    let characters: Vec<char> = name.chars().collect();
    let mut kept = characters.len();
    while kept > 2 {
        kept -= 1;
        let head: String = characters[..kept.div_ceil(2)].iter().collect();
        let tail: String = characters[characters.len() - kept / 2..].iter().collect();
        let text = format!("{head}…{tail}");
        if width(&text) <= room {
            return text;
        }
    }
    "…".to_owned()
}

/// The filter and the findings.
fn middle_ui(ui: &mut Ui, kit: &Kit<'_>, workshop: &Workshop) -> Option<WorkAction> {
    let material = &workshop.material;
    let document = workshop
        .file
        .as_deref()
        .and_then(|path| material.document(path));
    let counts = material.counts(document);
    let mut action = None;
    ui.add_space(kit.space(2.0));
    let title = document.map_or_else(|| kit.t("files-all"), |document| document.path.clone());
    kit.heading(ui, title);
    ui.add_space(kit.space(0.5));
    let applied = ui.scope(|ui| {
        // As wide as the findings, which leave room for their scroll bar.
        ui.set_max_width(ui.available_width() - kit.space(2.0));
        applied_ui(ui, kit, workshop)
    });
    action = applied.inner.or(action);
    if material.library.is_none() {
        note(ui, kit, ChipTone::Warm, icons::WARNING, |ui| {
            kit.body(ui, kit.t("files-no-catalogue"))
        });
    }
    if counts.all() > 0 {
        let keys = ["files-errors", "files-warnings", "files-notes"];
        let mut labels = vec![
            kit.words
                .with("files-every", &[("count", counts.all().into())]),
        ];
        labels.extend(SEVERITIES.into_iter().zip(keys).map(|(severity, key)| {
            kit.words
                .with(key, &[("count", counts.of(severity).into())])
        }));
        let picked = workshop
            .severity
            .and_then(|severity| SEVERITIES.iter().position(|known| *known == severity));
        if let Some(index) = segments(ui, kit, &labels, Some(picked.map_or(0, |place| place + 1))) {
            action = Some(WorkAction::Severity(
                index.checked_sub(1).map(|place| SEVERITIES[place]),
            ));
        }
    }
    ui.add_space(kit.space(1.0));
    action.or(findings_ui(ui, kit, workshop))
}
