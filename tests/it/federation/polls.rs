//! Polls between servers: asked, voted in and counted, both ways.

use std::time::Duration;

use serde_json::{Value, json};
use tusklet::base::{Refusal, StatusId};
use tusklet::db;
use tusklet::model::{Draft, LocalAccount, PollDraft, PollView, Visibility};
use tusklet::protocol::activitypub::PUBLIC;
use tusklet::service::{self, poll};

use super::home::Home;
use super::peer::FakePeer;

const HOUR: Duration = Duration::from_hours(1);

/// A home with alice, whom bob of a peer follows.
async fn friends() -> (Home, FakePeer, LocalAccount, String) {
    let home = Home::start().await;
    let (peer, alice) = (FakePeer::start(&home).await, home.account("alice").await);
    let bob = peer.person("bob");
    peer.bring(&home, &peer.activity("Follow", &bob, "f/1", json!(alice.account().uri))).await;
    peer.took("Accept");
    (home, peer, alice, bob)
}

impl Home {
    async fn ask(
        &self,
        who: &LocalAccount,
        visibility: Visibility,
        poll: PollDraft,
    ) -> (StatusId, String) {
        let options = ["tea", "coffee"].map(str::to_owned).to_vec();
        let poll = Some(PollDraft { options, lasts: Some(3_600), ..poll });
        let draft = Draft { poll, visibility, ..Draft::of("What shall it be?") };
        let status = service::status::publish(&self.app, who, draft).await.unwrap().status;
        self.settle().await;
        (status.id, status.uri)
    }

    async fn poll(&self, status: StatusId) -> PollView {
        self.read(move |tx| db::poll::of_status(tx, None, status)).await.unwrap()
    }

    /// Votes for each option, and voters.
    async fn counts(&self, status: StatusId) -> (Vec<u64>, Option<u64>) {
        let poll = self.poll(status).await.poll;
        (poll.options.iter().map(|option| option.votes_count).collect(), poll.voters_count)
    }
}

/// A Create of a vote, addressed to its author alone.
fn vote(peer: &FakePeer, voter: &str, number: u32, poll: &str, name: &str) -> Value {
    let note = json!({
        "id": format!("{voter}#votes/{number}"), "type": "Note", "name": name,
        "attributedTo": voter, "inReplyTo": poll, "to": poll,
    });
    peer.activity("Create", voter, &format!("votes/{number}/activity"), note)
}

/// A Question of bob's that alice is told of.
fn question(peer: &FakePeer, bob: &str, alice: &LocalAccount, counts: [u64; 2]) -> Value {
    let mut note = peer.note(bob, 1, "Which?");
    let [one, two] = counts;
    let option = |name: &str, count: u64| {
        json!({ "type": "Note", "name": name,
                "replies": { "type": "Collection", "totalItems": count } })
    };
    note["type"] = json!("Question");
    note["oneOf"] = json!([option("re\u{202e}d", one), option("blue", two)]);
    note["endTime"] = json!("2025-11-23T07:08:00Z");
    note["votersCount"] = json!(one + two);
    note["cc"] = json!([alice.account().uri]);
    peer.show(note.clone());
    note
}

#[tokio::test]
async fn a_poll_goes_out_as_a_question() {
    let (home, peer, alice, _bob) = friends().await;
    home.ask(&alice, Visibility::Public, PollDraft::default()).await;
    let many = PollDraft { multiple: true, hides_totals: true, ..PollDraft::default() };
    home.ask(&alice, Visibility::Followers, many).await;
    home.ask(&alice, Visibility::Local, PollDraft::default()).await;

    let sent = peer.took("Create");

    assert_eq!(sent.len(), 2, "what is local stays here");
    let [one, many] = [&sent[0]["object"], &sent[1]["object"]];
    assert_eq!((&one["type"], &one["votersCount"]), (&json!("Question"), &json!(0)));
    assert_eq!(one["endTime"], "2025-11-23T07:08:00.000Z");
    assert_eq!(
        one["oneOf"][1],
        json!({ "type": "Note", "name": "coffee",
                "replies": { "type": "Collection", "totalItems": 0 } })
    );
    assert!(one.get("anyOf").is_none() && one.get("closed").is_none());
    assert_eq!(many["anyOf"][0]["name"], "tea");
    assert!(many["anyOf"][0]["replies"].get("totalItems").is_none(), "hidden until the end");
}

