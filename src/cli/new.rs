//! `composure new`: writes the skeleton of a scenario to a file of its own. Never writes over a file.

use std::fs::create_dir_all;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;

use super::data::{Data, known_are, root};
use super::out::say;
use super::told::unwritten;
use super::{EXIT_CLEAN, refuse};
use crate::diagnostic::{Severity, SourceFile, to_text};
use crate::files::{Access, Existing, shown, write_whole};
use crate::model::{Both, Event, Lang, Library, Text, words};
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
pub(super) fn run(arguments: &NewArguments, lang: Lang) -> Result<u8> {
    well_formed(ID, &arguments.id, lang)?;
    let data = Data::load(&[], lang)?;
    let library = data.library()?;
    let (path, shown) = place(arguments, lang)?;
    if let Some(taken) = library.scenario(&arguments.id) {
        refuse!(
            lang,
            "标识 {id} 已经被“{title}”用了，请换一个",
            "the id {id} is taken by \"{title}\"; choose another",
            id = Text::same(&arguments.id),
            title = taken.title
        );
    }
    let beginning = Beginning {
        id: arguments.id.clone(),
        path: shown.clone(),
        title_zh: arguments.title_zh.clone(),
        title_en: arguments.title_en.clone(),
        event: event(&arguments.event, lang)?,
        customers: customers(library, &arguments.customers, lang)?,
    };
    let file = SourceFile {
        path: shown.clone(),
        text: skeleton(&beginning),
    };
    let mut found = load_beside(library, &file).diagnostics;
    found.retain(|finding| finding.code.severity == Severity::Error);
    if !found.is_empty() {
        let text = to_text(&found, std::slice::from_ref(&file), lang, false);
        refuse!(
            lang,
            "照这些选项，场景读不进来\n{text}",
            "with these options the scenario would not load\n{text}"
        );
    }
    write_new(&path, &shown, &file.text, lang)?;
    let told = words!(
        "{shown} 写好了，已经可以玩。接下来：\n  \
         composure check {shown}    列出还要写的文字（以 TODO 开头）\n  \
         composure play {shown}     和客户谈一场\n\
         docs/authoring.md 一步一步带着做，docs/scenario-format.md 说明每个字段。",
        "{shown} is written and can be played. What next:\n  \
         composure check {shown}    lists the texts still to be written (they begin with TODO)\n  \
         composure play {shown}     talks to the customer\n\
         docs/authoring.md goes through it step by step; docs/scenario-format.md explains every field."
    );
    say!("{}", told.get(lang));
    Ok(EXIT_CLEAN)
}

/// What a name is for.
const ID: Both = Both::new("标识", "id");
const PACK: Both = Both::new("文件夹名", "pack");

/// An error with the remedy unless a name is one that ids and packs can have.
fn well_formed(what: Both, name: &str, lang: Lang) -> Result<()> {
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
        words!("；{near} 就可以", "; {near} would do")
    } else {
        Text::default()
    };
    refuse!(
        lang,
        "{name} 不能作{what}：只能用小写字母、数字和连字符，以字母开头，最多 64 个{hint}",
        "{name} cannot be the {what}: small letters, digits and hyphens are possible, beginning with a letter, at most 64{hint}",
        name = Text::same(format!("{name:?}")),
        what = what,
        hint = hint
    )
}

/// Where the file goes, and how that is written for people.
fn place(arguments: &NewArguments, lang: Lang) -> Result<(PathBuf, String)> {
    if let Some(path) = &arguments.file {
        return Ok((path.clone(), shown(path)));
    }
    well_formed(PACK, &arguments.pack, lang)?;
    let root = root(lang)?;
    let inside = format!("scenarios/{}/{}.ron", arguments.pack, arguments.id);
    let path = root.join(&inside);
    let here = std::env::current_dir()
        .ok()
        .and_then(|current| current.canonicalize().ok());
    let told = if here.is_some() && here == root.canonicalize().ok() {
        inside
    } else {
        shown(&path)
    };
    Ok((path, told))
}

fn event(word: &str, lang: Lang) -> Result<Event> {
    if let Some(event) = Event::from_name(word) {
        return Ok(event);
    }
    let known: Vec<&str> = Event::ALL.iter().map(|event| event.name()).collect();
    refuse!(
        lang,
        "没有事由 {word}。{rest}",
        "there is no complaint event {word}.{rest}",
        word = Text::same(word),
        rest = known_are(word, &known)
    )
}

/// The customer types that are meant, each known and once.
fn customers(library: &Library, meant: &[String], lang: Lang) -> Result<Vec<String>> {
    let known: Vec<&str> = library.customers.iter().map(|c| c.id.as_str()).collect();
    let mut out: Vec<String> = Vec::new();
    for id in meant {
        if !known.contains(&id.as_str()) {
            refuse!(
                lang,
                "没有客户类型 {id}。{rest}",
                "there is no customer type {id}.{rest}",
                id = Text::same(id),
                rest = known_are(id, &known)
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
        refuse!(
            lang,
            "scenarios/customers 下面没有客户类型",
            "there is no customer type below scenarios/customers"
        );
    }
    Ok(out)
}

/// Writes a file that is not there yet.
fn write_new(path: &Path, shown: &str, text: &str, lang: Lang) -> Result<()> {
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        create_dir_all(folder).with_context(|| {
            let told = words!(
                "{shown} 所在的文件夹建不了",
                "the folder of {shown} cannot be made"
            );
            told.get(lang).to_owned()
        })?;
    }
    match write_whole(path, &[text.as_bytes()], Existing::Keep, &Access::Usual) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => refuse!(
            lang,
            "{shown} 已经有了，没有动它；请换一个标识，或者用 --file 给出另一个路径",
            "{shown} is there already and is left as it is; choose another id, or --file with another path"
        ),
        done => done.with_context(|| unwritten(path, lang)),
    }
}
