//! The composer: to write, to answer, to edit, to keep for later.

use std::str::FromStr;

use axum::Router;
use axum::extract::{Query, State};
use axum::response::Response;
use axum::routing::{get, post};
use serde::Deserialize;

use crate::app::App;
use crate::base::{DraftId, Error, Refusal, Result, StatusId, secret};
use crate::db;
use crate::model::poll::MOST_OPTIONS;
use crate::model::quote::audience;
use crate::model::{
    Attachment, CanQuote, CanReply, Consent, Draft, KeptDraft, PollDraft, PollView, Reach,
    StatusView, User, Visibility,
};
use crate::say;
use crate::service;
use crate::service::session::Signed;
use crate::view::component::{Composer, Extras, Problems, in_words};
use crate::view::page::publish::Publish;
use crate::view::{Shell, words};

use super::answer::{WebResult, problems};
use super::brought::{files, upload};
use super::drafts::moment;
use super::notice::Notice;
use super::sent::Sent;
use super::suggest::{picker, suggest};
use super::timeline::longest;
use super::visit::{Member, Visit};

const LONGEST_PREFILLED: usize = 5_000;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/publish", get(form).post(send))
        .route("/publish/upload", post(upload))
        .route("/publish/suggest", get(suggest))
        .route("/publish/emoji", get(picker))
}

/// A composer with nothing in it yet. `key` makes a second press of the button harmless.
pub(super) fn blank<'a>(
    shell: &'a Shell<'a>,
    user: &'a User,
    (longest, key, reach): (usize, &'a str, Reach),
    problems: &'a Problems,
) -> Composer<'a> {
    Composer {
        shell,
        text: "",
        content_warning: "",
        is_sensitive: user.default_sensitive,
        language: user.default_language.as_deref().unwrap_or_default(),
        visibility: user.default_visibility,
        can_quote: user.default_can_quote,
        can_reply: user.default_can_reply,
        in_reply_to: None,
        quoted: None,
        edit: None,
        media: &[],
        longest,
        key,
        problems,
        has_focus: false,
        reach,
        extras: Extras::default(),
    }
}

#[derive(Debug, Deserialize)]
struct Asked {
    in_reply_to: Option<String>,
    quote: Option<String>,
    edit: Option<String>,
    draft: Option<String>,
    text: Option<String>,
    mention: Option<String>,
}

/// What the composer holds, wherever it came from.
#[derive(Debug, Default)]
struct Held {
    text: String,
    content_warning: String,
    is_sensitive: bool,
    language: String,
    visibility: Option<Visibility>,
    can_quote: CanQuote,
    can_reply: CanReply,
    quoted: Option<StatusView>,
    parent: Option<StatusView>,
    edit: Option<StatusId>,
    media: Vec<Attachment>,
    poll: Option<PollDraft>,
    publish_at: String,
    draft: Option<DraftId>,
    key: String,
    reach: Reach,
}

async fn form(State(app): State<App>, Query(asked): Query<Asked>, member: Member) -> WebResult {
    let Member { visit, signed } = &member;
    if let Some(draft) = &asked.draft {
        let draft = draft.parse().ok().ok_or(Refusal::NotFound("draft"))?;
        let (held, problems) = of_draft(&app, signed, draft).await?;
        let held = Held { reach: reach(&app, signed).await?, ..held };
        return Ok(show(&app, visit, &held, &problems));
    }
    let held = match (&asked.edit, &asked.in_reply_to, &asked.quote) {
        (Some(edit), _, _) => of_edit(&app, signed, id_in(edit)?).await?,
        (None, Some(parent), _) => of_reply(&app, signed, id_in(parent)?).await?,
        (None, None, Some(quoted)) => of_quote(&app, signed, id_in(quoted)?).await?,
        (None, None, None) => of_new(&signed.user, asked),
    };
    let reach = reach(&app, signed).await?;
    let held = Held { key: secret::token(), reach, ..held };
    Ok(show(&app, visit, &held, &Problems::default()))
}

/// Whom the posts of somebody reach.
async fn reach(app: &App, signed: &Signed) -> Result<Reach> {
    let me = signed.account.id();
    app.db.read(move |tx| Ok(db::follow::reach(tx, me)?)).await
}

/// What is no number leads to no status.
fn id_in(text: &str) -> Result<StatusId> {
    Ok(text.parse().ok().ok_or(Refusal::NotFound("status"))?)
}

