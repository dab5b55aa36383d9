//! Text in every language of the product. Does not choose a language: the caller does.

use super::named_enum;

named_enum! {
    /// A language of the product.
    Lang {
        /// Simplified Chinese.
        Zh = "zh",
        /// English.
        En = "en",
    }
}

/// One text in every language. Placeholders such as `{car}` are filled by the engine's wording.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Simplified Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Text {
    /// A text from its two languages.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            zh: zh.into(),
            en: en.into(),
        }
    }

    /// The text in one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}
