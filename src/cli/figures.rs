//! An analysis as text with small bar charts. Does not compute anything.

use super::out::say;
use super::paint::{BAD, DIM, GOOD, HEAD, bar, padded, paint};
use super::told::named;
use crate::analysis::{Analysis, Bounds, Known, Played, Policy};
use crate::engine::Script;
use crate::model::{Both, ChoiceIndex, Lang, NodeId, Outcome, Text, words};
use crate::score::{Exact, exact, one_decimal, rounded};

/// A fraction of one as percent with one digit.
pub(super) fn percent(share: &Exact) -> String {
    one_decimal(&(share * exact(100)))
}

/// A figure, or its bounds.
fn figure(bounds: &Bounds, show: impl Fn(&Exact) -> String) -> Text {
    let (low, high) = (show(&bounds.low), show(&bounds.high));
    if bounds.is_exact() {
        Text::same(low)
    } else {
        words!("{low} 到 {high}", "{low} to {high}")
    }
}

fn head(title: Both, lang: Lang) {
    say!("  {}", paint(HEAD, title.get(lang)));
}

/// Prints an analysis.
pub(super) fn print(script: &Script, analysis: &Analysis, lang: Lang) {
    let title = format!("{} · {}", script.scenario.id, script.customer.id);
    say!("{}", paint(HEAD, &title));
    players(analysis, lang);
    endings(analysis, lang);
    nodes(script, analysis, lang);
    principles(script, analysis, lang);
    reach(script, analysis, lang);
    lines(script, analysis, lang);
    variants(script, analysis, lang);
    let random = &analysis.random;
    let states = random.states;
    let told = if random.is_exact() {
        words!(
            "随机选一共有 {states} 种局面",
            "{states} states of random play"
        )
    } else {
        let followed = percent(&random.followed);
        words!(
            "随机选看了 {states} 种局面；只跟到了 {followed} % 的走法，所以相关数字是证明过的上下界",
            "{states} states of random play; only {followed} % of random play was followed, so that its figures are proven bounds"
        )
    };
    say!("  {}\n", paint(DIM, told.get(lang)));
}

fn players(analysis: &Analysis, lang: Lang) {
    let random = &analysis.random.mean;
    let fair = |mean: &Exact| *mean <= &random.high + exact(10);
    let line = |name: &str, total: &Exact, good: bool, outcome: Option<Outcome>| {
        let figure = format!("{:>5}", one_decimal(total));
        let outcome = outcome.map_or("", |outcome| {
            named(outcome.label(), outcome.name()).get(lang)
        });
        say!(
            "  {} {} {} {}",
            padded(name, 16),
            paint(if good { GOOD } else { BAD }, &figure),
            bar(rounded(total)),
            paint(DIM, outcome)
        );
    };
    let played = |name: Both, played: &Played, good| {
        line(name.get(lang), &played.total, good, played.outcome);
    };
    let best = named(Policy::Best.label(), "best lines");
    played(best, &analysis.best, analysis.best.total == exact(100));
    let worst = named(Policy::Worst.label(), "worst lines");
    played(worst, &analysis.worst, true);
    let chance = named(Policy::Random.label(), Policy::Random.name()).get(lang);
    if random.is_exact() {
        line(chance, &random.low, random.low <= exact(40), None);
    } else {
        let figure = figure(random, one_decimal);
        say!("  {} {}", padded(chance, 16), figure.get(lang));
    }
    for robot in &analysis.robots {
        let good = fair(&robot.played.total);
        played(
            named(robot.policy.label(), robot.policy.name()),
            &robot.played,
            good,
        );
    }
}

