//! Nodes with more lines than a trainee can weigh. Does not ask what the lines say.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule};
use crate::model::words;

rule! {
    "L0101" "too-many-choices" Warning Scenario(check)
    finds: "一个节点的选项超过五个。",
        "A node offers more than five lines.";
    why: "时间一紧，六个以上的选项没有人会一一权衡：学员只是扫一眼，得分测的是阅读速度。",
        "Nobody weighs six lines or more under time pressure: the trainee skims, and the score measures reading speed.";
    remedy: "留下最能看出学员怎么想的三四个选项。",
        "Keep the three or four lines that say the most about how the trainee thinks.";
    wrong: r#""greet": (… choices: [ 六个选项 ])"#,
        r#""greet": (… choices: [ six lines ])"#;
    right: r#""greet": (… choices: [ 四个选项 ])"#,
        r#""greet": (… choices: [ four lines ])"#;
}

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
