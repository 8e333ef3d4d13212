//! What is met while reading, and what can be done about it.

use std::time::Duration;

use tusklet::base::StatusId;
use tusklet::model::{Draft, FollowTerms, LocalAccount, Role, StatusView};
use tusklet::service;

use super::House;
use super::deck::{Ear, columns, inside};
use super::files::picture;

async fn publish(house: &House, who: &LocalAccount, text: &str) -> StatusView {
    service::status::publish(&house.app, who, Draft::of(text)).await.unwrap()
}

async fn ada_and_bob() -> (House, LocalAccount, LocalAccount) {
    let house = House::with_mode("closed");
    let ada = house.account("ada", Role::Owner).await;
    let bob = house.account("bob", Role::Member).await;
    service::follow::follow(&house.app, &ada, bob.id(), FollowTerms::default()).await.unwrap();
    (house, ada, bob)
}

#[tokio::test]
async fn signing_out_clears_what_the_browser_keeps() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    let mut ada = house.signed_in("ada").await;
    let home = ada.get("/home").await;
    let out = ada.submit(&home, "/auth/sign_out", &[]).await;
    assert_eq!(out.header("clear-site-data"), "\"storage\"");
    out.place();
}

#[tokio::test]
async fn a_post_is_deleted_and_written_anew() {
    let (house, me, bob) = ada_and_bob().await;
    let mut ada = house.signed_in("ada").await;
    let form = ada.get("/publish").await;
    let file = picture();
    let parts: [(&str, Option<&str>, &[u8]); 6] = [
        ("text", None, b"A mistaek"),
        ("visibility", None, b"unlisted"),
        ("content_warning", None, b"spelling"),
        ("language", None, b"de"),
        ("media_1", Some("p.png"), &file),
        ("media_description_1", None, b"A black dot"),
    ];
    let path = ada.upload(&form, "/publish", &parts).await.place();
    let menu = ada.get(&format!("{path}/menu")).await.expect(200);
    assert!(menu.shows("Delete and write anew"));

    let place = ada.submit(&menu, &format!("{path}/redraft"), &[]).await.place();

    ada.get(&path).await.expect(404);
    let form = ada.get(&place).await.expect(200);
    for kept in ["A mistaek", "value=\"spelling\"", "value=\"unlisted\" selected", "A black dot"] {
        assert!(form.shows(kept), "{kept}: {}", form.text());
    }
    let media = form.hidden("media_ids");
    let draft = form.hidden("draft");
    let fields = [("draft", draft.as_str()), ("text", "A mistake"), ("media_ids", &media)];
    let path = ada.submit(&form, "/publish", &fields).await.place();
    let page = ada.get(&path).await.expect(200);
    assert!(page.shows("A mistake") && page.shows("href=\"/media/"));
    assert!(!ada.get("/drafts").await.shows("A mista"));

    let theirs = publish(&house, &bob, "Not yours").await;
    let theirs = format!("/@bob/{}", theirs.status.id);
    ada.submit(&form, &format!("{theirs}/redraft"), &[]).await.expect(404);
    let boost = service::status::boost(&house.app, &me, StatusId(id_of(&theirs)), None).await;
    let boost = boost.unwrap().status.id;
    let fields = format!("/@ada/{boost}/redraft");
    ada.submit(&form, &fields, &[]).await.expect(403);
}

fn id_of(path: &str) -> i64 {
    path.rsplit('/').next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn what_must_stay_in_sight_is_chosen_in_the_form() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    let mut ada = house.signed_in("ada").await;
    let form = ada.get("/publish").await;
    let file = picture();
    let upload = ada.upload(&form, "/publish/upload", &[("file", Some("p.png"), &file)]).await;
    let row = upload.expect(200);
    assert!(row.shows("Always keep in sight"), "{}", row.text());
    let media = row.hidden("media_ids");

    let focus = format!("focus_{media}");
    let fields = [("text", "Look"), ("media_ids", &media), (focus.as_str(), "-0.8,0.8")];
    let path = ada.submit(&form, "/publish", &fields).await.place();

    assert!(ada.get(&path).await.shows("data-x=\"0\" data-y=\"0\""));
    let edit = ada.get(&format!("/publish?edit={}", id_of(&path))).await;
    assert!(edit.shows("<option value=\"-0.8,0.8\" selected>"), "{}", edit.text());
}

