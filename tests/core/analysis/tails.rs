//! What is settled before it is said: how accepted customers leave, near every threshold of satisfaction.

use std::collections::BTreeMap;
use std::sync::Arc;

use composure::analysis::{Chances, RandomPlay};
use composure::engine::{Script, State, advance, start};
use composure::model::{
    Acceptance, Node, NodeId, Outcome, Phase, Pressure, PrincipleId, Rules, Target, Variable,
};
use composure::score::{Exact, Key, exact};

use crate::support::{Dice, choice, customer, line, node, rules, scenario, to};

/// Nodes of such a script; the second one decides.
const TURNS: u16 = 5;

/// A script whose customers nearly always accept, and then leave more or less content.
fn accepted(seed: u64) -> Script {
    let mut dice = Dice(seed);
    let known = rules().catalogue.principles.len();
    let mut nodes: Vec<Node> = Vec::new();
    for at in 0..TURNS {
        let next = if at + 1 == TURNS {
            Target::End
        } else {
            to(at + 1)
        };
        let choices = (0..4).map(|number| {
            let mut made = choice(&format!("l{number}"), &[], next);
            for _ in 0..dice.place(4) {
                let principle = PrincipleId(u16::try_from(dice.place(known)).unwrap());
                if made.tags.iter().all(|(other, _)| *other != principle) {
                    let strength = i8::try_from(dice.between(-2, 2)).unwrap();
                    made.tags.push((principle, strength));
                }
            }
            made
        });
        let phase = Phase::ALL[1 + usize::from(at) % 7];
        nodes.push(node(&format!("n{at}"), phase, Some(at), choices.collect()));
    }
    nodes[1].refused = Some(Target::End);
    let type_id = ["confused", "hesitant", "aggressive", "emotional"][dice.place(4)];
    let (id, customer) = customer(type_id);
    let mut customer = (*customer).clone();
    for variable in Variable::ALL {
        customer.start[variable.index()] = dice.between(15, 90);
    }
    customer.start[Variable::Anger.index()] = dice.between(0, 60);
    customer.accepts = Acceptance {
        trust: 10,
        clarity: 0,
        distributive: 0,
        anger: 90,
    };
    let rules = rules();
    let mut tuning = rules.tuning.clone();
    let begins = |variable: Variable| customer.start[variable.index()];
    let [fair, orderly, kind] = tuning.satisfaction;
    let gap = (fair * begins(Variable::Distributive)
        + orderly * begins(Variable::Procedural)
        + kind * begins(Variable::Interactional))
        / 100
        - begins(Variable::Expectation);
    tuning.settled_gap = gap + dice.between(-10, 25);
    tuning.delight_gap = tuning.settled_gap + dice.between(0, 12);
    tuning.delight_anger = begins(Variable::Anger) + dice.between(-15, 15);
    tuning.delight_trust = begins(Variable::Trust) + dice.between(-15, 15);
    let rules = Rules {
        catalogue: Arc::clone(&rules.catalogue),
        tuning,
    };
    Script::new(
        Arc::new(scenario(nodes)),
        Arc::new(customer),
        id,
        Arc::new(rules),
    )
}

/// What every run comes to, followed one by one by the engine.
struct Followed<'a> {
    script: &'a Script,
    outcomes: BTreeMap<Outcome, Exact>,
    lines: BTreeMap<(NodeId, u8), Exact>,
    /// By turn and outcome: the chance to get to a state in which it can still come.
    possible: BTreeMap<(u16, Outcome), Exact>,
}

impl Followed<'_> {
    /// Follows all runs from a state. Returns what can still come, as a bit set.
    fn follow(&mut self, state: &State, chance: &Exact) -> u8 {
        if let Some(outcome) = state.outcome {
            *self.outcomes.entry(outcome).or_insert_with(|| exact(0)) += chance;
            return 1 << outcome.index();
        }
        let next: Vec<(u8, State)> = (0..4)
            .filter_map(|at| Some((at, advance(self.script, state, line(at)).ok()?)))
            .collect();
        let share = chance / exact(i64::try_from(next.len()).unwrap());
        let mut mask = 0;
        for (at, next) in next {
            let said = self.lines.entry((state.node, at));
            *said.or_insert_with(|| exact(0)) += &share;
            mask |= self.follow(&next, &share);
        }
        for &outcome in Outcome::ALL
            .iter()
            .filter(|outcome| mask >> outcome.index() & 1 == 1)
        {
            let known = self.possible.entry((state.turn, outcome));
            *known.or_insert_with(|| exact(0)) += chance;
        }
        mask
    }
}

/// What has been found is what brute force comes to.
fn agree(followed: &Followed<'_>, found: &Chances, seed: u64) {
    let zero = exact(0);
    for &outcome in Outcome::ALL {
        let chance = followed.outcomes.get(&outcome).unwrap_or(&zero);
        let bounds = &found.outcomes[outcome.index()];
        assert!(bounds.is_exact());
        assert_eq!(&bounds.low, chance, "seed {seed}: {outcome:?}");
        for (turn, open) in (0..).zip(&found.open) {
            let chance = followed.possible.get(&(turn, outcome)).unwrap_or(&zero);
            let possible = &open.possible[outcome.index()];
            assert_eq!(possible, chance, "seed {seed}, {turn}");
        }
    }
    for (node, lines) in (0..).map(NodeId).zip(&found.lines) {
        for (at, chance) in (0..).zip(lines) {
            let said = followed.lines.get(&(node, at)).unwrap_or(&zero);
            assert_eq!(chance, said, "seed {seed}: {node:?}, line {at}");
        }
    }
}

#[test]
fn how_accepted_customers_leave_equals_brute_force_near_every_threshold() {
    let mut kinds: BTreeMap<Outcome, usize> = BTreeMap::new();
    let (mut states, mut all) = (0, 0);
    for seed in 0..150 {
        let script = accepted(seed);
        let mut followed = Followed {
            script: &script,
            outcomes: BTreeMap::new(),
            lines: BTreeMap::new(),
            possible: BTreeMap::new(),
        };
        followed.follow(&start(&script, Pressure::Off), &exact(1));
        let play = |layer| RandomPlay::in_layers(&script, u64::MAX, layer);
        let whole = RandomPlay::new(&script, u64::MAX);
        for play in [whole, play(0), play(3), play(20), play(100)] {
            let found = play.run_all(&Key::new(&script)).unwrap();
            agree(&followed, &found, seed);
            states += found.states;
            all += 1 + 4 + 16 + 64 + 256;
        }
        for &outcome in Outcome::ALL {
            let comes = followed.outcomes.contains_key(&outcome);
            *kinds.entry(outcome).or_default() += usize::from(comes);
        }
    }
    let often = |outcome| kinds.get(&outcome).copied().unwrap_or(0);
    assert!(
        often(Outcome::Grudging) > 50 && often(Outcome::Settled) > 50,
        "{kinds:?}"
    );
    assert!(often(Outcome::Delighted) > 25, "{kinds:?}");
    // Some of it must have been settled early, or this says nothing about that.
    assert!(states < all * 9 / 10, "{states} of {all}");
}
