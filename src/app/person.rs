//! The customer on the stage: which drawings are shown, and where. Does not decide on faces or gestures: the screens
//! say which, and `motion` says how they move.

use bevy::prelude::*;

use super::host::Host;
use super::motion::{Motion, Pose};
use super::pacing::NextFrame;
use super::stage::{Placed, Shown, StageFolder};
use super::wardrobe::{Layer, Wardrobe, basic_names};
use crate::engine::{Mood, holds_mood};
use crate::model::{CustomerType, Gesture, Mark, Room, Speaker, Variable};

/// Point about which the person leans and breathes, in the drawings' units.
const HIP: Vec2 = Vec2::new(352.0, 1222.0);
/// Point about which the head tilts.
const NECK: Vec2 = Vec2::new(400.0, 585.0);
/// Points about which the arms swing in.
const NEAR_ELBOW: Vec2 = Vec2::new(58.0, 1100.0);
const FAR_ELBOW: Vec2 = Vec2::new(684.0, 1110.0);
/// The person is cut off here by the lower edge of the stage.
const CUT: f32 = 1000.0;
/// Nothing of the person is above this.
const TOP: f32 = 60.0;
/// Where whoever is at the customer's side stands, and how large.
const ADVISER_OFFSET: Vec2 = Vec2::new(540.0, 60.0);
const ADVISER_SCALE: f32 = 0.94;
/// How long a gesture takes to come in.
const GESTURE_SECS: f32 = 0.26;
/// How long the lines of shock show.
const SPARK_SECS: f32 = 0.6;
/// How often steam changes.
const STEAM_SECS: f32 = 0.35;

/// One drawing in the order in which they lie over each other.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Slot {
    AdviserBody,
    AdviserHead,
    AdviserFace,
    AdviserGlasses,
    Body,
    Outfit,
    Arm,
    Head,
    Blush,
    OldFace,
    Face,
    Blink,
    FacialHair,
    Glasses,
    Sweat,
    Tears,
    OverHead,
    Steam,
    Spark,
    Dots,
}

const SLOTS: [Slot; 20] = [
    Slot::AdviserBody,
    Slot::AdviserHead,
    Slot::AdviserFace,
    Slot::AdviserGlasses,
    Slot::Body,
    Slot::Outfit,
    Slot::Arm,
    Slot::Head,
    Slot::Blush,
    Slot::OldFace,
    Slot::Face,
    Slot::Blink,
    Slot::FacialHair,
    Slot::Glasses,
    Slot::Sweat,
    Slot::Tears,
    Slot::OverHead,
    Slot::Steam,
    Slot::Spark,
    Slot::Dots,
];

/// The person as last shown.
#[derive(Resource)]
struct Actor {
    motion: Motion,
    serial: Option<u64>,
    mood: Option<Mood>,
    face: Option<usize>,
    old_face: Option<usize>,
    gesture: Option<Gesture>,
    gesture_secs: f32,
    spark_secs: f32,
    clock_secs: f32,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Wardrobe>()
        .insert_resource(Actor {
            motion: Motion::new(),
            serial: None,
            mood: None,
            face: None,
            old_face: None,
            gesture: None,
            gesture_secs: 10.0,
            spark_secs: 10.0,
            clock_secs: 0.0,
        })
        .add_systems(Startup, spawn)
        .add_systems(Update, (live, dress, pose).chain());
}

fn spawn(mut commands: Commands) {
    for slot in SLOTS {
        commands.spawn((slot, Sprite::default(), Visibility::Hidden));
    }
}

/// Sees to it that the customer's drawings are there.
fn dress(
    shown: Res<Shown>,
    host: Res<Host>,
    folder: Res<StageFolder>,
    actor: Res<Actor>,
    mut wardrobe: ResMut<Wardrobe>,
    mut images: ResMut<Assets<Image>>,
    mut next: ResMut<NextFrame>,
) {
    if let Some((placed, customer)) = on_stage(&shown, &host) {
        let scale = scale(placed) * placed.pixels_per_unit;
        let scene = Scene::new(placed, customer, &actor);
        let mut first: Vec<String> = SLOTS
            .iter()
            .filter_map(|slot| scene.drawing(*slot))
            .collect();
        let rule = customer.look.faces.get(placed.wanted.face);
        first.extend(rule.map(|rule| format!("peeps/face/{}", rule.face)));
        first.sort_unstable();
        first.dedup();
        wardrobe.order(&folder.0, &customer.id, &customer.look, &first, scale);
    } else if let Some(soon) = &shown.upcoming
        && let Some(customer) = host.shell.customer(soon.customer)
    {
        let scale = fitting(soon.size, soon.size.x / 2.0) * soon.pixels_per_unit;
        let first = basic_names(&customer.look);
        wardrobe.order(&folder.0, &customer.id, &customer.look, &first, scale);
    }
    next.moving |= wardrobe.receive(&mut images);
}

