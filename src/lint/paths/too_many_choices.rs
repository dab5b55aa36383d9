//! Nodes with more lines than a trainee can weigh. Does not ask what the lines say.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::lint::{Check, Rule, Subject};
use crate::model::{Both, words};

pub(crate) const RULE: Rule = Rule {
    code: &Code {
        id: "L0101",
        name: "too-many-choices",
        severity: Severity::Warning,
        finds: Both::new(
            "一个节点的选项超过五个。",
            "A node offers more than five lines.",
        ),
        why: Both::new(
            "时间一紧，六个以上的选项没有人会一一权衡：学员只是扫一眼，得分测的是阅读速度。",
            "Nobody weighs six lines or more under time pressure: the trainee skims, and the score measures reading speed.",
        ),
        remedy: Both::new(
            "留下最能看出学员怎么想的三四个选项。",
            "Keep the three or four lines that say the most about how the trainee thinks.",
        ),
        wrong: Both::new(
            r#""greet": (… choices: [ 六个选项 ])"#,
            r#""greet": (… choices: [ six lines ])"#,
        ),
        right: Both::new(
            r#""greet": (… choices: [ 四个选项 ])"#,
            r#""greet": (… choices: [ four lines ])"#,
        ),
    },
    check: Check::Scenario(check),
};

/// Most lines that can be weighed against each other.
const MOST: usize = 5;

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, node) in subject.nodes() {
        let count = node.choices.len();
        if count > MOST {
            let message = words!(
                "`{}` 有 {count} 个选项，超过 {MOST} 个",
                "`{}` offers {count} lines, more than {MOST}",
                node.id
            );
            found.push(subject.at(RULE.code, subject.node(id), message));
        }
    }
}
