//! Lines tagged as both following and breaking principles of one family. Different families may well pull apart.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule};
use crate::model::{Both, words};

rule! {
    "L0318" "mixed-feelings" Warning Scenario(check)
    finds: "一个选项完全做到了一条原则，又彻底违反了同一类别的另一条，比如同属倾听的两条。",
        "A line fully follows one principle and fully breaks another of the same family, such as listening.";
    why: "一句话很难两样都占；心情两样都算，复盘自相矛盾。往往是正负号打错了。",
        "A sentence can hardly do both; the mood takes both, the debrief contradicts itself. Often a sign was mistyped.";
    remedy: "改正两个标注中一个的正负号。",
        "Correct the sign of one of the two tags.";
    wrong: r#"tags: {"hear-out": 2, "listen-to-feelings": -2},"#;
    right: r#"tags: {"hear-out": 2, "listen-to-feelings": 2},"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let catalogue = &subject.library.rules.catalogue;
    for (id, at, line) in subject.lines() {
        for &(broken, tag) in &line.tags {
            let family = catalogue.get(broken).family;
            let follows =
                |other: &&(_, i8)| other.1 == 2 && catalogue.get(other.0).family == family;
            if tag == -2
                && let Some(&(followed, _)) = line.tags.iter().find(follows)
            {
                let (broken, followed) = (&catalogue.get(broken).id, &catalogue.get(followed).id);
                let message = words!(
                    "这里违反 `{broken}`，又做到 `{followed}`，两条同属类别 `{}`",
                    "this breaks `{broken}` and follows `{followed}`, both of family `{}`",
                    family.name()
                );
                let finding = subject
                    .at(RULE.code, subject.tag(id, at, "tags", broken), message)
                    .other(
                        subject.tag(id, at, "tags", followed),
                        Both::new("在这里做到", "followed here"),
                    );
                found.push(finding);
            }
        }
    }
}
