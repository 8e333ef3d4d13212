//! Accounts: found, limited, freed, erased.

use axum::http::Method;
use serde_json::json;
use tusklet::db;
use tusklet::model::{Page, Role};

use super::{Town, ids};

async fn public_ids(town: &Town) -> Vec<String> {
    ids(&town.get(&town.admin, "/api/v1/timelines/public").await)
}

#[tokio::test]
async fn silenced_ones_are_kept_from_strangers() {
    let town = Town::start().await;
    let (bob, ada) = (&town.member, &town.admin);
    let status = town.server.publish(&bob.account, "hello").await.status.id.to_string();
    assert!(public_ids(&town).await.contains(&status));

    town.act(&bob.account, "silence").await;

    assert!(!public_ids(&town).await.contains(&status));
    let local = town.get(&town.moderator, "/api/v1/timelines/public?local=true").await;
    assert!(ids(&local).is_empty());
    town.server.publish(&bob.account, "@admin_ada do you hear me").await;
    let told = town.get(ada, "/api/v1/notifications?types[]=mention").await;
    assert_eq!(told, json!([]), "a stranger is not heard");
    town.server.follow(&ada.account, bob.account.id()).await;
    town.server.publish(&bob.account, "@admin_ada and now").await;
    let told = town.get(ada, "/api/v1/notifications?types[]=mention").await;
    assert_eq!(told.as_array().unwrap().len(), 1, "who is followed is");

    let path = format!("/api/v1/admin/accounts/{}/unsilence", bob.account.id());
    assert_eq!(town.post(ada, &path, json!({})).await["silenced"], json!(false));
    assert!(public_ids(&town).await.contains(&status));
}

#[tokio::test]
async fn disabled_ones_cannot_use_their_tokens_and_can_again() {
    let town = Town::start().await;
    let me = "/api/v1/accounts/verify_credentials";
    town.act(&town.member.account, "disable").await;
    assert_eq!(town.code(&town.member.token, Method::GET, me, json!({})).await, 403);
    let path = format!("/api/v1/admin/accounts/{}/enable", town.member.account.id());
    town.post(&town.moderator, &path, json!({})).await;
    town.get(&town.member, me).await;
}

#[tokio::test]
async fn suspended_ones_are_hidden_and_erased_ones_are_gone() {
    let town = Town::start().await;
    let bob = &town.member;
    let id = bob.account.id();
    let view = town.server.publish(&bob.account, "hello").await;
    let path = format!("/api/v1/admin/accounts/{id}");
    let early = town.code(&town.admin.token, Method::DELETE, &path, json!({})).await;
    assert_eq!(early, 403, "only suspended ones are deleted");

    town.act(&bob.account, "suspend").await;
    let status = format!("/api/v1/statuses/{}", view.status.id);
    assert_eq!(town.code("", Method::GET, &status, json!({})).await, 404);
    let me = "/api/v1/accounts/verify_credentials";
    assert_eq!(town.code(&bob.token, Method::GET, me, json!({})).await, 401);
    let list = town.get(&town.admin, "/api/v2/admin/accounts?status=suspended").await;
    assert_eq!(ids(&list), [id.to_string()]);

    town.post(&town.admin, &format!("{path}/unsuspend"), json!({})).await;
    town.get(bob, &status).await;

    town.act(&bob.account, "suspend").await;
    let refused = town.code(&town.moderator.token, Method::DELETE, &path, json!({})).await;
    assert_eq!(refused, 403, "erasing is for admins");
    town.delete(&town.admin, &path).await;
    let left = town.get(&town.admin, &path).await;
    assert_eq!((&left["suspended"], &left["role"]), (&json!(true), &json!(null)));
    let gone = view.status.id;
    let found = town.server.app.db.read(move |tx| Ok(db::status::by_id(tx, gone)?)).await;
    assert!(found.unwrap().is_none());
    let again = tusklet::service::account::NewAccount::new(
        "bob",
        tusklet::service::password::Password::Hashed("none".into()),
        Role::Member,
    );
    assert!(tusklet::service::account::create(&town.server.app, again).await.is_err());
}

#[tokio::test]
async fn nobody_limits_themselves_or_those_above() {
    let town = Town::start().await;
    let owner = town.person("olga", Role::Owner).await;
    let cases = [
        (&town.moderator, &town.moderator),
        (&town.moderator, &town.admin),
        (&town.admin, &owner),
        (&owner, &owner),
    ];
    for (who, target) in cases {
        let path = format!("/api/v1/admin/accounts/{}/action", target.account.id());
        let body = json!({ "type": "suspend" });
        assert_eq!(town.code(&who.token, Method::POST, &path, body).await, 403);
    }
    town.act(&town.moderator.account, "disable").await;
    let path = format!("/api/v1/admin/accounts/{}/action", town.member.account.id());
    let wrong = town.code(&town.admin.token, Method::POST, &path, json!({ "type": "x" })).await;
    assert_eq!(wrong, 422);
}

#[tokio::test]
async fn accounts_are_found_by_what_is_known_of_them() {
    let town = Town::start().await;
    let stranger = town.server.stranger("eve@peer.example").await;
    let find = async |query: &str| {
        ids(&town.get(&town.admin, &format!("/api/v2/admin/accounts?{query}")).await)
    };
    let bob = town.member.account.id().to_string();

    assert_eq!(find("origin=remote").await, [stranger.to_string()]);
    assert_eq!(find("by_domain=peer.example").await, [stranger.to_string()]);
    assert_eq!(find("origin=local").await.len(), 3);
    assert_eq!(find("permissions=staff").await.len(), 2);
    assert_eq!(find("role_ids[]=2").await, [town.admin.account.id().to_string()]);
    assert_eq!(find("username=BO").await, *std::slice::from_ref(&bob));
    assert_eq!(find("status=pending").await, Vec::<String>::new());
    assert_eq!(find("invited_by=1").await, Vec::<String>::new());
    let old = town.get(&town.admin, "/api/v1/admin/accounts?local=true&limit=1").await;
    assert_eq!(ids(&old), [bob]);
    let page = Page::newest(2);
    let search = tusklet::model::moderation::AccountSearch::default();
    let newest = town.server.app.db.read(move |tx| Ok(db::moderation::find(tx, &search, page)?));
    assert_eq!(newest.await.unwrap()[0], stranger);
}

#[tokio::test]
async fn media_of_careless_ones_are_sensitive() {
    let town = Town::start().await;
    let stranger = town.server.stranger("eve@peer.example").await;
    let mut note = town.server.note(stranger, "<p>look</p>");
    note.attachments.push(tusklet::model::RemoteAttachment {
        url: "https://peer.example/a.png".into(),
        content_type: "image/png".into(),
        description: None,
        blurhash: None,
        width: None,
        height: None,
        focus: None,
    });
    let picture = town.server.accept(note).await;
    let words = town.server.accept(town.server.note(stranger, "<p>read</p>")).await;
    let sensitive = async |id| {
        town.get(&town.member, &format!("/api/v1/statuses/{id}")).await["sensitive"].clone()
    };
    assert_eq!(sensitive(picture).await, json!(false));

    let path = format!("/api/v1/admin/accounts/{stranger}/action");
    town.post(&town.admin, &path, json!({ "type": "sensitive" })).await;

    assert_eq!(sensitive(picture).await, json!(true));
    assert_eq!(sensitive(words).await, json!(false));
}
