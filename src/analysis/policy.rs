//! Robots: players who choose without understanding. They read texts as the trainee sees them, every
//! placeholder filled. Does not play them; see `robot`.

use crate::engine::Wording;
use crate::model::{Both, Choice, Lang, Text};

/// How a robot chooses among the lines it can say; of equally good ones it takes the first in the author's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Policy {
    /// Any line, equally likely.
    Random,
    /// The line that earns most.
    Best,
    /// The line that earns least.
    Worst,
    /// The longest text in a language.
    Longest(Lang),
    /// The shortest text in a language.
    Shortest(Lang),
    /// The first in the author's list.
    First,
    /// The middle of the author's list.
    Middle,
    /// The last in the author's list.
    Last,
    /// The most words of apology.
    Apologetic,
    /// The most words of politeness.
    Polite,
    /// The most value given away.
    Generous,
}

impl Policy {
    /// The robots that must not get far ahead of chance.
    pub const ROBOTS: [Self; 10] = [
        Self::Longest(Lang::Zh),
        Self::Longest(Lang::En),
        Self::Shortest(Lang::Zh),
        Self::Shortest(Lang::En),
        Self::First,
        Self::Middle,
        Self::Last,
        Self::Apologetic,
        Self::Polite,
        Self::Generous,
    ];

    /// Name in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Random => "random",
            Self::Best => "best",
            Self::Worst => "worst",
            Self::Longest(Lang::Zh) => "longest-zh",
            Self::Longest(Lang::En) => "longest-en",
            Self::Shortest(Lang::Zh) => "shortest-zh",
            Self::Shortest(Lang::En) => "shortest-en",
            Self::First => "first",
            Self::Middle => "middle",
            Self::Last => "last",
            Self::Apologetic => "most-apologetic",
            Self::Polite => "most-polite",
            Self::Generous => "most-generous",
        }
    }

    /// What it is called where people read it.
    #[must_use]
    pub const fn label(self) -> Both {
        match self {
            Self::Random => Both::new("随机选", "At random"),
            Self::Best => Both::new("每次选最好的", "Always the best"),
            Self::Worst => Both::new("每次选最差的", "Always the worst"),
            Self::Longest(Lang::Zh) => Both::new("选中文最长的", "Longest in Chinese"),
            Self::Longest(Lang::En) => Both::new("选英文最长的", "Longest in English"),
            Self::Shortest(Lang::Zh) => Both::new("选中文最短的", "Shortest in Chinese"),
            Self::Shortest(Lang::En) => Both::new("选英文最短的", "Shortest in English"),
            Self::First => Both::new("总选第一句", "Always the first"),
            Self::Middle => Both::new("总选中间", "Always the middle"),
            Self::Last => Both::new("总选最后", "Always the last"),
            Self::Apologetic => Both::new("道歉最多的", "Most apologies"),
            Self::Polite => Both::new("客气话最多的", "Most courtesies"),
            Self::Generous => Both::new("让步最多的", "Most concessions"),
        }
    }

    /// Whether it goes by the texts of the lines.
    #[must_use]
    pub const fn reads(self) -> bool {
        matches!(
            self,
            Self::Longest(_) | Self::Shortest(_) | Self::Apologetic | Self::Polite
        )
    }

    /// How much the robot likes each choice in a wording of the texts; it takes any of those it likes most. `None` for
    /// robots that go by points.
    #[must_use]
    pub fn liking(self, choices: &[Choice], wording: &Wording) -> Option<Vec<i64>> {
        let by = |measure: &dyn Fn(&Choice) -> i64| Some(choices.iter().map(measure).collect());
        let count = i64::try_from(choices.len()).unwrap_or(i64::MAX);
        let by_place = |measure: &dyn Fn(i64) -> i64| Some((0..count).map(measure).collect());
        match self {
            Self::Random => by(&|_| 0),
            Self::Best | Self::Worst => None,
            Self::Longest(lang) => by(&|choice| length(&choice.text, lang, wording)),
            Self::Shortest(lang) => by(&|choice| -length(&choice.text, lang, wording)),
            Self::First => by_place(&|place| -place),
            Self::Last => by_place(&|place| place),
            Self::Middle => by_place(&|place| -(2 * place - (count - 1)).abs()),
            Self::Apologetic => by(&|choice| count_words(&choice.text, APOLOGIES, wording)),
            Self::Polite => by(&|choice| count_words(&choice.text, COURTESIES, wording)),
            Self::Generous => by(&|choice| i64::from(choice.gives)),
        }
    }
}

/// Characters of a text in one language, as it is shown.
pub(super) fn length(text: &Text, lang: Lang, wording: &Wording) -> i64 {
    i64::try_from(wording.fill(text, lang).chars().count()).unwrap_or(i64::MAX)
}

/// Words of apology, as a player who looks for them would.
const APOLOGIES: &[&str] = &[
    "对不起",
    "抱歉",
    "不好意思",
    "道歉",
    "歉意",
    "赔不是",
    "sorry",
    "apolog",
    "regret",
];
/// Words of politeness.
const COURTESIES: &[&str] = &[
    "请", "谢", "麻烦", "劳驾", "please", "thank", "kindly", "grateful",
];

/// How often any of the words stands in either language.
fn count_words(text: &Text, words: &[&str], wording: &Wording) -> i64 {
    let texts = [
        wording.fill(text, Lang::Zh),
        wording.fill(text, Lang::En).to_lowercase(),
    ];
    let counts = |word: &&str| texts.each_ref().map(|text| text.matches(*word).count());
    let found: usize = words.iter().flat_map(counts).sum();
    i64::try_from(found).unwrap_or(i64::MAX)
}
