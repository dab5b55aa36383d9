//! The analysis against brute force: every run of a small scenario, one by one.

mod reach;
mod sampling;

use std::collections::BTreeMap;
use std::sync::Arc;

use composure::analysis::{ExactPart, Policy, play};
use composure::engine::{Command, Script, State, Wording, start, step};
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
        let all: &[Choice] = &node.choices;
        let wording = Wording::of(self.script, 0, 0);
        let liking: Vec<Exact> = match self.policy.liking(all, &wording) {
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

/// A robot's run in the same form.
fn robot(script: &Script, key: &Key, policy: Policy) -> Sums {
    let played = play(script, key, policy);
    let lines = played.moves.iter();
    let outcomes = played.outcome.into_iter();
    Sums {
        mean: played.total.clone(),
        outcomes: outcomes.map(|outcome| (outcome, exact(1))).collect(),
        lines: lines.map(|(node, at)| ((node.0, at.0), exact(1))).collect(),
    }
}

const POLICIES: [Policy; 12] = [
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
fn the_run_of_every_robot_equals_brute_force() {
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
                prop_assert_eq!(robot(&script, &key, policy), expected, "{:?}", policy);
            }
            Ok(())
        })
        .unwrap();
}

/// Nine turns of four lines that all differ.
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
    assert_eq!(robot(&script, &key, Policy::Best), expected);
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
    let all = ExactPart::new(&script, &key);
    assert_eq!(all.best.total, exact(100));
    // The long line is best in the second node only.
    assert_eq!(all.longest_share(Lang::En), exact(1) / exact(2));
    for robot in &all.robots {
        assert_eq!(
            robot.total,
            brute_force(&script, &key, robot.policy).mean,
            "{:?}",
            robot.policy
        );
    }
}

#[test]
fn robots_measure_texts_as_they_are_shown() {
    // As written the first line is the longer one; filled, it depends on the variant.
    let mut lines = ["{name}", "12345"].map(|text| {
        let mut line = choice(
            text,
            &[("hear-out", if text == "12345" { 0 } else { 2 })],
            Target::End,
        );
        line.text = crate::support::text(text);
        line
    });
    lines[0].id = "named".to_owned();
    let only = node("only", Phase::Soothe, Some(0), lines.to_vec());
    let mut made = scenario(vec![only]);
    let variant = |name: &str| BTreeMap::from([("name".to_owned(), crate::support::text(name))]);
    made.variants = vec![variant("Li"), variant("Ouyang")];
    let script = script(made, "confused");
    let key = Key::new(&script);
    let all = ExactPart::new(&script, &key);
    let longest = Policy::Longest(Lang::En);
    let robot = all.robots.iter().find(|robot| robot.policy == longest);
    let robot = robot.unwrap();
    assert_eq!(robot.by_variant, [exact(0), exact(100)]);
    assert_eq!(robot.total, exact(50));
    assert_eq!(all.longest_share(Lang::En), exact(1) / exact(2));
    // Six characters beside five.
    assert_eq!(all.length_ratio[Lang::En.index()].0, exact(5) / exact(2));
}
