//! Best lines that nobody can say who has said the best lines so far. Follows the best lines only, for every customer type.

use crate::analysis::{Policy, play};
use crate::diagnostic::Diagnostic;
use crate::lint::state::BEHIND_SET;
use crate::lint::{Cast, Subject, rule, types};
use crate::model::{Both, ChoiceIndex, NodeId, Text, words};

rule! {
    "L0324" "best-line-locked" Warning Scenario(check)
    finds: "前面句句都说最好的，走到这一轮，最好的那句却锁着：它要的标记，前面最好的选项都没有记下。",
        "Whoever says the best line at every turn comes to a node whose best line is locked: it needs a flag that none of the best lines before it sets.";
    why: "没有人拿得到满分。学员句句都说对了，复盘却说还有更好的，早该换一句。",
        "Nobody can get full points. The trainee who said everything right is told that there was something better, and that an earlier line should have been another one.";
    remedy: "让前面最好的选项也记下这个标记，或者去掉这里的 `needs`。",
        "Let the best line before it set the flag, too, or take away the `needs` here.";
    wrong: "(id: \"waybill\", tags: {\"gather-material\": 2}, goto: \"talk\"), // 最好的，却不记下 has-waybill\n…\n(id: \"answer\", needs: [\"has-waybill\"], …), // 这里最好的",
        "(id: \"waybill\", tags: {\"gather-material\": 2}, goto: \"talk\"), // the best, without has-waybill\n…\n(id: \"answer\", needs: [\"has-waybill\"], …), // the best here";
    right: "(id: \"waybill\", tags: {\"gather-material\": 2}, set: [\"has-waybill\"], goto: \"talk\"),";
}

/// A best line that is locked for who says the best lines, and the lines said before at whose nodes others set what it
/// needs.
struct Locked {
    node: NodeId,
    line: ChoiceIndex,
    flag: usize,
    before: Vec<(NodeId, ChoiceIndex)>,
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let locked: Vec<Option<Locked>> = subject.casts.iter().map(first_locked).collect();
    for (at, this) in locked.iter().enumerate() {
        let Some(this) = this else { continue };
        let is_same = |other: &Locked| (other.node, other.line) == (this.node, this.line);
        let is_told = |other: &Option<Locked>| other.as_ref().is_some_and(is_same);
        if locked[..at].iter().any(is_told) {
            continue;
        }
        let Some(whom) = types(subject, |cast, _| is_told(&locked[cast])) else {
            continue;
        };
        let name = &subject.scenario.flags[this.flag];
        let message = words!(
            "{whom}前面句句都说最好的，这里最好的一句却锁着：没有记下 `{name}`",
            "who says the best lines finds the best line here locked: `{name}` is not set{whom}",
            whom = whom,
            name = Text::same(name.as_str())
        );
        let place = subject.line_item(this.node, usize::from(this.line.0), "needs", name);
        let mut finding = subject.at(RULE.code, place, message);
        for &(node, line) in &this.before {
            let place = subject.line_parts(node, usize::from(line.0), BEHIND_SET);
            finding = finding.other(
                place,
                Both::new(
                    "这里最好的这句也该记下吗？",
                    "should the best line here set it, too?",
                ),
            );
        }
        found.push(finding);
    }
}

/// The first best line that is locked for a customer's best player.
fn first_locked(cast: &Cast) -> Option<Locked> {
    let script = &cast.script;
    let (mut flags, mut said) = (0_u64, Vec::new());
    for (node, line) in play(script, &cast.key, Policy::Best).moves {
        let lines = &script.node(node).lines;
        if let Some(best) = cast.key.node(node).map(|key| key.best) {
            let missing = lines[usize::from(best.0)].needs & !flags;
            if missing != 0 {
                let sets = |&(node, _): &(NodeId, ChoiceIndex)| {
                    let lines = &script.node(node).lines;
                    lines.iter().any(|line| line.set & missing != 0)
                };
                return Some(Locked {
                    node,
                    line: best,
                    flag: missing.trailing_zeros() as usize,
                    before: said.into_iter().filter(sets).collect(),
                });
            }
        }
        flags |= lines[usize::from(line.0)].set;
        said.push((node, line));
    }
    None
}
