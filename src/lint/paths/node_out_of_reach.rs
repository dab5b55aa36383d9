//! Nodes that choices lead to, but no run comes to: locks, and moods at the decision, stand before them.

use crate::analysis::Fact;
use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule, unmet};
use crate::model::{Text, words};

rule! {
    "L0113" "node-out-of-reach" Warning Scenario(check)
    finds: "有选项通到这个节点，可是不管面对场景提供的哪类客户，都没有一种走法能走到：要么可以证明走不到，要么在很多场谈话里都没有碰到，问题里写明是哪一种。",
        "Choices lead to this node, but no run comes to it, with any customer type that the scenario offers: either that is proven, or many talks did not come to it. The message says which.";
    why: "谁也看不到它：前面的选项一直锁着，或者没有客户会接受，或者没有客户会不接受。",
        "Nobody will ever see it: the lines before it are always locked, or no customer ever accepts, or none ever refuses.";
    remedy: "让前面的选项记下开锁要的标记，把客户作决定之前的选项改得好一点或者差一点，或者删掉这个节点。",
        "Let an earlier line set what the lock needs, make the lines before the decision better or worse, or take the node out.";
    wrong: r#"(id: "show", needs: ["sheet"], goto: "sheet-shown", …), // 前面没有选项记下 `sheet`"#,
        r#"(id: "show", needs: ["sheet"], goto: "sheet-shown", …), // no line before it sets `sheet`"#;
    right: r#"(id: "fetch", set: ["sheet"], …), // 在准备阶段"#,
        r#"(id: "fetch", set: ["sheet"], …), // in preparation"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, node) in subject.nodes() {
        if let Some(unmet) = unmet(subject, |_| Fact::Node(id)) {
            let message = words!(
                "{unmet}走到 `{node}`",
                "{unmet} comes to `{node}`",
                unmet = unmet,
                node = Text::same(node.id.as_str())
            );
            found.push(subject.at(RULE.code, subject.node(id), message));
        }
    }
}
