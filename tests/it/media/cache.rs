//! Files of peers under a budget in bytes, above a floor of free space.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use image::ImageFormat;
use tusklet::base::AccountId;
use tusklet::config::{ByteSize, RemoteMedia};
use tusklet::db;
use tusklet::media::Room;
use tusklet::model::account::RemoteAccount;
use tusklet::model::{Draft, Picture};
use tusklet::service::clean_up;
use tusklet::service::status;

use super::films;
use super::pictures::noise;
use super::shelf::{Peer, look, look_with, one_file, try_out, weight};
use crate::support::{TestServer, remote};

const BUDGET: u64 = 300_000;

fn server(mode: RemoteMedia) -> TestServer {
    TestServer::start_with(|config| {
        try_out(config);
        config.media.cache = ByteSize(BUDGET);
        config.media.remote = mode;
    })
}

fn cached(server: &TestServer) -> u64 {
    weight(&server.app.data_dir.join("media/cache"))
        + weight(&server.app.data_dir.join("media/unfinished"))
}

#[tokio::test]
async fn far_more_than_the_budget_is_viewable_and_never_above_it() {
    let (mut server, peer) = (server(RemoteMedia::Copies), Peer::start().await);
    let folder = server.app.data_dir.join("media");
    let (capacity, least) = (1_000_000_u64, Arc::new(AtomicU64::new(u64::MAX)));
    let seen = Arc::clone(&least);
    server.app.room = Room::measured_by(move || {
        let free = capacity.saturating_sub(weight(&folder));
        seen.fetch_min(free, Ordering::SeqCst);
        Ok(free)
    });
    let zoe = server.stranger("zoe@peer.example").await;
    let mut files = vec![];
    for number in 0..40 {
        let picture = noise(160, 120, number, ImageFormat::Jpeg);
        let url = peer.serve(&format!("/{number}.jpg"), "image/jpeg", picture);
        files.push(one_file(&server, zoe, &url, "image/jpeg").await);
    }

    let mut shown = 0;
    for media in files.iter().chain(&files) {
        for path in [media.preview_path(), media.path()] {
            let seen = look(&server.app, &path).await;
            assert_eq!((seen.code, seen.header("content-type")), (200, "image/jpeg"), "{path}");
            shown += seen.bytes.len() as u64;
            assert!(cached(&server) <= BUDGET, "{} bytes", cached(&server));
        }
        server.pass(Duration::from_mins(1));
    }

    assert!(shown > 5 * BUDGET, "{shown} bytes are not far more");
    assert!(cached(&server) > BUDGET / 2, "it keeps what there is room for");
    let noted = server.write(|tx| db::cached::total(tx)).await;
    assert_eq!(noted, cached(&server), "the database knows what lies there");
}

/// Offers so many films of so many bytes, and looks at each; all the while somebody weighs the
/// folder. Answers what was shown, and how heavy the folder was at most.
async fn offered(budget: u64, bytes: u64, count: u64) -> (u64, u64) {
    let mut server = TestServer::start_with(|config| {
        try_out(config);
        config.media.cache = ByteSize(budget);
        config.media.remote = RemoteMedia::Copies;
        config.media.keep_free = ByteSize(budget / 2);
    });
    let folder = server.app.data_dir.join("media");
    // A disk on which budget and floor have just room.
    let (disk, weighed) = (budget + budget / 2, folder.clone());
    server.app.room = Room::measured_by(move || Ok(disk.saturating_sub(weight(&weighed))));
    let (heaviest, stop) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
    let watch = {
        let (heaviest, stop) = (Arc::clone(&heaviest), Arc::clone(&stop));
        std::thread::spawn(move || {
            while stop.load(Ordering::SeqCst) == 0 {
                // A file that gets its name meanwhile is weighed twice: not two times in a row.
                let twice = [weight(&folder), weight(&folder)];
                heaviest.fetch_max(twice[0].min(twice[1]), Ordering::SeqCst);
                std::thread::sleep(Duration::from_millis(2));
            }
        })
    };
    let (peer, zoe) = (Peer::start().await, server.stranger("zoe@peer.example").await);
    let mut shown = 0;
    let mut first = None;
    for number in 0..count {
        let url = format!("{}/film/{bytes}/{number}", peer.base);
        let media = one_file(&server, zoe, &url, "video/mp4").await;
        let seen = look_with(&server.app, &media.path(), &[("range", "bytes=-100000")]).await;
        assert_eq!(seen.code, 206, "{number}");
        shown += bytes + 24;
        first.get_or_insert(media.path());
        server.pass(Duration::from_mins(1));
    }
    assert_eq!(look(&server.app, &first.unwrap()).await.bytes.len() as u64, bytes + 24);
    stop.store(1, Ordering::SeqCst);
    watch.join().unwrap();
    (shown, heaviest.load(Ordering::SeqCst))
}

