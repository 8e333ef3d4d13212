//! Remote HTML → HTML that may be shown.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use crate::base::html::Html;

use super::escape;
use super::flatten::{self, flatten};
use super::honest::Words;
use super::markup::{self, Token};

/// Bytes of HTML that are read; what comes after is cut off.
pub const LONGEST_HTML: usize = 256 * 1024;

/// Schemes a link may have. federation.md 4.12.
pub const SCHEMES: [&str; 11] =
    ["http", "https", "dat", "dweb", "ipfs", "ipns", "ssb", "gopher", "xmpp", "magnet", "gemini"];

/// Classes that mean something to those who read a status: microformats and Mastodon's own.
const CLASSES: [&str; 5] = ["mention", "hashtag", "ellipsis", "invisible", "quote-inline"];
const CLASS_PREFIXES: [&str; 5] = ["h-", "p-", "u-", "dt-", "e-"];
const MOST_CLASSES: usize = 16;

/// What a link says of itself: no vote for its target, no handle on our page, no referrer.
pub(super) const LINK_REL: &str = "nofollow noopener noreferrer";

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(cleaner);

/// Cleans HTML from a stranger: a status, a biography, a profile field. federation.md 4.12.
///
/// Cleaning what is clean changes nothing.
#[must_use]
pub fn html(remote: &str) -> Html {
    let flat = flatten(cut(remote, LONGEST_HTML));
    let clean = CLEANER.clean(&flat).to_string();
    Html::vouched(tidy(&clean))
}

fn cut(text: &str, longest: usize) -> &str {
    &text[..text.floor_char_boundary(longest)]
}

fn cleaner() -> Builder<'static> {
    let mut cleaner = Builder::empty();
    cleaner
        .tags(HashSet::from(flatten::ELEMENTS))
        .generic_attributes(HashSet::from(["lang"]))
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href", "class", "translate"])),
            ("span", HashSet::from(["class", "translate"])),
            ("p", HashSet::from(["class"])),
            ("ol", HashSet::from(["start", "reversed"])),
            ("li", HashSet::from(["value"])),
        ]))
        .url_schemes(HashSet::from(SCHEMES))
        .url_relative(UrlRelative::Deny)
        .link_rel(None) // `tidy` gives it
        .attribute_filter(|_, attribute, value| allowed(attribute, value))
        .strip_comments(true);
    cleaner
}

/// The part of an attribute's value that may stay.
fn allowed<'v>(attribute: &str, value: &'v str) -> Option<Cow<'v, str>> {
    let fits = match attribute {
        "class" => return classes(value).map(Cow::Owned),
        "href" => return Some(address(value)),
        "translate" => value == "no",
        "lang" => {
            value.len() <= 35 && value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        }
        "start" | "value" => value.parse::<i32>().is_ok(),
        "reversed" => return Some(Cow::Borrowed("")),
        _ => true,
    };
    fits.then_some(Cow::Borrowed(value))
}

/// An address without the white space that browsers leave out of one and others may not.
fn address(value: &str) -> Cow<'_, str> {
    let value = value.trim_matches(|c: char| c <= ' ');
    if !value.contains(['\t', '\n', '\r']) {
        return Cow::Borrowed(value);
    }
    Cow::Owned(value.replace(['\t', '\n', '\r'], ""))
}

fn classes(value: &str) -> Option<String> {
    let kept: Vec<_> = value
        .split_ascii_whitespace()
        .filter(|class| {
            CLASSES.contains(class) || CLASS_PREFIXES.iter().any(|start| class.starts_with(start))
        })
        .take(MOST_CLASSES)
        .collect();
    (!kept.is_empty()).then(|| kept.join(" "))
}

