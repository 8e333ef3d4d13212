//! Documents of servers of which nothing was recorded, made up after what is known of their shapes
//! (`tests/fixtures/unseen/documents.json`): each is taken as its author meant it, or left out for
//! the right reason. What is expected is said in the words of the API; `~` before a text means that
//! it stands somewhere in it.

use serde_json::{Value, json};
use tusklet::db::report::Wanted;
use tusklet::model::{FollowTerms, LocalAccount, Page, Visibility};
use tusklet::protocol::activitypub::PUBLIC;
use tusklet::{db, remote, service};

use super::home::Home;
use super::peer::{FakePeer, Scripted, public_key};
use crate::api::client::Client;

const DOCUMENTS: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/unseen/documents.json"));

struct Scene {
    home: Home,
    peer: FakePeer,
    alice: LocalAccount,
    bob: String,
    /// A status of alice's.
    ours: String,
    app: Client,
    /// The id of the activity before.
    last: String,
}

impl Scene {
    async fn set() -> Self {
        let home = Home::start().await;
        let peer = FakePeer::start(&home).await;
        let (alice, bob) = (home.admin("alice").await, peer.person("bob"));
        let account = remote::account(&home.app, &bob).await.unwrap().id;
        let app = &home.app;
        service::follow::follow(app, &alice, account, FollowTerms::default()).await.unwrap();
        let granted = service::follow::Named::Other(alice.id());
        service::follow::receive_accept(app, account, granted).await.unwrap();
        let ours = home.publish(&alice, Visibility::Public, "ours").await.status.uri;
        let app = Client::of(&home.app, &alice, "read").await;
        Self { home, peer, alice, bob, ours, app, last: String::new() }
    }

    fn told(&self, story: &Value) -> Value {
        let pem = public_key().replace('\n', "\\n");
        let told = [
            ("{BOB}#last", self.last.as_str()),
            ("{BOB}", &self.bob),
            ("{ALICE}", &self.alice.account().uri),
            ("{ALICE_PAGE}", &self.alice.account().url),
            ("{OURS}", &self.ours),
            ("{HOST}", self.peer.host()),
            ("{PEER}", &self.peer.base),
            ("{PEM}", &pem),
        ]
        .iter()
        .fold(story.to_string(), |text, (name, value)| text.replace(name, value));
        serde_json::from_str(&told).unwrap()
    }

    /// Brings what bob does.
    async fn bring(&mut self, at: usize, sent: &Value) {
        self.last = format!("{}#unseen/{at}", self.bob);
        let mut activity = json!({
            "@context": "https://www.w3.org/ns/activitystreams", "id": self.last,
            "actor": self.bob, "to": [PUBLIC], "published": self.home.app.clock.now().rfc3339(),
        });
        for (name, value) in sent.as_object().unwrap() {
            activity[name] = value.clone();
        }
        self.peer.bring(&self.home, &activity).await;
    }

    /// What is wrong after a story was told, in words.
    async fn problems(&mut self, at: usize, story: &Value) -> Vec<String> {
        for document in story["serve"].as_array().into_iter().flatten() {
            self.peer.show(document.clone());
        }
        if !story["meet"].is_null() {
            return self.meet(story).await;
        }
        let mut sent = story["send"].clone();
        if sent.is_null() {
            let note = &story["create"];
            sent = json!({"type": "Create", "object": note});
            for name in ["to", "cc"] {
                if !note[name].is_null() {
                    sent[name] = note[name].clone();
                }
            }
        }
        self.bring(at, &sent).await;
        self.after(story).await
    }

