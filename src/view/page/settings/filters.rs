//! What one does not want to meet, or only folded.

use maud::{Markup, html};

use crate::base::FilterId;
use crate::model::{FilterAction, FilterContext, FilterStatus, FilterView};
use crate::say;
use crate::view::component::{Choice, Empty, Field, Problems, Radios, Tick};
use crate::view::{Shell, words};

const PATH: &str = "/settings/filters";

/// A filter as it stands in the form. Its fields: `title`, `words` and `parts` (a phrase on each
/// line), `in_home` and so on for each place, `action`, `ends_in` (seconds).
#[derive(Debug, Clone)]
pub struct Form {
    pub title: String,
    /// Phrases that must stand as whole words.
    pub words: String,
    /// Phrases that may be part of longer words.
    pub parts: String,
    pub contexts: Vec<FilterContext>,
    pub action: FilterAction,
    /// In how many seconds it is to end: empty for never, `stay` for what was said before.
    pub ends_in: String,
}

impl Form {
    /// A filter that is not there yet.
    pub fn blank() -> Self {
        Self {
            title: String::new(),
            words: String::new(),
            parts: String::new(),
            contexts: FilterContext::ALL.to_vec(),
            action: FilterAction::Warn,
            ends_in: String::new(),
        }
    }

    pub fn of(view: &FilterView) -> Self {
        let lines = |whole_word: bool| {
            let some = view.keywords.iter().filter(|keyword| keyword.whole_word == whole_word);
            some.map(|keyword| keyword.keyword.as_str()).collect::<Vec<_>>().join("\n")
        };
        Self {
            title: view.filter.title.clone(),
            words: lines(true),
            parts: lines(false),
            contexts: view.filter.contexts.clone(),
            action: view.filter.action,
            ends_in: if view.filter.expires_at.is_some() { "stay" } else { "" }.to_owned(),
        }
    }
}

/// All filters, and a form for another; posts to `/settings/filters`.
#[derive(Debug)]
pub struct Filters<'a> {
    pub shell: &'a Shell<'a>,
    pub filters: &'a [FilterView],
    pub form: &'a Form,
    pub problems: &'a Problems,
}

impl Filters<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, filters, form, problems } = self;
        let content = html! {
            section.card.stack aria-labelledby="filters" {
                h2 #filters { (say!("filter-your-filters")) }
                @if filters.is_empty() { (Empty { text: say!("filter-you-see-everything"), action: None }) }
                @else {
                    ul.plain { @for view in *filters { li.row.entry { (entry(view, shell)) } } }
                }
            }
            form.card.stack method="post" action=(PATH) {
                h2 { (say!("filter-a-new-filter")) }
                (fields(shell, form, None, problems))
                div.ends { button.btn.main type="submit" { (say!("filter-make-it")) } }
            }
        };
        super::frame(shell, PATH, say!("filters"), &content)
    }
}

fn entry(view: &FilterView, shell: &Shell<'_>) -> Markup {
    let FilterView { filter, keywords, statuses } = view;
    let places: Vec<&str> = filter.contexts.iter().map(|context| place(*context)).collect();
    html! {
        div {
            a href=(path(filter.id)) { b { bdi { (filter.title) } } }
            p.meta {
                (say!("filter-phrases", n = keywords.len()))
                @if !statuses.is_empty() { ", " (say!("filter-posts", n = statuses.len())) }
                " · " (action(filter.action)) " · " (words::list(&places))
                @match filter.expires_at {
                    Some(end) if !filter.holds_at(shell.now) => { " · " (say!("filter-ended", when = words::moment(end))) },
                    Some(end) => { " · " (say!("filter-until", when = words::moment(end))) },
                    None => {},
                }
            }
        }
        (delete(filter.id, &filter.title))
    }
}

fn delete(id: FilterId, title: &str) -> Markup {
    html! {
        button.btn form="act" formaction={ (path(id)) "/delete" } name="return" value=(PATH) {
            (say!("delete")) span.vh { " " (title) }
        }
    }
}

fn path(id: FilterId) -> String {
    format!("{PATH}/{id}")
}

/// One filter; posts to `/settings/filters/ID`, `…/delete` and, for each of its posts,
/// `/settings/filters/ID/statuses/ID/delete`.
#[derive(Debug)]
pub struct EditFilter<'a> {
    pub shell: &'a Shell<'a>,
    pub view: &'a FilterView,
    pub form: &'a Form,
    pub problems: &'a Problems,
}

impl EditFilter<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, view, form, problems } = self;
        let FilterView { filter, statuses, .. } = view;
        let content = html! {
            form.card.stack method="post" action=(path(filter.id)) {
                h2 { bdi { (filter.title) } }
                (fields(shell, form, Some(view), problems))
                div.ends {
                    (delete(filter.id, &filter.title))
                    button.btn.main type="submit" { (say!("save")) }
                }
            }
            @if !statuses.is_empty() {
                section.card.stack aria-labelledby="posts" {
                    h2 #posts { (say!("filter-single-posts")) }
                    ul.plain { @for status in statuses { li.row.entry { (single(*status)) } } }
                }
            }
        };
        super::frame(shell, PATH, say!("filters"), &content)
    }
}

