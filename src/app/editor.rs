//! Opens a file in the system's editor, at a line where the editor is known to take one. Does not wait for it.

use std::path::Path;
use std::process::{Command, Stdio};

/// How an editor is told a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Manner {
    /// `-g file:line:column`.
    Goto,
    /// `file:line:column`.
    Colons,
    /// `+line file`.
    Plus,
    /// `+line:column file`.
    PlusColumn,
    /// `-l line -c column file`.
    Letters,
    /// Not at all.
    FileOnly,
}

/// Editors that take a line, and whether they need a terminal.
const KNOWN: &[(&str, Manner, bool)] = &[
    ("code", Manner::Goto, false),
    ("code-insiders", Manner::Goto, false),
    ("codium", Manner::Goto, false),
    ("cursor", Manner::Goto, false),
    ("zed", Manner::Colons, false),
    ("zeditor", Manner::Colons, false),
    ("subl", Manner::Colons, false),
    ("gvim", Manner::Plus, false),
    ("emacs", Manner::PlusColumn, false),
    ("emacsclient", Manner::PlusColumn, false),
    ("kate", Manner::Letters, false),
    ("kwrite", Manner::Letters, false),
    ("gedit", Manner::Plus, false),
    ("gnome-text-editor", Manner::Plus, false),
    ("xed", Manner::Plus, false),
    ("pluma", Manner::Plus, false),
    ("mousepad", Manner::FileOnly, false),
    ("vi", Manner::Plus, true),
    ("vim", Manner::Plus, true),
    ("nvim", Manner::Plus, true),
    ("nano", Manner::Plus, true),
    ("micro", Manner::Plus, true),
    ("hx", Manner::Colons, true),
    ("helix", Manner::Colons, true),
];

/// What opens a file with the system's default program for it. (`explorer` finds it on Windows; `start` is no program.)
const DEFAULT_OPENER: &str = if cfg!(target_os = "macos") {
    "open"
} else if cfg!(windows) {
    "explorer"
} else {
    "xdg-open"
};

/// Why no editor shows the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NoEditor {
    /// None is there.
    None,
    /// It did not start: which, and why.
    Failed(String, String),
}

/// Opens a file at a line and column, both from 1.
pub(super) fn open(path: &Path, line: usize, column: usize) -> Result<(), NoEditor> {
    let wanted = [std::env::var("VISUAL"), std::env::var("EDITOR")];
    let wanted = wanted.into_iter().flatten();
    let fallback = [DEFAULT_OPENER, "code", "codium"].map(str::to_owned);
    for editor in wanted.chain(fallback) {
        let Some(words) = command(&editor, &path.to_string_lossy(), line, column, is_there) else {
            continue;
        };
        let Some((program, arguments)) = words.split_first() else {
            continue;
        };
        let started = Command::new(program)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        return match started {
            Ok(mut child) => {
                // Somebody must take note of its end, or it stays in the list of processes.
                std::thread::spawn(move || child.wait());
                Ok(())
            }
            Err(error) => Err(NoEditor::Failed(program.clone(), error.to_string())),
        };
    }
    Err(NoEditor::None)
}

/// The words of the command that opens a file; none if the editor is not there.
fn command(
    editor: &str,
    path: &str,
    line: usize,
    column: usize,
    is_there: impl Fn(&str) -> bool,
) -> Option<Vec<String>> {
    let mut words: Vec<String> = editor.split_whitespace().map(str::to_owned).collect();
    let program = words.first()?.clone();
    if !is_there(&program) {
        return None;
    }
    let name = Path::new(&program)
        .file_stem()?
        .to_string_lossy()
        .into_owned();
    let known = KNOWN.iter().find(|(known, ..)| *known == name);
    let (manner, terminal) = known.map_or((Manner::FileOnly, false), |(_, manner, terminal)| {
        (*manner, *terminal)
    });
    if terminal {
        let emulator = ["x-terminal-emulator", "gnome-terminal", "konsole", "xterm"];
        let emulator = emulator.into_iter().find(|name| is_there(name))?;
        let flag = if emulator == "gnome-terminal" {
            "--"
        } else {
            "-e"
        };
        words.splice(0..0, [emulator.to_owned(), flag.to_owned()]);
    }
    match manner {
        Manner::Goto => words.extend(["-g".to_owned(), format!("{path}:{line}:{column}")]),
        Manner::Colons => words.push(format!("{path}:{line}:{column}")),
        Manner::Plus => words.extend([format!("+{line}"), path.to_owned()]),
        Manner::PlusColumn => words.extend([format!("+{line}:{column}"), path.to_owned()]),
        Manner::Letters => words.extend([
            "-l".to_owned(),
            line.to_string(),
            "-c".to_owned(),
            column.to_string(),
            path.to_owned(),
        ]),
        Manner::FileOnly => words.push(path.to_owned()),
    }
    Some(words)
}

/// Whether a program can be found.
fn is_there(program: &str) -> bool {
    if program.contains('/') {
        return Path::new(program).is_file();
    }
    let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    let folders = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&folders).any(|folder| folder.join(&file).is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(editor: &str, there: &[&str]) -> Option<String> {
        command(editor, "/d/a.ron", 7, 3, |name| there.contains(&name)).map(|words| words.join(" "))
    }

    #[test]
    fn known_editors_are_told_the_line_in_their_own_way() {
        let told = |editor: &str| words(editor, &[editor.split(' ').next().unwrap_or_default()]);
        assert_eq!(
            told("code --wait").as_deref(),
            Some("code --wait -g /d/a.ron:7:3")
        );
        assert_eq!(told("subl").as_deref(), Some("subl /d/a.ron:7:3"));
        assert_eq!(told("gedit").as_deref(), Some("gedit +7 /d/a.ron"));
        assert_eq!(told("emacs").as_deref(), Some("emacs +7:3 /d/a.ron"));
        assert_eq!(told("kate").as_deref(), Some("kate -l 7 -c 3 /d/a.ron"));
        assert_eq!(
            told("/opt/odd/editor").as_deref(),
            Some("/opt/odd/editor /d/a.ron")
        );
    }

    #[test]
    fn an_editor_in_the_terminal_gets_one() {
        assert_eq!(
            words("vim", &["vim", "xterm"]).as_deref(),
            Some("xterm -e vim +7 /d/a.ron")
        );
        assert_eq!(
            words("vim", &["vim"]),
            None,
            "there is no terminal to show it in"
        );
    }

    #[test]
    fn what_is_not_there_is_passed_over() {
        assert_eq!(words("code", &[]), None);
        assert_eq!(words("  ", &[""]), None);
    }
}
