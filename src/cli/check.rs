//! `composure check`: findings about files, as text, JSON or SARIF; what is known already; remedies on request.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use clap::{Args, ValueEnum};

use super::data::{read, tell_problems};
use super::out::{print_findings, say, say_part, tell};
use super::told::unwritten;
use super::{EXIT_CLEAN, EXIT_FINDINGS, EXIT_UNUSABLE};
use crate::diagnostic::{
    Baseline, CODES, Code, Diagnostic, FileId, Levels, Severity, SourceFile, Stale, Wish,
    apply_all, find_code, or_did_you_mean, page, sort, suggestion, table, to_json, to_sarif,
    unified_diff,
};
use crate::files::{DataFolder, Mark, read_text, rewrite, write_over};
use crate::lint::{RULES, lint};
use crate::model::{Lang, Text, words};
use crate::source::{Drawings, Sifted, load_with, sift};

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people, with the source line underlined.
    Text,
    /// For programs.
    Json,
    /// For code hosts and editors: SARIF 2.1.0.
    Sarif,
}

/// From which severity on findings fail the check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Deny {
    /// Warnings and errors.
    Warning,
    /// Errors only.
    Error,
}

/// Options of `check`.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// Files and folders; without any, all that ships.
    pub paths: Vec<PathBuf>,
    /// How to print.
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
    /// What fails the check.
    #[arg(long, value_enum, default_value = "error")]
    pub deny: Deny,
    /// Explain a rule instead, by code or name, such as C0101; `list` shows all rules, `all` explains all.
    #[arg(long, value_name = "CODE")]
    pub explain: Option<String>,
    /// Apply the safe remedies to the files, until none is left.
    #[arg(long)]
    pub fix: bool,
    /// Show what `--fix` would change, and change nothing.
    #[arg(long, alias = "dry-run")]
    pub diff: bool,
    /// Report only findings that this file does not list.
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// List all findings of today in this file, for `--baseline`.
    #[arg(long, value_name = "FILE")]
    pub write_baseline: Option<PathBuf>,
    /// Take findings of this rule for errors: by code, name, or beginning such as L04. May be repeated.
    #[arg(long, value_name = "CODE")]
    pub error: Vec<String>,
    /// Take findings of this rule for warnings.
    #[arg(long, value_name = "CODE")]
    pub warn: Vec<String>,
    /// Take findings of this rule for notes.
    #[arg(long, value_name = "CODE")]
    pub note: Vec<String>,
    /// Do not report findings of this rule. Errors that keep a file from being played cannot be lowered.
    #[arg(long, alias = "quiet", value_name = "CODE")]
    pub allow: Vec<String>,
}

impl CheckArguments {
    fn levels(&self, lang: Lang) -> Result<Levels> {
        let wishes = [
            (&self.error, Wish::As(Severity::Error)),
            (&self.warn, Wish::As(Severity::Warning)),
            (&self.note, Wish::As(Severity::Note)),
            (&self.allow, Wish::Silent),
        ];
        let wishes = wishes
            .iter()
            .flat_map(|(names, wish)| names.iter().map(|name| (name.as_str(), *wish)));
        Levels::new(&all_codes(), wishes)
            .map_err(|error| anyhow!(error.text().get(lang).to_owned()))
    }
}

/// The codes of all that `check` may find: of the format and of the rules.
fn all_codes() -> Vec<&'static Code> {
    let rules = RULES.iter().map(|rule| rule.code);
    CODES.iter().copied().chain(rules).collect()
}

/// All findings about files, with the user's levels. Rules about content look at wanted files only.
fn examine(
    files: &[SourceFile],
    drawings: Option<&Drawings>,
    wanted: impl Fn(FileId) -> bool,
    levels: &Levels,
) -> Sifted {
    let loaded = load_with(files, drawings);
    let mut found = lint(&loaded, files, wanted);
    found.extend(loaded.diagnostics);
    sort(&mut found);
    let mut sifted = sift(files, found, &all_codes());
    levels.apply(&mut sifted.reported);
    sifted
}

