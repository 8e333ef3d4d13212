//! The wizard of the first hour: each step is shown, taken and kept.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use maud::Markup;
use serde::Deserialize;

use crate::app::App;
use crate::base::{Refusal, Result};
use crate::model::{Joining, Visibility};
use crate::service;
use crate::service::setup::{self, Answers, Founded, Reach, Texts};
use crate::view::component::Problems;
use crate::view::page::setup as page;
use crate::view::words;

use super::answer::{WebResult, problems, see_other, signed_in, with_cookie};
use super::cookie::Cookie;
use super::recovery_codes;
use super::sent::Sent;
use super::visit::{Browser, Visit};
use crate::say;

/// The last step with questions; after it comes the last look.
const LAST: u8 = 6;
const CHECK: u8 = LAST + 1;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/setup", get(enter))
        .route("/setup/{step}", get(show).post(take))
        .route("/setup/start", post(start))
}

#[derive(Debug, Deserialize)]
struct Link {
    key: Option<String>,
}

/// With the link of the terminal: in. Without: on, for the browser that came with the link.
async fn enter(State(app): State<App>, Query(link): Query<Link>, visit: Visit) -> WebResult {
    if app.settings.now().is_set_up() {
        return Ok(see_other("/"));
    }
    if may_go_on(&app, &visit).await? {
        let reached = setup::answers(&app).await?.reached;
        return Ok(see_other(&format!("/setup/{}", reached.saturating_add(1))));
    }
    let Some(key) = &link.key else { return Ok(locked(false)) };
    match setup::open_link(&app, key).await? {
        Some(ticket) => {
            Ok(with_cookie(see_other("/setup"), visit.jar.keep(Cookie::SetUp, &ticket)))
        }
        None => Ok(locked(true)),
    }
}

async fn may_go_on(app: &App, visit: &Visit) -> Result<bool> {
    match visit.jar.get(Cookie::SetUp) {
        Some(ticket) => setup::is_ticket(app, ticket).await,
        None => Ok(false),
    }
}

fn locked(had_link: bool) -> Response {
    let page = page::Locked { had_link }.page();
    (StatusCode::FORBIDDEN, Html(page.into_string())).into_response()
}

/// Where to instead, for who may not be at a step of the wizard.
async fn turned_away(app: &App, visit: &Visit) -> Result<Option<Response>> {
    if app.settings.now().is_set_up() {
        return Ok(Some(see_other("/")));
    }
    let may_go_on = may_go_on(app, visit).await?;
    Ok((!may_go_on).then(|| locked(visit.jar.get(Cookie::SetUp).is_some())))
}

async fn show(State(app): State<App>, Path(step): Path<String>, visit: Visit) -> WebResult {
    if let Some(elsewhere) = turned_away(&app, &visit).await? {
        return Ok(elsewhere);
    }
    let step = number(&step)?;
    let answers = setup::answers(&app).await?;
    let next = answers.reached.saturating_add(1);
    if step > next {
        return Ok(see_other(&format!("/setup/{next}")));
    }
    let page = step_page(&app, &visit, step, &answers, &Problems::default());
    Ok(visit.show(&page.ok_or(Refusal::NotFound("page"))?))
}

fn number(step: &str) -> Result<u8> {
    Ok(step.parse().ok().ok_or(Refusal::NotFound("page"))?)
}

fn step_page(
    app: &App,
    visit: &Visit,
    number: u8,
    answers: &Answers,
    problems: &Problems,
) -> Option<Markup> {
    let shell = visit.shell();
    let step = page::Step { csrf: shell.csrf, problems };
    let domain = answers.domain.as_str();
    Some(match number {
        1 => page::Welcome { step, locales: &app.locales }.page(),
        2 => page::Address { step, domain, web_domain: &answers.web_domain }.page(),
        3 => {
            let listen = answers.listen.unwrap_or(app.settings.now().server.listen);
            let reach = page::Reach {
                step,
                domain,
                web_domain: &answers.web_domain,
                is_local: answers.reach == Reach::Local,
                public_url: &answers.public_url,
                listen: &listen.to_string(),
            };
            reach.page()
        }
        4 => {
            let (name, email) = (answers.name.as_str(), answers.email.as_str());
            page::You { step, domain, name, email, has_password: answers.has_password() }.page()
        }
        5 => {
            let people = page::People {
                step,
                mode: answers.joining(),
                title: &answers.title,
                description: &answers.description,
                rules: &answers.rules,
            };
            people.page()
        }
        LAST => {
            let status_chars = usize::try_from(answers.status_chars).unwrap_or(usize::MAX);
            page::Defaults { step, visibility: answers.visibility(), status_chars }.page()
        }
        CHECK => check_page(app, visit, answers, problems),
        _ => return None,
    })
}

