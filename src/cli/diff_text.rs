//! A comparison in sentences for trainers. Does not compare.

use super::out::say;
use super::paint::{BAD, DIM, FAIR, GOOD, HEAD, paint};
use super::told::{named, step_error};
use crate::analysis::Estimate;
use crate::model::{Both, Lang, Outcome, Text, words};
use crate::report::diff::{
    Change, ContentChange, CustomerDiff, Diff, Figures, Finding, Origin, Replay, RunDiff, Stop,
    Worth,
};
use crate::score::{Exact, exact, one_decimal};

/// Prints everything that changed.
pub(super) fn print(diff: &Diff, lang: Lang) {
    let (old, new) = &diff.scenario;
    let title = if old == new {
        old.clone()
    } else {
        format!("{old} → {new}")
    };
    say!("{}", paint(HEAD, &title));
    if diff.is_equal() {
        let nothing = Both::new("对学员来说什么都没变。", "Nothing changes for a trainee.");
        say!("  {}", nothing.get(lang));
    }
    let group = |title: Text, lines: &[Text]| {
        if lines.is_empty() {
            return;
        }
        say!("\n{}", paint(HEAD, title.get(lang)));
        for line in lines {
            say!("  {}", line.get(lang));
        }
    };
    let contents: Vec<Text> = diff.content.iter().map(content).collect();
    group(Both::new("内容", "Content").into(), &contents);
    for customer in &diff.customers {
        let mut lines = Vec::new();
        players(customer, &mut lines);
        let who = &customer.customer;
        group(words!("对 {who}", "With {who}"), &lines);
    }
    let appeared = diff.appeared.iter().map(|found| finding(found, true));
    let gone = diff.gone.iter().map(|found| finding(found, false));
    let findings: Vec<Text> = appeared.chain(gone).collect();
    group(Both::new("检查结果", "Findings").into(), &findings);
    let changed: Vec<&RunDiff> = diff.runs.iter().filter(|run| !run.is_equal()).collect();
    let mut lines: Vec<Text> = changed.iter().map(|run| talk(run)).collect();
    if !diff.runs.is_empty() {
        let (all, same) = (diff.runs.len(), diff.runs.len() - changed.len());
        lines.push(painted(
            DIM,
            &words!(
                "{all} 场里有 {same} 场的评判没变",
                "{same} of {all} talks are judged as before"
            ),
        ));
    }
    group(
        Both::new("已经谈过的场次", "Talks already held").into(),
        &lines,
    );
}

/// A text in a style.
fn painted(style: anstyle::Style, text: &Text) -> Text {
    Text::new(paint(style, &text.zh), paint(style, &text.en))
}

fn content(change: &ContentChange) -> Text {
    let (part, name) = (
        named(change.part.label(), change.part.name()),
        change.name.as_str(),
    );
    let what = Text::new(format!("{} {name}", part.zh), format!("{} {name}", part.en));
    match &change.change {
        Change::Added => painted(
            GOOD,
            &words!("+ 新增{what}", "+ {what} is new", what = what),
        ),
        Change::Removed => painted(
            BAD,
            &words!("- 删去{what}", "- {what} is gone", what = what),
        ),
        Change::Renamed(from) => painted(
            FAIR,
            &words!(
                "~ {what} 原来叫 {from}",
                "~ {what} was called {from} before",
                what = what,
                from = Text::same(from.as_str())
            ),
        ),
        Change::Changed(fields) => painted(
            FAIR,
            &words!(
                "~ {what}：改了 {fields}",
                "~ {what}: {fields} changed",
                what = what,
                fields = Text::new(fields.join("、"), fields.join(", "))
            ),
        ),
    }
}

fn finding(finding: &Finding, appeared: bool) -> Text {
    let (style, word) = if appeared {
        (BAD, Both::new("新出现", "new"))
    } else {
        (GOOD, Both::new("没有了", "gone"))
    };
    let word = painted(style, &word.into());
    words!(
        "{word} {code} {message}",
        "{word} {code} {message}",
        word = word,
        code = Text::same(finding.code),
        message = finding.message
    )
}

fn percent(share: &Exact) -> String {
    format!("{} %", one_decimal(&(share * exact(100))))
}

