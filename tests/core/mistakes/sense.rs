//! Mistakes of sense: what can be read, but is not what was meant; paths, flags, points, tactics.

use super::Mistake;
use super::page::{Change, Page, Places, quoted};

fn goto_where(page: &Page, target: impl Fn(usize, &[&str]) -> Option<String>) -> Places {
    let nodes = page.nodes();
    page.rewrite_where(|at, line| {
        let begin = line.trim_start().strip_prefix("goto: \"")?;
        let here = nodes.iter().position(|node| *node == at.node)?;
        let rest = begin.split('"').next()?;
        Some(line.replacen(&format!("\"{rest}\""), &target(here, &nodes)?, 1))
    })
}

fn named(nodes: &[&str], at: Option<usize>) -> Option<String> {
    Some(format!("\"{}\"", nodes.get(at?)?))
}

fn other_phase(page: &Page) -> Places {
    page.rewrite(|line| {
        let phase = line
            .trim_start()
            .strip_prefix("phase: ")?
            .trim_end_matches(',');
        let other = match phase {
            "receive" | "soothe" => "close",
            "explore" => "prepare",
            "propose" => "sell",
            "agree" => "receive",
            "close" => "explore",
            "followup" => "soothe",
            _ => return None,
        };
        Some(line.replacen(phase, other, 1))
    })
}

/// The number of one tag of a line, from the first that fits.
fn retag(line: &str, old: &[&str], new: &str) -> Option<String> {
    let tags = line.trim_start().starts_with("tags: {").then_some(line)?;
    old.iter().find_map(|old| {
        let old = format!(": {old}");
        let at = tags
            .find(&format!("{old},"))
            .or_else(|| tags.find(&format!("{old}}}")))?;
        Some(format!("{}: {new}{}", &tags[..at], &tags[at + old.len()..]))
    })
}

fn retag_best(page: &Page, old: &[&str], new: &str) -> Places {
    page.rewrite_where(|at, line| retag(line, old, new).filter(|_| page.is_best(at)))
}

fn retag_wrong(page: &Page, old: &[&str], new: &str) -> Places {
    page.rewrite_where(|at, line| retag(line, old, new).filter(|_| page.is_wrong(at)))
}

/// A line of one choice in place of the same line of a wrong one in its node.
fn from_best(page: &Page, begin: &'static str) -> Places {
    page.rewrite_where(|at, line| {
        if !line.trim_start().starts_with(begin) || !page.is_wrong(at) {
            return None;
        }
        let best = page.best.iter().find(|(node, _)| *node == at.node)?;
        let from = page.find(&best.0, Some(&best.1), begin)?;
        let fits = page.lines[from].trim_end().ends_with(',') && line.trim_end().ends_with(',');
        fits.then(|| page.lines[from].clone())
    })
}

fn reversed(line: &str) -> Option<String> {
    if line.contains("at_least(") {
        Some(line.replacen("at_least(", "at_most(", 1))
    } else {
        line.contains("at_most(")
            .then(|| line.replacen("at_most(", "at_least(", 1))
    }
}

fn contradiction(line: &str) -> Option<String> {
    let start = line.find("at_least(anger, ")?;
    let rest = &line[start + "at_least(anger, ".len()..];
    let points: i64 = rest.split(')').next()?.parse().ok()?;
    let old = format!("at_least(anger, {points})");
    Some(line.replacen(&old, &format!("{old}, at_most(anger, {})", points - 10), 1))
}

/// A need for a flag that is set only later.
fn needs_later_flag(page: &Page) -> Places {
    let setter = page.lines.iter().enumerate().rev();
    let setter = setter.filter(|(_, line)| line.trim_start().starts_with("set: [\""));
    let Some((last, line)) = setter.clone().next() else {
        return Vec::new();
    };
    let flag = quoted(line, "set: [").unwrap().1.to_owned();
    let first = setter
        .filter(|(_, line)| line.contains(&format!("\"{flag}\"")))
        .map(|(at, _)| at)
        .min()
        .unwrap_or(last);
    let goto = |at: &usize| page.lines[*at].starts_with("                    goto: ");
    let before = (0..first)
        .filter(goto)
        .filter(|&at| page.belongs[at].node != page.belongs[first].node);
    let need = Change::More(format!("                    needs: [\"{flag}\"],"));
    before.map(|at| (at, need.clone())).collect()
}

