//! Nodes that choices lead to, but no run comes to: locks, and moods at the decision, stand before them.

use super::{Check, Rule, Subject};
use crate::analysis::Known;
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::Both;

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0113",
        name: "node-out-of-reach",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::untranslated(
                "Choices lead to this node, but no run comes to it, with any customer type that the scenario offers.",
            ),
            why: Both::untranslated(
                "Nobody will ever see it: the lines before it are always locked, or no customer ever accepts, or none ever refuses.",
            ),
            remedy: Both::untranslated(
                "Let an earlier line set what the lock needs, make the lines before the decision better or worse, or take the node out.",
            ),
            wrong: Both::same(
                r#"(id: "show", needs: ["sheet"], goto: "sheet-shown", …), // no line before it sets `sheet`"#,
            ),
            right: Both::same(r#"(id: "fetch", set: ["sheet"], …), // in preparation"#),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, node) in subject.nodes() {
        let at = usize::from(id.0);
        let never = |known: Known| known == Known::No;
        let all = subject.casts.iter();
        if !subject.casts.is_empty() && all.map(|cast| cast.reach.nodes[at].visited).all(never) {
            let message = format!("no run comes to `{}`", node.id);
            found.push(subject.at(RULE.code, subject.node(id), message));
        }
    }
}
