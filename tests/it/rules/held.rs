//! Each rule on each path that it must close: the path is open without the rule and closed with
//! it, so that a guard that goes missing is seen.

use serde_json::{Value, json};
use tusklet::config::Config;
use tusklet::db::timeline::Narrow;
use tusklet::federation::resolve;
use tusklet::model::peer_block::BlockSeverity;
use tusklet::model::{Account, FollowTerms, LocalAccount, Page, Visibility};
use tusklet::protocol::integrity::proof;
use tusklet::protocol::signature::{Form, ProofKey};
use tusklet::service::peer_block::Terms;
use tusklet::service::picture::{self, Shown};
use tusklet::service::remote_media::Size;
use tusklet::text::Handle;
use tusklet::{db, remote, service};

use crate::emoji::still;
use crate::federation::home::Home;
use crate::federation::peer::FakePeer;

use super::{follow, set, shut_out};

/// What an admin can say about a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rule {
    ShutOut,
    Limited,
    NoMedia,
    NoReports,
    Warned,
    /// It is missing from the list of those that may be talked with.
    NotAllowed,
}

/// A way by which something of a server comes in, goes there or is shown.
#[derive(Debug, Clone, Copy)]
enum Path {
    /// It brings an activity to the inbox.
    Inbox,
    /// Another server brings what one of its people has signed.
    BroughtByOthers,
    /// Somebody of another server boosts, answers or quotes what is there.
    Boosted,
    Answered,
    Quoted,
    /// We look for a person by address or by handle, or for a post.
    Actor,
    Handle,
    Post,
    /// One of ours follows somebody there, reports, or writes to followers or by name.
    Followed,
    Delivered,
    Mentioned,
    /// It reads what our people wrote, signing for it.
    Read,
    /// What is here already: by its address, among everything, told to who does not follow.
    Shown,
    Listed,
    Told,
    /// Pictures.
    Avatar,
    Attachment,
    Emoji,
    /// It reports somebody of ours.
    Reported,
    /// A post without a warning.
    Bare,
}

const HELD: &[(Rule, &[Path])] = &[
    (
        Rule::ShutOut,
        &[
            Path::Inbox,
            Path::BroughtByOthers,
            Path::Boosted,
            Path::Answered,
            Path::Quoted,
            Path::Actor,
            Path::Handle,
            Path::Post,
            Path::Followed,
            Path::Delivered,
            Path::Mentioned,
            Path::Read,
            Path::Shown,
            Path::Listed,
            Path::Told,
            Path::Avatar,
            Path::Attachment,
            Path::Emoji,
            Path::Reported,
        ],
    ),
    (Rule::Limited, &[Path::Listed, Path::Told]),
    (Rule::NoMedia, &[Path::Avatar, Path::Attachment, Path::Emoji]),
    (Rule::NoReports, &[Path::Reported]),
    (Rule::Warned, &[Path::Bare]),
    (
        Rule::NotAllowed,
        &[
            Path::Inbox,
            Path::BroughtByOthers,
            Path::Boosted,
            Path::Answered,
            Path::Quoted,
            Path::Actor,
            Path::Handle,
            Path::Post,
            Path::Followed,
            Path::Delivered,
            Path::Mentioned,
            Path::Read,
            Path::Avatar,
            Path::Attachment,
            Path::Emoji,
            Path::Reported,
        ],
    ),
];

/// Paths that a rule leaves open.
const OPEN: &[(Rule, &[Path])] = &[
    (Rule::Limited, &[Path::Inbox, Path::Actor, Path::Followed, Path::Shown, Path::Avatar]),
    (Rule::NoMedia, &[Path::Inbox, Path::Listed, Path::Reported]),
    (Rule::NoReports, &[Path::Inbox, Path::Avatar]),
    (Rule::Warned, &[Path::Inbox, Path::Listed, Path::Attachment]),
];

struct World {
    home: Home,
    /// The server that the rule is for, and one that it is not for.
    peer: FakePeer,
    other: FakePeer,
    alice: LocalAccount,
    /// Of the first, who follows alice; and of the other, whom she follows.
    bob: Account,
    carol: Account,
    /// A post of bob's with a picture, from before.
    old: Value,
}

