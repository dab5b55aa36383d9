//! How content an accepted customer leaves, at least and at most, whatever is said: what is certain need not be followed.
//! Worked out once for every node from which no decision is made any more and the ways are finite.
//!
//! With everything else at its best, a line is a map of one variable that bends upwards (with everything at its worst,
//! one that bends downwards); so is the best (worst) of several lines, and what bends upwards lies below its chord. So
//! two values a variable, at an empty and at a full scale, bound it for all ways on; satisfaction is a sum of them.
//!
//! **Does not** look at states, and is never sharper than the truth: rounding is given away on the safe side.

use super::arithmetic::{FULL_SCALE, whole};
use super::columns::NOTHING;
use super::limits::{anger_at_facts, worst_anger};
use super::place::{longest_ways, spread_back, successors};
use crate::engine::{Effect, FULL, Script};
use crate::model::{NodeId, Target, Variable};

/// What can be said at a node of how an accepted customer leaves.
#[derive(Clone, Debug)]
pub(super) struct Outlook {
    /// Lines on the longest way to the end.
    pub longest: u16,
    /// Whatever is said.
    pub any: Leaving,
    /// By line: if that is said next.
    pub by_line: Vec<Leaving>,
    /// Up to so much anger facts always get through wholly; the bounds from below hold up to there.
    pub wide: i32,
}

/// Bounds of what decides how a customer leaves.
#[derive(Clone, Debug)]
pub(super) struct Leaving {
    /// Satisfaction over expectation at the end, in 100 000ths of a point: at least and at most.
    pub gap: [Sum; 2],
    /// Trust at the end, at least and at most.
    pub trust: [Chord; 2],
    /// Anger at the end, at least and at most.
    pub anger: [Chord; 2],
}

/// A bound that is linear in one variable, by its value at an empty scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Chord {
    pub empty: f64,
    /// Its rise by milli-point.
    pub slope: f64,
}

/// A bound that is linear in the variables that satisfaction depends on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sum {
    /// Factors of distributive, procedural and interactional fairness, and of expectation.
    pub factors: [f64; 4],
    /// What is added.
    pub constant: f64,
}

impl Sum {
    /// Its value for these parts.
    #[inline]
    pub fn at(&self, parts: [f64; 4]) -> f64 {
        let [a, b, c, d] = self.factors;
        let [fair, orderly, kind, wanted] = parts;
        self.constant + a * fair + b * orderly + c * kind + d * wanted
    }
}

/// What a satisfaction is made of, in the order of [`Sum::factors`].
pub(super) const PARTS: [Variable; 4] = [
    Variable::Distributive,
    Variable::Procedural,
    Variable::Interactional,
    Variable::Expectation,
];

/// What rounding down at each step of one line can take away at most, in milli-points.
const ROUNDING: f64 = 4.0;
/// Far more than binary floating point can err by in these sums.
const SLACK: f64 = 1.0;

impl Chord {
    /// Nothing happens any more.
    const STAYS: Self = Self {
        empty: 0.0,
        slope: 1.0,
    };

    /// By its values at an empty and at a full scale.
    fn between(empty: f64, full: f64) -> Self {
        Self {
            empty,
            slope: (full - empty) / FULL_SCALE,
        }
    }

    /// Its value there.
    #[inline]
    pub fn at(self, value: f64) -> f64 {
        self.empty + self.slope * value
    }
}

/// Everything but one variable, at its best or at its worst.
#[derive(Clone, Copy)]
struct Rest<'a> {
    script: &'a Script,
    best: bool,
}

