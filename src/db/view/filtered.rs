//! What the filters of a viewer find in statuses.

use std::collections::HashMap;
use std::sync::Arc;

use quick_cache::sync::Cache;

use crate::base::{AccountId, StatusId};
use crate::db::{ReadTx, filter};
use crate::model::{Attachment, Filter, FilterMatch, PollView, Status, StatusView};
use crate::text::phrases::Phrases;
use crate::text::summary;

/// Every query of this file, by name: it has none of its own.
pub const QUERIES: &[(&str, &str)] = &[];

/// People whose filters are held ready to use.
const MOST_HELD: usize = 256;

/// Filters that were made ready to use, for everyone who reads.
#[derive(Debug)]
pub(in crate::db) struct Held(Cache<AccountId, Arc<Filters>>);

impl Default for Held {
    fn default() -> Self {
        Self(Cache::new(MOST_HELD))
    }
}

/// All filters of one person, ready to use.
#[derive(Debug)]
pub(super) struct Filters {
    /// Of which state of the rows this was made.
    revision: i64,
    all: Vec<Arc<Filter>>,
    phrases: Phrases,
    /// Each phrase with the place of its filter.
    keywords: Vec<(usize, String)>,
    /// The places of the filters that are about single statuses.
    statuses: HashMap<StatusId, Vec<usize>>,
}

impl Filters {
    /// The filters of `viewer`, if there are any: one query, unless they have changed.
    pub(super) fn of(tx: &ReadTx<'_>, viewer: AccountId) -> rusqlite::Result<Option<Arc<Self>>> {
        let Some(revision) = filter::revision(tx, viewer)? else { return Ok(None) };
        let Held(held) = tx.filters();
        let known = held.get(&viewer).filter(|filters| filters.revision == revision);
        let filters = if let Some(filters) = known {
            filters
        } else {
            let made = Arc::new(Self::load(tx, viewer, revision)?);
            held.insert(viewer, Arc::clone(&made));
            made
        };
        Ok(Some(filters).filter(|filters| !filters.all.is_empty()))
    }

    fn load(tx: &ReadTx<'_>, viewer: AccountId, revision: i64) -> rusqlite::Result<Self> {
        let (mut all, mut words, mut keywords) = (vec![], vec![], vec![]);
        let mut statuses: HashMap<StatusId, Vec<usize>> = HashMap::new();
        for (place, view) in filter::of_account(tx, viewer)?.into_iter().enumerate() {
            all.push(Arc::new(view.filter));
            for status in view.statuses {
                statuses.entry(status.status).or_default().push(place);
            }
            for keyword in view.keywords {
                words.push(keyword.whole_word);
                keywords.push((place, keyword.keyword));
            }
        }
        let phrases = keywords.iter().map(|(_, keyword)| keyword.as_str()).zip(words);
        Ok(Self { revision, all, phrases: Phrases::new(phrases), keywords, statuses })
    }

    /// What they find: words in `status`, or the status itself; `boost` is the boost by which the
    /// viewer meets it.
    pub(super) fn find(
        &self,
        (status, attachments, poll): (&Status, &[Attachment], Option<&PollView>),
        boost: Option<StatusId>,
    ) -> Vec<FilterMatch> {
        let mut found: Vec<FilterMatch> = vec![];
        if !self.phrases.is_empty() {
            for phrase in self.phrases.found_in(&words(status, attachments, poll)) {
                let (place, keyword) = &self.keywords[phrase];
                self.entry(&mut found, *place).keywords.push(keyword.clone());
            }
        }
        for id in boost.into_iter().chain([status.id]) {
            for place in self.statuses.get(&id).into_iter().flatten() {
                self.entry(&mut found, *place).statuses.push(id);
            }
        }
        found
    }

    fn entry<'a>(&self, found: &'a mut Vec<FilterMatch>, place: usize) -> &'a mut FilterMatch {
        let filter = &self.all[place];
        let at = found.iter().position(|one| one.filter.id == filter.id).unwrap_or_else(|| {
            let filter = Arc::clone(filter);
            found.push(FilterMatch { filter, keywords: vec![], statuses: vec![] });
            found.len() - 1
        });
        &mut found[at]
    }
}

/// Whether a status holds one of `phrases`.
pub(super) fn holds(phrases: &Phrases, view: &StatusView) -> bool {
    let shown = view.shown();
    let words = words(&shown.status, &shown.attachments, shown.poll.as_ref());
    !phrases.found_in(&words).is_empty()
}

/// All that is said in a status, without its markup.
fn words(status: &Status, attachments: &[Attachment], poll: Option<&PollView>) -> String {
    let mut words = vec![status.content_warning.clone(), summary::text(&status.html)];
    words.extend(attachments.iter().filter_map(|file| file.description.clone()));
    words.extend(poll.iter().flat_map(|view| &view.poll.options).map(|each| each.title.clone()));
    words.retain(|part| !part.is_empty());
    words.join("\n\n")
}
