//! Accounts and reports as those who keep order see them.
//! Source: <https://docs.joinmastodon.org/entities/Admin_Account/>

use serde::Serialize;

use crate::base::{AccountId, ReportId, Timestamp};
use crate::model::moderation::Dossier;
use crate::model::report;

use super::credential::ApiRole;
use super::{Account, Frame, Rule, Status};

#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "the API has them so")]
pub(in crate::http) struct AdminAccount {
    id: AccountId,
    username: String,
    domain: Option<String>,
    created_at: String,
    email: String,
    ip: Option<String>,
    ips: Vec<Ip>,
    /// Null for accounts of peers.
    role: Option<ApiRole>,
    locale: String,
    invite_request: Option<String>,
    confirmed: bool,
    approved: bool,
    disabled: bool,
    silenced: bool,
    suspended: bool,
    sensitized: bool,
    account: Account,
    created_by_application_id: Option<String>,
    invited_by_account_id: Option<String>,
}

/// From where somebody signed in.
/// Source: <https://docs.joinmastodon.org/entities/Admin_Ip/>
#[derive(Debug, Serialize)]
struct Ip {
    ip: String,
    used_at: String,
}

impl AdminAccount {
    pub(in crate::http) fn of(dossier: Dossier, frame: &Frame) -> Self {
        let Dossier { account, user, addresses } = dossier;
        let user = user.as_ref();
        let ip = |(ip, at): &(String, Timestamp)| Ip { ip: ip.clone(), used_at: at.rfc3339() };
        Self {
            id: account.id,
            username: account.username.clone(),
            domain: account.domain.clone(),
            created_at: account.created_at.rfc3339(),
            email: user.and_then(|user| user.email.clone()).unwrap_or_default(),
            ip: addresses.first().map(|(ip, _)| ip.clone()),
            ips: addresses.iter().map(ip).collect(),
            role: user.map(|user| ApiRole::of(user.role)),
            locale: user.and_then(|user| user.locale.clone()).unwrap_or_default(),
            invite_request: user.map(|user| user.reason.clone()).filter(|text| !text.is_empty()),
            // No mail is sent, so nothing waits to be confirmed.
            confirmed: true,
            approved: user.is_none_or(|user| user.approved_at.is_some()),
            disabled: user.is_some_and(|user| user.disabled_at.is_some()),
            silenced: account.is_silenced(),
            suspended: account.is_suspended(),
            sensitized: account.is_sensitized(),
            account: Account::of(account, frame),
            created_by_application_id: None,
            invited_by_account_id: None,
        }
    }
}

/// Source: <https://docs.joinmastodon.org/entities/Admin_Report/>
#[derive(Debug, Serialize)]
pub(in crate::http) struct AdminReport {
    id: ReportId,
    action_taken: bool,
    action_taken_at: Option<String>,
    category: &'static str,
    comment: String,
    forwarded: bool,
    created_at: String,
    updated_at: String,
    account: AdminAccount,
    target_account: AdminAccount,
    assigned_account: Option<AdminAccount>,
    action_taken_by_account: Option<AdminAccount>,
    statuses: Vec<Status>,
    rules: Vec<Rule>,
}

/// What a report speaks of.
#[derive(Debug)]
pub(in crate::http) struct ReportParts {
    pub account: Dossier,
    pub target: Dossier,
    pub assigned: Option<Dossier>,
    pub taken_by: Option<Dossier>,
    pub statuses: Vec<Status>,
    pub rules: Vec<Rule>,
}

impl AdminReport {
    pub(in crate::http) fn of(report: report::Report, parts: ReportParts, frame: &Frame) -> Self {
        let ReportParts { account, target, assigned, taken_by, statuses, rules } = parts;
        let shown = |dossier: Dossier| AdminAccount::of(dossier, frame);
        Self {
            id: report.id,
            action_taken: report.action_taken_at.is_some(),
            action_taken_at: report.action_taken_at.map(Timestamp::rfc3339),
            category: report.category.as_str(),
            comment: report.comment,
            forwarded: report.forwarded,
            created_at: report.created_at.rfc3339(),
            updated_at: report.updated_at.rfc3339(),
            account: shown(account),
            target_account: shown(target),
            assigned_account: assigned.map(shown),
            action_taken_by_account: taken_by.map(shown),
            statuses,
            rules,
        }
    }
}
