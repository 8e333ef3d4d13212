//! Quotes across servers (FEP-044f): asked for, granted, refused, taken back, and proven.

use std::time::Duration;

use serde_json::{Value, json};
use tusklet::base::StatusId;
use tusklet::db;
use tusklet::model::{
    CanQuote, Draft, LocalAccount, NotificationKind, Page, Quote, QuoteState, Status, StatusView,
};
use tusklet::protocol::activitypub::PUBLIC;
use tusklet::service;

use super::home::Home;
use super::peer::FakePeer;

/// A home with alice, whom bob of a peer follows.
async fn friends() -> (Home, FakePeer, LocalAccount, String) {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.account("alice").await);
    let bob = peer.person("bob");
    peer.bring(&home, &peer.activity("Follow", &bob, "f/1", json!(alice.account().uri))).await;
    peer.took("Accept");
    (home, peer, alice, bob)
}

/// A note of bob's that everyone may quote, which came here.
async fn quotable(home: &Home, peer: &FakePeer, alice: &LocalAccount, bob: &str) -> Status {
    let mut note = peer.note(bob, 1, "quote me");
    note["cc"] = json!([alice.account().uri]);
    note["interactionPolicy"] = json!({ "canQuote": { "automaticApproval": [PUBLIC] } });
    peer.bring(home, &peer.activity("Create", bob, "c/1", note.clone())).await;
    home.status(note["id"].as_str().unwrap()).await.unwrap()
}

async fn write(home: &Home, who: &LocalAccount, draft: Draft) -> StatusView {
    let view = service::status::publish(&home.app, who, draft).await.unwrap();
    home.settle().await;
    view
}

/// What a status of ours quotes.
async fn quote(home: &Home, id: StatusId) -> Quote {
    home.read(move |tx| db::quote::of(tx, id)).await.unwrap()
}

/// How the quote of a peer's note stands; `None`: there is none.
async fn state(home: &Home, note: &Value) -> Option<QuoteState> {
    let id = home.status(note["id"].as_str().unwrap()).await?.id;
    home.read(move |tx| db::quote::of(tx, id)).await.map(|quote| quote.state)
}

async fn told(home: &Home, who: &LocalAccount) -> Vec<NotificationKind> {
    let who = who.id();
    let wanted = db::notification::Wanted::default();
    let page = home.read(move |tx| db::notification::page(tx, who, &wanted, Page::newest(9)));
    page.await.into_iter().map(|told| told.kind).collect()
}

/// A note of `author` with the members of `with`, served at its id.
fn note_with(peer: &FakePeer, author: &str, number: u32, with: &Value) -> Value {
    let mut note = peer.note(author, number, "well said");
    for (name, value) in with.as_object().unwrap() {
        note[name] = value.clone();
    }
    peer.show(note.clone());
    note
}

fn answer(peer: &FakePeer, bob: &str, kind: &str, request: &Value, stamp: Option<&str>) -> Value {
    let mut answer = peer.activity(kind, bob, &format!("{kind}/1"), request["id"].clone());
    if let Some(stamp) = stamp {
        answer["result"] = json!(stamp);
    }
    answer
}

