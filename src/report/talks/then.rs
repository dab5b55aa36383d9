//! What a talk came to, and beside it what the same lines come to today. Does not replay.

use super::listed::{caps, outcome, result, versions};
use crate::model::{Lang, Text, words};
use crate::record::Verdict;
use crate::score::one_decimal;

/// What a talk came to, and beside it what the same lines come to today: lines for people.
#[must_use]
pub fn then_and_now(day: &str, then: &Verdict, now: Option<&Verdict>, lang: Lang) -> Vec<String> {
    let whole = |verdict: &Verdict| {
        let parts = [
            result(verdict, lang),
            outcome(verdict, lang).to_owned(),
            caps(verdict, lang),
        ];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let parts = parts.join(" · ");
        let whole = words!(
            "{parts}（{versions}）",
            "{parts} ({versions})",
            parts = Text::same(parts),
            versions = versions(verdict)
        );
        whole.get(lang).to_owned()
    };
    let (name, customer) = (then.scenario.name.get(lang), then.customer.name.get(lang));
    let then_is = whole(then);
    let mut out = vec![format!("{name} · {customer}")];
    let mut say = |text: Text| out.push(text.get(lang).to_owned());
    say(words!(
        "当时（{day}）：{then_is}",
        "Then ({day}): {then_is}"
    ));
    if let Some(now) = now {
        let now_is = whole(now);
        say(words!(
            "按现在的版本：{now_is}",
            "By today's version: {now_is}"
        ));
    }
    let points = |place: String, of: &dyn Fn(&Verdict) -> Option<(String, String)>| {
        let (earned, worth) = of(then).unwrap_or_default();
        match now.and_then(of) {
            None => words!(
                "{place}：{earned} / {worth} 分",
                "{place}: {earned} of {worth}"
            ),
            Some((earned_now, worth_now)) => words!(
                "{place}：当时 {earned} / {worth} 分，现在 {earned_now} / {worth_now} 分",
                "{place}: then {earned} of {worth}, now {earned_now} of {worth_now}"
            ),
        }
    };
    for phase in &then.phases {
        let of = |verdict: &Verdict| {
            let same = verdict
                .phases
                .iter()
                .find(|kept| kept.phase == phase.phase)?;
            Some((one_decimal(&same.earned), one_decimal(&same.worth)))
        };
        say(points(phase.phase.label().get(lang).to_owned(), &of));
    }
    for (at, turn) in then.turns.iter().enumerate() {
        let of = |verdict: &Verdict| {
            let same = verdict.turns.get(at)?;
            Some((one_decimal(&same.earned), one_decimal(&same.worth)))
        };
        let number = at + 1;
        let place = words!("第 {number} 句", "Line {number}");
        say(points(place.get(lang).to_owned(), &of));
        say(Text::same(format!("    {}", turn.said.get(lang))));
    }
    out
}
