//! What stands in the boxes and at the lines, and how much room that takes. Does not place any of it.

use crate::engine::{Script, Wording};
use crate::graph::layout::network::{Link, Network};
use crate::graph::layout::shape::{
    EdgeKind, Exit, ExitBox, Label, NodeBox, OutcomeChip, Place, Rect, Role, TextSize,
};
use crate::graph::layout::width::fitted;
use crate::graph::layout::words::Words;
use crate::model::{ChoiceIndex, Condition, Node, NodeId, Scenario};
use crate::score::{Key, one_decimal, rounded};

/// Space between a box and the text in it.
pub(crate) const INSET: f32 = 10.0;
/// Height of a node's box: three rows of text.
const NODE_HEIGHT: f32 = 62.0;
/// Narrowest and widest box of a node.
const NODE_WIDTHS: (f32, f32) = (150.0, 240.0);
/// Height of an outcome in the box of its exit, and of the exit's name above.
const CHIP_HEIGHT: f32 = 22.0;
const CHIP_GAP: f32 = 5.0;
const EXIT_TITLE: f32 = 26.0;
/// Room to the right of a node for a loop back to itself, without its label.
pub(crate) const LOOP_ROOM: f32 = 26.0;
/// Widest name of a target at an edge that is cut.
const CUT_NAME: f32 = 110.0;

/// How a picture is written.
pub struct Options<'a> {
    /// The words, in one language.
    pub words: Words,
    /// A script of the same scenario with its key, for points and filled-in wordings.
    pub script: Option<(&'a Script, &'a Key)>,
    /// How wide a text is in a size; see [`crate::graph::estimated_width`] where there is no font to ask.
    pub measure: &'a dyn Fn(&str, TextSize) -> f32,
}

impl Options<'_> {
    /// What is said at a node in any mood: to the script's type of customer by name, otherwise what is said to all. The
    /// last wording has no condition.
    pub(crate) fn said(&self, node: &Node) -> String {
        let lang = self.words.lang();
        let Some((script, _)) = self.script else {
            let last = node.says.last();
            return last.map_or_else(String::new, |saying| saying.text.get(lang).to_owned());
        };
        let own = |condition: &Condition| *condition == Condition::Customer(script.type_id);
        let mut says = node.says.iter();
        let saying = says.find(|saying| saying.when.iter().all(own));
        saying.map_or_else(String::new, |saying| {
            Wording::new(script, 0).fill(&saying.text, lang)
        })
    }
}

impl std::fmt::Debug for Options<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Options")
            .field("words", &self.words)
            .finish_non_exhaustive()
    }
}

/// Space beside the texts of a node: the corners of a hexagon take some.
pub(crate) const fn inset(role: Role) -> f32 {
    match role {
        Role::Deciding => INSET + 7.0,
        Role::Scored | Role::Detour => INSET,
    }
}

/// What the steps share.
pub(crate) struct Work<'a> {
    pub scenario: &'a Scenario,
    pub network: &'a Network,
    pub options: &'a Options<'a>,
    /// Width of a node's box.
    pub node_width: f32,
}

impl<'a> Work<'a> {
    /// With the boxes of all nodes and exits, which have a size and no place yet.
    pub fn with_boxes(
        scenario: &'a Scenario,
        network: &'a Network,
        options: &'a Options<'a>,
    ) -> (Self, Vec<NodeBox>, Vec<ExitBox>) {
        let mut work = Self::without_places(scenario, network, options);
        let mut nodes: Vec<NodeBox> = (0..network.nodes).map(|at| work.node_box(at)).collect();
        work.node_width = work.fitting_width(&nodes);
        for node in &mut nodes {
            work.fit(node);
        }
        let exits = network.exits.iter().map(|&exit| work.exit_box(exit));
        let exits = exits.collect();
        (work, nodes, exits)
    }

    /// For the forms in which another program places the boxes.
    pub fn without_places(
        scenario: &'a Scenario,
        network: &'a Network,
        options: &'a Options<'a>,
    ) -> Self {
        Self {
            scenario,
            network,
            options,
            node_width: NODE_WIDTHS.1,
        }
    }

