//! An account as everyone sees it.
//! Source: <https://docs.joinmastodon.org/entities/Account/>

use serde::Serialize;

use crate::base::{AccountId, Html, Timestamp};
use crate::model;

use super::credential::ShownRole;
use super::{CustomEmoji, Frame};

#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "the API has them so")]
pub(in crate::http) struct Account {
    id: AccountId,
    username: String,
    acct: String,
    display_name: String,
    locked: bool,
    bot: bool,
    discoverable: Option<bool>,
    indexable: bool,
    group: bool,
    created_at: String,
    note: String,
    url: String,
    uri: String,
    avatar: String,
    avatar_static: String,
    header: String,
    header_static: String,
    avatar_description: String,
    header_description: String,
    followers_count: u64,
    following_count: u64,
    statuses_count: u64,
    last_status_at: Option<String>,
    hide_collections: Option<bool>,
    show_media: bool,
    show_media_replies: bool,
    show_featured: bool,
    feature_approval: FeatureApproval,
    noindex: bool,
    emojis: Vec<CustomEmoji>,
    roles: Vec<ShownRole>,
    fields: Vec<Field>,
    #[serde(skip_serializing_if = "Option::is_none")]
    moved: Option<Box<Self>>,
    #[serde(skip_serializing_if = "is_false")]
    suspended: bool,
    #[serde(skip_serializing_if = "is_false")]
    limited: bool,
}

/// Who may put the account into a collection. Nobody is asked, so nobody may by hand.
/// Source: <https://docs.joinmastodon.org/entities/FeatureApproval/>
#[derive(Debug, Serialize)]
struct FeatureApproval {
    automatic: &'static [&'static str],
    manual: [(); 0],
    current_user: &'static str,
}

/// A row of the table on a profile.
#[derive(Debug, Serialize)]
struct Field {
    name: String,
    value: String,
    verified_at: Option<String>,
}

/// An account that the viewer mutes, and until when.
#[derive(Debug, Serialize)]
pub(in crate::http) struct MutedAccount {
    #[serde(flatten)]
    account: Account,
    mute_expires_at: Option<String>,
}

impl Account {
    pub(in crate::http) fn of(account: model::Account, frame: &Frame) -> Self {
        if account.is_suspended() {
            return Self { suspended: true, ..Self::of(bare(account), frame) };
        }
        let [avatar, avatar_static, header, header_static] = [
            account.avatar_path(),
            account.avatar_still_path(),
            account.header_path(),
            account.header_still_path(),
        ]
        .map(|path| frame.url(&path));
        Self {
            id: account.id,
            acct: account.handle(),
            locked: account.locked,
            bot: account.kind.is_bot(),
            discoverable: Some(account.discoverable),
            indexable: account.indexable,
            group: account.kind == model::ActorKind::Group,
            // Cut to the day, as Mastodon does.
            created_at: format!("{}T00:00:00.000Z", account.created_at.date()),
            suspended: false,
            limited: account.is_silenced(),
            feature_approval: FeatureApproval::of(&account),
            moved: account.moved.map(|goal| Box::new(Self::of(*goal, frame))),
            username: account.username,
            display_name: account.display_name,
            note: account.note.into_string(),
            url: account.url,
            uri: account.uri,
            avatar,
            avatar_static,
            header,
            header_static,
            avatar_description: account.avatar_description,
            header_description: account.header_description,
            followers_count: account.followers_count,
            following_count: account.following_count,
            statuses_count: account.statuses_count,
            last_status_at: account.last_status_at.map(Timestamp::date),
            hide_collections: Some(account.hides_network),
            show_media: account.shows_media,
            show_media_replies: account.shows_media_replies,
            show_featured: account.shows_featured,
            noindex: !account.indexable,
            emojis: CustomEmoji::all(account.emojis, frame),
            roles: account.role.and_then(ShownRole::of).into_iter().collect(),
            fields: account.fields.into_iter().map(Field::of).collect(),
        }
    }
}

/// What is left to show of an account that is suspended.
fn bare(account: model::Account) -> model::Account {
    model::Account {
        display_name: String::new(),
        note: Html::default(),
        fields: vec![],
        avatar: None,
        header: None,
        avatar_description: String::new(),
        header_description: String::new(),
        discoverable: false,
        moved: None,
        role: None,
        suspended_at: None,
        ..account
    }
}

impl FeatureApproval {
    fn of(account: &model::Account) -> Self {
        let (automatic, current_user): (&[_], _) = match account {
            account if account.may_be_collected() => (&["public"], "automatic"),
            account if account.is_local() => (&[], "denied"),
            _ => (&[], "missing"),
        };
        Self { automatic, manual: [], current_user }
    }
}

impl Field {
    fn of(model::Field { name, value, verified_at }: model::Field) -> Self {
        Self { name, value: value.into_string(), verified_at: verified_at.map(Timestamp::rfc3339) }
    }
}

impl MutedAccount {
    pub(in crate::http) fn of(
        account: model::Account,
        until: Option<Timestamp>,
        frame: &Frame,
    ) -> Self {
        Self {
            account: Account::of(account, frame),
            mute_expires_at: until.map(Timestamp::rfc3339),
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_false(yes: &bool) -> bool {
    !yes
}
