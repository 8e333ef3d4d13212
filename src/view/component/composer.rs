//! The form that makes a status, an answer, or a new version of a status.

use maud::{Markup, Render, html};

use crate::base::{DraftId, StatusId};
use crate::model::poll::{LONGEST_OPTION, MOST_OPTIONS};
use crate::model::status::MOST_MEDIA;
use crate::model::{Attachment, CanQuote, CanReply, MediaKind, PollDraft, Reach, Visibility};
use crate::say;
use crate::view::component::{Field, Icon, Problems, Tick};
use crate::view::{Shell, words};

/// What the composer holds when it opens.
///
/// Posts to `/publish` as multipart: `text`, `content_warning`, `sensitive`, `language`,
/// `visibility`, `can_quote`, `can_reply`, `in_reply_to`, `quote`, `edit`, `key` (the same key is the same post); new files as
/// `media_1` to `media_4` with `media_description_1` to `media_description_4`; per file that is
/// already there one `media_ids` and one `description_ID`; of a poll `poll_option_1` to
/// `poll_option_4`, `poll_lasts` (seconds), `poll_multiple`, `poll_hidden`; `publish_at` for later,
/// `draft` for one that was kept, and `do` = `keep` to keep it.
#[derive(Debug, Clone, Copy)]
pub struct Composer<'a> {
    pub shell: &'a Shell<'a>,
    pub text: &'a str,
    pub content_warning: &'a str,
    pub is_sensitive: bool,
    /// Empty: not said.
    pub language: &'a str,
    pub visibility: Visibility,
    /// Who can quote it.
    pub can_quote: CanQuote,
    /// Who can reply to it.
    pub can_reply: CanReply,
    pub in_reply_to: Option<StatusId>,
    /// The status that it quotes.
    pub quoted: Option<StatusId>,
    /// The status that gets a new version.
    pub edit: Option<StatusId>,
    /// Files that the server already has.
    pub media: &'a [Attachment],
    pub longest: usize,
    /// Makes a second press of the button harmless.
    pub key: &'a str,
    pub problems: &'a Problems,
    /// The cursor stands in the text when the page opens.
    pub has_focus: bool,
    /// Whom followers-only posts and wider ones reach.
    pub reach: Reach,
    pub extras: Extras<'a>,
}

/// What few posts have.
#[derive(Debug, Clone, Copy, Default)]
pub struct Extras<'a> {
    pub poll: Option<&'a PollDraft>,
    /// As its field holds it; empty: now.
    pub publish_at: &'a str,
    /// The draft that this was.
    pub draft: Option<DraftId>,
}

/// How long a poll may last, in seconds.
const SPANS: [u32; 8] = [300, 1_800, 3_600, 21_600, 43_200, 86_400, 259_200, 604_800];
const USUAL_SPAN: &str = "86400";

