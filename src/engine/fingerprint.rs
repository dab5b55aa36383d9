//! The fingerprint of a script: a SHA-256 over a canonical encoding of all that moves a talk or its score. Does not look
//! at wording, drawings or the order in a file.
//!
//! The encoding is explicit, so that it is the same on every machine and outlives the program: integers of fixed width,
//! lowest byte first; texts and lists behind their length; names instead of positions; lists that have no order of their
//! own sorted by name. Every type is taken apart whole: a field that is added does not compile here until somebody has
//! decided whether it moves a talk.

use sha2::{Digest, Sha256};

use super::ENGINE_VERSION;
use super::line::{Line, ScriptNode};
use crate::model::{
    Acceptance, Blueprint, Choice, CustomerType, Family, Gate, Named, Node, Phase, Principle,
    Rules, Scenario, Slot, Tactic, Target, Tuning, Variable,
};

/// First in every encoding; another encoding has another name.
const ENCODING: &str = "composure script 2";
/// Letters and digits without the ones that are easily confused (Crockford's base 32).
pub(super) const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Ten characters (50 bits) of the SHA-256 over a scenario's encoding, with its nodes as they are for one customer.
pub(super) fn fingerprint(
    scenario: &Scenario,
    customer: &CustomerType,
    rules: &Rules,
    nodes: &[ScriptNode],
) -> String {
    let mut out = Encoder {
        hash: Sha256::new(),
        scenario,
        rules,
    };
    out.text(ENCODING);
    out.integer(i64::from(ENGINE_VERSION));
    out.tuning(&rules.tuning);
    out.customer(customer);
    out.scenario(nodes);
    let digest = out.hash.finalize();
    let bits = digest
        .iter()
        .take(8)
        .fold(0_u64, |bits, &byte| bits << 8 | u64::from(byte));
    (0..10)
        .map(|place| char::from(ALPHABET[usize::from((bits >> (place * 5) & 31) as u8)]))
        .collect()
}

/// Puts values into a hash.
struct Encoder<'a> {
    hash: Sha256,
    /// For names of nodes, slots and flags.
    scenario: &'a Scenario,
    /// For principles.
    rules: &'a Rules,
}

