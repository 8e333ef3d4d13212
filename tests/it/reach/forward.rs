//! Answers of peers' people below our statuses, passed on to those who follow the thread.

use serde_json::{Value, json};
use tusklet::base::Timestamp;
use tusklet::db;
use tusklet::model::{LocalAccount, Visibility};
use tusklet::protocol::activitypub::PUBLIC;
use tusklet::protocol::integrity::ld;

use crate::federation::home::Home;
use crate::federation::peer::{FakePeer, their_key};

/// Alice, whom bob of the first peer answers and carol of the second follows.
struct Thread {
    home: Home,
    alice: LocalAccount,
    near: FakePeer,
    far: FakePeer,
    bob: String,
    status: String,
}

impl Thread {
    async fn of(visibility: Visibility) -> Self {
        let home = Home::start().await;
        let (near, far) = (FakePeer::start(&home).await, FakePeer::start(&home).await);
        let alice = home.account("alice").await;
        let bob = near.person("bob");
        follow(&home, &near, &bob, &alice).await;
        for name in ["carol", "dave"] {
            let actor = far.person(name);
            follow(&home, &far, &actor, &alice).await;
        }
        let status = home.publish(&alice, visibility, "what do you think?").await.status.uri;
        home.settle().await;
        near.took("Create");
        far.took("Create");
        Self { home, alice, near, far, bob, status }
    }

    /// The Create of an answer of bob's, signed by him.
    fn answer(&self, number: u32, to: &[&str]) -> Value {
        let mut note = self.near.note(&self.bob, number, "I agree");
        note["inReplyTo"] = json!(self.status);
        note["to"] = json!(to);
        note["cc"] = json!([self.alice.account().uri]);
        let mut create = self.near.activity("Create", &self.bob, &format!("c/{number}"), note);
        create["to"] = json!(to);
        self.signed(create)
    }

    fn signed(&self, document: Value) -> Value {
        signed(&self.bob, document, self.home.app.clock.now())
    }
}

async fn follow(home: &Home, peer: &FakePeer, actor: &str, target: &LocalAccount) {
    let follow = peer.activity("Follow", actor, "f/1", json!(target.account().uri));
    peer.bring(home, &follow).await;
    peer.took("Accept");
}

fn signed(actor: &str, mut document: Value, now: Timestamp) -> Value {
    ld::announce(&mut document);
    ld::sign(&mut document, &format!("{actor}#main-key"), &their_key(), now).unwrap();
    document
}

#[tokio::test]
async fn a_signed_answer_goes_unchanged_and_once_to_each_server_that_follows_the_thread() {
    let thread = Thread::of(Visibility::Public).await;
    let Thread { home, near, far, .. } = &thread;
    let create = thread.answer(1, &[PUBLIC]);

    near.bring(home, &create).await;

    assert_eq!(far.bodies(), [create.to_string()], "byte by byte, to the shared inbox");
    assert_eq!(near.received(), Vec::<Value>::new(), "not back to where it came from");
    // Brought again, it is known.
    near.bring(home, &create).await;
    assert_eq!(far.took("Create").len(), 1);
}

#[tokio::test]
async fn an_answer_waits_for_a_server_that_does_not_answer() {
    let thread = Thread::of(Visibility::Unlisted).await;
    let Thread { home, near, far, .. } = &thread;
    far.fail(Some(503));

    near.bring(home, &thread.answer(1, &[PUBLIC])).await;
    assert_eq!(home.waiting().await, 1);

    far.fail(None);
    home.pass(std::time::Duration::from_mins(2)).await;
    assert_eq!((far.took("Create").len(), home.waiting().await), (1, 0));
}

#[tokio::test]
async fn what_is_not_signed_or_not_open_stays_here() {
    let thread = Thread::of(Visibility::Public).await;
    let Thread { home, near, far, alice, bob, .. } = &thread;
    let followers = format!("{bob}/followers");
    let private = [&followers as &str, &alice.account().uri];

    let mut bare = thread.answer(1, &[PUBLIC]);
    bare.as_object_mut().unwrap().remove("signature");
    near.bring(home, &bare).await;
    near.bring(home, &thread.answer(2, &private)).await;
    near.bring(home, &thread.answer(3, &[&alice.account().uri])).await;

    for number in 1..=3 {
        assert!(home.status(&format!("{bob}/notes/{number}")).await.is_some(), "{number}");
    }
    assert_eq!((far.received().len(), home.waiting().await), (0, 0));
}

#[tokio::test]
async fn an_open_answer_to_what_only_followers_see_stays_here() {
    let thread = Thread::of(Visibility::Followers).await;
    let Thread { home, near, far, bob, .. } = &thread;

    near.bring(home, &thread.answer(1, &[PUBLIC])).await;

    assert!(home.status(&format!("{bob}/notes/1")).await.is_some());
    assert_eq!(far.received().len(), 0);
}

