//! Scenarios whose file has another name. Folders are not looked at.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule};
use crate::model::words;

rule! {
    "L0601" "file-named-otherwise" Warning Scenario(check)
    finds: "场景的 `id` 和去掉 `.ron` 的文件名不一样。",
        "The scenario's `id` is not the name of its file without `.ron`.";
    why: "按标识找场景的人找不到文件；复制来的文件如果还用旧标识，会把原来的场景盖住。",
        "Whoever looks for a scenario by its id does not find the file; a copied file that keeps the old id hides the original.";
    remedy: "给文件改名，或者改正标识。谈完的记录是按标识保存的。",
        "Rename the file, or correct the id. Finished talks are kept under the id.";
    wrong: r#"文件 late-delivery-2.ron 里写的是 id: "late-delivery""#,
        r#"id: "late-delivery" in the file late-delivery-2.ron"#;
    right: r#"文件 late-delivery-2.ron 里写的是 id: "late-delivery-2""#,
        r#"id: "late-delivery-2" in the file late-delivery-2.ron"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let name = subject.source.path.rsplit('/').next().unwrap_or_default();
    let Some(stem) = name.strip_suffix(".ron") else {
        return;
    };
    if stem != subject.scenario.id {
        let message = words!(
            "文件叫 `{name}`，场景叫 `{}`",
            "the file is named `{name}`, the scenario `{}`",
            subject.scenario.id
        );
        let place = subject.tree.field("id");
        let place = place.map_or_else(|| subject.start(), |value| value.span.clone());
        found.push(subject.at(RULE.code, place, message));
    }
}
