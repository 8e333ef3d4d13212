//! Benchmarks: `cargo bench` for all, `cargo bench -- writes` for those whose name holds the word.
//!
//! Each prints its figure beside the limit of the machine it runs on, because only the ratio says
//! something about the program. Nothing here fails for being slow; `cargo bench -- --test` runs
//! everything once, briefly, to see that it still runs.

mod fanout;
mod limits;
mod load;
mod media;
mod million;
mod network;
mod peers;
mod reads;
mod report;
mod search;
mod seed;
mod server;
mod writes;

use report::Effort;

type Bench = (&'static str, fn(Effort));

const BENCHES: &[Bench] = &[
    ("limits", limits::run),
    ("writes", writes::run),
    ("reads", reads::run),
    ("search", search::run),
    ("server", server::run),
    ("media", media::run),
    ("fanout", fanout::run),
    ("network", network::run),
    ("million", million::run),
];

fn main() {
    // For the load's own client; the server brings its own.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words.iter().any(|word| word == peers::WORD) {
        return peers::play();
    }
    let effort =
        if words.iter().any(|word| word == "--test") { Effort::Smoke } else { Effort::Full };
    let wanted: Vec<&String> = words.iter().filter(|word| !word.starts_with("--")).collect();
    for (name, run) in BENCHES {
        if wanted.is_empty() || wanted.iter().any(|word| name.contains(word.as_str())) {
            report::title(name);
            run(effort);
        }
    }
}
