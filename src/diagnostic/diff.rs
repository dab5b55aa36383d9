//! What a change looks like, as a unified diff. Does not read the texts that it compares from anywhere.

/// Lines shown around a change.
const CONTEXT: usize = 3;
/// Largest table for finding the fewest changed lines; beyond it all lines between the first and last change are shown.
const LARGEST_TABLE: usize = 16 * 1024 * 1024;

/// What happens to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Keep,
    Remove,
    Add,
}

/// The difference of two texts as `diff -u` writes it; empty if there is none.
#[must_use]
pub fn unified_diff(path: &str, old: &str, new: &str) -> String {
    if old == new {
        return String::new();
    }
    let old: Vec<&str> = old.split_inclusive('\n').collect();
    let new: Vec<&str> = new.split_inclusive('\n').collect();
    let steps = steps(&old, &new);
    let mut out = format!("--- {path}\n+++ {path}\n");
    for (from, to) in hunks(&steps) {
        hunk(&steps, from, to, &old, &new, &mut out);
    }
    out
}

/// How one list of lines becomes the other.
fn steps(old: &[&str], new: &[&str]) -> Vec<Step> {
    let same = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[same..], &new[same..]);
    let tail = old
        .iter()
        .rev()
        .zip(new.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let (old, new) = (&old[..old.len() - tail], &new[..new.len() - tail]);
    let mut out = vec![Step::Keep; same];
    if old.len().saturating_mul(new.len()) > LARGEST_TABLE {
        out.extend(vec![Step::Remove; old.len()]);
        out.extend(vec![Step::Add; new.len()]);
    } else {
        middle(old, new, &mut out);
    }
    out.extend(vec![Step::Keep; tail]);
    out
}

/// The steps that keep as many lines as possible.
fn middle(old: &[&str], new: &[&str], out: &mut Vec<Step>) {
    let width = new.len() + 1;
    // `common[i * width + j]`: most lines kept from line `i` of the old and `j` of the new on.
    let mut common = vec![0_u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i * width + j] = if old[i] == new[j] {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            out.push(Step::Keep);
            (i, j) = (i + 1, j + 1);
        } else if j == new.len()
            || i < old.len() && common[(i + 1) * width + j] >= common[i * width + j + 1]
        {
            out.push(Step::Remove);
            i += 1;
        } else {
            out.push(Step::Add);
            j += 1;
        }
    }
}

/// Ranges of steps to show: changes with their context, near ones together.
fn hunks(steps: &[Step]) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        if *step == Step::Keep {
            continue;
        }
        let from = at.saturating_sub(CONTEXT);
        let to = (at + 1 + CONTEXT).min(steps.len());
        match out.last_mut() {
            Some(last) if last.1 >= from => last.1 = to,
            _ => out.push((from, to)),
        }
    }
    out
}

fn hunk(steps: &[Step], from: usize, to: usize, old: &[&str], new: &[&str], out: &mut String) {
    let count = |steps: &[Step], without: Step| steps.iter().filter(|s| **s != without).count();
    let (mut i, mut j) = (
        count(&steps[..from], Step::Add),
        count(&steps[..from], Step::Remove),
    );
    let shown = &steps[from..to];
    let (removed, added) = (count(shown, Step::Add), count(shown, Step::Remove));
    // An empty side is counted from the line before it.
    let start = |at: usize, length: usize| if length == 0 { at } else { at + 1 };
    let made = format!(
        "@@ -{},{removed} +{},{added} @@\n",
        start(i, removed),
        start(j, added)
    );
    out.push_str(&made);
    for step in shown {
        let (sign, line) = match step {
            Step::Keep | Step::Remove => (if *step == Step::Keep { ' ' } else { '-' }, old[i]),
            Step::Add => ('+', new[j]),
        };
        i += usize::from(*step != Step::Add);
        j += usize::from(*step != Step::Remove);
        out.push(sign);
        out.push_str(line);
        if !line.ends_with('\n') {
            out.push_str("\n\\ No newline at end of file\n");
        }
    }
}
