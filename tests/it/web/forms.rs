//! What people do by pressing buttons: write, answer, edit, mark, follow, block.

use tusklet::model::Role;

use super::{Browser, House};

/// Posts `text` from home and answers the path of the post.
async fn post(browser: &mut Browser, name: &str, fields: &[(&str, &str)]) -> String {
    let home = browser.get("/home").await.expect(200);
    let key = home.hidden("key");
    let mut all = vec![("return", "/home"), ("key", &key)];
    all.extend(fields);
    let place = browser.submit(&home, "/publish", &all).await.place();
    let id = place.strip_prefix("/home#p").unwrap();
    format!("/@{name}/{id}")
}

#[tokio::test]
async fn a_post_is_written_edited_and_deleted_with_forms_alone() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    let mut ada = house.signed_in("ada").await;

    let path = post(&mut ada, "ada", &[("text", "Hello <world>"), ("visibility", "public")]).await;
    let home = ada.get("/home").await;
    assert!(home.shows("Hello &lt;world&gt;") && home.shows("Your post is out."));
    let page = house.browser().get(&path).await.expect(200);
    assert!(page.shows("Hello &lt;world&gt;") && !page.shows("<form"));

    let id = path.rsplit('/').next().unwrap().to_owned();
    let form = ada.get(&format!("/publish?edit={id}")).await.expect(200);
    assert!(form.shows("Hello &lt;world&gt;"));
    let fields = [("edit", id.as_str()), ("text", "Hello, all"), ("content_warning", "greeting")];
    assert_eq!(ada.submit(&form, "/publish", &fields).await.place(), path);
    let history = house.browser().get(&format!("{path}/history")).await.expect(200);
    assert!(history.shows("Hello &lt;world&gt;") && history.shows("Hello, all"));

    let menu = ada.get(&format!("{path}/menu")).await.expect(200);
    assert!(menu.shows("Delete for good"));
    let back = [("return", "/@ada")];
    assert_eq!(ada.submit(&menu, &format!("{path}/delete"), &back).await.place(), "/@ada");
    assert!(ada.get("/@ada").await.shows("The post is deleted."));
    ada.get(&path).await.expect(404);
}

#[tokio::test]
async fn what_cannot_be_posted_comes_back_with_what_was_typed() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    let mut ada = house.signed_in("ada").await;
    let home = ada.get("/home").await;

    let empty = ada.submit(&home, "/publish", &[("text", "  ")]).await.expect(422);
    assert!(empty.shows("aria-invalid=\"true\""));
    let long = "x".repeat(501);
    let fields = [("text", long.as_str()), ("visibility", "private"), ("language", "de")];
    let again = ada.submit(&home, "/publish", &fields).await.expect(422);
    assert!(again.shows(&long) && again.shows("501"));
    assert!(again.shows("value=\"private\" selected") && again.shows("value=\"de\" selected"));
    ada.submit(&home, "/publish", &[("text", "x"), ("visibility", "all")]).await.expect(422);
    let gone = [("text", "x"), ("in_reply_to", "1")];
    assert!(ada.submit(&home, "/publish", &gone).await.expect(422).shows("no longer there"));
}

#[tokio::test]
async fn the_same_form_twice_is_one_post() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    let mut ada = house.signed_in("ada").await;
    let home = ada.get("/home").await;
    let key = home.hidden("key");
    let fields = [("text", "only once"), ("key", key.as_str()), ("return", "/home")];

    let first = ada.submit(&home, "/publish", &fields).await.place();
    let second = ada.submit(&home, "/publish", &fields).await.place();

    assert_eq!(first, second);
    assert_eq!(ada.get("/home").await.text().matches("<p>only once</p>").count(), 1);
}

#[tokio::test]
async fn people_answer_and_mark_what_others_write() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    house.account("bea", Role::Member).await;
    let (mut ada, mut bea) = (house.signed_in("ada").await, house.signed_in("bea").await);
    let path = post(&mut ada, "ada", &[("text", "A question"), ("visibility", "unlisted")]).await;
    let id = path.rsplit('/').next().unwrap().to_owned();

    let form = bea.get(&format!("/publish?in_reply_to={id}")).await.expect(200);
    assert!(form.shows("@ada ") && form.shows("A question"));
    assert!(form.shows("value=\"unlisted\" selected"), "no wider than what is answered");
    let fields = [("in_reply_to", id.as_str()), ("text", "@ada An answer")];
    let answer = bea.submit(&form, "/publish", &fields).await.place();
    assert!(answer.starts_with("/@bea/"));
    assert!(house.browser().get(&path).await.shows("An answer"));

    let page = bea.get(&path).await;
    for verb in ["favourite", "boost", "bookmark"] {
        let back = format!("{path}#p{id}");
        let fields = [("return", back.as_str())];
        let answer = bea.submit(&page, &format!("{path}/{verb}"), &fields).await;
        assert_eq!(answer.place(), back);
    }
    let page = bea.get(&path).await;
    assert_eq!(page.text().matches("aria-pressed=\"true\"").count(), 3);
    assert!(bea.get("/bookmarks").await.shows("A question"));
    assert!(bea.get("/favourites").await.shows("A question"));
    bea.submit(&page, &format!("{path}/unfavourite"), &[]).await;
    assert!(!bea.get("/favourites").await.shows("A question"));
    bea.submit(&page, &format!("{path}/explode"), &[]).await.expect(404);

    let bell = ada.get("/notifications").await.expect(200);
    assert!(bell.shows("mentioned you") && bell.shows("boosted your post"));
    assert!(!ada.get("/home").await.shows("class=\"dot\""));
}

