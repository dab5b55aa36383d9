//! Carries out what the screens ask for: keeps talks, records and settings in the user's folder.
//!
//! Nothing that was finished is lost: a file that cannot be read is put aside, never overwritten. **Does not** know
//! what is in the files beyond whether it can be read.

use super::watch::{self, Reloaded};
use crate::engine::{SaveError, Saved};
use crate::files::{
    NO_DATA, UserFiles, UserFilesError, data_root, random_number, system_language, user_folder,
};
use crate::model::Text;
use crate::record::{Record, RecordError};
use crate::ui::{Effect, Notice, ReadFailure, Settings, Start, UserFile};
use crate::workshop::Material;

/// The talk in progress.
const TALK: &str = "talk.json";
/// Language, looks and the like.
const SETTINGS: &str = "settings.ron";
/// The settings as earlier versions kept them.
const EARLIER_SETTINGS: &str = "settings.json";
/// Finished runs.
const RECORDS: &str = "runs";

/// Reads everything that the screens start with.
pub(super) fn start(files: &UserFiles) -> Result<Start, String> {
    let lang = system_language().unwrap_or(Settings::default().lang);
    let root = data_root().ok_or_else(|| NO_DATA.get(lang).to_owned())?;
    let Reloaded { material, drawings } = watch::read(&root, &Material::default());
    files.tidy(&[RECORDS]);
    let mut notices = Vec::new();
    let settings = read(files, SETTINGS, UserFile::Settings, &mut notices, |text| {
        Settings::from_text(text).map_err(|_| ReadFailure::Damaged)
    })
    .or_else(|| earlier_settings(files))
    .unwrap_or_else(first_settings);
    let unfinished = read(files, TALK, UserFile::Talk, &mut notices, |text| {
        Saved::from_json(text).map_err(|error| match error {
            SaveError::Version(_) => ReadFailure::Newer,
            _ => ReadFailure::Damaged,
        })
    });
    let mut records = Vec::new();
    let names = files.list(RECORDS).unwrap_or_else(|error| {
        notices.push(Notice::Told(error.text().get(settings.lang).to_owned()));
        Vec::new()
    });
    for name in names {
        records.extend(read(files, &name, UserFile::Record, &mut notices, |text| {
            Record::from_json(text).map_err(|error| match error {
                RecordError::Version(_) => ReadFailure::Newer,
                RecordError::NotARecord(_) => ReadFailure::Damaged,
            })
        }));
    }
    Ok(Start {
        drawings,
        library: material.library.clone(),
        findings: material.finding_views(),
        material,
        settings,
        records,
        unfinished,
        notices,
        today,
        random_seed: random_number(),
    })
}

/// Settings of an earlier version. They are written anew at the first change; the old file stays.
fn earlier_settings(files: &UserFiles) -> Option<Settings> {
    let text = files.read(EARLIER_SETTINGS).ok()??;
    Settings::from_json(&text).ok()
}

/// Settings for whoever comes for the first time: in the language of the system, Chinese if it names none.
fn first_settings() -> Settings {
    let plain = Settings::default();
    Settings {
        lang: system_language().unwrap_or(plain.lang),
        ..plain
    }
}

/// Reads one file of one's own; one that cannot be read is put aside with a notice.
fn read<T>(
    files: &UserFiles,
    name: &str,
    file: UserFile,
    notices: &mut Vec<Notice>,
    parse: impl Fn(&str) -> Result<T, ReadFailure>,
) -> Option<T> {
    let why = match files.read(name) {
        Ok(None) => return None,
        Ok(Some(text)) => match parse(&text) {
            Ok(value) => return Some(value),
            Err(error) => error,
        },
        Err(UserFilesError::Foreign { .. }) => ReadFailure::Damaged,
        Err(UserFilesError::Disk { error, .. }) => ReadFailure::Disk(error.to_string()),
    };
    // The newer program that wrote a record looks for it where it is.
    let stays = file == UserFile::Record && why == ReadFailure::Newer;
    let aside = if stays {
        None
    } else {
        files.put_aside(name).ok()
    };
    let place = files.folder().join(aside.as_deref().unwrap_or(name));
    notices.push(Notice::Unreadable {
        file,
        why,
        place: place.display().to_string(),
        aside: aside.is_some(),
    });
    None
}

