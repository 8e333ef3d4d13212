//! Name, bio, pictures, fields, and what is shown of them.

use axum::Router;
use axum::extract::State;
use axum::routing::get;

use crate::app::App;
use crate::db;
use crate::model::Account;
use crate::model::account::{FieldSource, ProfileChange};
use crate::service;
use crate::view::component::Problems;
use crate::view::page::settings::profile::ProfileSettings;

use crate::http::web::answer::{WebResult, problems};
use crate::http::web::notice::Notice;
use crate::http::web::sent::Sent;
use crate::http::web::visit::Member;

/// Rows that the form has.
const MOST_FIELDS: usize = 4;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/settings/profile", get(form).post(save))
}

async fn form(State(app): State<App>, Member { visit, signed }: Member) -> WebResult {
    let me = signed.account.id();
    let source = app.db.read(move |tx| Ok(db::account::source(tx, me)?)).await?;
    let page = ProfileSettings {
        shell: &visit.shell(),
        account: signed.account.account(),
        note: &source.note,
        fields: &source.fields,
        attribution_domains: &source.attribution_domains.join("\n"),
        problems: &Problems::default(),
    };
    Ok(visit.show(&page.page()))
}

async fn save(State(app): State<App>, sent: Sent) -> WebResult {
    let signed = sent.member()?;
    let fields = fields(&sent);
    let change = ProfileChange {
        display_name: Some(sent.text("display_name").to_owned()),
        note: Some(sent.text("note").to_owned()),
        fields: Some(fields.clone()),
        bot: Some(sent.is_ticked("bot")),
        avatar: sent.bytes("avatar").await?,
        header: sent.bytes("header").await?,
        avatar_description: Some(sent.text("avatar_description").to_owned()),
        header_description: Some(sent.text("header_description").to_owned()),
        shows_media: Some(sent.is_ticked("shows_media")),
        shows_media_replies: Some(sent.is_ticked("shows_media_replies")),
        shows_featured: Some(sent.is_ticked("shows_featured")),
        attribution_domains: Some(
            sent.text("attribution_domains").split_whitespace().map(str::to_owned).collect(),
        ),
        ..ProfileChange::default()
    };
    match service::account::update_profile(&app, &signed.account, change).await {
        Ok(_) => Ok(sent.visit.go("/settings/profile", Notice::Saved)),
        Err(error) => {
            let problems = problems(error)?;
            let account = as_sent(signed.account.account(), &sent);
            let page = ProfileSettings {
                shell: &sent.visit.shell(),
                account: &account,
                note: sent.text("note"),
                fields: &fields,
                attribution_domains: sent.text("attribution_domains"),
                problems: &problems,
            };
            Ok(sent.visit.show_again(&page.page()))
        }
    }
}

/// What was filled in, row by row.
fn fields(sent: &Sent) -> Vec<FieldSource> {
    let rows = (1..=MOST_FIELDS).map(|row| {
        (sent.text(&format!("field_name_{row}")), sent.text(&format!("field_value_{row}")))
    });
    rows.filter(|(name, value)| !name.trim().is_empty() || !value.trim().is_empty())
        .map(|(name, value)| FieldSource { name: name.to_owned(), value: value.to_owned() })
        .collect()
}

/// The account as the form says it should be, to show the form again.
fn as_sent(account: &Account, sent: &Sent) -> Account {
    Account {
        display_name: sent.text("display_name").to_owned(),
        shows_media: sent.is_ticked("shows_media"),
        shows_media_replies: sent.is_ticked("shows_media_replies"),
        shows_featured: sent.is_ticked("shows_featured"),
        avatar_description: sent.text("avatar_description").to_owned(),
        header_description: sent.text("header_description").to_owned(),
        ..account.clone()
    }
}
