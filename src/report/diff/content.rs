//! What an edit adds, removes and changes in a scenario, matched by id. Does not compute what that does to anybody.

use std::collections::BTreeMap;

use super::Side;
use crate::model::{
    Authority, Blueprint, Brief, Choice, Condition, FlagId, Gesture, Node, Phase, PrincipleId,
    Room, Saying, Scenario, Slot, Tactic, Target, Text, TypeId, named_enum,
};

named_enum! {
    /// What changed.
    Part {
        /// The scenario itself.
        Scenario = "scenario" ("场景", "Scenario"),
        /// A slot.
        Slot = "slot" ("计分处", "Slot"),
        /// A flag.
        Flag = "flag" ("标记", "Flag"),
        /// A node.
        Node = "node" ("节点", "Node"),
        /// A choice; its name is `node/choice`.
        Choice = "choice" ("选项", "Choice"),
    }
}

/// How it changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It had this id before and is the same otherwise.
    Renamed(String),
    /// These fields of it, by their names in the file.
    Changed(Vec<&'static str>),
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentChange {
    /// What changed.
    pub part: Part,
    /// Its id (the new one).
    pub name: String,
    /// How.
    pub change: Change,
}

/// Fields with their contents in a form that does not depend on places in lists.
type Fields = Vec<(&'static str, String)>;

/// A side whose nodes may be known by other names.
struct Names<'a> {
    side: Side<'a>,
    /// From the id before to the id after.
    renamed: BTreeMap<String, String>,
}

impl Names<'_> {
    fn node(&self, id: &str) -> String {
        self.renamed
            .get(id)
            .cloned()
            .unwrap_or_else(|| id.to_owned())
    }

    fn target(&self, target: Target) -> String {
        match target {
            Target::Node(id) => format!("node {}", self.node(&self.side.scenario.node(id).id)),
            Target::End => "end".to_owned(),
        }
    }

    fn flags(&self, set: u64) -> String {
        let flags = self.side.scenario.flags.iter().enumerate();
        let named = flags.filter(|(at, _)| set >> (*at).min(63) & 1 == 1);
        let mut names: Vec<&str> = named.map(|(_, name)| name.as_str()).collect();
        names.sort_unstable();
        names.join(" ")
    }

    fn tags(&self, tags: &[(PrincipleId, i8)]) -> String {
        let catalogue = &self.side.library.rules.catalogue;
        let mut named: Vec<String> = tags
            .iter()
            .map(|&(id, tag)| format!("{} {tag}", catalogue.get(id).id))
            .collect();
        named.sort_unstable();
        named.join(", ")
    }

    fn type_name(&self, id: TypeId) -> &str {
        &self.side.library.customer_type(id).id
    }

    fn condition(&self, condition: &Condition) -> String {
        let flag = |id: &FlagId| {
            let name = self.side.scenario.flags.get(usize::from(id.0));
            name.cloned().unwrap_or_default()
        };
        match condition {
            Condition::Flag(id) => format!("flag {}", flag(id)),
            Condition::NoFlag(id) => format!("no flag {}", flag(id)),
            Condition::Customer(id) => format!("customer {}", self.type_name(*id)),
            Condition::AtLeast(variable, points) => {
                format!("{} at least {points}", variable.name())
            }
            Condition::AtMost(variable, points) => format!("{} at most {points}", variable.name()),
        }
    }

    // Types are taken apart, so that a field that is new in them does not compile here until it is compared.
    fn choice(&self, choice: &Choice) -> Fields {
        let Choice {
            id: _,
            text,
            tags,
            tags_for,
            counters,
            bites,
            because,
            because_for,
            set,
            needs,
            gives,
            goto,
        } = choice;
        let tags_for = tags_for.iter();
        let tags_for: Vec<String> = tags_for
            .map(|(id, tags)| format!("{}: {}", self.type_name(*id), self.tags(tags)))
            .collect();
        let because_for = because_for.iter();
        let because_for: Vec<String> = because_for
            .map(|(id, text)| format!("{}: {}", self.type_name(*id), both(text)))
            .collect();
        vec![
            ("text", both(text)),
            ("tags", self.tags(tags)),
            ("tags_for", tags_for.join("; ")),
            ("counters", counters.to_string()),
            ("bites", bites.to_string()),
            ("because", both(because)),
            ("because_for", because_for.join("; ")),
            ("set", self.flags(*set)),
            ("needs", self.flags(*needs)),
            ("gives", gives.to_string()),
            ("goto", self.target(*goto)),
        ]
    }

    fn node_fields(&self, node: &Node) -> Fields {
        let Node {
            id: _,
            phase,
            slot,
            speaker,
            tactic,
            gesture,
            room,
            says,
            refused,
            choices,
        } = node;
        let slots = &self.side.scenario.slots;
        let slot = slot.and_then(|slot| slots.get(usize::from(slot.0)));
        let says: Vec<String> = says
            .iter()
            .map(|Saying { when, text }| {
                let when: Vec<String> = when.iter().map(|c| self.condition(c)).collect();
                format!("{} -> {}", when.join(" and "), both(text))
            })
            .collect();
        let order: Vec<&str> = choices.iter().map(|choice| choice.id.as_str()).collect();
        vec![
            ("phase", phase.name().to_owned()),
            ("slot", name(slot.map(|slot| slot.id.as_str()))),
            ("speaker", speaker.name().to_owned()),
            ("tactic", name(tactic.map(Tactic::name))),
            ("gesture", name(gesture.map(Gesture::name))),
            ("room", name(room.map(Room::name))),
            ("says", says.join("\n")),
            (
                "refused",
                refused.map(|to| self.target(to)).unwrap_or_default(),
            ),
            ("choices (order)", order.join(" ")),
        ]
    }

    fn slots(&self) -> BTreeMap<String, Fields> {
        let fields = |slot: &Slot| {
            let Slot {
                id: _,
                phase,
                weight,
            } = slot;
            vec![
                ("phase", phase.name().to_owned()),
                ("weight", weight.to_string()),
            ]
        };
        let slots = self.side.scenario.slots.iter();
        slots.map(|slot| (slot.id.clone(), fields(slot))).collect()
    }

    fn flag_list(&self) -> BTreeMap<String, Fields> {
        let flags = self.side.scenario.flags.iter();
        flags.map(|flag| (flag.clone(), Vec::new())).collect()
    }

    fn nodes(&self) -> BTreeMap<String, Fields> {
        let nodes = self.side.scenario.nodes.iter();
        let entry = |node: &Node| (self.node(&node.id), self.node_fields(node));
        nodes.map(entry).collect()
    }

    fn choices(&self) -> BTreeMap<String, Fields> {
        let mut out = BTreeMap::new();
        for node in &self.side.scenario.nodes {
            let id = self.node(&node.id);
            for choice in &node.choices {
                out.insert(format!("{id}/{}", choice.id), self.choice(choice));
            }
        }
        out
    }

    fn scenario_fields(&self) -> Fields {
        let Scenario {
            id,
            title,
            summary,
            event,
            difficulty,
            room,
            customers,
            brief,
            customer_goals,
            variants,
            // Compared one by one.
            flags: _,
            start,
            turn_limit,
            blueprint,
            slots: _,
            nodes: _,
            endings,
        } = self.side.scenario;
        let customers = customers.iter().map(|id| self.type_name(*id));
        let start = &self.side.scenario.node(*start).id;
        let variants = variants.iter().map(|variant| {
            let filled = variant.iter();
            let filled = filled.map(|(name, text)| format!("{name}: {}", both(text)));
            filled.collect::<Vec<String>>().join(", ")
        });
        vec![
            ("id", id.clone()),
            ("title", both(title)),
            ("summary", both(summary)),
            ("event", event.name().to_owned()),
            ("difficulty", difficulty.to_string()),
            ("room", room.name().to_owned()),
            ("customers", customers.collect::<Vec<&str>>().join(" ")),
            ("brief", brief_text(brief)),
            ("customer_goals", texts(customer_goals)),
            ("variants", variants.collect::<Vec<String>>().join("\n")),
            ("start", self.node(start)),
            ("turn_limit", turn_limit.to_string()),
            (
                "blueprint",
                blueprint.as_ref().map_or_else(String::new, points),
            ),
            ("endings", texts(endings)),
        ]
    }
}

