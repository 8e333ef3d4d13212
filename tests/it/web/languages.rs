//! Pages speak the language of whoever reads them.

use tusklet::db;
use tusklet::model::{Draft, LocalAccount, Role};
use tusklet::service;

use super::deck::{Ear, columns};
use super::{Browser, House};

/// A language that is not ours, with few words: the rest is said in English.
const DUTCH: &str = "
language-name = Nederlands
menu-sign-in = Inloggen
menu-deck = Dek
post-reply = Antwoorden
timeline-local = Deze server
notification-mention = { $who } noemde je
js-undo = Ongedaan maken
";
const LANGUAGE: &str = "__Host-tusklet_language";

async fn asking(browser: &mut Browser, wanted: &str) -> String {
    browser.get_with("/public/local", &[("accept-language", wanted)]).await.expect(200).text()
}

fn is_in(page: &str, code: &str, direction: &str) -> bool {
    page.contains(&format!("<html lang=\"{code}\" dir=\"{direction}\""))
}

#[tokio::test]
async fn a_page_is_answered_in_the_language_that_the_browser_asks_for() {
    let house = House::speaking("nl", DUTCH);
    house.account("ada", Role::Owner).await;
    let mut visitor = house.browser();

    let dutch = asking(&mut visitor, "en;q=0.5, nl-BE").await;
    assert!(is_in(&dutch, "nl", "ltr") && dutch.contains("Inloggen"), "{dutch}");
    assert!(dutch.contains("<h1>Deze server</h1>") && dutch.contains("<title>Deze server · "));
    assert!(dutch.contains("Nobody here has posted yet."), "what it lacks is said in English");

    assert!(is_in(&asking(&mut visitor, "ar").await, "ar", "rtl"));
    for unknown in ["", "tlh", "nl;q=0"] {
        let english = asking(&mut visitor, unknown).await;
        assert!(is_in(&english, "en", "ltr") && english.contains("<h1>This server</h1>"));
    }
    let page = visitor.get("/public/local").await.text();
    assert!(is_in(&page, "en", "ltr") && page.contains("Sign in"));

    let mut ada = house.signed_in("ada").await;
    let page = asking(&mut ada, "nl").await;
    assert!(page.contains(r#""undo":"Ongedaan maken""#), "scripts have the same words");
    assert!(page.contains(r#""moved":"Column moved""#));
}

#[tokio::test]
async fn the_language_that_was_chosen_wins_over_what_the_browser_asks_for() {
    let house = House::speaking("nl", DUTCH);
    let mut browser = house.browser();

    browser.cookies.insert(LANGUAGE.to_owned(), "nl".to_owned());
    assert!(is_in(&asking(&mut browser, "ar, en;q=0.5").await, "nl", "ltr"));
    browser.cookies.insert(LANGUAGE.to_owned(), "ar".to_owned());
    assert!(is_in(&asking(&mut browser, "nl").await, "ar", "rtl"));
    browser.cookies.insert(LANGUAGE.to_owned(), "../nl".to_owned());
    assert!(is_in(&asking(&mut browser, "nl").await, "nl", "ltr"), "no language has that name");
}

#[tokio::test]
async fn what_comes_to_an_open_deck_is_in_the_language_of_who_opened_it() {
    let house = House::speaking("nl", DUTCH);
    house.account("ada", Role::Owner).await;
    let bob = house.account("bob", Role::Member).await;
    let mut english = house.signed_in("ada").await;
    let mut dutch = house.signed_in("ada").await;
    dutch.cookies.insert(LANGUAGE.to_owned(), "nl".to_owned());
    let deck = dutch.get("/deck").await.expect(200);
    let notices = columns(&deck).into_iter().find(|(_, kind)| kind == "notifications").unwrap();
    let notices = [notices.0];
    let mut hears_dutch = Ear::open(&house, &dutch, &notices).await;
    let mut hears_english = Ear::open(&house, &english, &notices).await;

    service::status::publish(&house.app, &bob, Draft::of("@ada hello")).await.unwrap();

    let (kind, row) = hears_dutch.hear().await;
    assert!(kind == "notice" && row.contains("</a> noemde je"), "{row}");
    assert!(row.contains("aria-label=\"Antwoorden\""), "{row}");
    let (kind, row) = hears_english.hear().await;
    assert!(kind == "notice" && row.contains("</a> mentioned you"), "{row}");
    assert!(row.contains("aria-label=\"Reply\""), "{row}");
    assert!(english.get("/deck").await.shows("mentioned you"));
}

#[tokio::test]
async fn a_language_is_chosen_by_a_link_or_in_the_settings() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    let mut visitor = house.browser();
    let about = visitor.get("/about").await.expect(200);
    assert!(about.shows("href=\"/language/de?return=%2Fabout\""), "{}", about.text());

    let place = visitor.get("/language/de?return=%2Fabout").await.place();

    assert_eq!(place, "/about");
    assert!(visitor.get("/about").await.shows("<html lang=\"de\""));
    visitor.get("/language/xx").await.expect(404);
    let away = visitor.get("/language/ar?return=https%3A%2F%2Fevil.example%2F").await.place();
    assert_eq!(away, "/");
    assert!(visitor.get("/about").await.shows("<html lang=\"ar\" dir=\"rtl\""));

    let mut ada = house.signed_in("ada").await;
    let usual = [
        ("scheme", "auto"),
        ("contrast", "auto"),
        ("size", "m"),
        ("motion", "auto"),
        ("links", "on"),
        ("keys", "on"),
    ];
    for (language, shown) in [("ja", "ja"), ("", "en")] {
        let form = ada.get("/settings/appearance").await.expect(200);
        let fields: Vec<_> = usual.into_iter().chain([("language", language)]).collect();
        ada.submit(&form, "/settings/appearance", &fields).await.place();
        assert!(ada.get("/home").await.shows(&format!("<html lang=\"{shown}\"")));
    }
}

/// What a member chose, as it is kept.
async fn kept(house: &House, who: &LocalAccount) -> Option<String> {
    let id = who.id();
    let user = house.app.db.read(move |tx| Ok(db::user::by_account(tx, id)?)).await.unwrap();
    user.unwrap().locale
}

#[tokio::test]
async fn what_a_member_chose_goes_along_to_other_browsers_unless_these_were_told_otherwise() {
    let house = House::with_mode("closed");
    let ada = house.account("ada", Role::Owner).await;
    let mut desk = house.signed_in("ada").await;
    assert_eq!(kept(&house, &ada).await, None);

    desk.get("/language/de?return=%2Fhome").await.place();

    assert_eq!(kept(&house, &ada).await.as_deref(), Some("de"));
    let mut phone = house.signed_in("ada").await;
    let page = phone.get_with("/home", &[("accept-language", "fr")]).await.expect(200);
    assert!(page.shows("<html lang=\"de\"") && page.shows("/manifest?language=de"));
    let settings = phone.get("/settings/appearance").await.expect(200);
    assert!(settings.shows("<option value=\"de\" selected"));
    let lost = phone.get_with("/@nobody", &[("accept-language", "fr")]).await.expect(404);
    assert!(lost.shows("<html lang=\"de\""), "problems are told in the same language");
    assert!(phone.get("/sw.js").await.shows("const LANGUAGE = \"de\""));
    let form = phone.get("/home").await.expect(200);
    let (csrf, key) = (form.hidden("csrf"), form.hidden("key"));
    let fields = [("text", "Hallo"), ("visibility", "public"), ("csrf", &csrf), ("key", &key)];
    let told = phone.post("/publish", &fields, &[("x-part", "1")]).await.expect(204);
    assert!(told.header("x-toast").contains("%C3%B6"), "scripts are told in letters of their own");
    phone.cookies.insert(LANGUAGE.to_owned(), "ar".to_owned());
    assert!(phone.get("/home").await.shows("<html lang=\"ar\""));
    let elsewhere = [("sec-fetch-site", "cross-site")];
    phone.get_with("/language/es", &elsewhere).await.place();
    assert_eq!(kept(&house, &ada).await.as_deref(), Some("de"), "links of others change nothing");
    house.browser().get("/language/es").await.place();
    assert_eq!(kept(&house, &ada).await.as_deref(), Some("de"));

    let form = desk.get("/settings/appearance").await.expect(200);
    let usual = [("scheme", "auto"), ("contrast", "auto"), ("size", "m"), ("motion", "auto")];
    let more = [("links", "on"), ("keys", "on"), ("language", "")];
    desk.submit(&form, "/settings/appearance", &[&usual[..], &more].concat()).await.place();
    assert_eq!(kept(&house, &ada).await, None);
    let page = desk.get_with("/home", &[("accept-language", "fr")]).await;
    assert!(page.shows("<html lang=\"fr\""));
}

#[tokio::test]
async fn who_joins_is_spoken_to_in_the_language_of_the_page() {
    let house = House::with_mode("open");
    let french = [("accept-language", "fr")];
    let mut browser = house.browser();
    let form = browser.get_with("/auth/sign_up", &french).await.expect(200);
    let csrf = form.hidden("csrf");
    let fields = [("username", "cleo"), ("password", "correct horse"), ("csrf", &csrf)];
    browser.post("/auth/sign_up", &fields, &french).await.place();

    let page = browser.get_with("/home", &[("accept-language", "es")]).await.expect(200);
    assert!(page.shows("<html lang=\"fr\""));
}

#[tokio::test]
async fn what_browsers_fetch_without_cookies_names_its_language() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    let mut browser = house.browser();
    let english = [("accept-language", "en")];

    let manifest = browser.get_with("/manifest?language=ar", &english).await.expect(200);
    assert!(manifest.shows("\"lang\":\"ar\"") && manifest.shows("\"dir\":\"rtl\""));
    assert_eq!(manifest.header("vary"), "Accept-Language, Cookie");
    let offline = browser.get_with("/offline?language=de", &english).await.expect(200);
    assert!(offline.shows("<html lang=\"de\"") && offline.shows("Keine Verbindung"));
    assert!(browser.get_with("/offline?language=xx", &english).await.shows("No connection"));
}
