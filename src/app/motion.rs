//! How a drawn person moves: springs towards a pose, breath, blinks, nods, a talking mouth, faces that cross-fade.
//!
//! **Does not** draw. Time comes in as seconds; the same times give the same movement. At rest [`Motion::moving`] is
//! false, so that nothing needs to be drawn.

use crate::model::{Idle, Posture};

/// Time in which a new face has replaced the old one.
const FADE_SECS: f32 = 0.24;
/// A blink.
const BLINK_SECS: f32 = 0.13;
/// How long the breath goes on after the last change before it comes to rest.
const BREATH_SECS: f32 = 9.0;
/// The last part of it, in which the breath becomes shallow.
const BREATH_EASE_SECS: f32 = 3.0;
/// How often the mouth changes while talking.
const SYLLABLE_SECS: f32 = 0.14;
/// A nod or a start.
const IMPULSE_SECS: f32 = 0.55;

/// What is shown at a moment. Lengths in canvas units, angles in degrees.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Pose {
    /// Towards (positive) or away from the trainee, as a share of the size.
    pub lean: f32,
    /// Body down.
    pub sink: f32,
    /// Body to the side.
    pub shift: f32,
    /// Tilt of the whole body.
    pub body_tilt: f32,
    /// Tilt of the head.
    pub head_tilt: f32,
    /// Head down.
    pub head_drop: f32,
    /// Growth of the chest, as a share of the height.
    pub breath: f32,
}

/// One value on its way to another, critically damped: no jump, no overshoot.
#[derive(Clone, Copy, Debug, Default)]
struct Spring {
    value: f32,
    speed: f32,
}

impl Spring {
    fn towards(&mut self, target: f32, stiffness: f32, secs: f32) {
        // The exact solution of critical damping, so that long frames cannot make it swing.
        let offset = self.value - target;
        let pull = self.speed + stiffness * offset;
        let decay = (-stiffness * secs).exp();
        self.value = target + (offset + pull * secs) * decay;
        self.speed = (self.speed - pull * stiffness * secs) * decay;
    }

    fn rests_at(self, target: f32, tolerance: f32) -> bool {
        (self.value - target).abs() < tolerance && self.speed.abs() < tolerance
    }
}

/// The state of a person's movement.
#[derive(Clone, Debug)]
pub(super) struct Motion {
    lean: Spring,
    sink: Spring,
    tilt: Spring,
    drop: Spring,
    shake: Spring,
    posture: Posture,
    /// Seconds since the start.
    now: f32,
    /// When something last happened.
    stirred_at: f32,
    nodded_at: f32,
    startled_at: f32,
    face_changed_at: f32,
    next_blink_at: f32,
    blinks: u32,
    talking: bool,
    reduced: bool,
}

impl Motion {
    /// A person at rest.
    pub fn new() -> Self {
        Self {
            lean: Spring::default(),
            sink: Spring::default(),
            tilt: Spring::default(),
            drop: Spring::default(),
            shake: Spring::default(),
            posture: Posture::Upright,
            now: 0.0,
            stirred_at: 0.0,
            nodded_at: -10.0,
            startled_at: -10.0,
            face_changed_at: -10.0,
            next_blink_at: 2.0,
            blinks: 0,
            talking: false,
            reduced: false,
        }
    }

    /// The posture to move to.
    pub fn hold(&mut self, posture: Posture) {
        if self.posture != posture {
            self.posture = posture;
            self.stirred_at = self.now;
        }
    }

    /// Starts a nod.
    pub fn nod(&mut self) {
        self.nodded_at = self.now;
        self.stirred_at = self.now;
    }

    /// Starts a start of anger.
    pub fn startle(&mut self) {
        self.startled_at = self.now;
        self.stirred_at = self.now;
    }

    /// Something happened: breathe for a while.
    pub fn stir(&mut self) {
        self.stirred_at = self.now;
    }

    /// A new face begins to show.
    pub fn change_face(&mut self) {
        self.face_changed_at = self.now;
        self.stirred_at = self.now;
    }