/// What no rule can tell for certain without reading the texts: what is told of it is shown, but not demanded.
pub const HALF_SEEN: &[Mistake] = &[
    Mistake {
        name: "one set of several removed",
        what: "a line that sets a flag is gone, and another still sets it",
        make: |p| p.forget(|_, line| begins(line, "set: [") && !is_only_setter(p, line)),
    },
    Mistake {
        name: "tactic mistaken",
        what: "a node is given another tactic",
        make: |p| {
            p.rewrite(|line| {
                let other = if line.contains("delay") {
                    "insult"
                } else {
                    "delay"
                };
                begins(line, "tactic: ").then(|| format!("            tactic: {other},"))
            })
        },
    },
];

/// Whether no other line sets any of the flags that this one sets.
fn is_only_setter(page: &Page, line: &str) -> bool {
    let setters = |flag: &str| {
        let name = format!("\"{flag}\"");
        let sets = |line: &&String| begins(line, "set: [") && line.contains(&name);
        page.lines.iter().filter(sets).count()
    };
    let mut flags = line.split('"').skip(1).step_by(2);
    flags.all(|flag| setters(flag) == 1)
}

fn begins(line: &str, begin: &str) -> bool {
    line.trim_start().starts_with(begin)
}

fn more_digits(page: &Page) -> Places {
    page.rewrite_where(|at, line| {
        let amount = line
            .trim_start()
            .strip_prefix("gives: ")?
            .trim_end_matches(',');
        page.is_best(at)
            .then(|| line.replacen(amount, &format!("{amount}0"), 1))
    })
}

fn other_start(page: &Page) -> Places {
    let nodes = page.nodes();
    page.rewrite(|line| {
        line.starts_with("    start: ")
            .then(|| format!("    start: \"{}\",", nodes[nodes.len() / 2]))
    })
}

fn condition_on_last(page: &Page) -> Places {
    let plain = "                (text: {";
    page.rewrite(|line| {
        Some(format!(
            "                (when: [at_least(anger, 45)], text: {{{}",
            line.strip_prefix(plain)?
        ))
    })
}

/// Only where the scenario speaks of the type elsewhere.
fn customer_taken_out(page: &Page) -> Places {
    page.rewrite(|line| {
        let (head, rest) = line.split_once("customers: [")?;
        let (gone, left) = rest.split_once(", ")?;
        let mentions = |line: &&String| line.contains(gone) && !line.contains("customers: [");
        page.lines.iter().find(mentions)?;
        Some(format!("{head}customers: [{left}"))
    })
}

