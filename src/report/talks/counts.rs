//! What finished talks come to together, for people and as JSON. Does not print.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::listed::{Listed, UNENDED, UNSCORED};
use crate::model::{Both, Lang, Named, Outcome, Phase, Text, words};
use crate::record::{Called, Kept, Standing, Verdict};
use crate::score::{Band, approximate};

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

/// Principles in a table for people: those kept least. JSON has all.
const LOWEST: usize = 12;

/// A table of counts for people: its heading, and lines with a name, how many talks, and a mean.
pub type Table = (Text, Vec<(String, u32, Option<f64>)>);

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
    let all_kept = kept.len();
    kept.truncate(LOWEST);
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
            words!("场景（平均总分）", "Scenarios (mean total)"),
            by_scenario,
        ),
        (words!("等级", "Bands"), by_band.collect()),
        (words!("结果", "Outcomes"), by_outcome.collect()),
        (
            words!("阶段（平均 %）", "Phases (mean %)"),
            by_phase.collect(),
        ),
        (
            words!(
                "原则（平均 %，{all_kept} 条里最低的）",
                "Principles (mean %, the lowest of {all_kept})"
            ),
            kept,
        ),
    ];
    (opening, tables)
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
