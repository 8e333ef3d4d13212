//! What an admin tells everyone, and the long texts, on the page of those who run the server.

use maud::{Markup, html};

use crate::model::announcement::Announcement;
use crate::say;
use crate::view::component::{Empty, Field, Problems};
use crate::view::{Shell, words};

/// Posts to `/admin/announcements` (`text`, `days`), `/admin/announcements/ID/end` and
/// `/admin/texts` (`about`, `privacy`, `terms`, `terms_from`).
#[derive(Debug)]
pub struct Announcements<'a> {
    pub shell: &'a Shell<'a>,
    pub announcements: &'a [Announcement],
    /// What this server is, and what it keeps of people, as typed.
    pub about: &'a str,
    pub privacy: &'a str,
    /// The terms of service in effect, as typed.
    pub terms: &'a str,
    pub problems: &'a Problems,
}

impl Announcements<'_> {
    pub fn cards(&self) -> Markup {
        html! {
            section.card.stack aria-labelledby="announcements" {
                h2 #announcements { (say!("admin-announcements")) }
                @for announcement in self.announcements { (self.announcement(announcement)) }
                @if self.announcements.is_empty() {
                    (Empty { text: say!("admin-nothing-is-announced"), action: None })
                }
                form.stack method="post" action="/admin/announcements" {
                    (self.shell.csrf_field())
                    (Field::text("announcement", say!("admin-tell-everyone-here"), 3).problem(self.problems).required())
                    (Field::number("announcement_days", say!("admin-days-it-is-shown"), 1, 365).value("7").problem(self.problems).required())
                    div.ends { button.btn.main type="submit" { (say!("admin-announce")) } }
                }
            }
            form.card.stack method="post" action="/admin/texts" {
                h2 { (say!("admin-long-texts")) }
                (self.shell.csrf_field())
                (Field::text("about", say!("admin-what-this-server-is-at"), 6).value(self.about).problem(self.problems))
                (Field::text("privacy", say!("admin-what-it-keeps-of-people"), 6).value(self.privacy).problem(self.problems))
                (Field::text("terms", say!("admin-terms-of-service"), 6).value(self.terms).problem(self.problems))
                (Field::line("terms_from", say!("admin-the-day-from-which-they")).hint(say!("admin-such-as-2026-11-23")).problem(self.problems))
                div.ends { button.btn.main type="submit" { (say!("save")) } }
            }
        }
    }

    fn announcement(&self, announcement: &Announcement) -> Markup {
        html! {
            div.row.entry {
                div {
                    (announcement.html)
                    p.meta {
                        (words::ago(announcement.created_at, self.shell.now))
                        @if let Some(end) = announcement.ends_at { " · " (say!("admin-until", day = words::day(end))) }
                        @if announcement.is_over(self.shell.now) { " · " (say!("admin-over")) }
                    }
                }
                button.btn form="act" formaction={ "/admin/announcements/" (announcement.id) "/end" } name="return" value="/admin" {
                    (say!("admin-take-back"))
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{AnnouncementId, Html, Timestamp};
    use crate::view::sample;

    #[test]
    fn each_announcement_can_be_taken_back() {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let announcement = Announcement {
            id: AnnouncementId(7),
            text: "Tea".to_owned(),
            html: Html::vouched("<p>Tea</p>".to_owned()),
            starts_at: None,
            ends_at: Some(Timestamp(0)),
            all_day: false,
            created_at: Timestamp(0),
            updated_at: Timestamp(0),
        };
        let cards = Announcements {
            shell: &shell,
            announcements: &[announcement],
            about: "A <town>",
            privacy: "",
            terms: "",
            problems: &Problems::default(),
        }
        .cards()
        .into_string();
        assert!(cards.contains("/admin/announcements/7/end") && cards.contains(" · over"));
        assert!(cards.contains("<p>Tea</p>") && cards.contains("A &lt;town&gt;"));
    }
}
