//! Words typed twice. Of Chinese characters only those that good Chinese never doubles.

use crate::diagnostic::Diagnostic;
use crate::lint::texts::passages::passages;
use crate::lint::{Subject, rule};
use crate::model::{Both, Lang};

rule! {
    "L0513" "repeated-word" Warning Scenario(check)
    finds: "英文里一个词连着写了两遍，或者中文里有叠了两遍的虚词和标点，比如“的的”“您您”“。。”“，，”。该叠的（看看、常常）不算。",
        "An English word stands twice in a row, or a Chinese text has a particle or mark twice, such as 的的, 您您, 。。, ，，. Doubles that are good Chinese (看看, 常常) are left alone.";
    why: "这样的笔误，学员会注意到。",
        "A slip that trainees notice.";
    remedy: "删掉其中一个。",
        "Remove one of the two.";
    wrong: r#""en": "I will call the the workshop.""#;
    right: r#""en": "I will call the workshop.""#;
}

/// Marks that do not follow each other.
const MARKS: &[&str] = &["。。", "，，", "、、", "，。", "。，", "？。", "！。"];
/// Characters that do not follow themselves.
const SINGLE: &str = "的了吗呢很也就们您你我它而但且与及或并因若虽";
/// Words that end in one of them and may stand before it, or hold it twice.
const GOOD: &[&str] = &[
    "目的的",
    "的的确确",
    "为了了",
    "了了解",
    "不了了之",
    "成就就",
    "自我我",
    "反而而",
];
/// Doubles that are good English.
const FINE: &[&str] = &[
    "that", "had", "no", "very", "really", "long", "please", "now", "yes", "there", "well", "come",
];

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for passage in passages(subject) {
        if let Some((at, length)) = doubled(&passage.text.zh) {
            let place = passage.inside(subject.text(), Lang::Zh, at..at + length);
            found.push(subject.at(RULE.code, place, Both::new("打了两遍", "typed twice")));
        }
        if let Some((at, length)) = repeated(&passage.text.en) {
            let place = passage.inside(subject.text(), Lang::En, at..at + length);
            found.push(subject.at(
                RULE.code,
                place,
                Both::new("这个词写了两遍", "this word stands twice"),
            ));
        }
    }
}

/// Where a Chinese character or mark stands twice, and how long both are.
fn doubled(text: &str) -> Option<(usize, usize)> {
    let marks = MARKS.iter();
    let marks = marks.filter_map(|double| Some((text.find(double)?, double.len())));
    let good: Vec<_> = GOOD
        .iter()
        .flat_map(|good| text.match_indices(good))
        .map(|(at, good)| at..at + good.len())
        .collect();
    let pairs = text.char_indices().zip(text.chars().skip(1));
    let pairs = pairs.filter(|((at, c), next)| {
        c == next && SINGLE.contains(*c) && !good.iter().any(|good| good.contains(at))
    });
    let pairs = pairs.map(|((at, c), _)| (at, 2 * c.len_utf8()));
    marks.chain(pairs).min()
}

/// Where a word follows itself, and how long it is.
fn repeated(text: &str) -> Option<(usize, usize)> {
    let mut before = "";
    let mut at = 0;
    for word in text.split(' ') {
        let plain = word.trim_end_matches(['.', ',', '?', '!', ';']);
        let known = plain.to_lowercase();
        if !before.is_empty()
            && before.chars().all(char::is_alphabetic)
            && before.to_lowercase() == known
            && !FINE.contains(&known.as_str())
        {
            return Some((at, plain.len()));
        }
        before = word;
        at += word.len() + 1;
    }
    None
}
