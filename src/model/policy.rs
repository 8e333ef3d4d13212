//! Policies: whom the author of a status lets do something with it, as groups of people.

/// Whom an author lets quote a status, or reply to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Policy {
    /// These need not ask.
    pub automatic: Circles,
    /// These may ask, and the author decides each time.
    pub manual: Circles,
    /// Told under its first names, by a server that knows of no requests: who has to ask just sends
    /// what they want to say.
    pub is_old: bool,
}

/// Groups of people, as seen from an author.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each group is in or out by itself")]
pub struct Circles {
    pub everyone: bool,
    pub followers: bool,
    /// Those whom the author follows.
    pub followed: bool,
    /// Somebody of whom we cannot tell who they are.
    pub others: bool,
}

impl Circles {
    pub const NOBODY: Self =
        Self { everyone: false, followers: false, followed: false, others: false };
    pub const EVERYONE: Self = Self { everyone: true, ..Self::NOBODY };
    pub const FOLLOWERS: Self = Self { followers: true, ..Self::NOBODY };

    fn bits(self) -> i64 {
        let Self { everyone, followers, followed, others } = self;
        i64::from(everyone)
            | i64::from(followers) << 1
            | i64::from(followed) << 2
            | i64::from(others) << 3
    }

    fn from_bits(bits: i64) -> Self {
        Self {
            everyone: bits & 1 != 0,
            followers: bits & 2 != 0,
            followed: bits & 4 != 0,
            others: bits & 8 != 0,
        }
    }

    /// Whether nobody is in these who is not in `others`.
    fn are_within(self, others: Self) -> bool {
        self.bits() & !others.bits() == 0
    }

    fn or(self, others: Self) -> Self {
        Self::from_bits(self.bits() | others.bits())
    }

    pub(super) fn holds(self, tie: Tie) -> bool {
        self.everyone || self.followers && tie.follows || self.followed && tie.is_followed
    }
}

impl Policy {
    /// Nobody has to ask.
    pub const OPEN: Self =
        Self { automatic: Circles::EVERYONE, manual: Circles::NOBODY, is_old: false };

    /// These need not ask, and nobody else may.
    pub fn of(automatic: Circles) -> Self {
        Self { automatic, ..Self::OPEN }
    }

    /// Which of `choices`, the widest first, was made, as far as the policy still tells: the first that
    /// lets nobody do more than this does.
    pub(super) fn choice<C, const N: usize>(self, choices: [(C, Self); N]) -> Option<C> {
        let lets = |least: &Self| {
            least.automatic.are_within(self.automatic)
                && least.manual.are_within(self.manual.or(self.automatic))
        };
        choices.into_iter().find(|(_, policy)| lets(policy)).map(|(choice, _)| choice)
    }

    /// What somebody can expect of whom nothing else decides.
    pub fn consent(self, tie: Tie) -> Consent {
        let Self { automatic, manual, is_old: _ } = self;
        if automatic.holds(tie) {
            Consent::Automatic
        } else if manual.holds(tie) {
            Consent::Manual
        } else if automatic.others || manual.others {
            Consent::Unknown
        } else {
            Consent::Denied
        }
    }

    /// As it is stored.
    pub fn bits(self) -> i64 {
        self.automatic.bits() | self.manual.bits() << 4 | i64::from(self.is_old) << 8
    }

    pub fn from_bits(bits: i64) -> Self {
        Self {
            automatic: Circles::from_bits(bits),
            manual: Circles::from_bits(bits >> 4),
            is_old: bits & 256 != 0,
        }
    }
}

/// How somebody stands to the author of a status that they may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is one independent fact of the rule")]
pub struct Tie {
    pub is_author: bool,
    /// They follow the author.
    pub follows: bool,
    /// The author follows them.
    pub is_followed: bool,
    /// They block the author.
    pub blocks: bool,
    /// The author blocks them.
    pub is_blocked: bool,
    /// They mute the author.
    pub mutes: bool,
    /// They want nothing of the author's server.
    pub blocks_domain: bool,
}

/// What somebody can expect who quotes a status, or replies to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// Granted at once.
    Automatic,
    /// The author is asked.
    Manual,
    Denied,
    /// It hangs on what only the author's server knows.
    Unknown,
}

impl Consent {
    /// The API's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Automatic => "automatic",
            Self::Manual => "manual",
            Self::Denied => "denied",
            Self::Unknown => "unknown",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn policies_survive_their_bits() {
        for bits in 0..512 {
            assert_eq!(Policy::from_bits(bits).bits(), bits);
        }
        // What the database says of statuses that were there before.
        assert_eq!(Policy::OPEN.bits(), 1);
    }
}
