//! Writes down all that an account of ours has here, in the form of Mastodon's archives.

use std::fmt::Write as _;
use std::io;

use serde_json::{Value, json};

use crate::app::App;
use crate::base::{AccountId, ArchiveId, Result, StatusId};
use crate::db;
use crate::media::pack::Pack;
use crate::model::archive::{Archive, NO_ROOM, WENT_WRONG};
use crate::model::backoff::wait_after;
use crate::model::{Account, Picture, Verdict};
use crate::protocol::activitypub::outgoing::{Context, Document};
use crate::service;

use super::outbound::{actor, note};

/// Statuses read at a time.
const BATCH: u32 = 50;
const MOST_ATTEMPTS: u32 = 3;
/// What must be left on the disk beside the archive.
const SPARE: u64 = 64 * 1024 * 1024;
/// The folder of the files that statuses carry.
const FILES: &str = "media_attachments";

/// Writes the archive that was asked for.
pub async fn write(app: &App, id: ArchiveId, attempts: u32) -> Verdict {
    let why = match attempt(app, id).await {
        Ok(()) => return Verdict::Done,
        Err(problem) => format!("{problem:?}"),
    };
    match wait_after(attempts + 1, u64::from(attempts)) {
        Some(after) if attempts + 1 < MOST_ATTEMPTS => Verdict::Retry { after, why },
        Some(_) | None => {
            let told = fail(app, id, WENT_WRONG).await;
            let why = told.err().map_or(why, |problem| format!("{problem:?}"));
            Verdict::GiveUp { why }
        }
    }
}

async fn fail(app: &App, id: ArchiveId, problem: &'static str) -> Result<()> {
    app.db.write(move |tx| Ok(db::archive::set_problem(tx, id, problem)?)).await
}

async fn attempt(app: &App, id: ArchiveId) -> Result<()> {
    let found = app.db.read(move |tx| {
        let Some(archive) = db::archive::by_id(tx, id)?.filter(Archive::is_waiting) else {
            return Ok(None);
        };
        let account = db::account::by_id(tx, archive.account)?.filter(Account::is_local);
        let Some(account) = account else { return Ok(None) };
        let files = db::export::files(tx, account.id)?;
        let favourites = db::export::favourites(tx, account.id)?;
        Ok(Some((account.clone(), files, favourites, db::export::bookmarks(tx, account.id)?)))
    });
    let Some((account, files, favourites, bookmarks)) = found.await? else { return Ok(()) };
    let Some(_room) = room(app, &files).await? else {
        return fail(app, id, NO_ROOM).await;
    };
    let (folder, now) = (service::archive::folder(app), app.clock.now());
    let seconds = u64::try_from(now.0 / 1_000).unwrap_or_default();
    let pack = blocking(move || Pack::begin(&folder, seconds)).await?;
    let pack = describe(app, pack, &account).await?;
    let pack = outbox(app, pack, account.id).await?;
    let mut pack = blocking(move || {
        let mut pack = pack;
        pack.add("likes.json", list("likes.json", &favourites).to_string().as_bytes())?;
        pack.add("bookmarks.json", list("bookmarks.json", &bookmarks).to_string().as_bytes())?;
        Ok(pack)
    })
    .await?;
    for file in &files {
        pack = add_file(app, pack, (format!("{FILES}/{file}"), file)).await?;
    }
    let (name, bytes) = blocking(move || pack.finish()).await?;
    // If nobody wants it any more, house-keeping takes the file away.
    app.db.write(move |tx| Ok(db::archive::set_file(tx, id, &name, bytes).map(drop)?)).await
}

/// Room for the files, if the disk has it. Hold what it answers until the archive is written.
async fn room(app: &App, files: &[String]) -> Result<Option<crate::media::room::Reserved>> {
    let (mut bytes, room) = (0_u64, app.room.clone());
    for file in files {
        bytes = bytes.saturating_add(app.media.length(file).await?);
    }
    Ok(blocking(move || {
        let wanted = bytes.saturating_add(SPARE).saturating_add(room.reserved());
        Ok((room.free()? > wanted).then(|| room.reserve(bytes)))
    })
    .await?)
}