#[tokio::test]
async fn people_follow_mute_and_block_with_buttons() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    house.account("bea", Role::Member).await;
    let mut bea = house.signed_in("bea").await;
    let profile = bea.get("/@ada").await.expect(200);

    assert_eq!(bea.submit(&profile, "/@ada/follow", &[]).await.place(), "/@ada");
    assert!(bea.get("/@ada").await.shows("Unfollow"));
    assert!(bea.get("/@ada/followers").await.shows("@bea"));
    assert_eq!(bea.submit(&profile, "/@ada/mute", &[]).await.place(), "/@ada");
    assert!(bea.get("/@ada/menu").await.shows("Unmute"));
    bea.submit(&profile, "/@ada/block", &[]).await;
    assert!(bea.get("/@ada").await.shows("Unblock"));
    bea.submit(&profile, "/@ada/explode", &[]).await.expect(404);
    bea.submit(&profile, "/@nobody/follow", &[]).await.expect(404);

    let mut stranger = house.browser();
    stranger.post("/@ada/follow", &[], &[]).await.expect(403);
}

#[tokio::test]
async fn people_change_their_profile_and_their_defaults() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    let mut ada = house.signed_in("ada").await;
    let form = ada.get("/settings/profile").await.expect(200);
    let parts: [(&str, Option<&str>, &[u8]); 5] = [
        ("display_name", None, b"Ada L."),
        ("note", None, b"First line\r\nsecond"),
        ("avatar", Some(""), b""),
        ("field_name_1", None, b"Home"),
        ("field_value_1", None, b"https://ada.example"),
    ];
    assert_eq!(ada.upload(&form, "/settings/profile", &parts).await.place(), "/settings/profile");
    let form = ada.get("/settings/privacy").await.expect(200);
    let fields = [
        ("locked", "1"),
        ("indexable", "1"),
        ("default_can_quote", "followers"),
        ("default_can_reply", "mentioned"),
    ];
    ada.submit(&form, "/settings/privacy", &fields).await.place();
    let form = ada.get("/settings/privacy").await.expect(200);
    assert!(
        form.shows("name=\"locked\" value=\"1\" checked")
            && form.shows("value=\"followers\" selected")
    );
    let profile = house.browser().get("/@ada").await.expect(200);
    assert!(!profile.shows("noindex"));
    for shown in ["Ada L.", "First line", "Home", "https://ada.example", "Asks before"] {
        assert!(profile.shows(shown), "{shown}");
    }

    let form = ada.get("/settings/preferences").await.expect(200);
    let fields = [("default_visibility", "private"), ("default_language", "en")];
    ada.submit(&form, "/settings/preferences", &fields).await.place();
    assert!(ada.get("/home").await.shows("value=\"private\" selected"));

    let form = ada.get("/settings/account").await.expect(200);
    let fields = [("current_password", "wrong"), ("password", "a new password")];
    let again = ada.submit(&form, "/settings/account/password", &fields).await.expect(422);
    assert!(again.shows("Password now is wrong"));
}

#[tokio::test]
async fn filters_are_made_with_forms_and_change_what_is_shown() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    house.account("bob", Role::Member).await;
    let (mut ada, mut bob) = (house.signed_in("ada").await, house.signed_in("bob").await);
    post(&mut bob, "bob", &[("text", "My cat sleeps"), ("visibility", "public")]).await;
    assert!(ada.get("/public").await.shows("My cat sleeps"));

    let form = ada.get("/settings/filters").await.expect(200);
    let mut fields = vec![("title", "Pets"), ("words", "dog\ncat\ncat"), ("in_public", "1")];
    fields.extend([("action", "warn"), ("ends_in", "")]);
    assert_eq!(
        ada.submit(&form, "/settings/filters", &fields[1..]).await.expect(422).code.as_u16(),
        422
    );
    assert_eq!(ada.submit(&form, "/settings/filters", &fields).await.place(), "/settings/filters");
    let list = ada.get("/settings/filters").await;
    assert!(list.shows("2 phrases · Fold it · Public timelines"));
    assert!(ada.get("/public").await.shows("Filtered: Pets"));
    assert!(!ada.get("/@bob").await.shows("Filtered: Pets"));
    assert!(!bob.get("/public").await.shows("Filtered: Pets"));

    let text = list.text();
    let path = text.split("href=\"").find(|part| part.starts_with("/settings/filters/")).unwrap();
    let path = path.split('"').next().unwrap().to_owned();
    let form = ada.get(&path).await.expect(200);
    assert!(form.shows("dog\ncat</textarea>"));
    fields[1] = ("words", "");
    fields[3] = ("action", "hide");
    fields.push(("parts", "slee"));
    assert_eq!(ada.submit(&form, &path, &fields).await.place(), "/settings/filters");
    assert!(!ada.get("/public").await.shows("My cat sleeps"));
    assert!(ada.get("/settings/filters").await.shows("1 phrase · Leave it out"));

    bob.get(&path).await.expect(404);
    let list = ada.get("/settings/filters").await;
    let away = ada.submit(&list, &format!("{path}/delete"), &[]).await;
    assert_eq!(away.place(), "/settings/filters");
    assert!(ada.get("/public").await.shows("My cat sleeps"));
}
