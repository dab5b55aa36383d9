//! `composure report`: finished talks from what they came to when they were held, listed and counted. Their scenarios may
//! have changed or be gone.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use unicode_width::UnicodeWidthStr;

use super::data::Data;
use super::out::{say_part, tell, unstyled};
use super::paint::{HEAD, padded, paint};
use super::records::Records;
use super::told::unwritten;
use super::{EXIT_CLEAN, EXIT_UNUSABLE};
use crate::files::write_over;
use crate::model::{Lang, words};
use crate::record::{Record, standings};
use crate::report::talks::{Listed, count, line, tables, to_csv, to_json};

/// How talks are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For people.
    Text,
    /// For spreadsheets.
    Csv,
    /// For programs.
    Json,
}

/// Options of `report`.
#[derive(Debug, Args)]
pub struct ReportArguments {
    /// Records and folders of records; without any, the talks kept on this machine.
    pub records: Vec<PathBuf>,
    /// How to print.
    #[arg(long, value_enum, default_value = "text")]
    pub format: ReportFormat,
    /// A file to write instead of standard output.
    #[arg(long, short)]
    pub output: Option<PathBuf>,
}

/// Runs the command. Records that cannot be read are told; the exit code is 2 then.
pub(super) fn run(arguments: &ReportArguments, lang: Lang) -> Result<u8> {
    let read = Records::read(&arguments.records, lang);
    let records = read.found.into_iter().map(|(_, record)| record);
    let talks = listed(records.collect(), lang);
    let text = match arguments.format {
        ReportFormat::Text => text(&talks, lang),
        ReportFormat::Csv => to_csv(&talks, lang),
        ReportFormat::Json => {
            let document = to_json(&talks, &count(&talks));
            format!("{}\n", serde_json::to_string_pretty(&document)?)
        }
    };
    match &arguments.output {
        None => say_part!("{text}"),
        Some(path) => write_over(path, &unstyled(&text)).with_context(|| unwritten(path, lang))?,
    }
    if talks.is_empty() {
        let told = words!("没有谈完的谈话", "there are no finished talks");
        tell!("composure: {}", told.get(lang));
    }
    Ok(if read.failed {
        EXIT_UNUSABLE
    } else {
        EXIT_CLEAN
    })
}

/// Records by day, each with how it stands to today's scenarios if these can be read.
fn listed(mut records: Vec<Record>, lang: Lang) -> Vec<Listed> {
    records.sort_by(|a, b| (&a.finished_on, &a.name).cmp(&(&b.finished_on, &b.name)));
    let data = Data::load(&[], lang).ok();
    let library = data.as_ref().and_then(|data| data.loaded.library.as_ref());
    let standings = library.map(|library| standings(&records, library));
    let mut standings = standings.unwrap_or_default().into_iter();
    records
        .into_iter()
        .map(|record| Listed {
            record,
            standing: standings.next(),
        })
        .collect()
}

/// The list and the counts for people.
fn text(talks: &[Listed], lang: Lang) -> String {
    // What others wrote stays in its line.
    let one_line = |cell: String| cell.split_whitespace().collect::<Vec<_>>().join(" ");
    let rows: Vec<_> = talks
        .iter()
        .map(|talk| line(talk, lang).map(one_line))
        .collect();
    let mut out = columns(&rows);
    let (opening, tables) = tables(&count(talks), lang);
    out.push_str(&format!("\n{}\n", opening.get(lang)));
    for (heading, rows) in tables {
        let heading = paint(HEAD, heading.get(lang));
        let cells = rows.into_iter().map(|(name, talks, mean)| {
            let mean = mean.map(|mean| format!("{mean:.1}")).unwrap_or_default();
            [
                format!("  {}", one_line(name)),
                format!("{talks:>5}"),
                format!("{mean:>5}"),
            ]
        });
        let cells: Vec<_> = cells.collect();
        if !cells.is_empty() {
            out.push_str(&format!("\n{heading}\n{}", columns(&cells)));
        }
    }
    out
}

/// Rows as lines whose columns stand below each other.
fn columns<const N: usize>(rows: &[[String; N]]) -> String {
    let width = |column: usize| {
        rows.iter()
            .map(|row| row[column].width())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..N).map(width).collect();
    let mut out = String::new();
    for row in rows {
        let cells = row
            .iter()
            .zip(&widths)
            .map(|(cell, &width)| padded(cell, width));
        let line = cells.collect::<Vec<_>>().join("  ");
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}