#[tokio::test]
async fn votes_from_elsewhere_count_once_and_are_no_statuses() {
    let (home, peer, alice, bob) = friends().await;
    let (id, uri) = home.ask(&alice, Visibility::Public, PollDraft::default()).await;

    for number in 1..=2 {
        peer.bring(&home, &vote(&peer, &bob, number, &uri, "tea")).await;
    }
    peer.bring(&home, &vote(&peer, &bob, 3, &uri, "coffee")).await;
    let carol = peer.person("carol");
    peer.bring(&home, &vote(&peer, &carol, 1, &uri, "cocoa")).await;
    assert_eq!(home.counts(id).await, (vec![1, 0], Some(1)));
    assert!(home.status(&format!("{bob}#votes/1")).await.is_none());
    assert_eq!(home.timeline(&alice).await, [id]);

    // In the name of somebody else, or by a key that is not hers.
    let mut foreign = vote(&peer, &carol, 2, &uri, "tea");
    foreign["object"]["attributedTo"] = json!(bob);
    peer.bring(&home, &foreign).await;
    assert_eq!(peer.send_forged(&home, &vote(&peer, &carol, 3, &uri, "tea")).await, 401);
    assert_eq!(home.counts(id).await, (vec![1, 0], Some(1)));

    home.pass(HOUR).await;
    peer.bring(&home, &vote(&peer, &carol, 4, &uri, "tea")).await;
    assert_eq!(home.counts(id).await, (vec![1, 0], Some(1)), "too late");
}

#[tokio::test]
async fn several_votes_may_come_in_one_activity() {
    let (home, peer, alice, bob) = friends().await;
    let many = PollDraft { multiple: true, ..PollDraft::default() };
    let (id, uri) = home.ask(&alice, Visibility::Public, many).await;
    let mut both = vote(&peer, &bob, 1, &uri, "tea");
    let other = vote(&peer, &bob, 2, &uri, "coffee");
    both["object"] = json!([both["object"], other["object"], both["object"]]);

    for _ in 0..2 {
        peer.bring(&home, &both).await;
    }

    assert_eq!(home.counts(id).await, (vec![1, 1], Some(1)));
}

#[tokio::test]
async fn who_may_not_see_the_poll_may_not_vote() {
    let (home, peer, alice, bob) = friends().await;
    let carol = peer.person("carol");
    let (id, uri) = home.ask(&alice, Visibility::Followers, PollDraft::default()).await;

    peer.bring(&home, &vote(&peer, &carol, 1, &uri, "tea")).await;
    assert_eq!(home.counts(id).await, (vec![0, 0], Some(0)));
    peer.bring(&home, &vote(&peer, &bob, 1, &uri, "tea")).await;
    assert_eq!(home.counts(id).await, (vec![1, 0], Some(1)));

    let bob_here = home.known(&bob).await.unwrap().id;
    service::block::block(&home.app, &alice, bob_here).await.unwrap();
    let (id, uri) = home.ask(&alice, Visibility::Public, PollDraft::default()).await;
    peer.bring(&home, &vote(&peer, &bob, 2, &uri, "tea")).await;
    assert_eq!(home.counts(id).await, (vec![0, 0], Some(0)));
}

#[tokio::test]
async fn peers_hear_of_many_votes_by_one_update_and_of_the_end() {
    let (home, peer, alice, bob) = friends().await;
    let (_, uri) = home.ask(&alice, Visibility::Public, PollDraft::default()).await;
    let carol = peer.person("carol");
    peer.bring(&home, &vote(&peer, &bob, 1, &uri, "tea")).await;
    peer.bring(&home, &vote(&peer, &carol, 1, &uri, "tea")).await;
    assert!(peer.took("Update").is_empty());

    home.pass(Duration::from_mins(3)).await;
    let updates = peer.took("Update");
    assert_eq!(updates.len(), 1);
    let asked = &updates[0]["object"];
    assert_eq!((&asked["id"], &asked["votersCount"]), (&json!(uri), &json!(2)));
    assert_eq!(asked["oneOf"][0]["replies"]["totalItems"], 2);
    assert!(asked.get("updated").is_none(), "it was not edited");

    home.pass(HOUR).await;
    let updates = peer.took("Update");
    assert_eq!(updates.len(), 1);
    assert_eq!(updates[0]["object"]["closed"], "2025-11-23T07:08:00.000Z");
}

#[tokio::test]
async fn hidden_counts_go_out_at_the_end_alone() {
    let (home, peer, alice, bob) = friends().await;
    let hidden = PollDraft { hides_totals: true, ..PollDraft::default() };
    let (_, uri) = home.ask(&alice, Visibility::Public, hidden).await;
    peer.bring(&home, &vote(&peer, &bob, 1, &uri, "tea")).await;

    home.pass(Duration::from_mins(3)).await;
    assert!(peer.took("Update").is_empty());
    home.pass(HOUR).await;
    let updates = peer.took("Update");
    assert_eq!(updates[0]["object"]["oneOf"][0]["replies"]["totalItems"], 1);
}

