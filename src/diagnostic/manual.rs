//! The pages of the manual: one rule for the terminal, all of them as Markdown. Does not know where codes come from: the
//! caller passes those of the loader together with those of the lint rules.

use crate::model::{Both, Lang};

use super::Code;

/// The headings of every page, in order.
pub const HEADINGS: [Both; 5] = [
    Both::new("规则", "What it finds"),
    Both::new("为什么要紧", "Why it matters"),
    Both::new("怎么改", "What to do"),
    Both::new("不对的写法", "Wrong"),
    Both::new("正确的写法", "Right"),
];
/// How wide prose is on a terminal.
const WIDTH: usize = 88;

/// The code that is called so by id or by name.
#[must_use]
pub fn find_code(codes: &[&'static Code], given: &str) -> Option<&'static Code> {
    codes.iter().copied().find(|code| code.is_called(given))
}

/// The page of one rule for a terminal.
#[must_use]
pub fn page(code: &Code, lang: Lang) -> String {
    let mut out = format!(
        "{} {} ({})\n",
        code.id,
        code.name,
        code.severity.title().get(lang)
    );
    for ((heading, text), is_prose) in sections(code, lang).into_iter().zip(PROSE) {
        let body = if is_prose {
            wrapped(text)
        } else {
            indented(text)
        };
        let made = format!("\n{heading}\n{body}");
        out.push_str(&made);
    }
    out
}

/// Every rule on a line of its own: code, severity, name.
#[must_use]
pub fn table(codes: &[&Code], lang: Lang) -> String {
    let mut out = String::new();
    for code in codes {
        let made = format!(
            "{}  {:<7}  {}\n",
            code.id,
            code.severity.title().get(lang),
            code.name
        );
        out.push_str(&made);
    }
    out
}

/// The whole manual as Markdown: a table of all rules and a page for each.
#[must_use]
pub fn manual(codes: &[&Code], lang: Lang) -> String {
    let mut out = String::from(
        "# Findings\n\n\
         What `composure check` can find in a scenario, and what to do about it. This page is made from the tables in the \
         program; `composure check --explain CODE` shows the same in a terminal.\n\n\
         A finding that is meant to stay can be silenced by a comment with a reason, on its line or directly above it: \
         `// allow CODE: reason`; for a whole file above everything else: `// allow-file CODE: reason`. \
         Errors cannot be silenced, because a file with an error cannot be played.\n\n\
         | code | rule | severity |\n| --- | --- | --- |\n",
    );
    for code in codes {
        let anchor = format!("{}-{}", code.id.to_ascii_lowercase(), code.name);
        let made = format!(
            "| [{}](#{anchor}) | {} | {} |\n",
            code.id,
            code.name,
            code.severity.title().get(lang)
        );
        out.push_str(&made);
    }
    for code in codes {
        let made = format!("\n## {} {}\n", code.id, code.name);
        out.push_str(&made);
        out.push_str(&markdown(code, lang));
    }
    out
}

/// The sections of a page as Markdown.
pub(super) fn markdown(code: &Code, lang: Lang) -> String {
    let mut out = String::new();
    for ((heading, text), is_prose) in sections(code, lang).into_iter().zip(PROSE) {
        let made = if is_prose {
            format!("\n**{heading}**\n\n{text}\n")
        } else {
            format!("\n**{heading}**\n\n```ron\n{text}\n```\n")
        };
        out.push_str(&made);
    }
    out
}

/// Which sections are prose; the others are lines of a scenario.
const PROSE: [bool; 5] = [true, true, true, false, false];

fn sections(code: &Code, lang: Lang) -> [(&'static str, &'static str); 5] {
    let page = &code.explanation;
    let texts = [
        page.finds.get(lang),
        page.why.get(lang),
        page.remedy.get(lang),
        page.wrong.get(lang),
        page.right.get(lang),
    ];
    std::array::from_fn(|at| (HEADINGS[at].get(lang), texts[at]))
}

/// Prose in lines of a readable width.
fn wrapped(text: &str) -> String {
    let mut out = String::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > WIDTH {
            let made = format!("  {line}\n");
            out.push_str(&made);
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    let made = format!("  {line}\n");
    out.push_str(&made);
    out
}

fn indented(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| format!("  {line}\n")).collect();
    lines.concat()
}