    /// The lines of text in the box of the node with index `at`: title, wording, notes; each is cut off with … at the widest box.
    pub fn text_lines(&self, at: usize) -> Vec<String> {
        let mut node = self.node_box(at);
        self.fit(&mut node);
        let notes = [Some(node.note), node.badge].into_iter().flatten();
        vec![node.title, node.line, notes.collect::<Vec<_>>().join(" · ")]
    }

    /// Width of a small text.
    pub fn width(&self, text: &str) -> f32 {
        (self.options.measure)(text, TextSize::Small)
    }

    fn measure_text(&self, size: TextSize) -> impl Fn(&str) -> f32 {
        move |text: &str| (self.options.measure)(text, size)
    }

    /// A node's texts, uncut and without a place.
    fn node_box(&self, at: usize) -> NodeBox {
        let (scenario, words) = (self.scenario, self.options.words);
        let node = &scenario.nodes[at];
        let id = NodeId(u16::try_from(at).unwrap_or(u16::MAX));
        let role = match (node.refused, node.slot) {
            (Some(_), _) => Role::Deciding,
            (None, Some(_)) => Role::Scored,
            (None, None) => Role::Detour,
        };
        let said = self.options.said(node);
        NodeBox {
            node: id,
            rect: Rect::default(),
            role,
            phase: node.phase,
            slot: node.slot,
            speaker: node.speaker,
            tactic: node.tactic,
            start: scenario.start == id,
            reachable: self.network.reachable[at],
            title: node.id.clone(),
            line: match words.speaker(node.speaker) {
                Some(speaker) => format!("{speaker} · {said}"),
                None => said,
            },
            note: self.note(id),
            badge: node
                .tactic
                .map(|tactic| words.name(tactic.label()).to_owned()),
        }
    }

    /// What the last row of a node says: that it decides, its slot, its worth.
    fn note(&self, id: NodeId) -> String {
        let (scenario, words) = (self.scenario, self.options.words);
        let node = scenario.node(id);
        let mut parts: Vec<String> = Vec::new();
        if node.refused.is_some() {
            parts.push(words.decides().to_owned());
        }
        let slot = node
            .slot
            .and_then(|slot| scenario.slots.get(usize::from(slot.0)));
        if let Some(slot) = slot {
            if slot.id != node.id {
                parts.push(slot.id.clone());
            }
        } else if node.refused.is_none() {
            parts.push(words.detour().to_owned());
        }
        if let Some(key) = self.options.script.and_then(|(_, key)| key.node(id)) {
            let worth = one_decimal(&key.worth);
            parts.push(words.points(worth.strip_suffix(".0").unwrap_or(&worth)));
        }
        parts.join(" · ")
    }

    /// One width for all nodes: that of the widest id or last row, within limits.
    fn fitting_width(&self, nodes: &[NodeBox]) -> f32 {
        let measure = self.options.measure;
        let (least, most) = NODE_WIDTHS;
        let widest = nodes
            .iter()
            .map(|node| {
                let title = measure(&node.title, TextSize::Title);
                let note = self.width(&node.note) + self.badge_width(node);
                title.max(note) + 2.0 * inset(node.role)
            })
            .fold(least, f32::max);
        widest.min(most)
    }

    /// Room that a badge takes, with the gap before it; 0 without one.
    fn badge_width(&self, node: &NodeBox) -> f32 {
        let width = |badge: &String| self.width(badge) + 28.0;
        node.badge.as_ref().map_or(0.0, width)
    }

    /// Cuts a node's texts to its width.
    fn fit(&self, node: &mut NodeBox) {
        let inner = self.node_width - 2.0 * inset(node.role);
        node.title = fitted(&node.title, inner, &self.measure_text(TextSize::Title));
        node.line = fitted(&node.line, inner, &self.measure_text(TextSize::Line));
        if let Some(badge) = &mut node.badge {
            *badge = fitted(badge, inner * 0.6, &self.measure_text(TextSize::Small));
        }
        let rest = inner - self.badge_width(node);
        node.note = fitted(&node.note, rest, &self.measure_text(TextSize::Small));
        node.rect = Rect {
            x: 0.0,
            y: 0.0,
            width: self.node_width,
            height: NODE_HEIGHT,
        };
    }

