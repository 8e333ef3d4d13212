//! One column of a deck, and the parts that scripts fetch of it.

use maud::{Markup, Render, html};

use crate::base::{DeckId, StatusId};
use crate::model::deck::{Content, Source};
use crate::model::{Account, Column, ColumnView, StatusView};
use crate::say;
use crate::view::Shell;
use crate::view::component::{ConversationRow, Empty, Icon, NotificationRow, Pager, StatusCard};

/// A timeline with a heading, that scrolls by itself.
#[derive(Debug, Clone, Copy)]
pub struct DeckColumn<'a> {
    pub view: &'a ColumnView,
    pub shell: &'a Shell<'a>,
}

/// Where a deck is found; the one that opens first has the short address.
pub fn deck_path(deck: Option<DeckId>) -> String {
    deck.map_or_else(|| "/deck".to_owned(), |deck| format!("/decks/{deck}"))
}

/// What a column is called.
pub fn title(column: &Column, name: Option<&str>) -> String {
    let hash =
        |tags: &[String]| tags.iter().map(|tag| format!("#{tag}")).collect::<Vec<_>>().join(" ");
    let fixed = match &column.source {
        Source::Home => say!("menu-home"),
        Source::Notifications => say!("menu-notifications"),
        Source::Mentions => say!("mentions"),
        Source::Conversations => say!("conversations"),
        Source::Local => say!("timeline-local"),
        Source::Federated => say!("timeline-everyone"),
        Source::Remote => say!("timeline-others"),
        Source::List(_) => name.unwrap_or(say!("column-list-gone")),
        Source::Account(_) => name.unwrap_or(say!("column-account-gone")),
        Source::Bookmarks => say!("bookmarks"),
        Source::Favourites => say!("favourites"),
        Source::Search(words) => return say!("column-search", words = words.as_str()),
        Source::Tags(tags) => {
            let mut title = hash(&tags.any);
            if !tags.all.is_empty() {
                title = format!("{title} + {}", hash(&tags.all));
            }
            if !tags.none.is_empty() {
                title = format!("{title} − {}", hash(&tags.none));
            }
            return title;
        }
    };
    fixed.to_owned()
}

/// The drawing of a kind of column.
pub fn icon(source: &Source) -> &'static str {
    match source {
        Source::Home => "home",
        Source::Notifications => "bell",
        Source::Mentions => "reply",
        Source::Conversations => "mail",
        Source::Local => "local",
        Source::Federated | Source::Remote => "globe",
        Source::List(_) => "list",
        Source::Account(_) => "user",
        Source::Tags(_) => "hash",
        Source::Search(_) => "search",
        Source::Bookmarks => "mark",
        Source::Favourites => "star",
    }
}

fn empty(source: &Source) -> &'static str {
    match source {
        Source::Home => say!("empty-home"),
        Source::Notifications => say!("empty-notifications"),
        Source::Mentions => say!("empty-mentions"),
        Source::Conversations => say!("empty-conversations"),
        Source::Local => say!("empty-local"),
        Source::Federated | Source::Remote => say!("empty-everyone"),
        Source::List(_) => say!("empty-list"),
        Source::Account(_) => say!("empty-account"),
        Source::Tags(_) => say!("empty-tags"),
        Source::Search(_) => say!("empty-search"),
        Source::Bookmarks => say!("empty-bookmarks"),
        Source::Favourites => say!("empty-favourites"),
    }
}

impl<'a> DeckColumn<'a> {
    pub fn title(&self) -> String {
        title(&self.view.column, self.view.name.as_deref())
    }

