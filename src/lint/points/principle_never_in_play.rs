//! Principles that are tagged at scored decisions without ever telling two lines apart. Detours are left out.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule};
use crate::model::{PrincipleId, words};

rule! {
    "L0303" "principle-never-in-play" Warning Scenario(check)
    finds: "一条原则在一些计分节点有标注，可是不管面对哪类客户，每个节点的所有选项对它的标注都一样。",
        "A principle is tagged at scored nodes, but at each of them all lines have the same tag for it, with every customer type.";
    why: "谁也不会因为它多得或者少得一分，作者却费心标注了它。",
        "Nobody can earn or lose a point by it, although the author took the trouble to tag it.";
    remedy: "把做得不够的选项标注得低一些，或者删掉标注。",
        "Tag the lines that do less for it lower, or remove the tag.";
    wrong: r#"(id: "a", tags: {"thank-customer": 1, "hear-out": 2}, …),
(id: "b", tags: {"thank-customer": 1}, …),"#;
    right: r#"(id: "a", tags: {"thank-customer": 1, "hear-out": 2}, …),
(id: "b", tags: {}, …),"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let mut in_play: BTreeSet<PrincipleId> = BTreeSet::new();
    for cast in &subject.casts {
        for (_, _, key) in subject.scored(cast) {
            in_play.extend(
                key.lines
                    .iter()
                    .flat_map(|line| &line.parts)
                    .map(|part| part.principle),
            );
        }
    }
    let mut told = BTreeSet::new();
    for (id, at, line) in subject.lines() {
        if subject.scenario.node(id).slot.is_none() {
            continue;
        }
        for &(principle, tag) in &line.tags {
            let known = subject.library.rules.catalogue.get(principle);
            let mut casts = subject.casts.iter();
            let offered = casts.any(|cast| {
                known
                    .only_for
                    .as_ref()
                    .is_none_or(|only| *only == cast.customer.id)
            });
            if tag != 0 && offered && !in_play.contains(&principle) && told.insert(principle) {
                let message = words!(
                    "`{}` 有标注，却从来分不出两个选项的高下",
                    "`{}` is tagged, but never tells two lines apart",
                    known.id
                );
                found.push(subject.at(RULE.code, subject.tag(id, at, "tags", &known.id), message));
            }
        }
    }
}
