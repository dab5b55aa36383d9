//! Remedies: each removes its finding and touches nothing else; what a change looks like.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use composure::diagnostic::{
    CODES, Diagnostic, FileId, Patch, Remedy, SourceFile, apply, apply_all, inverse, unified_diff,
};
use composure::model::Text;
use composure::source::{load, sift};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::properties::{holds, holds_for};
use crate::source::fixtures::{check, checked, fixtures};
use crate::support::base_files;

fn remedy(patches: &[(usize, usize, &str)]) -> Remedy {
    Remedy {
        title: Text::default(),
        patches: patches
            .iter()
            .map(|&(start, end, text)| Patch {
                span: start..end,
                text: text.to_owned(),
            })
            .collect(),
    }
}

#[test]
fn remedies_that_touch_wait_for_the_next_round() {
    let remedies = [
        remedy(&[(0, 2, "X"), (6, 6, "+")]),
        remedy(&[(2, 3, "no")]),
        remedy(&[(4, 5, "Y")]),
        remedy(&[(6, 7, "no")]),
        remedy(&[(9, 10, "")]),
        remedy(&[(11, 99, "outside")]),
        remedy(&[]),
    ];
    let all: Vec<&Remedy> = remedies.iter().collect();
    let (text, applied) = apply("0123456789ab", &all);
    assert_eq!((&*text, &*applied), ("X23Y5+678ab", &[0, 2, 4][..]));
    assert_eq!(apply("从容", &[&remedy(&[(1, 2, "x")])]).0, "从容");
}

#[test]
fn a_remedy_is_taken_back_wherever_its_patches_meet() {
    let text = "0123456789 从容";
    let patches: [&[(usize, usize, &str)]; 6] = [
        &[(0, 2, "long"), (2, 3, ""), (3, 3, "x"), (3, 5, "容")],
        &[(4, 4, "a"), (4, 4, "b"), (4, 6, "")],
        &[(1, 2, ""), (2, 3, ""), (5, 5, "")],
        &[(11, 14, "从从"), (17, 17, "!")],
        &[(0, 17, "")],
        &[(17, 17, "\n")],
    ];
    for patches in patches {
        let there = remedy(patches);
        let (changed, applied) = apply(text, &[&there]);
        assert_eq!(applied, [0], "{patches:?}");
        let back = Remedy {
            title: Text::default(),
            patches: inverse(text, &there),
        };
        let (same, applied) = apply(&changed, &[&back]);
        assert_eq!(
            (&*same, &*applied),
            (text, &[0][..]),
            "{back:?} of {changed}"
        );
    }
    assert!(inverse(text, &remedy(&[(90, 99, "x")]))[0].text.is_empty());
}

/// How often each code and message is found.
fn counted(found: &[Diagnostic]) -> BTreeMap<(&str, &str), usize> {
    let mut out = BTreeMap::new();
    for finding in found {
        *out.entry((finding.code.id, &*finding.message.en))
            .or_insert(0) += 1;
    }
    out
}

/// Applies one remedy and says whether its finding is gone and everything outside the patches is there.
fn clears(
    file: &SourceFile,
    finding: &Diagnostic,
    remedy: &Remedy,
    after: &[Diagnostic],
) -> Result<SourceFile, String> {
    let (text, applied) = apply(&file.text, &[remedy]);
    if applied != [0] {
        return Err(format!("cannot be applied: {remedy:?}"));
    }
    let mut rest = text.as_str();
    let mut at = 0;
    for patch in &remedy.patches {
        let kept = &file.text[at..patch.span.start];
        rest = rest
            .strip_prefix(kept)
            .and_then(|rest| rest.strip_prefix(&*patch.text))
            .ok_or("bytes outside the patches changed")?;
        at = patch.span.end;
    }
    if rest != &file.text[at..] {
        return Err("bytes behind the patches changed".to_owned());
    }
    let back = Remedy {
        title: Text::default(),
        patches: inverse(&file.text, remedy),
    };
    if apply(&text, &[&back]) != (file.text.clone(), vec![0]) {
        return Err(format!("is not taken back by {back:?}"));
    }
    let changed = SourceFile {
        path: file.path.clone(),
        text,
    };
    let key = (finding.code.id, &*finding.message.en);
    let before = counted(after).get(&key).copied().unwrap_or_default();
    let (now, _) = check(&changed);
    let now = counted(&now).get(&key).copied().unwrap_or_default();
    if now < before {
        Ok(changed)
    } else {
        Err(format!("still there: {key:?} by {remedy:?}"))
    }
}

