//! Ways that lead back to where the talk has been. Loops without a way out are the loader's.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule};
use crate::model::{NodeId, Target, words};

rule! {
    "L0104" "endless-detour" Warning Scenario(check)
    finds: "一个选项通回谈话已经走过的节点，同样的话可以说了又说。",
        "A line leads back to a node that the talk has already passed, so the same lines can be said again and again.";
    why: "只有轮数上限能结束这样的谈话：学员把这一句试上两次，轮数就可能用完；有耐心的客户，光听重复的话也会消气。",
        "Only the turn limit ends such a talk: a trainee who tries the line twice may run out of turns, and a patient customer is calmed by repetition.";
    remedy: "让这个选项往前走，通到后面的节点。",
        "Lead the line on, to a node further along the talk.";
    wrong: r#""ask": (… choices: [(id: "again", goto: "ask", …)])"#;
    right: r#""ask": (… choices: [(id: "again", goto: "offer", …)])"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let scenario = subject.scenario;
    // 0: not met, 1: on the way walked now, 2: done.
    let mut marks = vec![0_u8; scenario.nodes.len()];
    let mut way: Vec<(NodeId, usize)> = vec![(scenario.start, 0)];
    marks[usize::from(scenario.start.0)] = 1;
    while let Some((id, next)) = way.pop() {
        let node = scenario.node(id);
        let targets = node
            .choices
            .iter()
            .map(|line| line.goto)
            .chain(node.refused);
        let Some(target) = targets.into_iter().nth(next) else {
            marks[usize::from(id.0)] = 2;
            continue;
        };
        way.push((id, next + 1));
        let Target::Node(to) = target else { continue };
        match marks[usize::from(to.0)] {
            0 => {
                marks[usize::from(to.0)] = 1;
                way.push((to, 0));
            }
            1 => {
                let place = if next < node.choices.len() {
                    subject.line_part(id, next, "goto")
                } else {
                    subject.node_part(id, "refused")
                };
                let message = words!(
                    "这里又通回 `{}`，可以一直绕下去",
                    "this leads back to `{}`, again and again",
                    scenario.node(to).id
                );
                found.push(subject.at(RULE.code, place, message));
            }
            _ => {}
        }
    }
}
