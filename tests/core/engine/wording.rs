//! Which wording is said, and how its placeholders are filled.

use std::collections::{BTreeMap, BTreeSet};

use composure::engine::{State, Wording, start};
use composure::model::{
    Condition, FlagId, Lang, Phase, Pressure, Saying, Scenario, Target, Text, TypeId, Variable,
};

use crate::support::{choice, node, scenario, script, text};

fn talkative() -> Scenario {
    let mut only = node(
        "only",
        Phase::Soothe,
        None,
        vec![choice("line", &[], Target::End)],
    );
    let saying = |when: Vec<Condition>, words: &str| Saying {
        when,
        text: text(words),
    };
    only.says = vec![
        saying(vec![Condition::AtLeast(Variable::Anger, 60)], "hot"),
        saying(
            vec![
                Condition::AtMost(Variable::Trust, 20),
                Condition::NoFlag(FlagId(1)),
            ],
            "cold",
        ),
        saying(vec![Condition::Flag(FlagId(1))], "informed"),
        saying(vec![Condition::Customer(TypeId(0))], "own type"),
        saying(Vec::new(), "plain"),
    ];
    scenario(vec![only])
}

fn said(type_id: &str, change: impl Fn(&mut State)) -> String {
    let script = script(talkative(), type_id);
    let mut state = start(&script, Pressure::Off);
    state.mood.values = [50_000; Variable::COUNT];
    change(&mut state);
    script.saying(&state).unwrap().text.en.clone()
}

#[test]
fn the_first_wording_whose_conditions_all_hold_is_said() {
    let anger = Variable::Anger.index();
    let trust = Variable::Trust.index();
    assert_eq!(
        said("hesitant", |state| state.mood.values[anger] = 60_000),
        "hot"
    );
    assert_eq!(
        said("hesitant", |state| state.mood.values[anger] = 59_999),
        "plain"
    );
    assert_eq!(
        said("hesitant", |state| state.mood.values[trust] = 20_000),
        "cold"
    );
    assert_eq!(
        said("hesitant", |state| state.mood.values[trust] = 20_001),
        "plain"
    );
    assert_eq!(said("hesitant", |state| state.flags = 0b10), "informed");
    assert_eq!(said("hesitant", |state| state.flags = 0b01), "plain");
    // The types are in order of their ids: aggressive is the first.
    assert_eq!(said("aggressive", |_| ()), "own type");
}

#[test]
fn placeholders_are_filled_from_the_seeds_variant() {
    let mut made = talkative();
    let variant = |name: &str| {
        BTreeMap::from([(
            "car".to_owned(),
            Text::new(format!("车{name}"), format!("car {name}")),
        )])
    };
    made.variants = vec![variant("A"), variant("B"), variant("C")];
    let script = script(made, "confused");
    let mut seen = BTreeSet::new();
    for seed in 0..300 {
        let wording = Wording::new(&script, seed);
        let english = wording.fill(&text("{car} of {customer}"), Lang::En);
        let chinese = wording.fill(&text("{car}"), Lang::Zh);
        assert_eq!(english.chars().nth(4), chinese.chars().nth(1));
        seen.insert(english);
    }
    // Three cars with three forms of address: one does not settle the other.
    assert_eq!(seen.len(), 9, "{seen:?}");
}

#[test]
fn what_is_no_placeholder_stays_as_it_is() {
    let script = script(talkative(), "confused");
    let wording = Wording::new(&script, 1);
    for words in [
        "",
        "plain",
        "{unknown}",
        "open {brace",
        "}{",
        "{}",
        "{ customer }",
        "{从容}",
    ] {
        assert_eq!(wording.fill(&text(words), Lang::Zh), words);
    }
    let customer = wording.customer(Lang::En).to_owned();
    assert!(!customer.is_empty());
    let filled = wording.fill(&text("a {customer}{customer} {b {customer}"), Lang::En);
    assert_eq!(filled, format!("a {customer}{customer} {{b {{customer}}"));
}
