//! The Mastodon client API: one file for each group of endpoints, entities in `entity`.
//! Source: <https://docs.joinmastodon.org/methods/>

mod accounts;
mod activity;
mod admin;
mod announcements;
mod apps;
mod around_status;
mod async_refreshes;
mod collections;
mod conversations;
mod credentials;
mod custom_emojis;
mod directory;
mod domain_blocks;
pub(super) mod entity;
mod filters;
mod follow_requests;
mod instance;
mod interaction_requests;
mod lists;
mod markers;
mod marks;
mod media;
mod notification_groups;
mod notification_policy;
mod notification_requests;
mod notifications;
mod oembed;
mod old_filters;
mod own_lists;
mod polls;
mod preferences;
mod profile;
mod push;
mod quotes;
mod relations;
mod reports;
mod scheduled;
mod search;
mod sign_up;
mod site_texts;
mod small_answers;
mod statuses;
mod streaming;
mod suggestions;
mod tags;
mod timelines;
mod trends;

use axum::Router;

use crate::app::App;

pub(super) use streaming::place as listen;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .merge(accounts::routes())
        .merge(activity::routes())
        .merge(admin::routes())
        .merge(announcements::routes())
        .merge(apps::routes())
        .merge(async_refreshes::routes())
        .merge(around_status::routes())
        .merge(collections::routes())
        .merge(conversations::routes())
        .merge(credentials::routes())
        .merge(custom_emojis::routes())
        .merge(directory::routes())
        .merge(domain_blocks::routes())
        .merge(filters::routes())
        .merge(follow_requests::routes())
        .merge(instance::routes())
        .merge(interaction_requests::routes())
        .merge(lists::routes())
        .merge(markers::routes())
        .merge(marks::routes())
        .merge(media::routes())
        .merge(notification_groups::routes())
        .merge(notification_policy::routes())
        .merge(notification_requests::routes())
        .merge(notifications::routes())
        .merge(oembed::routes())
        .merge(old_filters::routes())
        .merge(own_lists::routes())
        .merge(polls::routes())
        .merge(preferences::routes())
        .merge(profile::routes())
        .merge(push::routes())
        .merge(quotes::routes())
        .merge(relations::routes())
        .merge(reports::routes())
        .merge(scheduled::routes())
        .merge(search::routes())
        .merge(sign_up::routes())
        .merge(site_texts::routes())
        .merge(small_answers::routes())
        .merge(statuses::routes())
        .merge(streaming::routes())
        .merge(suggestions::routes())
        .merge(tags::routes())
        .merge(timelines::routes())
        .merge(trends::routes())
}
