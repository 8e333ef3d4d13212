//! The second factor, from the settings page to the next sign-in.

use tusklet::db;
use tusklet::model::Role;
use tusklet::protocol::totp;

use super::House;
use super::browser::PASSWORD;

const PAGE: &str = "/settings/second_factor";

#[tokio::test]
async fn one_turns_it_on_and_signs_in_with_a_recovery_code() {
    let house = House::with_mode("closed");
    let ada = house.account("ada", Role::Owner).await.id();
    let mut browser = house.signed_in("ada").await;
    assert!(browser.get("/settings/account").await.expect(200).shows(PAGE));

    let off = browser.get(PAGE).await.expect(200);
    assert_eq!(browser.submit(&off, PAGE, &[]).await.place(), PAGE);
    let begun = browser.get(PAGE).await.expect(200);
    assert!(begun.shows("<svg role=\"img\""));
    let confirm = format!("{PAGE}/confirm");
    let wrong = [("code", "1"), ("password", PASSWORD)];
    let again = browser.submit(&begun, &confirm, &wrong).await.expect(422);
    assert!(again.shows("is not the one of this moment"));

    let factor = house.app.db.read(move |tx| Ok(db::second_factor::of(tx, ada)?)).await.unwrap();
    let code = totp::code_at(&factor.unwrap().secret, house.app.clock.now());
    let right = [("code", code.as_str()), ("password", PASSWORD)];
    let sheet = browser.submit(&again, &confirm, &right).await;
    let sheet = browser.get(&sheet.place()).await.expect(200).text();
    let recovery = sheet.split("<code>").nth(1).unwrap().split('<').next().unwrap();
    assert!(browser.get(PAGE).await.shows("codes left: 8"));

    let mut other = house.browser();
    let form = other.get("/auth/sign_in").await;
    let fields = [("login", "ada"), ("password", PASSWORD), ("return", "/notifications")];
    let half = other.submit(&form, "/auth/sign_in", &fields).await.expect(200);
    assert!(half.shows("One more step") && !half.shows(PASSWORD));
    assert!(!other.cookies.contains_key("__Host-tusklet"));
    let ticket = half.hidden("ticket");
    let guess = [("ticket", ticket.as_str()), ("code", "123456"), ("return", "/notifications")];
    let half = other.submit(&half, "/auth/second_factor", &guess).await.expect(422);
    let fields = [("ticket", ticket.as_str()), ("code", recovery), ("return", "/notifications")];
    let home = other.submit(&half, "/auth/second_factor", &fields).await;
    assert_eq!(home.place(), "/notifications");
    assert!(other.get("/home").await.code.is_success());

    let on = browser.get(PAGE).await;
    let off = browser.submit(&on, &format!("{PAGE}/off"), &[("password", PASSWORD)]).await;
    assert_eq!(off.place(), "/settings/account");
    assert!(browser.get(PAGE).await.shows("Set it up"));
}
