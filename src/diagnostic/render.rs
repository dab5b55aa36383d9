//! Findings as text for people. Does not choose where they are printed.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use std::ops::Range;

use crate::model::{Both, Lang};

use super::lines::Indexed;
use super::visible::{masked, visible};
use super::{Diagnostic, Label, Severity, SourceFile};

/// What stands before a help.
const HELP: Both = Both::new("建议", "help");

/// So many bytes of a line are shown before, in and behind a label.
const MOST_SHOWN: usize = 1000;

/// Findings in one language, rustc-style, each with its source line underlined. Nothing that stands in files or their
/// names steers the terminal.
#[must_use]
pub fn to_text(
    diagnostics: &[Diagnostic],
    files: &[SourceFile],
    lang: Lang,
    colour: bool,
) -> String {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    }
    .decor_style(DecorStyle::Ascii);
    let files = Indexed::new(files);
    let help_level = Level::HELP.with_name(HELP.get(lang));
    let mut out = String::new();
    for diagnostic in diagnostics {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let mut group = level
            .with_name(diagnostic.severity.title().get(lang))
            .primary_title(visible(diagnostic.message.get(lang)))
            .id(diagnostic.code.id)
            .element(snippet(
                &diagnostic.primary,
                &files,
                lang,
                AnnotationKind::Primary,
            ));
        for other in &diagnostic.others {
            group = group.element(snippet(other, &files, lang, AnnotationKind::Context));
        }
        if let Some(help) = &diagnostic.help {
            group = group.element(help_level.clone().message(visible(help.get(lang))));
        }
        out.push_str(&renderer.render(&[group]));
        out.push_str("\n\n");
    }
    out
}

/// The lines around a label. Long files are cut down first, because the renderer reads all it is given.
fn snippet<'a>(
    label: &'a Label,
    files: &Indexed<'a>,
    lang: Lang,
    kind: AnnotationKind,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let (path, text) = files.file(label.file);
    let start = text.floor_char_boundary(label.span.start);
    let end = text.floor_char_boundary(label.span.end).max(start);
    let Range {
        start: from,
        end: line_end,
    } = files.line(label.file, start);
    // A label that spans many lines is shown by its first.
    let end = end.min(line_end);
    // Of a very long line only the surroundings are shown.
    let from = from.max(text.floor_char_boundary(start.saturating_sub(MOST_SHOWN)));
    let end = end
        .min(text.floor_char_boundary(start + MOST_SHOWN))
        .max(start);
    let line_end = line_end.min(text.floor_char_boundary(end + MOST_SHOWN));
    Snippet::source(masked(&text[from..line_end]))
        .line_start(files.place(label.file, start).line)
        .path(visible(path))
        .annotation(
            kind.span(start - from..end - from)
                .label(visible(label.text.get(lang))),
        )
}
