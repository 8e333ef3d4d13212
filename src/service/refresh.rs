//! Answers that we do not know yet, asked for when somebody opens a thread.

use std::time::Duration;

use crate::app::App;
use crate::base::{Result, StatusId};
use crate::db;
use crate::model::refresh::{Refresh, is_due};
use crate::model::{Job, Visibility};

use super::moment::Moment;

/// Threads of one server that are asked for in an hour.
const MOST_OF_DOMAIN: u32 = 60;
const HOUR: Duration = Duration::from_hours(1);

/// Sees to it that the answers to a status are asked for, if it is a peer's, for everyone to read,
/// and it is time. Answers what is under way.
pub async fn ask(app: &App, status: StatusId) -> Result<Option<Refresh>> {
    let moment = Moment::of(app);
    let is_open = app.settings.now().federation.enabled;
    let (last, is_wanted) = app
        .db
        .read(move |tx| {
            let last = db::refresh::of_status(tx, status)?;
            let Some(known) = db::status::by_id(tx, status)? else { return Ok((last, false)) };
            let is_public = matches!(known.visibility, Visibility::Public | Visibility::Unlisted);
            let is_due = is_due(last.as_ref(), known.created_at, moment.now);
            if !is_open || !is_public || !is_due || known.boost_of.is_some() {
                return Ok((last, false));
            }
            let author = db::account::by_id(tx, known.author)?;
            let Some(domain) = author.and_then(|author| author.domain) else {
                return Ok((last, false));
            };
            let asked = db::refresh::count_of_domain(tx, &domain, moment.now.minus(HOUR))?;
            Ok((last, asked < MOST_OF_DOMAIN))
        })
        .await?;
    if !is_wanted {
        return Ok(last.filter(|last| last.is_running(app.clock.now())));
    }
    let moment = Moment::of(app);
    let begun = app.db.write(move |tx| {
        let id = moment.id();
        db::refresh::begin(tx, id, status, moment.now)?;
        let job = Job::FetchReplies { status };
        if !db::job::is_waiting(tx, &job)? {
            tx.enqueue(&job, moment.now)?;
        }
        Ok(db::refresh::by_id(tx, id)?)
    });
    begun.await
}

/// Counts an answer that came.
pub async fn came(app: &App, status: StatusId) -> Result<()> {
    app.db.write(move |tx| Ok(db::refresh::add(tx, status)?)).await
}

/// Notes that all that could be had is here.
pub async fn end(app: &App, status: StatusId) -> Result<()> {
    let now = app.clock.now();
    app.db.write(move |tx| Ok(db::refresh::end(tx, status, now)?)).await
}
