//! Rules about texts in both languages (L05xx). Does not judge what they say.

pub(crate) mod character_without_glyph;
pub(crate) mod copied_saying;
pub(crate) mod full_width_in_english;
pub(crate) mod glyphs;
pub(crate) mod half_width_punctuation;
pub(crate) mod listed_twice;
pub(crate) mod lopsided_translation;
pub(crate) mod markup_shown;
pub(crate) mod numbers;
pub(crate) mod numbers_differ;
pub(crate) mod passages;
pub(crate) mod placeholder_in_other_signs;
pub(crate) mod placeholders_differ;
pub(crate) mod repeated_word;
pub(crate) mod same_reason;
pub(crate) mod stray_space;
pub(crate) mod stub;
pub(crate) mod text_breaks_off;
pub(crate) mod too_long;
pub(crate) mod unpaired_mark;
pub(crate) mod untranslated;
pub(crate) mod wide_braces;
