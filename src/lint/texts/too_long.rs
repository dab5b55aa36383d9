//! Texts that the screen cannot show in one piece. Does not look at how lines compare.

use crate::diagnostic::Diagnostic;
use crate::lint::texts::passages::{Role, most_shown, passages};
use crate::lint::{Subject, rule};
use crate::model::{Lang, words};

rule! {
    "L0501" "too-long" Warning Scenario(check)
    finds: "文字的字符数，比窗口最小时方框能放下的多。方框能放下的是：标题 16 个汉字或 48 个英文字符，简介 60/200，身份和情况 160/420，事实和目标 120/340，占位符的值 16/32，说法 80/290，选项 48/150，理由 75/200，结局 60/170。占位符按最长的值算，称呼也一样。",
        "A text has more characters than its box holds at the smallest window: title 16 Chinese or 48 English characters, summary 60/200, role and situation 160/420, facts and goals 120/340, placeholder values 16/32, wordings 80/290, lines 48/150, reasons 75/200, endings 60/170. Placeholders count with their longest value, the form of address too.";
    why: "文字要滚动或者挤在一起，时间一紧，没有人会读到最后。",
        "The text is scrolled or squeezed, and under time pressure nobody reads it to the end.";
    remedy: "删短。删不了的放进简报，或者分到两个节点。",
        "Cut it. What cannot be cut belongs into the briefing, or into two nodes.";
    wrong: "一个 70 个汉字的选项",
        r"a line of 70 Chinese characters";
    right: "一个 40 个汉字的选项",
        r"a line of 40 Chinese characters";
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for passage in passages(subject) {
        let limits = limits(passage.role);
        for &lang in Lang::ALL {
            let length = most_shown(subject, passage.text.get(lang), lang);
            let limit = limits[lang.index()];
            if length > limit {
                let message = words!(
                    "这段文字有 {length} 个字符，`{}` 的方框只放得下 {limit} 个",
                    "this text has {length} characters; its box holds {limit} in `{}`",
                    lang.name()
                );
                found.push(subject.at(RULE.code, passage.place(lang), message));
            }
        }
    }
}

/// Most characters in Chinese and English. Measured on the screens at 1024 by 720, and on what ships.
const fn limits(role: Role) -> [usize; Lang::COUNT] {
    match role {
        Role::Title => [16, 48],
        Role::Summary => [60, 200],
        Role::Briefing => [160, 420],
        Role::Item => [120, 340],
        Role::Filling => [16, 32],
        Role::Wording => [80, 290],
        Role::Line => [48, 150],
        Role::Reason => [75, 200],
        Role::Ending => [60, 170],
    }
}