/// The outlook at every node; none where a decision is still to be made, or the talk can go on for ever.
pub(super) fn outlooks(script: &Script) -> Vec<Option<Outlook>> {
    let longest = longest_ways(script, |node| successors(script, node).collect());
    let deciding: Vec<bool> = script
        .nodes
        .iter()
        .map(|node| node.refused.is_some())
        .collect();
    let decides = spread_back(script, &deciding, |one, other| *one || *other);
    let mut order: Vec<(u16, usize)> = longest
        .iter()
        .enumerate()
        .filter(|&(node, _)| !decides[node])
        .filter_map(|(node, longest)| Some(((*longest)?, node)))
        .collect();
    order.sort_unstable();
    let bounds = |best, variable| chords(Rest { script, best }, &order, variable);
    let both = |variable| [bounds(false, variable), bounds(true, variable)];
    let parts = PARTS.map(both);
    let (trust, anger) = (both(Variable::Trust), both(Variable::Anger));
    let wide = wide_gates(script, &order);
    let mut out = vec![None; script.nodes.len()];
    for &(longest, node) in &order {
        let leaving = |of: &dyn Fn(&Bent) -> Chord| {
            let sum = |side: usize| {
                total(
                    script,
                    parts.each_ref().map(|part| of(&part[side][node])),
                    side,
                )
            };
            Leaving {
                gap: [sum(0), sum(1)],
                trust: [of(&trust[0][node]), of(&trust[1][node])],
                // Less anger is better.
                anger: [of(&anger[1][node]), of(&anger[0][node])],
            }
        };
        let lines = 0..script.nodes[node].lines.len();
        out[node] = Some(Outlook {
            longest,
            any: leaving(&|bent| bent.any),
            by_line: lines
                .map(|line| leaving(&|bent| bent.by_line[line]))
                .collect(),
            wide: wide[node],
        });
    }
    out
}

/// Satisfaction over expectation from the bounds of its parts; `side` is 0 for the worst, 1 for the best.
fn total(script: &Script, parts: [Chord; 4], side: usize) -> Sum {
    let [distributive, procedural, interactional] = script.rules.tuning.satisfaction.map(whole);
    let weights = [distributive, procedural, interactional, -100.0];
    let constant: f64 = parts
        .iter()
        .zip(weights)
        .map(|(part, weight)| part.empty * weight)
        .sum();
    Sum {
        factors: std::array::from_fn(|at| parts[at].slope * weights[at]),
        constant: constant + if side == 0 { -SLACK } else { SLACK },
    }
}

/// The bounds of one variable at a node: whatever is said, and by what is said next.
#[derive(Clone, Debug)]
struct Bent {
    any: Chord,
    by_line: Vec<Chord>,
}

/// The bounds of one variable at every node, from the end backwards.
fn chords(rest: Rest<'_>, order: &[(u16, usize)], variable: Variable) -> Vec<Bent> {
    let script = rest.script;
    let stays = Bent {
        any: Chord::STAYS,
        by_line: Vec::new(),
    };
    let mut known = vec![stays; script.nodes.len()];
    // Whether what is best for the customer is the largest value.
    let rises = !matches!(variable, Variable::Anger | Variable::Expectation);
    let outermost = |values: &[f64]| {
        let values = values.iter().copied();
        if rises == rest.best {
            values.fold(f64::NEG_INFINITY, f64::max)
        } else {
            values.fold(f64::INFINITY, f64::min)
        }
    };
    for &(_, index) in order {
        let node = &script.nodes[index];
        let at = |value: f64| -> Vec<f64> {
            let after = node.lines.iter().map(|line| {
                let after = rest.after(&line.effect, node.present, variable, value);
                match line.goto {
                    Target::Node(NodeId(to)) => known[usize::from(to)].any.at(after),
                    Target::End => after,
                }
            });
            after.collect()
        };
        let (empty, full) = (at(0.0), at(FULL_SCALE));
        let ends = empty.iter().zip(&full);
        let by_line = ends.map(|(&empty, &full)| Chord::between(empty, full));
        known[index] = Bent {
            by_line: by_line.collect(),
            any: Chord::between(outermost(&empty), outermost(&full)),
        };
    }
    known
}

