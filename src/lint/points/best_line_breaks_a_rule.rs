//! Best lines that fully break a principle. Partial breaches can be a fair price.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule, types};
use crate::model::words;

rule! {
    "L0307" "best-line-breaks-a-rule" Warning Scenario(check)
    finds: "在计分节点得分最多的选项，对某条原则标注了 -2。",
        "The line that earns most at a scored node is tagged -2 for a principle.";
    why: "学员看到的是：最好的一句竟然彻底违反原则；如果是关键原则，谈得再好，也在 80 分封顶。往往是正负号打错了。",
        "The trainee is told that the best thing to say is a full violation; if the principle is critical, the best play is capped at 80. Often a sign was mistyped.";
    remedy: "改正正负号；如果真是取舍的代价，就把标注减轻到 -1。",
        "Correct the sign, or soften the tag to -1 if it is the price of a real trade-off.";
    wrong: r#"(id: "listen", tags: {"hear-out": -2, "show-understanding": 2}, …)"#;
    right: r#"(id: "listen", tags: {"hear-out": 2, "show-understanding": 2}, …)"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, node) in subject.nodes() {
        for (at, line) in node.choices.iter().enumerate() {
            let worst = |cast: &crate::lint::Cast| {
                let key = cast.key.node(id)?;
                let best = usize::from(key.best.0) == at && !key.lines[at].parts.is_empty();
                let tags = &cast.script.node(id).lines[at].tags;
                tags.iter().find(|tag| best && tag.1 == -2).map(|tag| tag.0)
            };
            let Some(whom) = types(subject, |_, cast| worst(cast).is_some()) else {
                continue;
            };
            if let Some(principle) = subject.casts.iter().find_map(worst) {
                let name = &subject.library.rules.catalogue.get(principle).id;
                let own = &line.id;
                let message = words!(
                    "{whom}最好的选项 `{own}` 彻底违反了 `{name}`",
                    "the best line, `{own}`, fully breaks `{name}`{whom}",
                    whom = whom
                );
                found.push(subject.at(RULE.code, subject.tag(id, at, "tags", name), message));
            }
        }
    }
}
