//! Documents of ActivityPub, WebFinger and oEmbed.

use serde_json::{Value, json};
use tusklet::protocol::activitypub::followers::FollowersSync;
use tusklet::protocol::activitypub::incoming::{
    Activity, Actor, Attachment, Authorization, Collection, Deed, Key, Lets, Note, Tag, Vote, parse,
};
use tusklet::protocol::url::{LONGEST_URL, same_origin, web};
use tusklet::protocol::webfinger::{Handle, Jrd, Resource, lookup_url_in_host_meta};
use tusklet::protocol::{mastodon, nodeinfo, oembed};

use super::{Broken, Target, must};

/// Limits of lists, as federation.md 4.2 and 4.6 have them.
const MOST_ITEMS: usize = 200;
const MOST_RECIPIENTS: usize = 2_000;
const LONGEST_CONTENT: usize = 256 * 1024;

fn examples<const N: usize>(documents: [Value; N]) -> Vec<Vec<u8>> {
    documents.into_iter().map(|document| document.to_string().into_bytes()).collect()
}

fn note() -> Value {
    json!({
        "@context": ["https://www.w3.org/ns/activitystreams", {"toot": "http://joinmastodon.org/ns#"}],
        "id": "https://a.example/users/b/statuses/1", "type": "Note",
        "attributedTo": "https://a.example/users/b", "summary": "warned", "sensitive": true,
        "content": "<p>Hello <a href=\"https://c.example/@d\" class=\"mention\">@d</a></p>",
        "contentMap": {"en": "<p>Hello</p>"}, "published": "2024-02-29T12:00:00Z",
        "updated": "2024-02-29T13:00:00.5+01:00", "inReplyTo": null,
        "url": [{"type": "Link", "mediaType": "text/html", "href": "https://a.example/@b/1"}],
        "to": ["https://www.w3.org/ns/activitystreams#Public"],
        "cc": ["https://a.example/users/b/followers", {"id": "https://c.example/users/d"}],
        "conversation": "tag:a.example,2024:objectId=1:objectType=Conversation",
        "tag": [
            {"type": "Mention", "href": "https://c.example/users/d", "name": "@d@c.example"},
            {"type": "Hashtag", "href": "https://a.example/tags/x", "name": "#x"},
            {"type": "Emoji", "id": null, "name": ":blob:", "updated": "2024-01-01T00:00:00Z",
             "icon": {"type": "Image", "mediaType": "image/png", "url": "https://a.example/e.png"}},
            {"type": "Link", "mediaType": "application/ld+json", "href": "https://c.example/1",
             "rel": "https://misskey-hub.net/ns#_misskey_quote"},
        ],
        "attachment": [
            {"type": "Document", "mediaType": "image/jpeg", "url": "https://a.example/1.jpg",
             "name": "a cat", "blurhash": "UBL_:rOpGG-;~q9F", "width": 640, "height": 480,
             "focalPoint": [0.5, -0.5], "icon": {"type": "Image", "url": "https://a.example/s.jpg"}},
            {"type": "Video", "url": [{"type": "Link", "href": "https://a.example/1.mp4"}],
             "duration": "PT1H2M3.5S"},
        ],
        "replies": {"id": "https://a.example/1/replies", "type": "Collection", "first": {
            "type": "CollectionPage", "next": "https://a.example/1/replies?page=2", "items": []}},
        "quote": "https://c.example/1", "quoteAuthorization": "https://c.example/stamps/1",
        "interactionPolicy": {"canQuote": {"automaticApproval": ["as:Public"], "manualApproval": []}},
    })
}

fn question() -> Value {
    json!({
        "id": "https://a.example/q/1", "type": "Question", "attributedTo": [
            {"type": "Person", "id": "https://a.example/u"}, {"type": "Group", "id": "https://a.example/g"}],
        "content": "?", "to": "as:Public", "endTime": "2024-03-01T00:00:00Z", "votersCount": 3,
        "oneOf": [{"type": "Note", "name": "yes", "replies": {"type": "Collection", "totalItems": 3}},
                  {"type": "Note", "name": "no"}],
    })
}