/// Runs the command.
pub(super) fn run(arguments: &CheckArguments, lang: Lang) -> Result<u8> {
    if let Some(code) = &arguments.explain {
        return Ok(explain(code, lang));
    }
    let levels = arguments.levels(lang)?;
    let baseline = arguments.baseline.as_deref();
    let baseline = baseline.map(|path| read_baseline(path, lang)).transpose()?;
    let mut data = read(&arguments.paths, lang)?;
    tell_problems(&data, lang);
    let is_written = if arguments.fix || arguments.diff {
        apply_remedies(&mut data, &levels, arguments.diff, lang)
    } else {
        Written::Nothing
    };
    if arguments.diff {
        return Ok(match is_written {
            Written::Nothing if data.problems.is_empty() => EXIT_CLEAN,
            Written::Nothing | Written::Failed => EXIT_UNUSABLE,
            Written::Changed => EXIT_FINDINGS,
        });
    }
    let wanted = |file| data.is_named(file);
    let mut sifted = examine(&data.files, data.drawings.as_ref(), wanted, &levels);
    sifted
        .reported
        .retain(|finding| data.is_named(finding.primary.file));
    sifted
        .silenced
        .retain(|silenced| data.is_named(silenced.finding.primary.file));
    if let Some(path) = &arguments.write_baseline {
        write_baseline(path, &sifted.reported, &data, lang)?;
        sifted.reported.clear();
    } else if let Some(baseline) = baseline {
        sifted.reported = known_left_out(&baseline, sifted.reported, &data, lang);
    }
    print(arguments.format, &sifted, &data, lang);
    let least = match arguments.deny {
        Deny::Warning => Severity::Warning,
        Deny::Error => Severity::Error,
    };
    Ok(
        if !data.problems.is_empty() || is_written == Written::Failed {
            EXIT_UNUSABLE
        } else if sifted.reported.iter().any(|f| f.severity >= least) {
            EXIT_FINDINGS
        } else {
            EXIT_CLEAN
        },
    )
}

fn print(format: Format, sifted: &Sifted, data: &DataFolder, lang: Lang) {
    let findings = &sifted.reported;
    match format {
        Format::Json => say!("{}", to_json(findings, &data.files)),
        Format::Sarif => {
            let problems: Vec<(String, String)> = data
                .problems
                .iter()
                .map(|problem| (problem.path.clone(), problem.message.en.clone()))
                .collect();
            let document = to_sarif(
                findings,
                &sifted.silenced,
                &problems,
                &data.files,
                &all_codes(),
            );
            say!("{document}");
        }
        Format::Text => {
            print_findings(findings, &data.files, lang);
            tell!("{}", summary(sifted, data.count()).get(lang));
        }
    }
}

/// How much was found, in one line. What is not there is left out, but for errors and warnings.
fn summary(sifted: &Sifted, files: usize) -> Text {
    let findings = &sifted.reported;
    let count = |severity| findings.iter().filter(|f| f.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let mut line = words!(
        "{files} 个文件，{errors} 个错误，{warnings} 个警告",
        "{files} files, {errors} errors, {warnings} warnings"
    );
    let notes = count(Severity::Note);
    let silenced = sifted.silenced.len();
    let remedies = findings.iter().filter(|f| f.remedy.is_some()).count();
    for (number, words) in [
        (notes, words!("，{notes} 个提示", ", {notes} notes")),
        (
            silenced,
            words!("，屏蔽了 {silenced} 个", ", {silenced} silenced"),
        ),
        (
            remedies,
            words!(
                "，其中 {remedies} 个 --fix 能改好",
                ", {remedies} that --fix mends"
            ),
        ),
    ] {
        if number > 0 {
            line.zh.push_str(&words.zh);
            line.en.push_str(&words.en);
        }
    }
    line
}

/// What became of the files.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Written {
    Nothing,
    Changed,
    Failed,
}

