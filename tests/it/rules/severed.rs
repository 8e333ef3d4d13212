//! Follows that end because a server is shut out, and how they are had back.

use std::time::Duration;

use serde_json::json;
use tusklet::base::{AccountId, SeveranceId};
use tusklet::model::severance::{Direction, SeveranceView};
use tusklet::model::{LocalAccount, Role, Verdict};
use tusklet::service::{self, severance};
use tusklet::{db, model};

use crate::federation::home::Home;
use crate::federation::peer::FakePeer;
use crate::support::{TestServer, insert_remote, refusal};
use crate::web::browser::House;

use super::{follow, lift, set, shut_out};

struct Scene {
    home: Home,
    peer: FakePeer,
    admin: LocalAccount,
    alice: LocalAccount,
    bob: model::Account,
}

impl Scene {
    /// alice and bob of a peer follow each other.
    async fn set() -> Self {
        let home = Home::start().await;
        let peer = FakePeer::start(&home).await;
        let (admin, alice) = (home.admin("root").await, home.account("alice").await);
        let bob = follow(&home, &alice, &peer.person("bob")).await;
        let asked = peer.activity("Follow", &bob.uri, "f1", alice.account().uri.as_str());
        peer.bring(&home, &asked).await;
        peer.took("Follow");
        Self { home, peer, admin, alice, bob }
    }

    async fn lost(&self) -> Vec<SeveranceView> {
        let me = self.alice.id();
        self.home.app.db.read(move |tx| severance::of(tx, me)).await.unwrap()
    }

    async fn stands(&self) -> (bool, bool) {
        let (alice, bob) = (self.alice.id(), self.bob.id);
        (self.home.follows(alice, bob).await, self.home.follows(bob, alice).await)
    }
}

#[tokio::test]
async fn when_a_server_is_let_in_again_those_who_were_followed_are_asked_again() {
    let scene = Scene::set().await;
    let Scene { home, peer, admin, alice, bob } = &scene;
    let rule = set(home, admin, peer.host(), shut_out()).await;
    home.settle().await;
    assert_eq!(scene.stands().await, (false, false));
    assert!(peer.received().is_empty(), "the server is told nothing");
    let lost = scene.lost().await;
    assert_eq!((lost[0].open.followers, lost[0].open.following), (1, 1));
    assert!(!lost[0].is_over && !lost[0].may_follow_again());
    let id = lost[0].severance.id;
    let early = severance::take_back_followers(&home.app, alice, id).await;
    assert!(refusal(early).to_string().contains("nobody"));

    lift(home, admin, &rule).await;
    home.settle().await;

    let asked = peer.took("Follow");
    assert_eq!((asked.len(), &asked[0]["object"]), (1, &json!(bob.uri)));
    assert_eq!(scene.stands().await, (false, false), "they must grant it first");
    let accept = peer.activity("Accept", &bob.uri, "a2", asked[0]["id"].clone());
    peer.bring(home, &accept).await;
    assert_eq!(scene.stands().await, (true, false), "nobody is made a follower unasked");

    severance::take_back_followers(&home.app, alice, id).await.unwrap();
    assert_eq!(scene.stands().await, (true, true));
    let lost = scene.lost().await;
    assert_eq!((lost[0].open.followers, lost[0].open.following), (0, 0));
    assert!(!lost[0].may_take_back_followers());
}

#[tokio::test]
async fn terms_of_a_follow_come_back_and_whom_one_blocks_now_does_not() {
    let scene = Scene::set().await;
    let Scene { home, peer, admin, alice, bob } = &scene;
    let terms = model::FollowTerms { shows_boosts: Some(false), notifies: Some(true) };
    service::follow::follow(&home.app, alice, bob.id, terms).await.unwrap();
    let carol = follow(home, alice, &peer.person("carol")).await;
    let rule = set(home, admin, peer.host(), shut_out()).await;
    service::block::block(&home.app, alice, carol.id).await.unwrap();
    home.settle().await;
    peer.took("Follow");

    lift(home, admin, &rule).await;
    home.settle().await;

    let asked = peer.took("Follow");
    assert_eq!((asked.len(), &asked[0]["object"]), (1, &json!(bob.uri)));
    let (me, them) = (alice.id(), bob.id);
    let asked = home.read(move |tx| db::follow::request(tx, me, them)).await.unwrap();
    assert_eq!((asked.shows_boosts, asked.notifies), (false, true));
    assert_eq!(scene.lost().await[0].open.following, 1, "carol stays on the list");
}

#[tokio::test]
async fn who_shut_out_a_server_for_themselves_must_ask_for_it() {
    let scene = Scene::set().await;
    let Scene { home, peer, alice, .. } = &scene;
    service::domain_block::block(&home.app, alice, peer.host()).await.unwrap();
    home.settle().await;
    assert_eq!((peer.took("Undo").len(), scene.stands().await), (1, (false, false)));
    let id = scene.lost().await[0].severance.id;

    service::domain_block::unblock(&home.app, alice, peer.host()).await.unwrap();
    home.settle().await;
    assert!(peer.took("Follow").is_empty(), "it may have been meant");
    let view = scene.lost().await.remove(0);
    assert!(view.may_follow_again() && !view.may_take_back_followers(), "bob was told of it");

    let stranger = home.account("eve").await;
    assert!(severance::follow_again(&home.app, &stranger, id).await.is_err());
    severance::follow_again(&home.app, alice, id).await.unwrap();
    home.settle().await;
    assert_eq!(peer.took("Follow").len(), 1);
    assert!(severance::take_back_followers(&home.app, alice, id).await.is_err());
}