fn of_new(user: &User, asked: Asked) -> Held {
    let mention = asked.mention.map(|handle| format!("@{} ", handle.trim_start_matches('@')));
    let text = asked.text.or(mention).unwrap_or_default();
    Held {
        text: text.chars().take(LONGEST_PREFILLED).collect(),
        is_sensitive: user.default_sensitive,
        language: user.default_language.clone().unwrap_or_default(),
        visibility: Some(user.default_visibility),
        can_quote: user.default_can_quote,
        can_reply: user.default_can_reply,
        ..Held::default()
    }
}

/// Answers everybody who is spoken to, and no wider audience than what is answered.
async fn of_reply(app: &App, signed: &Signed, id: StatusId) -> Result<Held> {
    let me = signed.account.id();
    let parent = seen(app, signed, id).await?;
    let shown = parent.shown();
    if shown.reply_consent == Consent::Denied {
        return Err(Refusal::Forbidden(say!("refusal-only-some-reply")).into());
    }
    let others = shown.mentions.iter().filter(|mention| mention.account != shown.author.id);
    let author = (shown.author.id, shown.author.handle());
    let people = std::iter::once(author)
        .chain(others.map(|mention| (mention.account, mention.handle.clone())));
    let text = people
        .filter(|(account, _)| *account != me)
        .fold(String::new(), |text, (_, handle)| text + "@" + &handle + " ");
    let theirs = shown.status.visibility;
    let user = &signed.user;
    Ok(Held {
        text,
        content_warning: shown.status.content_warning.clone(),
        is_sensitive: user.default_sensitive,
        language: user.default_language.clone().unwrap_or_default(),
        visibility: Some(user.default_visibility.max(theirs).in_reply_to(theirs)),
        parent: Some(shown.clone()),
        can_quote: user.default_can_quote,
        can_reply: user.default_can_reply,
        ..Held::default()
    })
}

/// Begins with an audience that the quote is fit for.
async fn of_quote(app: &App, signed: &Signed, id: StatusId) -> Result<Held> {
    let quoted = seen(app, signed, id).await?.shown().clone();
    let (user, theirs) = (&signed.user, quoted.status.visibility);
    let visibility = audience(user.default_visibility, theirs).unwrap_or(theirs);
    Ok(Held {
        is_sensitive: user.default_sensitive,
        language: user.default_language.clone().unwrap_or_default(),
        visibility: Some(visibility),
        can_quote: user.default_can_quote,
        can_reply: user.default_can_reply,
        quoted: Some(quoted),
        ..Held::default()
    })
}

async fn of_edit(app: &App, signed: &Signed, id: StatusId) -> Result<Held> {
    let status = seen(app, signed, id).await?;
    if status.author.id != signed.account.id() || status.boosted.is_some() {
        return Err(Refusal::Forbidden(say!("refusal-only-posts-of-your-own")).into());
    }
    let text = app.db.read(move |tx| Ok(db::status::text(tx, id)?)).await?;
    Ok(Held {
        text: text.unwrap_or_default(),
        content_warning: status.status.content_warning,
        is_sensitive: status.status.sensitive,
        language: status.status.language.unwrap_or_default(),
        visibility: Some(status.status.visibility),
        can_quote: CanQuote::of(status.status.quote_policy),
        can_reply: CanReply::of(status.status.reply_policy),
        edit: Some(id),
        media: status.attachments,
        poll: status.poll.map(asked_before),
        ..Held::default()
    })
}

/// What was kept, and why it could not be published if that was tried.
async fn of_draft(app: &App, signed: &Signed, id: DraftId) -> Result<(Held, Problems)> {
    let me = signed.account.id();
    let (kept, media) = app
        .db
        .read(move |tx| {
            let kept = db::draft::by_id(tx, id)?.filter(|kept| kept.account == me);
            Ok((kept.ok_or(Refusal::NotFound("draft"))?, db::draft::media(tx, id)?))
        })
        .await?;
    let KeptDraft { draft, publish_at, problem, .. } = kept;
    let parent = match draft.in_reply_to {
        Some(parent) => seen(app, signed, parent).await.ok(),
        None => None,
    };
    let problems = problem.into_iter().fold(Problems::default(), |problems, problem| {
        problems.with_general(say!("publish-failed", problem = problem))
    });
    let quoted = match draft.quoted {
        Some(quoted) => seen(app, signed, quoted).await.ok(),
        None => None,
    };
    let held = Held {
        can_quote: draft.can_quote.unwrap_or(signed.user.default_can_quote),
        can_reply: draft.can_reply.unwrap_or(signed.user.default_can_reply),
        quoted,
        text: draft.text,
        content_warning: draft.content_warning,
        is_sensitive: draft.sensitive,
        language: draft.language.unwrap_or_default(),
        visibility: Some(draft.visibility),
        parent,
        edit: None,
        media,
        poll: draft.poll,
        publish_at: publish_at.map(words::minute).unwrap_or_default(),
        draft: Some(id),
        key: secret::token(),
        reach: Reach::default(),
    };
    Ok((held, problems))
}

