//! Accounts, ours and those of peers.

use rusqlite::{Row, named_params};
use serde::{Deserialize, Serialize};

use crate::base::{AccountId, Html, Timestamp};
use crate::model::account::{
    Account, ActorKind, Endpoints, Picture, ProfilePicture, ProfileSource, RemoteAccount,
};
use crate::model::{Field, LocalAccount, Role, VisitorsSee};

use super::tx::list;
use super::{ReadTx, WriteTx, emoji, moved, queries};

/// Every column that [`from_row`] reads.
macro_rules! columns {
    () => {
        concat!(
            "a.id, a.username, a.domain, a.uri, a.url, a.kind, a.display_name, a.note, a.fields,
         a.avatar_file, a.avatar_url, a.header_file, a.header_url, a.avatar_description,
         a.header_description, a.locked, a.discoverable, a.indexable, a.hides_network,
         a.shows_media, a.shows_media_replies, a.shows_featured, a.created_at, a.suspended_at,
         a.silenced_at, a.sensitized_at, a.moved_to,
         a.statuses_count, a.followers_count, a.following_count, a.last_status_at,
         (SELECT role FROM user WHERE account = a.id) AS role,
         (SELECT json_object('id', o.id, 'username', o.username, 'domain', o.domain, 'uri', o.uri,
             'url', o.url, 'kind', o.kind, 'display_name', o.display_name, 'note', o.note,
             'fields', o.fields, 'avatar_file', o.avatar_file, 'avatar_url', o.avatar_url,
             'header_file', o.header_file, 'header_url', o.header_url,
             'avatar_description', o.avatar_description,
             'header_description', o.header_description, 'locked', o.locked,
             'discoverable', o.discoverable, 'indexable', o.indexable,
             'hides_network', o.hides_network, 'shows_media', o.shows_media,
             'shows_media_replies', o.shows_media_replies, 'shows_featured', o.shows_featured,
             'created_at', o.created_at, 'suspended_at', o.suspended_at,
             'silenced_at', o.silenced_at, 'sensitized_at', o.sensitized_at,
             'statuses_count', o.statuses_count, 'followers_count', o.followers_count,
             'following_count', o.following_count, 'last_status_at', o.last_status_at)
          FROM account o WHERE o.id = a.moved_to) AS moved,
         ",
            crate::db::emoji::of_account!(),
            " AS emojis"
        )
    };
}
pub(super) use columns;