impl Encoder<'_> {
    fn integer(&mut self, value: i64) {
        self.hash.update(value.to_le_bytes());
    }

    fn boolean(&mut self, on: bool) {
        self.hash.update([u8::from(on)]);
    }

    fn length(&mut self, count: usize) {
        // No file has so many of anything.
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        self.hash.update(count.to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.length(text.len());
        self.hash.update(text.as_bytes());
    }

    /// A text that may be missing; no text is as the empty one, which is no name.
    fn name(&mut self, name: Option<&str>) {
        self.text(name.unwrap_or_default());
    }

    /// A list, sorted by name.
    fn sorted<T>(
        &mut self,
        list: &[T],
        name: impl Fn(&T) -> &str,
        mut each: impl FnMut(&mut Self, &T),
    ) {
        let mut sorted: Vec<&T> = list.iter().collect();
        sorted.sort_by(|one, other| name(one).cmp(name(other)));
        self.length(sorted.len());
        for item in sorted {
            each(self, item);
        }
    }

    /// A table with a number for each word of an enum.
    fn row<W: Named>(&mut self, numbers: &[i64]) {
        let row: Vec<(&str, i64)> = words::<W>().zip(numbers.iter().copied()).collect();
        self.sorted(
            &row,
            |entry| entry.0,
            |out, entry| {
                out.text(entry.0);
                out.integer(entry.1);
            },
        );
    }

    /// Encodes a table with a row for each value of an enum and a column for each variable of the mood, both by name.
    fn mood_table<W: Named>(&mut self, rows: &[[i64; Variable::COUNT]]) {
        let table: Vec<_> = words::<W>().zip(rows).collect();
        self.sorted(
            &table,
            |entry| entry.0,
            |out, entry| {
                out.text(entry.0);
                out.row::<Variable>(entry.1);
            },
        );
    }

    fn tuning(&mut self, tuning: &Tuning) {
        let Tuning {
            benefit,
            harm,
            tactic_cost,
            kappa,
            blueprint,
            anger_cap,
            gap_cap,
            apology_floor,
            solve_floor,
            low_patience,
            low_patience_anger,
            boiling_turns,
            walkout_trust,
            walkout_anger,
            satisfaction,
            delight_gap,
            delight_anger,
            delight_trust,
            settled_gap,
            cap_phase_floor,
            cap_total,
        } = tuning;
        self.mood_table::<Family>(benefit);
        self.mood_table::<Family>(harm);
        self.mood_table::<Tactic>(tactic_cost);
        for &stretch in kappa {
            self.integer(i64::from(stretch));
        }
        self.blueprint(blueprint);
        for number in [
            anger_cap,
            gap_cap,
            apology_floor,
            solve_floor,
            low_patience,
            low_patience_anger,
            &i64::from(*boiling_turns),
            walkout_trust,
            walkout_anger,
            delight_gap,
            delight_anger,
            delight_trust,
            settled_gap,
            &i64::from(*cap_phase_floor),
            &i64::from(*cap_total),
        ] {
            self.integer(*number);
        }
        for &weight in satisfaction {
            self.integer(weight);
        }
    }

    fn blueprint(&mut self, blueprint: &Blueprint) {
        self.row::<Phase>(&blueprint.map(i64::from));
    }

    fn customer(&mut self, customer: &CustomerType) {
        let CustomerType {
            id,
            name: _,
            about: _,
            addresses: _,
            start,
            reactivity,
            gate: Gate { low, high, floor },
            rebound,
            decay,
            patience_cost,
            gains,
            accepts:
                Acceptance {
                    trust,
                    clarity,
                    anger,
                    distributive,
                },
            expectation_floor,
            boiling,
            look: _,
        } = customer;
        self.text(id);
        self.row::<Variable>(start);
        self.row::<Family>(gains);
        for number in [
            reactivity,
            low,
            high,
            floor,
            rebound,
            decay,
            patience_cost,
            trust,
            clarity,
            anger,
            distributive,
            expectation_floor,
            boiling,
        ] {
            self.integer(*number);
        }
    }

    fn scenario(&mut self, worked_out: &[ScriptNode]) {
        let Scenario {
            id,
            title: _,
            summary: _,
            event: _,
            difficulty: _,
            room: _,
            customers: _,
            brief: _,
            customer_goals: _,
            variants: _,
            // In the lines, by name.
            flags: _,
            start,
            turn_limit,
            blueprint,
            slots,
            nodes,
            endings: _,
        } = self.scenario;
        self.text(id);
        self.text(&self.scenario.node(*start).id);
        self.integer(i64::from(*turn_limit));
        self.boolean(blueprint.is_some());
        if let Some(blueprint) = blueprint {
            self.blueprint(blueprint);
        }
        self.sorted(
            slots,
            |slot| &slot.id,
            |out, slot| {
                let Slot { id, phase, weight } = slot;
                out.text(id);
                out.text(phase.name());
                out.integer(i64::from(*weight));
            },
        );
        let nodes: Vec<_> = nodes
            .iter()
            .zip(worked_out)
            .map(|(node, worked_out)| (node, worked_out.lines.as_slice()))
            .collect();
        self.sorted(
            &nodes,
            |(node, _)| &node.id,
            |out, &(node, lines)| out.node(node, lines),
        );
    }

    fn node(&mut self, node: &Node, lines: &[Line]) {
        let Node {
            id,
            phase,
            slot,
            speaker: _,
            tactic,
            gesture: _,
            room: _,
            says: _,
            refused,
            choices,
        } = node;
        self.text(id);
        self.text(phase.name());
        let slot = slot.map(|slot| &self.scenario.slots[usize::from(slot.0)]);
        self.name(slot.map(|slot| slot.id.as_str()));
        self.name(tactic.map(Tactic::name));
        self.boolean(refused.is_some());
        if let Some(refused) = refused {
            self.target(*refused);
        }
        let choices: Vec<_> = choices.iter().zip(lines).collect();
        self.sorted(
            &choices,
            |(choice, _)| &choice.id,
            |out, &(choice, line)| out.choice(choice, line),
        );
    }

    fn choice(&mut self, choice: &Choice, line: &Line) {
        let Choice {
            id,
            text: _,
            // In the line, as they are for this customer.
            tags: _,
            tags_for: _,
            counters,
            bites,
            because: _,
            because_for: _,
            set,
            needs,
            gives,
            goto,
        } = choice;
        self.text(id);
        self.boolean(*counters);
        self.boolean(*bites);
        self.flags(*set);
        self.flags(*needs);
        self.integer(i64::from(*gives));
        self.target(*goto);
        let tags: Vec<(&Principle, i8)> = line
            .tags
            .iter()
            .map(|&(principle, tag)| (self.rules.catalogue.get(principle), tag))
            .collect();
        self.sorted(
            &tags,
            |(principle, _)| &principle.id,
            |out, &(principle, tag)| out.tag(principle, tag),
        );
    }

    fn tag(&mut self, principle: &Principle, tag: i8) {
        let Principle {
            id,
            name: _,
            definition: _,
            family,
            phases,
            weight,
            // Bounds the tag when a file is checked, and moves nothing after that.
            kind: _,
            sources: _,
            status: _,
            // The line's tags are without those for other customers.
            only_for: _,
            good: _,
            bad: _,
        } = principle;
        self.text(id);
        self.integer(i64::from(tag));
        self.text(family.name());
        // Of its phases only this one moves anything: whether a refusal is an adjournment.
        self.boolean(phases.contains(&Phase::Stuck));
        self.integer(i64::from(*weight));
    }

    fn target(&mut self, target: Target) {
        let name = target
            .node()
            .map(|node| self.scenario.node(node).id.as_str());
        self.name(name);
    }

    /// A set of flags, by name.
    fn flags(&mut self, set: u64) {
        let names: Vec<&str> = (0..64)
            .zip(&self.scenario.flags)
            .filter(|(bit, _)| set >> bit & 1 == 1)
            .map(|(_, name)| name.as_str())
            .collect();
        self.sorted(&names, |name| name, |out, name| out.text(name));
    }
}

/// The words of an enum, in its own order.
fn words<W: Named>() -> impl Iterator<Item = &'static str> {
    W::all().iter().map(|&word| word.word())
}
