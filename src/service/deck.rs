//! Decks: how somebody lays their timelines out side by side.

use crate::app::App;
use crate::base::{ColumnId, DeckId, Refusal, Result};
use crate::db::view::deck::Searches;
use crate::db::{self, ReadTx, WriteTx};
use crate::model::deck::{MOST_COLUMNS, MOST_DECKS, Shift, Source, Terms, name};
use crate::model::search::Query;
use crate::model::{Column, ColumnView, Deck, LocalAccount, Page};
use crate::text::Hashtag;

use super::find;
use super::moment::Moment;
use crate::say;

const NO_DECK: Refusal = Refusal::NotFound("deck");
const NO_COLUMN: Refusal = Refusal::NotFound("column");

/// All decks of somebody, one of them open.
#[derive(Debug, Clone)]
pub struct Open {
    pub decks: Vec<Deck>,
    pub deck: Deck,
    pub columns: Vec<Column>,
}

impl Open {
    /// Whether it is the one that opens when none is asked for.
    pub fn is_first(&self) -> bool {
        self.decks.first().is_some_and(|first| first.id == self.deck.id)
    }
}

/// Opens a deck of `who`: the one that is asked for, or their first, which is made if they have
/// none yet.
pub async fn open(app: &App, who: &LocalAccount, asked: Option<DeckId>) -> Result<Open> {
    let me = who.id();
    let found = app.db.read(move |tx| {
        let decks = db::deck::of_account(tx, me)?;
        opened(tx, decks, asked)
    });
    if let Some(open) = found.await? {
        return Ok(open);
    }
    let moment = Moment::of(app);
    app.db
        .write(move |tx| {
            if db::deck::of_account(tx, me)?.is_empty() {
                let deck =
                    Deck { id: moment.id(), account: me, name: say!("menu-deck").to_owned() };
                begin(tx, &moment, &deck)?;
            }
            let decks = db::deck::of_account(tx, me)?;
            Ok(opened(tx, decks, asked)?.ok_or(NO_DECK)?)
        })
        .await
}

fn opened(tx: &ReadTx<'_>, decks: Vec<Deck>, asked: Option<DeckId>) -> Result<Option<Open>> {
    let deck = match asked {
        Some(id) => Some(decks.iter().find(|deck| deck.id == id).ok_or(NO_DECK)?),
        None => decks.first(),
    };
    let Some(deck) = deck.cloned() else { return Ok(None) };
    let columns = db::deck::columns(tx, deck.id)?;
    Ok(Some(Open { decks, deck, columns }))
}

fn begin(tx: &WriteTx<'_>, moment: &Moment, deck: &Deck) -> Result<()> {
    db::deck::save(tx, deck)?;
    for source in Source::FIRST {
        db::deck::save_column(tx, &blank(moment, deck.id, source))?;
    }
    Ok(())
}

/// A column as every one begins.
fn blank(moment: &Moment, deck: DeckId, source: Source) -> Column {
    Column { id: moment.id(), deck, source, terms: Terms::default(), hidden: String::new() }
}

/// Each column with its page. What stored searches find is looked up beside the rest.
pub async fn read(
    app: &App,
    who: &LocalAccount,
    columns: Vec<Column>,
    page: Page,
) -> Result<Vec<ColumnView>> {
    let mut searches = Searches::new();
    for column in &columns {
        let Source::Search(words) = &column.source else { continue };
        let search = find::Search {
            query: Query::parse(words),
            author: None,
            max_id: page.max_id.map(Into::into),
            min_id: page.since_id.map(Into::into),
            limit: page.limit,
            offset: 0,
        };
        searches.insert(column.id, find::statuses(app, who, search).await?);
    }
    let (me, now) = (who.id(), app.clock.now());
    app.db.read(move |tx| Ok(db::view::deck::many(tx, me, (columns, searches), page, now)?)).await
}

/// A column of a deck of `who`; those of others are not there.
pub fn own(tx: &ReadTx<'_>, who: &LocalAccount, id: ColumnId) -> Result<Column> {
    Ok(db::deck::own_columns(tx, who.id(), &[id])?.pop().ok_or(NO_COLUMN)?)
}

/// Puts a new column at the end of a deck.
pub async fn add(app: &App, who: &LocalAccount, deck: DeckId, source: Source) -> Result<Column> {
    source.check()?;
    let (me, moment) = (who.id(), Moment::of(app));
    app.db
        .write(move |tx| {
            own_deck(tx, me, deck)?;
            match &source {
                Source::List(list) => drop(super::list::own(tx, me, *list)?),
                Source::Account(account) => {
                    let account = db::account::by_id(tx, *account)?;
                    account.ok_or(Refusal::invalid("handle", say!("refusal-is-not-known-here")))?;
                }
                _ => {}
            }
            if has(db::deck::columns(tx, deck)?.len(), MOST_COLUMNS) {
                let problem = say!("refusal-has-n-columns-more-do", n = MOST_COLUMNS.to_string());
                return Err(Refusal::invalid("deck", problem).into());
            }
            let column = blank(&moment, deck, source);
            db::deck::save_column(tx, &column)?;
            Ok(column)
        })
        .await
}

