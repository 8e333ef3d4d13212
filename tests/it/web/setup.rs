//! The wizard, from the link to the open composer.

use tusklet::service::setup;

use super::{Browser, House};

const HOST: &str = "127.0.0.1:8080";

async fn opened(house: &House) -> Browser {
    let link = setup::new_link(&house.app).await.unwrap();
    let mut browser = house.browser_at(HOST);
    let path = link.url.strip_prefix(&format!("http://{HOST}")).unwrap();
    assert_eq!(browser.get(path).await.place(), "/setup");
    browser
}

async fn answer(browser: &mut Browser, step: u8, fields: &[(&str, &str)]) {
    let path = format!("/setup/{step}");
    let page = browser.open("/setup").await.expect(200);
    let answer = browser.submit(&page, &path, fields).await;
    assert_eq!(answer.place(), format!("/setup/{}", step + 1));
}

async fn answer_all(browser: &mut Browser) {
    answer(browser, 1, &[("start", "new")]).await;
    answer(browser, 2, &[("domain", "localhost"), ("web_domain", "")]).await;
    answer(browser, 3, &[("reach", "local"), ("public_url", "http://127.0.0.1:8080")]).await;
    answer(browser, 4, &[("name", "ada"), ("password", "correct horse"), ("email", "")]).await;
    let texts = [("title", "Ada's"), ("description", ""), ("rules", "Be kind.\nBe brief.")];
    answer(browser, 5, &[&[("mode", "approval")], &texts[..]].concat()).await;
    answer(browser, 6, &[("default_visibility", "unlisted"), ("status_chars", "600")]).await;
}

#[tokio::test]
async fn a_newcomer_comes_from_the_link_to_the_open_composer() {
    let house = House::of("");
    let mut browser = opened(&house).await;
    answer_all(&mut browser).await;

    let look = browser.open("/setup").await.expect(200);
    assert!(look.shows("Ada&#39;s") || look.shows("Ada's"));
    assert!(look.shows("up to 600 characters"));
    let done = browser.submit(&look, "/setup/start", &[]).await;

    assert_eq!(done.place(), "/auth/recovery_codes");
    let codes = browser.get("/auth/recovery_codes").await.expect(200);
    assert_eq!(codes.text().matches("<li><code>").count(), 8);
    let again = browser.get("/auth/recovery_codes").await.expect(200);
    assert_eq!(again.text(), codes.text());
    assert!(codes.shows("/@ada?compose=1"));

    let profile = browser.get("/@ada?compose=1").await.expect(200);
    assert!(profile.shows("name=\"text\"") && profile.shows("autofocus"));
    assert_eq!(house.app.settings.now().limits.status_chars, 600);
    assert!(house.folder.path().join("tusklet.toml").is_file());
    assert_eq!(browser.get("/setup").await.place(), "/");
    let late = house.browser_at(HOST).get("/setup/2").await;
    assert_eq!(late.place(), "/");
}

#[tokio::test]
async fn before_set_up_there_is_nothing_but_the_wizard_for_who_has_the_link() {
    let house = House::of("");
    let mut stranger = house.browser_at(HOST);

    for path in ["/", "/home", "/@ada", "/auth/sign_in", "/about"] {
        assert_eq!(stranger.get(path).await.place(), "/setup", "{path}");
    }
    let api = [("accept", "application/json")];
    stranger.get_with("/api/v2/instance", &api).await.expect(503);
    let locked = stranger.get("/setup").await.expect(403);
    assert!(locked.shows("tusklet setup-link") && !locked.shows("<form"));
    stranger.get("/setup/4").await.expect(403);
    let wrong = stranger.get("/setup?key=wrong").await.expect(403);
    assert!(wrong.shows("no longer good"));
    stranger.post("/setup/2", &[("domain", "evil.example")], &[]).await.expect(403);
    assert!(stranger.cookies.is_empty());
}

#[tokio::test]
async fn a_link_opens_once_and_only_for_half_an_hour() {
    let house = House::of("");
    let link = setup::new_link(&house.app).await.unwrap();
    let path = link.url.strip_prefix(&format!("http://{HOST}")).unwrap().to_owned();
    let mut first = house.browser_at(HOST);

    assert_eq!(first.get(&path).await.place(), "/setup");
    house.browser_at(HOST).get(&path).await.expect(403);
    assert_eq!(first.get(&path).await.place(), "/setup/1");

    let link = setup::new_link(&house.app).await.unwrap();
    house.app.clock.advance(std::time::Duration::from_mins(31));
    let path = link.url.strip_prefix(&format!("http://{HOST}")).unwrap();
    house.browser_at(HOST).get(path).await.expect(403);
}

#[tokio::test]
async fn a_mistake_is_told_beside_its_field_and_nothing_typed_is_lost() {
    let house = House::of("");
    let mut browser = opened(&house).await;
    answer(&mut browser, 1, &[]).await;

    let page = browser.open("/setup").await;
    let bad = browser.submit(&page, "/setup/2", &[("domain", "no domain!")]).await.expect(422);
    assert!(bad.shows("aria-invalid=\"true\"") && bad.shows("no domain!"));

    answer(&mut browser, 2, &[("domain", "example.org"), ("web_domain", "")]).await;
    let page = browser.open("/setup").await;
    let bad = browser.submit(&page, "/setup/3", &[("reach", "local")]).await.expect(422);
    assert!(bad.shows("cannot be local"));
    assert_eq!(browser.get("/setup/6").await.place(), "/setup/3");
    browser.get("/setup/99").await;
    browser.get("/setup/nonsense").await.expect(404);
}

#[tokio::test]
async fn without_the_token_of_the_form_no_answer_is_taken() {
    let house = House::of("");
    let mut browser = opened(&house).await;

    browser.post("/setup/1", &[("start", "new")], &[]).await.expect(403);
    browser.post("/setup/1", &[("csrf", "x")], &[]).await.expect(403);
    let page = browser.open("/setup").await;
    let csrf = page.hidden("csrf");
    let foreign = [("sec-fetch-site", "cross-site")];
    browser.post("/setup/1", &[("csrf", &csrf)], &foreign).await.expect(403);
    let foreign = [("origin", "https://evil.example")];
    browser.post("/setup/1", &[("csrf", &csrf)], &foreign).await.expect(403);
    let own = [("origin", "http://127.0.0.1:8080")];
    assert_eq!(browser.post("/setup/1", &[("csrf", &csrf)], &own).await.place(), "/setup/2");
}

#[tokio::test]
async fn the_language_chosen_on_the_first_step_becomes_the_owners() {
    let house = House::of("");
    let mut browser = opened(&house).await;
    let first = browser.open("/setup").await.expect(200);
    assert!(first.shows("href=\"/language/fr?return=%2Fsetup%2F1\""));

    assert_eq!(browser.get("/language/fr?return=%2Fsetup%2F1").await.place(), "/setup/1");
    assert!(browser.get("/setup/1").await.shows("<html lang=\"fr\""));
    answer_all(&mut browser).await;
    let look = browser.open("/setup").await.expect(200);
    browser.submit(&look, "/setup/start", &[]).await.place();

    browser.cookies.retain(|name, _| !name.contains("language"));
    let page = browser.get("/home").await.expect(200);
    assert!(page.shows("<html lang=\"fr\""), "{}", page.text());
}
