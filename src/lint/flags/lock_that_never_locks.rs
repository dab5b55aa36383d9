//! Lines that need a flag which is always set by then. Does not look at moods.

use crate::diagnostic::Diagnostic;
use crate::lint::flow::names;
use crate::lint::{Subject, rule};
use crate::model::words;

rule! {
    "L0206" "lock-that-never-locks" Warning Scenario(check)
    finds: "一个选项要先有的标记，到它这里的每条路线都会记下。",
        "A line needs a flag that is set on every way to it.";
    why: "这个选项从来不会锁住，前面本该打开它的那一轮也就无关紧要了。",
        "The line is never locked, so the earlier turn that was meant to open it does not matter.";
    remedy: "从 `needs` 里删掉这个标记，或者让前面的某个选项不记下它。",
        "Remove the flag from `needs`, or let one of the earlier lines not set it.";
    wrong: r#""first" 的每个选项都有 set: ["ready"]
needs: ["ready"], // 在 "second" 里"#,
        r#"every line of "first" has set: ["ready"]
needs: ["ready"], // in "second""#;
    right: r#""first" 只有一个选项有 set: ["ready"]
needs: ["ready"], // 在 "second" 里"#,
        r#"one line of "first" has set: ["ready"]
needs: ["ready"], // in "second""#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, at, line) in subject.lines() {
        let Some(arrival) = subject.flow.at(id) else {
            continue;
        };
        for name in names(subject.scenario, line.needs & arrival.must) {
            let place = subject.line_item(id, at, "needs", name);
            found.push(subject.removal(
                RULE.code,
                place,
                words!(
                    "这里从来不会锁住：`{name}` 到这时必定已经记下",
                    "this never locks: `{name}` is always set by then"
                ),
                words!("不要求先有 `{name}`", "do not ask for `{name}`"),
            ));
        }
    }
}
