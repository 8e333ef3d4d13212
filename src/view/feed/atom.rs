//! Posts as an Atom feed.
//! Source: <https://www.rfc-editor.org/rfc/rfc4287>

use std::fmt::Write as _;

use crate::base::Timestamp;
use crate::model::{Account, StatusView};
use crate::text::escape;

use super::{Feed, Form, element, words};

/// The characters of a title that a post has no better one for.
const LONGEST_TITLE: usize = 80;

pub(super) fn document(feed: &Feed<'_>) -> String {
    let Feed { base_url, title, description, page, account, statuses } = feed;
    let mut out = String::from(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">"#,
    );
    element(&mut out, "id", page);
    element(&mut out, "title", title);
    element(&mut out, "subtitle", description);
    link(&mut out, "alternate", "text/html", page);
    link(&mut out, "self", "application/atom+xml", &feed.own(Form::Atom));
    let newest = statuses.first().map(changed);
    let since = account.map(|account| account.created_at);
    element(&mut out, "updated", &newest.or(since).unwrap_or(Timestamp(0)).rfc3339());
    if let Some(account) = account {
        element(&mut out, "icon", &format!("{base_url}{}", account.avatar_path()));
        author(feed, &mut out, account);
    }
    element(&mut out, "generator", concat!("tusklet ", env!("CARGO_PKG_VERSION")));
    for view in *statuses {
        entry(feed, &mut out, view);
    }
    out.push_str("</feed>\n");
    out
}

fn entry(feed: &Feed<'_>, out: &mut String, view: &StatusView) {
    out.push_str("<entry>");
    element(out, "id", &view.status.uri);
    element(out, "title", &title(view));
    link(out, "alternate", "text/html", &format!("{}{}", feed.base_url, view.path()));
    element(out, "published", &view.status.created_at.rfc3339());
    element(out, "updated", &changed(view).rfc3339());
    if feed.account.is_none_or(|account| account.id != view.author.id) {
        author(feed, out, &view.author);
    }
    out.push_str(r#"<content type="html""#);
    if let Some(language) = &view.status.language {
        out.push_str(r#" xml:lang=""#);
        escape::push(out, language);
        out.push('"');
    }
    out.push('>');
    escape::push(out, &super::fit(&words(view)));
    out.push_str("</content>");
    for attachment in &view.attachments {
        let Some(file) = &attachment.file else { continue };
        let address = format!("{}/media/{file}", feed.base_url);
        link(out, "enclosure", attachment.content_type.as_str(), &address);
    }
    for tag in &view.tags {
        out.push_str(r#"<category term=""#);
        escape::push(out, tag);
        out.push_str(r#""/>"#);
    }
    out.push_str("</entry>");
}

/// The content warning, or the day: readers want a title, posts have none.
fn title(view: &StatusView) -> String {
    let warning = &view.status.content_warning;
    if warning.is_empty() {
        return format!("{}, {}", view.author.name(), view.status.created_at.date());
    }
    warning.chars().take(LONGEST_TITLE).collect()
}

fn changed(view: &StatusView) -> Timestamp {
    view.status.edited_at.unwrap_or(view.status.created_at)
}

fn author(feed: &Feed<'_>, out: &mut String, account: &Account) {
    out.push_str("<author>");
    element(out, "name", account.name());
    let page = if account.is_local() {
        format!("{}{}", feed.base_url, account.path())
    } else {
        account.url.clone()
    };
    element(out, "uri", &page);
    out.push_str("</author>");
}

fn link(out: &mut String, rel: &str, kind: &str, href: &str) {
    let _ = write!(out, r#"<link rel="{rel}" type=""#);
    escape::push(out, kind);
    out.push_str(r#"" href=""#);
    escape::push(out, href);
    out.push_str(r#""/>"#);
}
