//! Custom emoji, for those who run the server.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::{get, post};
use serde::Deserialize;
use url::form_urlencoded;

use crate::app::App;
use crate::base::{EmojiId, Error, Refusal, Result};
use crate::db;
use crate::model::Role;
use crate::model::emoji::{MOST_EMOJI, StoredEmoji};
use crate::service::emoji::{self, Imported, NewEmoji, PackWords, Words};
use crate::service::session::Signed;
use crate::view::component::Problems;
use crate::view::page::emoji::{OneEmoji, OwnEmoji, PeerEmoji, Typed};

use super::answer::{WebResult, problems};
use super::notice::Notice;
use super::sent::Sent;
use super::visit::Member;
use crate::say;

/// Emoji or servers on one page.
const ON_PAGE: u32 = 100;
/// Refused pictures of a pack that are named.
const MOST_NAMED: usize = 20;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/admin/emoji", get(list).post(add))
        .route("/admin/emoji/pack", post(pack))
        .route("/admin/emoji/peers", get(peers))
        .route("/admin/emoji/{id}", get(show))
        .route("/admin/emoji/{id}/save", post(save))
        .route("/admin/emoji/{id}/{deed}", post(act))
}

fn check(signed: &Signed) -> Result<()> {
    if signed.user.role < Role::Admin {
        return Err(Refusal::Forbidden(say!("refusal-this-page-is-for-those")).into());
    }
    Ok(())
}

async fn ours(app: &App) -> Result<Vec<StoredEmoji>> {
    app.db.read(|tx| Ok(db::emoji::of_domain(tx, None, "", MOST_EMOJI)?)).await
}

async fn list(State(app): State<App>, Member { visit, signed }: Member) -> WebResult {
    check(&signed)?;
    let emojis = ours(&app).await?;
    let page = OwnEmoji {
        shell: &visit.shell(),
        emojis: &emojis,
        typed: Typed::default(),
        told: None,
        problems: &Problems::default(),
    };
    Ok(visit.show(&page.page()))
}

async fn add(State(app): State<App>, sent: Sent) -> WebResult {
    let new = NewEmoji {
        shortcode: sent.text("shortcode").to_owned(),
        category: sent.text("category").to_owned(),
        licence: sent.text("licence").to_owned(),
        bytes: sent.bytes("file").await?.unwrap_or_default(),
    };
    match emoji::add(&app, &sent.member()?.account, new).await {
        Ok(_) => Ok(sent.visit.go("/admin/emoji", Notice::EmojiAdded)),
        Err(error) => again(&app, &sent, error).await,
    }
}

/// The page once more, with what was wrong in what was sent.
async fn again(app: &App, sent: &Sent, error: Error) -> WebResult {
    let problems = problems(error)?;
    check(sent.member()?)?;
    let emojis = ours(app).await?;
    let typed = Typed {
        shortcode: sent.text("shortcode"),
        category: sent.text("category"),
        licence: sent.text("licence"),
    };
    let shell = &sent.visit.shell();
    let page = OwnEmoji { shell, emojis: &emojis, typed, told: None, problems: &problems };
    Ok(sent.visit.show_again(&page.page()))
}

async fn pack(State(app): State<App>, sent: Sent) -> WebResult {
    let admin = &sent.member()?.account;
    let words = PackWords {
        category: sent.text("category").to_owned(),
        licence: sent.text("licence").to_owned(),
    };
    let archive = sent.bytes("pack").await?.unwrap_or_default();
    match emoji::import(&app, admin, archive, words).await {
        Ok(done) => {
            let (emojis, told) = (ours(&app).await?, told(&done));
            let page = OwnEmoji {
                shell: &sent.visit.shell(),
                emojis: &emojis,
                typed: Typed::default(),
                told: Some(&told),
                problems: &Problems::default(),
            };
            Ok(sent.visit.show(&page.page()))
        }
        Err(error) => again(&app, &sent, error).await,
    }
}

/// What became of a pack, in a sentence or two.
fn told(Imported { added, known, refused }: &Imported) -> String {
    let told = say!("admin-emoji-added", n = added.len(), known = known.len());
    if refused.is_empty() {
        return told;
    }
    let named: Vec<String> = refused
        .iter()
        .take(MOST_NAMED)
        .map(|(shortcode, problem)| format!("{shortcode} {problem}"))
        .collect();
    let mut named = named.join("; ");
    named.push_str(if refused.len() > MOST_NAMED { "; …" } else { "." });
    format!("{told} {}", say!("admin-emoji-refused", named = named))
}

