//! Authorizations that peers serve: the proof that a status may quote another or reply to it.

use crate::app::App;
use crate::protocol::activitypub::incoming::{Authorization, Lets};
use crate::protocol::url::same_origin;
use crate::remote::{self, RemoteError};

/// What an authorization must be about.
pub(super) struct Claim {
    /// The id of the status that quotes or replies.
    pub(super) interacting: String,
    /// The id of the status that is quoted or answered.
    pub(super) target: String,
    /// The id of its author.
    pub(super) author: String,
}

/// Whether the authorization is the author's own, served by their server, and of these two statuses.
pub(super) async fn is_good(
    app: &App,
    stamp: &str,
    (lets, claim): (Lets, Claim),
) -> Result<bool, RemoteError> {
    let Claim { interacting, target, author } = claim;
    if !same_origin(stamp, &author) {
        return Ok(false);
    }
    let document = remote::document(app, stamp).await?;
    let Ok(found) = Authorization::read(&document, lets) else { return Ok(false) };
    let Authorization { id, attributed_to, interacting_object, interaction_target } = found;
    Ok(id == stamp
        && attributed_to == author
        && interacting_object == interacting
        && interaction_target == target)
}
