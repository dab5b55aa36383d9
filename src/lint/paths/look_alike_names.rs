//! Names of one kind that differ by a single letter. Names that resolve to nothing are the loader's.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule};
use crate::model::{Both, words};

rule! {
    "L0112" "look-alike-names" Warning Scenario(check)
    finds: "两个标记、两个计分处或者两个节点的名字，只差一个字母或者连字符。",
        "Two flags, slots or nodes have names that differ in one letter or hyphen only.";
    why: "其中一个往往是另一个打错的；以后改文件的人也会把它们弄混。",
        "One of them is often a slip of the other; and whoever edits the file later will mix them up.";
    remedy: "同一样东西用同一个名字，不同的东西用不会弄混的名字。末尾的数字不算打错。",
        "Use one name for one thing, and names that cannot be confused for different things. A number at the end is no slip.";
    wrong: r#"flags: ["has-sheet", "has-sheets"]"#;
    right: r#"flags: ["has-sheet", "knows-price"]"#;
}

/// More names are not compared each with each.
const MOST_NAMES: usize = 1000;

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let scenario = subject.scenario;
    let flags = scenario.flags.iter().enumerate();
    compare(
        subject,
        found,
        Both::new("标记", "flags"),
        &flags
            .map(|(at, name)| (name.as_str(), subject.flag(at)))
            .collect::<Vec<_>>(),
    );
    let nodes = subject.nodes();
    compare(
        subject,
        found,
        Both::new("节点", "nodes"),
        &nodes
            .map(|(id, node)| (node.id.as_str(), subject.node(id)))
            .collect::<Vec<_>>(),
    );
    let first = |slot: usize| {
        subject
            .nodes()
            .find(|(_, node)| node.slot.is_some_and(|own| usize::from(own.0) == slot))
    };
    let slots = scenario.slots.iter().enumerate();
    let slots = slots
        .filter_map(|(at, slot)| Some((slot.id.as_str(), subject.node_part(first(at)?.0, "slot"))));
    compare(
        subject,
        found,
        Both::new("计分处", "slots"),
        &slots.collect::<Vec<_>>(),
    );
}

fn compare(
    subject: &Subject<'_>,
    found: &mut Vec<Diagnostic>,
    what: Both,
    names: &[(&str, Range<usize>)],
) {
    if names.len() > MOST_NAMES {
        return;
    }
    for (at, (name, place)) in names.iter().enumerate() {
        let twin = names[..at].iter().find(|(other, _)| alike(name, other));
        if let Some((other, first)) = twin {
            let message = words!(
                "{what} `{other}` 和 `{name}` 看着很像",
                "the {what} `{other}` and `{name}` look alike",
                what = what
            );
            let finding = subject
                .at(RULE.code, place.clone(), message)
                .other(first.clone(), Both::new("另一个", "the other"));
            found.push(finding);
        }
    }
}

/// One letter more, less or other, hyphens aside. Short names and numbers are told apart easily.
fn alike(one: &str, other: &str) -> bool {
    let plain = |name: &str| name.replace('-', "");
    let (one, other) = (plain(one), plain(other));
    if one.len().min(other.len()) < 5 {
        return false;
    }
    let digit = |name: &str| name.ends_with(|c: char| c.is_ascii_digit());
    if digit(&one) || digit(&other) {
        return false;
    }
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let end = one
        .iter()
        .rev()
        .zip(other.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let shorter = one.len().min(other.len());
    one.len().abs_diff(other.len()) <= 1
        && same + end >= shorter.saturating_sub(usize::from(one.len() == other.len()))
}