#[tokio::test]
async fn a_question_of_a_peer_is_a_poll_and_its_counts_follow() {
    let (home, peer, alice, bob) = friends().await;
    let asked = question(&peer, &bob, &alice, [1, 0]);
    peer.bring(&home, &peer.activity("Create", &bob, "c/1", asked.clone())).await;

    let status = home.status(asked["id"].as_str().unwrap()).await.unwrap();
    let poll = home.poll(status.id).await.poll;
    assert_eq!((poll.options[0].title.as_str(), poll.options[0].votes_count), ("red", 1));
    assert_eq!(poll.ends_at.unwrap().rfc3339(), "2025-11-23T07:08:00.000Z");

    let counted = question(&peer, &bob, &alice, [3, 2]);
    peer.bring(&home, &peer.activity("Update", &bob, "u/1", counted)).await;
    assert_eq!(home.counts(status.id).await, (vec![3, 2], Some(5)));
    let status = home.status(&status.uri).await.unwrap();
    assert_eq!(status.edited_at, None);

    let mut other = question(&peer, &bob, &alice, [0, 0]);
    other["oneOf"][1]["name"] = json!("green");
    other["updated"] = json!(home.app.clock.now().plus(Duration::from_secs(1)).rfc3339());
    home.app.clock.advance(Duration::from_secs(2));
    peer.bring(&home, &peer.activity("Update", &bob, "u/2", other)).await;
    let edits = home.read(move |tx| db::status::edits(tx, status.id)).await;
    assert_eq!(edits[0].poll_options, ["red", "blue"]);
    assert_eq!(home.poll(status.id).await.poll.options[1].title, "green");
}

#[tokio::test]
async fn our_votes_go_to_the_author_alone_in_the_words_of_the_poll() {
    let (home, peer, alice, bob) = friends().await;
    let asked = question(&peer, &bob, &alice, [1, 0]);
    peer.bring(&home, &peer.activity("Create", &bob, "c/1", asked.clone())).await;
    let status = home.status(asked["id"].as_str().unwrap()).await.unwrap();

    poll::vote(&home.app, &alice, status.id, vec![0]).await.unwrap();
    home.settle().await;

    let sent = peer.took("Create");
    assert_eq!(sent.len(), 1);
    let note = &sent[0]["object"];
    assert_eq!((&sent[0]["to"], &note["to"]), (&json!([bob]), &json!(bob)));
    assert_eq!((&note["name"], &note["inReplyTo"]), (&json!("re\u{202e}d"), &asked["id"]));
    assert_eq!(note["attributedTo"], alice.account().uri);
    assert!(note.get("content").is_none() && !sent[0].to_string().contains(PUBLIC));
    assert_eq!(home.counts(status.id).await, (vec![2, 0], Some(2)));
    let again = poll::vote(&home.app, &alice, status.id, vec![1]).await;
    assert!(matches!(again, Err(tusklet::base::Error::Refused(Refusal::Invalid { .. }))));

    question(&peer, &bob, &alice, [9, 4]);
    home.pass(HOUR).await;
    home.settle().await;
    assert_eq!(home.counts(status.id).await, (vec![9, 4], Some(13)), "asked again at the end");
    let me = alice.id();
    let told = home
        .read(move |tx| {
            let wanted = db::notification::Wanted::default();
            db::notification::page(tx, me, &wanted, tusklet::model::Page::newest(9))
        })
        .await;
    assert!(told.iter().any(|one| one.kind == tusklet::model::NotificationKind::Poll));
}

#[tokio::test]
async fn an_old_poll_is_asked_after_when_somebody_looks_and_not_too_often() {
    let (home, peer, alice, bob) = friends().await;
    let asked = question(&peer, &bob, &alice, [1, 0]);
    peer.bring(&home, &peer.activity("Create", &bob, "c/1", asked.clone())).await;
    let status = home.status(asked["id"].as_str().unwrap()).await.unwrap();
    let look = async || tusklet::federation::resolve::freshen_poll(&home.app, status.id).await;
    let asked_for = || {
        let path = status.uri.strip_prefix(&peer.base).unwrap().to_owned();
        peer.asked().into_iter().filter(|asked| *asked == path).count()
    };
    question(&peer, &bob, &alice, [7, 1]);

    look().await.unwrap();
    assert_eq!((asked_for(), home.counts(status.id).await.0), (0, vec![1, 0]));
    home.app.clock.advance(Duration::from_mins(2));
    for _ in 0..3 {
        look().await.unwrap();
    }
    assert_eq!((asked_for(), home.counts(status.id).await.0), (1, vec![7, 1]));
}

#[tokio::test]
async fn what_is_due_is_out_once_also_after_the_server_was_killed() {
    let (home, peer, alice, _bob) = friends().await;
    let at = home.app.clock.now().plus(HOUR);
    let later = (None, Draft::of("later"));
    service::draft::schedule(&home.app, &alice, later, at).await.unwrap();

    home.app.clock.advance(HOUR * 5);
    let home = home.killed_and_started_again();
    home.settle().await;
    let again = home.killed_and_started_again();
    again.settle().await;

    assert_eq!(again.timeline(&alice).await.len(), 1);
    assert_eq!(peer.took("Create").len(), 1);
}
