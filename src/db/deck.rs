//! Decks and their columns.

use rusqlite::{Row, named_params};

use crate::base::{AccountId, ColumnId, DeckId};
use crate::model::deck::{Source, Terms, Width};
use crate::model::{Column, Deck};

use super::tx::list;
use super::{ReadTx, WriteTx, queries};

queries! {
    OF_ACCOUNT = "SELECT * FROM deck WHERE account = :account ORDER BY id";
    SAVE = "INSERT INTO deck (id, account, name) VALUES (:id, :account, :name)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name";
    DELETE = "DELETE FROM deck WHERE id = :id";
    COLUMNS = "SELECT * FROM deck_column WHERE deck = :deck ORDER BY place, id";
    OWN_COLUMNS = "SELECT c.* FROM deck_column c JOIN deck d ON d.id = c.deck
        WHERE c.id IN rarray(:ids) AND d.account = :account ORDER BY c.place, c.id";
    SAVE_COLUMN = "INSERT INTO deck_column (id, deck, place, kind, subject, boosts, replies, media,
            sound, pinned, width, rems, hidden)
        VALUES (:id, :deck, (SELECT ifnull(max(place), 0) + 1 FROM deck_column WHERE deck = :deck),
            :kind, :subject, :boosts, :replies, :media, :sound, :pinned, :width, :rems, :hidden)
        ON CONFLICT (id) DO UPDATE SET boosts = excluded.boosts, replies = excluded.replies,
            media = excluded.media, sound = excluded.sound, pinned = excluded.pinned,
            width = excluded.width, rems = excluded.rems, hidden = excluded.hidden";
    PLACE = "UPDATE deck_column SET place = :place WHERE id = :id";
    DELETE_COLUMN = "DELETE FROM deck_column WHERE id = :id";
}

/// All decks of `account`, oldest first.
pub fn of_account(tx: &ReadTx<'_>, account: AccountId) -> rusqlite::Result<Vec<Deck>> {
    tx.all(OF_ACCOUNT, named_params! { ":account": account }, |row| {
        Ok(Deck { id: row.get("id")?, account: row.get("account")?, name: row.get("name")? })
    })
}

/// Stores a new deck, or one that has a new name.
pub fn save(tx: &WriteTx<'_>, deck: &Deck) -> rusqlite::Result<()> {
    let Deck { id, account, name } = deck;
    tx.execute(SAVE, named_params! { ":id": id, ":account": account, ":name": name }).map(drop)
}

/// Deletes a deck with its columns.
pub fn delete(tx: &WriteTx<'_>, id: DeckId) -> rusqlite::Result<()> {
    tx.execute(DELETE, named_params! { ":id": id }).map(drop)
}

/// The columns of a deck, in order.
pub fn columns(tx: &ReadTx<'_>, deck: DeckId) -> rusqlite::Result<Vec<Column>> {
    Ok(known(tx.all(COLUMNS, named_params! { ":deck": deck }, from_row)?))
}

/// Those of the columns `ids` that are of decks of `account`.
pub fn own_columns(
    tx: &ReadTx<'_>,
    account: AccountId,
    ids: &[ColumnId],
) -> rusqlite::Result<Vec<Column>> {
    let params = named_params! { ":ids": list(ids), ":account": account };
    Ok(known(tx.all(OWN_COLUMNS, params, from_row)?))
}

/// Stores a new column, at the end, or how one is shown from now on.
pub fn save_column(tx: &WriteTx<'_>, column: &Column) -> rusqlite::Result<()> {
    let Column { id, deck, source, terms, hidden } = column;
    let Terms { boosts, replies, only_media, sound, is_pinned, width } = terms;
    let (letter, rems) = match width {
        Width::Free(rems) => (Width::default(), Some(*rems)),
        Width::Small | Width::Medium | Width::Large => (*width, None),
    };
    let params = named_params! {
        ":id": id, ":deck": deck, ":kind": source.kind(), ":subject": source.subject(),
        ":boosts": boosts, ":replies": replies, ":media": only_media, ":sound": sound,
        ":pinned": is_pinned, ":width": letter.to_string(), ":rems": rems, ":hidden": hidden,
    };
    tx.execute(SAVE_COLUMN, params).map(drop)
}

/// Puts a column at a place.
pub fn place(tx: &WriteTx<'_>, id: ColumnId, place: i64) -> rusqlite::Result<()> {
    tx.execute(PLACE, named_params! { ":id": id, ":place": place }).map(drop)
}

pub fn delete_column(tx: &WriteTx<'_>, id: ColumnId) -> rusqlite::Result<()> {
    tx.execute(DELETE_COLUMN, named_params! { ":id": id }).map(drop)
}

/// Only service stores sources, each of which can be read back.
fn known(columns: Vec<Option<Column>>) -> Vec<Column> {
    columns.into_iter().flatten().collect()
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Option<Column>> {
    let (kind, subject): (String, String) = (row.get("kind")?, row.get("subject")?);
    let (width, rems): (String, Option<u8>) = (row.get("width")?, row.get("rems")?);
    let Some(source) = Source::parse(&kind, &subject) else { return Ok(None) };
    let terms = Terms {
        boosts: row.get("boosts")?,
        replies: row.get("replies")?,
        only_media: row.get("media")?,
        sound: row.get("sound")?,
        is_pinned: row.get("pinned")?,
        // The schema's CHECK allows no other letters.
        width: rems.map_or_else(|| Width::parse(&width).unwrap_or_default(), Width::Free),
    };
    let (id, deck, hidden) = (row.get("id")?, row.get("deck")?, row.get("hidden")?);
    Ok(Some(Column { id, deck, source, terms, hidden }))
}
