//! Mentions: `@alice`, `@bob@peer.example`.

use std::collections::HashSet;

use unicode_segmentation::UnicodeSegmentation;

use super::handle::{self, Handle};
use super::scan::{self, Kind};

/// People that one text can mention; later ones are only text.
pub const MOST_MENTIONS: usize = 50;

/// The handles mentioned in what a person typed, each once, in order.
#[must_use]
pub fn handles(text: &str) -> Vec<Handle> {
    let mut seen = HashSet::new();
    scan::entities(text)
        .into_iter()
        .filter_map(|entity| match entity.kind {
            Kind::Mention(handle) => Some(handle),
            Kind::Link | Kind::Hashtag(_) => None,
        })
        .filter(|handle| seen.insert(handle.clone()))
        .take(MOST_MENTIONS)
        .collect()
}

/// The mention that `text`, which followed an `@`, begins with, and its length in bytes.
/// Mastodon: `Account::MENTION_RE`; here a host may have a port and may be an address.
pub(super) fn at_start(text: &str) -> Option<(Handle, usize)> {
    let reach = text.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-')));
    let username = text[..reach.unwrap_or(text.len())].trim_end_matches(['.', '-']);
    let host = match text[username.len()..].strip_prefix('@') {
        Some(after) => leading_host(after),
        None => "",
    };
    if host.is_empty() {
        return Some((Handle::new(username, None)?, username.len()));
    }
    Some((Handle::new(username, Some(host))?, username.len() + 1 + host.len()))
}

/// Host and port, as far as they reach: `peer.example:8443`, `[::1]:80`.
fn leading_host(text: &str) -> &str {
    let name_end = match text.strip_prefix('[') {
        Some(inside) => inside.find(']').filter(|at| *at < 46).map_or(0, |at| at + 2),
        None => leading(text, |c| c.is_alphanumeric() || c == '_').len(),
    };
    if name_end == 0 {
        return "";
    }
    let Some(port) = text[name_end..].strip_prefix(':') else { return &text[..name_end] };
    let digits = port.bytes().take_while(u8::is_ascii_digit).count();
    let with_port = &text[..name_end + 1 + digits];
    let goes_on = port[digits..].starts_with(char::is_alphanumeric);
    if goes_on || handle::domain(with_port).is_none() { &text[..name_end] } else { with_port }
}

/// The longest beginning of `text` made of words with dots and dashes between them. Marks that
/// belong to a letter go with it.
fn leading(text: &str, is_word: impl Fn(char) -> bool) -> &str {
    let reach = text
        .grapheme_indices(true)
        .find(|(_, cluster)| !cluster.starts_with(|c| is_word(c) || matches!(c, '.' | '-')))
        .map_or(text.len(), |(at, _)| at);
    let run = &text[..reach];
    if run.starts_with(['.', '-']) { "" } else { run.trim_end_matches(['.', '-']) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        handles(text).iter().map(Handle::to_string).collect()
    }

    #[test]
    fn mentions_are_found_where_people_put_them() {
        assert_eq!(
            found(
                "@alice hi (@bob@Peer.Example), @carol@peer.example: ok? @dave. ¡@eve@bücher.example!"
            ),
            [
                "alice",
                "bob@peer.example",
                "carol@peer.example",
                "dave",
                "eve@xn--bcher-kva.example"
            ]
        );
        assert_eq!(
            found(
                "@bob@127.0.0.1:8311, @a@localhost:3000. @c@[::1]:80 @d@x.example:8x @a.b-c@d.example."
            ),
            [
                "bob@127.0.0.1:8311",
                "a@localhost:3000",
                "c@[::1]:80",
                "d@x.example",
                "a.b-c@d.example"
            ]
        );
        assert_eq!(found("@bobさん @a@ .@b"), ["bob", "a", "b"]);
    }

    #[test]
    fn addresses_and_links_mention_nobody() {
        for text in [
            "mail bob@peer.example",
            "https://peer.example/@bob",
            "https://bob@peer.example/",
            "a=@b",
            "/@b",
            "ä@b",
            "@",
            "@@",
            "@.a",
            "@-",
            "@@@",
            "@bob@-x-",
            "@b@999.1.1.1",
        ] {
            let expected: &[&str] = if text.starts_with("@bob") { &["bob"] } else { &[] };
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn each_is_named_once_and_there_is_a_limit() {
        assert_eq!(found("@Bob @bob @BOB@x.example @bob@X.example"), ["Bob", "BOB@x.example"]);
        let many = (0..100).map(|n| format!("@u{n}")).collect::<Vec<_>>().join(" ");
        assert_eq!(handles(&many).len(), MOST_MENTIONS);
    }
}
