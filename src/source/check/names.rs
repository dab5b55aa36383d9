//! Resolves the names of a scenario: nodes, flags, slots, principles, customer types, placeholders.
//!
//! **Does not** look at paths through the scenario; that is the structure pass.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::diagnostic::{Code, Patch, did_you_mean, suggestion};
use crate::model::{
    Both, Catalogue, Choice, Condition, FlagId, Kind, Node, NodeId, Outcome, Phase, PrincipleId,
    Saying, Scenario, Slot, SlotId, Target, Text, TypeId, words,
};
use crate::source::check::nodes;
use crate::source::check::placeholders;
use crate::source::read::nouns::{CUSTOMER, FLAG, NODE, PRINCIPLE};
use crate::source::read::parts::Name;
use crate::source::read::places::Places;
use crate::source::read::raw::RawScenario;
use crate::source::read::raw_node::{RawChoice, RawCondition, RawNode, RawTags, RawTarget};
use crate::source::read::reader::{FIRST, Reader};

/// Most flags a scenario can have: they live in one machine word.
const MOST_FLAGS: usize = 64;

/// So many names are looked through for one that may be meant: one more than would do.
const MOST_NAMES: usize = 501;

/// What names may refer to outside the scenario.
#[derive(Clone, Copy)]
pub(crate) struct Known<'a> {
    /// The principles.
    pub catalogue: &'a Catalogue,
    /// Ids of the customer types, by [`TypeId`].
    pub types: &'a [String],
}

struct Resolver<'a, 'r> {
    reader: &'a mut Reader<'r>,
    known: Known<'a>,
    nodes: BTreeMap<&'a str, NodeId>,
    flags: BTreeMap<&'a str, FlagId>,
    offered: BTreeSet<TypeId>,
    /// Two nodes have the same id.
    twin_nodes: bool,
    /// Where the customer types are listed.
    customers: Option<Range<usize>>,
}

/// Resolves a raw scenario. What cannot be resolved is reported and left out; the result is used only if nothing was.
pub(crate) fn resolve(
    reader: &mut Reader<'_>,
    raw: &RawScenario,
    known: Known<'_>,
) -> (Option<Scenario>, Places) {
    let places = Places::of(raw);
    let mut resolver = Resolver {
        nodes: index(raw.nodes.iter().map(|(name, _)| name), NodeId),
        flags: flags(reader, &raw.flags),
        offered: BTreeSet::new(),
        twin_nodes: raw.twin_nodes,
        customers: raw.customers.first().map(|name| name.span.clone()),
        reader,
        known,
    };
    nodes::check(resolver.reader, raw);
    let customers: Vec<TypeId> = raw
        .customers
        .iter()
        .filter_map(|name| resolver.customer_type(name))
        .collect();
    resolver.offered = customers.iter().copied().collect();
    placeholders::check(resolver.reader, raw);
    let (slots, slot_of) = resolver.slots(raw);
    let nodes: Vec<Node> = raw
        .nodes
        .iter()
        .zip(slot_of)
        .map(|((name, node), slot)| resolver.node(name, node, slot))
        .collect();
    let start = raw.start.as_ref().and_then(|name| resolver.node_id(name));
    let scenario = assemble(raw, customers, slots, nodes, start);
    (scenario, places)
}

/// Puts the parts together; none if one that must be there is not.
fn assemble(
    raw: &RawScenario,
    customers: Vec<TypeId>,
    slots: Vec<Slot>,
    nodes: Vec<Node>,
    start: Option<NodeId>,
) -> Option<Scenario> {
    Some(Scenario {
        id: raw.id.as_ref()?.value.clone(),
        title: raw.title.clone()?,
        summary: raw.summary.clone()?,
        event: raw.event?,
        difficulty: raw.difficulty?,
        room: raw.room?,
        customers,
        brief: raw.brief.clone(),
        customer_goals: raw.customer_goals.clone(),
        variants: raw.variants.iter().map(|v| v.value.clone()).collect(),
        flags: raw.flags.iter().map(|flag| flag.value.clone()).collect(),
        start: start?,
        turn_limit: raw.turn_limit?,
        blueprint: raw.blueprint,
        slots,
        nodes,
        endings: std::array::from_fn(|index| {
            raw.endings
                .get(&Outcome::ALL[index])
                .cloned()
                .unwrap_or_default()
        }),
    })
}

