//! Rules about what can be guessed without understanding (L04xx). Does not say what a line should mean.

pub(crate) mod chance_too_good;
pub(crate) mod few_trade_offs;
pub(crate) mod generous_turn;
pub(crate) mod length_gives_away;
pub(crate) mod robot_beats_chance;
pub(crate) mod same_line_twice;
pub(crate) mod telltale_absolutes;
pub(crate) mod uneven_lengths;
