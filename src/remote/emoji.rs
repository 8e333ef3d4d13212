//! Emoji of other servers: what their notes and actors tell of them.

use std::collections::BTreeMap;

use crate::app::App;
use crate::base::{EmojiId, Result, Timestamp};
use crate::db::{self, ReadTx, WriteTx};
use crate::model::Job;
use crate::model::emoji::{EmojiFiles, MOST_OF_PEER, RemoteEmoji};
use crate::model::peer_block::PeerBlock;
use crate::protocol::activitypub::incoming::Tag;
use crate::protocol::url::{same_origin, web};
use crate::text::emoji::is_shortcode;

/// Emoji of one document.
const MOST_OF_DOCUMENT: usize = 100;

/// Keeps what a document tells of the emoji it uses. `domain` is that of its author, and `id` its
/// own, which was checked already; an emoji that lives elsewhere is none of its business.
pub async fn learn_emojis(app: &App, domain: &str, id: &str, tags: &[Tag]) -> Result<()> {
    let told = read(id, tags);
    if told.is_empty() {
        return Ok(());
    }
    let (domain, now) = (domain.to_owned(), app.clock.now());
    let (known, asked) = (domain.clone(), told.clone());
    let news = app.db.glance(move |tx| news(tx, &known, asked)).await?;
    if news.is_empty() {
        return Ok(());
    }
    let ids = std::sync::Arc::clone(&app.ids);
    app.db
        .write(move |tx| {
            let mut files = vec![];
            for told in self::news(tx, &domain, told)? {
                files.extend(store(tx, ids.next(now), &domain, told, now)?);
            }
            if files.is_empty() {
                return Ok(());
            }
            tx.enqueue(&Job::DeleteFiles { files }, now)
        })
        .await
}

/// What can be an emoji of the server that the document lives on, each shortcode once.
fn read(id: &str, tags: &[Tag]) -> Vec<RemoteEmoji> {
    let emojis = tags.iter().filter_map(|tag| match tag {
        Tag::Emoji { id: uri, shortcode, url, updated } => Some(RemoteEmoji {
            shortcode: shortcode.clone(),
            uri: uri.clone(),
            url: url.clone(),
            updated: *updated,
        }),
        Tag::Mention { .. } | Tag::Hashtag { .. } => None,
    });
    let fits = |emoji: &RemoteEmoji| {
        is_shortcode(&emoji.shortcode)
            && web(&emoji.url).is_some()
            && emoji.uri.as_deref().is_none_or(|uri| same_origin(uri, id))
    };
    let once: BTreeMap<String, RemoteEmoji> = emojis
        .filter(fits)
        .take(MOST_OF_DOCUMENT)
        .map(|emoji| (emoji.shortcode.clone(), emoji))
        .collect();
    once.into_values().collect()
}

/// Those that we do not know like this. Of a server whose pictures we do not take, none.
fn news(tx: &ReadTx<'_>, domain: &str, told: Vec<RemoteEmoji>) -> Result<Vec<RemoteEmoji>> {
    let mut news = vec![];
    for told in told {
        let known = db::emoji::by_shortcode(tx, Some(domain), &told.shortcode)?;
        if known.is_none_or(|known| known.differs_from(&told)) {
            news.push(told);
        }
    }
    if !news.is_empty() && db::peer_block::upon(tx, domain)?.iter().any(PeerBlock::rejects_media) {
        news.clear();
    }
    Ok(news)
}

/// Stores what is new of an emoji; answers the files that show it as it was.
fn store(
    tx: &WriteTx<'_>,
    fresh: EmojiId,
    domain: &str,
    told: RemoteEmoji,
    now: Timestamp,
) -> Result<Vec<String>> {
    let Some(mut known) = db::emoji::by_shortcode(tx, Some(domain), &told.shortcode)? else {
        if db::emoji::count(tx, Some(domain))? < MOST_OF_PEER {
            db::emoji::save(tx, &db::emoji::remote(fresh, domain, told, now))?;
        }
        return Ok(vec![]);
    };
    let outdated = known.emoji.files.take();
    known.emoji.updated_at = told.updated.unwrap_or(now).min(now);
    known.uri = told.uri;
    known.remote_url = Some(told.url);
    (known.failures, known.retry_at) = (0, None);
    db::emoji::save(tx, &known)?;
    Ok(outdated.map(|EmojiFiles { file, still }| vec![file, still]).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_emoji_of_the_documents_own_server_are_read() {
        let tag = |id: Option<&str>, shortcode: &str, url: &str| Tag::Emoji {
            id: id.map(str::to_owned),
            shortcode: shortcode.to_owned(),
            url: url.to_owned(),
            updated: None,
        };
        let tags = [
            tag(None, "akkoma", "https://peer.example/a.png"),
            tag(Some("https://peer.example/emojis/1"), "own", "https://cdn.example/o.png"),
            tag(Some("https://other.example/emojis/1"), "foreign", "https://peer.example/f.png"),
            tag(None, "not-a-code", "https://peer.example/n.png"),
            tag(None, "script", "javascript:alert(1)"),
            tag(None, "akkoma", "https://peer.example/b.png"),
        ];
        let read = read("https://peer.example/notes/1", &tags);
        let names: Vec<&str> = read.iter().map(|emoji| emoji.shortcode.as_str()).collect();
        assert_eq!(names, ["akkoma", "own"]);
    }
}
