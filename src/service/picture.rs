//! The pictures that peers' accounts show.

use crate::app::App;
use crate::base::{AccountId, Refusal, Result};
use crate::db::{self, ReadTx};
use crate::media::image::{self, Limits, PictureFile};
use crate::model::account::Picture;
use crate::model::cached::CachedKind;

use super::cache::{self, Given, Sort};
use crate::say;

use super::{peer_block, remote_media};

const NOT_FOUND: Refusal = Refusal::NotFound("picture");
fn unreachable() -> Refusal {
    Refusal::Unavailable(say!("refusal-the-other-server-does-not"))
}

/// Which picture of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    Avatar,
    Header,
}

/// The picture of a peer's account, fetched so that our people need not call there themselves, and
/// kept while there is room. Asked again, it answers the copy.
///
/// # Errors
/// Refused while the peer does not give it, or gives what is no picture.
pub async fn copy(app: &App, id: AccountId, which: Shown) -> Result<Given> {
    // One at a time asks; who waited finds the copy.
    let _turn = app.pace.turn(&format!("picture/{which:?}/{id}")).await;
    let config = app.settings.now();
    let find = move |tx: &ReadTx<'_>| {
        if peer_block::rejects_media(tx, &config, id)? {
            return Err(NOT_FOUND.into());
        }
        Ok(db::account::by_id(tx, id)?.ok_or(NOT_FOUND)?)
    };
    let account = app.db.read(find).await?;
    let (shown, kind) = match which {
        Shown::Avatar => (account.avatar, CachedKind::Avatar),
        Shown::Header => (account.header, CachedKind::Header),
    };
    let url = match shown.ok_or(NOT_FOUND)? {
        Picture::Stored(name) => {
            cache::seen(app, &name).await?;
            return Ok(Given::File(name));
        }
        Picture::Remote(url) => url,
    };
    if !remote_media::may_ask(app, &url).await? {
        return Err(unreachable().into());
    }
    let small = fetch(app, &url, which).await;
    remote_media::asked(app, &url, small.is_ok()).await?;
    let small = small?;
    let Some(_room) = cache::make_room(app, small.bytes.len() as u64).await? else {
        return Ok(Given::of(small));
    };
    let sort = Sort::kept(kind, id.0, account.domain.unwrap_or_default());
    let (name, cached) = cache::write(app, sort, &small).await?;
    let kept = name.clone();
    app.db
        .write(move |tx| {
            db::cached::insert(tx, &cached)?;
            let (avatar, header) = match which {
                Shown::Avatar => (Some(kept.as_str()), None),
                Shown::Header => (None, Some(kept.as_str())),
            };
            Ok(db::account::set_pictures(tx, id, avatar, header)?)
        })
        .await?;
    Ok(Given::File(name))
}

async fn fetch(app: &App, url: &str, which: Shown) -> Result<PictureFile> {
    let cap = usize::try_from(Limits::REMOTE.bytes).unwrap_or(usize::MAX);
    let fetched = app.net.get_media(url, cap).await.map_err(|cause| {
        tracing::debug!(url, "no picture: {cause}");
        unreachable()
    })?;
    let bytes = Vec::from(fetched.bytes);
    let small = app.workshop.run(move || match which {
        Shown::Avatar => image::avatar(bytes, Limits::REMOTE),
        Shown::Header => image::header(bytes, Limits::REMOTE),
    });
    Ok(small.await?)
}
