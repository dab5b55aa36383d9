//! Planted faults: each is one mistake that somebody could make, and a property that must find it.
//!
//! `docs/decisions.md` lists them with the counterexample seen. A property that misses its fault proves nothing.

use std::sync::Arc;

use composure::engine::{Command, Event, FULL, Said, Script, State, StepError, Talk, step};
use composure::model::{CustomerType, Family, NodeId, Outcome, Rules, Tactic, Tuning, Variable};
use composure::score::{Band, Cap, Exact, Key, NodeKey, exact, review, rounded};
use proptest::prelude::any;

use super::case::{any_case, any_mood, any_ordered_moods};
use super::fails;
use super::score::{
    any_choice_of_better, any_retagging, any_talk, bands_are_monotone, best_is_hundred,
    better_lines_never_lower, breaking_off_is_sound, names_and_order_do_not_matter,
    ranges_are_sound, retagging_never_lowers, talk_is_scored_soundly,
};
use super::sequence::{
    any_apology, any_orders, feelings_first_satisfies, listening_before_apology,
};
use super::state::{
    ANY, FIXED, any_improved, any_single, better_run_is_no_worse, better_stays_better,
    improvement_never_hurts, replay_is_identical, stays_in_range, time_alone_costs_nothing,
};
use super::subject::{Scored, Subject};

/// Asserts that a counterexample was found for the right reason, and shows it to whoever asks with `--nocapture`.
fn caught(counterexample: &str, reason: &str) {
    println!("{counterexample}\n");
    assert!(counterexample.contains(reason), "{counterexample}");
}

/// A script with other tables or another customer.
fn remade(script: &Script, change: impl Fn(&mut Tuning, &mut CustomerType)) -> Arc<Script> {
    let mut tuning = script.rules.tuning.clone();
    let mut customer = CustomerType::clone(&script.customer);
    change(&mut tuning, &mut customer);
    let catalogue = Arc::clone(&script.rules.catalogue);
    let rules = Arc::new(Rules { catalogue, tuning });
    let scenario = Arc::clone(&script.scenario);
    Arc::new(Script::new(
        scenario,
        Arc::new(customer),
        script.type_id,
        rules,
    ))
}

/// How strongly a line follows the families for which `wanted` holds; 0 if it says nothing.
fn follows(
    script: &Script,
    state: &State,
    command: Command,
    wanted: impl Fn(Family) -> bool,
) -> i8 {
    let Command::Choose(choice) = command else {
        return 0;
    };
    let tags = script
        .line(state.node, choice)
        .map_or(&[][..], |line| &line.tags);
    let family = |at| script.rules.catalogue.get(at).family;
    tags.iter()
        .filter(|tag| wanted(family(tag.0)))
        .map(|tag| tag.1)
        .max()
        .unwrap_or(0)
}

