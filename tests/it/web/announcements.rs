//! What an admin announces and writes down for everyone.

use tusklet::model::Role;

use super::House;

#[tokio::test]
async fn an_admin_announces_and_takes_back() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    let mut ada = house.signed_in("ada").await;
    let admin = ada.get("/admin").await.expect(200);

    let fields = [("announcement", "Tea at <five>"), ("announcement_days", "2")];
    let place = ada.submit(&admin, "/admin/announcements", &fields).await.place();
    assert_eq!(place, "/admin#announcements");
    let page = ada.get("/admin").await.expect(200);
    assert!(page.shows("Tea at &lt;five&gt;") && page.shows("Everyone here is told."));
    let wrong = [("announcement", "x"), ("announcement_days", "0")];
    let again = ada.submit(&page, "/admin/announcements", &wrong).await.expect(422);
    assert!(again.shows("must be a number from 1 to 365"));
    let blank = [("announcement", " "), ("announcement_days", "3")];
    ada.submit(&page, "/admin/announcements", &blank).await.expect(422);

    let made = house.app.db.read(|tx| Ok(tusklet::db::announcement::all(tx)?)).await.unwrap();
    let end = format!("/admin/announcements/{}/end", made[0].id);
    ada.submit(&page, &end, &[]).await.place();
    assert!(ada.get("/admin").await.shows("Nothing is announced."));
}

#[tokio::test]
async fn the_long_texts_are_for_everyone_to_read() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    let mut ada = house.signed_in("ada").await;
    let default = house.browser().get("/privacy-policy").await.expect(200);
    assert!(default.shows("a hash of your password"));
    house.browser().get("/terms-of-service").await.expect(404);

    let admin = ada.get("/admin").await.expect(200);
    let fields = [("about", "A town."), ("privacy", "We keep <nothing>.")];
    ada.submit(&admin, "/admin/texts", &fields).await.place();
    let page = house.browser().get("/privacy-policy").await.expect(200);
    assert!(page.shows("We keep &lt;nothing&gt;."));
}