/// Positions by name; the first of two equal names counts.
fn index<'a, T>(
    names: impl Iterator<Item = &'a Name>,
    wrap: impl Fn(u16) -> T,
) -> BTreeMap<&'a str, T> {
    let mut out = BTreeMap::new();
    for (position, name) in (0..=u16::MAX).zip(names) {
        out.entry(name.value.as_str())
            .or_insert_with(|| wrap(position));
    }
    out
}

/// Flags by name, each declared once.
fn flags<'a>(reader: &mut Reader<'_>, names: &'a [Name]) -> BTreeMap<&'a str, FlagId> {
    let mut out: BTreeMap<&str, FlagId> = BTreeMap::new();
    for (position, name) in names.iter().enumerate() {
        if position >= MOST_FLAGS {
            let finding = reader.at(
                Code::OUT_OF_RANGE,
                &name.span,
                words!(
                    "一个场景最多有 {MOST_FLAGS} 个标记",
                    "a scenario can have at most {MOST_FLAGS} flags"
                ),
            );
            reader.report(finding);
            break;
        }
        if out.contains_key(name.value.as_str()) {
            let finding = reader.at(
                Code::DUPLICATE_KEY,
                &name.span,
                words!(
                    "标记 `{}` 声明了两次",
                    "the flag `{}` is declared twice",
                    name.value
                ),
            );
            let finding = reader.without_twin(finding, name.span.clone());
            reader.report(finding);
        } else if let Ok(position) = u8::try_from(position) {
            out.insert(&name.value, FlagId(position));
        }
    }
    out
}