/// Declares a subject whose turn is the product's, changed afterwards.
macro_rules! faulty_turn {
    ($(#[$meta:meta])* $name:ident, |$script:ident, $before:ident, $command:ident, $after:ident| $change:block) => {
        $(#[$meta])*
        struct $name;
        impl Subject for $name {
            fn step(
                &self,
                $script: &Script,
                $before: &State,
                $command: Command,
            ) -> Result<(State, Vec<Event>), StepError> {
                let (mut next, events) = step($script, $before, $command)?;
                {
                    let $after = &mut next.mood.values;
                    $change
                }
                Ok((next, events))
            }
            fn own_turn(&self) -> bool {
                false
            }
        }
    };
}

/// Declares a subject with other tables or another customer.
macro_rules! faulty_tables {
    ($(#[$meta:meta])* $name:ident, |$tuning:ident, $customer:ident| $change:block) => {
        $(#[$meta])*
        struct $name;
        impl Subject for $name {
            fn remade(&self, script: Arc<Script>) -> Arc<Script> {
                remade(&script, |$tuning, $customer| $change)
            }
        }
    };
}

/// Declares a subject whose score is the product's, changed afterwards.
macro_rules! faulty_score {
    ($(#[$meta:meta])* $name:ident, |$talk:ident, $key:ident, $scored:ident| $change:block) => {
        $(#[$meta])*
        struct $name;
        impl Subject for $name {
            fn score(&self, $talk: &Talk, $key: &Key) -> Scored {
                let mut scored = Scored::of(review($talk, $key), $key);
                {
                    let $scored = &mut scored;
                    $change
                }
                scored
            }
        }
    };
}

const ANGER: usize = Variable::Anger.index();
const TRUST: usize = Variable::Trust.index();
const PATIENCE: usize = Variable::Patience.index();

faulty_turn! {
    /// Anger is not kept on its scale.
    Unclamped, |_script, before, command, after| {
        if matches!(command, Command::Choose(_)) && before.mood.get(Variable::Anger) > 99_000 {
            after[ANGER] += 2000;
        }
    }
}

faulty_turn! {
    /// Facts hurt while the customer is hot.
    HurtingFacts, |script, before, command, after| {
        let hot = i64::from(before.mood.get(Variable::Anger)) >= script.customer.gate.high * 1000;
        if hot && follows(script, before, command, |family| !family.is_feeling()) > 0 {
            after[ANGER] = (after[ANGER] + 5000).min(FULL);
        }
    }
}

faulty_turn! {
    /// A proposal backfires when it comes before the customer sees clearly.
    BackfiringProposal, |script, before, command, after| {
        let early = before.mood.get(Variable::Clarity) < 30_000;
        if early && follows(script, before, command, |family| family == Family::Solve) == 2 {
            after[TRUST] = (after[TRUST] - 20_000).max(0);
        }
    }
}

faulty_turn! {
    /// A calm customer is carried away by the same line.
    CarriedAway, |_script, before, _command, after| {
        if before.mood.get(Variable::Anger) < 10_000 {
            after[ANGER] = (after[ANGER] + 15_000).min(FULL);
        }
    }
}

faulty_turn! {
    /// Time costs patience where it does not press.
    RestlessCustomer, |_script, _before, _command, after| {
        after[PATIENCE] = (after[PATIENCE] - 1000).max(0);
    }
}

faulty_tables! {
    /// An apology grows weaker the more the customer feels heard.
    WearyApology, |tuning, _customer| { tuning.apology_floor = 1800; }
}

faulty_tables! {
    /// A tactic let stand does the customer good.
    HelpfulTactic, |tuning, _customer| {
        tuning.tactic_cost[Tactic::Insult.index()] = [-4; Variable::COUNT];
    }
}

faulty_tables! {
    /// Facts get through better the angrier the customer is.
    InvertedGate, |_tuning, customer| {
        customer.gate.floor = 1600;
    }
}

faulty_tables! {
    /// A key that is not increasing: a mild violation earns more than silence.
    CrookedKey, |tuning, _customer| { tuning.kappa = [0, 300, 250, 600, 1000]; }
}

/// The two failures are ranked against each other.
struct RankedFailures;

impl Subject for RankedFailures {
    fn rank(&self, outcome: Outcome) -> u8 {
        // In the order of declaration: escalated below walked out.
        u8::try_from(outcome.index()).unwrap()
    }
}

/// Loading forgets silences.
struct ForgetfulSave;

impl Subject for ForgetfulSave {
    fn resumed(&self, talk: &Talk) -> Result<Talk, String> {
        let mut run = talk.run().unwrap();
        run.commands.retain(|said| *said != Said::Nothing);
        Talk::replay(Arc::clone(talk.script()), &run).map_err(|error| error.to_string())
    }
}

/// Credit is a line's share of all points instead of the best line's.
struct CreditBySum;

impl Subject for CreditBySum {
    fn node_key(&self, key: &Key, node: NodeId) -> Option<NodeKey> {
        let mut changed = key.node(node)?.clone();
        let sum: Exact = changed.lines.iter().map(|line| &line.credit).sum();
        for line in &mut changed.lines {
            line.credit /= &sum;
            line.points = &changed.worth * &line.credit;
        }
        Some(changed)
    }
}

faulty_score! {
    /// A violation is fined below zero.
    FinedViolation, |talk, _key, scored| {
        for turn in &mut scored.turns {
            let tags = &talk.script().line(turn.node, turn.choice).unwrap().tags;
            if turn.scored && tags.iter().any(|tag| tag.1 == -2) {
                turn.earned -= exact(5);
                scored.total -= exact(5);
            }
        }
    }
}

faulty_score! {
    /// Each turn is rounded before it is shown.
    RoundedTurns, |_talk, _key, scored| {
        for turn in &mut scored.turns {
            turn.earned = exact(i64::from(rounded(&turn.earned)));
        }
    }
}

faulty_score! {
    /// Only what was met counts, so that leaving early hides what would have gone wrong.
    MeasuredByWhatWasMet, |_talk, _key, scored| {
        let met: Exact = scored.turns.iter().map(|turn| &turn.worth).sum();
        if met > exact(0) {
            scored.total = exact(100) * &scored.total / met;
            scored.displayed = Some(rounded(&scored.total));
        }
    }
}

faulty_score! {
    /// The first option in the list earns a point more.
    FirstOptionBonus, |_talk, _key, scored| {
        let first = scored.turns.iter().filter(|turn| turn.scored && turn.choice.0 == 0).count();
        scored.total += exact(i64::try_from(first).unwrap());
    }
}

faulty_score! {
    /// A line that does several things earns less for each.
    DilutedLines, |talk, _key, scored| {
        scored.total = exact(0);
        for turn in &mut scored.turns {
            let tags = talk.script().line(turn.node, turn.choice).unwrap().tags.len();
            turn.earned /= exact(i64::try_from(tags.max(1)).unwrap());
            scored.total += &turn.earned;
        }
    }
}

/// A talk that breaks off is displayed as if nothing more could have gone wrong (our own mistake, found by P4).
struct UncappedBreakingOff;

impl Subject for UncappedBreakingOff {
    fn score(&self, talk: &Talk, key: &Key) -> Scored {
        let review = review(talk, key);
        let only_unfinished = review
            .caps
            .iter()
            .all(|cap| matches!(cap, Cap::Unfinished(_)));
        let mut scored = Scored::of(review, key);
        if only_unfinished && scored.displayed.is_some() {
            scored.displayed = Some(rounded(&scored.total));
        }
        scored
    }
}

/// A test for each planted fault: the property that must find it, on which cases, and why it has to fail.
macro_rules! catches {
    ($($name:ident: $property:literal, $cases:expr => $check:ident($fault:expr), $reason:literal;)+) => {
        $(
            #[test]
            fn $name() {
                let found = fails($property, &$cases, |case| $check(&$fault, case));
                caught(&found, $reason);
            }
        )+
    };
}

catches! {
    s1_catches_anger_off_its_scale:
        "s1", (any_case(5, ANY), any_mood()) => stays_in_range(Unclamped), "off the scale";
    s2_catches_a_calm_customer_carried_away:
        "s2", (any_single(), any_ordered_moods()) => better_stays_better(CarriedAway), "from the worse mood";
    s2_catches_an_apology_that_wears_off:
        "s2", (any_single(), any_ordered_moods()) => better_stays_better(WearyApology), "from the worse mood";
    s2_catches_an_inverted_gate:
        "s2", (any_single(), any_ordered_moods()) => better_stays_better(InvertedGate), "from the worse mood";
    s3_catches_facts_that_hurt_when_hot:
        "s3", any_improved() => improvement_never_hurts(HurtingFacts), "Tag";
    s3_catches_a_proposal_that_backfires:
        "s3", any_improved() => improvement_never_hurts(BackfiringProposal), "Tag";
    s3_catches_a_tactic_that_helps:
        "s3", any_improved() => improvement_never_hurts(HelpfulTactic), "Counter";
    s4_catches_ranked_failures:
        "s4", any_case(8, FIXED) => better_run_is_no_worse(RankedFailures), "better Escalated";
    s5_catches_a_save_that_forgets_silences:
        "s5", any_case(8, ANY) => replay_is_identical(ForgetfulSave), "after loading";
    s6_catches_an_inverted_gate:
        "s6", any_orders() => feelings_first_satisfies(InvertedGate), "facts first";
    s7_catches_an_apology_weaker_after_listening:
        "s7", any_apology() => listening_before_apology(WearyApology), "apology first";
    s8_catches_time_that_always_costs:
        "s8", (any_single(), any_mood()) => time_alone_costs_nothing(RestlessCustomer), "patience falls";
    p1_catches_fines:
        "p1", any_talk() => ranges_are_sound(FinedViolation), "-5";
    p2_catches_credit_by_sum:
        "p2", any_talk() => best_is_hundred(CreditBySum), "best lines come to";
    p3_catches_a_key_that_does_not_increase:
        "p3", any_talk() => talk_is_scored_soundly(CrookedKey), "earns less than";
    p4_catches_a_break_off_that_is_not_capped:
        "p4", any_choice_of_better() => better_lines_never_lower(UncappedBreakingOff), "displayed";
    p5_catches_diluted_lines:
        "p5", any_retagging() => retagging_never_lowers(DilutedLines), "falls to";
    p6_catches_turns_that_are_rounded:
        "p6", any_talk() => talk_is_scored_soundly(RoundedTurns), "P6";
    p7_catches_a_bonus_for_the_first_option:
        "p7", (any_talk(), any::<u64>()) => names_and_order_do_not_matter(FirstOptionBonus), "becomes";
    p8_catches_a_score_over_what_was_met:
        "p8", any_talk() => breaking_off_is_sound(MeasuredByWhatWasMet), "when broken off";
}

#[test]
fn p9_catches_bands_with_a_gap() {
    let shifted = |total: u32| Band::of(if total == 61 { 60 } else { total });
    caught(&bands_are_monotone(shifted).unwrap_err(), "61 is in");
}
