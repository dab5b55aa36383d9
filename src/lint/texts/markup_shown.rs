//! Markup that the screens show as it is written. Plain brackets are fine.

use crate::diagnostic::Diagnostic;
use crate::lint::texts::passages::passages;
use crate::lint::{Subject, rule};
use crate::model::{Both, Lang};

rule! {
    "L0515" "markup-shown" Warning Scenario(check)
    finds: "文字里有排版记号，比如 **bold**、<b>、开头的 #，或者带括号的网址。",
        "A text has markup such as **bold**, <b>, # at its start, or a web address in brackets.";
    why: "文字会照原样显示，学员会看到这些记号。",
        "Texts are shown as they are: the trainee sees the signs.";
    remedy: "写成普通文字。",
        "Write plain text.";
    wrong: r#""en": "The **whole** sum.""#;
    right: r#""en": "The whole sum.""#;
}

const MARKS: &[&str] = &[
    "**", "__", "</", "<b>", "<i>", "<br", "<u>", "](", "```", "&nbsp;", "&amp;", "\\n",
];

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for passage in passages(subject) {
        for &lang in Lang::ALL {
            let text = passage.text.get(lang);
            let mark = MARKS
                .iter()
                .find_map(|mark| Some((text.find(mark)?, mark.len())));
            let mark = mark.or(text.starts_with("# ").then_some((0, 1)));
            if let Some((at, length)) = mark {
                let place = passage.inside(subject.text(), lang, at..at + length);
                found.push(subject.at(
                    RULE.code,
                    place,
                    Both::new("排版记号会照原样显示", "markup is shown as it is written"),
                ));
            }
        }
    }
}
