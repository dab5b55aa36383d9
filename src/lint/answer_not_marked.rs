//! Lines tagged as answers to a tactic that do not counter it. Weak answers are left out.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0320",
        name: "answer-not-marked",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: "Where the customer uses a tactic, a line is tagged 2 for countering it (a principle `counter-…` of that tactic), but does not say `counters: true`.",
            why: "The trainee gives the right answer and the tactic costs him all the same.",
            remedy: "Write `counters: true` at the line, or lower the tag.",
            wrong: r#"(id: "steady", tags: {"counter-threat": 2}, …)"#,
            right: r#"(id: "steady", tags: {"counter-threat": 2}, counters: true, …)"#,
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, at, line) in subject.lines() {
        let Some(tactic) = subject.scenario.node(id).tactic else {
            continue;
        };
        let answers = line.tags.iter().find_map(|&(principle, tag)| {
            let name = &subject.library.rules.catalogue.get(principle).id;
            let stem = name.strip_prefix("counter-")?;
            let fits = tactic.name().starts_with(stem.get(..4)?);
            (tag == 2 && fits).then_some(name)
        });
        if let Some(name) = answers.filter(|_| !line.counters) {
            let message = format!("`{}` follows `{name}` fully, but does not counter", line.id);
            let mut finding = subject.at(RULE.code, subject.tag(id, at, "tags", name), message);
            if line.bites {
                finding = finding.other(
                    subject.file,
                    subject.line_part(id, at, "bites"),
                    "it falls for it instead",
                );
            }
            found.push(finding);
        }
    }
}