    /// The shell as this column's cards need it.
    fn inner(&self) -> Shell<'a> {
        Shell { column: Some(self.view.column.id), ..*self.shell }
    }

    /// The cards or rows alone.
    pub fn entries(&self) -> Markup {
        self.entries_below(None)
    }

    /// The same; `above` is the last of those that are shown already.
    fn entries_below(&self, above: Option<i64>) -> Markup {
        let (shell, source) = (self.inner(), &self.view.column.source);
        let line = self.line_below(above);
        html! {
            @match &self.view.content {
                Content::Statuses(all) => {
                    @for (view, boosters) in self.together(all) {
                        (StatusCard::listed(view, &shell).met(source.context()).boosted_by(&boosters)
                            .below_line(line == Some(view.status.id.0)))
                    }
                },
                Content::Notifications(all) => {
                    @for view in all {
                        @if line == Some(view.group.newest.id.0) { p.read-line { (say!("post-read-line")) } }
                        (NotificationRow { view, shell: &shell })
                    }
                },
                Content::Conversations(all) => {
                    @for view in all { (ConversationRow { view, shell: &shell }) }
                },
            }
        }
    }

    /// Each status once, at its newest place, with those who boosted it.
    fn together(&self, all: &'a [StatusView]) -> Vec<(&'a StatusView, Vec<&'a Account>)> {
        let mut shown: Vec<(StatusId, &StatusView, Vec<&Account>)> = vec![];
        for view in all {
            let id = view.shown().status.id;
            let at = shown.iter().position(|(known, ..)| *known == id).unwrap_or_else(|| {
                shown.push((id, view, vec![]));
                shown.len() - 1
            });
            let others = self.view.boosters.iter().filter(|(boosted, _)| *boosted == id);
            let others = others.map(|(_, account)| account);
            for who in std::iter::once(&view.author).chain(others) {
                let boosters = &mut shown[at].2;
                if view.boosted.is_some() && !boosters.iter().any(|known| known.id == who.id) {
                    boosters.push(who);
                }
            }
        }
        shown.into_iter().map(|(_, view, boosters)| (view, boosters)).collect()
    }

    /// The first entry that was read before, if there are newer ones.
    fn line_below(&self, above: Option<i64>) -> Option<i64> {
        let read_to = self.view.read_to?;
        let places: Vec<i64> = match &self.view.content {
            Content::Statuses(all) => {
                self.together(all).iter().map(|(view, _)| view.status.id.0).collect()
            }
            Content::Notifications(all) => all.iter().map(|view| view.group.newest.id.0).collect(),
            Content::Conversations(_) => return None,
        };
        let first_read = places.iter().position(|place| *place <= read_to)?;
        let has_newer = first_read > 0 || above.is_some_and(|above| above > read_to);
        has_newer.then(|| places[first_read])
    }

    /// The cards and the way to what came before. `since`: there is something that is shown
    /// already, and what is missing lies between. `above`: what is asked for comes below it.
    pub fn part(&self, (since, above): (Option<i64>, Option<i64>)) -> Markup {
        let id = self.view.column.id;
        let older = self.view.oldest.filter(|_| self.view.is_full);
        let path = older.map(|oldest| {
            let since = since.map(|since| format!("&since_id={since}")).unwrap_or_default();
            format!("/deck/{id}/posts?max_id={oldest}{since}")
        });
        let label = if since.is_some() { say!("column-between") } else { say!("timeline-older") };
        html! {
            (self.entries_below(above))
            @if since.is_some() && path.is_some() {
                p.more.gap { a.btn href=[path] { (label) } }
            } @else {
                (Pager { label, older: path.as_deref() })
            }
        }
    }
}

