//! The exact analysis against brute force: every run of a small scenario, one by one.

mod states;
mod tails;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use composure::analysis::{Policy, RandomPlay, TooLarge, analyze, play};
use composure::engine::{Command, Script, State, advance, start, step};
use composure::model::{
    Choice, Lang, Node, NodeId, Outcome, Phase, Pressure, PrincipleId, Tactic, Target,
};
use composure::score::{Exact, Key, exact};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::support::{Dice, choice, line, node, rules, scenario, script, to};

/// What a policy comes to, added up over every run.
#[derive(Debug, PartialEq)]
struct Sums {
    mean: Exact,
    outcomes: BTreeMap<Outcome, Exact>,
    lines: BTreeMap<(u16, u8), Exact>,
}

struct Enumeration<'a> {
    script: &'a Script,
    key: &'a Key,
    policy: Policy,
    sums: Sums,
}

impl Enumeration<'_> {
    fn walk(&mut self, state: &State, chance: &Exact) {
        let taken = self.taken(state);
        let share = chance / exact(i64::try_from(taken.len()).unwrap());
        for at in taken {
            let said = self
                .sums
                .lines
                .entry((state.node.0, at))
                .or_insert_with(|| exact(0));
            *said += &share;
            if let Some(points) = self.key.line(state.node, line(at)) {
                self.sums.mean += &points.points * &share;
            }
            let (next, _) = step(self.script, state, Command::Choose(line(at))).unwrap();
            match next.outcome {
                Some(outcome) => {
                    *self
                        .sums
                        .outcomes
                        .entry(outcome)
                        .or_insert_with(|| exact(0)) += &share;
                }
                None => self.walk(&next, &share),
            }
        }
    }

    /// The open lines that the policy likes most: all of them by chance, or else the first.
    fn taken(&self, state: &State) -> Vec<u8> {
        let node = self.script.scenario.node(state.node);
        let open: Vec<usize> = (0..node.choices.len())
            .filter(|&at| node.choices[at].needs & !state.flags == 0)
            .collect();
        let all: Vec<&Choice> = node.choices.iter().collect();
        let liking: Vec<Exact> = match self.policy.liking(&all) {
            Some(liking) => liking.into_iter().map(exact).collect(),
            None => self.by_points(state.node, all.len()),
        };
        let most = open.iter().map(|&at| &liking[at]).max().unwrap();
        let taken = open.iter().filter(|&&at| liking[at] == *most);
        let many = if self.policy == Policy::Random {
            open.len()
        } else {
            1
        };
        taken
            .take(many)
            .map(|&at| u8::try_from(at).unwrap())
            .collect()
    }

    fn by_points(&self, node: NodeId, count: usize) -> Vec<Exact> {
        let sign = exact(if self.policy == Policy::Best { 1 } else { -1 });
        match self.key.node(node) {
            Some(key) => key.lines.iter().map(|line| &line.credit * &sign).collect(),
            // A detour earns nothing: the first line for the best, the last for the worst.
            None => (0..i64::try_from(count).unwrap())
                .map(|at| exact(-at) * &sign)
                .collect(),
        }
    }
}

fn brute_force(script: &Script, key: &Key, policy: Policy) -> Sums {
    let sums = Sums {
        mean: exact(0),
        outcomes: BTreeMap::new(),
        lines: BTreeMap::new(),
    };
    let mut all = Enumeration {
        script,
        key,
        policy,
        sums,
    };
    all.walk(&start(script, Pressure::Off), &exact(1));
    all.sums
}