#[tokio::test]
async fn more_can_be_asked_of_a_follow_and_a_mute_has_an_end() {
    let (house, me, bob) = ada_and_bob().await;
    service::follow::follow(&house.app, &bob, me.id(), FollowTerms::default()).await.unwrap();
    let mut ada = house.signed_in("ada").await;
    let menu = ada.get("/@bob/menu").await.expect(200);
    let press = async |ada: &mut super::Browser, verb: &str, fields: &[(&str, &str)]| {
        ada.submit(&menu, &format!("/@bob/{verb}"), fields).await.place();
        ada.get("/@bob/menu").await.expect(200)
    };

    assert!(press(&mut ada, "notify", &[]).await.shows("/@bob/unnotify\""));
    let after = press(&mut ada, "hide_boosts", &[]).await;
    assert!(after.shows("/@bob/show_boosts\"") && after.shows("/@bob/unnotify\""));
    assert!(press(&mut ada, "unnotify", &[]).await.shows("/@bob/notify\""));
    assert!(press(&mut ada, "show_boosts", &[]).await.shows("/@bob/hide_boosts\""));
    let noted = press(&mut ada, "note", &[("note", "Met at the <harbour>")]).await;
    assert!(noted.shows("Met at the &lt;harbour&gt;"));
    assert!(noted.shows("/@bob/remove_follower\""));
    assert!(!press(&mut ada, "remove_follower", &[]).await.shows("remove_follower"));

    let muted = press(&mut ada, "mute", &[("lasts", "1800"), ("notifications", "1")]).await;
    assert!(muted.shows("muted until"), "{}", muted.text());
    assert!(ada.get("/mutes").await.expect(200).shows("@bob"));
    house.app.clock.advance(Duration::from_mins(31));
    assert!(!ada.get("/@bob/menu").await.shows("Unmute"));
    assert!(ada.get("/mutes").await.shows("You mute nobody."));
    assert!(ada.get("/blocks").await.expect(200).shows("You block nobody."));
    ada.submit(&menu, "/@bob/block", &[]).await.place();
    assert!(ada.get("/blocks").await.expect(200).shows("@bob"));

    house.account("carol", Role::Member).await;
    ada.submit(&menu, "/@carol/notify", &[]).await.expect(403);
    let long = "x".repeat(2_001);
    ada.submit(&menu, "/@carol/note", &[("note", &long)]).await.expect(422);
}

#[tokio::test]
async fn an_account_is_reported_with_its_posts() {
    let (house, _, bob) = ada_and_bob().await;
    let bea = house.account("bea", Role::Member).await;
    let bad = publish(&house, &bob, "Buy my pills").await;
    publish(&house, &bob, "A quiet evening").await;
    let mut browser = house.signed_in("bea").await;
    let menu = browser.get(&format!("/@bob/{}/menu", bad.status.id)).await.expect(200);
    let path = format!("/report/new?account={}&amp;status={}", bob.id(), bad.status.id);
    assert!(menu.shows(&path), "{}", menu.text());

    let form = browser.get(&path.replace("&amp;", "&")).await.expect(200);
    assert!(form.shows("A quiet evening") && !form.shows("name=\"forward\""));
    assert!(form.shows(&format!("value=\"{}\" checked", bad.status.id)));
    let (account, status) = (bob.id().to_string(), bad.status.id.to_string());
    let mut fields = vec![("account", account.as_str()), ("category", "spam")];
    fields.extend([("status[]", status.as_str()), ("mute", "1")]);
    let long = "x".repeat(1_001);
    let mut too_long = fields.clone();
    too_long.push(("comment", &long));
    browser.submit(&form, "/report/new", &too_long).await.expect(422);
    fields.push(("comment", "Pills, again"));
    assert_eq!(browser.submit(&form, "/report/new", &fields).await.place(), "/@bob");

    assert!(browser.get("/@bob").await.shows("Your report is sent."));
    assert!(browser.get("/mutes").await.shows("@bob"));
    let mut ada = house.signed_in("ada").await;
    assert!(ada.get("/notifications").await.shows("Pills, again"));
    let own = browser.get(&format!("/report/new?account={}", bea.id())).await;
    own.expect(403);
    assert!(house.browser().get("/report/new?account=1").await.place().starts_with("/auth/"));
}

