//! Figures of an analysis made up for the screens: the same in every test.

use composure::analysis::{
    Estimate, Fact, Finding, Policy, Sampler, Search, Tally, dominated, play,
};
use composure::engine::Script;
use composure::model::{ChoiceIndex, NodeId, Outcome, PrincipleId};
use composure::score::{Exact, Key};
use composure::workshop::{AnalysisView, Breach, NodeFigures, Player, RunScore, Swing, Unmet};

/// Figures of the right shape, with something of every kind.
pub fn figures(script: &Script, key: &Key) -> AnalysisView {
    let nodes = (0..=u16::MAX).map(NodeId).zip(&script.scenario.nodes);
    let scored = nodes.filter_map(|(node, _)| Some((node, key.node(node)?)));
    let met = some_finding(script, key);
    AnalysisView {
        talks: 107_520,
        random: Estimate {
            value: 33.4,
            half_width: 0.07,
        },
        scores: spread(),
        best: (score(1000), Some(Outcome::Delighted)),
        worst: score(62),
        robots: Policy::ROBOTS
            .iter()
            .zip(1..)
            .map(|(policy, at)| Player {
                policy: *policy,
                run: score(480 - at * 25),
                mean: None,
            })
            .collect(),
        endings: Outcome::ALL
            .iter()
            .zip([0.31, 0.42, 0.12, 0.03, 0.09, 0.0299, 0.0001])
            .map(|(outcome, value)| {
                let half_width = 0.0018;
                (*outcome, Estimate { value, half_width }, met.clone())
            })
            .collect(),
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
            (Unmet::Node(NodeId(1)), None),
            (Unmet::Wording(NodeId(3), 0), Some(5_000)),
            (Unmet::Locked(NodeId(4), ChoiceIndex(0)), None),
        ],
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
    }
}

/// A total in tenths that no cap holds down.
fn score(tenths: i64) -> RunScore {
    RunScore {
        sum: Exact::new(tenths.into(), 10.into()),
        is_scored: true,
        cap: None,
    }
}

/// What is known of the node at which the talk begins: that some run comes there.
fn some_finding(script: &Script, key: &Key) -> Finding {
    let search = Search::new(script, key);
    let open = search.unmet().clone();
    let sampler = Sampler::new(script, key, &open);
    let reach = search.finish(&sampler, &Tally::default());
    reach.of(Fact::Node(script.scenario.start)).clone()
}

/// A spread with two hills, from 0 to 100.
fn spread() -> Vec<f64> {
    let hill = |total: f64, middle: f64, width: f64| (-((total - middle) / width).powi(2)).exp();
    let high = |total: u32| {
        let total = f64::from(total);
        (hill(total, 28.0, 13.0) + 0.25 * hill(total, 64.0, 9.0)).max(1e-5)
    };
    let sum: f64 = (0..=100).map(high).sum();
    (0..=100).map(|total| high(total) / sum).collect()
}

/// A breach with a run, one without, one that was not looked for to the end.
fn breaches(script: &Script, key: &Key) -> Vec<Breach> {
    let moves = play(script, key, Policy::First).moves;
    let breach = |at: u16, moves, proven| Breach {
        principle: PrincipleId(at),
        moves,
        score: score(615),
        outcome: Some(Outcome::Settled),
        proven,
    };
    vec![
        breach(4, Some(moves), true),
        breach(8, None, true),
        breach(11, None, false),
    ]
}
