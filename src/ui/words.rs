//! The words of the interface, from `assets/words/*.ftl`. Does not choose the language: the settings do.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::model::{Both, Lang};

/// The Chinese words as shipped.
pub const ZH: &str = include_str!("../../assets/words/zh.ftl");
/// The English words as shipped.
pub const EN: &str = include_str!("../../assets/words/en.ftl");

/// The words of one language.
pub struct Words {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Words")
            .field("lang", &self.lang)
            .finish_non_exhaustive()
    }
}

impl Words {
    /// The words of a language.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        let (tag, source) = match lang {
            Lang::Zh => ("zh-CN", ZH),
            Lang::En => ("en-GB", EN),
        };
        let locale: LanguageIdentifier = tag.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Everything is in one direction of writing; the marks would show up as boxes.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(number) => Some(grouped(&number.as_string())),
            _ => None,
        }));
        // What can be read of a broken file is used; a test keeps the shipped ones whole.
        let resource = match FluentResource::try_new(source.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
        Self { lang, bundle }
    }

    /// The language.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether there is such a key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// A text; the key itself if there is none.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// A text with its values.
    #[must_use]
    pub fn with(&self, key: &str, values: &[(&'static str, FluentValue<'_>)]) -> String {
        let args: FluentArgs<'_> = values
            .iter()
            .map(|(name, value)| (*name, value.clone()))
            .collect();
        self.format(key, Some(&args))
    }

    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let pattern = self
            .bundle
            .get_message(key)
            .and_then(|message| message.value());
        debug_assert!(pattern.is_some(), "no words for {key}");
        let Some(pattern) = pattern else {
            return key.to_owned();
        };
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, args, &mut errors)
            .into_owned();
        debug_assert!(errors.is_empty(), "{key}: {errors:?}");
        text
    }

    /// What an enum's value is called, such as a phase, from its `label`.
    #[must_use]
    pub fn name(&self, label: Both) -> String {
        label.get(self.lang).to_owned()
    }
}

/// A number as text with a comma before every three digits of its whole part, as both languages write it.
fn grouped(number: &str) -> String {
    let from = number.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let (sign, rest) = number.split_at(from);
    let (whole, fraction) = rest.split_at(rest.find('.').unwrap_or(rest.len()));
    let mut out = sign.to_owned();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_numbers_are_grouped_and_short_ones_are_not() {
        let written = ["0", "-7", "999", "1234", "-1234567.25", "107520"].map(grouped);
        assert_eq!(
            written,
            ["0", "-7", "999", "1,234", "-1,234,567.25", "107,520"]
        );
        let words = Words::new(Lang::En);
        let told = words.with("analysis-ending-unmet", &[("talks", 107_520.into())]);
        assert_eq!(told, "not met in 107,520 talks");
    }
}