/// The table.
pub const SENSE: &[Mistake] = &[
    Mistake {
        name: "end too early",
        what: "a line ends the talk before its time",
        make: |p| goto_where(p, |_, _| Some("end".to_owned())),
    },
    Mistake {
        name: "node skipped",
        what: "a line leads one node too far",
        make: |p| goto_where(p, |here, nodes| named(nodes, Some(here + 2))),
    },
    Mistake {
        name: "led back",
        what: "a line leads back by one node",
        make: |p| goto_where(p, |here, nodes| named(nodes, here.checked_sub(1))),
    },
    Mistake {
        name: "led to itself",
        what: "a line leads to its own node",
        make: |p| goto_where(p, |here, nodes| named(nodes, Some(here))),
    },
    Mistake {
        name: "decision removed",
        what: "the `refused` line is gone",
        make: |p| p.forget(|_, line| begins(line, "refused:")),
    },
    Mistake {
        name: "slot removed",
        what: "a `slot` line is gone",
        make: |p| p.forget(|_, line| begins(line, "slot:")),
    },
    Mistake {
        name: "goto removed",
        what: "a `goto` line is gone",
        make: |p| {
            p.forget(|at, line| {
                line.starts_with("                    goto:") && !at.choice.is_empty()
            })
        },
    },
    Mistake {
        name: "another start",
        what: "the talk starts in its middle",
        make: other_start,
    },
    Mistake {
        name: "turn limit too low",
        what: "fewer turns than nodes",
        make: |p| {
            p.rewrite(|line| {
                line.starts_with("    turn_limit:")
                    .then(|| "    turn_limit: 4,".to_owned())
            })
        },
    },
    Mistake {
        name: "wrong phase",
        what: "a node belongs to another phase",
        make: other_phase,
    },
    Mistake {
        name: "direction of a condition",
        what: "`at_least` and `at_most` exchanged",
        make: |p| p.rewrite(reversed),
    },
    Mistake {
        name: "bounds that exclude each other",
        what: "from 50 on and up to 40",
        make: |p| p.rewrite(contradiction),
    },
    Mistake {
        name: "points out of range",
        what: "a condition on 450 points",
        make: |p| {
            p.rewrite(|line| {
                line.contains("(anger, ").then(|| {
                    line.replacen("(anger, ", "(anger, 4", 1)
                        .replacen("(anger, 4", "(anger, 40", 1)
                })
            })
        },
    },
    Mistake {
        name: "no plain wording",
        what: "the last wording got a condition",
        make: condition_on_last,
    },
    Mistake {
        name: "set removed",
        what: "the only line that sets a flag is gone",
        make: |p| p.forget(|_, line| begins(line, "set: [") && is_only_setter(p, line)),
    },
    Mistake {
        name: "needed too early",
        what: "a line needs a flag that is set later",
        make: needs_later_flag,
    },
    Mistake {
        name: "sign of a best line's tag",
        what: "2 became -2 at the best line",
        make: |p| retag_best(p, &["2"], "-2"),
    },
    Mistake {
        name: "sign of a wrong line's tag",
        what: "-2 or -1 became 2 at a wrong line",
        make: |p| retag_wrong(p, &["-2", "-1"], "2"),
    },
    Mistake {
        name: "tag out of range",
        what: "a tag of 3",
        make: |p| retag_best(p, &["2"], "3"),
    },
    Mistake {
        name: "tag of zero",
        what: "a tag of 0",
        make: |p| retag_wrong(p, &["-1", "1"], "0"),
    },
    Mistake {
        name: "tags of the best line",
        what: "a wrong line keeps the tags it was copied with",
        make: |p| from_best(p, "tags: {"),
    },
    Mistake {
        name: "tags forgotten",
        what: "a wrong line has no tags",
        make: |p| {
            p.rewrite_where(|at, line| {
                (begins(line, "tags: {") && p.is_wrong(at) && line.ends_with("},"))
                    .then(|| "                    tags: {},".to_owned())
            })
        },
    },
    Mistake {
        name: "counter removed",
        what: "the line that counters is gone",
        make: |p| p.forget(|_, line| begins(line, "counters:")),
    },
    Mistake {
        name: "tactic removed",
        what: "a node with answers has no tactic any more",
        make: |p| p.forget(|_, line| begins(line, "tactic:")),
    },
    Mistake {
        name: "bites for counters",
        what: "the best line falls for the tactic",
        make: |p| {
            p.rewrite_where(|at, line| {
                (begins(line, "counters: true") && p.is_best(at))
                    .then(|| line.replacen("counters", "bites", 1))
            })
        },
    },
    Mistake {
        name: "a zero too many",
        what: "the best line gives ten times as much",
        make: more_digits,
    },
    Mistake {
        name: "customer not offered",
        what: "one of the customer types is taken out",
        make: customer_taken_out,
    },
];