    /// Whether a line is appearing.
    pub fn talk(&mut self, talking: bool) {
        self.talking = talking;
        if talking {
            self.stirred_at = self.now;
        }
    }

    /// Whether movement is unwelcome: then poses and faces change at once and nothing idles.
    pub fn reduce(&mut self, reduced: bool) {
        self.reduced = reduced;
    }

    /// Lets time pass.
    pub fn advance(&mut self, secs: f32, idle: &Idle) {
        let secs = secs.clamp(0.0, 0.1);
        self.now += secs;
        let goal = goal(self.posture);
        if self.reduced {
            for (spring, target) in [
                (&mut self.lean, goal.lean),
                (&mut self.sink, goal.sink),
                (&mut self.tilt, goal.body_tilt),
                (&mut self.drop, goal.head_drop),
                (&mut self.shake, 0.0),
            ] {
                *spring = Spring {
                    value: target,
                    speed: 0.0,
                };
            }
            return;
        }
        self.lean.towards(goal.lean, 5.0, secs);
        self.sink.towards(goal.sink, 4.0, secs);
        self.tilt.towards(goal.body_tilt, 5.0, secs);
        self.drop.towards(goal.head_drop, 6.0, secs);
        let shaking = self.posture == Posture::Shake && self.awake() > 0.0;
        self.shake
            .towards(if shaking { 1.0 } else { 0.0 }, 6.0, secs);
        if self.now > self.next_blink_at + BLINK_SECS {
            self.blinks += 1;
            self.next_blink_at = self.now + blink_pause(idle, self.blinks);
        }
    }

    /// What is shown now.
    pub fn pose(&self, idle: &Idle) -> Pose {
        let turn = std::f32::consts::TAU;
        let breath_secs = idle.breath_millis as f32 / 1000.0;
        let wave = (self.now / breath_secs * turn).sin();
        let sway = (self.now / (breath_secs * 2.3) * turn).sin();
        let awake = self.awake();
        let tremble = (self.now * 47.0).sin() * self.shake.value * awake;
        let nod = impulse(self.now - self.nodded_at);
        let start = impulse(self.now - self.startled_at);
        Pose {
            lean: self.lean.value + start * 0.02,
            sink: self.sink.value,
            shift: tremble * 2.4,
            body_tilt: self.tilt.value,
            head_tilt: sway * idle.sway_decidegrees as f32 / 10.0 * awake + tremble * 0.8,
            head_drop: self.drop.value + nod * 16.0 - start * 8.0,
            breath: (wave * 0.5 + 0.5) * idle.breath_percent as f32 / 10_000.0 * awake,
        }
    }

    /// How far the new face has come in, 0 to 1.
    pub fn fade(&self) -> f32 {
        if self.reduced {
            return 1.0;
        }
        ((self.now - self.face_changed_at) / FADE_SECS).clamp(0.0, 1.0)
    }

    /// Whether the eyes are closed.
    pub fn blinking(&self) -> bool {
        !self.reduced
            && self.now >= self.next_blink_at
            && self.now < self.next_blink_at + BLINK_SECS
    }

    /// Whether the talking face is shown.
    pub fn mouth_open(&self) -> bool {
        self.talking && (self.reduced || ((self.now / SYLLABLE_SECS) as u32).is_multiple_of(2))
    }

    /// Whether anything moves now.
    pub fn moving(&self) -> bool {
        let goal = goal(self.posture);
        !self.reduced
            && (self.awake() > 0.0
                || self.talking
                || self.fade() < 1.0
                || self.blinking()
                || !self.lean.rests_at(goal.lean, 0.0005)
                || !self.sink.rests_at(goal.sink, 0.1)
                || !self.tilt.rests_at(goal.body_tilt, 0.02)
                || !self.drop.rests_at(goal.head_drop, 0.1)
                || !self.shake.rests_at(0.0, 0.01))
    }

    /// Seconds until something moves by itself.
    pub fn sleeps_secs(&self) -> f32 {
        if self.reduced {
            3600.0
        } else {
            (self.next_blink_at - self.now).max(0.02)
        }
    }

