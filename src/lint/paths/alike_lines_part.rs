//! Lines that differ in their words alone and lead to different nodes. Does not say which of the two ways is meant.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule};
use crate::model::{Both, Choice, words};

rule! {
    "L0115" "alike-lines-part" Warning Scenario(check)
    finds: "同一个节点里有两个选项，标注、标记和让步都一样，却通到不同的节点。",
        "Two lines of a node have the same tags, flags and concessions, but lead to different nodes.";
    why: "两个学员犯了同样的错，一个被带进岔路，另一个却接着往下走。往往是去向打错了，或者漏了能把两个选项区分开的标注。",
        "Two trainees make the same mistake, and one is led into a detour while the other goes on. Often a target was mistyped, or a tag that tells the lines apart was forgotten.";
    remedy: "改正其中一个的去向，或者把两者的差别标注出来。",
        "Correct the target of one, or tag what makes the difference.";
    wrong: r#"(id: "rush", tags: {"hear-out": -1}, goto: "outburst"),
(id: "sigh", tags: {"hear-out": -1}, goto: "ask"),"#;
    right: r#"(id: "rush", tags: {"hear-out": -2}, goto: "outburst"),
(id: "sigh", tags: {"hear-out": -1}, goto: "ask"),"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, at, line) in subject.lines() {
        let earlier = &subject.scenario.node(id).choices[..at];
        let twin = earlier.iter().position(|other| are_alike(other, line));
        if let Some(twin) = twin.filter(|&twin| earlier[twin].goto != line.goto) {
            let message = words!(
                "`{}` 和 `{}` 效果一样，却通到别处",
                "`{}` does the same as `{}`, but leads elsewhere",
                line.id,
                earlier[twin].id
            );
            let finding = subject
                .at(RULE.code, subject.line_part(id, at, "goto"), message)
                .other(
                    subject.line_part(id, twin, "goto"),
                    Both::new("那一个通到这里", "that one leads here"),
                );
            found.push(finding);
        }
    }
}

/// Whether two lines do the same, where they lead left aside. Lines without tags have a rule of their own.
fn are_alike(one: &Choice, other: &Choice) -> bool {
    !(one.tags.is_empty() && one.tags_for.is_empty())
        && one.tags == other.tags
        && one.tags_for == other.tags_for
        && (one.counters, one.bites) == (other.counters, other.bites)
        && (one.set, one.needs, one.gives) == (other.set, other.needs, other.gives)
}