#[tokio::test]
async fn our_quote_waits_for_the_author_and_goes_out_again_with_the_stamp() {
    let (home, peer, alice, bob) = friends().await;
    let theirs = quotable(&home, &peer, &alice, &bob).await;
    peer.took("");

    let draft = Draft { quoted: Some(theirs.id), ..Draft::of("well said") };
    let ours = write(&home, &alice, draft).await.status;

    let arrived = peer.received();
    let of = |kind: &str| arrived.iter().find(|one| one["type"] == kind).unwrap();
    let (created, asked) = (of("Create"), of("QuoteRequest"));
    let note = &created["object"];
    for name in ["quote", "_misskey_quote", "quoteUrl", "quoteUri"] {
        assert_eq!(note[name], theirs.uri, "{name}");
    }
    let content = note["content"].as_str().unwrap();
    assert!(content.starts_with("<p class=\"quote-inline\">RE: <a href=\""), "{content}");
    assert_eq!(note.get("quoteAuthorization"), None);
    assert_eq!(note["interactionPolicy"]["canQuote"]["automaticApproval"], json!([PUBLIC]));
    assert_eq!((&asked["object"], &asked["instrument"]["id"]), (&json!(theirs.uri), &note["id"]));
    assert_eq!(quote(&home, ours.id).await.state, QuoteState::Pending);

    // Nobody else can answer, nor with an authorization from elsewhere.
    let mallory = peer.person("mallory");
    let stamp = format!("{bob}/stamps/1");
    peer.bring(&home, &answer(&peer, &mallory, "Accept", asked, Some(&stamp))).await;
    let odd = answer(&peer, &bob, "Accept", asked, Some("https://evil.example/stamp"));
    peer.bring(&home, &odd).await;
    assert_eq!(quote(&home, ours.id).await.state, QuoteState::Pending);
    peer.took("");
    peer.bring(&home, &answer(&peer, &bob, "Accept", asked, Some(&stamp))).await;
    assert_eq!(quote(&home, ours.id).await.state, QuoteState::Accepted);
    assert_eq!(peer.took("Update")[0]["object"]["quoteAuthorization"], stamp);
    assert_eq!(home.status(&theirs.uri).await.unwrap().quotes_count, 1);

    // It is taken back by a Delete of the authorization, and only by who gave it.
    let void = |who: &str| {
        peer.activity(
            "Delete",
            who,
            "d/1",
            json!({
                "id": stamp, "type": "QuoteAuthorization",
            }),
        )
    };
    peer.bring(&home, &void(&mallory)).await;
    assert_eq!(quote(&home, ours.id).await.state, QuoteState::Accepted);
    peer.bring(&home, &void(&bob)).await;
    assert_eq!(quote(&home, ours.id).await.state, QuoteState::Revoked);
    assert_eq!(peer.took("Update")[0]["object"].get("quoteAuthorization"), None);
}

#[tokio::test]
async fn a_refused_quote_stays_refused() {
    let (home, peer, alice, bob) = friends().await;
    let theirs = quotable(&home, &peer, &alice, &bob).await;
    let draft = Draft { quoted: Some(theirs.id), ..Draft::of("well said") };
    let ours = write(&home, &alice, draft).await.status;
    let asked = peer.took("QuoteRequest").remove(0);

    peer.bring(&home, &answer(&peer, &bob, "Reject", &asked, None)).await;

    assert_eq!(quote(&home, ours.id).await.state, QuoteState::Rejected);
    assert_eq!(home.status(&theirs.uri).await.unwrap().quotes_count, 0);
}

#[tokio::test]
async fn whose_policy_says_nothing_cannot_be_quoted() {
    let (home, peer, alice, bob) = friends().await;
    let mut note = peer.note(&bob, 1, "leave me alone");
    note["cc"] = json!([alice.account().uri]);
    peer.bring(&home, &peer.activity("Create", &bob, "c/1", note.clone())).await;
    let theirs = home.status(note["id"].as_str().unwrap()).await.unwrap();

    let draft = Draft { quoted: Some(theirs.id), ..Draft::of("well said") };
    assert!(service::status::publish(&home.app, &alice, draft).await.is_err());
    // A new policy needs no edit.
    note["interactionPolicy"] = json!({ "canQuote": { "automaticApproval": [PUBLIC] } });
    peer.bring(&home, &peer.activity("Update", &bob, "u/1", note.clone())).await;
    let theirs = home.status(&theirs.uri).await.unwrap();
    assert!(theirs.quote_policy.automatic.everyone && theirs.edited_at.is_none());
}

