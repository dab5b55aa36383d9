//! What ships is whole: no findings, all principles, the parts that every scenario promises, drawings and characters.

use std::collections::BTreeSet;

use composure::analysis::Policy;
use composure::diagnostic::to_text;
use composure::model::{
    Both, Event, Lang, Outcome, Phase, Pressure, Room, Scenario, Speaker, Tactic, Text, Variable,
};
use composure::score::Band;

use super::support::{LOADED, SOURCES, library, root};

#[test]
fn no_file_has_a_finding() {
    assert!(SOURCES.problems.is_empty(), "{:?}", SOURCES.problems);
    assert!(
        LOADED.diagnostics.is_empty(),
        "{}",
        to_text(&LOADED.diagnostics, &SOURCES.files, Lang::En, false)
    );
}

#[test]
fn the_catalogue_is_complete() {
    let catalogue = &library().rules.catalogue;
    assert_eq!(catalogue.principles.len(), 174);
    assert_eq!(catalogue.sources.len(), 5);
    assert_eq!(library().forms.len(), 1);
    assert_eq!(library().forms[0].items.len(), 20);
}

#[test]
fn there_is_a_scenario_for_each_type() {
    let library = library();
    let defaults: BTreeSet<_> = library.scenarios.iter().map(|s| s.customers[0]).collect();
    assert_eq!(defaults.len(), library.customers.len());
    assert_eq!(library.customers.len(), 4);
}

/// Slots of a scenario in some phases.
fn slots(scenario: &Scenario, phases: &[Phase]) -> usize {
    scenario
        .slots
        .iter()
        .filter(|slot| phases.contains(&slot.phase))
        .count()
}

#[test]
fn every_scenario_has_what_is_promised() {
    use Phase::{Agree, Close, Explore, Followup, Prepare, Propose, Receive, Soothe};
    for scenario in &library().scenarios {
        let id = &scenario.id;
        assert!(slots(scenario, &[Prepare]) >= 3, "{id}: preparation");
        let talk = [Receive, Soothe, Explore, Propose, Agree, Close, Followup];
        assert!(slots(scenario, &talk) >= 10, "{id}: slots");
        for phase in talk {
            assert!(slots(scenario, &[phase]) >= 1, "{id}: {}", phase.name());
        }
        let tactics: BTreeSet<_> = scenario
            .nodes
            .iter()
            .filter_map(|node| node.tactic)
            .collect();
        assert!(tactics.len() >= 4, "{id}: {} tactics", tactics.len());
        let detours = scenario
            .nodes
            .iter()
            .filter(|node| node.slot.is_none())
            .count();
        assert!(detours >= 3, "{id}: {detours} detours");
        let lines = || scenario.nodes.iter().flat_map(|node| &node.choices);
        assert!(
            lines().any(|line| line.gives > scenario.brief.authority.limit),
            "{id}: no temptation"
        );
        assert!(
            lines().any(|line| line.needs != 0),
            "{id}: nothing can be locked"
        );
        for node in &scenario.nodes {
            if node.slot.is_some() {
                assert!((3..=5).contains(&node.choices.len()), "{id}: {}", node.id);
            }
        }
        let moody = scenario
            .nodes
            .iter()
            .filter(|node| node.speaker == Speaker::Customer && node.says.len() > 1)
            .count();
        assert!(
            moody >= 4,
            "{id}: wording follows the mood in {moody} nodes only"
        );
        assert!(
            scenario.variants.len() >= 2 && !scenario.customer_goals.is_empty(),
            "{id}"
        );
    }
}

#[test]
fn no_line_is_offered_twice() {
    for scenario in &library().scenarios {
        for &lang in Lang::ALL {
            let mut seen = BTreeSet::new();
            for choice in scenario.nodes.iter().flat_map(|node| &node.choices) {
                assert!(
                    seen.insert(choice.text.get(lang)),
                    "{}: {}",
                    scenario.id,
                    choice.text.get(lang)
                );
            }
        }
    }
}

