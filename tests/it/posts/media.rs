//! Pictures: uploading, describing, putting on statuses.

use std::time::Duration;

use tusklet::base::Refusal;
use tusklet::db;
use tusklet::model::{Draft, Job, Media, MediaKind};
use tusklet::service::media::{Caption, delete, describe, upload};
use tusklet::service::status::{self, edit, publish};

use crate::support::{TestServer, refusal, refused_field};

fn png() -> Vec<u8> {
    let picture = image::RgbImage::from_fn(40, 30, |x, y| {
        image::Rgb([u8::try_from(x * 6).unwrap(), u8::try_from(y * 8).unwrap(), 90])
    });
    let mut bytes = std::io::Cursor::new(vec![]);
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// What was brought lies on the disk.
fn draft(server: &TestServer, bytes: &[u8]) -> tusklet::media::Draft {
    let draft = server.app.media.draft();
    std::fs::write(draft.path(), bytes).unwrap();
    draft
}

fn says(description: &str) -> Caption {
    Caption { description: Some(description.to_owned()), focus: Some((500, -2_000)) }
}

async fn uploaded(server: &TestServer, who: &tusklet::model::LocalAccount) -> Media {
    upload(&server.app, who, draft(server, &png()), says("a gradient")).await.unwrap()
}

#[tokio::test]
async fn a_picture_is_kept_with_what_is_said_of_it() {
    let server = TestServer::start();
    let alice = server.account("alice").await;

    let media = uploaded(&server, &alice).await;

    assert_eq!((media.kind, media.content_type.as_str()), (MediaKind::Image, "image/png"));
    assert_eq!((media.width, media.height), (Some(40), Some(30)));
    assert_eq!(
        (media.description.as_deref(), media.focus),
        (Some("a gradient"), Some((500, -1_000)))
    );
    assert!(media.blurhash.is_some());
    for file in [media.file.unwrap(), media.preview_file.unwrap()] {
        server.app.media.look(&file).await.unwrap();
    }
}

#[tokio::test]
async fn what_is_no_picture_or_says_too_much_is_refused() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let upload =
        |bytes: &[u8], caption| upload(&server.app, &alice, draft(&server, bytes), caption);

    assert_eq!(refused_field(upload(b"GIF89a?", Caption::default()).await), "file");
    assert_eq!(refused_field(upload(b"<svg/>", Caption::default()).await), "file");
    assert_eq!(refused_field(upload(&png(), says(&"x".repeat(1_501))).await), "description");
}

#[tokio::test]
async fn pictures_are_on_one_status_of_their_owner_in_their_order() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    let (one, two) = (uploaded(&server, &alice).await.id, uploaded(&server, &alice).await.id);
    let with = |media: &[_]| Draft { media: media.to_vec(), ..Draft::of("") };

    assert_eq!(refused_field(publish(&server.app, &bob, with(&[one])).await), "media_ids");
    let view = server.publish_draft(&alice, with(&[two, one])).await;
    let shown: Vec<_> = view.attachments.iter().map(|media| media.id).collect();
    assert_eq!(shown, [two, one]);
    assert_eq!(refused_field(publish(&server.app, &alice, with(&[one])).await), "media_ids");
    assert_eq!(refused_field(publish(&server.app, &alice, with(&[one; 5])).await), "media_ids");

    let view = edit(&server.app, &alice, view.status.id, with(&[one])).await.unwrap();
    assert_eq!((view.attachments.len(), view.attachments[0].id), (1, one));
    status::delete(&server.app, &alice, view.status.id).await.unwrap();
    server.publish_draft(&alice, with(&[one, two])).await;
}

#[tokio::test]
async fn other_words_for_a_picture_that_is_out_are_an_edit() {
    let server = TestServer::start();
    let (alice, bob) = (server.account("alice").await, server.account("bob").await);
    let zoe = server.stranger("zoe@peer.example").await;
    server.is_followed(&alice, zoe).await;
    let id = uploaded(&server, &alice).await.id;
    let draft = Draft { media: vec![id], ..Draft::of("look") };
    let status = server.publish_draft(&alice, draft).await.status.id;
    server.take_jobs().await;
    server.pass(Duration::from_mins(1));

    describe(&server.app, &alice, id, says("a gradient")).await.unwrap();
    assert!(server.take_jobs().await.is_empty(), "nothing new was said");
    let media = describe(&server.app, &alice, id, says("red to blue")).await.unwrap();

    assert_eq!(media.description.as_deref(), Some("red to blue"));
    assert_eq!(server.take_jobs().await, [Job::AnnounceEdit { status }]);
    assert!(server.status(status).await.unwrap().edited_at.is_some());
    let of_bob = describe(&server.app, &bob, id, Caption::default()).await;
    assert_eq!(refusal(of_bob), Refusal::NotFound("media"));
}

#[tokio::test]
async fn a_picture_on_no_status_can_be_deleted() {
    let server = TestServer::start();
    let alice = server.account("alice").await;
    let (free, used) = (uploaded(&server, &alice).await, uploaded(&server, &alice).await);
    let draft = Draft { media: vec![used.id], ..Draft::of("look") };
    server.publish_draft(&alice, draft).await;

    delete(&server.app, &alice, free.id).await.unwrap();

    assert!(server.app.media.look(&free.file.unwrap()).await.is_err());
    let id = free.id;
    assert!(server.write(move |tx| db::media::by_id(tx, id)).await.is_none());
    assert_eq!(refused_field(delete(&server.app, &alice, used.id).await), "id");
}
