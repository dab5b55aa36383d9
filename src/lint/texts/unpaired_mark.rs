//! Brackets and quotation marks without their partner. Apostrophes are left alone.

use crate::diagnostic::Diagnostic;
use crate::lint::texts::passages::passages;
use crate::lint::{Subject, rule};
use crate::model::{Lang, words};

rule! {
    "L0506" "unpaired-mark" Warning Scenario(check)
    finds: "一个括号或者引号只开不关，只关不开，或者用另一种来关。",
        "A bracket or quotation mark is opened and not closed, closed and not opened, or closed by one of another kind.";
    why: "句子看着像断了，中文里还分不清引的是谁的话。",
        "The sentence looks broken off, and in Chinese one cannot tell who is quoted.";
    remedy: "把另一半补上。引号键连按两次，先后打出 “ 和 ”。",
        "Write the partner. Typed twice, the key for quotation marks gives “ and ”.";
    wrong: r"“那就这么办吧。";
    right: r"“那就这么办吧。”";
}

const PAIRS: &[(char, char)] = &[
    ('(', ')'),
    ('[', ']'),
    ('（', '）'),
    ('【', '】'),
    ('《', '》'),
    ('「', '」'),
    ('『', '』'),
    ('“', '”'),
    ('{', '}'),
];

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for passage in passages(subject) {
        for &lang in Lang::ALL {
            if let Some((at, mark)) = unpaired(passage.text.get(lang)) {
                let place = passage.inside(subject.text(), lang, at..at + mark.len_utf8());
                found.push(subject.at(
                    RULE.code,
                    place,
                    words!("`{mark}` 没有另一半", "`{mark}` has no partner"),
                ));
            }
        }
    }
}

/// The first mark without a partner.
fn unpaired(text: &str) -> Option<(usize, char)> {
    let mut open: Vec<(usize, char, char)> = Vec::new();
    for (at, mark) in text.char_indices() {
        if let Some(pair) = PAIRS.iter().find(|pair| pair.0 == mark) {
            open.push((at, mark, pair.1));
        } else if PAIRS.iter().any(|pair| pair.1 == mark) {
            match open.pop() {
                Some((_, _, close)) if close == mark => {}
                Some((before, opened, _)) => return Some((before, opened)),
                None => return Some((at, mark)),
            }
        }
    }
    let straight: Vec<usize> = text.match_indices('"').map(|found| found.0).collect();
    let odd = straight.last().filter(|_| straight.len() % 2 == 1);
    open.first()
        .map(|mark| (mark.0, mark.1))
        .or(odd.map(|at| (*at, '"')))
}
