//! Collections: accounts that somebody recommends to others.
//! Source: <https://docs.joinmastodon.org/entities/Collection/>

use crate::base::{AccountId, CollectionId, CollectionItemId, Html, Refusal, Timestamp};
use crate::say;

/// Collections that one account may have.
pub const MOST_COLLECTIONS: usize = 10;
/// Accounts that one collection may hold.
pub const MOST_ITEMS: usize = 25;
/// The longest name, in characters.
pub const LONGEST_NAME: usize = 40;
/// The longest description, in characters.
pub const LONGEST_DESCRIPTION: usize = 100;

/// Accounts that somebody recommends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collection {
    pub id: CollectionId,
    /// Who recommends them.
    pub account: AccountId,
    pub name: String,
    pub description: String,
    pub language: Option<String>,
    /// The hashtag that it is about, as written.
    pub tag: Option<String>,
    pub sensitive: bool,
    /// Others meet it on its owner's page and in searches; if not, only by its address.
    pub discoverable: bool,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

impl Collection {
    /// Where our own pages show it.
    pub fn path(&self) -> String {
        format!("{PATH}{}", self.id)
    }
}

/// Collections that one status can show.
const MOST_LINKED: usize = 4;
const PATH: &str = "/collections/";

/// The collections that links in a status may lead to. Whether they lead to ours, only the whole
/// address tells.
pub fn linked(html: &Html) -> Vec<CollectionId> {
    let mut found = vec![];
    for rest in html.as_str().split(PATH).skip(1) {
        let id = rest.split_once('"').and_then(|(id, _)| id.parse().ok());
        if let Some(id) = id
            && !found.contains(&id)
            && found.len() < MOST_LINKED
        {
            found.push(id);
        }
    }
    found
}

/// An account's place in a collection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CollectionItem {
    pub id: CollectionItemId,
    pub collection: CollectionId,
    pub account: AccountId,
    pub state: ItemState,
    pub created_at: Timestamp,
}

/// How an account stands to a collection that it was put into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemState {
    Accepted,
    /// It did not want to be in it.
    Revoked,
}

impl ItemState {
    pub const ALL: [Self; 2] = [Self::Accepted, Self::Revoked];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Revoked => "revoked",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

/// A collection with those of its accounts that one viewer may meet in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CollectionView {
    pub collection: Collection,
    /// The actor of its owner.
    pub owner_uri: String,
    pub items: Vec<CollectionItem>,
}

impl CollectionView {
    /// Its identity on the wire.
    pub fn uri(&self) -> String {
        format!("{}{}", self.owner_uri, self.collection.path())
    }
}

/// What its owner says of a collection; `None` leaves a part as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CollectionChange {
    pub name: Option<String>,
    pub description: Option<String>,
    /// `Some(None)` forgets the language.
    pub language: Option<Option<String>>,
    /// `Some(None)` forgets the hashtag.
    pub tag: Option<Option<String>>,
    pub sensitive: Option<bool>,
    pub discoverable: Option<bool>,
}

impl Collection {
    /// Refuses a collection that says too little or too much.
    pub fn check(&self) -> Result<(), Refusal> {
        if self.name.is_empty() {
            return Err(Refusal::invalid("name", say!("refusal-cant-be-blank")));
        }
        for (field, text, most) in [
            ("name", &self.name, LONGEST_NAME),
            ("description", &self.description, LONGEST_DESCRIPTION),
        ] {
            let length = text.chars().count();
            if length > most {
                let problem = say!(
                    "refusal-has-length-characters-most-are",
                    length = length.to_string(),
                    most = most.to_string()
                );
                return Err(Refusal::invalid(field, problem));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_collection_has_a_name_and_says_no_more_than_fits() {
        let good = Collection {
            id: CollectionId(1),
            account: AccountId(1),
            name: "é".repeat(LONGEST_NAME),
            description: "x".repeat(LONGEST_DESCRIPTION),
            language: None,
            tag: None,
            sensitive: false,
            discoverable: true,
            created_at: Timestamp(0),
            updated_at: Timestamp(0),
        };
        assert_eq!(good.check(), Ok(()));
        for bad in [
            Collection { name: String::new(), ..good.clone() },
            Collection { name: "x".repeat(LONGEST_NAME + 1), ..good.clone() },
            Collection { description: "x".repeat(LONGEST_DESCRIPTION + 1), ..good },
        ] {
            assert!(bad.check().is_err());
        }
    }
}
