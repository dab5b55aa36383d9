//! Slips of the fingers: signs, brackets, quotes, the Chinese input method.

use super::page::{Change, Page, Places, quoted, said, say};
use super::{Mistake, mistake};

/// Lines of fields, where authors type most.
fn field_line(line: &str) -> bool {
    line.starts_with("            ")
        && line
            .trim_start()
            .starts_with(|c: char| c.is_ascii_lowercase())
}

fn end(page: &Page, old: &str, new: &str) -> Places {
    page.rewrite(|line| Some(format!("{}{new}", line.strip_suffix(old)?)))
}

fn field_end(page: &Page, old: &str, new: &str) -> Places {
    page.rewrite(|line| {
        Some(format!(
            "{}{new}",
            line.strip_suffix(old).filter(|_| field_line(line))?
        ))
    })
}

fn no_closing_quote(page: &Page) -> Places {
    page.rewrite(|line| {
        let (before, text, behind) = said(line, "en")?;
        Some(format!("{before}{text}{}", behind.strip_prefix('"')?))
    })
}

fn no_opening_quote(page: &Page) -> Places {
    page.rewrite(|line| {
        let (before, text, behind) = said(line, "zh")?;
        Some(format!("{}{text}{behind}", before.strip_suffix('"')?))
    })
}

fn chinese_quotes(page: &Page) -> Places {
    page.rewrite(|line| {
        let (before, text, behind) = said(line, "zh")?;
        Some(format!(
            "{}“{text}”{}",
            before.strip_suffix('"')?,
            behind.strip_prefix('"')?
        ))
    })
}

fn chinese_closing_quote(page: &Page) -> Places {
    page.rewrite(|line| {
        let (before, text, behind) = said(line, "zh")?;
        Some(format!("{before}{text}”{}", behind.strip_prefix('"')?))
    })
}

fn inner_quotes(page: &Page) -> Places {
    page.rewrite(|line| {
        say(line, "en", |text| {
            let (first, rest) = text.split_once(' ')?;
            let (second, rest) = rest.split_once(' ')?;
            Some(format!("{first} \"{second}\" {rest}"))
        })
    })
}

fn single_quotes(page: &Page) -> Places {
    page.rewrite(|line| {
        let (before, text, behind) = quoted(line, "goto: ")?;
        Some(format!(
            "{}'{text}'{}",
            before.strip_suffix('"')?,
            behind.strip_prefix('"')?
        ))
    })
}

fn backslash(page: &Page) -> Places {
    page.rewrite(|line| {
        say(line, "en", |text| {
            Some(format!(
                "{}\\ {}",
                text.split_once(' ')?.0,
                text.split_once(' ')?.1
            ))
        })
    })
}

fn words_left(page: &Page) -> Places {
    page.rewrite(|line| field_line(line).then(|| format!("{line} ask Mr Luo")))
}

fn after_colon(line: &str, sign: &str) -> Option<String> {
    let (name, value) = line.split_once(": ").filter(|_| field_line(line))?;
    Some(format!("{name}{sign}{value}"))
}

fn spaced(page: &Page) -> Places {
    let lines = page.lines.iter().enumerate();
    let lines = lines.filter(|(_, line)| field_line(line) && line.contains(": "));
    lines
        .map(|(at, line)| (at, Change::Other(line.replacen(": ", ":\u{3000}", 1))))
        .collect()
}

/// Behind the last field of a struct the comma may be left out.
fn comma_forgotten(page: &Page) -> Places {
    let mut places = field_end(page, ",", "");
    places.retain(|(at, _)| {
        let next = page.lines.get(at + 1).map_or("", |line| line.trim_start());
        !next.starts_with([')', ']', '}'])
    });
    places
}

/// The table.
pub const SIGNS: &[Mistake] = &[
    mistake(
        "comma forgotten",
        "the comma at the end of a field is not typed",
        comma_forgotten,
    ),
    mistake("semicolon for comma", "a field ends with `;`", |p| {
        field_end(p, ",", ";")
    }),
    mistake("Chinese comma", "a field ends with `，`", |p| {
        field_end(p, ",", "，")
    }),
    mistake(
        "closing quote forgotten",
        "an English text does not end",
        no_closing_quote,
    ),
    mistake(
        "opening quote forgotten",
        "a Chinese text does not begin",
        no_opening_quote,
    ),
    mistake(
        "Chinese quotes",
        "“ and ” stand around a text",
        chinese_quotes,
    ),
    mistake(
        "Chinese closing quote",
        "a text ends with ” instead of \"",
        chinese_closing_quote,
    ),
    mistake(
        "quotes inside a text",
        "a word inside an English text is quoted with \"",
        inner_quotes,
    ),
    mistake(
        "single quotes",
        "a target stands in single quotes",
        single_quotes,
    ),
    mistake("backslash in a text", "a stray backslash", backslash),
    mistake(
        "parenthesis not closed",
        "a choice or node ends without `)`",
        |p| end(p, "),", ","),
    ),
    mistake("list not closed", "a list ends without `]`", |p| {
        page_lists(p)
    }),
    mistake("map not closed", "a text ends without `}`", |p| {
        end(p, "},", ",")
    }),
    mistake(
        "wrong bracket",
        "a text ends with `)` instead of `}`",
        |p| end(p, "},", "),"),
    ),
    mistake("bracket too many", "a field ends with `)`", |p| {
        field_end(p, ",", "),")
    }),
    mistake("Chinese parenthesis", "a choice begins with `（`", |p| {
        end(p, "(", "（")
    }),
    mistake("Chinese colon", "`：` stands behind a field's name", |p| {
        p.rewrite(|line| after_colon(line, "："))
    }),
    mistake("colon forgotten", "no `:` behind a field's name", |p| {
        p.rewrite(|line| after_colon(line, " "))
    }),
    mistake(
        "equals for colon",
        "`=` stands behind a field's name",
        |p| p.rewrite(|line| after_colon(line, " = ")),
    ),
    mistake(
        "wide blank",
        "a Chinese blank stands before a value",
        spaced,
    ),
    mistake(
        "note without slashes",
        "a remark stands behind a field, without `//`",
        words_left,
    ),
];

fn page_lists(page: &Page) -> Places {
    page.rewrite(|line| {
        line.trim_start()
            .starts_with(']')
            .then(|| line.replacen(']', "", 1))
    })
}
