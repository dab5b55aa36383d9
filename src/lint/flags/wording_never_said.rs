//! Wordings behind others that always fit first. Those whose own conditions cannot hold are another rule's.

use crate::diagnostic::Diagnostic;
use crate::lint::logic::Known;
use crate::lint::state::before;
use crate::lint::{Subject, rule};
use crate::model::Both;

rule! {
    "L0209" "wording-never-said" Warning Scenario(check)
    finds: "每当这个说法的条件成立，前面已经有一个说法符合条件。",
        "Whenever the conditions of this wording hold, a wording before it fits already.";
    why: "说出来的总是第一个符合条件的说法，所以这一个永远听不到。",
        "The first wording that fits is said, so this one is never heard.";
    remedy: "把条件更窄的说法放到前面。",
        "Put the wording with the narrower conditions first.";
    wrong: r"(when: [at_least(anger, 50)], text: …),
(when: [at_least(anger, 75)], text: …),";
    right: r"(when: [at_least(anger, 75)], text: …),
(when: [at_least(anger, 50)], text: …),";
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, node) in subject.nodes() {
        let Some(mut left) = before(subject, id) else {
            continue;
        };
        for (at, saying) in node.says.iter().enumerate() {
            let alone = |known: &Known| {
                saying
                    .when
                    .iter()
                    .fold(known.clone(), |known, &c| known.and(c))
            };
            let possible = before(subject, id).is_some_and(|known| alone(&known).is_possible());
            let here = alone(&left);
            let covered = node.says[..at].iter().position(|earlier| {
                here.is_possible()
                    && earlier
                        .when
                        .iter()
                        .all(|&condition| here.implies(condition))
            });
            if possible && (covered.is_some() || !here.is_possible()) {
                let message = Both::new(
                    "这个说法永远听不到：前面总有一个先符合条件",
                    "this wording is never said: one before it always fits first",
                );
                let mut finding = subject.at(RULE.code, subject.wording(id, at), message);
                if let Some(earlier) = covered {
                    finding = finding.other(
                        subject.wording(id, earlier),
                        Both::new("就是这一个", "this one"),
                    );
                }
                found.push(finding);
            }
            // What comes after a wording with one condition knows that it failed.
            if let [only] = saying.when[..] {
                left = left.and_not(only);
            }
        }
    }
}
