//! The record of a finished talk: the run, the forecast, the self-assessment; as versioned JSON.
//!
//! **Does not** write files, read a clock or hold any score: points are worked out anew from the run.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::assessment::{Answers, Forecast};

/// Version of the form written by this program.
pub const VERSION: u32 = 1;

/// One finished talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Version of this form.
    #[serde(rename = "composure_record")]
    pub version: u32,
    /// Name of the record, unique among a trainee's records; letters, digits and hyphens, fit for a file name.
    pub name: String,
    /// The run string: enough to replay and re-score.
    pub run: String,
    /// The day it was finished, as `2026-11-22`.
    pub finished_on: String,
    /// What the trainee predicted before the debrief.
    pub forecast: Option<Forecast>,
    /// The self-assessment filled in after it.
    pub answers: Option<Answers>,
    /// The trainee went back or tried again from a turn; it does not count as observed.
    pub practice: bool,
}

/// Why a text is no record.
#[derive(Debug, Error)]
pub enum RecordError {
    /// Truncated, foreign, or edited into something else.
    #[error("this is not a record of a talk: {0}")]
    NotARecord(#[from] serde_json::Error),
    /// Written by a newer program.
    #[error("the record has version {0}; this program reads version {VERSION}")]
    Version(u64),
}

/// Only the version, read first: a newer record may have fields that this program does not know.
#[derive(Deserialize)]
struct Head {
    composure_record: u64,
}

impl Record {
    /// As text.
    #[must_use]
    pub fn to_json(&self) -> String {
        // A struct of strings and numbers always has a JSON form.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// From text.
    ///
    /// # Errors
    /// When it is no record or has another version.
    pub fn from_json(text: &str) -> Result<Self, RecordError> {
        let head: Head = serde_json::from_str(text)?;
        if head.composure_record != u64::from(VERSION) {
            return Err(RecordError::Version(head.composure_record));
        }
        Ok(serde_json::from_str(text)?)
    }

    /// A name for a record of a scenario finished on a day, different from all `taken` ones.
    #[must_use]
    pub fn free_name(day: &str, scenario: &str, taken: &[&str]) -> String {
        let plain = |text: &str| -> String {
            text.chars()
                .map(|c| {
                    if c.is_ascii_alphanumeric() {
                        c.to_ascii_lowercase()
                    } else {
                        '-'
                    }
                })
                .collect()
        };
        let stem = format!("{}-{}", plain(day), plain(scenario));
        // One more than there are names: one of them is free.
        (0..=taken.len())
            .map(|before| format!("{stem}-{}", before + 1))
            .find(|name| !taken.contains(&name.as_str()))
            .unwrap_or(stem)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::Band;

    fn record() -> Record {
        let mut answers = Answers::default();
        answers.set(3, Some(4));
        Record {
            version: VERSION,
            name: "2026-11-22-late-delivery-1".to_owned(),
            run: "c1.late-delivery.aggressive.9f3a6c2107.42.off.132.k7".to_owned(),
            finished_on: "2026-11-22".to_owned(),
            forecast: Some(Forecast {
                band: Band::Good,
                weakest: None,
            }),
            answers: Some(answers),
            practice: true,
        }
    }

    #[test]
    fn record_survives_json() {
        let text = record().to_json();
        assert_eq!(Record::from_json(&text).ok(), Some(record()));
    }

    #[test]
    fn truncated_text_is_refused_at_every_length() {
        let text = record().to_json();
        for end in 0..text.len() {
            if text.is_char_boundary(end) {
                assert!(Record::from_json(&text[..end]).is_err(), "at {end}");
            }
        }
    }

    #[test]
    fn foreign_and_newer_texts_are_told_apart() {
        let foreign = Record::from_json(r#"{"composure_save": 1, "run": "x"}"#);
        assert!(matches!(foreign, Err(RecordError::NotARecord(_))));
        let newer = r#"{"composure_record": 2, "mood_ring": true}"#;
        assert!(matches!(
            Record::from_json(newer),
            Err(RecordError::Version(2))
        ));
        let extra = record().to_json().replacen('{', r#"{"extra": 1,"#, 1);
        assert!(matches!(
            Record::from_json(&extra),
            Err(RecordError::NotARecord(_))
        ));
    }

    #[test]
    fn names_are_free_and_fit_for_files() {
        let taken = ["2026-11-22-late-delivery-1", "2026-11-22-late-delivery-2"];
        let name = Record::free_name("2026-11-22", "late-delivery", &taken);
        assert_eq!(name, "2026-11-22-late-delivery-3");
        let odd = Record::free_name("../..", "a/b", &[]);
        assert!(odd.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'));
    }
}
