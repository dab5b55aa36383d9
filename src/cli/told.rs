//! How names stand in the terminal, and what the engine refuses, in both languages. Does not decide what is refused.

use std::path::Path;

use crate::engine::{RunError, StepError};
use crate::model::{Both, Lang, Text, words};

/// A name as the terminal shows it: in Chinese what the window says, in English the word of files and JSON.
pub(super) const fn named(label: Both, id: &'static str) -> Both {
    Both::new(label.zh, id)
}

/// Why a line cannot be said.
pub(super) fn step_error(error: StepError) -> Text {
    let zh = match error {
        StepError::Ended => "谈话已经结束了".to_owned(),
        StepError::NoSuchChoice(choice) => format!("这里没有第 {} 个选项", choice.0 + 1),
        StepError::Locked(choice) => format!("第 {} 个选项现在说不了", choice.0 + 1),
        StepError::NoPressure => "这一场没有时间压力".to_owned(),
    };
    Text::new(zh, error.to_string())
}

/// Why a run cannot be replayed.
pub(super) fn run_error(error: &RunError) -> Text {
    let zh = match error {
        RunError::NotARun => {
            "这不是一场的代码：它应该像 c2.scenario.type.fingerprint.seed.off.1321.k7".to_owned()
        }
        RunError::Version(version) => {
            format!("这一场的代码是第 {version} 版，本程序能重放第 1 版和第 2 版")
        }
        RunError::Earlier => "这一场是本程序较早的版本记下的".to_owned(),
        RunError::Part { part, text } => {
            let part = match *part {
                "seed" => "种子",
                "pressure" => "时间压力",
                _ => "选项",
            };
            format!("这一场代码里的{part}读不懂：{text:?}")
        }
        RunError::Check => "这一场的代码抄错了：最后两个字符和前面对不上".to_owned(),
        RunError::ScenarioChanged { run, now } => {
            format!("这一场之后场景改过了（当时 {run}，现在 {now}）")
        }
        RunError::Move { number, reason } => {
            format!("第 {number} 步：{}", step_error(*reason).zh)
        }
    };
    Text::new(zh, error.to_string())
}

/// That a file could not be written; the reason is put behind it.
pub(super) fn unwritten(path: &Path, lang: Lang) -> String {
    let shown = path.display();
    let told = words!(
        "{shown} 写不进去，没有动它",
        "{shown} cannot be written and is left as it was"
    );
    told.get(lang).to_owned()
}
