//! What outcomes, bands, phases and players are called in the terminal: in Chinese as in the window, in English by their
//! names in files and JSON where those are plain words. Does not decide anything.

use crate::analysis::Policy;
use crate::model::{Both, Lang, Outcome, Phase};
use crate::report::diff::Part;
use crate::score::Band;

/// How a talk ended.
pub(super) const fn outcome(outcome: Outcome) -> Both {
    match outcome {
        Outcome::Escalated => Both::new("当场翻脸", "escalated"),
        Outcome::WalkedOut => Both::new("拂袖而去", "walked out"),
        Outcome::Deadlock => Both::new("谈崩了", "deadlock"),
        Outcome::Adjourned => Both::new("改日再谈", "adjourned"),
        Outcome::Grudging => Both::new("勉强接受", "accepted grudgingly"),
        Outcome::Settled => Both::new("满意接受", "settled"),
        Outcome::Delighted => Both::new("由衷认可", "delighted"),
    }
}

/// What the customer does in the end, as part of a sentence.
pub(super) const fn ending(outcome: Outcome) -> Both {
    match outcome {
        Outcome::Escalated => Both::new("客户当场翻脸", "the talk escalates"),
        Outcome::WalkedOut => Both::new("客户拂袖而去", "the customer walks out"),
        Outcome::Deadlock => Both::new("谈崩了", "the talk ends in deadlock"),
        Outcome::Adjourned => Both::new("改日再谈", "the talk is adjourned"),
        Outcome::Grudging => Both::new("客户勉强接受", "the customer accepts grudgingly"),
        Outcome::Settled => Both::new("客户满意接受", "the customer is settled"),
        Outcome::Delighted => Both::new("客户由衷认可", "the customer is delighted"),
    }
}

/// What a total is judged as.
pub(super) const fn band(band: Band) -> Both {
    match band {
        Band::StartLearning => Both::new("立刻开始学习", "start learning at once"),
        Band::AskSupervisor => Both::new("需要向主管求助", "needs help from your supervisor"),
        Band::RaiseSkill => Both::new("需要提高技巧", "needs to raise skill"),
        Band::Good => Both::new("好", "good"),
        Band::VeryGood => Both::new("很好", "very good"),
    }
}

/// A phase of a talk.
pub(super) const fn phase(phase: Phase) -> Both {
    let zh = match phase {
        Phase::Prepare => "准备",
        Phase::Receive => "接待",
        Phase::Soothe => "安抚",
        Phase::Explore => "了解",
        Phase::Propose => "提方案",
        Phase::Agree => "谈定",
        Phase::Close => "收尾",
        Phase::Followup => "跟进",
        Phase::Stuck => "谈不拢",
        Phase::Prevent => "预防",
        Phase::Sell => "销售",
        Phase::Afterdeal => "成交后",
        Phase::Relate => "维系",
    };
    Both::new(zh, phase.name())
}

/// A player who follows a rule.
pub(super) const fn player(policy: Policy) -> Both {
    let zh = match policy {
        Policy::Random => "随机选",
        Policy::Best => "每次选最好的",
        Policy::Worst => "每次选最差的",
        Policy::Longest(Lang::Zh) => "选中文最长的",
        Policy::Longest(Lang::En) => "选英文最长的",
        Policy::Shortest(Lang::Zh) => "选中文最短的",
        Policy::Shortest(Lang::En) => "选英文最短的",
        Policy::First => "总选第一句",
        Policy::Middle => "总选中间",
        Policy::Last => "总选最后",
        Policy::Apologetic => "道歉最多的",
        Policy::Polite => "客气话最多的",
        Policy::Generous => "让步最多的",
    };
    Both::new(zh, policy.name())
}

/// A language in which lines are written.
pub(super) const fn language(lang: Lang) -> Both {
    match lang {
        Lang::Zh => Both::new("中文", "zh"),
        Lang::En => Both::new("英文", "en"),
    }
}

/// A part of a scenario's file.
pub(super) const fn part(part: Part) -> Both {
    let zh = match part {
        Part::Scenario => "场景",
        Part::Slot => "计分处",
        Part::Flag => "标记",
        Part::Node => "节点",
        Part::Choice => "选项",
    };
    Both::new(zh, part.name())
}

/// A text, filled up with blanks to so many columns of a terminal; Chinese characters take two.
pub(super) fn padded(text: &str, columns: usize) -> String {
    let taken: usize = text.chars().map(columns_of).sum();
    format!("{text}{}", " ".repeat(columns.saturating_sub(taken)))
}

/// Columns of a terminal that a character takes.
const fn columns_of(c: char) -> usize {
    match c {
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}' => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// The words of the window in a language, by name; none if the file is not there.
    fn words(lang: &str) -> BTreeMap<String, String> {
        let path = format!("{}/assets/words/{lang}.ftl", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let entry = |line: &str| {
            let (name, word) = line.split_once(" = ")?;
            Some((name.to_owned(), word.to_owned()))
        };
        text.lines().filter_map(entry).collect()
    }

    /// All names of this module that the window has, too.
    fn all() -> Vec<(String, Both)> {
        let mut out = Vec::new();
        for &of in Outcome::ALL {
            out.push((format!("outcome-{}", of.name()), outcome(of)));
        }
        for &of in Phase::ALL {
            out.push((format!("phase-{}", of.name()), phase(of)));
        }
        for &of in Band::ALL {
            out.push((format!("band-{}", of.name()), band(of)));
        }
        for of in Policy::ROBOTS
            .into_iter()
            .chain([Policy::Random, Policy::Best, Policy::Worst])
        {
            let name = of.name().trim_start_matches("most-");
            out.push((format!("robot-{name}"), player(of)));
        }
        out
    }

    #[test]
    fn the_terminal_says_what_the_window_says() {
        let (zh, en) = (words("zh"), words("en"));
        for (name, both) in all() {
            assert_eq!(zh.get(&name).map(String::as_str), Some(both.zh), "{name}");
            if name.starts_with("outcome-") || name.starts_with("band-") {
                let word = en.get(&name).map(|word| word.to_lowercase());
                assert_eq!(word.as_deref(), Some(both.en), "{name}");
            }
        }
    }

    #[test]
    fn chinese_takes_two_columns() {
        assert_eq!(padded("改日再谈", 10), "改日再谈  ");
        assert_eq!(padded("settled", 10), "settled   ");
        assert_eq!(padded("（长）得放不下", 4), "（长）得放不下");
    }
}