fn check_page(app: &App, visit: &Visit, told: &Answers, problems: &Problems) -> Markup {
    let config = told.config(&app.settings.now());
    let answer =
        |question, answer: &str, step| page::Answer { question, answer: answer.to_owned(), step };
    let email = Some(told.email.as_str()).filter(|email| !email.is_empty());
    let title = Some(told.title.as_str()).filter(|title| !title.is_empty());
    let rules = told.rules.lines().filter(|line| !line.trim().is_empty()).count();
    let reach = match told.reach {
        Reach::Proxy => say!("setup-answer-behind-a-web-server-or"),
        Reach::Local => say!("setup-answer-only-to-try-it-out"),
    };
    let length = say!("setup-answer-up-to", n = told.status_chars);
    let answers = [
        answer(say!("setup-answer-domain"), config.domain(), 2),
        answer(say!("setup-answer-address-of-the-pages"), &config.public_url(), 3),
        answer(say!("setup-answer-reached"), reach, 3),
        answer(say!("setup-answer-you"), &told.name, 4),
        answer(say!("setup-answer-e-mail"), email.unwrap_or(say!("setup-answer-none")), 4),
        answer(say!("setup-answer-who-may-join"), joining_word(told.joining()), 5),
        answer(say!("setup-answer-name-of-the-server"), title.unwrap_or(config.domain()), 5),
        answer(say!("rules"), &rules.to_string(), 5),
        answer(say!("setup-answer-a-new-post-is-for"), words::audience(told.visibility()), 6),
        answer(say!("setup-answer-a-post-has"), &length, 6),
    ];
    let shell = visit.shell();
    let (csrf, domain) = (shell.csrf, config.domain());
    page::Check { csrf, name: &told.name, domain, answers: &answers, problems }.page()
}

fn joining_word(joining: Joining) -> &'static str {
    match joining {
        Joining::JustMe => say!("setup-answer-just-me"),
        Joining::Closed => say!("setup-answer-nobody-new-for-now"),
        Joining::Invite => say!("setup-answer-people-with-an-invitation"),
        Joining::Approval => say!("setup-answer-people-who-are-let-in"),
        Joining::Open => say!("setup-answer-anyone"),
    }
}

async fn take(State(app): State<App>, Path(step): Path<String>, sent: Sent) -> WebResult {
    if let Some(elsewhere) = turned_away(&app, &sent.visit).await? {
        return Ok(elsewhere);
    }
    let step = number(&step)?;
    match answered(&app, step, &sent).await {
        Ok(()) => Ok(see_other(&format!("/setup/{}", step.saturating_add(1)))),
        Err(error) => {
            let problems = problems(error)?;
            let answers = setup::answers(&app).await?;
            let answers = as_sent(step, &sent, answers);
            let page = step_page(&app, &sent.visit, step, &answers, &problems);
            Ok(sent.visit.show_again(&page.ok_or(Refusal::NotFound("page"))?))
        }
    }
}

/// Keeps what a step was answered with.
async fn answered(app: &App, step: u8, sent: &Sent) -> Result<()> {
    match step {
        1 => setup::begin(app).await?,
        2 => setup::address(app, sent.text("domain"), sent.text("web_domain")).await?,
        3 => {
            let reach = Reach::parse(sent.text("reach"));
            let reach =
                reach.ok_or_else(|| Refusal::invalid("reach", say!("refusal-needs-an-answer")))?;
            setup::reach(app, reach, sent.text("public_url")).await?
        }
        4 => setup::you(app, sent.text("name"), sent.text("password"), sent.text("email")).await?,
        5 => {
            let mode = Joining::parse(sent.text("mode"));
            let mode =
                mode.ok_or_else(|| Refusal::invalid("mode", say!("refusal-needs-an-answer")))?;
            setup::people(app, mode, texts(sent)).await?
        }
        LAST => {
            let visibility =
                Visibility::parse(sent.text("default_visibility")).ok_or_else(|| {
                    Refusal::invalid("default_visibility", say!("refusal-needs-an-answer"))
                })?;
            let length = sent.text("status_chars").trim().parse().ok();
            let length = length.ok_or_else(|| {
                Refusal::invalid("status_chars", say!("refusal-must-be-a-number"))
            })?;
            setup::defaults(app, visibility, length).await?
        }
        _ => return Err(Refusal::NotFound("page").into()),
    };
    Ok(())
}

fn texts(sent: &Sent) -> Texts {
    Texts {
        title: sent.text("title").to_owned(),
        description: sent.text("description").to_owned(),
        rules: sent.text("rules").to_owned(),
    }
}

/// The answers with what was typed now, so that nobody types it again.
fn as_sent(step: u8, sent: &Sent, mut answers: Answers) -> Answers {
    let typed = |name: &str| sent.text(name).to_owned();
    match step {
        2 => {
            answers.domain = typed("domain");
            answers.web_domain = typed("web_domain");
        }
        3 => {
            answers.reach = Reach::parse(sent.text("reach")).unwrap_or(answers.reach);
            answers.public_url = typed("public_url");
        }
        4 => {
            answers.name = typed("name");
            answers.email = typed("email");
        }
        5 => {
            let Texts { title, description, rules } = texts(sent);
            (answers.title, answers.description, answers.rules) = (title, description, rules);
        }
        _ => {}
    }
    answers
}

/// The end: the server is made, and its owner is signed in.
async fn start(State(app): State<App>, Browser(client): Browser, sent: Sent) -> WebResult {
    if let Some(elsewhere) = turned_away(&app, &sent.visit).await? {
        return Ok(elsewhere);
    }
    let Founded { owner, recovery_codes: codes } = match setup::finish(&app).await {
        Ok(founded) => founded,
        Err(error) => {
            let problems = problems(error)?;
            let answers = setup::answers(&app).await?;
            let page = check_page(&app, &sent.visit, &answers, &problems);
            return Ok(sent.visit.show_again(&page));
        }
    };
    let (_, token) = service::session::start(&app, &owner, client).await?;
    let forget = sent.visit.jar.forget(Cookie::SetUp);
    // From now on there is a public address, and cookies are named by it.
    let jar = sent.visit.jar.again(&app);
    let answer = signed_in(&jar, &token, recovery_codes::PATH);
    let answer = with_cookie(answer, recovery_codes::cookie(&jar, &codes));
    Ok(with_cookie(answer, forget))
}
