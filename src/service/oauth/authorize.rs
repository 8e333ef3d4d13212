//! People let a client program in: what it asks for is checked, then granted as a code.

use super::{OauthError, redirect};
use crate::app::App;
use crate::base::secret;
use crate::db;
use crate::db::oauth::Grant;
use crate::model::{ClientApp, LocalAccount, Scopes};

/// Letters of a PKCE challenge: a SHA-256 in base64url. RFC 7636, section 4.2.
const CHALLENGE_LETTERS: usize = 43;

/// What stands in the address of the page that asks.
#[derive(Debug, Clone, Default)]
pub struct Question {
    pub response_type: String,
    pub client_id: String,
    pub redirect_uri: Option<String>,
    pub scope: Option<String>,
    pub code_challenge: Option<String>,
    pub code_challenge_method: Option<String>,
}

/// A question that makes sense: who asks for what, and where the answer goes.
#[derive(Debug, Clone)]
pub struct Authorization {
    pub client: ClientApp,
    pub redirect_uri: String,
    pub scopes: Scopes,
    code_challenge: Option<String>,
}

/// What became of a question. An address that the program did not register is never redirected
/// to; any other fault is told to the program there.
#[derive(Debug)]
pub enum Asked {
    Sensible(Box<Authorization>),
    /// To be told to the program, at this address of its.
    Faulty {
        redirect_uri: String,
        problem: OauthError,
    },
}

/// Checks what a program asks for. An error is for the eyes of the person only.
pub async fn consider(app: &App, question: Question) -> Result<Asked, OauthError> {
    let client_id = question.client_id.clone();
    let client = app.db.read(move |tx| Ok(db::oauth::app_by_client_id(tx, &client_id)?)).await?;
    let client = client.ok_or(OauthError::InvalidClient)?;
    let redirect_uri = match (&question.redirect_uri, client.redirect_uris.as_slice()) {
        (Some(asked), registered) if redirect::is_registered(registered, asked) => asked.clone(),
        (None, [only]) => only.clone(),
        (Some(_) | None, _) => return Err(OauthError::InvalidRedirectUri),
    };
    match details(&client, &question) {
        Ok((scopes, code_challenge)) => Ok(Asked::Sensible(Box::new(Authorization {
            client,
            redirect_uri,
            scopes,
            code_challenge,
        }))),
        Err(problem) => Ok(Asked::Faulty { redirect_uri, problem }),
    }
}

fn details(
    client: &ClientApp,
    question: &Question,
) -> Result<(Scopes, Option<String>), OauthError> {
    if question.response_type != "code" {
        return Err(OauthError::UnsupportedResponseType);
    }
    let scopes = granted(client, question.scope.as_deref())?;
    let Some(challenge) = question.code_challenge.clone().filter(|text| !text.is_empty()) else {
        return Ok((scopes, None));
    };
    if question.code_challenge_method.as_deref() != Some("S256") {
        return Err(OauthError::InvalidRequest("The code challenge method must be S256"));
    }
    let well_formed = challenge.len() == CHALLENGE_LETTERS
        && challenge.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if !well_formed {
        return Err(OauthError::InvalidRequest("The code challenge is not a SHA-256 in base64url"));
    }
    Ok((scopes, Some(challenge)))
}

/// The scopes that are asked for, if the program registered for them; what is read by default if
/// none are.
pub(super) fn granted(client: &ClientApp, asked: Option<&str>) -> Result<Scopes, OauthError> {
    let scopes = Scopes::parse(asked.unwrap_or_default()).ok().ok_or(OauthError::InvalidScope)?;
    if scopes.is_empty() {
        let usual = Scopes::default_grant();
        return Ok(if usual.within(&client.scopes) { usual } else { client.scopes.clone() });
    }
    if scopes.within(&client.scopes) { Ok(scopes) } else { Err(OauthError::InvalidScope) }
}

/// Lets the program in; answers the code that it can exchange for a token, once and soon.
pub async fn authorize(
    app: &App,
    who: &LocalAccount,
    authorization: Authorization,
) -> Result<String, OauthError> {
    let Authorization { client, redirect_uri, scopes, code_challenge } = authorization;
    let code = secret::token();
    let hash = secret::hash(&code);
    let grant = Grant {
        app: client.id,
        account: who.id(),
        redirect_uri,
        scopes,
        code_challenge,
        created_at: app.clock.now(),
    };
    app.db.write(move |tx| Ok(db::oauth::insert_grant(tx, &grant, &hash)?)).await?;
    Ok(code)
}
