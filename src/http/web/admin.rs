//! What the people who run the server decide.

use std::time::Duration;

use axum::Router;
use axum::extract::{Path, State};
use axum::routing::{get, post};

use crate::app::App;
use crate::base::{AccountId, Error, InviteId, Refusal, Result};
use crate::db;
use crate::model::announcement::Announcement;
use crate::model::site::Colour;
use crate::model::{Account, Joining, Role, Rule, Site, User};
use crate::service::session::Signed;
use crate::service::{self, site_text};
use crate::view::Shell;
use crate::view::component::Problems;
use crate::view::page::admin::Admin;
use crate::view::page::announcements::Announcements;
use crate::view::page::media::MediaUsage;

use super::answer::{WebResult, problems};
use super::notice::Notice;
use super::sent::Sent;
use super::visit::Member;
use crate::say;

const DAY: Duration = Duration::from_hours(24);
/// People who wait, on one page.
const MOST_WAITING: u32 = 100;
fn for_admins() -> Refusal {
    Refusal::Forbidden(say!("refusal-this-page-is-for-those"))
}

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/admin", get(form))
        .route("/admin/media", get(media))
        .route("/admin/site", post(save_site))
        .route("/admin/invites", post(invite))
        .route("/admin/invites/{id}/end", post(end_invite))
        .route("/admin/sign_ups/{account}/{answer}", post(answer))
}

async fn form(State(app): State<App>, Member { visit, signed }: Member) -> WebResult {
    let page = page(&app, &signed, &visit.shell(), &Problems::default()).await?;
    Ok(visit.show(&page))
}

async fn media(State(app): State<App>, Member { visit, signed }: Member) -> WebResult {
    if signed.user.role < Role::Admin {
        return Err(for_admins().into());
    }
    let usage = service::cache::usage(&app).await?;
    Ok(visit.show(&MediaUsage { shell: &visit.shell(), usage: &usage }.page()))
}

async fn page(
    app: &App,
    signed: &Signed,
    shell: &Shell<'_>,
    problems: &Problems,
) -> Result<maud::Markup> {
    if signed.user.role < Role::Admin {
        return Err(for_admins().into());
    }
    let invites = service::site::invites(app, &signed.account).await?;
    let (config, today) = (app.settings.now(), app.clock.now().date());
    let found = app
        .db
        .read(move |tx| {
            let users = db::user::waiting(tx, MOST_WAITING)?;
            let ids: Vec<AccountId> = users.iter().map(|user| user.account).collect();
            let accounts = db::account::by_ids(tx, &ids)?;
            let typed = |page| {
                let text = site_text::read(tx, &config, page)?;
                Ok::<_, Error>(text.map(|text| text.typed).unwrap_or_default())
            };
            Ok(Found {
                waiting: beside(users, accounts),
                rules: db::site::rules(tx)?,
                announcements: db::announcement::all(tx)?,
                about: typed(site_text::Page::About)?,
                privacy: typed(site_text::Page::Privacy)?,
                terms: db::terms::at(tx, &today)?.map(|terms| terms.text).unwrap_or_default(),
            })
        })
        .await?;
    let announcements = Announcements {
        shell,
        announcements: &found.announcements,
        about: &found.about,
        privacy: &found.privacy,
        terms: &found.terms,
        problems,
    };
    let (waiting, rules) = (&found.waiting, &found.rules);
    Ok(Admin { shell, waiting, invites: &invites, rules, announcements, problems }.page())
}

/// What the page shows besides the site.
struct Found {
    waiting: Vec<(Account, User)>,
    rules: Vec<Rule>,
    announcements: Vec<Announcement>,
    about: String,
    privacy: String,
    terms: String,
}

/// The page once more, with what was wrong in what was sent.
pub(super) async fn again(app: &App, sent: &Sent, error: Error) -> WebResult {
    let problems = problems(error)?;
    let page = page(app, sent.member()?, &sent.visit.shell(), &problems).await?;
    Ok(sent.visit.show_again(&page))
}

