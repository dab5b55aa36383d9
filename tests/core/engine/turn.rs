//! Turns computed by hand from the model document, section 2, in milli-points.

use std::sync::Arc;

use composure::engine::{Command, Mood, Script, State, start, step};
use composure::model::{Phase, Pressure, Tactic, Target, Variable};

use crate::support::{choice, line, node, scenario, script};

fn one_line(tags: &[(&str, i8)], tactic: Option<Tactic>, customer: &str) -> Arc<Script> {
    let mut only = node(
        "only",
        Phase::Soothe,
        None,
        vec![choice("line", tags, Target::End)],
    );
    only.tactic = tactic;
    script(scenario(vec![only]), customer)
}

fn said(script: &Script, state: &State) -> Mood {
    step(script, state, Command::Choose(line(0)))
        .unwrap()
        .0
        .mood
}

/// Order of the values: A, H, T, C, P, JD, JP, JI, E.
fn mood(values: [i32; Variable::COUNT]) -> Mood {
    Mood { values, streak: 0 }
}

#[test]
fn a_mixed_line_to_an_aggressive_customer() {
    // Start: A 80, H 5, T 25, C 55, P 55, JD 5, JP 15, JI 15, E 80. React 1.15, gate 40/75/.15, cost 5.
    // The line listens fully, half apologises, offers fully, argues a little, and lets a threat stand.
    let tags = [
        ("hear-out", 2),
        ("sincere-apology", 1),
        ("offer-workable-solution", 2),
        ("no-arguing", -1),
    ];
    let script = one_line(&tags, Some(Tactic::Threat), "aggressive");
    let state = start(&script, Pressure::Calm);
    assert_eq!(
        state.mood,
        mood([
            80_000, 5000, 25_000, 55_000, 55_000, 5000, 15_000, 15_000, 80_000
        ])
    );
    // 1. Threat: A + 3 = 83, E + 5 = 85.
    // 2. CALM, V 500: A + 12·.5·1.15 = 6.9 -> 89.9; T − 4.6 -> 20.4; JP − 2.875 -> 12.125; JI − 6.9 -> 8.1.
    // 3. LISTEN in full, APOLOGY half and weakened by (500 + 5·5)/1000 = .525:
    //    k(A) = .120 + .140·.5·.525 = .15675; 89.9·k = 14.0918 -> A 75.809
    //    H + 95·.35 = 33.25 -> 38.25
    //    k(T) = .060 + .060·.5·.525 = .07575; 79.6·k = 6.0297 -> T 26.429
    //    P + 45·.08 = 3.6 -> 58.6
    //    k(JI) = .150 + .160·.5·.525 = .192; 91.9·k = 17.6448 -> JI 25.744
    // 4. SOLVE with gain 1.1, weakened by (500 + 5·55)/1000 = .775, gate .15 (A is over 75):
    //    k(A) = .060·1.1·.775·.15 = .0076725; 75.809·k = .5816 -> A 75.228
    //    k(T) = .080·1.1·.775·.15 = .01023; 73.571·k = .7526 -> T 27.181
    //    k(JD) = .350·1.1·.775·.15 = .04475625; 95·k = 4.2518 -> JD 9.251
    // 5. P − 5 = 53.6, which is not below 20.
    // 6. A violation: no decay. LISTEN followed: no rebound.
    // 7. A is below 94: no streak.
    let expected = mood([
        75_228, 38_250, 27_181, 55_000, 53_600, 9251, 12_125, 25_744, 85_000,
    ]);
    assert_eq!(said(&script, &state), expected);
}

#[test]
fn an_empty_line_to_an_emotional_customer_in_a_rush() {
    let script = one_line(&[], None, "emotional");
    let mut state = start(&script, Pressure::Rush);
    // P 60 − 4·2 = 52. A 72 − 72·.04 = 69.12, rebound + 3 = 72.12.
    let after = said(&script, &state);
    assert_eq!(after.get(Variable::Patience), 52_000);
    assert_eq!(after.get(Variable::Anger), 72_120);
    // Short of patience: P 27.5 − 8 = 19.5 is below 20, so A 72 + 2 = 74, − 2.96, + 3 = 74.04.
    state.mood.values[Variable::Patience.index()] = 27_500;
    let after = said(&script, &state);
    assert_eq!(after.get(Variable::Patience), 19_500);
    assert_eq!(after.get(Variable::Anger), 74_040);
}

#[test]
fn the_gate_is_linear_between_its_ends_and_expectation_has_a_floor() {
    // Confused, gate 45/80/.30: at A 62.5 half way, g = 1 − .7·.5 = .65. EXPECT in full: E 250, T 60, JP 80.
    let script = one_line(&[("manage-expectations", 2)], None, "confused");
    let mut state = start(&script, Pressure::Off);
    state.mood.values[Variable::Anger.index()] = 62_500;
    let after = said(&script, &state);
    // E 50 − (50 − 30)·.25·.65 = 3.25 -> 46.75; T 50 + 50·.06·.65 = 1.95; JP 25 + 75·.08·.65 = 3.9.
    assert_eq!(after.get(Variable::Expectation), 46_750);
    assert_eq!(after.get(Variable::Trust), 51_950);
    assert_eq!(after.get(Variable::Procedural), 28_900);
    // Below its floor of 30 expectation stays where it is.
    state.mood.values[Variable::Expectation.index()] = 29_000;
    assert_eq!(said(&script, &state).get(Variable::Expectation), 29_000);
}

#[test]
fn one_line_can_do_only_so_much() {
    // Many feelings at once, RESPECT with gain 1.2: k(JI) = .08+.15+.20+.16·.525+.15·1.2+.10+.06 = .854, capped at .7.
    let tags = [
        ("feelings-before-facts", 2),
        ("hear-out", 2),
        ("show-understanding", 2),
        ("sincere-apology", 2),
        ("friendly-reception", 2),
        ("thank-customer", 2),
        ("control-own-emotion", 2),
    ];
    let script = one_line(&tags, None, "aggressive");
    let after = said(&script, &start(&script, Pressure::Off));
    // JI 15 + 85·.7 = 74.5. k(A) = .06+.12+.15+.14·.525+.06+.04+.04 = .5435: 80 − 43.48 = 36.52, then decay .04:
    // 36.52 − 1.4608 = 35.0592, kept as 35.06 because what is taken off is rounded down.
    assert_eq!(after.get(Variable::Interactional), 74_500);
    assert_eq!(after.get(Variable::Anger), 35_060);
}

#[test]
fn biting_costs_twice_and_countering_nothing() {
    let mut only = node(
        "only",
        Phase::Soothe,
        None,
        ["stands", "bites", "counters"]
            .map(|id| choice(id, &[], Target::End))
            .to_vec(),
    );
    only.tactic = Some(Tactic::Probing);
    only.choices[1].bites = true;
    only.choices[2].counters = true;
    let script = script(scenario(vec![only]), "confused");
    let state = start(&script, Pressure::Off);
    let expectation = |at| {
        let stepped = step(&script, &state, Command::Choose(line(at))).unwrap();
        stepped.0.mood.get(Variable::Expectation)
    };
    assert_eq!([0, 1, 2].map(expectation), [56_000, 62_000, 50_000]);
}

#[test]
fn no_time_passes_for_the_customer_in_preparation() {
    let prepare = node(
        "prepare",
        Phase::Prepare,
        None,
        vec![choice("line", &[], Target::End)],
    );
    let script = script(scenario(vec![prepare]), "emotional");
    let mut state = start(&script, Pressure::Rush);
    state.mood.streak = 1;
    assert_eq!(said(&script, &state), state.mood);
}
