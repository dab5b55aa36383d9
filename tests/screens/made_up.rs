//! Figures of an analysis made up for the screens: the real ones take minutes.

use composure::analysis::{Policy, Spread, dominated, play};
use composure::engine::Script;
use composure::model::{ChoiceIndex, NodeId, Outcome, PrincipleId};
use composure::score::Key;
use composure::workshop::{AnalysisView, Breach, NodeFigures, Swing, Unmet};

/// Figures of the right shape, with something of every kind.
pub fn figures(script: &Script, key: &Key) -> AnalysisView {
    let nodes = (0..=u16::MAX).map(NodeId).zip(&script.scenario.nodes);
    let scored = nodes.filter_map(|(node, _)| Some((node, key.node(node)?)));
    let lines = script.scenario.nodes.len();
    AnalysisView {
        random: (33.4, 33.4),
        scores: Some(spread()),
        best: (100.0, Some(Outcome::Delighted)),
        worst: 6.2,
        robots: Policy::ROBOTS
            .iter()
            .zip(1_u8..)
            .map(|(policy, at)| (*policy, 48.0 - f64::from(at) * 2.5))
            .collect(),
        endings: Outcome::ALL
            .iter()
            .zip([0.31, 0.42, 0.12, 0.03, 0.09, 0.0299, 0.0001])
            .map(|(outcome, chance)| (*outcome, (chance, chance)))
            .collect(),
        decided: Outcome::ALL
            .iter()
            .zip([
                Some(13),
                Some(15),
                None,
                Some(9),
                Some(14),
                Some(14),
                Some(6),
            ])
            .map(|(outcome, last)| (*outcome, last))
            .collect(),
        longest_talk: 15,
        principles: script
            .rules
            .catalogue
            .principles
            .iter()
            .take(40)
            .zip(0_u16..)
            .map(|(_, at)| (PrincipleId(at), u32::from(at % 3), 4))
            .collect(),
        breaches: breaches(script, key),
        unmet: vec![
            Unmet::Node(NodeId(1)),
            Unmet::Wording(NodeId(3), 0),
            Unmet::Locked(NodeId(4), ChoiceIndex(0)),
        ],
        undecided: lines % 5,
        variants: 3,
        swings: Policy::ROBOTS
            .iter()
            .take(6)
            .zip(0_u8..)
            .map(|(policy, at)| Swing {
                policy: *policy,
                least: 30.0,
                most: 30.0 + f64::from(at % 3) * 4.0,
            })
            .collect(),
        nodes: scored
            .map(|(node, key)| NodeFigures {
                node,
                mean_credit: 0.42,
                best: (node.0 % 4 != 1).then_some(key.best),
                longest: [node.0 % 3 == 0; 2],
                trade_off: node.0 % 2 == 0,
            })
            .collect(),
        dominated: dominated(script, key),
        states: 1_234_567,
    }
}

/// A spread with two hills, from 0 to 100.
fn spread() -> Spread {
    let hill = |total: f64, middle: f64, width: f64| (-((total - middle) / width).powi(2)).exp();
    let high = |total: u32| {
        let total = f64::from(total);
        hill(total, 28.0, 13.0) + 0.25 * hill(total, 64.0, 9.0)
    };
    let sum: f64 = (0..=100).map(high).sum();
    let talks = |total: u32| (high(total) / sum * 20_000.0).round().max(1.0) as u32;
    let counts: Vec<u32> = (0..=100).map(talks).collect();
    Spread {
        talks: counts.iter().sum(),
        counts,
    }
}

/// A breach with a run, one without, one that was not looked for to the end.
fn breaches(script: &Script, key: &Key) -> Vec<Breach> {
    let moves = play(script, key, Policy::First).moves;
    let breach = |at: u16, moves, proven| Breach {
        principle: PrincipleId(at),
        moves,
        total: 61.5,
        outcome: Some(Outcome::Settled),
        proven,
    };
    vec![
        breach(4, Some(moves), true),
        breach(8, None, true),
        breach(11, None, false),
    ]
}
