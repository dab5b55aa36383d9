//! Where Chinese text may break: no line begins with a closing mark or ends with an opening one. Does not know how wide
//! anything is.

/// Marks that may not begin a line.
const CLOSING: &str = "，。、；：？！）》」』】〉〕”’…—％,.;:?!)]}%";
/// Marks that may not end a line.
const OPENING: &str = "（《「『【〈〔“‘([{";

/// Whether a character stands in a square of its own and may have a line break beside it.
#[must_use]
pub const fn is_square(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}')
}

/// Whether a line may break between two characters.
fn may_break(before: char, after: char) -> bool {
    if before.is_whitespace() {
        return true;
    }
    let square =
        is_square(before) || is_square(after) || CLOSING.contains(before) && is_square(after);
    square && !after.is_whitespace() && !CLOSING.contains(after) && !OPENING.contains(before)
}

/// A text with line feeds where it must break at a width: greedily, at the last place where that is allowed.
#[must_use]
pub fn break_lines(text: &str, width: f32, mut advance: impl FnMut(char) -> f32) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    // Bytes of `out` before which the line may break, and the width of what comes after.
    let mut place: Option<(usize, f32)> = None;
    let mut line = 0.0;
    let mut last: Option<char> = None;
    for character in text.chars() {
        if character == '\n' {
            out.push(character);
            (place, line, last) = (None, 0.0, None);
            continue;
        }
        if last.is_some_and(|last| may_break(last, character)) {
            place = Some((out.len(), 0.0));
        }
        let step = advance(character);
        if line + step > width
            && let Some((at, since)) = place.take()
        {
            out.insert(at, '\n');
            line = since;
        }
        line += step;
        if let Some((_, since)) = &mut place {
            *since += step;
        }
        out.push(character);
        last = Some(character);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::break_lines;

    /// Chinese characters are two wide, others one.
    fn lines(text: &str, width: f32) -> Vec<String> {
        let advance = |character: char| if character.is_ascii() { 1.0 } else { 2.0 };
        break_lines(text, width, advance)
            .split('\n')
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn closing_marks_do_not_begin_a_line() {
        assert_eq!(lines("一二三四，五六", 8.0), ["一二三", "四，五六"]);
        assert_eq!(lines("一二三？！四五", 8.0), ["一二", "三？！四", "五"]);
    }

    #[test]
    fn opening_marks_do_not_end_a_line() {
        assert_eq!(lines("一二三（四五）", 8.0), ["一二三", "（四五）"]);
    }

    #[test]
    fn numbers_and_words_stay_whole() {
        assert_eq!(lines("改到9月28日交车", 7.0), ["改到9月", "28日交", "车"]);
        assert_eq!(lines("一二三SUV四", 8.0), ["一二三", "SUV四"]);
    }

    #[test]
    fn what_fits_is_left_alone() {
        assert_eq!(lines("一二三四", 8.0), ["一二三四"]);
        assert_eq!(lines("一\n二三", 8.0), ["一", "二三"]);
    }
}
