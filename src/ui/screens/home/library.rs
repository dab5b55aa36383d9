//! The library of scenarios as cards, with filters.

use egui::{Ui, Vec2, pos2};
use egui_phosphor::regular as icons;

use crate::model::{Event, Library, Scenario, TypeId};
use crate::record::Past;
use crate::score::Band;
use crate::ui::kit::Kit;
use crate::ui::theme::Type;
use crate::ui::widgets::{
    Button, ChipTone, PortraitSpec, Rank, chip, click_card, equal_rows, portrait_group,
    portrait_group_size, segments,
};

use super::action::{Ask, Filter, HomeAction};
use super::shown::HomeView;

/// The best total of a scenario, practice left out.
pub fn best_total(pasts: &[Past], scenario: &str) -> Option<u32> {
    pasts
        .iter()
        .filter(|past| !past.record.practice && past.scenario == scenario)
        .filter_map(|past| past.verdict.as_ref()?.displayed)
        .max()
}

/// Draws the library.
pub fn library_ui(ui: &mut Ui, view: &HomeView<'_>) -> Option<Ask> {
    let kit = &view.kit;
    let library = view.library?;
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        ui.set_row_height(kit.space(5.0));
        kit.heading(ui, kit.t("library-title"));
        let key = if view.filters_open {
            "filter-close"
        } else {
            "filter-open"
        };
        let label = kit.t(key);
        if Button::new(Rank::Quiet, &label)
            .icon(icons::FUNNEL)
            .show(ui, kit)
            .clicked()
        {
            action = Some(Ask::Own(HomeAction::ToggleFilters));
        }
    });
    if view.filters_open {
        action = filters_ui(ui, view, library).or(action);
        ui.add_space(kit.space(1.0));
    }
    let shown: Vec<usize> = (0..library.scenarios.len())
        .filter(|&place| fits(&library.scenarios[place], view.filter))
        .collect();
    if shown.is_empty() {
        kit.soft(ui, kit.t("library-nothing"));
        if Button::new(Rank::Secondary, &kit.t("filter-clear"))
            .show(ui, kit)
            .clicked()
        {
            action = Some(Ask::Own(HomeAction::Show(Filter::default())));
        }
        return action;
    }
    let across = if ui.available_width() > kit.look.em(38.0) {
        2
    } else {
        1
    };
    let gap = kit.space(2.0);
    equal_rows(
        ui,
        gap,
        "library",
        shown.len(),
        across,
        |ui, index, height| {
            let place = shown[index];
            let (clicked, natural) = scenario_card(ui, view, library, place, height);
            if clicked {
                action = Some(Ask::Own(HomeAction::Brief(place)));
            }
            natural
        },
    );
    action
}

fn fits(scenario: &Scenario, filter: Filter) -> bool {
    filter
        .customer
        .is_none_or(|customer| scenario.customers.contains(&customer))
        && filter.event.is_none_or(|event| scenario.event == event)
        && filter
            .difficulty
            .is_none_or(|difficulty| scenario.difficulty == difficulty)
}

/// One card; returns whether it was clicked and how high its content is.
fn scenario_card(
    ui: &mut Ui,
    view: &HomeView<'_>,
    library: &Library,
    place: usize,
    height: f32,
) -> (bool, f32) {
    let kit = &view.kit;
    let scenario = &library.scenarios[place];
    let title = kit.text(&scenario.title);
    let portrait_specs = portrait_specs(kit, library, scenario);
    let portrait_group_size = portrait_group_size(kit, portrait_specs.len());
    let shown = click_card(ui, kit, title, false, |ui| {
        let top = ui.cursor().top();
        ui.spacing_mut().item_spacing.y = kit.space(0.75);
        kit.colored(ui, Type::Heading, kit.palette().ink, title);
        kit.soft(ui, kit.text(&scenario.summary));
        let under_text = ui.cursor().top() - top;
        let right = ui.max_rect().right();
        let beside = match portrait_group_size.x {
            0.0 => 0.0,
            width => width + kit.space(1.5),
        };
        let natural = ui
            .scope(|ui| {
                ui.set_max_width(ui.available_width() - beside);
                chips_ui(ui, kit, library, scenario);
                let best = best_total(view.pasts, &scenario.id);
                let (text, color) = match best {
                    Some(total) => (best_line(kit, total), kit.palette().accent),
                    None => (kit.t("library-new"), kit.palette().soft),
                };
                let line = caption_height(ui, kit, &text);
                let natural =
                    (ui.cursor().top() - top + line).max(under_text + portrait_group_size.y);
                ui.add_space((height.max(natural) - (ui.cursor().top() - top) - line).max(0.0));
                kit.colored(ui, Type::Caption, color, text);
                natural
            })
            .inner;
        let corner = pos2(right, top + height.max(natural));
        (natural, corner)
    });
    let (natural, corner) = shown.inner;
    portrait_group(ui, kit, &portrait_specs, corner, kit.palette().paper);
    (shown.response.clicked(), natural)
}

