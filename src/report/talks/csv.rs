//! Finished talks for spreadsheets. Does not write files.

use super::listed::{Listed, caps, outcome};
use crate::model::{Both, Lang};
use crate::record::{Record, Verdict};
use crate::score::one_decimal;

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
