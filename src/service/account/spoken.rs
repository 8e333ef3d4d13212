//! In which language somebody of ours is spoken to.

use crate::app::App;
use crate::base::{Locale, Result};
use crate::db;
use crate::model::{LocalAccount, User};

/// From now on `who` is spoken to in this language, also where no request of theirs says which;
/// `None`: as each of their browsers asks.
pub async fn set_locale(
    app: &App,
    who: &LocalAccount,
    locale: Option<&'static Locale>,
) -> Result<()> {
    let (who, code) = (who.id(), locale.map(Locale::code));
    app.db.write(move |tx| Ok(db::user::set_locale(tx, who, code)?)).await
}

/// The language that they chose, if they did and we still speak it.
pub fn locale_of(app: &App, user: &User) -> Option<&'static Locale> {
    user.locale.as_deref().and_then(|code| app.locales.find(code))
}
