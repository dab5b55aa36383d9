//! The rows of the picture: vertices in even rows, labels in odd ones, and a stand-in wherever a link passes a row. Does
//! not decide who stands where in a row.

use crate::graph::layout::layers::Layers;
use crate::graph::layout::network::Network;

/// Most stand-ins that make long links pass rows; links beyond are cut. Enough for any scenario that a person writes.
const MOST_STAND_INS: usize = 50_000;

/// Who takes up a place in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// A node or an exit.
    Vertex,
    /// The label of a link.
    Label,
    /// A link that passes.
    Passing,
}

/// All rows with what stands in them. The first parts are the network's vertices.
#[derive(Clone, Debug)]
pub(crate) struct Grid {
    /// By part: what it is.
    pub parts: Vec<Part>,
    /// By part: how much room it needs.
    pub widths: Vec<f32>,
    /// By part: its row.
    pub row: Vec<usize>,
    /// By part: neighbours in the row above.
    pub up: Vec<Vec<usize>>,
    /// By part: neighbours in the row below.
    pub down: Vec<Vec<usize>>,
    /// By row, from the left: its parts.
    pub rows: Vec<Vec<usize>>,
    /// By link, from top to bottom: the parts between its ends.
    pub chains: Vec<Vec<usize>>,
    /// By link: the part that holds its label; none for a loop to the same node.
    pub labels: Vec<Option<usize>>,
    /// By link: only its beginning is drawn.
    pub cut: Vec<bool>,
}

impl Grid {
    /// Puts vertices and links into rows. `widths` are those of the vertices, `label_width` that of a link's label
    /// (drawn whole or cut).
    pub fn new(
        network: &Network,
        layers: &Layers,
        widths: Vec<f32>,
        label_width: &dyn Fn(usize, bool) -> f32,
    ) -> Self {
        let count = widths.len();
        let mut grid = Self {
            parts: vec![Part::Vertex; count],
            widths,
            row: layers.rank.iter().map(|rank| rank * 2).collect(),
            up: vec![Vec::new(); count],
            down: vec![Vec::new(); count],
            rows: vec![Vec::new(); layers.count * 2],
            chains: vec![Vec::new(); network.links.len()],
            labels: vec![None; network.links.len()],
            cut: vec![false; network.links.len()],
        };
        grid.cut_longest(network);
        for (at, link) in network.links.iter().enumerate() {
            if link.from == link.to {
                continue;
            }
            let (from, to) = (grid.row[link.from], grid.row[link.to]);
            let width = label_width(at, grid.cut[at]);
            if grid.cut[at] {
                let label = grid.add(Part::Label, width, from + 1);
                grid.join(link.from, label);
                grid.chains[at] = vec![label];
                grid.labels[at] = Some(label);
                continue;
            }
            let (top, bottom) = (from.min(to), from.max(to));
            let beside = if from < to { from + 1 } else { from - 1 };
            let mut above = if from < to { link.from } else { link.to };
            for row in top + 1..bottom {
                let part = if row == beside {
                    let part = grid.add(Part::Label, width, row);
                    grid.labels[at] = Some(part);
                    part
                } else {
                    grid.add(Part::Passing, 2.0, row)
                };
                grid.join(above, part);
                grid.chains[at].push(part);
                above = part;
            }
            grid.join(above, if from < to { link.to } else { link.from });
        }
        grid
    }

    /// Marks the links that would take more stand-ins than there may be, the longest first.
    fn cut_longest(&mut self, network: &Network) {
        let span = |at: &usize| {
            let link = &network.links[*at];
            self.row[link.from].abs_diff(self.row[link.to])
        };
        let mut order: Vec<usize> = (0..network.links.len()).collect();
        order.sort_by_key(|at| (span(at), *at));
        let mut left = MOST_STAND_INS;
        let mut cut = Vec::new();
        for at in order {
            let needs = span(&at).saturating_sub(2);
            if needs > left {
                cut.push(at);
            } else {
                left -= needs;
            }
        }
        for at in cut {
            self.cut[at] = true;
        }
    }

    fn add(&mut self, part: Part, width: f32, row: usize) -> usize {
        self.parts.push(part);
        self.widths.push(width);
        self.row.push(row);
        self.up.push(Vec::new());
        self.down.push(Vec::new());
        self.parts.len() - 1
    }

    fn join(&mut self, above: usize, below: usize) {
        self.down[above].push(below);
        self.up[below].push(above);
    }

    /// How far the centres of two neighbours in a row must be apart.
    pub fn separation(&self, left: usize, right: usize) -> f32 {
        let gap = match (self.parts[left], self.parts[right]) {
            (Part::Vertex, Part::Vertex) => 28.0,
            (Part::Vertex, _) | (_, Part::Vertex) => 18.0,
            (Part::Label, Part::Label) => 10.0,
            _ => 12.0,
        };
        f32::midpoint(self.widths[left], self.widths[right]) + gap
    }
}