async fn show(
    State(app): State<App>,
    Path(id): Path<EmojiId>,
    Member { visit, signed }: Member,
) -> WebResult {
    check(&signed)?;
    let stored = own(&app, id).await?;
    let page = OneEmoji { shell: &visit.shell(), stored: &stored, problems: &Problems::default() };
    Ok(visit.show(&page.page()))
}

async fn own(app: &App, id: EmojiId) -> Result<StoredEmoji> {
    let found = app.db.read(move |tx| Ok(db::emoji::by_id(tx, id)?)).await?;
    let found = found.filter(|found| found.domain.is_none());
    Ok(found.ok_or(Refusal::NotFound("emoji"))?)
}

async fn save(State(app): State<App>, Path(id): Path<EmojiId>, sent: Sent) -> WebResult {
    let signed = sent.member()?;
    let words = Words {
        category: Some(sent.text("category").to_owned()),
        licence: Some(sent.text("licence").to_owned()),
        visible_in_picker: Some(sent.is_ticked("visible")),
    };
    match emoji::change(&app, &signed.account, id, words).await {
        Ok(_) => Ok(sent.visit.go("/admin/emoji", Notice::Saved)),
        Err(error) => {
            let problems = problems(error)?;
            check(signed)?;
            let stored = own(&app, id).await?;
            let page =
                OneEmoji { shell: &sent.visit.shell(), stored: &stored, problems: &problems };
            Ok(sent.visit.show_again(&page.page()))
        }
    }
}

async fn act(
    State(app): State<App>,
    Path((id, deed)): Path<(EmojiId, String)>,
    sent: Sent,
) -> WebResult {
    let admin = &sent.member()?.account;
    let back = sent.back_or("/admin/emoji");
    let notice = match deed.as_str() {
        "disable" => emoji::disable(&app, admin, id).await.map(|_| Notice::EmojiOff)?,
        "enable" => emoji::enable(&app, admin, id).await.map(|_| Notice::EmojiOn)?,
        "delete" => emoji::delete(&app, admin, id).await.map(|()| Notice::EmojiGone)?,
        "copy" => match emoji::copy(&app, admin, id, "").await {
            Ok(_) => Notice::EmojiAdded,
            Err(Error::Refused(Refusal::Invalid { field: "shortcode", .. })) => Notice::EmojiTaken,
            Err(error) => return Err(error.into()),
        },
        _ => return Err(Refusal::NotFound("page").into()),
    };
    Ok(sent.visit.go(&back, notice))
}

#[derive(Debug, Deserialize)]
struct Asked {
    domain: Option<String>,
    #[serde(default)]
    after: String,
}

async fn peers(
    State(app): State<App>,
    Query(Asked { domain, after }): Query<Asked>,
    Member { visit, signed }: Member,
) -> WebResult {
    check(&signed)?;
    let domain = domain.filter(|domain| !domain.is_empty());
    let asked = domain.clone();
    let (domains, emojis) = app
        .db
        .read(move |tx| match asked {
            Some(domain) => {
                Ok((vec![], db::emoji::of_domain(tx, Some(&domain), &after, ON_PAGE.into())?))
            }
            None => Ok((db::emoji::domains(tx, &after, ON_PAGE)?, vec![])),
        })
        .await?;
    let is_full = domains.len().max(emojis.len()) >= ON_PAGE as usize;
    let last = emojis
        .last()
        .map(|last| &last.emoji.shortcode)
        .or(domains.last().map(|(domain, _)| domain))
        .filter(|_| is_full);
    let more = last.map(|last| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(domain.iter().map(|domain| ("domain", domain)));
        format!("/admin/emoji/peers?{}", query.append_pair("after", last).finish())
    });
    let page = PeerEmoji {
        shell: &visit.shell(),
        domains: &domains,
        domain: domain.as_deref(),
        emojis: &emojis,
        more: more.as_deref(),
    };
    Ok(visit.show(&page.page()))
}
