//! Things to tell the trainee once, worded when they are shown so that they follow the language.

use super::words::Words;

/// A kind of file that the program keeps for the trainee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UserFile {
    /// The unfinished talk.
    Talk,
    /// The settings.
    Settings,
    /// The record of a finished talk.
    Record,
}

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadFailure {
    /// It is cut short, edited, or another program's.
    Damaged,
    /// A newer version of this program wrote it.
    Newer,
    /// The system did not let it be read; what the system said.
    Disk(String),
}

/// Something to tell once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A file of the trainee's own could not be read.
    Unreadable {
        /// Which.
        file: UserFile,
        /// Why.
        why: ReadFailure,
        /// Where it is now.
        place: String,
        /// It was put aside there; otherwise it is where it was.
        aside: bool,
    },
    /// Told as it is.
    Told(String),
}

impl Notice {
    /// The notice as a sentence.
    #[must_use]
    pub fn text(&self, words: &Words) -> String {
        let (file, why, place, aside) = match self {
            Self::Told(text) => return text.clone(),
            Self::Unreadable {
                file,
                why,
                place,
                aside,
            } => (file, why, place, aside),
        };
        let what = words.t(match file {
            UserFile::Talk => "notice-talk",
            UserFile::Settings => "notice-settings",
            UserFile::Record => "notice-record",
        });
        let why = match why {
            ReadFailure::Damaged => words.t("notice-damaged"),
            ReadFailure::Newer => words.t("notice-newer"),
            ReadFailure::Disk(said) => words.with("notice-disk", &[("said", said.as_str().into())]),
        };
        let key = if *aside {
            "notice-aside"
        } else {
            "notice-untouched"
        };
        let values = [
            ("what", what.into()),
            ("why", why.into()),
            ("place", place.as_str().into()),
        ];
        words.with(key, &values)
    }
}
