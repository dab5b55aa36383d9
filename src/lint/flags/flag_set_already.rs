//! Lines that set a flag which is always set by then. Does not look at moods.

use crate::diagnostic::Diagnostic;
use crate::lint::flow::names;
use crate::lint::{Subject, rule};
use crate::model::words;

rule! {
    "L0205" "flag-set-already" Warning Scenario(check)
    finds: "一个选项记下的标记，到它这里的每条路线都已经记下了，或者这个选项自己就要先有它。",
        "A line sets a flag that is set on every way to it, or that the line itself needs.";
    why: "再记一次没有变化；作者大概想写另一个标记。",
        "Setting it again changes nothing; the author probably meant another flag.";
    remedy: "从 `set` 里删掉这个标记，或者写上真正想写的那个。",
        "Remove the flag from `set`, or name the one that is meant.";
    wrong: r#"needs: ["has-sheet"], set: ["has-sheet"],"#;
    right: r#"needs: ["has-sheet"],"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, at, line) in subject.lines() {
        let Some(arrival) = subject.flow.at(id) else {
            continue;
        };
        for name in names(subject.scenario, line.set & (arrival.must | line.needs)) {
            let place = subject.line_item(id, at, "set", name);
            found.push(subject.removal(
                RULE.code,
                place,
                words!(
                    "标记 `{name}` 到这时必定已经记下",
                    "the flag `{name}` is always set by then"
                ),
                words!("不再记下 `{name}`", "do not set `{name}` again"),
            ));
        }
    }
}
