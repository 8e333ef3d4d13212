//! Filters: what somebody wants hidden or folded, wherever they meet it.

use crate::app::App;
use crate::base::{
    AccountId, FilterId, FilterKeywordId, FilterStatusId, Refusal, Result, StatusId,
};
use crate::db::{self, ReadTx, WriteTx};
use crate::model::filter::{
    FilterChange, FilterKeyword, FilterStatus, FilterView, KeywordChange, MOST_FILTERS,
    MOST_KEYWORDS, MOST_STATUSES, check_keyword,
};
use crate::model::{Event, LocalAccount};

use super::moment::Moment;
use crate::say;

const NOT_FOUND: Refusal = Refusal::NotFound("filter");

/// Makes a filter.
pub async fn create(app: &App, who: &LocalAccount, wish: FilterChange) -> Result<FilterView> {
    deed(app, who, move |tx, me, moment| {
        let filter = wish.make(moment.id())?;
        check_count(db::filter::counts(tx, me)?.filters, MOST_FILTERS, "filters")?;
        db::filter::insert(tx, me, &filter)?;
        change_keywords(tx, (me, filter.id), wish.keywords, moment)?;
        view(tx, me, filter.id)
    })
    .await
}

/// Changes a filter and its keywords.
pub async fn change(
    app: &App,
    who: &LocalAccount,
    id: FilterId,
    wish: FilterChange,
) -> Result<FilterView> {
    deed(app, who, move |tx, me, moment| {
        let old = view(tx, me, id)?.filter;
        db::filter::update(tx, &wish.apply(old)?)?;
        change_keywords(tx, (me, id), wish.keywords, moment)?;
        view(tx, me, id)
    })
    .await
}

pub async fn delete(app: &App, who: &LocalAccount, id: FilterId) -> Result<()> {
    deed(
        app,
        who,
        move |tx, me, _| {
            if db::filter::delete(tx, me, id)? { Ok(()) } else { Err(NOT_FOUND.into()) }
        },
    )
    .await
}

/// Adds a keyword to a filter.
pub async fn add_keyword(
    app: &App,
    who: &LocalAccount,
    filter: FilterId,
    (keyword, whole_word): (String, bool),
) -> Result<FilterKeyword> {
    deed(app, who, move |tx, me, moment| {
        view(tx, me, filter)?;
        check_count(db::filter::counts(tx, me)?.keywords, MOST_KEYWORDS, "keywords")?;
        let added = FilterKeyword { id: moment.id(), filter, keyword, whole_word };
        put(tx, added)
    })
    .await
}

/// Changes a keyword; what is `None` stays.
pub async fn change_keyword(
    app: &App,
    who: &LocalAccount,
    id: FilterKeywordId,
    (keyword, whole_word): (Option<String>, Option<bool>),
) -> Result<FilterKeyword> {
    deed(app, who, move |tx, me, _| {
        let old = db::filter::keyword(tx, me, id)?.ok_or(NOT_FOUND)?;
        put(tx, changed(old, keyword, whole_word))
    })
    .await
}

pub async fn delete_keyword(app: &App, who: &LocalAccount, id: FilterKeywordId) -> Result<()> {
    deed(app, who, move |tx, me, _| {
        db::filter::keyword(tx, me, id)?.ok_or(NOT_FOUND)?;
        Ok(db::filter::delete_keyword(tx, id)?)
    })
    .await
}

/// Adds a status, which they must be able to see, to a filter.
pub async fn add_status(
    app: &App,
    who: &LocalAccount,
    filter: FilterId,
    status: StatusId,
) -> Result<FilterStatus> {
    deed(app, who, move |tx, me, moment| {
        view(tx, me, filter)?;
        if !db::status::may_see(tx, Some(me), status)? {
            return Err(Refusal::invalid("status_id", say!("refusal-is-not-a-post-that")).into());
        }
        check_count(db::filter::counts(tx, me)?.statuses, MOST_STATUSES, "statuses")?;
        let added = FilterStatus { id: moment.id(), filter, status };
        if db::filter::insert_status(tx, added)? {
            Ok(added)
        } else {
            Err(Refusal::invalid("status_id", say!("refusal-has-already-been-taken")).into())
        }
    })
    .await
}

pub async fn delete_status(app: &App, who: &LocalAccount, id: FilterStatusId) -> Result<()> {
    deed(app, who, move |tx, me, _| {
        db::filter::status(tx, me, id)?.ok_or(NOT_FOUND)?;
        Ok(db::filter::delete_status(tx, id)?)
    })
    .await
}

