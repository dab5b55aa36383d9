//! Flags that are declared and nothing more. Flags that are only set or only asked are other rules'.

use crate::diagnostic::Diagnostic;
use crate::lint::state::uses;
use crate::lint::{Subject, rule};
use crate::model::words;

rule! {
    "L0201" "unused-flag" Warning Scenario(check)
    finds: "声明了一个标记，却没有选项记下它，也没有一处要用它。",
        "A flag is declared, but no line sets it and nothing asks for it.";
    why: "它不起任何作用；往往是别处打错了它的名字，或者记下它的选项已经删掉。",
        "It does nothing; often its name was mistyped elsewhere or the line that set it was removed.";
    remedy: "从 `flags` 里删掉它，或者用上它。",
        "Remove it from `flags`, or use it.";
    wrong: r#"flags: ["has-sheet", "angry-call"], // 没有一处用到 "angry-call""#,
        r#"flags: ["has-sheet", "angry-call"], // nothing uses "angry-call""#;
    right: r#"flags: ["has-sheet"],"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let uses = uses(subject.scenario);
    for (at, name) in subject.scenario.flags.iter().enumerate() {
        if (uses.set | uses.asked) >> at & 1 == 0 {
            let place = subject.flag(at);
            found.push(subject.removal(
                RULE.code,
                place,
                words!(
                    "标记 `{name}` 没有一处用到",
                    "nothing uses the flag `{name}`"
                ),
                words!("删掉标记 `{name}`", "remove the flag `{name}`"),
            ));
        }
    }
}
