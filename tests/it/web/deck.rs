//! The deck, as a browser without scripts meets it, and the parts and events that scripts ask for.

use std::time::Duration;

use axum::body::{Body, BodyDataStream};
use axum::http::Request;
use futures_util::StreamExt as _;
use tokio::time::timeout;
use tower::ServiceExt as _;
use tusklet::http::router;
use tusklet::model::{Draft, FollowTerms, LocalAccount, Role, StatusView, Visibility};
use tusklet::service;

use super::browser::Page;
use super::{Browser, House};

const PART: [(&str, &str); 2] = [("x-part", "1"), ("sec-fetch-site", "same-origin")];

async fn ada_and_bob() -> (House, LocalAccount, LocalAccount) {
    let house = House::with_mode("closed");
    let ada = house.account("ada", Role::Owner).await;
    let bob = house.account("bob", Role::Member).await;
    service::follow::follow(&house.app, &ada, bob.id(), FollowTerms::default()).await.unwrap();
    (house, ada, bob)
}

async fn publish(house: &House, who: &LocalAccount, text: &str) -> StatusView {
    service::status::publish(&house.app, who, Draft::of(text)).await.unwrap()
}

/// The numbers of the columns, in the order in which the page shows them.
pub fn columns(page: &Page) -> Vec<(String, String)> {
    page.text()
        .split("<section class=\"col\" id=\"c")
        .skip(1)
        .map(|column| {
            let id = column.split('"').next().unwrap().to_owned();
            let kind = column.split("data-kind=\"").nth(1).unwrap();
            (id, kind.split('"').next().unwrap().to_owned())
        })
        .collect()
}

fn kinds(page: &Page) -> Vec<String> {
    columns(page).into_iter().map(|(_, kind)| kind).collect()
}

/// What stands in one column.
pub fn inside(page: &Page, kind: &str) -> String {
    let text = page.text();
    let columns = text.split("<section class=\"col\"");
    columns.skip(1).find(|one| one.contains(&format!("data-kind=\"{kind}\""))).unwrap().to_owned()
}

async fn add(browser: &mut Browser, fields: &[(&str, &str)]) -> Page {
    let form = browser.get("/deck/add").await.expect(200);
    let deck = form.hidden("deck");
    let mut fields = fields.to_vec();
    fields.push(("deck", &deck));
    browser.submit(&form, "/deck/add", &fields).await
}

#[tokio::test]
async fn a_deck_begins_with_home_notifications_and_this_server() {
    let (house, _, bob) = ada_and_bob().await;
    publish(&house, &bob, "hello deck").await;
    let mut ada = house.signed_in("ada").await;

    let deck = ada.get("/deck").await.expect(200);

    assert_eq!(kinds(&deck), ["home", "notifications", "local"]);
    assert!(inside(&deck, "home").contains("hello deck"));
    assert!(inside(&deck, "local").contains("hello deck"));
    assert_eq!(columns(&deck), columns(&ada.get("/deck").await));
    assert!(house.browser().get("/deck").await.place().starts_with("/auth/sign_in"));
}