/// Those who may come, the usual one first; none without portraits.
fn portrait_specs<'a>(
    kit: &Kit<'_>,
    library: &'a Library,
    scenario: &Scenario,
) -> Vec<PortraitSpec<'a>> {
    let coming = scenario
        .customers
        .iter()
        .map(|&id| PortraitSpec::arriving(id, library.customer_type(id)));
    coming.filter(|spec| spec.is_drawn(kit)).collect()
}

/// How high a second-rank text is at the width there is.
fn caption_height(ui: &Ui, kit: &Kit<'_>, text: &str) -> f32 {
    let width = ui.available_width();
    let broken = kit.wrap(ui, text, Type::Caption, width);
    let rich = kit.rich(broken, Type::Caption, kit.palette().soft);
    let wrap = Some(egui::TextWrapMode::Wrap);
    let galley = egui::WidgetText::from(rich).into_galley(ui, wrap, width, egui::TextStyle::Body);
    galley.size().y
}

fn chips_ui(ui: &mut Ui, kit: &Kit<'_>, library: &Library, scenario: &Scenario) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(kit.space(0.5));
        chip(
            ui,
            kit,
            ChipTone::Plain,
            &kit.words.name(scenario.event.label()),
        );
        let level = [("level", scenario.difficulty.into())];
        let level = kit.words.with("difficulty", &level);
        chip(ui, kit, ChipTone::Plain, &level);
        for &customer in &scenario.customers {
            let name = kit.text(&library.customer_type(customer).name);
            chip(ui, kit, ChipTone::Accent, name);
        }
    });
}

fn best_line(kit: &Kit<'_>, total: u32) -> String {
    let band = kit.words.name(Band::of(total).label());
    kit.words.with(
        "library-best",
        &[("total", total.into()), ("band", band.into())],
    )
}

fn filters_ui(ui: &mut Ui, view: &HomeView<'_>, library: &Library) -> Option<Ask> {
    let kit = &view.kit;
    let filter = view.filter;
    let mut next = filter;

    let types: Vec<TypeId> = (0..library.customers.len())
        .filter_map(|index| u8::try_from(index).ok().map(TypeId))
        .filter(|id| {
            library
                .scenarios
                .iter()
                .any(|scenario| scenario.customers.contains(id))
        })
        .collect();
    let names = types
        .iter()
        .map(|&id| kit.text(&library.customer_type(id).name).to_owned());
    filter_row(
        ui,
        kit,
        "filter-customer",
        &types,
        names,
        &mut next.customer,
    );

    let mut events: Vec<Event> = library
        .scenarios
        .iter()
        .map(|scenario| scenario.event)
        .collect();
    events.sort_unstable();
    events.dedup();
    let names = events.iter().map(|&event| kit.words.name(event.label()));
    filter_row(ui, kit, "filter-event", &events, names, &mut next.event);

    let mut levels: Vec<u8> = library
        .scenarios
        .iter()
        .map(|scenario| scenario.difficulty)
        .collect();
    levels.sort_unstable();
    levels.dedup();
    let names = levels
        .iter()
        .map(|&level| kit.words.with("difficulty", &[("level", level.into())]));
    filter_row(
        ui,
        kit,
        "filter-difficulty",
        &levels,
        names,
        &mut next.difficulty,
    );
    (next != filter).then_some(Ask::Own(HomeAction::Show(next)))
}

/// A row of segments: all, and each of the values there are.
fn filter_row<T: Copy + PartialEq>(
    ui: &mut Ui,
    kit: &Kit<'_>,
    key: &str,
    values: &[T],
    names: impl Iterator<Item = String>,
    picked: &mut Option<T>,
) {
    kit.caption(ui, kit.t(key));
    let mut labels = vec![kit.t("filter-all")];
    labels.extend(names);
    let here = picked.and_then(|value| values.iter().position(|&known| known == value));
    let place = here.map_or(0, |index| index + 1);
    ui.push_id(key, |ui| {
        if let Some(clicked) = segments(ui, kit, &labels, Some(place)) {
            *picked = clicked
                .checked_sub(1)
                .and_then(|index| values.get(index).copied());
        }
    });
}
