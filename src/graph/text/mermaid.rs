//! A scenario's graph in the language of Mermaid, which Markdown viewers draw. Places nothing: they do.

use std::fmt::Write;

use crate::graph::layout::boxes::{Options, Work};
use crate::graph::layout::network::Network;
use crate::graph::layout::shape::{EdgeKind, Place};
use crate::graph::text::dot::{colour, name};
use crate::model::{Outcome, Phase, Scenario};

/// A scenario's graph as a flowchart: a subgraph for each phase, outcomes in colours.
#[must_use]
pub fn to_mermaid(scenario: &Scenario, options: &Options<'_>) -> String {
    let network = Network::new(scenario);
    let work = Work::without_places(scenario, &network, options);
    let words = options.words;
    let mut out = String::new();
    // The front matter is YAML; a JSON text is a YAML text.
    let title = serde_json::Value::from(one_line(words.text(&scenario.title)));
    let _ = writeln!(out, "---\ntitle: {title}\n---\nflowchart TD");
    for &phase in Phase::ALL {
        let inside: Vec<usize> = (0..network.nodes)
            .filter(|&at| scenario.nodes[at].phase == phase)
            .collect();
        if inside.is_empty() {
            continue;
        }
        let _ = writeln!(
            out,
            "  subgraph phase_{}[{}]",
            phase.name(),
            quoted(words.name(phase.label()))
        );
        for at in inside {
            let node = &scenario.nodes[at];
            let label = quoted(&work.text_lines(at).join("\n"));
            let shape = match (node.refused, node.slot) {
                (Some(_), _) => format!("{{{{{label}}}}}"),
                (None, Some(_)) => format!("[{label}]"),
                (None, None) => format!("([{label}])"),
            };
            let _ = writeln!(out, "    n{at}{shape}");
        }
        out.push_str("  end\n");
    }
    let _ = writeln!(out, "  subgraph endings[{}]", quoted(words.endings()));
    for &exit in &network.exits {
        let _ = writeln!(
            out,
            "    exit_{}(({}))",
            name(exit),
            quoted(words.exit(exit))
        );
        for &outcome in exit.outcomes() {
            let _ = writeln!(
                out,
                "    {0}[{1}]\n    exit_{2} --- {0}",
                outcome.name(),
                quoted(words.name(outcome.label())),
                name(exit)
            );
        }
    }
    out.push_str("  end\n");
    if network.nodes > 0 {
        let _ = writeln!(out, "  begin(( )) --> n{}", scenario.start.0);
    }
    for link in &network.links {
        let to = match network.place(link.to) {
            Place::Node(_) => format!("n{}", link.to),
            Place::Exit(exit) => format!("exit_{}", name(exit)),
        };
        let arrow = match link.kind {
            EdgeKind::Refused => "-.->",
            EdgeKind::Choice | EdgeKind::End => "-->",
        };
        let _ = writeln!(
            out,
            "  n{} {arrow}|{}| {to}",
            link.from,
            quoted(&work.label(link, false).text())
        );
    }
    styles(&mut out, scenario, &network);
    out
}

/// Dashed detours, thick deciding nodes, coloured outcomes.
fn styles(out: &mut String, scenario: &Scenario, network: &Network) {
    for (at, node) in scenario.nodes.iter().enumerate() {
        if node.refused.is_some() {
            let _ = writeln!(out, "  style n{at} stroke-width:3px");
        } else if node.slot.is_none() {
            let _ = writeln!(out, "  style n{at} stroke-dasharray:5 3");
        }
    }
    for outcome in network.exits.iter().flat_map(|exit| exit.outcomes()) {
        let ink = if *outcome == Outcome::Deadlock {
            "#fff"
        } else {
            "#000"
        };
        let _ = writeln!(
            out,
            "  style {} fill:{},color:{ink}",
            outcome.name(),
            colour(*outcome)
        );
    }
}

fn one_line(text: &str) -> String {
    let plain = text.replace(|c: char| c.is_control(), " ");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text in double quotes. Mermaid has no backslash escapes there: marks that mean something to it are written as
/// entities with a hash sign, and new lines as `<br/>`.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '\n' => out.push_str("<br/>"),
            '"' | '#' | '&' | '<' | '>' | '`' | '\\' | ';' | '{' | '}' | '[' | ']' | '|' | '*'
            | '_' | '~' | '$' => {
                let _ = write!(out, "#{};", u32::from(c));
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
