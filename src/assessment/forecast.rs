//! The forecast before the debrief: which band, and which turn was weakest.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::score::{Band, Exact, Review, exact};

/// What the trainee predicted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forecast {
    /// The band of the total.
    #[serde(serialize_with = "write_band", deserialize_with = "read_band")]
    pub band: Band,
    /// The move with the weakest line; none if the trainee did not say.
    pub weakest: Option<usize>,
}

/// How a forecast came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ForecastResult {
    /// The band was right.
    pub hit: bool,
    /// Bands between: above zero if the forecast was too high.
    pub error: i32,
    /// The weakest line was named rightly; none if none was named.
    pub weakest_hit: Option<bool>,
}

impl Forecast {
    /// Compares with the review; none if nothing was scored.
    #[must_use]
    pub fn compare(&self, review: &Review) -> Option<ForecastResult> {
        let lost = |turn: &crate::score::TurnScore| (turn.move_index, &turn.worth - &turn.earned);
        self.against(review.band(), review.turns.iter().map(lost))
    }

    /// Compares with a band and the points lost by move; none without a band.
    #[must_use]
    pub fn against(
        &self,
        band: Option<Band>,
        lost: impl Iterator<Item = (usize, Exact)>,
    ) -> Option<ForecastResult> {
        let band = band?;
        let lost: Vec<_> = lost.collect();
        let place = |band: Band| i32::try_from(band.index()).unwrap_or(0);
        Some(ForecastResult {
            hit: band == self.band,
            error: place(self.band) - place(band),
            weakest_hit: self.weakest.map(|named| is_weakest(&lost, named)),
        })
    }
}

/// Whether no line lost more points than the one of this move (several may be equally weak).
fn is_weakest(lost: &[(usize, Exact)], named: usize) -> bool {
    let most = lost.iter().map(|(_, lost)| lost).max();
    let here = lost.iter().find(|(at, _)| *at == named);
    here.is_some_and(|(_, lost)| Some(lost) == most)
}

/// Forecasts over several talks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForecastSummary {
    /// How many forecasts.
    pub forecasts: usize,
    /// How many of them named the right band.
    pub hits: usize,
    /// Mean signed error in bands: above zero if forecasts are too high.
    pub mean_error: Exact,
}

/// Sums forecasts up; none without a forecast.
#[must_use]
pub fn summarise(results: &[ForecastResult]) -> Option<ForecastSummary> {
    let count = i64::try_from(results.len())
        .ok()
        .filter(|&count| count > 0)?;
    let sum: i64 = results.iter().map(|result| i64::from(result.error)).sum();
    Some(ForecastSummary {
        forecasts: results.len(),
        hits: results.iter().filter(|result| result.hit).count(),
        mean_error: exact(sum) / exact(count),
    })
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the shape that serde asks for"
)]
fn write_band<S: Serializer>(band: &Band, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_str(band.name())
}

fn read_band<'de, D: Deserializer<'de>>(from: D) -> Result<Band, D::Error> {
    let name = String::deserialize(from)?;
    Band::from_name(&name).ok_or_else(|| serde::de::Error::custom(format!("no such band: {name}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Mood;
    use crate::model::{ChoiceIndex, NodeId, Variable};
    use crate::score::TurnScore;

    fn review(total: u32, lost: &[i64]) -> Review {
        let mood = Mood {
            values: [0; Variable::COUNT],
            streak: 0,
        };
        let turns = lost
            .iter()
            .enumerate()
            .map(|(move_index, &lost)| TurnScore {
                move_index,
                node: NodeId(0),
                choice: ChoiceIndex(0),
                slot: None,
                worth: exact(10),
                earned: exact(10 - lost),
                best: ChoiceIndex(0),
                best_locked: None,
                attainable: exact(0),
                mood: (mood, mood),
            });
        Review {
            total: exact(i64::from(total)),
            displayed: Some(total),
            caps: Vec::new(),
            capped: false,
            outcome: None,
            turns: turns.collect(),
            phases: Vec::new(),
            principles: Vec::new(),
            conceded: 0,
        }
    }

    fn result(band: Band, weakest: Option<usize>, total: u32) -> Option<ForecastResult> {
        Forecast { band, weakest }.compare(&review(total, &[1, 5, 5]))
    }

    #[test]
    fn too_high_a_forecast_has_an_error_above_zero() {
        let high = result(Band::VeryGood, None, 45);
        assert_eq!(high.map(|r| (r.hit, r.error)), Some((false, 2)));
        let low = result(Band::AskSupervisor, None, 45);
        assert_eq!(low.map(|r| (r.hit, r.error)), Some((false, -1)));
        let hit = result(Band::RaiseSkill, None, 45);
        assert_eq!(hit.map(|r| (r.hit, r.error)), Some((true, 0)));
    }

    #[test]
    fn every_equally_weak_line_counts_as_the_weakest() {
        let named = |at| result(Band::Good, Some(at), 70).and_then(|r| r.weakest_hit);
        assert_eq!(named(0), Some(false));
        assert_eq!(named(1), Some(true));
        assert_eq!(named(2), Some(true));
        assert_eq!(named(9), Some(false));
    }

    #[test]
    fn summary_counts_hits_and_signed_error() {
        let results: Vec<_> = [Band::VeryGood, Band::Good, Band::RaiseSkill]
            .into_iter()
            .filter_map(|band| result(band, None, 70))
            .collect();
        let summary = summarise(&results);
        assert_eq!(
            summary.as_ref().map(|s| (s.forecasts, s.hits)),
            Some((3, 1))
        );
        assert_eq!(summary.map(|s| s.mean_error), Some(exact(0)));
        assert_eq!(summarise(&[]), None);
    }

    #[test]
    fn forecast_survives_json() {
        let forecast = Forecast {
            band: Band::AskSupervisor,
            weakest: Some(3),
        };
        let text = serde_json::to_string(&forecast).unwrap_or_default();
        assert!(text.contains("ask-supervisor"));
        assert_eq!(serde_json::from_str::<Forecast>(&text).ok(), Some(forecast));
        assert!(serde_json::from_str::<Forecast>(&text.replace("ask", "tell")).is_err());
    }
}
