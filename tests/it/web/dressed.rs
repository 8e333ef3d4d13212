//! How somebody reads, what visitors see of their posts, and how their own pages look.

use tusklet::model::{Draft, Role, Visibility};
use tusklet::service;

use super::House;

#[tokio::test]
async fn warnings_and_media_stand_open_for_who_wants_them_so() {
    let house = House::with_mode("closed");
    let me = house.account("ada", Role::Owner).await;
    let mut ada = house.signed_in("ada").await;
    let draft = Draft { content_warning: "spiders".to_owned(), ..Draft::of("Eight legs") };
    let path = service::status::publish(&house.app, &me, draft).await.unwrap().path();
    assert!(ada.get(&path).await.text().contains(r#"<details class="cw">"#));

    let form = ada.get("/settings/reading").await.expect(200);
    let fields = [("opens_warnings", "1"), ("shows_media", "hide_all")];
    ada.submit(&form, "/settings/reading", &fields).await.place();

    assert!(ada.get(&path).await.text().contains(r#"<details class="cw" open>"#));
    let form = ada.get("/settings/reading").await;
    assert!(form.text().contains(r#"value="hide_all" checked"#));
    let wrong = [("shows_media", "everything")];
    ada.submit(&form, "/settings/reading", &wrong).await.expect(422);
}

#[tokio::test]
async fn visitors_see_what_the_author_shows_them() {
    let house = House::with_mode("closed");
    let me = house.account("ada", Role::Owner).await;
    house.account("bob", Role::Member).await;
    let (mut ada, mut bob) = (house.signed_in("ada").await, house.signed_in("bob").await);
    let mut visitor = house.browser();
    let of = |visibility, text| Draft { visibility, ..Draft::of(text) };
    let mut paths = vec![];
    for (visibility, text) in
        [(Visibility::Public, "Said aloud"), (Visibility::Unlisted, "Murmured")]
    {
        let status = service::status::publish(&house.app, &me, of(visibility, text)).await.unwrap();
        paths.push(status.path());
    }
    for (see, codes) in [("all", [200, 200]), ("public", [200, 404]), ("none", [404, 404])] {
        let form = ada.get("/settings/privacy").await.expect(200);
        let fields = [("visitors_see", see), ("default_can_quote", "public")];
        ada.submit(&form, "/settings/privacy", &fields).await.place();
        for ((path, code), text) in paths.iter().zip(codes).zip(["Said aloud", "Murmured"]) {
            visitor.get(path).await.expect(code);
            bob.get(path).await.expect(200);
            for place in ["/@ada", "/@ada.rss", "/@ada/with_replies", &format!("{path}/embed")] {
                let is_there = visitor.get(place).await.text().contains(text);
                assert_eq!(is_there, code == 200, "{text} at {place} for {see}");
            }
        }
    }
    // Servers ask for what is public all the same.
    let headers = [("accept", "application/activity+json")];
    let note = visitor.get_with(&paths[0], &headers).await.expect(200);
    assert!(note.text().contains("Said aloud"));
}

#[tokio::test]
async fn people_dress_their_own_pages_and_nothing_else() {
    let house = House::with_mode("closed");
    let me = house.account("ada", Role::Owner).await;
    house.account("bob", Role::Member).await;
    let (mut ada, mut bob) = (house.signed_in("ada").await, house.signed_in("bob").await);
    let post = service::status::publish(&house.app, &me, Draft::of("Look")).await.unwrap().path();
    let form = ada.get("/settings/style").await.expect(200);
    assert!(!ada.get("/@ada").await.text().contains("own.css"));
    for wrong in
        ["} body { display: none }", "@import '/x.css';", "a { b: url(https://evil.example/) }"]
    {
        let again = ada.submit(&form, "/settings/style", &[("css", wrong)]).await.expect(422);
        assert!(again.text().contains("href=\"#css\""), "{wrong}");
    }
    ada.submit(&form, "/settings/style", &[("css", ".post { color: teal }")]).await.place();

    for page in ["/@ada", &post] {
        let page = bob.get(page).await.expect(200);
        let link = page.text().split("<link rel=\"stylesheet\" href=\"").nth(2).unwrap().to_owned();
        let link = link.split('"').next().unwrap().to_owned();
        assert!(link.starts_with("/@ada/own.css?v="), "{link}");
        let css = bob.get(&link).await.expect(200);
        assert_eq!(css.text(), "@scope (.own) {\n.post { color: teal }\n}\n");
        assert!(css.header("content-type").starts_with("text/css"));
    }
    assert!(!bob.get("/home").await.text().contains("own.css"));
    bob.get("/@bob/own.css").await.expect(404);

    let form = bob.get("/settings/reading").await;
    bob.submit(&form, "/settings/reading", &[("shows_media", "default")]).await.place();
    assert!(!bob.get("/@ada").await.text().contains("own.css"), "bob wants them plain");

    let form = ada.get("/settings/style").await;
    ada.submit(&form, "/settings/style", &[("css", "")]).await.place();
    assert!(!ada.get("/@ada").await.text().contains("own.css"));
}
