//! Tokens: handed out, looked up, taken back.

use std::time::Duration;

use super::OauthError;
use super::authorize::granted;
use crate::app::App;
use crate::base::{AccountId, AppId, Refusal, Result, Timestamp, secret};
use crate::db::oauth::Grant;
use crate::db::{self, ReadTx, WriteTx};
use crate::model::{ClientApp, Event, LocalAccount, Scopes, Token, User};

/// How long a code may wait to be exchanged. RFC 6749, section 4.1.2.
const CODE_LIVES_FOR: Duration = Duration::from_mins(10);

/// Who a program says it is, in the body or by HTTP Basic.
#[derive(Debug, Clone, Default)]
pub struct Credentials {
    pub client_id: String,
    pub client_secret: String,
}

/// A request for a token.
#[derive(Debug, Clone, Default)]
pub struct TokenRequest {
    pub grant_type: String,
    pub client: Credentials,
    pub code: Option<String>,
    pub redirect_uri: Option<String>,
    /// PKCE
    pub code_verifier: Option<String>,
    pub scope: Option<String>,
}

/// A token that was handed out; only its hash is kept here.
#[derive(Debug, Clone)]
pub struct Issued {
    pub access_token: String,
    pub token: Token,
}

/// Who holds a token.
#[derive(Debug, Clone)]
pub struct Bearer {
    pub token: Token,
    /// Whom the program acts for; `None`: for itself.
    pub person: Option<(LocalAccount, User)>,
}

/// Hands out a token for a code (`authorization_code`) or to the program itself
/// (`client_credentials`).
pub async fn exchange(app: &App, request: TokenRequest) -> Result<Issued, OauthError> {
    let client = authenticated(app, &request.client).await?;
    match request.grant_type.as_str() {
        "authorization_code" => for_code(app, client, request).await,
        "client_credentials" => {
            let scopes = granted(&client, request.scope.as_deref())?;
            Ok(hand_out(app, Some(client), None, scopes).await?)
        }
        "" => Err(OauthError::InvalidRequest("The grant type is missing")),
        _ => Err(OauthError::UnsupportedGrantType),
    }
}

/// A token for somebody who sits at the shell of this server; no program stands behind it.
pub async fn issue(app: &App, who: &LocalAccount, scopes: Scopes) -> Result<String> {
    Ok(hand_out(app, None, Some(who.id()), scopes).await?.access_token)
}

/// A token for somebody who has just joined, for the program that they joined with.
pub async fn issue_to(app: &App, who: &LocalAccount, client: ClientApp) -> Result<Issued> {
    let scopes = client.scopes.clone();
    hand_out(app, Some(client), Some(who.id()), scopes).await
}

/// Takes a token back that the program holds. One that is not known is well taken back.
pub async fn revoke(app: &App, client: &Credentials, token: &str) -> Result<(), OauthError> {
    let client = authenticated(app, client).await?;
    let hash = secret::hash(token);
    let revoked = app.db.write(move |tx| {
        let Some(token) = db::oauth::token_by_hash(tx, &hash)? else { return Ok(true) };
        if token.app != Some(client.id) {
            return Ok(false);
        }
        db::oauth::delete_token(tx, token.id)?;
        if let Some(account) = token.account {
            tx.emit(Event::AccessEnded { account });
        }
        Ok(true)
    });
    if revoked.await? { Ok(()) } else { Err(OauthError::UnauthorizedClient) }
}

/// Takes all tokens back by which a program may act for `who`.
pub async fn revoke_app(app: &App, who: &LocalAccount, program: AppId) -> Result<()> {
    let who = who.id();
    app.db
        .write(move |tx| {
            if db::oauth::delete_tokens_of_app(tx, who, program)? == 0 {
                return Err(Refusal::NotFound("app").into());
            }
            tx.emit(Event::AccessEnded { account: who });
            Ok(())
        })
        .await
}

/// Who holds this token; `None` for one that is not good, or whose account may not sign in.
pub async fn by_token(app: &App, token: &str) -> Result<Option<Bearer>> {
    let token = token.to_owned();
    app.db.read(move |tx| find(tx, &token)).await
}

/// As [`by_token`] inside a transaction that is open already.
pub fn find(tx: &ReadTx<'_>, token: &str) -> Result<Option<Bearer>> {
    let Some(token) = db::oauth::token_by_hash(tx, &secret::hash(token))? else { return Ok(None) };
    let Some(id) = token.account else { return Ok(Some(Bearer { token, person: None })) };
    let person = person(tx, id)?;
    Ok(person.map(|person| Bearer { token, person: Some(person) }))
}

