//! One status, in a list or by itself.

use maud::{Markup, Render, html};

use crate::model::visibility::may_boost;
use crate::model::{
    Account, Consent, FilterContext, Marks, ReplyState, ShowMedia, Status, StatusView, Treatment,
};
use crate::say;
use crate::text::quote_inline;
use crate::view::component::{
    Avatar, Icon, Line, LinkCard, MediaGrid, Name, PollBox, Prose, QuoteCard, Size,
};
use crate::view::phrase::phrase;
use crate::view::{Shell, words};

/// Where a status stands on its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Listed,
    /// On top of a profile, where it may stand a second time below.
    Pinned,
    /// The one that the page is about.
    Focused,
}

/// A status; a boost shows what it boosts.
#[derive(Debug, Clone, Copy)]
pub struct StatusCard<'a> {
    pub view: &'a StatusView,
    pub shell: &'a Shell<'a>,
    pub place: Place,
    /// Where it is met, as filters have it; `None` where none are asked.
    pub context: Option<FilterContext>,
    /// Who boosted it, last first; empty: who is known from the view alone.
    pub boosters: &'a [&'a Account],
    /// It is the first of those that were read before.
    pub is_below_line: bool,
}

impl<'a> StatusCard<'a> {
    /// A status in a public list.
    pub fn listed(view: &'a StatusView, shell: &'a Shell<'a>) -> Self {
        Self {
            view,
            shell,
            place: Place::Listed,
            context: Some(FilterContext::Public),
            boosters: &[],
            is_below_line: false,
        }
    }

    /// A status that somebody is doing something about, and so sees as it is.
    pub fn whole(view: &'a StatusView, shell: &'a Shell<'a>) -> Self {
        Self { context: None, ..Self::listed(view, shell) }
    }

    /// The same, met elsewhere.
    #[must_use]
    pub fn met(self, context: FilterContext) -> Self {
        Self { context: Some(context), ..self }
    }

    /// The same, standing elsewhere on its page.
    #[must_use]
    pub fn standing(self, place: Place) -> Self {
        Self { place, ..self }
    }

