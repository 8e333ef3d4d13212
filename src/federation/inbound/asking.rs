//! Requests: somebody asks to do something with a status of ours. What they would do it with is taken
//! in first, so that it can be seen what was granted.

use crate::app::App;
use crate::base::{Result, StatusId};
use crate::db;
use crate::federation::resolve;
use crate::federation::verdict::{Outcome, Stop};
use crate::model::{Account, RemoteStatus, ReplyProof, Status};
use crate::protocol::activitypub::incoming::{Activity, Item, Note};
use crate::protocol::url::same_origin;
use crate::service;
use crate::service::status::{Request, answer_quote_request, answer_reply_request, may_be_quoted};

use super::note;
use super::target::{known_status, object_id};

/// What is asked, with what it is asked for.
struct Asked<'a> {
    request: Request,
    target: Status,
    instrument: &'a Item,
}

/// `QuoteRequest` (FEP-044f): answered by the policy of what would be quoted.
pub(super) async fn quote(app: &App, sender: &Account, activity: &Activity) -> Outcome {
    let asked = read(app, sender, activity).await?;
    if !asked.target.visibility.is_open() || asked.target.boost_of.is_some() {
        return Err(Stop::never(NOT_HERE));
    }
    let quoting = if may_be_quoted(app, asked.target.id, sender.id).await? {
        Some(taken_in(app, sender, &asked).await?)
    } else {
        None
    };
    answer_quote_request(app, asked.request, quoting).await?;
    Ok(())
}

/// `ReplyRequest` (`GoToSocial`): who may see a status of ours and is let reply gets an authorization.
pub(super) async fn reply(app: &App, sender: &Account, activity: &Activity) -> Outcome {
    let asked = read(app, sender, activity).await?;
    if !is_shown(app, &asked.target, sender).await? {
        return Err(Stop::never(NOT_HERE));
    }
    let reply = taken_in(app, sender, &asked).await;
    let (reply, why) = match reply {
        Ok(reply) => (Some(reply), None),
        Err(Stop::Never(why)) => (None, Some(why)),
        Err(later) => return Err(later),
    };
    answer_reply_request(app, asked.request, reply).await?;
    why.map_or(Ok(()), |why| Err(Stop::Never(why)))
}

const NOT_HERE: &str = "what it asks about is not here";

async fn read<'a>(app: &App, sender: &Account, activity: &'a Activity) -> Outcome<Asked<'a>> {
    let uri = activity.id.clone().ok_or_else(|| Stop::never("the request has no id"))?;
    let instrument = activity.instrument.as_ref();
    let instrument = instrument.ok_or_else(|| Stop::never("nothing is said to be done with it"))?;
    let instrument_uri =
        instrument.id().ok_or_else(|| Stop::never("what it is to be done with has no id"))?;
    if !same_origin(&instrument_uri, &sender.uri) {
        return Err(Stop::never("what it is to be done with is on another server than who asks"));
    }
    let target = known_status(app, &object_id(activity)?).await?;
    let target = match target {
        Some(target) if is_ours(app, &target).await? => target,
        Some(_) | None => return Err(Stop::never(NOT_HERE)),
    };
    let request = Request { uri, from: sender.id, target: target.id, instrument_uri };
    Ok(Asked { request, target, instrument })
}

async fn is_ours(app: &App, target: &Status) -> Result<bool> {
    let author = target.author;
    app.db.read(move |tx| Ok(db::account::is_local(tx, author)?)).await
}

async fn is_shown(app: &App, target: &Status, sender: &Account) -> Result<bool> {
    if target.visibility.is_local_only() || target.boost_of.is_some() {
        return Ok(false);
    }
    let (target, sender) = (target.id, sender.id);
    app.db.read(move |tx| Ok(db::status::may_see(tx, Some(sender), target)?)).await
}

/// The status that quotes or replies: known, brought along, or fetched.
async fn taken_in(app: &App, sender: &Account, asked: &Asked<'_>) -> Outcome<StatusId> {
    let uri = &asked.request.instrument_uri;
    if let Some(known) = known_status(app, uri).await? {
        return Ok(known.id);
    }
    let brought = asked.instrument.whole().filter(|value| Note::is_note(value));
    let (note, author) = match brought {
        Some(value) => (Note::read(value)?, sender.clone()),
        None => resolve::fetch_note(app, uri).await?,
    };
    if note.attributed_to != sender.uri || note.id != *uri {
        return Err(Stop::never("it is to be done with what is somebody else's than who asks"));
    }
    let parent = match &note.in_reply_to {
        Some(parent) => known_status(app, parent).await?.map(|parent| parent.id),
        None => None,
    };
    let remote = note::status(app, &note, &author, parent).await?;
    // The request is answered, and with it the reply.
    let is_reply = parent == Some(asked.target.id);
    let remote = if is_reply {
        RemoteStatus { reply_proof: ReplyProof::Asked(asked.request.uri.clone()), ..remote }
    } else {
        remote
    };
    Ok(service::status::accept(app, remote).await?)
}
