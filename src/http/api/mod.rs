//! The Mastodon client API: one file for each group of endpoints, entities in `entity`.
//! Source: <https://docs.joinmastodon.org/methods/>

mod accounts;
mod activity;
mod admin;
mod announcements;
mod apps;
mod around_status;
mod credentials;
mod directory;
mod domain_blocks;
pub(super) mod entity;
mod follow_requests;
mod instance;
mod lists;
mod markers;
mod marks;
mod media;
mod notifications;
mod oembed;
mod own_lists;
mod preferences;
mod push;
mod relations;
mod reports;
mod search;
mod sign_up;
mod site_texts;
mod statuses;
mod streaming;
mod suggestions;
mod tags;
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
        .merge(credentials::routes())
        .merge(directory::routes())
        .merge(domain_blocks::routes())
        .merge(follow_requests::routes())
        .merge(instance::routes())
        .merge(lists::routes())
        .merge(markers::routes())
        .merge(marks::routes())
        .merge(media::routes())
        .merge(notifications::routes())
        .merge(oembed::routes())
        .merge(own_lists::routes())
        .merge(preferences::routes())
        .merge(push::routes())
        .merge(relations::routes())
        .merge(reports::routes())
        .merge(search::routes())
        .merge(sign_up::routes())
        .merge(site_texts::routes())
        .merge(statuses::routes())
        .merge(streaming::routes())
        .merge(suggestions::routes())
        .merge(tags::routes())
        .merge(timelines::routes())
        .merge(trends::routes())
}
