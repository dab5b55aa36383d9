//! Finished talks from what they came to when they were held: a list, counts, CSV and JSON. Does not look into scenarios
//! and scores nothing anew.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::engine::Run;
use crate::model::{Both, Lang, Named, Outcome, Phase, Text, words};
use crate::record::{Called, Kept, KeptCap, Record, Standing, Verdict};
use crate::score::{Band, approximate, one_decimal};

/// A finished talk, as it is listed.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The record.
    pub record: Record,
    /// How it stands to today's scenarios; none where these cannot be read.
    pub standing: Option<Standing>,
}

impl Listed {
    /// The scenario's title as it was; of a record without it, the scenario's id.
    fn title(&self, lang: Lang) -> String {
        match &self.record.verdict {
            Some(verdict) => verdict.scenario.name.get(lang).to_owned(),
            None => self
                .ids()
                .map_or_else(|| self.record.run.clone(), |ids| ids.0),
        }
    }

    fn customer(&self, lang: Lang) -> String {
        match &self.record.verdict {
            Some(verdict) => verdict.customer.name.get(lang).to_owned(),
            None => self.ids().map(|ids| ids.1).unwrap_or_default(),
        }
    }

    /// Scenario and customer type, from the run.
    fn ids(&self) -> Option<(String, String)> {
        let run: Run = self.record.run.parse().ok()?;
        Some((run.scenario, run.customer))
    }

    fn standing(&self, lang: Lang) -> &'static str {
        self.standing
            .map_or("", |standing| standing.label().get(lang))
    }
}

const UNSCORED: Both = Both::new("没有计分", "not scored");
const UNENDED: Both = Both::new("没有谈完", "not ended");

/// Total and band as they were shown.
fn result(verdict: &Verdict, lang: Lang) -> String {
    match verdict.displayed.zip(verdict.band) {
        Some((total, band)) => format!("{total} {}", band.label().get(lang)),
        None => UNSCORED.get(lang).to_owned(),
    }
}

fn outcome(verdict: &Verdict, lang: Lang) -> &'static str {
    let ended = verdict.outcome.map(Outcome::label);
    ended.unwrap_or(UNENDED).get(lang)
}

/// Why a total is capped, for people.
#[must_use]
pub fn cap(cap: &KeptCap) -> Text {
    // In English the word of data files, as everywhere in the terminal.
    let named = |phase: Phase| Text::new(phase.label().zh, phase.name());
    match cap {
        KeptCap::WeakPhase(phase) => words!(
            "“{phase}”阶段不到一半",
            "phase {phase} is below half",
            phase = named(*phase)
        ),
        KeptCap::Unfinished(phase) => words!(
            "“{phase}”阶段没有谈完",
            "phase {phase} was not finished",
            phase = named(*phase)
        ),
        KeptCap::Violated { principle, at } => words!(
            "第 {at} 步违反了“{name}”",
            "{name} was violated at move {at}",
            at = Text::same(at.saturating_add(1).to_string()),
            name = Text::new(principle.name.zh.as_str(), principle.id.as_str())
        ),
    }
}

fn caps(verdict: &Verdict, lang: Lang) -> String {
    let caps: Vec<String> = verdict
        .caps
        .iter()
        .map(|c| cap(c).get(lang).to_owned())
        .collect();
    caps.join(Both::new("；", "; ").get(lang))
}

/// One talk for people: day, title, customer type, result, outcome, and what else there is to say.
#[must_use]
pub fn line(talk: &Listed, lang: Lang) -> [String; 6] {
    let verdict = talk.record.verdict.as_ref();
    let mut notes = Vec::new();
    if talk.record.practice {
        notes.push(Both::new("练习", "practice").get(lang).to_owned());
    }
    if talk.standing != Some(Standing::AsItWas) {
        notes.push(talk.standing(lang).to_owned());
    }
    notes.extend(
        verdict
            .filter(|verdict| verdict.capped)
            .map(|verdict| caps(verdict, lang)),
    );
    notes.retain(|note| !note.is_empty());
    [
        talk.record.finished_on.clone(),
        talk.title(lang),
        talk.customer(lang),
        verdict
            .map(|verdict| result(verdict, lang))
            .unwrap_or_default(),
        verdict
            .map_or("", |verdict| outcome(verdict, lang))
            .to_owned(),
        notes.join(" · "),
    ]
}