/// A text with both of its languages; the sign between them can stand in neither.
fn both(text: &Text) -> String {
    let Text { zh, en } = text;
    format!("{zh}\u{1f}{en}")
}

fn texts(texts: &[Text]) -> String {
    texts.iter().map(both).collect::<Vec<String>>().join("\n")
}

/// A name that may be missing.
fn name(name: Option<&str>) -> String {
    name.unwrap_or_default().to_owned()
}

fn points(blueprint: &Blueprint) -> String {
    let points = Phase::ALL.iter().zip(blueprint);
    let points = points.map(|(phase, points)| format!("{} {points}", phase.name()));
    points.collect::<Vec<String>>().join(", ")
}

fn brief_text(brief: &Brief) -> String {
    let Brief {
        role,
        situation,
        facts,
        authority: Authority { limit, text },
        goals,
    } = brief;
    [
        both(role),
        both(situation),
        texts(facts),
        limit.to_string(),
        both(text),
        texts(goals),
    ]
    .join("\u{1e}")
}

/// Names of the fields that differ.
fn different(old: &Fields, new: &Fields) -> Vec<&'static str> {
    let pairs = old.iter().zip(new);
    pairs
        .filter(|(a, b)| a.1 != b.1)
        .map(|(a, _)| a.0)
        .collect()
}