fn single(FilterStatus { id, filter, status }: FilterStatus) -> Markup {
    html! {
        div { (say!("filter-post", id = status.to_string())) }
        button.btn form="act" formaction={ (path(filter)) "/statuses/" (id) "/delete" }
            name="return" value=(path(filter)) { (say!("filter-take-out")) span.vh { " " (say!("filter-out-of-it", id = status.to_string())) } }
    }
}

fn fields(
    shell: &Shell<'_>,
    form: &Form,
    there: Option<&FilterView>,
    problems: &Problems,
) -> Markup {
    let until = there.and_then(|view| view.filter.expires_at);
    let until = until.map(|end| say!("filter-as-now", when = words::moment(end)));
    let mut ends = vec![("", say!("filter-never"))];
    ends.extend(until.as_deref().map(|until| ("stay", until)));
    ends.extend([
        ("1800", say!("filter-in-half-an-hour")),
        ("3600", say!("filter-in-an-hour")),
        ("21600", say!("filter-in-6-hours")),
        ("86400", say!("filter-in-a-day")),
        ("604800", say!("filter-in-a-week")),
    ]);
    let choices: Vec<Choice<'_>> = FilterAction::ALL
        .iter()
        .map(|one| Choice { value: one.as_str(), label: action(*one), hint: hint(*one) })
        .collect();
    html! {
        (shell.csrf_field())
        (problems)
        (Field::line("title", say!("filter-name-of-the-filter")).value(&form.title)
            .hint(say!("filter-stands-in-place-of-what")).problem(problems).required())
        (Field::text("words", say!("filter-words-and-phrases-one-on"), 4).value(&form.words)
            .hint(say!("filter-they-match-as-whole-words")).problem(problems))
        (Field::text("parts", say!("filter-the-same-also-inside-longer"), 2).value(&form.parts).problem(problems))
        fieldset.field id="context" {
            legend { (say!("filter-where")) }
            @for context in FilterContext::ALL {
                (Tick { name: &format!("in_{}", context.as_str()), label: place(*context), hint: "",
                    is_on: form.contexts.contains(context) })
            }
        }
        (Radios { name: "action", legend: say!("filter-what-happens-with-a-post"),
            chosen: form.action.as_str(), choices: &choices, problems })
        (Field::select("ends_in", say!("filter-when-it-ends"), &ends).value(&form.ends_in).problem(problems))
    }
}

fn place(context: FilterContext) -> &'static str {
    match context {
        FilterContext::Home => say!("filter-home-and-lists"),
        FilterContext::Notifications => say!("notifications"),
        FilterContext::Public => say!("filter-public-timelines"),
        FilterContext::Thread => say!("filter-threads"),
        FilterContext::Account => say!("filter-profiles"),
    }
}

fn action(action: FilterAction) -> &'static str {
    match action {
        FilterAction::Warn => say!("filter-fold-it"),
        FilterAction::Hide => say!("filter-leave-it-out"),
        FilterAction::Blur => say!("filter-fold-its-pictures"),
    }
}

fn hint(action: FilterAction) -> &'static str {
    match action {
        FilterAction::Warn => say!("filter-the-name-of-the-filter"),
        FilterAction::Hide => say!("filter-as-if-it-had-never"),
        FilterAction::Blur => say!("filter-pictures-films-and-sounds-only"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{FilterKeywordId, FilterStatusId, StatusId};
    use crate::model::{Filter, FilterKeyword};
    use crate::view::sample;

    fn view() -> FilterView {
        let filter = FilterId(7);
        let keyword = |id, keyword: &str, whole_word| FilterKeyword {
            id: FilterKeywordId(id),
            filter,
            keyword: keyword.to_owned(),
            whole_word,
        };
        FilterView {
            filter: Filter {
                id: filter,
                title: "A <show>".to_owned(),
                contexts: vec![FilterContext::Home],
                action: FilterAction::Hide,
                expires_at: Some(sample::NOW),
            },
            keywords: vec![keyword(1, "ending", true), keyword(2, "spoil", false)],
            statuses: vec![FilterStatus { id: FilterStatusId(3), filter, status: StatusId(9) }],
        }
    }

    #[test]
    fn each_filter_says_what_it_does_and_can_go() {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let (filters, form) = ([view()], Form::blank());
        let page = Filters {
            shell: &shell,
            filters: &filters,
            form: &form,
            problems: &Problems::default(),
        }
        .page()
        .into_string();
        assert!(page.contains("A &lt;show&gt;") && page.contains("2 phrases, 1 post"));
        assert!(page.contains("Leave it out · Home and lists · ended"));
        assert!(page.contains("/settings/filters/7/delete"));
    }

    #[test]
    fn the_form_holds_what_the_filter_has() {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let (view, problems) = (view(), Problems::default());
        let form = Form::of(&view);
        let page = EditFilter { shell: &shell, view: &view, form: &form, problems: &problems }
            .page()
            .into_string();
        assert!(page.contains("ending</textarea>") && page.contains("spoil</textarea>"));
        assert!(page.contains(r#"name="in_home" value="1" checked"#));
        assert!(!page.contains(r#"name="in_public" value="1" checked"#));
        assert!(page.contains(r#"value="stay" selected"#));
        assert!(page.contains("/settings/filters/7/statuses/3/delete"));
    }
}
