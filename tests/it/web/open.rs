//! What is open to everyone: feeds, explore, directory, what crawlers read.

use tusklet::model::account::ProfileChange;
use tusklet::model::{Draft, LocalAccount, Role, Visibility};
use tusklet::service;

use super::House;

async fn writes(house: &House, who: &LocalAccount, text: &str, visibility: Visibility) {
    let draft = Draft { visibility, ..Draft::of(text) };
    service::status::publish(&house.app, who, draft).await.unwrap();
}

async fn wants_to_be_found(house: &House, who: &LocalAccount, yes: bool) {
    let change =
        ProfileChange { discoverable: Some(yes), indexable: Some(yes), ..ProfileChange::default() };
    service::account::update_profile(&house.app, who, change).await.unwrap();
}

#[tokio::test]
async fn feeds_hold_what_everyone_may_read_and_are_asked_after_cheaply() {
    let house = House::with_mode("closed");
    let ada = house.account("ada", Role::Owner).await;
    writes(&house, &ada, "hello #Tea", Visibility::Public).await;
    writes(&house, &ada, "secret #Tea", Visibility::Followers).await;
    let mut reader = house.browser();

    let feeds = [
        ("/@ada", "hello"),
        ("/@ada/with_replies", "hello"),
        ("/@ada/media", ""),
        ("/@ada/tagged/tea", "hello"),
        ("/tags/tea", "hello"),
    ];
    for (page, held) in feeds {
        for (end, kind) in [("rss", "application/rss+xml"), ("atom", "application/atom+xml")] {
            let path = format!("{page}.{end}");
            let feed = reader.get(&path).await.expect(200);
            assert_eq!(feed.header("content-type"), format!("{kind}; charset=utf-8"));
            assert!(feed.shows(held) && !feed.shows("secret"), "{path}: {}", feed.text());
            assert!(feed.shows(&format!("https://tusklet.org{path}")), "{path}");
            let tag = feed.header("etag").to_owned();
            let again = reader.get_with(&path, &[("if-none-match", &tag)]).await.expect(304);
            assert!(again.bytes.is_empty());
        }
        if !page.contains("tagged") {
            let shown = reader.get(page).await.expect(200);
            assert!(shown.shows(&format!("https://tusklet.org{page}.atom")), "{page}");
        }
    }
    for missing in ["/@nobody.atom", "/@nobody/media.rss", "/@ada/tagged/-.rss"] {
        reader.get(missing).await.expect(404);
    }
    assert!(reader.cookies.is_empty());
}

#[tokio::test]
async fn only_who_asked_for_it_is_listed() {
    let house = House::with_mode("closed");
    let ada = house.account("ada", Role::Owner).await;
    let shy = house.account("shy", Role::Member).await;
    wants_to_be_found(&house, &ada, true).await;
    wants_to_be_found(&house, &shy, false).await;
    writes(&house, &ada, "hello #tea", Visibility::Public).await;
    let mut visitor = house.browser();

    for path in ["/directory", "/directory?order=new", "/sitemap.xml"] {
        let page = visitor.get(path).await.expect(200);
        assert!(page.shows("/@ada") && !page.shows("/@shy"), "{path}: {}", page.text());
    }
    for path in ["/explore", "/explore/tags", "/explore/links"] {
        let page = visitor.get(path).await.expect(200);
        let tag = page.header("etag").to_owned();
        visitor.get_with(path, &[("if-none-match", &tag)]).await.expect(304);
        assert!(page.shows("name=\"description\"") && page.shows("rel=\"canonical\""), "{path}");
    }
    assert!(visitor.get("/robots.txt").await.shows("Sitemap: https://tusklet.org/sitemap.xml"));
    visitor.get("/explore/suggestions").await.place();
    let mut member = house.signed_in("shy").await;
    assert!(member.get("/explore/suggestions").await.expect(200).shows("/@ada"));
    assert!(member.get("/directory").await.expect(200).shows("All known"));
    assert!(visitor.cookies.is_empty());
}

#[tokio::test]
async fn a_post_can_be_shown_in_pages_of_others() {
    let house = House::with_mode("closed");
    let ada = house.account("ada", Role::Owner).await;
    let draft = Draft::of("framed words");
    let open = service::status::publish(&house.app, &ada, draft).await.unwrap();
    let draft = Draft { visibility: Visibility::Followers, ..Draft::of("not for frames") };
    let closed = service::status::publish(&house.app, &ada, draft).await.unwrap();
    let (mut visitor, mut owner) = (house.browser(), house.signed_in("ada").await);

    let path = open.path();
    let page = visitor.get(&path).await.expect(200);
    assert!(page.shows("application/json+oembed") && page.shows("og:description"));
    for browser in [&mut visitor, &mut owner] {
        let embed = browser.get(&format!("{path}/embed")).await.expect(200);
        assert!(embed.shows("framed words") && !embed.shows("<form") && !embed.shows("<script"));
        let policy = embed.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("frame-ancestors"));
        browser.get(&format!("{}/embed", closed.path())).await.expect(404);
        browser.get(&format!("/@bob/{}/embed", open.status.id)).await.expect(404);
    }
    let elsewhere = page.header("content-security-policy");
    assert!(elsewhere.contains("frame-ancestors 'none'"));
}
