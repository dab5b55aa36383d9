//! Slips of the fingers: signs, brackets, quotes, the Chinese input method.

use super::Mistake;
use super::page::{Change, Page, Places, quoted, said, say};

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
    Mistake {
        name: "comma forgotten",
        what: "the comma at the end of a field is not typed",
        make: comma_forgotten,
    },
    Mistake {
        name: "semicolon for comma",
        what: "a field ends with `;`",
        make: |p| field_end(p, ",", ";"),
    },
    Mistake {
        name: "Chinese comma",
        what: "a field ends with `，`",
        make: |p| field_end(p, ",", "，"),
    },
    Mistake {
        name: "closing quote forgotten",
        what: "an English text does not end",
        make: no_closing_quote,
    },
    Mistake {
        name: "opening quote forgotten",
        what: "a Chinese text does not begin",
        make: no_opening_quote,
    },
    Mistake {
        name: "Chinese quotes",
        what: "“ and ” stand around a text",
        make: chinese_quotes,
    },
    Mistake {
        name: "Chinese closing quote",
        what: "a text ends with ” instead of \"",
        make: chinese_closing_quote,
    },
    Mistake {
        name: "quotes inside a text",
        what: "a word inside an English text is quoted with \"",
        make: inner_quotes,
    },
    Mistake {
        name: "single quotes",
        what: "a target stands in single quotes",
        make: single_quotes,
    },
    Mistake {
        name: "backslash in a text",
        what: "a stray backslash",
        make: backslash,
    },
    Mistake {
        name: "parenthesis not closed",
        what: "a choice or node ends without `)`",
        make: |p| end(p, "),", ","),
    },
    Mistake {
        name: "list not closed",
        what: "a list ends without `]`",
        make: |p| page_lists(p),
    },
    Mistake {
        name: "map not closed",
        what: "a text ends without `}`",
        make: |p| end(p, "},", ","),
    },
    Mistake {
        name: "wrong bracket",
        what: "a text ends with `)` instead of `}`",
        make: |p| end(p, "},", "),"),
    },
    Mistake {
        name: "bracket too many",
        what: "a field ends with `)`",
        make: |p| field_end(p, ",", "),"),
    },
    Mistake {
        name: "Chinese parenthesis",
        what: "a choice begins with `（`",
        make: |p| end(p, "(", "（"),
    },
    Mistake {
        name: "Chinese colon",
        what: "`：` stands behind a field's name",
        make: |p| p.rewrite(|line| after_colon(line, "：")),
    },
    Mistake {
        name: "colon forgotten",
        what: "no `:` behind a field's name",
        make: |p| p.rewrite(|line| after_colon(line, " ")),
    },
    Mistake {
        name: "equals for colon",
        what: "`=` stands behind a field's name",
        make: |p| p.rewrite(|line| after_colon(line, " = ")),
    },
    Mistake {
        name: "wide blank",
        what: "a Chinese blank stands before a value",
        make: spaced,
    },
    Mistake {
        name: "note without slashes",
        what: "a remark stands behind a field, without `//`",
        make: words_left,
    },
];

fn page_lists(page: &Page) -> Places {
    page.rewrite(|line| {
        line.trim_start()
            .starts_with(']')
            .then(|| line.replacen(']', "", 1))
    })
}
