//! Which row every vertex stands in: phases below each other in the order of a talk, within a phase the longest path.
//! Links that lead back are turned round for this. Does not know sizes.

use crate::graph::layout::network::Network;
use crate::graph::layout::shape::{BandKind, Place};
use crate::model::{Phase, Scenario};

/// A rank for every vertex, and which ranks make up a band.
#[derive(Clone, Debug)]
pub(crate) struct Layers {
    /// By vertex, from 0 at the top.
    pub rank: Vec<usize>,
    /// What each band stands for and its first rank, from top to bottom.
    pub bands: Vec<(BandKind, usize)>,
    /// How many ranks there are.
    pub count: usize,
}

/// Gives every vertex a rank. A link whose target ranks above its source leads back.
pub(crate) fn layers(scenario: &Scenario, network: &Network) -> Layers {
    let group: Vec<usize> = (0..network.vertices())
        .map(|vertex| match network.place(vertex) {
            Place::Node(_) => scenario.nodes[vertex].phase.index(),
            Place::Exit(_) => Phase::COUNT,
        })
        .collect();
    let inside = inside_links(network, &group);
    let kept = without_circles(scenario, network, &group, &inside);
    let local = longest_paths(&kept);
    let mut out = Layers {
        rank: vec![0; group.len()],
        bands: Vec::new(),
        count: 0,
    };
    for wanted in 0..=Phase::COUNT {
        let members: Vec<usize> = (0..group.len()).filter(|&v| group[v] == wanted).collect();
        let Some(deepest) = members.iter().map(|&vertex| local[vertex]).max() else {
            continue;
        };
        let kind = Phase::ALL
            .get(wanted)
            .map_or(BandKind::Endings, |&phase| BandKind::Phase(phase));
        out.bands.push((kind, out.count));
        for vertex in members {
            out.rank[vertex] = out.count + local[vertex];
        }
        out.count += deepest + 1;
    }
    out
}

/// By vertex: where its links lead within its group, in order.
fn inside_links(network: &Network, group: &[usize]) -> Vec<Vec<usize>> {
    let mut inside = vec![Vec::new(); group.len()];
    for link in &network.links {
        if group[link.from] == group[link.to] && link.from != link.to {
            inside[link.from].push(link.to);
        }
    }
    inside
}

/// The links within groups without those that close a circle on a walk in depth. The walk begins where a group is
/// entered, so that the way in counts as forward.
fn without_circles(
    scenario: &Scenario,
    network: &Network,
    group: &[usize],
    inside: &[Vec<usize>],
) -> Vec<Vec<usize>> {
    let mut entered = vec![false; group.len()];
    for link in &network.links {
        entered[link.to] |= group[link.from] < group[link.to];
    }
    let start = usize::from(scenario.start.0).min(group.len().saturating_sub(1));
    let first = (0..group.len()).filter(|&vertex| entered[vertex]);
    let roots = std::iter::once(start).chain(first).chain(0..group.len());

    // 0 not met, 1 on the way, 2 done.
    let mut stage = vec![0_u8; group.len()];
    let mut kept = vec![Vec::new(); group.len()];
    for root in roots {
        if stage.get(root) != Some(&0) {
            continue;
        }
        let mut way = vec![(root, 0)];
        stage[root] = 1;
        while let Some((at, next)) = way.last_mut() {
            let Some(&to) = inside[*at].get(*next) else {
                stage[*at] = 2;
                way.pop();
                continue;
            };
            *next += 1;
            if stage[to] != 1 {
                kept[*at].push(to);
            }
            if stage[to] == 0 {
                stage[to] = 1;
                way.push((to, 0));
            }
        }
    }
    kept
}

/// By vertex: links on the longest way to it. The links have no circle.
fn longest_paths(kept: &[Vec<usize>]) -> Vec<usize> {
    let mut missing = vec![0_usize; kept.len()];
    for to in kept.iter().flatten() {
        missing[*to] += 1;
    }
    let mut depth = vec![0; kept.len()];
    let mut ready: Vec<usize> = (0..kept.len()).filter(|&v| missing[v] == 0).collect();
    while let Some(at) = ready.pop() {
        for &to in &kept[at] {
            depth[to] = depth[to].max(depth[at] + 1);
            missing[to] -= 1;
            if missing[to] == 0 {
                ready.push(to);
            }
        }
    }
    depth
}
