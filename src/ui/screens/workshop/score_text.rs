//! What a run comes to, in words: everywhere the same.

use egui::Ui;

use crate::engine::Script;
use crate::score::one_decimal;
use crate::ui::caps::cap_line;
use crate::ui::kit::Kit;
use crate::ui::theme::Type;
use crate::workshop::RunScore;

/// The total; if a cap holds it down, the cap and the sum.
pub fn score_text(kit: &Kit<'_>, score: &RunScore) -> String {
    let sum = one_decimal(&score.sum);
    match &score.cap {
        _ if !score.is_scored => kit.t("not-scored"),
        None => sum,
        Some((cap, _)) => {
            let values = [("cap", (*cap).into()), ("sum", sum.into())];
            kit.words.with("run-capped", &values)
        }
    }
}

/// Why a cap holds the total down; nothing if none does.
pub fn cap_reasons_ui(ui: &mut Ui, kit: &Kit<'_>, script: &Script, score: &RunScore) {
    let Some((cap, reasons)) = &score.cap else {
        return;
    };
    let reasons: Vec<String> = reasons
        .iter()
        .map(|reason| cap_line(kit, script, reason))
        .collect();
    let values = [
        ("cap", (*cap).into()),
        ("reasons", reasons.join(" · ").into()),
    ];
    let told = kit.words.with("run-cap-reasons", &values);
    kit.colored(ui, Type::Caption, kit.palette().warm, told);
}
