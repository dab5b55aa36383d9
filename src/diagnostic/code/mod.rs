//! The table of codes, by hundreds. Codes are never reused. Does not check anything.

mod c00;
mod c01;
mod c02;
mod c03;

use crate::model::Both;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Good to know; nothing need be done.
    Note,
    /// Worth a look; the file can be played.
    Warning,
    /// The file cannot be played.
    Error,
}

impl Severity {
    /// The word in JSON, SARIF and arguments.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The word for people.
    #[must_use]
    pub const fn title(self) -> Both {
        match self {
            Self::Note => Both::new("提示", "note"),
            Self::Warning => Both::new("警告", "warning"),
            Self::Error => Both::new("错误", "error"),
        }
    }
}

/// A rule's identity, and its page for authors under fixed headings: plain text, code in back quotes.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// Stable code, such as `C0101`.
    pub id: &'static str,
    /// What it objects to, in kebab-case.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What the rule objects to.
    pub finds: Both,
    /// What goes wrong for the trainee or the score if it stays.
    pub why: Both,
    /// What to do about it.
    pub remedy: Both,
    /// A few lines of a scenario that the rule objects to.
    pub wrong: Both,
    /// The same lines as they should be.
    pub right: Both,
}

impl Code {
    /// Whether a name given by an author means this code: its id in large or small letters, or its name.
    #[must_use]
    pub fn is_called(&self, given: &str) -> bool {
        self.id.eq_ignore_ascii_case(given) || self.name == given
    }
}

/// A [`Code`] with its page. Texts are given in both languages, Chinese first; a literal alone is lines of a data file.
macro_rules! code {
    ($id:literal $name:literal $severity:ident
        finds: $finds_zh:literal, $finds_en:literal;
        why: $why_zh:literal, $why_en:literal;
        remedy: $remedy_zh:literal, $remedy_en:literal;
        wrong: $wrong:literal $(, $wrong_en:literal)?;
        right: $right:literal $(, $right_en:literal)?;
    ) => {
        &$crate::diagnostic::Code {
            id: $id,
            name: $name,
            severity: $crate::diagnostic::Severity::$severity,
            finds: $crate::model::Both::new($finds_zh, $finds_en),
            why: $crate::model::Both::new($why_zh, $why_en),
            remedy: $crate::model::Both::new($remedy_zh, $remedy_en),
            wrong: $crate::diagnostic::code!(@lines $wrong $(, $wrong_en)?),
            right: $crate::diagnostic::code!(@lines $right $(, $right_en)?),
        }
    };
    (@lines $same:literal) => { $crate::model::Both::same($same) };
    (@lines $zh:literal, $en:literal) => { $crate::model::Both::new($zh, $en) };
}
pub(crate) use code;

/// Codes as constants of [`Code`], and all of them in order.
macro_rules! codes {
    ($($(#[$meta:meta])* $constant:ident = $id:literal $name:literal $severity:ident { $($page:tt)* })+) => {
        impl Code {
            $($(#[$meta])* pub const $constant: &'static Code =
                $crate::diagnostic::code!($id $name $severity $($page)*);)+
        }
        /// The codes of this hundred, in order.
        pub(super) const CODES: &[&Code] = &[$(Code::$constant,)+];
    };
}
use codes;

/// The hundreds, in order.
const HUNDREDS: [&[&Code]; 4] = [c00::CODES, c01::CODES, c02::CODES, c03::CODES];
const COUNT: usize = c00::CODES.len() + c01::CODES.len() + c02::CODES.len() + c03::CODES.len();

/// Every code of the loader and of suppressions, in order. Codes of lint rules stand with their rules.
pub const CODES: &[&Code] = &joined();

const fn joined() -> [&'static Code; COUNT] {
    let mut out = [Code::SYNTAX; COUNT];
    let (mut hundred, mut at) = (0, 0);
    while hundred < HUNDREDS.len() {
        let mut index = 0;
        while index < HUNDREDS[hundred].len() {
            out[at] = HUNDREDS[hundred][index];
            at += 1;
            index += 1;
        }
        hundred += 1;
    }
    out
}
