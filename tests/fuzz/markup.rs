//! HTML of strangers: what we clean and show, and what we only read.

use tusklet::text::emoji::Picture;
use tusklet::text::{emoji, links, page, quote_inline, rel_me, sanitize, summary};
use url::Url;

use super::{Broken, Target, must};

/// federation.md 4.12.
const ELEMENTS: [&str; 20] = [
    "p",
    "br",
    "span",
    "a",
    "del",
    "s",
    "pre",
    "blockquote",
    "code",
    "b",
    "strong",
    "u",
    "i",
    "em",
    "ul",
    "ol",
    "li",
    "ruby",
    "rt",
    "rp",
];
const ATTRIBUTES: [&str; 9] =
    ["lang", "href", "rel", "target", "class", "translate", "start", "reversed", "value"];

fn seeds() -> Vec<Vec<u8>> {
    [
        "<p>Hi <span class=\"h-card\" translate=\"no\"><a href=\"https://a.example/@b\" class=\"u-url mention\">\
         @<span>b</span></a></span> &amp; <a href=\"https://x.example/?a=1&amp;b=2\" rel=\"nofollow\">\
         <span class=\"invisible\">https://</span><span class=\"ellipsis\">x</span></a></p><p>two<br>lines</p>",
        "<h1>T</h1><ul><li value=\"3\">a<ol start=\"2\" reversed><li>b</ol></ul><pre><code>x &lt; y\n</code></pre>",
        "<math><semantics><mrow><mi>x</mi></mrow><annotation encoding=\"application/x-tex\">x</annotation></semantics></math>",
        "<svg><style><img src=x onerror=alert(1)></style></svg><noscript><p title=\"</noscript><img src=x>\">",
        "<a href=\"java\nscript:alert(1)\">x</a><img src=x><iframe srcdoc=\"<script>\"></iframe><form><input>",
        "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby><blockquote><p>q</blockquote><p lang=ar>عربي\u{202e}",
        "<table><tr><td><a href=//x><table><p></a>", "<p class=\"quote-inline\">RE: <a href=\"https://a.example/1\">x</a></p>y",
        "&#0;&#x110000;&notit;&lt;script&gt;&#60;b&#62; :blob: <code>:blob:</code>",
        "<meta property=\"og:title\" content=\"T\"><link rel=alternate type=\"application/json+oembed\" href=\"/o\">\
         <title>x</title><html lang=de><meta name=\"fediverse:creator\" content=\"@a@b.example\">\
         <script type=\"application/ld+json\">{\"datePublished\":\"2024\"}</script><iframe src=\"https://v.example\">",
    ]
    .map(Into::into)
    .to_vec()
}

/// Reads clean HTML as strictly as can be: every `<` begins an allowed tag whose attributes are
/// allowed ones in double quotes, and every link leads to an allowed place.
fn is_clean(html: &str) -> Broken {
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let end = rest.find('>').ok_or("a tag does not end")?;
        let (tag, after) = (&rest[..end], &rest[end + 1..]);
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            must(ELEMENTS.contains(&name), &format!("</{name}> is left"))?;
            continue;
        }
        let (name, mut attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        must(ELEMENTS.contains(&name), &format!("<{name}> is left"))?;
        while !attributes.trim().is_empty() {
            let (name, more) = attributes.split_once("=\"").ok_or("an attribute without value")?;
            let (value, more) = more.split_once('"').ok_or("an attribute that does not end")?;
            let name = name.trim();
            must(ATTRIBUTES.contains(&name), &format!("{name} is left"))?;
            if name == "href" {
                let scheme = value.split(':').next().unwrap_or_default().to_ascii_lowercase();
                must(
                    sanitize::SCHEMES.contains(&scheme.as_str()),
                    &format!("a link to {scheme}:"),
                )?;
            }
            attributes = more;
        }
    }
    Ok(())
}

pub fn html() -> Target {
    (seeds(), |bytes| {
        let clean = sanitize::html(&String::from_utf8_lossy(bytes));
        is_clean(clean.as_str())?;
        let again = sanitize::html(clean.as_str());
        must(again == clean, &format!("cleaning again changes it:\n{clean}\n{again}"))
    })
}

pub fn pages() -> Target {
    (seeds(), |bytes| {
        let (text, address) = (page::decoded(bytes), Url::parse("https://a.example/x").unwrap());
        let read = page::read(&text, &address);
        must(read.title.chars().count() <= 300, "the title is too long")?;
        must(read.description.chars().count() <= 1_000, "the description is too long")?;
        for url in [&read.image, &read.author_url, &read.oembed].into_iter().flatten() {
            let is_web = url.starts_with("https://") || url.starts_with("http://");
            must(is_web, &format!("an address off the web: {url}"))?;
        }
        let framed = page::framed(&text);
        must(framed.is_none_or(|url| url.starts_with("https://")), "a frame that is not secure")
    })
}

pub fn links_of_pages() -> Target {
    (seeds(), |bytes| {
        let text = String::from_utf8_lossy(bytes);
        let address = Url::parse("https://a.example/x").unwrap();
        let _ = rel_me::is_there(&text, &address, &["https://h.example/@us"]);
        let clean = sanitize::html(&text);
        let _ = rel_me::only_link(&clean);
        for link in links::outward(&clean) {
            must(Url::parse(&link).is_ok(), &format!("a link that is none: {link}"))?;
        }
        Ok(())
    })
}

/// What is done to clean HTML before it is shown leaves it clean.
pub fn shown() -> Target {
    (seeds(), |bytes| {
        let clean = sanitize::html(&String::from_utf8_lossy(bytes));
        let bare = quote_inline::without_link(&clean);
        is_clean(bare.as_str())?;
        is_clean(quote_inline::with_link(&clean, "https://a.example/\"><script>").as_str())?;
        let picture = Picture { shortcode: "blob", src: "/e.png".into(), still: "/s.png".into() };
        let shown = emoji::in_html(&clean, &[picture]);
        let plain = summary::text(&clean);
        must(!shown.as_str().contains("<script"), "a script comes out of emoji")?;
        must(summary::shorten(&plain, 50).chars().count() <= 50 * 40, "a summary is not short")
    })
}
