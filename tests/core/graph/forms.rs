//! The forms that a graph is written in: goldens for one scenario (`UPDATE_GOLDEN=1` writes them anew), and texts that
//! try to break out. Does not judge places.

use composure::engine::Script;
use composure::graph::{Options, Words, estimated_width, layout, to_dot, to_mermaid, to_svg};
use composure::model::{Condition, Lang, Outcome, Phase, Scenario, Tactic, Text};
use composure::score::Key;

use super::fixture;
use crate::support::{golden, script};

/// A scenario in all three forms: SVG, dot, Mermaid.
fn forms(script: &Script, lang: Lang) -> [String; 3] {
    let key = Key::new(script);
    let options = Options {
        words: Words::new(lang),
        script: Some((script, &key)),
        measure: &estimated_width,
    };
    let scenario = &script.scenario;
    [
        to_svg(scenario, &layout(scenario, &options), &options),
        to_dot(scenario, &options),
        to_mermaid(scenario, &options),
    ]
}

#[test]
fn forms_are_as_they_were() {
    let script = fixture("check/ok/detour.ron");
    for &lang in Lang::ALL {
        for (text, ending) in forms(&script, lang).into_iter().zip(["svg", "dot", "mmd"]) {
            let name = format!("detour-{}.{ending}", lang.name());
            golden(&format!("tests/fixtures/graph/{name}"), &text);
        }
    }
}

#[test]
fn a_picture_quotes_what_the_chosen_type_says() {
    let sound = fixture("check/ok/detour.ron");
    let mut scenario: Scenario = (*sound.scenario).clone();
    let (own, all) = ("words for this type alone", "words for everybody");
    let mut to_type = scenario.nodes[0].says[0].clone();
    to_type.when = vec![Condition::Customer(sound.type_id)];
    to_type.text = Text::new(own, own);
    scenario.nodes[0].says[0].text = Text::new(all, all);
    scenario.nodes[0].says.insert(0, to_type);
    let customer = sound.customer.id.clone();
    let [svg, ..] = forms(&script(scenario, &customer), Lang::En);
    assert!(svg.contains(own) && !svg.contains(all), "{svg}");
}

/// A text that means something to each of the forms.
const HOSTILE: &str = "a\"]}|;--> <b>&amp; \\n\\\" #35; ```\nend\u{1} %% </text>]]> 车";

fn hostile() -> Script {
    let sound = fixture("check/ok/detour.ron");
    let mut scenario: Scenario = (*sound.scenario).clone();
    scenario.title = Text::new(HOSTILE, HOSTILE);
    HOSTILE.clone_into(&mut scenario.nodes[0].id);
    scenario.nodes[0].says[0].text = Text::new(HOSTILE, HOSTILE);
    scenario.flags = vec![HOSTILE.to_owned()];
    (*script(scenario, "aggressive")).clone()
}

#[test]
fn xml_is_well_formed_whatever_is_said() {
    for script in [fixture("graph/sixty.ron"), hostile()] {
        for &lang in Lang::ALL {
            let [svg, ..] = forms(&script, lang);
            let document = roxmltree::Document::parse(&svg).unwrap();
            assert_eq!(document.root_element().tag_name().name(), "svg");
            let texts = document
                .descendants()
                .filter(|part| part.has_tag_name("text"))
                .count();
            assert!(texts >= 3 * script.scenario.nodes.len());
        }
    }
}

/// Splits a line into what stands outside and inside double quotes; a backslash shields a quote where `shields` says so.
fn outside_quotes(text: &str, shields: bool) -> (String, bool) {
    let (mut outside, mut inside) = (String::new(), false);
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' if inside && shields => drop(chars.next()),
            '"' => inside = !inside,
            _ if !inside => outside.push(c),
            _ => {}
        }
    }
    (outside, inside)
}

#[test]
fn quoted_texts_of_dot_and_mermaid_cannot_break_out() {
    let plain = forms(&fixture("check/ok/detour.ron"), Lang::En);
    let odd = forms(&hostile(), Lang::En);
    for (at, shields) in [(1, true), (2, false)] {
        // The same scenario but for its texts: what stands outside the quotes is the same.
        let body = |text: &str| {
            text.split_once("flowchart")
                .map_or_else(|| text.to_owned(), |parts| parts.1.to_owned())
        };
        let (plain, odd) = (body(&plain[at]), body(&odd[at]));
        assert_eq!(
            outside_quotes(&plain, shields).0,
            outside_quotes(&odd, shields).0
        );
        for line in odd.lines() {
            assert!(!outside_quotes(line, shields).1, "left open: {line}");
        }
    }
}

#[test]
fn mermaid_keeps_what_it_would_read_out_of_its_texts() {
    let [_, _, mermaid] = forms(&hostile(), Lang::En);
    let title = mermaid.lines().nth(1).unwrap();
    assert!(title.starts_with("title: \"a\\\"]}|"), "{title}");
    let body = mermaid.split_once("flowchart").unwrap().1;
    let texts = body.split('"').skip(1).step_by(2);
    for text in texts.filter(|text| text.contains("车")) {
        let rest = text.replace("<br/>", "");
        assert!(
            !rest.contains(['<', '>', '&', '|', '`', '\\', '[']),
            "{rest}"
        );
    }
}

#[test]
fn words_are_those_of_the_screens() {
    let (zh, en) = (Words::new(Lang::Zh), Words::new(Lang::En));
    assert_eq!(
        (
            zh.name(Phase::Soothe.label()),
            en.name(Phase::Afterdeal.label())
        ),
        ("安抚", "After the deal")
    );
    assert_eq!(en.name(Outcome::WalkedOut.label()), "Walked out");
    for words in [zh, en] {
        for &phase in Phase::ALL {
            assert_ne!(words.name(phase.label()), phase.name());
        }
        for &tactic in Tactic::ALL {
            assert_ne!(words.name(tactic.label()), tactic.name());
        }
        for &outcome in Outcome::ALL {
            assert_ne!(words.name(outcome.label()), outcome.name());
        }
    }
}
