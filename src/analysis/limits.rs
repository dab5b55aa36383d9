//! What a single variable of the mood decides by itself: from where on a deal is out of reach, and below what nobody
//! breaks off any more. Worked out once for every node, so that the walk can leave out what is settled.
//!
//! The engine keeps the order of moods (S2): with every other variable at its best, a line is a non-decreasing map of
//! the one, and what that map cannot reach cannot be reached at all; likewise with the others at their worst.
//!
//! **Does not** look at states, and is never sharper than the truth: a state outside these limits may still be settled.

use crate::engine::{Effect, FULL, Script};
use crate::model::{NodeId, Target, Tuning, Variable};

/// The limits of one node, in milli-points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NodeLimits {
    /// With less trust, clarity or distributive fairness, or with more anger, no line leads to a deal any more.
    pub hope: Hope,
    /// Up to so much anger nobody ever boils, if patience is never short.
    pub calm: i32,
    /// Up to so much anger nobody ever boils, whatever the patience.
    pub calm_and_hurried: i32,
    /// Up to so much anger it never comes to walking out for want of trust, if patience is never short.
    pub stays: i32,
    /// The same, whatever the patience.
    pub stays_hurried: i32,
    /// From so much trust on nobody ever walks out for want of it.
    pub trusts: i32,
    /// From so much patience on it never runs out.
    pub patient: i32,
    /// From so much patience on it is never short.
    pub unhurried: i32,
}

/// What a deal takes at least; impossible values where there is no way to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hope {
    pub trust: i32,
    pub clarity: i32,
    pub distributive: i32,
    pub anger: i32,
}

/// More than any variable can be.
const NEVER: i32 = FULL + 1;

/// The limits of every node of a script.
pub(super) fn limits(script: &Script) -> Vec<NodeLimits> {
    let tuning = &script.rules.tuning;
    let accepts = script.customer.accepts;
    let points = |points: i64| i32::try_from(points * 1000).unwrap_or(NEVER);
    let rises = |variable, wanted: i64| {
        least(script, false, points(wanted), &|effect, _, value| {
            best(script, effect, variable, value)
        })
    };
    let trust = rises(Variable::Trust, accepts.trust);
    let clarity = rises(Variable::Clarity, accepts.clarity);
    let distributive = rises(Variable::Distributive, accepts.distributive);
    // Anger is turned round, so that more is better here, too.
    let anger = least(
        script,
        false,
        FULL - points(accepts.anger),
        &|effect, present, value| FULL - best_anger(script, effect, present, FULL - value),
    );
    let below = |bound: i32, hurried: bool| {
        least(
            script,
            true,
            FULL - (bound - 1),
            &|effect, present, value| {
                FULL - worst_anger(script, effect, present, FULL - value, hurried)
            },
        )
    };
    let boiling = points(script.customer.boiling);
    let walkout = points(tuning.walkout_anger);
    let (calm, hurried) = (below(boiling, false), below(boiling, true));
    let (stays, stays_hurried) = (below(walkout, false), below(walkout, true));
    let lasts = |variable, bound: i32| {
        least(script, true, bound, &|effect, _, value| {
            worst(script, effect, variable, value)
        })
    };
    let trusts = lasts(Variable::Trust, points(tuning.walkout_trust) + 1);
    let patient = lasts(Variable::Patience, 1);
    let unhurried = lasts(Variable::Patience, points(tuning.low_patience));
    (0..script.nodes.len())
        .map(|node| NodeLimits {
            hope: Hope {
                trust: trust[node],
                clarity: clarity[node],
                distributive: distributive[node],
                anger: FULL - anger[node],
            },
            calm: FULL - calm[node],
            calm_and_hurried: FULL - hurried[node],
            stays: FULL - stays[node],
            stays_hurried: FULL - stays_hurried[node],
            trusts: trusts[node],
            patient: patient[node],
            unhurried: unhurried[node],
        })
        .collect()
}

