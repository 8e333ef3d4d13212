//! Limits that an admin sets on other servers.

use crate::base::{PeerAllowId, PeerBlockId, Timestamp};

use super::Account;

/// A limit on a server and all below its name.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a rule of its own")]
pub struct PeerBlock {
    pub id: PeerBlockId,
    pub domain: String,
    pub severity: BlockSeverity,
    /// Its pictures are not shown.
    pub reject_media: bool,
    /// Its reports are not taken.
    pub reject_reports: bool,
    /// What is written there is folded under a warning, and its pictures with it.
    pub forces_warning: bool,
    /// The words of that warning; empty: [`USUAL_WARNING`].
    pub warning: String,
    /// For those who keep order.
    pub private_comment: String,
    /// For everyone.
    pub public_comment: String,
    /// Parts of the name are not shown to everyone.
    pub obfuscate: bool,
    pub created_at: Timestamp,
}

/// How much of a server is shut out; the words are those of the Mastodon API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BlockSeverity {
    /// Nothing but what is named besides, such as media.
    Noop,
    /// Strangers do not meet its accounts.
    #[default]
    Silence,
    /// Nothing comes in, nothing goes out.
    Suspend,
}

impl BlockSeverity {
    pub const ALL: [Self; 3] = [Self::Noop, Self::Silence, Self::Suspend];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Noop => "noop",
            Self::Silence => "silence",
            Self::Suspend => "suspend",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.as_str() == word)
    }
}

impl PeerBlock {
    /// Whether pictures of the server are not shown.
    pub fn rejects_media(&self) -> bool {
        self.reject_media || self.severity == BlockSeverity::Suspend
    }

    /// The name as everyone is shown it: where the admin wants so, with stars in its middle.
    pub fn shown_domain(&self) -> String {
        if !self.obfuscate {
            return self.domain.clone();
        }
        let letters: Vec<char> = self.domain.chars().collect();
        let (from, until) = (letters.len() / 4, letters.len() - letters.len() / 4);
        let star = |(place, letter): (usize, char)| {
            if letter != '.' && (from..until).contains(&place) { '*' } else { letter }
        };
        letters.into_iter().enumerate().map(star).collect()
    }
}

/// What a forced warning says if the admin says nothing else.
pub const USUAL_WARNING: &str = "From a server with a content warning";

/// The warnings that are put on what whole servers write, by domain.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Warnings(Vec<(String, String)>);

impl Warnings {
    /// From domains and the words for each.
    pub fn new(words: Vec<(String, String)>) -> Self {
        Self(words)
    }

    /// What is put on what an account writes: the words for the domain in its handle, for the host
    /// that its actor is on, or for the nearest name above these. Nothing on our own.
    pub fn upon(&self, author: &Account) -> Option<&str> {
        let domain = author.domain.as_deref().filter(|_| !self.0.is_empty())?;
        self.at(domain).or_else(|| self.at(author.host()))
    }

    fn at(&self, domain: &str) -> Option<&str> {
        let names = with_parents(domain);
        let words = names.into_iter().find_map(|name| self.0.iter().find(|(of, _)| of == name));
        words.map(|(_, words)| if words.is_empty() { USUAL_WARNING } else { words.as_str() })
    }
}

/// A server that may be talked with where only those are that the admin names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeerAllow {
    pub id: PeerAllowId,
    pub domain: String,
    pub created_at: Timestamp,
}

/// The name itself and every name above it: a block of any of these is meant. Whoever is shut out
/// under a name is so on all its ports.
///
/// ```
/// use tusklet::model::peer_block::with_parents;
/// assert_eq!(with_parents("a.b.example"), ["a.b.example", "b.example", "example"]);
/// assert_eq!(with_parents("b.example:8443"), ["b.example:8443", "b.example", "example"]);
/// ```
pub fn with_parents(domain: &str) -> Vec<&str> {
    let mut names = vec![domain];
    let is_port = |port: &str| !port.is_empty() && port.bytes().all(|digit| digit.is_ascii_digit());
    let name = domain.rsplit_once(':').filter(|(_, port)| is_port(port)).map(|(name, _)| name);
    names.extend(name);
    let mut rest = name.unwrap_or(domain);
    while let Some((_, parent)) = rest.split_once('.') {
        names.push(parent);
        rest = parent;
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_gives_the_words() {
        let words = [("bad.example", ""), ("worse.bad.example", "gore")];
        let words = words.map(|(domain, words)| (domain.to_owned(), words.to_owned()));
        let warnings = Warnings::new(words.to_vec());
        assert_eq!(warnings.at("bad.example"), Some(USUAL_WARNING));
        assert_eq!(warnings.at("a.worse.bad.example"), Some("gore"));
        assert_eq!(warnings.at("notbad.example"), None);
    }

    #[test]
    fn a_name_may_be_shown_in_parts() {
        let mut block = PeerBlock {
            id: PeerBlockId(1),
            domain: "social.bad.example".to_owned(),
            severity: BlockSeverity::Suspend,
            reject_media: false,
            reject_reports: false,
            forces_warning: false,
            warning: String::new(),
            private_comment: String::new(),
            public_comment: String::new(),
            obfuscate: false,
            created_at: Timestamp(0),
        };
        assert_eq!(block.shown_domain(), "social.bad.example");
        block.obfuscate = true;
        assert_eq!(block.shown_domain(), "soci**.***.***mple");
    }
}