/// Every text of a scenario that a trainee can see.
fn texts(scenario: &Scenario) -> Vec<&Text> {
    let brief = &scenario.brief;
    let mut texts = vec![
        &scenario.title,
        &scenario.summary,
        &brief.role,
        &brief.situation,
        &brief.authority.text,
    ];
    texts.extend(
        brief
            .facts
            .iter()
            .chain(&brief.goals)
            .chain(&scenario.customer_goals),
    );
    texts.extend(
        scenario
            .variants
            .iter()
            .flat_map(|variant| variant.values()),
    );
    texts.extend(&scenario.endings);
    for node in &scenario.nodes {
        texts.extend(node.says.iter().map(|saying| &saying.text));
        for choice in &node.choices {
            texts.extend([&choice.text, &choice.because]);
            texts.extend(choice.because_for.values());
        }
    }
    texts
}

/// What the words of the model are called on the screens.
fn labels() -> Vec<Both> {
    let mut labels = Vec::new();
    labels.extend(Event::ALL.iter().map(|word| word.label()));
    labels.extend(Room::ALL.iter().map(|word| word.label()));
    labels.extend(Speaker::ALL.iter().map(|word| word.label()));
    labels.extend(Tactic::ALL.iter().map(|word| word.label()));
    labels.extend(Outcome::ALL.iter().map(|word| word.label()));
    labels.extend(Phase::ALL.iter().map(|word| word.label()));
    labels.extend(Variable::ALL.iter().map(|word| word.label()));
    labels.extend(Pressure::ALL.iter().map(|word| word.label()));
    labels.extend(Band::ALL.iter().map(|word| word.label()));
    labels.extend(Policy::ROBOTS.iter().map(|robot| robot.label()));
    labels
}

#[test]
fn the_bundled_font_has_every_character_of_every_text() {
    let library = library();
    let mut shown = String::new();
    for scenario in &library.scenarios {
        for text in texts(scenario) {
            shown.push_str(&text.zh);
            shown.push_str(&text.en);
        }
    }
    for principle in &library.rules.catalogue.principles {
        for text in [
            &principle.name,
            &principle.definition,
            &principle.good,
            &principle.bad,
        ] {
            shown.push_str(&text.zh);
            shown.push_str(&text.en);
        }
    }
    for customer in &library.customers {
        for text in [&customer.name, &customer.about]
            .into_iter()
            .chain(&customer.addresses)
        {
            shown.push_str(&text.zh);
            shown.push_str(&text.en);
        }
    }
    for name in ["zh.ftl", "en.ftl"] {
        let words = std::fs::read_to_string(root().join("assets/words").join(name));
        shown.push_str(&words.expect("the words are there"));
    }
    for label in labels() {
        shown.push_str(label.zh);
        shown.push_str(label.en);
    }
    for weight in ["Regular", "Bold"] {
        let path = root().join(format!("assets/fonts/ComposureSansSC-{weight}.otf"));
        let bytes = std::fs::read(path).expect("the font is there");
        let face = ttf_parser::Face::parse(&bytes, 0).expect("a font");
        let missing: BTreeSet<char> = shown
            .chars()
            .filter(|c| !c.is_control() && face.glyph_index(*c).is_none())
            .collect();
        assert!(missing.is_empty(), "{weight}: {missing:?}");
    }
}

/// Chinese texts use Chinese punctuation.
#[test]
fn chinese_texts_have_full_width_punctuation() {
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    for scenario in &library().scenarios {
        for text in texts(scenario) {
            let chars: Vec<char> = text.zh.chars().collect();
            for pair in chars.windows(2) {
                let half = matches!(pair[1], ',' | ';' | '?' | '!' | ':');
                assert!(!(is_han(pair[0]) && half), "{}: {}", scenario.id, text.zh);
            }
        }
    }
}

#[test]
fn every_drawing_of_every_customer_is_there() {
    let art = root().join("assets/art");
    for customer in &library().customers {
        let look = &customer.look;
        let mut names = vec![format!("peeps/head/{}", look.head)];
        for (folder, layer) in [
            ("peeps/facial-hair", &look.facial_hair),
            ("peeps/accessory", &look.glasses),
            ("outfits", &look.outfit),
        ] {
            names.extend(layer.iter().map(|name| format!("{folder}/{name}")));
        }
        for rule in &look.faces {
            names.push(format!("peeps/face/{}", rule.face));
            names.push(format!("peeps/face/{}", rule.talking));
        }
        for name in names {
            assert!(
                art.join(format!("{name}.svg")).is_file(),
                "{}: {name}",
                customer.id
            );
        }
    }
}
