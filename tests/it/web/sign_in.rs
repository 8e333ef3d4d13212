//! Signing in and out, joining, and who may send which form.

use tusklet::model::Role;

use super::House;
use super::browser::PASSWORD;

#[tokio::test]
async fn one_signs_in_goes_home_and_signs_out_again() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    let mut browser = house.signed_in("ada").await;

    let cookie = browser.cookies["__Host-tusklet"].clone();
    let home = browser.get("/home").await.expect(200);
    assert!(home.shows("name=\"text\"") && home.shows("aria-current=\"page\""));
    assert_eq!(home.header("cache-control"), "private, no-cache");

    let out = browser.submit(&home, "/auth/sign_out", &[]).await;
    assert_eq!(out.place(), "/auth/sign_in");
    assert!(!browser.cookies.contains_key("__Host-tusklet"));
    browser.cookies.insert("__Host-tusklet".to_owned(), cookie);
    assert_eq!(browser.get("/home").await.place(), "/auth/sign_in?return=%2Fhome");
}

#[tokio::test]
async fn a_wrong_password_is_told_in_the_form_without_saying_who_exists() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    let mut browser = house.browser();
    let form = browser.get("/auth/sign_in").await.expect(200);

    let known = [("login", "ada"), ("password", "wrong wrong")];
    let known = browser.submit(&form, "/auth/sign_in", &known).await.expect(422);
    let unknown = [("login", "eve"), ("password", "wrong wrong")];
    let unknown = browser.submit(&form, "/auth/sign_in", &unknown).await.expect(422);

    assert!(known.shows("value=\"ada\"") && !known.shows("wrong wrong"));
    assert_eq!(known.text().replace("ada", "eve"), unknown.text());
}

#[tokio::test]
async fn one_comes_back_only_to_pages_of_this_site() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    for (back, goes_to) in [
        ("/notifications", "/notifications"),
        ("/oauth/authorize?client_id=x&state=y", "/oauth/authorize?client_id=x&state=y"),
        ("https://evil.example/", "/home"),
        ("//evil.example", "/home"),
        ("/\\evil.example", "/home"),
    ] {
        let mut browser = house.browser();
        let form = browser.get("/auth/sign_in").await;
        let fields = [("login", "ada"), ("password", PASSWORD), ("return", back)];
        assert_eq!(browser.submit(&form, "/auth/sign_in", &fields).await.place(), goes_to);
    }
}

#[tokio::test]
async fn a_form_from_elsewhere_is_refused() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    house.account("eve", Role::Member).await;
    let (mut ada, mut eve) = (house.signed_in("ada").await, house.signed_in("eve").await);
    let own = ada.get("/home").await.hidden("csrf");
    let other = eve.get("/home").await.hidden("csrf");

    let text = ("text", "not mine");
    ada.post("/publish", &[text], &[]).await.expect(403);
    ada.post("/publish", &[text, ("csrf", &other)], &[]).await.expect(403);
    for site in ["cross-site", "same-site"] {
        let from = [("sec-fetch-site", site)];
        ada.post("/publish", &[text, ("csrf", &own)], &from).await.expect(403);
    }
    let plain = [("content-type", "text/plain")];
    ada.post("/publish", &[text, ("csrf", &own)], &plain).await.expect(400);
    assert!(!ada.get("/@ada").await.shows("not mine"));
}

#[tokio::test]
async fn one_joins_as_far_as_the_server_lets_people_in() {
    let house = House::with_mode("approval");
    house.account("ada", Role::Owner).await;
    let mut browser = house.browser();
    let form = browser.get("/auth/sign_up").await.expect(200);
    let fields =
        [("username", "bea"), ("password", PASSWORD), ("email", ""), ("reason", "I like it.")];
    let waiting = browser.submit(&form, "/auth/sign_up", &fields).await.expect(200);
    assert!(waiting.shows("Thank you"));

    let mut ada = house.signed_in("ada").await;
    let admin = ada.get("/admin").await.expect(200);
    assert!(admin.shows("I like it."));
    let mark = "/admin/sign_ups/";
    let text = admin.text();
    let start = text.find(mark).unwrap();
    let action = text[start..].split('"').next().unwrap();
    assert_eq!(ada.submit(&admin, action, &[]).await.place(), "/admin");

    house.signed_in("bea").await;
    let mut bea = house.signed_in("bea").await;
    bea.get("/admin").await.expect(403);
}

#[tokio::test]
async fn an_open_server_signs_people_in_with_codes_to_print() {
    let house = House::with_mode("open");
    house.account("ada", Role::Owner).await;
    let mut browser = house.browser();
    let form = browser.get("/auth/sign_up").await.expect(200);
    let short = [("username", "bea"), ("password", "short")];
    let again = browser.submit(&form, "/auth/sign_up", &short).await.expect(422);
    assert!(again.shows("value=\"bea\"") && again.shows("at least 8"));

    let fields = [("username", "bea"), ("password", PASSWORD)];
    let joined = browser.submit(&form, "/auth/sign_up", &fields).await;

    assert_eq!(joined.place(), "/auth/recovery_codes");
    let codes = browser.get("/auth/recovery_codes").await.expect(200);
    let text = codes.text();
    let code = text.split("<li><code>").nth(1).unwrap().split('<').next().unwrap();
    browser.get("/home").await.expect(200);

    let mut lost = house.browser();
    let form = lost.get("/auth/recover").await.expect(200);
    let fields = [("login", "bea"), ("code", code), ("password", "a new password")];
    assert_eq!(lost.submit(&form, "/auth/recover", &fields).await.place(), "/auth/sign_in");
    let told = lost.get("/auth/sign_in").await;
    assert!(told.shows("Your new password is set."));
    assert!(!lost.get("/auth/sign_in").await.shows("Your new password is set."));
    assert_eq!(browser.get("/home").await.place(), "/auth/sign_in?return=%2Fhome");
}
