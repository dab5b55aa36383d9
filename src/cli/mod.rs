//! The command line: arguments to options, options to what they mean. Exit codes: 0 done and clean, 1 findings or a
//! failed condition, 2 usage or unreadable input.
//!
//! **Does not** contain rules of the game: it calls the same engine as everything else.

mod analyze;
mod check;
mod data;
mod debrief;
mod diff;
mod diff_text;
mod figures;
mod figures_json;
mod fmt;
mod graph;
mod new;
mod out;
mod paint;
mod play;
mod records;
mod replay;
mod report;
mod told;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand};
use out::tell;

use crate::files::system_language;
use crate::model::{Lang, Named};

/// Done and clean.
pub const EXIT_CLEAN: u8 = 0;
/// Findings, or a condition that does not hold.
pub const EXIT_FINDINGS: u8 = 1;
/// Usage, or input that cannot be read.
pub const EXIT_UNUSABLE: u8 = 2;

/// A practice room for difficult customer conversations. Without a command, the desktop app opens.
#[derive(Debug, Parser)]
#[command(name = "composure", version, about, max_term_width = 100)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Language of what a command says, 简体中文 or English; that of the system if left out.
    #[arg(long, value_parser = word::<Lang>(), global = true)]
    pub lang: Option<Lang>,
}

impl Arguments {
    /// The language that is asked for, or that of the system.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang.or_else(system_language).unwrap_or(Lang::En)
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Talk to a customer in the terminal, or replay given choices.
    Play(play::PlayArguments),
    /// Begin a scenario: a small whole conversation with everything still to be written in it.
    New(new::NewArguments),
    /// Check scenario files and everything they refer to.
    Check(check::CheckArguments),
    /// Put data files into the house style: indentation, spaces and commas; texts and comments stay.
    Fmt(fmt::FmtArguments),
    /// What every kind of player would get: random play sampled, with intervals; the rest exact.
    #[command(alias = "fairness")]
    Analyze(analyze::AnalyzeArguments),
    /// Draw a scenario's graph: phases, nodes, where each line leads, endings.
    Graph(graph::GraphArguments),
    /// What an edit to a scenario changes: content, points, players, endings, talks already held.
    Diff(diff::DiffArguments),
    /// Replay a run, or the talk of a record, and score it again; of a record, what it came to then is shown, too.
    Replay(replay::ReplayArguments),
    /// List and count finished talks by what they came to then, as text, CSV for spreadsheets, or JSON.
    Report(report::ReportArguments),
}

/// Reads a word that files have as well, such as `zh` or `calm`.
fn word<W: Named + Send + Sync>() -> impl TypedValueParser<Value = W> {
    let find = |name: String| W::all().iter().copied().find(|word| word.word() == name);
    PossibleValuesParser::new(W::all().iter().map(|word| word.word()))
        .try_map(move |name| find(name).ok_or("no such word"))
}

/// Ends a command with a message in the user's language, written as [`words!`] takes it.
macro_rules! refuse {
    ($lang:expr, $($words:tt)*) => {
        anyhow::bail!("{}", $crate::model::words!($($words)*).get($lang))
    };
}
use refuse;

/// Runs a command in a language and returns its exit code.
#[must_use]
pub fn run(command: &Command, lang: Lang) -> u8 {
    let result = match command {
        Command::Play(arguments) => play::run(arguments, lang),
        Command::New(arguments) => new::run(arguments, lang),
        Command::Check(arguments) => check::run(arguments, lang),
        Command::Fmt(arguments) => fmt::run(arguments, lang),
        Command::Analyze(arguments) => analyze::run(arguments, lang),
        Command::Graph(arguments) => graph::run(arguments, lang),
        Command::Diff(arguments) => diff::run(arguments, lang),
        Command::Replay(arguments) => replay::run(arguments, lang),
        Command::Report(arguments) => report::run(arguments, lang),
    };
    let code = result.unwrap_or_else(|error| {
        tell!("composure: {error:#}");
        EXIT_UNUSABLE
    });
    out::exit_code().unwrap_or(code)
}