/// An account of ours that may sign in.
fn person(tx: &ReadTx<'_>, id: AccountId) -> Result<Option<(LocalAccount, User)>> {
    let Some(user) = db::user::by_account(tx, id)?.filter(User::may_sign_in) else {
        return Ok(None);
    };
    Ok(db::account::local_by_id(tx, id)?.map(|account| (account, user)))
}

async fn authenticated(app: &App, client: &Credentials) -> Result<ClientApp, OauthError> {
    let Credentials { client_id, client_secret } = client.clone();
    let client = app.db.read(move |tx| Ok(db::oauth::app_by_client_id(tx, &client_id)?)).await?;
    let given = secret::hash(&client_secret);
    client
        .filter(|client| secret::same(client.secret_hash.as_bytes(), given.as_bytes()))
        .ok_or(OauthError::InvalidClient)
}

async fn for_code(
    app: &App,
    client: ClientApp,
    request: TokenRequest,
) -> Result<Issued, OauthError> {
    let Some(code) = request.code.clone() else {
        return Err(OauthError::InvalidRequest("The code is missing"));
    };
    let (hash, now) = (secret::hash(&code), app.clock.now());
    let issued = new_token(app, Some(client.id), None, Scopes::default());
    // A wrong guess uses the code up, too: the attempt must be committed, not rolled back.
    let outcome = app.db.write(move |tx| {
        let Some(grant) = db::oauth::take_grant(tx, &hash)? else {
            return Ok(Err(OauthError::InvalidGrant("The code is wrong or was used before")));
        };
        if let Err(problem) = fits(&grant, &client, &request, now) {
            return Ok(Err(problem));
        }
        if person(tx, grant.account)?.is_none() {
            return Ok(Err(OauthError::InvalidGrant("The account may not sign in")));
        }
        store(tx, issued, grant).map(Ok)
    });
    outcome.await?
}

fn fits(
    grant: &Grant,
    client: &ClientApp,
    request: &TokenRequest,
    now: Timestamp,
) -> Result<(), OauthError> {
    if grant.app != client.id {
        return Err(OauthError::InvalidGrant("The code was given to another client"));
    }
    if now.since(grant.created_at) >= CODE_LIVES_FOR {
        return Err(OauthError::InvalidGrant("The code is too old"));
    }
    if request.redirect_uri.as_deref().is_some_and(|asked| asked != grant.redirect_uri) {
        return Err(OauthError::InvalidGrant("The redirect URI is not the one of the code"));
    }
    match (&grant.code_challenge, &request.code_verifier) {
        (None, _) => Ok(()),
        (Some(_), None) => Err(OauthError::InvalidGrant("The code verifier is missing")),
        // The challenge is made of the verifier as our token hashes are: SHA-256 in base64url.
        (Some(challenge), Some(verifier)) => {
            let made = secret::hash(verifier);
            if secret::same(made.as_bytes(), challenge.as_bytes()) {
                return Ok(());
            }
            Err(OauthError::InvalidGrant("The code verifier is wrong"))
        }
    }
}

fn store(tx: &WriteTx<'_>, issued: Issued, grant: Grant) -> Result<Issued> {
    let Issued { access_token, token } = issued;
    let token = Token { account: Some(grant.account), scopes: grant.scopes, ..token };
    db::oauth::insert_token(tx, &token, &secret::hash(&access_token))?;
    Ok(Issued { access_token, token })
}

async fn hand_out(
    app: &App,
    client: Option<ClientApp>,
    account: Option<AccountId>,
    scopes: Scopes,
) -> Result<Issued> {
    let issued = new_token(app, client.map(|client| client.id), account, scopes);
    let (token, hash) = (issued.token.clone(), secret::hash(&issued.access_token));
    app.db.write(move |tx| Ok(db::oauth::insert_token(tx, &token, &hash)?)).await?;
    Ok(issued)
}

fn new_token(
    app: &App,
    client: Option<AppId>,
    account: Option<AccountId>,
    scopes: Scopes,
) -> Issued {
    let now = app.clock.now();
    let token = Token { id: app.ids.next(now), app: client, account, scopes, created_at: now };
    Issued { access_token: secret::token(), token }
}