#[tokio::test]
async fn a_rule_that_still_stands_keeps_those_out_whom_it_meets() {
    let server = TestServer::start();
    let admin = server.account_with_role("root", Role::Admin).await;
    let eve = server.stranger("eve@sub.bad.example").await;
    let app = &server.app;
    let wide = service::peer_block::block(app, &admin, "bad.example", shut_out()).await.unwrap();
    server.pass(Duration::from_secs(1));
    let narrow = service::peer_block::block(app, &admin, "sub.bad.example", shut_out()).await;
    let is_out = async || {
        let eve = app.db.read(move |tx| Ok(db::account::by_id(tx, eve)?)).await.unwrap();
        eve.unwrap().is_suspended()
    };

    service::peer_block::unblock(app, &admin, wide.id).await.unwrap();
    assert!(is_out().await, "the other rule takes hold");
    service::peer_block::unblock(app, &admin, narrow.unwrap().id).await.unwrap();
    assert!(!is_out().await);
}

#[tokio::test]
async fn after_a_year_only_the_numbers_are_left() {
    let scene = Scene::set().await;
    let Scene { home, peer, admin, alice, .. } = &scene;
    set(home, admin, peer.host(), shut_out()).await;
    home.app.clock.advance(Duration::from_hours(366 * 24));

    assert!(matches!(service::clean_up::run(&home.app).await, Verdict::Retry { .. }));

    let view = scene.lost().await.remove(0);
    assert!(view.severance.is_purged);
    assert_eq!(view.severance.lost.followers, 1);
    let (me, id) = (alice.id(), view.severance.id);
    let files =
        home.app.db.read(move |tx| severance::follows(tx, me, id, Direction::Following)).await;
    assert!(files.is_err());
    let done = severance::go_on(&home.app, SeveranceId(1), AccountId(0)).await;
    assert_eq!(done, Verdict::Done, "of nothing there is nothing to ask");
}

#[tokio::test]
async fn the_page_lists_what_was_lost_as_files_for_its_owner_alone() {
    let house = House::with_mode("closed");
    let (ada, root) =
        (house.account("ada", Role::Member).await, house.account("root", Role::Admin).await);
    house.account("eve", Role::Member).await;
    let (me, now) = (ada.id(), house.app.clock.now());
    let ids: [AccountId; 2] = [house.app.ids.next(now), house.app.ids.next(now)];
    let made = house.app.db.write(move |tx| {
        for (id, name) in ids.into_iter().zip(["bob", "carol"]) {
            insert_remote(tx, id, &format!("{name}@bad.example"), now)?;
            let (mine, theirs) = ((me, id), (id, me));
            for (place, (follower, target)) in [(1_000, mine), (2_000, theirs)] {
                let uri = format!("https://x.example/{place}/{id}");
                let (shows_boosts, notifies) = (name == "bob", name == "carol");
                let created_at = now;
                let follow =
                    model::Follow { follower, target, uri, shows_boosts, notifies, created_at };
                db::follow::insert(tx, id.0 + place, &follow)?;
            }
        }
        Ok(())
    });
    made.await.unwrap();
    let rule =
        service::peer_block::block(&house.app, &root, "bad.example", shut_out()).await.unwrap();

    let mut browser = house.signed_in("ada").await;
    assert!(browser.get("/notifications").await.shows("/severed_relationships"));
    let page = browser.get("/severed_relationships").await.expect(200);
    assert!(page.shows("bad.example") && page.shows("shut out still"), "{}", page.text());
    let text = page.text();
    let path = text.split('"').find(|part| part.ends_with("/following.csv")).unwrap();
    let file = browser.get(path).await.expect(200);
    assert!(file.header("content-type").starts_with("text/csv"));
    assert!(file.header("content-disposition").contains("following-bad.example"));
    let table = "Account address,Show boosts,Notify on new posts,Languages\n\
                 bob@bad.example,true,false,\ncarol@bad.example,false,true,\n";
    assert_eq!(file.text(), table);
    let followers = browser.get(&path.replace("following", "followers")).await.expect(200);
    assert_eq!(followers.text(), "Account address\nbob@bad.example\ncarol@bad.example\n");
    let mut other = house.signed_in("eve").await;
    other.get(path).await.expect(404);

    service::peer_block::unblock(&house.app, &root, rule.id).await.unwrap();
    let page = browser.get("/severed_relationships").await.expect(200);
    let action = path.replace("following.csv", "take_back");
    assert!(page.shows(&action));
    let theirs = other.get("/severed_relationships").await.expect(200);
    other.submit(&theirs, &action, &[]).await.expect(404);
    assert_eq!(browser.submit(&page, &action, &[]).await.place(), "/severed_relationships");
    let back = house.app.db.read(move |tx| Ok(db::follow::find(tx, ids[0], me)?)).await.unwrap();
    assert!(back.is_some());
}
