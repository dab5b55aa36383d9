//! P1 to P9: what holds of the score.

use std::sync::Arc;

use composure::engine::{Script, Talk};
use composure::model::{NodeId, PrincipleId};
use composure::score::{Band, Exact, Key, exact};
use proptest::prelude::*;

use super::case::{BETTER, Case, POOL, SAID, any_case, rearranged};
use super::play::{Played, play, play_pausing};
use super::state::ANY;
use super::subject::{Product, Scored, Subject};
use super::{ensure, holds};

/// A case played along the lines said, with its key.
pub struct Graded {
    script: Arc<Script>,
    key: Key,
    played: Played,
    scored: Scored,
}

/// Plays and grades the line that `says` picks at each node.
fn graded(
    subject: &dyn Subject,
    case: &Case,
    says: impl Fn(NodeId, &Key) -> u8,
) -> Result<Graded, String> {
    let script = subject.remade(case.script());
    let key = Key::new(&script);
    let played = play(subject, case, &script, |node| says(node, &key))?;
    let scored = subject.score(&played.talk, &key);
    Ok(Graded {
        script,
        key,
        played,
        scored,
    })
}

fn nodes(script: &Script) -> impl Iterator<Item = NodeId> {
    (0..u16::try_from(script.nodes.len()).unwrap()).map(NodeId)
}

fn is_percentage(value: &Exact) -> bool {
    (exact(0)..=exact(100)).contains(value)
}

/// P1: phases, principles and total lie between 0 and 100.
fn lies_in_range(scored: &Scored) -> Result<(), String> {
    ensure(is_percentage(&scored.total), || {
        format!("total {}", scored.total)
    })?;
    ensure(scored.displayed.is_none_or(|total| total <= 100), || {
        format!("displayed {:?}", scored.displayed)
    })?;
    let off = scored
        .percentages
        .iter()
        .find(|value| !is_percentage(value));
    ensure(off.is_none(), || format!("percentage {off:?}"))?;
    let beyond = scored
        .turns
        .iter()
        .find(|turn| turn.earned > turn.worth || turn.earned < exact(0));
    ensure(beyond.is_none(), || format!("{beyond:?}"))
}

/// P2: the best lines of all slots come to 100, and so does a whole talk of best lines.
pub fn best_is_hundred(subject: &dyn Subject, case: &Case) -> Result<(), String> {
    let best = |key: &Key, node| subject.node_key(key, node);
    let graded = graded(subject, case, |node, key| {
        best(key, node).map_or(SAID, |node| node.best.0)
    })?;
    let slots = nodes(&graded.script).filter_map(|node| best(&graded.key, node));
    let (mut sum, mut any) = (exact(0), false);
    for node in slots {
        any = true;
        sum += &node.lines[usize::from(node.best.0)].points;
    }
    ensure(!any || sum == exact(100), || {
        format!("best lines come to {sum}")
    })?;
    let scored_turns = graded
        .scored
        .turns
        .iter()
        .filter(|turn| turn.scored)
        .count();
    let whole = scored_turns == graded.script.scenario.slots.len();
    ensure(!any || !whole || graded.scored.total == exact(100), || {
        format!("a whole talk of best lines earns {}", graded.scored.total)
    })
}

/// P3: a line that is at least as good on every principle never earns less.
fn dominating_line_earns_no_less(subject: &dyn Subject, graded: &Graded) -> Result<(), String> {
    for node in nodes(&graded.script) {
        let Some(key) = subject.node_key(&graded.key, node) else {
            continue;
        };
        let lines = &graded.script.node(node).lines;
        for (high, better) in lines.iter().enumerate() {
            for (low, worse) in lines.iter().enumerate() {
                let earns_less = key.lines[high].points < key.lines[low].points;
                ensure(
                    !(earns_less && dominates(&better.tags, &worse.tags)),
                    || format!("{:?} earns less than {:?}", better.tags, worse.tags),
                )?;
            }
        }
    }
    Ok(())
}

/// Whether no principle is kept better in `low` than in `high`.
fn dominates(high: &[(PrincipleId, i8)], low: &[(PrincipleId, i8)]) -> bool {
    let tag = |tags: &[(PrincipleId, i8)], wanted| {
        tags.iter()
            .find(|tag| tag.0 == wanted)
            .map_or(0, |tag| tag.1)
    };
    high.iter()
        .chain(low)
        .all(|&(principle, _)| tag(high, principle) >= tag(low, principle))
}

