//! What statuses quote, as one viewer sees it: the quoted status whole, and of what that quotes in
//! turn only the id.

use std::collections::{HashMap, HashSet};

use crate::base::{AccountId, StatusId};
use crate::db::{ReadTx, quote};
use crate::model::{Consent, Quote, QuoteState, QuoteView, Shown, Status, StatusView, Tie};

/// Every query of this file, by name: it has none of its own.
pub const QUERIES: &[(&str, &str)] = &[];

/// The quotes of a page of statuses, and of what these quote.
pub(super) struct Quotes {
    /// By the status that quotes.
    found: HashMap<StatusId, Quote>,
    /// What is quoted and may be seen.
    seen: HashSet<StatusId>,
    /// How the viewer stands to the authors.
    ties: HashMap<AccountId, Tie>,
    /// Whether anybody is signed in.
    has_viewer: bool,
}

impl Quotes {
    /// The quotes of `ids`, and what they quote.
    pub(super) fn of(tx: &ReadTx<'_>, ids: &[StatusId]) -> rusqlite::Result<(Self, Vec<StatusId>)> {
        let found = quote::of_many(tx, ids)?;
        let quoted = found.iter().filter_map(|quote| quote.quoted).collect();
        let found = found.into_iter().map(|quote| (quote.status, quote)).collect();
        let (seen, ties) = (HashSet::new(), HashMap::new());
        Ok((Self { found, seen, ties, has_viewer: false }, quoted))
    }

    /// Looks at the statuses that are quoted, and at how the viewer stands to all authors.
    pub(super) fn fill(
        &mut self,
        tx: &ReadTx<'_>,
        viewer: Option<AccountId>,
        (quoted, authors): (&[StatusId], &[AccountId]),
    ) -> rusqlite::Result<()> {
        if !quoted.is_empty() {
            let deeper = quote::of_many(tx, quoted)?;
            self.found.extend(deeper.into_iter().map(|quote| (quote.status, quote)));
            let named: Vec<StatusId> =
                self.found.values().filter_map(|quote| quote.quoted).collect();
            self.seen = quote::seen(tx, viewer, &named)?.into_iter().collect();
        }
        if let Some(viewer) = viewer {
            let mut people: Vec<AccountId> =
                self.found.values().filter_map(|quote| quote.quoted_author).collect();
            people.extend(authors);
            people.sort_unstable();
            people.dedup();
            self.ties = quote::ties(tx, viewer, &people)?.into_iter().collect();
            self.has_viewer = true;
        }
        Ok(())
    }

    /// What the viewer can expect who quotes a status.
    pub(super) fn consent(&self, status: &Status) -> Consent {
        if !self.has_viewer || status.boost_of.is_some() {
            return Consent::Denied;
        }
        let tie = self.ties.get(&status.author).copied().unwrap_or_default();
        crate::model::quote::consent(status.quote_policy, status.visibility, tie)
    }

    /// What the viewer can expect who replies to a status; `is_named`: it mentions or answers them.
    pub(super) fn reply_consent(&self, status: &Status, is_named: bool) -> Consent {
        if !self.has_viewer || status.boost_of.is_some() {
            return Consent::Denied;
        }
        let tie = self.ties.get(&status.author).copied().unwrap_or_default();
        crate::model::reply::consent(status.reply_policy, tie, is_named)
    }

    /// What a status quotes. `whole` makes the quoted status, where it may be seen.
    pub(super) fn view(
        &self,
        status: StatusId,
        whole: impl FnOnce(StatusId) -> Option<StatusView>,
    ) -> Option<QuoteView> {
        let quote = self.found.get(&status)?;
        // Who asks nobody gets no frame that says that nobody has answered; its link stays.
        if quote.is_legacy && quote.state == QuoteState::Pending {
            return None;
        }
        let may_see = quote.quoted.is_some_and(|quoted| self.seen.contains(&quoted));
        let tie = quote.quoted_author.and_then(|author| self.ties.get(&author)).copied();
        let shown = Shown::of(quote, may_see, tie.unwrap_or_default());
        let quoted = quote.quoted.filter(|_| shown.is_there());
        Some(QuoteView {
            shown,
            quoted_uri: quote.quoted_uri.clone(),
            quoted,
            quoted_author: quote.quoted_author,
            status: quoted.and_then(whole).map(Box::new),
        })
    }
}
