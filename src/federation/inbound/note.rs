//! From a note on the wire to the status we keep: cleaned, cut to limits, its people found.

use std::time::Duration;

use crate::app::App;
use crate::base::{AccountId, Html, Result, StatusId, Timestamp};
use crate::db;
use crate::federation::reply;
use crate::model::fetches::Errand;
use crate::model::poll::{LONGEST_REMOTE_OPTION, MOST_REMOTE_OPTIONS, RemoteOption};
use crate::model::{
    Account, Circles, Policy, RemoteAttachment, RemotePoll, RemoteQuote, RemoteStatus, Visibility,
};
use crate::protocol::activitypub::incoming::{
    Allowed, Attachment, AttachmentKind, Choice, Note, Poll, Quote, Tag,
};
use crate::protocol::activitypub::is_public;
use crate::protocol::url::same_origin;
use crate::remote;
use crate::text::escape;
use crate::text::{Hashtag, language, plain, sanitize, summary};

use super::relevance::named_of_ours;

/// Characters of a content warning.
const LONGEST_WARNING: usize = 2_048;
/// Hashtags of one status.
const MOST_TAGS: usize = 60;
/// Mentioned people of one status: those we know, and those we would go and look for.
const MOST_MENTIONS: usize = 100;
const MOST_STRANGERS: usize = 5;
/// How long all of these may take to be found.
const PATIENCE: Duration = Duration::from_secs(10);
/// Files of one status that are shown.
const MOST_MEDIA: usize = 16;
/// Votes that are believed.
const MOST_VOTES: u64 = 1 << 40;
/// Characters of a description.
const LONGEST_DESCRIPTION: usize = 10_000;

/// The status that `author` wrote. Who sent or served the note was checked already.
pub(in crate::federation) async fn status(
    app: &App,
    note: &Note,
    author: &Account,
    parent: Option<StatusId>,
) -> Result<RemoteStatus> {
    let (followers, following) = circles_of(app, author.id).await?;
    let visibility = visibility(&note.to, &note.cc, followers.as_deref());
    if let Some(domain) = &author.domain {
        remote::learn_emojis(app, domain, &note.id, &note.tags).await?;
    }
    let circles = (followers.as_deref(), following.as_deref());
    let now = app.clock.now();
    let words = Words::of(note);
    Ok(RemoteStatus {
        author: author.id,
        uri: note.id.clone(),
        // A page elsewhere could pass for somebody else's.
        url: note.url.clone().filter(|url| same_origin(url, &note.id)),
        html: words.html,
        content_warning: words.warning,
        sensitive: note.sensitive,
        language: language_of(note),
        visibility,
        in_reply_to: parent,
        is_reply: note.in_reply_to.is_some(),
        parent_uri: note.in_reply_to.clone(),
        conversation: note.conversation.clone(),
        context: note.context.clone(),
        created_at: note.published.map_or(now, |at| at.min(now)),
        edited_at: note.updated,
        mentions: mentions(app, note, visibility).await?,
        tags: tags(note),
        attachments: note.attachments.iter().take(MOST_MEDIA).map(attachment).collect(),
        quote: note.quote.as_ref().map(quote),
        quote_policy: policy(&note.can_quote, author, circles),
        reply_policy: note
            .can_reply
            .as_ref()
            .map_or(Policy::OPEN, |can_reply| policy(can_reply, author, circles)),
        reply_proof: reply::proof(app, (note, author), parent).await?,
        poll: note.poll.as_ref().map(|asked| poll(asked, now)),
    })
}

/// The ids of an account's collections: followers, and whom it follows.
async fn circles_of(app: &App, account: AccountId) -> Result<(Option<String>, Option<String>)> {
    let endpoints = app.db.glance(move |tx| Ok(db::account::endpoints(tx, account)?)).await?;
    Ok(endpoints.map(|endpoints| (endpoints.followers, endpoints.following)).unwrap_or_default())
}