    async fn after(&self, story: &Value) -> Vec<String> {
        let mut wrong = vec![];
        let address = self.last.clone();
        let dropped = self.home.read(move |tx| db::dropped::about(tx, &address, 1)).await;
        let why = dropped.first().map(|dropped| dropped.why.clone()).unwrap_or_default();
        match story["why"].as_str() {
            Some(expected) if !why.contains(expected) => {
                wrong.push(format!("left out for “{why}”"));
            }
            None if !why.is_empty() => wrong.push(format!("it was left out: {why}")),
            Some(_) | None => {}
        }
        if let Some(uri) = story["status"].as_str() {
            match self.home.status(uri).await {
                Some(status) => {
                    let shown = self.app.get(&format!("/api/v1/statuses/{}", status.id)).await;
                    compare(&story["is"], &shown.expect(200), "", &mut wrong);
                }
                None => wrong.push(format!("{uri} is not here")),
            }
        }
        if let Some(uri) = story["account"].as_str() {
            let id = self.home.known(uri).await.unwrap().id;
            let shown = self.app.get(&format!("/api/v1/accounts/{id}")).await.expect(200);
            compare(&story["is"], &shown, "", &mut wrong);
        }
        if let Some(uri) = story["gone"].as_str()
            && self.home.status(uri).await.is_some()
        {
            wrong.push("it is still here".to_owned());
        }
        if let Some(said) = story["report"].as_str() {
            let reports = self.home.read(|tx| {
                Ok(db::report::page(tx, &Wanted::default(), Page::newest(10)).unwrap_or_default())
            });
            let comments: Vec<String> =
                reports.await.into_iter().map(|report| report.comment).collect();
            if !comments.iter().any(|comment| comment == said) {
                wrong.push(format!("the reports say {comments:?}"));
            }
        }
        if let Some(expected) = story["follows"].as_bool() {
            let bob = self.home.known(&self.bob).await.unwrap().id;
            if self.home.follows(bob, self.alice.id()).await != expected {
                wrong.push(format!("that bob follows should be {expected}"));
            }
        }
        wrong
    }

    /// Shows an actor and has it looked up.
    async fn meet(&self, story: &Value) -> Vec<String> {
        let document = &story["meet"];
        let id = story["id"].as_str().or(document["id"].as_str()).unwrap();
        let address = story["at"].as_str().unwrap_or(id);
        self.peer.show_at(address.strip_prefix(&self.peer.base).unwrap(), document.clone());
        if let Some(name) = story["name"].as_str().or(document["preferredUsername"].as_str()) {
            let jrd = json!({
                "subject": format!("acct:{name}@{}", self.peer.host()),
                "links": [{"rel": "self", "type": "application/activity+json", "href": id}],
            });
            let headers = json!({"content-type": "application/jrd+json"});
            let headers = headers.as_object().unwrap().clone();
            let answer = Scripted::Plain { code: 200, headers, body: jrd.to_string() };
            self.peer.script(&format!("webfinger {name}"), answer);
        }
        let account = match (remote::account(&self.home.app, address).await, story["why"].as_str())
        {
            (Ok(account), None) => account,
            (Err(problem), Some(why)) if problem.to_string().contains(why) => return vec![],
            (Err(problem), _) => return vec![format!("not met: {problem}")],
            (Ok(account), Some(_)) => return vec![format!("{} was met", account.uri)],
        };
        let mut wrong = vec![];
        let shown = self.app.get(&format!("/api/v1/accounts/{}", account.id)).await.expect(200);
        compare(&story["is"], &shown, "", &mut wrong);
        let endpoints = self.home.read(move |tx| db::account::endpoints(tx, account.id)).await;
        if story["key"] == true && endpoints.unwrap().key != public_key() {
            wrong.push("its key is not known".to_owned());
        }
        wrong
    }
}

/// Says where what is shown is not as expected. Members that are not named may be anything.
pub fn compare(expected: &Value, shown: &Value, place: &str, wrong: &mut Vec<String>) {
    let fits = match (expected, shown) {
        (Value::Object(members), Value::Object(_)) => {
            for (name, value) in members {
                compare(value, &shown[name], &format!("{place}/{name}"), wrong);
            }
            return;
        }
        (Value::Array(expected), Value::Array(shown)) if expected.len() == shown.len() => {
            for (at, (expected, shown)) in expected.iter().zip(shown).enumerate() {
                compare(expected, shown, &format!("{place}/{at}"), wrong);
            }
            return;
        }
        (Value::String(expected), Value::String(shown)) => match expected.strip_prefix('~') {
            Some(part) => shown.contains(part),
            None => expected == shown,
        },
        _ => expected == shown,
    };
    if !fits {
        wrong.push(format!("{place} is {shown}, not {expected}"));
    }
}

#[tokio::test]
async fn what_other_servers_are_known_to_send_is_taken_as_it_is_meant() {
    let stories: Vec<Value> = serde_json::from_str(DOCUMENTS).unwrap();
    let mut scene = Scene::set().await;
    let mut wrong = vec![];
    for (at, story) in stories.iter().enumerate() {
        let story = scene.told(story);
        for problem in scene.problems(at, &story).await {
            wrong.push(format!("{}, {}: {problem}", story["from"], story["what"]));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), stories.len(), wrong.join("\n"));
}
