//! Rules about flags and conditions (L02xx). Does not look at points.

pub(crate) mod bounds_that_cross;
pub(crate) mod condition_always_false;
pub(crate) mod condition_always_true;
pub(crate) mod default_written_out;
pub(crate) mod exception_without_effect;
pub(crate) mod flag_asked_too_early;
pub(crate) mod flag_off_the_main_way;
pub(crate) mod flag_set_already;
pub(crate) mod line_without_mark;
pub(crate) mod lock_that_never_locks;
pub(crate) mod lock_that_never_opens;
pub(crate) mod never_set_flag;
pub(crate) mod ordinary_exception;
pub(crate) mod same_wording;
pub(crate) mod tag_for_nobody;
pub(crate) mod tag_of_zero;
pub(crate) mod tag_without_effect;
pub(crate) mod unused_flag;
pub(crate) mod wording_never_said;
pub(crate) mod write_only_flag;
