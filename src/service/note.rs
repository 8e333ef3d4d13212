//! What somebody writes down about somebody else, for themselves.

use crate::app::App;
use crate::base::{AccountId, Refusal, Result};
use crate::db;
use crate::model::LocalAccount;
use crate::say;
use crate::text::{count, plain};

/// Characters of a note. Mastodon: `AccountNote::COMMENT_SIZE_LIMIT`.
pub const LONGEST_NOTE: usize = 2_000;

/// Writes down something about `target`; nothing forgets it.
pub async fn set(app: &App, who: &LocalAccount, target: AccountId, note: &str) -> Result<()> {
    let length = count::characters(note);
    if length > LONGEST_NOTE {
        let problem = say!(
            "refusal-has-length-characters-longest-note",
            length = length.to_string(),
            longest_note = LONGEST_NOTE.to_string()
        );
        return Err(Refusal::invalid("comment", problem).into());
    }
    let (who, note) = (who.id(), plain::block(note, usize::MAX));
    app.db
        .write(move |tx| {
            db::account::by_id(tx, target)?.ok_or(Refusal::NotFound("account"))?;
            Ok(db::relationship::set_note(tx, who, target, &note)?)
        })
        .await
}
