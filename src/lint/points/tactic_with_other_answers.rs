//! Tactics whose answers are tagged for another one. Does not ask whether an answer is marked.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::lint::points::answer_not_marked::{countered, tag};
use crate::lint::{Subject, rule};
use crate::model::{Both, NodeId, Tactic, words};

rule! {
    "L0325" "tactic-with-other-answers" Warning Scenario(check)
    finds: "客户在这里使的是一种招数，选项标注的却是应对另一种招数的原则（`counter-…`）。同一个选项也标注了应对这种招数的，不算。",
        "The customer uses one tactic, but a line is tagged for answering another one (a principle `counter-…`). Lines that are tagged for answering this one as well are left out.";
    why: "复盘说客户使了威胁，给分的理由却是回应了拖延，学员学到的是错的。",
        "The debrief tells of a threat and gives points for answering a delay: the trainee learns the wrong name for it.";
    remedy: "改 `tactic`，或者改标注的原则。",
        "Correct `tactic`, or the principle of the tag.";
    wrong: r#""threat": (tactic: delay, … (id: "steady", tags: {"counter-threat": 2}, …))"#;
    right: r#""threat": (tactic: threat, … (id: "steady", tags: {"counter-threat": 2}, …))"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, node) in subject.nodes() {
        let Some(tactic) = node.tactic else { continue };
        let (others, fits) = answers(subject, id, tactic);
        let Some((other, name, place)) = others.into_iter().next() else {
            continue;
        };
        let own = &node.id;
        let (uses, answered) = (tactic.name(), other.name());
        let message = words!(
            "`{own}` 的招数是 `{uses}`，`{name}` 应对的却是 `{answered}`",
            "`{own}` has the tactic `{uses}`, but `{name}` answers `{answered}`"
        );
        let there = subject.node_part(id, "tactic");
        // Where some lines answer the tactic, it is the tag that is wrong.
        let (first, second, label) = if fits {
            (place, there, Both::new("招数在这里", "the tactic is here"))
        } else {
            (there, place, Both::new("应对在这里", "the answer is here"))
        };
        let finding = subject.at(RULE.code, first, message);
        found.push(finding.other(second, label));
    }
}

/// A tag that answers another tactic: which one, the principle's id, and where it stands.
type Other = (Tactic, String, Range<usize>);

/// Tags of a node that answer other tactics than its own, and whether any line answers its own.
fn answers(subject: &Subject<'_>, id: NodeId, tactic: Tactic) -> (Vec<Other>, bool) {
    let mut others = Vec::new();
    let mut fits = false;
    for cast in &subject.casts {
        let catalogue = &cast.script.rules.catalogue;
        for (at, line) in cast.script.node(id).lines.iter().enumerate() {
            let answered = line.tags.iter().filter_map(|tag| {
                let principle = catalogue.get(tag.0);
                Some((countered(principle)?, principle))
            });
            let answered: Vec<_> = answered.collect();
            if answered.iter().any(|(other, _)| *other == tactic) {
                fits = true;
                continue;
            }
            others.extend(answered.into_iter().map(|(other, principle)| {
                let place = tag(subject, (id, at), &cast.customer.id, &principle.id);
                (other, principle.id.clone(), place)
            }));
        }
    }
    (others, fits)
}
