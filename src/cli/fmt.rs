//! `composure fmt`: data files in the house style. What the style is, `source::format` knows.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::data::{read, tell_problems};
use super::out::{print_findings, say, say_part, tell};
use super::{EXIT_CLEAN, EXIT_FINDINGS, EXIT_UNUSABLE};
use crate::diagnostic::{FileId, unified_diff};
use crate::files::{Mark, has_mark, rewrite};
use crate::model::{Lang, words};
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
pub(super) fn run(arguments: &FmtArguments, lang: Lang) -> Result<u8> {
    let data = read(&arguments.paths, lang)?;
    tell_problems(&data, lang);
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
                print_findings(&findings, &data.files, lang);
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
            let path = &file.path;
            let told = words!(
                "{path}：还没有按统一格式排版",
                "{path}: not in the house style"
            );
            say!("{}", told.get(lang));
        } else if let Err(error) = rewrite(&path, &file.text, &text, Mark::Remove) {
            tell!("composure: {}: {}", file.path, error.text().get(lang));
            failed = true;
        } else {
            say!("{}", file.path);
        }
    }
    let only_looks = arguments.check || arguments.diff;
    let told = if only_looks {
        words!(
            "{looked_at} 个文件，{changed} 个要改",
            "{looked_at} files, {changed} would change"
        )
    } else {
        words!(
            "{looked_at} 个文件，改了 {changed} 个",
            "{looked_at} files, {changed} changed"
        )
    };
    tell!("{}", told.get(lang));
    Ok(if failed {
        EXIT_UNUSABLE
    } else if only_looks && changed > 0 {
        EXIT_FINDINGS
    } else {
        EXIT_CLEAN
    })
}