fn endings(analysis: &Analysis, lang: Lang) {
    let title = Both::new(
        "随机选会怎样收场，以及最晚第几句还能左右它",
        "how random play ends, and the last line that can decide about it",
    );
    head(title, lang);
    for &outcome in Outcome::ALL {
        let chance = &analysis.random.outcomes[outcome.index()];
        let last = match analysis.random.last_turn_open(outcome) {
            _ if !analysis.random.is_exact() => Text::same(""),
            Some(turn) => words!("第 {turn} 句", "line {turn}"),
            None if chance.low == exact(0) => {
                let never = Both::new("从不", "never");
                Text::new(paint(BAD, never.zh), paint(BAD, never.en))
            }
            None => Both::new("总是", "always").into(),
        };
        say!(
            "    {} {:>5} % {} {}",
            padded(named(outcome.label(), outcome.name()).get(lang), 12),
            figure(chance, percent).get(lang),
            bar(rounded(&(&chance.low * exact(100)))),
            last.get(lang)
        );
    }
}

fn nodes(script: &Script, analysis: &Analysis, lang: Lang) {
    let title = Both::new(
        "计分的节点：随机一句平均得几成，最好的是哪一句",
        "scored nodes: mean credit of a random line, and the best line",
    );
    head(title, lang);
    for node in &analysis.nodes {
        let id = &script.scenario.node(node.node).id;
        let best = node.best.map_or_else(
            || {
                let none = Both::new("没有唯一最好的一句", "no single best line");
                paint(BAD, none.get(lang))
            },
            |best| {
                let line = line_id(script, node.node, best);
                format!("{} {line}", usize::from(best.0) + 1)
            },
        );
        let even = node.mean_credit <= Exact::new(45.into(), 100.into());
        let credit = format!("{:>5}", percent(&node.mean_credit));
        let mut notes: Vec<Text> = Vec::new();
        if node.trade_off {
            notes.push(Both::new("要取舍", "trade-off").into());
        }
        for &of in Lang::ALL
            .iter()
            .filter(|of| node.best_is_longest[of.index()])
        {
            let of = Text::from(named(of.label(), of.name()));
            notes.push(words!("{of}里最长", "longest in {of}", of = of));
        }
        let notes: Vec<&str> = notes.iter().map(|note| note.get(lang)).collect();
        let between = Both::new("，", ", ").get(lang);
        say!(
            "    {id:<22} {} % {} {} {}",
            paint(if even { GOOD } else { BAD }, &credit),
            bar(rounded(&(&node.mean_credit * exact(100)))),
            padded(&best, 22),
            paint(DIM, &notes.join(between))
        );
    }
    let share = percent(&analysis.trade_off_share());
    let told = words!(
        "{share} % 的节点真要取舍",
        "real trade-offs in {share} % of nodes"
    );
    say!("    {}", told.get(lang));
    for &of in Lang::ALL {
        let (ratio, node) = &analysis.length_ratio[of.index()];
        let (share, ratio) = (percent(&analysis.longest_share(of)), two_decimals(ratio));
        let node = &script.scenario.node(*node).id;
        let of = Text::from(named(of.label(), of.name()));
        let told = words!(
            "{of}：最好的一句也最长的节点占 {share} %；最长与最短之比最大是 {ratio}，在 {node}",
            "{of}: the best line is the longest in {share} % of nodes; longest to shortest at most {ratio} in {node}",
            of = of,
            share = Text::same(share),
            ratio = Text::same(ratio),
            node = Text::same(node.as_str())
        );
        say!("    {}", told.get(lang));
    }
}