queries! {
    INDEXABLE = "SELECT a.username, a.last_status_at
        FROM user u CROSS JOIN account a ON a.id = u.account
        WHERE a.indexable = 1 AND a.discoverable = 1 AND a.suspended_at IS NULL
        AND a.silenced_at IS NULL AND a.moved_to IS NULL ORDER BY a.username LIMIT :limit";
    BY_ID = concat!("SELECT ", columns!(), " FROM account a WHERE a.id = :id");
    BY_IDS = concat!("SELECT ", columns!(), " FROM account a WHERE a.id IN rarray(:ids)");
    BY_URI = concat!("SELECT ", columns!(), " FROM account a WHERE a.uri = :uri");
    BY_URL = concat!("SELECT ", columns!(), " FROM account a WHERE a.url = :url LIMIT 1");
    BY_KEY = concat!("SELECT ", columns!(), " FROM account a WHERE a.key_id = :key LIMIT 1");
    BY_HANDLE = concat!("SELECT ", columns!(), " FROM account a
        WHERE lower(a.username) = lower(:username) AND ifnull(a.domain, '') = ifnull(:domain, '')");
    VISITORS_SEE = "SELECT visitors_see FROM account WHERE id = :id";
    SET_VISITORS_SEE = "UPDATE account SET visitors_see = :see WHERE id = :id";
    IS_LOCAL = "SELECT 1 FROM account WHERE id = :id AND domain IS NULL";
    ENDPOINTS = "SELECT inbox, shared_inbox, outbox, followers_uri, following_uri, featured_uri,
        featured_tags_uri, key_id, key FROM account WHERE id = :id";
    SOURCE = "SELECT note_source, fields_source, attribution_domains FROM account WHERE id = :id";
    UNCHECKED_FIELDS = "SELECT id FROM account WHERE fields_checked_at < :before
        ORDER BY fields_checked_at LIMIT :limit";
    FIELDS_WERE_CHECKED = "SELECT 1 FROM account WHERE id = :id AND fields_checked_at > :since";
    SET_FIELDS = "UPDATE account SET fields = :fields, fields_checked_at = :now WHERE id = :id";
    SET_FIELDS_CHECKED = "UPDATE account SET fields_checked_at = :now WHERE id = :id";
    REMOVE_AVATAR = "UPDATE account SET avatar_file = NULL, avatar_description = ''
        WHERE id = :id AND domain IS NULL";
    REMOVE_HEADER = "UPDATE account SET header_file = NULL, header_description = ''
        WHERE id = :id AND domain IS NULL";
    ALSO_KNOWN_AS = "SELECT also_known_as FROM account WHERE id = :id";
    FETCHED_AT = "SELECT fetched_at FROM account WHERE id = :id";
    BY_FOLLOWERS_URI = "SELECT id FROM account WHERE followers_uri = :uri LIMIT 1";
    INSERT_LOCAL = "INSERT INTO account (id, username, uri, url, inbox, shared_inbox, outbox,
            followers_uri, following_uri, featured_uri, key_id, key, created_at, discoverable)
        VALUES (:id, :username, :uri, :url, :inbox, :shared_inbox, :outbox, :followers,
            :following, :featured, :key_id, :key, :now, 1)";
    INSERT_REMOTE = "INSERT INTO account (id, username, domain, uri, url, kind, display_name, note,
            fields, avatar_url, header_url, avatar_description, header_description, locked,
            discoverable, indexable, shows_media, shows_media_replies, shows_featured,
            attribution_domains, also_known_as, created_at, fetched_at, inbox, shared_inbox, outbox, followers_uri, following_uri,
            featured_uri, featured_tags_uri, key_id, key)
        VALUES (:id, :username, :domain, :uri, :url, :kind, :display_name, :note, :fields, :avatar,
            :header, :avatar_description, :header_description, :locked, :discoverable, :indexable,
            :shows_media, :shows_media_replies, :shows_featured, :attribution_domains,
            :also_known_as, :created_at, :now,
            :inbox, :shared_inbox, :outbox, :followers, :following, :featured,
            :featured_tags, :key_id, :key)";
    UPDATE_REMOTE = "UPDATE account SET username = :username, domain = :domain, url = :url,
            kind = :kind, display_name = :display_name, note = :note, fields = :fields,
            avatar_file = CASE WHEN avatar_url IS :avatar THEN avatar_file END,
            avatar_url = :avatar,
            header_file = CASE WHEN header_url IS :header THEN header_file END,
            header_url = :header, avatar_description = :avatar_description,
            header_description = :header_description, locked = :locked,
            discoverable = :discoverable, shows_media = :shows_media,
            shows_media_replies = :shows_media_replies, shows_featured = :shows_featured,
            attribution_domains = :attribution_domains, indexable = :indexable, also_known_as = :also_known_as, fetched_at = :now,
            inbox = :inbox, shared_inbox = :shared_inbox, outbox = :outbox,
            followers_uri = :followers, following_uri = :following, featured_uri = :featured,
            featured_tags_uri = :featured_tags, key_id = :key_id, key = :key
        WHERE uri = :uri AND domain IS NOT NULL";
    UPDATE_PROFILE = "UPDATE account SET kind = :kind, display_name = :display_name, note = :note,
            note_source = :note_source, fields = :fields, fields_source = :fields_source,
            locked = :locked, discoverable = :discoverable, indexable = :indexable,
            hides_network = :hides_network, avatar_file = :avatar, header_file = :header,
            avatar_description = :avatar_description, header_description = :header_description,
            shows_media = :shows_media, shows_media_replies = :shows_media_replies,
            shows_featured = :shows_featured, attribution_domains = :attribution_domains
        WHERE id = :id AND domain IS NULL";
    SET_PICTURE = "UPDATE account SET avatar_file = ifnull(:avatar, avatar_file),
        header_file = ifnull(:header, header_file) WHERE id = :id";
    DELETE = "DELETE FROM account WHERE id = :id AND domain IS NOT NULL";
    DELETE_LOCAL = "DELETE FROM account WHERE id = :id AND domain IS NULL";
    SUSPEND = "UPDATE account SET suspended_at = :now WHERE id = :id";
    LOCAL_COUNT = "SELECT count(*) AS n FROM user WHERE approved_at IS NOT NULL";
}