#[test]
fn each_remedy_of_the_fixtures_removes_its_finding() {
    let mut with_remedy = BTreeSet::new();
    for (found, files) in checked() {
        for finding in found {
            if let Some(remedy) = &finding.remedy {
                with_remedy.insert(finding.code.id);
                clears(&files[0], finding, remedy, found)
                    .unwrap_or_else(|error| panic!("{}: {error}", files[0].path));
            }
        }
    }
    let expected = [
        "C0001", "C0002", "C0004", "C0005", "C0006", "C0008", "C0009", "C0016", "C0101", "C0102",
        "C0103", "C0104", "C0105", "C0302", "C0303",
    ];
    assert_eq!(with_remedy, BTreeSet::from(expected));
}

fn sifted(files: &[SourceFile]) -> Vec<Diagnostic> {
    sift(files, load(files).diagnostics, CODES).reported
}

#[test]
fn a_repair_goes_on_until_nothing_more_can_be_done() {
    for fixture in fixtures("err") {
        let mut files = vec![fixture.clone()];
        files.extend_from_slice(base_files());
        let remedied = apply_all(&mut files, |file| file == FileId(0), sifted);
        let open: Vec<&Diagnostic> = remedied
            .left
            .iter()
            .filter(|f| f.remedy.is_some())
            .collect();
        assert!(open.is_empty(), "{}: {open:?}", fixture.path);
        assert_eq!(files[1..], base_files()[..]);
        assert_eq!(remedied.applied.is_empty(), files[0].text == fixture.text);
    }
}

/// A small scenario with a part replaced, before and after its remedies.
fn remedied(old: &str, new: &str) -> String {
    let plain = fixtures("ok")
        .into_iter()
        .find(|f| f.path == "plain.ron")
        .unwrap();
    assert!(plain.text.contains(old), "{old}");
    let mut files = vec![SourceFile {
        path: plain.path,
        text: plain.text.replacen(old, new, 1),
    }];
    files.extend_from_slice(base_files());
    apply_all(&mut files, |file| file == FileId(0), sifted);
    files.swap_remove(0).text
}

#[test]
fn what_is_written_looks_as_the_author_would_write_it() {
    let title = "title: {\"zh\": \"题\", \"en\": \"Title\"},";
    let flags = "flags: [\"ready\"],";
    for (old, new, wanted) in [
        (
            title,
            "title: {\"zh\": \"题\"},",
            "title: {\"zh\": \"题\", \"en\": \"TODO\"},",
        ),
        (
            title,
            "title: {\"zh\": \"题\",},",
            "title: {\"zh\": \"题\", \"en\": \"TODO\",},",
        ),
        (
            title,
            "title: {},",
            "title: {\"en\": \"TODO\", \"zh\": \"TODO\"},",
        ),
        (
            title,
            "title: {\r\n        \"en\": \"T\", // why\r\n    },",
            "title: {\r\n        \"en\": \"T\",\r\n        \"zh\": \"TODO\", // why\r\n    },",
        ),
        (
            title,
            "title: {\"zh\": \"题\", \"en\": \" \"},",
            "title: {\"zh\": \"题\", \"en\": \"TODO\"},",
        ),
        (
            title,
            "title: {\"zh\": \"题\", \"eng\": \"T\"},",
            "title: {\"zh\": \"题\", \"en\": \"T\"},",
        ),
        (
            flags,
            "flags: [\"ready\", \"ready\", \"b\"],",
            "flags: [\"ready\", \"b\"],",
        ),
        (
            flags,
            "flags: [\"ready\", \"ready\"],",
            "flags: [\"ready\"],",
        ),
        (
            flags,
            "flags: [\"ready\", \"ready\" ,],",
            "flags: [\"ready\", ],",
        ),
        (
            flags,
            "flags: [\"ready\"],\n    flags: [\"ready\"], // twice\n",
            "flags: [\"ready\"],\n    // twice\n",
        ),
    ] {
        assert_mended(old, new, wanted);
    }
}