    /// An exit's box at the origin.
    fn exit_box(&self, exit: Exit) -> ExitBox {
        let words = self.options.words;
        let title = words.exit(exit).to_owned();
        let names = exit
            .outcomes()
            .iter()
            .map(|&outcome| words.name(outcome.label()));
        let chip = names
            .map(|name| self.width(name) + 40.0)
            .fold(90.0, f32::max);
        let width = chip.max(self.measure_text(TextSize::Line)(&title)) + 2.0 * INSET;
        let mut y = EXIT_TITLE;
        let chips = exit
            .outcomes()
            .iter()
            .map(|&outcome| {
                let rect = Rect {
                    x: INSET,
                    y,
                    width: width - 2.0 * INSET,
                    height: CHIP_HEIGHT,
                };
                y += CHIP_HEIGHT + CHIP_GAP;
                OutcomeChip {
                    outcome,
                    rect,
                    name: words.name(outcome.label()).to_owned(),
                }
            })
            .collect();
        ExitBox {
            exit,
            rect: Rect {
                x: 0.0,
                y: 0.0,
                width,
                height: y + INSET - CHIP_GAP,
            },
            title,
            chips,
        }
    }

    /// Room that each vertex needs, a node's loops to itself included.
    pub fn vertex_widths(&self, nodes: &[NodeBox], exits: &[ExitBox]) -> Vec<f32> {
        let mut widths: Vec<f32> = nodes.iter().map(|node| node.rect.width).collect();
        widths.extend(exits.iter().map(|exit| exit.rect.width));
        for link in self
            .network
            .links
            .iter()
            .filter(|link| link.from == link.to)
        {
            // On both sides, because the box stands in the middle of its room.
            let room = LOOP_ROOM + self.width(&self.label(link, false).text()) + 6.0;
            widths[link.from] = widths[link.from].max(self.node_width + 2.0 * room);
        }
        widths
    }

    /// What is written at a link, without a place.
    pub fn label(&self, link: &Link, cut: bool) -> Label {
        let words = self.options.words;
        let node = &self.scenario.nodes[link.from];
        let mut numbers: Vec<String> = Vec::new();
        for choice in &link.choices {
            let line = &node.choices[usize::from(choice.0)];
            let number = usize::from(choice.0) + 1;
            let plus = if line.set == 0 { "" } else { "+" };
            numbers.push(if line.needs == 0 {
                format!("{number}{plus}")
            } else {
                format!("({number}{plus})")
            });
        }
        let numbers = numbers.join(" ");
        let mut choices = match (link.kind, node.refused) {
            (EdgeKind::Refused, _) => words.refused().to_owned(),
            (_, Some(_)) => format!("{} · {numbers}", words.accepts()),
            (_, None) => numbers,
        };
        if cut {
            let name = match self.network.place(link.to) {
                Place::Node(id) => self.scenario.node(id).id.as_str(),
                Place::Exit(exit) => words.exit(exit),
            };
            let name = fitted(name, CUT_NAME, &self.measure_text(TextSize::Small));
            choices = format!("{choices} → {name}");
        }
        Label {
            rect: Rect::default(),
            choices,
            points: self.points(link.from, &link.choices),
        }
    }

    /// The range of points of some choices; empty for detours and without a key.
    fn points(&self, node: usize, choices: &[ChoiceIndex]) -> String {
        let Some((_, key)) = self.options.script else {
            return String::new();
        };
        let node = NodeId(u16::try_from(node).unwrap_or(u16::MAX));
        let points = choices.iter().filter_map(|&choice| key.line(node, choice));
        let points: Vec<u32> = points.map(|line| rounded(&line.points)).collect();
        match (points.iter().min(), points.iter().max()) {
            (Some(low), Some(high)) if low < high => format!("{low}–{high}"),
            (Some(low), _) => low.to_string(),
            _ => String::new(),
        }
    }
}