/// The analysis in the same form, without what has no chance.
fn analysed(script: &Script, key: &Key, policy: Policy) -> Result<Sums, TooLarge> {
    if policy != Policy::Random {
        let played = play(script, key, policy);
        let lines = played
            .moves
            .iter()
            .map(|(node, at)| ((node.0, at.0), exact(1)));
        return Ok(Sums {
            mean: played.total.clone(),
            outcomes: played
                .outcome
                .into_iter()
                .map(|outcome| (outcome, exact(1)))
                .collect(),
            lines: lines.collect(),
        });
    }
    let chances = RandomPlay::new(script, 1_000_000).run_all(key)?;
    for layer in [0, 5, 50] {
        let mut in_jobs = RandomPlay::in_layers(script, 1_000_000, layer).run_all(key)?;
        // How much is looked at depends on where jobs begin.
        in_jobs.states = chances.states;
        assert_eq!(in_jobs, chances, "layers of {layer}");
    }
    assert!(chances.is_exact() && chances.mean.is_exact());
    let outcomes = chances.outcomes.map(|bounds| {
        assert!(bounds.is_exact());
        bounds.low
    });
    let outcomes = Outcome::ALL.iter().copied().zip(outcomes);
    let mut lines = BTreeMap::new();
    for (node, chances) in (0..).zip(chances.lines) {
        for (at, chance) in (0..).zip(chances) {
            lines.insert((node, at), chance);
        }
    }
    lines.retain(|_, chance| *chance != exact(0));
    Ok(Sums {
        mean: chances.mean.low,
        outcomes: outcomes.filter(|(_, chance)| *chance != exact(0)).collect(),
        lines,
    })
}

const POLICIES: [Policy; 13] = [
    Policy::Random,
    Policy::Best,
    Policy::Worst,
    Policy::Longest(Lang::Zh),
    Policy::Longest(Lang::En),
    Policy::Shortest(Lang::Zh),
    Policy::Shortest(Lang::En),
    Policy::First,
    Policy::Middle,
    Policy::Last,
    Policy::Apologetic,
    Policy::Polite,
    Policy::Generous,
];

const WORDS: [&str; 5] = [
    "对不起 sorry",
    "请 please",
    "好",
    "很长很长的一句话 a long line",
    "谢谢 thank you",
];
const TAGS: [&str; 4] = [
    "hear-out",
    "offer-workable-solution",
    "friendly-reception",
    "explain-reason",
];

/// One line: words, a principle with its tag, what it sets and needs, what it gives.
type Draft = (usize, usize, i8, u8, u8, u32);

fn any_line() -> impl Strategy<Value = Draft> {
    let flags = || prop_oneof![2 => Just(0_u8), 1 => 0_u8..4];
    (
        0..WORDS.len(),
        0..TAGS.len(),
        -2_i8..=2,
        flags(),
        flags(),
        0_u32..3,
    )
}

/// A few nodes in a row, some detours, each with one line that is never locked.
fn any_scenario() -> impl Strategy<Value = Vec<(bool, Vec<Draft>)>> {
    let scored = prop_oneof![3 => Just(true), 1 => Just(false)];
    vec((scored, vec(any_line(), 1..=4)), 1..=4)
}

fn made(drafts: &[(bool, Vec<Draft>)]) -> Arc<Script> {
    let mut slot = 0;
    let mut nodes: Vec<Node> = Vec::new();
    for (at, (scored, lines)) in drafts.iter().enumerate() {
        let next = if at + 1 == drafts.len() {
            Target::End
        } else {
            to(u16::try_from(at + 1).unwrap())
        };
        let choices = lines.iter().enumerate().map(|(number, draft)| {
            let &(words, tag, strength, set, needs, gives) = draft;
            let mut made = choice(&format!("l{number}"), &[(TAGS[tag], strength)], next);
            made.text = crate::support::text(WORDS[words]);
            made.set = u64::from(set);
            made.needs = if number == 0 { 0 } else { u64::from(needs) };
            made.gives = gives;
            made
        });
        let choices = choices.collect();
        nodes.push(node(
            &format!("n{at}"),
            Phase::ALL[at + 1],
            scored.then_some(slot),
            choices,
        ));
        slot += u16::from(*scored);
    }
    nodes.last_mut().unwrap().refused = Some(Target::End);
    script(scenario(nodes), "hesitant")
}

