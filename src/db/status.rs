//! Statuses and their earlier versions.

use std::collections::HashMap;

use rusqlite::{Row, named_params};
use serde::Deserialize;

use crate::base::{AccountId, MediaId, StatusId, Timestamp};
use crate::model::{Edit, Media, Policy, Status, Visibility};

use super::visible::visible;
use super::{ReadTx, WriteTx, account, media, peer_block, queries};

/// Every column that [`from_row`] reads.
macro_rules! columns {
    () => {
        "s.id, s.author, s.uri, s.url, s.html, s.content_warning, s.sensitive, s.language,
         s.visibility, s.in_reply_to, s.in_reply_to_account, s.boost_of, s.conversation, s.app,
         s.created_at, s.edited_at, s.replies_count, s.boosts_count, s.favourites_count,
         s.quotes_count, s.quote_policy, s.reply_policy"
    };
}
pub(super) use columns;

queries! {
    BY_ID = concat!("SELECT ", columns!(), " FROM status s WHERE s.id = :id");
    RENAME = "UPDATE status SET uri = :uri WHERE id = :id";
    BY_URI = concat!("SELECT ", columns!(), " FROM status s WHERE s.uri = :uri");
    BY_URL = concat!("SELECT ", columns!(), " FROM status s WHERE s.url = :url LIMIT 1");
    VISIBLE = concat!("SELECT ", columns!(), " FROM status s WHERE s.id = :id AND ", visible!());
    MAY_SEE = concat!("SELECT 1 FROM status s WHERE s.id = :id AND ", visible!());
    TEXT = "SELECT text FROM status WHERE id = :id";
    BOOST_BY = concat!("SELECT ", columns!(), " FROM status s
        WHERE s.boost_of = :status AND s.author = :author");
    BOOSTS = concat!("SELECT ", columns!(), " FROM status s WHERE s.boost_of = :status");
    LOCAL_BOOSTERS = "SELECT author FROM status WHERE boost_of = :status AND local = 1";
    INSERT = "INSERT INTO status (id, author, local, uri, url, text, html, content_warning,
            sensitive, language, visibility, in_reply_to, in_reply_to_account, is_reply, boost_of,
            conversation, app, created_at, edited_at, quote_policy, reply_policy)
        VALUES (:id, :author,
            EXISTS (SELECT 1 FROM account WHERE id = :author AND domain IS NULL),
            :uri, :url, :text, :html, :warning, :sensitive, :language, :visibility, :in_reply_to,
            :in_reply_to_account, :is_reply, :boost_of, :conversation, :app, :created_at,
            :edited_at, :quote_policy, :reply_policy)";
    UPDATE = "UPDATE status SET text = :text, html = :html, content_warning = :warning,
            sensitive = :sensitive, language = :language, edited_at = :edited_at,
            quote_policy = :quote_policy, reply_policy = :reply_policy WHERE id = :id";
    SET_POLICIES = "UPDATE status SET quote_policy = :quotes, reply_policy = :replies
        WHERE id = :id";
    SET_VISIBILITY = "UPDATE status SET visibility = :visibility WHERE id = :id";
    DELETE = "DELETE FROM status WHERE id = :id";
    INSERT_EDIT = "INSERT INTO status_edit (status, html, content_warning, sensitive, created_at,
            quoted_uri, media, poll)
        VALUES (:status, :html, :warning, :sensitive, :at,
            (SELECT quoted_uri FROM quote WHERE status = :status),
            (SELECT json_group_array(json_object('id', CAST(id AS TEXT), 'description', description))
             FROM (SELECT id, description FROM media WHERE status = :status
                   ORDER BY position, id)),
            (SELECT nullif(json_group_array(title ORDER BY place), '[]') FROM poll_option
             WHERE poll = :status))";
    EDITS = "SELECT html, content_warning, sensitive, created_at, quoted_uri, media, poll
        FROM status_edit WHERE status = :status ORDER BY id LIMIT 200";
    INSERT_MENTION = "INSERT INTO mention (status, account) VALUES (:status, :account)
        ON CONFLICT DO NOTHING";
    DELETE_MENTIONS = "DELETE FROM mention WHERE status = :status";
    MENTIONED = "SELECT account FROM mention WHERE status = :status";
    INBOXES_INVOLVED = "SELECT DISTINCT ifnull(a.shared_inbox, a.inbox) AS inbox FROM account a
        WHERE a.domain IS NOT NULL AND a.id IN (
            SELECT account FROM mention WHERE status = :status
            UNION SELECT in_reply_to_account FROM status WHERE id = :status
            UNION SELECT o.author FROM status s JOIN status o ON o.id = s.boost_of
                  WHERE s.id = :status
            UNION SELECT author FROM status WHERE boost_of = :status
            UNION SELECT account FROM favourite WHERE status = :status
            UNION SELECT author FROM status WHERE in_reply_to = :status
            UNION SELECT quoted_author FROM quote WHERE status = :status
            UNION SELECT s.author FROM quote q JOIN status s ON s.id = q.status
                  WHERE q.quoted = :status
            UNION SELECT account FROM poll_vote WHERE poll = :status)";
    INBOXES_MENTIONED = "SELECT DISTINCT ifnull(a.shared_inbox, a.inbox) AS inbox FROM account a
        WHERE a.domain IS NOT NULL AND a.id IN (
            SELECT account FROM mention WHERE status = :status
            UNION SELECT quoted_author FROM quote WHERE status = :status)";
}

