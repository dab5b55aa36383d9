//! Rules about content: what can be played, but should not be like that. One file for each rule, one table.
//!
//! | numbers | about |
//! |---|---|
//! | L01xx | the paths of a talk |
//! | L02xx | flags and conditions |
//! | L03xx | points, tags, tactics, authority |
//! | L04xx | what can be guessed without understanding |
//! | L05xx | texts in both languages |
//! | L06xx | files |
//!
//! **Does not** load, print or suppress anything, and changes nothing: remedies are patches for whoever asks.

mod figures;
mod flow;
mod glyphs;
mod logic;
mod numbers;
mod passages;
mod patch;
mod state;
mod subject;

mod alike_lines_part;
mod answer_not_marked;
mod best_line_bites;
mod best_line_breaks_a_rule;
mod best_line_locked;
mod best_line_over_authority;
mod best_lines_fail;
mod bounds_that_cross;
mod chance_too_good;
mod character_without_glyph;
mod cheap_delight;
mod choices_that_vanish;
mod condition_always_false;
mod condition_always_true;
mod customer_without_scenario;
mod decision_out_of_phase;
mod default_written_out;
mod ending_out_of_reach;
mod endless_detour;
mod exception_without_effect;
mod faultless_wrong_line;
mod few_trade_offs;
mod file_named_otherwise;
mod flag_asked_too_early;
mod flag_off_the_main_way;
mod flag_set_already;
mod foreign_phase;
mod full_width_in_english;
mod generous_turn;
mod half_width_punctuation;
mod key_that_never_turns;
mod length_gives_away;
mod line_nobody_would_choose;
mod line_without_mark;
mod lock_that_never_locks;
mod lock_that_never_opens;
mod look_alike_names;
mod lopsided_translation;
mod markup_shown;
mod mixed_feelings;
mod never_set_flag;
mod no_critical_principle;
mod no_single_best;
mod node_out_of_reach;
mod nothing_in_play;
mod nothing_within_authority;
mod numbers_differ;
mod ordinary_exception;
mod outdone_line;
mod phase_going_back;
mod placeholders_differ;
mod points_for_nothing;
mod principle_never_in_play;
mod repeated_word;
mod robot_beats_chance;
mod same_ending;
mod same_line_twice;
mod same_reason;
mod same_wording;
mod single_choice;
mod slot_worth_nothing;
mod speaking_before_meeting;
mod stray_space;
mod stub;
mod tactic_without_answer;
mod tactic_without_prey;
mod tag_for_nobody;
mod tag_of_zero;
mod tag_without_effect;
mod talk_cut_off;
mod telltale_absolutes;
mod text_breaks_off;
mod too_large_for_exact_figures;
mod too_long;
mod too_many_choices;
mod turn_without_points;
mod uneven_lengths;
mod unpaired_mark;
mod untranslated;
mod unused_flag;
mod wide_braces;
mod wording_never_said;
mod wording_out_of_reach;
mod write_only_flag;
mod wrong_line_without_fault;

pub use subject::{Cast, Subject};

use crate::diagnostic::{Code, Diagnostic, FileId, SourceFile, sort};
use crate::model::{Text, words};
use crate::source::Loaded;

/// One rule: its code with the page for authors, and the check.
pub struct Rule {
    /// Number, name, severity, explanation.
    pub code: &'static Code,
    /// What finds it.
    pub check: Check,
}

