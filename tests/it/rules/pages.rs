//! The pages on which rules are set, lists of them taken, and moves begun.

use tusklet::db;
use tusklet::model::Role;
use tusklet::model::peer_block::{BlockSeverity, PeerBlock};

use crate::support::insert_remote;
use crate::web::browser::House;

async fn rules(house: &House) -> Vec<PeerBlock> {
    house.app.db.read(|tx| Ok(db::peer_block::all(tx)?)).await.unwrap()
}

#[tokio::test]
async fn an_admin_sets_changes_and_lifts_a_rule_without_scripts() {
    let house = House::with_mode("closed");
    house.account("root", Role::Admin).await;
    house.account("ada", Role::Member).await;
    let mut browser = house.signed_in("root").await;
    assert!(browser.get("/admin").await.shows("/admin/peers"));
    let page = browser.get("/admin/peers").await.expect(200);
    let all = [
        ("domain", "Bad.Example"),
        ("severity", "silence"),
        ("reject_media", "1"),
        ("reject_reports", "1"),
        ("forces_warning", "1"),
        ("warning", "gore"),
        ("public_comment", "rude, \"very\" rude"),
        ("private_comment", "seen by us"),
        ("obfuscate", "1"),
    ];
    assert_eq!(browser.submit(&page, "/admin/peers", &all).await.place(), "/admin/peers");
    let rule = rules(&house).await.remove(0);
    assert_eq!((rule.domain.as_str(), rule.severity), ("bad.example", BlockSeverity::Silence));
    assert!(rule.reject_media && rule.reject_reports && rule.forces_warning && rule.obfuscate);
    assert_eq!(rule.private_comment, "seen by us");
    let twice = browser.submit(&page, "/admin/peers", &all).await.expect(422);
    assert!(twice.shows("is on the list already"));

    let about = house.browser().get("/about").await.expect(200).text();
    assert!(about.contains("ba*.*****le") && about.contains("rude"), "{about}");
    assert!(!about.contains("bad.example") && !about.contains("seen by us"));

    let path = format!("/admin/peers/{}", rule.id);
    let page = browser.get(&path).await.expect(200);
    assert!(page.shows("value=\"gore\""));
    browser.submit(&page, &path, &[("severity", "noop")]).await.place();
    let changed = rules(&house).await.remove(0);
    assert_eq!((changed.severity, changed.forces_warning), (BlockSeverity::Noop, false));
    browser.submit(&page, &format!("{path}/lift"), &[]).await.place();
    assert!(rules(&house).await.is_empty());

    let page = browser.get("/admin/peers").await.expect(200);
    browser.submit(&page, "/admin/peers/allow", &[("domain", "good.example")]).await.place();
    let page = browser.get("/admin/peers").await.expect(200);
    let text = page.text();
    let remove = text.split('"').find(|part| part.ends_with("/remove")).unwrap().to_owned();
    browser.submit(&page, &remove, &[]).await.place();
    assert!(!browser.get("/admin/peers").await.shows("good.example"));

    let mut member = house.signed_in("ada").await;
    for path in ["/admin/peers", "/admin/peers/rules.csv", &path] {
        member.get(path).await.expect(403);
    }
    let form = member.get("/settings/migration").await;
    member.submit(&form, "/admin/peers", &all).await.expect(403);
    member
        .submit(&form, "/admin/peers/import", &[("list", "#domain\nx.example")])
        .await
        .expect(403);
    assert!(rules(&house).await.is_empty());
}

