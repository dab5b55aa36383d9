//! At rest nothing asks for another frame.

use composure::model::Lang;

use crate::gallery::{Way, walk};

#[test]
fn no_screen_asks_for_frames_at_rest() {
    for lang in [Lang::Zh, Lang::En] {
        let way = Way {
            lang,
            dark: false,
            percent: 100,
            size: [1280.0, 800.0],
            scenario: "late-delivery",
        };
        walk(way, |robot, screen, _| {
            robot.settle();
            robot.harness.step();
            robot.harness.step();
            let causes = robot.harness.ctx.repaint_causes();
            assert!(
                !robot.harness.ctx.has_requested_repaint(),
                "{screen}: {causes:?}"
            );
        });
    }
}
