//! What is on many lips, whom to follow, who wants to be found.

use std::time::Duration;

use tusklet::db;
use tusklet::db::suggestion::Listing;
use tusklet::model::Visibility;
use tusklet::service::{activity, status, suggestion, trend};

use crate::support::TestServer;

async fn tags(server: &TestServer) -> Vec<String> {
    trend::freshen(&server.app).await.unwrap();
    server.app.db.read(|tx| Ok(db::trend::tags(tx, 10, 0)?)).await.unwrap()
}

#[tokio::test]
async fn tags_of_those_we_follow_are_counted_by_people_and_anew_each_hour() {
    let server = TestServer::start();
    let (ann, ben) = (server.account("ann").await, server.account("ben").await);
    let (known, unknown) =
        (server.stranger("bob@peer.example").await, server.stranger("eve@peer.example").await);
    server.follow(&ann, known).await;
    server.publish(&ann, "#tea #cake").await;
    server.publish(&ann, "#cake").await;
    server.publish(&ben, "#tea").await;
    server.publish_to(&ben, Visibility::Followers, "#secret").await;
    for (author, tag) in [(known, "coffee"), (unknown, "spam")] {
        let note = server.note(author, "<p>x</p>");
        server.accept(tusklet::model::RemoteStatus { tags: vec![tag.to_owned()], ..note }).await;
    }

    assert_eq!(tags(&server).await, ["tea", "cake", "coffee"]);

    server.publish(&ann, "#late").await;
    status::favourite(&server.app, &ben, server.publish(&ann, "liked").await.status.id)
        .await
        .unwrap();
    server.pass(Duration::from_hours(2));
    assert!(tags(&server).await.contains(&"late".to_owned()));
    let now = server.app.clock.now();
    let found = server.app.db.read(move |tx| Ok(db::trend::statuses(tx, None, (5, 0), now)?)).await;
    assert_eq!(found.unwrap().len(), 1);
    let names = ["tea".to_owned(), "none".to_owned()];
    let days =
        server.app.db.read(move |tx| Ok(db::trend::tag_histories(tx, &names, now)?)).await.unwrap();
    assert_eq!((days["tea"][0].uses, days["tea"][0].accounts), (2, 2));
    assert_eq!((days["none"].len(), days["none"][0].uses), (7, 0));
}

#[tokio::test]
async fn friends_of_friends_are_suggested_until_they_are_turned_down() {
    let server = TestServer::start();
    let (ann, ben, cat) =
        (server.account("ann").await, server.account("ben").await, server.account("cat").await);
    server.follow(&ann, ben.id()).await;
    server.follow(&ben, cat.id()).await;
    let suggested = || async {
        let (me, now) = (ann.id(), server.app.clock.now());
        let found = server.app.db.read(move |tx| suggestion::of(tx, me, 10, now)).await.unwrap();
        found.into_iter().map(|(source, account)| (source, account.id)).collect::<Vec<_>>()
    };

    assert_eq!(suggested().await, [(suggestion::Source::Friends, cat.id())]);

    suggestion::dismiss(&server.app, &ann, cat.id()).await.unwrap();
    assert_eq!(suggested().await, []);
}

#[tokio::test]
async fn the_directory_begins_with_who_wrote_last() {
    let server = TestServer::start();
    let (ann, ben) = (server.account("ann").await, server.account("ben").await);
    server.publish(&ann, "one").await;
    server.pass(Duration::from_mins(1));
    server.publish(&ben, "two").await;
    let listing = Listing { youngest: false, local: true, limit: 10, offset: 0 };
    let listed = server.app.db.read(move |tx| Ok(db::suggestion::directory(tx, None, listing)?));
    let listed: Vec<_> = listed.await.unwrap().iter().map(|account| account.id).collect();
    assert_eq!(listed, [ben.id(), ann.id()]);
}

#[tokio::test]
async fn activity_is_told_by_the_week() {
    let server = TestServer::start();
    let ann = server.account("ann").await;
    server.publish(&ann, "one").await;
    server.publish_to(&ann, Visibility::Direct, "nobody's business").await;
    let weeks = activity::weeks(&server.app).await.unwrap();
    assert_eq!(weeks.len(), 12);
    assert_eq!((weeks[0].statuses, weeks[0].people), (1, 1));
    assert_eq!(weeks[0].start % (7 * 86_400_000), 4 * 86_400_000);
    assert_eq!(weeks[1].statuses, 0);
}
