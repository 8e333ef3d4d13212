//! What strangers wrote, as people see it.

use serde_json::json;
use tusklet::db;
use tusklet::remote;
use tusklet::text::Handle;

use crate::federation::home::client;

use super::scene::Scene;

/// Marks that turn the text around them, and controls.
fn deceives(text: &str) -> bool {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.contains(|c: char| turns(c) || (c.is_control() && !matches!(c, '\n' | '\t')))
}

const TWISTED: &str = "gpj.\u{202e}exe\u{2066} \u{0007}me\u{2069}";

#[tokio::test]
async fn html_is_cleaned_to_what_is_allowed() {
    let scene = Scene::set().await;
    let cases = [
        ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"),
        (
            "<p onclick=\"x()\" style=\"a\" id=\"b\" class=\"evil mention\">c</p>",
            "<p class=\"mention\">c</p>",
        ),
        ("<p><a href=\"javascript:x\">d</a></p>", "<p>d</p>"),
        ("<p><img src=x onerror=y>e<iframe src=\"//x\"></iframe></p>", "<p>e</p>"),
        ("<h2>f</h2>", "<p><strong>f</strong></p>"),
        ("<svg><p>g</p><style>*{}</style></svg>", ""),
    ];
    for (number, (sent, kept)) in (1..).zip(cases) {
        let id = scene.create(number, |note| note["content"] = json!(sent)).await;
        let html = scene.html(&id).await.unwrap();
        if kept.is_empty() {
            assert!(!html.contains("<svg") && !html.contains("<style"), "{html}");
        } else {
            assert_eq!(html, kept);
        }
    }
}

#[tokio::test]
async fn names_and_words_around_a_status_cannot_turn_the_text() {
    let scene = Scene::set().await;
    let dave = scene.third.person("dave");
    scene.third.amend("dave", "name", json!(TWISTED));
    scene.third.amend(
        "dave",
        "attachment",
        json!([{"type": "PropertyValue", "name": TWISTED, "value": "x"}]),
    );
    let dave = remote::account(&scene.home.app, &dave).await.unwrap();
    assert!(!deceives(&dave.display_name), "{:?}", dave.display_name);
    assert!(!deceives(&dave.fields[0].name));

    let id = scene
        .create(1, |note| {
            note["type"] = json!("Question");
            note["summary"] = json!(TWISTED);
            note["oneOf"] = json!([{"name": TWISTED}, {"name": "b"}]);
            note["attachment"] = json!([{"type": "Image", "url": format!("{}/1.png", scene.peer.base),
                "name": TWISTED}]);
        })
        .await;
    let status = scene.home.status(&id).await.unwrap();
    assert!(!deceives(&status.content_warning));
    let id = status.id;
    let view = scene.home.read(move |tx| db::view::status::one(tx, None, id)).await.unwrap();
    let poll = view.poll.as_ref().unwrap();
    assert!(!poll.poll.options.iter().any(|option| deceives(&option.title)));
    assert!(
        !view.attachments.iter().any(|media| media.description.as_deref().is_some_and(deceives))
    );
}

#[tokio::test]
async fn a_page_keeps_a_name_from_turning_what_is_beside_it() {
    let scene = Scene::set().await;
    // Letters that run from right to left are a name like any other, in a box of its own.
    let letter = '\u{5d0}';
    scene.peer.amend("bob", "name", json!(format!("{letter}\u{5d1} :1")));
    let bob = scene.home.known(&scene.bob).await.unwrap();
    remote::refresh(&scene.home.app, bob.id).await.unwrap();
    let ours = scene.ours().await;
    let parent = ours.status.uri.clone();
    scene.create(1, |note| note["inReplyTo"] = json!(parent)).await;
    let page = client().get(scene.home.url(&ours.path())).header("accept", "text/html");
    let page = page.send().await.unwrap().text().await.unwrap();

    let shown: Vec<usize> = page.match_indices(letter).map(|(at, _)| at).collect();
    assert!(!shown.is_empty(), "{page}");
    for at in shown {
        let before = &page[..at];
        let is_apart = before.matches("<bdi").count() > before.matches("</bdi>").count();
        let tag = &before[before.rfind('<').unwrap()..];
        let is_named = tag.contains("=\"") && !tag.contains('>');
        assert!(is_apart || is_named, "{tag}");
    }
}

#[test]
fn a_handle_is_of_letters_that_cannot_be_taken_for_others() {
    for bad in [
        "\u{0430}lice@a.example",
        "al\u{200b}ice@a.example",
        "\u{202e}ecila@a.example",
        "alice\u{ff20}a.example@b.example",
        "al ice@a.example",
        "alice@a.example/x",
        "alice@a.example\u{0}",
        "alice@xn--\u{0430}.example",
    ] {
        assert_eq!(Handle::parse(bad), None, "{bad:?}");
    }
    // A host in other letters is shown as what it is.
    let twin = Handle::parse("alice@ex\u{0430}mple.org").unwrap();
    assert_eq!(twin.to_string(), "alice@xn--exmple-4nf.org");
    assert_eq!(
        Handle::parse("Alice@EXAMPLE.org").unwrap(),
        Handle::parse("alice@example.org").unwrap()
    );
}

#[tokio::test]
async fn an_actor_whose_name_is_no_handle_is_not_known() {
    let scene = Scene::set().await;
    for name in ["\u{0430}lice", "a b", "x\u{202e}y", "a@b", "../x"] {
        let eve = scene.third.person("eve");
        scene.third.amend("eve", "preferredUsername", json!(name));
        assert!(remote::account(&scene.home.app, &eve).await.is_err(), "{name}");
        scene.home.app.clock.advance(std::time::Duration::from_mins(2));
    }
}
