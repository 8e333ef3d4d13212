//! Which room does which job.

use std::panic::AssertUnwindSafe;

use futures_util::FutureExt;

use crate::app::App;
use crate::db::delivery::DueDelivery;
use crate::db::job::DueJob;
use crate::federation::quote::check as check_quote;
use crate::federation::{self, Delivered, Letter};
use crate::model::{Job, Lane, Verdict};
use crate::service;

/// Does one job; answers how it ended and what is to be sent because of it.
pub(super) async fn job(app: &App, due: &DueJob) -> (Verdict, Vec<Letter>) {
    // One job that panics must not take the others with it.
    let ended = AssertUnwindSafe(attempt(app, due)).catch_unwind().await;
    let (verdict, letters) = ended
        .unwrap_or_else(|_panic| (Verdict::GiveUp { why: "the job panicked".to_owned() }, vec![]));
    match &verdict {
        Verdict::Done => {}
        Verdict::Retry { after, why } => {
            tracing::debug!(job.id = %due.id, after_s = after.as_secs(), "job put off: {why}");
        }
        Verdict::PutOff { until, host, rest: _ } => {
            let peer = host.as_deref().unwrap_or_default();
            tracing::debug!(job.id = %due.id, peer.domain = peer, "job waits until {}", until.rfc3339());
        }
        Verdict::GiveUp { why } => tracing::info!(job.id = %due.id, "job given up: {why}"),
    }
    (verdict, letters)
}

async fn attempt(app: &App, due: &DueJob) -> (Verdict, Vec<Letter>) {
    // What is fetched by the jobs of this lane is counted against the budgets of its hosts.
    let app = &if due.job.lane() == Lane::Fetch { app.in_background() } else { app.clone() };
    let attempts = due.attempts;
    let verdict = match &due.job {
        Job::AnnounceStatus { .. }
        | Job::AnnounceEdit { .. }
        | Job::AnnounceDelete { .. }
        | Job::AnnouncePoll { .. }
        | Job::Tell { .. }
        | Job::AskToQuote { .. }
        | Job::AskToReply { .. }
        | Job::VouchForReply { .. }
        | Job::AnnounceRevocation { .. }
        | Job::AnnounceReplyRevocation { .. }
        | Job::AnnounceMove { .. }
        | Job::AnnounceTag { .. }
        | Job::AnnouncePin { .. }
        | Job::AnnounceEnd { .. }
        | Job::AnnounceProfile { .. } => return federation::outbound::letters(app, due).await,
        Job::ReceiveActivity { request, verified } => {
            federation::inbound::receive(app, request, verified.as_deref(), attempts).await
        }
        Job::FetchStatus { uri } => federation::resolve::fetch(app, uri, attempts).await,
        Job::CheckQuote { status, depth } => check_quote(app, *status, *depth, attempts).await,
        Job::FetchReplies { status, rest } => {
            federation::backfill::thread(app, *status, rest.as_deref()).await
        }
        Job::FetchPosts { account, wanted } => {
            federation::backfill::posts(app, *account, wanted, attempts).await
        }
        Job::CompareFollowers { account, url } => {
            federation::followers::fetch(app, *account, url, attempts).await
        }
        Job::RefreshAccount { account } => {
            federation::resolve::refresh(app, *account, attempts).await
        }
        Job::FetchCard { status, url } => service::card::fetch(app, *status, url, attempts).await,
        Job::CarryOver { from, target, after } => {
            service::account::carry_over(app, *from, *target, *after).await
        }
        Job::CarryMarks { from, target, after } => {
            service::account::carry_marks(app, *from, *target, *after).await
        }
        Job::FollowAgain { severance, after } => {
            service::severance::go_on(app, *severance, *after).await
        }
        Job::RefreshPoll { status } => {
            federation::resolve::refresh_poll(app, *status, attempts).await
        }
        Job::ShowPoll { status } => service::poll::show(app, *status).await,
        Job::EndPoll { status } => service::poll::end(app, *status).await,
        Job::PublishDraft { draft } => service::draft::publish_due(app, *draft, attempts).await,
        Job::VerifyFields { account } => {
            service::account::verify_fields(app, *account, attempts).await
        }
        Job::SeverDomain { account, domain } => {
            service::domain_block::go_on(app, *account, domain).await
        }
        Job::Import { import, .. } => federation::import::go_on(app, *import, attempts).await,
        Job::Archive { archive } => federation::archive::write(app, *archive, attempts).await,
        Job::Index => service::find::catch_up(app).await,
        Job::Push { subscription, notification } => {
            service::push::send(app, *subscription, *notification, attempts).await
        }
        Job::Beat => service::catch_up::beat(app).await,
        Job::DeleteFiles { files } => service::media::forget_again(app, files, due.attempts).await,
        Job::CleanUp => service::clean_up::run(app).await,
    };
    (verdict, vec![])
}

/// Takes one activity to one inbox.
pub(super) async fn delivery(app: &App, due: &DueDelivery) -> Delivered {
    let ended = AssertUnwindSafe(federation::deliver::attempt(app, due)).catch_unwind().await;
    let ended = ended.unwrap_or_else(|_panic| Delivered::given_up("the delivery panicked"));
    match &ended.verdict {
        Verdict::Done => {}
        Verdict::PutOff { .. } => {
            tracing::debug!(peer.domain = %due.host, due.attempts, "delivery put off");
        }
        Verdict::Retry { why, .. } => {
            tracing::debug!(peer.domain = %due.host, due.attempts, "delivery put off: {why}");
        }
        Verdict::GiveUp { why } => {
            tracing::info!(peer.domain = %due.host, due.attempts, "delivery given up: {why}");
        }
    }
    ended
}
