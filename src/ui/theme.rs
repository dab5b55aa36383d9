//! How everything looks: named colours for light and dark, the type scale, spacing, and egui's style made from them.

use egui::style::{ScrollAnimation, ScrollStyle, Selection, WidgetVisuals, Widgets};
use egui::{Color32, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, TextStyle, Vec2};

use super::fonts::BOLD;

/// Named colours. Screens use nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Behind everything.
    pub ground: Color32,
    /// Cards and bars.
    pub paper: Color32,
    /// Wells: tracks, quotes, fields.
    pub sunken: Color32,
    /// Text.
    pub ink: Color32,
    /// Second-rank text; still readable (4.5 to 1 or better).
    pub soft: Color32,
    /// Hairlines and card borders.
    pub line: Color32,
    /// Borders of controls.
    pub edge: Color32,
    /// The one calm accent.
    pub accent: Color32,
    /// The accent under the pointer.
    pub accent_strong: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// A breath of the accent: selected things.
    pub wash: Color32,
    /// The warm second colour.
    pub warm: Color32,
    /// A breath of it.
    pub warm_wash: Color32,
    /// Anger, and things that went wrong.
    pub anger: Color32,
    /// Trust.
    pub trust: Color32,
    /// Clarity.
    pub clarity: Color32,
    /// Patience.
    pub patience: Color32,
    /// Over the screen behind a dialog.
    pub veil: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

/// Warm paper and ink. The signal colours keep apart for all common kinds of colour vision (after Okabe and Ito).
pub const LIGHT: Palette = Palette {
    ground: rgb(0x00fa_f6ef),
    paper: rgb(0x00ff_fdf9),
    sunken: rgb(0x00f2_ece1),
    ink: rgb(0x0022_2e2d),
    soft: rgb(0x0059_6562),
    line: rgb(0x00e6_ded0),
    edge: rgb(0x00b9_af9f),
    accent: rgb(0x001d_6b64),
    accent_strong: rgb(0x0015_544f),
    on_accent: rgb(0x00ff_ffff),
    wash: rgb(0x00e0_eee9),
    warm: rgb(0x0094_5a0c),
    warm_wash: rgb(0x00fb_eed7),
    anger: rgb(0x00c0_451c),
    trust: rgb(0x001f_6aa5),
    clarity: rgb(0x0094_7000),
    patience: rgb(0x003f_7d54),
    veil: Color32::from_rgba_premultiplied(14, 18, 17, 120),
};

/// The same room with the lamps on.
pub const DARK: Palette = Palette {
    ground: rgb(0x0016_1b1b),
    paper: rgb(0x001f_2625),
    sunken: rgb(0x002a_3231),
    ink: rgb(0x00ed_e8dd),
    soft: rgb(0x00a8_b2ae),
    line: rgb(0x0031_3a39),
    edge: rgb(0x005b_6765),
    accent: rgb(0x007c_c9bb),
    accent_strong: rgb(0x009c_dcd0),
    on_accent: rgb(0x000e_2321),
    wash: rgb(0x0021_3f3b),
    warm: rgb(0x00e6_b162),
    warm_wash: rgb(0x003b_301c),
    anger: rgb(0x00f2_9066),
    trust: rgb(0x007d_bae8),
    clarity: rgb(0x00e2_c357),
    patience: rgb(0x008c_c99b),
    veil: Color32::from_rgba_premultiplied(4, 6, 6, 170),
};

/// A step of the type scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// 13: captions, chips.
    Caption,
    /// 15: running text.
    Body,
    /// 15, bold.
    Strong,
    /// 18: what people say.
    Lead,
    /// 18, bold: headings inside a page.
    Heading,
    /// 24, bold: titles.
    Title,
    /// 34, bold: one number or name a page.
    Display,
}

impl Type {
    /// Size at 100 %, in points.
    const fn size(self) -> f32 {
        match self {
            Self::Caption => 13.0,
            Self::Body | Self::Strong => 15.0,
            Self::Lead | Self::Heading => 18.0,
            Self::Title => 24.0,
            Self::Display => 34.0,
        }
    }