#[tokio::test]
async fn many_requests_are_answered_at_once() {
    let house = House::with_mode("closed");
    let ada = house.account("ada", Role::Owner).await;
    let mut browser = house.signed_in("ada").await;
    let form = browser.get("/settings/privacy").await;
    let fields =
        [("locked", "1"), ("default_can_quote", "public"), ("default_can_reply", "public")];
    browser.submit(&form, "/settings/privacy", &fields).await.place();
    let mut ids = vec![];
    for name in ["bob", "carol", "dora", "eve"] {
        let who = house.account(name, Role::Member).await;
        service::follow::follow(&house.app, &who, ada.id(), FollowTerms::default()).await.unwrap();
        ids.push(who.id().to_string());
    }
    let page = browser.get("/follow_requests").await.expect(200);
    assert_eq!(page.text().matches("name=\"account[]\"").count(), 4);

    let fields = [("account[]", ids[0].as_str()), ("account[]", &ids[1]), ("account[]", "77")];
    let yes = [fields.as_slice(), &[("do", "authorize")]].concat();
    browser.submit(&page, "/follow_requests", &yes).await.place();
    let no = [("account[]", ids[2].as_str()), ("do", "reject")];
    browser.submit(&page, "/follow_requests", &no).await.place();

    let left = browser.get("/follow_requests").await;
    assert!(left.shows("@eve") && !left.shows("@bob") && !left.shows("@dora"));
    let followers = browser.get("/@ada/followers").await;
    assert!(followers.shows("@bob") && followers.shows("@carol") && !followers.shows("@dora"));
    browser.submit(&page, "/follow_requests", &[("do", "dance")]).await.expect(404);
}

#[tokio::test]
async fn a_column_leaves_out_words_and_is_as_wide_as_one_likes() {
    let (house, _, bob) = ada_and_bob().await;
    publish(&house, &bob, "Rain on the harbour").await;
    publish(&house, &bob, "Brainy rainbows").await;
    let mut ada = house.signed_in("ada").await;
    let (id, _) = columns(&ada.get("/deck").await)[0].clone();
    let action = format!("/deck/{id}");
    let form = ada.get(&action).await.expect(200);
    let all = [("boosts", "1"), ("replies", "1"), ("width", "free")];

    let wrong = [all.as_slice(), &[("rems", "90")]].concat();
    assert!(ada.submit(&form, &action, &wrong).await.expect(422).shows("from 16 to 45"));
    let right = [all.as_slice(), &[("rems", "31"), ("hidden", "rain, storm,rain")]].concat();
    ada.submit(&form, &action, &right).await.place();

    let deck = ada.get("/deck").await;
    let home = inside(&deck, "home");
    assert!(home.contains("data-w=\"31\"") && home.contains("Brainy") && !home.contains("harbour"));
    assert!(inside(&deck, "local").contains("harbour"));
    assert!(ada.get(&action).await.shows("value=\"rain, storm\""));
    let ids: Vec<String> = columns(&deck).into_iter().map(|(id, _)| id).collect();
    let mut ear = Ear::open(&house, &ada, &ids[..1]).await;
    publish(&house, &bob, "A storm is coming").await;
    publish(&house, &bob, "All is calm").await;
    assert!(ear.hear().await.1.contains("All is calm"));

    let settings = ada.get(&action).await;
    ada.submit(&settings, &format!("{action}/width"), &[("width", "16")]).await.place();
    ada.submit(&settings, &format!("{action}/width"), &[("width", "15")]).await.expect(422);
    assert!(inside(&ada.get("/deck").await, "home").contains("data-w=\"16\""));
}

