//! Home: what to do now, the library, and how it has gone so far.

use egui::Ui;
use egui_phosphor::regular as icons;

use crate::engine::Saved;
use crate::model::Library;
use crate::record::Past;
use crate::ui::chrome::{fill_background, top_bar};
use crate::ui::kit::Kit;
use crate::ui::theme::Type;
use crate::ui::widgets::{
    Button, ChipTone, Page, PortraitSpec, Rank, columns, highlight_card, icon_button, icon_line,
    note, page,
};

use super::action::{Ask, HomeAction};
use super::library::{best_total, library_ui};
use super::progress::progress_ui;
use super::shown::HomeView;
use crate::ui::ask::Global;

/// Draws the home screen.
pub fn home_ui(ui: &mut Ui, view: &HomeView<'_>) -> Option<Ask> {
    let kit = &view.kit;
    fill_background(ui, kit);
    let bar = top_bar(
        ui,
        kit,
        |ui| {
            kit.colored(ui, Type::Title, kit.palette().accent, kit.t("product"));
            if ui.available_width() > kit.look.em(16.0) {
                ui.add_space(kit.space(1.0));
                kit.soft(ui, kit.t("home-line"));
            }
            None
        },
        |ui| {
            let quit = icon_button(ui, kit, icons::SIGN_OUT, &kit.t("quit"));
            let mut action = quit.clicked().then_some(Ask::Global(Global::Quit));
            for (place, door) in view.doors {
                if icon_button(ui, kit, door.icon, &kit.t(door.words)).clicked() {
                    action = Some(Ask::Global(Global::Door(*place)));
                }
            }
            action
        },
    );
    let layout = Page {
        name: "home",
        width: kit.look.em(72.0),
    };
    let content = page(ui, kit, layout, |ui| content_ui(ui, view));
    bar.or(content)
}

fn content_ui(ui: &mut Ui, view: &HomeView<'_>) -> Option<Ask> {
    let kit = &view.kit;
    let mut action = None;
    ui.spacing_mut().item_spacing.y = kit.space(1.5);
    action = notices_ui(ui, view).or(action);
    action = findings_ui(ui, view).or(action);
    action = next_step_ui(ui, view).or(action);
    ui.add_space(kit.space(2.5));
    if ui.available_width() > kit.look.em(54.0) {
        let gap = kit.space(4.0);
        columns(ui, gap, &[2.3, 1.0], |ui, column| {
            let part = if column == 0 {
                library_ui(ui, view)
            } else {
                progress_ui(ui, view)
            };
            action = part.or(action.take());
        });
    } else {
        action = library_ui(ui, view).or(action);
        ui.add_space(kit.space(3.0));
        action = progress_ui(ui, view).or(action);
    }
    action
}

fn notices_ui(ui: &mut Ui, view: &HomeView<'_>) -> Option<Ask> {
    let kit = &view.kit;
    let mut action = None;
    for (place, notice) in view.notices.iter().enumerate() {
        note(ui, kit, ChipTone::Warm, icons::INFO, |ui| {
            if line_with_button(ui, kit, &notice.text(kit.words), &kit.t("notice-dismiss")) {
                action = Some(Ask::Global(Global::Dismiss(place)));
            }
        });
    }
    action
}

/// A line of a note and, to its right or below, its button. Returns whether that was clicked.
fn line_with_button(ui: &mut Ui, kit: &Kit<'_>, line: &str, label: &str) -> bool {
    let button = Button::new(Rank::Quiet, label).inline();
    if ui.available_width() < kit.look.em(40.0) {
        kit.body(ui, line);
        return button.show(ui, kit).clicked();
    }
    let mut clicked = false;
    columns(ui, kit.space(2.0), &[4.0, 1.0], |ui, column| {
        if column == 0 {
            kit.body(ui, line);
        } else {
            let size = egui::vec2(ui.available_width(), kit.look.leading(Type::Body));
            let layout = egui::Layout::right_to_left(egui::Align::Center);
            ui.allocate_ui_with_layout(size, layout, |ui| clicked = button.show(ui, kit).clicked());
        }
    });
    clicked
}

