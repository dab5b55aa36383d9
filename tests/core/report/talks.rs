//! Finished talks as a list: counts, and cells that a spreadsheet does not run.

use composure::model::{Lang, Outcome, Phase};
use composure::record::{Kept, KeptCap, Record, Standing, Verdict, standings};
use composure::report::talks::{Listed, count, line, tables, to_csv, to_json};
use composure::score::exact;

use crate::records::{earlier, holding, played};

fn listed(change: impl FnOnce(&mut Record, &mut Verdict)) -> Listed {
    let mut record = played();
    let mut verdict = record.verdict.take().unwrap();
    change(&mut record, &mut verdict);
    Listed {
        record: Record {
            verdict: Some(verdict),
            ..record
        },
        standing: Some(Standing::Changed),
    }
}

#[test]
fn means_are_over_what_was_kept() {
    let talks = [
        listed(|_, _| ()),
        listed(|_, verdict| {
            verdict.total = exact(50);
            verdict.outcome = Some(Outcome::Escalated);
            for phase in &mut verdict.phases {
                phase.earned = &phase.worth / exact(2);
            }
            verdict.scenario.name = Kept {
                zh: "新名字".to_owned(),
                en: "new name".to_owned(),
            };
        }),
        listed(|record, _| record.practice = true),
        Listed {
            record: earlier(),
            standing: Some(Standing::Earlier),
        },
    ];
    let counts = count(&talks);
    assert_eq!((counts.listed, counts.practice, counts.earlier), (4, 1, 1));
    assert_eq!((counts.total.talks, counts.total.value()), (2, Some(75.0)));
    let scenario = &counts.scenarios["made-by-hand"];
    assert_eq!(
        (scenario.0.en.as_str(), scenario.1.value()),
        ("new name", Some(75.0))
    );
    assert_eq!(counts.outcomes[&Some(Outcome::Escalated)], 1);
    assert!(
        counts
            .phases
            .values()
            .all(|mean| mean.value() == Some(75.0))
    );
    let document = to_json(&talks, &counts);
    assert_eq!(document["summary"]["mean"], 75.0);
    assert_eq!(document["talks"][1]["record"]["verdict"]["total"], "50");
    let (opening, tables) = tables(&counts, Lang::Zh);
    assert!(opening.zh.starts_with("共 4 场"), "{}", opening.zh);
    assert_eq!(tables[0].1[0], ("新名字".to_owned(), 2, Some(75.0)));
    let cells = line(&talks[3], Lang::En);
    assert_eq!(cells[1..4], ["made-by-hand", "hesitant", ""]);
    assert_eq!(cells[5], "From an earlier version");
}

#[test]
fn figures_that_were_edited_by_hand_are_no_trap() {
    let talks = [listed(|record, verdict| {
        "=HYPERLINK(\"x\")".clone_into(&mut record.finished_on);
        verdict.total = exact(10).pow(900);
        for phase in &mut verdict.phases {
            phase.worth = exact(0);
        }
        for principle in &mut verdict.principles {
            principle.percent = -exact(10).pow(900);
        }
        verdict.displayed = Some(u32::MAX);
        verdict.turns.clear();
    })];
    let counts = count(&talks);
    assert!(counts.phases.values().all(|mean| mean.value().is_none()));
    for lang in [Lang::Zh, Lang::En] {
        assert!(to_csv(&talks, lang).contains("\"'=HYPERLINK(\"\"x\"\")\""));
        assert!(line(&talks[0], lang)[3].starts_with("4294967295"));
    }
    assert!(to_json(&talks, &counts)["summary"]["phases"][0]["mean"].is_null());
}

#[test]
fn ten_thousand_records_are_all_listed_and_counted() {
    let library = holding(|_| {});
    let both = [played(), earlier()];
    let records: Vec<Record> = both.iter().cycle().take(10_000).cloned().collect();
    let standings = standings(&records, &library);
    assert_eq!(standings[..2], [Standing::AsItWas, Standing::Earlier]);
    let talks: Vec<Listed> = records
        .into_iter()
        .zip(standings)
        .map(|(record, standing)| Listed {
            record,
            standing: Some(standing),
        })
        .collect();
    assert_eq!(count(&talks).total.value(), Some(100.0));
    assert_eq!(to_csv(&talks, Lang::En).lines().count(), 10_001);
}

#[test]
fn phases_that_hold_a_total_down_are_told_together() {
    let talk = listed(|_, verdict| {
        let principle = verdict.principles[0].principle.clone();
        verdict.capped = true;
        verdict.caps = vec![
            KeptCap::WeakPhase(Phase::Receive),
            KeptCap::Violated { principle, at: 2 },
            KeptCap::WeakPhase(Phase::Soothe),
            KeptCap::Unfinished(Phase::Close),
        ];
    });
    let name = |lang| {
        let verdict = talk.record.verdict.as_ref().unwrap();
        verdict.principles[0].principle.name.get(lang).to_owned()
    };
    let (zh, en) = (name(Lang::Zh), name(Lang::En));
    let told = line(&talk, Lang::Zh)[5].clone();
    let wanted = format!("不到一半的阶段：接待、安抚；第 3 步违反了“{zh}”；“收尾”没有谈完");
    assert!(told.ends_with(&wanted), "{told}");
    let told = line(&talk, Lang::En)[5].clone();
    let wanted =
        format!("less than half in Receive, Soothe; line 3 broke “{en}”; Close was not finished");
    assert!(told.ends_with(&wanted), "{told}");
}

#[test]
fn people_see_the_principles_kept_least_and_programs_all() {
    let talk = listed(|_, verdict| {
        let one = verdict.principles[0].clone();
        verdict.principles = (0..30)
            .map(|at| {
                let mut kept = one.clone();
                kept.principle.id = format!("principle-{at}");
                kept.percent = exact(at * 3);
                kept
            })
            .collect();
    });
    let counts = count(&[talk]);
    let (heading, rows) = tables(&counts, Lang::En).1.pop().unwrap();
    assert!(heading.en.contains("of 30"), "{}", heading.en);
    let means: Vec<f64> = rows.iter().filter_map(|row| row.2).collect();
    assert_eq!((means.len(), means[0]), (12, 0.0));
    assert!(means.is_sorted(), "{means:?}");
    let all = to_json(&[], &counts);
    let all = all["summary"]["principles"].as_array().unwrap();
    assert_eq!(all.len(), 30);
}