/// Gives links their manners, has them say where they lead if they wear another address, and takes
/// the tags off those that lost their target; takes away the line breaks that a parser would drop at the beginning of `<pre>`, or change.
fn tidy(clean: &str) -> String {
    let clean = &clean.replace('\r', "\n");
    let manners = format!(" rel=\"{LINK_REL}\" target=\"_blank\"");
    let mut out = String::with_capacity(clean.len());
    let (mut dead_link, mut after_pre) = (false, false);
    let mut link: Option<(String, Words)> = None;
    for token in markup::tokens(clean) {
        if let Some((_, words)) = &mut link {
            words.hear(&token);
        }
        match token {
            Token::Open(tag) if tag.is("a") => {
                dead_link = tag.attribute("href").is_none();
                if let Some(href) = tag.attribute("href") {
                    let mut target = String::new();
                    escape::push_unescaped(&mut target, href);
                    link = Some((target, Words::default()));
                    flatten::push_tag(&mut out, tag.name, &tag, &manners);
                }
            }
            Token::Close(tag) if tag.is("a") && dead_link => dead_link = false,
            Token::Close(tag) if tag.is("a") => {
                let worn = link.take().and_then(|(target, words)| {
                    words.kept_from(&target).filter(|host| !words.tell(host))
                });
                if let Some(host) = worn {
                    out.push_str(" [");
                    escape::push(&mut out, &host);
                    out.push(']');
                }
                out.push_str(tag.whole);
            }
            Token::Open(tag) => flatten::push_tag(&mut out, tag.name, &tag, ""),
            Token::Close(tag) => out.push_str(tag.whole),
            Token::Text(text) if after_pre => out.push_str(text.trim_start_matches('\n')),
            Token::Text(text) => out.push_str(text),
        }
        after_pre = matches!(token, Token::Open(tag) if tag.is("pre"));
    }
    out
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;
    use std::time::{Duration, Instant};

    use proptest::prelude::*;

    use super::*;

    fn clean(remote: &str) -> String {
        html(remote).into_string()
    }

    #[test]
    fn what_mastodon_sends_stays_as_it_is() {
        let status = concat!(
            r#"<p>Hi <span class="h-card" translate="no"><a href="https://a.example/@bob" "#,
            r#"class="u-url mention" rel="nofollow noopener noreferrer" target="_blank">@<span>bob"#,
            r#"</span></a></span> &amp; <a href="https://b.example/x" target="_blank" "#,
            r#"rel="nofollow noopener noreferrer" translate="no"><span class="invisible">https://"#,
            r#"</span><span class="ellipsis">b.example</span><span class="invisible">/x</span></a>"#,
            r#"<br>two</p><ol start="3" reversed=""><li value="2">x</li></ol>"#,
        );

        let (got, mut given) = (clean(status), String::new());
        assert_eq!(clean(&got), got);
        assert_eq!(got.len(), status.len());
        for part in [r#"class="h-card""#, r#"translate="no""#, r#"class="u-url mention""#] {
            assert!(got.contains(part), "{part} in {got}");
        }
        write!(given, "{}", html(&got)).unwrap();
        assert_eq!(given, got);
    }

    #[test]
    fn what_may_not_stand_is_taken_away_and_its_text_stays() {
        for (given, expected) in [
            ("<h1>Title</h1>text", "<p><strong>Title</strong></p>text"),
            (
                "<p style='color:red' onclick=x class='x mention'>a</p>",
                r#"<p class="mention">a</p>"#,
            ),
            ("<a href='javascript:alert(1)'>a</a>", "a"),
            ("<a href='/relative'>a</a>", "a"),
            ("<a>a</a>", "a"),
            ("<span translate=yes lang=\"d e\">a</span>", "<span>a</span>"),
            ("<p lang=de>a</p>", r#"<p lang="de">a</p>"#),
            ("<ol start=x><li value=99999999999>a</ol>", "<ol><li>a</li></ol>"),
            ("a<img src=x onerror=alert(1)>b", "a\nb"),
            ("<table><tr><td>a</table>", "a\n"),
            ("<pre>\n\n a\n</pre>", "<pre> a\n</pre>"),
            ("a&#13;b&#<i></i>xd;c", "a\nb&amp;#<i></i>xd;c"),
            ("a &amp;lt;b&gt; &copy;", "a &amp;lt;b&gt; ©"),
        ] {
            assert_eq!(clean(given), expected, "{given}");
        }
    }

    #[test]
    fn links_get_the_same_manners_whatever_they_brought() {
        assert_eq!(
            clean("<a href=gemini://x.example/ rel=me target=_top title=t download>x</a>"),
            r#"<a href="gemini://x.example/" rel="nofollow noopener noreferrer" target="_blank">x</a>"#
        );
    }

    /// Tricks that have opened other people's pages. None may leave a script behind.
    const TRICKS: [&str; 36] = [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//x.example/x.js></SCRIPT>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<img src=x onerror=alert(1)>",
        "<img src=\"x\" onerror=\"alert(1)\" ",
        "<svg onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<math><annotation-xml encoding=\"text/html\"><p><style><img src=x onerror=alert(1)></style>",
        "<math><semantics><annotation encoding=\"application/x-tex\"><script>alert(1)</script><b onclick=x></annotation></semantics></math>",
        "<form><math><mtext></form><form><mglyph><svg><mtext><style><path id=\"</style><img onerror=alert(1) src>\">",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\" &#14; javascript:alert(1)\">x</a>",
        "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
        "<a href=\"JaVaScRiPt&colon;alert(1)\">x</a>",
        "<a href=\"java\0script:alert(1)\">x</a>",
        "<a href=\"data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==\">x</a>",
        "<a href=\"vbscript:msgbox(1)\">x</a>",
        "<a href=\"//x.example\" style=\"position:fixed;inset:0\">x</a>",
        "<a href='https://x.example/\"onmouseover=\"alert(1)'>x</a>",
        "<p style=\"background:url(javascript:alert(1))\">x</p>",
        "<style>@import 'https://x.example/x.css';</style>",
        "<iframe src=https://x.example></iframe>",
        "<object data=x><embed src=x></object>",
        "<base href=https://x.example/><link rel=stylesheet href=x><meta http-equiv=refresh content=0>",
        "<input autofocus onfocus=alert(1)><textarea></textarea><img src onerror=alert(1)>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<!--><img src=x onerror=alert(1)>-->",
        "<![CDATA[<img src=x onerror=alert(1)>]]>",
        "<template><img src=x onerror=alert(1)></template>",
        "<p/onclick=alert(1)//>x<span class=\"h-\" onmouseover=alert(1)>",
        "<<b>script>alert(1)</<b>script>",
        "<a href=https://evil.example>bank.example</a>",
        "<a href=https://[::1]/><span class=invisible>https://x<b>/</span>www.a.example/</b></a>",
        "<xmp><p title=\"</xmp><svg/onload=alert(1)>\"></xmp><plaintext><b onclick=1>",
    ];

    /// Elements and attributes of `clean`, read by the strictest reading: no allowance for errors.
    fn assert_harmless(clean: &str) {
        let mut rest = clean;
        while let Some(at) = rest.find('<') {
            let end = rest[at..].find('>').map_or(rest.len(), |end| at + end);
            let tag = rest[at + 1..end].trim_start_matches('/');
            let (name, mut attributes) = tag.split_once(' ').unwrap_or((tag, ""));
            assert!(flatten::ELEMENTS.contains(&name), "element {name} in {clean}");
            while let Some((attribute, after)) = attributes.split_once("=\"") {
                let (value, after) = after.split_once('"').unwrap();
                let known = ["href", "class", "rel", "target", "translate", "lang", "start"];
                assert!(
                    known.contains(&attribute) || ["reversed", "value"].contains(&attribute),
                    "attribute {attribute} in {clean}"
                );
                if attribute == "href" {
                    let scheme = value.split(':').next().unwrap().to_ascii_lowercase();
                    assert!(SCHEMES.contains(&&*scheme), "href {value} in {clean}");
                }
                attributes = after.trim_start();
            }
            assert_eq!(attributes, "", "in {clean}");
            rest = &rest[end..];
        }
    }

    #[test]
    fn no_trick_leaves_a_script_behind() {
        for trick in TRICKS {
            for wrapped in [
                trick.to_owned(),
                format!("<p>{trick}</p>"),
                format!("<b><a href=x>{trick}{trick}"),
            ] {
                let once = clean(&wrapped);
                assert_harmless(&once);
                assert_eq!(clean(&once), once, "{wrapped}");
            }
        }
    }

    #[test]
    fn hostile_bulk_is_cleaned_in_no_time() {
        let long = |piece: &str| piece.repeat(1_100_000 / piece.len());
        let mut formatting = String::new();
        for n in 0..50_000 {
            write!(formatting, "<b id={n}><a href=https://x.example/{n}><p>").unwrap();
        }
        let started = Instant::now();
        for bulk in [
            long("<b>"),
            long("<p>"),
            long("<a href=x>"),
            long("<div>"),
            long("<table><td>"),
            long("<"),
            long("</"),
            long("<!--"),
            long("&"),
            long("<a "),
            long("<ul><li>"),
            long("<math>"),
            long("<ruby><rt>"),
            long("<script>"),
            long("x=1 "),
            formatting,
            format!("<a {}", long("b=c ")),
            format!("<p class=\"{}\">x", long("h-x ")),
        ] {
            assert!(html(&bulk).as_str().len() < 10 * LONGEST_HTML);
        }
        assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
    }

    /// Pieces of HTML in any order: nested, broken, half a tag.
    fn jumble() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            prop::sample::select(&TRICKS[..]).prop_map(str::to_owned),
            "</?(p|b|a|i|ul|ol|li|pre|blockquote|ruby|rt|rp|span|h1|h4|br|div|math|svg|table|td|del|code|x)( (href|class|onclick|start)=[\"']?(https://a.example/|javascript:x|h-x|&quot;|3)[\"']?)?>",
            "[<>&\"'=/! \n\r\ta-z0-9;:#-]{0,12}",
            "\\PC{0,6}",
        ];
        prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1_000))]

        #[test]
        fn only_harmless_html_is_left_and_cleaning_again_changes_nothing(remote in jumble()) {
            let once = clean(&remote);
            assert_harmless(&once);
            prop_assert_eq!(clean(&once), once);
        }

        #[test]
        fn any_text_can_be_cleaned(remote: String) {
            assert_harmless(&clean(&remote));
        }
    }
}
