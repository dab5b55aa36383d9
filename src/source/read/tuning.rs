//! Reads `assets/model.ron`, the tables of the model. Does not apply them.

use crate::diagnostic::Code;
use crate::model::{Both, Family, Tactic, Tuning, Variable};
use crate::source::read::fields::Fields;
use crate::source::read::nouns::{NUMBERS, ROW, VARIABLE};
use crate::source::read::parts::blueprint;
use crate::source::read::reader::Reader;
use crate::source::read::shape;
use crate::source::syntax::tree::Value;

/// Reads the tables.
pub(crate) fn tuning(reader: &mut Reader<'_>, value: &Value) -> Option<Tuning> {
    let fields = reader.fields(value, &shape::MODEL)?;
    let benefit = table::<Family, { Family::COUNT }>(reader, &fields, "benefit", 0, 1000);
    let harm = table::<Family, { Family::COUNT }>(reader, &fields, "harm", 0, 100);
    let tactic_cost = table::<Tactic, { Tactic::COUNT }>(reader, &fields, "tactic_cost", 0, 100);
    let kappa = kappa(reader, &fields);
    let blueprint = fields
        .get("blueprint")
        .map(|value| blueprint(reader, value));
    let satisfaction = satisfaction(reader, &fields);
    let mut number = |name, low, high| {
        fields
            .get(name)
            .and_then(|value| reader.integer(value, low, high))
    };
    // Everything is read before anything is missed, so that one run finds all that is wrong.
    let anger_cap = number("anger_cap", 0, 1000);
    let gap_cap = number("gap_cap", 0, 1000);
    let apology_floor = number("apology_floor", 0, 1000);
    let solve_floor = number("solve_floor", 0, 1000);
    let low_patience = number("low_patience", 0, 100);
    let low_patience_anger = number("low_patience_anger", 0, 100);
    let boiling_turns = number("boiling_turns", 1, 20);
    let walkout_trust = number("walkout_trust", 0, 100);
    let walkout_anger = number("walkout_anger", 0, 100);
    let delight_gap = number("delight_gap", -100, 100);
    let delight_anger = number("delight_anger", 0, 100);
    let delight_trust = number("delight_trust", 0, 100);
    let settled_gap = number("settled_gap", -100, 100);
    let cap_phase_floor = number("cap_phase_floor", 0, 100);
    let cap_total = number("cap_total", 0, 100);
    Some(Tuning {
        benefit,
        harm,
        tactic_cost,
        kappa: kappa?,
        blueprint: blueprint?,
        anger_cap: anger_cap?,
        gap_cap: gap_cap?,
        apology_floor: apology_floor?,
        solve_floor: solve_floor?,
        low_patience: low_patience?,
        low_patience_anger: low_patience_anger?,
        boiling_turns: u8::try_from(boiling_turns?).ok()?,
        walkout_trust: walkout_trust?,
        walkout_anger: walkout_anger?,
        satisfaction: satisfaction?,
        delight_gap: delight_gap?,
        delight_anger: delight_anger?,
        delight_trust: delight_trust?,
        settled_gap: settled_gap?,
        cap_phase_floor: u32::try_from(cap_phase_floor?).ok()?,
        cap_total: u32::try_from(cap_total?).ok()?,
    })
}

/// A table with a row a family or tactic and a column a variable; what is not named is 0.
fn table<T: crate::model::Named + Into<usize>, const ROWS: usize>(
    reader: &mut Reader<'_>,
    fields: &Fields<'_>,
    name: &str,
    low: i64,
    high: i64,
) -> [[i64; Variable::COUNT]; ROWS] {
    let mut out = [[0; Variable::COUNT]; ROWS];
    let Some(value) = fields.get(name) else {
        return out;
    };
    for (key, row) in reader.map(value, Both::new("一行行数字", "rows of numbers")) {
        let Some(line) = reader.named::<T>(&key.value, &key.span, ROW) else {
            continue;
        };
        for (key, value) in reader.map(row, Both::new("心情各项的数字", "numbers by mood variable"))
        {
            if let Some(variable) = reader.named::<Variable>(&key.value, &key.span, VARIABLE)
                && let Some(number) = reader.integer(value, low, high)
            {
                out[line.into()][variable.index()] = number;
            }
        }
    }
    out
}

impl From<Family> for usize {
    fn from(family: Family) -> Self {
        family.index()
    }
}

impl From<Tactic> for usize {
    fn from(tactic: Tactic) -> Self {
        tactic.index()
    }
}

/// The key stretch: five numbers from 0 to 1000, strictly increasing, or the proofs of the score fail.
fn kappa(reader: &mut Reader<'_>, fields: &Fields<'_>) -> Option<[u32; 5]> {
    let value = fields.get("kappa")?;
    let numbers = numbers(reader, value, 0, 1000);
    let increasing = numbers.windows(2).all(|pair| pair[0] < pair[1]);
    let kappa: Option<[u32; 5]> = numbers
        .iter()
        .map(|&number| u32::try_from(number).unwrap_or_default())
        .collect::<Vec<_>>()
        .try_into()
        .ok();
    if kappa.is_some() && increasing && numbers.first() == Some(&0) && numbers.last() == Some(&1000)
    {
        return kappa;
    }
    let finding = reader.at(
        Code::OUT_OF_RANGE,
        &value.span,
        Both::new(
            "要有五个数字，从 0 到 1000 一个比一个大",
            "five numbers, strictly increasing from 0 to 1000, are needed",
        ),
    );
    reader.report(finding);
    None
}

fn satisfaction(reader: &mut Reader<'_>, fields: &Fields<'_>) -> Option<[i64; 3]> {
    let value = fields.get("satisfaction")?;
    let weights: Option<[i64; 3]> = numbers(reader, value, 0, 100).try_into().ok();
    let sound = weights.filter(|weights| weights.iter().sum::<i64>() == 100);
    if sound.is_none() {
        let finding = reader.at(
            Code::OUT_OF_RANGE,
            &value.span,
            Both::new(
                "要有三个权重，加起来是 100",
                "three weights that sum to 100 are needed",
            ),
        );
        reader.report(finding);
    }
    sound
}

fn numbers(reader: &mut Reader<'_>, value: &Value, low: i64, high: i64) -> Vec<i64> {
    let items = reader.list(value, NUMBERS);
    items
        .iter()
        .filter_map(|item| reader.integer(item, low, high))
        .collect()
}
