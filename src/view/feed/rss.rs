//! Posts as an RSS feed.
//! Source: <https://www.rssboard.org/rss-specification>, <https://www.rssboard.org/media-rss>

use std::fmt::Write as _;

use time::OffsetDateTime;
use time::format_description::well_known::Rfc2822;

use crate::base::Timestamp;
use crate::model::{Attachment, MediaKind, StatusView};
use crate::text::escape;

use super::{Feed, Form, element, words};

pub(super) fn document(feed: &Feed<'_>) -> String {
    let Feed { base_url, title, description, page, account, statuses } = feed;
    let mut out = String::from(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>"#,
    );
    element(&mut out, "title", title);
    element(&mut out, "description", description);
    element(&mut out, "link", page);
    out.push_str(r#"<atom:link rel="self" type="application/rss+xml" href=""#);
    escape::push(&mut out, &feed.own(Form::Rss));
    out.push_str(r#""/>"#);
    if let Some(account) = account {
        out.push_str("<image>");
        element(&mut out, "url", &format!("{base_url}{}", account.avatar_path()));
        element(&mut out, "title", title);
        element(&mut out, "link", page);
        out.push_str("</image>");
    }
    if let Some(newest) = statuses.first() {
        element(&mut out, "lastBuildDate", &moment(newest.status.created_at));
    }
    element(&mut out, "generator", concat!("tusklet ", env!("CARGO_PKG_VERSION")));
    for view in *statuses {
        item(feed, &mut out, view);
    }
    out.push_str("</channel></rss>\n");
    out
}

fn item(feed: &Feed<'_>, out: &mut String, view: &StatusView) {
    let address = format!("{}{}", feed.base_url, view.path());
    out.push_str(r#"<item><guid isPermaLink="true">"#);
    escape::push(out, &address);
    out.push_str("</guid>");
    element(out, "link", &address);
    element(out, "pubDate", &moment(view.status.created_at));
    if feed.account.is_none() {
        element(out, "dc:creator", view.author.name());
    }
    let warning = &view.status.content_warning;
    if !warning.is_empty() {
        element(out, "title", warning);
    }
    element(out, "description", &words(view));
    for attachment in &view.attachments {
        media(feed, out, attachment, view.status.sensitive);
    }
    for tag in &view.tags {
        element(out, "category", tag);
    }
    out.push_str("</item>");
}

fn media(feed: &Feed<'_>, out: &mut String, attachment: &Attachment, is_sensitive: bool) {
    let Some(file) = &attachment.file else { return };
    let medium = match attachment.kind {
        MediaKind::Image | MediaKind::Gifv => "image",
        MediaKind::Video => "video",
        MediaKind::Audio => "audio",
        MediaKind::Unknown => "document",
    };
    out.push_str(r#"<media:content url=""#);
    escape::push(out, &format!("{}/media/{file}", feed.base_url));
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

fn moment(at: Timestamp) -> String {
    let moment = OffsetDateTime::from_unix_timestamp(at.0.div_euclid(1_000)).ok();
    moment.and_then(|moment| moment.format(&Rfc2822).ok()).unwrap_or_default()
}