#[tokio::test]
async fn a_list_is_looked_at_before_it_is_taken_and_comes_out_as_it_went_in() {
    let house = House::with_mode("closed");
    let ada = house.account("ada", Role::Member).await;
    house.account("root", Role::Admin).await;
    let (me, now) = (ada.id(), house.app.clock.now());
    let eve = house.app.ids.next(now);
    let made = house.app.db.write(move |tx| {
        insert_remote(tx, eve, "eve@sub.bad.example", now)?;
        let uri = "https://x.example/1".to_owned();
        let (follower, target, created_at) = (me, eve, now);
        let (shows_boosts, notifies) = (true, false);
        let follow =
            tusklet::model::Follow { follower, target, uri, shows_boosts, notifies, created_at };
        Ok(db::follow::insert(tx, 77, &follow)?)
    });
    made.await.unwrap();
    let list = "#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate\r\n\
                bad.example,suspend,true,false,\"one, two\",true\r\n\
                mild.example,silence,false,true,,false\r\n\
                tusklet.org,suspend,,,,\r\n\
                odd name,suspend,,,,\r\n\
                other.example,crush,,,,\r\n";
    let mut browser = house.signed_in("root").await;
    let page = browser.get("/admin/peers").await.expect(200);

    let parts = [("list", Some("blocks.csv"), list.as_bytes())];
    let preview = browser.upload(&page, "/admin/peers/preview", &parts).await.expect(200);

    assert!(preview.shows("New rules: 2") && preview.shows("that cannot be taken: 3"));
    assert!(preview.shows("that would end: 1"), "{}", preview.text());
    assert!(rules(&house).await.is_empty(), "nothing is taken yet");
    let empty = [("list", Some("blocks.csv"), b"\n".as_slice())];
    browser.upload(&page, "/admin/peers/preview", &empty).await.expect(422);
    let whole = list.replace("\r\n", "\n");
    let taken = browser.submit(&preview, "/admin/peers/import", &[("list", &whole)]).await;
    assert_eq!(taken.place(), "/admin/peers");

    let set = rules(&house).await;
    assert_eq!((set.len(), set[0].domain.as_str()), (2, "bad.example"));
    assert!(set[0].reject_media && set[0].obfuscate && set[1].reject_reports);
    assert_eq!(set[0].public_comment, "one, two");
    let gone = house.app.db.read(move |tx| Ok(db::follow::find(tx, me, eve)?)).await.unwrap();
    assert!(gone.is_none());
    let file = browser.get("/admin/peers/rules.csv").await.expect(200);
    assert!(file.header("content-disposition").contains("domain_blocks"));
    let table = "#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate,\
                 #force_warning,#warning\n\
                 bad.example,suspend,true,false,\"one, two\",true,false,\n\
                 mild.example,silence,false,true,,false,false,\n";
    assert_eq!(file.text(), table);
    let again = [("list", Some("blocks.csv"), table.as_bytes())];
    let preview = browser.upload(&page, "/admin/peers/preview", &again).await.expect(200);
    assert!(preview.shows("New rules: 0; servers that have one already, which stays: 2"));
}

#[tokio::test]
async fn a_move_begins_and_ends_on_a_page() {
    let house = House::with_mode("closed");
    let (ada, bob) =
        (house.account("ada", Role::Member).await, house.account("bob", Role::Member).await);
    let mut browser = house.signed_in("ada").await;
    let page = browser.get("/settings/migration").await.expect(200);
    let word = crate::web::browser::PASSWORD;
    let fields = [("goal", "bob@tusklet.org"), ("current_password", word)];
    let refused = browser.submit(&page, "/settings/migration", &fields).await.expect(422);
    assert!(refused.shows("does not say that it is this account"), "{}", refused.text());
    let wrong = [("goal", "bob@tusklet.org"), ("current_password", "nonsense")];
    browser.submit(&page, "/settings/migration", &wrong).await.expect(422);

    let mut other = house.signed_in("bob").await;
    let form = other.get("/settings/migration").await;
    let alias = [("alias", "@ada@tusklet.org")];
    assert_eq!(
        other.submit(&form, "/settings/aliases", &alias).await.place(),
        "/settings/migration"
    );
    assert!(other.get("/settings/migration").await.shows(&ada.account().uri));
    browser.submit(&page, "/settings/migration", &fields).await.place();

    let page = browser.get("/settings/migration").await;
    assert!(page.shows("This account has moved") && page.shows("/settings/migration/cancel"));
    let id = ada.id();
    let ada = house.app.db.read(move |tx| Ok(db::account::by_id(tx, id)?)).await.unwrap().unwrap();
    assert_eq!(ada.moved_to, Some(bob.id()));
    let json = browser.get(&format!("/api/v1/accounts/{id}")).await;
    assert!(json.shows("\"moved\":{"), "{}", json.text());
    browser.submit(&page, "/settings/migration/cancel", &[]).await.place();
    assert!(browser.get("/settings/migration").await.shows("Moving away"));
    let uri = [("uri", ada.uri.as_str())];
    other.submit(&form, "/settings/aliases/remove", &uri).await.place();
    assert!(!other.get("/settings/migration").await.shows(&ada.uri));
}
