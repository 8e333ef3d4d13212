//! A report as the person sees it who made it.
//! Source: <https://docs.joinmastodon.org/entities/Report/>

use serde::Serialize;

use crate::base::{ReportId, StatusId, Timestamp};
use crate::model;

use super::{Account, Frame};

#[derive(Debug, Serialize)]
pub(in crate::http) struct Report {
    id: ReportId,
    action_taken: bool,
    action_taken_at: Option<String>,
    category: &'static str,
    comment: String,
    forwarded: bool,
    created_at: String,
    status_ids: Vec<StatusId>,
    rule_ids: Vec<crate::base::RuleId>,
    collection_ids: Vec<String>,
    target_account: Account,
}

impl Report {
    pub(in crate::http) fn of(
        report: model::report::Report,
        target: model::Account,
        frame: &Frame,
    ) -> Self {
        Self {
            id: report.id,
            action_taken: report.action_taken_at.is_some(),
            action_taken_at: report.action_taken_at.map(Timestamp::rfc3339),
            category: report.category.as_str(),
            comment: report.comment,
            forwarded: report.forwarded,
            created_at: report.created_at.rfc3339(),
            status_ids: report.statuses,
            rule_ids: report.rules,
            collection_ids: report.collections.iter().map(ToString::to_string).collect(),
            target_account: Account::of(target, frame),
        }
    }
}
