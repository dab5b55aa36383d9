//! Comments that silence a finding: `// allow CODE: reason` on its line or directly above, `// allow-file CODE: reason`
//! above everything else. Reports those that say no reason, name no rule or silence nothing.
//!
//! **Does not** silence errors: a file with one cannot be played.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::diagnostic::{
    Code, Diagnostic, FileId, Lines, Patch, Severity, Silenced, SourceFile, did_you_mean,
    find_code, only_suggestion, sort, suggestion,
};
use crate::model::{Both, Text, words};
use crate::source::syntax::pieces::{PieceKind, each_piece};

/// So many findings about comments are told of one file.
const MOST_TOLD: usize = 1000;

/// So many wishes are heeded in one file.
const MOST_WISHES: usize = 100_000;

/// Findings as they are reported, and those that comments silence.
#[derive(Clone, Debug, Default)]
pub struct Sifted {
    /// In order of place, with findings about the comments themselves.
    pub reported: Vec<Diagnostic>,
    /// In order of place.
    pub silenced: Vec<Silenced>,
}

/// A wish to silence one rule.
struct Wish {
    /// The word that names it.
    span: Range<usize>,
    code: &'static Code,
    reason: String,
    /// The lines it is about; none for the whole file.
    lines: Option<Range<usize>>,
    /// The whole comment, if it names this rule alone.
    comment: Option<Range<usize>>,
    used: bool,
}

/// Takes the findings out that comments silence. `codes` are all rules there are.
#[must_use]
pub fn sift(files: &[SourceFile], findings: Vec<Diagnostic>, codes: &[&'static Code]) -> Sifted {
    let mut out = Sifted::default();
    let mut by_file: Vec<Vec<Diagnostic>> = files.iter().map(|_| Vec::new()).collect();
    for finding in findings {
        match by_file.get_mut(finding.primary.file.0) {
            Some(of_file) => of_file.push(finding),
            None => out.reported.push(finding),
        }
    }
    for (index, (file, found)) in files.iter().zip(by_file).enumerate() {
        if file.text.contains("allow") {
            sift_file(FileId(index), &file.text, found, codes, &mut out);
        } else {
            out.reported.extend(found);
        }
    }
    sort(&mut out.reported);
    out
}

fn sift_file(
    file: FileId,
    text: &str,
    mut found: Vec<Diagnostic>,
    codes: &[&'static Code],
    out: &mut Sifted,
) {
    let mut reader = CommentReader {
        file,
        text,
        codes,
        lines: Lines::of(text),
        wishes: Vec::new(),
        found: Vec::new(),
        more: 0,
    };
    reader.read();
    let CommentReader {
        lines,
        mut wishes,
        found: about_comments,
        more,
        ..
    } = reader;
    let wanted = Wanted::of(&wishes);
    let broken = found.iter().any(|f| f.code.severity == Severity::Error);
    found.extend(with_count(about_comments, more));
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for finding in found {
        let line = lines.line_of(finding.primary.span.start);
        if let Some(wish) = wanted.find(&wishes, finding.code, line) {
            let wish = &mut wishes[wish];
            wish.used = true;
            out.silenced.push(Silenced {
                finding,
                reason: wish.reason.clone(),
            });
        } else {
            told.insert(finding.code.id);
            out.reported.push(finding);
        }
    }
    // A file with an error is not looked at to the end, so that nobody knows what would have been found.
    if !broken {
        let unused: Vec<&Wish> = wishes.iter().filter(|wish| !wish.used).collect();
        // What it silences may stand elsewhere in the file: then the comment may only have to move.
        let findings = unused.iter().take(MOST_TOLD);
        let findings = findings
            .map(|wish| unused_finding(file, text, wish, told.contains(wish.code.id)))
            .collect();
        let more = unused.len().saturating_sub(MOST_TOLD);
        out.reported.extend(with_count(findings, more));
    }
}

/// Findings about comments, of which the last says how many more there are.
fn with_count(mut findings: Vec<Diagnostic>, more: usize) -> Vec<Diagnostic> {
    if let Some(last) = findings.last_mut().filter(|_| more > 0) {
        last.help = Some(words!(
            "这样的注释另外还有 {more} 条",
            "there are {more} more such comments"
        ));
    }
    findings
}

/// Wishes by the rule that they are about.
struct Wanted<'c> {
    /// The first wish for the whole file.
    whole: BTreeMap<&'c str, usize>,
    /// Wishes for some lines, in order of their first line; so are their last ones, because comments in a row end together.
    lines: BTreeMap<&'c str, Vec<usize>>,
}

impl Wanted<'_> {
    fn of(wishes: &[Wish]) -> Self {
        let (mut whole, mut lines) = (BTreeMap::new(), BTreeMap::<_, Vec<usize>>::new());
        for (index, wish) in wishes.iter().enumerate() {
            if wish.lines.is_some() {
                lines.entry(wish.code.id).or_default().push(index);
            } else {
                whole.entry(wish.code.id).or_insert(index);
            }
        }
        Self { whole, lines }
    }

    /// The first wish that silences a rule on a line.
    fn find(&self, wishes: &[Wish], code: &Code, line: usize) -> Option<usize> {
        let lines_of = |index: usize| wishes[index].lines.clone().unwrap_or(0..0);
        let of_lines = self.lines.get(code.id).and_then(|with_code| {
            let at = with_code.partition_point(|&index| lines_of(index).end <= line);
            let index = with_code.get(at).copied()?;
            lines_of(index).contains(&line).then_some(index)
        });
        let of_file = self.whole.get(code.id).copied();
        of_lines.into_iter().chain(of_file).min()
    }
}