/// For every node the least value from which the wanted one is kept on every way (`always`), or reached at a decision on
/// some way. `map` is what a line makes of a value; it never decreases.
fn least(
    script: &Script,
    always: bool,
    wanted: i32,
    map: &dyn Fn(&Effect, bool, i32) -> i32,
) -> Vec<i32> {
    let start = if always { 0 } else { NEVER };
    let mut known = vec![start; script.nodes.len()];
    // A run has at most so many turns; where nodes follow each other without loops it settles much earlier.
    for _ in 0..script.scenario.turn_limit {
        let next: Vec<i32> = (0..known.len())
            .map(|node| step_back(script, node, always, wanted, map, &known))
            .collect();
        if next == known {
            break;
        }
        known = next;
    }
    known
}

/// One step of [`least`] for one node.
fn step_back(
    script: &Script,
    index: usize,
    always: bool,
    wanted: i32,
    map: &dyn Fn(&Effect, bool, i32) -> i32,
    known: &[i32],
) -> i32 {
    let node = &script.nodes[index];
    let of = |target: Target| match target {
        Target::Node(NodeId(to)) => known[usize::from(to)],
        Target::End if always => 0,
        Target::End => NEVER,
    };
    let needs = node.lines.iter().map(|line| {
        let after = if always {
            // Nobody breaks off in preparation, and there every way on counts.
            let here = if node.present { wanted } else { 0 };
            let refused = node.refused.map_or(0, of);
            here.max(of(line.goto)).max(refused)
        } else if node.refused.is_some() {
            wanted
        } else {
            of(line.goto)
        };
        inverse(&|value| map(&line.effect, node.present, value), after)
    });
    if always {
        needs.max().unwrap_or(0)
    } else {
        needs.min().unwrap_or(NEVER)
    }
}

