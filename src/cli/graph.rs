//! `composure graph`: a scenario's graph as a picture or as text for other drawing programs.

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::EXIT_CLEAN;
use super::data::{Data, as_files};
use super::out::deliver;
use crate::engine::Script;
use crate::graph::{Options, Words, estimated_width, layout, to_dot, to_mermaid, to_svg};
use crate::model::Lang;
use crate::score::Key;

/// What the graph is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum GraphFormat {
    /// A picture that browsers and office programs show.
    Svg,
    /// Graphviz.
    Dot,
    /// Mermaid, as Markdown viewers draw it.
    Mermaid,
}

/// Options of `graph`.
#[derive(Debug, Args)]
pub struct GraphArguments {
    /// A scenario's file or id.
    pub scenario: PathBuf,
    /// What to write; if left out, the ending of the file to write tells, or else it is a picture.
    #[arg(long, value_enum)]
    pub format: Option<GraphFormat>,
    /// The customer type whose points stand at the lines; the scenario's first if left out.
    #[arg(long)]
    pub customer: Option<String>,
    /// A file to write instead of standard output.
    #[arg(long, short)]
    pub output: Option<PathBuf>,
}

/// Runs the command.
pub(super) fn run(arguments: &GraphArguments, lang: Lang) -> Result<u8> {
    let data = Data::load(&as_files(&arguments.scenario), lang)?;
    let scenario = data.scenario(&arguments.scenario)?;
    let customer = data.customer(&scenario, arguments.customer.as_deref())?;
    let script = Script::of(data.library()?, &scenario, customer);
    let key = Key::new(&script);
    let options = Options {
        words: Words::new(lang),
        script: Some((&script, &key)),
        measure: &estimated_width,
    };
    let text = match format(arguments) {
        GraphFormat::Svg => to_svg(&scenario, &layout(&scenario, &options), &options),
        GraphFormat::Dot => to_dot(&scenario, &options),
        GraphFormat::Mermaid => to_mermaid(&scenario, &options),
    };
    deliver(&text, arguments.output.as_deref(), lang)?;
    Ok(EXIT_CLEAN)
}

/// The format that is asked for, or that the file's ending asks for.
fn format(arguments: &GraphArguments) -> GraphFormat {
    let ending = arguments.output.as_ref().and_then(|path| path.extension());
    let by_ending = match ending.and_then(|ending| ending.to_str()) {
        Some("dot" | "gv") => GraphFormat::Dot,
        Some("mmd" | "mermaid") => GraphFormat::Mermaid,
        _ => GraphFormat::Svg,
    };
    arguments.format.unwrap_or(by_ending)
}
