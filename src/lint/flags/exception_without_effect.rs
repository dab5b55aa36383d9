//! Entries under `tags_for` and `because_for` that change nothing. Does not judge the general entries.

use crate::diagnostic::{Diagnostic, Patch};
use crate::lint::{Subject, rule};
use crate::model::{Both, Choice, NodeId, PrincipleId, words};

rule! {
    "L0213" "exception-without-effect" Warning Scenario(check)
    finds: "为某个客户类型单写的一项，重复了本来就成立的内容，或者标注了对这类客户从不起作用的原则。",
        "An entry for one customer type repeats what holds anyway, or tags a principle that is never in play with that type.";
    why: "作者想让这个选项对这类客户有所不同，实际却没有不同。",
        "The author meant the line to differ for this type, and it does not.";
    remedy: "改正这一项，或者删掉它。",
        "Correct the entry, or remove it.";
    wrong: r#"tags: {"hear-out": 1},
tags_for: {"aggressive": {"hear-out": 1}},"#;
    right: r#"tags: {"hear-out": 1},
tags_for: {"aggressive": {"hear-out": 2}},"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, at, line) in subject.lines() {
        reasons(subject, id, at, line, found);
        for (&customer, tags) in &line.tags_for {
            let customer = &subject.library.customer_type(customer).id;
            for &(principle, tag) in tags {
                let Some(why) = idle(subject, line, customer, principle, tag) else {
                    continue;
                };
                let name = &subject.library.rules.catalogue.get(principle).id;
                let entry = subject
                    .line_tree(id, at)
                    .and_then(|line| line.field("tags_for")?.entry(customer)?.keyed_entry(name));
                let place = entry.map_or_else(
                    || subject.line_part(id, at, "tags_for"),
                    |(key, value)| key.span.start..value.span.end,
                );
                found.push(subject.removal(
                    RULE.code,
                    place,
                    words!(
                        "对 `{customer}` 单写的 `{name}` 不起作用：{why}",
                        "`{name}` for `{customer}` changes nothing: {why}",
                        why = why
                    ),
                    Both::new("删掉这一项", "remove the entry"),
                ));
            }
        }
    }
}

/// Why a tag for one type changes nothing.
fn idle(
    subject: &Subject<'_>,
    line: &Choice,
    customer: &str,
    principle: PrincipleId,
    tag: i8,
) -> Option<Both> {
    let only_for = &subject.library.rules.catalogue.get(principle).only_for;
    if only_for.as_ref().is_some_and(|only| only != customer) {
        return Some(Both::new(
            "这条原则只用于别的客户类型",
            "the principle is for another customer type",
        ));
    }
    let general = line
        .tags
        .iter()
        .find(|(id, _)| *id == principle)
        .map_or(0, |entry| entry.1);
    (general == tag).then_some(Both::new(
        "和 `tags` 里写的一样",
        "it says the same as `tags`",
    ))
}

fn reasons(
    subject: &Subject<'_>,
    id: NodeId,
    at: usize,
    line: &Choice,
    found: &mut Vec<Diagnostic>,
) {
    for (&customer, text) in &line.because_for {
        if *text != line.because {
            continue;
        }
        let customer = &subject.library.customer_type(customer).id;
        let entry = subject
            .line_tree(id, at)
            .and_then(|line| line.field("because_for")?.keyed_entry(customer));
        if let Some((key, value)) = entry {
            let place = key.span.start..value.span.end;
            let patch = Patch::removal(subject.text(), place);
            let finding = subject
                .at(
                    RULE.code,
                    key.span.clone(),
                    words!(
                        "对 `{customer}` 单写的理由和通用的一样",
                        "the reason for `{customer}` is the general one"
                    ),
                )
                .remedy(Both::new("删掉这一项", "remove the entry"), vec![patch]);
            found.push(finding);
        }
    }
}