    /// The same, with all who boosted it.
    #[must_use]
    pub fn boosted_by(self, boosters: &'a [&'a Account]) -> Self {
        Self { boosters, ..self }
    }

    /// The same, below what is new.
    #[must_use]
    pub fn below_line(self, is_below_line: bool) -> Self {
        Self { is_below_line, ..self }
    }

    fn treatment(&self) -> Treatment<'a> {
        let Some(context) = self.context else { return Treatment::Show };
        let asked = Treatment::of(&self.view.filtered, context, self.shell.now);
        match (self.place, asked) {
            // Who opens a post wants to read it.
            (Place::Focused, Treatment::Warn(_) | Treatment::Hide) => Treatment::Show,
            (_, asked) => asked,
        }
    }

    /// Its id in the page, which links and forms come back to.
    fn anchor(&self) -> String {
        let prefix = match self.place {
            Place::Listed | Place::Focused => "p",
            Place::Pinned => "pin",
        };
        format!("{}{prefix}{}", self.shell.anchor(), self.view.status.id)
    }

    fn why(&self) -> Markup {
        let StatusView { author, boosted, .. } = self.view;
        html! {
            @if boosted.is_some() || !self.boosters.is_empty() {
                p.why.by {
                    (Icon("boost"))
                    span { (self.boosted_by_whom(self.boosters.first().copied().unwrap_or(author))) }
                }
            }
            @if self.place == Place::Pinned { p.why { (Icon("pin")) (say!("post-pinned")) } }
            (self.answers())
        }
    }

    /// Who boosted it: the last by name, and how many besides.
    fn boosted_by_whom(&self, first: &Account) -> Markup {
        let name = |account: &Account| {
            html! { a href=(self.shell.account_href(account)) { bdi { (Name(account)) } } }
        };
        let (who, n) = match self.boosters {
            [] | [_] => (name(first), 1),
            [_, second] => (phrase!("names-two", first = name(first), second = name(second)), 2),
            [_, others @ ..] => {
                let others = number(others.len());
                (phrase!("names-others", first = name(first), n = others), others + 1)
            }
        };
        phrase!("post-boosted-by", who = who, n = n)
    }

    fn answers(&self) -> Markup {
        let shown = self.view.shown();
        let (Some(handle), Some(parent)) = (&shown.in_reply_to_handle, shown.status.in_reply_to)
        else {
            return html! {};
        };
        let who =
            html! { a href={ "/@" (handle) "/" (parent) } { bdi dir="ltr" { "@" (handle) } } };
        html! {
            p.why { (Icon("reply")) span { (phrase!("post-reply-to", who = who)) } }
            @match shown.asked {
                Some(ReplyState::Pending) if !self.shell.is_me(&shown.author) => {
                    p.why { (Icon("lock")) a href="/reply_requests" { (say!("post-asks-you")) } }
                }
                Some(asked) => {
                    @if let Some(asked) = words::asked(asked) { p.why { (Icon("lock")) (asked) } }
                }
                None => {},
            }
        }
    }

    fn head(&self, anchor: &str) -> Markup {
        let shown = self.view.shown();
        let Status { created_at, visibility, .. } = shown.status;
        let author = &shown.author;
        html! {
            header {
                (Avatar(author, Size::Medium))
                h3.who {
                    a href=(self.shell.account_href(author)) id={ (anchor) "-who" } {
                        b { bdi { (Name(author)) } } span { "@" (author.handle()) }
                    }
                }
                a.when href=(self.shell.status_href(shown)) {
                    @if let Some(icon) = words::audience_icon(visibility) {
                        (Icon(icon)) span.vh { (say!("post-audience-and", audience = words::audience(visibility))) " " }
                    }
                    time id={ (anchor) "-when" } datetime=(created_at.rfc3339()) title=(words::moment(created_at)) {
                        (words::ago(created_at, self.shell.now))
                    }
                }
            }
        }
    }

    fn content(&self, anchor: &str) -> Markup {
        let StatusView { status, attachments, quote, emojis, card, .. } = self.view.shown();
        // The line for those who cannot show quotes is of no use above one.
        let words = match quote {
            Some(_) => quote_inline::without_link(&status.html),
            None => status.html.clone(),
        };
        let language = status.language.as_deref().and_then(words::language_tag);
        let has_warning = !status.content_warning.is_empty();
        let filtered = match self.treatment() {
            Treatment::Blur(title) => Some(named(title)),
            Treatment::Show | Treatment::Warn(_) | Treatment::Hide => None,
        };
        let sensitive = (status.sensitive && !has_warning).then(|| say!("media-sensitive"));
        let inner = html! {
            @if !words.is_empty() { div.body dir="auto" lang=[language] { (Prose(&words, emojis)) } }
            (MediaGrid { attachments, fold: filtered.as_deref().or(fold(self.shell.reading.shows_media, sensitive)) })
            (self.poll(anchor))
            @if let Some(quote) = quote { (QuoteCard { quote, shell: self.shell }) }
            @if let Some(card) = card.as_ref().filter(|_| attachments.is_empty() && quote.is_none()) { (LinkCard(card)) }
        };
        if has_warning {
            html! {
                details.cw open[self.shell.reading.opens_warnings] {
                    summary dir="auto" lang=[language] { (Line(&status.content_warning, emojis)) }
                    (inner)
                }
            }
        } else {
            inner
        }
    }

    fn poll(&self, anchor: &str) -> Markup {
        let shown = self.view.shown();
        let Some(view) = &shown.poll else { return html! {} };
        let (shell, is_own) = (self.shell, self.shell.is_me(&shown.author));
        PollBox { view, is_own, shell, path: &shown.path(), anchor }.render()
    }

    fn foot(&self) -> Markup {
        let shown = self.view.shown();
        let Status { created_at, edited_at, visibility, .. } = shown.status;
        html! {
            @if self.place == Place::Focused {
                p.meta {
                    time datetime=(created_at.rfc3339()) { (words::moment(created_at)) }
                    " · " (words::audience_with_hint(visibility))
                    @if let Some((app, website)) = &shown.app {
                        " · "
                        @match website.as_deref().and_then(words::web_link) {
                            Some(website) => a href=(website) rel="nofollow noopener" { (app) },
                            None => (app),
                        }
                    }
                }
            }
            @if let Some(edited_at) = edited_at {
                p.meta {
                    a href={ (shown.path()) "/history" } {
                        (phrase!("post-edited", when = html! { time datetime=(edited_at.rfc3339()) { (words::ago(edited_at, self.shell.now)) } }))
                    }
                }
            }
        }
    }

    /// What a visitor sees of the numbers.
    fn counts(&self) -> Markup {
        let Status { replies_count, boosts_count, favourites_count, .. } = self.view.shown().status;
        let counts = [
            ("reply", replies_count, say!("post-replies-word", n = replies_count)),
            ("boost", boosts_count, say!("post-boosts-word", n = boosts_count)),
            ("star", favourites_count, say!("post-favourites-word", n = favourites_count)),
        ];
        html! {
            p.counts {
                @for (icon, number, word) in counts {
                    span { (Icon(icon)) (words::count(number)) span.vh { " " (word) } }
                }
            }
        }
    }

    fn whole_card(&self, anchor: &str) -> Markup {
        let marks = self.view.shown().marks.filter(|_| self.shell.me.is_some());
        html! {
            (self.why())
            (self.head(anchor))
            (self.content(anchor))
            (self.foot())
            @match marks {
                Some(marks) => (self.actions(marks, anchor)),
                None => (self.counts()),
            }
        }
    }

    fn actions(&self, marks: Marks, anchor: &str) -> Markup {
        let shown = self.view.shown();
        let status = &shown.status;
        let can_boost = may_boost(status.visibility, self.shell.is_me(&shown.author));
        let back = format!("{}#{anchor}", self.shell.path.split('#').next().unwrap_or_default());
        let path = shown.path();
        let toggle = |button: &Toggle| button.markup(&path, &back);
        html! {
            div.acts {
                @if shown.reply_consent == Consent::Denied {
                    button type="button" disabled aria-label=(numbered(say!("post-reply-limited"), status.replies_count)) {
                        (Icon("reply")) (number_of(status.replies_count))
                    }
                } @else {
                    a href={ "/publish?in_reply_to=" (status.id) } aria-label=(numbered(say!("post-reply"), status.replies_count)) {
                        (Icon("reply")) (number_of(status.replies_count))
                    }
                }
                (toggle(&Toggle { class: "b", icon: "boost", label: say!("post-boost"), verbs: ["boost", "unboost"],
                    is_on: marks.boosted, count: status.boosts_count, is_off_limits: !can_boost }))
                @if shown.consent != Consent::Denied {
                    a href={ "/publish?quote=" (status.id) } aria-label=(numbered(say!("post-quote"), status.quotes_count)) {
                        (Icon("quote")) (number_of(status.quotes_count))
                    }
                }
                (toggle(&Toggle { class: "f", icon: "star", label: say!("post-favourite"), verbs: ["favourite", "unfavourite"],
                    is_on: marks.favourited, count: status.favourites_count, is_off_limits: false }))
                (toggle(&Toggle { class: "k", icon: "mark", label: say!("post-bookmark"), verbs: ["bookmark", "unbookmark"],
                    is_on: marks.bookmarked, count: 0, is_off_limits: false }))
                a href={ (path) "/menu" } aria-label=(say!("post-more")) { (Icon("more")) }
            }
        }
    }
}

