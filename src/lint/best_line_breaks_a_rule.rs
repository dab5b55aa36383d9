//! Best lines that fully break a principle. Partial breaches can be a fair price.

use super::{Check, Rule, Subject, types};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::Both;

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0307",
        name: "best-line-breaks-a-rule",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::untranslated(
                "The line that earns most at a scored node is tagged -2 for a principle.",
            ),
            why: Both::untranslated(
                "The trainee is told that the best thing to say is a full violation; if the principle is critical, the best play is capped at 80. Often a sign was mistyped.",
            ),
            remedy: Both::untranslated(
                "Correct the sign, or soften the tag to -1 if it is the price of a real trade-off.",
            ),
            wrong: Both::same(
                r#"(id: "listen", tags: {"hear-out": -2, "show-understanding": 2}, …)"#,
            ),
            right: Both::same(
                r#"(id: "listen", tags: {"hear-out": 2, "show-understanding": 2}, …)"#,
            ),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, node) in subject.nodes() {
        for (at, line) in node.choices.iter().enumerate() {
            let worst = |cast: &super::Cast| {
                let key = cast.key.node(id)?;
                let best = usize::from(key.best.0) == at && !key.lines[at].parts.is_empty();
                let tags = &cast.script.node(id).lines[at].tags;
                tags.iter().find(|tag| best && tag.1 == -2).map(|tag| tag.0)
            };
            let Some(whom) = types(subject, |_, cast| worst(cast).is_some()) else {
                continue;
            };
            if let Some(principle) = subject.casts.iter().find_map(worst) {
                let name = &subject.library.rules.catalogue.get(principle).id;
                let message = format!("the best line, `{}`, fully breaks `{name}`{whom}", line.id);
                found.push(subject.at(RULE.code, subject.tag(id, at, "tags", name), message));
            }
        }
    }
}
