//! Nouns that the tests of this room show.

use crate::base::{AccountId, EmojiId, Html, MediaId, RuleId, StatusId, Timestamp};
use crate::model::emoji::EmojiFiles;
use crate::model::media::{Facts, Progress};
use crate::model::site::Colour;
use crate::model::{
    Account, ActorKind, CanQuote, Consent, CustomEmoji, Field, Joining, Marks, Media, MediaKind,
    Relationship, Rule, Site, Status, StatusView, Visibility,
};
use crate::view::{Shell, assets};

static LOCALES: std::sync::LazyLock<crate::base::Locales> =
    std::sync::LazyLock::new(crate::base::Locales::default);

/// 23 November 2025, 06:08 UTC.
pub(super) const NOW: Timestamp = Timestamp(1_763_878_080_000);

pub(super) fn site() -> Site {
    Site {
        title: "Pi Garden".to_owned(),
        description: "A small server for people who grow things.".to_owned(),
        joining: Joining::Approval,
        contact: None,
        contact_email: "ada@pi.example".to_owned(),
        picture: None,
        colour: Colour::default(),
    }
}

pub(super) fn visitor(site: &Site) -> Shell<'_> {
    Shell {
        site,
        domain: "pi.example",
        base_url: "https://pi.example",
        me: None,
        is_admin: false,
        csrf: "c0ffee",
        unread: 0,
        path: "/here",
        now: NOW,
        flash: None,
        look: crate::view::Look::default(),
        locales: &LOCALES,
        language: None,
        reading: crate::model::Reading::default(),
        is_part: false,
        column: None,
    }
}

pub(super) fn member<'a>(site: &'a Site, me: &'a Account) -> Shell<'a> {
    Shell { me: Some(me), ..visitor(site) }
}

pub(super) fn html(clean: &str) -> Html {
    // Through the door of `rusqlite`, as stored HTML comes in: only `text` and `db` may vouch.
    rusqlite::types::FromSql::column_result(rusqlite::types::ValueRef::Text(clean.as_bytes()))
        .unwrap_or_default()
}

pub(super) fn ada() -> Account {
    Account {
        id: AccountId(1),
        username: "ada".to_owned(),
        domain: None,
        uri: "https://pi.example/users/ada".to_owned(),
        url: "https://pi.example/@ada".to_owned(),
        kind: ActorKind::Person,
        display_name: "Ada Lovelace".to_owned(),
        note: html("<p>Engines, numbers and poetry.</p>"),
        fields: vec![Field {
            name: "Site".to_owned(),
            value: html(r#"<a href="https://ada.example/" rel="me">ada.example</a>"#),
            verified_at: Some(NOW),
        }],
        emojis: vec![],
        avatar: None,
        header: None,
        avatar_description: String::new(),
        header_description: String::new(),
        locked: false,
        discoverable: true,
        indexable: true,
        hides_network: false,
        shows_media: true,
        shows_media_replies: true,
        shows_featured: true,
        created_at: NOW,
        suspended_at: None,
        silenced_at: None,
        sensitized_at: None,
        moved_to: None,
        moved: None,
        statuses_count: 412,
        followers_count: 1,
        following_count: 1_204,
        last_status_at: Some(NOW),
        role: None,
    }
}

pub(super) fn bob() -> Account {
    Account {
        id: AccountId(2),
        username: "bob".to_owned(),
        domain: Some("peer.example".to_owned()),
        uri: "https://peer.example/users/bob".to_owned(),
        url: "https://peer.example/@bob".to_owned(),
        display_name: String::new(),
        fields: vec![],
        ..ada()
    }
}

pub(super) fn status(id: i64, author: Account, text: &str) -> StatusView {
    StatusView {
        status: Status {
            id: StatusId(id),
            author: author.id,
            uri: format!("{}/{id}", author.uri),
            url: Some(format!("{}/{id}", author.url)),
            html: html(&format!("<p>{text}</p>")),
            content_warning: String::new(),
            sensitive: false,
            language: Some("en".to_owned()),
            visibility: Visibility::Public,
            in_reply_to: None,
            in_reply_to_account: None,
            boost_of: None,
            conversation: None,
            app: None,
            created_at: NOW.minus(std::time::Duration::from_hours(2)),
            edited_at: None,
            replies_count: 2,
            boosts_count: 0,
            favourites_count: 1_204,
            quotes_count: 0,
            quote_policy: CanQuote::Everyone.policy(Visibility::Public),
            reply_policy: crate::model::Policy::OPEN,
        },
        author,
        attachments: vec![],
        mentions: vec![],
        tags: vec![],
        emojis: vec![],
        app: None,
        marks: Some(Marks::default()),
        in_reply_to_handle: None,
        card: None,
        quote: None,
        collections: vec![],
        consent: Consent::Automatic,
        reply_consent: Consent::Automatic,
        asked: None,
        poll: None,
        filtered: vec![],
        boosted: None,
    }
}

pub(super) fn emoji(shortcode: &str) -> CustomEmoji {
    let name = "ab/cd/abcd.png".to_owned();
    CustomEmoji {
        id: EmojiId(3),
        shortcode: shortcode.to_owned(),
        files: Some(EmojiFiles { file: name.clone(), still: name }),
        category: None,
        visible_in_picker: true,
        updated_at: NOW,
    }
}

pub(super) fn rules() -> [Rule; 2] {
    ["Be kind.", "No spam."].map(|text| Rule {
        id: RuleId(1),
        text: text.to_owned(),
        hint: String::new(),
    })
}

/// How Ada stands to Bob: not at all.
pub(super) fn relationship() -> Relationship {
    Relationship {
        id: AccountId(2),
        following: false,
        shows_boosts: true,
        notifies: false,
        followed_by: false,
        blocking: false,
        blocked_by: false,
        muting: false,
        muting_notifications: false,
        muted_until: None,
        requested: false,
        requested_by: false,
        domain_blocking: false,
        endorsed: false,
        note: String::new(),
    }
}

pub(super) fn picture(id: i64, description: Option<&str>) -> Media {
    Media {
        id: MediaId(id),
        account: AccountId(1),
        status: None,
        kind: MediaKind::Image,
        content_type: "image/png".to_owned(),
        file: Some(format!("{id}.png")),
        preview_file: Some(format!("{id}.small.webp")),
        remote_url: None,
        description: description.map(ToOwned::to_owned),
        blurhash: None,
        width: Some(1_200),
        height: Some(900),
        preview_width: Some(480),
        preview_height: Some(360),
        focus: None,
        bytes: Some(1_000),
        facts: Facts::default(),
        progress: Progress::Ready,
        key: String::new(),
        created_at: NOW,
    }
}

/// One tag per line, and no hash that would change with a file.
pub(super) fn lines(markup: &str) -> String {
    ["app.css", "icons.svg", "icon.svg", "icon.png"]
        .iter()
        .fold(markup.to_owned(), |text, name| {
            text.replace(assets::url(name), &format!("/assets/{name}"))
        })
        .replace("><", ">\n<")
        .replace("\n<use", "<use")
        .replace("\n</use>\n</svg>", "</use></svg>")
}
