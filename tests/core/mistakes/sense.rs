//! Mistakes of sense: what can be read, but is not what was meant; paths, flags, points, tactics.

use super::page::{Change, Page, Places, quoted};
use super::{Mistake, mistake};

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
    mistake(
        "one set of several removed",
        "a line that sets a flag is gone, and another still sets it",
        |p| p.forget(|_, line| begins(line, "set: [") && !is_only_setter(p, line)),
    ),
    mistake("tactic mistaken", "a node is given another tactic", |p| {
        p.rewrite(|line| {
            let other = if line.contains("delay") {
                "insult"
            } else {
                "delay"
            };
            begins(line, "tactic: ").then(|| format!("            tactic: {other},"))
        })
    }),
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
    mistake(
        "end too early",
        "a line ends the talk before its time",
        |p| goto_where(p, |_, _| Some("end".to_owned())),
    ),
    mistake("node skipped", "a line leads one node too far", |p| {
        goto_where(p, |here, nodes| named(nodes, Some(here + 2)))
    }),
    mistake("led back", "a line leads back by one node", |p| {
        goto_where(p, |here, nodes| named(nodes, here.checked_sub(1)))
    }),
    mistake("led to itself", "a line leads to its own node", |p| {
        goto_where(p, |here, nodes| named(nodes, Some(here)))
    }),
    mistake("decision removed", "the `refused` line is gone", |p| {
        p.forget(|_, line| begins(line, "refused:"))
    }),
    mistake("slot removed", "a `slot` line is gone", |p| {
        p.forget(|_, line| begins(line, "slot:"))
    }),
    mistake("goto removed", "a `goto` line is gone", |p| {
        p.forget(|at, line| line.starts_with("                    goto:") && !at.choice.is_empty())
    }),
    mistake(
        "another start",
        "the talk starts in its middle",
        other_start,
    ),
    mistake("turn limit too low", "fewer turns than nodes", |p| {
        p.rewrite(|line| {
            line.starts_with("    turn_limit:")
                .then(|| "    turn_limit: 4,".to_owned())
        })
    }),
    mistake(
        "wrong phase",
        "a node belongs to another phase",
        other_phase,
    ),
    mistake(
        "direction of a condition",
        "`at_least` and `at_most` exchanged",
        |p| p.rewrite(reversed),
    ),
    mistake(
        "bounds that exclude each other",
        "from 50 on and up to 40",
        |p| p.rewrite(contradiction),
    ),
    mistake("points out of range", "a condition on 450 points", |p| {
        p.rewrite(|line| {
            line.contains("(anger, ").then(|| {
                line.replacen("(anger, ", "(anger, 4", 1)
                    .replacen("(anger, 4", "(anger, 40", 1)
            })
        })
    }),
    mistake(
        "no plain wording",
        "the last wording got a condition",
        condition_on_last,
    ),
    mistake(
        "set removed",
        "the only line that sets a flag is gone",
        |p| p.forget(|_, line| begins(line, "set: [") && is_only_setter(p, line)),
    ),
    mistake(
        "needed too early",
        "a line needs a flag that is set later",
        needs_later_flag,
    ),
    mistake(
        "sign of a best line's tag",
        "2 became -2 at the best line",
        |p| retag_best(p, &["2"], "-2"),
    ),
    mistake(
        "sign of a wrong line's tag",
        "-2 or -1 became 2 at a wrong line",
        |p| retag_wrong(p, &["-2", "-1"], "2"),
    ),
    mistake("tag out of range", "a tag of 3", |p| {
        retag_best(p, &["2"], "3")
    }),
    mistake("tag of zero", "a tag of 0", |p| {
        retag_wrong(p, &["-1", "1"], "0")
    }),
    mistake(
        "tags of the best line",
        "a wrong line keeps the tags it was copied with",
        |p| from_best(p, "tags: {"),
    ),
    mistake("tags forgotten", "a wrong line has no tags", |p| {
        p.rewrite_where(|at, line| {
            (begins(line, "tags: {") && p.is_wrong(at) && line.ends_with("},"))
                .then(|| "                    tags: {},".to_owned())
        })
    }),
    mistake("counter removed", "the line that counters is gone", |p| {
        p.forget(|_, line| begins(line, "counters:"))
    }),
    mistake(
        "tactic removed",
        "a node with answers has no tactic any more",
        |p| p.forget(|_, line| begins(line, "tactic:")),
    ),
    mistake(
        "bites for counters",
        "the best line falls for the tactic",
        |p| {
            p.rewrite_where(|at, line| {
                (begins(line, "counters: true") && p.is_best(at))
                    .then(|| line.replacen("counters", "bites", 1))
            })
        },
    ),
    mistake(
        "a zero too many",
        "the best line gives ten times as much",
        more_digits,
    ),
    mistake(
        "customer not offered",
        "one of the customer types is taken out",
        customer_taken_out,
    ),
];