impl World {
    async fn build(rule: Option<Rule>) -> Self {
        let home = Home::start_with(|config| config.federation.authorized_fetch = true).await;
        let (peer, other) = (FakePeer::start(&home).await, FakePeer::start(&home).await);
        let (admin, alice) = (home.admin("root").await, home.account("alice").await);
        let bob = peer.person("bob");
        peer.serve("/face.png", "image/png", still());
        peer.serve("/cat.png", "image/png", still());
        let icon = |file: &str| json!({ "type": "Image", "url": format!("{}{file}", peer.base) });
        peer.amend("bob", "icon", icon("/face.png"));
        let asked = peer.activity("Follow", &bob, "f0", alice.account().uri.as_str());
        peer.bring(&home, &asked).await;
        let carol = follow(&home, &alice, &other.person("carol")).await;
        let mut old = peer.note(&bob, 1, "old :cat:");
        old["attachment"] = json!([{ "type": "Document", "mediaType": "image/png",
                                     "url": format!("{}/cat.png", peer.base) }]);
        old["tag"] = json!([
            { "type": "Emoji", "name": ":cat:", "icon": icon("/cat.png") },
            { "type": "Mention", "href": alice.account().uri, "name": "@alice" },
        ]);
        peer.bring(&home, &peer.activity("Create", &bob, "c0", old.clone())).await;
        peer.took("Accept");
        let bob = home.known(&bob).await.unwrap();
        let world = Self { home, peer, other, alice, bob, carol, old };
        match rule {
            None => {}
            Some(Rule::NotAllowed) => {
                let allow = world.other.host();
                service::peer_block::allow(&world.home.app, &admin, allow).await.unwrap();
                let mut config = Config::clone(&world.home.app.settings.now());
                config.federation.only_allowed = true;
                world.home.app.settings.adopt(config);
            }
            Some(rule) => {
                set(&world.home, &admin, world.peer.host(), terms(rule)).await;
            }
        }
        world
    }

    /// Whether something gets through.
    #[expect(clippy::too_many_lines, reason = "one arm for each path")]
    async fn is_open(&self, path: Path) -> bool {
        let Self { home, peer, other, alice, bob, carol, old } = self;
        let app = &home.app;
        let stored = async |uri: &str| home.status(uri).await.is_some();
        let sent = async |kind: &str| {
            home.settle().await;
            !peer.took(kind).is_empty()
        };
        let note = peer.note(&bob.uri, 7, "new");
        let id = note["id"].as_str().unwrap();
        match path {
            Path::Inbox => {
                let create = peer.activity("Create", &bob.uri, "c7", note.clone());
                let mut create = create;
                create["object"]["cc"] = json!([alice.account().uri]);
                create["cc"] = json!([alice.account().uri]);
                peer.send(home, &create).await;
                home.settle().await;
                stored(id).await
            }
            Path::BroughtByOthers => {
                let ours = home.publish(alice, Visibility::Public, "ours").await.status.uri;
                let mut like = peer.activity("Like", &bob.uri, "l7", ours.as_str());
                let (_, key) = ProofKey::generate().unwrap();
                let key_id = format!("{}#proof", bob.uri);
                let listed = json!([{ "id": key_id, "type": "Multikey", "controller": bob.uri,
                                      "publicKeyMultibase": key.public() }]);
                peer.amend("bob", "assertionMethod", listed);
                proof::prove(&mut like, &key_id, &key, app.clock.now());
                other.send_as(home, &carol.uri, &like).await;
                home.settle().await;
                home.status(&ours).await.unwrap().favourites_count > 0
            }
            Path::Boosted => {
                other.send(home, &other.activity("Announce", &carol.uri, "a7", id)).await;
                home.settle().await;
                stored(id).await
            }
            Path::Answered | Path::Quoted => {
                let member = if matches!(path, Path::Answered) { "inReplyTo" } else { "quote" };
                let mut answer = other.note(&carol.uri, 8, "about that");
                answer[member] = json!(id);
                other.send(home, &other.activity("Create", &carol.uri, "c8", answer)).await;
                for _ in 0..3 {
                    home.settle().await;
                }
                stored(id).await
            }
            Path::Actor => remote::account(app, &peer.person("new")).await.is_ok(),
            Path::Handle => {
                peer.person("new");
                let before = peer.asked().len();
                let handle = Handle::parse(&format!("@new@{}", peer.host())).unwrap();
                let found = remote::account_by_handle(app, &handle).await.unwrap();
                assert_eq!(found.is_some(), peer.asked().len() > before, "it is not even asked");
                found.is_some()
            }
            Path::Post => resolve::status(app, id).await.is_ok(),
            Path::Followed => {
                let terms = FollowTerms::default();
                let _ = service::follow::follow(app, alice, bob.id, terms).await;
                sent("Follow").await
            }
            Path::Delivered => {
                home.publish(alice, Visibility::Public, "to all who follow").await;
                sent("Create").await
            }
            Path::Mentioned => {
                peer.person("new");
                let text = format!("hello @new@{}", peer.host());
                home.publish(alice, Visibility::Direct, &text).await;
                sent("Create").await
            }
            Path::Read => peer.read(home, "/users/alice", &bob.uri, Form::Cavage).await == 200,
            Path::Shown => {
                let old = home.status(old["id"].as_str().unwrap()).await.unwrap().id;
                home.read(move |tx| db::status::may_see(tx, None, old)).await
            }
            Path::Listed => {
                let now = app.clock.now();
                let all = home.read(move |tx| {
                    db::timeline::public(tx, None, Narrow::default(), Page::newest(20), now)
                });
                let old = home.status(old["id"].as_str().unwrap()).await.unwrap().id;
                all.await.contains(&old)
            }
            Path::Told => {
                let mut hello = peer.note(&bob.uri, 9, "hello @alice");
                hello["tag"] = json!([{ "type": "Mention", "href": alice.account().uri }]);
                hello["cc"] = json!([alice.account().uri]);
                peer.send(home, &peer.activity("Create", &bob.uri, "c9", hello.clone())).await;
                home.settle().await;
                let (me, wanted) = (alice.id(), db::notification::Wanted::default());
                let page = Page::newest(20);
                let told = home.read(move |tx| db::notification::page(tx, me, &wanted, page)).await;
                let Some(hello) = home.status(hello["id"].as_str().unwrap()).await else {
                    return false;
                };
                told.iter().any(|told| told.status == Some(hello.id))
            }
            Path::Avatar => {
                picture::copy(app, bob.id, Shown::Avatar, picture::Form::Moving).await.is_ok()
            }
            Path::Attachment => {
                let old = home.status(old["id"].as_str().unwrap()).await.unwrap().id;
                let media = home.read(move |tx| db::media::of_statuses(tx, &[old])).await;
                service::remote_media::look(app, media[0].id, Size::Whole).await.is_ok()
            }
            Path::Emoji => {
                let domain = peer.host().to_owned();
                let find =
                    move |tx: &db::ReadTx<'_>| db::emoji::by_shortcode(tx, Some(&domain), "cat");
                match home.read(find).await {
                    Some(cat) => service::emoji::fetch(app, cat.emoji.id).await.is_ok(),
                    None => false,
                }
            }
            Path::Reported => {
                let uri = alice.account().uri.as_str();
                let flag = peer.activity("Flag", &bob.uri, "flag", json!([uri]));
                let id = flag["id"].as_str().unwrap().to_owned();
                peer.send(home, &flag).await;
                home.settle().await;
                home.read(move |tx| db::report::by_uri(tx, &id)).await.is_some()
            }
            Path::Bare => {
                let old = home.status(old["id"].as_str().unwrap()).await.unwrap().id;
                let view = home.read(move |tx| db::view::status::one(tx, None, old)).await;
                let status = view.unwrap().status;
                !status.sensitive && status.content_warning.is_empty()
            }
        }
    }
}