/// People of ours who want to be found by everyone, with when they last wrote.
pub fn indexable(
    tx: &ReadTx<'_>,
    limit: u32,
) -> rusqlite::Result<Vec<(String, Option<Timestamp>)>> {
    tx.all(INDEXABLE, named_params! { ":limit": limit }, |row| {
        Ok((row.get("username")?, row.get("last_status_at")?))
    })
}

pub fn by_id(tx: &ReadTx<'_>, id: AccountId) -> rusqlite::Result<Option<Account>> {
    tx.first(BY_ID, named_params! { ":id": id }, from_row)
}

/// Those of `ids` that exist, in no particular order.
pub fn by_ids(tx: &ReadTx<'_>, ids: &[AccountId]) -> rusqlite::Result<Vec<Account>> {
    tx.all(BY_IDS, named_params! { ":ids": list(ids) }, from_row)
}

pub fn by_uri(tx: &ReadTx<'_>, uri: &str) -> rusqlite::Result<Option<Account>> {
    tx.first(BY_URI, named_params! { ":uri": uri }, from_row)
}

/// By actor id, or else by the profile page that people (and GNU social) paste.
pub fn by_uri_or_url(tx: &ReadTx<'_>, address: &str) -> rusqlite::Result<Option<Account>> {
    match by_uri(tx, address)? {
        Some(account) => Ok(Some(account)),
        None => tx.first(BY_URL, named_params! { ":url": address }, from_row),
    }
}

/// Whose public key this is.
pub fn by_key(tx: &ReadTx<'_>, key_id: &str) -> rusqlite::Result<Option<Account>> {
    tx.first(BY_KEY, named_params! { ":key": key_id }, from_row)
}

/// `domain` is `None` for our own. Upper and lower case are the same.
pub fn by_handle(
    tx: &ReadTx<'_>,
    username: &str,
    domain: Option<&str>,
) -> rusqlite::Result<Option<Account>> {
    tx.first(BY_HANDLE, named_params! { ":username": username, ":domain": domain }, from_row)
}

/// Whether the account is one of ours.
pub fn is_local(tx: &ReadTx<'_>, id: AccountId) -> rusqlite::Result<bool> {
    tx.any(IS_LOCAL, named_params! { ":id": id })
}

/// An account of ours that is not suspended.
pub fn local_by_id(tx: &ReadTx<'_>, id: AccountId) -> rusqlite::Result<Option<LocalAccount>> {
    Ok(by_id(tx, id)?.and_then(LocalAccount::from_account))
}

/// An account of ours that is not suspended.
pub fn local_by_username(tx: &ReadTx<'_>, name: &str) -> rusqlite::Result<Option<LocalAccount>> {
    Ok(by_handle(tx, name, None)?.and_then(LocalAccount::from_account))
}

pub fn endpoints(tx: &ReadTx<'_>, id: AccountId) -> rusqlite::Result<Option<Endpoints>> {
    tx.first(ENDPOINTS, named_params! { ":id": id }, |row| {
        Ok(Endpoints {
            inbox: row.get("inbox")?,
            shared_inbox: row.get("shared_inbox")?,
            outbox: row.get("outbox")?,
            followers: row.get("followers_uri")?,
            following: row.get("following_uri")?,
            featured: row.get("featured_uri")?,
            featured_tags: row.get("featured_tags_uri")?,
            key_id: row.get("key_id")?,
            key: row.get("key")?,
        })
    })
}

/// What the owner of an account of ours typed.
pub fn source(tx: &ReadTx<'_>, id: AccountId) -> rusqlite::Result<ProfileSource> {
    let found = tx.first(SOURCE, named_params! { ":id": id }, |row| {
        let (fields, domains) =
            (row.get_ref("fields_source")?, row.get_ref("attribution_domains")?);
        Ok(ProfileSource {
            note: row.get("note_source")?,
            fields: serde_json::from_str(fields.as_str()?).unwrap_or_default(),
            attribution_domains: serde_json::from_str(domains.as_str()?).unwrap_or_default(),
        })
    })?;
    Ok(found.unwrap_or_default())
}