#[tokio::test]
async fn a_deck_is_laid_out_with_forms_alone() {
    let (house, me, bob) = ada_and_bob().await;
    publish(&house, &bob, "green #tea and #cake").await;
    publish(&house, &bob, "black #tea and #coffee").await;
    let mut ada = house.signed_in("ada").await;
    let list = service::list::create(
        &house.app,
        &me,
        tusklet::model::ListTerms { title: Some("Tea people".to_owned()), ..Default::default() },
    )
    .await
    .unwrap();
    service::list::add(&house.app, &me, list.id, vec![bob.id()]).await.unwrap();
    let list = list.id.to_string();

    for fields in [
        [("kind", "list"), ("list", list.as_str())].as_slice(),
        &[("kind", "tags"), ("any", "#Tea, cake"), ("none", "coffee")],
        &[("kind", "account"), ("handle", "@bob")],
        &[("kind", "search"), ("q", "black")],
        &[("kind", "bookmarks")],
        &[("kind", "favourites")],
        &[("kind", "conversations")],
        &[("kind", "mentions")],
        &[("kind", "federated")],
        &[("kind", "remote")],
    ] {
        add(&mut ada, fields).await.place();
    }
    for (fields, word) in [
        ([("kind", "tags"), ("any", " ")], "is empty"),
        ([("kind", "tags"), ("any", "no!tag")], "no hashtag"),
        ([("kind", "account"), ("handle", "@nobody")], "is not known here"),
        ([("kind", "search"), ("q", "")], "is empty"),
        ([("kind", "gossip"), ("q", "")], "no kind of column"),
    ] {
        let page = add(&mut ada, &fields).await.expect(422);
        assert!(page.shows(word), "{}", page.text());
    }

    let deck = ada.get("/deck").await.expect(200);
    assert_eq!(columns(&deck).len(), 13);
    assert!(inside(&deck, "list").contains("Tea people"));
    let tags = inside(&deck, "tags");
    assert!(tags.contains("#tea #cake − #coffee"), "{tags}");
    assert!(tags.contains("green") && !tags.contains("black"));
    assert!(inside(&deck, "account").contains("@bob") && inside(&deck, "search").contains("black"));
    assert!(!inside(&deck, "remote").contains("green"));

    let (id, _) = columns(&deck)[1].clone();
    let settings = ada.get(&format!("/deck/{id}")).await.expect(200);
    ada.submit(&settings, &format!("/deck/{id}/back"), &[]).await.place();
    assert_eq!(kinds(&ada.get("/deck").await)[..2], ["notifications", "home"]);
    ada.submit(&settings, &format!("/deck/{id}/back"), &[]).await.place();
    ada.submit(&settings, &format!("/deck/{id}/forward"), &[]).await.place();
    assert_eq!(kinds(&ada.get("/deck").await)[..2], ["home", "notifications"]);
    let fields = [("width", "l"), ("pinned", "1"), ("sound", "1")];
    let place = ada.submit(&settings, &format!("/deck/{id}"), &fields).await.place();
    assert_eq!(place, format!("/deck#c{id}"));
    let column = inside(&ada.get("/deck").await, "notifications");
    assert!(column.contains("data-w=\"l\" data-pinned data-sound"), "{column}");
    ada.submit(&settings, &format!("/deck/{id}"), &[("width", "x")]).await.expect(422);
    assert_eq!(ada.submit(&settings, &format!("/deck/{id}/remove"), &[]).await.place(), "/deck");
    assert!(!kinds(&ada.get("/deck").await).contains(&"notifications".to_owned()));
    ada.get(&format!("/deck/{id}")).await.expect(404);
}

#[tokio::test]
async fn a_column_shows_what_it_is_set_to() {
    let (house, me, bob) = ada_and_bob().await;
    let carol = house.account("carol", Role::Member).await;
    let strange = publish(&house, &carol, "something strange").await;
    service::status::boost(&house.app, &bob, strange.status.id, None).await.unwrap();
    publish(&house, &bob, "of my own").await;
    let asked = publish(&house, &me, "anything else?").await;
    let answer = Draft { in_reply_to: Some(asked.status.id), ..Draft::of("and more of it") };
    service::status::publish(&house.app, &bob, answer).await.unwrap();
    let mut ada = house.signed_in("ada").await;
    let deck = ada.get("/deck").await;
    let (id, _) = columns(&deck)[0].clone();
    let home = inside(&deck, "home");
    assert!(home.contains("strange") && home.contains("of my own") && home.contains("more of it"));

    let action = format!("/deck/{id}");
    let settings = ada.get(&action).await.expect(200);
    ada.submit(&settings, &action, &[("width", "m"), ("replies", "1")]).await.place();
    let home = inside(&ada.get("/deck").await, "home");
    assert!(!home.contains("strange") && home.contains("more of it"));
    ada.submit(&settings, &action, &[("width", "m"), ("boosts", "1")]).await.place();
    let home = inside(&ada.get("/deck").await, "home");
    assert!(home.contains("strange") && !home.contains("more of it"));
    let fields = [("width", "m"), ("boosts", "1"), ("replies", "1"), ("media", "1")];
    ada.submit(&settings, &action, &fields).await.place();
    assert!(!inside(&ada.get("/deck").await, "home").contains("of my own"));
}

