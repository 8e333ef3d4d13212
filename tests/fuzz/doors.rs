//! Requests to the whole server: bodies, forms, queries, heads. Nothing may make it fail.

use std::fmt::Write as _;
use std::sync::LazyLock;

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, Uri, header};
use http_body_util::BodyExt as _;
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tower::ServiceExt as _;
use tusklet::app::App;
use tusklet::base::{Clock, Timestamp};
use tusklet::config::{Config, Settings, place};
use tusklet::http::router;
use tusklet::model::{Role, Scopes};
use tusklet::service::account::NewAccount;
use tusklet::service::oauth;
use tusklet::service::password::Password;

use super::signatures::heads_of;
use super::{Broken, Target, must};

struct Door {
    runtime: Runtime,
    router: Router,
    token: String,
    _folder: TempDir,
}

static DOOR: LazyLock<Door> = LazyLock::new(|| {
    let runtime = Runtime::new().unwrap();
    let folder = TempDir::new().unwrap();
    let mut config = Config::default();
    "h.example".clone_into(&mut config.instance.domain);
    "https://h.example".clone_into(&mut config.server.public_url);
    config.limits.rate_limit = false;
    let (app, token) = runtime.block_on(async {
        let place = place::find(Some(folder.path().to_owned()), None);
        let clock = Clock::manual(Timestamp(1_763_878_080_000));
        let app = App::open(&place, Settings::fixed(config), clock).unwrap();
        let password = Password::Plain("correct horse".to_owned());
        let new = NewAccount::new("alice", password, Role::Member);
        let alice = tusklet::service::account::create(&app, new).await.unwrap();
        let scopes = Scopes::parse("read write follow push").unwrap();
        let token = oauth::issue(&app, &alice, scopes).await.unwrap();
        (app, token)
    });
    Door { runtime, router: router(app), token, _folder: folder }
});

impl Door {
    fn ask(&self, request: Request<Body>) -> Broken {
        let what = format!("{} {}", request.method(), request.uri());
        let code = self.runtime.block_on(async {
            let answer = self.router.clone().oneshot(request).await.unwrap();
            let code = answer.status();
            // A stream of events has no end.
            let kind = answer.headers().get(header::CONTENT_TYPE).cloned();
            if kind.is_none_or(|kind| kind != "text/event-stream") {
                let _ = answer.into_body().collect().await;
            }
            code
        });
        must(!code.is_server_error(), &format!("{what}: {code}"))
    }

    /// The first line is the content type, the rest the body.
    fn send(&self, method: Method, path: &str, bytes: &[u8]) -> Broken {
        let cut = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
        let (kind, body) = (&bytes[..cut], bytes.get(cut + 1..).unwrap_or_default());
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "h.example")
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token))
            .header(header::CONTENT_TYPE, kind)
            .body(Body::from(body.to_vec()));
        request.map_or(Ok(()), |request| self.ask(request))
    }
}

/// Bytes as they may stand in an address.
fn escaped(bytes: &[u8]) -> String {
    let mut out = String::new();
    for byte in bytes {
        match byte {
            0x21..=0x7e if !b"\"#<>\\^`{|}".contains(byte) => out.push(char::from(*byte)),
            other => write!(out, "%{other:02X}").unwrap(),
        }
    }
    out
}

pub fn forms() -> Target {
    let seeds = [
        "application/json\n{\"status\":\"hi @bob\",\"visibility\":\"private\",\"poll\":{\"options\":[\"a\",\"b\"],\
         \"expires_in\":3600,\"multiple\":true},\"language\":\"de\",\"sensitive\":\"1\",\"spoiler_text\":null}",
        "application/x-www-form-urlencoded\nstatus=hi+%23tag&media_ids[]=1&poll[options][]=a&poll[options][]=b\
         &poll[expires_in]=300&in_reply_to_id=1&quoted_status_id=2&scheduled_at=2030-01-01T00:00:00Z",
        "multipart/form-data; boundary=b\n--b\r\nContent-Disposition: form-data; name=\"status\"\r\n\r\nhi\r\n--b\r\n\
         Content-Disposition: form-data; name=\"fields_attributes[0][name]\"\r\n\r\nx\r\n--b--\r\n",
    ];
    (seeds.map(Into::into).to_vec(), |bytes| {
        DOOR.send(Method::POST, "/api/v1/statuses", bytes)?;
        DOOR.send(Method::PATCH, "/api/v1/accounts/update_credentials", bytes)?;
        DOOR.send(Method::POST, "/api/v1/apps", bytes)
    })
}

pub fn uploads() -> Target {
    let mut picture =
        b"multipart/form-data; boundary=b\n--b\r\nContent-Disposition: form-data; name=\"file\"; \
        filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n"
            .to_vec();
    let mut png = std::io::Cursor::new(vec![]);
    image::DynamicImage::new_rgb8(2, 2).write_to(&mut png, image::ImageFormat::Png).unwrap();
    picture.extend(png.into_inner());
    picture.extend(
        b"\r\n--b\r\nContent-Disposition: form-data; name=\"description\"\r\n\r\na\r\n--b\r\n\
        Content-Disposition: form-data; name=\"focus\"\r\n\r\n0.5,-1\r\n--b--\r\n",
    );
    (vec![picture], |bytes| DOOR.send(Method::POST, "/api/v2/media", bytes))
}

