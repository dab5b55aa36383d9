//! Braces of the Chinese input method. Braces that are not closed are another rule's.

use crate::diagnostic::{Diagnostic, Patch};
use crate::lint::texts::passages::passages;
use crate::lint::{Subject, rule};
use crate::model::{Both, Lang};

rule! {
    "L0516" "wide-braces" Warning Scenario(check)
    finds: "本来要写占位符的地方，文字里是 ｛ 或 ｝。",
        "A text has ｛ or ｝ where a placeholder is meant.";
    why: "占位符没有填上，学员读到的是它的名字。",
        "The placeholder is not filled: the trainee reads its name.";
    remedy: "改用 { 和 }。",
        "Write { and } instead.";
    wrong: r#""zh": "｛customer｝，您好。""#;
    right: r#""zh": "{customer}，您好。""#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for passage in passages(subject) {
        for &lang in Lang::ALL {
            let text = passage.text.get(lang);
            let braces = text
                .char_indices()
                .filter(|(_, c)| matches!(c, '｛' | '｝'));
            let place = |at: usize| passage.inside(subject.text(), lang, at..at + '｛'.len_utf8());
            let patches =
                braces.map(|(at, c)| Patch::new(place(at), if c == '｛' { "{" } else { "}" }));
            let patches: Vec<_> = patches.collect();
            let Some(first) = patches.first().map(|patch| patch.span.clone()) else {
                continue;
            };
            let finding = subject.at(
                RULE.code,
                first,
                Both::new(
                    "这种花括号不能用来写占位符",
                    "this brace does not make a placeholder",
                ),
            );
            found.push(if passage.is_plain(subject.text(), lang) {
                finding.remedy(Both::new("改成 { 和 }", "write { and }"), patches)
            } else {
                finding
            });
        }
    }
}