#[tokio::test]
async fn who_asks_to_quote_us_is_answered_by_our_policy() {
    let (home, peer, alice, bob) = friends().await;
    let draft = Draft { can_quote: Some(CanQuote::Followers), ..Draft::of("for friends") };
    let ours = write(&home, &alice, draft).await.status;
    let carol = peer.person("carol");
    peer.took("");
    let ask = |who: &str, number: u32| {
        let note = note_with(&peer, who, number, &json!({ "quote": ours.uri }));
        let mut asked = peer.activity("QuoteRequest", who, &format!("q/{number}"), json!(ours.uri));
        asked["instrument"] = note.clone();
        (note, asked)
    };

    let (theirs, asked) = ask(&bob, 2);
    peer.bring(&home, &asked).await;
    let accept = peer.took("Accept").remove(0);
    assert_eq!(
        (&accept["object"]["id"], &accept["object"]["instrument"]),
        (&asked["id"], &theirs["id"])
    );
    let stamp = accept["result"].as_str().unwrap().to_owned();
    assert_eq!(state(&home, &theirs).await, Some(QuoteState::Accepted));
    assert_eq!(told(&home, &alice).await[0], NotificationKind::Quote);
    let (code, document) = home.get(stamp.strip_prefix(&home.base).unwrap()).await;
    assert_eq!((code, &document["type"]), (200, &json!("QuoteAuthorization")));
    assert_eq!(document["interactingObject"], theirs["id"]);
    assert_eq!(document["interactionTarget"], ours.uri);
    assert_eq!(document["attributedTo"], alice.account().uri);

    let (refused, asked) = ask(&carol, 3);
    peer.bring(&home, &asked).await;
    assert_eq!(peer.took("Reject")[0]["object"]["id"], asked["id"]);
    assert_eq!(state(&home, &refused).await, None, "nothing of it is kept");

    // Taken back: the proof is gone, peers are told, and asking again does not help.
    let quoting = home.status(theirs["id"].as_str().unwrap()).await.unwrap();
    service::status::revoke_quote(&home.app, &alice, (ours.id, quoting.id)).await.unwrap();
    home.settle().await;
    let void = peer.took("Delete").remove(0);
    assert_eq!(
        (&void["object"]["type"], &void["object"]["id"]),
        (&json!("QuoteAuthorization"), &json!(stamp))
    );
    assert_eq!(home.get(stamp.strip_prefix(&home.base).unwrap()).await.0, 404);
    let (_, mut again) = ask(&bob, 2);
    again["id"] = json!(format!("{bob}#q/4"));
    peer.bring(&home, &again).await;
    assert_eq!(peer.took("Reject").len(), 1);
    assert_eq!(state(&home, &theirs).await, Some(QuoteState::Revoked));
}

#[tokio::test]
async fn nobody_asks_in_the_name_of_somebody_elses_post_or_for_what_is_not_open() {
    let (home, peer, alice, bob) = friends().await;
    let ours = write(&home, &alice, Draft::of("open")).await.status;
    let local = Draft { visibility: tusklet::model::Visibility::Local, ..Draft::of("here") };
    let local = write(&home, &alice, local).await.status;
    let other = FakePeer::start(&home).await;
    let carol = other.person("carol");
    peer.took("");

    let strange = note_with(&other, &carol, 1, &json!({ "quote": ours.uri }));
    let mut asked = peer.activity("QuoteRequest", &bob, "q/1", json!(ours.uri));
    asked["instrument"] = strange.clone();
    peer.bring(&home, &asked).await;
    let theirs = note_with(&peer, &bob, 2, &json!({ "quote": local.uri }));
    let mut asked = peer.activity("QuoteRequest", &bob, "q/2", json!(local.uri));
    asked["instrument"] = theirs.clone();
    peer.bring(&home, &asked).await;

    let answers = peer.received();
    assert!(answers.is_empty(), "what stays here does not even say no: {answers:?}");
    assert_eq!((state(&home, &strange).await, state(&home, &theirs).await), (None, None));
}

