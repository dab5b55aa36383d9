//! Why a total is capped, in words.

use crate::engine::Script;
use crate::score::Cap;

use super::kit::Kit;

/// One reason.
pub fn cap_line(kit: &Kit<'_>, script: &Script, reason: &Cap) -> String {
    let phase = |key, phase: crate::model::Phase| {
        let name = kit.words.name(phase.label());
        kit.words.with(key, &[("phase", name.into())])
    };
    match reason {
        Cap::WeakPhase(weak) => phase("cap-phase", *weak),
        Cap::Unfinished(unfinished) => phase("cap-unfinished", *unfinished),
        Cap::Violated(principle, index) => {
            let name = kit.text(&script.rules.catalogue.get(*principle).name);
            let values = [("principle", name.into()), ("turn", (index + 1).into())];
            kit.words.with("cap-principle", &values)
        }
    }
}
