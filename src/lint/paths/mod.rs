//! Rules about the paths of a talk (L01xx). Does not look at points or texts.

pub(crate) mod alike_lines_part;
pub(crate) mod choices_that_vanish;
pub(crate) mod decision_out_of_phase;
pub(crate) mod ending_out_of_reach;
pub(crate) mod endless_detour;
pub(crate) mod foreign_phase;
pub(crate) mod look_alike_names;
pub(crate) mod node_out_of_reach;
pub(crate) mod phase_going_back;
pub(crate) mod same_ending;
pub(crate) mod single_choice;
pub(crate) mod speaking_before_meeting;
pub(crate) mod talk_cut_off;
pub(crate) mod too_many_choices;
pub(crate) mod wording_out_of_reach;
