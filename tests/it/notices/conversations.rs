//! Threads of direct statuses.

use axum::http::Method;
use serde_json::{Value, json};
use tusklet::model::{Draft, Role, Visibility};
use tusklet::service;

use super::{Town, answer, direct, follow};
use crate::moderation::ids;
use crate::streaming::Ear;

const LIST: &str = "/api/v1/conversations";

/// A town where people follow each other, and so hear what they whisper.
async fn friends() -> Town {
    let town = Town::start().await;
    for other in [&town.admin, &town.moderator] {
        follow(&town.server, &town.member.account, &other.account).await;
        follow(&town.server, &other.account, &town.member.account).await;
    }
    follow(&town.server, &town.moderator.account, &town.admin.account).await;
    town
}

fn last(conversation: &Value) -> &str {
    conversation["last_status"]["id"].as_str().unwrap()
}

#[tokio::test]
async fn a_thread_is_one_conversation_for_each_of_its_people() {
    let town = friends().await;
    let first = direct(&town.server, &town.admin, "@bob hello").await.status.id;
    let second = answer(&town.server, &town.member, first, "@admin_ada hi").await.status.id;
    let third = answer(&town.server, &town.admin, second, "@bob how are you").await.status.id;
    direct(&town.server, &town.moderator, "@bob something else").await;

    let list = town.get(&town.member, LIST).await;

    assert_eq!(list.as_array().unwrap().len(), 2);
    assert_eq!(list[0]["accounts"][0]["username"], "mod_mia");
    assert_eq!((last(&list[1]), &list[1]["unread"]), (third.to_string().as_str(), &json!(true)));
    assert_eq!(list[1]["accounts"].as_array().unwrap().len(), 1);
    let theirs = town.get(&town.admin, LIST).await;
    assert_eq!((theirs.as_array().unwrap().len(), &theirs[0]["unread"]), (1, &json!(false)));
    assert_eq!(theirs[0]["accounts"][0]["username"], "bob");

    let page = town.get(&town.member, &format!("{LIST}?limit=1")).await;
    let link = town.link(&town.member, &format!("{LIST}?limit=1")).await;
    assert!(link.contains(&format!("max_id={}>; rel=\"next\"", last(&page[0]))), "{link}");
    let next = town.get(&town.member, &format!("{LIST}?max_id={}", last(&page[0]))).await;
    assert_eq!(ids(&next), [list[1]["id"].as_str().unwrap()]);
    let direct = town.get(&town.member, "/api/v1/timelines/direct").await;
    assert_eq!(direct.as_array().unwrap().len(), 4);
}

#[tokio::test]
async fn a_conversation_is_read_and_put_away_by_its_owner_only() {
    let town = friends().await;
    direct(&town.server, &town.admin, "@bob hello").await;
    let id = ids(&town.get(&town.member, LIST).await)[0].clone();
    let (read, one) = (format!("{LIST}/{id}/read"), format!("{LIST}/{id}"));

    assert_eq!(town.code(&town.moderator.token, Method::POST, &read, json!({})).await, 404);
    assert_eq!(town.code(&town.moderator.token, Method::DELETE, &one, json!({})).await, 404);
    let reader = town.token(&town.member.account, "read").await;
    assert_eq!(town.code(&reader, Method::POST, &read, json!({})).await, 403);

    let answer = town.post(&town.member, &read, json!({})).await;
    assert_eq!((&answer["unread"], &answer["id"]), (&json!(false), &json!(id)));
    assert_eq!(town.delete(&town.member, &one).await, json!({}));
    assert_eq!(town.get(&town.member, LIST).await, json!([]));
    assert_eq!(ids(&town.get(&town.admin, LIST).await).len(), 1, "the other keeps theirs");
    direct(&town.server, &town.admin, "@bob hello again").await;
    assert_eq!(ids(&town.get(&town.member, LIST).await).len(), 1);
}

#[tokio::test]
async fn a_conversation_follows_edits_and_deletions() {
    let town = friends().await;
    let first = direct(&town.server, &town.admin, "@bob hello").await.status.id;
    let second = answer(&town.server, &town.admin, first, "@bob @mod_mia more").await.status.id;
    assert_eq!(ids(&town.get(&town.moderator, LIST).await).len(), 1);

    let draft = Draft { visibility: Visibility::Direct, ..Draft::of("@bob less") };
    service::status::edit(&town.server.app, &town.admin.account, second, draft).await.unwrap();
    assert_eq!(town.get(&town.moderator, LIST).await, json!([]), "who is no longer mentioned");
    let list = town.get(&town.member, LIST).await;
    assert!(list[0]["last_status"]["content"].as_str().unwrap().contains("less"));

    for (gone, left) in [(second, Some(first)), (first, None)] {
        service::status::delete(&town.server.app, &town.admin.account, gone).await.unwrap();
        let list = town.get(&town.member, LIST).await;
        assert_eq!(list[0]["last_status"]["id"].as_str(), left.map(|id| id.to_string()).as_deref());
    }
}

#[tokio::test]
async fn who_is_muted_or_blocked_has_no_conversation() {
    let town = friends().await;
    direct(&town.server, &town.admin, "@bob hello").await;
    direct(&town.server, &town.moderator, "@bob hello").await;
    for (verb, id) in [("mute", town.admin.account.id()), ("block", town.moderator.account.id())] {
        let path = format!("/api/v1/accounts/{id}/{verb}");
        town.post(&town.member, &path, json!({ "notifications": false })).await;
    }
    direct(&town.server, &town.admin, "@bob are you there").await;

    assert_eq!(town.get(&town.member, LIST).await, json!([]));
    assert_eq!(town.get(&town.member, "/api/v1/timelines/direct").await, json!([]));
}

#[tokio::test]
async fn the_direct_stream_tells_of_conversations_and_of_nothing_else() {
    let town = friends().await;
    let mut ear = Ear::open(&town.server, &town.member.token, "direct").await.unwrap();
    let told = town.token(&town.member.account, "read:notifications").await;
    assert_eq!(Ear::open(&town.server, &told, "direct").await.unwrap_err(), 403);

    town.server.publish(&town.admin.account, "@bob in the open").await;
    let eve = town.person("eve", Role::Member).await;
    direct(&town.server, &eve, "@mod_mia not for bob").await;
    let status = direct(&town.server, &town.admin, "@bob psst").await.status.id;

    let (event, conversation) = ear.hear().await;
    assert_eq!(
        (event.as_str(), last(&conversation)),
        ("conversation", status.to_string().as_str())
    );
    assert_eq!(conversation["unread"], json!(true));
    let path = format!("{LIST}/{}/read", conversation["id"].as_str().unwrap());
    town.post(&town.member, &path, json!({})).await;
    assert_eq!(ear.hear().await.1["unread"], json!(false));
}

#[tokio::test]
async fn a_whisper_from_a_peer_joins_the_thread_it_answers() {
    let town = Town::start().await;
    let eve = town.server.stranger("eve@peer.example").await;
    town.server.follow(&town.member.account, eve).await;
    let mine = direct(&town.server, &town.member, "@eve@peer.example hello").await.status.id;
    let mut note = town.server.note(eve, "<p>hi</p>");
    note.visibility = Visibility::Direct;
    note.in_reply_to = Some(mine);
    note.mentions = vec![town.member.account.id()];
    let theirs = town.server.accept(note).await;

    let list = town.get(&town.member, LIST).await;

    assert_eq!(ids(&list).len(), 1, "though they name no thread");
    assert_eq!((last(&list[0]), &list[0]["unread"]), (theirs.to_string().as_str(), &json!(true)));
}
