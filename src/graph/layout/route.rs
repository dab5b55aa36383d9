//! Heights of rows, places of boxes and labels, and the ways of edges. A way runs straight down through every row and
//! bends only in the gap between two rows, so that it passes no box and no label of others. Does not choose an order.

use crate::graph::layout::boxes::{INSET, LOOP_ROOM, Work};
use crate::graph::layout::grid::{Grid, RowItem};
use crate::graph::layout::layers::Layers;
use crate::graph::layout::network::Link;
use crate::graph::layout::shape::{
    Band, BandKind, Curve, Edge, ExitBox, Layout, NodeBox, Point, Rect, Size, TextSize,
};
use crate::model::NodeId;

/// Space around everything.
const MARGIN: f32 = 14.0;
/// Height of a row of labels.
const LABEL_HEIGHT: f32 = 15.0;
/// Least and greatest gap between rows; a gap grows with the widest bend in it.
const GAPS: (f32, f32) = (19.0, 48.0);
/// Added where a band begins.
const BAND_GAP: f32 = 14.0;
/// How near to the corners of a box an edge may touch it, and how near to each other two may.
const CORNER: f32 = 18.0;
const PORT_GAP: f32 = 12.0;

/// What the last step works on.
pub(crate) struct Frame<'a> {
    pub work: &'a Work<'a>,
    pub grid: &'a Grid,
    pub layers: &'a Layers,
    /// By item: the middle of its room.
    pub centers: Vec<f32>,
}

/// By link: where it touches the box above and the box below.
struct Ports {
    upper: Vec<f32>,
    lower: Vec<f32>,
}

/// Upper edge and height of every row.
struct Rows {
    top: Vec<f32>,
    height: Vec<f32>,
}

/// Gives every row its height, places boxes and labels in it, and leads the edges between them; what comes in has its x.
pub(crate) fn place_and_route(
    frame: &Frame<'_>,
    mut nodes: Vec<NodeBox>,
    mut exits: Vec<ExitBox>,
) -> Layout {
    if nodes.is_empty() {
        return Layout::default();
    }
    let mut frame = Frame {
        centers: frame.centers.clone(),
        ..*frame
    };
    frame.shift();
    let box_widths: Vec<f32> = nodes
        .iter()
        .map(|node| node.rect.width)
        .chain(exits.iter().map(|exit| exit.rect.width))
        .collect();
    let ports = frame.ports(&box_widths);
    let heights: Vec<f32> = nodes
        .iter()
        .map(|node| node.rect.height)
        .chain(exits.iter().map(|exit| exit.rect.height))
        .collect();
    let rows = frame.rows(&ports, &heights);
    for (at, node) in nodes.iter_mut().enumerate() {
        node.rect.x = frame.centers[at] - node.rect.width / 2.0;
        node.rect.y = rows.top[frame.grid.row[at]];
    }
    for (at, exit) in exits.iter_mut().enumerate() {
        let item = frame.work.network.nodes + at;
        exit.rect.x = frame.centers[item] - exit.rect.width / 2.0;
        exit.rect.y = rows.top[frame.grid.row[item]];
        for chip in &mut exit.chips {
            chip.rect.x += exit.rect.x;
            chip.rect.y += exit.rect.y;
        }
    }
    let links = frame.work.network.links.iter().enumerate();
    let edges: Vec<Edge> = links
        .map(|(at, link)| frame.edge(at, link, &ports, &rows, &nodes, &exits))
        .collect();
    let size = frame.size(&rows);
    Layout {
        size,
        bands: frame.bands(&rows, size),
        nodes,
        exits,
        edges,
    }
}