#[tokio::test]
async fn edits_and_ends_of_answers_follow_them() {
    let thread = Thread::of(Visibility::Public).await;
    let Thread { home, near, far, bob, .. } = &thread;
    let create = thread.answer(1, &[PUBLIC]);
    near.bring(home, &create).await;
    far.took("Create");

    let mut note = create["object"].clone();
    note["content"] = json!("<p>I do not</p>");
    home.app.clock.advance(std::time::Duration::from_mins(1));
    note["updated"] = json!(home.app.clock.now().rfc3339());
    let update = thread.signed(near.activity("Update", bob, "u/1", note));
    near.bring(home, &update).await;
    assert_eq!(far.bodies(), [update.to_string()]);
    // The same edit again is none.
    near.bring(home, &update).await;
    assert_eq!(far.took("Update").len(), 1);

    let tombstone = json!({ "type": "Tombstone", "id": create["object"]["id"] });
    let delete = thread.signed(near.activity("Delete", bob, "d/1", tombstone));
    near.bring(home, &delete).await;
    assert_eq!(far.bodies(), [delete.to_string()]);
    near.bring(home, &delete).await;
    assert_eq!(far.took("Delete").len(), 1);
}

#[tokio::test]
async fn an_answer_further_down_the_thread_is_passed_on_too() {
    let thread = Thread::of(Visibility::Public).await;
    let Thread { home, near, far, bob, .. } = &thread;
    near.bring(home, &thread.answer(1, &[PUBLIC])).await;
    far.took("Create");

    let mut create = thread.answer(2, &[PUBLIC]);
    create["object"]["inReplyTo"] = json!(format!("{bob}/notes/1"));
    create.as_object_mut().unwrap().remove("signature");
    near.bring(home, &thread.signed(create)).await;

    assert_eq!(far.took("Create").len(), 1);
}

#[tokio::test]
async fn nothing_is_passed_on_to_a_server_that_is_shut_out() {
    let thread = Thread::of(Visibility::Public).await;
    let Thread { home, near, far, .. } = &thread;
    let domain = far.host().to_owned();
    let now = home.app.clock.now();
    let block = tusklet::model::peer_block::PeerBlock {
        id: home.app.ids.next(now),
        domain,
        severity: tusklet::model::peer_block::BlockSeverity::Suspend,
        reject_media: false,
        reject_reports: false,
        private_comment: String::new(),
        public_comment: String::new(),
        obfuscate: false,
        created_at: now,
    };
    home.app.db.write(move |tx| Ok(db::peer_block::save(tx, &block)?)).await.unwrap();

    near.send(home, &thread.answer(1, &[PUBLIC])).await;
    home.settle().await;

    assert_eq!((far.received().len(), home.waiting().await), (0, 0));
}

#[tokio::test]
async fn who_is_passed_an_answer_believes_its_signature() {
    let mut thread = Thread::of(Visibility::Public).await;
    let home = &thread.home;
    // Another tusklet, where erin follows alice and nobody knows bob.
    let other = Home::start().await;
    let erin = other.account("erin").await;
    let alice = tusklet::remote::account(&other.app, &thread.alice.account().uri).await.unwrap();
    let terms = tusklet::model::FollowTerms::default();
    tusklet::service::follow::follow(&other.app, &erin, alice.id, terms).await.unwrap();
    for server in [&other, home, &other] {
        server.settle().await;
    }
    assert!(other.follows(erin.id(), alice.id).await);
    thread.status = home.publish(&thread.alice, Visibility::Public, "and now?").await.status.uri;
    home.settle().await;
    thread.far.took("Create");
    let Thread { home, near, far, bob, status, .. } = &thread;

    near.bring(home, &thread.answer(1, &[PUBLIC])).await;
    other.settle().await;

    let found = other.status(&format!("{bob}/notes/1")).await.unwrap();
    assert!(other.status(status).await.is_some(), "with what it answers");
    assert_eq!(found.in_reply_to, other.status(status).await.map(|status| status.id));
    let asked = near.asked();
    assert!(!asked.contains(&"/users/bob/notes/1".to_owned()), "nobody had to ask: {asked:?}");
    assert_eq!(far.took("Create").len(), 1);
}

#[tokio::test]
async fn what_ours_write_for_everyone_is_signed_for_those_who_pass_it_on() {
    let thread = Thread::of(Visibility::Public).await;
    let Thread { home, far, alice, .. } = &thread;
    home.publish(alice, Visibility::Public, "for #all :) https://a.example").await;
    home.publish(alice, Visibility::Followers, "for some").await;
    home.settle().await;

    let took = far.took("Create");
    let key = tusklet::protocol::signature::VerifyingKey::from_pem(
        &crate::federation::home::OUR_KEY.public_pem,
    );
    let key = key.unwrap();
    let (open, closed): (Vec<_>, Vec<_>) =
        took.iter().partition(|create| create["to"].to_string().contains("#Public"));
    assert_eq!((open.len(), closed.len()), (1, 1));
    let claims = tusklet::protocol::integrity::claims(open[0]);
    let now = home.app.clock.now();
    let claim = claims.iter().find(|claim| claim.key_id.ends_with("#main-key")).unwrap();
    assert_eq!(tusklet::protocol::integrity::verify(open[0], claim, &key, now), Ok(()));
    assert!(closed[0]["signature"].is_null(), "what is not for everyone is nobody's to pass on");
}
