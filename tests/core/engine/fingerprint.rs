//! The fingerprint of a script: held by a golden, moved by everything that moves a talk, and by nothing else.

use std::collections::BTreeMap;
use std::sync::Arc;

use composure::engine::{Command, Run, Script, Talk};
use composure::model::{
    Catalogue, CustomerType, Event, Family, Kind, NodeId, Phase, Pressure, Principle, PrincipleId,
    Rules, Scenario, SlotId, Status, Tactic, Target, Text, Tuning, TypeId, Variable,
};

use crate::support::{customer, line, node, scenario, text, to};

/// Everything that a script is made of.
#[derive(Clone)]
struct Parts {
    scenario: Scenario,
    customer: CustomerType,
    rules: Rules,
    type_id: TypeId,
}

impl Parts {
    fn script(&self) -> Script {
        let Self {
            scenario,
            customer,
            rules,
            type_id,
        } = self.clone();
        Script::new(
            Arc::new(scenario),
            Arc::new(customer),
            type_id,
            Arc::new(rules),
        )
    }

    fn after(&self, change: impl FnOnce(&mut Self)) -> String {
        let mut changed = self.clone();
        change(&mut changed);
        changed.script().fingerprint
    }
}

/// A small count as the tables have it.
fn number(at: usize) -> i64 {
    i64::try_from(at).unwrap()
}

fn principle(id: &str, family: Family) -> Principle {
    Principle {
        id: id.to_owned(),
        name: text(id),
        definition: text(id),
        family,
        phases: vec![Phase::Agree],
        weight: 1,
        kind: Kind::Do,
        sources: Vec::new(),
        status: Status::Explicit,
        only_for: None,
        good: text(id),
        bad: text(id),
    }
}

/// A choice with tags by place in the catalogue below.
fn choice(id: &str, tags: &[(u16, i8)], goto: Target) -> composure::model::Choice {
    composure::model::Choice {
        tags: tags
            .iter()
            .map(|&(at, tag)| (PrincipleId(at), tag))
            .collect(),
        ..crate::support::choice(id, &[], goto)
    }
}

/// Numbers that owe nothing to the shipped tables, so that the golden stays when those are tuned.
fn tuning() -> Tuning {
    let row = |at: usize| std::array::from_fn(|place| number(at * 9 + place));
    Tuning {
        benefit: std::array::from_fn(row),
        harm: std::array::from_fn(|at| row(at + 3)),
        tactic_cost: std::array::from_fn(|at| row(at + 5)),
        kappa: [0, 200, 500, 800, 1000],
        blueprint: std::array::from_fn(|at| u32::try_from(at + 1).unwrap()),
        anger_cap: 501,
        gap_cap: 502,
        apology_floor: 503,
        solve_floor: 504,
        low_patience: 25,
        low_patience_anger: 5,
        boiling_turns: 2,
        walkout_trust: 10,
        walkout_anger: 70,
        satisfaction: [40, 35, 25],
        delight_gap: 15,
        delight_anger: 20,
        delight_trust: 65,
        settled_gap: -11,
        cap_phase_floor: 50,
        cap_total: 80,
    }
}

/// A small scenario with something of everything.
fn parts() -> Parts {
    let principles = vec![
        principle("thank", Family::Thank),
        principle("solve", Family::Solve),
        principle("for-others", Family::Listen),
    ];
    let by_id = (0..).zip(&principles);
    let by_id: BTreeMap<_, _> = by_id
        .map(|(at, known)| (known.id.clone(), PrincipleId(at)))
        .collect();
    let catalogue = Catalogue {
        sources: BTreeMap::new(),
        principles,
        by_id,
    };
    let (type_id, shipped) = customer("hesitant");
    let customer = CustomerType {
        start: std::array::from_fn(|at| 40 + number(at)),
        reactivity: 1000,
        gains: std::array::from_fn(|at| 900 + number(at)),
        ..CustomerType::clone(&shipped)
    };
    let (mut customer, mut gather) = (customer, choice("gather", &[(0, 2)], to(1)));
    (customer.rebound, customer.decay, customer.patience_cost) = (3, 100, 4);
    (customer.expectation_floor, customer.boiling) = (20, 85);
    (customer.gate.low, customer.gate.high, customer.gate.floor) = (40, 80, 300);
    let accepts = &mut customer.accepts;
    (
        accepts.trust,
        accepts.clarity,
        accepts.anger,
        accepts.distributive,
    ) = (50, 51, 40, 45);
    (gather.set, gather.gives) = (0b01, 5);
    let skip = choice("skip", &[(0, -1), (1, 1)], to(1));
    let prepare = node("prepare", Phase::Prepare, Some(0), vec![gather, skip]);
    let mut exact = choice("exact", &[(1, 2)], Target::End);
    (exact.needs, exact.counters) = (0b01, true);
    let mut vague = choice("vague", &[], Target::End);
    vague.bites = true;
    let mut decide = node("decide", Phase::Agree, Some(1), vec![exact, vague]);
    decide.tactic = Some(Tactic::Probing);
    decide.refused = Some(to(2));
    let last = node(
        "last",
        Phase::Close,
        None,
        vec![choice("bye", &[], Target::End)],
    );
    let mut scenario = scenario(vec![prepare, decide, last]);
    scenario.flags = vec!["file".to_owned(), "seated".to_owned()];
    Parts {
        scenario,
        customer,
        rules: Rules {
            catalogue: Arc::new(catalogue),
            tuning: tuning(),
        },
        type_id,
    }
}

