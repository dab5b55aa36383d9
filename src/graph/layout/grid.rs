//! The rows of the picture: vertices in even rows, labels in odd ones, and a stand-in wherever a link passes a row. Does
//! not decide who stands where in a row.

use crate::graph::layout::layers::Layers;
use crate::graph::layout::network::Network;

/// Most stand-ins that make long links pass rows; links beyond are cut. Enough for any scenario that a person writes.
const MOST_STAND_INS: usize = 50_000;

/// What an item of a row is. An item is known by its index, from 0; the network's vertices come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowItem {
    /// A node or an exit.
    Vertex,
    /// The label of a link.
    Label,
    /// A link that passes.
    Passing,
}

/// All rows with the items in them.
#[derive(Clone, Debug)]
pub(crate) struct Grid {
    /// By item: what it is.
    pub items: Vec<RowItem>,
    /// By item: how much room it needs.
    pub widths: Vec<f32>,
    /// By item: its row.
    pub row: Vec<usize>,
    /// By item: neighbours in the row above.
    pub up: Vec<Vec<usize>>,
    /// By item: neighbours in the row below.
    pub down: Vec<Vec<usize>>,
    /// By row, from the left: its items.
    pub rows: Vec<Vec<usize>>,
    /// By link, from top to bottom: the items between its ends.
    pub chains: Vec<Vec<usize>>,
    /// By link: the item that holds its label; none for a loop to the same node.
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
            items: vec![RowItem::Vertex; count],
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
                let label = grid.add(RowItem::Label, width, from + 1);
                grid.join(link.from, label);
                grid.chains[at] = vec![label];
                grid.labels[at] = Some(label);
                continue;
            }
            let (top, bottom) = (from.min(to), from.max(to));
            let beside = if from < to { from + 1 } else { from - 1 };
            let mut above = if from < to { link.from } else { link.to };
            for row in top + 1..bottom {
                let item = if row == beside {
                    let item = grid.add(RowItem::Label, width, row);
                    grid.labels[at] = Some(item);
                    item
                } else {
                    grid.add(RowItem::Passing, 2.0, row)
                };
                grid.join(above, item);
                grid.chains[at].push(item);
                above = item;
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

    fn add(&mut self, item: RowItem, width: f32, row: usize) -> usize {
        self.items.push(item);
        self.widths.push(width);
        self.row.push(row);
        self.up.push(Vec::new());
        self.down.push(Vec::new());
        self.items.len() - 1
    }

    fn join(&mut self, above: usize, below: usize) {
        self.down[above].push(below);
        self.up[below].push(above);
    }

    /// How far the centres of two neighbours in a row must be apart.
    pub fn separation(&self, left: usize, right: usize) -> f32 {
        let gap = match (self.items[left], self.items[right]) {
            (RowItem::Vertex, RowItem::Vertex) => 28.0,
            (RowItem::Vertex, _) | (_, RowItem::Vertex) => 18.0,
            (RowItem::Label, RowItem::Label) => 10.0,
            _ => 12.0,
        };
        f32::midpoint(self.widths[left], self.widths[right]) + gap
    }
}
