//! Copies of the pictures of peers' emoji.

use crate::app::App;
use crate::base::{EmojiId, Refusal, Result};
use crate::db::{self, ReadTx};
use crate::media::Shelf;
use crate::media::image::{self, Limits};
use crate::model::cached::CachedKind;
use crate::model::emoji::{EmojiFiles, StoredEmoji, patience};
use crate::model::peer_block::PeerBlock;
use crate::remote;
use crate::service::cache::{self, Given, Sort};
use crate::service::media::forget;

use super::change::NOT_FOUND;
use super::{keep, names};
use crate::say;

fn unreachable() -> Refusal {
    Refusal::Unavailable(say!("refusal-the-other-server-does-not"))
}

/// The picture of an emoji and the one that does not move, fetched so that our people need not call at its server
/// themselves, and kept while there is room. Asked again, it answers the copy; a server that did not give it is left alone for hours.
///
/// # Errors
/// Refused while the peer does not give it, or gives what is no picture.
pub async fn fetch(app: &App, id: EmojiId) -> Result<(Given, Given)> {
    // One at a time asks; who waited finds the copy.
    let _turn = app.pace.turn(&format!("emoji/{id}")).await;
    let config = app.settings.now();
    let stored = app.db.read(move |tx: &ReadTx<'_>| {
        let stored = db::emoji::by_id(tx, id)?.ok_or(NOT_FOUND)?;
        if let Some(domain) = &stored.domain
            && (remote::is_barred(tx, &config, domain)?
                || db::peer_block::upon(tx, domain)?.iter().any(PeerBlock::rejects_media))
        {
            return Err(NOT_FOUND.into());
        }
        Ok(stored)
    });
    let stored = stored.await?;
    if let Some(EmojiFiles { file, still }) = stored.emoji.files {
        cache::seen(app, &file).await?;
        cache::seen(app, &still).await?;
        return Ok((Given::File(file), Given::File(still)));
    }
    let now = app.clock.now();
    if stored.retry_at.is_some_and(|at| at > now) {
        return Err(unreachable().into());
    }
    let url = stored.remote_url.clone().ok_or(NOT_FOUND)?;
    match picture(app, &url).await {
        Ok(emoji) => {
            let still = emoji.still.as_ref().unwrap_or(&emoji.file);
            let size = emoji.file.bytes.len() + still.bytes.len();
            let Some(_room) = cache::make_room(app, size as u64).await? else {
                return Ok((Given::of(emoji.file.clone()), Given::of(still.clone())));
            };
            let lengths = (emoji.file.bytes.len() as u64, still.bytes.len() as u64);
            let files = keep(app, Shelf::Cache, emoji).await?;
            note(app, &stored, Some((files.clone(), lengths))).await?;
            Ok((Given::File(files.file), Given::File(files.still)))
        }
        Err(refused) => {
            note(app, &stored, None).await?;
            Err(refused)
        }
    }
}

async fn picture(app: &App, url: &str) -> Result<image::Emoji> {
    if remote::is_address_barred(app, url).await? {
        return Err(NOT_FOUND.into());
    }
    let cap = usize::try_from(Limits::REMOTE_EMOJI.bytes).unwrap_or(usize::MAX);
    let fetched = app.net.get_media(url, cap).await.map_err(|cause| {
        tracing::debug!(url, "no emoji: {cause}");
        unreachable()
    })?;
    let bytes = Vec::from(fetched.bytes);
    let limits = Limits::REMOTE_EMOJI;
    let made = app.workshop.open_picture(
        limits,
        move || Ok(bytes),
        move |bytes| image::emoji(bytes, limits),
    );
    Ok(made.await?)
}

/// Notes how it went, unless the emoji has another picture by now.
async fn note(
    app: &App,
    asked: &StoredEmoji,
    files: Option<(EmojiFiles, (u64, u64))>,
) -> Result<()> {
    let (id, now, url) = (asked.emoji.id, app.clock.now(), asked.remote_url.clone());
    let kept = files.as_ref().map(|(files, _)| files.clone());
    let host = asked.domain.clone().unwrap_or_default();
    let noted = app.db.write(move |tx| {
        let current = db::emoji::by_id(tx, id)?.filter(|current| current.remote_url == url);
        let Some(mut current) = current else { return Ok(false) };
        if let Some((files, lengths)) = files {
            (current.failures, current.retry_at) = (0, None);
            for (file, bytes) in [(&files.file, lengths.0), (&files.still, lengths.1)] {
                let sort = Sort::kept(CachedKind::Emoji, id.0, host.clone());
                db::cached::insert(tx, &sort.cached(file.clone(), bytes, now))?;
            }
            current.emoji.files = Some(files);
        } else {
            current.retry_at = Some(now.plus(patience(current.failures)));
            current.failures = current.failures.saturating_add(1);
        }
        db::emoji::save(tx, &current)?;
        Ok(true)
    });
    if noted.await? {
        return Ok(());
    }
    forget(app, kept.map(names).unwrap_or_default()).await?;
    Err(NOT_FOUND.into())
}
