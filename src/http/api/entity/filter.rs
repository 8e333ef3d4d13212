//! Filters of either version of the API, and what they found in a status.
//! Source: <https://docs.joinmastodon.org/entities/Filter/>

use serde::Serialize;

use crate::base::{FilterId, FilterKeywordId, FilterStatusId, StatusId, Timestamp};
use crate::model::{self, FilterAction, FilterMatch, FilterView};

use super::Frame;

/// A filter without what it looks for, as statuses name it.
#[derive(Debug, Serialize)]
struct Named {
    id: FilterId,
    title: String,
    context: Vec<&'static str>,
    expires_at: Option<String>,
    filter_action: &'static str,
}

impl Named {
    fn of(filter: &model::Filter) -> Self {
        let model::Filter { id, title, contexts: _, action, expires_at } = filter;
        Self {
            id: *id,
            title: title.clone(),
            context: context(filter),
            expires_at: expires_at.map(Timestamp::rfc3339),
            filter_action: action.as_str(),
        }
    }
}

fn context(filter: &model::Filter) -> Vec<&'static str> {
    filter.contexts.iter().map(|context| context.as_str()).collect()
}

#[derive(Debug, Serialize)]
pub(in crate::http) struct Filter {
    #[serde(flatten)]
    named: Named,
    keywords: Vec<FilterKeyword>,
    statuses: Vec<FilterStatus>,
}

impl From<FilterView> for Filter {
    fn from(FilterView { filter, keywords, statuses }: FilterView) -> Self {
        Self {
            named: Named::of(&filter),
            keywords: keywords.into_iter().map(FilterKeyword::from).collect(),
            statuses: statuses.into_iter().map(FilterStatus::from).collect(),
        }
    }
}

/// Source: <https://docs.joinmastodon.org/entities/FilterKeyword/>
#[derive(Debug, Serialize)]
pub(in crate::http) struct FilterKeyword {
    id: FilterKeywordId,
    keyword: String,
    whole_word: bool,
}

impl From<model::FilterKeyword> for FilterKeyword {
    fn from(keyword: model::FilterKeyword) -> Self {
        let model::FilterKeyword { id, filter: _, keyword, whole_word } = keyword;
        Self { id, keyword, whole_word }
    }
}

/// Source: <https://docs.joinmastodon.org/entities/FilterStatus/>
#[derive(Debug, Serialize)]
pub(in crate::http) struct FilterStatus {
    id: FilterStatusId,
    status_id: StatusId,
}

impl From<model::FilterStatus> for FilterStatus {
    fn from(model::FilterStatus { id, filter: _, status }: model::FilterStatus) -> Self {
        Self { id, status_id: status }
    }
}

/// Source: <https://docs.joinmastodon.org/entities/FilterResult/>
#[derive(Debug, Serialize)]
pub(in crate::http) struct FilterResult {
    filter: Named,
    keyword_matches: Vec<String>,
    status_matches: Vec<StatusId>,
}

impl FilterResult {
    /// What those filters found that hold now.
    pub(in crate::http) fn all(matches: Vec<FilterMatch>, frame: &Frame) -> Vec<Self> {
        let holding = matches.into_iter().filter(|found| found.filter.holds_at(frame.now));
        let result = |FilterMatch { filter, keywords, statuses }: FilterMatch| Self {
            filter: Named::of(&filter),
            keyword_matches: keywords,
            status_matches: statuses,
        };
        holding.map(result).collect()
    }
}

/// A keyword with its filter, as programs know it that expect one keyword in each.
/// Source: <https://docs.joinmastodon.org/entities/V1_Filter/>
#[derive(Debug, Serialize)]
pub(in crate::http) struct OldFilter {
    id: FilterKeywordId,
    phrase: String,
    context: Vec<&'static str>,
    whole_word: bool,
    expires_at: Option<String>,
    irreversible: bool,
}

impl OldFilter {
    pub(in crate::http) fn of(filter: &model::Filter, keyword: model::FilterKeyword) -> Self {
        let model::FilterKeyword { id, filter: _, keyword, whole_word } = keyword;
        Self {
            id,
            phrase: keyword,
            context: context(filter),
            whole_word,
            expires_at: filter.expires_at.map(Timestamp::rfc3339),
            irreversible: filter.action == FilterAction::Hide,
        }
    }
}
