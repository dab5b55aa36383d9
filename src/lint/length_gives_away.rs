//! Best lines that are the longest too often, or never. Lengths within one decision are another rule's.

use super::{Check, Rule, Subject, types};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::{Both, Lang};
use crate::score::NodeKey;

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0402",
        name: "length-gives-away",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::untranslated(
                "The best line is the longest of its node in more than 35 % or fewer than 15 % of the scored nodes, in one of the languages, for some customer type. Asked from four scored nodes on.",
            ),
            why: Both::untranslated(
                "Who always (or never) takes the longest line plays better than chance without understanding anything.",
            ),
            remedy: Both::untranslated(
                "Lengthen a wrong line, or shorten the best one, at some of the nodes.",
            ),
            wrong: Both::same(r"best line longest at 4 of 5 nodes"),
            right: Both::same(r"best line longest at 1 of 5 nodes"),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for &lang in Lang::ALL {
        let share = |cast: &super::Cast| {
            let scored: Vec<_> = subject.scored(cast).collect();
            let longest = scored
                .iter()
                .filter(|(_, node, key)| best_is_longest(node, key, lang));
            (longest.count(), scored.len())
        };
        let outside = |cast: &super::Cast| {
            let (longest, scored) = share(cast);
            scored >= 4 && (longest * 100 > scored * 35 || longest * 100 < scored * 15)
        };
        let Some(whom) = types(subject, |_, cast| outside(cast)) else {
            continue;
        };
        if let Some((longest, scored)) = subject.casts.iter().find(|cast| outside(cast)).map(share)
        {
            let message = format!(
                "in `{}` the best line is the longest at {longest} of {scored} scored nodes{whom}",
                lang.name()
            );
            found.push(subject.at(RULE.code, subject.end(), message));
        }
    }
}

fn best_is_longest(node: &crate::model::Node, key: &NodeKey, lang: Lang) -> bool {
    let length = |at: usize| node.choices[at].text.get(lang).chars().count();
    let best = usize::from(key.best.0);
    (0..node.choices.len()).all(|other| other == best || length(other) < length(best))
}
