//! Twenty answers from 0 (never) to 5 (always), and their score.

use serde::{Deserialize, Serialize};

use crate::score::{Band, Exact, exact, rounded};

/// Items of the form.
pub const ITEMS: usize = 20;
/// The highest answer.
pub const MOST: u8 = 5;

/// The answers of one person to the form; none where nothing has been answered yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Option<u8>>", into = "Vec<Option<u8>>")]
pub struct Answers([Option<u8>; ITEMS]);

impl Answers {
    /// The answer to an item; none if it is unanswered or there is no such item.
    #[must_use]
    pub fn get(&self, item: usize) -> Option<u8> {
        self.0.get(item).copied().flatten()
    }

    /// Answers an item. An answer above 5 counts as 5; an item that does not exist is ignored.
    pub fn set(&mut self, item: usize, answer: Option<u8>) {
        if let Some(place) = self.0.get_mut(item) {
            *place = answer.map(|value| value.min(MOST));
        }
    }

    /// How many items are answered.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.0.iter().flatten().count()
    }

    /// Whether every item is answered, as one's own form must be.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.answered() == ITEMS
    }

    /// The first item without an answer.
    #[must_use]
    pub fn first_open(&self) -> Option<usize> {
        self.0.iter().position(Option::is_none)
    }

    /// Sum of the answers so far, 0..=100.
    #[must_use]
    pub fn sum(&self) -> u32 {
        self.0
            .iter()
            .flatten()
            .map(|&answer| u32::from(answer))
            .sum()
    }

    /// 100 · Σ / (5 · answered), as for somebody else's form, where items may be left out; none without an answer.
    #[must_use]
    pub fn share(&self) -> Option<Exact> {
        let answered = i64::try_from(self.answered()).ok().filter(|&n| n > 0)?;
        Some(exact(100 * i64::from(self.sum())) / exact(i64::from(MOST) * answered))
    }

    /// The score of one's own form, 0..=100; none until every item is answered.
    #[must_use]
    pub fn own_score(&self) -> Option<u32> {
        self.is_complete()
            .then(|| self.share().as_ref().map(rounded))?
    }

    /// The band of one's own form.
    #[must_use]
    pub fn band(&self) -> Option<Band> {
        self.own_score().map(Band::of)
    }
}

impl TryFrom<Vec<Option<u8>>> for Answers {
    type Error = String;

    fn try_from(list: Vec<Option<u8>>) -> Result<Self, String> {
        let count = list.len();
        let answers: [Option<u8>; ITEMS] = list
            .try_into()
            .map_err(|_| format!("a form has {ITEMS} answers, not {count}"))?;
        match answers.iter().flatten().find(|&&answer| answer > MOST) {
            Some(answer) => Err(format!("an answer is 0 to {MOST}, not {answer}")),
            None => Ok(Self(answers)),
        }
    }
}

impl From<Answers> for Vec<Option<u8>> {
    fn from(answers: Answers) -> Self {
        answers.0.to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(value: u8) -> Answers {
        let mut answers = Answers::default();
        (0..ITEMS).for_each(|item| answers.set(item, Some(value)));
        answers
    }

    #[test]
    fn sum_of_a_full_form_is_its_score() {
        for value in 0..=MOST {
            let answers = all(value);
            assert_eq!(answers.sum(), u32::from(value) * 20);
            assert_eq!(answers.own_score(), Some(answers.sum()));
        }
        assert_eq!(all(4).band(), Some(Band::Good));
        assert_eq!(all(5).band(), Some(Band::VeryGood));
        assert_eq!(all(0).band(), Some(Band::StartLearning));
    }

    #[test]
    fn own_score_waits_for_the_last_answer() {
        let mut answers = all(3);
        answers.set(7, None);
        assert_eq!(answers.own_score(), None);
        assert_eq!(answers.first_open(), Some(7));
        assert_eq!(answers.share().as_ref().map(rounded), Some(60));
        assert_eq!(Answers::default().share(), None);
    }

    #[test]
    fn answers_stay_on_the_scale() {
        let mut answers = Answers::default();
        answers.set(0, Some(9));
        answers.set(ITEMS, Some(3));
        assert_eq!((answers.get(0), answers.answered()), (Some(MOST), 1));
        assert!(serde_json::from_str::<Answers>("[1,2]").is_err());
        let text = serde_json::to_string(&all(2)).unwrap_or_default();
        assert_eq!(serde_json::from_str::<Answers>(&text).ok(), Some(all(2)));
        assert!(serde_json::from_str::<Answers>(&text.replace('2', "6")).is_err());
    }
}
