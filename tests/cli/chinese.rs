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

/// Words of more than two letters that are neither names of the scenario nor of principles.
fn english<'a>(told: &'a str, names: &[&str]) -> Vec<&'a str> {
    let words = told.split(|c: char| !c.is_ascii_alphanumeric() && !"-_./".contains(c));
    words
        .filter(|word| word.len() > 2 && word.chars().any(|c| c.is_ascii_alphabetic()))
        .filter(|word| !names.contains(word))
        .collect()
}

#[test]
fn figures_are_told_in_chinese() {
    let asked = ["analyze", "generous-warranty", "--customer", "confused"];
    let in_language = |lang: &str, more: &[&str]| {
        let output = composure(&[&asked[..], &["--lang", lang], more].concat());
        assert_eq!(output.status.code(), Some(0));
        out(&output)
    };
    let told = in_language("zh", &[]);
    let (rows, rest) = told.split_once("计分的节点").expect("a heading");
    assert_eq!(
        english(rows, &["generous-warranty", "confused"]),
        [""; 0],
        "{rows}"
    );
    for wanted in [
        "每次选最好的",
        "道歉最多的",
        "由衷认可",
        "随机选会怎样收场",
        "要取舍",
        "每条原则最少和最多用上几次",
        "套变体一样难",
        "场谈话",
    ] {
        assert!(told.contains(wanted), "no {wanted} in {told}");
    }
    for unwanted in ["random", "line ", " of ", "best", "longest", "points"] {
        assert!(!rest.contains(unwanted), "{unwanted} in {rest}");
    }
    // Machines read the same in every language.
    assert_eq!(
        in_language("zh", &["--json"]),
        in_language("en", &["--json"])
    );
}

#[test]
fn comparisons_are_told_in_chinese() {
    let asked = [
        "diff",
        "tests/fixtures/diff/old.ron",
        "tests/fixtures/diff/new.ron",
        "--lang",
        "zh",
    ];
    let told = out(&composure(&asked));
    let names = [
        "edited",
        "aggressive",
        "confused",
        "side-step",
        "aside",
        "first",
        "bad",
        "tags",
        "last",
        "close",
        "needs",
        "better",
        "wait",
        "good",
        "first/bad",
        "last/close",
        "first/better",
        "last/wait",
    ];
    assert_eq!(english(&told, &names), [""; 0], "{told}");
    for wanted in [
        "内容",
        "原来叫 aside",
        "句句都选最好的",
        "机器人“",
        "再也没碰到",
    ] {
        assert!(told.contains(wanted), "no {wanted} in {told}");
    }
}

#[test]
fn a_debrief_says_in_chinese_why_it_is_capped() {
    let output = composure(&[
        "play",
        "late-delivery",
        "--customer",
        "aggressive",
        "--choices",
        "rank,waybill,corner,mine,go-on,i-signed,unchecked,one-by-one,how-many,two-ways,halfway,two-copies,eight,call",
        "--lang",
        "zh",
    ]);
    let told = out(&output);
    println!("{told}");
    let caps: Vec<&str> = told
        .lines()
        .skip_while(|line| !line.starts_with("封顶 80"))
        .skip(1)
        .take_while(|line| line.starts_with("  "))
        .collect();
    assert!(!caps.is_empty(), "{told}");
    for cap in caps {
        assert_eq!(english(cap, &[]), [""; 0], "{cap}");
    }
}
