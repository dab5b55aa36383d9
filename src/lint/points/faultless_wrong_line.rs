//! Lines that are not the best, earn over half, and break nothing. Lines that are best for another customer are left out.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule};
use crate::model::{Both, NodeId, words};
use crate::score::exact;

rule! {
    "L0321" "faultless-wrong-line" Warning Scenario(check)
    finds: "不管面对哪类客户，一个选项的得分都超过最好选项的一半，又没有违反任何原则。",
        "With every customer type a line earns over half of what the best one earns, and breaks no principle.";
    why: "复盘说不出它错在哪里，学员自然要问它为什么不对。往往是正负号打错了。",
        "The debrief has no fault to name, so a trainee asks with reason why it was not right. Often a sign was mistyped.";
    remedy: "标注出这个选项违反了什么，或者什么只做了一半；不然就让它对另一类客户是最好的。",
        "Tag what the line breaks or leaves half done, or let it be best for another customer.";
    wrong: r#"（最好的）{"know-other-side": 2, "consult-supervisor": 2} 旁边是 {"know-other-side": 2, "gather-material": 1}"#,
        r#"(best) {"know-other-side": 2, "consult-supervisor": 2} beside {"know-other-side": 2, "gather-material": 1}"#;
    right: r#"（最好的）{"know-other-side": 2, "consult-supervisor": 2} 旁边是 {"know-other-side": -1, "gather-material": 1}"#,
        r#"(best) {"know-other-side": 2, "consult-supervisor": 2} beside {"know-other-side": -1, "gather-material": 1}"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, at, line) in subject.lines() {
        if !subject.casts.is_empty() && subject.casts.iter().all(|cast| is_so(cast, id, at)) {
            let message = words!(
                "`{}` 得分超过一半，又什么都没违反",
                "`{}` earns over half and breaks nothing",
                line.id
            );
            let mut finding = subject.at(RULE.code, subject.line_part(id, at, "tags"), message);
            let best = subject.casts.first().and_then(|cast| cast.key.node(id));
            if let Some(best) = best {
                let place = subject.line(id, usize::from(best.best.0));
                finding = finding.other(place, Both::new("最好的选项", "the best line"));
            }
            found.push(finding);
        }
    }
}

fn is_so(cast: &crate::lint::Cast, id: NodeId, at: usize) -> bool {
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
