//! Wordings that no run hears, because no mood there fits. Those that contradict themselves are other rules'.

use crate::analysis::Known;
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::lint::{Check, Rule, Subject};
use crate::model::Both;

pub(crate) const RULE: Rule = Rule {
    code: &Code {
        id: "L0114",
        name: "wording-out-of-reach",
        severity: Severity::Note,
        explanation: Explanation {
            finds: Both::new(
                "有走法能到这个节点，可是不管面对场景提供的哪类客户，都没有一种走法能听到这个说法。",
                "Runs come to this node, but none hears this wording, with any customer type that the scenario offers.",
            ),
            why: Both::new(
                "客户在这里从来没有它要求的心情，这个说法就白写了。",
                "The customer is never in the mood that it asks for here, so that writing it was in vain.",
            ),
            remedy: Both::new(
                "把界限移近这里会出现的心情，或者删掉这个说法。",
                "Move the bound nearer to the moods that occur here, or take the wording out.",
            ),
            wrong: Both::new(
                "(when: [at_least(anger, 95)], text: …), // 谈话一开头，客户还很平静",
                r"(when: [at_least(anger, 95)], text: …), // at the very beginning, with a calm customer",
            ),
            right: Both::same(r"(when: [at_least(anger, 30)], text: …),"),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, node) in subject.nodes() {
        let at = usize::from(id.0);
        for wording in 0..node.says.len() {
            let silent = |reach: &crate::analysis::Reach| {
                let node = &reach.nodes[at];
                node.visited == Known::No || node.heard[wording] == Known::No
            };
            let mut casts = subject.casts.iter();
            let is_met = subject.casts.iter();
            let is_met = is_met
                .map(|cast| cast.reach.nodes[at].visited)
                .any(|known| known == Known::Yes);
            if is_met && casts.all(|cast| silent(&cast.reach)) {
                let message = Both::new(
                    "没有客户在这里会有这个说法要求的心情",
                    "no customer is ever in the mood for this wording here",
                );
                found.push(subject.at(RULE.code, subject.wording(id, wording), message));
            }
        }
    }
}
