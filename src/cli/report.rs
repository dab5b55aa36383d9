//! `composure report`: finished talks from what they came to when they were held, listed and counted. Their scenarios may
//! have changed or be gone.

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};
use unicode_width::UnicodeWidthStr;

use super::data::Data;
use super::out::{deliver, tell};
use super::paint::{HEAD, padded, paint};
use super::records::Records;
use super::{EXIT_CLEAN, EXIT_UNUSABLE};
use crate::model::{Lang, words};
use crate::record::{Record, standings};
use crate::report::talks::{Listed, Table, count, line, tables, to_csv, to_json};

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

/// Most columns of the terminal for one cell of all lines: titles come from files.
const WIDEST_COLUMN: usize = 40;

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
    deliver(&text, arguments.output.as_deref(), lang)?;
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
    let (opening, tables) = tables(&count(talks), lang);
    let table = |(heading, rows): Table| {
        let cells = rows.into_iter().map(|(name, talks, mean)| {
            let mean = mean.map(|mean| format!("{mean:.1}")).unwrap_or_default();
            let name = format!("  {}", one_line(name));
            [name, format!("{talks:>5}"), format!("{mean:>5}")]
        });
        let cells = columns(&cells.collect::<Vec<_>>());
        let heading = paint(HEAD, heading.get(lang));
        (!cells.is_empty()).then(|| format!("\n{heading}\n{cells}"))
    };
    let tables: String = tables.into_iter().filter_map(table).collect();
    format!("{}\n{}\n{tables}", columns(&rows), opening.get(lang))
}

/// Rows as lines whose columns stand below each other, but for cells that are wider than any column.
fn columns<const N: usize>(rows: &[[String; N]]) -> String {
    let widest = |column: usize| rows.iter().map(|row| row[column].width()).max();
    let widths: Vec<usize> = (0..N)
        .map(|column| widest(column).unwrap_or(0).min(WIDEST_COLUMN))
        .collect();
    let line = |row: &[String; N]| {
        let cells = row.iter().zip(&widths);
        let cells: Vec<String> = cells.map(|(cell, width)| padded(cell, *width)).collect();
        format!("{}\n", cells.join("  ").trim_end())
    };
    rows.iter().map(line).collect()
}
