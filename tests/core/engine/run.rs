//! Run strings: written and read back, and every way in which they can be wrong.

use std::sync::Arc;

use composure::engine::{Command, Run, RunError, RunForm, Said, StepError, Talk};
use composure::model::Pressure;
use proptest::collection::vec;
use proptest::prelude::*;

use super::talk::two_nodes;
use crate::properties::holds;
use crate::support::line;

fn any_run() -> impl Strategy<Value = Run> {
    let command = prop_oneof![
        4 => (0_u8..9).prop_map(Said::Line),
        1 => Just(Said::Nothing)
    ];
    (
        "[a-z][a-z0-9-]{0,63}",
        "[a-z][a-z0-9-]{0,20}",
        "[0-9a-hjkmnp-tv-z]{10}",
        any::<u64>(),
        prop_oneof![Just(RunForm::Earlier), Just(RunForm::Sorted)],
        (0..Pressure::ALL.len()).prop_map(|at| Pressure::ALL[at]),
        vec(command, 0..40),
    )
        .prop_map(
            |(scenario, customer, fingerprint, seed, form, pressure, commands)| Run {
                form,
                scenario,
                customer,
                fingerprint,
                seed,
                pressure,
                commands,
            },
        )
}

#[test]
fn a_run_is_read_back_as_it_was_written() {
    holds("run string", &any_run(), |run| {
        let text = run.to_string();
        let read: Run = format!(" {text}\n")
            .parse()
            .map_err(|error| format!("{error}"))?;
        if read == *run {
            Ok(())
        } else {
            Err(format!("{text} is read as {read:?}"))
        }
    });
}

#[test]
fn a_slip_in_a_run_is_noticed() {
    // Two characters of 32 each let one slip in 1024 through; over these fixed cases it must stay near that.
    let run = Talk::new(two_nodes(), 42, Pressure::Off)
        .run()
        .unwrap()
        .to_string();
    let (mut slips, mut missed) = (0, 0);
    for at in 0..run.len() {
        for other in "0123456789abcdefghijklmnopqrstuvwxyz".chars() {
            let mut changed = run.clone();
            changed.replace_range(at..=at, &other.to_string());
            if changed != run {
                slips += 1;
                missed += usize::from(changed.parse::<Run>().is_ok());
            }
        }
    }
    assert!(missed * 200 < slips, "{missed} of {slips} slips are missed");
}

/// A run with this body and the check that fits it.
fn checked(body: &str) -> String {
    const ALPHABET: &str = "0123456789abcdefghjkmnpqrstvwxyz";
    let both = ALPHABET
        .chars()
        .flat_map(|a| ALPHABET.chars().map(move |b| format!("{a}{b}")));
    let mut tried = both.map(|sum| format!("{body}.{sum}"));
    let fits = |text: &String| text.parse::<Run>() != Err(RunError::Check);
    tried.find(fits).unwrap()
}

#[test]
fn what_is_wrong_with_a_run_is_said() {
    let parse = |text: &str| text.parse::<Run>().unwrap_err();
    for text in [
        "",
        "hello",
        "1.2.3",
        "x1.a.b.c.1.off.1.zz",
        "c1.a.b.c.1.off.1.zz.more",
        "从容",
    ] {
        assert_eq!(parse(text), RunError::NotARun, "{text}");
    }
    assert_eq!(
        parse(&format!("c1.a.b.c.1.off.{}.zz", "1".repeat(5000))),
        RunError::NotARun
    );
    assert_eq!(
        parse("c3.a.b.c.1.off.1.zz"),
        RunError::Version("3".to_owned())
    );
    assert_eq!(parse("c1.a.b.c.1.off.1.zz"), RunError::Check);
    for (body, part, written) in [
        ("c1.a.b.c.x1.off.1", "seed", "x1"),
        ("c1.a.b.c.-1.off.1", "seed", "-1"),
        (
            "c1.a.b.c.99999999999999999999.off.1",
            "seed",
            "99999999999999999999",
        ),
        ("c1.a.b.c.1.fast.1", "pressure", "fast"),
        ("c1.a.b.c.1.off.10", "list of choices", "10"),
        ("c1.a.b.c.1.off.1H", "list of choices", "1H"),
    ] {
        let text = written.to_owned();
        assert_eq!(
            parse(&checked(body)),
            RunError::Part { part, text },
            "{body}"
        );
    }
}

#[test]
fn a_run_replays_or_says_why_not() {
    let script = two_nodes();
    let mut talk = Talk::new(Arc::clone(&script), 3, Pressure::Off);
    talk.play(Command::Choose(line(0))).unwrap();
    let run = talk.run().unwrap();
    let again = Talk::replay(Arc::clone(&script), &run).unwrap();
    assert_eq!((again.state(), again.moves()), (talk.state(), talk.moves()));

    let mut changed = run.clone();
    changed.fingerprint = "0000000000".to_owned();
    let error = Talk::replay(Arc::clone(&script), &changed).unwrap_err();
    let now = script.fingerprint.clone();
    assert_eq!(
        error,
        RunError::ScenarioChanged {
            run: changed.fingerprint.clone(),
            now
        }
    );
    assert!(Talk::replay_anyway(Arc::clone(&script), &changed).is_ok());

    let mut impossible = run;
    impossible.commands.push(Said::Nothing);
    let error = Talk::replay(script, &impossible).unwrap_err();
    let reason = StepError::NoPressure;
    assert_eq!(error, RunError::Move { number: 2, reason });
    assert_eq!(error.to_string(), "move 2: time does not press in this run");
}

#[test]
fn a_run_of_the_earlier_form_is_judged_anew_but_never_taken_for_the_same() {
    let script = two_nodes();
    let mut talk = Talk::new(Arc::clone(&script), 3, Pressure::Off);
    talk.play(Command::Choose(line(0))).unwrap();
    let mut run = talk.run().unwrap();
    run.form = RunForm::Earlier;
    run.commands = vec![Said::Line(0)];
    assert!(run.to_string().starts_with("c1."));
    let error = Talk::replay(Arc::clone(&script), &run).unwrap_err();
    assert_eq!(error, RunError::Earlier);
    let again = Talk::replay_anyway(script, &run).unwrap();
    assert_eq!(again.moves(), talk.moves(), "places are the author's");
}
