//! Client programs: registering, being let in, holding tokens.

use std::time::Duration;

use tusklet::base::secret;
use tusklet::model::{LocalAccount, Role, Scopes};
use tusklet::service::oauth::{
    self, Asked, Authorization, Credentials, OauthError, Question, Registered, Registration,
    TokenRequest,
};

use super::{House, refused_field};

const CALLBACK: &str = "myapp://callback";

async fn registered(house: &House) -> (Registered, Credentials) {
    let registration = Registration {
        name: "An app".into(),
        website: None,
        redirect_uris: vec![CALLBACK.into(), "http://127.0.0.1/cb".into()],
        scopes: "read write:statuses".into(),
    };
    let registered = oauth::register(&house.app, registration).await.unwrap();
    let credentials = Credentials {
        client_id: registered.app.client_id.clone(),
        client_secret: registered.secret.clone(),
    };
    (registered, credentials)
}

fn question(client: &Credentials) -> Question {
    Question {
        response_type: "code".into(),
        client_id: client.client_id.clone(),
        redirect_uri: Some(CALLBACK.into()),
        scope: Some("read:accounts write:statuses".into()),
        ..Question::default()
    }
}

async fn sensible(house: &House, question: Question) -> Authorization {
    match oauth::consider(&house.app, question).await {
        Ok(Asked::Sensible(authorization)) => *authorization,
        other => panic!("{other:?}"),
    }
}

async fn code_for(house: &House, who: &LocalAccount, question: Question) -> String {
    let authorization = sensible(house, question).await;
    oauth::authorize(&house.app, who, authorization).await.unwrap()
}

fn for_code(client: &Credentials, code: &str) -> TokenRequest {
    TokenRequest {
        grant_type: "authorization_code".into(),
        client: client.clone(),
        code: Some(code.into()),
        redirect_uri: Some(CALLBACK.into()),
        ..TokenRequest::default()
    }
}

#[tokio::test]
async fn a_code_becomes_a_token_once() {
    let house = House::with("");
    let alice = house.account("alice", Role::Member).await;
    let (_, client) = registered(&house).await;
    let code = code_for(&house, &alice, question(&client)).await;

    let issued = oauth::exchange(&house.app, for_code(&client, &code)).await.unwrap();

    assert_eq!(issued.token.scopes.to_string(), "read:accounts write:statuses");
    let bearer = oauth::by_token(&house.app, &issued.access_token).await.unwrap().unwrap();
    assert_eq!(bearer.person.unwrap().0.id(), alice.id());
    let again = oauth::exchange(&house.app, for_code(&client, &code)).await;
    assert!(matches!(again, Err(OauthError::InvalidGrant(_))));

    oauth::revoke(&house.app, &client, &issued.access_token).await.unwrap();
    assert!(oauth::by_token(&house.app, &issued.access_token).await.unwrap().is_none());
    oauth::revoke(&house.app, &client, &issued.access_token).await.unwrap();
}

#[tokio::test]
async fn with_pkce_only_who_asked_can_exchange() {
    let house = House::with("");
    let alice = house.account("alice", Role::Member).await;
    let (_, client) = registered(&house).await;
    let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    let asked = || Question {
        // RFC 7636, appendix B.
        code_challenge: Some("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM".into()),
        code_challenge_method: Some("S256".into()),
        ..question(&client)
    };

    for (given, good) in [(None, false), (Some("wrong"), false), (Some(verifier), true)] {
        let code = code_for(&house, &alice, asked()).await;
        let code_verifier = given.map(str::to_owned);
        let request = TokenRequest { code_verifier, ..for_code(&client, &code) };
        let outcome = oauth::exchange(&house.app, request).await;
        assert_eq!(outcome.is_ok(), good, "{given:?}: {outcome:?}");
    }
    let plain = Question { code_challenge_method: Some("plain".into()), ..asked() };
    let outcome = oauth::consider(&house.app, plain).await;
    assert!(matches!(outcome, Ok(Asked::Faulty { problem: OauthError::InvalidRequest(_), .. })));
}

