//! How bad each rule is to the user, over what the rule says itself. Does not decide what fails a check.

use std::collections::BTreeMap;
use std::fmt;

use thiserror::Error;

use crate::model::{Text, words};

use super::manual::find_code;
use super::{Code, Diagnostic, Severity, or_did_you_mean, suggestion};

/// What the user wants of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Its findings are not reported.
    Silent,
    /// Its findings are this bad.
    As(Severity),
}

/// What the user wants, by rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels {
    wishes: BTreeMap<&'static str, (usize, Wish)>,
}

/// Why a wish cannot be met.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LevelError {
    /// No rule has this code, name or beginning of a code.
    Unknown {
        /// As given.
        given: String,
        /// What may be meant.
        close: Option<String>,
    },
    /// An error stays one.
    Lowered {
        /// The code.
        id: &'static str,
    },
    /// Two wishes about one rule.
    Twice {
        /// The code.
        id: &'static str,
    },
}

impl LevelError {
    /// What is told.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::Unknown { given, close } => words!(
                "没有代码 {given}{close}",
                "there is no code {given}{close}",
                given = Text::same(given),
                close = or_did_you_mean(close.as_deref())
            ),
            Self::Lowered { id } => words!(
                "{id} 不能调低：有这个错误的文件不能玩",
                "{id} cannot be lowered: a file with this error cannot be played"
            ),
            Self::Twice { id } => words!("{id} 给了两种级别", "{id} is given two levels"),
        }
    }
}

impl fmt::Display for LevelError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text().en)
    }
}

impl Levels {
    /// Levels from wishes, each about a code, a rule's name, or all codes with the same beginning (`L04`). The longer
    /// beginning wins. Errors of the loader are left alone where only a beginning is given.
    ///
    /// # Errors
    /// When a wish is about no rule, would lower an error, or contradicts another.
    pub fn new<'a>(
        codes: &[&'static Code],
        wishes: impl IntoIterator<Item = (&'a str, Wish)>,
    ) -> Result<Self, LevelError> {
        let mut out = Self::default();
        for (given, wish) in wishes {
            let lowers =
                |code: &Code| code.severity == Severity::Error && wish != Wish::As(Severity::Error);
            if let Some(code) = find_code(codes, given) {
                if lowers(code) {
                    return Err(LevelError::Lowered { id: code.id });
                }
                out.wish(code, code.id.len(), wish)?;
                continue;
            }
            let beginning = given.to_ascii_uppercase();
            let meant: Vec<&Code> = codes
                .iter()
                .copied()
                .filter(|code| !given.is_empty() && code.id.starts_with(&beginning))
                .collect();
            let Some(first) = meant.first() else {
                let names = codes.iter().flat_map(|code| [code.id, code.name]);
                return Err(LevelError::Unknown {
                    given: given.to_owned(),
                    close: suggestion(given, names),
                });
            };
            if meant.iter().all(|code| lowers(code)) {
                return Err(LevelError::Lowered { id: first.id });
            }
            for code in meant.into_iter().filter(|code| !lowers(code)) {
                out.wish(code, beginning.len(), wish)?;
            }
        }
        Ok(out)
    }

    /// Notes a wish that is `length` characters precise.
    fn wish(&mut self, code: &Code, length: usize, wish: Wish) -> Result<(), LevelError> {
        match self.wishes.get(code.id) {
            Some((before, _)) if *before > length => return Ok(()),
            Some((before, other)) if *before == length && *other != wish => {
                return Err(LevelError::Twice { id: code.id });
            }
            _ => {}
        }
        self.wishes.insert(code.id, (length, wish));
        Ok(())
    }

    /// Gives findings their levels and takes out the silent ones.
    pub fn apply(&self, findings: &mut Vec<Diagnostic>) {
        findings.retain_mut(|finding| match self.wishes.get(finding.code.id) {
            Some((_, Wish::Silent)) => false,
            Some((_, Wish::As(severity))) => {
                finding.severity = *severity;
                true
            }
            None => true,
        });
    }
}