/// Carries out one wish that concerns files. Returns what went wrong, for the screen.
pub(super) fn carry_out(files: &UserFiles, effect: &Effect) -> Result<(), Text> {
    let done = match effect {
        Effect::SaveTalk(text) => files.write(TALK, text),
        Effect::ForgetTalk => files.remove(TALK),
        Effect::SaveRecord {
            name,
            text,
            ends_talk,
        } => keep_record(files, name, text).and_then(|()| {
            // The talk in progress goes only when its record is there for good.
            if *ends_talk {
                files.remove(TALK)
            } else {
                Ok(())
            }
        }),
        Effect::SaveSettings(text) => files.write(SETTINGS, text),
        Effect::Copy(_)
        | Effect::Work(_)
        | Effect::Edit { .. }
        | Effect::Rewrite(_)
        | Effect::Quit => Ok(()),
    };
    done.map_err(|error| error.text())
}

/// Keeps a record beside all others. Another program on the same folder may have taken the name, and may have written
/// what this one does not know yet.
fn keep_record(files: &UserFiles, name: &str, text: &str) -> Result<(), UserFilesError> {
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let merged = |there: &str| Record::merged(there, text);
    files
        .keep(&format!("{RECORDS}/{plain}.json"), text, merged)
        .map(drop)
}

/// The user's files.
pub(super) fn user_files() -> UserFiles {
    UserFiles::new(user_folder())
}

/// Today where the user is, as `2026-11-22`.
fn today() -> String {
    jiff::Zoned::now().date().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(run: &str) -> String {
        Record {
            version: 1,
            name: "day-1".to_owned(),
            run: run.to_owned(),
            verdict: None,
            finished_on: "2026-11-22".to_owned(),
            forecast: None,
            answers: None,
            practice: false,
        }
        .to_json()
    }

    #[test]
    fn a_talk_whose_record_cannot_be_written_stays() -> Result<(), UserFilesError> {
        let folder = std::env::temp_dir().join(format!("composure-talk-{}", std::process::id()));
        let files = UserFiles::new(folder.clone());
        files.write(TALK, "the talk")?;
        files.write(RECORDS, "a file where the folder of records should be")?;
        let effect = Effect::SaveRecord {
            name: "day-1".to_owned(),
            text: record("first"),
            ends_talk: true,
        };
        assert!(carry_out(&files, &effect).is_err());
        assert_eq!(files.read(TALK)?.as_deref(), Some("the talk"));
        files.remove(RECORDS)?;
        assert_eq!(carry_out(&files, &effect), Ok(()));
        assert_eq!(files.read(TALK)?, None);
        assert!(std::fs::remove_dir_all(folder).is_ok());
        Ok(())
    }

    #[test]
    fn a_record_of_another_run_is_never_overwritten() -> Result<(), UserFilesError> {
        let folder = std::env::temp_dir().join(format!("composure-keep-{}", std::process::id()));
        let files = UserFiles::new(folder.clone());
        let save = |run: &str| {
            let effect = Effect::SaveRecord {
                name: "../day-1".to_owned(),
                text: record(run),
                ends_talk: false,
            };
            assert_eq!(carry_out(&files, &effect), Ok(()));
        };
        save("first");
        save("first");
        save("second");
        save("second");
        let names = files.list(RECORDS)?;
        assert_eq!(names, ["runs/---day-1-again-2.json", "runs/---day-1.json"]);
        let text = files.read("runs/---day-1.json")?.unwrap_or_default();
        assert!(text.contains("first"), "{text}");
        assert!(std::fs::remove_dir_all(folder).is_ok());
        Ok(())
    }
}
