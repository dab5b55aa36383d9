//! Flags for something well done that only a detour can set. Flags that mark a mistake, or the detour itself, are left
//! out.

use crate::diagnostic::Diagnostic;
use crate::lint::state::{BEHIND_SET, questions};
use crate::lint::{Subject, rule};
use crate::model::{Both, NodeId, Target, words};

rule! {
    "L0217" "flag-off-the-main-way" Warning Scenario(check)
    finds: "计分节点要用的一个标记，只有岔路上的好选项会记下；好选项是指没有计分处的节点里，做到了原则又什么都没违反的选项。如果岔路的所有选项都记下它，那它只表示谈话来过那里。",
        "A flag that a scored node asks for is set by good lines of detours alone: lines of nodes without a slot that follow principles and break none. If all lines of a detour set it, it only says that the talk came there.";
    why: "谈得好、用不着走岔路的人，永远得不到这个标记打开的东西。往往是主路上的选项也该记下它。",
        "Whoever speaks so well that no detour is needed never gets what the flag opens. Often the line on the main way should set it, too.";
    remedy: "在主路上做同一件事的选项里加上 `set: [\"…\"]`；如果本来就只想由岔路记下，写上 `// allow L0217: reason`，把 `reason` 换成理由。",
        "Add `set: [\"…\"]` to the line on the main way that does the same; where only the detour is meant, say so with `// allow L0217: reason`.";
    wrong: r#""promise": (slot: "promise", … (id: "our-word", goto: "mixed"), (id: "ring", goto: "call")),
"call": (… (id: "note-both", set: ["promise-owned"], goto: "mixed")),"#;
    right: r#""promise": (slot: "promise", … (id: "our-word", set: ["promise-owned"], goto: "mixed"), …),
"call": (… (id: "note-both", set: ["promise-owned"], goto: "mixed")),"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let asked = questions(subject);
    for (flag, name) in subject.scenario.flags.iter().enumerate() {
        let bit = 1_u64 << flag;
        let setters = subject.lines().filter(|(_, _, line)| line.set & bit != 0);
        let setters: Vec<(NodeId, usize)> = setters.map(|(id, at, _)| (id, at)).collect();
        let question = asked.iter().find(|question| {
            usize::from(question.flag.0) == flag && is_scored(subject, question.node)
        });
        let (Some(&(node, at)), Some(question)) = (setters.first(), question) else {
            continue;
        };
        let off = |&(id, at): &(NodeId, usize)| {
            let lines = &subject.scenario.node(id).choices;
            !is_scored(subject, id)
                && is_good(subject, id, at)
                && !lines.iter().all(|line| line.set & bit != 0)
        };
        if !setters.iter().all(off) {
            continue;
        }
        let message = words!("只有岔路会记下 `{name}`", "only a detour sets `{name}`");
        let place = subject.line_item(node, at, "set", name);
        let mut finding = subject.at(RULE.code, place, message).other(
            question.place.clone(),
            Both::new("这里要用它", "it is asked for here"),
        );
        for (before, line) in beside(subject, node) {
            let place = subject.line_parts(before, line, BEHIND_SET);
            finding = finding.other(
                place,
                Both::new("也许这个选项也该记下", "perhaps this line should, too"),
            );
        }
        found.push(finding);
    }
}

fn is_scored(subject: &Subject<'_>, id: NodeId) -> bool {
    subject.scenario.node(id).slot.is_some()
}

/// Whether a line follows something and breaks nothing, for every customer.
fn is_good(subject: &Subject<'_>, id: NodeId, at: usize) -> bool {
    subject.casts.iter().all(|cast| {
        let tags = &cast.script.node(id).lines[at].tags;
        !tags.is_empty() && tags.iter().all(|tag| tag.1 > 0)
    })
}

/// The best lines of the nodes that lead into a detour.
fn beside(subject: &Subject<'_>, detour: NodeId) -> Vec<(NodeId, usize)> {
    let mut out = Vec::new();
    for (id, node) in subject.nodes() {
        if node
            .choices
            .iter()
            .all(|line| line.goto != Target::Node(detour))
        {
            continue;
        }
        for key in subject.casts.iter().filter_map(|cast| cast.key.node(id)) {
            let best = (id, usize::from(key.best.0));
            if !out.contains(&best) {
                out.push(best);
            }
        }
    }
    out
}
