//! The language of the user's system. Does not decide what is spoken where it names none.

use crate::model::Lang;

/// The language of the user's system: Chinese if that is Chinese, English if it is any other; none if it names none.
#[must_use]
pub fn system_language() -> Option<Lang> {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        .and_then(|locale| language_of(&locale))
}

/// The language of a POSIX locale such as `zh_CN.UTF-8`; `C` and `POSIX` are no language.
fn language_of(locale: &str) -> Option<Lang> {
    let name = locale
        .split(['.', '@', '_', '-'])
        .next()
        .unwrap_or_default();
    match name {
        "" | "C" | "POSIX" => None,
        "zh" => Some(Lang::Zh),
        _ => Some(Lang::En),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_name_a_language_or_none() {
        for none in ["", "C", "C.UTF-8", "POSIX"] {
            assert_eq!(language_of(none), None, "{none}");
        }
        for chinese in ["zh", "zh_CN.UTF-8", "zh-Hans", "zh.UTF-8"] {
            assert_eq!(language_of(chinese), Some(Lang::Zh), "{chinese}");
        }
        for other in ["en_GB.UTF-8", "en", "de_DE@euro"] {
            assert_eq!(language_of(other), Some(Lang::En), "{other}");
        }
    }
}
