//! Our server with alice, who follows bob of another server, and a third server with carol.

use serde_json::{Value, json};
use tusklet::model::{FollowTerms, LocalAccount, StatusView, Visibility};
use tusklet::{remote, service};

use crate::federation::home::Home;
use crate::federation::peer::FakePeer;

pub struct Scene {
    pub home: Home,
    pub peer: FakePeer,
    /// Somebody else's server.
    pub third: FakePeer,
    pub alice: LocalAccount,
    pub bob: String,
    pub carol: String,
}

impl Scene {
    pub async fn set() -> Self {
        let home = Home::start().await;
        let (peer, third) = (FakePeer::start(&home).await, FakePeer::start(&home).await);
        let alice = home.account("alice").await;
        let (bob, carol) = (peer.person("bob"), third.person("carol"));
        let account = remote::account(&home.app, &bob).await.unwrap();
        let app = &home.app;
        service::follow::follow(app, &alice, account.id, FollowTerms::default()).await.unwrap();
        let granted = service::follow::Named::Other(alice.id());
        service::follow::receive_accept(app, account.id, granted).await.unwrap();
        home.settle().await;
        Self { home, peer, third, alice, bob, carol }
    }

    /// A public status of alice's.
    pub async fn ours(&self) -> StatusView {
        self.home.publish(&self.alice, Visibility::Public, "ours").await
    }

    /// How many like it.
    pub async fn favourites(&self, status: &StatusView) -> u64 {
        self.home.status(&status.status.uri).await.unwrap().favourites_count
    }

    /// Brings what bob does; the answer's code.
    pub async fn bring(&self, kind: &str, name: &str, object: impl Into<Value>) {
        let activity = self.peer.activity(kind, &self.bob, name, object);
        self.peer.bring(&self.home, &activity).await;
    }

    /// A note of bob's that he sends; its id.
    pub async fn create(&self, number: u32, change: impl FnOnce(&mut Value)) -> String {
        let mut note = self.peer.note(&self.bob, number, "hello");
        change(&mut note);
        let id = note["id"].as_str().unwrap().to_owned();
        self.bring("Create", &format!("create/{number}"), note).await;
        id
    }

    /// The HTML of a stored status.
    pub async fn html(&self, uri: &str) -> Option<String> {
        self.home.status(uri).await.map(|status| status.html.as_str().to_owned())
    }
}

/// A document as a peer would serve it.
pub fn note_of(author: &str, id: &str, text: &str) -> Value {
    json!({
        "@context": "https://www.w3.org/ns/activitystreams", "id": id, "type": "Note",
        "attributedTo": author, "content": format!("<p>{text}</p>"), "to": ["as:Public"],
    })
}
