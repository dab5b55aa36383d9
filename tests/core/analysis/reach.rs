//! What talks can meet, against every run: what is called impossible does not occur, and what is called met is shown.

use std::collections::BTreeSet;
use std::sync::Arc;

use composure::analysis::{Fact, Finding, Reach, analyze};
use composure::engine::{Script, State, advance, holds, start};
use composure::model::{Condition, FlagId, Pressure, Variable};
use composure::score::Key;

use super::many_runs;
use crate::support::{Dice, line, script};

/// Everything that some run meets.
fn every_fact(script: &Script, state: &State, met: &mut BTreeSet<Fact>) {
    if let Some(outcome) = state.outcome {
        met.insert(Fact::Outcome(outcome));
        return;
    }
    let (id, node) = (state.node, script.scenario.node(state.node));
    met.insert(Fact::Node(id));
    let mut is_said = false;
    for (at, saying) in (0..).zip(&node.says) {
        for (place, condition) in (0..).zip(&saying.when) {
            let holds = holds(&[*condition], state, script.type_id);
            met.insert(if holds {
                Fact::Holds(id, at, place)
            } else {
                Fact::Fails(id, at, place)
            });
        }
        if !is_said && holds(&saying.when, state, script.type_id) {
            is_said = true;
            met.insert(Fact::Wording(id, at));
        }
    }
    for at in 0..u8::try_from(node.choices.len()).unwrap() {
        match advance(script, state, line(at)) {
            Ok(next) => {
                met.insert(Fact::Open(id, line(at)));
                every_fact(script, &next, met);
            }
            Err(_) => {
                met.insert(Fact::Locked(id, line(at)));
            }
        }
    }
}

/// A script with wordings by mood and flags, some of which never fit.
fn with_wordings(seed: u64, type_id: &str) -> Arc<Script> {
    let plain = many_runs(seed, type_id);
    let mut dice = Dice(seed + 77);
    let mut scenario = (*plain.scenario).clone();
    for node in &mut scenario.nodes {
        let mut says = Vec::new();
        for _ in 0..dice.place(4) {
            let variable = Variable::ALL[dice.place(Variable::COUNT)];
            let points = dice.between(0, 100);
            let mut saying = node.says[0].clone();
            saying.when.push(match dice.place(5) {
                0 => Condition::Flag(FlagId(0)),
                1 => Condition::NoFlag(FlagId(0)),
                2 => Condition::AtMost(variable, points),
                _ => Condition::AtLeast(variable, points),
            });
            says.push(saying);
        }
        says.append(&mut node.says);
        node.says = says;
    }
    script(scenario, type_id)
}

/// Plays a witness and says whether it shows the fact where it says so.
fn is_shown(script: &Script, fact: Fact, finding: &Finding) -> bool {
    let Finding::Met(witness) = finding else {
        return false;
    };
    let mut state = start(script, Pressure::Off);
    for choice in witness.lines() {
        state = advance(script, &state, *choice).expect("a line of a run");
    }
    let mut met = BTreeSet::new();
    // Only what shows in this very state, not behind it.
    let mut here = state;
    here.turn = script.scenario.turn_limit - 1;
    every_fact(script, &here, &mut met);
    met.contains(&fact)
}

#[test]
fn what_is_called_impossible_never_occurs_and_what_is_met_is_shown() {
    let (mut met, mut impossible, mut missed) = (0, 0, 0);
    for (seed, type_id) in (40..).zip(["confused", "hesitant", "aggressive", "emotional"]) {
        let script = with_wordings(seed, type_id);
        let mut all = BTreeSet::new();
        every_fact(&script, &start(&script, Pressure::Off), &mut all);
        let reach: Reach = analyze(&script, &Key::new(&script)).sampled.reach;
        for fact in &all {
            missed += u32::from(!reach.is_met(*fact));
        }
        for (fact, finding) in reach.iter() {
            let occurs = all.contains(&fact);
            match finding {
                Finding::Impossible => assert!(!occurs, "{type_id} {fact:?}"),
                Finding::Met(_) => {
                    assert!(occurs, "{type_id} {fact:?}");
                    assert!(is_shown(&script, fact, finding), "{type_id} {fact:?}");
                    met += 1;
                }
                Finding::NotMet { talks } => assert!(*talks > 1000),
            }
            impossible += u32::from(*finding == Finding::Impossible);
        }
    }
    assert!(
        met > 300 && impossible > 100,
        "{met} met, {impossible} impossible"
    );
    assert_eq!(missed, 0, "nothing here is so rare that nobody meets it");
}