/// A note in the expanded form of JSON-LD, with a time that is not written in full.
fn expanded() -> Vec<u8> {
    let note = json!([{
        "@id": "https://a.example/1", "@type": ["https://www.w3.org/ns/activitystreams#Note"],
        "https://www.w3.org/ns/activitystreams#attributedTo": [{"@id": "https://a.example/u"}],
        "https://www.w3.org/ns/activitystreams#content": [{"@value": "x", "@language": "de"}],
        "https://www.w3.org/ns/activitystreams#published": [{"@value": "2024-02-29 12:00+0100[Europe/Paris]"}],
        "https://www.w3.org/ns/activitystreams#sensitive": [{"@value": true}],
    }]);
    note.to_string().into_bytes()
}

fn article() -> Value {
    json!({
        "id": "https://a.example/e/1", "type": "Event", "name": "A party", "source": {"content": "*x*",
        "mediaType": "text/markdown"}, "attributedTo": "https://a.example/u", "content": "# x",
        "mediaType": "text/plain", "startTime": "2024-03-01T20:00:00Z", "endTime": "2024-03-02T00:00:00Z",
        "location": {"type": "Place", "name": "Here", "address": {"addressLocality": "Town"}},
        "url": "https://a.example/e/1.html", "audience": "https://a.example/g",
        "_misskey_quote": "https://c.example/1", "attachment": {"type": "Link", "href": "https://d.example"},
    })
}

fn actor() -> Value {
    json!({
        "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"],
        "id": "https://a.example/users/b", "type": "Person", "preferredUsername": "b", "name": "B :x:",
        "summary": "<p>hi</p>", "url": "https://a.example/@b", "inbox": "https://a.example/users/b/inbox",
        "outbox": "https://a.example/users/b/outbox", "followers": "https://a.example/users/b/followers",
        "endpoints": {"sharedInbox": "https://a.example/inbox"}, "webfinger": "b@a.example",
        "icon": {"type": "Image", "url": "https://a.example/i.png", "summary": "me"},
        "image": [{"type": "Image", "url": {"href": "https://a.example/h.png"}}],
        "attachment": [{"type": "PropertyValue", "name": "site", "value": "<a href=\"https://b.example\">b</a>"}],
        "alsoKnownAs": ["https://old.example/b"], "movedTo": null, "discoverable": true,
        "attributionDomains": ["b.example"], "published": "2020-01-01T00:00:00Z",
        "publicKey": {"id": "https://a.example/users/b#main-key", "owner": "https://a.example/users/b",
            "publicKeyPem": "-----BEGIN PUBLIC KEY-----\nMCow\n-----END PUBLIC KEY-----\n"},
        "assertionMethod": [{"id": "https://a.example/users/b#ed25519", "type": "Multikey",
            "controller": "https://a.example/users/b",
            "publicKeyMultibase": "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"}],
        "tag": [{"type": "Emoji", "name": ":x:", "icon": {"url": "https://a.example/x.png"}}],
    })
}

fn activity(kind: &str, object: impl Into<Value>) -> Value {
    json!({
        "@context": "https://www.w3.org/ns/activitystreams", "id": "https://a.example/activities/1",
        "type": kind, "actor": "https://a.example/users/b", "object": object.into(),
        "to": ["as:Public"], "cc": ["https://a.example/users/b/followers"],
        "published": "2024-02-29T12:00:00Z",
    })
}

fn is_sane(id: &str) -> Broken {
    must(!id.is_empty() && id.len() <= LONGEST_URL, "an id is empty or too long")
}

fn is_sane_note(note: &Note) -> Broken {
    is_sane(&note.id)?;
    must(note.tags.len() <= MOST_ITEMS, "too many tags")?;
    must(note.attachments.len() <= MOST_ITEMS, "too many attachments")?;
    must(note.links.len() <= MOST_ITEMS, "too many links")?;
    must(note.to.len().max(note.cc.len()) <= MOST_RECIPIENTS, "too many recipients")?;
    must(note.authors.len() <= MOST_ITEMS, "too many authors")?;
    let content = note.content.as_deref().unwrap_or_default();
    must(content.len() <= LONGEST_CONTENT, "the content is too long")?;
    let choices = note.poll.as_ref().map_or(0, |poll| poll.choices.len());
    must(choices <= MOST_ITEMS, "too many choices")?;
    must(note.url.as_deref().is_none_or(|url| web(url).is_some()), "a url is not of the web")?;
    for Attachment { url, .. } in &note.attachments {
        must(web(url).is_some(), "a file is not on the web")?;
    }
    for tag in &note.tags {
        if let Tag::Emoji { url, .. } = tag {
            must(web(url).is_some(), "an emoji is not on the web")?;
        }
    }
    Ok(())
}

