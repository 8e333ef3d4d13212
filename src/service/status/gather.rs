//! What must be known before a draft can be published; may wait for other servers.

use std::time::Duration;

use futures_util::future::join_all;

use crate::app::App;
use crate::base::{AccountId, Refusal, Result, StatusId};
use crate::db::{self, ReadTx};
use crate::model::media::Progress;
use crate::model::{Account, Draft, Media, Status, StatusView, User, Visibility};
use crate::remote;
use crate::text::{Handle, ResolvedMention};

use super::quote::{self, Quoted};
use super::{find, reply};
use crate::say;

/// How long a client's key for a status is remembered.
/// Source: <https://docs.joinmastodon.org/methods/statuses/#create>
pub(in crate::service) const KEY_LIFE: Duration = Duration::from_hours(1);

/// Unknown people that one status makes us look up; others stay plain text.
const MOST_LOOKUPS: usize = 10;

/// What the database knows of a draft's surroundings.
#[derive(Debug)]
pub(super) struct Surroundings {
    /// What was published with the same key before.
    pub(super) earlier: Option<StatusView>,
    /// What is answered.
    pub(super) parent: Option<Status>,
    /// What is quoted.
    pub(super) quoted: Option<Quoted>,
    /// In the order they are to be shown.
    pub(super) media: Vec<Media>,
    /// The author's login, for their defaults.
    pub(super) user: Option<User>,
}

/// Somebody mentioned, found.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// As it was typed.
    pub(super) handle: Handle,
    pub(super) account: Account,
}

impl Found {
    pub(super) fn resolved(&self) -> ResolvedMention {
        ResolvedMention {
            handle: self.handle.clone(),
            url: self.account.url.clone(),
            username: self.account.username.clone(),
        }
    }
}

/// Looks around a draft of `author`; `edited` is the status that it is to change.
pub(super) async fn surroundings(
    app: &App,
    author: AccountId,
    draft: &Draft,
    edited: Option<StatusId>,
) -> Result<Surroundings> {
    let since = app.clock.now().minus(KEY_LIFE);
    let (key, parent) = (draft.idempotency_key.clone(), draft.in_reply_to);
    let (media, quoted) = (draft.media.clone(), draft.quoted.filter(|_| edited.is_none()));
    let read = move |tx: &ReadTx<'_>| {
        let earlier = match &key {
            Some(key) => db::idempotency::find(tx, author, key, since)?,
            None => None,
        };
        if let Some(id) = earlier {
            let earlier = Some(find::view(tx, author, id)?);
            let (parent, quoted, media, user) = (None, None, vec![], None);
            return Ok(Surroundings { earlier, parent, quoted, media, user });
        }
        Ok(Surroundings {
            earlier: None,
            parent: parent.map(|id| reply::find(tx, author, id)).transpose()?,
            quoted: quoted.map(|id| quote::find(tx, author, id)).transpose()?,
            media: media
                .iter()
                .map(|id| free_media(tx, author, *id, edited))
                .collect::<Result<_>>()?,
            user: db::user::by_account(tx, author)?,
        })
    };
    app.db.glance(read).await
}

/// Media of `author` that are on no status, or on the one that is edited.
fn free_media(
    tx: &ReadTx<'_>,
    author: AccountId,
    id: crate::base::MediaId,
    edited: Option<StatusId>,
) -> Result<Media> {
    let media = db::media::by_id(tx, id)?.filter(|media| media.account == author);
    let Some(media) = media else {
        return Err(Refusal::invalid(
            "media_ids",
            say!("refusal-names-n-which-is-not", n = id.to_string()),
        )
        .into());
    };
    if media.progress != Progress::Ready {
        return Err(Refusal::invalid("media_ids", say!("refusal-media-not-ready")).into());
    }
    if media.status.is_some() && media.status != edited {
        let problem = say!("refusal-names-n-which-is-on", n = id.to_string());
        return Err(Refusal::invalid("media_ids", problem).into());
    }
    Ok(media)
}

/// The accounts behind the handles; who cannot be found is left out. Whoever is not known yet is
/// asked for at their server, unless the status never leaves ours.
pub(super) async fn people(
    app: &App,
    handles: Vec<Handle>,
    visibility: Visibility,
) -> Result<Vec<Found>> {
    if visibility == Visibility::OnlyMe || handles.is_empty() {
        return Ok(vec![]);
    }
    let (known, unknown) = known(app, handles).await?;
    if visibility.is_local_only() {
        return Ok(known);
    }
    let asked = unknown.into_iter().take(MOST_LOOKUPS).map(|handle| async move {
        let account = remote::account_by_handle(app, &handle).await?;
        Ok(account.map(|account| Found { handle, account }))
    });
    let answers: Vec<Result<Option<Found>>> = join_all(asked).await;
    let mut found = known;
    for answer in answers {
        found.extend(answer?.filter(|found| !found.account.is_suspended()));
    }
    Ok(found)
}

/// Those whom we know, and the handles on other servers that we do not.
async fn known(app: &App, handles: Vec<Handle>) -> Result<(Vec<Found>, Vec<Handle>)> {
    let config = app.settings.now();
    let (domain, web_domain) = (config.domain().to_owned(), config.web_domain().to_owned());
    app.db
        .read(move |tx| {
            let (mut known, mut unknown) = (vec![], vec![]);
            for handle in handles {
                let seen = handle.clone().seen_from(&domain).seen_from(&web_domain);
                match db::account::by_handle(tx, seen.username(), seen.domain())? {
                    Some(account) if account.is_suspended() => {}
                    Some(account) => known.push(Found { handle, account }),
                    None if seen.domain().is_some() => unknown.push(handle),
                    None => {}
                }
            }
            Ok((known, unknown))
        })
        .await
}
