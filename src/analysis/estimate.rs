//! Sampled figures with their 95 % confidence intervals. Does not draw talks.
//!
//! Only additions, multiplications, divisions and square roots of counts are used, which IEEE 754 rounds alike on every
//! machine.

/// Quantile of the normal distribution for a two-sided interval of 95 %.
const Z95: f64 = 1.959_963_984_540_054;

/// A figure known from a sample.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Estimate {
    /// The sample's own figure: points from 0 to 100, or a share from 0 to 1.
    pub value: f64,
    /// The true figure lies within this distance of `value` with a confidence of 95 %. In the unit of `value`.
    pub half_width: f64,
}

impl Estimate {
    /// The mean of a sample, from the number of its items (at least 2), their sum and the sum of their squares; normal
    /// approximation.
    pub(super) fn of_mean(count: u64, sum: f64, squares: f64) -> Self {
        let n = to_f64(count.max(2));
        let value = sum / n;
        let variance = ((squares - sum * value) / (n - 1.0)).max(0.0);
        Self {
            value,
            half_width: Z95 * (variance / n).sqrt(),
        }
    }

    /// A share, from the number of items and of those that count: the half-width is the distance to the farther end of
    /// Wilson's score interval, which is also honest near 0 and 1, where the normal approximation gives a width of zero.
    pub(super) fn of_share(count: u64, hits: u64) -> Self {
        let n = to_f64(count.max(1));
        let value = to_f64(hits) / n;
        let square = Z95 * Z95;
        let middle = (value + square / (2.0 * n)) / (1.0 + square / n);
        let spread = value * (1.0 - value) / n + square / (4.0 * n * n);
        let half = Z95 * spread.sqrt() / (1.0 + square / n);
        Self {
            value,
            half_width: half + (middle - value).abs(),
        }
    }

    /// Whether the true figure could be this one.
    #[must_use]
    pub fn covers(&self, truth: f64) -> bool {
        (truth - self.value).abs() <= self.half_width
    }

    /// Whether two estimates are so far apart that their intervals do not meet.
    #[must_use]
    pub fn differs_from(&self, other: &Self) -> bool {
        (self.value - other.value).abs() > self.half_width + other.half_width
    }

    /// In another unit: a share in percent, with a factor of 100.
    #[must_use]
    pub fn scaled(&self, factor: f64) -> Self {
        Self {
            value: self.value * factor,
            half_width: self.half_width * factor,
        }
    }

    /// How many times as many items bring the half-width down to `wanted`.
    pub(super) fn times_for(&self, wanted: f64) -> f64 {
        let ratio = self.half_width / wanted;
        ratio * ratio
    }
}

/// A count as a number; counts of talks lie far below 2^53, where this is exact.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of talks are far below 2^53"
)]
pub(super) const fn to_f64(count: u64) -> f64 {
    count as f64
}

impl std::fmt::Display for Estimate {
    /// `34.2 ± 0.1`; the half-width is rounded up.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let half = (self.half_width * 10.0).ceil() / 10.0;
        write!(out, "{:.1} ± {half:.1}", self.value)
    }
}

#[cfg(test)]
mod tests {
    use super::Estimate;

    #[test]
    fn a_share_of_nothing_is_not_called_certain() {
        let none = Estimate::of_share(1000, 0);
        assert!(
            none.half_width > 0.003 && none.half_width < 0.004,
            "{none:?}"
        );
        let all = Estimate::of_share(1000, 1000);
        assert!((all.half_width - none.half_width).abs() < 1e-12);
        assert_eq!(none.scaled(100.0).to_string(), "0.0 ± 0.4");
    }

    #[test]
    fn a_mean_has_the_textbook_interval() {
        // 1, 2, 3, 4: mean 2.5, standard deviation 1.29, standard error 0.645.
        let mean = Estimate::of_mean(4, 10.0, 30.0);
        assert!((mean.value - 2.5).abs() < 1e-12);
        assert!((mean.half_width - 1.265).abs() < 1e-3, "{mean:?}");
        assert!((mean.times_for(mean.half_width / 2.0) - 4.0).abs() < 1e-9);
    }
}
