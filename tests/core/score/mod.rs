//! The score by example: a key computed by hand, caps, bands, locked lines, what is still attainable.

use std::sync::Arc;

use composure::engine::{Command, Script, Talk};
use composure::model::{Choice, NodeId, Phase, Pressure, Scenario, Target};
use composure::score::{Band, Cap, Exact, Key, approximate, exact, one_decimal, review, rounded};

use crate::support::{choice, line, node, principle, scenario, script, to};

fn over(number: i64, by: i64) -> Exact {
    exact(number) / exact(by)
}

/// Four scored turns: receive, soothe with weight 1, soothe with weight 2, propose.
fn four_turns() -> Scenario {
    let lines = |next: Target| -> Vec<Choice> {
        vec![
            choice("a", &[("hear-out", 2), ("sincere-apology", -1)], next),
            choice("b", &[("show-understanding", 1)], next),
            choice("c", &[("hear-out", -2)], next),
        ]
    };
    let mut nodes = vec![
        node("greet", Phase::Receive, Some(0), lines(to(1))),
        node("soothe", Phase::Soothe, Some(1), lines(to(2))),
        node("more", Phase::Soothe, Some(2), lines(to(3))),
        node("offer", Phase::Propose, Some(3), lines(Target::End)),
    ];
    nodes[3].refused = Some(Target::End);
    let mut made = scenario(nodes);
    made.slots[2].weight = 2;
    made
}

fn played(script: &Arc<Script>, says: &[u8]) -> Talk {
    let mut talk = Talk::new(Arc::clone(script), 1, Pressure::Off);
    for &at in says {
        talk.play(Command::Choose(line(at))).unwrap();
    }
    talk
}

#[test]
fn a_key_computed_by_hand() {
    let script = script(four_turns(), "confused");
    let key = Key::new(&script);
    // Blueprint: receive 8, soothe 22, propose 22; the rest is absent, so 52 stand for 100.
    // receive 100·8/52; soothe 100·22/52 shared 1 : 2; propose 100·22/52.
    let worths = [over(200, 13), over(550, 39), over(1100, 39), over(550, 13)];
    for (at, worth) in (0..).zip(&worths) {
        assert_eq!(&key.node(NodeId(at)).unwrap().worth, worth, "node {at}");
    }
    assert_eq!(worths.iter().sum::<Exact>(), exact(100));
    // Stretch 0, .10, .25, .60, 1. In play, with weight:
    //   hear-out (2): tags 2, 0, −2 -> 1, .25, 0 -> credit 1, 1/4, 0
    //   show-understanding (2): 0, 1, 0 -> .25, .60, .25 -> credit 0, 1, 0
    //   sincere-apology (1): −1, 0, 0 -> .10, .25, .25 -> credit 0, 1, 1
    // Points: a 2·1 = 2; b 2·1/4 + 2·1 + 1 = 7/2; c 1. Best b: credit a 4/7, b 1, c 2/7.
    let first = key.node(NodeId(0)).unwrap();
    let credits: Vec<Exact> = first.lines.iter().map(|line| line.credit.clone()).collect();
    assert_eq!(credits, [over(4, 7), exact(1), over(2, 7)]);
    assert_eq!(first.best, line(1));
    assert_eq!(first.lines[0].points, over(200, 13) * over(4, 7));
    let parts: Vec<(u16, i8, Exact, Exact)> = first.lines[1]
        .parts
        .iter()
        .map(|part| {
            (
                part.principle.0,
                part.tag,
                part.credit.clone(),
                part.earned.clone(),
            )
        })
        .collect();
    let mut expected = vec![
        (
            principle("hear-out").0,
            0,
            over(1, 4),
            over(200, 13) / exact(7),
        ),
        (
            principle("show-understanding").0,
            1,
            exact(1),
            over(200, 13) * over(4, 7),
        ),
        (
            principle("sincere-apology").0,
            0,
            exact(1),
            over(200, 13) * over(2, 7),
        ),
    ];
    expected.sort_by_key(|part| part.0);
    assert_eq!(parts, expected);
}

#[test]
fn a_review_computed_by_hand() {
    let script = script(four_turns(), "confused");
    let key = Key::new(&script);
    let talk = played(&script, &[1, 0, 1, 0]);
    let review = review(&talk, &key);
    // 200/13 + 550/39·4/7 + 1100/39 + 550/13·4/7 = (4200 + 2200 + 7700 + 6600)/273 = 20700/273.
    assert_eq!(review.total, over(20_700, 273));
    assert_eq!(
        (review.displayed, review.band()),
        (Some(76), Some(Band::Good))
    );
    assert_eq!(one_decimal(&review.total), "75.8");
    assert!((approximate(&review.total) - 75.824).abs() < 0.001);
    let percentages: Vec<(Phase, Exact)> = review
        .phases
        .iter()
        .map(|phase| (phase.phase, phase.percent()))
        .collect();
    // Soothe: (1·4/7 + 2)/3 = 6/7.
    let expected = [
        (Phase::Receive, exact(100)),
        (Phase::Soothe, over(600, 7)),
        (Phase::Propose, over(400, 7)),
    ];
    assert_eq!(percentages, expected);
    let hear_out = review
        .principles
        .iter()
        .find(|score| score.principle == principle("hear-out"))
        .unwrap();
    // Credits 1/4, 1, 1/4, 1 over four occasions.
    assert_eq!(
        (hear_out.occasions, hear_out.percent.clone()),
        (4, over(250, 4))
    );
    assert_eq!((review.caps.clone(), review.capped), (Vec::new(), false));
}

