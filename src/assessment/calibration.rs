//! How a self-view stands to what was observed and to what others see: index and direction.

use crate::score::{Exact, exact};

/// Observed talks that count, newest first.
const LATEST: usize = 5;
/// Observed talks below which the mean is provisional.
const SURE: usize = 3;
/// Smallest difference that counts as one, in points.
const LEAST_DIFFERENCE: i64 = 10;
/// Score from which an agreeing view is a high one.
const HIGH: i64 = 61;

/// What was observed: the mean total of the last talks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observed {
    /// Mean of the totals, 0..=100.
    pub mean: Exact,
    /// How many talks it rests on, 1..=5.
    pub talks: usize,
    /// Fewer than three talks.
    pub provisional: bool,
}

/// The mean of the last five totals, oldest first in the list; none without a talk.
#[must_use]
pub fn observed(totals: &[u32]) -> Option<Observed> {
    let last = &totals[totals.len().saturating_sub(LATEST)..];
    let talks = i64::try_from(last.len()).ok().filter(|&count| count > 0)?;
    let sum: Exact = last.iter().map(|&total| exact(i64::from(total))).sum();
    Some(Observed {
        mean: sum / exact(talks),
        talks: last.len(),
        provisional: last.len() < SURE,
    })
}

/// Which way a self-view differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Sees himself or herself better than observed.
    Over,
    /// Sees himself or herself worse than observed.
    Under,
    /// Agrees, and rates high (61 or more).
    AgreesHigh,
    /// Agrees, and rates low.
    AgreesLow,
}

/// The comparison of a self-view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calibration {
    /// 0..=100; 100 exactly when all agree.
    pub index: Exact,
    /// Self-view minus the mean of the other views, in points.
    pub difference: Exact,
    /// What the difference says.
    pub direction: Direction,
}

/// Compares a self-view with what was observed and, if there are forms, with the view of others.
///
/// `standard_error` is that of the difference; a difference up to it, or up to ten points, is agreement.
#[must_use]
pub fn calibrate(
    own: &Exact,
    observed: &Exact,
    others: Option<&Exact>,
    standard_error: Option<&Exact>,
) -> Calibration {
    let apart = |view: &Exact| distance(own, view);
    let (gap, reference) = match others {
        Some(others) => (
            (apart(observed) + apart(others)) / exact(2),
            (observed + others) / exact(2),
        ),
        None => (apart(observed), observed.clone()),
    };
    let difference = own - reference;
    let least = exact(LEAST_DIFFERENCE);
    let bound = standard_error
        .filter(|&error| *error > least)
        .unwrap_or(&least);
    let direction = if difference > *bound {
        Direction::Over
    } else if difference < -bound {
        Direction::Under
    } else if *own >= exact(HIGH) {
        Direction::AgreesHigh
    } else {
        Direction::AgreesLow
    };
    Calibration {
        index: exact(100) - gap,
        difference,
        direction,
    }
}

fn distance(a: &Exact, b: &Exact) -> Exact {
    if a > b { a - b } else { b - a }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calibrated(own: i64, seen: i64, others: Option<i64>) -> Calibration {
        let others = others.map(exact);
        calibrate(&exact(own), &exact(seen), others.as_ref(), None)
    }

    #[test]
    fn index_is_full_exactly_when_all_agree() {
        for own in 0..=100 {
            for seen in [0, 37, own, 100] {
                let index = calibrated(own, seen, None).index;
                assert!(index >= exact(0) && index <= exact(100));
                assert_eq!(index == exact(100), own == seen);
                let with_others = calibrated(own, seen, Some(own)).index;
                assert_eq!(with_others == exact(100), own == seen);
            }
        }
    }

    #[test]
    fn index_is_unchanged_when_every_scale_is_mirrored() {
        for (own, seen, others) in [(80, 55, 60), (10, 90, 40), (50, 50, 50)] {
            let mirrored = calibrated(100 - own, 100 - seen, Some(100 - others));
            let plain = calibrated(own, seen, Some(others));
            assert_eq!(plain.index, mirrored.index);
            assert_eq!(plain.difference, -mirrored.difference);
        }
    }

    #[test]
    fn ten_points_apart_is_still_agreement() {
        assert_eq!(calibrated(70, 60, None).direction, Direction::AgreesHigh);
        assert_eq!(calibrated(71, 60, None).direction, Direction::Over);
        assert_eq!(calibrated(50, 60, None).direction, Direction::AgreesLow);
        assert_eq!(calibrated(49, 60, None).direction, Direction::Under);
        let error = exact(15);
        let wide = calibrate(&exact(74), &exact(60), None, Some(&error));
        assert_eq!(wide.direction, Direction::AgreesHigh);
    }

    #[test]
    fn observed_is_the_mean_of_the_last_five() {
        assert_eq!(observed(&[]), None);
        let two = observed(&[40, 61]);
        assert_eq!(two.as_ref().map(|seen| seen.provisional), Some(true));
        assert_eq!(two.map(|seen| seen.mean), Some(exact(101) / exact(2)));
        let six = observed(&[0, 50, 60, 70, 80, 90]);
        assert_eq!(six.as_ref().map(|seen| seen.talks), Some(5));
        assert_eq!(six.map(|seen| seen.mean), Some(exact(70)));
    }
}
