//! Who may see a status, told twice: `model::visibility::may_see` says it in Rust, `db/visible.rs`
//! in SQL. Here the two are held equal.

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use tusklet::base::{AccountId, Html, StatusId};
use tusklet::db::status::Extra;
use tusklet::db::{self, WriteTx};
use tusklet::model::visibility::{Standing, may_see};
use tusklet::model::{Follow, ReplyRequest, ReplyState, Status, Visibility, VisitorsSee};

use crate::support::{TestServer, insert_local, insert_remote};

/// Who looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Viewer {
    Nobody,
    Ours,
    Theirs,
    /// A server that does not say for whom it asks.
    Peer,
}

/// How the viewer stands to a status and its author.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is an independent fact")]
struct Relation {
    visibility: Visibility,
    is_author: bool,
    follows: bool,
    is_mentioned: bool,
    /// It waits for the viewer to let it stand as a reply.
    is_asked: bool,
    /// The author blocks the viewer.
    is_blocked: bool,
    /// The viewer blocks the author, which hides nothing from who looks for it.
    blocks: bool,
    suspended: bool,
    /// What the author shows to visitors.
    visitors: VisitorsSee,
}

impl Relation {
    /// What the rule makes of it.
    fn expected(self, viewer: Viewer) -> bool {
        let known = matches!(viewer, Viewer::Ours | Viewer::Theirs);
        let standing = Standing {
            is_local: viewer == Viewer::Ours,
            is_author: known && self.is_author,
            follows_author: known && self.follows,
            is_mentioned: known && self.is_mentioned,
            is_asked: known && self.is_asked,
            blocked_by_author: known && self.is_blocked,
            author_suspended: self.suspended,
            as_visitor: (viewer == Viewer::Nobody).then_some(self.visitors),
        };
        may_see(self.visibility, standing)
    }

    /// Every one there is.
    fn all() -> impl Iterator<Item = Self> {
        Visibility::ALL.into_iter().flat_map(|visibility| {
            (0..384).map(move |bits: u32| {
                let bit = |place: u32| bits & (1 << place) != 0;
                Self {
                    visibility,
                    is_author: bit(0),
                    follows: bit(1),
                    is_mentioned: bit(2),
                    is_blocked: bit(3),
                    blocks: bit(4),
                    suspended: bit(5),
                    is_asked: bit(6),
                    visitors: VisitorsSee::ALL[(bits / 128) as usize],
                }
            })
        })
    }
}

/// Makes people and statuses by number.
struct World<'a, 'c> {
    tx: &'a WriteTx<'c>,
    next: i64,
}

impl World<'_, '_> {
    fn number(&mut self) -> i64 {
        self.next += 1;
        self.next
    }

    fn viewer(&mut self, viewer: Viewer) -> rusqlite::Result<Option<AccountId>> {
        let number = self.number();
        let (id, now) = (AccountId(number), tusklet::base::Timestamp(number));
        match viewer {
            Viewer::Nobody => return Ok(None),
            Viewer::Peer => return Ok(Some(AccountId::PEER)),
            Viewer::Ours => drop(insert_local(self.tx, id, &format!("v{number}"), now)?),
            Viewer::Theirs => {
                insert_remote(self.tx, id, &format!("v{number}@peer.example"), now)?;
            }
        }
        Ok(Some(id))
    }

    /// A status to which `viewer` stands so.
    fn status(
        &mut self,
        relation: Relation,
        viewer: Option<AccountId>,
        boost_of: Option<StatusId>,
    ) -> rusqlite::Result<StatusId> {
        let number = self.number();
        let now = tusklet::base::Timestamp(number);
        let somebody = viewer.filter(|viewer| *viewer != AccountId::PEER);
        let author = match somebody.filter(|_| relation.is_author) {
            Some(viewer) => viewer,
            None => insert_local(self.tx, AccountId(number), &format!("a{number}"), now)?.id(),
        };
        db::account::set_visitors_see(self.tx, author, relation.visitors)?;
        if let Some(viewer) = somebody.filter(|viewer| *viewer != author) {
            self.relate(relation, viewer, author)?;
        }
        let id = StatusId(number);
        let status = bare(id, author, relation.visibility, boost_of);
        db::status::insert(self.tx, &status, Extra::default())?;
        if let Some(viewer) = somebody.filter(|_| relation.is_mentioned) {
            db::status::set_mentions(self.tx, id, &[viewer])?;
        }
        if let Some(author) = somebody.filter(|_| relation.is_asked) {
            let request = ReplyRequest {
                status: id,
                author,
                uri: status.uri.clone(),
                audience: Visibility::Public,
                state: ReplyState::Pending,
                stamp_uri: None,
                asked_at: now,
                decided_at: None,
            };
            db::reply::save(self.tx, &request)?;
        }
        if relation.suspended {
            db::account::suspend(self.tx, author, now)?;
        }
        Ok(id)
    }