/// Nodes that are the same under another id: from the id before to the id after. Where lines lead does not count, because
/// the nodes they lead to may be renamed as well.
#[must_use]
pub fn renamed(old: Side<'_>, new: Side<'_>) -> BTreeMap<String, String> {
    let plain = |side| Names {
        side,
        renamed: BTreeMap::new(),
    };
    let (before, after) = (plain(old), plain(new));
    let essence = |names: &Names<'_>, node: &Node| {
        let mut fields = names.node_fields(node);
        fields.retain(|field| field.0 != "refused");
        for choice in &node.choices {
            fields.extend(
                names
                    .choice(choice)
                    .into_iter()
                    .filter(|field| field.0 != "goto"),
            );
        }
        fields
    };
    let mut out: BTreeMap<String, String> = BTreeMap::new();
    for gone in old
        .scenario
        .nodes
        .iter()
        .filter(|node| new.scenario.find_node(&node.id).is_none())
    {
        let wanted = essence(&before, gone);
        let twin = new.scenario.nodes.iter().find(|node| {
            let is_new = old.scenario.find_node(&node.id).is_none();
            is_new
                && !out.values().any(|taken| *taken == node.id)
                && essence(&after, node) == wanted
        });
        if let Some(twin) = twin {
            out.insert(gone.id.clone(), twin.id.clone());
        }
    }
    out
}

/// Everything that an edit adds, removes, renames or changes.
#[must_use]
pub fn content(old: Side<'_>, new: Side<'_>) -> Vec<ContentChange> {
    let renamed = renamed(old, new);
    let before = Names { side: old, renamed };
    let after = Names {
        side: new,
        renamed: BTreeMap::new(),
    };
    let mut out = Vec::new();
    let mut put = |part, name: &str, change| {
        out.push(ContentChange {
            part,
            name: name.to_owned(),
            change,
        });
    };
    let fields = different(&before.scenario_fields(), &after.scenario_fields());
    if !fields.is_empty() {
        put(Part::Scenario, &new.scenario.id, Change::Changed(fields));
    }
    for (from, to) in &before.renamed {
        put(Part::Node, to, Change::Renamed(from.clone()));
    }
    let lists = [
        (Part::Slot, before.slots(), after.slots()),
        (Part::Flag, before.flag_list(), after.flag_list()),
        (Part::Node, before.nodes(), after.nodes()),
        (Part::Choice, before.choices(), after.choices()),
    ];
    for (part, before, after) in lists {
        for (name, fields) in &before {
            match after.get(name) {
                None => put(part, name, Change::Removed),
                Some(now) if now != fields => {
                    put(part, name, Change::Changed(different(fields, now)));
                }
                Some(_) => {}
            }
        }
        for name in after.keys().filter(|name| !before.contains_key(*name)) {
            put(part, name, Change::Added);
        }
    }
    without_parts_of_whole_nodes(out)
}

/// Leaves out the choices of nodes that were added or removed whole, and an order that changed with the list itself.
fn without_parts_of_whole_nodes(mut all: Vec<ContentChange>) -> Vec<ContentChange> {
    let whole: Vec<String> = all
        .iter()
        .filter(|change| {
            change.part == Part::Node && matches!(change.change, Change::Added | Change::Removed)
        })
        .map(|change| change.name.clone())
        .collect();
    let node_of = |name: &str| {
        name.split_once('/')
            .map_or(String::new(), |parts| parts.0.to_owned())
    };
    all.retain(|change| change.part != Part::Choice || !whole.contains(&node_of(&change.name)));
    let lists: Vec<String> = all
        .iter()
        .filter(|change| {
            change.part == Part::Choice && matches!(change.change, Change::Added | Change::Removed)
        })
        .map(|change| node_of(&change.name))
        .collect();
    for change in &mut all {
        if change.part == Part::Node
            && lists.contains(&change.name)
            && let Change::Changed(fields) = &mut change.change
        {
            fields.retain(|field| *field != "choices (order)");
        }
    }
    all.retain(|change| change.change != Change::Changed(Vec::new()));
    all
}
