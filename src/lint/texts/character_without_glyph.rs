//! Characters that the program's font cannot draw. Does not read the font: a table made from it is looked at.

use crate::diagnostic::Diagnostic;
use crate::lint::texts::glyphs::is_drawn;
use crate::lint::texts::passages::passages;
use crate::lint::{Subject, rule};
use crate::model::{Lang, words};

rule! {
    "L0509" "character-without-glyph" Warning Scenario(check)
    finds: "文字里有内置字体没有的字符，比如生僻字或者图形符号。",
        "A text has a character that the bundled font lacks, such as a rare Chinese character or a picture sign.";
    why: "如果别的字体里也没有，学员看到的就是一个空方框。",
        "Where no other font has it, the trainee sees an empty box.";
    remedy: "换一个字符；名字里的生僻字，换成常用的字。",
        "Use another character; for a rare name use a more common one.";
    wrong: r#""zh": "您好\u{1f600}""#;
    right: r#""zh": "您好""#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for passage in passages(subject) {
        for &lang in Lang::ALL {
            let text = passage.text.get(lang);
            let missing = text
                .char_indices()
                .find(|(_, c)| !c.is_control() && !is_drawn(*c));
            if let Some((at, c)) = missing {
                let place = passage.inside(subject.text(), lang, at..at + c.len_utf8());
                let message = words!(
                    "字体里没有 `{}`（{}）",
                    "the font has no `{}` ({})",
                    c.escape_debug(),
                    c.escape_unicode()
                );
                found.push(subject.at(RULE.code, place, message));
            }
        }
    }
}
