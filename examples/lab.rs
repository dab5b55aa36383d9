//! lab
use composure::{analysis::*, engine::Script, files::read_standard, score::*, source::load};
use std::time::Instant;
fn main() {
    let lib = load(&read_standard(std::path::Path::new(env!("CARGO_MANIFEST_DIR"))).files)
        .library
        .unwrap();
    let only = std::env::args().nth(1);
    let begin_all = Instant::now();
    for s in &lib.scenarios {
        if only.as_ref().is_some_and(|o| !s.id.contains(o.as_str())) {
            continue;
        }
        for &c in &s.customers {
            let script = Script::of(&lib, s, c);
            let key = Key::new(&script);
            let t = Instant::now();
            let play = RandomPlay::new(&script, 4_000_000_000);
            let prep = t.elapsed();
            let n = play.jobs();
            let next = std::sync::atomic::AtomicUsize::new(0);
            let parts: Vec<Part> = std::thread::scope(|sc| {
                let hs: Vec<_> = (0..2)
                    .map(|_| {
                        sc.spawn(|| {
                            let mut v = vec![];
                            loop {
                                let j = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                                if j >= n {
                                    return v;
                                }
                                v.push(play.run(j).unwrap());
                            }
                        })
                    })
                    .collect();
                hs.into_iter().flat_map(|h| h.join().unwrap()).collect()
            });
            let ran = t.elapsed();
            let c = play.finish(parts, &key).unwrap();
            let mean = c.mean.low.clone();
            let out = c.outcomes.clone().map(|b| b.low);
            let states = c.states;
            let t2 = Instant::now();
            let a = Analysis::of(&script, &key, c);
            println!(
                "rest {:?}; exploits {:?}; unknown {}",
                t2.elapsed(),
                a.exploits
                    .iter()
                    .map(|e| (e.proven, e.run.as_ref().map(|r| r.moves.len())))
                    .collect::<Vec<_>>(),
                a.reach
                    .nodes
                    .iter()
                    .flat_map(|n| n.heard.iter())
                    .filter(|k| **k == Known::Unknown)
                    .count()
            );
            for (n, r) in script.scenario.nodes.iter().zip(&a.reach.nodes) {
                if r.heard.iter().any(|k| *k != Known::Yes) {
                    println!("  {} heard {:?}", n.id, r.heard);
                }
            }
            println!(
                "{} {}: mean {} outcomes {:?} states {} jobs {} prep {:?} ran {:?} all {:?}",
                s.id,
                script.customer.id,
                one_decimal(&mean),
                out.iter()
                    .map(|o| one_decimal(&(o * exact(100))))
                    .collect::<Vec<_>>(),
                states,
                n,
                prep,
                ran,
                t.elapsed()
            );
        }
    }
    println!("{:?}", begin_all.elapsed());
}
