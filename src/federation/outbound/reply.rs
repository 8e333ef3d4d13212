//! What is said of replies where not everyone may write them: ours ask to be let in, and for those of
//! peers to ours we vouch, or no longer.

use crate::app::App;
use crate::base::{AccountId, Result, StatusId};
use crate::db;
use crate::model::{ReplyState, Visibility};
use crate::protocol::activitypub::PUBLIC;
use crate::protocol::activitypub::outgoing::{
    Activity, ActivityKind, Context, Object, ReplyAuthorization,
};
use crate::service::status::reply_stamp_uri;

use super::letters::{Letter, letter};
use super::note;

/// A reply of ours, for the author of what it answers alone, who is asked to let it in. A server that
/// cannot be asked gets it as if it were let in.
pub(super) async fn ask(app: &App, id: StatusId) -> Result<Option<Letter>> {
    let found = app
        .db
        .read(move |tx| {
            let request = db::reply::of(tx, id)?;
            let Some(request) = request.filter(|asked| asked.state == ReplyState::Pending) else {
                return Ok(None);
            };
            let parent = db::status::by_id(tx, id)?.and_then(|reply| reply.in_reply_to);
            let parent = parent.map(|parent| db::status::by_id(tx, parent)).transpose()?.flatten();
            let author = db::account::by_id(tx, request.author)?;
            let endpoints = db::account::endpoints(tx, request.author)?;
            Ok(Some((request, parent, author, endpoints)))
        })
        .await?;
    let Some((request, Some(parent), Some(author), Some(endpoints))) = found else {
        return Ok(None);
    };
    let Some((by, note)) = note::unopened(app, id, request.audience).await? else {
        return Ok(None);
    };
    let activity = if parent.reply_policy.is_old {
        Activity::create(note)
    } else {
        let (kind, actor) = (ActivityKind::ReplyRequest, note.attributed_to.clone());
        let asked = Activity::upon(kind, request.uri, actor, parent.uri);
        let asked = Activity { instrument: Some(Object::Note(Box::new(note))), ..asked };
        asked.addressed(vec![author.uri], vec![])
    };
    letter(app, by, (Context::Note, activity), vec![endpoints.inbox])
}

/// That a peer's reply to a status of ours is wanted, for its author and for our author's followers:
/// their servers cannot tell by themselves.
pub(super) async fn vouch(app: &App, id: StatusId) -> Result<Option<Letter>> {
    let found = app
        .db
        .read(move |tx| {
            let Some(reply) = db::status::by_id(tx, id)? else { return Ok(None) };
            let parent = reply.in_reply_to.map(|parent| db::status::by_id(tx, parent));
            let Some(parent) = parent.transpose()?.flatten() else { return Ok(None) };
            let author = db::account::by_id(tx, parent.author)?;
            let by = db::account::by_id(tx, reply.author)?;
            let mut inboxes = vec![];
            inboxes.extend(db::account::endpoints(tx, reply.author)?.map(|theirs| theirs.inbox));
            if reply.visibility.is_open() {
                inboxes.extend(db::follow::inboxes(tx, parent.author)?);
            }
            Ok(Some((reply, parent, author.zip(by), inboxes)))
        })
        .await?;
    let Some((reply, parent, Some((author, by)), inboxes)) = found else { return Ok(None) };
    let mut cc = vec![];
    if reply.visibility.is_open() {
        cc.extend((parent.visibility != Visibility::Followers).then(|| PUBLIC.to_owned()));
        cc.push(note::followers(&author.uri));
    }
    let stamp = reply_stamp_uri(&author.uri, reply.id);
    let id = format!("{}#accepts/replies/{}", author.uri, reply.id);
    let accept = Activity::upon(ActivityKind::Accept, id, author.uri, reply.uri);
    let accept = Activity { target: Some(parent.uri), result: Some(stamp), ..accept };
    let accept = accept.addressed(vec![by.uri], cc);
    letter(app, author.id, (Context::Note, accept), inboxes)
}

/// That the leave to reply is taken back. `stamp`: ids of the authorization, of the reply and of what it
/// answered.
pub(super) async fn revocation(
    app: &App,
    author: AccountId,
    (stamp, reply, parent): (String, String, String),
    addresses: Vec<String>,
) -> Result<Option<Letter>> {
    let found = app.db.read(move |tx| Ok(db::account::by_id(tx, author)?)).await?;
    let Some(author) = found else { return Ok(None) };
    let id = format!("{stamp}#delete");
    let void = ReplyAuthorization::new(stamp, author.uri.clone(), reply, parent);
    let void = Object::ReplyAuthorization(void);
    let void = Activity::new(ActivityKind::Delete, id, author.uri, void);
    let void = void.addressed(vec![PUBLIC.to_owned()], vec![]);
    letter(app, author.id, (Context::Note, void), addresses)
}