#[tokio::test]
async fn codes_are_for_one_program_one_address_and_ten_minutes() {
    let house = House::with("");
    let alice = house.account("alice", Role::Member).await;
    let (_, client) = registered(&house).await;
    let (_, other) = registered(&house).await;
    let exchange = |request| oauth::exchange(&house.app, request);
    let is_invalid =
        |outcome: Result<_, OauthError>| matches!(outcome, Err(OauthError::InvalidGrant(_)));

    let stolen = code_for(&house, &alice, question(&client)).await;
    assert!(is_invalid(exchange(for_code(&other, &stolen)).await));

    let elsewhere = code_for(&house, &alice, question(&client)).await;
    let redirect_uri = Some("myapp://other".to_owned());
    let request = TokenRequest { redirect_uri, ..for_code(&client, &elsewhere) };
    assert!(is_invalid(exchange(request).await));

    let old = code_for(&house, &alice, question(&client)).await;
    house.app.clock.advance(Duration::from_mins(10));
    assert!(is_invalid(exchange(for_code(&client, &old)).await));
}

#[tokio::test]
async fn what_the_program_did_not_register_for_is_refused() {
    let house = House::with("");
    let (_, client) = registered(&house).await;
    let consider = |question| oauth::consider(&house.app, question);

    let elsewhere =
        Question { redirect_uri: Some("https://evil.example/".into()), ..question(&client) };
    assert!(matches!(consider(elsewhere).await, Err(OauthError::InvalidRedirectUri)));
    let unnamed = Question { redirect_uri: None, ..question(&client) };
    assert!(matches!(consider(unnamed).await, Err(OauthError::InvalidRedirectUri)));
    let unknown = Question { client_id: "x".into(), ..question(&client) };
    assert!(matches!(consider(unknown).await, Err(OauthError::InvalidClient)));
    for scope in ["write", "read push", "fly"] {
        let wide = Question { scope: Some(scope.into()), ..question(&client) };
        let Ok(Asked::Faulty { problem, .. }) = consider(wide).await else { panic!("{scope}") };
        assert_eq!(problem.code(), Some("invalid_scope"));
    }
    let loopback =
        Question { redirect_uri: Some("http://127.0.0.1:999/cb".into()), ..question(&client) };
    assert_eq!(sensible(&house, loopback).await.redirect_uri, "http://127.0.0.1:999/cb");
    let silent = Question { scope: None, ..question(&client) };
    assert_eq!(sensible(&house, silent).await.scopes.to_string(), "read");
}

#[tokio::test]
async fn a_program_has_a_token_of_its_own_and_only_revokes_its_own() {
    let house = House::with("");
    let alice = house.account("alice", Role::Member).await;
    let (_, client) = registered(&house).await;
    let request = TokenRequest {
        grant_type: "client_credentials".into(),
        client: client.clone(),
        ..TokenRequest::default()
    };

    let own = oauth::exchange(&house.app, request.clone()).await.unwrap();
    let bearer = oauth::by_token(&house.app, &own.access_token).await.unwrap().unwrap();
    assert!(bearer.person.is_none());

    let wrong = Credentials { client_secret: "wrong".into(), ..client.clone() };
    let outcome =
        oauth::exchange(&house.app, TokenRequest { client: wrong, ..request.clone() }).await;
    assert!(matches!(outcome, Err(OauthError::InvalidClient)));
    let other = TokenRequest { grant_type: "password".into(), ..request };
    let outcome = oauth::exchange(&house.app, other).await;
    assert!(matches!(outcome, Err(OauthError::UnsupportedGrantType)));

    let issued = oauth::issue(&house.app, &alice, Scopes::parse("read").unwrap()).await.unwrap();
    let revoked = oauth::revoke(&house.app, &client, &issued).await;
    assert!(matches!(revoked, Err(OauthError::UnauthorizedClient)));
    assert!(oauth::by_token(&house.app, &issued).await.unwrap().is_some());
}

#[tokio::test]
async fn registrations_are_checked() {
    let house = House::with("");
    let good = Registration {
        name: "x".into(),
        redirect_uris: vec![CALLBACK.into()],
        ..Registration::default()
    };

    for (bad, field) in [
        (Registration { name: " ".into(), ..good.clone() }, "client_name"),
        (Registration { website: Some("javascript:x".into()), ..good.clone() }, "website"),
        (Registration { redirect_uris: vec!["data:x".into()], ..good.clone() }, "redirect_uris"),
        (Registration { redirect_uris: vec![], ..good.clone() }, "redirect_uris"),
        (Registration { scopes: "fly".into(), ..good.clone() }, "scopes"),
    ] {
        assert_eq!(refused_field(oauth::register(&house.app, bad).await), field);
    }
    let registered = oauth::register(&house.app, good).await.unwrap();
    assert_eq!(registered.app.scopes.to_string(), "read");
    assert_eq!(registered.app.secret_hash, secret::hash(&registered.secret));
}