/// The stage and the customer on it.
fn on_stage<'a>(shown: &'a Shown, host: &'a Host) -> Option<(&'a Placed, &'a CustomerType)> {
    let placed = shown.stage.as_ref()?;
    Some((placed, host.shell.customer(placed.wanted.customer)?))
}

/// World units of one unit of the drawings.
fn scale(placed: &Placed) -> f32 {
    fitting(placed.size, placed.clear.width())
}

/// The scale at which the person fits a stage of a size with so much width left clear.
fn fitting(size: Vec2, clear: f32) -> f32 {
    let high = size.y * 0.97 / (CUT - TOP);
    high.min(clear.max(240.0) / 700.0)
}

/// Notices what has changed and lets time pass.
fn live(
    shown: Res<Shown>,
    host: Res<Host>,
    time: Res<Time<Real>>,
    mut actor: ResMut<Actor>,
    mut next: ResMut<NextFrame>,
) {
    let Some((placed, customer)) = on_stage(&shown, &host) else {
        return;
    };
    let (wanted, look) = (&placed.wanted, &customer.look);
    let actor = &mut *actor;
    let secs = time.delta_secs();
    actor.motion.reduce(wanted.reduced_motion);
    actor.clock_secs += secs.min(0.1);
    actor.gesture_secs += secs.min(0.1);
    actor.spark_secs += secs.min(0.1);
    if actor.serial != Some(wanted.node_serial) {
        actor.serial = Some(wanted.node_serial);
        actor.motion.stir();
        react(actor, &wanted.mood, wanted.reduced_motion);
        if wanted.gesture == Some(Gesture::Nod) {
            actor.motion.nod();
        }
    }
    if actor.face != Some(wanted.face) {
        actor.old_face = actor.face;
        actor.face = Some(wanted.face);
        actor.motion.change_face();
    }
    if actor.gesture != wanted.gesture {
        actor.gesture = wanted.gesture;
        actor.gesture_secs = if wanted.reduced_motion { 10.0 } else { 0.0 };
    }
    let posture = look.faces.get(wanted.face).map(|rule| rule.posture);
    actor
        .motion
        .hold(posture.unwrap_or(crate::model::Posture::Upright));
    actor
        .motion
        .talk(wanted.talking && wanted.speaker != Speaker::Narrator);
    actor.motion.advance(secs, &look.idle);
    next.moving |= wanted.present
        && (actor.motion.moving()
            || actor.gesture_secs < GESTURE_SECS
            || actor.spark_secs < SPARK_SECS);
    if wanted.present {
        next.due_secs = Some(actor.motion.sleeps_secs());
    }
}

/// A start of anger when it jumps, a nod when trust grows.
fn react(actor: &mut Actor, mood: &Mood, reduced: bool) {
    let before = actor.mood.replace(*mood);
    let Some(before) = before.filter(|_| !reduced) else {
        return;
    };
    let rise = |variable| mood.points(variable) - before.points(variable);
    if rise(Variable::Anger) >= 8 {
        actor.motion.startle();
        actor.spark_secs = 0.0;
    } else if rise(Variable::Trust) >= 5 && rise(Variable::Anger) <= 0 {
        actor.motion.nod();
    }
}

/// Puts every drawing in its place.
fn pose(
    shown: Res<Shown>,
    host: Res<Host>,
    actor: Res<Actor>,
    wardrobe: Res<Wardrobe>,
    mut slots: Query<(&Slot, &mut Sprite, &mut Transform, &mut Visibility)>,
) {
    let scene = on_stage(&shown, &host)
        .filter(|(placed, customer)| {
            placed.wanted.present && wardrobe.owner.as_deref() == Some(customer.id.as_str())
        })
        .map(|(placed, customer)| Scene::new(placed, customer, &actor));
    for (slot, mut sprite, mut transform, mut visibility) in &mut slots {
        let drawn = scene
            .as_ref()
            .and_then(|scene| Some((scene, scene.drawing(*slot)?)))
            .and_then(|(scene, name)| Some((scene, wardrobe.layers.get(&name)?)));
        let Some((scene, layer)) = drawn else {
            *visibility = Visibility::Hidden;
            continue;
        };
        *visibility = Visibility::Visible;
        if sprite.image != layer.image {
            sprite.image = layer.image.clone();
        }
        sprite.custom_size = Some(layer.size);
        sprite.color = Color::WHITE.with_alpha(scene.alpha(*slot));
        *transform = scene.transform(*slot, layer);
    }
}

/// Everything that decides what is shown in one frame.
struct Scene<'a> {
    placed: &'a Placed,
    customer: &'a CustomerType,
    actor: &'a Actor,
    pose: Pose,
    root: Transform,
}

