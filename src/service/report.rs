//! Complaints about accounts: made by people and peers, dealt with by those who keep order.

use serde_json::json;

use crate::app::App;
use crate::base::{AccountId, CollectionId, Refusal, ReportId, Result, RuleId};
use crate::db::{self, WriteTx};
use crate::model::notification::Subject;
use crate::model::report::{Complaint, LONGEST_COMMENT, MOST_STATUSES, Report, ReportCategory};
use crate::model::{Account, Job, LocalAccount, NotificationKind, Role};
use crate::text;

use super::account::must_be;
use super::moment::Moment;
use super::notify::{self, Told};
use crate::say;

const NOT_FOUND: Refusal = Refusal::NotFound("report");
const NO_ACCOUNT: Refusal = Refusal::NotFound("account");

/// Reports an account to those who keep order; and to its own server, if that is wanted.
pub async fn file(
    app: &App,
    who: &LocalAccount,
    target: AccountId,
    complaint: Complaint,
) -> Result<Report> {
    let complaint = checked(complaint)?;
    let (who, moment, origin) = (who.id(), Moment::of(app), app.url(""));
    app.db
        .write(move |tx| {
            let target = db::account::by_id(tx, target)?.ok_or(NO_ACCOUNT)?;
            if target.id == who {
                return Err(
                    Refusal::invalid("account_id", say!("refusal-is-your-own-account")).into()
                );
            }
            let report = store(tx, &moment, (who, &target), complaint, None)?;
            if report.forwarded {
                tell_home_of(tx, &moment, &origin, (&report, &target))?;
            }
            Ok(report)
        })
        .await
}

/// A peer reports an account of ours, by the `Flag` activity `uri`. The same one twice is one.
pub async fn receive(
    app: &App,
    who: AccountId,
    target: &LocalAccount,
    complaint: Complaint,
    uri: String,
) -> Result<()> {
    let comment = text::plain::block(&complaint.comment, LONGEST_COMMENT);
    let complaint = Complaint { comment, forward: false, ..complaint };
    let (target, moment) = (target.account().clone(), Moment::of(app));
    app.db
        .write(move |tx| {
            if db::report::by_uri(tx, &uri)?.is_none() {
                store(tx, &moment, (who, &target), complaint, Some(uri))?;
            }
            Ok(())
        })
        .await
}

fn checked(complaint: Complaint) -> Result<Complaint, Refusal> {
    let comment = text::compose::normalise(&complaint.comment);
    let length = text::count::characters(&comment);
    if length > LONGEST_COMMENT {
        let problem = say!(
            "refusal-has-length-characters-longest-comment",
            length = length.to_string(),
            longest_comment = LONGEST_COMMENT.to_string()
        );
        return Err(Refusal::invalid("comment", problem));
    }
    if complaint.statuses.len() > MOST_STATUSES {
        let problem = say!("refusal-has-more-than-n-entries", n = MOST_STATUSES.to_string());
        return Err(Refusal::invalid("status_ids", problem));
    }
    if complaint.collections.len() > MOST_STATUSES {
        let problem = say!("refusal-has-more-than-n-entries", n = MOST_STATUSES.to_string());
        return Err(Refusal::invalid("collection_ids", problem));
    }
    let is_violation = !complaint.rules.is_empty();
    let category = if is_violation { ReportCategory::Violation } else { complaint.category };
    Ok(Complaint { category, comment, ..complaint })
}

fn store(
    tx: &WriteTx<'_>,
    moment: &Moment,
    (who, target): (AccountId, &Account),
    complaint: Complaint,
    uri: Option<String>,
) -> Result<Report> {
    let Complaint { category, comment, statuses, rules, collections, forward } = complaint;
    let statuses = db::report::statuses_of(tx, who, target.id, &statuses)?;
    let known = db::site::rules(tx)?;
    let collections: Vec<_> = collections.into_iter().map(CollectionId).collect();
    let collections = db::collection::of_owner(tx, target.id, &collections)?;
    let report = Report {
        id: moment.id(),
        account: who,
        target: target.id,
        category,
        comment,
        uri,
        forwarded: forward && !target.is_local(),
        statuses,
        rules: rules.into_iter().filter(|id| known.iter().any(|rule| rule.id == *id)).collect(),
        collections: collections.into_iter().map(i64::from).collect(),
        created_at: moment.now,
        updated_at: moment.now,
        assigned: None,
        action_taken_at: None,
        action_taken_by: None,
    };
    db::report::insert(tx, &report)?;
    tell_staff(tx, moment, &report)?;
    Ok(report)
}

