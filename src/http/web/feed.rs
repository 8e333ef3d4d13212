//! Public posts for readers of news: of an account of ours, in parts, and of a hashtag.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use axum::routing::get;

use crate::app::App;
use crate::base::Refusal;
use crate::db;
use crate::db::timeline::{Narrow, OfAccount};
use crate::model::{Account, Page};
use crate::text::Hashtag;
use crate::view::feed::{Feed, Form};
use crate::view::page::profile::Part;

use super::answer::{WebResult, tagged};
use super::profile::{known, shown};
use crate::say;

/// Posts in a feed.
const LENGTH: u32 = 20;
/// How long readers may keep it.
const AGE: HeaderValue = HeaderValue::from_static("public, max-age=300");

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/@{handle}/with_replies.rss", get(replies_rss))
        .route("/@{handle}/with_replies.atom", get(replies_atom))
        .route("/@{handle}/media.rss", get(media_rss))
        .route("/@{handle}/media.atom", get(media_atom))
}

type Asked = (State<App>, Path<String>, HeaderMap);

async fn replies_rss((State(app), Path(handle), headers): Asked) -> WebResult {
    of_account(&app, &handle, (Part::WithReplies, None, Form::Rss), &headers).await
}

async fn replies_atom((State(app), Path(handle), headers): Asked) -> WebResult {
    of_account(&app, &handle, (Part::WithReplies, None, Form::Atom), &headers).await
}

async fn media_rss((State(app), Path(handle), headers): Asked) -> WebResult {
    of_account(&app, &handle, (Part::Media, None, Form::Rss), &headers).await
}

async fn media_atom((State(app), Path(handle), headers): Asked) -> WebResult {
    of_account(&app, &handle, (Part::Media, None, Form::Atom), &headers).await
}

/// What a feed is asked of, by `alice.rss` or `tea.atom`, and in which form.
pub(super) fn asked_for(name: &str) -> Option<(&str, Form)> {
    Form::ALL.into_iter().find_map(|form| Some((name.strip_suffix(form.end())?, form)))
}

/// The posts of an account of ours, in the part that is asked for; with a hashtag if one is named.
pub(super) async fn of_account(
    app: &App,
    handle: &str,
    (part, tag, form): (Part, Option<&Hashtag>, Form),
    asked: &HeaderMap,
) -> WebResult {
    let account = known(app, handle).await?.filter(Account::is_local);
    let account = account.ok_or(Refusal::NotFound("account"))?;
    if account.is_suspended() {
        return Err(Refusal::Gone(say!("refusal-account-is-gone")).into());
    }
    let (id, name) = (account.id, tag.map(|tag| tag.name().to_owned()));
    // Boosts would be posts of others under this name.
    let wanted = OfAccount { boosts: false, ..shown(&account, part, name) };
    let statuses = app
        .db
        .read(move |tx| {
            let ids = db::timeline::account(tx, None, id, &wanted, Page::newest(LENGTH))?;
            Ok(db::view::status::many(tx, None, &ids)?)
        })
        .await?;
    let config = app.settings.now();
    let whole = format!("@{}", account.full_handle(config.domain()));
    let (end, description) = match (part, tag) {
        (_, Some(tag)) => (
            format!("/tagged/{}", tag.name()),
            say!("public-posts-from-with", handle = whole, tag = tag.written()),
        ),
        (Part::Posts, None) => (String::new(), say!("public-posts-from", handle = whole)),
        (Part::WithReplies, None) => {
            ("/with_replies".to_owned(), say!("public-replies-from", handle = whole))
        }
        (Part::Media, None) => ("/media".to_owned(), say!("public-pictures-from", handle = whole)),
    };
    let page = app.url(&format!("{}{end}", account.path()));
    let feed = Feed {
        base_url: &config.public_url(),
        title: account.name(),
        description: &description,
        page: &page,
        account: Some(&account),
        statuses: &statuses,
    };
    Ok(send(&feed, form, asked))
}

/// Public posts with a hashtag, as they are known here.
pub(super) async fn of_tag(app: &App, tag: &Hashtag, form: Form, asked: &HeaderMap) -> WebResult {
    let (name, now) = (tag.name().to_owned(), app.clock.now());
    let statuses = app
        .db
        .read(move |tx| {
            // What is written here: others have feeds of their own.
            let narrow = Narrow { local: true, ..Narrow::default() };
            let page = Page::newest(LENGTH);
            let ids = db::timeline::tag(tx, None, (&name, narrow), page, now)?;
            Ok(db::view::status::many(tx, None, &ids)?)
        })
        .await?;
    let config = app.settings.now();
    let feed = Feed {
        base_url: &config.public_url(),
        title: &say!("public-tag-on", tag = tag.written(), domain = config.domain()),
        description: &say!("public-posts-with", tag = tag.written()),
        page: &app.url(&format!("/tags/{}", tag.name())),
        account: None,
        statuses: &statuses,
    };
    Ok(send(&feed, form, asked))
}

fn send(feed: &Feed<'_>, form: Form, asked: &HeaderMap) -> Response {
    let kind = match form {
        Form::Rss => HeaderValue::from_static("application/rss+xml; charset=utf-8"),
        Form::Atom => HeaderValue::from_static("application/atom+xml; charset=utf-8"),
    };
    tagged([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, AGE)], feed.document(form), asked)
}