/// Logins with their accounts, in the order of the logins.
fn beside(users: Vec<User>, mut accounts: Vec<Account>) -> Vec<(Account, User)> {
    let mut take = |id| {
        let place = accounts.iter().position(|account| account.id == id)?;
        Some(accounts.swap_remove(place))
    };
    users.into_iter().filter_map(|user| Some((take(user.account)?, user))).collect()
}

async fn save_site(State(app): State<App>, sent: Sent) -> WebResult {
    let signed = sent.member()?;
    let joining = Joining::parse(sent.text("joining"))
        .ok_or_else(|| Refusal::invalid("joining", say!("refusal-is-not-a-way-to")))?;
    let colour = Colour::parse(sent.text("colour")).unwrap_or(sent.visit.site.colour);
    let site = Site {
        colour,
        title: sent.text("title").to_owned(),
        description: sent.text("description").to_owned(),
        joining,
        contact_email: sent.text("contact_email").to_owned(),
        ..sent.visit.site.clone()
    };
    let old = service::site::rules(&app).await?;
    let rules = rules(sent.text("rules"), &old);
    match save(&app, &sent, site.clone(), rules).await {
        Ok(()) => Ok(sent.visit.go("/admin", Notice::Saved)),
        Err(error) => {
            let problems = problems(error)?;
            let shell = Shell { site: &site, ..sent.visit.shell() };
            let page = page(&app, signed, &shell, &problems).await?;
            Ok(sent.visit.show_again(&page))
        }
    }
}

async fn save(app: &App, sent: &Sent, site: Site, rules: Vec<(String, String)>) -> Result<()> {
    let who = &sent.member()?.account;
    service::site::save(app, who, site).await?;
    service::site::set_rules(app, who, rules).await?;
    match sent.bytes("picture").await? {
        None if sent.is_ticked("no_picture") => service::site::show_picture(app, who, None).await,
        None => Ok(()),
        picture => service::site::show_picture(app, who, picture).await,
    }
}

/// Rules as typed, one per line; those that stay keep what is said beside them.
fn rules(typed: &str, old: &[Rule]) -> Vec<(String, String)> {
    let hint = |text: &str| {
        old.iter().find(|rule| rule.text == text).map(|rule| rule.hint.clone()).unwrap_or_default()
    };
    let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| (line.to_owned(), hint(line))).collect()
}

async fn invite(State(app): State<App>, sent: Sent) -> WebResult {
    let signed = sent.member()?;
    let whole = |field: &'static str, most: u32| {
        let number = sent.text(field).trim().parse::<u32>().ok();
        number.filter(|number| (1..=most).contains(number)).ok_or_else(|| {
            Refusal::invalid(field, say!("refusal-must-be-a-number-from-1", n = most.to_string()))
        })
    };
    let numbers = whole("most_uses", 1_000).and_then(|uses| Ok((uses, whole("days", 365)?)));
    let made = match numbers {
        Ok((uses, days)) => {
            service::site::invite(&app, &signed.account, Some(uses), Some(DAY * days)).await
        }
        Err(refusal) => Err(refusal.into()),
    };
    match made {
        Ok(_) => Ok(sent.visit.go("/admin#invites", Notice::Invited)),
        Err(error) => again(&app, &sent, error).await,
    }
}

async fn end_invite(State(app): State<App>, Path(id): Path<InviteId>, sent: Sent) -> WebResult {
    service::site::withdraw_invite(&app, &sent.member()?.account, id).await?;
    Ok(sent.visit.go("/admin#invites", Notice::InviteEnded))
}

async fn answer(
    State(app): State<App>,
    Path((account, answer)): Path<(AccountId, String)>,
    sent: Sent,
) -> WebResult {
    let admin = &sent.member()?.account;
    let notice = match answer.as_str() {
        "approve" => {
            service::account::approve(&app, admin, account).await?;
            Notice::LetIn
        }
        "reject" => {
            service::account::reject(&app, admin, account).await?;
            Notice::TurnedDown
        }
        _ => return Err(Refusal::NotFound("page").into()),
    };
    Ok(sent.visit.go("/admin", notice))
}
