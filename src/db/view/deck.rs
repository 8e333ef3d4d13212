//! The columns of a deck with what stands in them: one query for each column's timeline, and the
//! statuses of all of them together.

use std::collections::HashMap;

use crate::base::{AccountId, ColumnId, StatusId, Timestamp};
use crate::db::notification::Wanted;
use crate::db::tagged::Tags;
use crate::db::timeline::{Narrow, OfAccount, Parts};
use crate::db::{self, ReadTx};
use crate::model::deck::{Content, Source, TagSet};
use crate::model::notification::GroupView;
use crate::model::{
    Account, Column, ColumnView, ConversationView, NotificationKind, Page, StatusView,
};
use crate::text::phrases::Phrases;

use super::filtered;

/// Statuses that a column shows, each with the number by which pages are asked for.
type Placed = Vec<(i64, StatusId)>;

/// What is looked up elsewhere: the statuses that stored searches found.
pub type Searches = HashMap<ColumnId, Vec<StatusView>>;

/// Each column with its page, in the order given.
pub fn many(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    (columns, mut searches): (Vec<Column>, Searches),
    page: Page,
    now: Timestamp,
) -> rusqlite::Result<Vec<ColumnView>> {
    let names = Names::of(tx, viewer, &columns)?;
    let read = Read::of(tx, viewer, &columns)?;
    let mut placed: HashMap<ColumnId, Placed> = HashMap::new();
    for column in &columns {
        placed.insert(column.id, ids(tx, viewer, column, page, now)?);
    }
    let mut wanted: Vec<StatusId> = placed.values().flatten().map(|(_, id)| *id).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let views = db::view::status::many(tx, Some(viewer), &wanted)?;
    let views: HashMap<StatusId, StatusView> =
        views.into_iter().map(|view| (view.status.id, view)).collect();
    let boosters = boosters(tx, viewer, (&columns, &placed, &views), now)?;
    let mut shown = vec![];
    for column in columns {
        let (places, content) = match &column.source {
            Source::Notifications | Source::Mentions => {
                notifications(tx, viewer, &column.source, page)?
            }
            Source::Conversations => conversations(tx, viewer, page, now)?,
            Source::Search(_) => {
                let found = searches.remove(&column.id).unwrap_or_default();
                let places = found.iter().map(|view| view.status.id.0).collect();
                (places, Content::Statuses(without_hidden(&column, found)))
            }
            _ => {
                let placed = placed.remove(&column.id).unwrap_or_default();
                let found = placed.iter().filter_map(|(_, id)| views.get(id).cloned()).collect();
                let content = Content::Statuses(without_hidden(&column, found));
                (placed.into_iter().map(|(place, _)| place).collect(), content)
            }
        };
        let read_to = read.up_to(&column.source);
        let boosters = if groups_boosts(&column) { boosters.clone() } else { vec![] };
        shown.push(ColumnView {
            read_to,
            boosters,
            ..view(column, &names, &places, content, page)
        });
    }
    Ok(shown)
}

fn view(column: Column, names: &Names, places: &[i64], content: Content, page: Page) -> ColumnView {
    ColumnView {
        name: names.name(&column.source),
        newest: places.first().copied(),
        oldest: places.last().copied(),
        is_full: u32::try_from(places.len()).is_ok_and(|length| length >= page.limit),
        column,
        content,
        read_to: None,
        boosters: vec![],
    }
}

/// Whether it shows a boosted status once, for all who boosted it.
fn groups_boosts(column: &Column) -> bool {
    column.terms.boosts && matches!(column.source, Source::Home | Source::List(_))
}

/// Who boosted what stands in the columns that show boosts: one query for all of them.
fn boosters(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    (columns, placed, views): (
        &[Column],
        &HashMap<ColumnId, Placed>,
        &HashMap<StatusId, StatusView>,
    ),
    now: Timestamp,
) -> rusqlite::Result<Vec<(StatusId, Account)>> {
    let boosted: Vec<StatusId> = columns
        .iter()
        .filter(|column| groups_boosts(column))
        .filter_map(|column| placed.get(&column.id))
        .flatten()
        .filter_map(|(_, id)| views.get(id)?.boosted.as_ref())
        .map(|boosted| boosted.status.id)
        .collect();
    if boosted.is_empty() {
        return Ok(vec![]);
    }
    db::mark::boosters_followed(tx, viewer, &boosted, now)
}

/// Statuses without those that hold a word which the column is told to leave out.
pub fn without_hidden(column: &Column, mut views: Vec<StatusView>) -> Vec<StatusView> {
    let words = column.hidden.split(',').map(str::trim).filter(|word| !word.is_empty());
    let phrases = Phrases::new(words.map(|word| (word, true)));
    if !phrases.is_empty() {
        views.retain(|view| !filtered::holds(&phrases, view));
    }
    views
}

/// How far somebody has read, in the words of the timelines that keep it.
struct Read {
    home: Option<i64>,
    notifications: Option<i64>,
}

impl Read {
    fn of(tx: &ReadTx<'_>, viewer: AccountId, columns: &[Column]) -> rusqlite::Result<Self> {
        let keeps = |column: &Column| {
            matches!(column.source, Source::Home | Source::Notifications | Source::Mentions)
        };
        let kept = if columns.iter().any(keeps) { db::marker::of(tx, viewer)? } else { vec![] };
        let at = |name| kept.iter().find(|one| one.timeline == name).map(|one| one.last_read);
        Ok(Self { home: at("home"), notifications: at("notifications") })
    }

