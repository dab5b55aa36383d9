//! What every screen is drawn with: words and looks together, and text in the type scale.

use egui::{Align, Color32, Label, Response, RichText, Ui};

use super::portrait::Portraits;
use super::theme::{Look, Palette, Type};
use super::words::Words;
use super::wrap::wrap_chinese;
use crate::model::{Lang, Text};

/// Words and looks.
#[derive(Clone, Copy, Debug)]
pub struct Kit<'a> {
    /// The words of the language in force.
    pub words: &'a Words,
    /// The looks in force.
    pub look: Look,
    /// The customers' faces.
    pub portraits: &'a Portraits,
}

impl Kit<'_> {
    /// The colours.
    #[must_use]
    pub const fn palette(&self) -> Palette {
        self.look.palette
    }

    /// The language.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.words.lang()
    }

    /// Words by key.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        self.words.t(key)
    }

    /// A text of the scenario or catalogue in the language in force.
    #[must_use]
    pub fn text<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.lang())
    }

    /// `units` of the eight-point grid.
    #[must_use]
    pub fn space(&self, units: f32) -> f32 {
        self.look.space(units)
    }

    /// Text in a step of the type scale.
    #[must_use]
    pub fn rich(&self, text: impl Into<String>, kind: Type, color: Color32) -> RichText {
        RichText::new(text)
            .font(self.look.font(kind))
            .line_height(Some(self.look.leading(kind)))
            .color(color)
    }

    /// A text with line feeds put in where Chinese must break to fit a width in points.
    #[must_use]
    pub fn wrap(&self, ui: &Ui, text: &str, kind: Type, width: f32) -> String {
        wrap_chinese(ui, text, &self.look.font(kind), width)
    }

    /// Draws text in a colour; it wraps.
    pub fn colored(
        &self,
        ui: &mut Ui,
        kind: Type,
        color: Color32,
        text: impl Into<String>,
    ) -> Response {
        let text = text.into();
        let broken = self.wrap(ui, &text, kind, ui.available_width());
        let changed = broken != text;
        let rich = self.rich(broken, kind, color);
        let response = ui.add(Label::new(rich).wrap().halign(Align::LEFT));
        if changed {
            // Screen readers get the text without the line feeds.
            response
                .ctx
                .accesskit_node_builder(response.id, |node| node.set_value(text));
        }
        response
    }

    /// Limits the width of what follows in `ui` to `count` Chinese characters of running text.
    pub fn limit_width(&self, ui: &mut Ui, count: f32) {
        ui.set_max_width(self.look.em(count).min(ui.available_width()));
    }

    /// Draws running text.
    pub fn body(&self, ui: &mut Ui, text: impl Into<String>) -> Response {
        self.colored(ui, Type::Body, self.palette().ink, text)
    }

    /// Draws running text that stands back.
    pub fn soft(&self, ui: &mut Ui, text: impl Into<String>) -> Response {
        self.colored(ui, Type::Body, self.palette().soft, text)
    }

    /// Draws bold running text.
    pub fn strong(&self, ui: &mut Ui, text: impl Into<String>) -> Response {
        self.colored(ui, Type::Strong, self.palette().ink, text)
    }

    /// Draws second-rank text.
    pub fn caption(&self, ui: &mut Ui, text: impl Into<String>) -> Response {
        self.colored(ui, Type::Caption, self.palette().soft, text)
    }

    /// Draws a heading inside a page.
    pub fn heading(&self, ui: &mut Ui, text: impl Into<String>) -> Response {
        let text = text.into();
        let response = self.colored(ui, Type::Heading, self.palette().ink, text.as_str());
        mark_heading(&response, &text);
        response
    }

    /// Draws the title of a page.
    pub fn title(&self, ui: &mut Ui, text: impl Into<String>) -> Response {
        let text = text.into();
        let response = self.colored(ui, Type::Title, self.palette().ink, text.as_str());
        mark_heading(&response, &text);
        response
    }
}

/// Tells screen readers that a label is a heading.
fn mark_heading(response: &Response, text: &str) {
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::Heading);
        // A label tells its text as its value, a heading as its name.
        node.set_label(text);
    });
}
