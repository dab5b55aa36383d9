//! What findings about the shape of files call its parts, in both languages. Does not say what is wrong with them.

use super::syntax::ValueKind;
use crate::model::{Both, Text, words};

// Words of an enum, as they are called where another word stands.
pub(super) const EVENT: Both = Both::new("事由", "complaint event");
pub(super) const FAMILY: Both = Both::new("类别", "family");
pub(super) const GESTURE: Both = Both::new("动作", "gesture");
pub(super) const KIND: Both = Both::new("种类（do 或 dont）", "kind (do or dont)");
pub(super) const LANGUAGE: Both = Both::new("语言", "language");
pub(super) const MARK: Both = Both::new("表情记号", "mark");
pub(super) const OUTCOME: Both = Both::new("结局", "outcome");
pub(super) const PHASE: Both = Both::new("阶段", "phase");
pub(super) const POSTURE: Both = Both::new("姿势", "posture");
pub(super) const ROOM: Both = Both::new("场所", "room");
pub(super) const ROW: Both = Both::new("这张表的一行", "row of this table");
pub(super) const SPEAKER: Both = Both::new("说话的人", "speaker");
pub(super) const STATUS: Both = Both::new("状态", "status");
pub(super) const TACTIC: Both = Both::new("招数", "tactic");
pub(super) const VARIABLE: Both = Both::new("心情的一项", "mood variable");

// Things with a name that somewhere else must have.
pub(super) const CUSTOMER: Both = Both::new("客户类型", "customer type");
pub(super) const FLAG: Both = Both::new("标记", "flag");
pub(super) const NODE: Both = Both::new("节点", "node");
pub(super) const PRINCIPLE: Both = Both::new("原则", "principle");

// What a list or a map holds.
pub(super) const CHOICES: Both = Both::new("选项", "choices");
pub(super) const CONDITIONS: Both = Both::new("条件", "conditions");
pub(super) const FACES: Both = Both::new("表情", "faces");
pub(super) const IDS: Both = Both::new("标识", "ids");
pub(super) const ITEMS: Both = Both::new("题目", "items");
pub(super) const MARKS: Both = Both::new("表情记号", "marks");
pub(super) const NODES: Both = Both::new("节点", "nodes");
pub(super) const NUMBERS: Both = Both::new("数字", "numbers");
pub(super) const PHASES: Both = Both::new("阶段", "phases");
pub(super) const PRINCIPLES: Both = Both::new("原则", "principles");
pub(super) const SOURCES: Both = Both::new("出处", "sources");
pub(super) const TEXTS: Both = Both::new("文字", "texts");
pub(super) const VARIANTS: Both = Both::new("文字版本", "variants");
pub(super) const WORDINGS: Both = Both::new("说法", "wordings");

// What is expected of a single value.
pub(super) const INTEGER: Both = Both::new("整数", "a whole number");
pub(super) const QUOTED: Both = Both::new("双引号里的文字", "a text in double quotes");

/// A part of a sentence that follows a Chinese character: a blank comes between that and Latin letters, digits, quotes.
pub(super) fn led(part: impl Into<Text>) -> Text {
    let mut part = part.into();
    if part.zh.starts_with(|first: char| first.is_ascii()) {
        part.zh.insert(0, ' ');
    }
    part
}

/// What a value is, in words.
pub(super) fn describe(kind: &ValueKind) -> Text {
    match kind {
        ValueKind::Bool(yes) => Text::same(format!("`{yes}`")),
        ValueKind::Integer(number) => words!("数字 {number}", "the number {number}"),
        ValueKind::Float(number) => words!("数字 {number}", "the number {number}"),
        ValueKind::Text(_) => words!("一段文字", "a text"),
        ValueKind::Char(_) => words!("一个字符", "a character"),
        ValueKind::Bare(word) => words!("单词 `{word}`", "the word `{word}`"),
        ValueKind::List(_) => words!("一个列表", "a list"),
        ValueKind::Map(_) => words!("一张键值表", "a map"),
        ValueKind::Struct(Some(name), _) | ValueKind::Tuple(Some(name), _) => {
            Text::same(format!("`{}(…)`", name.text))
        }
        ValueKind::Struct(None, _) | ValueKind::Tuple(None, _) => Text::same("`(…)`"),
        ValueKind::Broken => words!("读不懂的东西", "something unreadable"),
    }
}

/// Names in a row, as they are written.
pub(super) fn list(names: &[&str]) -> Text {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    Text::new(quoted.join("、"), quoted.join(", "))
}
