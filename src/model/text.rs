//! Words of the data files, and text in every language of the product. Does not choose a language: the caller does.

/// A word of the data files: an enum whose variants have names there.
pub trait Named: Copy + 'static {
    /// Every variant with its name.
    fn all() -> &'static [Self];
    /// The name used in data files.
    fn word(self) -> &'static str;
}

/// Declares an enum of unit variants with the name it has in data files, its list of all variants, and a lookup by name.
/// What trainees and trainers read of it stands behind that name, in Chinese and English.
macro_rules! named_enum {
    ($(#[$meta:meta])* $name:ident {
        $($(#[$vmeta:meta])* $variant:ident = $text:literal ($zh:literal, $en:literal),)+
    }) => {
        $crate::model::named_enum! {
            $(#[$meta])* $name { $($(#[$vmeta])* $variant = $text,)+ }
        }

        impl $name {
            /// What it is called where people read it: on screens, in reports and in the terminal.
            #[must_use]
            pub const fn label(self) -> $crate::model::Both {
                match self { $(Self::$variant => $crate::model::Both::new($zh, $en),)+ }
            }
        }
    };
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant,)+ }

        impl $name {
            /// Every variant, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];
            /// How many variants there are.
            pub const COUNT: usize = Self::ALL.len();

            /// The name used in data files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// The variant with this name, if there is one.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)+ _ => None }
            }

            /// Position in [`Self::ALL`]; serves as an array index.
            #[must_use]
            pub const fn index(self) -> usize { self as usize }
        }

        impl $crate::model::Named for $name {
            fn all() -> &'static [Self] { Self::ALL }
            fn word(self) -> &'static str { self.name() }
        }
    };
}
pub(crate) use named_enum;

named_enum! {
    /// A language of the product.
    Lang {
        /// Simplified Chinese.
        Zh = "zh" ("中文", "Chinese"),
        /// English.
        En = "en" ("英文", "English"),
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

    /// A text that is the same in every language, such as what a system says.
    pub fn same(text: impl Into<String>) -> Self {
        let zh = text.into();
        Self { en: zh.clone(), zh }
    }

    /// Whether nothing is said.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.zh.is_empty() && self.en.is_empty()
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

/// A fixed text in every language, such as a part of a rule's page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Both {
    /// Simplified Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

impl Both {
    /// A text from its two languages.
    #[must_use]
    pub const fn new(zh: &'static str, en: &'static str) -> Self {
        Self { zh, en }
    }

    /// A text that is the same in every language, such as lines of a data file.
    #[must_use]
    pub const fn same(text: &'static str) -> Self {
        Self { zh: text, en: text }
    }

    /// The text in one language.
    #[must_use]
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

impl From<Both> for Text {
    fn from(both: Both) -> Self {
        Self::new(both.zh, both.en)
    }
}

/// Writes one [`Text`] in both languages, Chinese first. Both sentences are given the same values: those that stand in
/// braces by name, and those behind the sentences in order. Values that are texts themselves are given as `name = text`;
/// each sentence takes its own language of them.
///
/// `words!("没有节点 `{name}`", "there is no node `{name}`")`, `words!("第 {} 行", "line {}", at + 1)`,
/// `words!("不起作用：{why}", "it does nothing: {why}", why = why)`
macro_rules! words {
    ($zh:literal, $en:literal, $($name:ident = $text:expr),+ $(,)?) => {
        // A match, so that values are worked out once and none of them sees another's name.
        match ($(&$text,)+) {
            ($($name,)+) => $crate::model::Text {
                zh: {
                    $(let $name = &$name.zh;)+
                    format!($zh)
                },
                en: {
                    $(let $name = &$name.en;)+
                    format!($en)
                },
            },
        }
    };
    ($zh:literal, $en:literal $(, $value:expr)* $(,)?) => {
        $crate::model::Text {
            zh: format!($zh $(, $value)*),
            en: format!($en $(, $value)*),
        }
    };
}
pub(crate) use words;