/// A status that the member may see.
async fn seen(app: &App, signed: &Signed, id: StatusId) -> Result<StatusView> {
    let me = signed.account.id();
    let found = app.db.read(move |tx| {
        if !db::status::may_see(tx, Some(me), id)? {
            return Ok(None);
        }
        Ok(db::view::status::one(tx, Some(me), id)?)
    });
    Ok(found.await?.ok_or(Refusal::NotFound("status"))?)
}

fn page(app: &App, visit: &Visit, held: &Held, problems: &Problems) -> maud::Markup {
    let shell = visit.shell();
    let composer = Composer {
        shell: &shell,
        text: &held.text,
        content_warning: &held.content_warning,
        is_sensitive: held.is_sensitive,
        language: &held.language,
        visibility: held.visibility.unwrap_or(Visibility::Public),
        can_quote: held.can_quote,
        can_reply: held.can_reply,
        in_reply_to: held.parent.as_ref().map(|parent| parent.status.id),
        quoted: held.quoted.as_ref().map(|quoted| quoted.status.id),
        edit: held.edit,
        media: &held.media,
        longest: longest(app),
        key: &held.key,
        problems,
        has_focus: true,
        reach: held.reach,
        extras: Extras {
            poll: held.poll.as_ref(),
            publish_at: &held.publish_at,
            draft: held.draft,
        },
    };
    Publish { parent: held.parent.as_ref(), quoted: held.quoted.as_ref(), composer }.page()
}

fn show(app: &App, visit: &Visit, held: &Held, problems: &Problems) -> Response {
    visit.show(&page(app, visit, held, problems))
}

async fn send(State(app): State<App>, sent: Sent) -> WebResult {
    let signed = sent.member()?;
    let (media, refused) = files(&app, signed, &sent).await?;
    let result = match refused {
        Some(refusal) => Err(refusal),
        None => act(&app, signed, &sent, &media).await,
    };
    let error = match result {
        Ok(answer) => return Ok(answer),
        Err(error) => error,
    };
    let problems = in_our_words(error)?;
    let held = held_again(&app, signed, &sent, media).await?;
    Ok(sent.visit.show_again(&page(&app, &sent.visit, &held, &problems)))
}

/// Where one sees what was written.
fn done(sent: &Sent, status: &StatusView) -> Response {
    let (id, own) = (status.status.id, status.author.path());
    if !sent.text("edit").is_empty() {
        return sent.visit.go(&status.path(), Notice::Edited);
    }
    let back = sent.back_or("/publish");
    if back.starts_with("/publish") {
        return sent.visit.go(&status.path(), Notice::Posted);
    }
    // The way back to a profile whose composer was open leads to the profile.
    let back = if back.starts_with(&format!("{own}?")) { own } else { back };
    let back = back.split('#').next().unwrap_or_default();
    sent.visit.go(&format!("{back}#p{id}"), Notice::Posted)
}

/// Keeps, schedules or publishes what was written.
async fn act(app: &App, signed: &Signed, sent: &Sent, media: &[Attachment]) -> Result<Response> {
    let (me, draft) = (&signed.account, draft(signed, sent, media)?);
    let kept: Option<DraftId> = number(sent, "draft")?;
    if sent.text("do") == "keep" {
        let kept = service::draft::keep(app, me, kept, draft).await?;
        let place = if sent.visit.is_part {
            format!("/publish?draft={}", kept.id)
        } else {
            "/drafts".to_owned()
        };
        return Ok(sent.visit.go(&place, Notice::Kept));
    }
    if let Some(edit) = number(sent, "edit")? {
        return Ok(done(sent, &service::status::edit(app, me, edit, draft).await?));
    }
    if let Some(at) = moment(sent.text("publish_at"))? {
        service::draft::schedule(app, me, (kept, draft), at).await?;
        return Ok(sent.visit.go("/scheduled", Notice::Scheduled));
    }
    let published = match kept {
        Some(kept) => service::status::publish_kept(app, me, kept, draft).await?,
        None => service::status::publish(app, me, draft).await?,
    };
    Ok(done(sent, &published))
}