/// Accounts whose fields were not checked since `before`, longest first.
pub fn with_unchecked_fields(
    tx: &ReadTx<'_>,
    before: Timestamp,
    limit: u32,
) -> rusqlite::Result<Vec<AccountId>> {
    let params = named_params! { ":before": before, ":limit": limit };
    tx.all(UNCHECKED_FIELDS, params, |row| row.get("id"))
}

/// Whether the fields were checked since a moment.
pub fn fields_were_checked(
    tx: &ReadTx<'_>,
    id: AccountId,
    since: Timestamp,
) -> rusqlite::Result<bool> {
    tx.any(FIELDS_WERE_CHECKED, named_params! { ":id": id, ":since": since })
}

/// Writes down which fields are verified, and that they were checked just now.
pub fn set_fields(
    tx: &WriteTx<'_>,
    id: AccountId,
    fields: &[Field],
    now: Timestamp,
) -> rusqlite::Result<()> {
    let params = named_params! { ":id": id, ":fields": fields_json(fields), ":now": now };
    tx.execute(SET_FIELDS, params).map(drop)
}

/// Notes when the fields were checked; `None`: there is nothing to check.
pub fn set_fields_checked(
    tx: &WriteTx<'_>,
    id: AccountId,
    at: Option<Timestamp>,
) -> rusqlite::Result<()> {
    tx.execute(SET_FIELDS_CHECKED, named_params! { ":id": id, ":now": at }).map(drop)
}

/// Takes a picture off an account of ours, with its description.
pub fn remove_picture(
    tx: &WriteTx<'_>,
    id: AccountId,
    which: ProfilePicture,
) -> rusqlite::Result<()> {
    let sql = match which {
        ProfilePicture::Avatar => REMOVE_AVATAR,
        ProfilePicture::Header => REMOVE_HEADER,
    };
    tx.execute(sql, named_params! { ":id": id }).map(drop)
}

/// Other actors that say to be the same person.
pub fn also_known_as(tx: &ReadTx<'_>, id: AccountId) -> rusqlite::Result<Vec<String>> {
    let found = tx.first(ALSO_KNOWN_AS, named_params! { ":id": id }, |row| {
        Ok(serde_json::from_str(&row.get::<_, String>("also_known_as")?).unwrap_or_default())
    })?;
    Ok(found.unwrap_or_default())
}

/// When the account's server was last asked about it; `None` for our own.
pub fn fetched_at(tx: &ReadTx<'_>, id: AccountId) -> rusqlite::Result<Option<Timestamp>> {
    let found = tx.first(FETCHED_AT, named_params! { ":id": id }, |row| row.get("fetched_at"))?;
    Ok(found.flatten())
}

/// Whose followers collection has this id.
pub fn by_followers_uri(tx: &ReadTx<'_>, uri: &str) -> rusqlite::Result<Option<AccountId>> {
    tx.first(BY_FOLLOWERS_URI, named_params! { ":uri": uri }, |row| row.get("id"))
}

/// How many accounts of ours may sign in.
pub fn local_count(tx: &ReadTx<'_>) -> rusqlite::Result<u64> {
    Ok(tx.first(LOCAL_COUNT, [], |row| row.get("n"))?.unwrap_or(0))
}

/// A new account of ours; its name must be free.
pub fn insert_local(
    tx: &WriteTx<'_>,
    id: AccountId,
    username: &str,
    addresses: &LocalAddresses,
    now: Timestamp,
) -> rusqlite::Result<()> {
    let Endpoints { inbox, shared_inbox, outbox, followers, following, featured, .. } =
        &addresses.endpoints;
    let Endpoints { key_id, key, .. } = &addresses.endpoints;
    let params = named_params! {
        ":id": id, ":username": username, ":uri": addresses.uri, ":url": addresses.url,
        ":inbox": inbox, ":shared_inbox": shared_inbox, ":outbox": outbox,
        ":followers": followers, ":following": following, ":featured": featured,
        ":key_id": key_id, ":key": key, ":now": now,
    };
    tx.execute(INSERT_LOCAL, params).map(drop)
}

/// The addresses of an account of ours.
#[derive(Debug, Clone, Default)]
pub struct LocalAddresses {
    pub uri: String,
    pub url: String,
    pub endpoints: Endpoints,
}

