//! `QuoteRequest` (FEP-044f): somebody asks whether they may quote somebody here.

use crate::app::App;
use crate::base::{Result, StatusId};
use crate::db;
use crate::federation::resolve;
use crate::federation::verdict::{Outcome, Stop};
use crate::model::{Account, Status};
use crate::protocol::activitypub::incoming::{Activity, Item, Note};
use crate::protocol::url::same_origin;
use crate::service::status::{QuoteRequest, answer_quote_request, may_be_quoted};

use super::target::{known_status, object_id};

/// Answers by the policy of what would be quoted; the status that quotes is taken in first, so that
/// it can be seen what was granted.
pub(super) async fn quote_request(app: &App, sender: &Account, activity: &Activity) -> Outcome {
    let uri = activity.id.clone().ok_or_else(|| Stop::never("the request has no id"))?;
    let instrument = activity.instrument.as_ref();
    let instrument = instrument.ok_or_else(|| Stop::never("nothing is said to quote"))?;
    let quoting_uri = instrument.id().ok_or_else(|| Stop::never("what quotes has no id"))?;
    if !same_origin(&quoting_uri, &sender.uri) {
        return Err(Stop::never("what quotes is on another server than who asks"));
    }
    let quoted = known_status(app, &object_id(activity)?).await?;
    let quoted = match quoted {
        Some(quoted) if is_open_and_ours(app, &quoted).await? => quoted,
        Some(_) | None => return Err(Stop::never("what would be quoted is not here")),
    };
    let request = QuoteRequest { uri, from: sender.id, quoted: quoted.id, quoting_uri };
    let quoting = if may_be_quoted(app, quoted.id, sender.id).await? {
        Some(taken_in(app, sender, (instrument, &request.quoting_uri)).await?)
    } else {
        None
    };
    answer_quote_request(app, request, quoting).await?;
    Ok(())
}

async fn is_open_and_ours(app: &App, quoted: &Status) -> Result<bool> {
    let author = quoted.author;
    let is_local = app.db.read(move |tx| Ok(db::account::is_local(tx, author)?)).await?;
    Ok(is_local && quoted.visibility.is_open() && quoted.boost_of.is_none())
}

/// The status that quotes: known, brought along, or fetched.
async fn taken_in(
    app: &App,
    sender: &Account,
    (instrument, uri): (&Item, &str),
) -> Outcome<StatusId> {
    if let Some(known) = known_status(app, uri).await? {
        return Ok(known.id);
    }
    let brought = instrument.whole().filter(|value| Note::is_note(value));
    let Some(value) = brought else { return Ok(resolve::status(app, uri).await?) };
    let note = Note::read(value)?;
    if note.attributed_to != sender.uri {
        return Err(Stop::never("what quotes is attributed to somebody else than who asks"));
    }
    let parent = match &note.in_reply_to {
        Some(parent) => known_status(app, parent).await?.map(|parent| parent.id),
        None => None,
    };
    Ok(resolve::store(app, &note, sender, parent).await?)
}
