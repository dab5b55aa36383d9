//! The analysis state by state: bounds where a limit is reached, what some run meets, and moods moved together.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use composure::analysis::{Known, RandomPlay, analyze, moods_after, spread};
use composure::engine::{Mood, Script, State, advance, holds, start};
use composure::model::{Condition, FlagId, NodeId, Outcome, Pressure, Variable};
use composure::score::{Key, exact};

use super::{TURNS, many_runs};
use crate::support::{Dice, line, script};

#[test]
fn over_the_limit_the_bounds_hold_what_is_exact() {
    let mut narrowed = 0;
    for (seed, type_id) in (0..).zip(["confused", "hesitant", "aggressive", "emotional"]) {
        let script = many_runs(seed, type_id);
        let key = Key::new(&script);
        let whole = RandomPlay::new(&script, u64::MAX).run_all(&key).unwrap();
        assert!(whole.is_exact());
        for limit in [1, 10, 100, 1_000, 10_000, 100_000] {
            let layer = if limit % 100 == 0 { 50 } else { 1 << 15 };
            let play = RandomPlay::in_layers(&script, limit, layer);
            let part = play.run_all(&key).unwrap();
            let pairs = part.outcomes.iter().zip(&whole.outcomes);
            for (bounds, exactly) in pairs.chain([(&part.mean, &whole.mean)]) {
                assert!(
                    bounds.low <= exactly.low && exactly.high <= bounds.high,
                    "{limit}"
                );
            }
            for (least, exactly) in part
                .lines
                .iter()
                .flatten()
                .zip(whole.lines.iter().flatten())
            {
                assert!(least <= exactly);
            }
            narrowed += usize::from(!part.is_exact() && part.mean.high < exact(100));
        }
    }
    assert!(narrowed > 0, "bounds that say nothing");
}

#[test]
fn jobs_that_were_not_run_are_left_open_and_order_does_not_matter() {
    let script = many_runs(2, "aggressive");
    let key = Key::new(&script);
    let play = RandomPlay::new(&script, u64::MAX);
    let parts: Vec<_> = (0..play.jobs())
        .rev()
        .filter_map(|job| play.run(job))
        .collect();
    let whole = RandomPlay::new(&script, u64::MAX).run_all(&key).unwrap();
    assert_eq!(play.clone().finish(parts.clone(), &key).unwrap(), whole);
    // The same part twice counts once.
    let twice = [parts.clone(), parts.clone()].concat();
    assert_eq!(play.clone().finish(twice, &key).unwrap(), whole);
    if play.jobs() > 1 {
        let some = play.clone().finish(parts[1..].to_vec(), &key).unwrap();
        assert!(!some.is_exact());
        assert!(some.mean.low <= whole.mean.low && whole.mean.low <= some.mean.high);
    }
}

/// What can still come from every state that some run meets, by turn: the union over all of them, and whether some state
/// has several.
fn every_state(script: &Script, state: &State, seen: &mut Seen) -> BTreeSet<Outcome> {
    if let Some(outcome) = state.outcome {
        return BTreeSet::from([outcome]);
    }
    let node = script.scenario.node(state.node);
    seen.nodes.insert(state.node);
    for (at, saying) in node.says.iter().enumerate() {
        for (place, condition) in saying.when.iter().enumerate() {
            let holds = holds(&[*condition], state, script.type_id);
            seen.truths.insert((state.node, at, place, holds));
        }
    }
    let heard = node
        .says
        .iter()
        .position(|saying| holds(&saying.when, state, script.type_id));
    seen.heard.insert((state.node, heard.unwrap()));
    let mut all = BTreeSet::new();
    for at in 0..u8::try_from(node.choices.len()).unwrap() {
        let next = advance(script, state, line(at));
        seen.open.insert((state.node, at, next.is_ok()));
        if let Ok(next) = next {
            all.extend(every_state(script, &next, seen));
        }
    }
    let turn = seen.decides.entry(state.turn).or_default();
    turn.0.extend(all.iter().copied());
    if all.len() > 1 {
        turn.1.extend(all.iter().copied());
    }
    all
}

#[derive(Default)]
struct Seen {
    nodes: BTreeSet<NodeId>,
    truths: BTreeSet<(NodeId, usize, usize, bool)>,
    heard: BTreeSet<(NodeId, usize)>,
    open: BTreeSet<(NodeId, u8, bool)>,
    decides: BTreeMap<u16, (BTreeSet<Outcome>, BTreeSet<Outcome>)>,
}

/// A script with wordings by mood and flags, some of which never fit.
fn with_wordings(seed: u64, type_id: &str) -> Arc<Script> {
    let plain = many_runs(seed, type_id);
    let mut dice = Dice(seed + 77);
    let mut scenario = (*plain.scenario).clone();
    for node in &mut scenario.nodes {
        let mut says = Vec::new();
        for _ in 0..dice.place(4) {
            let variable = Variable::ALL[dice.place(Variable::COUNT)];
            let points = dice.between(0, 100);
            let mut saying = node.says[0].clone();
            saying.when.push(match dice.place(5) {
                0 => Condition::Flag(FlagId(0)),
                1 => Condition::NoFlag(FlagId(0)),
                2 => Condition::AtMost(variable, points),
                _ => Condition::AtLeast(variable, points),
            });
            says.push(saying);
        }
        says.append(&mut node.says);
        node.says = says;
    }
    script(scenario, type_id)
}

