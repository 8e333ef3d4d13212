//! What strangers and members are shown, and what not.

use tusklet::model::{Draft, Role, Visibility};
use tusklet::service::status::publish;

use super::House;

#[tokio::test]
async fn strangers_see_what_is_open_and_cannot_tell_the_rest_from_nothing() {
    let house = House::with_mode("closed");
    let ada = house.account("ada", Role::Owner).await;
    let mut stranger = house.browser();
    let nothing = stranger.get("/@ada/123456").await.expect(404).text();
    let nothing = without_names(&nothing, "/@ada/123456");

    for visibility in Visibility::ALL {
        let text = format!("words for {}", visibility.as_str());
        let draft = Draft { visibility, ..Draft::of(text.clone()) };
        let view = publish(&house.app, &ada, draft).await.unwrap();
        let page = stranger.get(&view.path()).await;
        if visibility.is_open() {
            assert!(page.expect(200).shows(&text));
        } else {
            let page = without_names(&page.expect(404).text(), &view.path());
            assert_eq!(page, nothing, "{visibility:?}");
            for end in ["history", "boosts", "favourites"] {
                let path = format!("{}/{end}", view.path());
                let below = stranger.get(&path).await.expect(404).text();
                assert_eq!(without_names(&below, &path), nothing);
            }
        }
        let profile = stranger.get("/@ada").await.expect(200);
        assert_eq!(profile.shows(&text), visibility.is_open(), "{visibility:?}");
        let front = stranger.get("/").await.expect(200);
        assert_eq!(front.shows(&text), visibility == Visibility::Public, "{visibility:?}");
    }
    assert!(stranger.cookies.is_empty(), "visitors get no cookies");
}

/// A page without the name of its request and its own path, which the way back is made of.
fn without_names(page: &str, path: &str) -> String {
    let encoded: String = url::form_urlencoded::byte_serialize(path.as_bytes()).collect();
    let (before, after) = page.split_once("Request ").unwrap();
    let after = after.trim_start_matches(|letter: char| letter.is_ascii_hexdigit());
    format!("{before}{after}").replace(&encoded, "").replace(path, "")
}

#[tokio::test]
async fn who_gets_lost_keeps_the_ways_of_every_page() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    let mut ada = house.signed_in("ada").await;

    for path in ["/nothing", "/@nobody", "/@ada/123456/boosts", "/tags/%20"] {
        let page = ada.get(path).await.expect(404);
        assert!(page.shows("href=\"/home\"") && page.shows("There is nothing here"), "{path}");
    }
    assert!(house.browser().get("/nothing").await.expect(404).shows("/auth/sign_in"));
}

#[tokio::test]
async fn who_boosted_and_favoured_a_post_can_be_looked_up() {
    let house = House::with_mode("closed");
    let ada = house.account("ada", Role::Owner).await;
    let bob = house.account("bob", Role::Member).await;
    let view = publish(&house.app, &ada, Draft::of("Words")).await.unwrap();
    tusklet::service::status::boost(&house.app, &bob, view.status.id, None).await.unwrap();
    let mut stranger = house.browser();

    let post = stranger.get(&view.path()).await.expect(200);
    assert!(post.shows(&format!("{}/boosts", view.path())) && !post.shows("/favourites"));
    let boosts = stranger.get(&format!("{}/boosts", view.path())).await.expect(200);
    assert!(boosts.shows("@bob"));
    let favourites = stranger.get(&format!("{}/favourites", view.path())).await.expect(200);
    assert!(favourites.shows("Nobody yet") && !favourites.shows("@bob"));
}

#[tokio::test]
async fn every_page_forbids_what_it_does_not_need() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    let mut ada = house.signed_in("ada").await;

    for path in ["/about", "/@ada", "/settings/profile", "/home", "/nothing", "/@nobody", "/public"]
    {
        let page = ada.get(path).await;
        let policy = page.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'"), "{path}: {policy}");
        assert!(!policy.contains("unsafe") && policy.contains("frame-ancestors 'none'"));
        assert_eq!(page.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(page.header("referrer-policy"), "same-origin", "{path}");
        let count = |text: &str| page.text().matches(text).count();
        // A member's page has scripts in files of ours, and of its own only words for them.
        let (files, words) = (
            count("<script type=\"module\" src=\"/assets/js/app."),
            count("<script id=\"said\" type=\"application/json\">{"),
        );
        assert_eq!(count("<script"), files + words, "{path}");
        assert!(!page.shows("style="), "{path}");
    }
}

