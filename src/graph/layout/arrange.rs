//! Puts the steps together: network, boxes, rows, order, places, routes. Does not hold any geometry of its own.

use crate::graph::layout::align::centers;
use crate::graph::layout::boxes::{Options, Work};
use crate::graph::layout::crossing::order;
use crate::graph::layout::grid::Grid;
use crate::graph::layout::layers::layers;
use crate::graph::layout::network::Network;
use crate::graph::layout::route::{Frame, place_and_route};
use crate::graph::layout::shape::Layout;
use crate::model::Scenario;

/// Works out where everything in a scenario's graph is drawn. The same scenario gives the same picture.
#[must_use]
pub fn layout(scenario: &Scenario, options: &Options<'_>) -> Layout {
    let network = Network::new(scenario);
    let (work, nodes, exits) = Work::with_boxes(scenario, &network, options);
    let layers = layers(scenario, &network);
    let widths = work.vertex_widths(&nodes, &exits);
    let label_width =
        |at: usize, cut: bool| work.width(&work.label(&network.links[at], cut).text());
    let mut grid = Grid::new(&network, &layers, widths, &label_width);
    order(&mut grid, usize::from(scenario.start.0));
    let centers = centers(&grid);
    let frame = Frame {
        work: &work,
        grid: &grid,
        layers: &layers,
        centers,
    };
    place_and_route(&frame, nodes, exits)
}
