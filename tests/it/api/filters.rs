//! Filters: made, changed, and what they find in every status that is shown.

use serde_json::{Value, json};

use super::client::{Client, Server};

/// The id of an entity.
fn id(entity: &Value) -> &str {
    entity["id"].as_str().unwrap()
}

async fn filter(client: &Client, title: &str, keywords: Value) -> Value {
    let form =
        json!({ "title": title, "context": ["home", "public"], "keywords_attributes": keywords });
    client.post("/api/v2/filters", &form).await.expect(200)
}

async fn write(client: &Client, form: Value) -> Value {
    client.post("/api/v1/statuses", &form).await.expect(200)
}

/// The status at `id` as `client` is shown it.
async fn shown(client: &Client, status: &Value) -> Value {
    client.get(&format!("/api/v1/statuses/{}", id(status))).await.expect(200)
}

/// Titles of the filters that found something.
fn found(status: &Value) -> Vec<&str> {
    let results = status["filtered"].as_array().unwrap().iter();
    results.map(|result| result["filter"]["title"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_filter_is_made_changed_and_deleted() {
    let server = Server::start();
    let alice = server.client("alice").await;
    let form = "title=Show&context[]=home&context[]=thread&filter_action=blur&expires_in=60\
        &keywords_attributes[0][keyword]=ending&keywords_attributes[0][whole_word]=false\
        &keywords_attributes[1][keyword]=finale";

    let made = alice.post_form("/api/v2/filters", form).await.expect(200);
    assert_eq!(made["context"], json!(["home", "thread"]));
    assert_eq!((&made["filter_action"], &made["statuses"]), (&json!("blur"), &json!([])));
    assert_eq!(made["expires_at"], "2025-11-23T06:09:00.000Z");
    let whole: Vec<_> =
        made["keywords"].as_array().unwrap().iter().map(|one| &one["whole_word"]).collect();
    assert_eq!(whole, [&json!(false), &json!(true)]);

    let path = format!("/api/v2/filters/{}", id(&made));
    let change = json!({
        "title": "The show",
        "expires_in": null,
        "keywords_attributes": [
            { "id": id(&made["keywords"][0]), "_destroy": true },
            { "id": id(&made["keywords"][1]), "keyword": "last part" },
            { "keyword": "season" },
        ],
    });
    let changed = alice.put(&path, &change).await.expect(200);
    let words: Vec<_> =
        changed["keywords"].as_array().unwrap().iter().map(|one| &one["keyword"]).collect();
    assert_eq!(words, ["last part", "season"]);
    assert_eq!((&changed["expires_at"], &changed["filter_action"]), (&Value::Null, &json!("blur")));
    assert_eq!(alice.get(&path).await.expect(200), changed);
    assert_eq!(alice.get("/api/v2/filters").await.expect(200), json!([changed]));

    assert_eq!(alice.delete(&path).await.expect(200), json!({}));
    alice.get(&path).await.expect(404);
    assert_eq!(alice.get("/api/v2/filters").await.expect(200), json!([]));
}

#[tokio::test]
async fn keywords_and_statuses_have_places_of_their_own() {
    let server = Server::start();
    let (alice, bob) = (server.client("alice").await, server.client("bob").await);
    let status = write(&bob, json!({ "status": "hello" })).await;
    let made = filter(&alice, "Bob", json!([])).await;
    let path = format!("/api/v2/filters/{}", id(&made));

    let form = json!({ "keyword": "hello", "whole_word": false });
    let keyword = alice.post(&format!("{path}/keywords"), &form).await.expect(200);
    assert_eq!(alice.get(&format!("{path}/keywords")).await.expect(200), json!([keyword]));
    let place = format!("/api/v2/filters/keywords/{}", id(&keyword));
    assert_eq!(alice.get(&place).await.expect(200), keyword);
    let changed = alice.put(&place, &json!({ "whole_word": true })).await.expect(200);
    assert_eq!(changed, json!({ "id": id(&keyword), "keyword": "hello", "whole_word": true }));
    alice.put(&place, &json!({ "keyword": " " })).await.expect(422);
    alice.delete(&place).await.expect(200);
    alice.get(&place).await.expect(404);

    let form = json!({ "status_id": id(&status) });
    let single = alice.post(&format!("{path}/statuses"), &form).await.expect(200);
    assert_eq!(single["status_id"], status["id"]);
    alice.post(&format!("{path}/statuses"), &form).await.expect(422);
    assert_eq!(alice.get(&format!("{path}/statuses")).await.expect(200), json!([single]));
    assert_eq!(
        shown(&alice, &status).await["filtered"],
        json!([{
            "filter": {
                "id": id(&made), "title": "Bob", "context": ["home", "public"],
                "expires_at": null, "filter_action": "warn",
            },
            "keyword_matches": [],
            "status_matches": [status["id"]],
        }])
    );
    let place = format!("/api/v2/filters/statuses/{}", id(&single));
    assert_eq!(alice.get(&place).await.expect(200), single);
    alice.delete(&place).await.expect(200);
    assert_eq!(found(&shown(&alice, &status).await), Vec::<&str>::new());
}

#[tokio::test]
async fn what_cannot_be_a_filter_is_refused_and_nothing_of_it_stays() {
    let server = Server::start();
    let alice = server.client("alice").await;
    let long = "x".repeat(513);
    for (form, word) in [
        (json!({ "title": "", "context": ["home"] }), "title"),
        (json!({ "context": ["home"] }), "title"),
        (json!({ "title": "x" }), "context"),
        (json!({ "title": "x", "context": [] }), "context"),
        (json!({ "title": "x", "context": ["moon"] }), "context"),
        (json!({ "title": "x", "context": ["home"], "filter_action": "burn" }), "filter_action"),
        (json!({ "title": "x", "context": ["home"], "expires_in": "soon" }), "expires_in"),
        (json!({ "title": "x", "context": ["home"], "keywords_attributes": [{}] }), "keyword"),
        (
            json!({ "title": "x", "context": ["home"],
                "keywords_attributes": [{ "keyword": "a" }, { "keyword": long }] }),
            "keyword",
        ),
    ] {
        let refused = alice.post("/api/v2/filters", &form).await.expect(422);
        let told = refused["error"].as_str().unwrap();
        assert!(told.starts_with(&format!("Validation failed: {word} ")), "{form}: {told}");
    }
    let strange =
        json!({ "title": "x", "context": ["home"], "keywords_attributes": [{ "id": "7" }] });
    alice.post("/api/v2/filters", &strange).await.expect(404);
    assert_eq!(alice.get("/api/v2/filters").await.expect(200), json!([]));

    for number in 0..100 {
        filter(&alice, &number.to_string(), json!([])).await;
    }
    let one_more = json!({ "title": "x", "context": ["home"] });
    alice.post("/api/v2/filters", &one_more).await.expect(422);
    let path =
        format!("/api/v2/filters/{}", id(&alice.get("/api/v2/filters").await.expect(200)[0]));
    let many: Vec<Value> = (0..250).map(|n| json!({ "keyword": format!("word {n}") })).collect();
    for code in [200, 200, 422] {
        alice.put(&path, &json!({ "keywords_attributes": many })).await.expect(code);
    }
    assert_eq!(
        alice.get(&format!("{path}/keywords")).await.expect(200).as_array().unwrap().len(),
        500
    );
    alice.post(&format!("{path}/keywords"), &json!({ "keyword": "x" })).await.expect(422);
}

#[tokio::test]
async fn filters_are_private() {
    let server = Server::start();
    let (alice, bob) = (server.client("alice").await, server.client("bob").await);
    let secret = write(&bob, json!({ "status": "x", "visibility": "direct" })).await;
    let own = write(&alice, json!({ "status": "y" })).await;
    let made = filter(&alice, "Mine", json!([{ "keyword": "x" }])).await;
    let (path, keyword) = (format!("/api/v2/filters/{}", id(&made)), id(&made["keywords"][0]));
    let form = json!({ "status_id": id(&own) });
    let single = alice.post(&format!("{path}/statuses"), &form).await.expect(200);

    let theirs = [
        path.clone(),
        format!("/api/v2/filters/keywords/{keyword}"),
        format!("/api/v2/filters/statuses/{}", id(&single)),
        format!("/api/v1/filters/{keyword}"),
    ];
    for place in theirs {
        bob.get(&place).await.expect(404);
        bob.delete(&place).await.expect(404);
        if !place.contains("statuses") {
            bob.put(&place, &json!({ "title": "z", "keyword": "z", "phrase": "z" }))
                .await
                .expect(404);
        }
        server.stranger().get(&place).await.expect(401);
    }
    for (place, form) in [("keywords", json!({ "keyword": "z" })), ("statuses", form)] {
        bob.get(&format!("{path}/{place}")).await.expect(404);
        bob.post(&format!("{path}/{place}"), &form).await.expect(404);
    }
    // A keyword cannot be stolen into another's filter, nor moved between one's own.
    for thief in [&alice, &bob] {
        let other = filter(thief, "Other", json!([])).await;
        let steal = json!({ "keywords_attributes": [{ "id": keyword, "keyword": "z" }] });
        thief.put(&format!("/api/v2/filters/{}", id(&other)), &steal).await.expect(404);
    }
    let form = json!({ "status_id": id(&secret) });
    alice.post(&format!("{path}/statuses"), &form).await.expect(422);
    let reader = server.client_with("carol", "read").await;
    reader.get("/api/v2/filters").await.expect(200);
    reader.post("/api/v2/filters", &json!({})).await.expect(403);
    let writer = server.client_with("dave", "write:filters").await;
    writer.get("/api/v2/filters").await.expect(403);
}

#[tokio::test]
async fn old_programs_know_filters_of_one_keyword_each() {
    let server = Server::start();
    let alice = server.client("alice").await;
    let form = "phrase=spoiler&context[]=home&irreversible=true&whole_word=1";

    let answer = alice.post_form("/api/v1/filters", form).await;
    assert!(answer.headers.contains_key("deprecation"));
    let made = answer.expect(200);
    assert_eq!(
        made,
        json!({ "id": id(&made), "phrase": "spoiler", "context": ["home"], "whole_word": true,
            "expires_at": null, "irreversible": true })
    );
    let new = alice.get("/api/v2/filters").await.expect(200);
    assert_eq!((&new[0]["title"], &new[0]["filter_action"]), (&json!("spoiler"), &json!("hide")));
    assert_eq!(new[0]["keywords"][0]["id"], made["id"]);

    let path = format!("/api/v1/filters/{}", id(&made));
    let form = json!({ "phrase": "ending", "context": ["public"], "irreversible": false });
    let changed = alice.put(&path, &form).await.expect(200);
    assert_eq!((&changed["phrase"], &changed["irreversible"]), (&json!("ending"), &json!(false)));
    assert_eq!(alice.get(&path).await.expect(200), changed);

    // What the filter has besides cannot be seen here, and so is not changed from here.
    let whole = format!("/api/v2/filters/{}/keywords", id(&new[0]));
    alice.post(&whole, &json!({ "keyword": "finale" })).await.expect(200);
    assert_eq!(alice.get("/api/v1/filters").await.expect(200).as_array().unwrap().len(), 2);
    alice.put(&path, &json!({ "context": ["home"] })).await.expect(422);
    alice.put(&path, &json!({ "whole_word": false })).await.expect(200);

    alice.delete(&path).await.expect(200);
    let left = alice.get("/api/v1/filters").await.expect(200);
    assert_eq!(left[0]["phrase"], "finale");
    alice.delete(&format!("/api/v1/filters/{}", id(&left[0]))).await.expect(200);
    assert_eq!(alice.get("/api/v2/filters").await.expect(200), json!([]));
}

#[tokio::test]
async fn words_are_found_wherever_a_status_says_them() {
    let server = Server::start();
    let (alice, bob) = (server.client("alice").await, server.client("bob").await);
    filter(&alice, "Cats", json!([{ "keyword": "cat" }, { "keyword": "#kitten" }])).await;

    for (form, is_found) in [
        (json!({ "status": "my CAT." }), true),
        (json!({ "status": "concatenate" }), false),
        (json!({ "status": "see #Kitten" }), true),
        (json!({ "status": "hello", "spoiler_text": "cat, again" }), true),
        (json!({ "status": "a <b>c</b>at" }), false),
        (json!({ "status": "https://cat.example/" }), true),
    ] {
        let status = write(&bob, form.clone()).await;
        let seen = found(&shown(&alice, &status).await).len() == 1;
        assert_eq!(seen, is_found, "{form}");
    }
    let status = write(&bob, json!({ "status": "cat #kitten" })).await;
    let matches = shown(&alice, &status).await["filtered"][0]["keyword_matches"].clone();
    assert_eq!(matches, json!(["cat", "#kitten"]));
}

/// Picks a status out of an answer.
type Pick = fn(&Value) -> &Value;

#[tokio::test]
async fn every_place_that_shows_a_status_says_what_was_found_in_it() {
    let server = Server::start();
    let (alice, bob) = (server.client("alice").await, server.client("bob").await);
    let bob_id = bob.get("/api/v1/accounts/verify_credentials").await.expect(200);
    let bob_id = id(&bob_id).to_owned();
    alice.post(&format!("/api/v1/accounts/{bob_id}/follow"), &json!({})).await.expect(200);
    let root = write(&alice, json!({ "status": "what is it?" })).await;
    let answer = json!({ "status": "@alice a cat", "in_reply_to_id": id(&root) });
    write(&bob, answer).await;
    let status = write(&bob, json!({ "status": "@alice my cat #pets" })).await;
    let path = format!("/api/v1/statuses/{}", id(&status));
    alice.post(&format!("{path}/favourite"), &json!({})).await.expect(200);
    alice.post(&format!("{path}/bookmark"), &json!({})).await.expect(200);
    filter(&alice, "Cats", json!([{ "keyword": "cat" }])).await;

    let first = |answer: Value| answer[0].clone();
    let places: [(&str, Pick); 10] = [
        ("/api/v1/timelines/home", |all| &all[0]),
        ("/api/v1/timelines/public", |all| &all[0]),
        ("/api/v1/timelines/tag/pets", |all| &all[0]),
        ("/api/v1/favourites", |all| &all[0]),
        ("/api/v1/bookmarks", |all| &all[0]),
        ("/api/v1/notifications", |all| &all[0]["status"]),
        (&format!("/api/v1/statuses?id[]={}", id(&status)), |all| &all[0]),
        (&format!("/api/v1/accounts/{bob_id}/statuses"), |all| &all[0]),
        (&format!("/api/v1/statuses/{}/context", id(&root)), |all| &all["descendants"][0]),
        ("/api/v2/search?q=cat&type=statuses", |all| &all["statuses"][0]),
    ];
    for (place, pick) in places {
        let answer = alice.get(place).await.expect(200);
        assert_eq!(found(pick(&answer)), ["Cats"], "{place}");
    }
    let boost = alice.post(&format!("{path}/reblog"), &json!({})).await.expect(200);
    assert_eq!((found(&boost), found(&boost["reblog"])), (vec!["Cats"], vec!["Cats"]));
    // One's own words are not filtered, and neither is what others see.
    assert_eq!(shown(&bob, &status).await["filtered"], json!([]));
    filter(&bob, "Cats", json!([{ "keyword": "cat" }])).await;
    assert_eq!(shown(&bob, &status).await["filtered"], json!([]));
    let stranger = first(server.stranger().get("/api/v1/timelines/public").await.expect(200));
    assert_eq!(stranger.get("filtered"), None);
}

#[tokio::test]
async fn a_change_holds_at_once_and_an_end_comes_by_itself() {
    let server = Server::start();
    let (alice, bob) = (server.client("alice").await, server.client("bob").await);
    let status = write(&bob, json!({ "status": "a cat and a dog" })).await;
    let made = filter(&alice, "Cats", json!([{ "keyword": "cat" }])).await;
    let path = format!("/api/v2/filters/{}", id(&made));
    assert_eq!(found(&shown(&alice, &status).await), ["Cats"]);

    alice.put(&path, &json!({ "title": "Pets", "expires_in": 60 })).await.expect(200);
    assert_eq!(found(&shown(&alice, &status).await), ["Pets"]);
    let keyword = format!("/api/v2/filters/keywords/{}", id(&made["keywords"][0]));
    alice.put(&keyword, &json!({ "keyword": "bird" })).await.expect(200);
    assert_eq!(found(&shown(&alice, &status).await), Vec::<&str>::new());
    alice.put(&keyword, &json!({ "keyword": "dog" })).await.expect(200);
    assert_eq!(found(&shown(&alice, &status).await), ["Pets"]);

    server.house.app.clock.advance(std::time::Duration::from_mins(1));
    assert_eq!(found(&shown(&alice, &status).await), Vec::<&str>::new());
    let ended = alice.get(&path).await.expect(200);
    assert_eq!(ended["title"], "Pets");
}
