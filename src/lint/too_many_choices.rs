//! Nodes with more lines than a trainee can weigh. Does not ask what the lines say.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::Both;

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0101",
        name: "too-many-choices",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::untranslated("A node offers more than five lines."),
            why: Both::untranslated(
                "Nobody weighs six lines or more under time pressure: the trainee skims, and the score measures reading speed.",
            ),
            remedy: Both::untranslated(
                "Keep the three or four lines that say the most about how the trainee thinks.",
            ),
            wrong: Both::same(r#""greet": (… choices: [ six lines ])"#),
            right: Both::same(r#""greet": (… choices: [ four lines ])"#),
        },
    },
    check: Check::Scenario(check),
};

/// Most lines that can be weighed against each other.
const MOST: usize = 5;

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, node) in subject.nodes() {
        let count = node.choices.len();
        if count > MOST {
            let message = format!("`{}` offers {count} lines, more than {MOST}", node.id);
            found.push(subject.at(RULE.code, subject.node(id), message));
        }
    }
}
