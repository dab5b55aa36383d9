//! Words such as "never" that stand in wrong lines only. Single uses are fine.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule};
use crate::model::{Both, Lang, words};
use crate::score::exact;

rule! {
    "L0406" "telltale-absolutes" Warning Scenario(check)
    finds: "说得绝对的词（always、never、guarantee；绝对、永远、保证 …）在某一种语言里，出现在四个或更多不对的选项里，却不在任何一个最好的选项里。",
        "Words that leave no exception (always, never, guarantee; 绝对, 永远, 保证 …) stand in four or more wrong lines and in no best line, in one of the languages.";
    why: "学员考试考多了，知道话说绝了就是错的，不读就把这些选项划掉。",
        "Trainees know from tests that absolutes are wrong, and strike those lines out without reading.";
    remedy: "在一些最好的选项里也用上这样的词，或者从不对的选项里去掉。",
        "Use such a word in some best lines too, or take it out of wrong ones.";
    wrong: "“我保证绝不会有下一次。”另有三句也这样，都不对",
        r#""I guarantee it will never happen again." and three more like it, all wrong"#;
    right: "“打这个号码，任何时候都能找到我。”是一个最好的选项",
        r#""You will always reach me under this number." as a best line"#;
}

/// Wrong lines with absolutes that are still no pattern.
const FINE: usize = 3;

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for &lang in Lang::ALL {
        let (mut wrong, mut best) = (Vec::new(), 0);
        for (id, at, line) in subject.lines() {
            let Some(word) = absolute(line.text.get(lang), lang) else {
                continue;
            };
            let keys = subject.casts.iter().filter_map(|cast| cast.key.node(id));
            let credits: Vec<_> = keys.map(|key| &key.lines[at].credit).collect();
            if credits.iter().any(|credit| **credit == exact(1)) {
                best += 1;
            } else if !credits.is_empty() {
                wrong.push((id, at, word));
            }
        }
        if let [(id, at, word), rest @ ..] = wrong.as_slice()
            && best == 0
            && wrong.len() > FINE
        {
            let message = words!(
                "`{}` 里说得绝对的词，比如 `{word}`，出现在 {} 个不对的选项里，最好的选项里一个也没有",
                "in `{}` words without exception, such as `{word}`, stand in {} wrong lines and in no best one",
                lang.name(),
                wrong.len()
            );
            let place = |id, at| subject.line_part(id, at, "text");
            let mut finding = subject.at(RULE.code, place(*id, *at), message);
            for (id, at, _) in rest.iter().take(2) {
                finding = finding.other(place(*id, *at), Both::new("这里也有", "and here"));
            }
            found.push(finding);
        }
    }
}

/// The first word without exception in a text.
fn absolute(text: &str, lang: Lang) -> Option<&'static str> {
    match lang {
        Lang::Zh => ZH.iter().copied().find(|word| text.contains(word)),
        Lang::En => {
            let text = text.to_lowercase();
            let mut words = text.split(|c: char| !c.is_alphanumeric());
            words.find_map(|word| EN.iter().copied().find(|known| *known == word))
        }
    }
}

const ZH: &[&str] = &[
    "绝对",
    "肯定",
    "永远",
    "从来",
    "完全",
    "百分之百",
    "百分百",
    "保证",
    "绝不",
    "决不",
    "从不",
    "根本",
    "全部",
    "任何",
];
const EN: &[&str] = &[
    "always",
    "never",
    "absolutely",
    "definitely",
    "certainly",
    "guarantee",
    "guaranteed",
    "completely",
    "totally",
    "impossible",
    "nobody",
    "everyone",
    "anything",
    "entirely",
];
