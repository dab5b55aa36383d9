//! The review of a talk: total, band, turns, phases, principles, and what was lost where. Does not put it into words.

use std::collections::{BTreeMap, BTreeSet};

use super::{Band, Exact, Key, exact, rounded};
use crate::engine::{Mood, Move, Talk};
use crate::model::{ChoiceIndex, NodeId, Outcome, Phase, PrincipleId, SlotId};

/// What one line earned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TurnScore {
    /// Position in [`Talk::moves`].
    pub move_index: usize,
    /// Where it was said.
    pub node: NodeId,
    /// What was said.
    pub choice: ChoiceIndex,
    /// Which decision it was; none in a detour, which earns nothing.
    pub slot: Option<SlotId>,
    /// Points of the best line here.
    pub worth: Exact,
    /// Points of this line.
    pub earned: Exact,
    /// The line that earns most.
    pub best: ChoiceIndex,
    /// The best line could not be said: this earlier move passed over what it needs (or none did, if nothing offers it).
    pub best_locked: Option<Option<usize>>,
    /// What could still be reached after this line.
    pub attainable: Exact,
    /// The mood before and after.
    pub mood: (Mood, Mood),
}

/// What a phase earned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhaseScore {
    /// The phase.
    pub phase: Phase,
    /// Points earned.
    pub earned: Exact,
    /// Points of the phase.
    pub worth: Exact,
}

impl PhaseScore {
    /// Points earned as a share of 100.
    #[must_use]
    pub fn percent(&self) -> Exact {
        exact(100) * &self.earned / &self.worth
    }
}

/// How a principle was kept over a talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrincipleScore {
    /// The principle.
    pub principle: PrincipleId,
    /// How often it was in play.
    pub occasions: usize,
    /// Mean credit times 100.
    pub percent: Exact,
    /// Points earned through it.
    pub earned: Exact,
    /// Points that the best lines would have earned through it.
    pub best: Exact,
}

/// Why a displayed total is capped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cap {
    /// A phase scores below the floor.
    WeakPhase(Phase),
    /// A phase scores well enough so far, but not all of its decisions were met. Without this reason a talk that breaks
    /// off could display more than the same talk carried on (properties P4 and P8).
    Unfinished(Phase),
    /// A critical principle was fully violated at this move.
    Violated(PrincipleId, usize),
}

/// The review of a talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// Exact sum of the turns, 0..=100.
    pub total: Exact,
    /// Rounded, and capped if it must be; none if nothing scored was said.
    pub displayed: Option<u32>,
    /// Why it is capped, whether or not the cap bites.
    pub caps: Vec<Cap>,
    /// The cap lowers the displayed total.
    pub capped: bool,
    /// How the talk ended; none if it goes on.
    pub outcome: Option<Outcome>,
    /// Line by line.
    pub turns: Vec<TurnScore>,
    /// By phase, in order, those with points.
    pub phases: Vec<PhaseScore>,
    /// By principle in play, sorted by principle.
    pub principles: Vec<PrincipleScore>,
    /// Value conceded, in currency units.
    pub conceded: u64,
}

impl Review {
    /// The band of the displayed total.
    #[must_use]
    pub fn band(&self) -> Option<Band> {
        self.displayed.map(Band::of)
    }
}

/// Reviews a talk, finished or not.
#[must_use]
pub fn review(talk: &Talk, key: &Key) -> Review {
    let turns = turns(talk, key);
    let total: Exact = turns.iter().map(|turn| &turn.earned).sum();
    let phases = phases(talk, key, &turns);
    let caps = caps(talk, &turns, &phases);
    let scored = turns.iter().any(|turn| turn.slot.is_some());
    let plain = rounded(&total);
    let cap = talk.script().rules.tuning.cap_total;
    let capped = !caps.is_empty() && plain > cap;
    Review {
        displayed: scored.then_some(if capped { cap } else { plain }),
        capped,
        caps,
        outcome: talk.state().outcome,
        principles: principles(talk, key, &turns),
        phases,
        conceded: conceded(talk),
        turns,
        total,
    }
}

/// Value conceded in a talk so far, in currency units.
fn conceded(talk: &Talk) -> u64 {
    said(talk)
        .map(|(_, _, (node, choice))| {
            let node = talk.script().scenario.node(node);
            u64::from(node.choices[usize::from(choice.0)].gives)
        })
        .sum()
}

/// The moves that were lines.
fn said(talk: &Talk) -> impl Iterator<Item = (usize, &Move, (NodeId, ChoiceIndex))> {
    talk.moves()
        .iter()
        .enumerate()
        .filter_map(|(index, done)| Some((index, done, done.line()?)))
}

