//! Columns: added, moved, shown in another way, taken out.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::{get, post};
use serde::Deserialize;

use crate::app::App;
use crate::base::{ColumnId, DeckId, Refusal, Result};
use crate::db;
use crate::model::Column;
use crate::model::deck::{Shift, Source, TagSet, Terms, Width, hidden};
use crate::service;
use crate::service::session::Signed;
use crate::view::component::Problems;
use crate::view::component::column::deck_path;
use crate::view::page::deck::{AddColumn, ColumnSettings};

use super::super::answer::{WebResult, problems, see_other};
use super::super::profile::known;
use super::super::sent::Sent;
use super::super::visit::{Member, Visit};
use super::{nothing, path_of};
use crate::say;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/deck/add", get(catalogue).post(add))
        .route("/deck/order", post(order))
        .route("/deck/{column}", get(settings).post(change))
        .route("/deck/{column}/{verb}", post(act))
}

#[derive(Debug, Default, Deserialize)]
struct Asked {
    deck: Option<DeckId>,
}

async fn catalogue(
    State(app): State<App>,
    Query(asked): Query<Asked>,
    member: Member,
) -> WebResult {
    let Member { visit, signed } = member;
    let page = add_page(&app, &visit, &signed, asked.deck, (&[], &Problems::default())).await?;
    Ok(visit.show(&page))
}

type Typed<'a> = (&'a [(&'a str, &'a str)], &'a Problems);

pub(super) async fn add_page(
    app: &App,
    visit: &Visit,
    signed: &Signed,
    deck: Option<DeckId>,
    (typed, problems): Typed<'_>,
) -> Result<maud::Markup> {
    let open = service::deck::open(app, &signed.account, deck).await?;
    let me = signed.account.id();
    let lists = app.db.read(move |tx| Ok(db::list::of_account(tx, me)?)).await?;
    let page = AddColumn {
        shell: &visit.shell(),
        deck: &open.deck,
        decks: &open.decks,
        lists: &lists,
        typed,
        problems,
    };
    Ok(page.page())
}

async fn add(State(app): State<App>, sent: Sent) -> WebResult {
    let signed = sent.member()?;
    let deck = match sent.text("deck") {
        // From elsewhere a column goes into the first deck.
        "" => service::deck::open(&app, &signed.account, None).await?.deck.id,
        deck => deck.parse().ok().ok_or(Refusal::NotFound("deck"))?,
    };
    let added = match source(&app, &sent).await {
        Ok(source) => service::deck::add(&app, &signed.account, deck, source).await,
        Err(refused) => Err(refused),
    };
    let column = match added {
        Ok(column) => column,
        Err(error) => {
            let problems = problems(error)?;
            let typed = ["any", "all", "none", "handle", "q"].map(|name| (name, sent.text(name)));
            let again = (typed.as_slice(), &problems);
            let page = add_page(&app, &sent.visit, signed, Some(deck), again).await?;
            return Ok(sent.visit.show_again(&page));
        }
    };
    Ok(see_other(&format!("{}#c{}", deck_of(&app, signed, &column).await?, column.id)))
}

/// What the form asks for.
async fn source(app: &App, sent: &Sent) -> Result<Source> {
    let kind = sent.text("kind");
    let source = match kind {
        "account" => {
            let account = known(app, sent.text("handle").trim()).await?;
            Source::Account(
                account.ok_or(Refusal::invalid("handle", say!("refusal-is-not-known-here")))?.id,
            )
        }
        "tags" => {
            let tags = |field| service::deck::tags(sent.text(field));
            let (any, all, none) = (tags("any")?, tags("all")?, tags("none")?);
            let first = any.first().ok_or(Refusal::invalid("any", say!("refusal-is-empty")))?;
            // One that must not stand there says nothing if it must.
            let all = all.into_iter().filter(|tag| any.len() > 1 || tag != first).collect();
            Source::Tags(TagSet { any, all, none })
        }
        "list" => Source::parse(kind, sent.text("list")).ok_or(Refusal::NotFound("list"))?,
        "search" => Source::parse(kind, sent.text("q"))
            .ok_or(Refusal::invalid("q", say!("refusal-is-empty")))?,
        _ => Source::parse(kind, "")
            .ok_or(Refusal::invalid("kind", say!("refusal-is-no-kind-of-column")))?,
    };
    Ok(source)
}

async fn deck_of(app: &App, signed: &Signed, column: &Column) -> Result<String> {
    let open = service::deck::open(app, &signed.account, Some(column.deck)).await?;
    Ok(deck_path((!open.is_first()).then_some(column.deck)))
}

