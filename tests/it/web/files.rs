//! Uploads, the files that come of them, and the files of our own.

use tusklet::model::Role;

use super::House;

/// The smallest picture there is: one black pixel.
pub fn picture() -> Vec<u8> {
    let mut bytes = vec![];
    let mut encoder = png::Encoder::new(&mut bytes, 1, 1);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&[0, 0, 0]).unwrap();
    drop(writer);
    bytes
}

#[tokio::test]
async fn a_picture_is_posted_with_its_description_and_served_in_parts() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    let mut ada = house.signed_in("ada").await;
    let form = ada.get("/publish").await;
    let file = picture();
    let parts: [(&str, Option<&str>, &[u8]); 5] = [
        ("text", None, b"Look"),
        ("media_1", Some(""), b""),
        ("media_description_1", None, b"not this"),
        ("media_2", Some("p.png"), &file),
        ("media_description_2", None, b"A black dot"),
    ];

    let path = ada.upload(&form, "/publish", &parts).await.place();

    let mut stranger = house.browser();
    let page = stranger.get(&path).await.expect(200);
    assert!(page.shows("A black dot") && !page.shows("not this"));
    let text = page.text();
    let start = text.find("href=\"/media/").unwrap() + 6;
    let media = text[start..].split('"').next().unwrap().to_owned();

    let whole = stranger.get(&media).await.expect(200);
    assert_eq!(whole.header("content-type"), "image/png");
    assert_eq!(whole.header("x-content-type-options"), "nosniff");
    assert!(whole.header("content-security-policy").contains("sandbox"));
    assert!(whole.header("cache-control").contains("immutable"));
    assert_eq!(whole.header("access-control-allow-origin"), "*");
    let part = stranger.get_with(&media, &[("range", "bytes=1-3")]).await.expect(206);
    assert_eq!(part.bytes, b"PNG");
    assert_eq!(part.header("content-range"), format!("bytes 1-3/{}", whole.bytes.len()));
    let beyond = stranger.get_with(&media, &[("range", "bytes=99999-")]).await.expect(416);
    assert_eq!(beyond.header("content-range"), format!("bytes */{}", whole.bytes.len()));
    let tag = whole.header("etag").to_owned();
    stranger.get_with(&media, &[("if-none-match", &tag)]).await.expect(304);
}

#[tokio::test]
async fn what_is_no_picture_is_refused_and_the_words_are_kept() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    let mut ada = house.signed_in("ada").await;
    let form = ada.get("/publish").await;
    let parts: [(&str, Option<&str>, &[u8]); 2] =
        [("text", None, b"Do not lose me"), ("media_1", Some("x.png"), b"<svg onload=alert(1)>")];

    let again = ada.upload(&form, "/publish", &parts).await.expect(422);

    assert!(again.shows("Do not lose me"));
}

#[tokio::test]
async fn no_path_leads_out_of_the_media_folder() {
    let house = House::with_mode("closed");
    house.account("ada", Role::Owner).await;
    let mut stranger = house.browser();
    for path in [
        "/media/../tusklet.db",
        "/media/%2e%2e/tusklet.db",
        "/media/..%2ftusklet.db",
        "/media/%2fetc%2fpasswd",
        "/media//etc/passwd",
        "/media/ab/cd/..%5c..%5ctusklet.db",
        "/media/tusklet.db%00.png",
        "/assets/../tusklet.toml",
        "/assets/%2e%2e/Cargo.toml",
    ] {
        stranger.get(path).await.expect(404);
    }
    stranger.get("/media/proxy/123").await.expect(404);
    stranger.get("/media/proxy/x").await.expect(400);
}

#[tokio::test]
async fn files_of_ours_are_kept_forever_by_their_hashed_name() {
    let house = House::with_mode("closed");
    let mut stranger = house.browser();
    let page = stranger.get("/about").await.expect(200);
    let text = page.text();
    let start = text.find("/assets/app.").unwrap();
    let style = text[start..].split('"').next().unwrap();

    let css = stranger.get(style).await.expect(200);

    assert!(css.header("cache-control").contains("immutable"));
    assert!(css.header("content-type").starts_with("text/css"));
    assert_eq!(stranger.get("/favicon.ico").await.header("content-type"), "image/png");
}
