//! Flags that lines set and nothing asks for. Flags that nothing uses at all are another rule's.

use super::state::uses;
use super::{Check, Rule, Subject};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::Both;

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0202",
        name: "write-only-flag",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::untranslated(
                "A line sets a flag, but no wording and no line asks for it.",
            ),
            why: Both::untranslated(
                "What the trainee did has no consequence, although the author meant it to have one.",
            ),
            remedy: Both::untranslated(
                "Add a wording with `when: [flag(\"…\")]` or a line with `needs: [\"…\"]`, or remove the flag.",
            ),
            wrong: Both::same(r#"set: ["has-sheet"], // and nowhere flag("has-sheet") or needs"#),
            right: Both::same(
                r#"set: ["has-sheet"],
…
(when: [flag("has-sheet")], text: …)"#,
            ),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let uses = uses(subject.scenario);
    for (at, name) in subject.scenario.flags.iter().enumerate() {
        if uses.set >> at & 1 == 1 && uses.asked >> at & 1 == 0 {
            let message = format!("the flag `{name}` is set, but nothing asks for it");
            let mut finding = subject.at(RULE.code, subject.flag(at), message);
            let setter = subject.lines().find(|(_, _, line)| line.set >> at & 1 == 1);
            if let Some((id, line, _)) = setter {
                let place = subject.line_item(id, line, "set", name);
                finding = finding.other(subject.file, place, "set here");
            }
            found.push(finding);
        }
    }
}
