//! Wrong lines that are wrong in everything. Does not read the text.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::Both;
use crate::score::exact;

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0309",
        name: "line-nobody-would-choose",
        severity: Severity::Note,
        explanation: Explanation {
            finds: Both::untranslated(
                "A line earns nothing on any principle that is in play, with every customer type.",
            ),
            why: Both::untranslated(
                "A line that is wrong in every way is seen through at once: the decision has one choice less.",
            ),
            remedy: Both::untranslated(
                "Let the line do something right, at least half, or be right for another customer type.",
            ),
            wrong: Both::same(r#"(id: "argue", tags: {"hear-out": -2, "no-arguing": -2}, …)"#),
            right: Both::same(r#"(id: "argue", tags: {"plain-language": 1, "no-arguing": -1}, …)"#),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, at, line) in subject.lines() {
        let hopeless = subject.casts.iter().all(|cast| {
            let key = cast.key.node(id).map(|key| &key.lines[at]);
            let tags = &cast.script.node(id).lines[at].tags;
            key.is_some_and(|key| key.credit == exact(0)) && tags.iter().all(|tag| tag.1 < 0)
        });
        if hopeless {
            let message = format!("`{}` is wrong in everything", line.id);
            found.push(subject.at(RULE.code, subject.line_part(id, at, "tags"), message));
        }
    }
}
