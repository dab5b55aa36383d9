//! Nodes that choices lead to, but no run comes to: locks, and moods at the decision, stand before them.

use crate::analysis::Known;
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::lint::{Check, Rule, Subject};
use crate::model::{Both, words};

pub(crate) const RULE: Rule = Rule {
    code: &Code {
        id: "L0113",
        name: "node-out-of-reach",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::new(
                "有选项通到这个节点，可是不管面对场景提供的哪类客户，都没有一种走法能走到。",
                "Choices lead to this node, but no run comes to it, with any customer type that the scenario offers.",
            ),
            why: Both::new(
                "谁也看不到它：前面的选项一直锁着，或者没有客户会接受，或者没有客户会不接受。",
                "Nobody will ever see it: the lines before it are always locked, or no customer ever accepts, or none ever refuses.",
            ),
            remedy: Both::new(
                "让前面的选项记下开锁要的标记，把客户作决定之前的选项改得好一点或者差一点，或者删掉这个节点。",
                "Let an earlier line set what the lock needs, make the lines before the decision better or worse, or take the node out.",
            ),
            wrong: Both::new(
                r#"(id: "show", needs: ["sheet"], goto: "sheet-shown", …), // 前面没有选项记下 `sheet`"#,
                r#"(id: "show", needs: ["sheet"], goto: "sheet-shown", …), // no line before it sets `sheet`"#,
            ),
            right: Both::new(
                r#"(id: "fetch", set: ["sheet"], …), // 在准备阶段"#,
                r#"(id: "fetch", set: ["sheet"], …), // in preparation"#,
            ),
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
            let message = words!("没有一种走法能走到 `{}`", "no run comes to `{}`", node.id);
            found.push(subject.at(RULE.code, subject.node(id), message));
        }
    }
}