/// What a rule looks at.
pub enum Check {
    /// One scenario at a time.
    Scenario(fn(&Subject<'_>, &mut Vec<Diagnostic>)),
    /// Everything that was loaded.
    Shelf(fn(&Loaded, &mut Vec<Diagnostic>)),
}

/// Every rule, in order of number.
pub const RULES: &[&Rule] = &[
    &too_many_choices::RULE,
    &single_choice::RULE,
    &choices_that_vanish::RULE,
    &endless_detour::RULE,
    &talk_cut_off::RULE,
    &same_ending::RULE,
    &ending_out_of_reach::RULE,
    &phase_going_back::RULE,
    &speaking_before_meeting::RULE,
    &decision_out_of_phase::RULE,
    &foreign_phase::RULE,
    &look_alike_names::RULE,
    &node_out_of_reach::RULE,
    &wording_out_of_reach::RULE,
    &alike_lines_part::RULE,
    &unused_flag::RULE,
    &write_only_flag::RULE,
    &never_set_flag::RULE,
    &flag_asked_too_early::RULE,
    &flag_set_already::RULE,
    &lock_that_never_locks::RULE,
    &condition_always_true::RULE,
    &condition_always_false::RULE,
    &wording_never_said::RULE,
    &same_wording::RULE,
    &default_written_out::RULE,
    &tag_of_zero::RULE,
    &exception_without_effect::RULE,
    &tag_for_nobody::RULE,
    &ordinary_exception::RULE,
    &bounds_that_cross::RULE,
    &flag_off_the_main_way::RULE,
    &line_without_mark::RULE,
    &tag_without_effect::RULE,
    &lock_that_never_opens::RULE,
    &no_single_best::RULE,
    &nothing_in_play::RULE,
    &principle_never_in_play::RULE,
    &no_critical_principle::RULE,
    &best_lines_fail::RULE,
    &best_line_breaks_a_rule::RULE,
    &wrong_line_without_fault::RULE,
    &line_nobody_would_choose::RULE,
    &key_that_never_turns::RULE,
    &tactic_without_answer::RULE,
    &tactic_without_prey::RULE,
    &best_line_bites::RULE,
    &nothing_within_authority::RULE,
    &best_line_over_authority::RULE,
    &points_for_nothing::RULE,
    &slot_worth_nothing::RULE,
    &mixed_feelings::RULE,
    &turn_without_points::RULE,
    &answer_not_marked::RULE,
    &faultless_wrong_line::RULE,
    &cheap_delight::RULE,
    &outdone_line::RULE,
    &best_line_locked::RULE,
    &uneven_lengths::RULE,
    &length_gives_away::RULE,
    &robot_beats_chance::RULE,
    &chance_too_good::RULE,
    &generous_turn::RULE,
    &telltale_absolutes::RULE,
    &same_line_twice::RULE,
    &few_trade_offs::RULE,
    &too_long::RULE,
    &untranslated::RULE,
    &stub::RULE,
    &numbers_differ::RULE,
    &placeholders_differ::RULE,
    &unpaired_mark::RULE,
    &half_width_punctuation::RULE,
    &full_width_in_english::RULE,
    &character_without_glyph::RULE,
    &stray_space::RULE,
    &lopsided_translation::RULE,
    &text_breaks_off::RULE,
    &repeated_word::RULE,
    &same_reason::RULE,
    &markup_shown::RULE,
    &wide_braces::RULE,
    &file_named_otherwise::RULE,
    &too_large_for_exact_figures::RULE,
    &customer_without_scenario::RULE,
];

/// Runs every rule over what can be played in the files that are wanted. Exact figures are worked out for scenarios with
/// at most `limit` states a customer type; rules that need them are silent about others.
#[must_use]
pub fn lint(
    loaded: &Loaded,
    files: &[SourceFile],
    wanted: impl Fn(FileId) -> bool,
    limit: u64,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let Some(library) = &loaded.library else {
        return found;
    };
    let subjects = loaded.scenarios.iter().filter(|loaded| wanted(loaded.file));
    let subjects: Vec<Subject<'_>> = subjects
        .filter_map(|scenario| Subject::new(library, scenario, files, limit))
        .collect();
    for rule in RULES {
        match rule.check {
            Check::Scenario(check) => subjects
                .iter()
                .for_each(|subject| check(subject, &mut found)),
            Check::Shelf(check) => check(loaded, &mut found),
        }
    }
    found.retain(|finding| wanted(finding.primary.file));
    sort(&mut found);
    found
}

/// For whom something holds: nothing if for no customer type, no words if for all, otherwise their names. Chinese sentences
/// begin with these words, English ones end with them.
fn types(subject: &Subject<'_>, holds: impl Fn(usize, &Cast) -> bool) -> Option<Text> {
    let casts = subject.casts.iter().enumerate();
    let names: Vec<&str> = casts
        .filter(|(at, cast)| holds(*at, cast))
        .map(|(_, cast)| cast.customer.id.as_str())
        .collect();
    if names.is_empty() {
        return None;
    }
    if names.len() == subject.casts.len() {
        return Some(Text::default());
    }
    let names = list(names);
    Some(words!("对 {names} 来说，", ", for {names}", names = names))
}

/// Names in back quotes, in a row.
fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> Text {
    let names = names.into_iter().map(|name| format!("`{name}`"));
    let names: Vec<String> = names.collect();
    Text::new(names.join("、"), names.join(" and "))
}
