//! Posts as an RSS feed, for readers of news.
//! Source: <https://www.rssboard.org/rss-specification>, <https://www.rssboard.org/media-rss>

use std::fmt::Write as _;

use time::OffsetDateTime;
use time::format_description::well_known::Rfc2822;

use crate::base::Timestamp;
use crate::model::{Account, Attachment, MediaKind, StatusView};
use crate::text::escape;

/// What feeds are served as.
pub const CONTENT_TYPE: &str = "application/rss+xml; charset=utf-8";

/// The public posts of an account of ours.
#[derive(Debug)]
pub struct Feed<'a> {
    pub base_url: &'a str,
    pub domain: &'a str,
    pub account: &'a Account,
    pub statuses: &'a [StatusView],
}

impl Feed<'_> {
    /// The whole document.
    pub fn document(&self) -> String {
        let Self { base_url, domain, account, statuses } = self;
        let handle = account.full_handle(domain);
        let avatar = format!("{base_url}{}", account.avatar_path());
        let mut out = String::from(
            r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>"#,
        );
        element(&mut out, "title", account.name());
        element(&mut out, "description", &format!("Public posts from @{handle}"));
        element(&mut out, "link", &account.url);
        let own = format!("{base_url}{}.rss", account.path());
        out.push_str(r#"<atom:link rel="self" type="application/rss+xml" href=""#);
        escape::push(&mut out, &own);
        out.push_str(r#""/><image>"#);
        element(&mut out, "url", &avatar);
        element(&mut out, "title", account.name());
        element(&mut out, "link", &account.url);
        out.push_str("</image>");
        if let Some(newest) = statuses.first() {
            element(&mut out, "lastBuildDate", &moment(newest.status.created_at));
        }
        element(&mut out, "generator", concat!("tusklet ", env!("CARGO_PKG_VERSION")));
        for view in *statuses {
            self.item(&mut out, view);
        }
        out.push_str("</channel></rss>\n");
        out
    }

    fn item(&self, out: &mut String, view: &StatusView) {
        let address = format!("{}{}", self.base_url, view.path());
        out.push_str(r#"<item><guid isPermaLink="true">"#);
        escape::push(out, &address);
        out.push_str("</guid>");
        element(out, "link", &address);
        element(out, "pubDate", &moment(view.status.created_at));
        let warning = &view.status.content_warning;
        if warning.is_empty() {
            element(out, "description", view.status.html.as_str());
        } else {
            element(out, "title", warning);
            let mut warned = String::from("<p><strong>");
            escape::push(&mut warned, warning);
            warned.push_str("</strong></p><hr>");
            warned.push_str(view.status.html.as_str());
            element(out, "description", &warned);
        }
        for attachment in &view.attachments {
            self.media(out, attachment, view.status.sensitive);
        }
        for tag in &view.tags {
            element(out, "category", tag);
        }
        out.push_str("</item>");
    }

    fn media(&self, out: &mut String, attachment: &Attachment, is_sensitive: bool) {
        let Some(file) = &attachment.file else { return };
        let medium = match attachment.kind {
            MediaKind::Image | MediaKind::Gifv => "image",
            MediaKind::Video => "video",
            MediaKind::Audio => "audio",
            MediaKind::Unknown => "document",
        };
        out.push_str(r#"<media:content url=""#);
        escape::push(out, &format!("{}/media/{file}", self.base_url));
        let _ = write!(out, r#"" medium="{medium}"><media:rating scheme="urn:simple">"#);
        out.push_str(if is_sensitive { "adult" } else { "nonadult" });
        out.push_str("</media:rating>");
        if let Some(description) = &attachment.description {
            out.push_str(r#"<media:description type="plain">"#);
            escape::push(out, description);
            out.push_str("</media:description>");
        }
        out.push_str("</media:content>");
    }
}

fn element(out: &mut String, name: &str, text: &str) {
    let _ = write!(out, "<{name}>");
    escape::push(out, &fit(text));
    let _ = write!(out, "</{name}>");
}

/// Text without characters that XML 1.0 cannot hold.
fn fit(text: &str) -> String {
    let holds = |c: &char| !c.is_control() || matches!(c, '\n' | '\t' | '\r');
    text.chars().filter(holds).filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}

fn moment(at: Timestamp) -> String {
    let moment = OffsetDateTime::from_unix_timestamp(at.0.div_euclid(1_000)).ok();
    moment.and_then(|moment| moment.format(&Rfc2822).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn a_feed_holds_posts_as_escaped_html() {
        let ada = sample::ada();
        let mut view = sample::status(7, ada.clone(), "a <b>bold</b> claim");
        view.status.content_warning = "engines & steam\u{1}".to_owned();
        let feed = Feed {
            base_url: "https://pi.example",
            domain: "pi.example",
            account: &ada,
            statuses: &[view],
        };
        let xml = feed.document();
        assert!(xml.starts_with("<?xml") && xml.ends_with("</channel></rss>\n"), "{xml}");
        assert!(xml.contains("<title>Ada Lovelace</title>"), "{xml}");
        assert!(
            xml.contains("<guid isPermaLink=\"true\">https://pi.example/@ada/7</guid>"),
            "{xml}"
        );
        assert!(xml.contains("&lt;p&gt;a &lt;b&gt;bold&lt;/b&gt; claim&lt;/p&gt;"), "{xml}");
        assert!(xml.contains("<title>engines &amp; steam</title>"), "{xml}");
        assert!(xml.contains("<pubDate>"), "{xml}");
    }
}
