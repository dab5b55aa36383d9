//! What the screens of the Workshop ask for.

use crate::analysis::Policy;
use crate::diagnostic::Severity;
use crate::model::{NodeId, PrincipleId, TypeId, Variable};
use crate::workshop::Preset;

use super::viewport::Canvas;

/// A part of the Workshop.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WorkTab {
    /// Files and their findings.
    #[default]
    Files,
    /// The graph of a scenario.
    Graph,
    /// What players would get.
    Analysis,
    /// Playing from any node.
    Trial,
}

impl WorkTab {
    /// All, in order.
    pub const ALL: [Self; 4] = [Self::Files, Self::Graph, Self::Analysis, Self::Trial];

    /// Key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Files => "work-tab-files",
            Self::Graph => "work-tab-graph",
            Self::Analysis => "work-tab-analysis",
            Self::Trial => "work-tab-trial",
        }
    }

    /// Name in the settings.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Files => "files",
            Self::Graph => "graph",
            Self::Analysis => "analysis",
            Self::Trial => "trial",
        }
    }
}

/// Which way through a scenario is shown in its graph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PathKind {
    /// None.
    #[default]
    None,
    /// A robot's, or that of the best lines.
    Robot(Policy),
    /// The shortest that breaks a critical principle and still ends well.
    Breach(PrincipleId),
    /// The trainee's last talk of this scenario.
    Last,
    /// The run that was typed or pasted.
    Pasted,
}

/// What a screen of the Workshop asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum WorkAction {
    /// To another part.
    Tab(WorkTab),
    /// Another file, or all of them.
    File(Option<String>),
    /// Findings of one severity, or all of them.
    Severity(Option<Severity>),
    /// A finding, in or out.
    Finding(usize),
    /// Its explanation, in or out.
    Explain,
    /// Apply the remedy of a finding to its file.
    Apply(usize),
    /// Take the last remedy back.
    Undo,
    /// Apply again what was taken back last.
    Redo,
    /// A place of a file in the source view.
    Source(String, usize),
    /// Out of the source view, where there is no room beside it.
    LeaveSource,
    /// What is searched for in the file.
    Search(String),
    /// The next or the one before of what was found.
    NextHit(bool),
    /// Open a file at a byte in the system's editor.
    Edit(String, usize),
    /// Put a file's path on the clipboard.
    CopyPath(String),
    /// Another scenario.
    Scenario(String),
    /// Another customer type.
    Customer(TypeId),
    /// A node, or none.
    Node(Option<NodeId>),
    /// A node, in another part.
    GoTo(WorkTab, NodeId),
    /// Another view of the graph.
    View(Canvas),
    /// Another way through the graph.
    Path(PathKind),
    /// Another way, shown in the graph.
    ShowWay(PathKind),
    /// The run to be shown, as typed.
    TypeRun(String),
    /// The node to be found, as typed.
    TypeNode(String),
    /// Something in the trial.
    Trial(TrialAction),
}

/// What the trial asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum TrialAction {
    /// A mood.
    Mood(Variable, i32),
    /// All moods at once.
    Preset(Preset),
    /// A flag, by its place, in or out.
    Flag(u8),
    /// Whether the customer has accepted.
    Accepted(bool),
    /// The seed, as typed.
    Seed(String),
    /// Begin.
    Begin,
    /// Put the result of the last one away.
    Forget,
}

/// What the view asks for.
pub type Ask = crate::ui::ask::Ask<WorkAction>;
