//! What each place of the API shows to whom, held equal to the rule of who may see a status.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use tusklet::base::StatusId;
use tusklet::model::visibility::{Standing, may_see};
use tusklet::model::{Draft, LocalAccount, Visibility, VisitorsSee};
use tusklet::service::{block, mute, status};

use crate::support::TestServer;

use super::client::Client;

/// How somebody stands to the author.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Relation {
    Author,
    Follower,
    Mentioned,
    Stranger,
    BlockedByAuthor,
    BlocksAuthor,
    MutesAuthor,
    Anonymous,
}

use Relation::{
    Anonymous, Author, BlockedByAuthor, BlocksAuthor, Follower, Mentioned, MutesAuthor, Stranger,
};

const RELATIONS: [(Relation, &str); 7] = [
    (Author, "author"),
    (Follower, "follower"),
    (Mentioned, "mentioned"),
    (Stranger, "stranger"),
    (BlockedByAuthor, "blocked"),
    (BlocksAuthor, "blocker"),
    (MutesAuthor, "muter"),
];

impl Relation {
    fn may_see(self, visibility: Visibility) -> bool {
        let standing = Standing {
            is_local: self != Anonymous,
            is_author: self == Author,
            // A block ends the follow, a mute does not.
            follows_author: matches!(self, Follower | MutesAuthor),
            is_mentioned: self == Mentioned,
            is_asked: false,
            blocked_by_author: self == BlockedByAuthor,
            author_suspended: false,
            as_visitor: (self == Anonymous).then(VisitorsSee::default),
        };
        may_see(visibility, standing)
    }

    /// Whether timelines may show it, too.
    fn wants(self, visibility: Visibility) -> bool {
        self.may_see(visibility) && !matches!(self, BlocksAuthor | MutesAuthor)
    }

    fn has_at_home(self, visibility: Visibility) -> bool {
        let is_for_followers = !matches!(visibility, Visibility::Direct | Visibility::OnlyMe);
        match self {
            Author => true,
            Follower => is_for_followers,
            Mentioned | Stranger | BlockedByAuthor | BlocksAuthor | MutesAuthor | Anonymous => {
                false
            }
        }
    }
}

type Written = BTreeMap<Visibility, StatusId>;

/// An author, what they wrote for each audience, and how everyone else stands to them.
struct World {
    server: TestServer,
    people: BTreeMap<Relation, LocalAccount>,
    root: StatusId,
    written: Written,
    replies: Written,
}

impl World {
    async fn make() -> Self {
        let server = TestServer::start();
        let mut people = BTreeMap::new();
        for (relation, name) in RELATIONS {
            people.insert(relation, server.account(name).await);
        }
        let author = people[&Author].clone();
        for relation in [Follower, BlockedByAuthor, BlocksAuthor, MutesAuthor] {
            server.follow(&people[&relation], author.id()).await;
        }
        let root = server.publish(&author, "the root").await.status.id;
        let (mut written, mut replies) = (Written::new(), Written::new());
        for visibility in Visibility::ALL {
            let draft = Draft { visibility, ..Draft::of("@mentioned a whale #sea") };
            let view = server.publish_draft(&author, draft.clone()).await;
            written.insert(visibility, view.status.id);
            let draft = Draft { in_reply_to: Some(root), ..draft };
            let view = server.publish_draft(&author, draft).await;
            replies.insert(visibility, view.status.id);
        }
        let world = Self { server, people, root, written, replies };
        world.keep_everything().await;
        world.fall_out().await;
        world
    }

    /// Everyone keeps what they can see, before anything comes between them.
    async fn keep_everything(&self) {
        let app = &self.server.app;
        for who in self.people.values() {
            for id in self.written.values() {
                let _ = status::favourite(app, who, *id).await;
                let _ = status::bookmark(app, who, *id).await;
            }
        }
    }

    async fn fall_out(&self) {
        let (app, author) = (&self.server.app, &self.people[&Author]);
        block::block(app, author, self.people[&BlockedByAuthor].id()).await.unwrap();
        block::block(app, &self.people[&BlocksAuthor], author.id()).await.unwrap();
        mute::mute(app, &self.people[&MutesAuthor], author.id(), true, None).await.unwrap();
    }

    async fn client(&self, relation: Relation) -> Client {
        let client = Client::at(&self.server.app);
        match self.people.get(&relation) {
            Some(who) => Client::of(&self.server.app, who, "read").await,
            None => client,
        }
    }

    /// The audiences of the statuses that are `shown`, of those that were written.
    fn audiences(written: &Written, shown: &Value) -> BTreeSet<Visibility> {
        let shown = shown.as_array().unwrap_or_else(|| panic!("not a list: {shown}"));
        let ids: BTreeSet<_> = shown.iter().map(|one| one["id"].as_str().unwrap()).collect();
        let of = written.iter().filter(|(_, id)| ids.contains(id.to_string().as_str()));
        of.map(|(visibility, _)| *visibility).collect()
    }
}

fn those(is_shown: impl Fn(Visibility) -> bool) -> BTreeSet<Visibility> {
    Visibility::ALL.into_iter().filter(|visibility| is_shown(*visibility)).collect()
}

