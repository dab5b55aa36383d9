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
//! Numbers are never used again: L0602 told scenarios that were too large for exact figures, and there are none now.
//!
//! **Does not** load, print or suppress anything, and changes nothing: remedies are patches for whoever asks.

mod files;
mod flags;
mod guessing;
mod paths;
mod points;
mod texts;

mod figures;
mod flow;
mod logic;
mod state;
mod subject;

pub use subject::{Cast, Subject};

use crate::analysis::{Fact, Finding};
use crate::diagnostic::{Code, Diagnostic, FileId, SourceFile, sort};
use crate::model::{Both, Text, words};
use crate::source::Loaded;

/// One rule: its code with the page for authors, and the check.
pub struct Rule {
    /// Number, name, severity, page for authors.
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

/// Declares the rule of a file: number, name, severity, check, and the page for authors.
macro_rules! rule {
    ($id:literal $name:literal $severity:ident $kind:ident($check:ident) $($page:tt)*) => {
        pub(crate) const RULE: $crate::lint::Rule = $crate::lint::Rule {
            code: $crate::diagnostic::code!($id $name $severity $($page)*),
            check: $crate::lint::Check::$kind($check),
        };
    };
}
use rule;

/// Every rule, in order of number.
pub const RULES: &[&Rule] = &[
    &paths::too_many_choices::RULE,
    &paths::single_choice::RULE,
    &paths::choices_that_vanish::RULE,
    &paths::endless_detour::RULE,
    &paths::talk_cut_off::RULE,
    &paths::same_ending::RULE,
    &paths::ending_out_of_reach::RULE,
    &paths::phase_going_back::RULE,
    &paths::speaking_before_meeting::RULE,
    &paths::decision_out_of_phase::RULE,
    &paths::foreign_phase::RULE,
    &paths::look_alike_names::RULE,
    &paths::node_out_of_reach::RULE,
    &paths::wording_out_of_reach::RULE,
    &paths::alike_lines_part::RULE,
    &flags::unused_flag::RULE,
    &flags::write_only_flag::RULE,
    &flags::never_set_flag::RULE,
    &flags::flag_asked_too_early::RULE,
    &flags::flag_set_already::RULE,
    &flags::lock_that_never_locks::RULE,
    &flags::condition_always_true::RULE,
    &flags::condition_always_false::RULE,
    &flags::wording_never_said::RULE,
    &flags::same_wording::RULE,
    &flags::default_written_out::RULE,
    &flags::tag_of_zero::RULE,
    &flags::exception_without_effect::RULE,
    &flags::tag_for_nobody::RULE,
    &flags::ordinary_exception::RULE,
    &flags::bounds_that_cross::RULE,
    &flags::flag_off_the_main_way::RULE,
    &flags::line_without_mark::RULE,
    &flags::tag_without_effect::RULE,
    &flags::lock_that_never_opens::RULE,
    &points::no_single_best::RULE,
    &points::nothing_in_play::RULE,
    &points::principle_never_in_play::RULE,
    &points::no_critical_principle::RULE,
    &points::best_lines_fail::RULE,
    &points::best_line_breaks_a_rule::RULE,
    &points::wrong_line_without_fault::RULE,
    &points::line_nobody_would_choose::RULE,
    &points::key_that_never_turns::RULE,
    &points::tactic_without_answer::RULE,
    &points::tactic_without_prey::RULE,
    &points::best_line_bites::RULE,
    &points::nothing_within_authority::RULE,
    &points::best_line_over_authority::RULE,
    &points::points_for_nothing::RULE,
    &points::slot_worth_nothing::RULE,
    &points::mixed_feelings::RULE,
    &points::turn_without_points::RULE,
    &points::answer_not_marked::RULE,
    &points::faultless_wrong_line::RULE,
    &points::cheap_delight::RULE,
    &points::outdone_line::RULE,
    &points::best_line_locked::RULE,
    &points::tactic_with_other_answers::RULE,
    &guessing::uneven_lengths::RULE,
    &guessing::length_gives_away::RULE,
    &guessing::robot_beats_chance::RULE,
    &guessing::chance_too_good::RULE,
    &guessing::generous_turn::RULE,
    &guessing::telltale_absolutes::RULE,
    &guessing::same_line_twice::RULE,
    &guessing::few_trade_offs::RULE,
    &texts::too_long::RULE,
    &texts::untranslated::RULE,
    &texts::stub::RULE,
    &texts::numbers_differ::RULE,
    &texts::placeholders_differ::RULE,
    &texts::unpaired_mark::RULE,
    &texts::half_width_punctuation::RULE,
    &texts::full_width_in_english::RULE,
    &texts::character_without_glyph::RULE,
    &texts::stray_space::RULE,
    &texts::lopsided_translation::RULE,
    &texts::text_breaks_off::RULE,
    &texts::repeated_word::RULE,
    &texts::same_reason::RULE,
    &texts::markup_shown::RULE,
    &texts::wide_braces::RULE,
    &texts::copied_saying::RULE,
    &texts::placeholder_in_other_signs::RULE,
    &texts::listed_twice::RULE,
    &files::file_named_otherwise::RULE,
    &files::customer_without_scenario::RULE,
];

/// Runs every rule over what can be played in the files that are wanted.
#[must_use]
pub fn lint(
    loaded: &Loaded,
    files: &[SourceFile],
    wanted: impl Fn(FileId) -> bool,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let Some(library) = &loaded.library else {
        return found;
    };
    let subjects = loaded.scenarios.iter().filter(|loaded| wanted(loaded.file));
    let subjects: Vec<Subject<'_>> = subjects
        .filter_map(|scenario| Subject::new(library, scenario, files))
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

/// How it is said that nobody meets something; nothing if somebody does. Chinese sentences go on with where or how the
/// talk comes there, English ones with a verb.
fn unmet(subject: &Subject<'_>, fact: impl Fn(&Cast) -> Fact) -> Option<Text> {
    let mut talks = None;
    for cast in &subject.casts {
        match cast.figures.reach.of(fact(cast)) {
            Finding::Met(_) => return None,
            Finding::NotMet { talks: tried } => *talks.get_or_insert(0) += tried,
            Finding::Impossible => {}
        }
    }
    Some(match talks {
        None => Both::new("没有一种走法能", "no run").into(),
        Some(talks) => words!(
            "试了 {talks} 场谈话，没有一场能",
            "none of {talks} talks tried"
        ),
    })
}

/// Names in back quotes, in a row.
fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> Text {
    let names = names.into_iter().map(|name| format!("`{name}`"));
    let names: Vec<String> = names.collect();
    Text::new(names.join("、"), names.join(" and "))
}
