//! The whole way of a trainee, and what must not be lost on it.

use std::sync::atomic::{AtomicBool, Ordering};

use composure::engine::Run;
use composure::model::{Lang, Text};
use composure::record::Record;
use composure::score::Band;
use composure::ui::Effect;
use composure::workshop::FindingView;
use egui::Key;

use crate::drive::{Robot, SIZE, fresh, title};

/// Home → briefing → preparation → talk by keys → forecast → debrief → self-assessment → home shows the record.
fn whole_way(lang: Lang) {
    let mut robot = Robot::new(fresh(lang), SIZE);
    robot.begin(&title(lang));
    assert!(
        robot.harness.state().stage.is_none(),
        "the desk has no stage"
    );
    robot.talk(3);
    let stage = robot
        .harness
        .state()
        .stage
        .clone()
        .expect("a stage while the customer is there");
    assert!(stage.present && !stage.talking && stage.clear.width() > 200.0);
    robot.talk(60);
    assert!(!robot.is_talking());

    let saved = robot.saved_records();
    assert_eq!(saved.len(), 1, "the record is kept before the debrief");
    assert!(!saved[0].practice && saved[0].forecast.is_none());
    let ends =
        |effect: &Effect| matches!(effect, Effect::SaveRecord { ends_talk, .. } if *ends_talk);
    assert!(robot.harness.state().effects.iter().any(ends));

    let band = robot.words().name(Band::Good.label());
    robot.click_part(&format!("{band},"));
    robot.press("forecast-go");
    assert_eq!(
        robot.saved_records().len(),
        2,
        "the forecast is kept in the same record"
    );
    let run = saved[0].run.clone();
    robot.press("overview-copy");
    assert!(robot.harness.state().effects.contains(&Effect::Copy(run)));
    robot.press("debrief-tab-turns");
    assert!(robot.has_text(&robot.words().t("turn-try")));
    robot.press("debrief-tab-curves");
    robot.press("debrief-form");
    for _ in 0..20 {
        robot.key(Key::Num4);
    }
    robot.press("form-finish");
    let saved = robot.saved_records();
    let last = saved.last().expect("a record");
    assert!(saved.iter().all(|record| record.name == last.name));
    assert_eq!(
        last.answers
            .as_ref()
            .and_then(composure::assessment::Answers::own_score),
        Some(80)
    );
    assert!(last.forecast.is_some());
    // Home lists the talk; a click shows its debrief again.
    assert!(robot.has_text("2026-11-22"));
    robot.click_part("2026-11-22");
    assert!(robot.has(&robot.words().t("debrief-total")));
}

#[test]
fn whole_way_in_chinese() {
    whole_way(Lang::Zh);
}

#[test]
fn whole_way_in_english() {
    whole_way(Lang::En);
}

#[test]
fn a_talk_that_ends_after_midnight_is_of_the_new_day() {
    static IS_PAST: AtomicBool = AtomicBool::new(false);
    let mut start = fresh(Lang::En);
    start.today = || {
        let past = IS_PAST.load(Ordering::Relaxed);
        if past { "2026-11-23" } else { "2026-11-22" }.to_owned()
    };
    let mut robot = Robot::new(start, SIZE);
    robot.begin(&title(Lang::En));
    robot.talk(3);
    IS_PAST.store(true, Ordering::Relaxed);
    robot.talk(60);
    let saved = robot.saved_records();
    assert_eq!(saved[0].finished_on, "2026-11-23");
    assert!(saved[0].name.starts_with("2026-11-23-001-"));
}

#[test]
fn best_lines_are_not_worse_than_first_lines() {
    let total = |well: bool| {
        let mut robot = Robot::new(fresh(Lang::En), SIZE);
        robot.begin(&title(Lang::En));
        if well {
            robot.talk_well();
        } else {
            robot.talk(60);
        }
        let run: Run = robot.saved_records()[0].run.parse().expect("a run");
        let library = crate::drive::library();
        let scenario = library.scenario(&run.scenario).expect("its scenario");
        let customer = library.customer(&run.customer).expect("its customer");
        let script =
            std::sync::Arc::new(composure::engine::Script::of(&library, scenario, customer));
        let talk = composure::engine::Talk::replay(script, &run).expect("a talk");
        let key = composure::score::Key::new(talk.script());
        composure::score::review(&talk, &key)
            .displayed
            .expect("a total")
    };
    assert!(total(true) > total(false));
    assert!(total(true) > 80);
}

#[test]
fn every_line_said_is_kept_at_once() {
    let mut robot = Robot::new(fresh(Lang::Zh), SIZE);
    robot.begin(&title(Lang::Zh));
    for lines in 1..=4 {
        robot.talk(1);
        let run: Run = robot
            .last_save()
            .expect("a saved talk")
            .run()
            .expect("a run");
        assert_eq!(run.commands.len(), lines);
    }
}

