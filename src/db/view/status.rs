//! Statuses with authors, media, polls, mentions, tags, what they quote, and the viewer's own marks.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use rusqlite::named_params;

use crate::base::{AccountId, AppId, CollectionId, StatusId};
use crate::db;
use crate::db::emoji::Said;
use crate::db::thread_mute::thread;
use crate::db::tx::list;
use crate::db::{ReadTx, account, card, emoji, media, peer_block, poll, queries, status};
use crate::model::collection::{self, CollectionView};
use crate::model::peer_block::Warnings;
use crate::model::{
    Account, Attachment, Card, Consent, CustomEmoji, FilterMatch, Marks, Mention, PollView,
    QuoteView, ReplyState, Status, StatusView, Visibility,
};
use crate::text::emoji::shortcodes;

use super::filtered::Filters;
use super::quote::Quotes;

queries! {
    BY_IDS = concat!("SELECT ", status::columns!(), " FROM status s WHERE s.id IN rarray(:ids)");
    MENTIONS = "SELECT m.status, a.id, a.username, a.domain, a.uri, a.url
        FROM mention m JOIN account a ON a.id = m.account
        WHERE m.status IN rarray(:ids) ORDER BY m.status, a.id";
    TAGS = "SELECT st.status, t.name FROM status_tag st JOIN hashtag t ON t.id = st.tag
        WHERE st.status IN rarray(:ids) ORDER BY st.status, t.name";
    MARKS = concat!("SELECT s.id,
            EXISTS (SELECT 1 FROM favourite WHERE account = :viewer AND status = s.id) AS favourited,
            EXISTS (SELECT 1 FROM status WHERE boost_of = s.id AND author = :viewer) AS boosted,
            EXISTS (SELECT 1 FROM bookmark WHERE account = :viewer AND status = s.id) AS bookmarked,
            EXISTS (SELECT 1 FROM pin WHERE account = :viewer AND status = s.id) AS pinned,
            EXISTS (SELECT 1 FROM thread_mute WHERE account = :viewer
                    AND conversation = ", thread!(), ") AS muted
        FROM status s WHERE s.id IN rarray(:ids)");
    APPS = "SELECT id, name, website FROM app WHERE id IN rarray(:ids)";
}

/// One status as `viewer` sees it. Ask `db::status::may_see` first.
pub fn one(
    tx: &ReadTx<'_>,
    viewer: Option<AccountId>,
    id: StatusId,
) -> rusqlite::Result<Option<StatusView>> {
    Ok(many(tx, viewer, &[id])?.pop())
}

/// Those of `ids` that exist, in the order asked for, as `viewer` sees them. Does not ask whether
/// they may: the ids come from a query that did.
pub fn many(
    tx: &ReadTx<'_>,
    viewer: Option<AccountId>,
    ids: &[StatusId],
) -> rusqlite::Result<Vec<StatusView>> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let mut statuses = by_ids(tx, ids)?;
    let boosted: Vec<StatusId> = statuses.values().filter_map(|status| status.boost_of).collect();
    if !boosted.is_empty() {
        statuses.extend(by_ids(tx, &boosted)?);
    }
    let shown: Vec<StatusId> = statuses.keys().copied().collect();
    let (mut quotes, quoted) = Quotes::of(tx, &shown)?;
    if !quoted.is_empty() {
        statuses.extend(by_ids(tx, &quoted)?);
    }
    let authors: Vec<AccountId> = statuses.values().map(|status| status.author).collect();
    quotes.fill(tx, viewer, (&quoted, &authors))?;
    let all: Vec<StatusId> = statuses.keys().copied().collect();
    let parts = Parts::load(tx, viewer, &all, &statuses)?;
    let mut views = Vec::with_capacity(ids.len());
    for id in ids {
        let Some(status) = statuses.get(id) else { continue };
        let boosted = status.boost_of.and_then(|boosted| statuses.get(&boosted));
        let boosted = boosted.and_then(|inner| quoting((&parts, &quotes), &statuses, inner, None));
        views.extend(quoting((&parts, &quotes), &statuses, status, boosted.map(Box::new)));
    }
    Ok(views)
}