#[tokio::test]
async fn a_quote_among_peers_is_believed_with_the_authors_own_proof() {
    let (home, peer, alice, bob) = friends().await;
    let other = FakePeer::start(&home).await;
    let carol = other.person("carol");
    let to_alice = json!([alice.account().uri]);
    let quoted = other.note(&carol, 1, "quoted");
    let stamp = |name: &str, quoting: &Value, by: &str| {
        let id = format!("{carol}/stamps/{name}");
        other.show(json!({
            "@context": "https://www.w3.org/ns/activitystreams", "id": id,
            "type": "QuoteAuthorization", "attributedTo": by, "interactingObject": quoting,
            "interactionTarget": quoted["id"],
        }));
        id
    };
    let good = json!(format!("{bob}/notes/2"));
    let stamps = [
        (2, stamp("good", &good, &carol), QuoteState::Accepted),
        (3, stamp("for-another", &good, &carol), QuoteState::Rejected),
        (4, stamp("by-another", &json!(format!("{bob}/notes/4")), &bob), QuoteState::Rejected),
        (5, format!("{carol}/stamps/none"), QuoteState::Rejected),
        (6, format!("{bob}/stamps/own"), QuoteState::Rejected),
    ];
    for (number, stamp, expected) in stamps {
        let with = json!({ "cc": to_alice, "quote": quoted["id"], "quoteAuthorization": stamp });
        let note = note_with(&peer, &bob, number, &with);
        peer.bring(&home, &peer.activity("Create", &bob, &format!("c/{number}"), note.clone()))
            .await;
        assert_eq!(state(&home, &note).await, Some(expected), "{stamp}");
    }
    // Without a proof it waits, and one may come later.
    let note = note_with(&peer, &bob, 7, &json!({ "cc": to_alice, "quote": quoted["id"] }));
    peer.bring(&home, &peer.activity("Create", &bob, "c/7", note.clone())).await;
    assert_eq!(state(&home, &note).await, Some(QuoteState::Pending));
    let later = stamp("later", &note["id"], &carol);
    let with = json!({ "cc": to_alice, "quote": quoted["id"], "quoteAuthorization": later });
    let note = note_with(&peer, &bob, 7, &with);
    peer.bring(&home, &peer.activity("Update", &bob, "u/7", note.clone())).await;
    assert_eq!(state(&home, &note).await, Some(QuoteState::Accepted));
    let known = home.status(quoted["id"].as_str().unwrap()).await.unwrap();
    assert_eq!(known.quotes_count, 2);

    // An edit that quotes nothing any more takes it away.
    home.app.clock.advance(Duration::from_mins(1));
    let now = home.app.clock.now().rfc3339();
    let note = note_with(&peer, &bob, 7, &json!({ "cc": to_alice, "updated": now }));
    peer.bring(&home, &peer.activity("Update", &bob, "u/8", note.clone())).await;
    assert_eq!(state(&home, &note).await, None);
}

#[tokio::test]
async fn quotes_in_older_forms_are_shown_where_nobody_would_be_turned_down() {
    let (home, peer, alice, bob) = friends().await;
    let open = write(&home, &alice, Draft::of("open")).await.status;
    let closed = Draft { can_quote: Some(CanQuote::Nobody), ..Draft::of("closed") };
    let closed = write(&home, &alice, closed).await.status;
    let old = note_with(&peer, &bob, 1, &json!({ "quoteUrl": open.uri }));
    let rel = "https://misskey-hub.net/ns#_misskey_quote";
    let link = json!({ "type": "Link", "rel": rel, "href": closed.uri });
    let shy = note_with(&peer, &bob, 2, &json!({ "tag": [link] }));

    for (name, note) in [("c/1", &old), ("c/2", &shy)] {
        peer.bring(&home, &peer.activity("Create", &bob, name, note.clone())).await;
    }

    assert_eq!(state(&home, &old).await, Some(QuoteState::Accepted));
    assert_eq!(state(&home, &shy).await, Some(QuoteState::Pending));
    assert_eq!(told(&home, &alice).await[0], NotificationKind::Quote);
    let shy = home.status(shy["id"].as_str().unwrap()).await.unwrap().id;
    let view = home.read(move |tx| db::view::status::one(tx, None, shy)).await.unwrap();
    assert!(view.quote.is_none(), "who cannot ask shows its link instead");
}

#[tokio::test]
async fn a_chain_of_quotes_is_fetched_only_as_far_as_it_is_shown() {
    let (home, peer, alice, bob) = friends().await;
    let first = peer.note(&bob, 1, "first");
    let mut last = first["id"].clone();
    for number in 2..=6 {
        let note = note_with(&peer, &bob, number, &json!({ "quote": last }));
        last = note["id"].clone();
    }
    let with = json!({ "quote": last, "cc": [alice.account().uri] });
    let top = note_with(&peer, &bob, 7, &with);

    peer.bring(&home, &peer.activity("Create", &bob, "c/1", top.clone())).await;
    home.settle().await;

    assert_eq!(state(&home, &top).await, Some(QuoteState::Accepted), "one's own needs no leave");
    for (number, is_known) in [(6, true), (5, true), (4, false), (3, false)] {
        let known = home.status(&format!("{bob}/notes/{number}")).await.is_some();
        assert_eq!(known, is_known, "{number}");
    }
}
