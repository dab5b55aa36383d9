//! Best lines that are the longest too often, or never. Lengths within one decision are another rule's.

use crate::diagnostic::Diagnostic;
use crate::engine::Wording;
use crate::lint::{Subject, rule, types};
use crate::model::{Lang, words};
use crate::score::NodeKey;

rule! {
    "L0402" "length-gives-away" Warning Scenario(check)
    finds: "在某一种语言里，对某类客户来说，最好的选项正好是节点里最长的，这样的计分节点超过 35 % 或者不到 15 %。计分节点满四个才检查。",
        "The best line is the longest of its node in more than 35 % or fewer than 15 % of the scored nodes, in one of the languages, for some customer type. Asked from four scored nodes on.";
    why: "总选最长的（或者从不选最长的），什么都不懂也比随机选得分高。",
        "Who always (or never) takes the longest line plays better than chance without understanding anything.";
    remedy: "在其中一些节点，把一个不对的选项写长，或者把最好的写短。",
        "Lengthen a wrong line, or shorten the best one, at some of the nodes.";
    wrong: "5 个节点里有 4 个，最好的选项最长",
        r"best line longest at 4 of 5 nodes";
    right: "5 个节点里有 1 个，最好的选项最长",
        r"best line longest at 1 of 5 nodes";
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for &lang in Lang::ALL {
        // The number of scored nodes times the number of wordings, and in how many of these the best line is the longest:
        // variants and forms of address count alike.
        let share = |cast: &crate::lint::Cast| {
            let scored: Vec<_> = subject.scored(cast).collect();
            let times = scored.iter().map(|(_, node, key)| {
                let wordings = cast.wordings.iter();
                wordings
                    .filter(|wording| best_is_longest(node, key, lang, wording))
                    .count()
            });
            (times.sum::<usize>(), scored.len() * cast.wordings.len())
        };
        let outside = |cast: &crate::lint::Cast| {
            let (longest, scored) = share(cast);
            scored >= 4 * cast.wordings.len()
                && (longest * 100 > scored * 35 || longest * 100 < scored * 15)
        };
        let Some(whom) = types(subject, |_, cast| outside(cast)) else {
            continue;
        };
        if let Some(cast) = subject.casts.iter().find(|cast| outside(cast)) {
            let (longest, scored) = share(cast);
            let wordings = cast.wordings.len().max(1);
            let (longest, scored) = ((longest + wordings / 2) / wordings, scored / wordings);
            let lang = lang.name();
            let message = words!(
                "{whom}{scored} 个计分节点里有 {longest} 个，最好的选项在 `{lang}` 里最长",
                "in `{lang}` the best line is the longest at {longest} of {scored} scored nodes{whom}",
                whom = whom
            );
            found.push(subject.at(RULE.code, subject.end(), message));
        }
    }
}

fn best_is_longest(
    node: &crate::model::Node,
    key: &NodeKey,
    lang: Lang,
    wording: &Wording,
) -> bool {
    let length = |at: usize| wording.fill(&node.choices[at].text, lang).chars().count();
    let best = usize::from(key.best.0);
    (0..node.choices.len()).all(|other| other == best || length(other) < length(best))
}
