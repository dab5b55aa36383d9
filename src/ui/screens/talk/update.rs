//! Carries out what happens in a talk, from its first line to its record.

use std::sync::Arc;

use egui::Context;

use crate::engine::{Broken, CarriedOver, Command, Saved, Script, Talk, carry_over};
use crate::model::Library;
use crate::record::{Past, Record, VERSION, Verdict};
use crate::score::{Key, review};
use crate::ui::ask::Go;
use crate::ui::effect::Effect;
use crate::ui::shared::Shared;

use super::action::TalkAction;
use super::state::Session;

impl Session {
    /// Carries out an action.
    pub fn update(&mut self, shared: &mut Shared, action: TalkAction) {
        match action {
            TalkAction::Say(choice) => {
                if let Ok(ended) = self.play(Command::Choose(choice)) {
                    self.notice = None;
                    shared.mark_hint_seen("talk-keys");
                    self.save_or_finish(shared, ended);
                }
            }
            TalkAction::ShowLine => self.show_line(),
            TalkAction::Rewind(moves) => {
                self.rewind(moves);
                shared.overlay = None;
                self.keep(shared);
            }
            TalkAction::Restart => {
                // Having seen what comes makes it practice, unless nothing has been said yet.
                let practice = self.practice || !self.talk.moves().is_empty();
                let mut again = self.talk.clone();
                again.rewind(0);
                if again.origin().is_none() {
                    let (seed, pressure) = (again.seed(), again.state().pressure);
                    again = Talk::new(Arc::clone(self.talk.script()), seed, pressure);
                }
                shared.go = Some(Go::Talk(Box::new(again), practice));
            }
            TalkAction::Leave => {
                self.keep(shared);
                let is_trial = self.talk.origin().is_some();
                shared.go = Some(if is_trial { Go::Trial(None) } else { Go::Home });
            }
        }
    }

    /// Reads the clock, and asks for the frames that the talk needs.
    pub fn read_clock(&mut self, ctx: &Context, shared: &mut Shared, reduced_motion: bool) {
        let running = shared.overlay.is_none();
        let now = ctx.input(|input| input.time);
        let at_once = reduced_motion || !self.present();
        let clock = self.tick(now, shared.settings.lang, running, at_once);
        self.clock = clock;
        if clock.shown.is_some() {
            ctx.request_repaint();
        } else if clock.left.is_some() && running {
            ctx.request_repaint_after_secs(if reduced_motion { 0.5 } else { 1.0 / 30.0 });
        }
        if clock.up
            && let Ok(ended) = self.play(Command::Hesitate)
        {
            self.save_or_finish(shared, ended);
        }
    }

    /// After a move: saves the unfinished talk, or finishes it if it has `ended`.
    fn save_or_finish(&self, shared: &mut Shared, ended: bool) {
        if ended {
            self.finish(shared);
        } else {
            self.keep(shared);
        }
    }

    /// Keeps the talk as the unfinished one.
    pub fn keep(&self, shared: &mut Shared) {
        // A trial has no run to keep, and leaves the talk that is kept alone.
        if let Some(saved) = Saved::of(&self.talk, self.practice) {
            shared.effects.push(Effect::SaveTalk(saved.to_json()));
            shared.unfinished = Some(saved);
        }
    }

    /// The talk has ended: keeps it for good, before anything else is shown.
    fn finish(&self, shared: &mut Shared) {
        let Some(run) = self.talk.run() else {
            // Of a trial nothing is kept.
            shared.go = Some(Go::Trial(Some(Box::new(self.talk.clone()))));
            return;
        };
        let scenario = &self.talk.script().scenario.id;
        let today = (shared.today)();
        let of_today = |past: &&Past| past.record.finished_on == today;
        let number = shared.pasts.iter().filter(of_today).count() + 1;
        let seed = shared.next_seed();
        let review = review(&self.talk, &Key::new(self.talk.script()));
        let record = Record {
            version: VERSION,
            name: Record::new_name(&today, number, scenario, seed),
            run: run.to_string(),
            verdict: Some(Verdict::of(&self.talk, &review)),
            finished_on: today,
            forecast: None,
            answers: None,
            practice: self.practice,
        };
        shared.keep_record(&record, true);
        shared.ending = shared.unfinished.take();
        let past = Past::new(record, shared.library.as_deref());
        shared.pasts.push(past);
        shared.go = Some(Go::Forecast(shared.pasts.len() - 1));
    }

    /// The talk over another library: where it can go on, and what to tell. As it was while its file is broken; none if
    /// a trial has nowhere to stand.
    #[must_use]
    pub fn reloaded(self, shared: &mut Shared, library: &Library) -> Option<Self> {
        let Some(script) = script_now(library, self.talk.script()) else {
            return Some(self);
        };
        let CarriedOver { talk, kept, broken } = carry_over(&self.talk, Arc::new(script))?;
        let lost = self.talk.moves().len() - kept;
        let moved = current_node_id(&talk) != current_node_id(&self.talk) || lost > 0;
        let practice = self.practice || lost > 0;
        let serial = self.serial + u64::from(moved);
        let mut next = Self::new(talk, practice, serial);
        if !moved {
            next.continue_from(&self);
        }
        next.notice = match broken {
            Some(broken) => Some(broken_line(shared, &broken, lost)),
            None => self.notice,
        };
        next.keep(shared);
        Some(next)
    }
}

/// The notice after an edit of the scenario: why the talk had to go back, and by how many (`lost`) moves.
fn broken_line(shared: &Shared, broken: &Broken, lost: usize) -> String {
    let (key, node, line) = match broken {
        Broken::Node(node) => ("reload-node", node, ""),
        Broken::Line(node, line) => ("reload-line", node, line.as_str()),
        Broken::Locked(node, line) => ("reload-locked", node, line.as_str()),
        Broken::Over(node) => ("reload-over", node, ""),
    };
    let values = [("node", node.as_str().into()), ("line", line.into())];
    let why = shared.words.with(key, &values);
    let values = [("count", lost.into()), ("why", why.into())];
    shared.words.with("reload-back", &values)
}

/// Id of the node that a talk is at.
fn current_node_id(talk: &Talk) -> &str {
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
