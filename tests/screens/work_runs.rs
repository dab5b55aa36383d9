//! Runs in the Workshop: the same run comes to the same wherever it is shown, and its lines are marked.

use std::sync::Arc;

use composure::engine::{Command, Move, Script, Talk};
use composure::model::{ChoiceIndex, Lang, NodeId, Pressure};
use composure::score::{Key, review};
use composure::workshop::RunScore;

use crate::drive::{Robot, SIZE, fresh, library};
use crate::made_up;

/// A talk of the first scenario in which the best lines are said, but for one that violates a critical principle fully:
/// its sum is above the cap.
fn capped() -> Talk {
    let library = library();
    let scenario = &library.scenarios[0];
    let script = Arc::new(Script::of(&library, scenario, scenario.customers[0]));
    let key = Key::new(&script);
    let mut talk = Talk::new(Arc::clone(&script), 1, Pressure::Off);
    let mut is_broken = false;
    while talk.state().outcome.is_none() {
        let node = talk.state().node;
        let lines = &script.node(node).lines;
        let breaks = lines.iter().position(|line| {
            let critical = |id| script.rules.catalogue.get(id).weight >= 2;
            line.tags
                .iter()
                .any(|(id, tag)| *tag == -2 && critical(*id))
        });
        let best = key.node(node).map_or(0, |node| usize::from(node.best.0));
        let at = breaks.filter(|_| !is_broken).unwrap_or(best);
        is_broken |= breaks.is_some();
        let choice = ChoiceIndex(u8::try_from(at).expect("a few lines"));
        talk.play(Command::Choose(choice))
            .expect("a line that is open");
    }
    assert!(review(&talk, &key).capped, "the cap bites");
    talk
}

#[test]
fn one_run_comes_to_the_same_everywhere_and_its_lines_are_marked() {
    let talk = capped();
    let script = Arc::clone(talk.script());
    let score = RunScore::of(&talk, &Key::new(&script));
    let sum = composure::score::one_decimal(&score.sum);
    let told = format!("80 ({sum} before the cap)");
    let moves: Vec<(NodeId, ChoiceIndex)> = talk.moves().iter().filter_map(Move::line).collect();

    let mut robot = Robot::new(fresh(Lang::En), SIZE);
    robot.press("workshop-open");
    robot.press("work-tab-analysis");
    robot.finish_analysis_with(|script, key| {
        let mut view = made_up::figures(script, key);
        view.breaches[0].score = score.clone();
        view.breaches[0].moves = Some(moves);
        view.robots[0].run = score.clone();
        view
    });
    assert!(robot.has_text(&format!("total {told}")), "the card of runs");
    let robot_name = composure::analysis::Policy::ROBOTS[0].label().en;
    let mark = format!("{robot_name}: {told}");
    assert!(robot.has(&mark), "the card of scores and that of means");
    let principle = &library().rules.catalogue.principles[4];
    robot.click(&principle.name.en);
    assert!(robot.has_text(&format!("total {told}")), "the graph");
    assert!(robot.has_text("Capped at 80: "), "with the reason");

    robot.press("work-tab-analysis");
    robot.press("work-tab-graph");
    let path = format!("{}: ", robot.words().t("graph-path"));
    robot.click_part(&path);
    robot.press("path-pasted");
    let run = talk.run().expect("a run").to_string();
    robot.type_into("graph-run", &run);
    assert!(robot.has_text(&format!("total {told}")), "the pasted run");
    let (node, said) = talk.moves()[1].line().expect("a line");
    let node = script.scenario.node(node);
    robot.type_into("graph-find", &node.id);
    assert!(robot.has("Said at stop 2"));
    assert!(robot.has_text("Variant "), "which of the texts");
    let id = &node.choices[usize::from(said.0)].id;
    assert!(robot.has_text(id), "{id}");
}

#[test]
fn a_trial_from_the_start_has_a_total_and_another_has_none() {
    for (preset, is_whole) in [("trial-usual", true), ("trial-calm", false)] {
        let mut robot = Robot::new(fresh(Lang::En), SIZE);
        robot.press("workshop-open");
        robot.press("work-tab-trial");
        robot.press(preset);
        robot.press("trial-begin");
        robot.talk_trial(60);
        assert!(robot.has(&robot.words().t("tried-title")));
        assert_eq!(robot.has_text("A whole talk from the opening"), is_whole);
        assert_eq!(robot.has_text("so there is no total"), !is_whole);
    }
}