impl<'a> Scene<'a> {
    fn new(placed: &'a Placed, customer: &'a CustomerType, actor: &'a Actor) -> Self {
        let pose = actor.motion.pose(&customer.look.idle);
        let unit = scale(placed);
        let bottom = placed.centre.y - placed.size.y / 2.0;
        // With somebody at the side both move apart, so that each keeps room.
        let aside = if placed.wanted.adviser {
            -130.0 * unit
        } else {
            0.0
        };
        let hip = Vec2::new(
            placed.clear.center().x + aside + (HIP.x - 380.0) * unit + pose.shift * unit,
            bottom - (HIP.y - CUT) * unit - pose.sink * unit,
        );
        let size = unit * (1.0 + pose.lean);
        let width = customer.look.width as f32 / 1000.0;
        let root = Transform {
            translation: hip.extend(0.0),
            rotation: Quat::from_rotation_z(-pose.body_tilt.to_radians()),
            scale: Vec3::new(size * width, size, 1.0),
        };
        Self {
            placed,
            customer,
            actor,
            pose,
            root,
        }
    }

    /// The drawing of a slot; none if it is empty now.
    fn drawing(&self, slot: Slot) -> Option<String> {
        let (look, wanted) = (&self.customer.look, &self.placed.wanted);
        let motion = &self.actor.motion;
        let (body, arm, over) = gesture_drawings(self.actor.gesture, wanted.room);
        let face = |index: Option<usize>, talks: bool| {
            let rule = look.faces.get(index?)?;
            let name = if talks { &rule.talking } else { &rule.face };
            Some(format!("peeps/face/{name}"))
        };
        let customer_talks = wanted.speaker == Speaker::Customer && motion.mouth_open();
        let mark = |mark| {
            look.marks
                .iter()
                .any(|rule| rule.mark == mark && holds_mood(&rule.when, &wanted.mood))
        };
        let sign = |shown: bool, name: &str| shown.then(|| format!("signs/{name}"));
        match slot {
            Slot::AdviserBody => sign(wanted.adviser, "adviser-body"),
            Slot::AdviserHead => sign(wanted.adviser, "adviser-head"),
            Slot::AdviserGlasses => sign(wanted.adviser, "adviser-glasses"),
            Slot::AdviserFace => {
                let talks = wanted.speaker == Speaker::Adviser && motion.mouth_open();
                let name = if talks {
                    "adviser-face-talk"
                } else {
                    "adviser-face"
                };
                sign(wanted.adviser, name)
            }
            Slot::Body => Some(body.to_owned()),
            Slot::Outfit => look.outfit.as_ref().map(|name| format!("outfits/{name}")),
            Slot::Arm => arm.map(|name| format!("signs/{name}")),
            Slot::Head => Some(format!("peeps/head/{}", look.head)),
            Slot::Blush => sign(mark(Mark::Blush), "blush"),
            Slot::OldFace => face(self.actor.old_face, false).filter(|_| motion.fade() < 1.0),
            Slot::Face => face(self.actor.face, customer_talks),
            Slot::Blink => {
                let rule = look.faces.get(self.actor.face?)?;
                motion
                    .blinking()
                    .then(|| format!("signs/blink/{}", rule.face))
            }
            Slot::FacialHair => look
                .facial_hair
                .as_ref()
                .map(|name| format!("peeps/facial-hair/{name}")),
            Slot::Glasses => look
                .glasses
                .as_ref()
                .map(|name| format!("peeps/accessory/{name}")),
            Slot::Sweat => sign(mark(Mark::Sweat), "sweat"),
            Slot::Tears => sign(
                mark(Mark::Tears) || self.actor.gesture == Some(Gesture::Tears),
                "tears",
            ),
            Slot::OverHead => over.map(|name| format!("signs/{name}")),
            Slot::Steam => {
                let odd = (self.actor.clock_secs / STEAM_SECS) as u32 % 2 == 1;
                sign(mark(Mark::Steam), if odd { "steam-2" } else { "steam-1" })
            }
            Slot::Spark => sign(self.actor.spark_secs < SPARK_SECS, "spark"),
            Slot::Dots => sign(mark(Mark::Dots) && !wanted.talking, "dots"),
        }
    }

    fn alpha(&self, slot: Slot) -> f32 {
        // The first face is there at once.
        let fade = if self.actor.old_face.is_some() {
            self.actor.motion.fade()
        } else {
            1.0
        };
        match slot {
            // The old face stays until the new one covers it: two half-transparent faces would let the skin through.
            Slot::OldFace => 1.0 - (fade * 2.0 - 1.0).max(0.0),
            Slot::Face => (fade * 2.0).min(1.0),
            Slot::Arm | Slot::OverHead => self.gesture_share(),
            Slot::Spark => 1.0 - (self.actor.spark_secs / SPARK_SECS).clamp(0.0, 1.0),
            _ => 1.0,
        }
    }