#[test]
fn slips_of_the_pen_become_what_was_meant() {
    for (old, new, wanted) in [
        (
            "difficulty: 2,",
            "difficulty: 2,\n    difficulty: 2,\n",
            "difficulty: 2,\n\n",
        ),
        (
            "difficulty: 2,",
            "difficulty: 2 // easy\n",
            "difficulty: 2, // easy\n",
        ),
        ("difficulty: 2,", "difficulty: \" 2\",", "difficulty: 2,"),
        ("counters: true,", "counters: \"true\",", "counters: true,"),
        ("id: \"fixture\",", "id: fixture,", "id: \"fixture\","),
        ("goto: end,", "goto: \"end\",", "goto: end,"),
        ("goto: \"last\",", "goot: \"lats\",", "goto: \"last\","),
        ("room: lounge,", "room: \"loung\",", "room: \"lounge\","),
        (
            "Well, {customer}",
            "Well, {custmer}, {custmer}",
            "Well, {customer}, {customer}",
        ),
    ] {
        assert_mended(old, new, wanted);
    }
}

fn assert_mended(old: &str, new: &str, wanted: &str) {
    let text = remedied(old, new);
    assert!(text.contains(wanted), "{new}\n{text}");
    assert!(!text.contains(new), "{new}");
}

#[test]
fn what_is_not_sure_is_left_to_the_author() {
    let facts = "facts: [{\"zh\": \"实\", \"en\": \"A fact\"}],";
    for (old, new) in [
        // Quotation marks inside a text, not missing commas.
        ("\"en\": \"A fact\"", "\"en\": \"A \"plain\" fact\""),
        (facts, "facts: [\"He said \"hello\" to me\"],"),
        // A comma is missing, but something else is, too.
        ("difficulty: 2,", "difficulty: 2\n    room lounge,"),
        // Two flags are equally near.
        (
            "flags: [\"ready\"],",
            "flags: [\"read-a\", \"read-b\", \"ready\"],\n    start: \"nowhere-near\",",
        ),
        // Equal keys that say different things.
        ("difficulty: 2,", "difficulty: 2,\n    difficulty: 3,"),
        // The field or language meant is there already.
        (
            "\"en\": \"Title\"}",
            "\"en\": \"Title\", \"enn\": \"Titel\"}",
        ),
        ("room: lounge,", "room: lounge,\n    rooms: lounge,"),
    ] {
        let text = remedied(old, new);
        assert!(text.contains(new), "{new}\n{text}");
    }
}

/// A word of a fixture with a letter changed, taken out, doubled or made a capital.
fn any_typo() -> impl Strategy<Value = (usize, u16, u8)> {
    (0..fixtures("ok").len(), any::<u16>(), 0_u8..4)
}

fn with_typo(text: &str, place: u16, kind: u8) -> String {
    let letters: Vec<usize> = text
        .char_indices()
        .filter(|(_, c)| c.is_ascii_alphabetic())
        .map(|(at, _)| at)
        .collect();
    let at = letters[usize::from(place) * letters.len() / 65_536];
    let letter = &text[at..=at];
    let new = match kind {
        0 => "q".to_owned(),
        1 => String::new(),
        2 => letter.repeat(2),
        _ => letter.to_uppercase(),
    };
    format!("{}{new}{}", &text[..at], &text[at + 1..])
}

