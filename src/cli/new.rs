//! `composure new`: writes the skeleton of a scenario to a file of its own. Never writes over a file.

use std::fs::{OpenOptions, create_dir_all};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;

use super::EXIT_CLEAN;
use super::data::Data;
use super::out::say;
use crate::diagnostic::{Severity, SourceFile, suggestion, to_text};
use crate::files::data_root;
use crate::model::{Event, Library};
use crate::source::{Beginning, is_id, load_beside, skeleton};

/// How many customer types a new scenario offers when none is named.
const OFFERED: usize = 2;

/// Options of `new`.
#[derive(Debug, Args)]
pub struct NewArguments {
    /// The scenario's id: small letters, digits and hyphens, such as lost-key.
    pub id: String,
    /// A customer type that may come; can be given several times. The first is the default.
    #[arg(long = "customer", value_name = "TYPE")]
    pub customers: Vec<String>,
    /// What the complaint is about: a word such as `delivery_date`.
    #[arg(long, default_value = "promise_broken", value_name = "EVENT")]
    pub event: String,
    /// The title in Chinese.
    #[arg(long, value_name = "TEXT")]
    pub title_zh: Option<String>,
    /// The title in English.
    #[arg(long, value_name = "TEXT")]
    pub title_en: Option<String>,
    /// The folder below scenarios/ that it goes to.
    #[arg(long, default_value = "mine", value_name = "FOLDER")]
    pub pack: String,
    /// The file to write instead of one in a pack.
    #[arg(long, value_name = "PATH", conflicts_with = "pack")]
    pub file: Option<PathBuf>,
}

/// Runs the command.
pub(super) fn run(arguments: &NewArguments) -> Result<u8> {
    well_formed("id", &arguments.id)?;
    let data = Data::load(&[])?;
    let library = data.library()?;
    let (path, shown) = place(arguments)?;
    if let Some(taken) = library.scenario(&arguments.id) {
        bail!(
            "the id {} is taken by {:?}; choose another",
            arguments.id,
            taken.title.en
        );
    }
    let beginning = Beginning {
        id: arguments.id.clone(),
        path: shown.clone(),
        title_zh: arguments.title_zh.clone(),
        title_en: arguments.title_en.clone(),
        event: event(&arguments.event)?,
        customers: customers(library, &arguments.customers)?,
    };
    let file = SourceFile {
        path: shown.clone(),
        text: skeleton(&beginning),
    };
    let mut found = load_beside(library, &file).diagnostics;
    found.retain(|finding| finding.code.severity == Severity::Error);
    if !found.is_empty() {
        let text = to_text(
            &found,
            std::slice::from_ref(&file),
            crate::model::Lang::En,
            false,
        );
        bail!("with these options the scenario would not load\n{text}");
    }
    write_new(&path, &shown, &file.text)?;
    say!(
        "{shown} is written and can be played. What next:\n  \
         composure check {shown}    lists the texts still to be written (they begin with TODO)\n  \
         composure play {shown}     talks to the customer\n\
         docs/authoring.md goes through it step by step; docs/scenario-format.md explains every field."
    );
    Ok(EXIT_CLEAN)
}

/// An error with the remedy unless a name is one that ids and packs can have.
fn well_formed(what: &str, name: &str) -> Result<()> {
    if is_id(name) {
        return Ok(());
    }
    let mut near: String = name
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    near = near
        .trim_matches(|c: char| c == '-' || c.is_ascii_digit())
        .to_owned();
    let hint = if is_id(&near) {
        format!("; {near} would do")
    } else {
        String::new()
    };
    bail!(
        "{name:?} cannot be the {what}: small letters, digits and hyphens are possible, beginning with a letter, at most 64{hint}"
    )
}

/// Where the file goes, and how that is written for people.
fn place(arguments: &NewArguments) -> Result<(PathBuf, String)> {
    if let Some(path) = &arguments.file {
        return Ok((path.clone(), path.to_string_lossy().replace('\\', "/")));
    }
    well_formed("pack", &arguments.pack)?;
    let root = data_root().context("the program's data is not there")?;
    let inside = format!("scenarios/{}/{}.ron", arguments.pack, arguments.id);
    let path = root.join(&inside);
    let here = std::env::current_dir()
        .ok()
        .and_then(|current| current.canonicalize().ok());
    let shown = if here.is_some() && here == root.canonicalize().ok() {
        inside
    } else {
        path.to_string_lossy().replace('\\', "/")
    };
    Ok((path, shown))
}

fn event(word: &str) -> Result<Event> {
    Event::from_name(word).with_context(|| {
        let known: Vec<&str> = Event::ALL.iter().map(|event| event.name()).collect();
        let close = suggestion(word, known.iter().copied())
            .map(|close| format!(" Did you mean {close}?"))
            .unwrap_or_default();
        format!(
            "there is no complaint event {word}.{close} Known are: {}",
            known.join(", ")
        )
    })
}

/// The customer types that are meant, each known and once.
fn customers(library: &Library, meant: &[String]) -> Result<Vec<String>> {
    let known: Vec<&str> = library.customers.iter().map(|c| c.id.as_str()).collect();
    let mut out: Vec<String> = Vec::new();
    for id in meant {
        if !known.contains(&id.as_str()) {
            let close = suggestion(id, known.iter().copied())
                .map(|close| format!(" Did you mean {close}?"))
                .unwrap_or_default();
            bail!(
                "there is no customer type {id}.{close} Known are: {}",
                known.join(", ")
            );
        }
        if !out.contains(id) {
            out.push(id.clone());
        }
    }
    if out.is_empty() {
        out.extend(known.iter().take(OFFERED).map(|id| (*id).to_owned()));
    }
    if out.is_empty() {
        bail!("there is no customer type below scenarios/customers");
    }
    Ok(out)
}

/// Writes a file that is not there yet.
fn write_new(path: &Path, shown: &str, text: &str) -> Result<()> {
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        create_dir_all(folder).with_context(|| format!("the folder of {shown} cannot be made"))?;
    }
    let opened = OpenOptions::new().write(true).create_new(true).open(path);
    let mut file = match opened {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => bail!(
            "{shown} is there already and is left as it is; choose another id, or --file with another path"
        ),
        other => other.with_context(|| format!("{shown} cannot be written"))?,
    };
    file.write_all(text.as_bytes())
        .and_then(|()| file.sync_all())
        .with_context(|| format!("{shown} cannot be written"))
}