/// P6: turns sum to the total, principles to their turn, losses to what is missing.
fn parts_sum_up(graded: &Graded) -> Result<(), String> {
    let scored = &graded.scored;
    let sum: Exact = scored.turns.iter().map(|turn| &turn.earned).sum();
    ensure(sum == scored.total, || {
        format!("turns sum to {sum}, total {}", scored.total)
    })?;
    let mut lost = exact(0);
    for turn in &scored.turns {
        let parts: Exact = turn.parts.iter().sum();
        ensure(turn.parts.is_empty() || parts == turn.earned, || {
            format!("principles sum to {parts}, the turn earned {}", turn.earned)
        })?;
        lost += &turn.worth - &turn.earned;
        ensure(turn.attainable == exact(100) - &lost, || {
            format!("attainable {}, lost {lost}", turn.attainable)
        })?;
    }
    let met: Exact = scored.turns.iter().map(|turn| &turn.worth).sum();
    let slots = &graded.script.scenario.slots;
    let missed = exact(100) - met;
    ensure(
        slots.is_empty() || exact(100) - &scored.total == lost + missed,
        || format!("points lost do not explain the total {}", scored.total),
    )
}

/// P8: breaking a talk off never raises its total or what is displayed.
fn breaking_off_never_raises(subject: &dyn Subject, graded: &Graded) -> Result<(), String> {
    let mut talk: Talk = graded.played.talk.clone();
    while talk.undo().is_some() {
        let before = subject.score(&talk, &graded.key);
        ensure(before.total <= graded.scored.total, || {
            format!(
                "{} when broken off, {} in full",
                before.total, graded.scored.total
            )
        })?;
        ensure(before.displayed <= graded.scored.displayed, || {
            format!("{:?} displayed when broken off", before.displayed)
        })?;
    }
    Ok(())
}

/// P1, P3, P6 and P8 on one talk.
pub fn talk_is_scored_soundly(subject: &dyn Subject, case: &Case) -> Result<(), String> {
    let graded = graded(subject, case, |_, _| SAID)?;
    lies_in_range(&graded.scored).map_err(|reason| format!("P1: {reason}"))?;
    dominating_line_earns_no_less(subject, &graded).map_err(|reason| format!("P3: {reason}"))?;
    parts_sum_up(&graded).map_err(|reason| format!("P6: {reason}"))?;
    breaking_off_never_raises(subject, &graded).map_err(|reason| format!("P8: {reason}"))
}

/// P1 alone, for a score whose sums do not hold either.
pub fn ranges_are_sound(subject: &dyn Subject, case: &Case) -> Result<(), String> {
    lies_in_range(&graded(subject, case, |_, _| SAID)?.scored)
}

/// P8 alone, for a score whose sums do not hold either.
pub fn breaking_off_is_sound(subject: &dyn Subject, case: &Case) -> Result<(), String> {
    breaking_off_never_raises(subject, &graded(subject, case, |_, _| SAID)?)
}

/// P4: choosing dominating lines never lowers total, displayed total or band, termination included.
pub fn better_lines_never_lower(
    subject: &dyn Subject,
    (case, chosen): &(Case, u8),
) -> Result<(), String> {
    let script = subject.remade(case.script());
    let key = Key::new(&script);
    let score = |says: &dyn Fn(NodeId) -> u8| {
        let played = play(subject, case, &script, says)?;
        Ok::<Scored, String>(subject.score(&played.talk, &key))
    };
    let plain = score(&|_| SAID)?;
    let better = score(&|node| {
        let dominating =
            usize::from(node.0) < case.moments.len() && chosen >> (node.0 % 8) & 1 == 1;
        if dominating { BETTER } else { SAID }
    })?;
    ensure(better.total >= plain.total, || {
        format!("{} falls to {}", plain.total, better.total)
    })?;
    ensure(better.displayed >= plain.displayed, || {
        format!(
            "displayed {:?} falls to {:?}",
            plain.displayed, better.displayed
        )
    })?;
    ensure(better.band() >= plain.band(), || {
        "the band falls".to_owned()
    })
}

