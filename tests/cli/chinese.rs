//! What trainers read in Chinese: findings, pages, summaries, refusals.

use std::process::Command;

use crate::check::changed;
use crate::{composure, err, file, out};

const fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

#[test]
fn findings_are_told_in_the_language_asked_for() {
    let (_folder, path) = changed("goto: \"facts\"", "goto: \"fcats\"");
    let output = composure(&["check", &path, "--lang", "zh"]);
    assert_eq!(output.status.code(), Some(1));
    let told = out(&output);
    assert!(told.starts_with("错误[C0101]: "), "{told}");
    assert!(told.contains("是不是想写 `facts`？"), "{told}");
    assert!(!told.contains("error") && !told.contains("help"), "{told}");
    let summary = err(&output);
    assert!(
        summary.starts_with("1 个文件，1 个错误，0 个警告") && summary.contains("--fix 能改好"),
        "{summary}"
    );
    // The argument may stand before the command, too.
    let before = composure(&["--lang", "zh", "check", &path]);
    assert_eq!(out(&before), told);
}

#[test]
fn the_language_of_the_system_is_taken_if_none_is_asked_for() {
    let run = |lang: &str, more: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_composure"))
            .args([&["check", "--explain", "C0101"], more].concat())
            .env("LC_ALL", lang)
            .output()
            .expect("the program runs")
    };
    let page = out(&run("zh_CN.UTF-8", &[]));
    assert!(
        page.starts_with("C0101 unknown-node（错误）\n\n规则\n"),
        "{page}"
    );
    assert_eq!(out(&run("C", &["--lang", "zh"])), page);
    let english = out(&run("zh_CN.UTF-8", &["--lang", "en"]));
    assert!(english.contains("What it finds"), "{english}");
}

#[test]
fn remedies_are_told_in_chinese() {
    let (_folder, path) = changed("goto: \"facts\"", "goto: \"fcats\"");
    let output = composure(&["check", &path, "--fix", "--lang", "zh"]);
    let told = err(&output);
    assert!(told.contains("改成 `facts`"), "{told}");
    assert!(told.contains("改好了 1 处"), "{told}");
    let list = out(&composure(&["check", "--explain", "list", "--lang", "zh"]));
    assert!(list.contains("C0101  错误  unknown-node"), "{list}");
}

#[test]
fn refusals_are_chinese() {
    let folder = tempfile::tempdir().expect("a folder");
    let empty = folder.path().to_string_lossy().into_owned();
    let (_kept, broken) = file(b"Scenario(\xff\xfe)");
    let cases: &[(&[&str], &str)] = &[
        (&["check", &empty], "这个文件夹里没有 .ron 文件"),
        (
            &["check", &broken],
            "它不是 UTF-8（第 9 字节处），请另存为 UTF-8",
        ),
        (&["check", "/nonexistent.ron"], "文件读不了"),
        (
            &["check", "--explain", "C010"],
            "没有代码 C010；是不是想写 C0101？",
        ),
        (&["check", "--warn", "C0101"], "C0101 不能调低"),
        (&["check", "--warn", "C9"], "没有代码 C9"),
        (&["check", "--baseline", &broken], "读不了"),
        (
            &["play", "late-delivry"],
            "没有场景 late-delivry。是不是想写 late-delivery？现有：",
        ),
        (
            &["play", "late-delivery", "--choices", "9"],
            "第 1 个选项（\"9\"）：这里有第 1 到第",
        ),
        (
            &["play", "late-delivery", "--customer", "hesitant"],
            "late-delivery 不能和 hesitant 玩；它提供的有 aggressive",
        ),
        (
            &["new", "Lost_Key"],
            "\"Lost_Key\" 不能作标识：只能用小写字母",
        ),
        (&["new", "late-delivery"], "标识 late-delivery 已经被“"),
        (
            &["new", "x", "--event", "delivery_dat"],
            "没有事由 delivery_dat。是不是想写",
        ),
        (&["replay", "hello"], "这不是一场的代码"),
        (&["graph", "late-delivry"], "没有场景 late-delivry"),
        (&["analyze", "late-delivry"], "没有场景 late-delivry"),
    ];
    for (arguments, expected) in cases {
        let output = composure(&[*arguments, &["--lang", "zh"]].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let told = err(&output);
        assert!(told.contains(expected), "{arguments:?}: {told}");
        assert!(
            told.chars().any(is_han) && !told.contains(" the "),
            "{told}"
        );
    }
}