fn quote(quote: &Quote) -> RemoteQuote {
    let Quote { id, is_legacy, authorization } = quote;
    RemoteQuote {
        uri: id.clone(),
        stamp_uri: authorization.clone(),
        is_legacy: *is_legacy,
        depth: 0,
    }
}

/// Who may: the author alone is nobody else; people by name are no group that we know.
fn policy(
    allowed: &Allowed,
    author: &Account,
    (followers, following): (Option<&str>, Option<&str>),
) -> Policy {
    let circles = |ids: &[String]| {
        let mut circles = Circles::NOBODY;
        for id in ids.iter().map(String::as_str).filter(|id| *id != author.uri) {
            match Some(id) {
                _ if is_public(id) => circles.everyone = true,
                id if id == followers => circles.followers = true,
                id if id == following => circles.followed = true,
                _ => circles.others = true,
            }
        }
        circles
    };
    Policy {
        automatic: circles(&allowed.automatic),
        manual: circles(&allowed.manual),
        is_old: allowed.is_old,
    }
}

/// Who may see what is addressed like this (federation.md 4.3).
pub(in crate::federation) fn visibility(
    to: &[String],
    cc: &[String],
    followers: Option<&str>,
) -> Visibility {
    let is_followers = |id: &String| followers == Some(id.as_str());
    if to.iter().any(|id| is_public(id)) {
        Visibility::Public
    } else if cc.iter().any(|id| is_public(id)) {
        Visibility::Unlisted
    } else if to.iter().chain(cc).any(is_followers) {
        Visibility::Followers
    } else {
        Visibility::Direct
    }
}

/// What is read of a status.
struct Words {
    html: Html,
    warning: String,
}

impl Words {
    fn of(note: &Note) -> Self {
        let content = note.content.as_deref().unwrap_or_default();
        let summary = note.content_warning.as_deref().unwrap_or_default();
        let warning = warning(summary);
        let mut html = String::new();
        if !note.is_titled() {
            // The first post of a topic in a forum is a note with a title.
            let name = note.name.as_deref().filter(|name| !says(content, name));
            match name {
                Some(name) if content.is_empty() => paragraph(&mut html, name),
                Some(name) => heading(&mut html, name),
                None => {}
            }
            push_content(&mut html, note, content);
            return Self { html: sanitize::html(&html), warning };
        }
        // Articles, videos and the like: their title, what they say, and where to go. What stands
        // before a fold is a warning only if it says so (FEP-b2b8).
        if let Some(name) = &note.name {
            heading(&mut html, name);
        }
        let when = note.starts.map(Timestamp::rfc3339).unwrap_or_default();
        let until = note.ends.map(|ends| format!(" – {}", ends.rfc3339())).unwrap_or_default();
        if !when.is_empty() {
            paragraph(&mut html, &format!("{when}{until}"));
        }
        if let Some(place) = &note.place {
            paragraph(&mut html, place);
        }
        if content.is_empty() {
            html.push_str(summary);
        } else {
            push_content(&mut html, note, content);
        }
        let page = note.url.as_deref().unwrap_or(&note.id);
        for link in note.links.iter().map(String::as_str).filter(|link| *link != page) {
            push_link(&mut html, link);
        }
        push_link(&mut html, page);
        let warning = if note.sensitive && !content.is_empty() { warning } else { String::new() };
        Self { html: sanitize::html(&html), warning }
    }
}

/// A content warning, which is plain text for most and HTML for some.
fn warning(summary: &str) -> String {
    if summary.contains("</") || summary.contains("<br") {
        return plain::line(&summary::text(&sanitize::html(summary)), LONGEST_WARNING);
    }
    plain::line(summary, LONGEST_WARNING)
}

/// Whether a title is nothing that `content` does not say as well.
fn says(content: &str, title: &str) -> bool {
    let mut escaped = String::new();
    escape::push(&mut escaped, title.trim());
    content.contains(title.trim()) || content.contains(&escaped)
}

