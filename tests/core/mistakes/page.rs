//! A good scenario by lines, with what each line belongs to: where a mistake can be made. Does not make any.

use std::collections::BTreeSet;

use composure::engine::Script;
use composure::model::{Library, Scenario};
use composure::score::{Key, exact};

/// What a line belongs to.
#[derive(Clone, Debug, Default)]
pub struct Belongs {
    /// The node's id.
    pub node: String,
    /// The choice's id; empty outside choices.
    pub choice: String,
}

/// A change of one line.
#[derive(Clone, Debug)]
pub enum Change {
    /// Another line stands there.
    Other(String),
    /// The line is gone.
    Gone,
    /// A line is put in before it.
    More(String),
}

/// A scenario's file by lines.
pub struct Page {
    /// Its path.
    pub path: String,
    /// Line by line.
    pub lines: Vec<String>,
    /// What each line belongs to.
    pub belongs: Vec<Belongs>,
    /// The best lines, as node and choice.
    pub best: BTreeSet<(String, String)>,
    /// Lines of scored nodes that are not the best, as node and choice.
    pub wrong: BTreeSet<(String, String)>,
}

/// Lines of the trainee, as node and choice.
type Lines = BTreeSet<(String, String)>;

/// The places where a mistake can be made, with the change.
pub type Places = Vec<(usize, Change)>;

impl Page {
    /// Takes a file apart.
    pub fn new(path: &str, text: &str, scenario: &Scenario, library: &Library) -> Self {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let mut here = Belongs::default();
        let mut belongs = Vec::new();
        for line in &lines {
            let indent = line.len() - line.trim_start().len();
            let inside = line.trim_start();
            if indent == 8 && inside.starts_with('"') && inside.ends_with("\": (") {
                here = Belongs {
                    node: inside.split('"').nth(1).unwrap().to_owned(),
                    choice: String::new(),
                };
            } else if indent == 20 && inside.starts_with("id: \"") {
                inside
                    .split('"')
                    .nth(1)
                    .unwrap()
                    .clone_into(&mut here.choice);
            } else if indent <= 12 {
                here.choice.clear();
                if indent <= 4 {
                    here.node.clear();
                }
            }
            belongs.push(here.clone());
        }
        let (best, wrong) = sides(scenario, library);
        Self {
            path: path.to_owned(),
            lines,
            belongs,
            best,
            wrong,
        }
    }

    /// Every line that can be written otherwise, with what stands there then.
    pub fn rewrite(&self, change: impl Fn(&str) -> Option<String>) -> Places {
        self.rewrite_where(|_, line| change(line))
    }

    /// The same, knowing what the line belongs to.
    pub fn rewrite_where(&self, change: impl Fn(&Belongs, &str) -> Option<String>) -> Places {
        let lines = self.lines.iter().zip(&self.belongs).enumerate();
        lines
            .filter_map(|(at, (line, belongs))| {
                let new = change(belongs, line).filter(|new| new != line)?;
                Some((at, Change::Other(new)))
            })
            .collect()
    }

    /// Every line that can be forgotten.
    pub fn forget(&self, wanted: impl Fn(&Belongs, &str) -> bool) -> Places {
        let lines = self.lines.iter().zip(&self.belongs).enumerate();
        let lines = lines.filter(|(_, (line, belongs))| wanted(belongs, line));
        lines.map(|(at, _)| (at, Change::Gone)).collect()
    }

    /// Whether a line belongs to a best line of the trainee.
    pub fn is_best(&self, at: &Belongs) -> bool {
        self.best.contains(&(at.node.clone(), at.choice.clone()))
    }

    /// Whether a line belongs to a wrong one.
    pub fn is_wrong(&self, at: &Belongs) -> bool {
        self.wrong.contains(&(at.node.clone(), at.choice.clone()))
    }

    /// The nodes in the order of the file.
    pub fn nodes(&self) -> Vec<&str> {
        let mut out: Vec<&str> = Vec::new();
        for belongs in &self.belongs {
            if !belongs.node.is_empty() && out.last() != Some(&belongs.node.as_str()) {
                out.push(&belongs.node);
            }
        }
        out
    }

    /// The first line of a choice or node that begins like this.
    pub fn find(&self, node: &str, choice: Option<&str>, begin: &str) -> Option<usize> {
        (0..self.lines.len()).find(|&at| {
            let belongs = &self.belongs[at];
            belongs.node == node
                && choice.is_none_or(|choice| belongs.choice == choice)
                && self.lines[at].trim_start().starts_with(begin)
        })
    }

    /// The text with a change made.
    pub fn changed(&self, at: usize, change: &Change) -> String {
        let mut lines = self.lines.clone();
        match change {
            Change::Other(line) => lines[at].clone_from(line),
            Change::Gone => drop(lines.remove(at)),
            Change::More(line) => lines.insert(at, line.clone()),
        }
        lines.join("\n") + "\n"
    }
}

/// The best and the other lines of scored nodes; a line that is best for one type only is neither.
fn sides(scenario: &Scenario, library: &Library) -> (Lines, Lines) {
    let (mut best, mut wrong) = (BTreeSet::new(), BTreeSet::new());
    let scenario = std::sync::Arc::new(scenario.clone());
    let scripts = scenario.customers.iter();
    let keys: Vec<Key> = scripts
        .map(|&who| Key::new(&Script::of(library, &scenario, who)))
        .collect();
    for (id, node) in (0..=u16::MAX)
        .map(composure::model::NodeId)
        .zip(&scenario.nodes)
    {
        for (at, choice) in node.choices.iter().enumerate() {
            let credits = keys
                .iter()
                .filter_map(|key| Some(key.node(id)?.lines[at].credit == exact(1)));
            let credits: Vec<bool> = credits.collect();
            let pair = (node.id.clone(), choice.id.clone());
            if credits.is_empty() {
                continue;
            }
            if credits.iter().all(|is_best| *is_best) {
                best.insert(pair);
            } else if credits.iter().all(|is_best| !is_best) {
                wrong.insert(pair);
            }
        }
    }
    (best, wrong)
}

/// What stands between the quotes after some words, with what is before and behind it.
pub fn quoted<'a>(line: &'a str, after: &str) -> Option<(&'a str, &'a str, &'a str)> {
    let start = line.find(after)? + after.len();
    let open = start + line[start..].find('"')? + 1;
    let close = open + line[open..].find('"')?;
    Some((&line[..open], &line[open..close], &line[close..]))
}

/// The text of one language on a line.
pub fn said<'a>(line: &'a str, lang: &str) -> Option<(&'a str, &'a str, &'a str)> {
    quoted(line, &format!("\"{lang}\":"))
}

/// A line with the text of one language written otherwise.
pub fn say(line: &str, lang: &str, change: impl Fn(&str) -> Option<String>) -> Option<String> {
    let (before, text, behind) = said(line, lang)?;
    Some(format!("{before}{}{behind}", change(text)?))
}

/// A name with two letters in the wrong order.
pub fn slip(name: &str) -> Option<String> {
    let letters: Vec<char> = name.chars().collect();
    let at = (1..letters.len().saturating_sub(1)).find(|&at| letters[at] != letters[at + 1])?;
    let mut letters = letters;
    letters.swap(at, at + 1);
    Some(letters.into_iter().collect())
}
