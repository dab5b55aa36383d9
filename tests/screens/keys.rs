//! The keyboard alone: digits, Space, Enter, Tab, Escape; and the clock of the pressure.

use composure::model::{Lang, Pressure};
use egui::Key;

use crate::drive::{Robot, SIZE, fresh, title};

fn in_talk(lang: Lang) -> Robot {
    let mut robot = Robot::new(fresh(lang), SIZE);
    robot.begin(&title(lang));
    robot.talk(3);
    robot
}

#[test]
fn escape_closes_the_top_dialog_or_opens_the_menu() {
    let mut robot = in_talk(Lang::Zh);
    let pause = robot.words().t("pause");
    robot.key(Key::Escape);
    assert!(robot.has(&pause));
    robot.key(Key::Escape);
    assert!(!robot.has(&pause));
    robot.press("talk-transcript");
    robot.key(Key::Escape);
    assert!(!robot.has(&pause) && robot.is_talking());
    robot.key(Key::Escape);
    robot.press("pause-rewind");
    robot.key(Key::Escape);
    assert!(robot.has(&pause), "one step back, not two");
    robot.press("pause-leave");
    assert!(robot.has(&robot.words().t("home-continue")));
    robot.key(Key::Escape);
    assert!(
        robot.has(&robot.words().t("home-continue")),
        "home has nothing to close"
    );
}

#[test]
fn escape_leaves_the_briefing() {
    let mut robot = Robot::new(fresh(Lang::En), SIZE);
    robot.click_part(&title(Lang::En));
    assert!(robot.has(&robot.words().t("briefing-start")));
    robot.key(Key::Escape);
    assert!(robot.has(&robot.words().t("library-title")));
}

#[test]
fn digits_do_nothing_while_a_dialog_is_open() {
    let mut robot = in_talk(Lang::En);
    let before = robot.last_save();
    robot.key(Key::Escape);
    robot.key(Key::Num1);
    robot.key(Key::Escape);
    assert_eq!(robot.last_save(), before);
}

#[test]
fn a_digit_without_a_line_does_nothing() {
    let mut robot = in_talk(Lang::En);
    let before = robot.last_save();
    robot.key(Key::Num9);
    assert_eq!(robot.last_save(), before);
}

#[test]
fn space_shows_the_whole_line() {
    let mut robot = in_talk(Lang::En);
    robot.harness.key_press(Key::Num1);
    robot.harness.step();
    robot.harness.step();
    let talking = |robot: &Robot| {
        robot
            .harness
            .state()
            .stage
            .as_ref()
            .is_some_and(|stage| stage.talking)
    };
    assert!(talking(&robot), "a new line appears letter by letter");
    robot.harness.key_press(Key::Space);
    robot.harness.step();
    robot.harness.step();
    assert!(!talking(&robot));
}

#[test]
fn under_reduced_motion_lines_are_there_at_once() {
    let mut start = fresh(Lang::En);
    start.settings.reduced_motion = true;
    let mut robot = Robot::new(start, SIZE);
    robot.begin(&title(Lang::En));
    robot.talk(3);
    robot.harness.key_press(Key::Num1);
    robot.harness.step();
    let stage = robot.harness.state().stage.clone().expect("a stage");
    assert!(!stage.talking && stage.reduced_motion);
}

#[test]
fn tab_and_enter_say_a_line() {
    let mut robot = in_talk(Lang::En);
    let before = robot.last_save();
    for _ in 0..12 {
        robot.key(Key::Tab);
        if robot.is_line_focused() {
            robot.key(Key::Enter);
            break;
        }
    }
    assert_ne!(robot.last_save(), before);
}

#[test]
fn form_is_filled_in_by_keys_and_arrows() {
    let mut robot = Robot::new(fresh(Lang::En), SIZE);
    robot.begin(&title(Lang::En));
    robot.talk(60);
    robot.press("forecast-skip");
    robot.press("debrief-form");
    robot.key(Key::Num5);
    robot.key(Key::ArrowDown);
    robot.key(Key::Num0);
    robot.key(Key::ArrowUp);
    robot.key(Key::ArrowUp);
    robot.key(Key::Num3);
    let values = [("answered", 3.into()), ("items", 20.into())];
    let progress = robot.words().with("form-progress", &values);
    assert!(robot.has(&progress), "three items are answered: 1, 3 and 2");
    robot.key(Key::Escape);
    assert!(robot.has(&robot.words().t("debrief-total")));
}

#[test]
fn time_runs_out_only_under_pressure_and_not_behind_a_dialog() {
    let mut start = fresh(Lang::En);
    start.settings.pressure = Pressure::Rush;
    let mut robot = Robot::new(start, SIZE);
    robot.begin(&title(Lang::En));
    robot.talk(3);
    let moves = |robot: &Robot| {
        robot
            .last_save()
            .and_then(|saved| saved.run().ok())
            .map(|run| run.commands.len())
    };
    assert_eq!(moves(&robot), Some(3));
    robot.harness.key_press(Key::Escape);
    robot.harness.run_steps(130);
    assert_eq!(
        moves(&robot),
        Some(3),
        "the clock stands still behind the menu"
    );
    robot.harness.key_press(Key::Escape);
    robot.harness.run_steps(140);
    assert_eq!(moves(&robot), Some(4), "25 seconds at four steps a second");
    assert!(robot.has(&robot.words().t("talk-hesitated")));
}

#[test]
fn text_grows_by_keys() {
    let mut robot = Robot::new(fresh(Lang::En), SIZE);
    robot
        .harness
        .key_press_modifiers(egui::Modifiers::COMMAND, Key::Plus);
    robot.settle();
    assert_eq!(robot.harness.state().shell.settings().text_percent, 110);
    robot
        .harness
        .key_press_modifiers(egui::Modifiers::COMMAND, Key::Minus);
    robot.settle();
    assert_eq!(robot.harness.state().shell.settings().text_percent, 100);
}

#[test]
fn after_a_line_nothing_is_marked_until_keys_choose() {
    let mut robot = in_talk(Lang::En);
    robot.key(Key::Num1);
    assert!(!robot.is_line_focused());
    let before = robot.last_save();
    robot.key(Key::Enter);
    assert_eq!(robot.last_save(), before, "Enter alone says nothing");
    robot.key(Key::ArrowDown);
    assert!(robot.is_line_focused(), "the first line, at once");
    robot.key(Key::Enter);
    assert_ne!(robot.last_save(), before);
    assert!(!robot.is_line_focused());
    robot.key(Key::Tab);
    assert!(robot.is_line_focused());
}
