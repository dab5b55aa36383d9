//! What findings about the shape of files call its parts, in both languages. Does not say what is wrong with them.

use crate::model::{Both, Text, words};
use crate::source::syntax::tree::ValueKind;

// Words of an enum, as they are called where another word stands.
pub(crate) const EVENT: Both = Both::new("事由", "complaint event");
pub(crate) const FAMILY: Both = Both::new("类别", "family");
pub(crate) const GESTURE: Both = Both::new("动作", "gesture");
pub(crate) const KIND: Both = Both::new("种类（do 或 dont）", "kind (do or dont)");
pub(crate) const LANGUAGE: Both = Both::new("语言", "language");
pub(crate) const MARK: Both = Both::new("表情记号", "mark");
pub(crate) const OUTCOME: Both = Both::new("结局", "outcome");
pub(crate) const PHASE: Both = Both::new("阶段", "phase");
pub(crate) const POSTURE: Both = Both::new("姿势", "posture");
pub(crate) const ROOM: Both = Both::new("场所", "room");
pub(crate) const ROW: Both = Both::new("这张表的一行", "row of this table");
pub(crate) const SPEAKER: Both = Both::new("说话的人", "speaker");
pub(crate) const STATUS: Both = Both::new("状态", "status");
pub(crate) const TACTIC: Both = Both::new("招数", "tactic");
pub(crate) const VARIABLE: Both = Both::new("心情的一项", "mood variable");

// Things with a name that somewhere else must have.
pub(crate) const CUSTOMER: Both = Both::new("客户类型", "customer type");
pub(crate) const FLAG: Both = Both::new("标记", "flag");
pub(crate) const NODE: Both = Both::new("节点", "node");
pub(crate) const PRINCIPLE: Both = Both::new("原则", "principle");

// What a list or a map holds.
pub(crate) const CHOICES: Both = Both::new("选项", "choices");
pub(crate) const CONDITIONS: Both = Both::new("条件", "conditions");
pub(crate) const FACES: Both = Both::new("表情", "faces");
pub(crate) const IDS: Both = Both::new("标识", "ids");
pub(crate) const ITEMS: Both = Both::new("题目", "items");
pub(crate) const MARKS: Both = Both::new("表情记号", "marks");
pub(crate) const NODES: Both = Both::new("节点", "nodes");
pub(crate) const NUMBERS: Both = Both::new("数字", "numbers");
pub(crate) const PHASES: Both = Both::new("阶段", "phases");
pub(crate) const PRINCIPLES: Both = Both::new("原则", "principles");
pub(crate) const SOURCES: Both = Both::new("出处", "sources");
pub(crate) const TEXTS: Both = Both::new("文字", "texts");
pub(crate) const VARIANTS: Both = Both::new("文字版本", "variants");
pub(crate) const WORDINGS: Both = Both::new("说法", "wordings");

// What is expected of a single value.
pub(crate) const INTEGER: Both = Both::new("整数", "a whole number");
pub(crate) const QUOTED: Both = Both::new("双引号里的文字", "a text in double quotes");

/// A part of a sentence that follows a Chinese character: a blank comes between that and Latin letters, digits, quotes.
pub(crate) fn led(part: impl Into<Text>) -> Text {
    let mut part = part.into();
    if part.zh.starts_with(|first: char| first.is_ascii()) {
        part.zh.insert(0, ' ');
    }
    part
}

/// What a value is, in words.
pub(crate) fn describe(kind: &ValueKind) -> Text {
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
pub(crate) fn list(names: &[&str]) -> Text {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    Text::new(quoted.join("、"), quoted.join(", "))
}
