//! The words in a picture, in one language. Phases, outcomes, tactics and speakers have their own names. Does not
//! choose the language.

use crate::graph::layout::shape::Exit;
use crate::model::{Both, Lang, Speaker, Text};

/// Names and short texts in one language.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    lang: Lang,
}

impl Words {
    /// The words of a language.
    #[must_use]
    pub const fn new(lang: Lang) -> Self {
        Self { lang }
    }

    /// The language.
    #[must_use]
    pub const fn lang(self) -> Lang {
        self.lang
    }

    /// What an enum's value is called, such as a phase, from its `label`.
    #[must_use]
    pub const fn name(self, label: Both) -> &'static str {
        label.get(self.lang)
    }

    /// Who speaks, if it is not the customer.
    #[must_use]
    pub const fn speaker(self, speaker: Speaker) -> Option<&'static str> {
        match speaker {
            Speaker::Customer => None,
            other => Some(other.label().get(self.lang)),
        }
    }

    /// What a way out is called.
    #[must_use]
    pub const fn exit(self, exit: Exit) -> &'static str {
        match exit {
            Exit::Accepted => self.pick("客户接受", "Customer accepts"),
            Exit::NotAccepted => self.pick("没有谈成", "No agreement"),
            Exit::BrokenOff => self.pick("随时可能中断", "Breaks off at any time"),
        }
    }

    /// The band of the ways out.
    #[must_use]
    pub const fn endings(self) -> &'static str {
        self.pick("结局", "Endings")
    }

    /// What stands at the edge that a refusal takes.
    #[must_use]
    pub const fn refused(self) -> &'static str {
        self.pick("不接受", "refuses")
    }

    /// What stands at the choices of a deciding node.
    #[must_use]
    pub const fn accepts(self) -> &'static str {
        self.pick("接受", "accepts")
    }

    /// A node that earns nothing.
    #[must_use]
    pub const fn detour(self) -> &'static str {
        self.pick("岔路，不计分", "detour, not scored")
    }

    /// A node where the customer decides.
    #[must_use]
    pub const fn decides(self) -> &'static str {
        self.pick("客户表态", "decides")
    }

    /// Points, after a number.
    #[must_use]
    pub fn points(self, number: &str) -> String {
        match self.lang {
            Lang::Zh => format!("{number} 分"),
            Lang::En => format!("{number} points"),
        }
    }

    /// One of two texts.
    #[must_use]
    pub const fn pick(self, zh: &'static str, en: &'static str) -> &'static str {
        match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// A text of the scenario.
    #[must_use]
    pub fn text(self, text: &Text) -> &str {
        text.get(self.lang)
    }
}
