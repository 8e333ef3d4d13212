//! Tables of what somebody has here, in the form in which Mastodon writes and reads them.

use crate::base::{AccountId, Result};
use crate::db::ReadTx;
use crate::db::export::{self, Named};
use crate::model::import::{ImportKind, ImportRow};
use crate::text::csv;

/// The table of `kind` of an account, of a server whose handles end with `domain`.
pub fn table(tx: &ReadTx<'_>, who: AccountId, kind: ImportKind, domain: &str) -> Result<String> {
    let mut text = head(kind);
    let handle = |(name, at): &Named| format!("{name}@{}", at.as_deref().unwrap_or(domain));
    match kind {
        ImportKind::Following => {
            for (named, boosts, notifies) in export::following(tx, who)? {
                text.push_str(&csv::line([&*handle(&named), word(boosts), word(notifies), ""]));
            }
        }
        ImportKind::Blocking => {
            for named in export::blocking(tx, who)? {
                text.push_str(&csv::line([&*handle(&named)]));
            }
        }
        ImportKind::Muting => {
            for (named, hides) in export::muting(tx, who)? {
                text.push_str(&csv::line([&*handle(&named), word(hides)]));
            }
        }
        ImportKind::DomainBlocking => {
            for blocked in export::blocked_domains(tx, who)? {
                text.push_str(&csv::line([&*blocked]));
            }
        }
        ImportKind::Lists => {
            for (title, named) in export::lists(tx, who)? {
                text.push_str(&csv::line([&*title, &*handle(&named)]));
            }
        }
        ImportKind::Bookmarks => {
            for uri in export::bookmarks(tx, who)? {
                text.push_str(&csv::line([&*uri]));
            }
        }
    }
    Ok(text)
}

/// Rows that could not be done, in the form in which they came; the last column says why.
pub fn failures(kind: ImportKind, rows: &[ImportRow]) -> String {
    let mut text = match kind.header() {
        [] => String::new(),
        columns => csv::line(columns.iter().copied().chain(["Problem"])),
    };
    for row in rows {
        let ImportRow { subject, list, boosts, notifications, problem, .. } = row;
        let problem = problem.as_deref().unwrap_or_default();
        text.push_str(&match kind {
            ImportKind::Following => {
                csv::line([subject, word(*boosts), word(*notifications), "", problem])
            }
            ImportKind::Muting => csv::line([subject, word(*notifications), problem]),
            ImportKind::Lists => csv::line([list, subject, problem]),
            ImportKind::Blocking | ImportKind::DomainBlocking | ImportKind::Bookmarks => {
                csv::line([subject, problem])
            }
        });
    }
    text
}

fn head(kind: ImportKind) -> String {
    match kind.header() {
        [] => String::new(),
        columns => csv::line(columns.iter().copied()),
    }
}

fn word(yes: bool) -> &'static str {
    if yes { "true" } else { "false" }
}