/// Tells those who keep order that there is something to look into.
fn tell_staff(tx: &WriteTx<'_>, moment: &Moment, report: &Report) -> Result<()> {
    let (kind, from) = (NotificationKind::Report, report.account);
    for account in db::moderation::staff(tx)? {
        let told = Told { account, kind, from, status: None };
        notify::tell_of(tx, moment, told, Some(Subject::Report(report.id)))?;
    }
    Ok(())
}

/// The `Flag` that tells the target's server; it comes from this server and not from who reports.
/// Shape: federation.md 4.6, as Mastodon sends it.
fn tell_home_of(
    tx: &WriteTx<'_>,
    moment: &Moment,
    origin: &str,
    (report, target): (&Report, &Account),
) -> Result<()> {
    let mut objects = vec![target.uri.clone()];
    for status in &report.statuses {
        objects.extend(db::status::by_id(tx, *status)?.map(|status| status.uri));
    }
    let flag = json!({
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": format!("{origin}/actor#flags/{}", report.id),
        "type": "Flag",
        "actor": format!("{origin}/actor"),
        "content": report.comment,
        "object": objects,
        "to": target.uri,
    });
    let job = Job::Tell { from: db::key::SERVER, to: target.id, activity: Box::new(flag) };
    tx.enqueue(&job, moment.now)
}

/// Does something to a report, for those who keep order; answers it as it is then.
async fn with(
    app: &App,
    who: &LocalAccount,
    id: ReportId,
    deed: impl FnOnce(&WriteTx<'_>, &Moment, &Report) -> rusqlite::Result<()> + Send + 'static,
) -> Result<Report> {
    let (who, moment) = (who.id(), Moment::of(app));
    app.db
        .write(move |tx| {
            must_be(tx, who, Role::Moderator)?;
            let report = db::report::by_id(tx, id)?.ok_or(NOT_FOUND)?;
            deed(tx, &moment, &report)?;
            Ok(db::report::by_id(tx, id)?.ok_or(NOT_FOUND)?)
        })
        .await
}

/// Says anew what a report is about; rules count only for a violation.
pub async fn change(
    app: &App,
    who: &LocalAccount,
    id: ReportId,
    category: Option<ReportCategory>,
    rules: Option<Vec<RuleId>>,
) -> Result<Report> {
    with(app, who, id, move |tx, moment, report| {
        let category = category.unwrap_or(report.category);
        let rules = match category {
            ReportCategory::Violation => rules.unwrap_or_else(|| report.rules.clone()),
            ReportCategory::Spam | ReportCategory::Legal | ReportCategory::Other => vec![],
        };
        db::report::change(tx, report.id, category, &rules, moment.now)
    })
    .await
}

/// Notes that somebody looks into a report.
pub async fn assign(app: &App, who: &LocalAccount, id: ReportId) -> Result<Report> {
    let to = who.id();
    with(app, who, id, move |tx, moment, report| {
        db::report::assign(tx, report.id, Some(to), moment.now)
    })
    .await
}

/// Notes that nobody looks into a report.
pub async fn unassign(app: &App, who: &LocalAccount, id: ReportId) -> Result<Report> {
    with(app, who, id, |tx, moment, report| db::report::assign(tx, report.id, None, moment.now))
        .await
}

/// Closes a report.
pub async fn resolve(app: &App, who: &LocalAccount, id: ReportId) -> Result<Report> {
    let by = who.id();
    with(app, who, id, move |tx, moment, report| db::report::close(tx, report.id, by, moment.now))
        .await
}

/// Opens a report again.
pub async fn reopen(app: &App, who: &LocalAccount, id: ReportId) -> Result<Report> {
    with(app, who, id, |tx, moment, report| db::report::reopen(tx, report.id, moment.now)).await
}
