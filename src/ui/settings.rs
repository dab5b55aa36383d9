//! What the trainee has set: language, looks, motion, pressure. Does not apply it: the shell does.

use serde::{Deserialize, Serialize};

use crate::model::{Lang, Pressure};

/// Version of the form written by this program.
const VERSION: u32 = 1;
/// Smallest and largest text size, in percent.
const TEXT_RANGE: (u16, u16) = (80, 200);
/// Step of the text size, in percent.
const TEXT_STEP: u16 = 10;

/// Which colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// Name in files and keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Language.
    pub lang: Lang,
    /// Colours.
    pub theme: Theme,
    /// Text size, 80..=200 in percent.
    pub text_percent: u16,
    /// Nothing moves.
    pub reduced_motion: bool,
    /// Pressure proposed for the next talk.
    pub pressure: Pressure,
    /// Names of the hints that need not be shown again.
    pub seen_hints: Vec<String>,
    /// What was open in the Workshop.
    pub workshop: WorkshopSettings,
}

/// What was open in the Workshop. What is not there any more is passed over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WorkshopSettings {
    /// Name of the part.
    pub tab: String,
    /// Path of the file; empty for all.
    pub file: String,
    /// Id of the scenario.
    pub scenario: String,
    /// What was seen of its graph: middle in units, thousandths of points for a unit; none as the graph opens.
    pub view: Option<[i32; 3]>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lang: Lang::Zh,
            theme: Theme::System,
            text_percent: 100,
            reduced_motion: false,
            pressure: Pressure::Off,
            seen_hints: Vec::new(),
            workshop: WorkshopSettings::default(),
        }
    }
}

/// As it stands in the file. Every part may be missing, so that a later program's file is read as far as it goes.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct File {
    composure_settings: u32,
    lang: String,
    theme: String,
    text_percent: u16,
    reduced_motion: bool,
    pressure: String,
    seen_hints: Vec<String>,
    workshop: WorkshopSettings,
}

impl Settings {
    /// Whether a hint has been seen.
    #[must_use]
    pub fn has_seen(&self, hint: &str) -> bool {
        self.seen_hints.iter().any(|seen| seen == hint)
    }

    /// The text size one step up or down.
    #[must_use]
    pub fn stepped(&self, larger: bool) -> u16 {
        let next = if larger {
            self.text_percent.saturating_add(TEXT_STEP)
        } else {
            self.text_percent.saturating_sub(TEXT_STEP)
        };
        next.clamp(TEXT_RANGE.0, TEXT_RANGE.1)
    }

    /// As text, in RON.
    #[must_use]
    pub fn to_text(&self) -> String {
        let file = File {
            composure_settings: VERSION,
            lang: self.lang.name().to_owned(),
            theme: self.theme.name().to_owned(),
            text_percent: self.text_percent,
            reduced_motion: self.reduced_motion,
            pressure: self.pressure.name().to_owned(),
            seen_hints: self.seen_hints.clone(),
            workshop: self.workshop.clone(),
        };
        // A struct of strings and numbers always has a form in RON.
        ron::ser::to_string_pretty(&file, ron::ser::PrettyConfig::default()).unwrap_or_default()
    }

    /// From text in RON; what cannot be understood is as it is by default.
    ///
    /// # Errors
    /// When the text is not RON at all.
    pub fn from_text(text: &str) -> Result<Self, ron::error::SpannedError> {
        Ok(Self::from_file(ron::from_str(text)?))
    }

    /// From the JSON in which earlier versions kept them.
    ///
    /// # Errors
    /// When the text is not JSON at all.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        Ok(Self::from_file(serde_json::from_str(text)?))
    }

    fn from_file(file: File) -> Self {
        let default = Self::default();
        let theme = Theme::ALL
            .into_iter()
            .find(|theme| theme.name() == file.theme);
        Self {
            lang: Lang::from_name(&file.lang).unwrap_or(default.lang),
            theme: theme.unwrap_or_default(),
            text_percent: match file.text_percent {
                0 => default.text_percent,
                percent => percent.clamp(TEXT_RANGE.0, TEXT_RANGE.1),
            },
            reduced_motion: file.reduced_motion,
            pressure: Pressure::from_name(&file.pressure).unwrap_or(default.pressure),
            seen_hints: file.seen_hints,
            workshop: file.workshop,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_survive_ron_and_are_carried_over_from_json() {
        let settings = Settings {
            lang: Lang::En,
            theme: Theme::Dark,
            text_percent: 150,
            reduced_motion: true,
            pressure: Pressure::Brisk,
            seen_hints: vec!["keys".to_owned()],
            workshop: WorkshopSettings {
                tab: "graph".to_owned(),
                file: "scenarios/a.ron".to_owned(),
                scenario: "a".to_owned(),
                view: Some([120, -5, 800]),
            },
        };
        assert_eq!(
            Settings::from_text(&settings.to_text()).ok(),
            Some(settings.clone())
        );
        let earlier = r#"{"composure_settings": 1, "lang": "en", "theme": "dark", "text_percent": 150,
            "reduced_motion": true, "pressure": "brisk", "seen_hints": ["keys"], "workshop": {"tab": "graph",
            "file": "scenarios/a.ron", "scenario": "a", "view": [120, -5, 800]}}"#;
        assert_eq!(Settings::from_json(earlier).ok(), Some(settings));
    }

    #[test]
    fn odd_settings_fall_back_part_by_part() {
        let odd = r#"(lang: "tlh", text_percent: 900, theme: "dark", later: [1])"#;
        let read = Settings::from_text(odd).ok();
        assert_eq!(read.as_ref().map(|s| s.lang), Some(Lang::Zh));
        assert_eq!(read.as_ref().map(|s| s.text_percent), Some(200));
        assert_eq!(read.map(|s| s.theme), Some(Theme::Dark));
        assert_eq!(Settings::from_text("()").ok(), Some(Settings::default()));
        assert!(Settings::from_text("(").is_err());
    }

    #[test]
    fn text_size_steps_stay_in_range() {
        let mut settings = Settings::default();
        for _ in 0..20 {
            settings.text_percent = settings.stepped(true);
        }
        assert_eq!(settings.text_percent, 200);
        for _ in 0..20 {
            settings.text_percent = settings.stepped(false);
        }
        assert_eq!(settings.text_percent, 80);
    }
}