/// A mean over talks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Mean {
    /// How many talks it is over.
    pub talks: u32,
    sum: f64,
}

impl Mean {
    /// Takes one more; what is no number, as in a record that was edited by hand, is passed over.
    fn add(&mut self, value: f64) {
        if value.is_finite() {
            self.talks += 1;
            self.sum += value;
        }
    }

    /// The mean to one digit behind the point; none over no talks.
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        (self.talks > 0).then(|| (self.sum / f64::from(self.talks) * 10.0).round() / 10.0)
    }
}

/// Means by something with an id, with the name that the last of the talks had for it.
pub type Means = BTreeMap<String, (Kept, Mean)>;

/// What talks come to together. Practice and talks without a verdict are told apart and count nowhere else.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// All of them.
    pub listed: usize,
    /// Talks that are practice.
    pub practice: usize,
    /// Talks of earlier versions, whose records do not say what they came to.
    pub earlier: usize,
    /// Exact totals of the others, 0..=100.
    pub total: Mean,
    /// Exact totals by scenario.
    pub scenarios: Means,
    /// How many by band; none if nothing scored was said.
    pub bands: BTreeMap<Option<Band>, u32>,
    /// How many by outcome; none if a talk did not end.
    pub outcomes: BTreeMap<Option<Outcome>, u32>,
    /// Percent of what could be earned, by phase.
    pub phases: BTreeMap<Phase, Mean>,
    /// Percent by principle.
    pub principles: Means,
}

/// Counts talks.
#[must_use]
pub fn count(talks: &[Listed]) -> Counts {
    let mut counts = Counts {
        listed: talks.len(),
        ..Counts::default()
    };
    for talk in talks {
        match &talk.record.verdict {
            _ if talk.record.practice => counts.practice += 1,
            None => counts.earlier += 1,
            Some(verdict) => add(&mut counts, verdict),
        }
    }
    counts
}

fn add(counts: &mut Counts, verdict: &Verdict) {
    let by_name = |means: &mut Means, called: &Called, value| {
        let entry = means.entry(called.id.clone());
        let (name, mean) = entry.or_insert_with(|| (called.name.clone(), Mean::default()));
        name.clone_from(&called.name);
        mean.add(value);
    };
    let total = approximate(&verdict.total);
    counts.total.add(total);
    by_name(&mut counts.scenarios, &verdict.scenario, total);
    *counts.bands.entry(verdict.band).or_default() += 1;
    *counts.outcomes.entry(verdict.outcome).or_default() += 1;
    for phase in &verdict.phases {
        let share = approximate(&phase.earned) / approximate(&phase.worth);
        counts
            .phases
            .entry(phase.phase)
            .or_default()
            .add(share * 100.0);
    }
    for kept in &verdict.principles {
        by_name(
            &mut counts.principles,
            &kept.principle,
            approximate(&kept.percent),
        );
    }
}

/// A table of counts for people: its heading, and lines with a name, how many talks, and a mean.
pub type Table = (Both, Vec<(String, u32, Option<f64>)>);

