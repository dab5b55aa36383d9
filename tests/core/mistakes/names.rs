//! Wrong names: mistyped, copied, of something else.

use super::Mistake;
use super::page::{Change, Page, Places, quoted, slip};

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
    Mistake {
        name: "target mistyped",
        what: "two letters of a `goto` are exchanged",
        make: |p| slip_in(p, "goto: "),
    },
    Mistake {
        name: "target with a capital",
        what: "a `goto` begins with a capital letter",
        make: |p| written(p, "goto: ", capital),
    },
    Mistake {
        name: "target with underscore",
        what: "a hyphen of a `goto` became `_`",
        make: |p| written(p, "goto: ", |name| Some(name.replace('-', "_"))),
    },
    Mistake {
        name: "end in quotes",
        what: "`goto: \"end\"`",
        make: |p| swap(p, "goto: end", "goto: \"end\""),
    },
    Mistake {
        name: "End with a capital",
        what: "`goto: End`",
        make: |p| swap(p, "goto: end", "goto: End"),
    },
    Mistake {
        name: "start mistyped",
        what: "the first node does not exist",
        make: |p| slip_in(p, "    start: "),
    },
    Mistake {
        name: "principle mistyped",
        what: "a tag names no principle",
        make: |p| slip_in(p, " tags: {"),
    },
    Mistake {
        name: "principle for another customer",
        what: "a tag is for a type that is not offered",
        make: foreign_principle,
    },
    Mistake {
        name: "flag mistyped where set",
        what: "`set` names no flag",
        make: |p| slip_in(p, " set: ["),
    },
    Mistake {
        name: "flag mistyped where needed",
        what: "`needs` names no flag",
        make: |p| slip_in(p, " needs: ["),
    },
    Mistake {
        name: "flag mistyped in a condition",
        what: "`flag(…)` names no flag",
        make: |p| slip_in(p, "flag("),
    },
    Mistake {
        name: "customer mistyped",
        what: "`customers` names no type",
        make: |p| slip_in(p, "    customers: ["),
    },
    Mistake {
        name: "phase mistyped",
        what: "a phase that does not exist",
        make: |p| slip_word(p, "phase: "),
    },
    Mistake {
        name: "tactic mistyped",
        what: "a tactic that does not exist",
        make: |p| slip_word(p, "tactic: "),
    },
    Mistake {
        name: "mood mistyped",
        what: "a condition on a mood that does not exist",
        make: |p| swap(p, "(anger,", "(angre,"),
    },
    Mistake {
        name: "condition mistyped",
        what: "`atleast`",
        make: |p| swap(p, "at_least(", "atleast("),
    },
    Mistake {
        name: "field mistyped",
        what: "`becuase`",
        make: |p| swap(p, " because:", " becuase:"),
    },
    Mistake {
        name: "language mistyped",
        what: "`\"eng\"`",
        make: |p| swap(p, "\"en\":", "\"eng\":"),
    },
    Mistake {
        name: "placeholder mistyped",
        what: "`{custmer}`",
        make: |p| swap(p, "{customer}", "{custmer}"),
    },
    Mistake {
        name: "placeholder in Chinese braces",
        what: "`｛customer｝`",
        make: |p| swap(p, "{customer}", "｛customer｝"),
    },
    Mistake {
        name: "choice copied",
        what: "a choice keeps the id it was copied from",
        make: copied_choice,
    },
    Mistake {
        name: "slot copied",
        what: "a node keeps the slot it was copied from",
        make: |p| copied(p, "slot", "            "),
    },
    Mistake {
        name: "node copied",
        what: "a node keeps the id it was copied from",
        make: |p| copied(p, "\"", "        "),
    },
    Mistake {
        name: "id of another file",
        what: "the id is not the file's name",
        make: |p| {
            p.rewrite(|line| {
                Some(format!(
                    "    id: \"new-{}",
                    line.strip_prefix("    id: \"")?
                ))
            })
        },
    },
    Mistake {
        name: "version of the format",
        what: "`format: 2`",
        make: |p| swap(p, "format: 1", "format: 2"),
    },
];