/// Without asking who wants to know: for deeds of the author and for federation.
pub fn by_id(tx: &ReadTx<'_>, id: StatusId) -> rusqlite::Result<Option<Status>> {
    tx.first(BY_ID, named_params! { ":id": id }, from_row)
}

/// Gives a boost another id.
pub fn rename(tx: &WriteTx<'_>, id: StatusId, uri: &str) -> rusqlite::Result<()> {
    tx.execute(RENAME, named_params! { ":id": id, ":uri": uri }).map(drop)
}

/// Without asking who wants to know.
pub fn by_uri(tx: &ReadTx<'_>, uri: &str) -> rusqlite::Result<Option<Status>> {
    tx.first(BY_URI, named_params! { ":uri": uri }, from_row)
}

/// By identity, or else by the page that people paste. Without asking who wants to know.
pub fn by_uri_or_url(tx: &ReadTx<'_>, address: &str) -> rusqlite::Result<Option<Status>> {
    match by_uri(tx, address)? {
        Some(status) => Ok(Some(status)),
        None => tx.first(BY_URL, named_params! { ":url": address }, from_row),
    }
}

/// The status, if `viewer` may see it.
pub fn visible(
    tx: &ReadTx<'_>,
    viewer: Option<AccountId>,
    id: StatusId,
) -> rusqlite::Result<Option<Status>> {
    tx.first(VISIBLE, named_params! { ":id": id, ":viewer": viewer }, from_row)
}

pub fn may_see(tx: &ReadTx<'_>, viewer: Option<AccountId>, id: StatusId) -> rusqlite::Result<bool> {
    tx.any(MAY_SEE, named_params! { ":id": id, ":viewer": viewer })
}

/// What the author typed; `None` for a peer's.
pub fn text(tx: &ReadTx<'_>, id: StatusId) -> rusqlite::Result<Option<String>> {
    Ok(tx.first(TEXT, named_params! { ":id": id }, |row| row.get("text"))?.flatten())
}

/// The boost of `status` by `author`.
pub fn boost_by(
    tx: &ReadTx<'_>,
    status: StatusId,
    author: AccountId,
) -> rusqlite::Result<Option<Status>> {
    tx.first(BOOST_BY, named_params! { ":status": status, ":author": author }, from_row)
}

/// All boosts of a status.
pub fn boosts(tx: &ReadTx<'_>, status: StatusId) -> rusqlite::Result<Vec<Status>> {
    tx.all(BOOSTS, named_params! { ":status": status }, from_row)
}

/// Accounts of ours that boosted a status.
pub fn local_boosters(tx: &ReadTx<'_>, status: StatusId) -> rusqlite::Result<Vec<AccountId>> {
    tx.all(LOCAL_BOOSTERS, named_params! { ":status": status }, |row| row.get("author"))
}

