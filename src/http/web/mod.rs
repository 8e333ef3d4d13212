//! Pages for browsers: one file per page, named like it in `view::page`.
//!
//! A handler reads what the page shows, or calls one deed of `service` and leads on by 303. All
//! works without scripts. What they share: [`visit`] says who looks, [`sent`] reads a form and
//! refuses those that are not ours, [`answer`] makes responses, [`cookie`] what browsers keep for
//! us, [`notice`] what is told once, [`guard`] what browsers must not do with our pages.

mod account;
mod admin;
mod announcements;
mod answer;
mod app;
mod assets;
mod brought;
mod catch_up;
mod collection;
mod conversations;
mod cookie;
mod crawlers;
mod deck;
mod drafts;
mod elsewhere;
mod embed;
mod emoji;
mod explore;
mod feed;
mod fetches;
mod guard;
mod interact;
mod landing;
mod lists;
mod marked;
mod media;
mod notice;
mod notifications;
mod own_style;
mod peers;
mod people;
mod problem;
mod profile;
mod proxy;
mod publish;
mod quotes;
mod recovery_codes;
mod relays;
mod replies;
mod report;
mod search;
mod sent;
mod settings;
mod setup;
mod severed;
mod shut_out;
mod sign_in;
mod sign_up;
mod signpost;
mod speak;
mod status;
mod suggest;
mod timeline;
mod visit;

use axum::Router;

use crate::app::App;

pub(super) use answer::see_other;
pub(super) use guard::pages as guard_pages;
pub(super) use problem::framed as frame_problems;
pub(super) use sent::Sent;
pub(super) use speak::speak;
pub(super) use visit::{Member, Visit, sign_in_again, sign_in_first};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .merge(account::routes())
        .merge(admin::routes())
        .merge(announcements::routes())
        .merge(app::routes())
        .merge(assets::routes())
        .merge(catch_up::routes())
        .merge(collection::routes())
        .merge(conversations::routes())
        .merge(crawlers::routes())
        .merge(deck::routes())
        .merge(drafts::routes())
        .merge(elsewhere::routes())
        .merge(embed::routes())
        .merge(emoji::routes())
        .merge(explore::routes())
        .merge(feed::routes())
        .merge(fetches::routes())
        .merge(interact::routes())
        .merge(landing::routes())
        .merge(lists::routes())
        .merge(marked::routes())
        .merge(media::routes())
        .merge(notifications::routes())
        .merge(own_style::routes())
        .merge(peers::routes())
        .merge(people::routes())
        .merge(profile::routes())
        .merge(proxy::routes())
        .merge(publish::routes())
        .merge(quotes::routes())
        .merge(search::routes())
        .merge(recovery_codes::routes())
        .merge(relays::routes())
        .merge(replies::routes())
        .merge(report::routes())
        .merge(settings::routes())
        .merge(severed::routes())
        .merge(shut_out::routes())
        .merge(setup::routes())
        .merge(sign_in::routes())
        .merge(sign_up::routes())
        .merge(signpost::routes())
        .merge(speak::routes())
        .merge(status::routes())
        .merge(timeline::routes())
}
