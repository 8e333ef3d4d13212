//! This server as apps see it: what it is called, and the limits it really has.
//! Source: <https://docs.joinmastodon.org/entities/Instance/>

use std::sync::Arc;

use serde::Serialize;
use serde_json::{Value, json};

use crate::config::Config;
use crate::media::film::{self, Container};
use crate::model::status::MOST_MEDIA;
use crate::model::{self, Joining, Site, account, media, poll};

use super::{Account, Frame, Rule};

/// What both versions of the entity tell.
#[derive(Debug)]
pub(in crate::http) struct Facts {
    pub config: Arc<Config>,
    pub site: Site,
    pub contact: Option<model::Account>,
    pub rules: Vec<model::Rule>,
    pub users: u64,
    pub active: u64,
    pub statuses: u64,
    pub peers: u64,
    /// What browsers subscribe to push with.
    pub vapid_key: String,
}

/// The version of Mastodon whose habits we have, for apps that compare it, and our own.
const VERSION: &str = concat!("4.6.1 (compatible; tusklet ", env!("CARGO_PKG_VERSION"), ")");
/// The version of the API whose features all work.
/// Source: <https://docs.joinmastodon.org/entities/Instance/#api-versions>
const API_VERSION: u32 = 11;
const SOURCE_URL: &str = env!("CARGO_PKG_REPOSITORY");
const PICTURES: [&str; 4] = ["image/jpeg", "image/png", "image/gif", "image/webp"];
/// What browsers call the same in other words.
const OTHER_NAMES: [&str; 6] =
    ["audio/mp3", "audio/x-m4a", "audio/x-flac", "audio/x-wav", "audio/vnd.wave", "audio/webm"];
/// Frames in a second, as Mastodon allows.
const FRAME_RATE: u32 = 120;
/// Characters that a link counts for, however long it is.
const CHARACTERS_PER_URL: u32 = 23;
/// The longest name or value of a field on a profile.
const FIELD_CHARS: u32 = 255;

/// `GET /api/v2/instance`
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub(in crate::http) struct Instance(Value);

/// `GET /api/v1/instance`
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub(in crate::http) struct OldInstance(Value);

impl Instance {
    pub(in crate::http) fn of(facts: Facts, frame: &Frame) -> Self {
        let Facts {
            config,
            site,
            contact,
            rules,
            active,
            vapid_key,
            users: _,
            statuses: _,
            peers: _,
        } = facts;
        let picture = picture(&site, frame);
        Self(json!({
            "domain": config.domain(),
            "title": site.title,
            "version": VERSION,
            "source_url": SOURCE_URL,
            "description": site.description,
            "usage": { "users": { "active_month": active } },
            "thumbnail": { "url": picture, "blurhash": null, "versions": {}, "description": "" },
            "icon": [],
            "languages": [],
            "configuration": {
                "urls": {
                    "streaming": streaming(frame),
                    "status": null,
                    "about": frame.url("/about"),
                    "privacy_policy": frame.url("/privacy-policy"),
                    "terms_of_service": null,
                },
                "vapid": { "public_key": vapid_key },
                "accounts": accounts(&config),
                "statuses": statuses_of(&config),
                "media_attachments": media_attachments(&config),
                "polls": polls(),
                "translation": { "enabled": false },
                "timelines_access": {
                    "live_feeds": { "local": "public", "remote": "public" },
                    "hashtag_feeds": { "local": "public", "remote": "public" },
                    "trending_link_feeds": { "local": "public", "remote": "disabled" },
                },
                "limited_federation": config.federation.only_allowed,
            },
            "registrations": {
                "enabled": may_join(site.joining),
                "approval_required": site.joining == Joining::Approval,
                "reason_required": site.joining == Joining::Approval,
                "message": null,
                "min_age": null,
                "url": frame.url("/auth/sign_up"),
            },
            "api_versions": { "mastodon": API_VERSION },
            "contact": {
                "email": site.contact_email,
                "account": contact.map(|account| Account::of(account, frame)),
            },
            "rules": rules.into_iter().map(Rule::from).collect::<Vec<_>>(),
        }))
    }
}

fn picture(site: &Site, frame: &Frame) -> String {
    frame.url(&site.picture_path().unwrap_or_else(|| "/assets/header.png".to_owned()))
}

impl OldInstance {
    pub(in crate::http) fn of(facts: Facts, frame: &Frame) -> Self {
        let Facts { config, site, contact, rules, users, statuses, peers, active: _, vapid_key: _ } =
            facts;
        Self(json!({
            "uri": config.domain(),
            "title": site.title,
            "short_description": site.description,
            "description": site.description,
            "email": site.contact_email,
            "version": VERSION,
            "urls": { "streaming_api": streaming(frame) },
            "stats": { "user_count": users, "status_count": statuses, "domain_count": peers },
            "thumbnail": picture(&site, frame),
            "languages": [],
            "registrations": may_join(site.joining),
            "approval_required": site.joining == Joining::Approval,
            "invites_enabled": site.joining == Joining::Invite,
            "configuration": {
                "accounts": accounts(&config),
                "statuses": statuses_of(&config),
                "media_attachments": media_attachments(&config),
                "polls": polls(),
            },
            "contact_account": contact.map(|account| Account::of(account, frame)),
            "rules": rules.into_iter().map(Rule::from).collect::<Vec<_>>(),
        }))
    }
}

fn may_join(joining: Joining) -> bool {
    match joining {
        Joining::Approval | Joining::Open => true,
        Joining::JustMe | Joining::Closed | Joining::Invite => false,
    }
}

/// Where streams are: the same place, by the scheme `ws` or `wss`.
fn streaming(frame: &Frame) -> String {
    frame.config.public_url().replacen("http", "ws", 1)
}

fn accounts(config: &Config) -> Value {
    json!({
        "max_featured_tags": 0,
        "max_pinned_statuses": config.limits.pinned_statuses,
        "max_profile_fields": config.limits.profile_fields,
        "max_display_name_length": config.limits.display_name_chars,
        "max_note_length": config.limits.bio_chars,
        "max_avatar_description_length": account::LONGEST_PICTURE_DESCRIPTION,
        "max_header_description_length": account::LONGEST_PICTURE_DESCRIPTION,
        "profile_field_name_limit": FIELD_CHARS,
        "profile_field_value_limit": FIELD_CHARS,
    })
}

fn statuses_of(config: &Config) -> Value {
    json!({
        "max_characters": config.limits.status_chars,
        "max_media_attachments": MOST_MEDIA,
        "characters_reserved_per_url": CHARACTERS_PER_URL,
    })
}

fn media_attachments(config: &Config) -> Value {
    let films = Container::ALL.map(Container::content_type);
    json!({
        "supported_mime_types": PICTURES.into_iter().chain(films).chain(OTHER_NAMES).collect::<Vec<_>>(),
        "description_limit": media::LONGEST_DESCRIPTION,
        "image_size_limit": config.media.image_bytes.bytes(),
        "image_matrix_limit": config.media.image_pixels,
        "video_size_limit": config.media.video_bytes.bytes(),
        "video_frame_rate_limit": FRAME_RATE,
        "video_matrix_limit": film::MOST_PIXELS,
    })
}

fn polls() -> Value {
    json!({
        "max_options": poll::MOST_OPTIONS,
        "max_characters_per_option": poll::LONGEST_OPTION,
        "min_expiration": poll::SHORTEST.as_secs(),
        "max_expiration": poll::LONGEST.as_secs(),
    })
}