impl Composer<'_> {
    fn text_field(&self) -> Markup {
        let hint = say!("composer-longest", n = self.longest);
        let label = match (self.edit, self.in_reply_to, self.quoted) {
            (Some(_), _, _) => say!("composer-change"),
            (None, Some(_), _) => say!("composer-reply"),
            (None, None, Some(_)) => say!("composer-comment"),
            (None, None, None) => say!("composer-say"),
        };
        let field =
            Field::text("text", label, 4).value(self.text).hint(&hint).problem(self.problems);
        if self.has_focus { field.focused().render() } else { field.render() }
    }

    fn audience(&self) -> Markup {
        if self.edit.is_some() {
            // The audience of what is out cannot be changed.
            return html! {};
        }
        let labels = Visibility::ALL.map(words::audience_with_hint);
        let options: Vec<_> = Visibility::ALL
            .iter()
            .zip(&labels)
            .map(|(visibility, label)| (visibility.as_str(), label.as_str()))
            .collect();
        Field::select("visibility", say!("composer-who-can-see"), &options)
            .value(self.visibility.as_str())
            .problem(self.problems)
            .render()
    }

    /// Who it reaches, for each audience; the style shows the line of the one that is chosen.
    fn reached(&self) -> Markup {
        if self.edit.is_some() {
            return html! {};
        }
        html! {
            ul.reach {
                @for visibility in Visibility::ALL {
                    li data-for=(visibility.as_str()) {
                        b { (say!("audience-lead", audience = words::audience(visibility))) } " " (words::reach(visibility, self.reach))
                    }
                }
            }
        }
    }

    fn quoters(&self) -> Markup {
        Field::select("can_quote", say!("who-can-quote"), &words::can_quote_options())
            .value(self.can_quote.as_str())
            .hint(say!("composer-quotes-hint"))
            .render()
    }

    fn repliers(&self) -> Markup {
        Field::select("can_reply", say!("who-can-reply"), &words::can_reply_options())
            .value(self.can_reply.as_str())
            .hint(say!("who-can-reply-hint"))
            .render()
    }

    fn language(&self) -> Markup {
        let mut options = vec![("", say!("composer-language-none"))];
        options.extend(words::LANGUAGES);
        if !options.iter().any(|(code, _)| *code == self.language) {
            options.push((self.language, self.language));
        }
        Field::select("language", say!("composer-language"), &options).value(self.language).render()
    }

    fn poll(&self) -> Markup {
        let poll = self.extras.poll;
        let option =
            |place: usize| poll.and_then(|poll| poll.options.get(place)).map(String::as_str);
        html! {
            details.fold open[poll.is_some()] {
                summary title=(say!("composer-poll")) { (Icon("list")) span { (say!("composer-poll")) } }
                div.stack {
                    @for place in 0..MOST_OPTIONS {
                        @let (name, label) = (format!("poll_option_{}", place + 1), say!("composer-choice", n = place + 1));
                        (Field::line(&name, &label).longest(LONGEST_OPTION).value(option(place).unwrap_or_default()))
                    }
                    (self.span())
                    (Tick { name: "poll_multiple", label: say!("composer-poll-several"), hint: "",
                        is_on: poll.is_some_and(|poll| poll.multiple) })
                    (Tick { name: "poll_hidden", label: say!("composer-poll-hidden"), hint: "",
                        is_on: poll.is_some_and(|poll| poll.hides_totals) })
                    small { (say!("composer-poll-hint")) }
                }
            }
        }
    }

    fn span(&self) -> Markup {
        let lasts = self.extras.poll.map(|poll| poll.lasts.map(|lasts| lasts.to_string()));
        let mut spans: Vec<(String, String)> = vec![];
        if self.edit.is_some() {
            spans.push((String::new(), say!("composer-poll-as-before").to_owned()));
        }
        spans.extend(SPANS.map(|span| (span.to_string(), words::span(span))));
        let chosen = match &lasts {
            Some(Some(lasts)) => lasts,
            Some(None) if self.edit.is_some() => "",
            Some(None) | None => USUAL_SPAN,
        };
        if !spans.iter().any(|(seconds, _)| seconds == chosen) {
            spans.push((chosen.to_owned(), words::span(chosen.parse().unwrap_or_default())));
        }
        let spans: Vec<_> =
            spans.iter().map(|(span, words)| (span.as_str(), words.as_str())).collect();
        Field::select("poll_lasts", say!("composer-poll-lasts"), &spans).value(chosen).render()
    }

    fn later(&self) -> Markup {
        if self.edit.is_some() {
            return html! {};
        }
        let hint = say!("composer-when-hint", now = words::moment(self.shell.now));
        html! {
            details.fold open[!self.extras.publish_at.is_empty()] {
                summary title=(say!("composer-later")) { (Icon("history")) span { (say!("composer-later")) } }
                div.stack {
                    (Field::moment("publish_at", say!("composer-when")).value(self.extras.publish_at).hint(&hint).problem(self.problems))
                }
            }
        }
    }

    fn files(&self) -> Markup {
        let kept = self.media.len();
        let open_rows = MOST_MEDIA.saturating_sub(kept);
        html! {
            details.fold open[kept > 0] {
                summary title=(say!("composer-pictures")) { (Icon("image")) span { (say!("composer-pictures")) } }
                div.stack data-files=(MOST_MEDIA) {
                    @for attachment in self.media { (KeptFile(attachment)) }
                    @for row in 1..=open_rows { (new_file(kept + row)) }
                    small { (say!("composer-pictures-hint")) }
                }
            }
        }
    }
}

