//! Visitors who have an account on another server.

use serde_json::{Map, json};
use tusklet::model::Visibility;

use super::browser::Browser;
use crate::federation::home::Home;
use crate::federation::peer::{FakePeer, Scripted};

#[tokio::test]
async fn a_visitor_is_led_to_their_own_server() {
    let home = Home::start().await;
    let peer = FakePeer::start(&home).await;
    let ada = home.account("ada").await;
    let status = home.publish(&ada, Visibility::Public, "answer me").await;
    let hidden = home.publish(&ada, Visibility::Followers, "not you").await;
    let handle = format!("bob@{}", peer.host());
    let signpost = json!({
        "subject": format!("acct:{handle}"),
        "links": [{
            "rel": "http://ostatus.org/schema/1.0/subscribe",
            "template": format!("{}/follow-me?it={{uri}}", peer.base),
        }],
    });
    let headers = Map::from_iter([("content-type".to_owned(), json!("application/jrd+json"))]);
    let signpost = Scripted::Plain { code: 200, headers, body: signpost.to_string() };
    peer.script("webfinger bob", signpost);
    let mut visitor = Browser::of(&home.app, home.domain());

    for (page, uri) in [
        ("/@ada".to_owned(), ada.account().uri.clone()),
        (status.path(), status.status.uri.clone()),
    ] {
        let ask = format!("/interact?uri={}", encoded(&uri));
        assert!(visitor.get(&page).await.expect(200).shows(&ask), "{page}");
        let form = visitor.get(&ask).await.expect(200);
        assert!(!form.header("content-security-policy").contains("form-action"));
        let fields = [("uri", uri.as_str()), ("handle", handle.as_str())];
        let place = visitor.submit(&form, "/interact", &fields).await.place();
        assert_eq!(place, format!("{}/follow-me?it={}", peer.base, encoded(&uri)));
        let fields = [("uri", uri.as_str()), ("handle", "social.example")];
        let place = visitor.submit(&form, "/interact", &fields).await.place();
        let usual = "https://social.example/authorize_interaction?uri=";
        assert_eq!(place, format!("{usual}{}", encoded(&uri)));
        let ghost = format!("ghost@{}", peer.host());
        for (wrong, told) in [
            ("nonsense", "is not a handle"),
            (ghost.as_str(), "cannot be found"),
            (&format!("ada@{}", home.domain()), "sign in below"),
        ] {
            let fields = [("uri", uri.as_str()), ("handle", wrong)];
            let again = visitor.submit(&form, "/interact", &fields).await.expect(422);
            assert!(again.shows(told), "{wrong}: {}", again.text());
        }
    }
    for uri in [hidden.status.uri.as_str(), "https://peer.example/users/bob", ""] {
        visitor.get(&format!("/interact?uri={}", encoded(uri))).await.expect(404);
    }
}

#[tokio::test]
async fn a_visitor_is_told_before_they_leave() {
    let home = Home::start().await;
    let peer = FakePeer::start(&home).await;
    let ada = home.account("ada").await;
    let bob = peer.person("bob");
    let note = peer.note(&bob, 1, "from afar");
    peer.show(note.clone());
    let uri = note["id"].as_str().unwrap();
    let status = tusklet::federation::resolve::status(&home.app, uri).await.unwrap();
    let mut visitor = Browser::of(&home.app, home.domain());

    let known = home.known(&bob).await.unwrap();
    let page = visitor.get(&format!("/redirect/accounts/{}", known.id)).await.expect(200);
    assert!(page.shows(&known.url) && page.shows("noindex"), "{}", page.text());
    let ours = visitor.get(&format!("/redirect/accounts/{}", ada.id())).await.place();
    assert_eq!(ours, "/@ada");
    let path = format!("/redirect/statuses/{status}");
    assert!(visitor.get(&path).await.expect(200).shows(uri));
    visitor.get("/redirect/accounts/7").await.expect(404);
    assert!(visitor.cookies.is_empty());
}

fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}
