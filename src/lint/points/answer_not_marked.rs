//! Lines tagged as answers to a tactic that do not counter it. Weak answers that break something are left out.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::lint::{Cast, Subject, rule};
use crate::model::{Both, NodeId, Principle, PrincipleId, Tactic, words};

rule! {
    "L0320" "answer-not-marked" Warning Scenario(check)
    finds: "客户在这里使了招数，有一个选项标注了应对这种招数的原则（`counter-…`），却没有写 `counters: true`。标注为 1 的，只有什么都没违反的选项才算。",
        "Where the customer uses a tactic, a line is tagged for countering it (a principle `counter-…` of that tactic), but does not say `counters: true`. A tag of 1 counts only if the line breaks nothing.";
    why: "学员答对了，招数却照样让他付出代价。",
        "The trainee gives the right answer and the tactic costs him all the same.";
    remedy: "在这个选项里写上 `counters: true`，或者把标注调低。",
        "Write `counters: true` at the line, or lower the tag.";
    wrong: r#"(id: "steady", tags: {"counter-threat": 2}, …)"#;
    right: r#"(id: "steady", tags: {"counter-threat": 2}, counters: true, …)"#;
}

/// The fields of a line before `counters` in the house style, the last first.
pub(crate) const BEFORE_MARK: &[&str] = &["tags_for", "tags"];

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, at, line) in subject.lines() {
        let Some(tactic) = subject.scenario.node(id).tactic else {
            continue;
        };
        let casts = subject.casts.iter();
        let mut answers = casts.filter_map(|cast| Some((cast, answer(cast, id, at, tactic)?)));
        let Some((cast, (principle, grade))) = answers.next().filter(|_| !line.counters) else {
            continue;
        };
        let name = &subject.library.rules.catalogue.get(principle).id;
        let how = if grade == 2 {
            Both::new("完全", "fully")
        } else {
            Both::new("部分", "partly")
        };
        let own = &line.id;
        let message = words!(
            "`{own}` {how}做到了 `{name}`，却没有写明接住招数",
            "`{own}` follows `{name}` {how}, but does not counter",
            how = how
        );
        let place = tag(subject, (id, at), &cast.customer.id, name);
        let mut finding = subject.at(RULE.code, place, message);
        if line.bites {
            let place = subject.line_part(id, at, "bites");
            finding = finding.other(
                place,
                Both::new("这里反而落进了招数", "it falls for it instead"),
            );
        } else {
            let place = subject.line_parts(id, at, BEFORE_MARK);
            finding = finding.other(
                place,
                Both::new(
                    "这后面缺了 `counters: true`",
                    "`counters: true` is missing after this",
                ),
            );
        }
        found.push(finding);
    }
}

/// The tag by which a line answers a tactic, with one customer.
pub(crate) fn answer(
    cast: &Cast,
    id: NodeId,
    at: usize,
    tactic: Tactic,
) -> Option<(PrincipleId, i8)> {
    let tags = &cast.script.node(id).lines[at].tags;
    let least = if tags.iter().all(|tag| tag.1 > 0) {
        1
    } else {
        2
    };
    let catalogue = &cast.script.rules.catalogue;
    let mut tags = tags.iter();
    tags.find(|tag| tag.1 >= least && countered(catalogue.get(tag.0)) == Some(tactic))
        .copied()
}

/// The tactic that a principle is about answering, if it is one of those.
pub(crate) fn countered(principle: &Principle) -> Option<Tactic> {
    let stem = principle.id.strip_prefix("counter-")?.get(..4)?;
    let mut tactics = Tactic::ALL.iter().copied();
    tactics.find(|tactic| tactic.name().starts_with(stem))
}

/// Where a tag stands that holds for one customer: with those of his own, or with the general ones.
pub(crate) fn tag(
    subject: &Subject<'_>,
    (id, at): (NodeId, usize),
    customer: &str,
    principle: &str,
) -> Range<usize> {
    let own = subject.line_tree(id, at).and_then(|line| {
        let tags = line.field("tags_for")?.entry(customer)?;
        tags.keyed_entry(principle)
    });
    own.map_or_else(
        || subject.tag(id, at, "tags", principle),
        |(key, value)| key.span.start..value.span.end,
    )
}
