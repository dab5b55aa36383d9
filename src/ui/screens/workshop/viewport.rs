//! Which part of the graph is seen, and where its points lie on the screen. Does not draw.

use egui::{Pos2, Rect, Vec2, vec2};

use crate::graph::Layout;

/// Which part of the graph is seen, and how large.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Canvas {
    /// Middle of what is seen, in the layout's units.
    pub centre: [f32; 2],
    /// Points for a unit; none as the graph opens: from its top, as large as can be read.
    pub zoom: Option<f32>,
    /// The whole graph, whatever the size.
    pub whole: bool,
}

impl Canvas {
    /// The whole graph.
    pub const WHOLE: Self = Self {
        centre: [0.0, 0.0],
        zoom: None,
        whole: true,
    };

    /// As it stands in the settings: x and y of the middle in whole units, zoom in thousandths. None without a zoom.
    #[must_use]
    pub fn to_setting(self) -> Option<[i32; 3]> {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a graph has far fewer units; casts of floats stop at the ends of the range"
        )]
        let whole = |value: f32| value.round() as i32;
        let [x, y] = self.centre;
        Some([whole(x), whole(y), whole(self.zoom? * 1000.0)])
    }

    /// From the settings, as [`Self::to_setting`] gave it.
    #[must_use]
    pub fn from_setting(view: Option<[i32; 3]>) -> Self {
        let Some(view) = view else {
            return Self::default();
        };
        #[expect(clippy::cast_precision_loss, reason = "a picture is not that exact")]
        let [x, y, zoom] = view.map(|value| value as f32);
        Self {
            centre: [x, y],
            zoom: Some(zoom / 1000.0),
            whole: false,
        }
    }
}

impl Default for Canvas {
    fn default() -> Self {
        Self {
            centre: [0.0, 0.0],
            zoom: None,
            whole: false,
        }
    }
}

/// Smallest and largest number of points for a unit.
pub const ZOOMS: (f32, f32) = (0.08, 3.0);
/// Smallest at which all texts can be read.
const READABLE: f32 = 0.7;
/// Largest at which the whole graph is shown.
const FIT: f32 = 1.25;

/// From the layout's units to the screen.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// Where it is seen.
    pub rect: Rect,
    /// The layout's point in its middle.
    pub centre: Vec2,
    /// Points for a unit.
    pub zoom: f32,
}

impl View {
    /// What a canvas shows in a rectangle.
    pub fn new(rect: Rect, layout: &Layout, canvas: Canvas, scale: f32) -> Self {
        let size = vec2(layout.size.width.max(1.0), layout.size.height.max(1.0));
        let fit = (rect.width() / size.x).min(rect.height() / size.y) * 0.96;
        match canvas.zoom {
            None if canvas.whole || fit >= READABLE => Self {
                rect,
                centre: size / 2.0,
                zoom: fit.clamp(ZOOMS.0, FIT),
            },
            None => {
                let zoom = (rect.width() / size.x * 0.96).clamp(READABLE, scale.max(READABLE));
                let start = layout.nodes.iter().find(|node| node.start);
                let x = start.map_or(size.x / 2.0, |node| node.rect.center().x);
                let x = if size.x * zoom <= rect.width() {
                    size.x / 2.0
                } else {
                    x
                };
                Self {
                    rect,
                    centre: vec2(x, rect.height() / zoom / 2.0),
                    zoom,
                }
            }
            Some(zoom) => Self {
                rect,
                centre: Vec2::from(canvas.centre),
                zoom: zoom.clamp(ZOOMS.0, ZOOMS.1),
            },
        }
    }

    /// Where a point of the layout lies on the screen.
    pub fn to_screen(self, x: f32, y: f32) -> Pos2 {
        self.rect.center() + (vec2(x, y) - self.centre) * self.zoom
    }

    /// Where a rectangle of the layout lies on the screen.
    pub fn rect_to_screen(&self, rect: &crate::graph::Rect) -> Rect {
        Rect::from_min_size(
            self.to_screen(rect.x, rect.y),
            vec2(rect.width, rect.height) * self.zoom,
        )
    }

    /// The point of the layout that is shown at a point of the screen.
    pub fn to_layout(self, pos: Pos2) -> Vec2 {
        (pos - self.rect.center()) / self.zoom + self.centre
    }

    /// The canvas that shows what this view shows.
    pub fn canvas(self) -> Canvas {
        Canvas {
            centre: self.centre.into(),
            zoom: Some(self.zoom),
            whole: false,
        }
    }
}