fn unused_finding(file: FileId, text: &str, wish: &Wish, is_elsewhere: bool) -> Diagnostic {
    let message = words!(
        "这里没有屏蔽到什么：没有出现 `{}`",
        "nothing is silenced here: `{}` does not occur",
        wish.code.name
    );
    let finding = Diagnostic::new(Code::UNUSED_SUPPRESSION, file, wish.span.clone(), message).help(
        Both::new(
            "删掉这条注释，或者移到有问题的那一行，或紧挨在它上面",
            "remove the comment, or move it to the line of the finding or directly above it",
        ),
    );
    match &wish.comment {
        Some(comment) if !is_elsewhere => finding.remedy(
            Both::new("删掉这条注释", "remove the comment"),
            vec![Patch::new(with_line(text, comment), "")],
        ),
        _ => finding,
    }
}

/// A comment with the blanks before it, and with its line end if nothing else stands on its lines.
fn with_line(text: &str, comment: &Range<usize>) -> Range<usize> {
    let before = text[..comment.start].trim_end_matches([' ', '\t']).len();
    let starts_line = before == 0 || text[..before].ends_with('\n');
    let after = &text[comment.end..];
    let blank = after.len() - after.trim_start_matches([' ', '\t', '\r']).len();
    match after[blank..].strip_prefix('\n') {
        Some(_) if starts_line => before..comment.end + blank + 1,
        _ if starts_line => comment.clone(),
        _ => before..comment.end,
    }
}

struct CommentReader<'a> {
    file: FileId,
    text: &'a str,
    codes: &'a [&'static Code],
    lines: Lines,
    wishes: Vec<Wish>,
    found: Vec<Diagnostic>,
    /// Findings that are counted and not told.
    more: usize,
}

