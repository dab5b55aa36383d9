//! Keys that were pressed. Each is taken once.

use egui::{Context, Key, Modifiers};

/// Whether a key was pressed alone.
pub fn pressed(ctx: &Context, key: Key) -> bool {
    ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key))
}

/// Whether a key was pressed with Ctrl, or with Command on a Mac.
pub fn pressed_with_command(ctx: &Context, key: Key) -> bool {
    ctx.input_mut(|input| input.consume_key(Modifiers::COMMAND, key))
}

/// The digit key between two digits that was pressed.
pub fn digit(ctx: &Context, from: u8, to: u8) -> Option<u8> {
    const DIGITS: [Key; 10] = [
        Key::Num0,
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::Num8,
        Key::Num9,
    ];
    (from..=to).find(|&digit| pressed(ctx, DIGITS[usize::from(digit)]))
}
