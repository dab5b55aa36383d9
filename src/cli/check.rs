//! `composure check`: findings about files, as text or JSON.

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::data::Data;
use super::out::{say, say_part, tell};
use super::{EXIT_CLEAN, EXIT_FINDINGS, EXIT_UNUSABLE};
use crate::diagnostic::{CODES, Severity, to_json, to_text};
use crate::lint::RULES;

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people, with the source line underlined.
    Text,
    /// For programs.
    Json,
}

/// From which severity on findings fail the check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Deny {
    /// Warnings and errors.
    Warning,
    /// Errors only.
    Error,
}

/// Options of `check`.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// Files and folders; without any, all that ships.
    pub paths: Vec<std::path::PathBuf>,
    /// How to print.
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
    /// What fails the check.
    #[arg(long, value_enum, default_value = "error")]
    pub deny: Deny,
    /// Explain a code instead, such as C0101.
    #[arg(long, value_name = "CODE")]
    pub explain: Option<String>,
}

/// Runs the command.
pub(super) fn run(arguments: &CheckArguments) -> Result<u8> {
    if let Some(code) = &arguments.explain {
        return Ok(explain(code));
    }
    let data = Data::load(&arguments.paths)?;
    for problem in &data.problems {
        tell!("composure: {}: {}", problem.path, problem.message);
    }
    let findings = data.linted();
    match arguments.format {
        Format::Json => say!("{}", to_json(&findings, &data.files)),
        Format::Text => {
            say_part!("{}", to_text(&findings, &data.files, true));
            let files = if data.named == 0 {
                data.files.len()
            } else {
                data.named
            };
            let count = |severity| {
                findings
                    .iter()
                    .filter(|f| f.code.severity == severity)
                    .count()
            };
            tell!(
                "{files} files, {} errors, {} warnings",
                count(Severity::Error),
                count(Severity::Warning)
            );
        }
    }
    let least = match arguments.deny {
        Deny::Warning => Severity::Warning,
        Deny::Error => Severity::Error,
    };
    Ok(if !data.problems.is_empty() {
        EXIT_UNUSABLE
    } else if findings.iter().any(|f| f.code.severity >= least) {
        EXIT_FINDINGS
    } else {
        EXIT_CLEAN
    })
}

/// Prints what a code means.
fn explain(wanted: &str) -> u8 {
    let known = CODES
        .iter()
        .copied()
        .chain(RULES.iter().map(|rule| rule.code))
        .find(|code| code.id.eq_ignore_ascii_case(wanted) || code.name == wanted);
    if let Some(code) = known {
        say!(
            "{} {} ({})\n\n{}",
            code.id,
            code.name,
            code.severity.name(),
            code.explanation.finds
        );
        return EXIT_CLEAN;
    }
    let rules = RULES.iter().map(|rule| rule.code);
    let names = CODES
        .iter()
        .copied()
        .chain(rules)
        .flat_map(|code| [code.id, code.name]);
    let close = crate::diagnostic::suggestion(wanted, names)
        .map(|close| format!("; did you mean {close}?"))
        .unwrap_or_default();
    tell!("composure: there is no code {wanted}{close}");
    EXIT_UNUSABLE
}
