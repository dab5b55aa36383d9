//! Mistakes in texts: translation, typing, copying.

use super::page::{Belongs, Change, Page, Places, said, say};
use super::{Mistake, mistake};

/// Lines with both languages.
fn both(line: &str) -> Option<(String, String)> {
    Some((
        said(line, "zh")?.1.to_owned(),
        said(line, "en")?.1.to_owned(),
    ))
}

fn both_or(page: &Page, change: impl Fn(&str, &str, &str) -> Option<String>) -> Places {
    page.rewrite(|line| {
        let (zh, en) = both(line)?;
        (zh.chars().count() > 3)
            .then(|| change(line, &zh, &en))
            .flatten()
    })
}

fn in_zh(page: &Page, change: impl Fn(&str) -> Option<String>) -> Places {
    page.rewrite(|line| say(line, "zh", &change))
}

fn in_en(page: &Page, change: impl Fn(&str) -> Option<String>) -> Places {
    page.rewrite(|line| say(line, "en", &change))
}

fn once(text: &str, old: &str, new: &str) -> Option<String> {
    text.contains(old).then(|| text.replacen(old, new, 1))
}

/// A text of the best line copied into another of its node, or of any line into the next.
fn copied(page: &Page, begin: &'static str, lang: &'static str) -> Places {
    page.rewrite_where(|at, line| {
        let field = line.trim_start().starts_with(begin);
        if !field || !page.is_wrong(at) {
            return None;
        }
        let best = page.best.iter().find(|(node, _)| *node == at.node)?;
        let from = page.find(&best.0, Some(&best.1), begin)?;
        let text = said(&page.lines[from], lang)?.1;
        say(line, lang, |_| Some(text.to_owned()))
    })
}

fn digits(text: &str) -> Option<String> {
    let at = text.find(|c: char| c.is_ascii_digit())?;
    let length = text[at..]
        .find(|c: char| !c.is_ascii_digit() && c != ',')
        .unwrap_or(text.len() - at);
    (length > 1).then(|| format!("{}7{}", &text[..at], &text[at..]))
}

fn best_line_longer(page: &Page) -> Places {
    page.rewrite_where(|at, line| {
        let text = line.trim_start().starts_with("text: {") && page.is_best(at);
        text.then(|| {
            say(line, "en", |en| {
                Some(format!(
                    "{en} And I will stay with you for as long as it takes today."
                ))
            })
        })
        .flatten()
    })
}

/// What is said at a node, with the English of another one.
fn saying_copied(page: &Page) -> Places {
    let is_saying = |at: &Belongs| !at.node.is_empty() && at.choice.is_empty();
    let both = page.lines.iter().zip(&page.belongs);
    let said_there = both.filter(|(_, at)| is_saying(at));
    let sayings: Vec<(&str, &str)> = said_there
        .filter_map(|(line, at)| Some((at.node.as_str(), said(line, "en")?.1)))
        .collect();
    page.rewrite_where(|at, line| {
        let other = sayings.iter().find(|(node, _)| *node != at.node)?;
        say(line, "en", |_| is_saying(at).then(|| other.1.to_owned()))
    })
}

/// A goal on a line of its own, once more.
fn goal_twice(page: &Page) -> Places {
    let lines = page.lines.iter().enumerate();
    let from = lines.filter(|(_, line)| line.trim_start() == "goals: [");
    let goals = from.flat_map(|(at, _)| {
        let lines = page.lines.iter().enumerate().skip(at + 1);
        lines.take_while(|(_, line)| line.trim_start().starts_with("{\""))
    });
    goals
        .map(|(at, line)| (at + 1, Change::More(line.clone())))
        .collect()
}