pub fn activities() -> Target {
    let seeds = examples([
        activity("Create", note()),
        activity("Update", actor()),
        activity("Announce", activity("Create", question())),
        activity("Undo", activity("Follow", json!("https://h.example/users/us"))),
        activity("Flag", json!(["https://h.example/users/us", "https://h.example/1"])),
        activity("Delete", json!({"id": "https://a.example/1", "type": "Tombstone"})),
        activity("Accept", json!({"type": "QuoteRequest", "id": "https://h.example/q/1"})),
        activity("EmojiReact", json!("https://h.example/1")),
        activity("Move", json!("https://a.example/users/b")),
    ]);
    (seeds, |bytes| {
        let Ok(document) = parse(bytes) else { return Ok(()) };
        let Ok(activity) = Activity::read(&document) else { return Ok(()) };
        activity.id.as_deref().map_or(Ok(()), is_sane)?;
        is_sane(&activity.actor)?;
        must(activity.objects.len() <= MOST_ITEMS, "too many objects")?;
        must(activity.to.len().max(activity.cc.len()) <= MOST_RECIPIENTS, "too many recipients")?;
        let _ = Deed::of(&activity);
        for object in activity.objects.iter().filter_map(|object| object.whole()) {
            if let Ok(note) = Note::sent(object, &activity) {
                is_sane_note(&note)?;
            }
            let _ = (Vote::read(object), Activity::read(object).map(|inner| Deed::of(&inner)));
        }
        Ok(())
    })
}

pub fn actors() -> Target {
    let stub = json!({"id": "https://a.example/u/main-key", "type": "Person", "preferredUsername": "u",
        "publicKey": {"id": "https://a.example/u/main-key", "owner": "https://a.example/u",
        "publicKeyPem": "x"}});
    (examples([actor(), stub]), |bytes| {
        let Ok(document) = parse(bytes) else { return Ok(()) };
        let _ = Key::read(&document);
        must(Key::listed(&document).len() <= 20, "too many keys are listed")?;
        let Ok(actor) = Actor::read(&document) else { return Ok(()) };
        is_sane(&actor.id)?;
        must(web(&actor.inbox).is_some(), "the inbox is not on the web")?;
        must(actor.keys.len() <= 20, "too many keys")?;
        must(actor.fields.len() <= 50, "too many fields")?;
        must(actor.also_known_as.len() <= 256, "too many aliases")?;
        must(actor.attribution_domains.len() <= 256, "too many domains")?;
        must(actor.username.len() <= 2_048, "the name is too long")?;
        must(!actor.username.contains(['@', '/']), "the name could be a handle")?;
        must(actor.tags.len() <= MOST_ITEMS, "too many tags")
    })
}

pub fn notes() -> Target {
    let vote = json!({"type": "Note", "id": "https://a.example/v/1", "name": "yes",
        "attributedTo": "https://a.example/u", "inReplyTo": "https://h.example/q/1"});
    let stamp = json!({"type": "QuoteAuthorization", "id": "https://c.example/stamps/1",
        "attributedTo": "https://c.example/u", "interactingObject": "https://a.example/1",
        "interactionTarget": "https://c.example/1"});
    let mut seeds = examples([note(), question(), article(), vote, stamp]);
    seeds.push(expanded());
    (seeds, |bytes| {
        let Ok(document) = parse(bytes) else { return Ok(()) };
        let _ = (Vote::read(&document), Authorization::read(&document, Lets::Quote));
        Note::read(&document).map_or(Ok(()), |note| is_sane_note(&note))
    })
}

pub fn collections() -> Target {
    let collection = json!({
        "id": "https://a.example/f", "type": "OrderedCollection", "totalItems": 40,
        "first": {"id": "https://a.example/f?page=1", "type": "OrderedCollectionPage",
            "orderedItems": ["https://a.example/1", note()], "next": "https://a.example/f?page=2"},
    });
    let list = json!({"items": {"id": "https://a.example/1"}, "first": "https://a.example/p"});
    (examples([collection, list]), |bytes| {
        let Ok(document) = parse(bytes) else { return Ok(()) };
        let read = Collection::read(&document);
        must(read.items.len() <= MOST_ITEMS, "too many items")?;
        let first = read.first_page.as_ref().map_or(0, |page| page.items.len());
        must(first <= MOST_ITEMS, "too many items on the first page")
    })
}