impl Frame<'_> {
    fn band_name(&self, kind: BandKind) -> &'static str {
        let words = self.work.options.words;
        match kind {
            BandKind::Phase(phase) => words.name(phase.label()),
            BandKind::Endings => words.endings(),
        }
    }

    /// Moves everything to the right of the names of the bands.
    fn shift(&mut self) {
        let names = self.layers.bands.iter().map(|band| self.band_name(band.0));
        let measure = self.work.options.measure;
        let widest = names
            .map(|name| measure(name, TextSize::Title))
            .fold(0.0, f32::max);
        let gutter = MARGIN + widest + 2.0 * INSET;
        let items = self.centers.iter().zip(&self.grid.widths);
        let left = items
            .map(|(x, width)| x - width / 2.0)
            .fold(f32::INFINITY, f32::min);
        for x in &mut self.centers {
            // To tenths, which both the text form and a screen can show.
            *x = ((*x - left + gutter) * 10.0).round() / 10.0;
        }
    }

    /// Where links touch boxes: straight above or below where they come from, kept apart and off the corners.
    fn ports(&self, box_widths: &[f32]) -> Ports {
        let links = self.grid.chains.len();
        let mut ports = Ports {
            upper: vec![0.0; links],
            lower: vec![0.0; links],
        };
        let mut below: Vec<Vec<(usize, usize)>> = vec![Vec::new(); box_widths.len()];
        let mut above = below.clone();
        for (at, chain) in self.grid.chains.iter().enumerate() {
            let (Some(&first), Some(&last)) = (chain.first(), chain.last()) else {
                continue;
            };
            for &vertex in &self.grid.up[first] {
                below[vertex].push((first, at));
            }
            for &vertex in &self.grid.down[last] {
                above[vertex].push((last, at));
            }
        }
        for (vertex, &width) in box_widths.iter().enumerate() {
            let reach = (width / 2.0 - CORNER).max(1.0);
            let range = (self.centers[vertex] - reach, self.centers[vertex] + reach);
            for (ends, out) in [
                (&mut below[vertex], &mut ports.upper),
                (&mut above[vertex], &mut ports.lower),
            ] {
                ends.sort_by(|a, b| self.centers[a.0].total_cmp(&self.centers[b.0]));
                let wanted: Vec<f32> = ends.iter().map(|end| self.centers[end.0]).collect();
                for (end, x) in ends.iter().zip(spread(&wanted, range)) {
                    out[end.1] = x;
                }
            }
        }
        ports
    }

    /// Heights of rows and of the gaps between them.
    fn rows(&self, ports: &Ports, heights: &[f32]) -> Rows {
        let count = self.grid.rows.len();
        let mut height = vec![0.0_f32; count];
        for (item, kind) in self.grid.items.iter().enumerate() {
            let own = match kind {
                RowItem::Vertex => heights[item],
                RowItem::Label => LABEL_HEIGHT,
                RowItem::Passing => 0.0,
            };
            let row = &mut height[self.grid.row[item]];
            *row = row.max(own);
        }
        // The widest bend in the gap below each row.
        let mut bend = vec![0.0_f32; count];
        for (at, chain) in self.grid.chains.iter().enumerate() {
            let xs = self.way_xs(at, chain, ports);
            for pair in xs.windows(2) {
                let row = &mut bend[pair[0].0];
                *row = row.max((pair[0].1 - pair[1].1).abs());
            }
        }
        let begins = |row: usize| {
            row.is_multiple_of(2) && self.layers.bands.iter().any(|band| band.1 * 2 == row)
        };
        let mut top = Vec::with_capacity(count);
        let mut y = 0.0;
        for row in 0..count {
            if begins(row) {
                y += BAND_GAP;
            }
            top.push(y);
            let empty = height[row] == 0.0;
            let gap = if empty {
                0.0
            } else {
                (GAPS.0 + bend[row] * 0.12).min(GAPS.1)
            };
            y += height[row] + gap.round();
        }
        Rows { top, height }
    }

    /// Row and x of a link at every row that it touches, from the top.
    fn way_xs(&self, at: usize, chain: &[usize], ports: &Ports) -> Vec<(usize, f32)> {
        let mut xs = Vec::with_capacity(chain.len() + 2);
        let Some(&first) = chain.first() else {
            return xs;
        };
        xs.push((self.grid.row[first] - 1, ports.upper[at]));
        xs.extend(
            chain
                .iter()
                .map(|&item| (self.grid.row[item], self.centers[item])),
        );
        if !self.grid.cut[at]
            && let Some(&last) = chain.last()
        {
            xs.push((self.grid.row[last] + 1, ports.lower[at]));
        }
        xs
    }

    fn edge(
        &self,
        at: usize,
        link: &Link,
        ports: &Ports,
        rows: &Rows,
        nodes: &[NodeBox],
        exits: &[ExitBox],
    ) -> Edge {
        let network = self.work.network;
        let cut = self.grid.cut[at];
        let mut label = self.work.label(link, cut);
        let backward = self.grid.row[link.from] >= self.grid.row[link.to];
        let curves = if link.from == link.to {
            let beside = network.links[..at]
                .iter()
                .filter(|other| other.from == link.from && other.to == link.to)
                .count();
            let (curve, rect) = self.self_loop(&nodes[link.from].rect, &label.text(), beside);
            label.rect = rect;
            vec![curve]
        } else {
            if let Some(item) = self.grid.labels[at] {
                let width = self.grid.widths[item];
                label.rect = Rect {
                    x: self.centers[item] - width / 2.0,
                    y: rows.top[self.grid.row[item]],
                    width,
                    height: LABEL_HEIGHT,
                };
            }
            let bottom = |vertex: usize| {
                let exit = vertex.checked_sub(nodes.len()).and_then(|at| exits.get(at));
                nodes.get(vertex).map_or_else(
                    || exit.map_or(0.0, |exit| exit.rect.bottom()),
                    |node| node.rect.bottom(),
                )
            };
            let way = self.way(at, ports, rows, &bottom);
            if backward && !cut {
                reversed(&way)
            } else {
                way
            }
        };
        Edge {
            from: NodeId(u16::try_from(link.from).unwrap_or(u16::MAX)),
            to: network.place(link.to),
            kind: link.kind,
            choices: link.choices.clone(),
            needs: link.needs,
            set: link.set,
            backward,
            curves,
            cut,
            label,
        }
    }

    /// The way of a link from top to bottom.
    fn way(
        &self,
        at: usize,
        ports: &Ports,
        rows: &Rows,
        bottom: &dyn Fn(usize) -> f32,
    ) -> Vec<Curve> {
        let chain = &self.grid.chains[at];
        let xs = self.way_xs(at, chain, ports);
        let mut points: Vec<Point> = Vec::with_capacity(xs.len() * 2);
        let last = xs.len().saturating_sub(1);
        for (place, &(row, x)) in xs.iter().enumerate() {
            let (top, low) = (rows.top[row], rows.top[row] + rows.height[row]);
            if place == 0 {
                // A box that is lower than its row's tallest ends above the row's end.
                let upper = chain.first().and_then(|&first| self.grid.up[first].first());
                points.push(Point {
                    x,
                    y: upper.map_or(low, |&vertex| bottom(vertex)),
                });
                if points[0].y < low {
                    points.push(Point { x, y: low });
                }
            } else {
                points.push(Point { x, y: top });
                if place < last {
                    points.push(Point { x, y: low });
                }
            }
        }
        curves(&points)
    }

    /// A loop at the right side of a box, with the place of its label; further ones lie below the first.
    fn self_loop(&self, rect: &Rect, label: &str, beside: usize) -> (Curve, Rect) {
        #[expect(
            clippy::cast_precision_loss,
            reason = "there are two kinds of loops at most"
        )]
        let middle = rect.y + 18.0 + 26.0 * beside.min(2) as f32;
        let (x, out) = (rect.right(), rect.right() + LOOP_ROOM * 1.25);
        let curve = Curve([
            Point { x, y: middle - 8.0 },
            Point {
                x: out,
                y: middle - 10.0,
            },
            Point {
                x: out,
                y: middle + 10.0,
            },
            Point { x, y: middle + 8.0 },
        ]);
        let place = Rect {
            x: x + LOOP_ROOM,
            y: middle - LABEL_HEIGHT / 2.0,
            width: self.work.width(label),
            height: LABEL_HEIGHT,
        };
        (curve, place)
    }

    fn size(&self, rows: &Rows) -> Size {
        let items = self.centers.iter().zip(&self.grid.widths);
        let right = items.map(|(x, width)| x + width / 2.0).fold(0.0, f32::max);
        let ends = rows
            .top
            .iter()
            .zip(&rows.height)
            .map(|(top, height)| top + height);
        Size {
            width: (right + MARGIN + 4.0).ceil(),
            height: (ends.fold(0.0, f32::max) + MARGIN).ceil(),
        }
    }

    fn bands(&self, rows: &Rows, size: Size) -> Vec<Band> {
        let starts: Vec<f32> = self
            .layers
            .bands
            .iter()
            .enumerate()
            .map(|(at, band)| {
                let top = rows.top.get(band.1 * 2).copied().unwrap_or(0.0);
                if at == 0 { 0.0 } else { top - BAND_GAP }
            })
            .collect();
        let ends = starts.iter().skip(1).copied().chain([size.height]);
        let bands = self.layers.bands.iter().zip(starts.iter().zip(ends));
        bands
            .map(|(&(kind, _), (&start, end))| Band {
                kind,
                name: self.band_name(kind).to_owned(),
                rect: Rect {
                    x: 0.0,
                    y: start,
                    width: size.width,
                    height: end - start,
                },
            })
            .collect()
    }
}