/// Every relation, with whoever stands so.
async fn everyone(world: &World) -> Vec<(Relation, Client)> {
    let mut everyone = vec![];
    for relation in RELATIONS.map(|(relation, _)| relation).into_iter().chain([Anonymous]) {
        everyone.push((relation, world.client(relation).await));
    }
    everyone
}

#[tokio::test]
async fn what_is_around_a_status_is_there_for_who_may_see_it() {
    let world = World::make().await;
    let places = ["", "/context", "/history", "/favourited_by", "/reblogged_by"];
    let all = world.written.iter().flat_map(|(visibility, id)| {
        places.map(|place| (*visibility, format!("/api/v1/statuses/{id}{place}")))
    });
    let all: Vec<_> = all.collect();
    let mut wrong = vec![];
    for (relation, client) in everyone(&world).await {
        for (visibility, path) in &all {
            let code = client.get(path).await.code;
            if (code == 200, code == 404)
                != (relation.may_see(*visibility), !relation.may_see(*visibility))
            {
                wrong.push(format!("{relation:?}, {visibility:?}, {path}: {code}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test]
async fn every_list_of_statuses_keeps_to_the_rule() {
    let world = World::make().await;
    let author = world.people[&Author].id();
    let ids = |written: &Written| {
        written.values().map(|id| format!("id[]={id}")).collect::<Vec<_>>().join("&")
    };
    let many = format!("/api/v1/statuses?{}", ids(&world.written));
    let profile = format!("/api/v1/accounts/{author}/statuses?limit=40&exclude_replies=true");
    let tagged = format!("/api/v1/accounts/{author}/statuses?limit=40&tagged=sea");
    let mut wrong = vec![];
    for (relation, client) in everyone(&world).await {
        let see = those(|visibility| relation.may_see(visibility));
        let open = |visibility| matches!(visibility, Visibility::Public);
        let here = |visibility| matches!(visibility, Visibility::Public | Visibility::Local);
        let listed = |visibility| here(visibility) || visibility == Visibility::Unlisted;
        let mut places = vec![
            (many.as_str(), see.clone()),
            (&profile, see.clone()),
            (&tagged, see.clone()),
            (
                "/api/v1/timelines/public?limit=40",
                those(|visibility| open(visibility) && relation.wants(visibility)),
            ),
            (
                "/api/v1/timelines/public?limit=40&local=true",
                those(|visibility| here(visibility) && relation.wants(visibility)),
            ),
            (
                "/api/v1/timelines/tag/sea?limit=40",
                those(|visibility| listed(visibility) && relation.wants(visibility)),
            ),
        ];
        if relation != Anonymous {
            // What was kept before is shown as long as it may be seen.
            let kept = match relation {
                BlocksAuthor => those(|visibility| relation.may_see(visibility)),
                BlockedByAuthor => BTreeSet::new(),
                Author | Follower | Mentioned | Stranger | MutesAuthor | Anonymous => see.clone(),
            };
            places.push(("/api/v1/favourites?limit=40", kept.clone()));
            places.push(("/api/v1/bookmarks?limit=40", kept));
            let at_home = those(|visibility| relation.has_at_home(visibility));
            places.push(("/api/v1/timelines/home?limit=40", at_home));
        }
        for (place, expected) in places {
            let shown = client.get(place).await.expect(200);
            let shown = World::audiences(&world.written, &shown);
            if shown != expected {
                wrong.push(format!("{relation:?} at {place}: {shown:?}, not {expected:?}"));
            }
        }
        let found = client.get("/api/v2/search?q=whale&type=statuses&limit=40").await.expect(200);
        let found = World::audiences(&world.written, &found["statuses"]);
        if !found.is_subset(&see) {
            wrong.push(format!("{relation:?} found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test]
async fn threads_and_notifications_keep_to_the_rule_and_counts_tell_nothing() {
    let world = World::make().await;
    let root = world.root;
    let mut wrong = vec![];
    for (relation, client) in everyone(&world).await {
        let see = those(|visibility| relation.may_see(visibility));
        let thread = client.get(&format!("/api/v1/statuses/{root}/context")).await;
        if relation == BlockedByAuthor {
            thread.expect(404);
            continue;
        }
        let below = World::audiences(&world.replies, &thread.expect(200)["descendants"]);
        let wanted = those(|visibility| relation.wants(visibility));
        if !(below.is_subset(&see) && wanted.is_subset(&below)) {
            wrong.push(format!("{relation:?} reads {below:?} in the thread"));
        }
        let count = client.get(&format!("/api/v1/statuses/{root}")).await.expect(200);
        if count["replies_count"] != 2 {
            wrong.push(format!("{relation:?} is told of {} replies", count["replies_count"]));
        }
        if relation != Anonymous && relation != Author {
            let told = client
                .get("/api/v1/notifications?types[]=mention&include_filtered=true")
                .await
                .expect(200);
            let told: Vec<Value> =
                told.as_array().unwrap().iter().map(|one| one["status"].clone()).collect();
            let told = World::audiences(&world.written, &Value::Array(told));
            let expected = if relation == Mentioned { see } else { BTreeSet::new() };
            if told != expected {
                wrong.push(format!("{relation:?} is told of {told:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