/// What is stored of a new status beside the noun itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct Extra<'a> {
    /// As typed.
    pub text: Option<&'a str>,
    /// It answers somebody else, even if what it answers is not known here.
    pub is_reply: bool,
}

pub fn insert(tx: &WriteTx<'_>, status: &Status, extra: Extra<'_>) -> rusqlite::Result<()> {
    let params = named_params! {
        ":id": status.id, ":author": status.author, ":uri": status.uri, ":url": status.url,
        ":text": extra.text, ":html": status.html, ":warning": status.content_warning,
        ":sensitive": status.sensitive, ":language": status.language,
        ":visibility": status.visibility.as_str(), ":in_reply_to": status.in_reply_to,
        ":in_reply_to_account": status.in_reply_to_account, ":is_reply": extra.is_reply,
        ":boost_of": status.boost_of, ":conversation": status.conversation, ":app": status.app,
        ":created_at": status.created_at, ":edited_at": status.edited_at,
        ":quote_policy": status.quote_policy.bits(), ":reply_policy": status.reply_policy.bits(),
    };
    tx.execute(INSERT, params).map(drop)
}

/// Writes back the words of a status that was edited.
pub fn update(tx: &WriteTx<'_>, status: &Status, text: Option<&str>) -> rusqlite::Result<()> {
    let params = named_params! {
        ":id": status.id, ":text": text, ":html": status.html,
        ":warning": status.content_warning, ":sensitive": status.sensitive,
        ":language": status.language, ":edited_at": status.edited_at,
        ":quote_policy": status.quote_policy.bits(), ":reply_policy": status.reply_policy.bits(),
    };
    tx.execute(UPDATE, params).map(drop)
}

/// Deletes a status, its boosts and all that hangs on it. Answers stay.
pub fn delete(tx: &WriteTx<'_>, id: StatusId) -> rusqlite::Result<()> {
    tx.execute(DELETE, named_params! { ":id": id }).map(drop)
}

/// Keeps the present words and media of a status, and what can be chosen, as an earlier version.
/// To be asked before they change.
pub fn keep_version(tx: &WriteTx<'_>, status: &Status) -> rusqlite::Result<()> {
    let params = named_params! {
        ":status": status.id, ":html": status.html, ":warning": status.content_warning,
        ":sensitive": status.sensitive, ":at": status.edited_at.unwrap_or(status.created_at),
    };
    tx.execute(INSERT_EDIT, params).map(drop)
}

/// Earlier versions, oldest first; the present one is not among them.
pub fn edits(tx: &ReadTx<'_>, id: StatusId) -> rusqlite::Result<Vec<Edit>> {
    let rows = tx.all(EDITS, named_params! { ":status": id }, |row| {
        let edit = Edit {
            html: row.get("html")?,
            content_warning: row.get("content_warning")?,
            sensitive: row.get("sensitive")?,
            media: None,
            quoted_uri: row.get("quoted_uri")?,
            poll_options: titles(row.get("poll")?),
            created_at: row.get::<_, Timestamp>("created_at")?,
        };
        Ok((edit, row.get::<_, Option<String>>("media")?))
    })?;
    let carried: Vec<Option<Vec<Carried>>> = rows
        .iter()
        .map(|(_, media)| media.as_deref().and_then(|media| serde_json::from_str(media).ok()))
        .collect();
    let mut ids: Vec<MediaId> = carried.iter().flatten().flatten().map(|file| file.id).collect();
    ids.sort_unstable();
    ids.dedup();
    let kept: HashMap<MediaId, Media> =
        media::by_ids(tx, &ids)?.into_iter().map(|file| (file.id, file)).collect();
    let versions = rows.into_iter().zip(carried).map(|((edit, _), carried)| Edit {
        media: carried
            .map(|files| files.into_iter().filter_map(|file| file.among(&kept)).collect()),
        ..edit
    });
    let mut versions: Vec<Edit> = versions.collect();
    if !versions.is_empty()
        && let Some(status) = by_id(tx, id)?
        && let Some(author) = account::by_id(tx, status.author)?
        && let Some(words) = peer_block::warnings(tx)?.upon(&author)
    {
        for version in &mut versions {
            version.fold_under(words);
        }
    }
    Ok(versions)
}

