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
    // Everything is read before anything is missed, so that one run finds all that is wrong.
    let anger_cap = fields.integer(reader, "anger_cap");
    let gap_cap = fields.integer(reader, "gap_cap");
    let apology_floor = fields.integer(reader, "apology_floor");
    let solve_floor = fields.integer(reader, "solve_floor");
    let low_patience = fields.integer(reader, "low_patience");
    let low_patience_anger = fields.integer(reader, "low_patience_anger");
    let boiling_turns = fields.integer(reader, "boiling_turns");
    let walkout_trust = fields.integer(reader, "walkout_trust");
    let walkout_anger = fields.integer(reader, "walkout_anger");
    let delight_gap = fields.integer(reader, "delight_gap");
    let delight_anger = fields.integer(reader, "delight_anger");
    let delight_trust = fields.integer(reader, "delight_trust");
    let settled_gap = fields.integer(reader, "settled_gap");
    let cap_phase_floor = fields.integer(reader, "cap_phase_floor");
    let cap_total = fields.integer(reader, "cap_total");
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
        boiling_turns: boiling_turns?,
        walkout_trust: walkout_trust?,
        walkout_anger: walkout_anger?,
        satisfaction: satisfaction?,
        delight_gap: delight_gap?,
        delight_anger: delight_anger?,
        delight_trust: delight_trust?,
        settled_gap: settled_gap?,
        cap_phase_floor: cap_phase_floor?,
        cap_total: cap_total?,
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
    reader.each(value, NUMBERS, |reader, item| {
        reader.integer(item, low, high)
    })
}
