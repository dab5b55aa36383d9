//! Numbers in Chinese and English texts, in digits and in words. Does not compare them.

/// Numbers of a text.
pub(crate) struct Numbers {
    /// Meant as numbers without doubt: digits, and words for ten and more.
    pub certain: Vec<u64>,
    /// Whatever can be read as a number, in every way it can be read.
    pub possible: Vec<u64>,
}

/// Numbers in digits: `2,000`, `3.5` as 3 and 5, `9月` as 9.
fn digits(text: &str, out: &mut Numbers) {
    let mut number: Option<u64> = None;
    let mut width = 0;
    let chars: Vec<char> = text.chars().chain([' ']).collect();
    for (at, &c) in chars.iter().enumerate() {
        let plain = match c {
            '０'..='９' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            c => c,
        };
        if let Some(digit) = plain.to_digit(10) {
            number = Some(
                number
                    .unwrap_or(0)
                    .saturating_mul(10)
                    .saturating_add(u64::from(digit)),
            );
            width += 1;
            continue;
        }
        let thousands = |c: &char| matches!(c, ',' | '，');
        let grouped = thousands(&c)
            && width > 0
            && chars[at + 1..]
                .iter()
                .take_while(|c| c.is_ascii_digit())
                .count()
                == 3;
        if grouped {
            continue;
        }
        if let Some(number) = number.take() {
            let scale = match c {
                '万' => 10_000,
                '亿' => 100_000_000,
                '千' | 'k' | 'K' => 1000,
                '百' => 100,
                _ => 1,
            };
            out.certain.push(number.saturating_mul(scale));
            out.possible.extend([number, number.saturating_mul(scale)]);
        }
        width = 0;
    }
}

/// Numbers of a Chinese text.
pub(crate) fn chinese(text: &str) -> Numbers {
    let mut out = Numbers {
        certain: Vec::new(),
        possible: Vec::new(),
    };
    digits(text, &mut out);
    let mut run: Vec<char> = Vec::new();
    for c in text.chars().chain([' ']) {
        if chinese_digit(c).is_some() || chinese_scale(c).is_some() {
            run.push(c);
        } else if !run.is_empty() {
            chinese_run(&run, &mut out);
            run.clear();
        }
    }
    out
}

fn chinese_digit(c: char) -> Option<u64> {
    let digits = "零一二三四五六七八九";
    match c {
        '两' => Some(2),
        '〇' => Some(0),
        '半' => None,
        c => digits
            .chars()
            .zip(0..)
            .find(|(known, _)| *known == c)
            .map(|(_, digit)| digit),
    }
}

const fn chinese_scale(c: char) -> Option<u64> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        '万' => Some(10_000),
        '亿' => Some(100_000_000),
        _ => None,
    }
}

/// A run of numerals: `一万二` is 12,000 and `三百零五` 305. Digits alone are read one by one and together.
fn chinese_run(run: &[char], out: &mut Numbers) {
    let (mut total, mut section, mut digit) = (0_u64, 0_u64, None::<u64>);
    let (mut last_scale, mut scaled, mut zero) = (1_u64, false, false);
    for &c in run {
        if let Some(value) = chinese_digit(c) {
            out.possible.push(value);
            zero = value == 0;
            digit = Some(value);
        } else if let Some(scale) = chinese_scale(c) {
            scaled = true;
            if scale >= 10_000 {
                section += digit.take().unwrap_or(0);
                total = total.saturating_add(section.max(1).saturating_mul(scale));
                section = 0;
            } else {
                section = section.saturating_add(digit.take().unwrap_or(1).saturating_mul(scale));
            }
            last_scale = scale;
            zero = false;
        }
    }
    let rest = digit.unwrap_or(0);
    let plain = total.saturating_add(section).saturating_add(rest);
    // A digit behind a scale counts in the next smaller one: 一万二 is 12,000.
    let short = total
        .saturating_add(section)
        .saturating_add(rest.saturating_mul((last_scale / 10).max(1)));
    if !scaled {
        let joined = run.iter().filter_map(|&c| chinese_digit(c));
        out.possible
            .push(joined.fold(0, |sum, digit| sum.saturating_mul(10).saturating_add(digit)));
        return;
    }
    let value = if zero || rest == 0 || last_scale <= 10 {
        plain
    } else {
        short
    };
    out.possible.extend([plain, short]);
    // "千万", "十分", "百般" are words, and 几十 is no number.
    if run.len() > 1 && run.iter().any(|&c| chinese_digit(c).is_some()) && value >= 10 {
        out.certain.push(value);
    }
}

/// Half an hour; half of anything else is worked out where it stands.
const HALF: u64 = 30;

const WORDS: &[(&str, u64)] = &[
    ("one", 1),
    ("first", 1),
    ("once", 1),
    ("two", 2),
    ("second", 2),
    ("twice", 2),
    ("both", 2),
    ("three", 3),
    ("third", 3),
    ("four", 4),
    ("fourth", 4),
    ("five", 5),
    ("fifth", 5),
    ("six", 6),
    ("sixth", 6),
    ("seven", 7),
    ("seventh", 7),
    ("eight", 8),
    ("eighth", 8),
    ("nine", 9),
    ("ninth", 9),
    ("ten", 10),
    ("tenth", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("dozen", 12),
    ("noon", 12),
    ("midnight", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fortnight", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("half", HALF),
    ("quarter", 15),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("eightieth", 80),
    ("ninety", 90),
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
];

/// Numbers of an English text.
pub(crate) fn english(text: &str) -> Numbers {
    let mut out = Numbers {
        certain: Vec::new(),
        possible: Vec::new(),
    };
    digits(text, &mut out);
    // A number does not go on behind the end of a sentence.
    let lower = text
        .to_lowercase()
        .replace(". ", " | ")
        .replace(['…', ';', ':', '?', '!', '—'], " | ");
    let (mut total, mut run, mut half): (u64, Option<u64>, bool) = (0, None, false);
    let words = lower.split(|c: char| !c.is_alphanumeric() && c != '|');
    for word in words.filter(|word| !word.is_empty()).chain(["|"]) {
        let value = WORDS
            .iter()
            .find(|known| known.0 == word)
            .map(|known| known.1);
        match (value, word, run) {
            (Some(value), _, _) => {
                // "Twenty to four" is forty past three.
                out.possible.extend([value, 60_u64.saturating_sub(value)]);
                half = word == "half";
                run = Some(run.unwrap_or(0).saturating_add(value));
            }
            (None, "hundred" | "hundredth", _) => {
                run = Some(run.unwrap_or(1).max(1).saturating_mul(100));
            }
            (None, "thousand", _) => {
                let value = run.take().unwrap_or(1);
                // "Two and a half thousand".
                total = if half {
                    value
                        .saturating_sub(HALF)
                        .saturating_mul(1000)
                        .saturating_add(500)
                } else {
                    value.saturating_mul(1000)
                };
                run = Some(0);
            }
            (None, "and" | "a", Some(_)) | (None, _, None) => {}
            (None, _, Some(value)) => {
                let whole = total.saturating_add(value);
                out.possible.extend([value, whole]);
                if whole >= 20 {
                    out.certain.push(whole);
                }
                (total, run) = (0, None);
            }
        }
    }
    out
}
