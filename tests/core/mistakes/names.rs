//! Wrong names: mistyped, copied, of something else.

use super::page::{Change, Page, Places, quoted, slip};
use super::{Mistake, mistake};

fn slip_in(page: &Page, after: &'static str) -> Places {
    page.rewrite(|line| {
        let (before, name, behind) = quoted(line, after)?;
        Some(format!("{before}{}{behind}", slip(name)?))
    })
}

fn written(page: &Page, after: &'static str, change: impl Fn(&str) -> Option<String>) -> Places {
    page.rewrite(|line| {
        let (before, name, behind) = quoted(line, after)?;
        Some(format!("{before}{}{behind}", change(name)?))
    })
}

fn capital(name: &str) -> Option<String> {
    let first = name.chars().next()?;
    Some(format!("{}{}", first.to_ascii_uppercase(), &name[1..]))
}

/// A bare word after a field's name, mistyped.
fn slip_word(page: &Page, field: &'static str) -> Places {
    page.rewrite(|line| {
        let word = line.trim_start().strip_prefix(field)?.trim_end_matches(',');
        Some(line.replacen(word, &slip(word)?, 1))
    })
}

fn swap(page: &Page, old: &'static str, new: &'static str) -> Places {
    page.rewrite(|line| line.contains(old).then(|| line.replacen(old, new, 1)))
}

/// The id of the choice before it in the same node.
fn copied_choice(page: &Page) -> Places {
    let mut out = Vec::new();
    let mut before: Option<(String, String)> = None;
    for (at, line) in page.lines.iter().enumerate() {
        let Some(id) = line.strip_prefix("                    id: \"") else {
            continue;
        };
        let id = id.trim_end_matches("\",").to_owned();
        let node = page.belongs[at].node.clone();
        if let Some((last_node, last)) = &before
            && *last_node == node
        {
            out.push((at, Change::Other(line.replacen(&id, last, 1))));
        }
        before = Some((node, id));
    }
    out
}

/// The slot or node id of the one before it.
fn copied(page: &Page, begin: &'static str, indent: &'static str) -> Places {
    let mut out = Vec::new();
    let mut before: Option<String> = None;
    for (at, line) in page.lines.iter().enumerate() {
        let named = line
            .strip_prefix(indent)
            .filter(|rest| rest.starts_with(begin) && rest.contains('"'));
        let (Some(_), Some((head, name, tail))) = (named, quoted(line, indent)) else {
            continue;
        };
        if begin == "\"" && !tail.ends_with(": (") {
            continue;
        }
        if let Some(last) = &before {
            out.push((at, Change::Other(format!("{head}{last}{tail}"))));
        }
        before = Some(name.to_owned());
    }
    out
}

/// A tag that is for a customer type whom the scenario does not offer.
fn foreign_principle(page: &Page) -> Places {
    let customers = page
        .lines
        .iter()
        .find(|line| line.contains("customers: ["))
        .unwrap();
    let all = [
        ("confused", "adapt-lost"),
        ("hesitant", "adapt-indecisive"),
        ("aggressive", "adapt-attacker"),
        ("emotional", "adapt-unstable"),
    ];
    let foreign = all
        .iter()
        .find(|(who, _)| !customers.contains(who))
        .unwrap()
        .1;
    written(page, "                    tags: {", |_| {
        Some(foreign.to_owned())
    })
}

/// The table.
pub const NAMES: &[Mistake] = &[
    mistake(
        "target mistyped",
        "two letters of a `goto` are exchanged",
        |p| slip_in(p, "goto: "),
    ),
    mistake(
        "target with a capital",
        "a `goto` begins with a capital letter",
        |p| written(p, "goto: ", capital),
    ),
    mistake(
        "target with underscore",
        "a hyphen of a `goto` became `_`",
        |p| written(p, "goto: ", |name| Some(name.replace('-', "_"))),
    ),
    mistake("end in quotes", "`goto: \"end\"`", |p| {
        swap(p, "goto: end", "goto: \"end\"")
    }),
    mistake("End with a capital", "`goto: End`", |p| {
        swap(p, "goto: end", "goto: End")
    }),
    mistake("start mistyped", "the first node does not exist", |p| {
        slip_in(p, "    start: ")
    }),
    mistake("principle mistyped", "a tag names no principle", |p| {
        slip_in(p, " tags: {")
    }),
    mistake(
        "principle for another customer",
        "a tag is for a type that is not offered",
        foreign_principle,
    ),
    mistake("flag mistyped where set", "`set` names no flag", |p| {
        slip_in(p, " set: [")
    }),
    mistake("flag mistyped where needed", "`needs` names no flag", |p| {
        slip_in(p, " needs: [")
    }),
    mistake(
        "flag mistyped in a condition",
        "`flag(…)` names no flag",
        |p| slip_in(p, "flag("),
    ),
    mistake("customer mistyped", "`customers` names no type", |p| {
        slip_in(p, "    customers: [")
    }),
    mistake("phase mistyped", "a phase that does not exist", |p| {
        slip_word(p, "phase: ")
    }),
    mistake("tactic mistyped", "a tactic that does not exist", |p| {
        slip_word(p, "tactic: ")
    }),
    mistake(
        "mood mistyped",
        "a condition on a mood that does not exist",
        |p| swap(p, "(anger,", "(angre,"),
    ),
    mistake("condition mistyped", "`atleast`", |p| {
        swap(p, "at_least(", "atleast(")
    }),
    mistake("field mistyped", "`becuase`", |p| {
        swap(p, " because:", " becuase:")
    }),
    mistake("language mistyped", "`\"eng\"`", |p| {
        swap(p, "\"en\":", "\"eng\":")
    }),
    mistake("placeholder mistyped", "`{custmer}`", |p| {
        swap(p, "{customer}", "{custmer}")
    }),
    mistake("placeholder in Chinese braces", "`｛customer｝`", |p| {
        swap(p, "{customer}", "｛customer｝")
    }),
    mistake(
        "choice copied",
        "a choice keeps the id it was copied from",
        copied_choice,
    ),
    mistake(
        "slot copied",
        "a node keeps the slot it was copied from",
        |p| copied(p, "slot", "            "),
    ),
    mistake(
        "node copied",
        "a node keeps the id it was copied from",
        |p| copied(p, "\"", "        "),
    ),
    mistake("id of another file", "the id is not the file's name", |p| {
        p.rewrite(|line| {
            Some(format!(
                "    id: \"new-{}",
                line.strip_prefix("    id: \"")?
            ))
        })
    }),
    mistake("version of the format", "`format: 2`", |p| {
        swap(p, "format: 1", "format: 2")
    }),
];