    fn relate(
        &mut self,
        relation: Relation,
        viewer: AccountId,
        author: AccountId,
    ) -> rusqlite::Result<()> {
        let number = self.number();
        let now = tusklet::base::Timestamp(number);
        let uri = format!("https://peer.example/{number}");
        if relation.follows {
            let follow = Follow {
                follower: viewer,
                target: author,
                uri: uri.clone(),
                shows_boosts: true,
                notifies: false,
                created_at: now,
            };
            db::follow::insert(self.tx, number, &follow)?;
        }
        if relation.is_blocked {
            db::block::insert(self.tx, self.number(), (author, viewer), &uri, now)?;
        }
        if relation.blocks {
            db::block::insert(self.tx, self.number(), (viewer, author), &uri, now)?;
        }
        Ok(())
    }
}

fn bare(
    id: StatusId,
    author: AccountId,
    visibility: Visibility,
    boost_of: Option<StatusId>,
) -> Status {
    Status {
        id,
        author,
        uri: format!("https://peer.example/statuses/{id}"),
        url: None,
        html: Html::default(),
        content_warning: String::new(),
        sensitive: false,
        language: None,
        visibility,
        in_reply_to: None,
        in_reply_to_account: None,
        boost_of,
        conversation: None,
        app: None,
        created_at: tusklet::base::Timestamp(id.0),
        edited_at: None,
        replies_count: 0,
        boosts_count: 0,
        favourites_count: 0,
        quotes_count: 0,
        quote_policy: tusklet::model::Policy::default(),
        reply_policy: tusklet::model::Policy::OPEN,
    }
}

const VIEWERS: [Viewer; 4] = [Viewer::Nobody, Viewer::Ours, Viewer::Theirs, Viewer::Peer];

#[tokio::test]
async fn the_rule_in_sql_is_the_rule_in_rust() {
    let server = TestServer::start();
    let differences = server.write(|tx| {
        let mut world = World { tx, next: 0 };
        let mut differences = vec![];
        for (viewer, relation) in
            VIEWERS.into_iter().flat_map(|viewer| Relation::all().map(move |of| (viewer, of)))
        {
            let who = world.viewer(viewer)?;
            let status = world.status(relation, who, None)?;
            if db::status::may_see(tx, who, status)? != relation.expected(viewer) {
                differences.push((viewer, relation));
            }
        }
        Ok(differences)
    });
    assert!(differences.await.is_empty());
}

#[test]
fn a_boost_is_seen_by_who_may_see_both_it_and_what_it_boosts() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let server = TestServer::start();
    let numbers = std::cell::Cell::new(0);
    let all: Vec<Relation> = Relation::all().collect();
    let relation = proptest::sample::select(all);
    let cases = (proptest::sample::select(&VIEWERS[..]), relation.clone(), relation);
    TestRunner::new(ProptestConfig::with_cases(400))
        .run(&cases, |(viewer, boost, original)| {
            let next = numbers.replace(numbers.get() + 100);
            // Nobody is mentioned by a boost. Who wrote both is suspended for both.
            let boost = Relation { is_mentioned: false, ..boost };
            let known = matches!(viewer, Viewer::Ours | Viewer::Theirs);
            let same = known && boost.is_author && original.is_author;
            let beside = |one: Relation, other: Relation| {
                let suspended = one.suspended || (same && other.suspended);
                Relation { suspended, ..one }.expected(viewer)
            };
            let seen = runtime.block_on(server.write(move |tx| {
                let mut world = World { tx, next };
                let who = world.viewer(viewer)?;
                let boosted = world.status(original, who, None)?;
                let boost = world.status(boost, who, Some(boosted))?;
                db::status::may_see(tx, who, boost)
            }));
            prop_assert_eq!(seen, beside(boost, original) && beside(original, boost));
            Ok(())
        })
        .unwrap();
}
