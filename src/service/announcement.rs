//! What those in charge tell everyone here, and what people make of it.

use unicode_segmentation::UnicodeSegmentation;

use crate::app::App;
use crate::base::{AnnouncementId, Html, Refusal, Result};
use crate::db::{self, WriteTx};
use crate::model::announcement::{Announcement, LONGEST_ANNOUNCEMENT, MOST_REACTIONS, Notice};
use crate::model::{Event, LocalAccount, Role};
use crate::text;
use crate::text::compose::{self, Links};

use super::account::must_be;
use super::moment::Moment;
use crate::say;

const NOT_FOUND: Refusal = Refusal::NotFound("announcement");
/// The longest reaction, in bytes: families of emoji take many.
const LONGEST_REACTION: usize = 100;

/// Tells everyone something.
pub async fn publish(app: &App, admin: &LocalAccount, notice: Notice) -> Result<Announcement> {
    let (text, html) = composed(app, &notice)?;
    let (admin, moment) = (admin.id(), Moment::of(app));
    app.db
        .write(move |tx| {
            must_be(tx, admin, Role::Admin)?;
            let Notice { text: _, starts_at, ends_at, all_day } = notice;
            let announcement = Announcement {
                id: moment.id(),
                text,
                html,
                starts_at,
                ends_at,
                all_day,
                created_at: moment.now,
                updated_at: moment.now,
            };
            save(tx, &announcement)?;
            Ok(announcement)
        })
        .await
}

/// Says it otherwise; everyone is shown it again.
pub async fn change(
    app: &App,
    admin: &LocalAccount,
    id: AnnouncementId,
    notice: Notice,
) -> Result<Announcement> {
    let (text, html) = composed(app, &notice)?;
    let (admin, now) = (admin.id(), app.clock.now());
    app.db
        .write(move |tx| {
            must_be(tx, admin, Role::Admin)?;
            let old = db::announcement::by_id(tx, id)?.ok_or(NOT_FOUND)?;
            let Notice { text: _, starts_at, ends_at, all_day } = notice;
            let announcement =
                Announcement { text, html, starts_at, ends_at, all_day, updated_at: now, ..old };
            save(tx, &announcement)?;
            db::announcement::mark_unread(tx, id)?;
            Ok(announcement)
        })
        .await
}

fn save(tx: &WriteTx<'_>, announcement: &Announcement) -> Result<()> {
    db::announcement::save(tx, announcement)?;
    tx.emit(Event::AnnouncementPublished { announcement: announcement.id });
    Ok(())
}

/// The text as it is kept, and as it is shown.
fn composed(app: &App, notice: &Notice) -> Result<(String, Html), Refusal> {
    let text = compose::normalise(&notice.text);
    let length = text::count::characters(&text);
    if length == 0 {
        return Err(Refusal::invalid("text", say!("refusal-cant-be-blank")));
    }
    if length > LONGEST_ANNOUNCEMENT {
        let problem = say!(
            "refusal-has-length-characters-longest-announcement",
            length = length.to_string(),
            longest_announcement = LONGEST_ANNOUNCEMENT.to_string()
        );
        return Err(Refusal::invalid("text", problem));
    }
    if notice.starts_at.zip(notice.ends_at).is_some_and(|(start, end)| end < start) {
        return Err(Refusal::invalid("ends_at", say!("refusal-is-before-the-beginning")));
    }
    let html = compose::html(&text, &Links { base_url: &app.url(""), mentions: &[] });
    Ok((text, html))
}

/// Takes an announcement back.
pub async fn withdraw(app: &App, admin: &LocalAccount, id: AnnouncementId) -> Result<()> {
    let admin = admin.id();
    app.db
        .write(move |tx| {
            must_be(tx, admin, Role::Admin)?;
            if !db::announcement::delete(tx, id)? {
                return Err(NOT_FOUND.into());
            }
            tx.emit(Event::AnnouncementWithdrawn { announcement: id });
            Ok(())
        })
        .await
}

/// Notes that somebody has read it.
pub async fn dismiss(app: &App, who: &LocalAccount, id: AnnouncementId) -> Result<()> {
    let who = who.id();
    app.db
        .write(move |tx| {
            db::announcement::by_id(tx, id)?.ok_or(NOT_FOUND)?;
            Ok(db::announcement::mark_read(tx, id, who)?)
        })
        .await
}

/// Puts an emoji beside it. One that is there already is no mistake.
pub async fn react(app: &App, who: &LocalAccount, id: AnnouncementId, name: &str) -> Result<()> {
    let (name, who) = (name.trim().to_owned(), who.id());
    app.db
        .write(move |tx| {
            db::announcement::by_id(tx, id)?.ok_or(NOT_FOUND)?;
            if !is_emoji(&name) && db::emoji::ours_named(tx, &[&name])?.is_empty() {
                return Err(Refusal::invalid("name", say!("refusal-is-not-an-emoji")).into());
            }
            let is_full = db::announcement::reaction_kinds(tx, id)? >= MOST_REACTIONS;
            if is_full && !db::announcement::has_reaction(tx, id, &name)? {
                let problem =
                    say!("refusal-would-be-one-more-than", n = MOST_REACTIONS.to_string());
                return Err(Refusal::invalid("name", problem).into());
            }
            if db::announcement::react(tx, id, who, &name)? {
                tx.emit(Event::AnnouncementReacted { announcement: id, name });
            }
            Ok(())
        })
        .await
}

/// Takes an emoji back. That there was none is no mistake.
pub async fn unreact(app: &App, who: &LocalAccount, id: AnnouncementId, name: &str) -> Result<()> {
    let (who, name) = (who.id(), name.to_owned());
    app.db
        .write(move |tx| {
            db::announcement::by_id(tx, id)?.ok_or(NOT_FOUND)?;
            if db::announcement::unreact(tx, id, who, &name)? {
                tx.emit(Event::AnnouncementReacted { announcement: id, name });
            }
            Ok(())
        })
        .await
}

/// Whether it is a single emoji: one sign to the eye, and no letter or digit by itself.
fn is_emoji(name: &str) -> bool {
    let is_one = name.graphemes(true).count() == 1 && name.len() <= LONGEST_REACTION;
    let is_sign = !name.is_ascii() && name.chars().next().is_some_and(|c| !c.is_alphabetic());
    let is_keycap = name.ends_with('\u{20e3}');
    is_one && (is_sign || is_keycap)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reaction_is_one_emoji() {
        for good in ["🎉", "👨‍👩‍👧‍👦", "❤️", "🇳🇱", "1️⃣"] {
            assert!(is_emoji(good), "{good}");
        }
        for bad in ["", "a", "1", "é", "🎉🎉", "party"] {
            assert!(!is_emoji(bad), "{bad}");
        }
    }
}