pub fn resource_descriptors() -> Target {
    let jrd = json!({
        "subject": "acct:b@a.example", "aliases": ["https://a.example/@b"],
        "links": [
            {"rel": "self", "type": "application/activity+json", "href": "https://a.example/users/b"},
            {"rel": "http://ostatus.org/schema/1.0/subscribe", "template": "https://a.example/i?u={uri}"},
        ],
    });
    let mut seeds = examples([jrd]);
    seeds.extend(
        ["acct:b@a.example", "@ü@bücher.example:8443", "https://a.example/users/b"].map(Into::into),
    );
    (seeds, |bytes| {
        if let Ok(value) = serde_json::from_slice::<Value>(bytes)
            && let Some(jrd) = Jrd::read(&value)
        {
            must(jrd.actor_id().is_none_or(|id| web(id).is_some()), "an actor not on the web")?;
            let _ = (jrd.handle(), jrd.subscribe_template());
        }
        let text = String::from_utf8_lossy(bytes);
        let _ = nodeinfo::Version::parse(&text);
        if let Some(Resource::Handle(handle)) = Resource::parse(&text) {
            let url = handle.lookup_url("https");
            must(web(&url).is_some() || url.len() > LONGEST_URL, "a handle leads nowhere")?;
            let again = Handle::parse(&handle.to_string());
            must(again.as_ref() == Some(&handle), "a handle reads back as another")?;
        }
        Ok(())
    })
}

/// The header by which servers compare who follows whom (FEP-8fcf).
pub fn followers() -> Target {
    let header = "collectionId=\"https://a.example/users/b/followers\", digest=\"00ff\", \
                  url=\"https://a.example/users/b/followers_synchronization\"";
    (vec![header.into(), b"url=\"\",digest=x".to_vec()], |bytes| {
        let text = String::from_utf8_lossy(bytes);
        let Some(read) = FollowersSync::parse(&text) else { return Ok(()) };
        let header = read.header();
        // Longer than what was read, it may be too long to be read.
        let is_same = FollowersSync::parse(&header).as_ref() == Some(&read);
        must(is_same || header.len() > text.len(), "a header reads back as another")
    })
}

/// What a server's public interface for apps says of a thread.
pub fn threads() -> Target {
    let status = json!({"id": "1", "uri": "https://a.example/users/b/statuses/1",
        "url": "https://a.example/@b/1", "visibility": "public", "replies_count": 3});
    let context = json!({"ancestors": [status], "descendants": [status, {"uri": 7}]});
    (examples([context, status]), |bytes| {
        let Ok(value) = serde_json::from_slice::<Value>(bytes) else { return Ok(()) };
        let _ = mastodon::replies_count(&value);
        for uri in mastodon::uris_of_context(&value) {
            must(web(&uri).is_some(), "a status is not on the web")?;
            let api = mastodon::status_api(&uri, value["url"].as_str());
            must(api.is_none_or(|api| same_origin(&api, &uri)), "it leads to another server")?;
        }
        Ok(())
    })
}

pub fn host_meta() -> Target {
    let xml = "<?xml version=\"1.0\"?><XRD xmlns=\"http://docs.oasis-open.org/ns/xri/xrd-1.0\">\
        <Link rel=\"lrdd\" template=\"https://a.example/wf?r={uri}&amp;x=1\"/></XRD>";
    (
        vec![xml.into(), b"<xrd:Link rel='lrdd' template='https://b.example/{uri}'>".to_vec()],
        |bytes| {
            let handle = Handle::parse("b@a.example").unwrap();
            let found = lookup_url_in_host_meta(&String::from_utf8_lossy(bytes), &handle);
            must(found.is_none_or(|url| web(&url).is_some()), "it leads off the web")
        },
    )
}

pub fn oembed() -> Target {
    let video = json!({
        "type": "video", "version": "1.0", "title": "T", "author_name": "A", "author_url": "https://a.example",
        "provider_name": "P", "html": "<iframe src=\"https://v.example/1\"></iframe>", "width": 480,
        "height": "270", "thumbnail_url": "https://v.example/t.jpg",
    });
    let photo = json!({"type": "photo", "url": "https://v.example/p.jpg", "width": 1, "height": 1});
    (examples([video, photo]), |bytes| {
        if let Ok(value) = serde_json::from_slice::<Value>(bytes) {
            let _ = oembed::read(&value);
        }
        Ok(())
    })
}
