//! Scored decisions that locks can leave with a single line. Nodes without any line are the loader's.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule};
use crate::model::words;

rule! {
    "L0103" "choices-that-vanish" Warning Scenario(check)
    finds: "计分节点的选项里，除了一个，其余都要先有标记，学员可能只剩一句可说。",
        "All lines of a scored node but one need a flag, so a trainee may find a single line to say.";
    why: "只剩一个选项的一轮，决定不了什么；学员等于为前面的一轮受两次罚。",
        "A turn with one line left decides nothing; the trainee is punished twice for an earlier turn.";
    remedy: "至少留两个不写 `needs` 的选项。",
        "Leave at least two lines without `needs`.";
    wrong: r#"(id: "show", needs: ["has-sheet"], …),
(id: "tell", …),"#;
    right: r#"(id: "show", needs: ["has-sheet"], …),
(id: "tell", …),
(id: "ask", …),"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, node) in subject.nodes() {
        let free = node.choices.iter().filter(|line| line.needs == 0).count();
        if node.slot.is_some() && node.choices.len() > 1 && free == 1 {
            let message = words!(
                "`{}` 的选项可能锁得只剩一个",
                "locks can leave `{}` with a single line",
                node.id
            );
            found.push(subject.at(RULE.code, subject.node(id), message));
        }
    }
}
