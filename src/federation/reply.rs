//! Whether a peer's status is wanted below another peer's, where not everyone may reply.

use crate::app::App;
use crate::base::{Refusal, Result, StatusId};
use crate::model::{Account, ReplyProof};
use crate::protocol::activitypub::incoming::{Lets, Note};
use crate::service;

use super::authorization::{Claim, is_good};

/// What a note brings to show that `author` may answer `parent` with it; looked at where it is
/// needed.
pub(super) async fn proof(
    app: &App,
    (note, author): (&Note, &Account),
    parent: Option<StatusId>,
) -> Result<ReplyProof> {
    let Some((parent, stamp)) = parent.zip(note.reply_authorization.as_deref()) else {
        return Ok(ReplyProof::None);
    };
    let Some((vouching, target)) = service::status::needs_word(app, parent, author.id).await?
    else {
        return Ok(ReplyProof::None);
    };
    let claim = Claim { interacting: note.id.clone(), target, author: vouching.uri };
    match is_good(app, stamp, (Lets::Reply, claim)).await {
        Ok(true) => Ok(ReplyProof::Vouched(stamp.to_owned())),
        Ok(false) => Ok(ReplyProof::None),
        Err(failure) if failure.may_pass() => {
            tracing::debug!(status.uri = %note.id, "the leave to reply cannot be had now: {failure}");
            Err(Refusal::Unavailable("whether it may reply cannot be looked up now").into())
        }
        Err(failure) => {
            tracing::debug!(status.uri = %note.id, "the leave to reply cannot be had: {failure}");
            Ok(ReplyProof::None)
        }
    }
}
