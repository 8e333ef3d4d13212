//! Feeds one target until its time is up, and writes down what it finds.

use std::cell::Cell;
use std::fmt::Write as _;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::bend::{Bend, bent};
use super::{Broken, TARGETS};

/// Longer inputs are cut: what is slow with this much shows it.
pub const LONGEST: usize = 64 * 1024;

/// An input that takes longer, three times in a row, is one that holds the server up. Builds that
/// are not optimised, on a busy machine, are some thirty times slower than the program.
const TOO_LONG: Duration = Duration::from_secs(3);

/// An input that takes this long does not end.
const HUNG: Duration = Duration::from_mins(1);

const MOST_BENDS: usize = 12;

/// Shortening stops after so many tries.
const MOST_SHORTENINGS: usize = 2_000;

/// Runs a target. Fails with the shortest input found that breaks a promise.
#[expect(clippy::print_stderr, reason = "a test tells how much it tried")]
pub fn target(name: &str, seeds: &[Vec<u8>], check: impl Fn(&[u8]) -> Broken) {
    let watch = Watch::over(name);
    let tried = Cell::new(0_u64);
    let judge = |input: &[u8]| {
        tried.set(tried.get() + 1);
        watch.begins(input);
        let judged = judged(&check, input);
        watch.ends();
        judged
    };
    for (path, input) in findings(name) {
        if let Err(broken) = judge(&input) {
            panic!("{name}: found before, and back: {broken}\n  {}", path.display());
        }
    }
    assert!(!seeds.is_empty(), "{name} has no examples to begin with");
    for seed in seeds {
        if let Err(broken) = judge(seed) {
            fail(name, seed, &broken);
        }
    }
    let mut runner = TestRunner::new_with_rng(Config::default(), rng(name));
    let inputs = (0..seeds.len(), vec(any::<Bend>(), 1..MOST_BENDS));
    let end = Instant::now() + share();
    while Instant::now() < end {
        let mut tree = inputs.new_tree(&mut runner).unwrap();
        let made = |tree: &dyn ValueTree<Value = (usize, Vec<Bend>)>| {
            let (seed, bends) = tree.current();
            bent(seeds, seed, &bends)
        };
        let input = made(&tree);
        let Err(mut broken) = judge(&input) else { continue };
        let mut shortest = input;
        for _ in 0..MOST_SHORTENINGS {
            let input = made(&tree);
            let more = match judge(&input) {
                Err(again) => {
                    if input.len() <= shortest.len() {
                        (broken, shortest) = (again, input);
                    }
                    tree.simplify()
                }
                Ok(()) => tree.complicate(),
            };
            if !more {
                break;
            }
        }
        fail(name, &shortest, &broken);
    }
    eprintln!("{name}: {} inputs", tried.get());
}

/// The target's part of the time of all, which run as many at a time as there are cores.
fn share() -> Duration {
    let seconds = std::env::var("TUSKLET_FUZZ_SECONDS").ok().and_then(|it| it.parse().ok());
    let cores = std::thread::available_parallelism().map_or(1, usize::from).min(TARGETS);
    let [cores, targets] = [cores, TARGETS].map(|count| u32::try_from(count).unwrap());
    Duration::from_secs_f64(seconds.unwrap_or(20.0)) * cores / targets
}

fn rng(name: &str) -> TestRng {
    let wanted = std::env::var("TUSKLET_FUZZ_SEED").unwrap_or_default();
    let mut seed = [0_u8; 32];
    for (at, byte) in format!("{wanted}{name}").bytes().enumerate() {
        seed[at % 32] = seed[at % 32].wrapping_mul(31).wrapping_add(byte);
    }
    TestRng::from_seed(RngAlgorithm::ChaCha, &seed)
}

fn judged(check: &impl Fn(&[u8]) -> Broken, input: &[u8]) -> Broken {
    let mut quickest = Duration::MAX;
    for _ in 0..3 {
        let begins = Instant::now();
        match catch_unwind(AssertUnwindSafe(|| check(input))) {
            Ok(verdict) => verdict?,
            Err(panic) => {
                let words = panic.downcast_ref::<String>().map(String::as_str);
                let words = words.or_else(|| panic.downcast_ref::<&str>().copied());
                return Err(format!("it panicked: {}", words.unwrap_or_default()));
            }
        }
        quickest = quickest.min(begins.elapsed());
        if quickest < TOO_LONG {
            return Ok(());
        }
    }
    Err(format!("{} bytes took {quickest:?}", input.len()))
}

fn folder(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/fuzz")).join(name)
}

fn findings(name: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let Ok(entries) = fs::read_dir(folder(name)) else { return vec![] };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

fn write_down(name: &str, input: &[u8]) -> PathBuf {
    let sum = input.iter().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let path = folder(name).join(format!("{sum:016x}"));
    fs::create_dir_all(folder(name)).unwrap();
    fs::write(&path, input).unwrap();
    path
}

fn fail(name: &str, input: &[u8], broken: &str) -> ! {
    let path = write_down(name, input);
    let mut shown = String::new();
    for byte in input.iter().take(2_000) {
        write!(shown, "{}", byte.escape_ascii()).unwrap();
    }
    panic!("{name}: {broken}\n  {}\n  {shown}", path.display());
}

/// The input in work, and since when.
type InWork = Option<(Instant, Vec<u8>)>;

/// Sees from outside that an input does not end, which nothing inside can.
struct Watch {
    current: Arc<Mutex<InWork>>,
    over: Arc<AtomicBool>,
    trace: Option<PathBuf>,
}

impl Watch {
    #[expect(clippy::print_stderr, reason = "the process ends here")]
    fn over(name: &str) -> Self {
        let watch = Self {
            current: Arc::default(),
            over: Arc::default(),
            trace: std::env::var_os("TUSKLET_FUZZ_TRACE")
                .map(|_| std::env::temp_dir().join(format!("tusklet-fuzz-{name}"))),
        };
        let (current, over) = (Arc::clone(&watch.current), Arc::clone(&watch.over));
        let name = name.to_owned();
        std::thread::spawn(move || {
            while !over.load(Ordering::Relaxed) {
                std::thread::sleep(Duration::from_millis(200));
                let current = current.lock().unwrap();
                if let Some((since, input)) = &*current
                    && since.elapsed() > HUNG
                {
                    let path = write_down(&name, input);
                    eprintln!("FAIL {name}: this input does not end: {}", path.display());
                    std::process::exit(101);
                }
            }
        });
        watch
    }

    fn begins(&self, input: &[u8]) {
        if let Some(trace) = &self.trace {
            fs::write(trace, input).unwrap();
        }
        *self.current.lock().unwrap() = Some((Instant::now(), input.to_vec()));
    }

    fn ends(&self) {
        *self.current.lock().unwrap() = None;
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
    }
}