impl Render for DeckColumn<'_> {
    fn render(&self) -> Markup {
        let ColumnView { column, content, newest, .. } = self.view;
        let (id, terms, title) = (column.id, column.terms, self.title());
        let here = format!("c{id}");
        let is_feed = matches!(content, Content::Statuses(all) if !all.is_empty());
        let older = self.view.oldest.filter(|_| self.view.is_full);
        let older = older.map(|oldest| format!("/deck/{id}/posts?max_id={oldest}"));
        let again = format!(
            "{}?at={}#{here}",
            self.shell.path.split('?').next().unwrap_or("/deck"),
            self.shell.now.0
        );
        html! {
            section.col id=(here) data-w=(terms.width) data-pinned[terms.is_pinned]
                data-sound[terms.sound] data-kind=(column.source.kind()) data-newest=[*newest]
                aria-labelledby={ (here) "h" } {
                header {
                    (Icon(icon(&column.source)))
                    h2 id={ (here) "h" } { bdi { (title) } }
                    a.btn.icon.again href=(again) aria-label=(say!("column-refresh-name", name = title.as_str())) title=(say!("column-refresh")) { (Icon("refresh")) }
                    a.btn.icon href={ "/deck/" (id) } aria-label=(say!("column-settings-of", name = title.as_str())) title=(say!("menu-settings")) { (Icon("gear")) }
                }
                div.scroll {
                    div.feed role=[is_feed.then_some("feed")] aria-labelledby=[is_feed.then(|| format!("{here}h"))] {
                        (self.entries())
                    }
                    @if content.is_empty() { (Empty { text: empty(&column.source), action: None }) }
                    (Pager { label: say!("timeline-older"), older: older.as_deref() })
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{ColumnId, ListId};
    use crate::model::deck::{TagSet, Terms, Width};
    use crate::view::sample;

    fn view(source: Source) -> ColumnView {
        let terms = Terms { width: Width::Large, ..Terms::default() };
        ColumnView {
            column: Column {
                id: ColumnId(7),
                deck: DeckId(1),
                source,
                terms,
                hidden: String::new(),
            },
            name: None,
            content: Content::Statuses(vec![sample::status(9, sample::bob(), "Hello")]),
            newest: Some(9),
            oldest: Some(9),
            is_full: true,
            read_to: None,
            boosters: vec![],
        }
    }

    #[test]
    fn the_same_post_has_another_id_in_every_column() {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let column = DeckColumn { view: &view(Source::Home), shell: &shell };
        let shown = column.render().into_string();
        assert!(shown.contains(r#"<article class="post" id="c7p9" data-status="9""#), "{shown}");
        assert!(shown.contains(r#"value="/here#c7p9""#) && shown.contains(r#"data-w="l""#));
        assert!(shown.contains("/deck/7/posts?max_id=9\""));
    }

    #[test]
    fn what_lies_between_can_be_asked_for() {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let column = DeckColumn { view: &view(Source::Home), shell: &shell };
        let part = column.part((Some(3), None)).into_string();
        assert!(part.contains("max_id=9&amp;since_id=3") && part.contains("between"));
    }

    fn shown(view: &ColumnView) -> String {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        DeckColumn { view, shell: &shell }.entries().into_string()
    }

    #[test]
    fn what_many_boosted_is_one_card_that_names_them() {
        let original = sample::status(3, sample::ada(), "Hello");
        let boost = |id, who: Account| {
            let boosted = Some(Box::new(original.clone()));
            StatusView { boosted, ..sample::status(id, who, "") }
        };
        let carol = Account { id: crate::base::AccountId(77), ..sample::bob() };
        let dora = Account { id: crate::base::AccountId(78), ..sample::bob() };
        let all = vec![boost(9, sample::bob()), boost(8, carol), original.clone()];
        let boosters = vec![(StatusId(3), dora), (StatusId(3), sample::bob())];
        let content = Content::Statuses(all);
        let view = ColumnView { content, boosters, ..view(Source::Home) };

        let shown = shown(&view);

        assert_eq!(shown.matches("<article").count(), 1, "{shown}");
        assert!(shown.contains("id=\"c7p9\"") && shown.contains("and 2 others"), "{shown}");
    }

    #[test]
    fn a_line_lies_between_what_is_new_and_what_was_read() {
        let statuses = [9, 8, 7].map(|id| sample::status(id, sample::bob(), "Hello")).to_vec();
        let content = Content::Statuses(statuses);
        let of = |read_to| ColumnView { content: content.clone(), read_to, ..view(Source::Home) };
        let line = |read_to, above| {
            let (site, me) = (sample::site(), sample::ada());
            let (view, shell) = (of(read_to), sample::member(&site, &me));
            DeckColumn { view: &view, shell: &shell }.line_below(above)
        };

        assert_eq!(line(Some(8), None), Some(8));
        assert_eq!(line(Some(9), None), None);
        assert_eq!(line(Some(9), Some(10)), Some(9));
        assert_eq!(line(Some(9), Some(9)), None);
        assert_eq!(line(Some(3), None), None);
        assert_eq!(line(None, None), None);
        assert_eq!(shown(&of(Some(8))).matches(say!("post-read-line")).count(), 1);
    }

    #[test]
    fn columns_are_called_by_what_they_show() {
        let called = |source| title(&view(source).column, None);
        let tags = TagSet::parse("tea +green -coffee");
        assert_eq!(called(Source::Tags(tags)), "#tea + #green − #coffee");
        assert_eq!(called(Source::List(ListId(1))), "A list that is gone");
    }
}
