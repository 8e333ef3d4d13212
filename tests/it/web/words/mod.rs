//! Every word that a page shows stands in a file of words.
//!
//! A language is made in which each piece of each message stands between two marks. All pages are
//! opened in it, all their forms are sent, empty and with nonsense in them. What people write here
//! is Greek. So whatever Latin stands outside of the marks is English that nobody can translate.

mod marked;
mod pieces;
mod walk;
mod world;

use tusklet::model::Role;
use tusklet::service::setup;

use super::{Browser, House};
use marked::{MARKED, marked};
use walk::Walk;
use world::{belongings, consent, posts};

/// Pages that no link leads to, and some that there are not.
const ODD: [&str; 47] = [
    "/nothing",
    "/@nobody",
    "/invite/%CF%88",
    "/auth/sign_out",
    "/search?q=a&q=b",
    "/home?max_id=%ff",
    "/oauth/authorize?client_id=x",
    "/admin",
    "/settings/style",
    "/interact",
    "/offline",
    "/publish/emoji",
    "/deck/add",
    "/catch-up",
    "/severed_relationships",
    "/settings/delete",
    "/settings/migration",
    "/settings/reading",
    "/settings/privacy",
    "/admin/media",
    "/admin/fetches",
    "/admin/emoji",
    "/admin/emoji/peers",
    "/followed_tags",
    "/share?text=%CF%88",
    "/authorize_interaction?uri=https%3A%2F%2Fpeer.example%2F%40carl",
    "/search?q=%CF%88",
    "/blocks",
    "/mutes",
    "/domain_blocks",
    "/scheduled",
    "/drafts",
    "/explore",
    "/directory",
    "/lists",
    "/@ada/tagged/%CE%B3%CE%AC%CF%84%CE%B1",
    "/auth/recovery_codes",
    "/auth/recover",
    "/follow_requests",
    "/notifications/requests",
    "/deck",
    "/home",
    "/public",
    "/settings/second_factor",
    "/settings/import",
    "/auth/sign_in?again=1",
    "/auth/sign_up",
];

/// A browser that was told to be answered in the marked language.
fn told(mut browser: Browser) -> Browser {
    for name in ["__Host-tusklet_language", "tusklet_language"] {
        browser.cookies.insert(name.to_owned(), MARKED.to_owned());
    }
    browser
}

#[tokio::test]
async fn no_page_says_what_stands_in_no_file_of_words() {
    let house = House::with_languages("approval", &[(MARKED, &marked())]);
    let ada = house.account("ada", Role::Owner).await;
    let bea = house.account("bea", Role::Member).await;
    posts(&house, &ada, &bea).await;
    let mut owner = told(house.signed_in("ada").await);
    let mut member = told(house.signed_in("bea").await);
    let mut visitor = told(house.browser());
    belongings(&house, &mut owner).await;
    let mut walk = Walk::default();
    let consent = consent(&mut owner).await;
    let begin: Vec<&str> = ["/", consent.as_str()].into_iter().chain(ODD).collect();

    let open = walk.through(&mut visitor, &begin).await;
    walk.forms(&mut visitor, &open).await;
    walk.seen.clear();
    let theirs = walk.through(&mut member, &begin).await;
    walk.seen.clear();
    let own = walk.through(&mut owner, &begin).await;
    assert!(own.len() > 60, "most pages were found, not only {}", own.len());
    walk.forms(&mut owner, &own).await;
    walk.forms(&mut member, &theirs).await;
    for (body, kind) in [("x", "text/plain"), ("text=%ff", "application/x-www-form-urlencoded")] {
        let answer = member.post("/publish", &[(body, body)], &[("content-type", kind)]).await;
        walk.look(&format!("POST /publish {kind}"), &answer);
    }
    for notice in notices() {
        owner.cookies.insert("__Host-tusklet_notice".to_owned(), notice.clone());
        walk.look(&format!("notice {notice}"), &owner.open("/about").await);
    }
    walk.end();
}

/// What pages tell once, by its words in the cookie.
fn notices() -> Vec<String> {
    let text = std::fs::read_to_string("assets/languages/en/notice.ftl").unwrap();
    let keys = text.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key);
    keys.filter_map(|key| key.strip_prefix("notice-")).map(str::to_owned).collect()
}

#[tokio::test]
async fn the_wizard_says_nothing_else_either() {
    const HOST: &str = "127.0.0.1:8080";
    let house = House::unfounded(&[(MARKED, &marked())]);
    let link = setup::new_link(&house.app).await.unwrap();
    let path = link.url.strip_prefix(&format!("http://{HOST}")).unwrap();
    let mut walk = Walk::default();
    let mut stranger = told(house.browser_at(HOST));
    walk.look("/setup locked", &stranger.get("/setup").await.expect(403));
    walk.look("/setup wrong", &stranger.get("/setup?key=wrong").await.expect(403));
    let mut browser = told(house.browser_at(HOST));
    browser.get(path).await.place();
    let steps: [&[(&str, &str)]; 6] = [
        &[("start", "new")],
        &[("domain", "localhost"), ("web_domain", "")],
        &[("reach", "local"), ("public_url", "http://127.0.0.1:8080")],
        &[("name", "ada"), ("password", "correct horse"), ("email", "")],
        &[("title", ""), ("description", ""), ("rules", ""), ("mode", "approval")],
        &[("default_visibility", "unlisted"), ("status_chars", "600")],
    ];
    for (number, fields) in (1..).zip(steps) {
        let path = format!("/setup/{number}");
        let page = browser.get(&path).await.expect(200);
        walk.look(&path, &page);
        walk.forms(&mut browser, &[page]).await;
        for odd in
            ["κακό όνομα", "https://χ.example", "α@β", "τελεία", "χ.example:99999", "χ.org:80"]
        {
            let odd = [
                ("domain", odd),
                ("reach", "local"),
                ("public_url", odd),
                ("name", odd),
                ("mode", odd),
            ];
            let page = browser.get(&path).await;
            let odd = if number == 5 { &odd[4..] } else { &odd[..] };
            let answer = browser.submit(&page, &path, odd).await;
            walk.look(&format!("{path} {odd:?}"), &answer);
        }
        let page = browser.get(&path).await.expect(200);
        assert_eq!(
            browser.submit(&page, &path, fields).await.place(),
            format!("/setup/{}", number + 1)
        );
    }
    walk.look("/setup/7", &browser.get("/setup/7").await.expect(200));
    walk.end();
}
