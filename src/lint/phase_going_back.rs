//! Lines that lead to an earlier phase of the talk. Does not ask for every phase to be there.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::{Phase, Target};

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0108",
        name: "phase-going-back",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: "A line leads from a later phase of the talk to an earlier one.",
            why: "The phase is mistyped, or the talk opens what was settled; phase scores then mix what belongs apart.",
            remedy: "Correct the `phase` of one of the two nodes, or lead the line elsewhere. The order is prepare, receive, soothe, explore, propose, agree, close, followup.",
            wrong: r#""offer": (phase: propose, … goto: "feelings"),
"feelings": (phase: soothe, …),"#,
            right: r#""feelings": (phase: soothe, … goto: "offer"),
"offer": (phase: propose, …),"#,
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, node) in subject.nodes() {
        for (at, line) in node.choices.iter().enumerate() {
            let Target::Node(to) = line.goto else {
                continue;
            };
            let later = subject.scenario.node(to);
            let (Some(from), Some(next)) = (place(node.phase), place(later.phase)) else {
                continue;
            };
            // Of a whole node one line is enough to see it.
            if next < from
                && !node.choices[..at]
                    .iter()
                    .any(|other| other.goto == line.goto)
            {
                let message = format!(
                    "this leads from phase `{}` back to `{}`",
                    node.phase.name(),
                    later.phase.name()
                );
                let finding = subject
                    .at(RULE.code, subject.node_part(to, "phase"), message)
                    .other(subject.file, subject.line_part(id, at, "goto"), "from here");
                found.push(finding);
            }
        }
    }
}

/// The place of a phase in a talk; none for work outside it.
fn place(phase: Phase) -> Option<usize> {
    let order = [
        Phase::Prepare,
        Phase::Receive,
        Phase::Soothe,
        Phase::Explore,
        Phase::Propose,
        Phase::Agree,
        Phase::Close,
        Phase::Followup,
    ];
    order.iter().position(|known| *known == phase)
}