/// Places near the wanted ones (sorted) within a range, apart from each other as far as there is room.
fn spread(wanted: &[f32], (low, high): (f32, f32)) -> Vec<f32> {
    #[expect(clippy::cast_precision_loss, reason = "few edges touch one box")]
    let gaps = wanted.len().saturating_sub(1).max(1) as f32;
    let gap = PORT_GAP.min((high - low) / gaps);
    let mut places: Vec<f32> = wanted.iter().map(|x| x.clamp(low, high)).collect();
    for at in 1..places.len() {
        places[at] = places[at].max(places[at - 1] + gap);
    }
    let mut most = high;
    for place in places.iter_mut().rev() {
        *place = place.min(most);
        most = *place - gap;
    }
    places
}

/// Smooth curves through points, each of which is left and reached vertically.
fn curves(points: &[Point]) -> Vec<Curve> {
    let mut corners: Vec<Point> = Vec::with_capacity(points.len());
    for &point in points {
        // Straight pieces that go on are one piece.
        if let [.., before, last] = corners[..]
            && (before.x - last.x).abs() < 0.05
            && (last.x - point.x).abs() < 0.05
        {
            corners.pop();
        }
        corners.push(point);
    }
    corners
        .windows(2)
        .map(|pair| {
            let (from, to) = (pair[0], pair[1]);
            let half = (to.y - from.y) / 2.0;
            Curve([
                from,
                Point {
                    x: from.x,
                    y: from.y + half,
                },
                Point {
                    x: to.x,
                    y: to.y - half,
                },
                to,
            ])
        })
        .collect()
}

fn reversed(curves: &[Curve]) -> Vec<Curve> {
    let back = |curve: &Curve| {
        let [a, b, c, d] = curve.0;
        Curve([d, c, b, a])
    };
    curves.iter().rev().map(back).collect()
}
