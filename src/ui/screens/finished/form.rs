//! The self-assessment: twenty items from 0 to 5, and what they say beside the run's total.

use egui::{Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType};
use egui_phosphor::regular as icons;

use super::action::{Ask, FinishedAction};
use super::state::Finished;
use crate::assessment::{Direction, ITEMS, MOST, calibrate};
use crate::model::{Form, FormItem};
use crate::score::{Band, exact, rounded};
use crate::ui::ask::Global;
use crate::ui::chrome::{bottom_bar, fill_background, top_bar};
use crate::ui::kit::Kit;
use crate::ui::theme::Type;
use crate::ui::widgets::{Button, Page, Rank, card, columns, icon_button, page, share_bar};

/// Draws the self-assessment.
pub fn form_ui(
    ui: &mut Ui,
    kit: &Kit<'_>,
    finished: &Finished,
    form: Option<&Form>,
) -> Option<Ask> {
    fill_background(ui, kit);
    let answered = finished.answers.answered();
    let values = [("answered", answered.into()), ("items", ITEMS.into())];
    let bar = top_bar(
        ui,
        kit,
        |ui| {
            let back = icon_button(ui, kit, icons::ARROW_LEFT, &kit.t("form-back"));
            kit.soft(ui, kit.words.with("form-progress", &values));
            back.clicked()
                .then_some(Ask::Own(FinishedAction::BackToDebrief))
        },
        |_| None,
    );
    let complete = finished.answers.is_complete();
    let bottom = bottom_bar(ui, kit, |ui| {
        let label = kit.t("form-finish");
        let finish = Button::new(Rank::Primary, &label)
            .main()
            .icon(icons::CHECK)
            .enabled(complete);
        let done = finish.show(ui, kit).clicked() && complete;
        let later = Button::new(Rank::Quiet, &kit.t("form-later"))
            .show(ui, kit)
            .clicked();
        if done {
            Some(Ask::Own(FinishedAction::FinishForm))
        } else {
            later.then_some(Ask::Global(Global::Home))
        }
    });
    let Some(form) = form else {
        kit.body(ui, kit.t("form-missing"));
        return bar.or(bottom);
    };
    let layout = Page {
        name: "form",
        width: kit.look.em(66.0),
    };
    let content = page(ui, kit, layout, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(1.0);
        kit.title(ui, kit.text(&form.title));
        ui.scope(|ui| {
            kit.limit_width(ui, 42.0);
            kit.soft(ui, kit.text(&form.intro));
            kit.caption(ui, kit.t("form-keys"));
            let word = |value: u8| {
                form.scale
                    .get(usize::from(value))
                    .map_or("", |text| kit.text(text))
            };
            let values = [("least", word(0).into()), ("most", word(MOST).into())];
            kit.caption(ui, kit.words.with("form-scale", &values));
        });
        let share = f32::from(u8::try_from(answered).unwrap_or(u8::MAX)) / 20.0;
        let size = Vec2::new(ui.available_width(), 6.0);
        share_bar(
            ui,
            kit,
            share,
            kit.palette().accent,
            size,
            &kit.words.with("form-progress", &values),
        );
        ui.add_space(kit.space(1.0));
        let action = items_ui(ui, kit, finished, form);
        ui.add_space(kit.space(1.0));
        result_ui(ui, kit, finished);
        action
    });
    bar.or(bottom).or(content)
}

fn items_ui(ui: &mut Ui, kit: &Kit<'_>, finished: &Finished, form: &Form) -> Option<Ask> {
    let mut action = None;
    let moved_id = egui::Id::new("form-item");
    let before: Option<usize> = ui.data(|data| data.get_temp(moved_id));
    ui.data_mut(|data| data.insert_temp(moved_id, finished.item));
    for (index, item) in form.items.iter().enumerate().take(ITEMS) {
        let here = finished.item == index;
        let shown = ui.push_id(index, |ui| item_ui(ui, kit, finished, form, (index, item)));
        if here && before.is_some_and(|before| before != index) && !finished.answers.is_complete() {
            let animation = ui.style().scroll_animation;
            ui.scroll_to_rect_animation(shown.response.rect, Some(egui::Align::Center), animation);
        }
        action = shown.inner.or(action);
    }
    action
}

/// One item with its scale.
fn item_ui(
    ui: &mut Ui,
    kit: &Kit<'_>,
    finished: &Finished,
    form: &Form,
    (index, item): (usize, &FormItem),
) -> Option<Ask> {
    let palette = kit.palette();
    let here = finished.item == index;
    let frame = egui::Frame::new()
        .fill(palette.paper)
        .stroke(Stroke::new(
            if here { 1.5 } else { 1.0 },
            if here { palette.accent } else { palette.line },
        ))
        .corner_radius(egui::CornerRadius::same(12))
        .inner_margin(egui::Margin::symmetric(18, 14));
    let mut action = None;
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let text = kit.words.with(
            "form-item",
            &[
                ("number", (index + 1).into()),
                ("text", kit.text(&item.text).into()),
            ],
        );
        let answer = |ui: &mut Ui, action: &mut Option<Ask>| {
            if let Some(value) = scale_ui(ui, kit, form, (index, finished.answers.get(index))) {
                *action = Some(Ask::Own(FinishedAction::Answer(index, value)));
            }
        };
        if ui.available_width() > kit.look.em(50.0) {
            columns(ui, kit.space(3.0), &[1.2, 1.0], |ui, column| {
                if column == 0 {
                    kit.body(ui, text.as_str());
                } else {
                    answer(ui, &mut action);
                }
            });
        } else {
            kit.body(ui, text.as_str());
            ui.add_space(kit.space(0.5));
            answer(ui, &mut action);
        }
    });
    action
}