async fn settings(State(app): State<App>, Path(id): Path<ColumnId>, member: Member) -> WebResult {
    let who = member.signed.account.clone();
    let (column, name) = app
        .db
        .read(move |tx| {
            let column = service::deck::own(tx, &who, id)?;
            let name = db::view::deck::name(tx, who.id(), &column)?;
            Ok((column, name))
        })
        .await?;
    let deck = path_of(&app, &member, column.deck).await?;
    let page =
        settings_page(&member.visit, (&column, name.as_deref(), &deck), &Problems::default());
    Ok(member.visit.show(&page))
}

fn settings_page(
    visit: &Visit,
    (column, name, deck): (&Column, Option<&str>, &str),
    problems: &Problems,
) -> maud::Markup {
    ColumnSettings { shell: &visit.shell(), column, name, deck, problems }.page()
}

/// Takes the form of one column's settings.
async fn change(State(app): State<App>, Path(id): Path<ColumnId>, sent: Sent) -> WebResult {
    let signed = sent.member()?;
    let terms = Terms {
        boosts: sent.is_ticked("boosts"),
        replies: sent.is_ticked("replies"),
        only_media: sent.is_ticked("media"),
        sound: sent.is_ticked("sound"),
        is_pinned: sent.is_ticked("pinned"),
        width: Width::default(),
    };
    let typed = (width(&sent), hidden(sent.text("hidden")));
    let (width, hidden) = match typed {
        (Ok(width), Ok(hidden)) => (width, hidden),
        (Err(wrong), _) | (_, Err(wrong)) => {
            return settings_again(&app, &sent, (id, terms), &wrong).await;
        }
    };
    let terms = Terms { width, ..terms };
    let change = move |column| Column { terms, hidden, ..column };
    let column = service::deck::change(&app, &signed.account, id, change).await?;
    Ok(see_other(&format!("{}#c{id}", deck_of(&app, signed, &column).await?)))
}

/// The form of a column's settings with what was wrong with it.
async fn settings_again(
    app: &App,
    sent: &Sent,
    (id, terms): (ColumnId, Terms),
    wrong: &Refusal,
) -> WebResult {
    let signed = sent.member()?;
    let who = signed.account.clone();
    let column = app.db.read(move |tx| service::deck::own(tx, &who, id)).await?;
    let deck = deck_of(app, signed, &column).await?;
    let terms = Terms { width: column.terms.width, ..terms };
    let column = Column { terms, hidden: sent.text("hidden").to_owned(), ..column };
    let page = settings_page(&sent.visit, (&column, None, &deck), &Problems::from(wrong));
    Ok(sent.visit.show_again(&page))
}

/// The width of the form: one that has a name, or so many rem.
fn width(sent: &Sent) -> Result<Width, Refusal> {
    let (named, rems) = (sent.text("width"), sent.text("rems").trim());
    let width = Width::parse(if named == "free" { rems } else { named });
    width.ok_or_else(|| match named {
        "free" => Refusal::invalid("rems", say!("refusal-must-be-from-16-to")),
        _ => Refusal::invalid("width", say!("refusal-is-not-one-of-the")),
    })
}

async fn act(
    State(app): State<App>,
    Path((id, verb)): Path<(ColumnId, String)>,
    sent: Sent,
) -> WebResult {
    let signed = sent.member()?;
    let me = &signed.account;
    let column = match verb.as_str() {
        "back" => service::deck::shift(&app, me, id, Shift::Back).await?,
        "forward" => service::deck::shift(&app, me, id, Shift::Forward).await?,
        "remove" => service::deck::remove(&app, me, id).await?,
        "width" => {
            let width = width(&sent)?;
            let change = move |column: Column| {
                let terms = Terms { width, ..column.terms };
                Column { terms, ..column }
            };
            service::deck::change(&app, me, id, change).await?
        }
        _ => return Err(Refusal::NotFound("page").into()),
    };
    if sent.visit.is_part {
        return Ok(nothing());
    }
    let deck = deck_of(&app, signed, &column).await?;
    let place = if verb == "remove" { deck } else { format!("{deck}#c{id}") };
    Ok(see_other(&place))
}

/// Takes the order that columns were dragged into.
async fn order(State(app): State<App>, sent: Sent) -> WebResult {
    let me = &sent.member()?.account;
    let deck: DeckId = sent.text("deck").parse().ok().ok_or(Refusal::NotFound("deck"))?;
    let wanted = sent.text("ids").split(' ').filter_map(|id| id.parse().ok()).collect();
    service::deck::arrange(&app, me, deck, wanted).await?;
    Ok(nothing())
}