/// Counts for people: how many talks there are, and tables.
#[must_use]
pub fn tables(counts: &Counts, lang: Lang) -> (Text, Vec<Table>) {
    let Counts {
        listed,
        practice,
        earlier,
        total,
        scenarios,
        bands,
        outcomes,
        phases,
        principles,
    } = counts;
    let mut opening = words!("共 {listed} 场", "{listed} talks");
    if practice + earlier > 0 {
        let left_out = words!(
            "，其中练习 {practice} 场、较早版本的 {earlier} 场，下面都不算",
            ", of which {practice} are practice and {earlier} are from earlier versions; these are not counted below"
        );
        opening.zh.push_str(&left_out.zh);
        opening.en.push_str(&left_out.en);
    }
    let named = |(name, mean): &(Kept, Mean)| (name.get(lang).to_owned(), mean.talks, mean.value());
    let mut kept: Vec<_> = principles.values().map(named).collect();
    // What is kept least stands first.
    kept.sort_by(|a, b| a.2.unwrap_or(0.0).total_cmp(&b.2.unwrap_or(0.0)));
    let all = Both::new("合计", "All").get(lang).to_owned();
    let mut by_scenario: Vec<_> = scenarios.values().map(named).collect();
    if total.talks > 0 {
        by_scenario.push((all, total.talks, total.value()));
    }
    let by_band = bands.iter().rev().map(|(band, &talks)| {
        let name = band.map_or(UNSCORED, Band::label);
        (name.get(lang).to_owned(), talks, None)
    });
    let by_outcome = outcomes.iter().rev().map(|(ended, &talks)| {
        let name = ended.map_or(UNENDED, Outcome::label);
        (name.get(lang).to_owned(), talks, None)
    });
    let by_phase = phases
        .iter()
        .map(|(phase, mean)| (phase.label().get(lang).to_owned(), mean.talks, mean.value()));
    let tables = vec![
        (
            Both::new("场景（平均总分）", "Scenarios (mean total)"),
            by_scenario,
        ),
        (Both::new("等级", "Bands"), by_band.collect()),
        (Both::new("结果", "Outcomes"), by_outcome.collect()),
        (
            Both::new("阶段（平均 %）", "Phases (mean %)"),
            by_phase.collect(),
        ),
        (
            Both::new(
                "原则（平均 %，低的在前）",
                "Principles (mean %, lowest first)",
            ),
            kept,
        ),
    ];
    (opening, tables)
}

/// Columns of the CSV form.
const COLUMNS: [Both; 16] = [
    Both::new("日期", "Date"),
    Both::new("场景", "Scenario"),
    Both::new("客户", "Customer"),
    Both::new("总分", "Total"),
    Both::new("等级", "Band"),
    Both::new("封顶前", "Before caps"),
    Both::new("封顶原因", "Caps"),
    Both::new("结果", "Outcome"),
    Both::new("让出", "Conceded"),
    Both::new("练习", "Practice"),
    Both::new("和现在相比", "Standing"),
    Both::new("引擎版本", "Engine version"),
    Both::new("评分版本", "Model version"),
    Both::new("场景标识", "Scenario id"),
    Both::new("记录", "Record"),
    Both::new("代码", "Run"),
];

/// Talks as CSV for spreadsheets: UTF-8 with its mark, every cell in quotes, lines as Windows ends them.
#[must_use]
pub fn to_csv(talks: &[Listed], lang: Lang) -> String {
    let mut out = String::from("\u{feff}");
    let mut row = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    };
    row(&COLUMNS.map(|column| column.get(lang).to_owned()));
    for talk in talks {
        let Record {
            version: _,
            name,
            run,
            verdict,
            finished_on,
            forecast: _,
            answers: _,
            practice,
        } = &talk.record;
        let of = |cell: &dyn Fn(&Verdict) -> String| verdict.as_ref().map(cell).unwrap_or_default();
        let practice = Both::new("是", "yes")
            .get(lang)
            .repeat(usize::from(*practice));
        row(&[
            finished_on.clone(),
            talk.title(lang),
            talk.customer(lang),
            of(&|verdict| {
                verdict
                    .displayed
                    .map(|total| total.to_string())
                    .unwrap_or_default()
            }),
            of(&|verdict| {
                verdict
                    .band
                    .map_or("", |band| band.label().get(lang))
                    .to_owned()
            }),
            of(&|verdict| one_decimal(&verdict.total)),
            of(&|verdict| caps(verdict, lang)),
            of(&|verdict| outcome(verdict, lang).to_owned()),
            of(&|verdict| verdict.conceded.to_string()),
            practice,
            talk.standing(lang).to_owned(),
            of(&|verdict| verdict.engine.to_string()),
            of(&|verdict| verdict.model.to_string()),
            talk.ids().map(|ids| ids.0).unwrap_or_default(),
            name.clone(),
            run.clone(),
        ]);
    }
    out
}

