//! How people dress their own pages.

use crate::app::App;
use crate::base::{Refusal, Result};
use crate::db;
use crate::model::LocalAccount;
use crate::say;
use crate::text::stylesheet::{self, Problem};

use super::account::must_be_here;

/// The longest style, in characters.
pub const LONGEST: usize = 10_000;
/// What a style is for: the middle of its owner's pages, and nothing around it.
pub const ELEMENT: &str = ".own";

/// Keeps the style of somebody's own pages; an empty one undresses them.
///
/// # Errors
/// Refuses what would reach beyond the page's middle or load something from elsewhere.
pub async fn save(app: &App, owner: &LocalAccount, css: &str) -> Result<()> {
    must_be_here(owner)?;
    let css = css.replace("\r\n", "\n").trim().to_owned();
    let refuse = |problem: String| Refusal::invalid("css", problem);
    if css.chars().count() > LONGEST {
        return Err(refuse(say!("style-too-long", most = LONGEST)).into());
    }
    stylesheet::scoped(&css, ELEMENT).map_err(|problem| {
        refuse(match problem {
            Problem::Unopened(line) => say!("style-unopened", line = line),
            Problem::FromElsewhere(line) => say!("style-from-elsewhere", line = line),
            Problem::TooDeep => say!("style-too-deep").to_owned(),
        })
    })?;
    let id = owner.id();
    app.db.write(move |tx| Ok(db::own_style::save(tx, id, &css)?)).await
}