/// The six answers. Each button carries its number; the words of the picked one stand below.
fn scale_ui(
    ui: &mut Ui,
    kit: &Kit<'_>,
    form: &Form,
    (item, answer): (usize, Option<u8>),
) -> Option<u8> {
    let palette = kit.palette();
    let mut clicked = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = kit.space(0.75);
        let gaps = 5.0 * kit.space(0.75);
        let side = ((ui.available_width() - gaps) / 6.0).min(kit.space(5.5));
        let height = kit.space(4.5);
        for value in 0..=MOST {
            let (rect, response) = ui.allocate_exact_size(Vec2::new(side, height), Sense::click());
            let picked = answer == Some(value);
            let word = form
                .scale
                .get(usize::from(value))
                .map_or("", |text| kit.text(text));
            let values = [
                ("item", (item + 1).into()),
                ("value", value.into()),
                ("word", word.into()),
            ];
            let spoken = kit.words.with("form-answer", &values);
            response.widget_info(|| {
                WidgetInfo::selected(WidgetType::RadioButton, true, picked, &spoken)
            });
            let hot = response.hovered() || response.has_focus();
            let (fill, edge, ink) = if picked {
                (palette.accent, palette.accent, palette.on_accent)
            } else if hot {
                (palette.wash, palette.accent, palette.ink)
            } else {
                (palette.paper, palette.edge, palette.ink)
            };
            ui.painter()
                .rect(rect, 8.0, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
            let galley =
                ui.painter()
                    .layout_no_wrap(value.to_string(), kit.look.font(Type::Strong), ink);
            ui.painter()
                .galley(rect.center() - galley.size() / 2.0, galley, ink);
            if response.has_focus() {
                let ring = Stroke::new(2.0, palette.accent);
                ui.painter()
                    .rect_stroke(rect.expand(3.0), 11.0, ring, StrokeKind::Inside);
            }
            if response.on_hover_text(word).clicked() {
                clicked = Some(value);
            }
        }
        if let Some(value) = answer.filter(|_| ui.available_width() > kit.look.em(3.0)) {
            let word = form
                .scale
                .get(usize::from(value))
                .map_or("", |text| kit.text(text));
            kit.colored(ui, Type::Caption, palette.accent, word);
        }
    });
    clicked
}

/// The sum with its band, beside the run's total.
fn result_ui(ui: &mut Ui, kit: &Kit<'_>, finished: &Finished) {
    let id = egui::Id::new("form-shown");
    let own = finished.answers.own_score();
    let shown: Option<u32> = ui.data(|data| data.get_temp(id)).flatten();
    ui.data_mut(|data| data.insert_temp(id, own));
    let Some(own) = own else {
        return;
    };
    let result = card(ui, kit, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(0.75);
        kit.heading(ui, kit.t("form-result"));
        let Some(total) = finished.review.displayed else {
            kit.body(
                ui,
                kit.words.with(
                    "total-band",
                    &[
                        ("total", own.into()),
                        ("band", kit.words.name(Band::of(own).label()).into()),
                    ],
                ),
            );
            return;
        };
        let compared = calibrate(&exact(i64::from(own)), &exact(i64::from(total)), None, None);
        let numbers = [
            ("form-own", own, true),
            ("form-seen", total, true),
            ("form-gap", own.abs_diff(total), false),
        ];
        columns(ui, kit.space(2.0), &[1.0, 1.0, 1.0], |ui, column| {
            let (key, number, banded) = numbers[column];
            ui.spacing_mut().item_spacing.y = 0.0;
            kit.caption(ui, kit.t(key));
            let sign = if !banded && own < total { "-" } else { "" };
            kit.title(ui, format!("{sign}{number}"));
            if banded {
                kit.colored(
                    ui,
                    Type::Caption,
                    kit.palette().accent,
                    kit.words.name(Band::of(number).label()),
                );
            }
        });
        let key = match compared.direction {
            Direction::Over => "form-over",
            Direction::Under => "form-under",
            Direction::AgreesHigh => "form-agrees-high",
            Direction::AgreesLow => "form-agrees-low",
        };
        let index = rounded(&compared.index);
        ui.scope(|ui| {
            kit.limit_width(ui, 44.0);
            kit.body(ui, kit.t(key));
            kit.caption(ui, kit.words.with("form-index", &[("index", index.into())]));
            kit.caption(ui, kit.t("form-normal"));
        });
    });
    if shown.is_none() {
        let animation = ui.style().scroll_animation;
        ui.scroll_to_rect_animation(result.response.rect, Some(egui::Align::Center), animation);
    }
}
