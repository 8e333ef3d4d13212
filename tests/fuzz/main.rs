//! Parsers that bytes of strangers reach, fed with good documents bent out of shape.
//!
//! Each target begins with what was found before (`tests/fixtures/fuzz/TARGET/`), goes on with its
//! own good examples and then bends those, each input the same on every machine, until its time is
//! up. It must not panic, not take long, and give what it promises. What breaks a promise is made
//! as short as it goes, written beside the earlier findings, and from then on tried first.
//!
//! All targets together take `TUSKLET_FUZZ_SECONDS` (20). For a long watch:
//! `TUSKLET_FUZZ_SECONDS=3600 TUSKLET_FUZZ_SEED=7 cargo test --release --test fuzz`. Another seed,
//! other inputs. If the process dies, `TUSKLET_FUZZ_TRACE=1` writes each input down before its use.
//!
//! `proptest` makes the inputs and shortens them, on the toolchain that builds the program. Engines
//! that look into the program while it runs (`cargo fuzz`, `bolero`) need a nightly compiler or a
//! tool of their own.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say so at once")]

mod bend;
mod documents;
mod doors;
mod files;
mod markup;
mod run;
mod signatures;
mod words;

/// What a target says of an input: that it broke this promise.
type Broken = Result<(), String>;

/// Good examples, and what must hold for whatever becomes of them.
type Target = (Vec<Vec<u8>>, fn(&[u8]) -> Broken);

/// Declares the targets: a test each, and their number.
macro_rules! targets {
    ($($room:ident: $($name:ident)+;)+) => {
        const TARGETS: usize = [$($(stringify!($name)),+),+].len();

        $($(
            #[test]
            fn $name() {
                let (seeds, check) = $room::$name();
                run::target(concat!(stringify!($room), "-", stringify!($name)), &seeds, check);
            }
        )+)+
    };
}

targets! {
    documents: activities actors notes collections resource_descriptors host_meta oembed followers
        threads;
    signatures: headers digests dates keys documents_signed;
    markup: html pages links_of_pages shown;
    words: handles addresses typed languages searches plain emoji_names;
    files: pictures films archives settings;
    doors: forms uploads queries heads inboxes push_subscriptions;
}

/// Breaks a promise unless `holds`.
fn must(holds: bool, what: &str) -> Broken {
    if holds { Ok(()) } else { Err(what.to_owned()) }
}
