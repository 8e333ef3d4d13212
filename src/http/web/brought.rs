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
use crate::say;

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
        let focus = point(sent.text(&format!("focus_{id}")));
        media.push(described(app, signed, id, (description, focus)).await?);
    }
    for row in 1..=MOST_MEDIA {
        let Some(file) = sent.file(&format!("media_{row}")) else { continue };
        let description = sent.filled(&format!("media_description_{row}")).map(str::to_owned);
        let upload = service::media::upload(
            app,
            &signed.account,
            file,
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
    (description, focus): (String, Option<(i32, i32)>),
) -> Result<Attachment> {
    let media = app.db.read(move |tx| Ok(db::media::by_id(tx, id)?)).await?;
    let media = media.filter(|media| media.account == signed.account.id());
    let media = media.ok_or(Refusal::NotFound("picture"))?;
    // The middle is what is seen where nothing is said.
    let focus = focus.filter(|point| *point != (0, 0) || media.focus.is_some()).or(media.focus);
    if media.description.as_deref().unwrap_or_default() == description && media.focus == focus {
        return Ok(media);
    }
    let caption = Caption { description: Some(description), focus };
    service::media::describe(app, &signed.account, id, caption).await
}

/// Reads `-0.5,0.25`: how far to the right and to the top the point lies that must be seen.
fn point(text: &str) -> Option<(i32, i32)> {
    let thousandths = |part: &str| {
        let number: f64 = part.trim().parse().ok()?;
        #[expect(clippy::cast_possible_truncation, reason = "it is held between the two ends")]
        let whole = (number.clamp(-1.0, 1.0) * 1_000.0).round() as i32;
        number.is_finite().then_some(whole)
    };
    let (x, y) = text.split_once(',')?;
    Some((thousandths(x)?, thousandths(y)?))
}

/// Takes a file as soon as it is chosen; answers its place in the form.
pub(super) async fn upload(State(app): State<App>, sent: Sent) -> WebResult {
    let signed = sent.member()?;
    let file = sent.file("file").ok_or(Refusal::invalid("file", say!("refusal-is-missing")))?;
    let caption = Caption { description: None, focus: None };
    let stored = service::media::upload(&app, &signed.account, file, caption).await?;
    Ok(sent.visit.show(&KeptFile(&stored).render()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_two_numbers_between_the_edges() {
        assert_eq!(point("-0.5,0.25"), Some((-500, 250)));
        assert_eq!(point("7, -7"), Some((1_000, -1_000)));
        for wrong in ["", "1", "a,b", "NaN,0", "0,inf"] {
            assert_eq!(point(wrong), None, "{wrong}");
        }
    }
}