/// Stores a peer's account, or brings the one with its `uri` up to date. `fresh` is its id if it
/// is new; answers the id it has.
pub fn upsert_remote(
    tx: &WriteTx<'_>,
    fresh: AccountId,
    remote: &RemoteAccount,
    now: Timestamp,
) -> rusqlite::Result<AccountId> {
    let also_known_as = serde_json::to_string(&remote.also_known_as).unwrap_or_default();
    let domains = serde_json::to_string(&remote.attribution_domains).unwrap_or_default();
    let Endpoints { inbox, shared_inbox, outbox, followers, following, .. } = &remote.endpoints;
    let Endpoints { featured, featured_tags, key_id, key, .. } = &remote.endpoints;
    let known = by_uri(tx, &remote.uri)?;
    let before = known.as_ref().map_or(&[][..], |known| known.fields.as_slice());
    let as_before = |field: &Field| field.clone().as_before(before);
    let fields = fields_json(&remote.fields.iter().map(as_before).collect::<Vec<_>>());
    let common = named_params! {
        ":uri": remote.uri, ":username": remote.username, ":domain": remote.domain,
        ":url": remote.url, ":kind": remote.kind.as_str(),
        ":display_name": remote.display_name, ":note": remote.note, ":fields": fields,
        ":avatar": remote.avatar, ":header": remote.header,
        ":avatar_description": remote.avatar_description,
        ":header_description": remote.header_description, ":locked": remote.locked,
        ":shows_media": remote.shows_media, ":shows_media_replies": remote.shows_media_replies,
        ":shows_featured": remote.shows_featured, ":attribution_domains": domains,
        ":discoverable": remote.discoverable, ":indexable": remote.indexable,
        ":also_known_as": also_known_as, ":now": now, ":inbox": inbox,
        ":shared_inbox": shared_inbox, ":outbox": outbox, ":followers": followers,
        ":following": following, ":featured": featured, ":featured_tags": featured_tags,
        ":key_id": key_id, ":key": key,
    };
    if let Some(known) = known {
        tx.execute(UPDATE_REMOTE, common)?;
        return Ok(known.id);
    }
    let created_at = remote.created_at.unwrap_or(now);
    let new = named_params! { ":id": fresh, ":created_at": created_at };
    let all: Vec<(&str, &dyn rusqlite::ToSql)> = common.iter().chain(new).copied().collect();
    tx.execute(INSERT_REMOTE, all.as_slice())?;
    Ok(fresh)
}

/// Writes back the profile of an account of ours.
pub fn update_profile(
    tx: &WriteTx<'_>,
    account: &Account,
    source: &ProfileSource,
) -> rusqlite::Result<()> {
    let ProfileSource { note, fields, attribution_domains } = source;
    let params = named_params! {
        ":id": account.id, ":kind": account.kind.as_str(), ":display_name": account.display_name,
        ":note": account.note, ":note_source": note,
        ":fields": fields_json(&account.fields),
        ":fields_source": serde_json::to_string(fields).unwrap_or_default(),
        ":attribution_domains": serde_json::to_string(attribution_domains).unwrap_or_default(),
        ":avatar_description": account.avatar_description,
        ":header_description": account.header_description,
        ":shows_media": account.shows_media, ":shows_media_replies": account.shows_media_replies,
        ":shows_featured": account.shows_featured,
        ":locked": account.locked, ":discoverable": account.discoverable,
        ":indexable": account.indexable, ":hides_network": account.hides_network,
        ":avatar": stored(account.avatar.as_ref()), ":header": stored(account.header.as_ref()),
    };
    tx.execute(UPDATE_PROFILE, params).map(drop)
}

/// Notes that a copy of a picture is now in the media folder.
pub fn set_pictures(
    tx: &WriteTx<'_>,
    id: AccountId,
    avatar: Option<&str>,
    header: Option<&str>,
) -> rusqlite::Result<()> {
    let params = named_params! { ":id": id, ":avatar": avatar, ":header": header };
    tx.execute(SET_PICTURE, params).map(drop)
}

/// Deletes a peer's account with all that hangs on it.
pub fn delete_remote(tx: &WriteTx<'_>, id: AccountId) -> rusqlite::Result<()> {
    tx.execute(DELETE, named_params! { ":id": id }).map(drop)
}

/// Deletes an account of ours with all that hangs on it.
pub fn delete_local(tx: &WriteTx<'_>, id: AccountId) -> rusqlite::Result<()> {
    tx.execute(DELETE_LOCAL, named_params! { ":id": id }).map(drop)
}