/// A file that the server has, to be described and kept, or left out.
#[derive(Debug, Clone, Copy)]
pub struct KeptFile<'a>(pub &'a Attachment);

impl Render for KeptFile<'_> {
    fn render(&self) -> Markup {
        let Self(attachment) = self;
        let id = attachment.id;
        let description = format!("description_{id}");
        html! {
            fieldset.file-row {
                legend { (if attachment.has_preview() { say!("composer-picture-here") } else { say!("composer-file-here") }) }
                @if attachment.has_preview() {
                    span.pic {
                        img.thumb src=(attachment.preview_path()) alt=""
                            width=[attachment.preview_width] height=[attachment.preview_height];
                    }
                }
                div.choice {
                    input type="checkbox" id={ "media-" (id) } name="media_ids" value=(id) checked;
                    label for={ "media-" (id) } { (say!("composer-keep-file")) }
                }
                (Field::line(&description, say!("composer-description"))
                    .value(attachment.description.as_deref().unwrap_or_default())
                    .longest(crate::model::media::LONGEST_DESCRIPTION))
                @if attachment.kind == MediaKind::Image { (focus(attachment)) }
            }
        }
    }
}

/// Points that can be chosen without looking, with what they are called.
fn points() -> [(&'static str, &'static str); 9] {
    [
        ("0,0", say!("focus-middle")),
        ("0,0.8", say!("focus-top")),
        ("0,-0.8", say!("focus-bottom")),
        ("-0.8,0", say!("focus-left")),
        ("0.8,0", say!("focus-right")),
        ("-0.8,0.8", say!("focus-top-left")),
        ("0.8,0.8", say!("focus-top-right")),
        ("-0.8,-0.8", say!("focus-bottom-left")),
        ("0.8,-0.8", say!("focus-bottom-right")),
    ]
}

/// What must stay in sight where there is no room for the whole picture.
fn focus(attachment: &Attachment) -> Markup {
    let (x, y) = attachment.focus.unwrap_or_default();
    let chosen = format!("{},{}", f64::from(x) / 1_000.0, f64::from(y) / 1_000.0);
    let mut points = points().to_vec();
    if !points.iter().any(|(point, _)| *point == chosen) {
        points.push((&chosen, say!("focus-own")));
    }
    let name = format!("focus_{}", attachment.id);
    Field::select(&name, say!("composer-focus"), &points).value(&chosen).render()
}

fn new_file(number: usize) -> Markup {
    let (file, description) = (format!("media_{number}"), format!("media_description_{number}"));
    html! {
        fieldset.file-row {
            legend { (say!("composer-picture", n = number)) }
            (Field::media(&file, say!("composer-file")))
            (Field::line(&description, say!("composer-description"))
                .longest(crate::model::media::LONGEST_DESCRIPTION))
        }
    }
}

