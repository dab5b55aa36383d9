//! `composure fmt`: data files in the house style. What the style is, `source::format` knows.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::data::Data;
use super::out::{say, say_part, tell};
use super::{EXIT_CLEAN, EXIT_FINDINGS, EXIT_UNUSABLE};
use crate::diagnostic::{FileId, to_text, unified_diff};
use crate::files::{Mark, has_mark, rewrite};
use crate::source::format_file;

/// What is formatted if no file is named: what authors write. The tables under `assets` keep rows of their own.
const AUTHORED: &str = "scenarios/";

/// Options of `fmt`.
#[derive(Debug, Args)]
pub struct FmtArguments {
    /// Files and folders; without any, all shipped scenarios and customers.
    pub paths: Vec<PathBuf>,
    /// Change nothing; fail if a file is not in the house style.
    #[arg(long)]
    pub check: bool,
    /// Change nothing; show what would change.
    #[arg(long)]
    pub diff: bool,
}

/// Runs the command.
pub(super) fn run(arguments: &FmtArguments) -> Result<u8> {
    let data = Data::read(&arguments.paths)?;
    for problem in &data.problems {
        tell!("composure: {}: {}", problem.path, problem.message);
    }
    let (mut looked_at, mut changed) = (0, 0);
    let mut failed = !data.problems.is_empty();
    for (index, file) in data.files.iter().enumerate() {
        let id = FileId(index);
        let is_meant = if arguments.paths.is_empty() {
            file.path.starts_with(AUTHORED)
        } else {
            data.is_named(id)
        };
        if !is_meant {
            continue;
        }
        looked_at += 1;
        let text = match format_file(id, file) {
            Ok(text) => text,
            Err(findings) => {
                say_part!(
                    "{}",
                    to_text(&findings, &data.files, crate::model::Lang::En, true)
                );
                failed = true;
                continue;
            }
        };
        let path = data.real_path(id);
        if text == file.text && !has_mark(&path) {
            continue;
        }
        changed += 1;
        if arguments.diff {
            say_part!("{}", unified_diff(&file.path, &file.text, &text));
        } else if arguments.check {
            say!("{}: not in the house style", file.path);
        } else if let Err(error) = rewrite(&path, &file.text, &text, Mark::Remove) {
            tell!("composure: {}: {error}", file.path);
            failed = true;
        } else {
            say!("{}", file.path);
        }
    }
    let only_looks = arguments.check || arguments.diff;
    let verb = if only_looks {
        "would change"
    } else {
        "changed"
    };
    tell!("{looked_at} files, {changed} {verb}");
    Ok(if failed {
        EXIT_UNUSABLE
    } else if only_looks && changed > 0 {
        EXIT_FINDINGS
    } else {
        EXIT_CLEAN
    })
}
