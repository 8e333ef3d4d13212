//! A person is asked whether to let a program in, and says yes or no.
//! Source: RFC 6749, section 4.1; <https://docs.joinmastodon.org/methods/oauth/#authorize>

use std::borrow::Cow;

use axum::Router;
use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;
use url::form_urlencoded::{self, Serializer};

use crate::app::App;
use crate::base::{Error, Refusal, Result};
use crate::db;
use crate::http::error::WebError;
use crate::http::form::{Params, Text};
use crate::http::web::{Member, Sent, Visit, see_other, sign_in_again, sign_in_first};
use crate::model::oauth::OUT_OF_BAND;
use crate::say;
use crate::service::oauth::{self, Asked, Authorization, OauthError, Question};
use crate::view::page::oauth::{Authorize, Code};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/oauth/authorize", get(ask).post(answer))
        .route("/oauth/authorize/native", get(native))
}

/// What a program asks, as it stands in the address and comes back with the form.
const FIELDS: [&str; 7] = [
    "response_type",
    "client_id",
    "redirect_uri",
    "scope",
    "state",
    "code_challenge",
    "code_challenge_method",
];

/// The question that `field` answers the parts of.
fn question<'a>(field: impl Fn(&str) -> Option<&'a str>) -> Question {
    let owned = |name: &str| field(name).filter(|text| !text.is_empty()).map(str::to_owned);
    Question {
        response_type: owned("response_type").unwrap_or_default(),
        client_id: owned("client_id").unwrap_or_default(),
        redirect_uri: owned("redirect_uri"),
        scope: owned("scope"),
        code_challenge: owned("code_challenge"),
        code_challenge_method: owned("code_challenge_method"),
    }
}

async fn ask(State(app): State<App>, uri: Uri, visit: Visit) -> Result<Response, WebError> {
    let pairs: Vec<_> = form_urlencoded::parse(uri.query().unwrap_or("").as_bytes()).collect();
    let field = |wanted: &str| {
        pairs.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_ref())
    };
    let state = field("state");
    let authorization = match consider(&app, question(field), state).await? {
        Considered::Sensible(authorization) => authorization,
        Considered::Told(response) => return Ok(response),
    };
    let Some(me) = visit.me() else { return Ok(sign_in_first(&visit.path)) };
    if field("force_login").is_some_and(is_yes) {
        return Ok(sign_in_again(&without(uri.path(), &pairs, "force_login")));
    }
    let fields: Vec<_> = FIELDS.iter().filter_map(|name| Some((*name, field(name)?))).collect();
    let page = Authorize {
        shell: &visit.shell(),
        me,
        app: &authorization.client,
        scopes: &authorization.scopes,
        fields: &fields,
    };
    Ok(visit.show(&page.page()))
}

async fn answer(State(app): State<App>, sent: Sent) -> Result<Response, WebError> {
    let signed = sent.member()?;
    let (field, state) = (|name: &str| sent.filled(name), sent.filled("state"));
    let authorization = match consider(&app, question(field), state).await? {
        Considered::Sensible(authorization) => authorization,
        Considered::Told(response) => return Ok(response),
    };
    let redirect_uri = authorization.redirect_uri.clone();
    // Scripts that fill forms press no button; that the form is ours is proven already.
    if sent.text("decision") == "deny" {
        return tell(&redirect_uri, &OauthError::AccessDenied, state);
    }
    let client_id = authorization.client.client_id.clone();
    let code = oauth::authorize(&app, &signed.account, *authorization).await.map_err(for_eyes)?;
    if redirect_uri == OUT_OF_BAND {
        let query = pairs(&[("code", &code), ("client_id", &client_id)]);
        return Ok(see_other(&format!("/oauth/authorize/native?{query}")));
    }
    let mut answer = vec![("code", code.as_str())];
    answer.extend(state.map(|state| ("state", state)));
    Ok(see_other(&with_query(&redirect_uri, &answer)))
}

/// All but a few words are a yes, as in the rest of the API.
fn is_yes(word: &str) -> bool {
    !["", "0", "f", "false", "off"].contains(&word.to_ascii_lowercase().as_str())
}

/// The address of this page without one field of its query.
fn without(path: &str, fields: &[(Cow<'_, str>, Cow<'_, str>)], left_out: &str) -> String {
    let kept = fields.iter().filter(|(name, _)| name != left_out);
    format!("{path}?{}", Serializer::new(String::new()).extend_pairs(kept).finish())
}

enum Considered {
    Sensible(Box<Authorization>),
    /// The program was told of a fault.
    Told(Response),
}

async fn consider(
    app: &App,
    question: Question,
    state: Option<&str>,
) -> Result<Considered, WebError> {
    match oauth::consider(app, question).await.map_err(for_eyes)? {
        Asked::Sensible(authorization) => Ok(Considered::Sensible(authorization)),
        Asked::Faulty { redirect_uri, problem } => {
            Ok(Considered::Told(tell(&redirect_uri, &problem, state)?))
        }
    }
}

/// Tells the program, at an address of its, why it was not let in; the person, if it has none.
fn tell(
    redirect_uri: &str,
    problem: &OauthError,
    state: Option<&str>,
) -> Result<Response, WebError> {
    let word = problem.code().unwrap_or("server_error");
    if redirect_uri == OUT_OF_BAND {
        return Err(Refusal::Malformed(problem.told().to_owned()).into());
    }
    let mut answer = vec![("error", word), ("error_description", problem.description())];
    answer.extend(state.map(|state| ("state", state)));
    Ok(see_other(&with_query(redirect_uri, &answer)))
}

/// A fault that only the person may hear of.
fn for_eyes(problem: OauthError) -> WebError {
    match problem {
        OauthError::Other(error) => WebError(error),
        other => WebError(Error::Refused(Refusal::Malformed(other.told().to_owned()))),
    }
}

fn pairs(pairs: &[(&str, &str)]) -> String {
    Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// The address with more in its query.
fn with_query(address: &str, more: &[(&str, &str)]) -> String {
    let (address, fragment) = match address.split_once('#') {
        Some((address, fragment)) => (address, format!("#{fragment}")),
        None => (address, String::new()),
    };
    let joint = if address.contains('?') { '&' } else { '?' };
    format!("{address}{joint}{}{fragment}", pairs(more))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct NativeForm {
    code: Text,
    client_id: Text,
}

/// The code, for programs that no browser can lead back to.
async fn native(
    State(app): State<App>,
    Member { visit, signed: _ }: Member,
    Params(form): Params<NativeForm>,
) -> Result<Response, WebError> {
    let client_id = form.client_id.or_empty();
    let client = app.db.read(move |tx| Ok(db::oauth::app_by_client_id(tx, &client_id)?)).await?;
    let name = client.map_or_else(|| say!("sign-your-app").to_owned(), |client| client.name);
    let code = form.code.or_empty();
    let page = Code { shell: &visit.shell(), app: &name, code: &code };
    Ok(visit.show(&page.page()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_go_into_the_query_of_any_address() {
        let code = [("code", "a b")];
        assert_eq!(with_query("app://callback", &code), "app://callback?code=a+b");
        assert_eq!(with_query("https://a.example/?x=1", &code), "https://a.example/?x=1&code=a+b");
        assert_eq!(with_query("https://a.example/#f", &code), "https://a.example/?code=a+b#f");
    }
}