/// As a decimal with two digits.
pub(super) fn two_decimals(value: &Exact) -> String {
    let hundredths = rounded(&(value * exact(100)));
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

fn principles(script: &Script, analysis: &Analysis, lang: Lang) {
    let title = Both::new(
        "走到谈定的路上，每条原则最少和最多用上几次",
        "occasions for each principle on the way to an agreement, least and most",
    );
    head(title, lang);
    let mut row = Vec::new();
    for occasions in &analysis.occasions {
        let id = &script.rules.catalogue.get(occasions.principle).id;
        let count = if occasions.least == occasions.most {
            occasions.least.to_string()
        } else {
            format!("{}–{}", occasions.least, occasions.most)
        };
        row.push(format!("{id} {count}"));
    }
    for some in row.chunks(4) {
        say!("    {}", some.join(" · "));
    }
}

fn reach(script: &Script, analysis: &Analysis, lang: Lang) {
    for finding in unreached(script, analysis) {
        say!("  {}", paint(BAD, finding.get(lang)));
    }
}

/// What no run comes to, in words.
fn unreached(script: &Script, analysis: &Analysis) -> Vec<Text> {
    let mut out = Vec::new();
    for (node, reach) in script.scenario.nodes.iter().zip(&analysis.reach.nodes) {
        let id = &node.id;
        if reach.visited == Known::No {
            out.push(words!(
                "{id}：没有一种走法到得了这里",
                "{id}: no run comes here"
            ));
            continue;
        }
        for (at, &heard) in (1..).zip(&reach.heard) {
            if heard == Known::No {
                out.push(words!(
                    "{id}：第 {at} 个说法，这位客户从来不说",
                    "{id}: wording {at} is never heard from this customer"
                ));
            }
        }
        for (choice, open) in node.choices.iter().zip(&reach.open) {
            let line = &choice.id;
            if open.holds == Known::No {
                out.push(words!(
                    "{id}：{line} 一直锁着",
                    "{id}: {line} is always locked"
                ));
            }
            if choice.needs != 0 && open.fails == Known::No {
                out.push(words!(
                    "{id}：{line} 要先有标记，却从来不锁",
                    "{id}: {line} is never locked, though it needs something"
                ));
            }
        }
    }
    out
}

fn lines(script: &Script, analysis: &Analysis, lang: Lang) {
    let title = Both::new(
        "违反了关键原则还能好收场的最短走法",
        "shortest run that breaks a critical principle and still ends well",
    );
    head(title, lang);
    for exploit in &analysis.exploits {
        let id = &script.rules.catalogue.get(exploit.principle).id;
        let found: Text = match (&exploit.run, exploit.proven) {
            (Some(run), proven) => {
                let (count, total) = (run.moves.len(), one_decimal(&run.total));
                let outcome = run
                    .outcome
                    .map_or_else(|| Text::same(""), |of| named(of.label(), of.name()).into());
                let maybe = if proven {
                    Both::same("")
                } else {
                    Both::new("（不排除更短的）", " (a shorter one is not ruled out)")
                };
                words!(
                    "{count} 句，{total} 分，{outcome}{maybe}",
                    "{count} lines, {total} points, {outcome}{maybe}",
                    count = Text::same(count.to_string()),
                    total = Text::same(total),
                    outcome = outcome,
                    maybe = Text::from(maybe)
                )
            }
            (None, true) => Both::new("没有", "none").into(),
            (None, false) => Both::new("没找到，但不能排除", "none found; not ruled out").into(),
        };
        say!("    {id:<32} {}", found.get(lang));
    }
}

fn variants(script: &Script, analysis: &Analysis, lang: Lang) {
    let count = script.scenario.variants.len();
    if count < 2 {
        return;
    }
    let differ = variant_differences(analysis);
    if differ.is_empty() {
        let told = words!(
            "{count} 套变体一样难",
            "all {count} variants are equally difficult"
        );
        say!("  {}", told.get(lang));
    }
    for line in differ {
        say!("  {}", paint(BAD, line.get(lang)));
    }
}

/// Robots that come to different totals in different variants.
fn variant_differences(analysis: &Analysis) -> Vec<Text> {
    let Some(first) = analysis.variants.first() else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for (place, &(policy, _)) in first.iter().enumerate() {
        let robots = analysis.variants.iter();
        let totals: Vec<&Exact> = robots.map(|robots| &robots[place].1).collect();
        if totals.iter().any(|total| *total != totals[0]) {
            let shown: Vec<String> = totals.iter().map(|total| one_decimal(total)).collect();
            out.push(words!(
                "“{who}”在各套变体里的得分：{totals}",
                "{who} gets {totals} in the variants",
                who = Text::from(named(policy.label(), policy.name())),
                totals = Text::new(shown.join("、"), shown.join(", "))
            ));
        }
    }
    out
}

pub(super) fn line_id(script: &Script, node: NodeId, choice: ChoiceIndex) -> &str {
    &script.scenario.node(node).choices[usize::from(choice.0)].id
}