/// A file that an earlier version carried.
#[derive(Debug, Deserialize)]
struct Carried {
    id: MediaId,
    description: Option<String>,
}

impl Carried {
    /// The file with what was said of it then, if it is still kept.
    fn among(self, kept: &HashMap<MediaId, Media>) -> Option<Media> {
        let Self { id, description } = self;
        kept.get(&id).map(|file| Media { description, ..file.clone() })
    }
}

/// Changes who may quote a status, and who may reply to it.
pub fn set_policies(
    tx: &WriteTx<'_>,
    id: StatusId,
    (quotes, replies): (Policy, Policy),
) -> rusqlite::Result<()> {
    let params = named_params! { ":id": id, ":quotes": quotes.bits(), ":replies": replies.bits() };
    tx.execute(SET_POLICIES, params).map(drop)
}

/// Opens a status that was for its author alone.
pub fn set_visibility(
    tx: &WriteTx<'_>,
    id: StatusId,
    visibility: Visibility,
) -> rusqlite::Result<()> {
    let params = named_params! { ":id": id, ":visibility": visibility.as_str() };
    tx.execute(SET_VISIBILITY, params).map(drop)
}

fn titles(poll: Option<String>) -> Vec<String> {
    poll.and_then(|titles| serde_json::from_str(&titles).ok()).unwrap_or_default()
}

/// Replaces who is mentioned.
pub fn set_mentions(
    tx: &WriteTx<'_>,
    status: StatusId,
    accounts: &[AccountId],
) -> rusqlite::Result<()> {
    tx.execute(DELETE_MENTIONS, named_params! { ":status": status })?;
    for account in accounts {
        tx.execute(INSERT_MENTION, named_params! { ":status": status, ":account": account })?;
    }
    Ok(())
}

pub fn mentioned(tx: &ReadTx<'_>, status: StatusId) -> rusqlite::Result<Vec<AccountId>> {
    tx.all(MENTIONED, named_params! { ":status": status }, |row| row.get("account"))
}

/// Inboxes of peers whose people are mentioned or quoted; each once.
pub fn inboxes_mentioned(tx: &ReadTx<'_>, status: StatusId) -> rusqlite::Result<Vec<String>> {
    tx.all(INBOXES_MENTIONED, named_params! { ":status": status }, |row| row.get("inbox"))
}

/// Inboxes of peers whose people had to do with an open status: mentioned, answered, boosted or
/// answering, boosting, favouring, voting. They must hear of edits and of its end.
pub fn inboxes_involved(tx: &ReadTx<'_>, status: StatusId) -> rusqlite::Result<Vec<String>> {
    tx.all(INBOXES_INVOLVED, named_params! { ":status": status }, |row| row.get("inbox"))
}

pub(super) fn from_row(row: &Row<'_>) -> rusqlite::Result<Status> {
    let visibility: String = row.get("visibility")?;
    Ok(Status {
        id: row.get("id")?,
        author: row.get("author")?,
        uri: row.get("uri")?,
        url: row.get("url")?,
        html: row.get("html")?,
        content_warning: row.get("content_warning")?,
        sensitive: row.get("sensitive")?,
        language: row.get("language")?,
        // The schema's CHECK allows no other words; the narrowest is the safe one.
        visibility: Visibility::parse(&visibility).unwrap_or(Visibility::OnlyMe),
        in_reply_to: row.get("in_reply_to")?,
        in_reply_to_account: row.get("in_reply_to_account")?,
        boost_of: row.get("boost_of")?,
        conversation: row.get("conversation")?,
        app: row.get("app")?,
        created_at: row.get("created_at")?,
        edited_at: row.get("edited_at")?,
        replies_count: row.get("replies_count")?,
        boosts_count: row.get("boosts_count")?,
        favourites_count: row.get("favourites_count")?,
        quotes_count: row.get("quotes_count")?,
        quote_policy: Policy::from_bits(row.get("quote_policy")?),
        reply_policy: Policy::from_bits(row.get("reply_policy")?),
    })
}
