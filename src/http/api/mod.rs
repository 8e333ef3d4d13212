//! The Mastodon client API: one file for each group of endpoints, entities in `entity`.
//! Source: <https://docs.joinmastodon.org/methods/>

mod accounts;
mod activity;
mod admin;
mod announcements;
mod apps;
mod around_status;
mod conversations;
mod credentials;
mod directory;
pub(super) mod entity;
mod follow_requests;
mod instance;
mod markers;
mod marks;
mod media;
mod notification_groups;
mod notification_policy;
mod notification_requests;
mod notifications;
mod oembed;
mod own_lists;
mod polls;
mod preferences;
mod push;
mod relations;
mod reports;
mod scheduled;
mod search;
mod sign_up;
mod site_texts;
mod statuses;
mod streaming;
mod suggestions;
mod timelines;
mod trends;

use axum::Router;

use crate::app::App;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .merge(accounts::routes())
        .merge(activity::routes())
        .merge(admin::routes())
        .merge(announcements::routes())
        .merge(apps::routes())
        .merge(around_status::routes())
        .merge(conversations::routes())
        .merge(credentials::routes())
        .merge(directory::routes())
        .merge(follow_requests::routes())
        .merge(instance::routes())
        .merge(markers::routes())
        .merge(marks::routes())
        .merge(media::routes())
        .merge(notification_groups::routes())
        .merge(notification_policy::routes())
        .merge(notification_requests::routes())
        .merge(notifications::routes())
        .merge(oembed::routes())
        .merge(own_lists::routes())
        .merge(polls::routes())
        .merge(preferences::routes())
        .merge(push::routes())
        .merge(relations::routes())
        .merge(reports::routes())
        .merge(scheduled::routes())
        .merge(search::routes())
        .merge(sign_up::routes())
        .merge(site_texts::routes())
        .merge(statuses::routes())
        .merge(streaming::routes())
        .merge(suggestions::routes())
        .merge(timelines::routes())
        .merge(trends::routes())
}
