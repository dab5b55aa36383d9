//! The record of a finished talk: the run, what it came to, the forecast, the self-assessment; as versioned JSON.
//!
//! **Does not** write files, read a clock, or judge a talk: it keeps what `score` said when the talk was held, and sets
//! it beside what it would say today.

mod form;
mod past;
mod verdict;

use serde::de::Error;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::assessment::{Answers, Forecast};
use crate::model::{Text, words};

pub use past::{Past, ReplayError, Replayed, Standing, pasts, replay, script_of, standings};
pub use verdict::{Called, Kept, KeptCap, KeptPhase, KeptPrinciple, KeptTurn, Verdict};

/// Version of the form written by this program. Version 1 had no verdict; such records are kept as they are.
pub const VERSION: u32 = 2;
/// The version without a verdict.
const EARLIER: u32 = 1;

/// One finished talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Version of this form.
    #[serde(rename = "composure_record")]
    pub version: u32,
    /// Name of the record, unique among a trainee's records; letters, digits and hyphens, fit for a file name.
    pub name: String,
    /// The run string: enough to replay the talk as long as the scenario stays.
    pub run: String,
    /// What the talk came to when it was held; none in a record of version 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
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

impl RecordError {
    /// What is told, with what can be done.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::NotARecord(why) => words!(
                "这不是一场谈话的记录（{why}）；请用备份换回来，或者把它移到别的文件夹",
                "this is not a record of a talk ({why}); put a copy of it back or move it out of the folder"
            ),
            Self::Version(version) => words!(
                "记录是第 {version} 版，本程序只读到第 {VERSION} 版；请用较新的版本打开",
                "the record has version {version} and this program reads versions up to {VERSION}; open it with a newer one"
            ),
        }
    }
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
        if !(u64::from(EARLIER)..=u64::from(VERSION)).contains(&head.composure_record) {
            return Err(RecordError::Version(head.composure_record));
        }
        let record: Self = serde_json::from_str(text)?;
        if record.verdict.is_some() == (record.version == EARLIER) {
            let why = "the version does not fit what is in it";
            return Err(serde_json::Error::custom(why).into());
        }
        Ok(record)
    }

    /// What is to be kept where a text is kept already: what either of them knows about the same talk. None if what is
    /// there is something else.
    #[must_use]
    pub fn merged(there: &str, new: &str) -> Option<String> {
        let (known, new) = (Self::from_json(there).ok()?, Self::from_json(new).ok()?);
        if (&known.name, &known.run) != (&new.name, &new.run) {
            return None;
        }
        let both = Self {
            // What was said when the talk was held stands.
            version: known.version,
            verdict: known.verdict.clone(),
            forecast: new.forecast.or(known.forecast),
            answers: new.answers.or_else(|| known.answers.clone()),
            practice: new.practice || known.practice,
            ..new
        };
        Some(if both == known {
            there.to_owned()
        } else {
            both.to_json()
        })
    }

    /// A name for the record of a talk that ended on a day as the `number`th of that day. Names of later talks sort
    /// behind it; `seed` tells it apart from what another program keeps at the same time.
    #[must_use]
    pub fn new_name(day: &str, number: usize, scenario: &str, seed: u64) -> String {
        let name = format!("{day}-{number:03}-{scenario}-{seed:06}");
        let plain = |c: char| {
            if c.is_ascii_alphanumeric() {
                c.to_ascii_lowercase()
            } else {
                '-'
            }
        };
        name.chars().map(plain).collect()
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
            version: EARLIER,
            name: "2026-11-22-late-delivery-1".to_owned(),
            run: "c1.late-delivery.aggressive.9f3a6c2107.42.off.132.k7".to_owned(),
            verdict: None,
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
        let newer = r#"{"composure_record": 3, "mood_ring": true}"#;
        assert!(matches!(
            Record::from_json(newer),
            Err(RecordError::Version(3))
        ));
        let extra = record().to_json().replacen('{', r#"{"extra": 1,"#, 1);
        assert!(matches!(
            Record::from_json(&extra),
            Err(RecordError::NotARecord(_))
        ));
    }

    #[test]
    fn names_sort_by_time_and_are_fit_for_files() {
        let name = Record::new_name("2026-11-22", 9, "late-delivery", 42);
        assert_eq!(name, "2026-11-22-009-late-delivery-000042");
        assert!(name < Record::new_name("2026-11-22", 10, "a", 7));
        let odd = Record::new_name("../..", 1, "a/b", 0);
        assert!(odd.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'));
    }

    #[test]
    fn what_two_programs_know_about_a_talk_is_kept_together() {
        let plain = Record {
            forecast: None,
            answers: None,
            ..record()
        };
        let (predicted, answered) = (
            Record {
                answers: None,
                ..record()
            },
            Record {
                forecast: None,
                ..record()
            },
        );
        let text = Record::merged(&predicted.to_json(), &answered.to_json());
        let both = text.and_then(|text| Record::from_json(&text).ok());
        assert_eq!(both, Some(record()));
        let stale = Record::merged(&record().to_json(), &plain.to_json());
        assert_eq!(stale, Some(record().to_json()), "nothing is taken back");
        let other = Record {
            run: "another".to_owned(),
            ..plain
        };
        assert_eq!(Record::merged(&record().to_json(), &other.to_json()), None);
    }
}
