//! What is known of a script before any state is looked at, and what states have in common. Does not walk.

use super::columns::{Columns, Live};
use super::courses::Courses;
use super::limits::{NodeLimits, limits};
use super::outlook::{Outlook, outlooks};
use super::place::{NodePlan, Place, Scale, plans};
use super::tally::Mask;
use crate::engine::{Script, State};
use crate::model::{NodeId, Outcome, Target, Variable};

/// Everything that is known before any state is looked at.
#[derive(Clone, Debug)]
pub(super) struct Context<'a> {
    pub script: &'a Script,
    pub plans: Vec<NodePlan>,
    pub limits: Vec<NodeLimits>,
    pub outlooks: Vec<Option<Outlook>>,
    pub courses: Courses,
}

/// What is still to be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mode {
    /// Everything.
    Open,
    /// Only whether the customer breaks off: a deal is out of reach.
    Hopeless,
    /// How content the customer leaves, and whether he or she breaks off.
    Accepted,
    /// Only how content the customer leaves: it has been accepted, nobody breaks off or is ever in a hurry, and no other
    /// decision is made.
    Content,
}

/// States that agree in everything but the mood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Group {
    pub place: Place,
    pub mode: Mode,
    pub scale: Scale,
    /// So many runs come to each of the states.
    pub weight: u128,
}

impl<'a> Context<'a> {
    /// Works out what can be known without states. Flags that only wordings ask for matter if `wordings` do.
    pub fn new(script: &'a Script, wordings: bool) -> Self {
        Self {
            script,
            plans: plans(script, wordings),
            courses: Courses::default(),
            limits: limits(script),
            outlooks: outlooks(script),
        }
    }

    /// The group of the start.
    pub fn first(&self, state: &State) -> Group {
        Group {
            place: self.place(state.node, state.turn, state.flags),
            mode: if state.accepted {
                Mode::Accepted
            } else {
                Mode::Open
            },
            scale: Scale::default(),
            weight: 1,
        }
    }

    /// A place, with the flags that matter there.
    pub fn place(&self, node: NodeId, turn: u16, flags: u64) -> Place {
        let live = self.plans[usize::from(node.0)].live;
        Place {
            turn,
            node,
            flags: flags & live,
        }
    }

    /// The columns that matter for states at a node.
    pub fn live(&self, node: usize, mode: Mode, columns: &Columns) -> Live {
        let (plan, limits) = (&self.plans[node], &self.limits[node]);
        let mut live = match mode {
            Mode::Hopeless => Live::BREAKING,
            Mode::Open | Mode::Accepted => Live::ALL,
            Mode::Content => Live::CONTENT,
        };
        if !plan.apology {
            live = live.without(Variable::Heard);
        }
        if !plan.offer && mode != Mode::Open {
            live = live.without(Variable::Clarity);
        }
        let unhurried = f64::from(limits.unhurried);
        let patience = columns.column(Variable::Patience);
        if self.script.nodes[node].present && patience.iter().all(|&patience| patience >= unhurried)
        {
            live = live.without(Variable::Patience);
        }
        live
    }

    /// How an accepted customer will leave, where nothing but that is still to be decided.
    pub fn outlook(&self, place: Place) -> Option<&Outlook> {
        let outlook = self.outlooks[usize::from(place.node.0)].as_ref()?;
        let last = place.turn.saturating_add(outlook.longest);
        (last <= self.script.scenario.turn_limit).then_some(outlook)
    }

    /// Where a line leads, if not to the end of the talk.
    pub fn reached(&self, target: Target, turn: u16) -> Option<NodeId> {
        match target {
            Target::Node(node) if turn < self.script.scenario.turn_limit => Some(node),
            _ => None,
        }
    }
}

/// How a customer can leave who has accepted and does not break off, from least to most content.
pub(super) const LEAVING: [Outcome; 3] = [Outcome::Grudging, Outcome::Settled, Outcome::Delighted];

/// The bit of an outcome.
pub(super) const fn bit(outcome: Outcome) -> Mask {
    1 << outcome.index()
}

/// How a refused talk ends.
pub(super) const fn refused_outcome(adjourns: bool) -> Outcome {
    if adjourns {
        Outcome::Adjourned
    } else {
        Outcome::Deadlock
    }
}
