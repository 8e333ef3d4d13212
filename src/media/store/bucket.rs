//! A store that speaks S3: the requests, each tried more than once, for networks stumble.

use std::io;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, header};
use url::Url;

use crate::base::Clock;
use crate::config::shape::Media as Settings;
use crate::net::{Content, NetError, Own, OwnAnswer};

use super::name::{content_type, is_ours};
use super::sign::{Keys, signed};

/// What is waited before it is tried again.
const WAITS: [Duration; 3] =
    [Duration::from_millis(50), Duration::from_millis(250), Duration::from_secs(1)];
/// How long a request of ours is good for.
const VALID: Duration = Duration::from_mins(15);
/// How long an address is good for that people are given. It is the same for a quarter of that, so
/// that a browser that kept the file does not fetch it again.
const LINK_VALID: Duration = Duration::from_hours(2);
const LINK_STAYS: Duration = Duration::from_mins(30);
/// The longest page of names.
const LONGEST_LIST: usize = 4 << 20;
const FOREVER: &str = "public, max-age=31536000, immutable";

/// A bucket, and how to open it.
#[derive(Debug)]
pub(super) struct Bucket {
    own: Own,
    /// Ends with a slash.
    at: Url,
    keys: Keys,
    clock: Clock,
}

impl Bucket {
    /// The bucket that the settings name, if they name one.
    pub(super) fn of(settings: &Settings, clock: Clock) -> Option<Self> {
        if settings.s3_endpoint.is_empty() || settings.s3_bucket.is_empty() {
            return None;
        }
        let mut at = Url::parse(&settings.s3_endpoint).ok()?;
        if settings.s3_path_style {
            at.set_path(&format!("/{}/", settings.s3_bucket));
        } else {
            let host = format!("{}.{}", settings.s3_bucket, at.host_str()?);
            at.set_host(Some(&host)).ok()?;
        }
        let keys = Keys {
            id: settings.s3_key.clone(),
            secret: settings.s3_secret.clone(),
            region: settings.s3_region.clone(),
        };
        Some(Self { own: Own::at(&at), at, keys, clock })
    }

    /// Where it is, in words.
    pub(super) fn words(&self) -> String {
        self.at.to_string()
    }

    /// Scheme and host, as pages name those from whom they take pictures.
    pub(super) fn origin(&self) -> String {
        self.at.origin().ascii_serialization()
    }

    /// Puts a file there, whole: what breaks off halfway is tried again, or else taken back.
    pub(super) async fn put(&self, name: &str, content: Content<'_>) -> io::Result<()> {
        let mut head = HeaderMap::new();
        head.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(name)));
        head.insert(header::CACHE_CONTROL, HeaderValue::from_static(FOREVER));
        let put = self.tried((Method::PUT, name), &[], head, content).await;
        if put.is_err() {
            // It may be there and only the answer be lost. Nobody will ask for it.
            let _ =
                self.once((Method::DELETE, name), &[], HeaderMap::new(), Content::Nothing).await;
        }
        put.map(drop)
    }

    /// The bytes of a file from `first` to `last`, or all of them. Bit by bit, and only the
    /// beginning is tried again.
    pub(super) async fn get(&self, name: &str, range: Option<(u64, u64)>) -> io::Result<OwnAnswer> {
        let mut head = HeaderMap::new();
        if let Some((first, last)) = range
            && let Ok(range) = HeaderValue::from_str(&format!("bytes={first}-{last}"))
        {
            head.insert(header::RANGE, range);
        }
        self.tried((Method::GET, name), &[], head, Content::Nothing).await
    }

    /// How long a file is, if it is there.
    pub(super) async fn length(&self, name: &str) -> io::Result<Option<u64>> {
        match self.tried((Method::HEAD, name), &[], HeaderMap::new(), Content::Nothing).await {
            Ok(answer) => Ok(answer.length()),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(cause),
        }
    }

    /// Deletes a file. One that is gone already is well deleted.
    pub(super) async fn delete(&self, name: &str) -> io::Result<()> {
        match self.tried((Method::DELETE, name), &[], HeaderMap::new(), Content::Nothing).await {
            Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(cause),
            Ok(_) | Err(_) => Ok(()),
        }
    }

    /// A page of the names that lie there, and where the next begins.
    pub(super) async fn names(
        &self,
        after: Option<&str>,
    ) -> io::Result<(Vec<String>, Option<String>)> {
        let mut query = vec![("list-type", "2")];
        query.extend(after.map(|after| ("continuation-token", after)));
        let none = HeaderMap::new();
        let mut answer = self.tried((Method::GET, ""), &query, none, Content::Nothing).await?;
        let mut text = vec![];
        while let Some(piece) = answer.next().await.map_err(io::Error::other)? {
            text.extend_from_slice(&piece);
            if text.len() > LONGEST_LIST {
                return Err(io::Error::other("the store answers an endless list"));
            }
        }
        let text = String::from_utf8_lossy(&text);
        // Our names hold nothing that XML would write in another way.
        let names = all_between(&text, "<Key>", "</Key>");
        let names = names.filter(|name| is_ours(name)).map(str::to_owned).collect();
        let next = all_between(&text, "<NextContinuationToken>", "</NextContinuationToken>").next();
        Ok((names, next.map(|next| next.replace("&amp;", "&"))))
    }

    /// An address under which a person's browser gets a file.
    pub(super) fn link(&self, name: &str) -> io::Result<String> {
        let now = self.clock.now();
        let stays = i64::try_from(LINK_STAYS.as_millis()).unwrap_or(1);
        let then = crate::base::Timestamp(now.0.div_euclid(stays) * stays);
        Ok(signed(("GET", self.url(name)?), &[], &self.keys, (then, LINK_VALID)).into())
    }

    fn url(&self, name: &str) -> io::Result<Url> {
        if !name.is_empty() && !is_ours(name) {
            return Err(io::ErrorKind::NotFound.into());
        }
        self.at.join(name).map_err(io::Error::other)
    }

    /// Asks, and asks again while that may help.
    async fn tried(
        &self,
        (method, name): (Method, &str),
        query: &[(&str, &str)],
        head: HeaderMap,
        content: Content<'_>,
    ) -> io::Result<OwnAnswer> {
        let mut waits = WAITS.iter();
        loop {
            let asked = self.once((method.clone(), name), query, head.clone(), content).await;
            let problem = match asked {
                Ok(answer) => return Ok(answer),
                Err(problem) => problem,
            };
            match waits.next() {
                Some(wait) if problem.may_pass() && problem.status() != Some(401) => {
                    tracing::debug!(file = name, "the store stumbles: {problem}");
                    pause(*wait).await;
                }
                Some(_) | None => return Err(told(&method, &problem)),
            }
        }
    }

    async fn once(
        &self,
        (method, name): (Method, &str),
        query: &[(&str, &str)],
        head: HeaderMap,
        content: Content<'_>,
    ) -> Result<OwnAnswer, NetError> {
        let url = self.url(name).map_err(|cause| NetError::Ours(cause.to_string()))?;
        let when = (self.clock.now(), VALID);
        let url = signed((method.as_str(), url), query, &self.keys, when);
        self.own.ask(method, url, head, content).await
    }
}

