//! Previews of pages that statuses link to.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tusklet::base::StatusId;
use tusklet::db;
use tusklet::model::{Card, CardKind, Draft, Role};
use tusklet::service::{self, status};
use tusklet::worker;

use crate::people::House;

/// A web server with one page; counts who asks for it.
struct Site {
    address: String,
    asked: Arc<AtomicUsize>,
}

impl Site {
    async fn with(page: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (asked, page) = (Arc::new(AtomicUsize::new(0)), page.to_owned());
        let count = Arc::clone(&asked);
        tokio::spawn(async move {
            loop {
                let (mut socket, _) = listener.accept().await.unwrap();
                let mut request = [0; 4096];
                let _ = socket.read(&mut request).await;
                count.fetch_add(1, Ordering::SeqCst);
                let head = "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nconnection: close";
                let answer = format!("{head}\r\ncontent-length: {}\r\n\r\n{page}", page.len());
                let _ = socket.write_all(answer.as_bytes()).await;
            }
        });
        Self { address, asked }
    }
}

const PAGE: &str = "<html lang=en><head><title>Old</title>\
    <meta property=og:title content='A &lt;good&gt; page'>\
    <meta property=og:description content='All about it'></head>";
const TRY_OUT: &str = "[federation]\nallow_private_addresses = true\nhttp = true\n";

async fn card(house: &House, status: StatusId) -> Option<Card> {
    let read = house.app.db.read(move |tx| Ok(db::view::status::one(tx, None, status)?));
    read.await.unwrap().unwrap().card
}

#[tokio::test]
async fn a_page_is_asked_once_for_all_who_link_to_it() {
    let site = Site::with(PAGE).await;
    let house = House::of(&format!("[instance]\ndomain = \"localhost:3000\"\n{TRY_OUT}"));
    let alice = house.account("alice", Role::Owner).await;
    let text = format!("look {}/page#part and http://other.example", site.address);
    let first = status::publish(&house.app, &alice, Draft::of(text.clone())).await.unwrap();
    assert_eq!(first.card, None);

    worker::turn(&house.app).await.unwrap();
    let shown = card(&house, first.status.id).await.unwrap();
    assert_eq!(shown.title, "A <good> page");
    assert_eq!(shown.description, "All about it");
    assert_eq!((shown.kind, shown.language.as_deref()), (Some(CardKind::Link), Some("en")));
    assert_eq!(shown.url, format!("{}/page", site.address));

    let second = status::publish(&house.app, &alice, Draft::of(text + " again")).await.unwrap();
    assert!(second.card.is_some());
    assert_eq!(site.asked.load(Ordering::SeqCst), 1);

    let edited = Draft::of("no link at all");
    let edited = status::edit(&house.app, &alice, first.status.id, edited).await.unwrap();
    assert_eq!(edited.card, None);

    status::delete(&house.app, &alice, second.status.id).await.unwrap();
    house.app.clock.advance(Duration::from_hours(15 * 24));
    service::clean_up::run(&house.app).await;
    let kept = house.app.db.read(move |tx| Ok(db::card::by_url(tx, &shown.url)?));
    assert_eq!(kept.await.unwrap(), None);
}

#[tokio::test]
async fn a_page_without_a_title_has_no_preview_and_is_not_asked_again() {
    let site = Site::with("<p>nothing").await;
    let house = House::of(&format!("[instance]\ndomain = \"localhost:3000\"\n{TRY_OUT}"));
    let alice = house.account("alice", Role::Owner).await;
    for number in 0..2 {
        let draft = Draft::of(format!("look {} {number}", site.address));
        let made = status::publish(&house.app, &alice, draft).await.unwrap();
        worker::turn(&house.app).await.unwrap();
        assert_eq!(card(&house, made.status.id).await, None);
    }
    assert_eq!(site.asked.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn nobody_is_asked_when_previews_are_off_or_the_address_is_private() {
    let site = Site::with(PAGE).await;
    for settings in [format!("{TRY_OUT}[media]\nlink_previews = false\n"), String::new()] {
        let house = House::of(&format!("[instance]\ndomain = \"localhost:3000\"\n{settings}"));
        let alice = house.account("alice", Role::Owner).await;
        let draft = Draft::of(format!("look {}", site.address));
        let made = status::publish(&house.app, &alice, draft).await.unwrap();
        worker::turn(&house.app).await.unwrap();
        assert_eq!(card(&house, made.status.id).await, None);
    }
    assert_eq!(site.asked.load(Ordering::SeqCst), 0);
}