fn turns(talk: &Talk, key: &Key) -> Vec<TurnScore> {
    let mut lost = exact(0);
    let mut out = Vec::new();
    for (move_index, done, (node, choice)) in said(talk) {
        let after = talk
            .moves()
            .get(move_index + 1)
            .map_or(talk.state(), |next| &next.before);
        let scored = key.node(node);
        let earned = key
            .line(node, choice)
            .map_or_else(|| exact(0), |line| line.points.clone());
        let worth = scored.map_or_else(|| exact(0), |node| node.worth.clone());
        lost += &worth - &earned;
        let best = scored.map_or(choice, |node| node.best);
        out.push(TurnScore {
            move_index,
            node,
            choice,
            slot: talk.script().scenario.node(node).slot,
            worth,
            earned,
            best,
            best_locked: locked_since(talk, move_index, node, best),
            attainable: exact(100) - &lost,
            mood: (done.before.mood, after.mood),
        });
    }
    out
}

#[expect(
    clippy::option_option,
    reason = "locked or not, and if so since which move, if any"
)]
/// Whether a line was locked at a move, and the first earlier move that passed over what it needs.
fn locked_since(
    talk: &Talk,
    move_index: usize,
    node: NodeId,
    choice: ChoiceIndex,
) -> Option<Option<usize>> {
    let script = talk.script();
    let missing = script.line(node, choice)?.needs & !talk.moves()[move_index].before.flags;
    if missing == 0 {
        return None;
    }
    let passed_over = said(talk)
        .take_while(|(index, _, _)| *index < move_index)
        .find(|(_, done, (node, said))| {
            script
                .node(*node)
                .lines
                .iter()
                .enumerate()
                .any(|(index, line)| {
                    index != usize::from(said.0)
                        && line.set & missing != 0
                        && line.needs & !done.before.flags == 0
                })
        })
        .map(|(index, _, _)| index);
    Some(passed_over)
}

fn phases(talk: &Talk, key: &Key, turns: &[TurnScore]) -> Vec<PhaseScore> {
    let scenario = &talk.script().scenario;
    let mut worth: BTreeMap<Phase, Exact> = BTreeMap::new();
    let mut counted = vec![false; scenario.slots.len()];
    for (index, node) in scenario.nodes.iter().enumerate() {
        let id = NodeId(u16::try_from(index).unwrap_or(u16::MAX));
        if let (Some(slot), Some(key)) = (node.slot, key.node(id))
            && !std::mem::replace(&mut counted[usize::from(slot.0)], true)
        {
            *worth.entry(node.phase).or_insert_with(|| exact(0)) += &key.worth;
        }
    }
    worth
        .into_iter()
        .filter(|(_, worth)| *worth > exact(0))
        .map(|(phase, worth)| PhaseScore {
            phase,
            earned: turns
                .iter()
                .filter(|turn| scenario.node(turn.node).phase == phase)
                .map(|turn| &turn.earned)
                .sum(),
            worth,
        })
        .collect()
}

fn principles(talk: &Talk, key: &Key, turns: &[TurnScore]) -> Vec<PrincipleScore> {
    /// Occasions, sum of credit, earned, best.
    type Sums = (usize, Exact, Exact, Exact);
    let mut sums: BTreeMap<PrincipleId, Sums> = BTreeMap::new();
    for turn in turns {
        let Some(node) = key.node(turn.node) else {
            continue;
        };
        let said = &node.lines[usize::from(turn.choice.0)].parts;
        let best = &node.lines[usize::from(node.best.0)].parts;
        for (part, best) in said.iter().zip(best) {
            let entry = sums
                .entry(part.principle)
                .or_insert_with(|| (0, exact(0), exact(0), exact(0)));
            entry.0 += 1;
            entry.1 += &part.credit;
            entry.2 += &part.earned;
            entry.3 += &best.earned;
        }
    }
    debug_assert!(talk.moves().len() >= turns.len());
    sums.into_iter()
        .map(
            |(principle, (occasions, credit, earned, best))| PrincipleScore {
                principle,
                occasions,
                percent: exact(100) * credit / exact(i64::try_from(occasions).unwrap_or(i64::MAX)),
                earned,
                best,
            },
        )
        .collect()
}

/// Reasons for the cap: weak and unfinished phases, and critical principles fully violated in scored lines.
fn caps(talk: &Talk, turns: &[TurnScore], phases: &[PhaseScore]) -> Vec<Cap> {
    let script = talk.script();
    let floor = exact(i64::from(script.rules.tuning.cap_phase_floor));
    let mut caps: Vec<Cap> = phases
        .iter()
        .filter(|phase| phase.percent() < floor)
        .map(|phase| Cap::WeakPhase(phase.phase))
        .collect();
    let met: BTreeSet<SlotId> = turns.iter().filter_map(|turn| turn.slot).collect();
    for (index, slot) in (0..=u16::MAX).zip(&script.scenario.slots) {
        let known = [Cap::WeakPhase(slot.phase), Cap::Unfinished(slot.phase)];
        if !met.contains(&SlotId(index)) && !known.iter().any(|cap| caps.contains(cap)) {
            caps.push(Cap::Unfinished(slot.phase));
        }
    }
    for turn in turns.iter().filter(|turn| turn.slot.is_some()) {
        let Some(line) = script.line(turn.node, turn.choice) else {
            continue;
        };
        for &(principle, tag) in &line.tags {
            if tag == -2 && script.rules.catalogue.get(principle).is_critical() {
                caps.push(Cap::Violated(principle, turn.move_index));
            }
        }
    }
    caps
}