#[expect(clippy::disallowed_methods, reason = "seconds at most, while somebody waits for the file")]
async fn pause(wait: Duration) {
    tokio::time::sleep(wait).await;
}

fn told(method: &Method, problem: &NetError) -> io::Error {
    let kind = match problem.status() {
        Some(404) => io::ErrorKind::NotFound,
        Some(401 | 403) => io::ErrorKind::PermissionDenied,
        _ => io::ErrorKind::Other,
    };
    let why = match problem {
        NetError::Status { code, body_excerpt, .. } => {
            let word = all_between(body_excerpt, "<Code>", "</Code>").next().unwrap_or("no word");
            format!("{code} {word}")
        }
        other => other.to_string(),
    };
    io::Error::new(kind, format!("the store for files: {method}: {why}"))
}

/// What stands between two words, each time they do.
fn all_between<'a>(text: &'a str, from: &'a str, to: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(from).skip(1).filter_map(move |rest| Some(rest.split_once(to)?.0))
}

/// Bytes in memory as what is sent.
pub(super) fn content(bytes: &Bytes) -> Content<'_> {
    Content::Bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Settings {
        Settings {
            s3_endpoint: "https://s3.example:9000".to_owned(),
            s3_bucket: "pictures".to_owned(),
            ..Settings::default()
        }
    }

    #[test]
    fn the_bucket_stands_in_the_path_or_in_the_name() {
        let path = Bucket::of(&settings(), Clock::System).unwrap();
        let host = Settings { s3_path_style: false, ..settings() };
        let host = Bucket::of(&host, Clock::System).unwrap();

        assert_eq!(path.words(), "https://s3.example:9000/pictures/");
        assert_eq!(host.words(), "https://pictures.s3.example:9000/");
        assert_eq!(host.origin(), "https://pictures.s3.example:9000");
        assert!(Bucket::of(&Settings::default(), Clock::System).is_none());
        assert!(path.link("../../etc").is_err());
    }

    #[test]
    fn an_address_for_people_stays_for_a_while() {
        let clock = Clock::manual(crate::base::Timestamp(1_763_878_080_000));
        let bucket = Bucket::of(&settings(), clock.clone()).unwrap();
        let name = format!("ab/cd/{}.jpg", "abcd".repeat(8));

        let first = bucket.link(&name).unwrap();
        clock.advance(Duration::from_mins(1));
        let second = bucket.link(&name).unwrap();
        clock.advance(LINK_STAYS);
        let third = bucket.link(&name).unwrap();

        assert_eq!(first, second);
        assert_ne!(first, third);
    }
}