const ASKED: [&str; 10] = [
    "/api/v1/timelines/public",
    "/api/v1/timelines/tag/x",
    "/api/v2/search",
    "/api/v1/accounts/lookup",
    "/api/v1/accounts/relationships",
    "/api/v1/notifications",
    "/.well-known/webfinger",
    "/oauth/authorize",
    "/api/oembed",
    "/authorize_interaction",
];

pub fn queries() -> Target {
    let seeds = [
        "0limit=20&max_id=1&since_id=0&min_id=99999999999999999999&local=true&only_media=1",
        "1any[]=a&all[]=b&none[]=c&remote=maybe",
        "2q=from:alice&type=statuses&resolve=false&offset=3&account_id=1&following=true",
        "3acct=alice@h.example",
        "4id[]=1&id[]=2&with_suspended=true",
        "5types[]=mention&exclude_types[]=follow&account_id=1&include_filtered=1",
        "6resource=acct:alice@h.example&rel=self",
        "7response_type=code&client_id=x&redirect_uri=urn:ietf:wg:oauth:2.0:oob&scope=read+write&state=a",
        "8url=https://h.example/@alice/1&maxwidth=400&format=json",
        "9uri=acct:bob@peer.example",
    ];
    (seeds.map(Into::into).to_vec(), |bytes| {
        let (path, query) = bytes.split_first().unwrap_or((&0, &[]));
        let path = ASKED[usize::from(*path) % ASKED.len()];
        let Ok(uri) = format!("{path}?{}", escaped(query)).parse::<Uri>() else { return Ok(()) };
        let request = Request::get(uri)
            .header(header::HOST, "h.example")
            .header(header::AUTHORIZATION, format!("Bearer {}", DOOR.token));
        DOOR.ask(request.body(Body::empty()).unwrap())
    })
}

pub fn heads() -> Target {
    let seeds = [
        "host: h.example\ncookie: session=abc; theme=dark; __Host-csrf=x=y\naccept-language: de-DE,de;q=0.9,en;q=0.8\n\
         accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.8\nif-none-match: \"x\"",
        "host: h.example\nrange: bytes=0-10,20-30\nif-range: \"x\"\naccept-encoding: gzip, br;q=0",
        "host: h.example:443\nauthorization: Bearer x\nforwarded: for=1.2.3.4\nx-forwarded-for: 1.2.3.4, ::1\n\
         x-forwarded-proto: https\norigin: https://app.example\naccess-control-request-method: POST",
        "host: h.example\naccept: application/activity+json, application/ld+json; profile=\"x\"\n\
         signature: keyId=\"https://a.example/u\",signature=\"AAAA\"\ndate: Mon, 23 Nov 2026 04:23:06 GMT",
    ];
    (seeds.map(Into::into).to_vec(), |bytes| {
        for path in ["/", "/@alice", "/users/alice", "/style.css", "/api/v1/instance", "/login"] {
            let mut request = Request::get(path).body(Body::empty()).unwrap();
            *request.headers_mut() = heads_of(bytes);
            DOOR.ask(request)?;
        }
        Ok(())
    })
}

pub fn inboxes() -> Target {
    let seeds = [
        "application/activity+json\n{\"@context\":\"https://www.w3.org/ns/activitystreams\",\"id\":\
         \"https://a.example/1\",\"type\":\"Follow\",\"actor\":\"https://a.example/u\",\"object\":\
         \"https://h.example/users/alice\"}",
        "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"\n{\"type\":\"Delete\",\"actor\":\
         \"https://a.example/u\",\"object\":\"https://a.example/u\",\"signature\":{}}",
    ];
    (seeds.map(Into::into).to_vec(), |bytes| DOOR.send(Method::POST, "/inbox", bytes))
}

pub fn push_subscriptions() -> Target {
    let json = "application/json\n{\"subscription\":{\"endpoint\":\"https://push.example/x\",\"keys\":{\"p256dh\":\
        \"BEm_a0bdPDhf0SOsrnB2-ategf1hHoCnpXgQsFj5JCkcoMrMt2WHoPfEYOYPzOIs9mZE8ZUaD7VA5vouy0kEkr8\",\"auth\":\
        \"eH_C8rq2raXqlcBVDa1gLg\"},\"standard\":true},\"data\":{\"alerts\":{\"mention\":true},\"policy\":\"all\"}}";
    let form = "application/x-www-form-urlencoded\nsubscription[endpoint]=https://push.example/x\
        &subscription[keys][p256dh]=BEm&subscription[keys][auth]=eH&data[alerts][follow]=1";
    (vec![json.into(), form.into()], |bytes| {
        DOOR.send(Method::POST, "/api/v1/push/subscription", bytes)
    })
}