/// Applies remedies and says what was done; or shows the difference only.
fn apply_remedies(data: &mut DataFolder, levels: &Levels, only_show: bool, lang: Lang) -> Written {
    let mut files = data.files.clone();
    let remedied = apply_all(
        &mut files,
        |file| data.is_named(file),
        |files| {
            examine(
                files,
                data.drawings.as_ref(),
                |file| data.is_named(file),
                levels,
            )
            .reported
        },
    );
    let mut written = Written::Nothing;
    let mut count = 0;
    for (index, new) in files.into_iter().enumerate() {
        let old = &data.files[index];
        if new.text == old.text {
            continue;
        }
        let applied = remedied.applied.iter();
        let applied = applied.filter(|applied| applied.file == FileId(index));
        if only_show {
            count += applied.count();
            say_part!("{}", unified_diff(&old.path, &old.text, &new.text));
            written = Written::Changed;
            continue;
        }
        let path = data.real_path(FileId(index));
        if let Err(error) = rewrite(&path, &old.text, &new.text, Mark::Keep) {
            tell!("composure: {}: {}", old.path, error.text().get(lang));
            written = Written::Failed;
            continue;
        }
        for applied in applied {
            count += 1;
            let title = applied.title.get(lang);
            tell!("{}:{}: {title}", new.path, applied.place.line);
        }
        data.files[index] = new;
        if written == Written::Nothing {
            written = Written::Changed;
        }
    }
    let told = if only_show {
        words!("有 {count} 处可以改好", "{count} remedies would be applied")
    } else {
        words!("改好了 {count} 处", "{count} remedies applied")
    };
    tell!("{}", told.get(lang));
    written
}

fn read_baseline(path: &Path, lang: Lang) -> Result<Baseline> {
    let shown = path.display();
    let text = read_text(path).map_err(|why| {
        let told = words!(
            "基线文件 {shown} 读不了：{why}",
            "the baseline {shown} cannot be read: {why}",
            shown = Text::same(shown.to_string()),
            why = why
        );
        anyhow!("{}", told.get(lang))
    })?;
    Baseline::read(&text).map_err(|error| anyhow!("{shown}: {}", error.text().get(lang)))
}

fn write_baseline(
    path: &Path,
    findings: &[Diagnostic],
    data: &DataFolder,
    lang: Lang,
) -> Result<()> {
    let baseline = Baseline::of(findings, &data.files);
    let shown = path.display();
    write_over(path, &baseline.write()).with_context(|| unwritten(path, lang))?;
    let count = baseline.count();
    let told = words!(
        "{count} 条问题记进了 {shown}",
        "{count} findings are listed in {shown}"
    );
    tell!("{}", told.get(lang));
    Ok(())
}

/// Findings that the baseline does not list; entries without a finding are told.
fn known_left_out(
    baseline: &Baseline,
    findings: Vec<Diagnostic>,
    data: &DataFolder,
    lang: Lang,
) -> Vec<Diagnostic> {
    let (kept, stale) = baseline.sift(findings, &data.files, |path| data.is_meant(path));
    for gone in stale {
        let Stale {
            path,
            code,
            message,
            count,
        } = gone;
        let told = words!(
            "基线里 {path} 的 {code} 比实际多记了 {count} 条：{message}",
            "the baseline lists {count} more of {code} in {path} than there are: {message}"
        );
        tell!("composure: {}", told.get(lang));
    }
    kept
}

/// Prints what a rule means.
fn explain(wanted: &str, lang: Lang) -> u8 {
    let codes = all_codes();
    if wanted == "list" {
        say_part!("{}", table(&codes, lang));
        return EXIT_CLEAN;
    }
    if wanted == "all" {
        let pages: Vec<String> = codes.iter().map(|code| page(code, lang)).collect();
        say_part!("{}", pages.join("\n"));
        return EXIT_CLEAN;
    }
    if let Some(code) = find_code(&codes, wanted) {
        say_part!("{}", page(code, lang));
        return EXIT_CLEAN;
    }
    let names = codes.iter().flat_map(|code| [code.id, code.name]);
    let close = suggestion(wanted, names);
    let told = words!(
        "没有代码 {wanted}{close}（`--explain list` 列出全部）",
        "there is no code {wanted}{close}. `--explain list` shows all",
        wanted = Text::same(wanted),
        close = or_did_you_mean(close.as_deref()),
    );
    tell!("composure: {}", told.get(lang));
    EXIT_UNUSABLE
}