/// P5: a said line with one more principle followed, or one fewer violated, never lowers the total.
pub fn retagging_never_lowers(
    subject: &dyn Subject,
    (case, at, place): &(Case, usize, usize),
) -> Result<(), String> {
    let mut retagged = case.clone();
    let count = case.moments.len();
    let moment = &mut retagged.moments[at % count];
    // Of what was available, only the said line changes: the better one stays as good as it was.
    moment.said[*place] += 1;
    moment.raise[*place] -= 1;
    let total = |case: &Case| Ok::<Exact, String>(graded(subject, case, |_, _| SAID)?.scored.total);
    let (plain, retagged) = (total(case)?, total(&retagged)?);
    ensure(retagged >= plain, || format!("{plain} falls to {retagged}"))
}

/// P7: the order of options and nodes, their ids and the language do not matter.
pub fn names_and_order_do_not_matter(
    subject: &dyn Subject,
    (case, seed): &(Case, u64),
) -> Result<(), String> {
    let plain = graded(subject, case, |_, _| SAID)?;
    let (script, went, place) = rearranged(case, *seed);
    let script = subject.remade(script);
    let old = |node: NodeId| {
        place
            .iter()
            .position(|&new| new == usize::from(node.0))
            .unwrap()
    };
    let pauses = |node| {
        case.moments
            .get(old(node))
            .is_some_and(|moment| moment.pause)
    };
    let says = |node| went[old(node)][usize::from(SAID)];
    let played = play_pausing(subject, case.pressure, &script, says, pauses)?;
    let scored = subject.score(&played.talk, &Key::new(&script));
    ensure(scored.total == plain.scored.total, || {
        format!("{} becomes {}", plain.scored.total, scored.total)
    })?;
    ensure(scored.displayed == plain.scored.displayed, || {
        "the displayed total differs".to_owned()
    })?;
    ensure(scored.percentages == plain.scored.percentages, || {
        "a percentage differs".to_owned()
    })?;
    let ends = (played.last().outcome, played.last().mood);
    let plain_ends = (plain.played.last().outcome, plain.played.last().mood);
    ensure(ends == plain_ends, || {
        format!("ends {plain_ends:?}, rearranged {ends:?}")
    })
}

/// P9: every integer from 0 to 100 has exactly one band, and bands rise with it.
pub fn bands_are_monotone(band: impl Fn(u32) -> Band) -> Result<(), String> {
    for total in 0..=100 {
        let own = band(total);
        ensure(total == 0 || band(total - 1) <= own, || {
            format!("the band falls at {total}")
        })?;
        let holding = Band::ALL.iter().filter(|band| {
            let (low, high) = band.range();
            (low..=high).contains(&total)
        });
        let holding: Vec<_> = holding.collect();
        ensure(holding == [&own], || format!("{total} is in {holding:?}"))?;
    }
    Ok(())
}

/// Any case of a talk.
pub fn any_talk() -> impl Strategy<Value = Case> {
    any_case(6, ANY)
}

/// Any case with the nodes at which the better line is said, a bit each.
pub fn any_choice_of_better() -> impl Strategy<Value = (Case, u8)> {
    (any_talk(), any::<u8>())
}

/// Any case with a place to retag, at which a better line is there.
pub fn any_retagging() -> impl Strategy<Value = (Case, usize, usize)> {
    (any_talk(), 0_usize..6, 0..POOL).prop_map(|(mut case, at, place)| {
        let count = case.moments.len();
        let moment = &mut case.moments[at % count];
        moment.said[place] = moment.said[place].min(1);
        moment.raise[place] = moment.raise[place].max(1);
        (case, at, place)
    })
}

#[test]
fn p1_p3_p6_p8_ranges_dominance_sums_and_breaking_off() {
    holds("p1 p3 p6 p8", &any_talk(), |case| {
        talk_is_scored_soundly(&Product, case)
    });
}

#[test]
fn p2_best_lines_everywhere_are_worth_a_hundred() {
    holds("p2", &any_talk(), |case| best_is_hundred(&Product, case));
}

#[test]
fn p4_dominating_lines_never_lower_total_display_or_band() {
    holds("p4", &any_choice_of_better(), |case| {
        better_lines_never_lower(&Product, case)
    });
}

#[test]
fn p5_retagging_a_said_line_upwards_never_lowers_the_total() {
    holds("p5", &any_retagging(), |case| {
        retagging_never_lowers(&Product, case)
    });
}

#[test]
fn p7_order_names_and_language_do_not_matter() {
    holds("p7", &(any_talk(), any::<u64>()), |case| {
        names_and_order_do_not_matter(&Product, case)
    });
}

#[test]
fn p9_every_total_has_one_band_and_bands_rise() {
    bands_are_monotone(Band::of).unwrap();
}