#[tokio::test]
async fn decks_of_others_are_not_there() {
    let (house, _, _) = ada_and_bob().await;
    let mut ada = house.signed_in("ada").await;
    let deck = ada.get("/deck").await.expect(200);
    let (id, _) = columns(&deck)[0].clone();
    let number = ada.get("/deck/add").await.hidden("deck");
    let mut bob = house.signed_in("bob").await;
    let form = bob.get("/deck/add").await.expect(200);

    for path in [format!("/decks/{number}"), format!("/deck/{id}"), format!("/deck/{id}/posts")] {
        bob.get(&path).await.expect(404);
    }
    for path in [format!("/deck/{id}"), format!("/deck/{id}/remove"), format!("/deck/{id}/width")] {
        bob.submit(&form, &path, &[("width", "s")]).await.expect(404);
    }
    let fields = [("deck", number.as_str()), ("kind", "home"), ("ids", &id)];
    for path in ["/deck/add", "/deck/order"] {
        bob.submit(&form, path, &fields).await.expect(404);
    }
    let rename = [("do", "delete")];
    bob.submit(&form, &format!("/decks/{number}"), &rename).await.expect(404);
    bob.get(&format!("/events?cols={id}")).await.expect(404);
    let foreign = [("sec-fetch-site", "cross-site")];
    ada.post(&format!("/deck/{id}/remove"), &[], &foreign).await.expect(403);
    assert_eq!(columns(&ada.get("/deck").await).len(), 3);
}

#[tokio::test]
async fn there_may_be_several_decks_by_name() {
    let (house, _, _) = ada_and_bob().await;
    let mut ada = house.signed_in("ada").await;
    let form = ada.get("/deck/add").await.expect(200);
    ada.submit(&form, "/decks", &[("name", " ")]).await.expect(422);

    let work = ada.submit(&form, "/decks", &[("name", "Work")]).await.place();

    let page = ada.get(&work).await.expect(200);
    assert!(page.shows("<title>Work") && page.shows("aria-current=\"page\""));
    let id = work.rsplit('/').next().unwrap().to_owned();
    let field = format!("name_{id}");
    ada.submit(&form, &work, &[("do", "rename"), (&field, "Play")]).await.place();
    assert!(ada.get(&work).await.shows("<title>Play"));
    ada.submit(&form, &work, &[("do", "delete")]).await.place();
    ada.get(&work).await.expect(404);
    for number in 0..9 {
        ada.submit(&form, "/decks", &[("name", &format!("Deck {number}"))]).await.place();
    }
    assert!(
        ada.submit(&form, "/decks", &[("name", "Too many")]).await.expect(422).shows("too many")
    );
}

#[tokio::test]
async fn a_deck_costs_as_much_with_many_posts_as_with_few() {
    let (house, _, bob) = ada_and_bob().await;
    let mut ada = house.signed_in("ada").await;
    add(&mut ada, &[("kind", "federated")]).await.place();
    let cost = async |ada: &mut Browser| {
        ada.get("/deck").await.expect(200);
        let before = house.app.db.statements();
        let page = ada.get("/deck").await.expect(200);
        (house.app.db.statements() - before, page.text().matches("<article").count())
    };
    for number in 0..2 {
        publish(&house, &bob, &format!("@ada #few {number}")).await;
    }
    let (few, _) = cost(&mut ada).await;
    for number in 0..30 {
        publish(&house, &bob, &format!("@ada #many {number}")).await;
    }
    let (many, shown) = cost(&mut ada).await;

    assert!(shown >= 40, "{shown}");
    assert!(many <= few, "{many} statements for many posts, {few} for few");
    assert!(many < 60, "{many} statements");
}

#[tokio::test]
async fn older_posts_are_read_page_by_page_or_put_into_the_column() {
    let (house, _, bob) = ada_and_bob().await;
    let mut statuses = vec![];
    for number in 0..40 {
        statuses.push(publish(&house, &bob, &format!("number {number}.")).await.status.id);
    }
    let mut ada = house.signed_in("ada").await;
    let deck = ada.get("/deck").await;
    let home = inside(&deck, "home");
    let path = home.split("rel=\"next\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    assert!(
        home.contains("number 39.") && home.contains("number 30.") && !home.contains("number 29.")
    );

    let page = ada.get(path).await.expect(200);
    let part = ada.get_with(path, &PART).await.expect(200);

    assert!(page.shows("<html") && page.shows("number 29.") && page.shows("number 10."));
    assert!(!part.shows("<html") && part.shows("number 29.") && !part.shows("number 30."));
    let (id, _) = columns(&deck)[0].clone();
    assert!(part.shows(&format!("id=\"c{id}p")) && part.shows("value=\"/deck#c"));
    let since = format!("/deck/{id}/posts?since_id={}", statuses[5]);
    let gap = ada.get_with(&since, &PART).await.expect(200);
    assert!(gap.shows("number 39.") && gap.shows("number 20.") && !gap.shows("number 19."));
    let rest = gap.text().split("gap\"><a class=\"btn\" href=\"").nth(1).unwrap().to_owned();
    let rest = rest.split('"').next().unwrap().replace("&amp;", "&");
    let rest = ada.get_with(&rest, &PART).await.expect(200);
    assert!(rest.shows("number 19.") && rest.shows("number 6.") && !rest.shows("number 5."));
    assert!(!rest.shows("class=\"more"));
}

