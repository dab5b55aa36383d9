//! New scenarios: whatever type and event they are begun with, they load and can be played to a deal.

use std::sync::Arc;

use composure::diagnostic::{SourceFile, to_text};
use composure::engine::{Command, Script, Talk};
use composure::model::{Event, Lang, Outcome, Phase, Pressure};
use composure::score::{Key, exact, review};
use composure::source::{Beginning, is_id, load_beside, skeleton};

use crate::support::library;

fn beginning(event: Event, customers: &[&str]) -> Beginning {
    Beginning {
        id: "lost-key".to_owned(),
        path: "scenarios/mine/lost-key.ron".to_owned(),
        title_zh: None,
        title_en: None,
        event,
        customers: customers.iter().map(|&id| id.to_owned()).collect(),
    }
}

fn file(beginning: &Beginning) -> SourceFile {
    SourceFile {
        path: beginning.path.clone(),
        text: skeleton(beginning),
    }
}

#[test]
fn every_type_and_event_gives_a_scenario_that_best_lines_bring_to_a_deal() {
    for &event in Event::ALL {
        for customer in &library().customers {
            let file = file(&beginning(event, &[&customer.id]));
            let beside = load_beside(library(), &file);
            let found = to_text(
                &beside.diagnostics,
                std::slice::from_ref(&file),
                Lang::En,
                false,
            );
            assert!(found.is_empty(), "{found}");
            let scenario = beside.scenario.unwrap().scenario;
            assert_eq!(scenario.event, event);
            let script = Script::of(library(), &scenario, scenario.customers[0]);
            let key = Key::new(&script);
            let mut talk = Talk::new(Arc::new(script), 7, Pressure::Calm);
            while talk.state().outcome.is_none() {
                let best = key.node(talk.state().node).unwrap().best;
                talk.play(Command::Choose(best)).unwrap();
            }
            let outcome = talk.state().outcome.unwrap();
            assert!(
                outcome.rank() >= Outcome::Grudging.rank(),
                "{} {event:?}: {outcome:?}",
                customer.id
            );
            assert_eq!(review(&talk, &key).total, exact(100), "{}", customer.id);
        }
    }
}

#[test]
fn a_new_scenario_shows_what_the_format_can_do() {
    let file = file(&beginning(Event::AfterSales, &["confused", "hesitant"]));
    let loaded = load_beside(library(), &file).scenario.unwrap();
    let scenario = &loaded.scenario;
    let choices = || scenario.nodes.iter().flat_map(|node| &node.choices);
    let phases: Vec<Phase> = scenario.slots.iter().map(|slot| slot.phase).collect();
    for phase in [
        Phase::Prepare,
        Phase::Receive,
        Phase::Soothe,
        Phase::Explore,
        Phase::Propose,
        Phase::Agree,
        Phase::Close,
        Phase::Followup,
    ] {
        assert!(phases.contains(&phase), "{phase:?}");
    }
    assert_eq!(scenario.customers.len(), 2);
    assert!(choices().any(|choice| choice.set != 0));
    assert!(choices().any(|choice| choice.needs != 0));
    assert!(choices().any(|choice| !choice.tags_for.is_empty()));
    assert!(choices().any(|choice| choice.counters) && choices().any(|choice| choice.bites));
    assert!(scenario.nodes.iter().any(|node| node.refused.is_some()));
    assert!(scenario.variants.len() > 1);
    // Every text that must be written says so; reasons and endings can stay.
    let to_do = choices().filter(|choice| choice.text.zh.starts_with("TODO"));
    assert_eq!(to_do.count(), choices().count());
}

#[test]
fn a_wording_for_one_type_needs_a_second_type() {
    let text = |customers: &[&str]| skeleton(&beginning(Event::AfterSales, customers));
    assert!(text(&["confused", "hesitant"]).contains("customer(\"confused\")"));
    assert!(!text(&["confused"]).contains("customer(\""));
}

#[test]
fn titles_may_hold_quotes_and_backslashes() {
    let mut about = beginning(Event::DeliveryDate, &["aggressive"]);
    about.title_zh = Some("“钥匙”\"丢\"了\\".to_owned());
    about.title_en = Some("The \"lost\" key\n\\".to_owned());
    let loaded = load_beside(library(), &file(&about)).scenario.unwrap();
    assert_eq!(loaded.scenario.title.zh, "“钥匙”\"丢\"了\\");
    assert_eq!(loaded.scenario.title.en, "The \"lost\" key \\");
}

#[test]
fn a_path_cannot_leave_its_comment() {
    let mut about = beginning(Event::DeliveryDate, &["aggressive"]);
    about.path = "a\n)b@id@.ron".to_owned();
    let beside = load_beside(library(), &file(&about));
    assert!(beside.scenario.is_some(), "{:?}", beside.diagnostics);
    assert!(skeleton(&about).contains("a )b@id@.ron"));
}

#[test]
fn ids_are_told_from_what_is_none() {
    for good in ["a", "lost-key", "x1-2"] {
        assert!(is_id(good), "{good}");
    }
    let long = "a".repeat(65);
    for bad in [
        "", "1a", "-a", "Lost", "lost key", "a/b", "..", "钥匙", &long,
    ] {
        assert!(!is_id(bad), "{bad}");
    }
}
