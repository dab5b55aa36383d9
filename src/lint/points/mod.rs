//! Rules about points, tags, tactics and authority (L03xx). Does not look at wording.

pub(crate) mod answer_not_marked;
pub(crate) mod best_line_bites;
pub(crate) mod best_line_breaks_a_rule;
pub(crate) mod best_line_locked;
pub(crate) mod best_line_over_authority;
pub(crate) mod best_lines_fail;
pub(crate) mod cheap_delight;
pub(crate) mod faultless_wrong_line;
pub(crate) mod key_that_never_turns;
pub(crate) mod line_nobody_would_choose;
pub(crate) mod mixed_feelings;
pub(crate) mod no_critical_principle;
pub(crate) mod no_single_best;
pub(crate) mod nothing_in_play;
pub(crate) mod nothing_within_authority;
pub(crate) mod outdone_line;
pub(crate) mod points_for_nothing;
pub(crate) mod principle_never_in_play;
pub(crate) mod slot_worth_nothing;
pub(crate) mod tactic_with_other_answers;
pub(crate) mod tactic_without_answer;
pub(crate) mod tactic_without_prey;
pub(crate) mod turn_without_points;
pub(crate) mod wrong_line_without_fault;