impl Resolver<'_, '_> {
    /// Reports a name that resolves to nothing.
    fn unknown<'n>(
        &mut self,
        code: &'static Code,
        name: &Name,
        what: Both,
        names: impl Iterator<Item = &'n str>,
    ) {
        if self.reader.is_full() {
            return;
        }
        let names: Vec<&str> = names.collect();
        let help = suggestion(&name.value, names.iter().copied()).map(|close| did_you_mean(&close));
        let message = words!(
            "没有{what} `{name}`",
            "there is no {what} `{name}`",
            what = what,
            name = Text::same(name.value.escape_debug().to_string())
        );
        let finding = self.reader.at(code, &name.span, message).maybe_help(help);
        let finding = self.reader.renamed(finding, &name.value, &name.span, names);
        self.reader.report(finding);
    }

    fn node_id(&mut self, name: &Name) -> Option<NodeId> {
        let found = self.nodes.get(name.value.as_str()).copied();
        // Of two nodes with one id, the other is the one that is looked for.
        if found.is_none() && !self.twin_nodes {
            let names: Vec<&str> = self.nodes.keys().copied().take(MOST_NAMES).collect();
            self.unknown(Code::UNKNOWN_NODE, name, NODE, names.into_iter());
        }
        found
    }

    fn flag(&mut self, name: &Name) -> Option<FlagId> {
        let found = self.flags.get(name.value.as_str()).copied();
        if found.is_none() {
            let names: Vec<&str> = self.flags.keys().copied().collect();
            self.unknown(Code::UNKNOWN_FLAG, name, FLAG, names.into_iter());
        }
        found
    }

    fn flag_set(&mut self, names: &[Name]) -> u64 {
        names
            .iter()
            .filter_map(|name| self.flag(name))
            .fold(0, |set, flag| set | 1 << flag.0)
    }

    fn customer_type(&mut self, name: &Name) -> Option<TypeId> {
        let types = self.known.types;
        let found = types.iter().position(|id| *id == name.value);
        if found.is_none() {
            let known = types.iter().map(String::as_str);
            self.unknown(Code::UNKNOWN_TYPE, name, CUSTOMER, known);
        }
        found
            .and_then(|position| u8::try_from(position).ok())
            .map(TypeId)
    }

    /// A type that this scenario is offered for.
    fn offered_type(&mut self, name: &Name) -> Option<TypeId> {
        let found = self.customer_type(name)?;
        if !self.offered.contains(&found) {
            let message = words!(
                "这个场景没有提供客户类型 `{}`",
                "the scenario is not offered for `{}`",
                name.value
            );
            let mut finding = self
                .reader
                .at(Code::UNKNOWN_TYPE, &name.span, message)
                .help(Both::new(
                    "把它加进 `customers`，或者删掉这一项",
                    "add it to `customers` or remove the entry",
                ));
            if let Some(list) = &self.customers {
                finding =
                    finding.other(list.clone(), Both::new("提供的是这些", "offered are these"));
            }
            self.reader.report(finding);
        }
        Some(found)
    }

    /// The slots in order of appearance, and the slot of each node.
    fn slots(&mut self, raw: &RawScenario) -> (Vec<Slot>, Vec<Option<SlotId>>) {
        let mut slots: Vec<Slot> = Vec::new();
        let mut first: BTreeMap<&str, (SlotId, &Name)> = BTreeMap::new();
        let mut of_nodes = Vec::with_capacity(raw.nodes.len());
        for (_, node) in &raw.nodes {
            let Some(name) = &node.slot else {
                of_nodes.push(None);
                continue;
            };
            let phase = node.phase.unwrap_or(Phase::Propose);
            if let Some(&(id, before)) = first.get(name.value.as_str()) {
                let slot = &slots[usize::from(id.0)];
                if slot.phase != phase || slot.weight != node.weight {
                    let message = words!(
                        "计分处 `{}` 在别处的阶段或权重不一样",
                        "the slot `{}` has another phase or weight elsewhere",
                        name.value
                    );
                    let finding = self
                        .reader
                        .at(Code::SLOT_MISMATCH, &name.span, message)
                        .other(before.span.clone(), FIRST);
                    self.reader.report(finding);
                }
                of_nodes.push(Some(id));
                continue;
            }
            let id = SlotId(u16::try_from(slots.len()).unwrap_or(u16::MAX));
            first.insert(&name.value, (id, name));
            slots.push(Slot {
                id: name.value.clone(),
                phase,
                weight: node.weight,
            });
            of_nodes.push(Some(id));
        }
        (slots, of_nodes)
    }

    fn node(&mut self, name: &Name, raw: &RawNode, slot: Option<SlotId>) -> Node {
        Node {
            id: name.value.clone(),
            phase: raw.phase.unwrap_or(Phase::Propose),
            slot,
            speaker: raw.speaker,
            tactic: raw.tactic,
            gesture: raw.gesture,
            room: raw.room,
            says: raw
                .says
                .iter()
                .map(|saying| Saying {
                    when: saying
                        .when
                        .iter()
                        .filter_map(|condition| self.condition(condition))
                        .collect(),
                    text: saying.text.clone(),
                })
                .collect(),
            refused: raw.refused.as_ref().and_then(|target| self.target(target)),
            choices: raw
                .choices
                .iter()
                .map(|choice| self.choice(raw, choice))
                .collect(),
        }
    }

    fn choice(&mut self, node: &RawNode, raw: &RawChoice) -> Choice {
        let answers = [&raw.counters, &raw.bites];
        if let [Some(span), other] | [other, Some(span)] = answers
            && (!node.names_tactic || other.is_some())
        {
            let message = if node.names_tactic {
                Both::new(
                    "一个选项不能既接住招数又落进招数",
                    "a line cannot both counter a tactic and bite",
                )
            } else {
                Both::new("客户在这里没有用招数", "the customer uses no tactic here")
            };
            let mut finding = self.reader.at(Code::ANSWER_WITHOUT_TACTIC, span, message);
            if !node.names_tactic {
                let place = node.tactic_place..node.tactic_place + 1;
                let label = Both::new("这后面没有写 `tactic`", "no `tactic` stands behind this");
                finding = finding.other(place, label);
            }
            self.reader.report(finding);
        }
        Choice {
            id: raw
                .id
                .as_ref()
                .map_or_else(String::new, |id| id.value.clone()),
            text: raw.text.clone(),
            tags: self.tags(&raw.tags),
            tags_for: raw
                .tags_for
                .iter()
                .filter_map(|(name, tags)| {
                    let tags = self.tags(tags);
                    Some((self.offered_type(name)?, tags))
                })
                .collect(),
            counters: raw.counters.is_some(),
            bites: raw.bites.is_some(),
            because: raw.because.clone(),
            because_for: self.by_type(&raw.because_for),
            set: self.flag_set(&raw.set),
            needs: self.flag_set(&raw.needs),
            gives: raw.gives,
            goto: raw
                .goto
                .as_ref()
                .and_then(|target| self.target(target))
                .unwrap_or(Target::End),
        }
    }

    fn by_type(&mut self, entries: &[(Name, Text)]) -> BTreeMap<TypeId, Text> {
        entries
            .iter()
            .filter_map(|(name, text)| Some((self.offered_type(name)?, text.clone())))
            .collect()
    }

    fn tags(&mut self, raw: &RawTags) -> Vec<(PrincipleId, i8)> {
        let mut out = Vec::with_capacity(raw.len());
        for (name, tag) in raw {
            let Some(id) = self.known.catalogue.find(&name.value) else {
                let names = self.known.catalogue.by_id.keys().map(String::as_str);
                self.unknown(Code::UNKNOWN_PRINCIPLE, name, PRINCIPLE, names);
                continue;
            };
            if *tag > 0 && self.known.catalogue.get(id).kind == Kind::Dont {
                let message = words!(
                    "`{}` 是禁止类原则，没有“做到”可言",
                    "`{}` is a prohibition: it cannot be followed",
                    name.value
                );
                let finding = self
                    .reader
                    .at(Code::FOLLOWED_PROHIBITION, &name.span, message)
                    .help(Both::new(
                        "在违反它的选项上标注 -1 或 -2，这里不写",
                        "tag the lines that break it with -1 or -2, and leave it out here",
                    ));
                self.reader.report(finding);
            }
            out.push((id, *tag));
        }
        out.sort_unstable();
        out
    }

    fn target(&mut self, raw: &RawTarget) -> Option<Target> {
        match raw {
            RawTarget::End => Some(Target::End),
            RawTarget::Node(name) if name.value == "end" => {
                let message = Both::new(
                    "谈话的结束写成不加引号的 `end`",
                    "the end of the talk is the bare word `end`",
                );
                let bare = vec![Patch::new(name.span.clone(), "end")];
                let finding = self.reader.at(Code::UNKNOWN_NODE, &name.span, message);
                self.reader
                    .report(finding.remedy(Both::new("改成 `end`", "write `end`"), bare));
                None
            }
            RawTarget::Node(name) => self.node_id(name).map(Target::Node),
        }
    }

    fn condition(&mut self, raw: &RawCondition) -> Option<Condition> {
        Some(match raw {
            RawCondition::AtLeast(variable, points) => Condition::AtLeast(*variable, *points),
            RawCondition::AtMost(variable, points) => Condition::AtMost(*variable, *points),
            RawCondition::Flag(name) => Condition::Flag(self.flag(name)?),
            RawCondition::NoFlag(name) => Condition::NoFlag(self.flag(name)?),
            RawCondition::Customer(name) => Condition::Customer(self.offered_type(name)?),
        })
    }
}