impl Rest<'_> {
    /// A variable after a line, not rounded: at its best never worse than the truth, at its worst never better.
    fn after(self, effect: &Effect, present: bool, variable: Variable, value: f64) -> f64 {
        match variable {
            Variable::Anger => self.anger(effect, present, value),
            Variable::Expectation => self.expectation(effect, value),
            _ => self.rising(effect, variable, value),
        }
    }

    /// What an apology or an offer counts at this side, in thousandths.
    fn share(self, floor: i64) -> f64 {
        if self.best {
            1.0
        } else {
            whole(floor) / 1000.0
        }
    }

    /// Pulls of feelings and of facts on a variable, as shares of its gap.
    fn pulls(self, effect: &Effect, variable: Variable) -> [f64; 2] {
        let (index, tuning) = (variable.index(), &self.script.rules.tuning);
        let cap = whole(if variable == Variable::Anger {
            tuning.anger_cap
        } else {
            tuning.gap_cap
        }) / 1000.0;
        let pull = |plain: i32, scaled: i32, share: f64| {
            ((f64::from(plain) + f64::from(scaled) * share) / 1e6).min(cap)
        };
        [
            pull(
                effect.feel[index],
                effect.apology[index],
                self.share(tuning.apology_floor),
            ),
            pull(
                effect.fact[index],
                effect.solve[index],
                self.share(tuning.solve_floor),
            ),
        ]
    }

    fn rising(self, effect: &Effect, variable: Variable, value: f64) -> f64 {
        let value = value - cost(effect, variable);
        // Where the scale ends, the map bends upwards; downwards it would not be a bound of a chord.
        let value = if self.best { value.max(0.0) } else { value };
        let [feel, fact] = self.pulls(effect, variable);
        let value = value + (FULL_SCALE - value) * feel;
        let value = value + (FULL_SCALE - value) * fact;
        if self.best { value } else { value - ROUNDING }
    }

    fn expectation(self, effect: &Effect, value: f64) -> f64 {
        let value = value + cost(effect, Variable::Expectation);
        let value = if self.best {
            value.min(FULL_SCALE)
        } else {
            value
        };
        let floor = whole(self.script.customer.expectation_floor) * 1000.0;
        let [feel, fact] = self.pulls(effect, Variable::Expectation);
        let stays = (1.0 - feel) * (1.0 - fact);
        let sunk = floor + (value - floor) * stays;
        if self.best {
            sunk.min(value)
        } else {
            sunk + ROUNDING
        }
    }

    fn anger(self, effect: &Effect, present: bool, value: f64) -> f64 {
        let customer = &self.script.customer;
        let value = value + cost(effect, Variable::Anger);
        let value = if self.best {
            value.min(FULL_SCALE)
        } else {
            value
        };
        let [feel, fact] = self.pulls(effect, Variable::Anger);
        let mut value = value * (1.0 - feel) * (1.0 - fact);
        if present {
            if !effect.violates {
                value *= 1.0 - whole(customer.decay) / 1000.0;
            }
            if !effect.soothes {
                value += whole(customer.rebound) * 1000.0;
            }
        }
        if self.best {
            value.min(FULL_SCALE)
        } else {
            value + ROUNDING
        }
    }
}

/// What a line costs at once, in milli-points.
fn cost(effect: &Effect, variable: Variable) -> f64 {
    f64::from(effect.tactic[variable.index()]) + f64::from(effect.hurt[variable.index()])
}

/// Up to so much anger, at every node, facts get through wholly in whatever is said from there on.
fn wide_gates(script: &Script, order: &[(u16, usize)]) -> Vec<i32> {
    let low = i32::try_from(script.customer.gate.low * 1000).unwrap_or(FULL);
    let mut known = vec![FULL; script.nodes.len()];
    for &(_, index) in order {
        let node = &script.nodes[index];
        let stays_wide = |anger: i32| {
            node.lines.iter().all(|line| {
                let effect = &line.effect;
                let facts = effect.fact != NOTHING || effect.solve != NOTHING;
                let after = worst_anger(script, effect, node.present, anger, false);
                (!facts || anger_at_facts(script, effect, anger) <= low)
                    && match line.goto {
                        Target::Node(NodeId(to)) => after <= known[usize::from(to)],
                        Target::End => true,
                    }
            })
        };
        // The most for which it holds: it never holds again above.
        let (mut most, mut over) = (-1, FULL + 1);
        while over - most > 1 {
            let middle = most + (over - most) / 2;
            if stays_wide(middle) {
                most = middle;
            } else {
                over = middle;
            }
        }
        known[index] = most;
    }
    known
}
