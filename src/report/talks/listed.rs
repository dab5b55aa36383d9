//! One finished talk in words. Does not count.

use crate::engine::{ENGINE_VERSION, Run};
use crate::model::{Both, Lang, Outcome, Phase, Text, words};
use crate::record::{KeptCap, Record, Standing, Verdict};
use crate::score::MODEL_VERSION;

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
    pub(super) fn title(&self, lang: Lang) -> String {
        match &self.record.verdict {
            Some(verdict) => verdict.scenario.name.get(lang).to_owned(),
            None => self
                .ids()
                .map_or_else(|| self.record.run.clone(), |ids| ids.0),
        }
    }

    pub(super) fn customer(&self, lang: Lang) -> String {
        match &self.record.verdict {
            Some(verdict) => verdict.customer.name.get(lang).to_owned(),
            None => self.ids().map(|ids| ids.1).unwrap_or_default(),
        }
    }

    /// Scenario and customer type, from the run.
    pub(super) fn ids(&self) -> Option<(String, String)> {
        let run: Run = self.record.run.parse().ok()?;
        Some((run.scenario, run.customer))
    }

    pub(super) fn standing(&self, lang: Lang) -> &'static str {
        self.standing
            .map_or("", |standing| standing.label().get(lang))
    }
}

pub(super) const UNSCORED: Both = Both::new("没有计分", "not scored");
pub(super) const UNENDED: Both = Both::new("没有谈完", "not ended");

/// Total and band as they were shown.
pub(super) fn result(verdict: &Verdict, lang: Lang) -> String {
    match verdict.displayed.zip(verdict.band) {
        Some((total, band)) => format!("{total} {}", band.label().get(lang)),
        None => UNSCORED.get(lang).to_owned(),
    }
}

pub(super) fn outcome(verdict: &Verdict, lang: Lang) -> &'static str {
    let ended = verdict.outcome.map(Outcome::label);
    ended.unwrap_or(UNENDED).get(lang)
}

/// Which engine and model gave a verdict.
pub(super) fn versions(verdict: &Verdict) -> Text {
    let (engine, model) = (verdict.engine, verdict.model);
    words!(
        "引擎 {engine}，评分 {model}",
        "engine {engine}, model {model}"
    )
}

/// Why a total is capped, for people: phases below half together, then the other reasons.
pub(super) fn caps(verdict: &Verdict, lang: Lang) -> String {
    let phase = |phase: &Phase| phase.label().get(lang);
    let (mut weak, mut others) = (Vec::new(), Vec::new());
    for cap in &verdict.caps {
        match cap {
            KeptCap::WeakPhase(below_half) => weak.push(phase(below_half)),
            KeptCap::Unfinished(unfinished) => {
                let phase = phase(unfinished);
                others.push(words!("“{phase}”没有谈完", "{phase} was not finished"));
            }
            KeptCap::Violated { principle, at } => {
                let (name, number) = (principle.name.get(lang), at.saturating_add(1));
                others.push(words!(
                    "第 {number} 步违反了“{name}”",
                    "line {number} broke “{name}”"
                ));
            }
        }
    }
    if !weak.is_empty() {
        let phases = weak.join(Both::new("、", ", ").get(lang));
        let told = words!("不到一半的阶段：{phases}", "less than half in {phases}");
        others.insert(0, told);
    }
    let told: Vec<&str> = others.iter().map(|told| told.get(lang)).collect();
    told.join(Both::new("；", "; ").get(lang))
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
    if let Some(verdict) = verdict
        && (verdict.engine, verdict.model) != (ENGINE_VERSION, MODEL_VERSION)
    {
        notes.push(versions(verdict).get(lang).to_owned());
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