    /// Distance of lines as a share of the size: roomy, as Chinese wants it.
    const fn leading(self) -> f32 {
        match self {
            Self::Caption => 1.5,
            Self::Body | Self::Strong | Self::Lead => 1.6,
            Self::Heading => 1.45,
            Self::Title | Self::Display => 1.35,
        }
    }

    const fn is_bold(self) -> bool {
        matches!(
            self,
            Self::Strong | Self::Heading | Self::Title | Self::Display
        )
    }
}

/// The looks in force: colours, text size, motion.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Colours.
    pub palette: Palette,
    /// Text size, 1 at 100 %.
    pub scale: f32,
    /// Dark colours.
    pub dark: bool,
    /// Nothing moves.
    pub reduced_motion: bool,
}

impl Look {
    /// Looks from the settings' values.
    #[must_use]
    pub fn new(dark: bool, text_percent: u16, reduced_motion: bool) -> Self {
        Self {
            palette: if dark { DARK } else { LIGHT },
            scale: f32::from(text_percent.clamp(80, 200)) / 100.0,
            dark,
            reduced_motion,
        }
    }

    /// A font of the type scale.
    #[must_use]
    pub fn font(&self, kind: Type) -> FontId {
        let family = if kind.is_bold() {
            FontFamily::Name(BOLD.into())
        } else {
            FontFamily::Proportional
        };
        FontId::new(self.size(kind), family)
    }

    /// The font of even width, for files; Chinese is twice as wide.
    #[must_use]
    pub fn code(&self) -> FontId {
        FontId::new(self.size(Type::Caption), FontFamily::Monospace)
    }

    /// Size of a step of the type scale, in points.
    #[must_use]
    pub fn size(&self, kind: Type) -> f32 {
        // Large titles grow less than text: at 200 % they would not leave room for it.
        let growth = if kind.size() > 20.0 && self.scale > 1.0 {
            1.0 + (self.scale - 1.0) * 0.6
        } else {
            self.scale
        };
        (kind.size() * growth * 2.0).round() / 2.0
    }

    /// Distance of lines, in points.
    #[must_use]
    pub fn leading(&self, kind: Type) -> f32 {
        (self.size(kind) * kind.leading()).round()
    }

    /// `units` of the eight-point grid; grows a little with the text.
    #[must_use]
    pub fn space(&self, units: f32) -> f32 {
        (units * 8.0 * (1.0 + (self.scale - 1.0) * 0.3)).round()
    }

    /// Width of so many Chinese characters of running text, in points.
    #[must_use]
    pub fn em(&self, count: f32) -> f32 {
        self.size(Type::Body) * count
    }

    /// Length of a movement, in seconds; none under reduced motion.
    #[must_use]
    pub const fn motion(&self, secs: f32) -> f32 {
        if self.reduced_motion { 0.0 } else { secs }
    }

    /// A hairline in a colour.
    #[must_use]
    #[expect(clippy::unused_self, reason = "belongs to the looks, like the rest")]
    pub fn hairline(&self, color: Color32) -> Stroke {
        Stroke::new(1.0, color)
    }

