//! Flags that lines set and nothing asks for. Flags that nothing uses at all are another rule's.

use crate::diagnostic::Diagnostic;
use crate::lint::state::uses;
use crate::lint::{Subject, rule};
use crate::model::{Both, words};

rule! {
    "L0202" "write-only-flag" Warning Scenario(check)
    finds: "一个选项记下了标记，却没有说法或者选项要用它。",
        "A line sets a flag, but no wording and no line asks for it.";
    why: "学员做过的事没有下文，作者本来是想让它有的。",
        "What the trainee did has no consequence, although the author meant it to have one.";
    remedy: "加一个带 `when: [flag(\"…\")]` 的说法，或者一个带 `needs: [\"…\"]` 的选项；不然就删掉这个标记。",
        "Add a wording with `when: [flag(\"…\")]` or a line with `needs: [\"…\"]`, or remove the flag.";
    wrong: r#"set: ["has-sheet"], // 别处没有 flag("has-sheet")，也没有 needs"#,
        r#"set: ["has-sheet"], // and nowhere flag("has-sheet") or needs"#;
    right: r#"set: ["has-sheet"],
…
(when: [flag("has-sheet")], text: …)"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let uses = uses(subject.scenario);
    for (at, name) in subject.scenario.flags.iter().enumerate() {
        if uses.set >> at & 1 == 1 && uses.asked >> at & 1 == 0 {
            let message = words!(
                "标记 `{name}` 记下了，却没有一处要用它",
                "the flag `{name}` is set, but nothing asks for it"
            );
            let mut finding = subject.at(RULE.code, subject.flag(at), message);
            let setter = subject.lines().find(|(_, _, line)| line.set >> at & 1 == 1);
            if let Some((id, line, _)) = setter {
                let place = subject.line_item(id, line, "set", name);
                finding = finding.other(place, Both::new("在这里记下", "set here"));
            }
            found.push(finding);
        }
    }
}