fn heading(html: &mut String, text: &str) {
    html.push_str("<h2>");
    escape::push(html, text);
    html.push_str("</h2>");
}

fn push_content(html: &mut String, note: &Note, content: &str) {
    if !note.is_plain_text {
        html.push_str(content);
        return;
    }
    for part in content.split("\n\n").filter(|part| !part.trim().is_empty()) {
        paragraph(html, part);
    }
}

/// Appends plain text; its lines stay lines.
fn paragraph(html: &mut String, text: &str) {
    html.push_str("<p>");
    for (at, line) in text.lines().enumerate() {
        html.push_str(if at > 0 { "<br>" } else { "" });
        escape::push(html, line);
    }
    html.push_str("</p>");
}

fn push_link(html: &mut String, link: &str) {
    html.push_str("<p><a href=\"");
    escape::push(html, link);
    html.push_str("\">");
    escape::push(html, link);
    html.push_str("</a></p>");
}

/// Everybody whom a status mentions and whom we know or can find. Accounts of ours that it is sent
/// to without a word count when nobody else could see it.
async fn mentions(app: &App, note: &Note, visibility: Visibility) -> Result<Vec<AccountId>> {
    let mut named: Vec<String> = note
        .tags
        .iter()
        .filter_map(|tag| match tag {
            Tag::Mention { href, .. } => Some(href.clone()),
            Tag::Hashtag { .. } | Tag::Emoji { .. } => None,
        })
        .take(MOST_MENTIONS)
        .collect();
    if matches!(visibility, Visibility::Followers | Visibility::Direct) {
        named.extend(named_of_ours(app, note));
    }
    named.sort_unstable();
    named.dedup();
    let (mut found, mut strangers) = known(app, named).await?;
    if app.errand == Errand::Background {
        // Nobody is looked up for being named in what nobody waits for.
        strangers.clear();
    }
    let look = async {
        for stranger in strangers.into_iter().take(MOST_STRANGERS) {
            match remote::account(app, &stranger).await {
                Ok(account) => found.push(account.id),
                Err(failure) => tracing::debug!(uri = %stranger, "mentioned in vain: {failure}"),
            }
        }
    };
    let _ = tokio::time::timeout(PATIENCE, look).await;
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// Those of `uris` that we know, and the others.
async fn known(app: &App, uris: Vec<String>) -> Result<(Vec<AccountId>, Vec<String>)> {
    app.db
        .read(move |tx| {
            let (mut known, mut strangers) = (vec![], vec![]);
            for uri in uris {
                match db::account::by_uri_or_url(tx, &uri)? {
                    Some(account) => known.push(account.id),
                    None => strangers.push(uri),
                }
            }
            Ok((known, strangers))
        })
        .await
}

/// The code of the language that a note says it is in.
pub(super) fn language_of(note: &Note) -> Option<String> {
    note.language.as_deref().and_then(language::code)
}

/// The hashtags of a note in their normal form.
pub(super) fn tags(note: &Note) -> Vec<String> {
    let mut names: Vec<String> = note
        .tags
        .iter()
        .filter_map(|tag| match tag {
            Tag::Hashtag { name, .. } => Hashtag::parse(name).map(|tag| tag.name().to_owned()),
            Tag::Mention { .. } | Tag::Emoji { .. } => None,
        })
        .take(MOST_TAGS)
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn attachment(attachment: &Attachment) -> RemoteAttachment {
    let Attachment { kind, url, media_type, description, blurhash, width, height, focus } =
        attachment;
    RemoteAttachment {
        url: url.clone(),
        content_type: media_type.clone().unwrap_or_else(|| content_type(*kind).to_owned()),
        description: description.as_deref().map(|text| plain::block(text, LONGEST_DESCRIPTION)),
        blurhash: blurhash.clone(),
        width: *width,
        height: *height,
        focus: focus.map(|(x, y)| (thousandths(x), thousandths(y))),
    }
}

fn poll(poll: &Poll, now: Timestamp) -> RemotePoll {
    // Some only say that it is over.
    let over = poll.closed && poll.ends.is_none_or(|end| end > now);
    RemotePoll {
        multiple: poll.multiple,
        ends_at: if over { Some(now) } else { poll.ends },
        voters_count: poll.voters.map(|voters| voters.min(MOST_VOTES)),
        options: poll.choices.iter().take(MOST_REMOTE_OPTIONS).map(option).collect(),
    }
}

fn option(choice: &Choice) -> RemoteOption {
    let title = plain::line(&choice.title, LONGEST_REMOTE_OPTION);
    let name = (title != choice.title).then(|| choice.title.clone());
    RemoteOption { title, name, votes_count: choice.votes.min(MOST_VOTES) }
}

/// What a file is that does not say more than its kind.
fn content_type(kind: AttachmentKind) -> &'static str {
    match kind {
        AttachmentKind::Image => "image/*",
        AttachmentKind::Video => "video/*",
        AttachmentKind::Audio => "audio/*",
        AttachmentKind::Unknown => "application/octet-stream",
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the reader lets −1 to 1 through")]
fn thousandths(part: f64) -> i32 {
    (part.clamp(-1.0, 1.0) * 1_000.0).round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::MediaKind;
    use crate::protocol::activitypub::PUBLIC;
    use serde_json::json;

    const FOLLOWERS: &str = "https://peer.example/users/bob/followers";

    #[test]
    fn the_audience_follows_from_the_addresses() {
        let of = |to: &[&str], cc: &[&str]| {
            let owned = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
            visibility(&owned(to), &owned(cc), Some(FOLLOWERS))
        };
        assert_eq!(of(&[PUBLIC], &[FOLLOWERS]), Visibility::Public);
        assert_eq!(of(&["as:Public"], &[]), Visibility::Public);
        assert_eq!(of(&[FOLLOWERS], &["Public"]), Visibility::Unlisted);
        assert_eq!(of(&[FOLLOWERS], &[]), Visibility::Followers);
        assert_eq!(of(&["https://home.example/users/alice"], &[]), Visibility::Direct);
        assert_eq!(of(&[], &[]), Visibility::Direct);
    }

    #[test]
    fn other_kinds_are_shown_by_their_title_and_a_link() {
        let note = Note::read(&json!({
            "id": "https://peer.example/v/1", "type": "Video", "name": "Cats & <dogs>",
            "attributedTo": "https://peer.example/u", "content": "<p>about</p><script>x</script>",
        }));
        let words = Words::of(&note.unwrap());
        let html = words.html.as_str();
        assert!(html.contains("Cats &amp; &lt;dogs&gt;"), "{html}");
        assert!(html.contains("<p>about</p>") && !html.contains("script"), "{html}");
        assert!(html.contains("href=\"https://peer.example/v/1\""), "{html}");
    }

    #[test]
    fn a_poll_that_is_over_has_ended_now_if_it_does_not_say_when() {
        let asked = json!({
            "id": "https://peer.example/q/1", "type": "Question", "closed": true,
            "attributedTo": "https://peer.example/u", "anyOf": [{"name": " a\u{202e} b"}],
        });
        let note = Note::read(&asked).unwrap();

        let poll = poll(note.poll.as_ref().unwrap(), Timestamp(7));

        assert_eq!(
            (poll.ends_at, poll.multiple, poll.voters_count),
            (Some(Timestamp(7)), true, None)
        );
        let RemoteOption { title, name, votes_count } = &poll.options[0];
        assert_eq!(
            (title.as_str(), name.as_deref(), *votes_count),
            ("a b", Some(" a\u{202e} b"), 0)
        );
    }

    #[test]
    fn a_file_of_a_known_kind_keeps_it() {
        assert_eq!(
            MediaKind::of_content_type(content_type(AttachmentKind::Audio)),
            MediaKind::Audio
        );
        assert_eq!(thousandths(0.5), 500);
    }
}