/// The panel of findings about files: folded in to one line, or all of them.
fn findings_ui(ui: &mut Ui, view: &HomeView<'_>) -> Option<Ask> {
    let kit = &view.kit;
    if view.findings.is_empty() {
        return None;
    }
    let count = view.findings.len();
    let mut action = None;
    note(ui, kit, ChipTone::Warm, icons::WARNING, |ui| {
        let line = kit.words.with("findings-count", &[("count", count.into())]);
        let key = if view.findings_open {
            "findings-hide"
        } else {
            "findings-show"
        };
        if line_with_button(ui, kit, &line, &kit.t(key)) {
            action = Some(Ask::Own(HomeAction::ToggleFindings));
        }
        if !view.findings_open {
            return;
        }
        for finding in view.findings {
            ui.add_space(kit.space(0.5));
            let (icon, color) = if finding.serious {
                (icons::X_CIRCLE, kit.palette().anger)
            } else {
                (icons::WARNING_CIRCLE, kit.palette().warm)
            };
            icon_line(ui, kit, icon, color, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                kit.strong(ui, finding.place.as_str());
                kit.body(ui, kit.text(&finding.message));
                if let Some(help) = &finding.help {
                    kit.caption(ui, kit.text(help));
                }
            });
        }
    });
    action
}

/// What to do now: go on, or begin the next one.
fn next_step_ui(ui: &mut Ui, view: &HomeView<'_>) -> Option<Ask> {
    let kit = &view.kit;
    let mut action = None;
    let Some(library) = view.library else {
        note(ui, kit, ChipTone::Warm, icons::WARNING, |ui| {
            kit.body(ui, kit.t("library-missing"))
        });
        return None;
    };
    let unfinished = view
        .unfinished
        .and_then(|saved| unfinished_line(kit, library, saved));
    let next = recommended(library, view.pasts);
    let spec = next_portrait_spec(library, view, next.filter(|_| unfinished.is_none()));
    highlight_card(ui, kit, spec, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(0.5);
        if let Some((title, line)) = &unfinished {
            kit.colored(
                ui,
                Type::Caption,
                kit.palette().warm,
                kit.t("home-unfinished"),
            );
            kit.title(ui, title.as_str());
            kit.body(ui, line.as_str());
            ui.add_space(kit.space(1.0));
            let label = kit.t("home-continue");
            if Button::new(Rank::Primary, &label)
                .main()
                .icon(icons::PLAY)
                .show(ui, kit)
                .clicked()
            {
                action = Some(Ask::Own(HomeAction::Resume));
            }
        } else if let Some(place) = next {
            let scenario = &library.scenarios[place];
            kit.colored(ui, Type::Caption, kit.palette().accent, kit.t("home-next"));
            kit.title(ui, kit.text(&scenario.title));
            ui.scope(|ui| {
                kit.limit_width(ui, 42.0);
                kit.body(ui, kit.text(&scenario.summary));
            });
            ui.add_space(kit.space(1.0));
            let label = kit.t("home-begin");
            if Button::new(Rank::Primary, &label)
                .main()
                .icon_after(icons::ARROW_RIGHT)
                .show(ui, kit)
                .clicked()
            {
                action = Some(Ask::Own(HomeAction::Brief(place)));
            }
        } else {
            kit.body(ui, kit.t("library-empty"));
        }
    });
    action
}

/// Who comes next, or with whom the talk is unfinished.
fn next_portrait_spec<'a>(
    library: &'a Library,
    view: &HomeView<'_>,
    next: Option<usize>,
) -> Option<PortraitSpec<'a>> {
    let id = match next {
        Some(place) => *library.scenarios[place].customers.first()?,
        None => library.customer(&view.unfinished?.run().ok()?.customer)?,
    };
    Some(PortraitSpec::arriving(id, library.customer_type(id)))
}

/// Title of the unfinished talk and how far it has come.
fn unfinished_line(kit: &Kit<'_>, library: &Library, saved: &Saved) -> Option<(String, String)> {
    let run = saved.run().ok()?;
    let scenario = library.scenario(&run.scenario)?;
    let customer = library.customer(&run.customer)?;
    let customer = kit.text(&library.customer_type(customer).name).to_owned();
    let said = run.commands.len();
    let line = kit.words.with(
        "home-unfinished-line",
        &[("customer", customer.into()), ("lines", said.into())],
    );
    Some((kit.text(&scenario.title).to_owned(), line))
}

/// The scenario to play next: the easiest one not played yet, then the one with the lowest best total.
fn recommended(library: &Library, pasts: &[Past]) -> Option<usize> {
    (0..library.scenarios.len()).min_by_key(|&place| {
        let best = best_total(pasts, &library.scenarios[place].id);
        (
            best.map_or(0, |total| total + 1),
            library.scenarios[place].difficulty,
            place,
        )
    })
}