/// The table.
pub const TEXTS: &[Mistake] = &[
    mistake("languages exchanged", "`zh` and `en` exchanged", |p| {
        both_or(p, |line, _, _| {
            Some(
                line.replacen("\"zh\":", "\"@\":", 1)
                    .replacen("\"en\":", "\"zh\":", 1)
                    .replacen("\"@\":", "\"en\":", 1),
            )
        })
    }),
    mistake(
        "English in both",
        "the English text pasted into `zh`",
        |p| both_or(p, |line, _, en| say(line, "zh", |_| Some(en.to_owned()))),
    ),
    mistake(
        "Chinese in both",
        "the Chinese text pasted into `en`",
        |p| both_or(p, |line, zh, _| say(line, "en", |_| Some(zh.to_owned()))),
    ),
    mistake("English forgotten", "there is no `en`", |p| {
        p.rewrite(|line| {
            let at = line.find(", \"en\": \"")?;
            let end = at + line[at..].find("\"}")? + 1;
            Some(format!("{}{}", &line[..at], &line[end..]))
        })
    }),
    mistake("empty text", "the English text is empty", |p| {
        in_en(p, |_| Some(String::new()))
    }),
    mistake("still to be written", "the English text is a stub", |p| {
        in_en(p, |_| Some("TODO".to_owned()))
    }),
    mistake(
        "number changed in one language",
        "a digit more in the English text",
        |p| in_en(p, digits),
    ),
    mistake("English comma", "`,` in a Chinese sentence", |p| {
        in_zh(p, |text| once(text, "，", ","))
    }),
    mistake(
        "English full stop",
        "`.` at the end of a Chinese sentence",
        |p| in_zh(p, |text| Some(format!("{}.", text.strip_suffix('。')?))),
    ),
    mistake(
        "Chinese full stop",
        "`。` at the end of an English sentence",
        |p| in_en(p, |text| Some(format!("{}。", text.strip_suffix('.')?))),
    ),
    mistake(
        "Chinese comma in English",
        "`，` in an English sentence",
        |p| in_en(p, |text| once(text, ", ", "，")),
    ),
    mistake(
        "quotation not closed",
        "” forgotten in a Chinese text",
        |p| in_zh(p, |text| once(text, "”", "")),
    ),
    mistake("cut off", "an English text ends in the middle", |p| {
        in_en(p, |text| {
            let half = text.len() / 2;
            let at = half + text.get(half..)?.find(' ')?;
            (at > 12).then(|| text[..at].to_owned())
        })
    }),
    mistake(
        "blank at the end",
        "an English text ends with a blank",
        |p| in_en(p, |text| Some(format!("{text} "))),
    ),
    mistake("two blanks", "two blanks between English words", |p| {
        in_en(p, |text| once(text, " ", "  "))
    }),
    mistake("word twice", "an English word typed twice", |p| {
        in_en(p, |text| once(text, " the ", " the the "))
    }),
    mistake(
        "placeholder in one language",
        "the car is not named in English",
        |p| in_en(p, |text| once(text, "{car}", "car")),
    ),
    mistake("placeholder of a shell", "`${customer}`", |p| {
        p.rewrite(|line| once(line, "{customer}", "${customer}"))
    }),
    mistake(
        "blank that does not break",
        "U+00A0 between English words",
        |p| in_en(p, |text| once(text, " ", "\u{a0}")),
    ),
    mistake(
        "character twice",
        "您 typed twice in a Chinese text",
        |p| in_zh(p, |text| once(text, "您", "您您")),
    ),
    mistake(
        "saying copied",
        "the customer says in English what is said at another node",
        saying_copied,
    ),
    mistake("goal twice", "a goal stands twice in the list", goal_twice),
    mistake("rare character", "a character that the font lacks", |p| {
        in_zh(p, |text| once(text, "。", "龘。"))
    }),
    mistake(
        "picture sign",
        "a smiley at the end of an English text",
        |p| in_en(p, |text| Some(format!("{text} 😀"))),
    ),
    mistake("bold", "stars around an English word", |p| {
        in_en(p, |text| once(text, " the ", " **the** "))
    }),
    mistake(
        "line copied",
        "a line keeps the English text it was copied from",
        |p| copied(p, "text: {", "en"),
    ),
    mistake(
        "reason copied",
        "a reason keeps the Chinese text it was copied from",
        |p| copied(p, "because: {", "zh"),
    ),
    mistake(
        "best line longer",
        "a sentence is added to the best line",
        best_line_longer,
    ),
    mistake("ending copied", "two endings read alike in English", |p| {
        ending(p)
    }),
    mistake("title too long", "the title is a sentence", |p| {
        p.rewrite(|line| {
            line.starts_with("    title:")
                .then(|| {
                    say(line, "en", |text| {
                        Some(format!(
                            "{text}, and how it came to be that nobody had told the customer"
                        ))
                    })
                })
                .flatten()
        })
    }),
];

fn ending(page: &Page) -> Places {
    let from = page
        .lines
        .iter()
        .position(|line| line.trim_start().starts_with("settled: {"));
    let Some(text) =
        from.and_then(|from| said(&page.lines[from], "en").map(|said| said.1.to_owned()))
    else {
        return Vec::new();
    };
    page.rewrite(|line| {
        let other = line.trim_start().starts_with("grudging: {")
            || line.trim_start().starts_with("delighted: {");
        other
            .then(|| say(line, "en", |_| Some(text.clone())))
            .flatten()
    })
}