#[test]
fn the_spread_of_every_policy_equals_brute_force() {
    let config = Config {
        cases: 250,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[3; 32]);
    TestRunner::new_with_rng(config, rng)
        .run(&any_scenario(), |drafts| {
            let script = made(&drafts);
            let key = Key::new(&script);
            for policy in POLICIES {
                let expected = brute_force(&script, &key, policy);
                prop_assert_eq!(
                    analysed(&script, &key, policy),
                    Ok(expected),
                    "{:?}",
                    policy
                );
            }
            Ok(())
        })
        .unwrap();
}

/// Nine turns of four lines that all differ: more states than are followed one by one.
fn many_runs(seed: u64, type_id: &str) -> Arc<Script> {
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
            let at = PrincipleId(u16::try_from(dice.place(known)).unwrap());
            made.tags = vec![(at, i8::try_from(dice.between(-2, 2)).unwrap())];
            made.needs = u64::from(number > 0 && dice.place(5) == 0);
            made.set = u64::from(dice.place(3) == 0);
            made
        });
        let mut made = node(
            &format!("n{at}"),
            Phase::ALL[1 + usize::from(at) % 7],
            Some(at),
            choices.collect(),
        );
        made.tactic = (at % 3 == 0).then_some(Tactic::ALL[dice.place(Tactic::COUNT)]);
        nodes.push(made);
    }
    nodes[usize::from(TURNS) - 2].refused = Some(to(FAREWELL));
    nodes.push(farewell());
    script(scenario(nodes), type_id)
}

/// The node behind a refusal: two lines adjourn, one of them so rudely that a customer near the edge breaks off.
const FAREWELL: u16 = TURNS;

fn farewell() -> Node {
    let rude = [
        "attitude-not-new-grievance",
        "friendly-reception",
        "hear-out",
    ]
    .map(|id| (id, -2));
    let rudely_rebooked = [rude.as_slice(), &[("rebook-next-talk", 1)]].concat();
    let choices = [
        ("rebook", vec![("rebook-next-talk", 2)]),
        ("rudely", rudely_rebooked),
        ("plain", vec![]),
        ("thanks", vec![("thank-customer", 1)]),
    ]
    .map(|(id, tags)| choice(id, &tags, Target::End));
    node("farewell", Phase::Stuck, None, choices.into())
}

const TURNS: u16 = 9;

/// Every run of such a script, in whole parts of 12 to the number of turns.
fn every_run(script: &Script) -> ([u128; Outcome::COUNT], BTreeMap<(u16, u8), u128>) {
    let mut outcomes = [0; Outcome::COUNT];
    let mut lines = BTreeMap::new();
    let mut open = vec![(start(script, Pressure::Off), 12_u128.pow(TURNS.into()))];
    while let Some((state, mass)) = open.pop() {
        let said: Vec<(u8, State)> = (0..4)
            .filter_map(|at| Some((at, advance(script, &state, line(at)).ok()?)))
            .collect();
        let share = mass / said.len() as u128;
        assert_eq!(share * said.len() as u128, mass);
        for (at, next) in said {
            *lines.entry((state.node.0, at)).or_insert(0) += share;
            match next.outcome {
                Some(outcome) => outcomes[outcome.index()] += share,
                None => open.push((next, share)),
            }
        }
    }
    (outcomes, lines)
}

#[test]
fn following_many_states_at_once_equals_brute_force() {
    let whole = exact(12_i64.pow(TURNS.into()));
    let part = |mass: u128| exact(i64::try_from(mass).unwrap()) / &whole;
    let mut kinds = BTreeSet::new();
    let (mut calm, mut broken) = (0, 0);
    for (seed, type_id) in (0..).zip(["confused", "hesitant", "aggressive", "emotional"]) {
        let script = many_runs(seed, type_id);
        let key = Key::new(&script);
        let (outcomes, lines) = every_run(&script);
        let farewells = farewells(&script);
        calm += farewells.iter().filter(|broke_off| !**broke_off).count();
        broken += farewells.iter().filter(|broke_off| **broke_off).count();
        let found = analysed(&script, &key, Policy::Random).unwrap();
        for &outcome in Outcome::ALL {
            let mass = outcomes[outcome.index()];
            let chance = found
                .outcomes
                .get(&outcome)
                .cloned()
                .unwrap_or_else(|| exact(0));
            assert_eq!(chance, part(mass), "{type_id} {outcome:?}");
            if mass > 0 {
                kinds.insert(outcome);
            }
        }
        let lines: BTreeMap<_, _> = lines
            .into_iter()
            .map(|(at, mass)| (at, part(mass)))
            .collect();
        assert_eq!(found.lines, lines, "{type_id}");
    }
    assert!(kinds.len() >= 4, "the scripts are too tame: {kinds:?}");
    assert!(kinds.contains(&Outcome::Adjourned) && kinds.contains(&Outcome::Deadlock));
    // The short cut behind a refusal must be taken and must be refused, or this proves nothing about it.
    assert!(
        calm > 0 && broken > 0,
        "{calm} calm, {broken} broken farewells"
    );
}