/// What changed for the players of one customer type.
fn players(diff: &CustomerDiff, lines: &mut Vec<Text>) {
    let offered = match diff.offered {
        (false, true) => Some((
            GOOD,
            Both::new(
                "现在可以和这位客户谈了",
                "can be played with this customer now",
            ),
        )),
        (true, false) => Some((
            BAD,
            Both::new(
                "不能再和这位客户谈了",
                "cannot be played with this customer any more",
            ),
        )),
        _ => None,
    };
    lines.extend(offered.map(|(style, told)| painted(style, &told.into())));
    if let (Some(old), Some(new)) = (&diff.old, &diff.new) {
        figures(old, new, lines);
    }
    lines.extend(diff.worths.iter().filter_map(worth));
    for best in &diff.best_lines {
        let (node, now, before) = (&best.node, &best.new, &best.old);
        lines.push(words!(
            "{node} 最好的一句现在是 {now}（原来是 {before}）",
            "at {node} the best line is now {now} (before {before})"
        ));
    }
}

/// What a decision is worth now.
fn worth(worth: &Worth) -> Option<Text> {
    let slot = &worth.slot;
    let points = |worth: &Option<Exact>| worth.as_ref().map(one_decimal);
    Some(match (points(&worth.old), points(&worth.new)) {
        (Some(old), Some(new)) => words!(
            "计分处 {slot} 现在值 {new} 分（原来 {old}）",
            "the decision {slot} is now worth {new} points (before {old})"
        ),
        (None, Some(new)) => words!(
            "计分处 {slot} 是新的，值 {new} 分",
            "the decision {slot} is new and worth {new} points"
        ),
        (Some(old), None) => words!(
            "计分处 {slot} 没有了；它原来值 {old} 分",
            "the decision {slot} is gone; it was worth {old} points"
        ),
        (None, None) => return None,
    })
}

fn figures(old: &Figures, new: &Figures, lines: &mut Vec<Text>) {
    if old.best != new.best || old.best_outcome != new.best_outcome {
        let how = |outcome: Option<Outcome>| -> Text {
            let varies = Both::new("收场不一定", "the ending varies");
            outcome.map_or(varies, ending).into()
        };
        let points = |total: &Exact| {
            let total = one_decimal(total);
            words!(" {total} 分", "{total}")
        };
        let total = now_before(&points(&new.best), &points(&old.best));
        let ends = now_before(&how(new.best_outcome), &how(old.best_outcome));
        lines.push(words!(
            "句句都选最好的，现在得{total}，{ends}",
            "a player who says the best lines now gets {total} and {ends}",
            total = total,
            ends = ends
        ));
    }
    let chance = Both::new("随机选的人", "a player who leaves it to chance");
    if old.random.differs_from(&new.random) {
        lines.push(gets(
            &chance.into(),
            &old.random.to_string(),
            &new.random.to_string(),
        ));
    }
    for (policy, now) in &new.robots {
        let before = old.robots.iter().find(|robot| robot.0 == *policy);
        if let Some((_, before)) = before {
            let name = Text::from(named(policy.label(), policy.name()));
            let who = words!("机器人“{name}”", "the {name} player", name = name);
            if before != now {
                lines.push(gets(&who, &one_decimal(before), &one_decimal(now)));
            }
        }
    }
    let before_and_now = old.outcomes.iter().zip(&new.outcomes);
    for (&outcome, (before, now)) in Outcome::ALL.iter().zip(before_and_now) {
        if before.differs_from(now) {
            lines.push(chance_of(outcome, before, now));
        }
    }
    let longest = old.best_is_longest.iter().zip(&new.best_is_longest);
    for ((before, now), &lang) in longest.zip(Lang::ALL) {
        if before != now {
            lines.push(words!(
                "{of}里最好的一句也最长的节点占 {now}（原来 {before}）",
                "the best line is the longest in {now} of nodes in {of} (before {before})",
                of = Text::from(named(lang.label(), lang.name())),
                now = Text::same(percent(now)),
                before = Text::same(percent(before))
            ));
        }
    }
    if old.trade_off != new.trade_off {
        let (now, before) = (percent(&new.trade_off), percent(&old.trade_off));
        lines.push(words!(
            "真要取舍的节点占 {now}（原来 {before}）",
            "{now} of nodes hold a real trade-off (before {before})"
        ));
    }
}

/// How the chance of an ending changes.
fn chance_of(outcome: Outcome, before: &Estimate, now: &Estimate) -> Text {
    let is_never = |chance: &Estimate| chance.value == 0.0;
    let (style, word) = if is_never(now) {
        let word = Both::new("再也没碰到", "is not met by chance any more");
        (BAD, word)
    } else if is_never(before) {
        (GOOD, Both::new("现在碰得到了", "is met by chance now"))
    } else {
        (FAIR, Both::new("的机会变了", "changes its chance"))
    };
    let name = Text::from(named(outcome.label(), outcome.name()));
    let told = words!(
        "随机选时“{name}”{word}",
        "the ending {name} {word}",
        name = name,
        word = Text::from(word)
    );
    words!(
        "{told}：{now}（原来 {before}）",
        "{told}: {now} (before {before})",
        told = painted(style, &told),
        now = Text::same(format!("{} %", now.scaled(100.0))),
        before = Text::same(format!("{} %", before.scaled(100.0)))
    )
}

