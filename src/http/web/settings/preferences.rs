//! How one's posts begin.

use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;

use crate::app::App;
use crate::base::Refusal;
use crate::model::account::ProfileChange;
use crate::model::{CanQuote, Visibility};
use crate::service;
use crate::view::component::Problems;
use crate::view::page::settings::preferences::Preferences;

use crate::http::web::answer::{WebResult, problems};
use crate::http::web::notice::Notice;
use crate::http::web::sent::Sent;
use crate::http::web::visit::Member;
use crate::say;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/settings/preferences", get(form).post(save))
}

async fn form(Member { visit, signed }: Member) -> Response {
    let problems = Problems::default();
    let page = Preferences { shell: &visit.shell(), user: &signed.user, problems: &problems };
    visit.show(&page.page())
}

async fn save(State(app): State<App>, sent: Sent) -> WebResult {
    let signed = sent.member()?;
    let visibility = Visibility::parse(sent.text("default_visibility")).ok_or_else(|| {
        Refusal::invalid("default_visibility", say!("refusal-is-not-an-audience"))
    })?;
    let can_quote = sent.filled("default_can_quote").map(|word| {
        CanQuote::parse(word)
            .ok_or_else(|| Refusal::invalid("default_can_quote", say!("refusal-is-not-a-choice")))
    });
    let change = ProfileChange {
        default_can_quote: can_quote.transpose()?,
        default_visibility: Some(visibility),
        default_sensitive: Some(sent.is_ticked("default_sensitive")),
        default_language: Some(sent.filled("default_language").map(str::to_owned)),
        ..ProfileChange::default()
    };
    match service::account::update_profile(&app, &signed.account, change).await {
        Ok(_) => Ok(sent.visit.go("/settings/preferences", Notice::Saved)),
        Err(error) => {
            let problems = problems(error)?;
            let shell = sent.visit.shell();
            let page = Preferences { shell: &shell, user: &signed.user, problems: &problems };
            Ok(sent.visit.show_again(&page.page()))
        }
    }
}