/// A status with what it quotes.
fn quoting(
    (parts, quotes): (&Parts, &Quotes),
    statuses: &HashMap<StatusId, Status>,
    status: &Status,
    boosted: Option<Box<StatusView>>,
) -> Option<StatusView> {
    let view = parts.view(status, boosted)?;
    let quote = quotes.view(status.id, |quoted| {
        let quoted = statuses.get(&quoted)?;
        let view = parts.view(quoted, None)?;
        // What is quoted by what is quoted is only named.
        Some(parts.with_consent(quotes, quoted, (view, quotes.view(quoted.id, |_| None))))
    });
    Some(parts.with_consent(quotes, status, (view, quote)))
}

fn by_ids(tx: &ReadTx<'_>, ids: &[StatusId]) -> rusqlite::Result<HashMap<StatusId, Status>> {
    let rows = tx.all(BY_IDS, named_params! { ":ids": list(ids) }, status::from_row)?;
    Ok(rows.into_iter().map(|status| (status.id, status)).collect())
}

/// What hangs on a set of statuses, loaded with one query a kind.
struct Parts {
    authors: HashMap<AccountId, Account>,
    attachments: HashMap<StatusId, Vec<Attachment>>,
    mentions: HashMap<StatusId, Vec<Mention>>,
    tags: HashMap<StatusId, Vec<String>>,
    emojis: HashMap<StatusId, Vec<CustomEmoji>>,
    /// `None`: a stranger looks.
    marks: Option<HashMap<StatusId, Marks>>,
    apps: HashMap<AppId, (String, Option<String>)>,
    cards: HashMap<StatusId, Card>,
    polls: HashMap<StatusId, PollView>,
    collections: Vec<CollectionView>,
    asked: HashMap<StatusId, ReplyState>,
    viewer: Option<AccountId>,
    filters: Option<Arc<Filters>>,
    warnings: Warnings,
}

impl Parts {
    fn load(
        tx: &ReadTx<'_>,
        viewer: Option<AccountId>,
        ids: &[StatusId],
        statuses: &HashMap<StatusId, Status>,
    ) -> rusqlite::Result<Self> {
        let mut people: Vec<AccountId> = statuses
            .values()
            .flat_map(|status| [Some(status.author), status.in_reply_to_account])
            .flatten()
            .collect();
        people.sort_unstable();
        people.dedup();
        let authors = account::by_ids(tx, &people)?;
        let authors: HashMap<AccountId, Account> =
            authors.into_iter().map(|account| (account.id, account)).collect();
        let mut attachments: HashMap<StatusId, Vec<Attachment>> = HashMap::new();
        for attachment in media::of_statuses(tx, ids)? {
            if let Some(status) = attachment.status {
                attachments.entry(status).or_default().push(attachment);
            }
        }
        let polls = poll::of_statuses(tx, viewer, ids)?;
        Ok(Self {
            emojis: emojis(tx, statuses, &authors, &polls)?,
            warnings: warnings(tx, &authors)?,
            authors,
            attachments,
            mentions: mentions(tx, ids)?,
            tags: tags(tx, ids)?,
            marks: viewer.map(|viewer| marks(tx, viewer, ids)).transpose()?,
            apps: apps(tx, statuses)?,
            cards: card::of_statuses(tx, ids)?,
            polls,
            collections: collections(tx, viewer, statuses)?,
            asked: asked(tx, viewer, statuses)?,
            viewer,
            filters: viewer.map(|viewer| Filters::of(tx, viewer)).transpose()?.flatten(),
        })
    }

    /// What the viewer's filters find; nothing in what they wrote themselves.
    fn filtered(
        &self,
        status: &Status,
        attachments: &[Attachment],
        boosted: Option<&StatusView>,
    ) -> Vec<FilterMatch> {
        let Some(filters) = &self.filters else { return vec![] };
        let (words, media, boost) = match boosted {
            Some(inner) => (&inner.status, inner.attachments.as_slice(), Some(status.id)),
            None => (status, attachments, None),
        };
        if self.viewer == Some(words.author) {
            return vec![];
        }
        filters.find((words, media, self.polls.get(&words.id)), boost)
    }

