//! A scenario's graph in the language of Graphviz. Places nothing: Graphviz does.

use std::fmt::Write;

use crate::graph::layout::boxes::{Options, Work};
use crate::graph::layout::network::{Link, Network};
use crate::graph::layout::shape::{EdgeKind, Exit, Place};
use crate::model::{Outcome, Phase, Scenario};

/// A scenario's graph as a `digraph`: a cluster for each phase, outcomes in colours.
#[must_use]
pub fn to_dot(scenario: &Scenario, options: &Options<'_>) -> String {
    let network = Network::new(scenario);
    let work = Work::without_places(scenario, &network, options);
    let words = options.words;
    let mut out = String::new();
    let title = quoted(words.text(&scenario.title));
    let _ = writeln!(out, "digraph {} {{", quoted(&scenario.id));
    let _ = writeln!(
        out,
        "  graph [label={title}, labelloc=t, fontsize=20, rankdir=TB, fontname=\"sans-serif\"];"
    );
    out.push_str("  node [shape=box, style=\"rounded\", fontname=\"sans-serif\", fontsize=11];\n");
    out.push_str("  edge [fontname=\"sans-serif\", fontsize=9, color=\"#64748b\"];\n");
    for &phase in Phase::ALL {
        let inside: Vec<usize> = (0..network.nodes)
            .filter(|&at| scenario.nodes[at].phase == phase)
            .collect();
        if inside.is_empty() {
            continue;
        }
        let _ = writeln!(out, "  subgraph cluster_{} {{", phase.name());
        let _ = writeln!(
            out,
            "    label={}; labeljust=l; style=filled; color=\"#f1f5f9\";",
            quoted(words.name(phase.label()))
        );
        for at in inside {
            let _ = writeln!(out, "    n{at} [{}];", node(&work, at));
        }
        out.push_str("  }\n");
    }
    for &exit in &network.exits {
        exit_nodes(&mut out, exit, options);
    }
    out.push_str("  start [shape=point, width=0.12, label=\"\"];\n");
    if network.nodes > 0 {
        let _ = writeln!(out, "  start -> n{};", scenario.start.0);
    }
    for link in &network.links {
        let to = match network.place(link.to) {
            Place::Node(_) => format!("n{}", link.to),
            Place::Exit(exit) => name(exit).to_owned(),
        };
        let _ = writeln!(out, "  n{} -> {to} [{}];", link.from, edge(&work, link));
    }
    out.push_str("}\n");
    out
}

/// Shape and text of a node: boxes for scored ones, dashed for detours, a hexagon where the customer decides.
fn node(work: &Work<'_>, at: usize) -> String {
    let scenario = work.scenario;
    let node = &scenario.nodes[at];
    let label = quoted(&work.text_lines(at).join("\n"));
    let shape = match (node.refused, node.slot) {
        (Some(_), _) => "shape=hexagon, style=\"filled,bold\", fillcolor=white",
        (None, Some(_)) => "style=\"rounded,filled\", fillcolor=white",
        (None, None) => "style=\"rounded,dashed\"",
    };
    let colour = if node.tactic.is_some() {
        ", color=\"#b45309\""
    } else {
        ""
    };
    format!("label={label}, {shape}{colour}")
}

fn edge(work: &Work<'_>, link: &Link) -> String {
    let label = quoted(&work.label(link, false).text());
    let style = match link.kind {
        EdgeKind::Refused => ", style=dashed, color=\"#9a3412\", arrowhead=empty",
        EdgeKind::Choice | EdgeKind::End => "",
    };
    format!("label={label}{style}")
}

/// An exit, and its outcomes below it.
fn exit_nodes(out: &mut String, exit: Exit, options: &Options<'_>) {
    let (name, words) = (name(exit), options.words);
    let _ = writeln!(
        out,
        "  {name} [label={}, shape=oval];",
        quoted(words.exit(exit))
    );
    for &outcome in exit.outcomes() {
        let _ = writeln!(
            out,
            "  {} [label={}, shape=box, style=filled, fillcolor=\"{}\", fontcolor=\"{}\"];",
            outcome.name(),
            quoted(words.name(outcome.label())),
            colour(outcome),
            if outcome == Outcome::Deadlock {
                "white"
            } else {
                "black"
            },
        );
        let _ = writeln!(
            out,
            "  {name} -> {} [style=dotted, arrowhead=none];",
            outcome.name()
        );
    }
}

/// What an exit is called in the files.
pub(crate) const fn name(exit: Exit) -> &'static str {
    match exit {
        Exit::Accepted => "accepted",
        Exit::NotAccepted => "not_accepted",
        Exit::BrokenOff => "broken_off",
    }
}

/// The colour of an outcome on white, with black text but for deadlock.
pub(crate) const fn colour(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Delighted => "#4fc3a1",
        Outcome::Settled => "#6aaed6",
        Outcome::Grudging => "#b9dcf2",
        Outcome::Adjourned => "#d4d7dc",
        Outcome::Deadlock => "#3f3f46",
        Outcome::WalkedOut => "#f2c14e",
        Outcome::Escalated => "#e8844a",
    }
}

/// A text in double quotes. Graphviz reads `\"` as a quotation mark and `\n` as a new line; a backslash of the text's own
/// is doubled, so that it begins neither.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            // Graphviz replaces HTML entities in labels.
            '&' => out.push_str("&amp;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