#[tokio::test]
async fn every_page_of_a_member_can_be_opened() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    let mut ada = house.signed_in("ada").await;
    for path in [
        "/home",
        "/public",
        "/public/local",
        "/tags/test",
        "/bookmarks",
        "/favourites",
        "/notifications",
        "/notifications/mentions",
        "/notifications/requests",
        "/conversations",
        "/settings/notifications",
        "/follow_requests",
        "/reply_requests",
        "/search",
        "/search?q=ada",
        "/publish",
        "/publish?text=hi",
        "/@ada",
        "/@ada/with_replies",
        "/@ada/media",
        "/@ada/followers",
        "/@ada/following",
        "/settings/profile",
        "/settings/preferences",
        "/settings/account",
        "/admin",
        "/about",
    ] {
        ada.get(path).await.expect(200);
    }
    let mut stranger = house.browser();
    for path in ["/home", "/bookmarks", "/conversations", "/settings/account", "/admin"] {
        assert!(stranger.get(path).await.place().starts_with("/auth/sign_in?return="), "{path}");
    }
    for path in ["/tags/no%20tag", "/@", "/@a@b@c", "/@ada/x", "/@ada/1/2/3", "/assets/none.css"] {
        stranger.get(path).await.expect(404);
    }
    ada.get("/home?max_id=x").await.expect(200);
    ada.get("/publish?edit=x").await.expect(404);
}

#[tokio::test]
async fn a_page_that_did_not_change_is_not_sent_again() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    let mut stranger = house.browser();

    let first = stranger.get("/@ada").await.expect(200);
    let tag = first.header("etag").to_owned();
    let second = stranger.get_with("/@ada", &[("if-none-match", &tag)]).await;

    assert!(tag.starts_with("W/"));
    assert_eq!(second.code.as_u16(), 304);
    assert!(second.bytes.is_empty());
    assert!(first.header("vary").contains("Cookie"));
    assert!(first.header("link").contains("application/activity+json"));
}

#[tokio::test]
async fn a_server_of_one_shows_its_owner_and_names_lead_to_one_address() {
    let house = House::with_mode("single");
    house.account("ada", Role::Owner).await;
    let mut stranger = house.browser();

    assert_eq!(stranger.get("/").await.place(), "/@ada");
    assert_eq!(stranger.get("/@ada@tusklet.org").await.place(), "/@ada");
    assert_eq!(house.signed_in("ada").await.get("/").await.place(), "/home");
    assert_eq!(stranger.get("/.well-known/change-password").await.place(), "/settings/account");
    assert!(stranger.get("/robots.txt").await.expect(200).shows("Disallow: /settings/"));
    stranger.get("/@bob@peer.example").await.expect(404);
}

#[tokio::test]
async fn the_same_address_gives_servers_the_document() {
    let house = House::with_mode("closed");
    let ada = house.account("ada", Role::Owner).await;
    let open = publish(&house.app, &ada, Draft::of("For all")).await.unwrap();
    let local = Draft { visibility: Visibility::Local, ..Draft::of("For us") };
    let local = publish(&house.app, &ada, local).await.unwrap();
    let mut server = house.browser();
    let accept = [("accept", "application/activity+json")];

    let page = server.get_with("/@ada", &accept).await.expect(200);
    assert!(page.header("content-type").starts_with("application/activity+json"));
    assert!(page.header("vary").contains("Accept"));
    assert_eq!(page.text(), server.get_with("/users/ada", &accept).await.expect(200).text());

    let page = server.get_with(&open.path(), &accept).await.expect(200);
    let address = format!("/users/ada/statuses/{}", open.status.id);
    assert_eq!(page.text(), server.get_with(&address, &accept).await.expect(200).text());
    server.get_with(&local.path(), &accept).await.expect(404);
    server.get_with("/@nobody", &accept).await.expect(404);

    let page = server.get("/users/ada").await;
    assert_eq!(page.place(), "/@ada");
    assert_eq!(server.get(&address).await.place(), open.path());
}