/// Changes a keyword together with the filter that it alone makes up, as those programs have it
/// that know filters of one keyword only. Of one among several, only the keyword may change.
pub async fn change_single(
    app: &App,
    who: &LocalAccount,
    id: FilterKeywordId,
    (keyword, whole_word): (Option<String>, Option<bool>),
    wish: FilterChange,
) -> Result<(FilterView, FilterKeyword)> {
    deed(app, who, move |tx, me, _| {
        let old = db::filter::keyword(tx, me, id)?.ok_or(NOT_FOUND)?;
        let whole = view(tx, me, old.filter)?;
        let filter = wish.apply(whole.filter.clone())?;
        if filter != whole.filter {
            if whole.keywords.len() + whole.statuses.len() > 1 {
                let problem = say!("refusal-filter-has-more");
                return Err(Refusal::invalid("phrase", problem).into());
            }
            db::filter::update(tx, &filter)?;
        }
        let keyword = put(tx, changed(old, keyword, whole_word))?;
        Ok((view(tx, me, filter.id)?, keyword))
    })
    .await
}

/// Deletes a keyword, and its filter if that is about nothing else.
pub async fn delete_single(app: &App, who: &LocalAccount, id: FilterKeywordId) -> Result<()> {
    deed(app, who, move |tx, me, _| {
        let old = db::filter::keyword(tx, me, id)?.ok_or(NOT_FOUND)?;
        db::filter::delete_keyword(tx, id)?;
        let left = view(tx, me, old.filter)?;
        if left.keywords.is_empty() && left.statuses.is_empty() {
            db::filter::delete(tx, me, old.filter)?;
        }
        Ok(())
    })
    .await
}

/// Does something to the filters of `who`, and tells of it.
async fn deed<T, W>(app: &App, who: &LocalAccount, work: W) -> Result<T>
where
    T: Send + 'static,
    W: FnOnce(&WriteTx<'_>, AccountId, &Moment) -> Result<T> + Send + 'static,
{
    let (me, moment) = (who.id(), Moment::of(app));
    app.db
        .write(move |tx| {
            let done = work(tx, me, &moment)?;
            db::filter::set_revision(tx, me, moment.id())?;
            tx.emit(Event::FiltersChanged { account: me });
            Ok(done)
        })
        .await
}

fn view(tx: &ReadTx<'_>, me: AccountId, id: FilterId) -> Result<FilterView> {
    Ok(db::filter::by_id(tx, me, id)?.ok_or(NOT_FOUND)?)
}

fn change_keywords(
    tx: &WriteTx<'_>,
    (me, filter): (AccountId, FilterId),
    changes: Vec<KeywordChange>,
    moment: &Moment,
) -> Result<()> {
    let mine = |id: FilterKeywordId| -> Result<FilterKeyword> {
        let found = db::filter::keyword(tx, me, id)?.filter(|found| found.filter == filter);
        Ok(found.ok_or(NOT_FOUND)?)
    };
    for change in changes {
        match change {
            KeywordChange::Add { keyword, whole_word } => {
                put(tx, FilterKeyword { id: moment.id(), filter, keyword, whole_word })?;
            }
            KeywordChange::Change { id, keyword, whole_word } => {
                put(tx, changed(mine(id)?, keyword, whole_word))?;
            }
            KeywordChange::Remove { id } => db::filter::delete_keyword(tx, mine(id)?.id)?,
        }
    }
    let keywords = db::filter::counts(tx, me)?.keywords;
    check_count(keywords.saturating_sub(1), MOST_KEYWORDS, "keywords")
}

fn changed(old: FilterKeyword, keyword: Option<String>, whole_word: Option<bool>) -> FilterKeyword {
    FilterKeyword {
        keyword: keyword.unwrap_or(old.keyword),
        whole_word: whole_word.unwrap_or(old.whole_word),
        ..old
    }
}

fn put(tx: &WriteTx<'_>, mut keyword: FilterKeyword) -> Result<FilterKeyword> {
    check_keyword(&keyword.keyword)?;
    keyword.keyword = keyword.keyword.trim().to_owned();
    db::filter::put_keyword(tx, &keyword)?;
    Ok(keyword)
}

/// Refuses one more where there are as many as there may be.
fn check_count(there: usize, most: usize, what: &'static str) -> Result<()> {
    if there < most {
        return Ok(());
    }
    Err(Refusal::invalid(
        what,
        say!(
            "refusal-are-there-already-most-are",
            there = there.to_string(),
            most = most.to_string()
        ),
    )
    .into())
}
