//! Wordings that no run hears, because no mood there fits. Those that contradict themselves are other rules'.

use crate::analysis::{Fact, Finding};
use crate::diagnostic::Diagnostic;
use crate::lint::{Cast, Subject, rule, unmet};
use crate::model::{Both, words};

rule! {
    "L0114" "wording-out-of-reach" Note Scenario(check)
    finds: "有走法能到这个节点，可是不管面对场景提供的哪类客户，都没有一种走法能听到这个说法：要么可以证明听不到，要么在很多场谈话里都没有听到，问题里写明是哪一种。",
        "Runs come to this node, but none hears this wording, with any customer type that the scenario offers: either that is proven, or it was not heard in many talks. The message says which.";
    why: "客户在这里从来没有它要求的心情，这个说法就白写了。",
        "The customer is never in the mood that it asks for here, so that writing it was in vain.";
    remedy: "把界限移近这里会出现的心情，或者删掉这个说法。",
        "Move the bound nearer to the moods that occur here, or take the wording out.";
    wrong: "(when: [at_least(anger, 95)], text: …), // 谈话一开头，客户还很平静",
        r"(when: [at_least(anger, 95)], text: …), // at the very beginning, with a calm customer";
    right: r"(when: [at_least(anger, 30)], text: …),";
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, node) in subject.nodes() {
        let visits = |cast: &Cast| cast.figures.reach.visits(id);
        if !subject.casts.iter().any(visits) {
            continue;
        }
        for (at, wording) in (0..node.says.len()).zip(0_u16..) {
            let fact = Fact::Wording(id, wording);
            let Some(unmet) = unmet(subject, |_| fact) else {
                continue;
            };
            let is_proven = |cast: &Cast| *cast.figures.reach.of(fact) == Finding::Impossible;
            let message = if subject.casts.iter().all(is_proven) {
                Both::new(
                    "没有客户在这里会有这个说法要求的心情",
                    "no customer is ever in the mood for this wording here",
                )
                .into()
            } else {
                words!(
                    "{unmet}听到这个说法",
                    "{unmet} hears this wording",
                    unmet = unmet
                )
            };
            found.push(subject.at(RULE.code, subject.wording(id, at), message));
        }
    }
}
