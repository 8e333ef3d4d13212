//! What enters home timelines and lists.

use tusklet::model::{Draft, FollowTerms, ListTerms, RepliesPolicy, Visibility};
use tusklet::service::status::boost;
use tusklet::service::{block, follow, list as lists, mute};

use crate::support::TestServer;

use super::{list, on_list};

#[tokio::test]
async fn a_list_shows_its_members_and_the_answers_that_its_policy_wants() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let (bob, carol) = (server.account("bob").await, server.account("carol").await);
    let (dora, erin) = (server.account("dora").await, server.account("erin").await);
    let early = server.publish(&bob, "early").await.status.id;
    let id = list(&server, &alice, &[&bob, &carol]).await;
    server.follow(&alice, dora.id()).await;
    assert_eq!(on_list(&server, &alice, id).await, [early], "a new member brings what they wrote");

    let mut parents = vec![];
    for author in [&carol, &dora, &erin, &alice] {
        parents.push(server.publish(author, "parent").await.status.id);
    }
    server.publish_to(&bob, Visibility::Direct, "@alice psst").await;
    let mut shown = vec![];
    for replies in RepliesPolicy::ALL {
        let terms = ListTerms { replies: Some(replies), ..ListTerms::default() };
        lists::change(&server.app, &alice, id, terms).await.unwrap();
        let mut answers = vec![];
        for parent in &parents {
            let draft = Draft { in_reply_to: Some(*parent), ..Draft::of("answer") };
            answers.push(server.publish_draft(&bob, draft).await.status.id);
        }
        let on_list = on_list(&server, &alice, id).await;
        let bits: Vec<bool> = answers.iter().map(|answer| on_list.contains(answer)).collect();
        shown.push(bits);
    }
    assert_eq!(
        shown,
        [[true, true, false, true], [true, false, false, true], [false, false, false, true]],
        "answers to a member, to somebody followed, to a stranger, to the owner"
    );
    let all = on_list(&server, &alice, id).await;
    assert!(all.contains(&parents[0]) && !all.contains(&parents[1]));

    lists::remove(&server.app, &alice, id, vec![bob.id()]).await.unwrap();
    assert_eq!(on_list(&server, &alice, id).await, [parents[0]]);
}

#[tokio::test]
async fn what_members_of_an_exclusive_list_write_leaves_home_and_can_come_back() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    let carol = server.account("carol").await;
    let id = list(&server, &alice, &[&bob]).await;
    server.follow(&alice, carol.id()).await;
    let early = server.publish(&bob, "early").await.status.id;
    assert_eq!(server.home(&alice).await, [early]);
    let exclusive = |yes| ListTerms { is_exclusive: Some(yes), ..ListTerms::default() };

    lists::change(&server.app, &alice, id, exclusive(true)).await.unwrap();
    let late = server.publish(&bob, "late").await.status.id;
    assert!(server.home(&alice).await.is_empty());
    assert_eq!(on_list(&server, &alice, id).await, [late, early]);
    let boosted = boost(&server.app, &carol, late, None).await.unwrap().status.id;
    assert_eq!(server.home(&alice).await, [boosted], "others may show it");

    lists::change(&server.app, &alice, id, exclusive(false)).await.unwrap();
    assert_eq!(server.home(&alice).await, [boosted, late, early]);
}

#[tokio::test]
async fn what_was_shown_lately_is_not_shown_again_by_a_boost() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let (bob, carol) = (server.account("bob").await, server.account("carol").await);
    let stranger = server.account("dora").await;
    let id = list(&server, &alice, &[&bob, &carol]).await;
    let of_bob = server.publish(&bob, "mine").await.status.id;
    let of_stranger = server.publish(&stranger, "who knows").await.status.id;

    boost(&server.app, &carol, of_bob, None).await.unwrap();
    let first = boost(&server.app, &bob, of_stranger, None).await.unwrap().status.id;
    boost(&server.app, &carol, of_stranger, None).await.unwrap();

    assert_eq!(server.home(&alice).await, [first, of_bob]);
    assert_eq!(on_list(&server, &alice, id).await, [first, of_bob]);
    mute::mute(&server.app, &alice, bob.id(), true, None).await.unwrap();
    let another = server.publish(&stranger, "again").await.status.id;
    boost(&server.app, &bob, another, None).await.unwrap();
    let seen = boost(&server.app, &carol, another, None).await.unwrap().status.id;
    assert_eq!(server.home(&alice).await, [seen], "what a muted one shows was not shown");
}

#[tokio::test]
async fn boosts_that_a_follow_does_not_want_and_blocked_people_are_not_on_a_list() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let (bob, carol) = (server.account("bob").await, server.account("carol").await);
    let id = list(&server, &alice, &[&bob]).await;
    let of_carol = server.publish(&carol, "hello").await.status.id;

    let shown = boost(&server.app, &bob, of_carol, None).await.unwrap().status.id;
    assert_eq!(on_list(&server, &alice, id).await, [shown]);
    block::block(&server.app, &alice, carol.id()).await.unwrap();
    assert!(on_list(&server, &alice, id).await.is_empty());

    let terms = FollowTerms { shows_boosts: Some(false), notifies: None };
    follow::follow(&server.app, &alice, bob.id(), terms).await.unwrap();
    let of_dora = server.account("dora").await;
    let of_dora = server.publish(&of_dora, "hello").await.status.id;
    boost(&server.app, &bob, of_dora, None).await.unwrap();
    assert!(on_list(&server, &alice, id).await.is_empty());
}
