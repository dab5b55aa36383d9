//! The pages of the manual: one rule for the terminal, all of them as Markdown. Does not know where codes come from: the
//! caller passes those of the loader together with those of the lint rules.

use crate::model::{Both, Lang, words};

use super::wrap::break_lines;
use super::{Code, Severity};

/// The headings of every page, in order.
pub const HEADINGS: [Both; 5] = [
    Both::new("规则", "What it finds"),
    Both::new("为什么要紧", "Why it matters"),
    Both::new("怎么改", "What to do"),
    Both::new("不对的写法", "Wrong"),
    Both::new("正确的写法", "Right"),
];
/// How wide prose is on a terminal, in columns.
const WIDTH: usize = 88;

/// What stands before the table of all rules.
const INTRODUCTION: Both = Both::new(
    "# 检查出的问题\n\n\
     `composure check` 能在场景里发现哪些问题，发现了怎么办。本页由程序里的表格生成；\
     `composure check --explain 代码` 在终端里显示同样的内容。\n\n\
     有意留着的问题，可以用带理由的注释屏蔽，写在它那一行，或紧挨在它上面：`// allow 代码: 理由`；\
     要管整个文件，写在文件最上面：`// allow-file 代码: 理由`。错误不能屏蔽，因为有错误的文件不能玩。\n\n\
     | 代码 | 规则 | 级别 |\n| --- | --- | --- |\n",
    "# Findings\n\n\
     What `composure check` can find in a scenario, and what to do about it. This page is made from the tables in the \
     program; `composure check --explain CODE` shows the same in a terminal.\n\n\
     A finding that is meant to stay can be silenced by a comment with a reason, on its line or directly above it: \
     `// allow CODE: reason`; for a whole file above everything else: `// allow-file CODE: reason`. \
     Errors cannot be silenced, because a file with an error cannot be played.\n\n\
     | code | rule | severity |\n| --- | --- | --- |\n",
);

/// The code that is called so by id or by name.
#[must_use]
pub fn find_code(codes: &[&'static Code], given: &str) -> Option<&'static Code> {
    codes.iter().copied().find(|code| code.is_called(given))
}

/// The page of one rule for a terminal.
#[must_use]
pub fn page(code: &Code, lang: Lang) -> String {
    let title = words!(
        "{} {}（{}）\n",
        "{} {} ({})\n",
        code.id,
        code.name,
        code.severity.title().get(lang)
    );
    let mut out = title.get(lang).to_owned();
    for ((heading, text), is_prose) in sections(code, lang).into_iter().zip(PROSE) {
        let body = if is_prose {
            wrapped(text, lang)
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
    let title = |severity: Severity| severity.title().get(lang);
    let severities = [Severity::Error, Severity::Warning, Severity::Note];
    let lengths = severities.map(|severity| title(severity).chars().count());
    let width = lengths.into_iter().max().unwrap_or(0);
    let mut out = String::new();
    for code in codes {
        let made = format!(
            "{}  {:<width$}  {}\n",
            code.id,
            title(code.severity),
            code.name
        );
        out.push_str(&made);
    }
    out
}

/// The whole manual as Markdown: a table of all rules and a page for each.
#[must_use]
pub fn manual(codes: &[&Code], lang: Lang) -> String {
    let mut out = INTRODUCTION.get(lang).to_owned();
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
    let texts = [
        code.finds.get(lang),
        code.why.get(lang),
        code.remedy.get(lang),
        code.wrong.get(lang),
        code.right.get(lang),
    ];
    std::array::from_fn(|at| (HEADINGS[at].get(lang), texts[at]))
}

/// Prose in lines of a readable width.
fn wrapped(text: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => {
            // Marks such as “ that are not ASCII are two columns wide on a Chinese terminal.
            let columns = |c: char| if c.is_ascii() { 1.0 } else { 2.0 };
            #[expect(clippy::cast_precision_loss, reason = "a line is short")]
            let broken = break_lines(text, WIDTH as f32, columns);
            indented(&broken)
        }
        Lang::En => indented(&between_words(text)),
    }
}

/// Text with blanks between words, in lines of a readable width.
fn between_words(text: &str) -> String {
    let mut out = String::new();
    let mut line = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if line > 0 && line + 1 + length > WIDTH {
            out.push('\n');
            line = 0;
        } else if line > 0 {
            out.push(' ');
            line += 1;
        }
        out.push_str(word);
        line += length;
    }
    out
}

fn indented(text: &str) -> String {
    let lines: Vec<String> = text
        .lines()
        .map(|line| format!("  {}\n", line.trim_end()))
        .collect();
    lines.concat()
}