#[tokio::test]
async fn films_of_peers_never_outgrow_the_budget_nor_the_disk() {
    let (shown, heaviest) = offered(4_000_000, 700_000, 60).await;
    assert!(shown > 10 * 4_000_000, "{shown}");
    assert!((2_000_000..=4_000_000).contains(&heaviest), "{heaviest}");
}

/// Takes minutes and writes 10 GB: `cargo test --release --test it ten_gigabytes -- --ignored`.
#[tokio::test]
#[ignore = "takes minutes and writes 10 GB"]
async fn ten_gigabytes_go_through_two_hundred_megabytes() {
    let began = std::time::Instant::now();
    let (shown, heaviest) = offered(200_000_000, 20_000_000, 500).await;
    let (free, took) = (300_000_000 - heaviest, began.elapsed().as_secs());
    println!(
        "{shown} bytes were shown within {took} s; at most {heaviest} lay there, at least {free} \
         were free"
    );
    assert!(shown >= 10_000_000_000, "{shown}");
    assert!(heaviest <= 200_000_000, "{heaviest}");
    assert!(free >= 100_000_000, "{free}");
}

#[tokio::test]
async fn files_of_peers_leave_the_disk_its_free_space() {
    let mut server = TestServer::start_with(|config| {
        try_out(config);
        config.media.keep_free = ByteSize(900_000);
    });
    let folder = server.app.data_dir.join("media");
    server.app.room = Room::measured_by(move || Ok(1_000_000_u64.saturating_sub(weight(&folder))));
    let peer = Peer::start().await;
    let zoe = server.stranger("zoe@peer.example").await;
    for number in 0..20 {
        let picture = noise(160, 120, number, ImageFormat::Jpeg);
        let url = peer.serve(&format!("/{number}.jpg"), "image/jpeg", picture);
        let media = one_file(&server, zoe, &url, "image/jpeg").await;
        assert_eq!(look(&server.app, &media.preview_path()).await.code, 200);
        assert!(cached(&server) <= 100_000, "{} bytes", cached(&server));
    }
    assert!(cached(&server) > 0);
}

#[tokio::test]
async fn without_any_room_files_are_shown_and_not_kept() {
    let mut server = server(RemoteMedia::Copies);
    server.app.room = Room::measured_by(|| Ok(0));
    let peer = Peer::start().await;
    let zoe = server.stranger("zoe@peer.example").await;
    let url = peer.serve("/a.png", "image/png", noise(40, 30, 1, ImageFormat::Png));
    let film = peer.serve("/a.mp4", "video/mp4", films::mp4());
    let media = one_file(&server, zoe, &url, "image/png").await;
    let film = one_file(&server, zoe, &film, "video/mp4").await;

    for path in [media.path(), media.preview_path(), film.path()] {
        let seen = look(&server.app, &path).await;
        // Still above the floor of nothing: there is simply no room.
        assert_eq!(seen.code, 200, "{path}");
        assert!(seen.header("content-security-policy").contains("sandbox"));
        assert_eq!(seen.header("x-content-type-options"), "nosniff");
    }
    assert_eq!(cached(&server), 0);
}

#[tokio::test]
async fn one_fetch_serves_all_who_ask_at_once() {
    let (server, peer) = (server(RemoteMedia::Previews), Peer::start().await);
    let zoe = server.stranger("zoe@peer.example").await;
    let url = peer.serve("/a.jpg", "image/jpeg", noise(80, 60, 1, ImageFormat::Jpeg));
    let media = one_file(&server, zoe, &url, "image/jpeg").await;

    let path = media.preview_path();
    let looks = (0..20).map(|_| look(&server.app, &path));
    for seen in futures_util::future::join_all(looks).await {
        assert_eq!(seen.code, 200);
    }

    assert_eq!(peer.asked("/a.jpg"), 1);
}