/// Changes a principle of the catalogue.
fn with(parts: &mut Parts, at: usize, change: impl FnOnce(&mut Principle)) {
    change(&mut Arc::make_mut(&mut parts.rules.catalogue).principles[at]);
}

#[test]
fn the_golden_fingerprint_holds() {
    // It stands in every run that was ever kept. If it changes without a new name of the encoding, they all seem changed.
    assert_eq!(parts().script().fingerprint, "f0aa9yvysq");
}

/// One change to what a script is made of.
type Change = (&'static str, fn(&mut Parts));

/// Changes that move no talk.
const UNMOVED: &[Change] = &[
    ("a title", |p| p.scenario.title = text("another")),
    ("a line's words", |p| {
        p.scenario.nodes[0].choices[0].text = text("another");
    }),
    ("a reason", |p| {
        p.scenario.nodes[0].choices[0].because = text("another");
    }),
    ("a saying", |p| {
        p.scenario.nodes[0].says[0].text = text("another");
    }),
    ("variants", |p| {
        p.scenario.variants = vec![BTreeMap::from([("car".to_owned(), text("A3"))])];
    }),
    ("a goal", |p| p.scenario.customer_goals.push(text("more"))),
    ("the limit", |p| p.scenario.brief.authority.limit = 9),
    ("the event", |p| p.scenario.event = Event::AfterSales),
    ("other types", |p| p.scenario.customers = vec![p.type_id]),
    ("the type's place", |p| p.type_id = TypeId(9)),
    ("a name", |p| p.customer.name = Text::default()),
    ("an address", |p| p.customer.addresses = vec![text("you")]),
    ("a look", |p| p.customer.look.width = 900),
    ("a definition", |p| {
        with(p, 0, |known| known.definition = text("another"));
    }),
    ("an unused flag", |p| {
        p.scenario.flags.push("unused".to_owned());
    }),
    ("an unused principle", |p| {
        with(p, 2, |known| known.weight = 2);
    }),
    ("another phase of a principle", |p| {
        with(p, 1, |known| known.phases.push(Phase::Close));
    }),
    ("tags for another type", |p| {
        p.scenario.nodes[0].choices[1]
            .tags_for
            .insert(TypeId(99), vec![(PrincipleId(0), 2)]);
    }),
    ("a principle for other types", |p| {
        with(p, 2, |known| known.only_for = Some("confused".to_owned()));
        p.scenario.nodes[0].choices[1]
            .tags
            .push((PrincipleId(2), 2));
    }),
    ("choices in another order", |p| {
        p.scenario.nodes[1].choices.reverse();
    }),
    ("slots in another order", |p| {
        p.scenario.slots.swap(0, 1);
        for node in &mut p.scenario.nodes {
            node.slot = node.slot.map(|slot| SlotId(1 - slot.0));
        }
    }),
    ("nodes in another order", |p| {
        p.scenario.nodes.swap(1, 2);
        let moved = |target: &mut Target| {
            if let Target::Node(NodeId(at @ 1..)) = target {
                *at = 3 - *at;
            }
        };
        for node in &mut p.scenario.nodes {
            node.refused.iter_mut().for_each(moved);
            node.choices
                .iter_mut()
                .for_each(|choice| moved(&mut choice.goto));
        }
    }),
    ("flags in another order", |p| {
        p.scenario.flags.reverse();
        p.scenario.nodes[0].choices[0].set = 0b10;
        p.scenario.nodes[1].choices[0].needs = 0b10;
    }),
    ("the catalogue in another order", |p| {
        Arc::make_mut(&mut p.rules.catalogue).principles.swap(0, 1);
        for choice in p
            .scenario
            .nodes
            .iter_mut()
            .flat_map(|node| &mut node.choices)
        {
            for (principle, _) in &mut choice.tags {
                *principle = PrincipleId(1 - principle.0);
            }
        }
    }),
];

#[test]
fn what_does_not_move_a_talk_does_not_move_the_fingerprint() {
    let plain = parts();
    let golden = plain.script().fingerprint;
    for (what, change) in UNMOVED {
        assert_eq!(plain.after(change), golden, "{what}");
    }
}

/// Numbers that stand alone.
const NUMBERS: &[Change] = &[
    ("anger_cap", |p| p.rules.tuning.anger_cap += 1),
    ("gap_cap", |p| p.rules.tuning.gap_cap += 1),
    ("apology_floor", |p| p.rules.tuning.apology_floor += 1),
    ("solve_floor", |p| p.rules.tuning.solve_floor += 1),
    ("low_patience", |p| p.rules.tuning.low_patience += 1),
    ("low_patience_anger", |p| {
        p.rules.tuning.low_patience_anger += 1;
    }),
    ("boiling_turns", |p| p.rules.tuning.boiling_turns += 1),
    ("walkout_trust", |p| p.rules.tuning.walkout_trust += 1),
    ("walkout_anger", |p| p.rules.tuning.walkout_anger += 1),
    ("delight_gap", |p| p.rules.tuning.delight_gap += 1),
    ("delight_anger", |p| p.rules.tuning.delight_anger += 1),
    ("delight_trust", |p| p.rules.tuning.delight_trust += 1),
    ("settled_gap", |p| p.rules.tuning.settled_gap += 1),
    ("cap_phase_floor", |p| p.rules.tuning.cap_phase_floor += 1),
    ("cap_total", |p| p.rules.tuning.cap_total += 1),
    ("type", |p| p.customer.id.push('x')),
    ("reactivity", |p| p.customer.reactivity += 1),
    ("gate low", |p| p.customer.gate.low += 1),
    ("gate high", |p| p.customer.gate.high += 1),
    ("gate floor", |p| p.customer.gate.floor += 1),
    ("rebound", |p| p.customer.rebound += 1),
    ("decay", |p| p.customer.decay += 1),
    ("patience_cost", |p| p.customer.patience_cost += 1),
    ("accepts trust", |p| p.customer.accepts.trust += 1),
    ("accepts clarity", |p| p.customer.accepts.clarity += 1),
    ("accepts anger", |p| p.customer.accepts.anger += 1),
    ("accepts distributive", |p| {
        p.customer.accepts.distributive += 1;
    }),
    ("expectation_floor", |p| p.customer.expectation_floor += 1),
    ("boiling", |p| p.customer.boiling += 1),
];

#[test]
fn every_number_of_tables_and_types_moves_the_fingerprint() {
    let mut changes: Vec<(String, String)> = Vec::new();
    let plain = parts();
    let mut add = |what: String, fingerprint: String| changes.push((what, fingerprint));
    for at in 0..Variable::COUNT {
        add(
            format!("benefit {at}"),
            plain.after(|p| p.rules.tuning.benefit[4][at] += 1),
        );
        add(
            format!("harm {at}"),
            plain.after(|p| p.rules.tuning.harm[4][at] += 1),
        );
        add(
            format!("cost {at}"),
            plain.after(|p| p.rules.tuning.tactic_cost[4][at] += 1),
        );
        add(
            format!("start {at}"),
            plain.after(|p| p.customer.start[at] += 1),
        );
    }
    for at in 0..Family::COUNT {
        add(
            format!("gain {at}"),
            plain.after(|p| p.customer.gains[at] += 1),
        );
        add(
            format!("benefit of {at}"),
            plain.after(|p| p.rules.tuning.benefit[at][8] += 100),
        );
        add(
            format!("harm of {at}"),
            plain.after(|p| p.rules.tuning.harm[at][8] += 100),
        );
    }
    for at in 0..Phase::COUNT {
        add(
            format!("worth {at}"),
            plain.after(|p| p.rules.tuning.blueprint[at] += 1),
        );
    }
    for at in 0..5 {
        add(
            format!("stretch {at}"),
            plain.after(|p| p.rules.tuning.kappa[at] += 1),
        );
    }
    for at in 0..3 {
        add(
            format!("weight {at}"),
            plain.after(|p| p.rules.tuning.satisfaction[at] += 1),
        );
    }
    for (what, change) in NUMBERS {
        add((*what).to_owned(), plain.after(change));
    }
    all_differ(&plain, &changes);
}

/// Parts of a scenario that move a talk.
const MOVED: &[Change] = &[
    ("id", |p| p.scenario.id.push('x')),
    ("start", |p| p.scenario.start = NodeId(1)),
    ("turn limit", |p| p.scenario.turn_limit = 9),
    ("blueprint", |p| {
        p.scenario.blueprint = Some(p.rules.tuning.blueprint);
    }),
    ("worth", |p| p.scenario.blueprint = Some([7; Phase::COUNT])),
    ("slot id", |p| p.scenario.slots[0].id.push('x')),
    ("slot phase", |p| p.scenario.slots[0].phase = Phase::Close),
    ("slot weight", |p| p.scenario.slots[0].weight = 2),
    ("node id", |p| p.scenario.nodes[1].id.push('x')),
    ("node phase", |p| p.scenario.nodes[1].phase = Phase::Close),
    ("node slot", |p| p.scenario.nodes[1].slot = None),
    ("node tactic", |p| {
        p.scenario.nodes[1].tactic = Some(Tactic::Threat);
    }),
    ("no tactic", |p| p.scenario.nodes[1].tactic = None),
    ("refused", |p| {
        p.scenario.nodes[1].refused = Some(Target::End);
    }),
    ("not decided", |p| p.scenario.nodes[1].refused = None),
    ("a node more", |p| {
        let more = node(
            "more",
            Phase::Close,
            None,
            vec![choice("bye", &[], Target::End)],
        );
        p.scenario.nodes.push(more);
    }),
    ("choice id", |p| p.scenario.nodes[1].choices[0].id.push('x')),
    ("a choice less", |p| drop(p.scenario.nodes[1].choices.pop())),
    ("tag", |p| p.scenario.nodes[0].choices[0].tags[0].1 = 1),
    ("another principle", |p| {
        p.scenario.nodes[0].choices[0].tags[0].0 = PrincipleId(2);
    }),
    ("no tag", |p| p.scenario.nodes[0].choices[0].tags.clear()),
    ("tags for this type", |p| {
        let own = vec![(PrincipleId(0), -2)];
        p.scenario.nodes[0].choices[0]
            .tags_for
            .insert(p.type_id, own);
    }),
    ("counters", |p| {
        p.scenario.nodes[1].choices[0].counters = false;
    }),
    ("bites", |p| p.scenario.nodes[1].choices[1].bites = false),
    ("set", |p| p.scenario.nodes[0].choices[0].set = 0b11),
    ("needs", |p| p.scenario.nodes[1].choices[0].needs = 0),
    ("other flag", |p| {
        p.scenario.nodes[1].choices[0].needs = 0b10;
    }),
    ("flag's name", |p| p.scenario.flags[0].push('x')),
    ("gives", |p| p.scenario.nodes[0].choices[0].gives = 6),
    ("goto", |p| p.scenario.nodes[0].choices[0].goto = to(2)),
    ("to the end", |p| {
        p.scenario.nodes[0].choices[0].goto = Target::End;
    }),
    ("family", |p| {
        with(p, 0, |known| known.family = Family::Calm);
    }),
    ("weight", |p| with(p, 0, |known| known.weight = 2)),
    ("stuck", |p| {
        with(p, 0, |known| known.phases.push(Phase::Stuck));
    }),
    ("principle's id", |p| with(p, 0, |known| known.id.push('x'))),
    ("for another type", |p| {
        with(p, 0, |known| known.only_for = Some("confused".to_owned()));
    }),
];

#[test]
fn every_part_of_a_scenario_that_moves_a_talk_moves_the_fingerprint() {
    let plain = parts();
    let changes: Vec<(String, String)> = MOVED
        .iter()
        .map(|(what, change)| ((*what).to_owned(), plain.after(change)))
        .collect();
    all_differ(&plain, &changes);
}

/// All fingerprints differ from the golden one and from each other.
fn all_differ(plain: &Parts, changes: &[(String, String)]) {
    let mut seen = BTreeMap::from([(plain.script().fingerprint, "nothing changed")]);
    for (what, fingerprint) in changes {
        assert_eq!(fingerprint.len(), 10);
        let other = seen.insert(fingerprint.clone(), what);
        assert_eq!(other, None, "{what}");
    }
}

#[test]
fn a_run_replays_when_the_file_was_put_into_another_order() {
    let plain = parts();
    let mut turned = plain.clone();
    turned.scenario.nodes[0].choices.reverse();
    turned.scenario.nodes[1].choices.reverse();
    let mut talk = Talk::new(Arc::new(plain.script()), 4, Pressure::Off);
    talk.play(Command::Choose(line(0))).unwrap();
    talk.play(Command::Choose(line(1))).unwrap();
    let run: Run = talk.run().unwrap().to_string().parse().unwrap();
    let again = Talk::replay(Arc::new(turned.script()), &run).unwrap();
    assert_eq!(again.state(), talk.state());
    let said = |talk: &Talk| -> Vec<String> {
        let lines = talk
            .moves()
            .iter()
            .filter_map(composure::engine::Move::line);
        lines
            .map(|(node, choice)| {
                let node = talk.script().scenario.node(node);
                node.choices[usize::from(choice.0)].id.clone()
            })
            .collect()
    };
    assert_eq!(said(&again), ["gather", "vague"]);
    assert_eq!(said(&again), said(&talk));
}
