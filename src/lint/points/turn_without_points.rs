//! Decisions that every talk meets and nobody scores. Detours and what follows a refusal are left out.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule};
use crate::model::{NodeId, Target, words};

rule! {
    "L0319" "turn-without-points" Warning Scenario(check)
    finds: "一个没有 `slot` 的节点有三个或更多选项，标注各不相同，而且每一场谈成的谈话都要经过它。",
        "A node without `slot` has three or more lines that are tagged differently, and every talk that comes to a deal passes it.";
    why: "学员作了决定，客户有了反应，得分却不知道。",
        "The trainee decides, the customer reacts, and the score does not know.";
    remedy: "给节点加上 `slot`；如果只是闲聊，就删掉标注。",
        "Give the node a `slot`, or take the tags away if it is small talk.";
    wrong: r#""ask": (phase: explore, says: …"#;
    right: r#""ask": (phase: explore, slot: "ask", says: …"#;
}

/// In larger scenarios every node would have to be taken out in turn for too long.
const MOST_NODES: usize = 1000;

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    if subject.scenario.nodes.len() > MOST_NODES {
        return;
    }
    for (id, node) in subject.nodes() {
        let tags = node.choices.iter().map(|line| &line.tags);
        let differs = tags
            .clone()
            .zip(tags.skip(1))
            .any(|(one, other)| one != other);
        if node.slot.is_none()
            && node.choices.len() >= 3
            && differs
            && reaches_end(subject, None)
            && !reaches_end(subject, Some(id))
        {
            let message = words!(
                "谈成的谈话都经过 `{}`，它却没有计分处",
                "every deal passes `{}`, but it has no slot",
                node.id
            );
            found.push(subject.at(RULE.code, subject.node_part(id, "phase"), message));
        }
    }
}

/// Whether a talk can end without a refusal and without a node.
fn reaches_end(subject: &Subject<'_>, without: Option<NodeId>) -> bool {
    let scenario = subject.scenario;
    let mut seen = vec![false; scenario.nodes.len()];
    let mut open = vec![scenario.start];
    while let Some(id) = open.pop() {
        if Some(id) == without || std::mem::replace(&mut seen[usize::from(id.0)], true) {
            continue;
        }
        for line in &scenario.node(id).choices {
            match line.goto {
                Target::End => return true,
                Target::Node(to) => open.push(to),
            }
        }
    }
    false
}