/// The least value whose image is at least `wanted`.
pub(super) fn inverse(map: &dyn Fn(i32) -> i32, wanted: i32) -> i32 {
    if wanted > FULL || map(FULL) < wanted {
        return NEVER;
    }
    let (mut low, mut high) = (0, FULL);
    while low < high {
        let middle = low + (high - low) / 2;
        if map(middle) >= wanted {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

/// A variable after a line, everything else at its best for this variable (`good`), or at its worst.
pub(super) fn extreme(
    script: &Script,
    effect: &Effect,
    present: bool,
    variable: Variable,
    value: i32,
    good: bool,
) -> i32 {
    match variable {
        Variable::Anger if good => best_anger(script, effect, present, value),
        Variable::Anger => worst_anger(script, effect, present, value, true),
        Variable::Expectation => expectation(script, effect, value, good),
        _ if good => best(script, effect, variable, value),
        _ => worst(script, effect, variable, value),
    }
}

/// Expectation after a line: it sinks towards its floor, if it is above.
fn expectation(script: &Script, effect: &Effect, value: i32, good: bool) -> i32 {
    let index = Variable::Expectation.index();
    let tuning = &script.rules.tuning;
    let value = (value + effect.tactic[index] + effect.hurt[index]).min(FULL);
    let floor = i32::try_from(script.customer.expectation_floor * 1000).unwrap_or(FULL);
    let share = |floor: i64| if good { 1000 } else { floor };
    let gate = share(script.customer.gate.floor);
    let sink = |value: i32, pull: i64, gate: i64| {
        value
            - part(
                (value - floor).max(0),
                pull.min(tuning.gap_cap * 1000),
                gate,
            )
    };
    let value = sink(
        value,
        feel(effect, index, share(tuning.apology_floor)),
        1000,
    );
    sink(value, fact(effect, index, share(tuning.solve_floor)), gate)
}

/// A rising variable after a line, everything else at its best.
fn best(script: &Script, effect: &Effect, variable: Variable, value: i32) -> i32 {
    let index = variable.index();
    let value = (value - effect.tactic[index] - effect.hurt[index]).max(0);
    let value = raised(value, feel(effect, index, 1000), &script.rules.tuning, 1000);
    raised(value, fact(effect, index, 1000), &script.rules.tuning, 1000)
}

/// A rising variable after a line, everything else at its worst.
fn worst(script: &Script, effect: &Effect, variable: Variable, value: i32) -> i32 {
    let (index, tuning) = (variable.index(), &script.rules.tuning);
    let value = (value - effect.tactic[index] - effect.hurt[index]).max(0);
    let value = raised(
        value,
        feel(effect, index, tuning.apology_floor),
        tuning,
        1000,
    );
    let gate = script.customer.gate.floor;
    raised(value, fact(effect, index, tuning.solve_floor), tuning, gate)
}

/// Anger after a line, everything else at its best.
fn best_anger(script: &Script, effect: &Effect, present: bool, anger: i32) -> i32 {
    let index = Variable::Anger.index();
    let tuning = &script.rules.tuning;
    let anger = (anger + effect.tactic[index] + effect.hurt[index]).min(FULL);
    let anger = lowered(anger, feel(effect, index, 1000), tuning, 1000);
    let anger = lowered(anger, fact(effect, index, 1000), tuning, 1000);
    if present {
        faded(script, effect, anger)
    } else {
        anger
    }
}

/// Anger when a line comes to facts, everything else at its worst.
pub(super) fn anger_at_facts(script: &Script, effect: &Effect, anger: i32) -> i32 {
    let index = Variable::Anger.index();
    let tuning = &script.rules.tuning;
    let anger = (anger + effect.tactic[index] + effect.hurt[index]).min(FULL);
    let pull = feel(effect, index, tuning.apology_floor);
    lowered(anger, pull, tuning, 1000)
}

/// Anger after a line, everything else at its worst.
pub(super) fn worst_anger(
    script: &Script,
    effect: &Effect,
    present: bool,
    anger: i32,
    hurried: bool,
) -> i32 {
    let index = Variable::Anger.index();
    let tuning = &script.rules.tuning;
    let anger = anger_at_facts(script, effect, anger);
    let gate = crate::engine::gate(&script.customer, anger);
    let anger = lowered(anger, fact(effect, index, tuning.solve_floor), tuning, gate);
    if !present {
        return anger;
    }
    let heat = if hurried {
        tuning.low_patience_anger * 1000
    } else {
        0
    };
    let heated = (i64::from(anger) + heat).min(i64::from(FULL));
    faded(script, effect, i32::try_from(heated).unwrap_or(FULL))
}

/// Step 6 of a turn.
fn faded(script: &Script, effect: &Effect, anger: i32) -> i32 {
    let customer = &script.customer;
    let mut anger = i64::from(anger);
    if !effect.violates {
        anger -= anger * customer.decay / 1000;
    }
    if !effect.soothes {
        anger += customer.rebound * 1000;
    }
    i32::try_from(anger.clamp(0, i64::from(FULL))).unwrap_or(FULL)
}

/// Pull of a line's feelings on a variable, parts per million; the apology counts `share` thousandths.
fn feel(effect: &Effect, index: usize, share: i64) -> i64 {
    i64::from(effect.feel[index]) + i64::from(effect.apology[index]) * share / 1000
}

/// Pull of a line's facts on a variable; the offer counts `share` thousandths.
fn fact(effect: &Effect, index: usize, share: i64) -> i64 {
    i64::from(effect.fact[index]) + i64::from(effect.solve[index]) * share / 1000
}

fn raised(value: i32, pull: i64, tuning: &Tuning, gate: i64) -> i32 {
    value + part(FULL - value, pull.min(tuning.gap_cap * 1000), gate)
}

fn lowered(value: i32, pull: i64, tuning: &Tuning, gate: i64) -> i32 {
    value - part(value, pull.min(tuning.anger_cap * 1000), gate)
}

/// A share of a gap, after the gate.
fn part(gap: i32, pull: i64, gate: i64) -> i32 {
    let part = i64::from(gap) * (pull * gate / 1000) / 1_000_000;
    i32::try_from(part).unwrap_or(gap)
}
