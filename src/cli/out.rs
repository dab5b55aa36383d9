//! Printing that cannot panic: a reader that has gone away or a full disk ends the command, not the program's manners.

use std::fmt::Arguments;
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::sync::atomic::{AtomicU8, Ordering};

use anyhow::{Context, Result};

use super::EXIT_UNUSABLE;
use super::paint::unmarked;
use super::told::unwritten;
use crate::diagnostic::{Diagnostic, SourceFile, to_text, visible};
use crate::files::write_over;
use crate::model::{Lang, words};

/// Nothing has gone wrong with the output.
const OPEN: u8 = 0;
/// The reader has gone away, as `head` does.
const GONE: u8 = 1;
/// The output could not be written.
const BROKEN: u8 = 2;

static STATE: AtomicU8 = AtomicU8::new(OPEN);

/// What is printed of a text: characters that would steer the terminal are written out, our own styles put in.
fn shown(text: Arguments<'_>) -> String {
    let text = text.to_string();
    let mut out = String::with_capacity(text.len());
    for c in visible(&text).chars() {
        match unmarked(c) {
            Some(style) => out.push_str(&style),
            None => out.push(c),
        }
    }
    out
}

/// Prints a text, or writes it without its styles to the file that was asked for and says so.
pub(super) fn deliver(text: &str, file: Option<&Path>, lang: Lang) -> Result<()> {
    let text = shown(format_args!("{text}"));
    let Some(path) = file else {
        print_styled(&text);
        return Ok(());
    };
    let plain = anstream::adapter::strip_str(&text).to_string();
    write_over(path, &plain).with_context(|| unwritten(path, lang))?;
    let path = path.display();
    let told = words!("{path} 写好了", "{path} written");
    warn(format_args!("composure: {}\n", told.get(lang)));
    Ok(())
}

/// Prints to standard output, whatever stands in files and their names; after a failure nothing more is printed.
pub(super) fn print(text: Arguments<'_>) {
    print_styled(&shown(text));
}

/// Prints findings with their sources. What is drawn there is made visible where it is drawn.
pub(super) fn print_findings(findings: &[Diagnostic], files: &[SourceFile], lang: Lang) {
    print_styled(&to_text(findings, files, lang, true));
}

fn print_styled(text: &str) {
    if STATE.load(Ordering::Relaxed) != OPEN {
        return;
    }
    let mut out = anstream::stdout();
    let Err(error) = out.write_all(text.as_bytes()).and_then(|()| out.flush()) else {
        return;
    };
    if error.kind() == ErrorKind::BrokenPipe {
        STATE.store(GONE, Ordering::Relaxed);
    } else {
        STATE.store(BROKEN, Ordering::Relaxed);
        warn(format_args!(
            "composure: the output cannot be written: {error}\n"
        ));
    }
}

/// Prints to standard error; if that fails there is nobody left to tell.
pub(super) fn warn(text: Arguments<'_>) {
    drop(anstream::stderr().write_all(shown(text).as_bytes()));
}

/// The exit code that output demands that could not be written. A reader who has seen enough demands none: what the
/// command found stays found.
pub(super) fn exit_code() -> Option<u8> {
    (STATE.load(Ordering::Relaxed) == BROKEN).then_some(EXIT_UNUSABLE)
}

/// A line on standard output.
macro_rules! say {
    () => { $crate::cli::out::print(format_args!("\n")) };
    ($($text:tt)*) => {
        $crate::cli::out::print(format_args!("{}\n", format_args!($($text)*)))
    };
}
/// Text on standard output without an end of line.
macro_rules! say_part {
    ($($text:tt)*) => { $crate::cli::out::print(format_args!($($text)*)) };
}
/// A line on standard error.
macro_rules! tell {
    ($($text:tt)*) => {
        $crate::cli::out::warn(format_args!("{}\n", format_args!($($text)*)))
    };
}
pub(super) use {say, say_part, tell};
