//! Lines of one decision that differ too much in length. Does not ask which of them is best.

use crate::diagnostic::Diagnostic;
use crate::lint::texts::passages::{Passage, Role, passages};
use crate::lint::{Subject, rule};
use crate::model::{Both, Lang, words};

rule! {
    "L0401" "uneven-lengths" Warning Scenario(check)
    finds: "在某一种语言里，一个节点最长的选项超过最短的 1.4 倍；占位符按实际显示的文字算，每套变体和每种称呼都算。",
        "Among the lines of a node the longest is more than 1.4 times as long as the shortest, in one of the languages; as shown, with any variant of the texts and any form of address.";
    why: "学员会按长短选：大多数培训材料里，最长的就是对的。",
        "Trainees choose by length: in most training material the longest line is the right one.";
    remedy: "把最长的删短，或者在最短的里多说一点；长度写在问题里。",
        "Cut the longest line or say more in the shortest; the lengths are in the message.";
    wrong: r#"{"zh": "好的。", …} 旁边是 {"zh": "您先坐，我给您倒杯水，慢慢说。", …}"#,
        r#"{"zh": "好的。", …} beside {"zh": "您先坐，我给您倒杯水，慢慢说。", …}"#;
    right: r#"{"zh": "好的，我知道了。", …} 旁边是 {"zh": "您先坐，慢慢说。", …}"#,
        r#"{"zh": "好的，我知道了。", …} beside {"zh": "您先坐，慢慢说。", …}"#;
}

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
            let Some(lengths) = most_uneven(subject, &lines, lang) else {
                continue;
            };
            let (Some(long), Some(short)) = (
                (0..lines.len()).max_by_key(|at| lengths[*at]),
                (0..lines.len()).min_by_key(|at| lengths[*at]),
            ) else {
                continue;
            };
            let (most, least) = (lengths[long], lengths[short]);
            if most * 10 > least * 14 {
                // The odd one out is marked: what is far from the middle of the others.
                let (long, short) = (lines[long], lines[short]);
                let middle = middle(lengths);
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
                    other.place(lang),
                    Both::new("和这里比一比", "compare this one"),
                );
                found.push(finding);
            }
        }
    }
}

/// The lengths of the lines of a node as they are shown, with the variant and the form of address with which they differ
/// most.
fn most_uneven(subject: &Subject<'_>, lines: &[&Passage<'_>], lang: Lang) -> Option<Vec<usize>> {
    let is_filled = |line: &&Passage<'_>| line.text.get(lang).contains('{');
    let fillings = subject.casts.iter().flat_map(|cast| &cast.wordings);
    let all = if lines.iter().any(is_filled) {
        usize::MAX
    } else {
        1
    };
    let lengths = fillings.take(all).map(|wording| -> Vec<usize> {
        let shown = lines.iter().map(|line| wording.fill(line.text, lang));
        shown.map(|text| text.chars().count()).collect()
    });
    let ends = |lengths: &Vec<usize>| {
        let (most, least) = (lengths.iter().max(), lengths.iter().min());
        (
            most.copied().unwrap_or(0),
            least.copied().unwrap_or(0).max(1),
        )
    };
    lengths.max_by(|a, b| {
        let ((a_most, a_least), (b_most, b_least)) = (ends(a), ends(b));
        (a_most * b_least).cmp(&(b_most * a_least))
    })
}

/// The middle one of some lengths.
fn middle(mut lengths: Vec<usize>) -> usize {
    lengths.sort_unstable();
    lengths.get(lengths.len() / 2).copied().unwrap_or(0)
}