#[tokio::test]
async fn addresses_stay_when_the_files_go_and_come() {
    let (server, peer) = (server(RemoteMedia::Previews), Peer::start().await);
    let zoe = server.stranger("zoe@peer.example").await;
    let url = peer.serve("/a.jpg", "image/jpeg", noise(80, 60, 1, ImageFormat::Jpeg));
    let media = one_file(&server, zoe, &url, "image/jpeg").await;
    let (before, id) = ((media.path(), media.preview_path()), media.id);
    assert!(!before.0.contains(&peer.base), "never straight from the peer");

    look(&server.app, &before.1).await;
    let kept = server.write(move |tx| db::media::by_id(tx, id)).await.unwrap();
    assert!(kept.preview_file.is_some() && kept.file.is_none(), "only the small one is kept");
    assert_eq!((kept.path(), kept.preview_path()), before);
    assert_eq!(look(&server.app, &before.0).await.code, 200);

    // The whole was kept for a moment only.
    server.pass(Duration::from_hours(2));
    clean_up::run(&server.app).await;
    let kept = server.write(move |tx| db::media::by_id(tx, id)).await.unwrap();
    assert!(kept.preview_file.is_some() && kept.file.is_none());
    assert_eq!(look(&server.app, &before.0).await.code, 200);
}

#[tokio::test]
async fn only_who_was_shown_the_address_gets_the_file() {
    let (server, peer) = (server(RemoteMedia::Previews), Peer::start().await);
    let zoe = server.stranger("zoe@peer.example").await;
    let url = peer.serve("/a.jpg", "image/jpeg", noise(80, 60, 1, ImageFormat::Jpeg));
    let media = one_file(&server, zoe, &url, "image/jpeg").await;

    for wrong in [format!("/media/proxy/{}/x", media.id), format!("/media/proxy/{}/", media.id)] {
        assert_eq!(look(&server.app, &wrong).await.code, 404, "{wrong}");
    }
    assert_eq!(peer.asked("/a.jpg"), 0);
}

#[tokio::test]
async fn in_proxy_mode_nothing_stays() {
    let (server, peer) = (server(RemoteMedia::Proxy), Peer::start().await);
    let zoe = server.stranger("zoe@peer.example").await;
    let url = peer.serve("/a.jpg", "image/jpeg", noise(80, 60, 1, ImageFormat::Jpeg));
    let media = one_file(&server, zoe, &url, "image/jpeg").await;
    assert_eq!(look(&server.app, &media.preview_path()).await.code, 200);

    server.pass(Duration::from_hours(2));
    clean_up::run(&server.app).await;

    assert_eq!(cached(&server), 0);
}

#[tokio::test]
async fn what_is_dear_goes_last() {
    let (server, peer) = (server(RemoteMedia::Previews), Peer::start().await);
    let alice = server.account("alice").await;
    let zoe = server.stranger("zoe@peer.example").await;
    let serve = |number: u32| {
        let picture = noise(160, 120, number, ImageFormat::Jpeg);
        peer.serve(&format!("/{number}.jpg"), "image/jpeg", picture)
    };
    let mut dear = vec![];
    for number in 0..4 {
        dear.push(one_file(&server, zoe, &serve(number), "image/jpeg").await);
    }
    let of = |place: usize| dear[place].status.unwrap();
    status::bookmark(&server.app, &alice, of(0)).await.unwrap();
    status::favourite(&server.app, &alice, of(1)).await.unwrap();
    status::boost(&server.app, &alice, of(2), None).await.unwrap();
    let answer = Draft { in_reply_to: Some(of(3)), ..Draft::of("well") };
    server.publish_draft(&alice, answer).await;
    let plain = one_file(&server, zoe, &serve(4), "image/jpeg").await;
    let (followed, stranger) =
        (face(&server, &peer, "yan").await, face(&server, &peer, "xi").await);
    server.follow(&alice, followed).await;
    for media in dear.iter().chain([&plain]) {
        look(&server.app, &media.preview_path()).await;
    }

    for number in 5..45 {
        server.pass(Duration::from_mins(1));
        let media = one_file(&server, zoe, &serve(number), "image/jpeg").await;
        look(&server.app, &media.preview_path()).await;
    }

    for media in &dear {
        let id = media.id;
        let kept = server.write(move |tx| db::media::by_id(tx, id)).await.unwrap();
        assert!(kept.preview_file.is_some(), "nobody saw {id} for longest, but somebody cares");
    }
    let id = plain.id;
    let plain = server.write(move |tx| db::media::by_id(tx, id)).await.unwrap();
    assert!(plain.preview_file.is_none());
    for (id, is_here) in [(followed, true), (stranger, false)] {
        let account = server.write(move |tx| db::account::by_id(tx, id)).await.unwrap();
        assert_eq!(matches!(account.avatar, Some(Picture::Stored(_))), is_here, "{id}");
    }
}

