//! Lines that are not the best, earn over half, and break nothing. Lines that are best for another customer are left out.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::{Both, NodeId};
use crate::score::exact;

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0321",
        name: "faultless-wrong-line",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::untranslated(
                "With every customer type a line earns over half of what the best one earns, and breaks no principle.",
            ),
            why: Both::untranslated(
                "The debrief has no fault to name, so a trainee asks with reason why it was not right. Often a sign was mistyped.",
            ),
            remedy: Both::untranslated(
                "Tag what the line breaks or leaves half done, or let it be best for another customer.",
            ),
            wrong: Both::same(
                r#"(best) {"know-other-side": 2, "consult-supervisor": 2} beside {"know-other-side": 2, "gather-material": 1}"#,
            ),
            right: Both::same(
                r#"(best) {"know-other-side": 2, "consult-supervisor": 2} beside {"know-other-side": -1, "gather-material": 1}"#,
            ),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, at, line) in subject.lines() {
        if !subject.casts.is_empty() && subject.casts.iter().all(|cast| is_so(cast, id, at)) {
            let message = format!("`{}` earns over half and breaks nothing", line.id);
            let mut finding = subject.at(RULE.code, subject.line_part(id, at, "tags"), message);
            let best = subject.casts.first().and_then(|cast| cast.key.node(id));
            if let Some(best) = best {
                let place = subject.line(id, usize::from(best.best.0));
                finding = finding.other(subject.file, place, "the best line");
            }
            found.push(finding);
        }
    }
}

fn is_so(cast: &super::Cast, id: NodeId, at: usize) -> bool {
    let Some(key) = cast.key.node(id) else {
        return false;
    };
    let credit = &key.lines[at].credit;
    *credit < exact(1)
        && *credit > exact(1) / exact(2)
        && cast.script.node(id).lines[at]
            .tags
            .iter()
            .all(|tag| tag.1 > 0)
}