#[tokio::test]
async fn scripts_get_the_inside_of_pages_and_only_scripts_of_ours() {
    let (house, _, bob) = ada_and_bob().await;
    let view = publish(&house, &bob, "hello parts").await;
    let mut ada = house.signed_in("ada").await;
    let path = format!("/@bob/{}", view.status.id);
    let whole = ada.get(&path).await.expect(200);

    let part = ada.get_with(&path, &PART).await.expect(200);
    assert!(!part.shows("<html") && whole.text().contains(&part.text()));
    assert!(part.header("vary").contains("X-Part"));
    let foreign = [("x-part", "1"), ("sec-fetch-site", "cross-site")];
    assert!(ada.get_with(&path, &foreign).await.expect(200).shows("<html"));

    let csrf = whole.hidden("csrf");
    let fields = [("csrf", csrf.as_str()), ("return", "/deck#c7p9")];
    let card = ada.post(&format!("{path}/favourite"), &fields, &PART).await.expect(200);
    assert!(card.text().starts_with("<article") && card.shows("/unfavourite\""));
    assert!(card.shows("Favourite, 1") && card.shows("value=\"/deck#p"));
    let again = ada.post(&format!("{path}/mute"), &fields, &PART).await.expect(204);
    assert!(again.header("x-toast").contains("no%20more") && again.header("x-url") == "/deck#c7p9");
    let gone = ada.post("/@bob/1/favourite", &fields, &PART).await.expect(404);
    assert!(!gone.shows("<html") && gone.shows("class=\"card problem"), "{}", gone.text());
    ada.post(&format!("{path}/favourite"), &[("csrf", "x")], &PART).await.expect(403);
}

#[tokio::test]
async fn what_is_typed_is_completed_kept_and_measured() {
    let (house, _, _) = ada_and_bob().await;
    let mut ada = house.signed_in("ada").await;
    let form = ada.get("/publish").await.expect(200);
    assert!(form.shows("data-longest=\"") && form.shows("no followers yet; anyone can find it."));
    assert!(ada.get("/publish/suggest?q=%40bo").await.expect(200).shows("data-value=\"@bob\""));
    let tags =
        ada.submit(&form, "/publish", &[("text", "some #teatime"), ("visibility", "public")]);
    tags.await.place();
    assert!(ada.get("/publish/suggest?q=%23tea").await.shows("data-value=\"#teatime\""));
    for nothing in ["/publish/suggest?q=%40", "/publish/suggest?q=x", "/publish/suggest"] {
        assert_eq!(ada.get(nothing).await.expect(200).text(), "", "{nothing}");
    }

    let csrf = form.hidden("csrf");
    let mut fields =
        vec![("csrf", csrf.as_str()), ("text", "half a"), ("do", "keep"), ("visibility", "direct")];
    let kept = ada.post("/publish", &fields, &PART).await.expect(204);
    let place = kept.header("x-url").to_owned();
    let id = place.strip_prefix("/publish?draft=").unwrap().to_owned();
    fields[1] = ("text", "half a thought");
    fields.push(("draft", &id));
    let again = ada.post("/publish", &fields, &PART).await.expect(204);
    assert_eq!(again.header("x-url"), place);
    assert!(ada.get(&place).await.expect(200).shows("half a thought"));
    house.browser().get("/publish/suggest?q=%40bo").await.place();
}

#[tokio::test]
async fn how_it_looks_is_kept_in_the_browser() {
    let (house, _, _) = ada_and_bob().await;
    let mut ada = house.signed_in("ada").await;
    let form = ada.get("/settings/appearance").await.expect(200);
    assert!(form.shows("data-keys=\"on\"") && !form.shows("data-scheme"));

    let fields = [("scheme", "dark"), ("keys", "alt")];
    ada.submit(&form, "/settings/appearance", &fields).await.place();

    let page = ada.get("/home").await;
    assert!(
        page.shows("data-keys=\"alt\"")
            && page.shows("<html lang=\"en\" dir=\"ltr\" data-scheme=\"dark\"")
    );
    let fields = [("scheme", "pink"), ("keys", "alt")];
    ada.submit(&form, "/settings/appearance", &fields).await.expect(422);
}

/// Hears what `/events` tells a browser.
pub struct Ear {
    body: BodyDataStream,
    text: String,
}

