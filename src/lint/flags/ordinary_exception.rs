//! Wordings for a special mood that is nothing special. Looks at each wording alone; bounds of several are another rule's.

use crate::analysis::Fact;
use crate::diagnostic::Diagnostic;
use crate::engine::{Mood, holds_mood};
use crate::lint::state::conditions;
use crate::lint::{Cast, Subject, rule};
use crate::model::{Both, Condition, Variable, words};

rule! {
    "L0215" "ordinary-exception" Warning Scenario(check)
    finds: "一个说法要求的心情并不特别：要的是好心情，而有一类客户一进门就这么好；或者要的是坏心情，而每类客户一进门都这样，这种坏心情还占了整个范围的一半以上。同时还要用标记的说法不算在内。",
        "A wording asks for a mood that is nothing special: for a good mood that a customer has on coming in already, or for a bad one that every customer comes in with and that takes in over half of the scale. Wordings that ask for a flag, too, are left out.";
    why: "例外成了常态，不带条件的说法几乎听不到。往往是 `at_least` 和 `at_most` 写反了。",
        "The exception becomes the usual wording, and the plain one is hardly heard. Often `at_least` and `at_most` were exchanged.";
    remedy: "把 `at_least` 和 `at_most` 换过来，或者移动界限，让它把特别的心情和平常的心情分开。",
        "Exchange `at_least` and `at_most`, or move the bound so that it tells the special mood from the usual one.";
    wrong: "(when: [at_most(anger, 40)], text: …), // 客户进门时 anger 就是 30",
        r"(when: [at_most(anger, 40)], text: …), // the customer comes in with anger 30";
    right: r"(when: [at_least(anger, 40)], text: …),";
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, wording, when) in conditions(subject) {
        let asks_flag = |c: &Condition| matches!(c, Condition::Flag(_) | Condition::NoFlag(_));
        if when.iter().any(asks_flag) {
            continue;
        }
        let moods = when.iter().filter(|c| bound(**c).is_some()).count();
        let casts: Vec<&Cast> = subject.casts.iter().filter(|c| suits(c, when)).collect();
        for (at, &condition) in when.iter().enumerate() {
            let Some((variable, is_good)) = bound(condition) else {
                continue;
            };
            // A condition that cannot fail here has a rule of its own.
            let (Ok(wording), Ok(place)) = (u16::try_from(wording), u16::try_from(at)) else {
                continue;
            };
            let fails = Fact::Fails(id, wording, place);
            let cannot_fail = |cast: &&Cast| cast.figures.reach.is_impossible(fails);
            let comes_so = |cast: &&&Cast| holds_mood(&[condition], &Mood::start(&cast.customer));
            if casts.iter().all(cannot_fail) {
                continue;
            }
            let ordinary: Vec<&&Cast> = casts.iter().filter(comes_so).collect();
            let everybody = ordinary.len() == casts.len();
            let name = variable.name();
            let message = match (is_good, ordinary.first()) {
                (true, Some(cast)) if moods == 1 => words!(
                    "并不特别：`{}` 一进门，`{name}` 就已经这么好",
                    "nothing special: `{}` comes in with `{name}` as good as this",
                    cast.customer.id
                ),
                (false, Some(_)) if everybody && takes_in_over_half(condition) => words!(
                    "并不特别：每类客户一进门 `{name}` 都是这样，而且占了整个范围的一半以上",
                    "nothing special: every customer comes in with `{name}` like this, and over half of the scale is"
                ),
                _ => continue,
            };
            let finding = subject.at(
                RULE.code,
                subject.condition(id, usize::from(wording), at),
                message,
            );
            found.push(finding.label(Both::new("方向对吗？", "is the direction right?")));
        }
    }
}

/// The variable of a bound, and whether the bound asks for a good value.
fn bound(condition: Condition) -> Option<(Variable, bool)> {
    match condition {
        Condition::AtLeast(variable, _) => Some((variable, !variable.lower_is_better())),
        Condition::AtMost(variable, _) => Some((variable, variable.lower_is_better())),
        Condition::Flag(_) | Condition::NoFlag(_) | Condition::Customer(_) => None,
    }
}

/// Whether a customer is one that the wording is for.
fn suits(cast: &Cast, when: &[Condition]) -> bool {
    when.iter().all(|condition| match condition {
        Condition::Customer(wanted) => *wanted == cast.script.type_id,
        Condition::AtLeast(..)
        | Condition::AtMost(..)
        | Condition::Flag(_)
        | Condition::NoFlag(_) => true,
    })
}

fn takes_in_over_half(condition: Condition) -> bool {
    match condition {
        Condition::AtLeast(_, points) => points < 50,
        Condition::AtMost(_, points) => points > 50,
        Condition::Flag(_) | Condition::NoFlag(_) | Condition::Customer(_) => false,
    }
}
