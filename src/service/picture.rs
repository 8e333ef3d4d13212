//! The pictures that peers' accounts show.

use crate::app::App;
use crate::base::{AccountId, Refusal, Result};
use crate::db::{self, ReadTx};
use crate::media::Shelf;
use crate::media::image::{self, Limits, Portrait};
use crate::model::account::Picture;
use crate::model::cached::CachedKind;
use crate::model::media::still_beside;

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

/// In which form somebody wants it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// It may move, if it does.
    Moving,
    Still,
}

impl Form {
    fn of(self, name: String) -> String {
        match self {
            Self::Moving => name,
            Self::Still => still_beside(&name).unwrap_or(name),
        }
    }
}

/// The picture of a peer's account, fetched so that our people need not call there themselves, and
/// kept while there is room. Asked again, it answers the copy.
///
/// # Errors
/// Refused while the peer does not give it, or gives what is no picture.
pub async fn copy(app: &App, id: AccountId, which: Shown, form: Form) -> Result<Given> {
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
            return Ok(Given::File(form.of(name)));
        }
        Picture::Remote(url) => url,
    };
    if !remote_media::may_ask(app, &url).await? {
        return Err(unreachable().into());
    }
    let made = fetch(app, &url, which).await;
    remote_media::asked(app, &url, made.is_ok()).await?;
    let made = made?;
    let length = [Some(&made.file), made.still.as_ref()].into_iter().flatten();
    let length = length.map(|file| file.bytes.len() as u64).sum();
    let Some(_room) = cache::make_room(app, length).await? else {
        return Ok(Given::of(match (form, made.still) {
            (Form::Still, Some(still)) => still,
            (Form::Still, None) | (Form::Moving, _) => made.file,
        }));
    };
    let sort = Sort::kept(kind, id.0, account.domain.unwrap_or_default());
    let name = app.media.keep_portrait(Shelf::Cache, made).await?;
    let cached = sort.cached(name.clone(), length, app.clock.now());
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
    Ok(Given::File(form.of(name)))
}

async fn fetch(app: &App, url: &str, which: Shown) -> Result<Portrait> {
    let cap = usize::try_from(Limits::REMOTE.bytes).unwrap_or(usize::MAX);
    let fetched = app.net.get_media(url, cap).await.map_err(|cause| {
        tracing::debug!(url, "no picture: {cause}");
        unreachable()
    })?;
    let bytes = Vec::from(fetched.bytes);
    let cut = match which {
        Shown::Avatar => image::avatar,
        Shown::Header => image::header,
    };
    let limits = Limits::REMOTE;
    let made =
        app.workshop.open_picture(limits, move || Ok(bytes), move |bytes| cut(bytes, limits));
    Ok(made.await?)
}