fn draft(signed: &Signed, sent: &Sent, media: &[Attachment]) -> Result<Draft> {
    let visibility = match sent.filled("visibility") {
        Some(word) => Visibility::parse(word)
            .ok_or_else(|| Refusal::invalid("visibility", say!("refusal-is-not-an-audience")))?,
        None => signed.user.default_visibility,
    };
    Ok(Draft {
        text: sent.text("text").to_owned(),
        content_warning: sent.text("content_warning").to_owned(),
        sensitive: sent.is_ticked("sensitive"),
        language: sent.filled("language").map(str::to_owned),
        visibility,
        in_reply_to: number(sent, "in_reply_to")?,
        quoted: number(sent, "quote")?,
        can_quote: CanQuote::parse(sent.text("can_quote")),
        can_reply: CanReply::parse(sent.text("can_reply")),
        media: media.iter().map(|media| media.id).collect(),
        poll: poll(sent),
        app: None,
        idempotency_key: sent.filled("key").map(str::to_owned),
    })
}

/// The poll of the form, if there is anything in it.
fn poll(sent: &Sent) -> Option<PollDraft> {
    let options =
        (1..=MOST_OPTIONS).filter_map(|place| sent.filled(&format!("poll_option_{place}")));
    let options: Vec<String> = options.map(str::to_owned).collect();
    (!options.is_empty()).then(|| PollDraft {
        options,
        lasts: sent.text("poll_lasts").parse().ok(),
        multiple: sent.is_ticked("poll_multiple"),
        hides_totals: sent.is_ticked("poll_hidden"),
    })
}

/// The poll of a status that is edited; unless something else is said it ends as before.
fn asked_before(view: PollView) -> PollDraft {
    let poll = view.poll;
    PollDraft {
        options: poll.options.into_iter().map(|option| option.title).collect(),
        lasts: None,
        multiple: poll.multiple,
        hides_totals: poll.hides_totals,
    }
}

fn number<T: FromStr>(sent: &Sent, name: &'static str) -> Result<Option<T>> {
    let Some(text) = sent.filled(name) else { return Ok(None) };
    let id =
        text.parse().ok().ok_or_else(|| Refusal::invalid(name, say!("refusal-is-not-a-post")))?;
    Ok(Some(id))
}

/// A refusal of a draft, beside the field of the form that it is about.
fn in_our_words(error: Error) -> Result<Problems, super::super::error::WebError> {
    match error {
        Error::Refused(Refusal::Invalid { field: "status", problem }) => {
            Ok(Problems::default().with("text", problem))
        }
        Error::Refused(Refusal::Invalid { field: "scheduled_at", problem }) => {
            Ok(Problems::default().with("publish_at", problem))
        }
        Error::Refused(Refusal::Invalid { field, problem })
            if !["visibility", "content_warning", "text"].contains(&field) =>
        {
            Ok(Problems::default().with_general(say!(
                "publish-problem",
                what = in_words(field),
                problem = problem
            )))
        }
        Error::Refused(Refusal::NotFound(what)) => {
            let told = match what {
                "status" => say!("publish-gone-post"),
                "draft" => say!("publish-gone-draft"),
                "media" => say!("publish-gone-media"),
                _ => say!("publish-gone"),
            };
            Ok(Problems::default().with_general(told))
        }
        error => problems(error),
    }
}

/// The form as it was sent, with the files that the server now has.
async fn held_again(
    app: &App,
    signed: &Signed,
    sent: &Sent,
    media: Vec<Attachment>,
) -> Result<Held> {
    let parent = match number(sent, "in_reply_to")? {
        Some(parent) => seen(app, signed, parent).await.ok(),
        None => None,
    };
    let quoted = match number(sent, "quote")? {
        Some(quoted) => seen(app, signed, quoted).await.ok(),
        None => None,
    };
    Ok(Held {
        can_quote: CanQuote::parse(sent.text("can_quote")).unwrap_or_default(),
        can_reply: CanReply::parse(sent.text("can_reply")).unwrap_or_default(),
        quoted,
        text: sent.text("text").to_owned(),
        content_warning: sent.text("content_warning").to_owned(),
        is_sensitive: sent.is_ticked("sensitive"),
        language: sent.text("language").to_owned(),
        visibility: Visibility::parse(sent.text("visibility")),
        parent,
        edit: number(sent, "edit")?,
        media,
        poll: poll(sent),
        publish_at: sent.text("publish_at").to_owned(),
        draft: number(sent, "draft")?,
        key: secret::token(),
        reach: reach(app, signed).await?,
    })
}