    /// How far the gesture has come in, eased.
    fn gesture_share(&self) -> f32 {
        let share = (self.actor.gesture_secs / GESTURE_SECS).clamp(0.0, 1.0);
        1.0 - (1.0 - share) * (1.0 - share)
    }

    fn transform(&self, slot: Slot, layer: &Layer) -> Transform {
        let breathing = Transform::from_scale(Vec3::new(1.0, 1.0 + self.pose.breath, 1.0));
        let (frame, about) = match slot {
            Slot::AdviserBody | Slot::AdviserHead | Slot::AdviserFace | Slot::AdviserGlasses => {
                let aside = Vec2::new(ADVISER_OFFSET.x, -ADVISER_OFFSET.y);
                let frame = Transform::from_translation(aside.extend(0.0))
                    .with_scale(Vec3::splat(ADVISER_SCALE));
                (frame, HIP)
            }
            Slot::Body | Slot::Outfit => (breathing, HIP),
            Slot::Arm | Slot::OverHead => return self.arm(slot, layer, breathing),
            Slot::Steam | Slot::Spark | Slot::Dots => (Transform::IDENTITY, HIP),
            _ => (self.head(), NECK),
        };
        self.put(slot, layer, frame, about)
    }

    /// The head's frame: about the neck, which rises with the breath.
    fn head(&self) -> Transform {
        let neck = local(NECK, HIP);
        let rise = neck.y * self.pose.breath - self.pose.head_drop;
        Transform::from_translation((neck + Vec2::new(0.0, rise)).extend(0.0))
            .with_rotation(Quat::from_rotation_z(-self.pose.head_tilt.to_radians()))
    }

    /// An arm swings in about its elbow; both arms rise.
    fn arm(&self, slot: Slot, layer: &Layer, breathing: Transform) -> Transform {
        let left = 1.0 - self.gesture_share();
        let (elbow, degrees, drop) = match self.actor.gesture {
            Some(Gesture::Wave) => (FAR_ELBOW, 8.0 * left, 0.0),
            Some(Gesture::Papers | Gesture::Shrug | Gesture::ArmsCrossed) => {
                (HIP, 0.0, 40.0 * left)
            }
            Some(Gesture::HeadInHands) => (NEAR_ELBOW, 14.0 * left, 0.0),
            _ => (NEAR_ELBOW, -10.0 * left, 0.0),
        };
        let at = local(elbow, HIP) - Vec2::new(0.0, drop);
        let swing = Transform::from_translation(at.extend(0.0))
            .with_rotation(Quat::from_rotation_z(-degrees.to_radians()));
        self.put(slot, layer, breathing.mul_transform(swing), elbow)
    }

    /// A layer in a frame whose origin is a point of the drawing.
    fn put(&self, slot: Slot, layer: &Layer, frame: Transform, about: Vec2) -> Transform {
        let centre = local(layer.centre, about);
        let mut placed = self
            .root
            .mul_transform(frame)
            .mul_transform(Transform::from_translation(centre.extend(0.0)));
        placed.translation.z = f32::from(slot as u8);
        placed
    }
}

/// A point of the drawing, y down, as seen from another, y up.
fn local(point: Vec2, from: Vec2) -> Vec2 {
    Vec2::new(point.x - from.x, from.y - point.y)
}

/// The body, the arm under the head and the arm over it for a gesture.
const fn gesture_drawings(
    gesture: Option<Gesture>,
    room: Room,
) -> (&'static str, Option<&'static str>, Option<&'static str>) {
    const NEAR: &str = "signs/body-no-near";
    const FAR: &str = "signs/body-no-far";
    const NONE: &str = "signs/body-no-arms";
    match gesture {
        Some(Gesture::Point) => (NEAR, Some("point"), None),
        Some(Gesture::Phone) => (NEAR, Some("phone"), None),
        Some(Gesture::Watch) => (NEAR, Some("watch"), None),
        Some(Gesture::LeanIn) => (NEAR, Some("lean_in"), None),
        Some(Gesture::Wave) => (FAR, Some("wave"), None),
        Some(Gesture::Papers) => (NONE, Some("papers"), None),
        Some(Gesture::Shrug) => (NONE, Some("shrug"), None),
        Some(Gesture::ArmsCrossed) => (NONE, Some("arms_crossed"), None),
        Some(Gesture::HeadInHands) => (NEAR, None, Some("head_in_hands")),
        Some(Gesture::Tears | Gesture::Nod) | None => match room {
            Room::Phone => (NEAR, None, Some("phone_ear")),
            _ => ("peeps/body", None, None),
        },
    }
}
