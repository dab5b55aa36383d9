//! What the tests share: the shipped tables and types, and scenarios made by hand. Does not test anything.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use composure::diagnostic::SourceFile;
use composure::engine::Script;
use composure::files::{DataFolder, read_sources};
use composure::model::{
    Brief, Choice, ChoiceIndex, CustomerType, Event, Library, Node, NodeId, Outcome, Phase,
    PrincipleId, Room, Rules, Saying, Scenario, Slot, SlotId, Speaker, Target, Text, TypeId,
};
use composure::source::{Drawings, load};

/// How many of `all` cases a test tries: all of them where `COMPOSURE_TESTS=full` is set, as `scripts/test` does; else a
/// twentieth, so that the plain run answers within seconds.
pub fn share(all: u32) -> u32 {
    let is_full = std::env::var_os("COMPOSURE_TESTS").is_some_and(|value| value == "full");
    if is_full { all } else { (all / 20).max(1) }
}

/// The package's folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Compares a text with the file in which it is kept, by its path below the package's folder. `UPDATE_GOLDEN=1` writes the
/// file first.
pub fn golden(path: &str, made: &str) {
    let file = root().join(path);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&file, made).unwrap();
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    let kept = kept.replace("\r\n", "\n");
    let differs = made
        .lines()
        .zip(kept.lines())
        .find(|(made, kept)| made != kept);
    assert!(
        made == kept,
        "{path} is out of date (UPDATE_GOLDEN=1 rewrites it); first difference: {differs:?}"
    );
}

/// Catalogue, tables and customer types as they ship: what every fixture is checked with.
pub fn base_files() -> &'static [SourceFile] {
    static FILES: OnceLock<Vec<SourceFile>> = OnceLock::new();
    FILES.get_or_init(|| {
        let names = [
            "assets/principles.ron",
            "assets/model.ron",
            "scenarios/customers",
        ];
        let paths: Vec<PathBuf> = names.iter().map(|name| root().join(name)).collect();
        let sources = read_sources(&paths);
        assert_eq!(sources.problems, Vec::new());
        sources.files
    })
}

/// Names of the drawings that ship.
pub fn drawings() -> &'static Drawings {
    static NAMES: OnceLock<Drawings> = OnceLock::new();
    NAMES.get_or_init(|| DataFolder::read(root(), &[]).drawings.unwrap())
}

/// The library of the base files, without scenarios.
pub fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let loaded = load(base_files());
        assert_eq!(loaded.diagnostics, Vec::new());
        loaded.library.expect("the shipped tables load")
    })
}

/// The shipped rules.
pub fn rules() -> &'static Arc<Rules> {
    &library().rules
}

/// A shipped customer type with its index.
pub fn customer(id: &str) -> (TypeId, Arc<CustomerType>) {
    let at = library().customer(id).expect("a shipped type");
    (at, Arc::clone(library().customer_type(at)))
}

/// A principle of the catalogue.
pub fn principle(id: &str) -> PrincipleId {
    let found = rules().catalogue.find(id);
    found.unwrap_or_else(|| panic!("no principle {id}"))
}

/// The same words in both languages.
pub fn text(words: &str) -> Text {
    Text::new(words, words)
}

/// A choice that leads somewhere, with tags by name.
pub fn choice(id: &str, tags: &[(&str, i8)], goto: Target) -> Choice {
    let mut tags: Vec<(PrincipleId, i8)> =
        tags.iter().map(|&(id, tag)| (principle(id), tag)).collect();
    tags.sort_unstable();
    Choice {
        id: id.to_owned(),
        text: text(id),
        tags,
        tags_for: BTreeMap::new(),
        counters: false,
        bites: false,
        because: text("because"),
        because_for: BTreeMap::new(),
        set: 0,
        needs: 0,
        gives: 0,
        goto,
    }
}

/// A node of the customer's, scored if it has a slot.
pub fn node(id: &str, phase: Phase, slot: Option<u16>, choices: Vec<Choice>) -> Node {
    Node {
        id: id.to_owned(),
        phase,
        slot: slot.map(SlotId),
        speaker: Speaker::Customer,
        tactic: None,
        gesture: None,
        room: None,
        says: vec![Saying {
            when: Vec::new(),
            text: text(id),
        }],
        refused: None,
        choices,
    }
}

/// A scenario of these nodes, the first of which is the start; each slot weighs 1.
pub fn scenario(nodes: Vec<Node>) -> Scenario {
    let mut slots: BTreeMap<u16, Slot> = BTreeMap::new();
    for node in &nodes {
        if let Some(slot) = node.slot {
            slots.entry(slot.0).or_insert_with(|| Slot {
                id: format!("slot-{}", slot.0),
                phase: node.phase,
                weight: 1,
            });
        }
    }
    Scenario {
        id: "made-by-hand".to_owned(),
        title: text("title"),
        summary: text("summary"),
        event: Event::DeliveryDate,
        difficulty: 1,
        room: Room::Lounge,
        customers: (0..4).map(TypeId).collect(),
        brief: Brief::default(),
        customer_goals: Vec::new(),
        variants: Vec::new(),
        flags: Vec::new(),
        start: NodeId(0),
        turn_limit: 50,
        blueprint: None,
        slots: slots.into_values().collect(),
        nodes,
        endings: std::array::from_fn(|at| text(Outcome::ALL[at].name())),
    }
}

/// A scenario worked out for a shipped type.
pub fn script(scenario: Scenario, type_id: &str) -> Arc<Script> {
    let (id, customer) = customer(type_id);
    let rules = Arc::clone(rules());
    Arc::new(Script::new(Arc::new(scenario), customer, id, rules))
}

/// To a node.
pub const fn to(node: u16) -> Target {
    Target::Node(NodeId(node))
}

/// The line at a position.
pub const fn line(position: u8) -> ChoiceIndex {
    ChoiceIndex(position)
}

/// Small numbers without any outside chance (`SplitMix64`): for tables and permutations made from one seed.
pub struct Dice(pub u64);

impl Dice {
    /// The next 64 bits.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A number from `low` to `high`, both possible.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = u64::try_from(high - low).unwrap() + 1;
        low + i64::try_from(self.roll() % span).unwrap()
    }

    /// A place in a list.
    pub fn place(&mut self, length: usize) -> usize {
        usize::try_from(self.roll() % u64::try_from(length.max(1)).unwrap()).unwrap()
    }

    /// A random order of the numbers below `count`.
    pub fn order(&mut self, count: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        for last in (1..count).rev() {
            order.swap(last, self.place(last + 1));
        }
        order
    }
}