fn now_before(now: &Text, before: &Text) -> Text {
    if now == before {
        now.clone()
    } else {
        words!(
            "{now}（原来{before}）",
            "{now} (before {before})",
            now = now,
            before = before
        )
    }
}

/// What a player gets on average now.
fn gets(who: &Text, before: &str, now: &str) -> Text {
    words!(
        "{who}平均得 {now} 分（原来 {before}）",
        "{who} gets {now} on average (before {before})",
        who = who,
        now = Text::same(now),
        before = Text::same(before)
    )
}

/// A talk already held.
fn talk(diff: &RunDiff) -> Text {
    let run = Text::same(diff.run.as_str());
    let mut text = words!(
        "{run}：{old}",
        "{run}: {old}",
        run = run,
        old = told(&diff.old)
    );
    let mut add = |more: Text| {
        text.zh.push_str(&more.zh);
        text.en.push_str(&more.en);
    };
    if diff.old == diff.new {
        add(Both::new("，现在也一样", ", now the same").into());
    } else {
        let now = painted(FAIR, &told(&diff.new));
        add(words!("；现在{now}", "; now {now}", now = now));
    }
    if let Some(turn) = diff.parts_at {
        add(words!(
            "；从第 {turn} 句起走法不同",
            "; they part at line {turn}"
        ));
    }
    match diff.origin {
        Origin::Old => {}
        Origin::New => add(Both::new(
            "（这一场是用改过的场景谈的）",
            " (held with the scenario as it is after the edit)",
        )
        .into()),
        Origin::Other => add(Both::new(
            "（这一场是用别的版本谈的：句子的编号可能对不上）",
            " (held with another version: its numbers may mean other lines)",
        )
        .into()),
    }
    text
}

fn told(replay: &Replay) -> Text {
    match replay {
        Replay::Told {
            total,
            displayed,
            band,
            outcome,
        } => {
            let nothing = || Both::new("没有计分", "no points").into();
            let shown =
                displayed.map_or_else(nothing, |shown| words!("显示 {shown}", "{shown} shown"));
            let band = band.map_or(Both::new("不评级", "no band"), |band| {
                named(band.label(), band.name())
            });
            let open = Both::new("还没谈完", "it is not at an end");
            words!(
                "{total} 分（{shown}，{band}），{end}",
                "{total} points ({shown}, {band}), {end}",
                total = Text::same(one_decimal(total)),
                shown = shown,
                band = Text::from(band),
                end = Text::from(outcome.map_or(open, ending))
            )
        }
        Replay::Stopped { turn, why } => match why {
            Stop::Gone { node, line } => words!(
                "没法重放：{node} 的 {line}（这一场的第 {turn} 句）没有了",
                "cannot be replayed: the line {line} of {node} (line {turn} of the talk) is gone"
            ),
            Stop::Elsewhere { said_at, now_at } => words!(
                "没法重放：第 {turn} 句当时是在 {said_at} 说的，现在这时候已经谈到 {now_at}",
                "cannot be replayed: line {turn} was said at {said_at}, but the talk is at {now_at} by then"
            ),
            Stop::Refused(error) => words!(
                "没法重放：第 {turn} 句：{reason}",
                "cannot be replayed: line {turn}: {reason}",
                turn = Text::same(turn.to_string()),
                reason = step_error(*error)
            ),
        },
    }
}

/// What the customer does in the end, as part of a sentence.
const fn ending(outcome: Outcome) -> Both {
    match outcome {
        Outcome::Escalated => Both::new("客户当场翻脸", "the talk escalates"),
        Outcome::WalkedOut => Both::new("客户拂袖而去", "the customer walks out"),
        Outcome::Deadlock => Both::new("谈崩了", "the talk ends in deadlock"),
        Outcome::Adjourned => Both::new("改日再谈", "the talk is adjourned"),
        Outcome::Grudging => Both::new("客户勉强接受", "the customer accepts grudgingly"),
        Outcome::Settled => Both::new("客户满意接受", "the customer is settled"),
        Outcome::Delighted => Both::new("客户由衷认可", "the customer is delighted"),
    }
}