/// Hashtags in their normal form, each once.
///
/// # Errors
/// Refused if one of the words is none.
pub fn tags(typed: &str) -> Result<Vec<String>> {
    let mut tags = vec![];
    for word in typed.split([' ', ',']).filter(|word| !word.is_empty()) {
        let tag = Hashtag::parse(word)
            .ok_or_else(|| Refusal::invalid("any", say!("refusal-hold-n-which-is-no", n = word)))?;
        if !tags.iter().any(|earlier| earlier == tag.name()) {
            tags.push(tag.name().to_owned());
        }
    }
    Ok(tags)
}

/// Changes how a column is shown.
pub async fn change(
    app: &App,
    who: &LocalAccount,
    id: ColumnId,
    change: impl FnOnce(Column) -> Column + Send + 'static,
) -> Result<Column> {
    let who = who.clone();
    app.db
        .write(move |tx| {
            let column = change(own(tx, &who, id)?);
            db::deck::save_column(tx, &column)?;
            Ok(column)
        })
        .await
}

/// Moves a column by one place; at the end of the row it stays.
pub async fn shift(app: &App, who: &LocalAccount, id: ColumnId, shift: Shift) -> Result<Column> {
    let who = who.clone();
    app.db
        .write(move |tx| {
            let column = own(tx, &who, id)?;
            let mut order = order(tx, column.deck)?;
            let from = order.iter().position(|one| *one == id).unwrap_or(0);
            let to = match shift {
                Shift::Back => from.saturating_sub(1),
                Shift::Forward => (from + 1).min(order.len().saturating_sub(1)),
            };
            order.swap(from, to);
            put_in(tx, &order)?;
            Ok(column)
        })
        .await
}

/// Puts the columns of a deck in the order of `wanted`; those that are not named come last.
pub async fn arrange(
    app: &App,
    who: &LocalAccount,
    deck: DeckId,
    wanted: Vec<ColumnId>,
) -> Result<()> {
    let me = who.id();
    app.db
        .write(move |tx| {
            own_deck(tx, me, deck)?;
            let mut order = order(tx, deck)?;
            order.sort_by_key(|id| wanted.iter().position(|one| one == id).unwrap_or(usize::MAX));
            put_in(tx, &order)
        })
        .await
}

/// Takes a column out of its deck.
pub async fn remove(app: &App, who: &LocalAccount, id: ColumnId) -> Result<Column> {
    let who = who.clone();
    app.db
        .write(move |tx| {
            let column = own(tx, &who, id)?;
            db::deck::delete_column(tx, id)?;
            Ok(column)
        })
        .await
}

/// Makes another deck, with the columns that every deck begins with.
pub async fn create(app: &App, who: &LocalAccount, typed: &str) -> Result<Deck> {
    let (name, me, moment) = (name(typed)?, who.id(), Moment::of(app));
    app.db
        .write(move |tx| {
            if has(db::deck::of_account(tx, me)?.len(), MOST_DECKS) {
                let problem = say!("refusal-would-be-one-deck-too", n = MOST_DECKS.to_string());
                return Err(Refusal::invalid("name", problem).into());
            }
            let deck = Deck { id: moment.id(), account: me, name };
            begin(tx, &moment, &deck)?;
            Ok(deck)
        })
        .await
}

pub async fn rename(app: &App, who: &LocalAccount, id: DeckId, typed: &str) -> Result<()> {
    let (name, me) = (name(typed)?, who.id());
    app.db
        .write(move |tx| {
            let deck = Deck { name, ..own_deck(tx, me, id)? };
            Ok(db::deck::save(tx, &deck)?)
        })
        .await
}

/// Deletes a deck with its columns. Who has none left gets a new one when they open it.
pub async fn delete(app: &App, who: &LocalAccount, id: DeckId) -> Result<()> {
    let me = who.id();
    app.db
        .write(move |tx| {
            own_deck(tx, me, id)?;
            Ok(db::deck::delete(tx, id)?)
        })
        .await
}

fn own_deck(tx: &ReadTx<'_>, me: crate::base::AccountId, id: DeckId) -> Result<Deck> {
    let decks = db::deck::of_account(tx, me)?;
    Ok(decks.into_iter().find(|deck| deck.id == id).ok_or(NO_DECK)?)
}

fn order(tx: &ReadTx<'_>, deck: DeckId) -> Result<Vec<ColumnId>> {
    Ok(db::deck::columns(tx, deck)?.into_iter().map(|column| column.id).collect())
}

fn put_in(tx: &WriteTx<'_>, order: &[ColumnId]) -> Result<()> {
    for (place, id) in (1_i64..).zip(order) {
        db::deck::place(tx, *id, place)?;
    }
    Ok(())
}

fn has(length: usize, most: u32) -> bool {
    u32::try_from(length).is_ok_and(|length| length >= most)
}
