//! Findings as JSON for programs. Does not choose where it is printed.

use serde::Serialize;

use super::lines::Indexed;
use super::{Diagnostic, Label, Place, Remedy, SourceFile};

#[derive(Serialize)]
struct JsonReport<'a> {
    version: u32,
    findings: Vec<JsonFinding<'a>>,
}

#[derive(Serialize)]
struct JsonFinding<'a> {
    code: &'a str,
    rule: &'a str,
    severity: &'a str,
    message: &'a str,
    message_zh: &'a str,
    place: JsonPlace<'a>,
    others: Vec<JsonPlace<'a>>,
    help: Option<&'a str>,
    help_zh: Option<&'a str>,
    fix: Option<JsonFix<'a>>,
}

#[derive(Serialize)]
struct JsonFix<'a> {
    title: &'a str,
    title_zh: &'a str,
    patches: Vec<JsonPatch<'a>>,
}

#[derive(Serialize)]
struct JsonPatch<'a> {
    start: Place,
    end: Place,
    bytes: [usize; 2],
    text: &'a str,
}

#[derive(Serialize)]
struct JsonPlace<'a> {
    file: &'a str,
    start: Place,
    end: Place,
    bytes: [usize; 2],
    label: &'a str,
    label_zh: &'a str,
}

/// Findings as one JSON document: `{version, findings: [{code, rule, severity, message, place, others, help, fix}]}`.
/// Texts are English; `message_zh`, `help_zh`, `label_zh` of places and `title_zh` of a `fix` say the same in Chinese.
/// The patches of a `fix` are in the file of `place`; `bytes` count from the start of the text without a byte order mark.
#[must_use]
pub fn to_json(diagnostics: &[Diagnostic], files: &[SourceFile]) -> String {
    let files = &Indexed::new(files);
    let report = JsonReport {
        version: 1,
        findings: diagnostics
            .iter()
            .map(|diagnostic| JsonFinding {
                code: diagnostic.code.id,
                rule: diagnostic.code.name,
                severity: diagnostic.severity.name(),
                message: &diagnostic.message.en,
                message_zh: &diagnostic.message.zh,
                place: json_place(&diagnostic.primary, files),
                others: diagnostic
                    .others
                    .iter()
                    .map(|label| json_place(label, files))
                    .collect(),
                help: diagnostic.help.as_ref().map(|help| help.en.as_str()),
                help_zh: diagnostic.help.as_ref().map(|help| help.zh.as_str()),
                fix: diagnostic
                    .remedy
                    .as_ref()
                    .map(|fix| json_fix(fix, &diagnostic.primary, files)),
            })
            .collect(),
    };
    // Strings and numbers always have a JSON form.
    serde_json::to_string_pretty(&report).unwrap_or_default()
}

fn json_place<'a>(label: &'a Label, files: &Indexed<'a>) -> JsonPlace<'a> {
    JsonPlace {
        file: files.file(label.file).0,
        start: files.place(label.file, label.span.start),
        end: files.place(label.file, label.span.end),
        bytes: [label.span.start, label.span.end],
        label: &label.text.en,
        label_zh: &label.text.zh,
    }
}

fn json_fix<'a>(fix: &'a Remedy, primary: &Label, files: &Indexed<'a>) -> JsonFix<'a> {
    JsonFix {
        title: &fix.title.en,
        title_zh: &fix.title.zh,
        patches: fix
            .patches
            .iter()
            .map(|patch| JsonPatch {
                start: files.place(primary.file, patch.span.start),
                end: files.place(primary.file, patch.span.end),
                bytes: [patch.span.start, patch.span.end],
                text: &patch.text,
            })
            .collect(),
    }
}