impl Render for Composer<'_> {
    fn render(&self) -> Markup {
        let has_more = !self.content_warning.is_empty() || self.is_sensitive;
        html! {
            form.composer method="post" action="/publish" enctype="multipart/form-data" data-longest=(self.longest) {
                (self.shell.return_fields())
                input type="hidden" name="key" value=(self.key);
                @if let Some(parent) = self.in_reply_to {
                    input type="hidden" name="in_reply_to" value=(parent);
                }
                @if let Some(quoted) = self.quoted {
                    input type="hidden" name="quote" value=(quoted);
                }
                @if let Some(draft) = self.extras.draft {
                    input type="hidden" name="draft" value=(draft);
                }
                @if let Some(edit) = self.edit { input type="hidden" name="edit" value=(edit); }
                (self.problems)
                (self.text_field())
                p.tools { a.btn.icon.emojis href="/publish/emoji" target="_blank" title=(say!("composer-emoji")) aria-label=(say!("composer-emoji")) { (Icon("smile")) } }
                (self.files())
                (self.poll())
                details.fold open[has_more] {
                    summary title=(say!("composer-details")) { (Icon("warn")) span { (say!("composer-details")) } }
                    div.stack {
                        (Field::line("content_warning", say!("composer-warning"))
                            .value(self.content_warning)
                            .hint(say!("composer-warning-hint"))
                            .problem(self.problems))
                        (Tick { name: "sensitive", label: say!("composer-sensitive"),
                            hint: say!("composer-sensitive-hint"), is_on: self.is_sensitive })
                        (self.language())
                        (self.repliers())
                        (self.quoters())
                    }
                }
                (self.later())
                div.row.send {
                    (self.audience())
                    button.btn.main type="submit" {
                        @if self.edit.is_some() { (say!("composer-save")) } @else { (say!("composer-post")) }
                    }
                    @if self.edit.is_none() {
                        button.btn type="submit" name="do" value="keep" { (say!("composer-keep")) }
                    }
                    (self.reached())
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    fn composer(change: impl FnOnce(&mut Composer<'_>)) -> String {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let problems = Problems::default();
        let mut composer = Composer {
            shell: &shell,
            text: "",
            content_warning: "",
            is_sensitive: false,
            language: "en",
            visibility: Visibility::Local,
            can_quote: CanQuote::Everyone,
            can_reply: CanReply::Everyone,
            in_reply_to: None,
            quoted: None,
            edit: None,
            media: &[],
            longest: 500,
            key: "k1",
            problems: &problems,
            has_focus: false,
            reach: Reach { followers: 215, servers: 88, here: 3 },
            extras: Extras::default(),
        };
        change(&mut composer);
        composer.render().into_string()
    }

    #[test]
    fn every_audience_is_offered_with_who_is_in_it() {
        let form = composer(|_| {});
        for visibility in Visibility::ALL {
            assert!(form.contains(&format!(r#"<option value="{}""#, visibility.as_str())));
            assert!(form.contains(words::audience_hint(visibility)));
        }
        assert!(form.contains(r#"<option value="local" selected>"#), "{form}");
    }

    #[test]
    fn before_it_is_sent_it_says_whom_it_reaches() {
        let form = composer(|_| {});
        assert!(form.contains("212 followers on 88 other servers and 3 here"), "{form}");
        let edit = composer(|composer| composer.edit = Some(StatusId(9)));
        assert!(!edit.contains("class=\"reach\""));
    }

    #[test]
    fn a_poll_and_a_time_are_shown_as_they_were_sent() {
        let poll = PollDraft {
            options: vec!["tea".to_owned(), "coffee".to_owned()],
            lasts: Some(77),
            multiple: true,
            hides_totals: false,
        };
        let publish_at = "2025-11-23T07:08";
        let extras =
            Extras { poll: Some(Box::leak(Box::new(poll))), publish_at, draft: Some(DraftId(7)) };
        let form = composer(|composer| composer.extras = extras);
        assert!(form.contains(r#"name="poll_option_2" type="text" value="coffee""#), "{form}");
        assert!(form.contains(r#"<option value="77" selected>77 seconds"#));
        assert!(form.contains(r#"name="poll_multiple" value="1" checked"#));
        assert!(form.contains(publish_at) && form.contains(r#"name="draft" value="7""#));

        let edit = composer(|composer| composer.edit = Some(StatusId(9)));
        assert!(!edit.contains("publish_at") && !edit.contains("Keep as draft"));
    }

    #[test]
    fn every_new_file_has_a_description_beside_it() {
        let form = composer(|_| {});
        for number in 1..=MOST_MEDIA {
            assert!(form.contains(&format!(r#"name="media_{number}""#)));
            assert!(form.contains(&format!(r#"name="media_description_{number}""#)));
        }
    }

    #[test]
    fn an_edit_keeps_audience_and_files() {
        let media = [sample::picture(7, Some("A bee"))];
        let form = composer(|composer| {
            composer.edit = Some(StatusId(9));
            composer.media = Box::leak(Box::new(media));
            composer.language = "tlh";
        });
        assert!(!form.contains(r#"name="visibility""#) && form.contains("Save changes"));
        assert!(form.contains(r#"name="description_7""#) && form.contains(r#"value="A bee""#));
        assert!(!form.contains(r#"name="media_1""#) && form.contains(r#"name="media_4""#));
        assert!(form.contains(r#"<option value="tlh" selected>"#));
    }
}