#[test]
fn saved_talk_is_taken_up_again() {
    let mut robot = Robot::new(fresh(Lang::En), SIZE);
    robot.begin(&title(Lang::En));
    robot.talk(4);
    let saved = robot.last_save().expect("a saved talk");
    let mut start = fresh(Lang::En);
    start.unfinished = Some(saved.clone());
    let mut later = Robot::new(start, SIZE);
    later.press("home-continue");
    assert!(later.is_talking());
    assert_eq!(later.last_save(), Some(saved));
}

#[test]
fn saved_talk_of_another_scenario_is_told_about_and_let_go() {
    let mut robot = Robot::new(fresh(Lang::En), SIZE);
    robot.begin(&title(Lang::En));
    robot.talk(4);
    let saved = robot.last_save().expect("a saved talk");
    let json = saved.to_json().replace("\"node\": \"", "\"node\": \"not-");
    let mut start = fresh(Lang::En);
    start.unfinished = composure::engine::Saved::from_json(&json).ok();
    let mut later = Robot::new(start, SIZE);
    later.press("home-continue");
    assert!(!later.is_talking());
    assert!(later.has_text("does not agree with itself"));
    assert!(later.harness.state().effects.contains(&Effect::ForgetTalk));
}

#[test]
fn going_back_marks_practice() {
    let mut robot = Robot::new(fresh(Lang::Zh), SIZE);
    robot.begin(&title(Lang::Zh));
    robot.talk(4);
    assert!(!robot.last_save().expect("a saved talk").rewound);
    robot.key(Key::Escape);
    robot.press("pause-rewind");
    let second = robot
        .words()
        .with("rewind-to", &[("turn", 2.into()), ("line", "".into())]);
    robot.click_part(second.trim());
    let saved = robot.last_save().expect("a saved talk");
    assert!(saved.rewound);
    assert_eq!(saved.run().expect("a run").commands.len(), 1);
    assert!(robot.has(&robot.words().t("practice")));
    robot.talk(60);
    assert!(robot.saved_records()[0].practice);
}

#[test]
fn trying_again_from_the_debrief_is_practice() {
    let mut robot = Robot::new(fresh(Lang::En), SIZE);
    robot.begin(&title(Lang::En));
    robot.talk(60);
    robot.press("forecast-skip");
    robot.press("debrief-tab-turns");
    robot.press("turn-try");
    assert!(robot.is_talking());
    assert!(robot.last_save().expect("a saved talk").rewound);
    robot.talk(60);
    let records = robot.saved_records();
    assert_eq!(records.len(), 2);
    assert!(!records[0].practice && records[1].practice);
    assert_ne!(records[0].name, records[1].name);
}

#[test]
fn language_changes_in_the_middle_of_a_talk() {
    let mut robot = Robot::new(fresh(Lang::Zh), SIZE);
    robot.begin(&title(Lang::Zh));
    robot.talk(4);
    let before = robot.last_save();
    robot.press("settings-open");
    robot.click("English");
    robot.key(Key::Escape);
    assert!(
        robot.is_talking(),
        "the words are English now, and the talk goes on"
    );
    assert_eq!(robot.last_save(), before);
    let kept = robot
        .harness
        .state()
        .effects
        .iter()
        .rev()
        .find_map(|effect| match effect {
            Effect::SaveSettings(text) => Some(text.clone()),
            _ => None,
        });
    assert!(kept.is_some_and(|text| text.contains("\"en\"")));
}

#[test]
fn broken_files_are_shown_with_place_and_message() {
    let mut start = fresh(Lang::En);
    start.findings = vec![FindingView {
        place: "scenarios/mine/x.ron:4:2".to_owned(),
        message: Text::new("没有这个节点", "unknown node"),
        help: Some(Text::new("是不是想写这个", "did you mean this")),
        serious: true,
    }];
    let mut robot = Robot::new(start, SIZE);
    assert!(!robot.has("scenarios/mine/x.ron:4:2"));
    robot.press("findings-show");
    for part in [
        "scenarios/mine/x.ron:4:2",
        "unknown node",
        "did you mean this",
    ] {
        assert!(robot.has(part), "{part}");
    }
    robot.press("findings-hide");
    assert!(!robot.has("unknown node"));
}

#[test]
fn without_a_catalogue_home_says_so() {
    let mut start = fresh(Lang::Zh);
    start.library = None;
    let robot = Robot::new(start, SIZE);
    assert!(robot.has(&robot.words().t("library-missing")));
}