#[test]
fn what_is_still_attainable_is_known_at_every_turn() {
    let script = script(four_turns(), "confused");
    let key = Key::new(&script);
    let review = review(&played(&script, &[1, 2, 0, 1]), &key);
    let left: Vec<Exact> = review
        .turns
        .iter()
        .map(|turn| turn.attainable.clone())
        .collect();
    let first = exact(100) - over(550, 39) * over(5, 7);
    let second = &first - over(1100, 39) * over(3, 7);
    assert_eq!(left, [exact(100), first, second.clone(), second]);
    assert_eq!(review.turns[3].attainable, review.total);
}

#[test]
fn reasons_for_the_cap() {
    let script = script(four_turns(), "confused");
    let key = Key::new(&script);
    let caps = |says: &[u8]| review(&played(&script, says), &key).caps;
    assert_eq!(caps(&[1, 1, 1, 1]), Vec::new());
    // c violates hear-out, which is critical, and earns 2/7 of the turn.
    let hear_out = principle("hear-out");
    assert_eq!(
        caps(&[2, 1, 1, 1]),
        [Cap::WeakPhase(Phase::Receive), Cap::Violated(hear_out, 0)]
    );
    // In the smaller of two soothing turns the phase stays strong: (2/7 + 2)/3.
    assert_eq!(caps(&[1, 2, 1, 1]), [Cap::Violated(hear_out, 1)]);
    // Broken off after the first soothing turn, soothing stands at 1/3; after the second all but the offer is done.
    assert_eq!(
        caps(&[1, 1]),
        [
            Cap::WeakPhase(Phase::Soothe),
            Cap::WeakPhase(Phase::Propose)
        ]
    );
    assert_eq!(caps(&[1, 1, 1]), [Cap::WeakPhase(Phase::Propose)]);
}

#[test]
fn a_phase_that_is_strong_but_not_finished_caps() {
    let mut made = four_turns();
    made.slots[1].weight = 9;
    let script = script(made, "confused");
    let review = review(&played(&script, &[1, 1]), &Key::new(&script));
    assert_eq!(
        review.caps,
        [
            Cap::WeakPhase(Phase::Propose),
            Cap::Unfinished(Phase::Soothe)
        ]
    );
}

#[test]
fn the_cap_lowers_what_is_displayed_and_nothing_else() {
    let mut made = four_turns();
    made.slots[1].weight = 1;
    made.slots[2].weight = 100;
    let script = script(made, "confused");
    let review = review(&played(&script, &[1, 2, 1, 1]), &Key::new(&script));
    assert_eq!(rounded(&review.total), 100);
    assert_eq!((review.displayed, review.capped), (Some(80), true));
    assert_eq!(review.band(), Some(Band::Good));
}

#[test]
fn without_a_scored_line_there_is_no_score() {
    let only = node(
        "only",
        Phase::Soothe,
        None,
        vec![choice("line", &[], Target::End)],
    );
    let script = script(scenario(vec![only]), "confused");
    let review = review(&played(&script, &[0]), &Key::new(&script));
    assert_eq!(
        (review.displayed, review.band(), review.total),
        (None, None, exact(0))
    );
}

#[test]
fn a_turn_where_nothing_is_in_play_cannot_lose() {
    let same = |id| choice(id, &[("hear-out", 1)], Target::End);
    let only = node("only", Phase::Soothe, Some(0), vec![same("a"), same("b")]);
    let script = script(scenario(vec![only]), "confused");
    assert_eq!(
        review(&played(&script, &[1]), &Key::new(&script)).total,
        exact(100)
    );
}

#[test]
fn the_band_of_every_total() {
    for total in 0..=100 {
        let expected = match total {
            0..=20 => Band::StartLearning,
            21..=40 => Band::AskSupervisor,
            41..=60 => Band::RaiseSkill,
            61..=80 => Band::Good,
            _ => Band::VeryGood,
        };
        assert_eq!(Band::of(total), expected);
        let (low, high) = expected.range();
        assert!((low..=high).contains(&total));
    }
    let edges: Vec<(u32, u32)> = Band::ALL.iter().map(|band| band.range()).collect();
    assert_eq!(edges, [(0, 20), (21, 40), (41, 60), (61, 80), (81, 100)]);
}

#[test]
fn halves_are_rounded_up_once() {
    assert_eq!(
        [over(1, 2), over(49, 100), over(201, 2)].map(|value| rounded(&value)),
        [1, 0, 101]
    );
    assert_eq!(
        [over(1, 20), over(4, 100)].map(|value| one_decimal(&value)),
        ["0.1", "0.0"]
    );
}

#[test]
fn a_locked_better_line_is_told_with_the_turn_that_locked_it() {
    let script = super::engine::two_nodes();
    let key = Key::new(&script);
    let skipped = review(&played(&script, &[1, 1]), &key);
    assert_eq!(skipped.turns[1].best, line(0));
    assert_eq!(skipped.turns[1].best_locked, Some(Some(0)));
    assert_eq!(skipped.turns[0].best_locked, None);
    let gathered = review(&played(&script, &[0, 1]), &key);
    assert_eq!(gathered.turns[1].best_locked, None);
    // The worth of the turn is the same, whether or not its best line could be said.
    assert_eq!(gathered.turns[1].worth, skipped.turns[1].worth);
    assert_eq!(review(&played(&script, &[0, 0]), &key).conceded, 300);
}

#[test]
fn a_line_that_nothing_unlocks_is_told_as_such() {
    let mut never = choice("never", &[("hear-out", 2)], Target::End);
    never.needs = 1;
    let open = choice("open", &[], Target::End);
    let only = node("only", Phase::Soothe, Some(0), vec![never, open]);
    let script = script(scenario(vec![only]), "confused");
    let review = review(&played(&script, &[1]), &Key::new(&script));
    assert_eq!(review.turns[0].best_locked, Some(None));
}
