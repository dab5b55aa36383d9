//! A robot's one run: it always takes the line it likes most, and of equally liked ones the first. Does not decide what
//! a robot likes; see [`super::policy`].

use super::Policy;
use crate::engine::{Script, State, advance, start};
use crate::model::{Choice, ChoiceIndex, Lang, NodeId, Outcome, Pressure, Text};
use crate::score::{Exact, Key, exact};

/// A run with what it comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Played {
    /// Its lines, with the node each was said at.
    pub moves: Vec<(NodeId, ChoiceIndex)>,
    /// Its total, 0..=100.
    pub total: Exact,
    /// How the customer left.
    pub outcome: Option<Outcome>,
}

/// What a robot comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RobotResult {
    /// Which robot.
    pub policy: Policy,
    /// Its run.
    pub played: Played,
}

/// Plays a script as a robot does. Random play is no robot: it would take the first lines.
#[must_use]
pub fn play(script: &Script, key: &Key, policy: Policy) -> Played {
    play_filled(script, key, policy, &|text| text.clone())
}

/// Plays as a robot that reads texts as `fill` makes them.
pub(super) fn play_filled(
    script: &Script,
    key: &Key,
    policy: Policy,
    fill: &dyn Fn(&Text) -> Text,
) -> Played {
    let liking: Vec<Vec<i64>> = (0..=u16::MAX)
        .zip(&script.scenario.nodes)
        .map(|(index, node)| {
            let filled: Vec<Choice> = node
                .choices
                .iter()
                .map(|choice| Choice {
                    text: fill(&choice.text),
                    ..choice.clone()
                })
                .collect();
            liking(policy, key, NodeId(index), &filled)
        })
        .collect();
    follow(script, key, |state| {
        let lines = &script.node(state.node).lines;
        let liking = &liking[usize::from(state.node.0)];
        let open = (0..lines.len()).filter(|&at| lines[at].needs & !state.flags == 0);
        open.rev().max_by_key(|&at| liking[at])
    })
}

/// Plays with a way to choose among the lines of a state's node; stops where it chooses none.
pub(super) fn follow(
    script: &Script,
    key: &Key,
    choose: impl Fn(&State) -> Option<usize>,
) -> Played {
    let mut played = Played {
        moves: Vec::new(),
        total: exact(0),
        outcome: None,
    };
    let mut state = start(script, Pressure::Off);
    while state.outcome.is_none() {
        let choice = choose(&state).and_then(|at| u8::try_from(at).ok());
        let Some(choice) = choice.map(ChoiceIndex) else {
            return played;
        };
        let Ok(next) = advance(script, &state, choice) else {
            return played;
        };
        played.moves.push((state.node, choice));
        if let Some(line) = key.line(state.node, choice) {
            played.total += &line.points;
        }
        state = next;
    }
    played.outcome = state.outcome;
    played
}

/// How much a robot likes each line of a node.
fn liking(policy: Policy, key: &Key, node: NodeId, choices: &[Choice]) -> Vec<i64> {
    let all: Vec<&Choice> = choices.iter().collect();
    if let Some(liking) = policy.liking(&all) {
        return liking;
    }
    let sign = if policy == Policy::Worst { -1 } else { 1 };
    match key.node(node) {
        // Only the order matters, so ranks stand for the exact credits.
        Some(node) => node
            .lines
            .iter()
            .map(|line| {
                let below = node.lines.iter().filter(|l| l.credit < line.credit).count();
                sign * i64::try_from(below).unwrap_or(i64::MAX)
            })
            .collect(),
        // Detours earn nothing: the first line for the best, the last for the worst.
        None => (0..choices.len())
            .map(|place| -sign * i64::try_from(place).unwrap_or(i64::MAX))
            .collect(),
    }
}

/// Robots that read lengths, for every variant of the texts: what each comes to. Variants only fill placeholders, so that
/// nothing else can differ between them.
#[must_use]
pub fn variant_spread(script: &Script, key: &Key) -> Vec<Vec<(Policy, Exact)>> {
    let variants = &script.scenario.variants;
    variants
        .iter()
        .map(|variant| {
            let fill_in = |text: &str, lang: Lang| {
                variant.iter().fold(text.to_owned(), |text, (name, value)| {
                    text.replace(&format!("{{{name}}}"), value.get(lang))
                })
            };
            let fill = |text: &Text| Text {
                zh: fill_in(&text.zh, Lang::Zh),
                en: fill_in(&text.en, Lang::En),
            };
            let reads = |policy: &&Policy| {
                matches!(
                    policy,
                    Policy::Longest(_) | Policy::Shortest(_) | Policy::Apologetic | Policy::Polite
                )
            };
            Policy::ROBOTS
                .iter()
                .filter(reads)
                .map(|&policy| (policy, play_filled(script, key, policy, &fill).total))
                .collect()
        })
        .collect()
}
