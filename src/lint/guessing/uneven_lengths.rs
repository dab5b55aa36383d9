//! Lines of one decision that differ too much in length. Does not ask which of them is best.

use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::lint::texts::passages::{Passage, Role, passages};
use crate::lint::{Check, Rule, Subject};
use crate::model::{Both, Lang, words};

pub(crate) const RULE: Rule = Rule {
    code: &Code {
        id: "L0401",
        name: "uneven-lengths",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::new(
                "在某一种语言里，一个节点最长的选项超过最短的 1.4 倍。",
                "Among the lines of a node the longest is more than 1.4 times as long as the shortest, in one of the languages.",
            ),
            why: Both::new(
                "学员会按长短选：大多数培训材料里，最长的就是对的。",
                "Trainees choose by length: in most training material the longest line is the right one.",
            ),
            remedy: Both::new(
                "把最长的删短，或者在最短的里多说一点；长度写在问题里。",
                "Cut the longest line or say more in the shortest; the lengths are in the message.",
            ),
            wrong: Both::new(
                r#"{"zh": "好的。", …} 旁边是 {"zh": "您先坐，我给您倒杯水，慢慢说。", …}"#,
                r#"{"zh": "好的。", …} beside {"zh": "您先坐，我给您倒杯水，慢慢说。", …}"#,
            ),
            right: Both::new(
                r#"{"zh": "好的，我知道了。", …} 旁边是 {"zh": "您先坐，慢慢说。", …}"#,
                r#"{"zh": "好的，我知道了。", …} beside {"zh": "您先坐，慢慢说。", …}"#,
            ),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let all = passages(subject);
    for (id, node) in subject.nodes() {
        // Passages stand in the order of the nodes.
        let first =
            all.partition_point(|p| p.role < Role::Wording || p.node.is_some_and(|own| own < id));
        let lines: Vec<&Passage<'_>> = all[first..]
            .iter()
            .take_while(|p| p.node == Some(id))
            .filter(|p| p.role == Role::Line)
            .collect();
        for &lang in Lang::ALL {
            let length = |p: &&&Passage<'_>| p.text.get(lang).chars().count();
            let (Some(long), Some(short)) = (
                lines.iter().max_by_key(length),
                lines.iter().min_by_key(length),
            ) else {
                continue;
            };
            let (most, least) = (length(&long), length(&short));
            if most * 10 > least * 14 {
                // The odd one out is marked: what is far from the middle of the others.
                let middle = middle(
                    lines
                        .iter()
                        .map(|p| p.text.get(lang).chars().count())
                        .collect(),
                );
                let (odd, other) = if most * least > middle * middle {
                    (long, short)
                } else {
                    (short, long)
                };
                let message = words!(
                    "`{1}` 的选项在 `{0}` 里有 {least} 到 {most} 个字符，长短之比超过 1.4",
                    "in `{}` the lines of `{}` have {least} to {most} characters, a ratio over 1.4",
                    lang.name(),
                    node.id
                );
                let finding = subject.at(RULE.code, odd.place(lang), message).other(
                    subject.file,
                    other.place(lang),
                    Both::new("和这里比一比", "compare this one"),
                );
                found.push(finding);
            }
        }
    }
}

/// The middle one of some lengths.
fn middle(mut lengths: Vec<usize>) -> usize {
    lengths.sort_unstable();
    lengths.get(lengths.len() / 2).copied().unwrap_or(0)
}
