//! From our pages to a visitor's own server, and from there to a peer's page.
//! Source: <https://docs.joinmastodon.org/spec/webfinger/#subscribe>

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;
use url::form_urlencoded;

use crate::app::App;
use crate::base::{AccountId, Error, Refusal, Result, StatusId};
use crate::db;
use crate::model::{Account, StatusView};
use crate::protocol::url::web;
use crate::remote;
use crate::text::{self, Handle};
use crate::view::component::Problems;
use crate::view::page::interact::{Interact, Leaving};
use crate::view::words;

use super::super::limit::Limits;
use super::super::origin::ClientIp;
use super::answer::{WebResult, problems, see_other};
use super::guard::PAGE_THAT_LEADS_AWAY;
use super::sent::Sent;
use super::visit::Visit;
use crate::say;

/// How often somebody may have another server asked, in five minutes.
const MOST_ASKED: u32 = 20;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/interact", get(form).post(go))
        .route("/redirect/accounts/{id}", get(to_account))
        .route("/redirect/statuses/{id}", get(to_status))
}

/// Something of ours that others may want to follow or answer.
enum Target {
    Account(Box<Account>),
    Status(Box<StatusView>),
}

impl Target {
    fn author(&self) -> &Account {
        match self {
            Self::Account(account) => account,
            Self::Status(view) => &view.author,
        }
    }

    fn path(&self) -> String {
        match self {
            Self::Account(account) => account.path(),
            Self::Status(view) => view.path(),
        }
    }
}

#[derive(Debug, Deserialize)]
struct Asked {
    #[serde(default)]
    uri: String,
}

async fn form(State(app): State<App>, Query(asked): Query<Asked>, visit: Visit) -> WebResult {
    let target = target(&app, &asked.uri).await?;
    if visit.signed.is_some() {
        return Ok(see_other(&target.path()));
    }
    let visit = visit.with_form();
    let page = page(&visit, (&asked.uri, &target), "", &Problems::default());
    Ok(leading_away(visit.show(&page)))
}

/// What is ours and everyone may see.
async fn target(app: &App, uri: &str) -> Result<Target> {
    let uri = uri.to_owned();
    let found = app.db.read(move |tx| {
        if let Some(status) = db::status::by_uri_or_url(tx, &uri)?
            && db::status::may_see(tx, None, status.id)?
        {
            let view = db::view::status::one(tx, None, status.id)?;
            return Ok(view.map(|view| Target::Status(Box::new(view))));
        }
        let account = db::account::by_uri_or_url(tx, &uri)?;
        Ok(account.map(|account| Target::Account(Box::new(account))))
    });
    let found = found.await?.filter(|target| target.author().is_local());
    Ok(found.ok_or(Refusal::NotFound("page"))?)
}

fn page(
    visit: &Visit,
    (uri, target): (&str, &Target),
    handle: &str,
    problems: &Problems,
) -> maud::Markup {
    let shell = visit.shell();
    let page = Interact {
        shell: &shell,
        uri,
        path: &target.path(),
        name: target.author().name(),
        is_post: matches!(target, Target::Status(_)),
        handle,
        problems,
    };
    page.page()
}

/// Browsers do not let a form lead to another server unless its page says so.
fn leading_away(mut answer: Response) -> Response {
    let policy = HeaderValue::from_static(PAGE_THAT_LEADS_AWAY);
    answer.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    answer
}

async fn go(
    State(app): State<App>,
    ClientIp(ip): ClientIp,
    axum::Extension(limits): axum::Extension<Limits>,
    sent: Sent,
) -> WebResult {
    let uri = sent.text("uri");
    let target = target(&app, uri).await?;
    if limits.count(("interact", ip), MOST_ASKED, app.clock.now()).is_exceeded() {
        return Err(Refusal::TooMany.into());
    }
    match place(&app, sent.text("handle"), uri).await {
        Ok(place) => Ok(see_other(&place)),
        Err(error) => {
            let problems = problems(error)?;
            let page = page(&sent.visit, (uri, &target), sent.text("handle"), &problems);
            Ok(leading_away(sent.visit.show_again(&page)))
        }
    }
}

/// Where the visitor's server lets them do something about `uri`.
async fn place(app: &App, typed: &str, uri: &str) -> Result<String, Error> {
    let wrong = || Refusal::invalid("handle", say!("refusal-is-not-a-handle-such"));
    let encoded: String = form_urlencoded::byte_serialize(uri.as_bytes()).collect();
    let own = app.settings.now().domain().to_owned();
    let (handle, domain) = match Handle::parse(typed).filter(|handle| handle.domain().is_some()) {
        Some(handle) => {
            let domain = handle.domain().unwrap_or_default().to_owned();
            (Some(handle), domain)
        }
        None => (
            None,
            text::handle::domain(typed.trim())
                .filter(|domain| domain.contains('.'))
                .ok_or_else(wrong)?,
        ),
    };
    if domain == own {
        return Err(Refusal::invalid("handle", say!("refusal-is-one-of-this-server")).into());
    }
    let usual = format!("https://{domain}/authorize_interaction?uri={encoded}");
    let Some(handle) = handle else { return Ok(usual) };
    // Nobody vouches for who asks: it counts against what may be asked of a server.
    let template = remote::subscribe_template(&app.in_background(), &handle).await;
    let template = template.map_err(|failure| {
        tracing::debug!(%handle, "cannot be asked where to follow: {failure}");
        Refusal::invalid("handle", say!("refusal-cannot-be-found-its-server"))
    })?;
    let place = template.map_or(usual, |template| template.replace("{uri}", &encoded));
    Ok(web(&place).ok_or_else(wrong)?.into())
}

/// A last word before a peer's page of an account; members see ours.
async fn to_account(State(app): State<App>, Path(id): Path<AccountId>, visit: Visit) -> WebResult {
    let found = app.db.read(move |tx| Ok(db::account::by_id(tx, id)?)).await?;
    let account = found.ok_or(Refusal::NotFound("account"))?;
    leave(&visit, account.is_local(), &account.path(), Some(&account.url))
}

/// The same for a status.
async fn to_status(State(app): State<App>, Path(id): Path<StatusId>, visit: Visit) -> WebResult {
    let viewer = visit.viewer();
    let found = app.db.read(move |tx| {
        if !db::status::may_see(tx, viewer, id)? {
            return Ok(None);
        }
        Ok(db::view::status::one(tx, viewer, id)?)
    });
    let view = found.await?.ok_or(Refusal::NotFound("status"))?;
    leave(
        &visit,
        view.author.is_local(),
        &view.path(),
        Some(view.status.url.as_deref().unwrap_or(&view.status.uri)),
    )
}

fn leave(visit: &Visit, is_ours: bool, path: &str, theirs: Option<&str>) -> WebResult {
    if is_ours || visit.signed.is_some() {
        return Ok(see_other(path));
    }
    let url = theirs.and_then(words::web_link).ok_or(Refusal::NotFound("page"))?;
    let host = web(url).and_then(|url| url.host_str().map(str::to_owned));
    let host = host.ok_or(Refusal::NotFound("page"))?;
    Ok(visit.show(&Leaving { shell: &visit.shell(), url, host: &host }.page()))
}
