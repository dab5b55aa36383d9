//! Checks of a scenario's nodes that no name need be looked up for: ids, wordings, choices.

use std::collections::BTreeMap;

use crate::diagnostic::Code;
use crate::model::{Both, words};
use crate::source::read::parts::Name;
use crate::source::read::raw::RawScenario;
use crate::source::read::raw_node::RawNode;
use crate::source::read::reader::{FIRST, Reader};

/// Most choices of a node: the keys 1 to 9.
const MOST_CHOICES: usize = 9;

/// Checks all nodes.
pub(crate) fn check(reader: &mut Reader<'_>, raw: &RawScenario) {
    ids(reader, raw);
    for (name, node) in &raw.nodes {
        if reader.is_full() {
            return;
        }
        wordings(reader, node);
        choices(reader, name, node);
    }
}

fn ids(reader: &mut Reader<'_>, raw: &RawScenario) {
    if raw.nodes.is_empty() && raw.has_nodes {
        let span = raw.span.start..raw.span.start + 1;
        let finding = reader.at(
            Code::MISSING_FIELD,
            &span,
            Both::new("这个场景没有节点", "the scenario has no nodes"),
        );
        reader.report(finding);
    }
    if raw.nodes.len() > usize::from(u16::MAX) {
        let finding = reader.at(
            Code::OUT_OF_RANGE,
            &raw.span,
            words!(
                "一个场景最多有 {} 个节点",
                "a scenario can have at most {} nodes",
                u16::MAX
            ),
        );
        reader.report(finding);
    }
    for (name, _) in &raw.nodes {
        if reader.is_full() {
            return;
        }
        let bad = name.value == "end"
            || !name
                .value
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if bad {
            let message = words!(
                "`{}` 不能作节点的标识",
                "`{}` cannot be a node's id",
                name.value.escape_debug()
            );
            let finding = reader
                .at(Code::MALFORMED_ID, &name.span, message)
                .help(Both::new(
                    "用小写字母、数字和连字符；`end` 表示谈话结束",
                    "small letters, digits and hyphens; `end` is the end of the talk",
                ));
            reader.report(finding);
        }
    }
}

fn wordings(reader: &mut Reader<'_>, raw: &RawNode) {
    let plain = raw.says.iter().position(|saying| saying.when.is_empty());
    let span = match plain {
        Some(at) if at + 1 == raw.says.len() => return,
        Some(at) => &raw.says[at + 1].span,
        None => raw.says.last().map_or(&raw.says_span, |last| &last.span),
    };
    let message = if plain.is_some() {
        Both::new(
            "这个说法永远说不到：它前面有一个不带条件的说法",
            "this wording is never said: one without a condition stands before it",
        )
    } else {
        Both::new("没有不带条件的说法", "no wording without a condition")
    };
    let finding = reader.at(Code::NO_PLAIN_WORDING, span, message);
    reader.report(finding);
}

fn choices(reader: &mut Reader<'_>, name: &Name, raw: &RawNode) {
    if raw.choices.is_empty() || raw.choices.len() > MOST_CHOICES {
        let message = words!(
            "`{}` 有 {} 个选项，可以有 1 到 {MOST_CHOICES} 个",
            "`{}` has {} choices; 1 to {MOST_CHOICES} are possible",
            name.value,
            raw.choices.len()
        );
        let finding = reader.at(Code::CHOICE_COUNT, &name.span, message);
        reader.report(finding);
    }
    if !raw.choices.is_empty() && raw.choices.iter().all(|choice| !choice.needs.is_empty()) {
        let message = words!(
            "`{}` 的每个选项都可能锁住",
            "every choice of `{}` can be locked",
            name.value
        );
        let finding = reader
            .at(Code::ALL_LOCKED, &name.span, message)
            .help(Both::new(
                "留一个选项不写 `needs`",
                "leave one choice without `needs`",
            ));
        reader.report(finding);
    }
    let mut seen: BTreeMap<&str, &Name> = BTreeMap::new();
    for id in raw.choices.iter().filter_map(|choice| choice.id.as_ref()) {
        if let Some(first) = seen.insert(&id.value, id) {
            let message = words!(
                "有两个选项的标识都是 `{}`",
                "two choices have the id `{}`",
                id.value
            );
            let finding = reader
                .at(Code::DUPLICATE_KEY, &id.span, message)
                .other(first.span.clone(), FIRST);
            reader.report(finding);
        }
    }
}
