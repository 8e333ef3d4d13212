//! What became of what we told other servers.

use std::collections::HashSet;

use crate::base::Timestamp;

/// What became of telling one server of a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub host: String,
    pub fate: Fate,
}

/// How many servers a thing was told to, since some moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spread {
    pub delivered: u64,
    pub waiting: u64,
    pub refused: u64,
}

impl Spread {
    /// Counts each server once: one that still waits for anything is not done.
    pub fn of(all: &[Told], since: Timestamp) -> Self {
        let waits = |told: &&Told| matches!(told.fate, Fate::Waiting { .. });
        let waiting: HashSet<&str> =
            all.iter().filter(waits).map(|told| told.host.as_str()).collect();
        let mut spread = Self { waiting: waiting.len() as u64, ..Self::default() };
        for told in all.iter().filter(|told| !waiting.contains(told.host.as_str())) {
            match &told.fate {
                Fate::Delivered { at } if *at >= since => spread.delivered += 1,
                Fate::Refused { at, .. } if *at >= since => spread.refused += 1,
                Fate::Delivered { .. } | Fate::Refused { .. } | Fate::Waiting { .. } => {}
            }
        }
        spread
    }

    pub fn all(self) -> u64 {
        self.delivered + self.waiting + self.refused
    }
}

/// How far it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    Delivered {
        at: Timestamp,
    },
    /// It will not be tried again.
    Refused {
        at: Timestamp,
        why: String,
    },
    Waiting {
        next: Timestamp,
        attempts: u32,
        why: Option<String>,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_server_counts_once_and_what_was_told_before_does_not() {
        let told = |host: &str, fate| Told { host: host.to_owned(), fate };
        let waits = || Fate::Waiting { next: Timestamp(9), attempts: 1, why: None };
        let all = [
            told("a.example", waits()),
            told("a.example", waits()),
            told("a.example", Fate::Delivered { at: Timestamp(8) }),
            told("b.example", Fate::Delivered { at: Timestamp(8) }),
            told("c.example", Fate::Refused { at: Timestamp(8), why: "no".to_owned() }),
            told("d.example", Fate::Delivered { at: Timestamp(1) }),
        ];
        let spread = Spread::of(&all, Timestamp(5));
        assert_eq!(spread, Spread { delivered: 1, waiting: 1, refused: 1 });
        assert_eq!(spread.all(), 3);
    }
}