fn terms(rule: Rule) -> Terms {
    let noop = Terms { severity: Some(BlockSeverity::Noop), ..Terms::default() };
    match rule {
        Rule::ShutOut => shut_out(),
        Rule::Limited => Terms { severity: Some(BlockSeverity::Silence), ..noop },
        Rule::NoMedia => Terms { reject_media: Some(true), ..noop },
        Rule::NoReports => Terms { reject_reports: Some(true), ..noop },
        Rule::Warned => Terms { forces_warning: Some(true), ..noop },
        Rule::NotAllowed => noop,
    }
}

#[tokio::test]
async fn each_path_is_open_where_there_is_no_rule() {
    let whole = HELD.iter().flat_map(|(_, paths)| *paths).map(|path| format!("{path:?}"));
    let mut seen: Vec<String> = whole.collect();
    seen.sort_unstable();
    seen.dedup();
    for (_, paths) in HELD {
        for path in *paths {
            let Ok(place) = seen.binary_search(&format!("{path:?}")) else { continue };
            seen.remove(place);
            assert!(World::build(None).await.is_open(*path).await, "{path:?} is closed to all");
        }
    }
    assert!(seen.is_empty());
}

#[tokio::test]
async fn each_rule_closes_each_of_its_paths() {
    for (rule, paths) in HELD {
        for path in *paths {
            let world = World::build(Some(*rule)).await;
            assert!(!world.is_open(*path).await, "{path:?} is open in spite of {rule:?}");
        }
    }
}

#[tokio::test]
async fn a_rule_closes_no_more_than_it_must() {
    for (rule, paths) in OPEN {
        for path in *paths {
            let world = World::build(Some(*rule)).await;
            assert!(world.is_open(*path).await, "{path:?} is closed by {rule:?}");
        }
    }
}
