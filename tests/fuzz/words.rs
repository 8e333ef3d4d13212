//! Words: handles, addresses, what people type, languages, searches, names.

use tusklet::config::domain as config_domain;
use tusklet::model::search::Query;
use tusklet::protocol::url::{authority, same_origin, web};
use tusklet::text::{
    Handle, Hashtag, Links, compose, count, emoji, handle, hashtag, language, mention, plain,
    sanitize, scan,
};

use super::{Broken, Target, must};

fn texts<const N: usize>(seeds: [&str; N]) -> Vec<Vec<u8>> {
    seeds.map(Into::into).to_vec()
}

fn on_text(check: fn(&str) -> Broken, bytes: &[u8]) -> Broken {
    check(&String::from_utf8_lossy(bytes))
}

pub fn handles() -> Target {
    let seeds = texts([
        "@bob@peer.example",
        "acct:bob@bücher.example:8443",
        "alice",
        "a.b-c_d@[::1]:80",
        "x@127.0.0.1",
        "b@xn--bcher-kva.example.",
    ]);
    (seeds, |bytes| {
        on_text(
            |text| {
                let Some(read) = Handle::parse(text) else { return Ok(()) };
                must(handle::is_username(read.username()), "a name that is none")?;
                must(read.to_string().is_ascii(), "a handle that is not ASCII")?;
                must(
                    Handle::parse(&read.to_string()) == Some(read),
                    "a handle reads back as another",
                )
            },
            bytes,
        )
    })
}

pub fn addresses() -> Target {
    let seeds = texts([
        "https://a.example/users/b?x=1#y",
        "http://[::ffff:127.0.0.1]:8080/",
        "https://bücher.example/",
        "HTTPS://A.EXAMPLE:443/../x",
        "https://0x7f.1/",
        "bücher.example",
        "https://a.example\\@b.example/",
    ]);
    (seeds, |bytes| {
        on_text(
            |text| {
                let _ = (handle::domain(text), config_domain::normal(text));
                if let Some(domain) = handle::domain(text) {
                    must(
                        handle::domain(&domain) == Some(domain),
                        "a domain reads back as another",
                    )?;
                }
                let Some(url) = web(text) else { return Ok(()) };
                must(matches!(url.scheme(), "http" | "https"), "a scheme that is not of the web")?;
                must(url.username().is_empty(), "an address with a user")?;
                must(authority(&url).is_some(), "an address without a host")?;
                must(same_origin(text, text), "an address is not of its own server")?;
                must(same_origin(url.as_str(), text), "an address has another origin as written")
            },
            bytes,
        )
    })
}

pub fn typed() -> Target {
    let seeds = texts([
        "Hello @bob@peer.example, see https://x.example/a_(b)?c=1#d #Tag_ü :blob:\n\nsecond\nline",
        "#a#b @a@b@c www.x.example. https://xn--a.example/ \u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
    ]);
    (seeds, |bytes| {
        on_text(
            |text| {
                let links = Links { base_url: "https://h.example", mentions: &[] };
                let html = compose::html(text, &links);
                let lower = html.as_str().to_lowercase();
                must(
                    !lower.contains("<script") && !lower.contains("<img"),
                    "a tag that was typed",
                )?;
                must(!lower.contains("href=\"javascript"), "a link that was typed")?;
                let _ = (count::status(text, text), sanitize::html(html.as_str()));
                for tag in hashtag::tags(text) {
                    must(Hashtag::parse(tag.written()).is_some(), "a hashtag that is none")?;
                }
                let _ = mention::handles(text);
                let normal = compose::normalise(text);
                must(compose::normalise(&normal) == normal, "normalising again changes it")?;
                let mut at = 0;
                for entity in scan::entities(text) {
                    must(entity.range.start >= at, "what is found overlaps")?;
                    must(text.get(entity.range.clone()).is_some(), "what is found is no text")?;
                    at = entity.range.end;
                }
                Ok(())
            },
            bytes,
        )
    })
}

pub fn languages() -> Target {
    (texts(["pt-BR", "zh_Hant-TW", "tok", "en-US-x-private", "es-419"]), |bytes| {
        on_text(
            |text| {
                if let Some(code) = language::code(text) {
                    must(code.len() <= 16 && code.is_ascii(), "a language that is none")?;
                    must(language::code(&code) == Some(code), "a language reads back as another")?;
                }
                let _ = language::guess(text);
                Ok(())
            },
            bytes,
        )
    })
}

pub fn searches() -> Target {
    let seeds = texts([
        "from:@bob@peer.example \"two words\" -has:media is:reply before:2024-02-29 in:library",
        "language:de cat AND NOT dog OR (x NEAR y) col:um*n ^\"",
    ]);
    (seeds, |bytes| {
        on_text(
            |text| {
                let query = Query::parse(text);
                let _ = (query.is_empty(), query.authors().count());
                Ok(())
            },
            bytes,
        )
    })
}

pub fn plain() -> Target {
    (
        texts(["  Bob \u{202e}gpj.exe \u{2066}x\u{2069}\r\n two\tlines \0 \u{feff}", "é\u{0301}"]),
        |bytes| {
            on_text(
                |text| {
                    let turns =
                        |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
                    let line = plain::line(text, 50);
                    must(line.chars().count() <= 50, "a line is too long")?;
                    must(
                        !line.contains(|c: char| c.is_control() || turns(c)),
                        "a line turns the text",
                    )?;
                    must(plain::line(&line, 50) == line, "a line changes when it is read again")?;
                    let block = plain::block(text, 100);
                    must(block.chars().count() <= 100, "a block is too long")?;
                    must(!block.contains(turns), "a block turns the text")
                },
                bytes,
            )
        },
    )
}

pub fn emoji_names() -> Target {
    (texts([":blob_cat: x :a: ::b:: :no-such:", "12:30:45 :blob:"]), |bytes| {
        on_text(
            |text| {
                let found = emoji::shortcodes(text);
                must(found.len() <= 200, "too many names")?;
                must(found.iter().all(|name| emoji::is_shortcode(name)), "a name that is none")
            },
            bytes,
        )
    })
}
