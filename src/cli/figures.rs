//! An analysis as text with small bar charts. Does not compute anything.

use super::out::say;
use super::paint::{BAD, DIM, GOOD, HEAD, bar, padded, paint};
use super::told::named;
use crate::analysis::{Analysis, Fact, Finding, Policy};
use crate::engine::Script;
use crate::model::{Both, ChoiceIndex, Lang, NodeId, Outcome, Text, words};
use crate::score::{Exact, approximate, exact, one_decimal, rounded};

/// A fraction of one as percent with one digit.
pub(super) fn percent(share: &Exact) -> String {
    one_decimal(&(share * exact(100)))
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
    let talks = analysis.sampled.talks;
    let told = words!(
        "随机选的数字出自 {talks} 场谈话；± 后面是 95 % 置信区间的一半，没有 ± 的都是精确值",
        "figures of random play are from {talks} talks; behind ± stands half the 95 % interval; figures without ± are exact"
    );
    say!("  {}\n", paint(DIM, told.get(lang)));
}

fn players(analysis: &Analysis, lang: Lang) {
    let Analysis {
        exact: sure,
        sampled,
    } = analysis;
    let line = |name: &str, figure: &str, bar_of: u32, good: bool, outcome: Option<Outcome>| {
        let outcome = outcome.map_or("", |outcome| {
            named(outcome.label(), outcome.name()).get(lang)
        });
        say!(
            "  {} {} {} {}",
            padded(name, 16),
            paint(if good { GOOD } else { BAD }, &format!("{figure:<11}")),
            bar(bar_of),
            paint(DIM, outcome)
        );
    };
    let player = |name: Both, total: &Exact, good, outcome| {
        line(
            name.get(lang),
            &aligned(&one_decimal(total)),
            rounded(total),
            good,
            outcome,
        );
    };
    let (best, worst) = (&sure.best, &sure.worst);
    let name = named(Policy::Best.label(), "best lines");
    player(name, &best.total, best.total == exact(100), best.outcome);
    let name = named(Policy::Worst.label(), "worst lines");
    player(name, &worst.total, true, worst.outcome);
    let mean = &sampled.mean;
    let chance = named(Policy::Random.label(), Policy::Random.name()).get(lang);
    let figure = aligned(&mean.to_string());
    line(chance, &figure, whole(mean.value), mean.value <= 40.0, None);
    for robot in &sure.robots {
        let good = approximate(&robot.total) <= mean.value + 10.0;
        player(
            named(robot.policy.label(), robot.policy.name()),
            &robot.total,
            good,
            robot.outcome,
        );
    }
}

/// A figure with its point below that of 100.0.
fn aligned(figure: &str) -> String {
    let before = figure.find('.').unwrap_or(figure.len());
    format!("{}{figure}", " ".repeat(3_usize.saturating_sub(before)))
}

/// A percentage for a bar.
fn whole(value: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped first"
    )]
    let whole = value.clamp(0.0, 100.0).round() as u32;
    whole
}

fn endings(analysis: &Analysis, lang: Lang) {
    head(Both::new("随机选会怎样收场", "how random play ends"), lang);
    let sampled = &analysis.sampled;
    for &outcome in Outcome::ALL {
        let chance = sampled.outcomes[outcome.index()].scaled(100.0);
        let note = match sampled.reach.of(Fact::Outcome(outcome)) {
            Finding::Impossible => {
                let never = Both::new("不可能", "impossible");
                paint(BAD, never.get(lang))
            }
            Finding::NotMet { talks } => {
                let never = words!("试了 {talks} 场都没碰到", "not met in {talks} talks");
                paint(BAD, never.get(lang))
            }
            Finding::Met(_) => String::new(),
        };
        say!(
            "    {} {:<12} % {} {note}",
            padded(named(outcome.label(), outcome.name()).get(lang), 12),
            aligned(&chance.to_string()),
            bar(whole(chance.value)),
        );
    }
}

fn nodes(script: &Script, analysis: &Analysis, lang: Lang) {
    let title = Both::new(
        "计分的节点：随机一句平均得几成，最好的是哪一句",
        "scored nodes: mean credit of a random line, and the best line",
    );
    head(title, lang);
    for node in &analysis.exact.nodes {
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
        for &of in Lang::ALL.iter().filter(|of| node.best_is_longest(**of)) {
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
    let share = percent(&analysis.exact.trade_off_share());
    let told = words!(
        "{share} % 的节点真要取舍",
        "real trade-offs in {share} % of nodes"
    );
    say!("    {}", told.get(lang));
    for &of in Lang::ALL {
        let (ratio, node) = &analysis.exact.length_ratio[of.index()];
        let (share, ratio) = (
            percent(&analysis.exact.longest_share(of)),
            two_decimals(ratio),
        );
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
    for occasions in &analysis.exact.occasions {
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
    let reach = &analysis.sampled.reach;
    let mut out = Vec::new();
    for (fact, finding) in reach.iter() {
        let Some(node) = fact.node() else { continue };
        // Where nobody comes nothing is said either.
        if *finding != Finding::Impossible && !matches!(finding, Finding::NotMet { .. })
            || fact != Fact::Node(node) && !reach.visits(node)
        {
            continue;
        }
        let (id, line) = (&script.scenario.node(node).id, |choice| {
            line_id(script, node, choice)
        });
        let what = match fact {
            Fact::Node(_) => words!("{id}：没有一种走法到得了这里", "{id}: no run comes here"),
            Fact::Wording(_, at) => {
                let at = at + 1;
                words!(
                    "{id}：第 {at} 个说法，这位客户从来不说",
                    "{id}: wording {at} is never heard from this customer"
                )
            }
            Fact::Open(_, choice) => {
                let line = line(choice);
                words!("{id}：{line} 一直锁着", "{id}: {line} is always locked")
            }
            Fact::Locked(_, choice) if is_lockable(script, node, choice) => {
                let line = line(choice);
                words!(
                    "{id}：{line} 要先有标记，却从来不锁",
                    "{id}: {line} is never locked, though it needs something"
                )
            }
            _ => continue,
        };
        out.push(match finding {
            Finding::NotMet { talks } => words!(
                "{what}（试了 {talks} 场都没碰到，没有证明）",
                "{what} (not met in {talks} talks; not proven)",
                what = what,
                talks = Text::same(talks.to_string())
            ),
            _ => what,
        });
    }
    out
}

fn is_lockable(script: &Script, node: NodeId, choice: ChoiceIndex) -> bool {
    script
        .line(node, choice)
        .is_some_and(|line| line.needs != 0)
}

fn lines(script: &Script, analysis: &Analysis, lang: Lang) {
    let title = Both::new(
        "违反了关键原则还能好收场的最短走法",
        "shortest run that breaks a critical principle and still ends well",
    );
    head(title, lang);
    for exploit in &analysis.exact.exploits {
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
    let robots = analysis.exact.robots.iter();
    let differ = robots.filter(|robot| {
        let totals = &robot.by_variant;
        totals.iter().any(|total| *total != totals[0])
    });
    let told = differ.map(|robot| {
        let shown: Vec<String> = robot.by_variant.iter().map(one_decimal).collect();
        words!(
            "“{who}”在各套变体里的得分：{totals}",
            "{who} gets {totals} in the variants",
            who = Text::from(named(robot.policy.label(), robot.policy.name())),
            totals = Text::new(shown.join("、"), shown.join(", "))
        )
    });
    told.collect()
}

pub(super) fn line_id(script: &Script, node: NodeId, choice: ChoiceIndex) -> &str {
    &script.scenario.node(node).choices[usize::from(choice.0)].id
}