impl Ear {
    pub async fn open(house: &House, browser: &Browser, ids: &[String]) -> Self {
        let cookies: Vec<String> =
            browser.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::get(format!("/events?cols={}", ids.join(",")))
            .header("host", "tusklet.org")
            .header("cookie", cookies.join("; "))
            .body(Body::empty())
            .unwrap();
        let answer = router(house.app.clone()).oneshot(request).await.unwrap();
        assert_eq!(answer.status(), 200);
        assert_eq!(answer.headers()["content-type"], "text/event-stream");
        Self { body: answer.into_body().into_data_stream(), text: String::new() }
    }

    /// The name of the next event, and what it carries.
    pub async fn hear(&mut self) -> (String, String) {
        loop {
            if let Some((block, rest)) = self.text.split_once("\n\n") {
                let (block, rest) = (block.to_owned(), rest.to_owned());
                self.text = rest;
                let name = block.lines().find_map(|line| line.strip_prefix("event: "));
                let lines: Vec<&str> =
                    block.lines().filter_map(|line| line.strip_prefix("data: ")).collect();
                let Some(name) = name else { continue };
                return (name.to_owned(), lines.join("\n"));
            }
            let piece = timeout(Duration::from_secs(20), self.body.next()).await.unwrap();
            self.text.push_str(std::str::from_utf8(&piece.unwrap().unwrap()).unwrap());
        }
    }

    async fn is_over(&mut self) -> bool {
        loop {
            match timeout(Duration::from_secs(20), self.body.next()).await {
                Ok(None) => return true,
                Ok(Some(Ok(_))) => {}
                Ok(Some(Err(_))) | Err(_) => return false,
            }
        }
    }
}

#[tokio::test]
async fn what_is_new_comes_as_a_ready_card_to_the_columns_that_show_it() {
    let (house, me, bob) = ada_and_bob().await;
    let mut ada = house.signed_in("ada").await;
    let deck = ada.get("/deck").await;
    let ids: Vec<String> = columns(&deck).into_iter().map(|(id, _)| id).collect();
    let mut ear = Ear::open(&house, &ada, &ids).await;

    let view = publish(&house, &bob, "@ada look").await;
    let mut told = [ear.hear().await, ear.hear().await, ear.hear().await];
    told.sort();
    let id = view.status.id;
    assert!(told[0].0 == "notice" && told[0].1.starts_with(&format!("{}\n<div", ids[1])));
    let posts: Vec<&str> = told[1..].iter().map(|(_, data)| data.as_str()).collect();
    for column in [&ids[0], &ids[2]] {
        let start = format!("{column}\n<article class=\"post\" id=\"c{column}p{id}\"");
        assert!(posts.iter().any(|data| data.starts_with(&start)), "{posts:?}");
    }

    let private = Draft { visibility: Visibility::Direct, ..Draft::of("@bob not for others") };
    service::status::publish(&house.app, &me, private).await.unwrap();
    let carol = house.account("carol", Role::Member).await;
    let secret = Draft { visibility: Visibility::Followers, ..Draft::of("for my followers") };
    service::status::publish(&house.app, &carol, secret).await.unwrap();
    service::mute::mute(&house.app, &me, carol.id(), true, None).await.unwrap();
    publish(&house, &carol, "muted words").await;
    service::status::edit(&house.app, &bob, id, Draft::of("@ada look again")).await.unwrap();
    let mut heard = vec![];
    while heard.len() < 2 {
        let (name, data) = ear.hear().await;
        assert!(!data.contains("followers") && !data.contains("muted words"), "{data}");
        if name == "edit" {
            assert!(data.contains("look again"));
            heard.push(name);
        }
    }
    service::status::delete(&house.app, &bob, id).await.unwrap();
    let mut gone = ear.hear().await;
    while gone.0 == "notice" || gone.0 == "edit" {
        gone = ear.hear().await;
    }
    assert_eq!(gone, ("gone".to_owned(), id.to_string()));
}

#[tokio::test]
async fn the_stream_ends_with_the_session() {
    let (house, _, _) = ada_and_bob().await;
    let mut ada = house.signed_in("ada").await;
    let deck = ada.get("/deck").await;
    let ids: Vec<String> = columns(&deck).into_iter().map(|(id, _)| id).collect();
    let mut ear = Ear::open(&house, &ada, &ids).await;

    let home = ada.get("/home").await.expect(200);
    ada.submit(&home, "/auth/sign_out", &[]).await.place();

    assert!(ear.is_over().await);
}