/// A cell in quotes. What a spreadsheet would take for a formula gets an apostrophe in front: titles and days come from
/// files that others wrote.
fn quoted(cell: &str) -> String {
    let begins_formula =
        |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') || c.is_control();
    let guard = if cell.trim_start_matches(' ').starts_with(begins_formula) {
        "'"
    } else {
        ""
    };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

/// Talks and counts as one JSON document, version 1. A talk is its whole record, with exact fractions as text.
#[must_use]
pub fn to_json(talks: &[Listed], counts: &Counts) -> Value {
    let listed: Vec<Value> = talks
        .iter()
        .map(|talk| json!({"standing": talk.standing.map(Standing::name), "record": talk.record}))
        .collect();
    let means = |means: &Means| -> Vec<Value> {
        let mean = |(id, (name, mean)): (&String, &(Kept, Mean))| json!({"id": id, "name": name, "talks": mean.talks, "mean": mean.value()});
        means.iter().map(mean).collect()
    };
    let phase = |(phase, mean): (&Phase, &Mean)| json!({"phase": phase.name(), "talks": mean.talks, "mean": mean.value()});
    json!({
        "version": 1,
        "talks": listed,
        "summary": {
            "listed": counts.listed,
            "practice": counts.practice,
            "earlier": counts.earlier,
            "counted": counts.total.talks,
            "mean": counts.total.value(),
            "scenarios": means(&counts.scenarios),
            "bands": shares(&counts.bands, "band"),
            "outcomes": shares(&counts.outcomes, "outcome"),
            "phases": counts.phases.iter().map(phase).collect::<Vec<_>>(),
            "principles": means(&counts.principles),
        },
    })
}

fn shares<W: Named>(counts: &BTreeMap<Option<W>, u32>, kind: &str) -> Vec<Value> {
    let share =
        |(word, talks): (&Option<W>, &u32)| json!({kind: word.map(W::word), "talks": talks});
    counts.iter().map(share).collect()
}

/// What a talk came to, and beside it what the same lines come to today: lines for people.
#[must_use]
pub fn then_and_now(day: &str, then: &Verdict, now: Option<&Verdict>, lang: Lang) -> Vec<String> {
    let whole = |verdict: &Verdict| {
        let (engine, model) = (verdict.engine, verdict.model);
        let parts = [
            result(verdict, lang),
            outcome(verdict, lang).to_owned(),
            caps(verdict, lang),
        ];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let parts = parts.join(" · ");
        let whole = words!(
            "{parts}（引擎 {engine}，评分 {model}）",
            "{parts} (engine {engine}, model {model})"
        );
        whole.get(lang).to_owned()
    };
    let (name, customer) = (then.scenario.name.get(lang), then.customer.name.get(lang));
    let then_is = whole(then);
    let mut out = vec![format!("{name} · {customer}")];
    let mut say = |text: Text| out.push(text.get(lang).to_owned());
    say(words!(
        "当时（{day}）：{then_is}",
        "Then ({day}): {then_is}"
    ));
    if let Some(now) = now {
        let now_is = whole(now);
        say(words!(
            "按现在的版本：{now_is}",
            "By today's version: {now_is}"
        ));
    }
    let points = |place: String, of: &dyn Fn(&Verdict) -> Option<(String, String)>| {
        let (earned, worth) = of(then).unwrap_or_default();
        match now.and_then(of) {
            None => words!(
                "{place}：{earned} / {worth} 分",
                "{place}: {earned} of {worth}"
            ),
            Some((earned_now, worth_now)) => words!(
                "{place}：当时 {earned} / {worth} 分，现在 {earned_now} / {worth_now} 分",
                "{place}: then {earned} of {worth}, now {earned_now} of {worth_now}"
            ),
        }
    };
    for phase in &then.phases {
        let of = |verdict: &Verdict| {
            let same = verdict
                .phases
                .iter()
                .find(|kept| kept.phase == phase.phase)?;
            Some((one_decimal(&same.earned), one_decimal(&same.worth)))
        };
        say(points(phase.phase.label().get(lang).to_owned(), &of));
    }
    for (at, turn) in then.turns.iter().enumerate() {
        let of = |verdict: &Verdict| {
            let same = verdict.turns.get(at)?;
            Some((one_decimal(&same.earned), one_decimal(&same.worth)))
        };
        let number = at + 1;
        let place = words!("第 {number} 句", "Line {number}");
        say(points(place.get(lang).to_owned(), &of));
        say(Text::same(format!("    {}", turn.said.get(lang))));
    }
    out
}