impl Render for StatusCard<'_> {
    fn render(&self) -> Markup {
        let anchor = self.anchor();
        let class = if self.place == Place::Focused { "post focused" } else { "post" };
        // What scripts know it by.
        let status = self.shell.me.map(|_| self.view.shown().status.id);
        match self.treatment() {
            Treatment::Hide => html! {},
            Treatment::Warn(title) => html! {
                article class=(class) id=(anchor) data-status=[status] aria-labelledby={ (anchor) "-why" } {
                    @if self.is_below_line { p.read-line { (say!("post-read-line")) } }
                    details.cw {
                        summary id={ (anchor) "-why" } dir="auto" { (named(title)) }
                        (self.whole_card(&anchor))
                    }
                }
            },
            Treatment::Show | Treatment::Blur(_) => html! {
                article class=(class) id=(anchor) data-status=[status] aria-labelledby={ (anchor) "-who " (anchor) "-when" } {
                    @if self.is_below_line { p.read-line { (say!("post-read-line")) } }
                    (self.whole_card(&anchor))
                }
            },
        }
    }
}

/// What media are folded behind for somebody who wants them so.
pub(super) fn fold(wanted: ShowMedia, sensitive: Option<&'static str>) -> Option<&'static str> {
    match wanted {
        ShowMedia::AsMarked => sensitive,
        ShowMedia::All => None,
        ShowMedia::None => Some(sensitive.unwrap_or_else(|| say!("reading-media"))),
    }
}

/// What a filter's work is told by.
fn named(title: &str) -> String {
    say!("post-filtered", filter = title)
}

/// A button that is pressed or not, and a form of its own that undoes it.
struct Toggle {
    class: &'static str,
    icon: &'static str,
    label: &'static str,
    /// What it does when it is not pressed, and when it is.
    verbs: [&'static str; 2],
    is_on: bool,
    count: u64,
    is_off_limits: bool,
}

impl Toggle {
    fn markup(&self, path: &str, back: &str) -> Markup {
        let verb = self.verbs[usize::from(self.is_on)];
        let label = numbered(self.label, self.count);
        html! {
            button class=(self.class) form="act" formaction={ (path) "/" (verb) } name="return" value=(back)
                aria-pressed=(self.is_on) aria-label=(label) disabled[self.is_off_limits && !self.is_on] {
                (Icon(self.icon)) (number_of(self.count))
            }
        }
    }
}

fn numbered(label: &str, count: u64) -> String {
    if count == 0 { label.to_owned() } else { say!("post-button-count", label = label, n = count) }
}

fn number(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

fn number_of(count: u64) -> Markup {
    html! { @if count > 0 { span { (words::count(count)) } } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{FilterId, StatusId};
    use crate::model::{Filter, FilterAction, FilterMatch, Visibility};
    use crate::view::sample;

    fn card(view: &StatusView, place: Place) -> String {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        StatusCard::listed(view, &shell).standing(place).render().into_string()
    }

    fn found(action: FilterAction) -> FilterMatch {
        let filter = Filter {
            id: FilterId(1),
            title: "Spoilers".to_owned(),
            contexts: vec![FilterContext::Public],
            action,
            expires_at: None,
        };
        FilterMatch { filter: filter.into(), keywords: vec![], statuses: vec![] }
    }

    #[test]
    fn a_filter_folds_a_post_or_its_media_or_leaves_it_out() {
        let mut view = sample::status(9, sample::bob(), "Hello");
        view.attachments = vec![sample::picture(7, None)];

        view.filtered = vec![found(FilterAction::Blur)];
        let blurred = card(&view, Place::Listed);
        assert!(blurred.find("Hello").unwrap() < blurred.find("Filtered: Spoilers").unwrap());

        view.filtered.push(found(FilterAction::Warn));
        let folded = card(&view, Place::Listed);
        assert!(
            folded.find("Filtered: Spoilers</summary>").unwrap() < folded.find("Hello").unwrap()
        );
        assert!(card(&view, Place::Focused).contains("<div class=\"media\">"));

        view.filtered.push(found(FilterAction::Hide));
        assert_eq!(card(&view, Place::Listed), "");
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let at_home = StatusCard::listed(&view, &shell).met(FilterContext::Home);
        assert!(at_home.render().into_string().contains("Hello"));
        assert!(StatusCard::whole(&view, &shell).render().into_string().contains("Hello"));
    }

    #[test]
    fn a_status_in_a_list() {
        let mut view = sample::status(9, sample::bob(), "Hello");
        view.status.visibility = Visibility::Followers;
        view.marks = Some(Marks { favourited: true, ..Marks::default() });
        insta::assert_snapshot!(sample::lines(&card(&view, Place::Listed)));
    }

    #[test]
    fn a_boost_shows_what_it_boosts_and_acts_on_it() {
        let mut boost = sample::status(12, sample::ada(), "");
        boost.boosted = Some(Box::new(sample::status(9, sample::bob(), "Hello")));

        let card = card(&boost, Place::Listed);

        assert!(card.contains("<bdi>Ada Lovelace</bdi></a> boosted"), "{card}");
        assert!(card.contains(r#"id="p12""#) && card.contains("/@bob@peer.example/9/boost\""));
    }

    #[test]
    fn a_warning_folds_words_and_media_and_sensitive_media_fold_alone() {
        let mut view = sample::status(9, sample::bob(), "Hello");
        view.attachments = vec![sample::picture(7, None)];
        view.status.sensitive = true;
        assert!(card(&view, Place::Listed).contains("<summary>Sensitive media"));

        view.status.content_warning = "Food".to_owned();
        let folded = card(&view, Place::Listed);
        assert!(folded.contains(">Food</summary>") && !folded.contains("Sensitive media"));
        assert!(folded.find("<details").unwrap() < folded.find("Hello").unwrap());
    }

    #[test]
    fn visitors_see_numbers_and_no_buttons() {
        let (site, view) = (sample::site(), sample::status(9, sample::ada(), "Hello"));
        let shell = sample::visitor(&site);

        let card = StatusCard::listed(&view, &shell).render().into_string();

        assert!(!card.contains("<button") && card.contains("1,204"), "{card}");
    }

    #[test]
    fn an_edited_answer_in_focus_says_all_there_is_to_know() {
        let mut view = sample::status(9, sample::ada(), "Hello");
        view.status.edited_at = Some(sample::NOW);
        view.status.in_reply_to = Some(StatusId(5));
        view.in_reply_to_handle = Some("bob@peer.example".to_owned());
        view.app = Some(("Tooter".to_owned(), Some("javascript:alert(1)".to_owned())));

        let card = card(&view, Place::Focused);

        assert!(card.contains("/@ada/9/history") && card.contains("/@bob@peer.example/5"));
        assert!(card.contains("anyone, here and on other servers") && card.contains("· Tooter"));
        assert!(!card.contains("javascript"), "{card}");
    }

    #[test]
    fn strange_names_and_languages_are_only_text() {
        let mut view = sample::status(9, sample::bob(), "Hello");
        view.author.display_name = "<script>".to_owned();
        view.status.language = Some("\"x".to_owned());
        let card = card(&view, Place::Listed);
        assert!(!card.contains("<script>") && !card.contains("lang="), "{card}");
    }
}
