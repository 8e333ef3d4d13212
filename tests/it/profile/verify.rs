//! Links on a profile: whether the page at the other end links back.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tusklet::base::AccountId;
use tusklet::db;
use tusklet::model::account::{FieldSource, ProfileChange, RemoteAccount};
use tusklet::model::{Field, Job, LocalAccount, Role};
use tusklet::service::{self, account};
use tusklet::worker;

use crate::people::House;
use crate::support::remote;

/// A web server with one page, which can be changed.
struct Site {
    address: String,
    page: Arc<Mutex<String>>,
    asked: Arc<AtomicUsize>,
}

impl Site {
    async fn with(page: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/about", listener.local_addr().unwrap());
        let (page, asked) = (Arc::new(Mutex::new(page.to_owned())), Arc::default());
        let site = Self { address, page, asked };
        let (page, asked) = (Arc::clone(&site.page), Arc::clone(&site.asked));
        tokio::spawn(async move {
            loop {
                let (mut socket, _) = listener.accept().await.unwrap();
                let mut request = [0; 4096];
                let _ = socket.read(&mut request).await;
                asked.fetch_add(1, Ordering::SeqCst);
                let page = page.lock().unwrap().clone();
                let head = if page.is_empty() { "503 Not now" } else { "200 OK" };
                let answer = format!(
                    "HTTP/1.1 {head}\r\ncontent-type: text/html\r\nconnection: close\r\n\
                     content-length: {}\r\n\r\n{page}",
                    page.len()
                );
                let _ = socket.write_all(answer.as_bytes()).await;
            }
        });
        site
    }

    fn says(&self, page: &str) {
        page.clone_into(&mut self.page.lock().unwrap());
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

const BACK: &str = r#"<a rel="me" href="http://localhost:3000/@alice">alice</a>"#;

fn house() -> House {
    House::of(
        "[instance]\ndomain = \"localhost:3000\"\n\
         [federation]\nallow_private_addresses = true\nhttp = true\n",
    )
}

async fn link(house: &House, who: &LocalAccount, name: &str, value: &str) {
    let field = FieldSource { name: name.to_owned(), value: value.to_owned() };
    let change = ProfileChange { fields: Some(vec![field]), ..ProfileChange::default() };
    account::update_profile(&house.app, who, change).await.unwrap();
}

async fn field(house: &House, who: &LocalAccount) -> Field {
    let id = who.id();
    let read = house.app.db.read(move |tx| Ok(db::account::by_id(tx, id)?));
    read.await.unwrap().unwrap().fields.remove(0)
}

#[tokio::test]
async fn a_page_that_links_back_verifies_the_field_until_it_no_longer_does() {
    let (house, site) = (house(), Site::with(BACK).await);
    let alice = house.account("alice", Role::Owner).await;
    link(&house, &alice, "Web", &site.address).await;
    assert_eq!(field(&house, &alice).await.verified_at, None);

    worker::turn(&house.app).await.unwrap();
    let verified = field(&house, &alice).await.verified_at;
    assert_eq!(verified, Some(house.app.clock.now()));
    assert_eq!(site.asked(), 1);

    let change = ProfileChange { note: Some("new".to_owned()), ..ProfileChange::default() };
    account::update_profile(&house.app, &alice, change).await.unwrap();
    worker::turn(&house.app).await.unwrap();
    assert_eq!(site.asked(), 1, "a field that did not change is not asked about again");

    house.app.clock.advance(Duration::from_hours(31 * 24));
    service::clean_up::run(&house.app).await;
    worker::turn(&house.app).await.unwrap();
    assert_eq!((site.asked(), field(&house, &alice).await.verified_at), (2, verified));

    site.says("gone");
    house.app.clock.advance(Duration::from_hours(31 * 24));
    service::clean_up::run(&house.app).await;
    worker::turn(&house.app).await.unwrap();
    assert_eq!((site.asked(), field(&house, &alice).await.verified_at), (3, None));
}

#[tokio::test]
async fn profiles_of_peers_are_verified_alike_and_stay_so_when_they_are_fetched_anew() {
    let site = Site::with(r#"<link rel="me" href="https://peer.example/@bob">"#).await;
    let house = house();
    let (now, id) = (house.app.clock.now(), AccountId(77));
    let link = format!(r#"<a href="{0}" rel="me">{0}</a>"#, site.address);
    let value = tusklet::text::sanitize::html(&link);
    let field = Field { name: "Web".to_owned(), value, verified_at: None };
    let bob = RemoteAccount { fields: vec![field], ..remote("bob@peer.example") };
    let (first, later) = (bob.clone(), bob);
    let store = house.app.db.write(move |tx| {
        db::account::upsert_remote(tx, id, &first, now)?;
        tx.enqueue(&Job::VerifyFields { account: id }, now)
    });
    store.await.unwrap();

    worker::turn(&house.app).await.unwrap();

    let fields = house.app.db.write(move |tx| {
        db::account::upsert_remote(tx, id, &later, now)?;
        Ok(db::account::by_id(tx, id)?.unwrap().fields)
    });
    assert_eq!(fields.await.unwrap()[0].verified_at, Some(now));
    assert_eq!(site.asked(), 1);
}

#[tokio::test]
async fn a_page_that_does_not_answer_is_asked_again_a_few_times() {
    let (house, site) = (house(), Site::with("").await);
    let alice = house.account("alice", Role::Owner).await;
    link(&house, &alice, "Web", &site.address).await;

    worker::turn(&house.app).await.unwrap();
    assert_eq!((site.asked(), field(&house, &alice).await.verified_at), (1, None));

    site.says(BACK);
    house.app.clock.advance(Duration::from_mins(11));
    worker::turn(&house.app).await.unwrap();
    assert!(field(&house, &alice).await.verified_at.is_some());

    site.says("");
    link(&house, &alice, "Home", &site.address).await;
    for _ in 0..5 {
        worker::turn(&house.app).await.unwrap();
        house.app.clock.advance(Duration::from_mins(11));
    }
    assert_eq!(site.asked(), 5, "three attempts, then no more");
}

#[tokio::test]
async fn what_is_no_link_or_links_to_somebody_else_is_not_verified() {
    let site = Site::with(r#"<a rel="me" href="http://localhost:3000/@bob">bob</a>"#).await;
    let house = house();
    let alice = house.account("alice", Role::Owner).await;
    link(&house, &alice, "Web", &format!("see {}", site.address)).await;
    worker::turn(&house.app).await.unwrap();
    assert_eq!(site.asked(), 0);

    link(&house, &alice, "Web", &site.address).await;
    worker::turn(&house.app).await.unwrap();
    assert_eq!((site.asked(), field(&house, &alice).await.verified_at), (1, None));
}