    fn linked(&self, status: &Status) -> Vec<CollectionView> {
        if self.collections.is_empty() {
            return vec![];
        }
        let found = |id| self.collections.iter().find(|view| view.collection.id == id).cloned();
        collection::linked(&status.html).into_iter().filter_map(found).collect()
    }

    /// The view with what the viewer may do.
    fn with_consent(
        &self,
        quotes: &Quotes,
        status: &Status,
        (view, quote): (StatusView, Option<QuoteView>),
    ) -> StatusView {
        let is_named = self.viewer.is_some_and(|me| {
            status.in_reply_to_account == Some(me)
                || view.mentions.iter().any(|mention| mention.account == me)
        });
        let reply_consent = quotes.reply_consent(status, is_named);
        StatusView { quote, consent: quotes.consent(status), reply_consent, ..view }
    }

    /// The status without what it quotes.
    fn view(&self, status: &Status, boosted: Option<Box<StatusView>>) -> Option<StatusView> {
        let id = status.id;
        let author = self.authors.get(&status.author)?.clone();
        // The same status may stand in a page twice: by itself and boosted.
        let attachments = self.attachments.get(&id).cloned().unwrap_or_default();
        let mut status = status.clone();
        status.sensitive |= author.is_sensitized() && !attachments.is_empty();
        if let Some(words) = self.warnings.upon(&author)
            && status.boost_of.is_none()
        {
            status.fold_under(words);
        }
        let filtered = self.filtered(&status, &attachments, boosted.as_deref());
        let emojis = self.emojis.get(&id).cloned().unwrap_or_default();
        let linked = self.linked(&status);
        let poll = self.polls.get(&id).cloned();
        let poll = poll.map(|poll| PollView { emojis: standing(&emojis, &poll), ..poll });
        Some(StatusView {
            author,
            attachments,
            mentions: self.mentions.get(&id).cloned().unwrap_or_default(),
            tags: self.tags.get(&id).cloned().unwrap_or_default(),
            emojis,
            app: status.app.and_then(|app| self.apps.get(&app).cloned()),
            marks: self.marks.as_ref().map(|marks| marks.get(&id).copied().unwrap_or_default()),
            in_reply_to_handle: status
                .in_reply_to_account
                .and_then(|account| self.authors.get(&account))
                .map(Account::handle),
            card: self.cards.get(&id).cloned(),
            poll,
            filtered,
            status,
            quote: None,
            consent: Consent::Denied,
            reply_consent: Consent::Denied,
            asked: self.asked.get(&id).copied(),
            collections: linked,
            boosted,
        })
    }
}

/// The warnings that this server puts on what others say; not asked for where nobody is from elsewhere.
fn warnings(tx: &ReadTx<'_>, authors: &HashMap<AccountId, Account>) -> rusqlite::Result<Warnings> {
    if authors.values().all(|author| author.domain.is_none()) {
        return Ok(Warnings::default());
    }
    peer_block::warnings(tx)
}

/// The collections that any of the statuses links to. Most pages have none, and ask for none.
fn collections(
    tx: &ReadTx<'_>,
    viewer: Option<AccountId>,
    statuses: &HashMap<StatusId, Status>,
) -> rusqlite::Result<Vec<CollectionView>> {
    let mut ids: Vec<CollectionId> =
        statuses.values().flat_map(|status| collection::linked(&status.html)).collect();
    if ids.is_empty() {
        return Ok(vec![]);
    }
    ids.sort_unstable();
    ids.dedup();
    db::collection::by_ids(tx, viewer, &ids)
}

/// How far replies have come that the viewer wrote or is to let in. Most pages have none, and ask for
/// none.
fn asked(
    tx: &ReadTx<'_>,
    viewer: Option<AccountId>,
    statuses: &HashMap<StatusId, Status>,
) -> rusqlite::Result<HashMap<StatusId, ReplyState>> {
    let may_wait = |status: &&Status| {
        (viewer == Some(status.author) || viewer == status.in_reply_to_account)
            && status.visibility == Visibility::OnlyMe
            && status.in_reply_to.is_some()
            && viewer.is_some()
    };
    let ids: Vec<StatusId> = statuses.values().filter(may_wait).map(|status| status.id).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    Ok(db::reply::states(tx, &ids)?.into_iter().collect())
}