/// `actor.json` and the pictures it names.
async fn describe(app: &App, mut pack: Pack, account: &Account) -> Result<Pack> {
    let actor = actor::document(app, account).await?;
    let mut actor = serde_json::to_value(actor.map(|of| Document::new(Context::Actor, of)))?;
    let mut pictures = vec![];
    for (member, word, picture) in
        [("icon", "avatar", &account.avatar), ("image", "header", &account.header)]
    {
        let Some(Picture::Stored(file)) = picture else { continue };
        let end = file.rsplit_once('.').map_or("bin", |(_, end)| end);
        let name = format!("{word}.{end}");
        if let Some(url) = actor.pointer_mut(&format!("/{member}/url")) {
            *url = Value::String(name.clone());
        }
        pictures.push((name, file.clone()));
    }
    for (member, file) in
        [("outbox", "outbox.json"), ("likes", "likes.json"), ("bookmarks", "bookmarks.json")]
    {
        actor[member] = Value::String(file.to_owned());
    }
    let mut pack = blocking(move || {
        pack.add("actor.json", actor.to_string().as_bytes())?;
        Ok(pack)
    })
    .await?;
    for (name, file) in pictures {
        pack = add_file(app, pack, (name, &file)).await?;
    }
    Ok(pack)
}

/// Adds a file of ours under a name of its own, if it is there.
async fn add_file(app: &App, mut pack: Pack, (name, file): (String, &str)) -> Result<Pack> {
    let found = match app.media.at_hand(file).await {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(pack),
        found => found?,
    };
    Ok(blocking(move || {
        pack.add_file(&name, found.path())?;
        Ok(pack)
    })
    .await?)
}

/// `outbox.json`: all that was written, whoever was to see it. Put aside on the disk until its
/// length is known.
async fn outbox(app: &App, pack: Pack, account: AccountId) -> Result<Pack> {
    let (pack, mut aside) = blocking(move || {
        let aside = pack.aside()?;
        Ok((pack, aside))
    })
    .await?;
    let (mut after, mut count) = (StatusId(0), 0_u64);
    let mut text = String::from(
        r#"{"@context":"https://www.w3.org/ns/activitystreams","id":"outbox.json","type":"OrderedCollection","orderedItems":["#,
    );
    let files = app.url("/media/");
    loop {
        let statuses = app.db.read(move |tx| {
            let ids = db::export::written(tx, account, after, BATCH)?;
            let statuses = ids.iter().map(|id| db::status::by_id(tx, *id));
            let statuses = statuses.collect::<rusqlite::Result<Vec<_>>>()?;
            Ok((ids.last().copied(), statuses))
        });
        let (last, statuses) = statuses.await?;
        let Some(last) = last else { break };
        after = last;
        for status in statuses.into_iter().flatten() {
            let Some(activity) = note::own_activity(app, &status).await? else { continue };
            let activity = with_own_files(serde_json::to_value(activity)?, &files);
            if count > 0 {
                text.push(',');
            }
            text.push_str(&activity.to_string());
            count += 1;
        }
        let part = std::mem::take(&mut text);
        aside = blocking(move || {
            aside.push(&part)?;
            Ok(aside)
        })
        .await?;
    }
    let _ = write!(text, r#"],"totalItems":{count}}}"#);
    Ok(blocking(move || {
        let (mut pack, mut aside) = (pack, aside);
        aside.push(&text)?;
        pack.add_aside("outbox.json", aside)?;
        Ok(pack)
    })
    .await?)
}

/// The activity with the addresses of files of ours as they are in the archive.
fn with_own_files(mut activity: Value, files: &str) -> Value {
    let attached = activity.pointer_mut("/object/attachment").and_then(Value::as_array_mut);
    for attachment in attached.into_iter().flatten() {
        if let Some(Value::String(url)) = attachment.get_mut("url")
            && let Some(name) = url.strip_prefix(files)
        {
            *url = format!("{FILES}/{name}");
        }
    }
    activity
}

fn list(id: &str, items: &[String]) -> Value {
    json!({
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": id,
        "type": "OrderedCollection",
        "totalItems": items.len(),
        "orderedItems": items,
    })
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(io::Error::other)?
}