    fn up_to(&self, source: &Source) -> Option<i64> {
        match source {
            Source::Home => self.home,
            Source::Notifications | Source::Mentions => self.notifications,
            Source::Conversations
            | Source::Local
            | Source::Federated
            | Source::Remote
            | Source::List(_)
            | Source::Tags(_)
            | Source::Account(_)
            | Source::Search(_)
            | Source::Bookmarks
            | Source::Favourites => None,
        }
    }
}

/// The statuses of a column; none for those that show something else, and for searches.
pub fn ids(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    column: &Column,
    page: Page,
    now: Timestamp,
) -> rusqlite::Result<Placed> {
    let terms = column.terms;
    let (replies, boosts, only_media) = (terms.replies, terms.boosts, terms.only_media);
    let parts = Parts { replies, boosts, only_media };
    let narrow = |local, remote| Narrow { local, remote, only_media };
    let found = match &column.source {
        Source::Home => db::timeline::narrowed(tx, (viewer, None), parts, page, now)?,
        Source::List(list) => match db::list::of_owner(tx, viewer, *list)? {
            Some(list) => db::timeline::narrowed(tx, (viewer, Some(list.id)), parts, page, now)?,
            None => vec![],
        },
        Source::Local => db::timeline::public(tx, Some(viewer), narrow(true, false), page, now)?,
        Source::Federated => {
            db::timeline::public(tx, Some(viewer), narrow(false, false), page, now)?
        }
        Source::Remote => db::timeline::public(tx, Some(viewer), narrow(false, true), page, now)?,
        Source::Tags(tags) => {
            let tags = of(tags);
            let narrow = narrow(false, false);
            match tags.alone() {
                Some(tag) => db::timeline::tag(tx, Some(viewer), (tag, narrow), page, now)?,
                None => db::tagged::page(tx, Some(viewer), (&tags, narrow), page, now)?,
            }
        }
        Source::Account(account) => {
            let parts = OfAccount { replies, boosts, only_media, tag: None };
            db::timeline::account(tx, Some(viewer), *account, &parts, page)?
        }
        Source::Bookmarks => return db::mark::bookmarks(tx, viewer, page),
        Source::Favourites => return db::mark::favourites(tx, viewer, page),
        Source::Notifications | Source::Mentions | Source::Conversations | Source::Search(_) => {
            vec![]
        }
    };
    Ok(found.into_iter().map(|id| (id.0, id)).collect())
}

fn of(tags: &TagSet) -> Tags {
    let TagSet { any, all, none } = tags.clone();
    Tags { any, all, none }
}

/// What a column of notifications shows.
pub fn told(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    source: &Source,
    page: Page,
) -> rusqlite::Result<Content> {
    Ok(notifications(tx, viewer, source, page)?.1)
}

fn notifications(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    source: &Source,
    page: Page,
) -> rusqlite::Result<(Vec<i64>, Content)> {
    let spoken_to = || vec![NotificationKind::Mention, NotificationKind::Quote];
    let kinds = matches!(source, Source::Mentions).then(spoken_to);
    let wanted = Wanted { kinds, ..Wanted::default() };
    let groupable = NotificationKind::ALL.into_iter().filter(|kind| kind.is_groupable());
    let grouped: Vec<NotificationKind> = groupable.collect();
    let found = db::notification_group::page(tx, viewer, (&wanted, &grouped), page)?;
    let placed = db::view::notification::groups(tx, viewer, found)?;
    let places = placed.iter().map(|(place, _)| place.0).collect();
    let groups: Vec<GroupView> = placed.into_iter().map(|(_, view)| view).collect();
    Ok((places, Content::Notifications(groups)))
}

fn conversations(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    page: Page,
    now: Timestamp,
) -> rusqlite::Result<(Vec<i64>, Content)> {
    let found = db::conversation::page(tx, viewer, page, now)?;
    let views: Vec<ConversationView> = db::view::conversation::many(tx, viewer, &found)?;
    let places = views.iter().map(|view| view.conversation.last_status.0).collect();
    Ok((places, Content::Conversations(views)))
}

/// What lists and accounts are called.
struct Names {
    lists: HashMap<i64, String>,
    accounts: HashMap<i64, String>,
}

impl Names {
    fn of(tx: &ReadTx<'_>, viewer: AccountId, columns: &[Column]) -> rusqlite::Result<Self> {
        let has_lists = columns.iter().any(|column| matches!(column.source, Source::List(_)));
        let lists = if has_lists { db::list::of_account(tx, viewer)? } else { vec![] };
        let accounts: Vec<AccountId> = columns
            .iter()
            .filter_map(|column| match column.source {
                Source::Account(account) => Some(account),
                _ => None,
            })
            .collect();
        let accounts =
            if accounts.is_empty() { vec![] } else { db::account::by_ids(tx, &accounts)? };
        Ok(Self {
            lists: lists.into_iter().map(|list| (list.id.0, list.title)).collect(),
            accounts: accounts
                .into_iter()
                .map(|account| (account.id.0, format!("@{}", account.handle())))
                .collect(),
        })
    }

    fn name(&self, source: &Source) -> Option<String> {
        match source {
            Source::List(id) => self.lists.get(&id.0).cloned(),
            Source::Account(id) => self.accounts.get(&id.0).cloned(),
            _ => None,
        }
    }
}

/// What the list or account of a column is called.
pub fn name(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    column: &Column,
) -> rusqlite::Result<Option<String>> {
    Ok(Names::of(tx, viewer, std::slice::from_ref(column))?.name(&column.source))
}
