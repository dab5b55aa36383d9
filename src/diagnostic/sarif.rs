//! Findings as SARIF 2.1.0, the form that code hosts and editors read. Does not choose where it is printed.

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::{Value, json};

use crate::model::Lang;

use super::key::{digest, line_key, plain_path};
use super::lines::Indexed;
use super::manual::{markdown, page};
use super::{Code, Diagnostic, FileId, Label, Remedy, Severity, SourceFile};

/// A finding that a comment silences, with the reason given there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silenced {
    /// The finding.
    pub finding: Diagnostic,
    /// Why it may stay.
    pub reason: String,
}

/// Findings, silenced ones and files that could not be read (path and message), as one SARIF document. Columns are
/// counted in characters.
#[must_use]
pub fn to_sarif(
    findings: &[Diagnostic],
    silenced: &[Silenced],
    problems: &[(String, String)],
    files: &[SourceFile],
    codes: &[&Code],
) -> String {
    let mut results = Results {
        files,
        indexed: Indexed::new(files),
        codes,
        seen: BTreeMap::new(),
        out: Vec::new(),
    };
    for finding in findings {
        results.add(finding, &json!([]));
    }
    for silenced in silenced {
        let suppression = json!([{
            "kind": "inSource",
            "status": "accepted",
            "justification": silenced.reason,
        }]);
        results.add(&silenced.finding, &suppression);
    }
    let notifications: Vec<Value> = problems
        .iter()
        .map(|(path, message)| {
            json!({
                "level": "error",
                "message": {"text": message},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(path)}}}],
            })
        })
        .collect();
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "composure",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": codes.iter().map(|code| rule(code)).collect::<Vec<_>>(),
            }},
            "invocations": [{
                "executionSuccessful": problems.is_empty(),
                "toolExecutionNotifications": notifications,
            }],
            "columnKind": "unicodeCodePoints",
            "results": results.out,
        }],
    });
    // Strings and numbers always have a JSON form.
    serde_json::to_string_pretty(&document).unwrap_or_default()
}

const fn level(severity: Severity) -> &'static str {
    // The words are those of SARIF.
    severity.name()
}

fn rule(code: &Code) -> Value {
    json!({
        "id": code.id,
        "name": code.name,
        "shortDescription": {"text": code.finds.en},
        "fullDescription": {"text": format!("{} {}", code.finds.en, code.why.en)},
        "help": {"text": page(code, Lang::En), "markdown": markdown(code, Lang::En)},
        "defaultConfiguration": {"level": level(code.severity)},
    })
}

struct Results<'a> {
    files: &'a [SourceFile],
    indexed: Indexed<'a>,
    codes: &'a [&'a Code],
    /// How often each fingerprint has been given out.
    seen: BTreeMap<String, usize>,
    out: Vec<Value>,
}

impl Results<'_> {
    fn add(&mut self, finding: &Diagnostic, suppressions: &Value) {
        let mut text = finding.message.en.clone();
        if let Some(help) = &finding.help {
            text = format!("{text}; {}", help.en);
        }
        let mut result = json!({
            "ruleId": finding.code.id,
            "level": level(finding.severity),
            "message": {"text": text},
            "locations": [self.location(&finding.primary)],
            "partialFingerprints": {"line/v1": self.fingerprint(finding)},
            "suppressions": suppressions,
        });
        if let Some(index) = self.codes.iter().position(|code| *code == finding.code) {
            result["ruleIndex"] = json!(index);
        }
        if !finding.others.is_empty() {
            let others = (1..).zip(&finding.others).map(|(id, label)| {
                let mut location = self.location(label);
                location["id"] = json!(id);
                location
            });
            result["relatedLocations"] = others.collect();
        }
        if let Some(remedy) = &finding.remedy {
            result["fixes"] = json!([self.remedy(remedy, finding.primary.file)]);
        }
        self.out.push(result);
    }

    /// For `partialFingerprints`: path, code and text of the line as a hash, wherever the line has moved; and a number,
    /// because equal findings may stand on equal lines.
    fn fingerprint(&mut self, finding: &Diagnostic) -> String {
        let path = plain_path(self.indexed.file(finding.primary.file).0);
        let key = digest(&[&path, &line_key(finding, self.files)]);
        let count = self.seen.entry(key.clone()).or_insert(0);
        *count += 1;
        format!("{key}:{count}")
    }

    fn location(&self, label: &Label) -> Value {
        let path = self.indexed.file(label.file).0;
        let mut location = json!({
            "physicalLocation": {
                "artifactLocation": {"uri": uri(path)},
                "region": self.region(label.file, &label.span),
            },
        });
        if !label.text.is_empty() {
            location["message"] = json!({"text": label.text.en});
        }
        location
    }

    fn remedy(&self, remedy: &Remedy, file: FileId) -> Value {
        let path = self.indexed.file(file).0;
        let replacements: Vec<Value> = remedy
            .patches
            .iter()
            .map(|patch| {
                json!({
                    "deletedRegion": self.region(file, &patch.span),
                    "insertedContent": {"text": patch.text},
                })
            })
            .collect();
        json!({
            "description": {"text": remedy.title.en},
            "artifactChanges": [{
                "artifactLocation": {"uri": uri(path)},
                "replacements": replacements,
            }],
        })
    }

    fn region(&self, file: FileId, span: &Range<usize>) -> Value {
        let start = self.indexed.place(file, span.start);
        let end = self.indexed.place(file, span.end);
        json!({
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        })
    }
}

/// A path as a URI: relative ones stay relative, what a URI cannot hold is written in percent.
fn uri(path: &str) -> String {
    let path = plain_path(path);
    let mut out = String::new();
    if path.starts_with('/') {
        out.push_str("file://");
    } else if path.as_bytes().get(1) == Some(&b':') {
        // A drive of Windows.
        out.push_str("file:///");
    }
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let made = format!("%{byte:02X}");
            out.push_str(&made);
        }
    }
    out
}