/// What visitors see of the posts of somebody; all, if there is nobody of that id.
pub fn visitors_see(tx: &ReadTx<'_>, id: AccountId) -> rusqlite::Result<VisitorsSee> {
    let word = |row: &Row<'_>| row.get::<_, String>("visitors_see");
    let word = tx.first(VISITORS_SEE, named_params! { ":id": id }, word)?;
    Ok(word.as_deref().and_then(VisitorsSee::parse).unwrap_or_default())
}

pub fn set_visitors_see(tx: &WriteTx<'_>, id: AccountId, see: VisitorsSee) -> rusqlite::Result<()> {
    tx.execute(SET_VISITORS_SEE, named_params! { ":id": id, ":see": see.as_str() }).map(drop)
}

/// Hides the account and its statuses from everyone.
pub fn suspend(tx: &WriteTx<'_>, id: AccountId, now: Timestamp) -> rusqlite::Result<()> {
    tx.execute(SUSPEND, named_params! { ":id": id, ":now": now }).map(drop)
}

fn stored(picture: Option<&Picture>) -> Option<&str> {
    match picture {
        Some(Picture::Stored(file)) => Some(file),
        Some(Picture::Remote(_)) | None => None,
    }
}

/// How a field is kept in the `fields` column.
#[derive(Debug, Serialize, Deserialize)]
struct StoredField {
    name: String,
    value: String,
    #[serde(default)]
    verified_at: Option<i64>,
}

fn fields_json(fields: &[Field]) -> String {
    let stored: Vec<StoredField> = fields
        .iter()
        .map(|field| StoredField {
            name: field.name.clone(),
            value: field.value.as_str().to_owned(),
            verified_at: field.verified_at.map(|moment| moment.0),
        })
        .collect();
    serde_json::to_string(&stored).unwrap_or_default()
}

pub(super) fn fields_from(json: &str) -> Vec<Field> {
    let stored: Vec<StoredField> = serde_json::from_str(json).unwrap_or_default();
    stored
        .into_iter()
        .map(|StoredField { name, value, verified_at }| Field {
            name,
            value: Html::vouched(value),
            verified_at: verified_at.map(Timestamp),
        })
        .collect()
}

pub(super) fn picture(file: Option<String>, url: Option<String>) -> Option<Picture> {
    file.map(Picture::Stored).or(url.map(Picture::Remote))
}

pub(super) fn from_row(row: &Row<'_>) -> rusqlite::Result<Account> {
    let kind: String = row.get("kind")?;
    let role: Option<String> = row.get("role")?;
    Ok(Account {
        id: row.get("id")?,
        username: row.get("username")?,
        domain: row.get("domain")?,
        uri: row.get("uri")?,
        url: row.get("url")?,
        kind: ActorKind::parse(&kind).unwrap_or_default(),
        display_name: row.get("display_name")?,
        note: row.get("note")?,
        fields: fields_from(row.get_ref("fields")?.as_str()?),
        emojis: emoji::of_account_from_json(row.get_ref("emojis")?.as_str()?),
        avatar: picture(row.get("avatar_file")?, row.get("avatar_url")?),
        header: picture(row.get("header_file")?, row.get("header_url")?),
        avatar_description: row.get("avatar_description")?,
        header_description: row.get("header_description")?,
        locked: row.get("locked")?,
        discoverable: row.get("discoverable")?,
        indexable: row.get("indexable")?,
        hides_network: row.get("hides_network")?,
        shows_media: row.get("shows_media")?,
        shows_media_replies: row.get("shows_media_replies")?,
        shows_featured: row.get("shows_featured")?,
        created_at: row.get("created_at")?,
        suspended_at: row.get("suspended_at")?,
        silenced_at: row.get("silenced_at")?,
        sensitized_at: row.get("sensitized_at")?,
        moved_to: row.get("moved_to")?,
        moved: row.get_ref("moved")?.as_str_or_null()?.and_then(moved::goal).map(Box::new),
        statuses_count: row.get("statuses_count")?,
        followers_count: row.get("followers_count")?,
        following_count: row.get("following_count")?,
        last_status_at: row.get("last_status_at")?,
        role: role.as_deref().and_then(Role::parse),
    })
}