    /// How much the person breathes and sways: full for a while after something happened, then fading to rest.
    fn awake(&self) -> f32 {
        if self.reduced {
            return 0.0;
        }
        let left = self.stirred_at + BREATH_SECS - self.now;
        let share = (left / BREATH_EASE_SECS).clamp(0.0, 1.0);
        share * share * (3.0 - 2.0 * share)
    }
}

/// Where a posture leads.
const fn goal(posture: Posture) -> Pose {
    let (lean, sink, body_tilt, head_drop) = match posture {
        Posture::Upright => (0.0, 0.0, 0.0, 0.0),
        Posture::LeanForward => (0.045, 10.0, 0.0, 6.0),
        Posture::LeanBack => (-0.03, -4.0, -1.2, -4.0),
        Posture::Slump => (-0.01, 34.0, 0.8, 20.0),
        Posture::Shake => (0.05, 4.0, 0.0, 4.0),
    };
    Pose {
        lean,
        sink,
        shift: 0.0,
        body_tilt,
        head_tilt: 0.0,
        head_drop,
        breath: 0.0,
    }
}

/// A short bump from 0 to 1 and back.
fn impulse(secs: f32) -> f32 {
    if (0.0..IMPULSE_SECS).contains(&secs) {
        (secs / IMPULSE_SECS * std::f32::consts::PI).sin()
    } else {
        0.0
    }
}

/// Time to the next blink: the type's mean, varied by a fixed sequence that never repeats soon.
fn blink_pause(idle: &Idle, count: u32) -> f32 {
    let golden = 0.618_034_f32;
    let varied = (count as f32 * golden).fract();
    idle.blink_millis as f32 / 1000.0 * (0.6 + 0.8 * varied)
}

#[cfg(test)]
mod tests {
    use super::*;

    const IDLE: Idle = Idle {
        breath_millis: 3600,
        breath_percent: 80,
        sway_decidegrees: 12,
        blink_millis: 4000,
    };

    fn run(motion: &mut Motion, secs: f32) {
        for _ in 0..(secs * 60.0) as u32 {
            motion.advance(1.0 / 60.0, &IDLE);
        }
    }

    #[test]
    fn comes_to_rest_and_sleeps_until_the_next_blink() {
        let mut motion = Motion::new();
        motion.hold(Posture::LeanForward);
        motion.advance(0.016, &IDLE);
        assert!(motion.moving());
        let mut moving = 0;
        for _ in 0..60 * 60 {
            motion.advance(1.0 / 60.0, &IDLE);
            moving += u32::from(motion.moving());
        }
        // A minute: the breath goes on for nine seconds, after that only blinks move.
        assert!((500..900).contains(&moving), "{moving}");
        assert!(motion.sleeps_secs() <= 6.0);
    }

    #[test]
    fn a_new_face_is_there_within_300_ms() {
        let mut motion = Motion::new();
        motion.change_face();
        assert!(motion.fade() < 0.1);
        run(&mut motion, 0.3);
        assert!((motion.fade() - 1.0).abs() < f32::EPSILON);
    }

    #[test]
    fn poses_never_jump() {
        let mut motion = Motion::new();
        let mut last = motion.pose(&IDLE);
        for step in 0..600 {
            if step == 100 {
                motion.hold(Posture::Slump);
            }
            if step == 300 {
                motion.hold(Posture::LeanForward);
                motion.nod();
            }
            motion.advance(1.0 / 60.0, &IDLE);
            let pose = motion.pose(&IDLE);
            assert!((pose.sink - last.sink).abs() < 4.0, "step {step}");
            assert!((pose.head_drop - last.head_drop).abs() < 4.0, "step {step}");
            last = pose;
        }
    }

    #[test]
    fn reduced_motion_moves_nothing_but_arrives() {
        let mut motion = Motion::new();
        motion.reduce(true);
        motion.hold(Posture::Slump);
        motion.change_face();
        motion.advance(0.016, &IDLE);
        assert!(!motion.moving());
        assert!((motion.fade() - 1.0).abs() < f32::EPSILON);
        assert!((motion.pose(&IDLE).sink - 34.0).abs() < f32::EPSILON);
    }
}
