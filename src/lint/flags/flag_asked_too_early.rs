//! Questions for a flag before any line can have set it. Flags that are never set are another rule's.

use crate::diagnostic::Diagnostic;
use crate::lint::state::{questions, uses};
use crate::lint::{Subject, rule};
use crate::model::{Both, words};

rule! {
    "L0204" "flag-asked-too-early" Warning Scenario(check)
    finds: "一个说法或者选项要用的标记，谈到后面才会记下。",
        "A wording or a line asks for a flag that is set only later in the talk.";
    why: "在这里，这个标记从来没有记下过：这个说法永远听不到，或者这个选项永远锁着。",
        "At this place the flag is never set: the wording is never said, or the line is locked for ever.";
    remedy: "早一点记下标记，或者晚一点再用它。",
        "Set the flag earlier, or ask for it later.";
    wrong: r#""first": (choices: [(id: "show", needs: ["has-sheet"], …)]),
"second": (choices: [(id: "fetch", set: ["has-sheet"], …)]),"#;
    right: r#""first": (choices: [(id: "fetch", set: ["has-sheet"], …)]),
"second": (choices: [(id: "show", needs: ["has-sheet"], …)]),"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let uses = uses(subject.scenario);
    for question in questions(subject) {
        let bit = 1_u64 << question.flag.0;
        let Some(arrival) = subject.flow.at(question.node) else {
            continue;
        };
        if uses.set & bit == 0 || arrival.may & bit != 0 {
            continue;
        }
        let name = &subject.scenario.flags[usize::from(question.flag.0)];
        let message = words!(
            "到这里的路线都还没有记下标记 `{name}`",
            "no way here has set the flag `{name}` yet"
        );
        let mut finding = subject.at(RULE.code, question.place, message);
        let setter = subject.lines().find(|(_, _, line)| line.set & bit != 0);
        if let Some((id, line, _)) = setter {
            let place = subject.line_item(id, line, "set", name);
            finding = finding.other(place, Both::new("在这里记下", "it is set here"));
        }
        found.push(finding);
    }
}