#[test]
fn remedies_of_mistyped_files_remove_their_findings() {
    let all = fixtures("ok");
    let tried = Cell::new(0);
    // Each case reads the catalogue several times: fewer cases than usual.
    holds_for(500, "typos", &any_typo(), |&(fixture, place, kind)| {
        let file = SourceFile {
            path: "mistyped.ron".to_owned(),
            text: with_typo(&all[fixture].text, place, kind),
        };
        let (found, _) = check(&file);
        for finding in &found {
            if let Some(remedy) = &finding.remedy {
                clears(&file, finding, remedy, &found)?;
                tried.set(tried.get() + 1);
            }
        }
        Ok(())
    });
    assert!(tried.get() > 2, "{tried:?} remedies");
}

/// Applies a unified diff, as `patch` does.
fn patched(old: &str, diff: &str) -> String {
    let lines: Vec<&str> = old.split_inclusive('\n').collect();
    let mut out = String::new();
    let mut at = 0;
    for line in diff.split_inclusive('\n').skip(2) {
        if let Some(head) = line.strip_prefix("@@ -") {
            let removed = head.split_once(' ').unwrap().0;
            // A length of one is left out.
            let (start, length) = removed.split_once(',').unwrap_or((removed, "1"));
            let start: usize = start.parse().unwrap();
            let first = if length == "0" { start } else { start - 1 };
            out.push_str(&lines[at..first].concat());
            at = first;
        } else {
            let body = &line[1..];
            match &line[..1] {
                "+" => out.push_str(body),
                sign => {
                    assert_eq!(
                        lines[at].trim_end_matches('\n'),
                        body.trim_end_matches('\n')
                    );
                    if sign == " " {
                        out.push_str(lines[at]);
                    }
                    at += 1;
                }
            }
        }
    }
    out.push_str(&lines[at..].concat());
    out
}

#[test]
fn a_difference_applied_to_the_old_text_gives_the_new_one() {
    let text = || vec(prop_oneof!["a", "b", "c", "d", ""], 0..30);
    holds("differences", &(text(), text()), |(old, new)| {
        // Both end with a line end; the mark for texts that do not is in the table below.
        let (old, new) = (old.join("\n") + "\n", new.join("\n") + "\n");
        let diff = unified_diff("x", &old, &new);
        if old == new {
            return if diff.is_empty() { Ok(()) } else { Err(diff) };
        }
        let made = patched(&old, &diff);
        if made == new {
            Ok(())
        } else {
            Err(format!("{diff}\n{made:?}"))
        }
    });
}

#[test]
fn differences_read_as_usual() {
    let old = "1\n2\n3\n4\n5\n6\n7\n8\n9";
    let new = "1\n2\n3\n4\nfive\n6\n7\n8\n9\n";
    assert_eq!(
        unified_diff("a.ron", old, new),
        "--- a.ron\n+++ a.ron\n@@ -2,8 +2,8 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n-9\n\\ No newline at end of file\n+9\n"
    );
    assert_eq!(
        unified_diff("a", "", "x\n"),
        "--- a\n+++ a\n@@ -0,0 +1 @@\n+x\n"
    );
    assert_eq!(unified_diff("a", "x", "x"), "");
}

#[test]
fn taking_out_the_last_item_of_a_line_leaves_no_blank_behind() {
    let removed = |text: &str, item: &str| {
        let at = text.find(item).unwrap();
        let patch = Patch::removal(text, at..at + item.len());
        let (start, end) = (patch.span.start, patch.span.end);
        format!("{}{}{}", &text[..start], patch.text, &text[end..])
    };
    assert_eq!(removed("[a, bb,\n c]", "bb"), "[a,\n c]");
    assert_eq!(removed("[a,\n bb,\n c]", "bb"), "[a,\n c]");
    assert_eq!(removed("[a, bb, c]", "bb"), "[a, c]");
    assert_eq!(removed("[a, bb]", "bb"), "[a]");
}
