//! Tags of zero among the general tags. Under `tags_for` a zero takes a general tag away, which is fine.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule};
use crate::model::{Both, words};

rule! {
    "L0212" "tag-of-zero" Warning Scenario(check)
    finds: "一个选项在 `tags` 里对某条原则标注了 0。",
        "A line is tagged 0 for a principle in `tags`.";
    why: "标注零等于没有标注；大概是数字打错了。",
        "A tag of zero is the same as no tag; the number is probably mistyped.";
    remedy: "写 -2、-1、1 或 2，或者删掉这个标注。",
        "Write -2, -1, 1 or 2, or remove the tag.";
    wrong: r#"tags: {"hear-out": 0},"#;
    right: r#"tags: {"hear-out": 2},"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, at, line) in subject.lines() {
        for &(principle, tag) in &line.tags {
            if tag == 0 {
                let name = &subject.library.rules.catalogue.get(principle).id;
                let place = subject.tag(id, at, "tags", name);
                found.push(subject.removal(
                    RULE.code,
                    place,
                    words!(
                        "对 `{name}` 标注 0 等于没有标注",
                        "a tag of 0 for `{name}` is no tag"
                    ),
                    Both::new("删掉这个标注", "remove the tag"),
                ));
            }
        }
    }
}
