//! Addresses that apps know, feeds, and signing in once more for an app.

use tusklet::model::{Draft, Role, Visibility};
use tusklet::service;
use tusklet::service::oauth::{Registration, register};

use super::House;
use super::browser::PASSWORD;

#[tokio::test]
async fn addresses_that_apps_know_lead_to_our_pages() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    let mut browser = house.signed_in("ada").await;
    for (path, place) in [
        ("/auth/edit", "/settings/account"),
        ("/oauth/authorized_applications", "/settings/account"),
        (
            "/share?text=hello+there&url=https%3A%2F%2Fa.example",
            "/publish?text=hello+there+https%3A%2F%2Fa.example",
        ),
        ("/media_proxy/7/original", "/media/proxy/7"),
        ("/.well-known/change-password", "/settings/account"),
    ] {
        assert_eq!(browser.get(path).await.place(), place, "{path}");
    }
    assert!(browser.open("/share?text=hello+there").await.expect(200).shows("hello there"));
}

#[tokio::test]
async fn a_feed_holds_what_everyone_may_read() {
    let house = House::with_mode("closed");
    let ada = house.account("ada", Role::Owner).await;
    let publish = async |visibility, text: &str| {
        let draft = Draft { visibility, ..Draft::of(text) };
        service::status::publish(&house.app, &ada, draft).await.unwrap()
    };
    publish(Visibility::Public, "for everyone & all").await;
    publish(Visibility::Followers, "for friends").await;
    publish(Visibility::Local, "for neighbours").await;
    let mut browser = house.browser();

    let feed = browser.get("/@ada.rss").await.expect(200);

    assert_eq!(feed.header("content-type"), "application/rss+xml; charset=utf-8");
    assert!(feed.shows("for everyone &amp;amp; all"), "{}", feed.text());
    assert!(!feed.shows("for friends") && !feed.shows("for neighbours"));
    browser.get("/@nobody.rss").await.expect(404);
    assert!(browser.get("/@ada").await.shows("https://tusklet.org/@ada.rss"));
}

#[tokio::test]
async fn an_app_may_want_a_new_sign_in() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    house.account("bob", Role::Member).await;
    let registration = Registration {
        name: "An app".to_owned(),
        redirect_uris: vec!["app://back".to_owned()],
        scopes: "read".to_owned(),
        ..Registration::default()
    };
    let client = register(&house.app, registration).await.unwrap().app.client_id;
    let query = format!("response_type=code&client_id={client}&lang=de");
    let mut browser = house.signed_in("ada").await;
    let page = browser.get(&format!("/oauth/authorize?{query}")).await.expect(200);
    assert!(page.shows("@ada"), "{}", page.text());

    let place = browser.get(&format!("/oauth/authorize?{query}&force_login=true")).await.place();
    assert!(place.starts_with("/auth/sign_in?again=1&return=%2Foauth%2Fauthorize"), "{place}");
    assert!(!place.contains("force_login"));
    let form = browser.get(&place).await.expect(200);
    let back = form.hidden("return").replace("&amp;", "&");
    let fields = [("login", "bob"), ("password", PASSWORD), ("return", back.as_str())];
    let place = browser.submit(&form, "/auth/sign_in", &fields).await.place();
    let page = browser.get(&place).await.expect(200);
    assert!(page.shows("@bob") && !page.shows("@ada"), "{}", page.text());
}