#[tokio::test]
async fn a_deck_shows_how_far_one_had_read_and_what_many_boosted_once() {
    let (house, me, bob) = ada_and_bob().await;
    let carol = house.account("carol", Role::Member).await;
    service::follow::follow(&house.app, &me, carol.id(), FollowTerms::default()).await.unwrap();
    let dora = house.account("dora", Role::Member).await;
    let old = publish(&house, &bob, "read long ago").await;
    let liked = publish(&house, &dora, "liked by many").await;
    for who in [&bob, &carol] {
        service::status::boost(&house.app, who, liked.status.id, None).await.unwrap();
    }
    publish(&house, &bob, "quite new").await;
    let mut ada = house.signed_in("ada").await;
    assert!(!ada.get("/deck").await.shows("Read up to here"));

    let deck = ada.get("/deck/add").await;
    let place = old.status.id.to_string();
    ada.submit(&deck, "/deck/seen", &[("home", &place)]).await.expect(204);

    let deck = ada.get("/deck").await;
    let home = inside(&deck, "home");
    let line = home.find("Read up to here").unwrap();
    assert!(home.find("quite new").unwrap() < line && line < home.find("read long ago").unwrap());
    assert_eq!(home.matches("liked by many").count(), 1);
    assert!(home.contains("bob") && home.contains(" and ") && home.contains(" boosted"));
    assert_eq!(deck.text().matches("Read up to here").count(), 1);
}

#[tokio::test]
async fn searches_and_marks_are_live() {
    let (house, me, bob) = ada_and_bob().await;
    let mut ada = house.signed_in("ada").await;
    let form = ada.get("/deck/add").await;
    let deck = form.hidden("deck");
    for fields in [[("kind", "search"), ("q", "lighthouse")], [("kind", "bookmarks"), ("q", "")]] {
        let fields = [fields.as_slice(), &[("deck", deck.as_str())]].concat();
        ada.submit(&form, "/deck/add", &fields).await.place();
    }
    let found = columns(&ada.get("/deck").await);
    let of = |kind: &str| found.iter().find(|(_, one)| one == kind).unwrap().0.clone();
    let (search, bookmarks) = (of("search"), of("bookmarks"));
    let mut ear = Ear::open(&house, &ada, &[search.clone(), bookmarks.clone()]).await;

    publish(&house, &me, "nothing of the sort").await;
    publish(&house, &me, "a lighthouse in the fog").await;
    let (name, data) = ear.hear().await;
    assert!(name == "post" && data.starts_with(&format!("{search}\n<article")), "{data}");
    assert!(data.contains("in the fog"));

    let view = publish(&house, &bob, "keep this").await;
    service::status::bookmark(&house.app, &bob, view.status.id).await.unwrap();
    service::status::favourite(&house.app, &me, view.status.id).await.unwrap();
    service::status::bookmark(&house.app, &me, view.status.id).await.unwrap();
    let (name, data) = ear.hear().await;
    assert!(name == "post" && data.starts_with(&format!("{bookmarks}\n<article")), "{data}");
    assert!(data.contains("keep this"));
}

#[tokio::test]
async fn emoji_are_looked_up_and_lists_have_the_names_that_apps_link_to() {
    let (house, me, bob) = ada_and_bob().await;
    let view = publish(&house, &bob, "boost me").await;
    service::status::boost(&house.app, &me, view.status.id, None).await.unwrap();
    let mut ada = house.signed_in("ada").await;
    assert!(ada.get("/publish").await.shows("href=\"/publish/emoji\""));
    assert!(ada.get("/publish/emoji").await.expect(200).shows("data-value=\"🎉\""));
    let path = format!("/@bob/{}", view.status.id);
    for end in ["reblogs", "boosts"] {
        assert!(ada.get(&format!("{path}/{end}")).await.expect(200).shows("@ada"));
    }
}
