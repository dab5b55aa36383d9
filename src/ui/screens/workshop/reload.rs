//! The data folder has changed on disk: everything on the screen goes on with what is there now.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::engine::{Broken, CarriedOver, Script, Talk, carry_over};
use crate::model::{Library, NodeId};
use crate::ui::past::Past;
use crate::ui::portrait::Portraits;
use crate::ui::screens::{Briefing, Session};
use crate::ui::shell::{Screen, Shell};
use crate::workshop::Material;

use super::action::WorkTab;

impl Shell {
    /// Takes over the data folder as it is now. The screen, what is selected on it, and a talk stay where they can.
    /// `drawings` are those of all people, as at the start.
    pub fn reload(&mut self, material: Arc<Material>, drawings: BTreeMap<String, String>) {
        let library = material.library.clone();
        self.findings = material.finding_views();
        self.reload_workshop(material);
        // Without a catalogue nothing can be played; what is on the screen goes on with the last one that could be read.
        if let Some(library) = library {
            self.reload_screen(&library);
            let records = std::mem::take(&mut self.pasts);
            let again = |past: Past| Past::new(past.record, Some(&library));
            self.pasts = records.into_iter().map(again).collect();
            self.home.filter = crate::ui::action::Filter::default();
            // Portraits that are painted already are kept, unless somebody looks different now.
            if self
                .library
                .as_deref()
                .is_none_or(|old| !same_people(old, &library))
            {
                self.portraits = Portraits::new(drawings);
            }
            self.library = Some(library);
        }
    }

    fn reload_workshop(&mut self, material: Arc<Material>) {
        let workshop = &mut self.workshop;
        let old = std::mem::replace(&mut workshop.material, material);
        let material = &workshop.material;
        workshop.finding = workshop
            .finding
            .and_then(|index| material.same_finding(&old, index));
        workshop.remedies.forget_written();
        let is_there = |path: &String| material.document(path).is_some();
        workshop.file = workshop.file.take().filter(is_there);
        workshop.source = workshop.source.take().filter(is_there);
        // The scroll position stays: no jump is asked for.
        self.reopen();
        self.want_layout();
        self.follow();
    }

    /// Opens the same scenario again, at the same nodes by their ids. If it is broken or gone, what is open stays, so
    /// that nothing jumps while it is being mended.
    fn reopen(&mut self) {
        let workshop = &mut self.workshop;
        let (Some(old), Some(library)) = (workshop.open.clone(), workshop.material.library.clone())
        else {
            return;
        };
        let before = &old.script.scenario;
        if library.scenario(&before.id).is_none() {
            return;
        }
        workshop.open_scenario(&before.id, library.customer(&old.script.customer.id));
        let now = workshop.open.clone();
        let same = |node: NodeId| {
            let id = &before.nodes.get(usize::from(node.0))?.id;
            now.as_ref()?.script.scenario.find_node(id)
        };
        workshop.node = workshop.node.and_then(same);
        if let Some(node) = same(workshop.trial.node) {
            workshop.trial.node = node;
        }
    }

    fn reload_screen(&mut self, library: &Arc<Library>) {
        match std::mem::replace(&mut self.screen, Screen::Home) {
            Screen::Talk(session) => self.reload_talk(library, *session),
            Screen::Briefing(briefing) => {
                self.screen = match briefing.reloaded(library) {
                    Some(briefing) => Screen::Briefing(Box::new(briefing)),
                    None => Screen::Home,
                };
            }
            Screen::Finished(mut finished, after) => {
                let id = &finished.talk.script().scenario.id;
                let place = library
                    .scenarios
                    .iter()
                    .position(|scenario| scenario.id == *id);
                if let Some(place) = place {
                    finished.scenario = place;
                    self.screen = Screen::Finished(finished, after);
                }
            }
            other @ (Screen::Home | Screen::Workshop) => self.screen = other,
        }
    }

    fn reload_talk(&mut self, library: &Arc<Library>, session: Session) {
        let Some(script) = script_now(library, session.talk.script()) else {
            // The file is broken at the moment: the talk goes on with the scenario as it was.
            self.screen = Screen::Talk(Box::new(session));
            return;
        };
        let Some(carried) = carry_over(&session.talk, Arc::new(script)) else {
            self.notify(self.words.t("reload-trial-gone"));
            self.workshop.tab = WorkTab::Trial;
            self.go_to_workshop();
            return;
        };
        let CarriedOver { talk, kept, broken } = carried;
        let lost = session.talk.moves().len() - kept;
        let moved = stands_at(&talk) != stands_at(&session.talk) || lost > 0;
        let practice = session.practice || lost > 0;
        self.serial = session.serial;
        if moved {
            self.serial += 1;
        }
        let mut next = Session::new(talk, practice, self.serial);
        if !moved {
            next.go_on_as(&session);
        }
        self.screen = Screen::Talk(Box::new(next));
        self.keep_talk();
        if let Some(broken) = broken {
            self.talk_notice = Some(self.broken_line(&broken, lost));
        }
    }

    /// Says what no longer stands.
    fn broken_line(&self, broken: &Broken, lost: usize) -> String {
        let (key, node, line) = match broken {
            Broken::Node(node) => ("reload-node", node, ""),
            Broken::Line(node, line) => ("reload-line", node, line.as_str()),
            Broken::Locked(node, line) => ("reload-locked", node, line.as_str()),
            Broken::Over(node) => ("reload-over", node, ""),
        };
        let why = self.words.with(
            key,
            &[("node", node.as_str().into()), ("line", line.into())],
        );
        self.words.with(
            "reload-back",
            &[("count", lost.into()), ("why", why.into())],
        )
    }
}

/// Whether two libraries have the same people, who look the same.
fn same_people(old: &Library, new: &Library) -> bool {
    let looks = |library: &Library| -> Vec<(String, crate::model::Look)> {
        let people = library.customers.iter();
        people
            .map(|customer| (customer.id.clone(), customer.look.clone()))
            .collect()
    };
    looks(old) == looks(new)
}

/// Where a talk stands, by name.
fn stands_at(talk: &Talk) -> &str {
    &talk.script().scenario.node(talk.state().node).id
}

/// The same scenario and customer type in another library.
fn script_now(library: &Library, old: &Script) -> Option<Script> {
    let scenario = library.scenario(&old.scenario.id)?;
    let customer = library.customer(&old.customer.id)?;
    scenario
        .customers
        .contains(&customer)
        .then(|| Script::of(library, scenario, customer))
}

impl Briefing {
    /// The same briefing over another library; none if its scenario is gone.
    fn reloaded(&self, library: &Library) -> Option<Self> {
        let place = library
            .scenarios
            .iter()
            .position(|known| known.id == self.script.scenario.id)?;
        let mut briefing = Self::new(library, place, self.seed(), self.pressure)?;
        if let Some(customer) = library.customer(&self.script.customer.id)
            && library.scenarios[place].customers.contains(&customer)
        {
            briefing.pick_customer(library, customer);
        }
        briefing.advanced = self.advanced;
        Some(briefing)
    }
}
