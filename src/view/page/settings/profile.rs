//! Name, bio, pictures, fields, and what is shown of them.

use maud::{Markup, html};

use crate::model::Account;
use crate::model::account::FieldSource;
use crate::say;
use crate::view::Shell;
use crate::view::component::{Avatar, Field, Problems, Size, Tick};

/// Fields that a profile offers to fill in.
const FIELDS: usize = 4;

/// The owner's own profile. Posts to `/settings/profile` as multipart: `display_name`, `note`,
/// `avatar`, `avatar_description`, `header`, `header_description`, `field_name_1` to
/// `field_name_4`, `field_value_1` to `field_value_4`, `attribution_domains`, and the ticks
/// `bot`, `shows_media`, `shows_media_replies`, `shows_featured`.
#[derive(Debug)]
pub struct ProfileSettings<'a> {
    pub shell: &'a Shell<'a>,
    pub account: &'a Account,
    /// The bio as typed.
    pub note: &'a str,
    pub fields: &'a [FieldSource],
    /// Domains whose pages may name the account as their author, one a line.
    pub attribution_domains: &'a str,
    pub problems: &'a Problems,
}

impl ProfileSettings<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, account, note, problems, .. } = self;
        let content = html! {
            form.card.stack method="post" action="/settings/profile" enctype="multipart/form-data" {
                (shell.csrf_field())
                (problems)
                (Field::line("display_name", say!("name")).value(&account.display_name).longest(100).problem(problems))
                (Field::text("note", say!("settings-about-you"), 4).value(note)
                    .hint(say!("settings-links-mentions-and-hashtags-work")).problem(problems))
                div.row { (Avatar(account, Size::Large)) (Field::picture("avatar", say!("settings-new-picture")).problem(problems)) }
                (Field::line("avatar_description", say!("settings-what-your-picture-shows")).value(&account.avatar_description)
                    .hint(say!("settings-for-people-who-cannot-see")).longest(150).problem(problems))
                (Field::picture("header", say!("settings-new-header-picture")).hint(say!("settings-three-times-as-wide-as")).problem(problems))
                (Field::line("header_description", say!("settings-what-the-header-picture-shows")).value(&account.header_description)
                    .longest(150).problem(problems))
                (self.field_rows())
                (Tick { name: "bot", label: say!("settings-this-is-a-bot"), hint: say!("settings-it-posts-by-itself"), is_on: account.kind.is_bot() })
                fieldset {
                    legend { (say!("settings-what-your-page-shows")) }
                    @for tick in parts(account) { (tick) }
                }
                (Field::text("attribution_domains", say!("settings-websites-that-may-name-you"), 2)
                    .value(self.attribution_domains)
                    .hint(say!("settings-one-domain-a-line-ten")).problem(problems))
                div.ends { button.btn.main type="submit" { (say!("save")) } }
            }
        };
        super::frame(shell, "/settings/profile", say!("settings-profile"), &content)
    }

    fn field_rows(&self) -> Markup {
        let nothing = FieldSource { name: String::new(), value: String::new() };
        html! {
            fieldset.stack {
                legend { (say!("settings-up-to-four-facts")) }
                small { (say!("settings-a-link-is-marked-as")) }
                @for row in 1..=FIELDS {
                    @let field = self.fields.get(row - 1).unwrap_or(&nothing);
                    @let (name, value) = (format!("field_name_{row}"), format!("field_value_{row}"));
                    @let (name_label, value_label) = (say!("settings-fact-label", n = row), say!("settings-fact-content", n = row));
                    div.pair {
                        (Field::line(&name, &name_label).value(&field.name).longest(255))
                        (Field::line(&value, &value_label).value(&field.value).longest(255))
                    }
                }
            }
        }
    }
}

fn parts(account: &Account) -> [Tick<'static>; 3] {
    [
        Tick {
            name: "shows_media",
            label: say!("settings-pictures-that-i-posted"),
            hint: "",
            is_on: account.shows_media,
        },
        Tick {
            name: "shows_media_replies",
            label: say!("settings-also-those-of-my-answers"),
            hint: "",
            is_on: account.shows_media_replies,
        },
        Tick {
            name: "shows_featured",
            label: say!("settings-people-and-hashtags-that-i"),
            hint: "",
            is_on: account.shows_featured,
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn four_rows_whatever_is_filled_in() {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let fields =
            [FieldSource { name: "Site".to_owned(), value: "https://a.example".to_owned() }];
        let page = ProfileSettings {
            shell: &shell,
            account: &me,
            note: "Engines",
            fields: &fields,
            attribution_domains: "",
            problems: &Problems::default(),
        }
        .page()
        .into_string();
        assert!(
            page.contains(r#"name="field_name_1""#) && page.contains(r#"name="field_value_4""#)
        );
        assert!(page.contains(r#"value="https://a.example""#));
        assert!(page.contains(r#"name="shows_media" value="1" checked"#), "{page}");
    }
}
