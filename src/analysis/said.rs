//! One line said in many moods at once, in every form in which the analysis does it: what tests hold to the engine.
//!
//! **Does not** walk.

#![expect(
    clippy::inline_always,
    reason = "only what is inlined uses the widest instructions of the processor"
)]

use pulp::{Scalar, Simd};

use super::columns::{Columns, Live};
use super::compare::breaks;
use super::lanes::{ALL, LANES, Moods, Steps, World};
use crate::engine::{Mood, Script};
use crate::model::{ChoiceIndex, NodeId, Outcome};

/// What moods have become, and how the customer has broken off.
pub type MoodsAfter = Vec<(Mood, Option<Outcome>)>;

/// What many moods become when a line is said in each of them, time not pressing, and whether the customer breaks off:
/// the same as the engine's step, for all at once. Once for each form: in columns, and side by side with each kind of
/// instructions that this processor has; columns do not tell who breaks off. None if the node has no such line.
#[must_use]
pub fn moods_after(
    script: &Script,
    node: NodeId,
    choice: ChoiceIndex,
    moods: &[Mood],
) -> Option<Vec<MoodsAfter>> {
    let line = script.line(node, choice)?;
    let present = script.node(node).present;
    let world = World::new(&script.rules.tuning, &script.customer);
    let steps = Steps::new(&line.effect, present, &script.customer, &world);
    let (mut before, mut after) = (Columns::default(), Columns::default());
    for mood in moods {
        before.push(mood);
    }
    after.follow(&before, &line.effect, script, present, Live::ALL);
    let in_columns = (0..after.len()).map(|row| (after.mood(row), None));
    let mut out = vec![in_columns.collect()];
    for instructions in Instructions::ALL {
        let said = moods.chunks(LANES).map(|moods| {
            let mut before = Moods::EMPTY;
            for (lane, mood) in moods.iter().enumerate() {
                before.set(lane, mood);
            }
            let once = Once {
                steps: &steps,
                before: &before,
                world: &world,
            };
            let (after, [boils, walks]) = instructions.say(once)?;
            let broken = move |lane: usize| {
                let is = |bits: u8| present && bits >> lane & 1 == 1;
                match (is(boils), is(walks)) {
                    (true, _) => Some(Outcome::Escalated),
                    (_, true) => Some(Outcome::WalkedOut),
                    _ => None,
                }
            };
            Some((0..moods.len()).map(move |lane| (after.mood(lane), broken(lane))))
        });
        let said: Option<Vec<_>> = said.collect();
        out.extend(said.map(|said| said.into_iter().flatten().collect()));
    }
    Some(out)
}

/// Kinds of instructions.
#[derive(Clone, Copy)]
enum Instructions {
    /// One mood after the other.
    Single,
    /// Four moods at once.
    Middle,
    /// As many as this processor can.
    Widest,
}

impl Instructions {
    const ALL: [Self; 3] = [Self::Single, Self::Middle, Self::Widest];

    /// Says a line with them; none if this processor does not have them.
    fn say(self, once: Once<'_>) -> Option<(Moods, [u8; 2])> {
        match self {
            Self::Single => Some(Scalar::new().vectorize(once)),
            #[cfg(target_arch = "x86_64")]
            Self::Middle => Some(Simd::vectorize(pulp::x86::V3::try_new()?, once)),
            #[cfg(not(target_arch = "x86_64"))]
            Self::Middle => None,
            Self::Widest => Some(pulp::Arch::new().dispatch(once)),
        }
    }
}

/// One line said in eight moods.
struct Once<'l> {
    steps: &'l Steps,
    before: &'l Moods,
    world: &'l World,
}

impl pulp::WithSimd for Once<'_> {
    type Output = (Moods, [u8; 2]);

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> Self::Output {
        let mut after = Moods::EMPTY;
        self.steps
            .follow(simd, self.before, &mut after, self.world, ALL);
        let broken = breaks(simd, &after, self.world);
        (after, broken)
    }
}
