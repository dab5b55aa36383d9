//! Every text of a scenario with what it is for and where it stands. Does not judge texts: the rules on texts do.

use std::ops::Range;

use crate::lint::subject::Subject;
use crate::model::{Lang, NodeId, Outcome, Text};
use crate::source::syntax::Value;

/// What a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The title in the library.
    Title,
    /// The sentence below it.
    Summary,
    /// Role and situation of the trainee.
    Briefing,
    /// A fact, a goal, the authority in words.
    Item,
    /// What fills a placeholder.
    Filling,
    /// What the node's speaker says.
    Wording,
    /// A line of the trainee.
    Line,
    /// Why a line earns what it earns.
    Reason,
    /// How the customer leaves.
    Ending,
}

/// One text in both languages with its place.
pub struct Passage<'a> {
    /// What it is for.
    pub role: Role,
    /// The node it belongs to.
    pub node: Option<NodeId>,
    /// The line of the node it belongs to.
    pub line: Option<usize>,
    /// The text.
    pub text: &'a Text,
    /// The map with both languages.
    pub tree: &'a Value,
}

impl Passage<'_> {
    /// Where one language stands, quotes and all.
    #[must_use]
    pub fn place(&self, lang: Lang) -> Range<usize> {
        let value = self.tree.entry(lang.name()).unwrap_or(self.tree);
        value.span.clone()
    }

    /// Where some bytes of one language stand; all of it if it is written with escapes.
    #[must_use]
    pub fn inside(&self, source: &str, lang: Lang, bytes: Range<usize>) -> Range<usize> {
        let whole = self.place(lang);
        let written = source.get(whole.start + 1..whole.end.saturating_sub(1));
        if written == Some(self.text.get(lang)) {
            whole.start + 1 + bytes.start..whole.start + 1 + bytes.end
        } else {
            whole
        }
    }

    /// What stands in the file between the quotes, if it is written without escapes.
    #[must_use]
    pub fn is_plain(&self, source: &str, lang: Lang) -> bool {
        let whole = self.place(lang);
        source.get(whole.start + 1..whole.end.saturating_sub(1)) == Some(self.text.get(lang))
    }
}

/// Every text of a scenario, in the order of the model.
#[must_use]
pub fn passages<'a>(subject: &Subject<'a>) -> Vec<Passage<'a>> {
    let mut out = Vec::new();
    about(subject, &mut out);
    for (id, node) in subject.nodes() {
        for (at, saying) in node.says.iter().enumerate() {
            let tree = subject.wording_tree(id, at).and_then(|t| t.field("text"));
            push(
                &mut out,
                Role::Wording,
                (Some(id), None),
                &saying.text,
                tree,
            );
        }
        for (at, choice) in node.choices.iter().enumerate() {
            let tree = subject.line_tree(id, at);
            let place = (Some(id), Some(at));
            let part = |name: &str| tree.and_then(|tree| tree.field(name));
            push(&mut out, Role::Line, place, &choice.text, part("text"));
            push(
                &mut out,
                Role::Reason,
                place,
                &choice.because,
                part("because"),
            );
            for (&customer, text) in &choice.because_for {
                let name = &subject.library.customer_type(customer).id;
                let tree = part("because_for").and_then(|map| map.entry(name));
                push(&mut out, Role::Reason, place, text, tree);
            }
        }
    }
    let endings = subject.tree.field("endings");
    for &outcome in Outcome::ALL {
        let tree = endings.and_then(|map| map.entry(outcome.name()));
        let text = &subject.scenario.endings[outcome.index()];
        push(&mut out, Role::Ending, (None, None), text, tree);
    }
    out
}

/// Texts outside the talk.
fn about<'a>(subject: &Subject<'a>, out: &mut Vec<Passage<'a>>) {
    let scenario = subject.scenario;
    let (tree, brief) = (subject.tree, subject.tree.field("brief"));
    let nowhere = (None, None);
    push(
        out,
        Role::Title,
        nowhere,
        &scenario.title,
        tree.field("title"),
    );
    push(
        out,
        Role::Summary,
        nowhere,
        &scenario.summary,
        tree.field("summary"),
    );
    let part = |name: &str| brief.and_then(|brief| brief.field(name));
    let about = &scenario.brief;
    push(out, Role::Briefing, nowhere, &about.role, part("role"));
    push(
        out,
        Role::Briefing,
        nowhere,
        &about.situation,
        part("situation"),
    );
    let authority = part("authority").and_then(|authority| authority.field("text"));
    push(out, Role::Item, nowhere, &about.authority.text, authority);
    let lists = [
        (&about.facts, part("facts")),
        (&about.goals, part("goals")),
        (&scenario.customer_goals, tree.field("customer_goals")),
    ];
    for (texts, list) in lists {
        let items = list.map_or(&[][..], Value::items);
        for (text, item) in texts.iter().zip(items) {
            push(out, Role::Item, nowhere, text, Some(item));
        }
    }
    let variants = tree.field("variants").map_or(&[][..], Value::items);
    for (variant, tree) in scenario.variants.iter().zip(variants) {
        for (name, text) in variant {
            push(out, Role::Filling, nowhere, text, tree.entry(name));
        }
    }
}

fn push<'a>(
    out: &mut Vec<Passage<'a>>,
    role: Role,
    (node, line): (Option<NodeId>, Option<usize>),
    text: &'a Text,
    tree: Option<&'a Value>,
) {
    if let Some(tree) = tree {
        out.push(Passage {
            role,
            node,
            line,
            text,
            tree,
        });
    }
}

/// Characters of a text as it is shown, each placeholder with the longest value that it can have.
#[must_use]
pub fn most_shown(subject: &Subject<'_>, text: &str, lang: Lang) -> usize {
    let mut pieces = text.split('{');
    let before = pieces.next().map_or(0, |piece| piece.chars().count());
    let filled = pieces.map(|piece| match piece.split_once('}') {
        Some((name, rest)) => longest_value(subject, name, lang) + rest.chars().count(),
        None => piece.chars().count(),
    });
    before + filled.sum::<usize>()
}

/// Characters of the longest value of a placeholder, for any customer type.
fn longest_value(subject: &Subject<'_>, name: &str, lang: Lang) -> usize {
    let casts = subject.casts.iter().filter(|_| name == "customer");
    let addresses = casts.flat_map(|cast| &cast.customer.addresses);
    let variants = subject.scenario.variants.iter();
    let values = variants
        .filter_map(|table| table.get(name))
        .chain(addresses);
    let lengths = values.map(|value| value.get(lang).chars().count());
    lengths.max().unwrap_or(0)
}