/// For every run that is refused, whether some last line makes the customer break off.
fn farewells(script: &Script) -> Vec<bool> {
    let mut found = Vec::new();
    let mut open = vec![start(script, Pressure::Off)];
    while let Some(state) = open.pop() {
        let next = (0..4).filter_map(|at| advance(script, &state, line(at)).ok());
        if state.node == NodeId(FAREWELL) {
            let ends: Vec<_> = next.filter_map(|state| state.outcome).collect();
            found.push(ends.iter().any(|end| end.rank() == 0));
        } else {
            open.extend(next.filter(|state| state.outcome.is_none()));
        }
    }
    found
}

#[test]
fn a_lock_leaves_the_first_of_the_next_best() {
    let mut best = choice("best", &[("hear-out", 2)], Target::End);
    best.needs = 1;
    let worst = choice("worst", &[], Target::End);
    let [left, right] = ["left", "right"].map(|id| choice(id, &[("hear-out", 1)], Target::End));
    let only = node(
        "only",
        Phase::Soothe,
        Some(0),
        vec![best, worst, left, right],
    );
    let script = script(scenario(vec![only]), "confused");
    let key = Key::new(&script);
    let expected = brute_force(&script, &key, Policy::Best);
    assert_eq!(expected.lines, BTreeMap::from([((0, 2), exact(1))]));
    assert_eq!(analysed(&script, &key, Policy::Best), Ok(expected));
}

#[test]
fn chances_sum_to_one_and_the_limit_is_told() {
    let lines = |next| {
        vec![
            choice("a", &[], next),
            choice("b", &[("hear-out", 2)], next),
            choice("c", &[], next),
        ]
    };
    let mut nodes: Vec<Node> = (0..6)
        .map(|at| {
            node(
                &format!("n{at}"),
                Phase::Soothe,
                Some(at),
                lines(to(at + 1)),
            )
        })
        .collect();
    nodes.push(node("last", Phase::Agree, None, lines(Target::End)));
    let script = script(scenario(nodes), "aggressive");
    let key = Key::new(&script);
    let all = RandomPlay::new(&script, 1_000_000).run_all(&key).unwrap();
    let sum: Exact = all.outcomes.iter().map(|bounds| &bounds.low).sum();
    assert_eq!(sum, exact(1));
    assert!(all.is_exact());
}

#[test]
fn fairness_is_what_its_parts_say() {
    let script = made(&[
        (
            true,
            vec![(0, 0, 2, 0, 0, 0), (3, 0, 1, 0, 0, 0), (1, 0, -2, 0, 0, 0)],
        ),
        (true, vec![(3, 2, 2, 0, 0, 0), (2, 2, 0, 0, 0, 0)]),
    ]);
    let key = Key::new(&script);
    let all = analyze(&script, &key, 1_000_000).unwrap();
    assert_eq!(
        all.random.mean.low,
        brute_force(&script, &key, Policy::Random).mean
    );
    assert_eq!(all.best.total, exact(100));
    // The long line is best in the second node only.
    assert_eq!(all.longest_share(Lang::En), exact(1) / exact(2));
    for robot in &all.robots {
        assert_eq!(
            robot.played.total,
            brute_force(&script, &key, robot.policy).mean,
            "{:?}",
            robot.policy
        );
    }
}
