//! Braces of the Chinese input method. Braces that are not closed are another rule's.

use crate::diagnostic::{Code, Diagnostic, Patch, Severity};
use crate::lint::texts::passages::passages;
use crate::lint::{Check, Rule, Subject};
use crate::model::{Both, Lang};

pub(crate) const RULE: Rule = Rule {
    code: &Code {
        id: "L0516",
        name: "wide-braces",
        severity: Severity::Warning,
        finds: Both::new(
            "本来要写占位符的地方，文字里是 ｛ 或 ｝。",
            "A text has ｛ or ｝ where a placeholder is meant.",
        ),
        why: Both::new(
            "占位符没有填上，学员读到的是它的名字。",
            "The placeholder is not filled: the trainee reads its name.",
        ),
        remedy: Both::new("改用 { 和 }。", "Write { and } instead."),
        wrong: Both::same(r#""zh": "｛customer｝，您好。""#),
        right: Both::same(r#""zh": "{customer}，您好。""#),
    },
    check: Check::Scenario(check),
};

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