#[test]
fn record_that_cannot_be_replayed_is_listed_with_its_reason() {
    let mut start = fresh(Lang::En);
    start.records = vec![Record {
        version: 1,
        name: "2026-01-02-gone-1".to_owned(),
        run: "c1.gone.aggressive.0000000000.1.off.1.00".to_owned(),
        verdict: None,
        finished_on: "2026-01-02".to_owned(),
        forecast: None,
        answers: None,
        practice: false,
    }];
    let robot = Robot::new(start, SIZE);
    assert!(robot.has_text("2026-01-02"));
    assert!(robot.has_text("c1.gone.aggressive"));
}

#[test]
fn a_talk_whose_record_could_not_be_kept_can_be_taken_up_again() {
    let mut robot = Robot::new(fresh(Lang::En), SIZE);
    robot.begin(&title(Lang::En));
    robot.talk(60);
    robot.press("forecast-skip");
    let told = "the disk is full".to_owned();
    robot.harness.state_mut().shell.record_failed(told);
    robot.press("debrief-home");
    assert!(robot.has_text("the disk is full"));
    robot.press("home-continue");
    assert!(robot.is_talking());
}

#[test]
fn a_talk_whose_scoring_has_changed_shows_what_was_and_what_it_is_now() {
    let mut robot = Robot::new(fresh(Lang::En), SIZE);
    robot.begin(&title(Lang::En));
    robot.talk(60);
    robot.press("forecast-skip");
    let mut record = robot.saved_records().pop().expect("the talk was kept");
    let verdict = record.verdict.as_mut().expect("with what it came to");
    verdict.model = 0;
    verdict.displayed = Some(99);
    let said = verdict.turns[0].said.en.clone();
    let open = |record: &Record| {
        let mut start = fresh(Lang::En);
        start.records = vec![record.clone()];
        let mut robot = Robot::new(start, SIZE);
        robot.open_past(&title(Lang::En));
        assert_eq!(robot.harness.state().shell.screen(), "kept");
        assert!(robot.has_text("99") && robot.has_text(&said));
        robot
    };
    let mut robot = open(&record);
    robot.press("kept-debrief");
    assert_eq!(robot.harness.state().shell.screen(), "finished");
    assert!(robot.has_text(&robot.words().t("kept-now")));

    // Its lines do not lead through any more: what was is shown all the same.
    let verdict = record.verdict.as_mut().expect("as before");
    verdict.turns[0].choice = "gone".to_owned();
    let mut run: Run = record.run.parse().expect("a run string");
    run.fingerprint = "0".repeat(run.fingerprint.len());
    record.run = run.to_string();
    let robot = open(&record);
    assert!(robot.has(&robot.words().t("kept-no-way")));
    assert!(!robot.has(&robot.words().t("kept-debrief")));

    run.scenario = "gone".to_owned();
    record.run = run.to_string();
    let robot = open(&record);
    assert!(robot.has(&robot.words().t("kept-missing")));
}

#[test]
fn filters_narrow_the_library() {
    let mut robot = Robot::new(fresh(Lang::En), SIZE);
    robot.press("filter-open");
    let confused = robot.harness.state().shell.settings().lang;
    let library = crate::drive::library();
    let id = library.customer("confused").expect("a shipped type");
    let name = library.customer_type(id).name.get(confused).to_owned();
    robot.click(&name);
    for scenario in &library.scenarios {
        let shown = robot.is_control(scenario.title.get(confused));
        assert_eq!(shown, scenario.customers.contains(&id), "{}", scenario.id);
    }
}

#[test]
fn notices_follow_the_language() {
    use composure::ui::{Notice, ReadFailure, UserFile};
    let mut start = fresh(Lang::Zh);
    let lost = |why| Notice::Unreadable {
        file: UserFile::Talk,
        why,
        place: "/tmp/talk.json.unreadable-1".to_owned(),
        aside: true,
    };
    start.notices = vec![
        lost(ReadFailure::Damaged),
        lost(ReadFailure::Newer),
        lost(ReadFailure::Disk("permission denied".to_owned())),
    ];
    let mut robot = Robot::new(start, SIZE);
    assert!(robot.has_text("什么都没有删"));
    assert!(robot.has_text("/tmp/talk.json.unreadable-1"));
    robot.press("settings-open");
    robot.click("English");
    robot.key(Key::Escape);
    assert!(robot.has_text("Nothing was deleted"));
    assert!(robot.has_text("permission denied"));
}

#[test]
fn without_drawings_everything_works() {
    let mut start = fresh(Lang::En);
    start.drawings.remove("peeps/body");
    let mut robot = Robot::new(start, SIZE);
    robot.begin(&title(Lang::En));
    robot.talk(60);
    robot.press("forecast-skip");
    assert!(robot.has(&robot.words().t("debrief-total")));
}
