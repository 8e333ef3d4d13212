//! Addresses that open one thing in a bucket, once, for a while: signed as S3 wants it.
//! Source: <https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html>

// Written here: the few lines need nothing but HMAC and SHA-256, which `ring` has. The libraries
// that sign bring a calendar and an XML reader of their own.

use std::fmt;
use std::fmt::Write as _;
use std::time::Duration;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use ring::{digest, hmac};
use url::Url;

use crate::base::Timestamp;

/// What may stand in a query as it is.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Who signs.
#[derive(Clone)]
pub(super) struct Keys {
    pub id: String,
    pub secret: String,
    pub region: String,
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keys").field("id", &self.id).finish_non_exhaustive()
    }
}

/// `url` with a query and a signature. Whoever has it may do `method` there for so long.
pub(super) fn signed(
    (method, mut url): (&str, Url),
    query: &[(&str, &str)],
    keys: &Keys,
    (now, valid): (Timestamp, Duration),
) -> Url {
    // 2013-05-24T00:00:00.000Z → 20130524T000000Z
    let written = now.rfc3339();
    let seconds = written.split('.').next().unwrap_or_default();
    let mut moment: String = seconds.chars().filter(|c| !matches!(c, '-' | ':')).collect();
    moment.push('Z');
    let scope = format!("{}/{}/s3/aws4_request", &moment[..8], keys.region);
    let mut pairs = vec![
        ("X-Amz-Algorithm".to_owned(), "AWS4-HMAC-SHA256".to_owned()),
        ("X-Amz-Credential".to_owned(), escaped(&format!("{}/{scope}", keys.id))),
        ("X-Amz-Date".to_owned(), moment.clone()),
        ("X-Amz-Expires".to_owned(), valid.as_secs().to_string()),
        ("X-Amz-SignedHeaders".to_owned(), "host".to_owned()),
    ];
    pairs.extend(query.iter().map(|(name, value)| (escaped(name), escaped(value))));
    pairs.sort();
    let pairs: Vec<String> = pairs.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let query = pairs.join("&");
    let request =
        format!("{method}\n{}\n{query}\nhost:{}\n\nhost\nUNSIGNED-PAYLOAD", url.path(), host(&url));
    let request = hex(digest::digest(&digest::SHA256, request.as_bytes()).as_ref());
    let to_sign = format!("AWS4-HMAC-SHA256\n{moment}\n{scope}\n{request}");
    let signature = hex(&mac(&key(keys, &moment[..8]), &to_sign));
    url.set_query(Some(&format!("{query}&X-Amz-Signature={signature}")));
    url
}

/// The key of one day.
fn key(keys: &Keys, day: &str) -> Vec<u8> {
    let day = mac(format!("AWS4{}", keys.secret).as_bytes(), day);
    mac(&mac(&mac(&day, &keys.region), "s3"), "aws4_request")
}

fn mac(key: &[u8], text: &str) -> Vec<u8> {
    let key = hmac::Key::new(hmac::HMAC_SHA256, key);
    hmac::sign(&key, text.as_bytes()).as_ref().to_vec()
}

/// As it stands in the `Host` line.
fn host(url: &Url) -> String {
    let name = url.host_str().unwrap_or_default();
    url.port().map_or_else(|| name.to_owned(), |port| format!("{name}:{port}"))
}

fn escaped(text: &str) -> String {
    utf8_percent_encode(text, ESCAPED).to_string()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_signs_as_the_published_example_does() {
        let keys = Keys {
            id: "AKIAIOSFODNN7EXAMPLE".to_owned(),
            secret: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY".to_owned(),
            region: "us-east-1".to_owned(),
        };
        let url = Url::parse("https://examplebucket.s3.amazonaws.com/test.txt").unwrap();
        let when = Timestamp::parse("2013-05-24T00:00:00Z").unwrap();

        let signed = signed(("GET", url), &[], &keys, (when, Duration::from_hours(24)));

        assert_eq!(
            signed.query().unwrap(),
            "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524\
             %2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400\
             &X-Amz-SignedHeaders=host&X-Amz-Signature=\
             aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"
        );
        assert!(!format!("{keys:?}").contains("wJalr"));
    }
}