#[test]
fn what_some_run_meets_is_known_and_nothing_else() {
    let (mut yes, mut no) = (0, 0);
    for (seed, type_id) in (40..).zip(["confused", "hesitant", "aggressive", "emotional"]) {
        let script = with_wordings(seed, type_id);
        let mut seen = Seen::default();
        every_state(&script, &start(&script, Pressure::Off), &mut seen);
        let key = Key::new(&script);
        let analysis = analyze(&script, &key, u64::MAX).unwrap();
        let mut compare = |known: Known, occurs: bool, what: String| {
            let expected = if occurs { Known::Yes } else { Known::No };
            assert_eq!(known, expected, "{type_id} {what}");
            yes += usize::from(occurs);
            no += usize::from(!occurs);
        };
        for (id, node) in (0..).map(NodeId).zip(&analysis.reach.nodes) {
            compare(node.visited, seen.nodes.contains(&id), format!("{id:?}"));
            for (at, &heard) in node.heard.iter().enumerate() {
                compare(
                    heard,
                    seen.heard.contains(&(id, at)),
                    format!("{id:?} wording {at}"),
                );
            }
            for (at, truths) in node.conditions.iter().enumerate() {
                for (place, truth) in truths.iter().enumerate() {
                    let was = |holds| seen.truths.contains(&(id, at, place, holds));
                    compare(truth.holds, was(true), format!("{id:?} {at} {place} holds"));
                    compare(
                        truth.fails,
                        was(false),
                        format!("{id:?} {at} {place} fails"),
                    );
                }
            }
            for (at, truth) in (0..).zip(&node.open) {
                let was = |open| seen.open.contains(&(id, at, open));
                compare(truth.holds, was(true), format!("{id:?} line {at} open"));
                compare(truth.fails, was(false), format!("{id:?} line {at} locked"));
            }
        }
        for (turn, (possible, decides)) in &seen.decides {
            let open = &analysis.random.open[usize::from(*turn)];
            for &outcome in Outcome::ALL {
                let at = outcome.index();
                assert_eq!(
                    open.possible[at] > exact(0),
                    possible.contains(&outcome),
                    "{turn}"
                );
                assert_eq!(
                    open.decides[at],
                    decides.contains(&outcome),
                    "{type_id} {turn} {outcome:?}"
                );
            }
        }
        assert_eq!(analysis.random.open.len(), seen.decides.len());
    }
    assert!(yes > 100 && no > 20, "{yes} {no}: nothing to tell apart");
}

#[test]
fn a_line_moves_many_moods_as_the_engine_moves_each() {
    let mut dice = Dice(5);
    let (mut compared, mut left) = (0, 0);
    for (seed, type_id) in (0..).zip(["confused", "hesitant", "aggressive", "emotional"].repeat(4))
    {
        let script = many_runs(seed, type_id);
        let first = start(&script, Pressure::Off);
        for id in (0..TURNS).map(NodeId) {
            let moods: Vec<Mood> = (0..300).map(|_| any_mood(&mut dice)).collect();
            for at in 0..4 {
                let forms = moods_after(&script, id, line(at), &moods).unwrap();
                assert!(forms.len() > 2);
                for (row, mood) in moods.iter().enumerate() {
                    let state = State {
                        mood: *mood,
                        node: id,
                        flags: u64::MAX,
                        ..first
                    };
                    let engine = advance(&script, &state, line(at)).unwrap();
                    let failed = [Outcome::Escalated, Outcome::WalkedOut];
                    let broken = engine.outcome.filter(|outcome| failed.contains(outcome));
                    for (form, after) in forms.iter().enumerate() {
                        let (after, leaves) = after[row];
                        assert_eq!(engine.mood, after, "{form} {type_id} {id:?} {at} {mood:?}");
                        // Columns, the first form, leave that to others.
                        assert!(form == 0 || leaves == broken, "{form} {type_id} {mood:?}");
                    }
                    left += usize::from(broken.is_some());
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 70_000 && left > 1000, "{compared} {left}");
    let script = many_runs(0, "confused");
    assert_eq!(moods_after(&script, NodeId(0), line(7), &[]), None);
}

/// A mood anywhere, often at an edge.
fn any_mood(dice: &mut Dice) -> Mood {
    let values = std::array::from_fn(|_| {
        let value = match dice.place(4) {
            0 => dice.between(0, 100) * 1000,
            1 => dice.between(0, 100) * 1000 + dice.between(-1, 1),
            _ => dice.between(0, 100_000),
        };
        i32::try_from(value.clamp(0, 100_000)).unwrap()
    });
    Mood {
        values,
        streak: u8::try_from(dice.between(0, 2)).unwrap(),
    }
}

#[test]
fn drawn_talks_are_spread_around_the_exact_mean() {
    for (seed, type_id) in (0..).zip(["confused", "aggressive"]) {
        let script = many_runs(seed, type_id);
        let key = Key::new(&script);
        let drawn = spread(&script, &key);
        assert_eq!(drawn, spread(&script, &key), "always the same talks");
        assert_eq!(drawn.counts.iter().sum::<u32>(), drawn.talks);
        assert_eq!(drawn.counts.len(), 101);
        let mean: f64 = (0_u32..)
            .zip(drawn.shares())
            .map(|(total, share)| f64::from(total) * share)
            .sum();
        let exactly = RandomPlay::new(&script, u64::MAX).run_all(&key).unwrap();
        let exactly = composure::score::approximate(&exactly.mean.low);
        assert!((mean - exactly).abs() < 0.5, "{mean} for {exactly}");
    }
}
