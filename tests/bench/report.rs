//! How long to measure, and how figures are printed.

use std::time::{Duration, Instant};

/// How much trouble to take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// Just see that it runs.
    Smoke,
    Full,
}

impl Effort {
    /// How long one figure is measured.
    pub fn time(self) -> Duration {
        match self {
            Self::Smoke => Duration::from_millis(20),
            Self::Full => Duration::from_secs(2),
        }
    }
}

#[expect(clippy::print_stdout, reason = "a benchmark speaks on stdout")]
pub fn title(name: &str) {
    println!("\n== {name}");
}

/// One line: a rate, and what share of a limit it is.
#[expect(clippy::print_stdout, reason = "a benchmark speaks on stdout")]
pub fn rate(what: &str, per_second: f64, limit: Option<(&str, f64)>) {
    match limit {
        Some((of, limit)) => {
            println!("{what:<52} {per_second:>10.0}/s   {:>7.2} × {of}", per_second / limit);
        }
        None => println!("{what:<52} {per_second:>10.0}/s"),
    }
}

/// One line in words.
#[expect(clippy::print_stdout, reason = "a benchmark speaks on stdout")]
pub fn words(what: &str, words: &str) {
    println!("{what:<52} {words}");
}

/// Calls `work` over and over for as long as `effort` says; answers how often a second.
pub fn repeat(effort: Effort, mut work: impl FnMut()) -> f64 {
    let start = Instant::now();
    let mut times = 0_u32;
    while start.elapsed() < effort.time() {
        work();
        times += 1;
    }
    f64::from(times) / start.elapsed().as_secs_f64()
}

/// One line: a figure that is no rate.
#[expect(clippy::print_stdout, reason = "a benchmark speaks on stdout")]
pub fn figure(what: &str, value: f64, unit: &str) {
    println!("{what:<52} {value:>10.1} {unit}");
}
