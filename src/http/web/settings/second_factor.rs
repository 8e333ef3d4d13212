//! Turning the second factor on and off.

use axum::Router;
use axum::extract::State;
use axum::routing::{get, post};

use crate::app::App;
use crate::base::{Error, Result};
use crate::service::second_factor::{self, Standing};
use crate::service::session::Signed;
use crate::view::component::Problems;
use crate::view::page::settings::second_factor::{Factor, SecondFactorSettings};

use crate::http::web::answer::{WebResult, problems, see_other, with_cookie};
use crate::http::web::notice::Notice;
use crate::http::web::recovery_codes;
use crate::http::web::sent::Sent;
use crate::http::web::visit::{Member, Visit};

const PATH: &str = "/settings/second_factor";

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route(PATH, get(show).post(begin))
        .route("/settings/second_factor/confirm", post(confirm))
        .route("/settings/second_factor/off", post(turn_off))
}

async fn show(State(app): State<App>, Member { visit, signed }: Member) -> WebResult {
    let page = page(&app, &visit, &signed, &Problems::default()).await?;
    Ok(visit.show(&page))
}

async fn page(
    app: &App,
    visit: &Visit,
    signed: &Signed,
    problems: &Problems,
) -> Result<maud::Markup> {
    let standing = second_factor::standing(app, &signed.account).await?;
    let factor = match &standing {
        Standing::Off => Factor::Off,
        Standing::Begun(begun) => Factor::Begun { secret: &begun.secret, uri: &begun.uri },
        Standing::On { recovery_codes } => Factor::On { recovery_codes: *recovery_codes },
    };
    Ok(SecondFactorSettings { shell: &visit.shell(), factor, problems }.page())
}

async fn begin(State(app): State<App>, sent: Sent) -> WebResult {
    second_factor::begin(&app, &sent.member()?.account).await?;
    Ok(see_other(PATH))
}

async fn confirm(State(app): State<App>, sent: Sent) -> WebResult {
    let signed = sent.member()?;
    let (password, code) = (sent.text("password"), sent.text("code"));
    match second_factor::confirm(&app, &signed.account, password, code).await {
        Ok(codes) => {
            let cookie = recovery_codes::cookie(&sent.visit.jar, &codes);
            Ok(with_cookie(see_other(recovery_codes::PATH), cookie))
        }
        Err(error) => again(&app, &sent, signed, error).await,
    }
}

async fn turn_off(State(app): State<App>, sent: Sent) -> WebResult {
    let signed = sent.member()?;
    match second_factor::turn_off(&app, &signed.account, sent.text("password")).await {
        Ok(()) => Ok(sent.visit.go("/settings/account", Notice::SecondFactorOff)),
        Err(error) => again(&app, &sent, signed, error).await,
    }
}

async fn again(app: &App, sent: &Sent, signed: &Signed, error: Error) -> WebResult {
    let problems = problems(error)?;
    let page = page(app, &sent.visit, signed, &problems).await?;
    Ok(sent.visit.show_again(&page))
}
