//! No detour leads to a server that is shut out: no redirect, no other name, no page, no port.

use serde_json::{Map, json};
use tusklet::config::Config;
use tusklet::federation::resolve;
use tusklet::model::{LocalAccount, Visibility};
use tusklet::{db, remote, service};

use crate::federation::home::Home;
use crate::federation::peer::{FakePeer, Scripted};

use super::{lift, set, shut_out};

struct Scene {
    home: Home,
    /// The server that the rule is for, and one that leads there.
    peer: FakePeer,
    other: FakePeer,
    admin: LocalAccount,
    bob: String,
    number: u32,
}

impl Scene {
    async fn set() -> Self {
        let home = Home::start().await;
        let (peer, other) = (FakePeer::start(&home).await, FakePeer::start(&home).await);
        let (admin, bob) = (home.admin("root").await, peer.person("bob"));
        remote::account(&home.app, &bob).await.unwrap();
        Self { home, peer, other, admin, bob, number: 0 }
    }

    fn leads(&self, from: &str, to: &str) -> String {
        let headers = Map::from_iter([("location".to_owned(), json!(to))]);
        self.other.script(from, Scripted::Plain { code: 302, headers, body: String::new() });
        format!("{}{from}", self.other.base)
    }

    /// Whether a new note of bob's is had by each detour, and the page that a post links to; and
    /// whether his server was asked for either.
    async fn goes(&mut self) -> ([bool; 3], [bool; 2]) {
        let mut had = [false; 3];
        let before = self.peer.asked().len();
        for (place, is_redirect) in [(0, true), (1, false)] {
            self.number += 1;
            let note = self.peer.note(&self.bob, self.number, "round the corner");
            let (id, path) = (note["id"].as_str().unwrap(), format!("/way/{}", self.number));
            let way = if is_redirect {
                self.leads(&path, id)
            } else {
                self.other.show_at(&path, note.clone());
                format!("{}{path}", self.other.base)
            };
            had[place] = resolve::status(&self.home.app, &way).await.is_ok();
        }
        let notes_asked = self.peer.asked()[before..].iter().any(|path| path.contains("/notes/"));
        self.number += 1;
        let page = format!("/page/{}", self.number);
        self.peer.serve(&page, "text/html", b"<title>A page</title>".to_vec());
        let way = self.leads(&page, &format!("{}{page}", self.peer.base));
        let id = self.home.publish(&self.admin, Visibility::Public, &way).await.status.id;
        self.home.settle().await;
        let view = self.home.read(move |tx| db::view::status::one(tx, None, id)).await.unwrap();
        had[2] = view.card.is_some();
        let page_asked = self.peer.asked()[before..].contains(&page);
        (had, [notes_asked, page_asked])
    }
}

#[tokio::test]
async fn nobody_leads_us_to_a_server_that_is_shut_out() {
    let mut scene = Scene::set().await;
    assert_eq!(scene.goes().await, ([true; 3], [true; 2]), "without a rule each way is open");

    let rule = set(&scene.home, &scene.admin, scene.peer.host(), shut_out()).await;
    assert_eq!(scene.goes().await, ([false; 3], [false; 2]));
    lift(&scene.home, &scene.admin, &rule).await;
    assert_eq!(scene.goes().await, ([true; 3], [true; 2]));

    // Where only some are talked with, people may still link to what they like.
    let allowed = scene.other.host();
    service::peer_block::allow(&scene.home.app, &scene.admin, allowed).await.unwrap();
    let mut config = Config::clone(&scene.home.app.settings.now());
    config.federation.only_allowed = true;
    scene.home.app.settings.adopt(config);
    assert_eq!(scene.goes().await, ([false, false, true], [false, true]));
}
