//! Lines whose lock no run can open. Flags that are never set, or set too late, are other rules'.

use crate::analysis::Fact;
use crate::diagnostic::Diagnostic;
use crate::lint::flow::names;
use crate::lint::state::uses;
use crate::lint::{Subject, list, rule};
use crate::model::{ChoiceIndex, words};

rule! {
    "L0220" "lock-that-never-opens" Warning Scenario(check)
    finds: "一个选项要先有几个标记，可是不管面对哪类客户，都没有一种走法能在到这里之前把它们全部记下。",
        "A line needs flags that no run has set together by then, with any customer type.";
    why: "这个选项永远锁着；复盘还会说怎样才能打开它，其实打不开。",
        "The line is locked for ever, and the debrief tells how it could have been opened though it could not.";
    remedy: "从 `needs` 里删掉一个标记，或者让一条路线能把它们全部记下。",
        "Take a flag out of `needs`, or let one way set all of them.";
    wrong: r#"(id: "a", set: ["x"], …), (id: "b", set: ["y"], …) // 在同一个节点里
needs: ["x", "y"],"#,
        r#"(id: "a", set: ["x"], …), (id: "b", set: ["y"], …) // in one node
needs: ["x", "y"],"#;
    right: r#"(id: "a", set: ["x"], …), (id: "b", set: ["y"], …) // 在同一个节点里
needs: ["x"],"#,
        r#"(id: "a", set: ["x"], …), (id: "b", set: ["y"], …) // in one node
needs: ["x"],"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let ever_set = uses(subject.scenario).set;
    for (id, at, line) in subject.lines() {
        let Some(arrival) = subject.flow.at(id) else {
            continue;
        };
        if line.needs & !(arrival.may & ever_set) != 0 {
            continue;
        }
        let Ok(choice) = u8::try_from(at).map(ChoiceIndex) else {
            continue;
        };
        let reaches = || subject.casts.iter().map(|cast| &cast.figures.reach);
        let is_shut = reaches().all(|reach| reach.is_impossible(Fact::Open(id, choice)));
        if is_shut && reaches().any(|reach| reach.visits(id)) {
            let flags = list(names(subject.scenario, line.needs));
            let message = words!(
                "没有一种走法到这里时已经记下 {flags}",
                "no run has set {flags} by then",
                flags = flags
            );
            found.push(subject.at(RULE.code, subject.line_part(id, at, "needs"), message));
        }
    }
}
