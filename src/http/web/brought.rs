//! The files that come with a post.

use axum::extract::State;
use maud::Render as _;

use crate::app::App;
use crate::base::{Error, MediaId, Refusal, Result};
use crate::db;
use crate::model::Attachment;
use crate::model::status::MOST_MEDIA;
use crate::service;
use crate::service::media::Caption;
use crate::service::session::Signed;
use crate::view::component::KeptFile;

use super::answer::WebResult;
use super::sent::Sent;

/// The files that go with the post: those kept, described anew, and those just brought. With the
/// refusal of one that could not be taken.
pub(super) async fn files(
    app: &App,
    signed: &Signed,
    sent: &Sent,
) -> Result<(Vec<Attachment>, Option<Error>)> {
    let mut media = vec![];
    for id in sent.all("media_ids").filter_map(|id| id.parse::<MediaId>().ok()) {
        let description = sent.text(&format!("description_{id}")).to_owned();
        media.push(described(app, signed, id, description).await?);
    }
    for row in 1..=MOST_MEDIA {
        let Some(bytes) = sent.file(&format!("media_{row}")) else { continue };
        let description = sent.filled(&format!("media_description_{row}")).map(str::to_owned);
        let upload = service::media::upload(
            app,
            &signed.account,
            bytes,
            Caption { description, focus: None },
        );
        match upload.await {
            Ok(stored) => media.push(stored),
            Err(error @ Error::Refused(_)) => return Ok((media, Some(error))),
            Err(error @ Error::Failed(_)) => return Err(error),
        }
    }
    Ok((media, None))
}

async fn described(
    app: &App,
    signed: &Signed,
    id: MediaId,
    description: String,
) -> Result<Attachment> {
    let media = app.db.read(move |tx| Ok(db::media::by_id(tx, id)?)).await?;
    let media = media.filter(|media| media.account == signed.account.id());
    let media = media.ok_or(Refusal::NotFound("picture"))?;
    if media.description.as_deref().unwrap_or_default() == description {
        return Ok(media);
    }
    let caption = Caption { description: Some(description), focus: media.focus };
    service::media::describe(app, &signed.account, id, caption).await
}

/// Takes a file as soon as it is chosen; answers its place in the form.
pub(super) async fn upload(State(app): State<App>, sent: Sent) -> WebResult {
    let signed = sent.member()?;
    let bytes = sent.file("file").ok_or(Refusal::invalid("file", "is missing"))?;
    let caption = Caption { description: None, focus: None };
    let stored = service::media::upload(&app, &signed.account, bytes, caption).await?;
    Ok(sent.visit.show(&KeptFile(&stored).render()))
}