    /// egui's style in these looks.
    #[must_use]
    pub fn style(&self) -> egui::Style {
        let palette = self.palette;
        let mut style = egui::Style {
            animation_time: self.motion(0.12),
            ..egui::Style::default()
        };
        style.text_styles = [
            (TextStyle::Small, self.font(Type::Caption)),
            (TextStyle::Body, self.font(Type::Body)),
            (TextStyle::Button, self.font(Type::Body)),
            (TextStyle::Heading, self.font(Type::Title)),
            (TextStyle::Monospace, self.font(Type::Caption)),
        ]
        .into();
        if self.reduced_motion {
            style.scroll_animation = ScrollAnimation::none();
        }
        style.interaction.selectable_labels = false;
        style.interaction.tooltip_delay = 0.4;
        self.space_out(&mut style.spacing);
        let visuals = &mut style.visuals;
        *visuals = if self.dark {
            egui::Visuals::dark()
        } else {
            egui::Visuals::light()
        };
        visuals.override_text_color = Some(palette.ink);
        visuals.widgets = self.widgets();
        visuals.selection = Selection {
            bg_fill: palette.wash,
            stroke: Stroke::new(2.0, palette.accent),
        };
        visuals.hyperlink_color = palette.accent;
        visuals.faint_bg_color = palette.sunken;
        visuals.extreme_bg_color = palette.sunken;
        visuals.text_edit_bg_color = Some(palette.sunken);
        visuals.code_bg_color = palette.sunken;
        visuals.warn_fg_color = palette.warm;
        visuals.error_fg_color = palette.anger;
        visuals.panel_fill = palette.ground;
        visuals.window_fill = palette.paper;
        visuals.window_stroke = self.hairline(palette.line);
        visuals.window_corner_radius = CornerRadius::same(14);
        visuals.menu_corner_radius = CornerRadius::same(10);
        visuals.window_shadow = Shadow::NONE;
        visuals.popup_shadow = Shadow {
            offset: [0, 4],
            blur: 16,
            spread: 0,
            color: Color32::from_black_alpha(if self.dark { 110 } else { 28 }),
        };
        visuals.disabled_alpha = 1.0;
        style
    }

    fn space_out(&self, spacing: &mut egui::style::Spacing) {
        spacing.item_spacing = Vec2::new(self.space(1.0), self.space(1.0));
        spacing.button_padding = Vec2::new(self.space(2.0), self.space(1.0));
        spacing.window_margin = Margin::same(24);
        spacing.menu_margin = Margin::same(12);
        spacing.interact_size = Vec2::new(self.space(4.0), self.space(4.0));
        spacing.tooltip_width = self.em(24.0);
        spacing.scroll = ScrollStyle {
            bar_width: 8.0,
            floating_width: 6.0,
            floating_allocated_width: 0.0,
            bar_inner_margin: 4.0,
            bar_outer_margin: 3.0,
            foreground_color: false,
            dormant_background_opacity: 0.0,
            active_background_opacity: 0.0,
            interact_background_opacity: 0.0,
            dormant_handle_opacity: 0.7,
            active_handle_opacity: 0.85,
            interact_handle_opacity: 1.0,
            ..ScrollStyle::floating()
        };
    }

    fn widgets(&self) -> Widgets {
        let palette = self.palette;
        let look = |fill: Color32, edge: Color32, text: Color32| WidgetVisuals {
            bg_fill: fill,
            weak_bg_fill: fill,
            bg_stroke: Stroke::new(1.0, edge),
            corner_radius: CornerRadius::same(8),
            fg_stroke: Stroke::new(1.5, text),
            expansion: 0.0,
        };
        Widgets {
            noninteractive: look(palette.paper, palette.line, palette.ink),
            inactive: look(palette.edge, palette.edge, palette.ink),
            hovered: look(palette.accent, palette.accent, palette.ink),
            active: look(palette.accent_strong, palette.accent_strong, palette.ink),
            open: look(palette.wash, palette.accent, palette.ink),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance after WCAG 2.
    fn luminance(color: Color32) -> f32 {
        let channel = |byte: u8| {
            let value = f32::from(byte) / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        let (red, green, blue) = (color.r(), color.g(), color.b());
        0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue)
    }

    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_stands_out_from_every_ground() {
        for palette in [LIGHT, DARK] {
            for ground in [palette.ground, palette.paper, palette.sunken, palette.wash] {
                assert!(contrast(palette.ink, ground) >= 7.0);
                assert!(
                    contrast(palette.soft, ground) >= 4.5,
                    "{:?}",
                    (palette.soft, ground)
                );
                assert!(
                    contrast(palette.accent, ground) >= 4.5,
                    "{:?}",
                    (palette.accent, ground)
                );
            }
            assert!(contrast(palette.on_accent, palette.accent) >= 4.5);
            assert!(contrast(palette.warm, palette.warm_wash) >= 4.5);
            for signal in [
                palette.anger,
                palette.trust,
                palette.clarity,
                palette.patience,
            ] {
                assert!(contrast(signal, palette.paper) >= 4.5, "{signal:?}");
            }
            assert!(contrast(palette.edge, palette.paper) >= 2.0);
        }
    }
}