impl CommentReader<'_> {
    /// Reports a finding, or counts it if there are many.
    fn report(&mut self, finding: impl FnOnce(&Self) -> Diagnostic) {
        if self.found.len() < MOST_TOLD {
            let finding = finding(self);
            self.found.push(finding);
        } else {
            self.more += 1;
        }
    }

    fn read(&mut self) {
        let count = self.lines.count();
        let (mut with_code, mut with_comment) = (vec![false; count], vec![false; count]);
        let mut comments: Vec<(Range<usize>, bool)> = Vec::new();
        let mut at_top = true;
        each_piece(self.text, |piece| {
            let lines = self.lines_of(&piece.span);
            if piece.kind.is_comment() {
                with_comment[lines].fill(true);
                if self.text[piece.span.clone()].contains("allow") {
                    comments.push((piece.span, at_top));
                }
            } else if piece.kind != PieceKind::Symbol(',') {
                with_code[lines].fill(true);
                at_top = false;
            }
        });
        // The first line from each one on that holds something else than comments.
        let mut run_ends = vec![count; count + 1];
        for line in (0..count).rev() {
            let goes_on = with_comment[line] && !with_code[line];
            run_ends[line] = if goes_on { run_ends[line + 1] } else { line };
        }
        for (span, at_top) in comments {
            let own = self.lines_of(&span);
            let mut end = own.end;
            if !with_code[own.start] {
                end = run_ends[end] + 1;
            }
            self.comment(&span, own.start..end, at_top);
        }
    }

    /// The lines that a place touches.
    fn lines_of(&self, span: &Range<usize>) -> Range<usize> {
        let last = span.end.saturating_sub(1).max(span.start);
        self.lines.line_of(span.start)..self.lines.line_of(last) + 1
    }

    /// Reads one comment; most are none of ours.
    fn comment(&mut self, span: &Range<usize>, lines: Range<usize>, at_top: bool) {
        let text = self.text;
        let written = &text[span.clone()];
        let inside = written
            .trim_start_matches(['/', '*'])
            .trim_end_matches(['/', '*'])
            .trim();
        let (whole, rest) = match inside.strip_prefix("allow-file ") {
            Some(rest) => (true, rest),
            None => match inside.strip_prefix("allow ") {
                Some(rest) => (false, rest),
                None => return,
            },
        };
        let colon = rest.find([':', '：']);
        let (names, reason) = match colon {
            Some(at) => (
                &rest[..at],
                rest[at..].trim_start_matches([':', '：']).trim(),
            ),
            None => (rest, ""),
        };
        let names: Vec<&str> = match colon {
            Some(_) => names
                .split([',', '，', ' '])
                .filter(|n| !n.is_empty())
                .collect(),
            // Without a colon the rest may be prose.
            None => names
                .split([',', '，', ' '])
                .filter(|name| !name.is_empty())
                .take_while(|name| looks_like_code(name) || find_code(self.codes, name).is_some())
                .collect(),
        };
        let is_ours = names
            .iter()
            .all(|name| looks_like_code(name) || looks_like_name(name));
        if names.is_empty() || !is_ours {
            return;
        }
        if whole && !at_top {
            let message = Both::new(
                "这条注释不在文件最上面",
                "this does not stand at the top of the file",
            );
            self.report(|reader| {
                let finding = reader.about(Code::MISPLACED_SUPPRESSION, span, message);
                finding.help(Both::new(
                    "移到文件最上面，或者写 `allow`，只管一处",
                    "move it above everything else, or write `allow` for one place",
                ))
            });
            return;
        }
        let alone = names.len() == 1;
        for name in names {
            let start = name.as_ptr() as usize - text.as_ptr() as usize;
            let place = start..start + name.len();
            let lines = (!whole).then(|| lines.clone());
            let comment = alone.then(|| span.clone());
            self.wish(name, place, reason, lines, comment);
        }
    }

    fn wish(
        &mut self,
        name: &str,
        span: Range<usize>,
        reason: &str,
        lines: Option<Range<usize>>,
        comment: Option<Range<usize>>,
    ) {
        let Some(code) = find_code(self.codes, name) else {
            self.report(|reader| reader.unknown(name, &span));
            return;
        };
        if code.severity == Severity::Error {
            let message = words!(
                "`{}` 是错误，不能屏蔽",
                "`{}` is an error and cannot be silenced",
                code.name
            );
            self.report(|reader| {
                let finding = reader.about(Code::SUPPRESSED_ERROR, &span, message);
                finding.help(Both::new(
                    "改好这个错误，再删掉这条注释",
                    "mend the error and remove the comment",
                ))
            });
            return;
        }
        if reason.is_empty() {
            let message = Both::new(
                "没有写理由，所以什么也没有屏蔽",
                "no reason is given, so nothing is silenced",
            );
            self.report(|reader| {
                let finding = reader.about(Code::NO_REASON, &span, message);
                finding.help(words!(
                    "在冒号后面写上：`allow {name}: …`",
                    "write it behind a colon: `allow {name}: …`"
                ))
            });
            return;
        }
        if self.wishes.len() >= MOST_WISHES {
            return;
        }
        self.wishes.push(Wish {
            span,
            code,
            reason: reason.to_owned(),
            lines,
            comment,
            used: false,
        });
    }

    fn unknown(&self, name: &str, span: &Range<usize>) -> Diagnostic {
        let names = || self.codes.iter().flat_map(|code| [code.id, code.name]);
        let help = suggestion(name, names()).map(|close| did_you_mean(&close));
        let finding = self
            .about(
                Code::UNKNOWN_SUPPRESSION,
                span,
                words!("没有规则 `{name}`", "there is no rule `{name}`"),
            )
            .maybe_help(help);
        // Codes of one hundred differ in a digit: which is meant, nobody can tell.
        let meant = only_suggestion(name, names()).filter(|_| !looks_like_code(name));
        match meant {
            Some(meant) => finding.remedy(
                words!("改成 `{meant}`", "write `{meant}`"),
                vec![Patch::new(span.clone(), meant)],
            ),
            None => finding,
        }
    }

    fn about(
        &self,
        code: &'static Code,
        span: &Range<usize>,
        message: impl Into<Text>,
    ) -> Diagnostic {
        Diagnostic::new(code, self.file, span.clone(), message)
    }
}

/// A letter and three to five digits.
fn looks_like_code(word: &str) -> bool {
    let mut bytes = word.bytes();
    bytes
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic())
        && (4..=6).contains(&word.len())
        && bytes.all(|byte| byte.is_ascii_digit())
}

/// Small letters with hyphens between them.
fn looks_like_name(word: &str) -> bool {
    let inside = |byte: u8| byte.is_ascii_lowercase() || byte == b'-';
    word.contains('-') && word.bytes().all(inside)
}
