//! Emoji on our own pages.

use tusklet::model::account::ProfileChange;
use tusklet::model::{Draft, Role};
use tusklet::service::account::update_profile;
use tusklet::service::status;

use crate::web::House;

use super::add;

#[tokio::test]
async fn names_bios_posts_and_warnings_show_pictures() {
    let house = House::with_mode("closed");
    let ada = house.account("ada", Role::Owner).await;
    for name in ["cat", "dog", "owl"] {
        add(&house.app, &ada, name).await;
    }
    let profile = ProfileChange {
        display_name: Some("Ada <b>:owl:</b>".to_owned()),
        note: Some("Keeps a :cat:".to_owned()),
        ..ProfileChange::default()
    };
    update_profile(&house.app, &ada, profile).await.unwrap();
    let draft = Draft { content_warning: "A :dog:".to_owned(), ..Draft::of("`:cat:` or :cat:") };
    status::publish(&house.app, &ada, draft).await.unwrap();

    let page = house.browser().get("/@ada").await.expect(200).text();

    let picture = |name: &str| format!("<img class=\"emoji\" alt=\":{name}:\" title=\":{name}:\"");
    assert!(page.contains(&format!("Ada &lt;b&gt;{}", picture("owl"))), "{page}");
    assert!(page.contains(&format!("Keeps a {}", picture("cat"))));
    assert!(page.contains(&format!("A {}", picture("dog"))));
    assert!(page.contains("<title>Ada &lt;b&gt;:owl:&lt;/b&gt;"), "a title is only text");
}
