//! Rows of a name, a bar and a figure, in three columns; and the plot without controls that they are drawn with.

use egui::{
    Color32, Rect, Sense, Stroke, TextStyle, TextWrapMode, Ui, UiBuilder, Vec2, WidgetInfo,
    WidgetText, WidgetType, pos2, vec2,
};
use egui_plot::{Bar, BarChart, Plot};

use crate::ui::kit::Kit;
use crate::ui::theme::Type;

/// One row: a bar lying on its side between its name and its figure.
pub struct BarRow {
    /// What the bar is about.
    pub name: String,
    /// The number as text.
    pub figure: String,
    /// What a screen reader says and a pointer shows.
    pub spoken: String,
    /// Where the two parts of the bar end, from 0: the front part, and the part that reaches out behind it.
    pub ends: [f64; 2],
    /// Colours of the two parts.
    pub colors: [Color32; 2],
}

/// Rows below each other, their columns as wide as the longest name and figure need.
pub struct BarRows<'a> {
    /// Tells them apart from others on the screen.
    pub id: &'a str,
    /// The rows, from the top.
    pub rows: &'a [BarRow],
    /// What a bar over the whole width stands for.
    pub most: f64,
    /// Colour behind the bars over the whole width, if there is one.
    pub track: Option<Color32>,
}

impl BarRows<'_> {
    /// Draws them. The bars are one plot whose heights are points on the screen, so that each stands beside its name
    /// however many lines that takes.
    pub fn show(&self, ui: &mut Ui, kit: &Kit<'_>) {
        let palette = kit.palette();
        let width = ui.available_width();
        let lay = |text: &str, color: Color32, width: f32| {
            let text = kit.wrap(ui, text, Type::Caption, width);
            let rich = WidgetText::from(kit.rich(text, Type::Caption, color));
            rich.into_galley(ui, Some(TextWrapMode::Wrap), width, TextStyle::Body)
        };
        let texts = self.rows.iter().map(|row| {
            let name = lay(&row.name, palette.ink, width * 0.42);
            (name, lay(&row.figure, palette.soft, width * 0.4))
        });
        let texts: Vec<_> = texts.collect();
        let air = kit.space(0.75);
        let height = texts.iter().map(|(name, _)| name.size().y + air).sum();
        let (whole, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        let mut bars = whole;
        let mut middles = Vec::new();
        let mut top = whole.top();
        for (index, (row, (name, figure))) in self.rows.iter().zip(texts).enumerate() {
            let size = vec2(width, name.size().y + air);
            let place = Rect::from_min_size(pos2(whole.left(), top), size);
            let middle = place.center().y;
            let right = whole.right() - figure.size().x;
            bars.min.x = bars
                .min
                .x
                .max(whole.left() + name.size().x + kit.space(1.5));
            bars.max.x = bars.max.x.min(right - kit.space(1.5));
            let at = pos2(whole.left(), middle - name.size().y / 2.0);
            ui.painter().galley(at, name, palette.ink);
            let at = pos2(right, middle - figure.size().y / 2.0);
            ui.painter().galley(at, figure, palette.soft);
            let response = ui.interact(place, ui.id().with((self.id, index)), Sense::hover());
            response.widget_info(|| {
                WidgetInfo::labeled(WidgetType::ProgressIndicator, true, &row.spoken)
            });
            response.on_hover_text_at_pointer(&row.spoken);
            middles.push(middle);
            top += size.y;
        }
        if bars.width() > kit.space(2.0) {
            self.plot(ui, kit, &middles, bars);
        }
    }

    /// Plots the bars in `area`, each at the height of its row's middle.
    fn plot(&self, ui: &mut Ui, kit: &Kit<'_>, middles: &[f32], area: Rect) {
        let thick = kit.space(1.25);
        if let Some(track) = self.track {
            for middle in middles {
                let center = pos2(area.center().x, *middle);
                let rect = Rect::from_center_size(center, vec2(area.width(), thick));
                ui.painter().rect_filled(rect, 3.0, track);
            }
        }
        let chart = |part: usize| {
            let bars = self.rows.iter().zip(middles).map(|(row, middle)| {
                let bar = Bar::new(f64::from(area.top() - middle), row.ends[part]);
                let bar = bar.width(f64::from(thick)).fill(row.colors[part]);
                bar.stroke(Stroke::NONE)
            });
            let chart = BarChart::new(format!("{} {part}", self.id), bars.collect());
            chart.allow_hover(false).horizontal()
        };
        let (front, back) = (chart(0), chart(1));
        let plot = still_plot(self.id)
            .width(area.width())
            .height(area.height())
            .show_axes(false)
            .show_grid(false)
            .set_margin_fraction(Vec2::ZERO)
            .default_x_bounds(0.0, self.most)
            .default_y_bounds(-f64::from(area.height()), 0.0);
        ui.scope_builder(UiBuilder::new().max_rect(area), |ui| {
            plot.show(ui, |plot| {
                plot.bar_chart(back);
                plot.bar_chart(front);
            });
        });
    }
}

/// A plot that stays put: no zoom, no drag, no cross-hairs.
pub fn still_plot(name: &str) -> Plot<'_> {
    Plot::new(name)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .show_background(false)
        .show_x(false)
        .show_y(false)
        .show_crosshair(false)
}