fn mentions(
    tx: &ReadTx<'_>,
    ids: &[StatusId],
) -> rusqlite::Result<HashMap<StatusId, Vec<Mention>>> {
    let rows = tx.all(MENTIONS, named_params! { ":ids": list(ids) }, |row| {
        let username: String = row.get("username")?;
        let domain: Option<String> = row.get("domain")?;
        let handle =
            domain.map_or_else(|| username.clone(), |domain| format!("{username}@{domain}"));
        let mention = Mention {
            account: row.get("id")?,
            username,
            handle,
            uri: row.get("uri")?,
            url: row.get("url")?,
        };
        Ok((row.get("status")?, mention))
    })?;
    Ok(grouped(rows))
}

fn tags(tx: &ReadTx<'_>, ids: &[StatusId]) -> rusqlite::Result<HashMap<StatusId, Vec<String>>> {
    let rows = tx.all(TAGS, named_params! { ":ids": list(ids) }, |row| {
        Ok((row.get("status")?, row.get("name")?))
    })?;
    Ok(grouped(rows))
}

/// The emoji that each status uses, as they are on its author's server.
fn emojis(
    tx: &ReadTx<'_>,
    statuses: &HashMap<StatusId, Status>,
    authors: &HashMap<AccountId, Account>,
    polls: &HashMap<StatusId, PollView>,
) -> rusqlite::Result<HashMap<StatusId, Vec<CustomEmoji>>> {
    let statuses: Vec<&Status> = statuses.values().collect();
    let said: Vec<Said<'_>> = statuses
        .iter()
        .map(|status| Said {
            domain: authors.get(&status.author).and_then(|author| author.domain.as_deref()),
            texts: [status.html.as_str(), &status.content_warning]
                .into_iter()
                .chain(polls.get(&status.id).into_iter().flat_map(PollView::titles))
                .collect(),
        })
        .collect();
    let used = emoji::used(tx, &said)?;
    Ok(statuses.iter().map(|status| status.id).zip(used).collect())
}

/// Those of a status' emoji that stand in what can be chosen.
fn standing(emojis: &[CustomEmoji], poll: &PollView) -> Vec<CustomEmoji> {
    if emojis.is_empty() {
        return vec![];
    }
    let words: BTreeSet<&str> = poll.titles().flat_map(shortcodes).collect();
    emojis.iter().filter(|emoji| words.contains(emoji.shortcode.as_str())).cloned().collect()
}

fn marks(
    tx: &ReadTx<'_>,
    viewer: AccountId,
    ids: &[StatusId],
) -> rusqlite::Result<HashMap<StatusId, Marks>> {
    let params = named_params! { ":viewer": viewer, ":ids": list(ids) };
    let rows = tx.all(MARKS, params, |row| {
        let marks = Marks {
            favourited: row.get("favourited")?,
            boosted: row.get("boosted")?,
            bookmarked: row.get("bookmarked")?,
            pinned: row.get("pinned")?,
            muted: row.get("muted")?,
        };
        Ok((row.get("id")?, marks))
    })?;
    Ok(rows.into_iter().collect())
}

fn apps(
    tx: &ReadTx<'_>,
    statuses: &HashMap<StatusId, Status>,
) -> rusqlite::Result<HashMap<AppId, (String, Option<String>)>> {
    let mut ids: Vec<AppId> = statuses.values().filter_map(|status| status.app).collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = tx.all(APPS, named_params! { ":ids": list(&ids) }, |row| {
        Ok((row.get("id")?, (row.get("name")?, row.get("website")?)))
    })?;
    Ok(rows.into_iter().collect())
}

fn grouped<T>(rows: Vec<(StatusId, T)>) -> HashMap<StatusId, Vec<T>> {
    let mut groups: HashMap<StatusId, Vec<T>> = HashMap::new();
    for (status, part) in rows {
        groups.entry(status).or_default().push(part);
    }
    groups
}
