//! SARIF output, held to the schema of SARIF 2.1.0.

use std::fs;

use composure::diagnostic::{
    CODES, Code, Diagnostic, FileId, Patch, Silenced, SourceFile, to_sarif,
};
use composure::model::Both;
use serde_json::{Value, json};

use crate::source::fixtures::checked;
use crate::support::root;

fn validator() -> jsonschema::Validator {
    let path = root().join("tests/fixtures/sarif/sarif-schema-2.1.0.json");
    let schema: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

fn violations(validator: &jsonschema::Validator, document: &Value) -> Vec<String> {
    validator
        .iter_errors(document)
        .map(|error| format!("{}: {error}", error.instance_path))
        .collect()
}

#[test]
fn every_fixture_is_valid_sarif_with_each_finding_once() {
    let validator = validator();
    for (found, files) in checked() {
        let problems = [("b.ron".to_owned(), "it is not UTF-8".to_owned())];
        let document = to_sarif(found, &[], &problems, files, CODES);
        let document: Value = serde_json::from_str(&document).unwrap();
        assert_eq!(violations(&validator, &document), Vec::<String>::new());
        let results = document["runs"][0]["results"].as_array().unwrap();
        assert_eq!(results.len(), found.len());
        for result in results {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            let rule = &document["runs"][0]["tool"]["driver"]["rules"][index];
            assert_eq!(rule["id"], result["ruleId"]);
        }
    }
}

#[test]
fn the_schema_objects_to_what_is_not_sarif() {
    let validator = validator();
    let document: Value = serde_json::from_str(&to_sarif(&[], &[], &[], &[], CODES)).unwrap();
    assert!(violations(&validator, &document).is_empty());
    for (pointer, wrong) in [
        ("/version", json!("2.2.0")),
        ("/runs/0/columnKind", json!("bytes")),
        ("/runs/0/tool/driver/name", json!(3)),
        ("/runs/0/results", json!([{"level": "warning"}])),
        (
            "/runs/0/tool/driver/rules/0/defaultConfiguration/level",
            json!("bad"),
        ),
    ] {
        let mut broken = document.clone();
        *broken.pointer_mut(pointer).unwrap() = wrong;
        assert!(!violations(&validator, &broken).is_empty(), "{pointer}");
    }
}

#[test]
fn places_fixes_and_reasons_are_written_as_sarif_counts_them() {
    let files = [SourceFile {
        path: "./从 a.ron".to_owned(),
        text: "x\n从容😀 goto\n".to_owned(),
    }];
    let at = "x\n从容😀 ".len();
    let finding = Diagnostic::new(
        Code::UNKNOWN_NODE,
        FileId(0),
        at..at + 4,
        Both::new("没有这个节点", "no such node"),
    )
    .help(Both::new("是不是想写 `end`？", "did you mean `end`?"))
    .elsewhere(FileId(0), 0..1, Both::new("在这里", "seen here"))
    .remedy(
        Both::new("改成 `end`", "write `end`"),
        vec![Patch {
            span: at..at + 4,
            text: "end".to_owned(),
        }],
    );
    let silenced = Silenced {
        finding: Diagnostic::new(Code::NO_REASON, FileId(0), 0..1, Both::new("安静", "quiet")),
        reason: "for the next edition".to_owned(),
    };
    let found = [finding.clone(), finding];
    let document = to_sarif(&found, &[silenced], &[], &files, CODES);
    let document: Value = serde_json::from_str(&document).unwrap();
    assert_eq!(violations(&validator(), &document), Vec::<String>::new());
    let run = &document["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let result = &run["results"][0];
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "%E4%BB%8E%20a.ron");
    assert_eq!(
        place["region"],
        json!({"startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 9})
    );
    assert_eq!(
        result["message"]["text"],
        "no such node; did you mean `end`?"
    );
    assert_eq!(
        result["relatedLocations"][0]["message"]["text"],
        "seen here"
    );
    let replacement = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(replacement["deletedRegion"], place["region"]);
    assert_eq!(replacement["insertedContent"]["text"], "end");
    let print = |at: usize| run["results"][at]["partialFingerprints"]["line/v1"].clone();
    assert_ne!(
        print(0),
        print(1),
        "equal findings are told apart by number"
    );
    let suppression = &run["results"][2]["suppressions"][0];
    assert_eq!(suppression["justification"], "for the next edition");
}