/// Somebody elsewhere with a picture that was looked at.
async fn face(server: &TestServer, peer: &Peer, name: &str) -> AccountId {
    let (id, now) = (server.app.ids.next(server.app.clock.now()), server.app.clock.now());
    let picture = noise(60, 60, 77, ImageFormat::Png);
    let avatar = Some(peer.serve(&format!("/{name}.png"), "image/png", picture));
    let account = RemoteAccount { avatar, ..remote(&format!("{name}@peer.example")) };
    server.write(move |tx| db::account::upsert_remote(tx, id, &account, now)).await;
    assert_eq!(look(&server.app, &format!("/media/proxy/avatar/{id}")).await.code, 200);
    id
}

#[tokio::test]
async fn wrong_types_and_endless_files_are_refused_and_not_asked_for_again() {
    let (server, peer) = (server(RemoteMedia::Previews), Peer::start().await);
    let zoe = server.stranger("zoe@peer.example").await;
    let page = peer.serve("/page", "image/png", b"<html><script>alert(1)</script>".repeat(10));
    let bad = [page, format!("{}/gone", peer.base), format!("{}/endless", peer.base)];
    for url in bad {
        let path = url.strip_prefix(&peer.base).unwrap();
        let media = one_file(&server, zoe, &url, "image/png").await;

        let seen = look(&server.app, &media.path()).await;
        look(&server.app, &media.path()).await;
        assert!(matches!(seen.code, 422 | 503), "{url}: {}", seen.code);
        assert_eq!(peer.asked(path), 1, "{url}");

        server.pass(Duration::from_mins(2));
        look(&server.app, &media.path()).await;
        assert_eq!(peer.asked(path), 2, "{url} is asked for later");
    }
    assert_eq!(cached(&server), 0);
}

#[tokio::test]
async fn a_picture_of_a_profile_that_does_not_come_is_asked_for_ever_more_seldom() {
    let (server, peer) = (server(RemoteMedia::Previews), Peer::start().await);
    let (id, now) = (server.app.ids.next(server.app.clock.now()), server.app.clock.now());
    let avatar = Some(format!("{}/avatar.png", peer.base));
    let zoe = RemoteAccount { avatar, ..remote("zoe@peer.example") };
    server.write(move |tx| db::account::upsert_remote(tx, id, &zoe, now)).await;
    let path = format!("/media/proxy/avatar/{id}");

    let mut asked = vec![];
    for minutes in [0, 1, 2, 1, 4, 7] {
        server.pass(Duration::from_mins(minutes));
        assert_eq!(look(&server.app, &path).await.code, 404);
        asked.push(peer.asked("/avatar.png"));
    }
    assert_eq!(asked, [1, 2, 3, 3, 4, 4], "after one minute, two, four …");

    peer.serve("/avatar.png", "image/png", noise(40, 30, 1, ImageFormat::Png));
    server.pass(Duration::from_mins(1));
    assert_eq!(look(&server.app, &path).await.code, 200);
    assert_eq!(look(&server.app, &path).await.code, 200);
    assert_eq!(peer.asked("/avatar.png"), 5);
}

#[tokio::test]
async fn a_film_of_a_peer_comes_through_us_in_parts() {
    let (server, peer) = (server(RemoteMedia::Previews), Peer::start().await);
    let zoe = server.stranger("zoe@peer.example").await;
    let sent = films::mp4();
    let url = peer.serve("/film", "text/html", sent.clone());
    let media = one_file(&server, zoe, &url, "video/mp4").await;

    let whole = look(&server.app, &media.path()).await;
    let part = look_with(&server.app, &media.path(), &[("range", "bytes=4-7")]).await;

    assert_eq!((whole.code, whole.header("content-type")), (200, "video/mp4"));
    assert_eq!(whole.bytes, sent);
    assert_eq!((part.code, part.bytes.as_slice()), (206, b"ftyp".as_slice()));
    assert_eq!(whole.header("x-content-type-options"), "nosniff");
    assert_eq!(peer.asked("/film"), 1);
    assert_eq!(look(&server.app, &format!("{}/small", media.path())).await.code, 404);
}
