//! Texts that are still to be written. Comments are left alone.

use crate::diagnostic::Diagnostic;
use crate::lint::texts::passages::passages;
use crate::lint::{Subject, rule};
use crate::model::{Both, Lang};

rule! {
    "L0503" "stub" Warning Scenario(check)
    finds: "文字标明了还没有写好：TODO、TBD、FIXME、XXX、lorem ipsum、待补、待写、待译、占位，或者只有几个点、几个问号。",
        "A text says that it is still to be written: TODO, TBD, FIXME, XXX, lorem ipsum, 待补, 待写, 待译, 占位, or nothing but dots or question marks.";
    why: "学员会在谈话里读到它。",
        "A trainee would read it in the talk.";
    remedy: "写上该写的内容。",
        "Write what should stand there.";
    wrong: r#"{"zh": "TODO", "en": "TODO"}"#;
    right: r#"{"zh": "您请坐。", "en": "Please sit down."}"#;
}

const MARKS: &[&str] = &[
    "todo",
    "tbd",
    "fixme",
    "xxx",
    "lorem ipsum",
    "placeholder",
    "translate me",
    "待补",
    "待写",
    "待译",
    "待定稿",
    "占位",
    "未翻译",
];

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for passage in passages(subject) {
        for &lang in Lang::ALL {
            let text = passage.text.get(lang).to_lowercase();
            let mark = MARKS.iter().find(|mark| text.contains(**mark));
            let empty = !text.contains(char::is_alphanumeric);
            if mark.is_some() || empty {
                let message = Both::new("这段文字还没有写好", "this text is still to be written");
                found.push(subject.at(RULE.code, passage.place(lang), message));
                break;
            }
        }
    }
}
