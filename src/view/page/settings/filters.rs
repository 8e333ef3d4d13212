//! What one does not want to meet, or only folded.

use maud::{Markup, html};

use crate::base::FilterId;
use crate::model::{FilterAction, FilterContext, FilterStatus, FilterView};
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
                h2 #filters { "Your filters" }
                @if filters.is_empty() { (Empty { text: "You see everything.", action: None }) }
                @else {
                    ul.plain { @for view in *filters { li.row.entry { (entry(view, shell)) } } }
                }
            }
            form.card.stack method="post" action=(PATH) {
                h2 { "A new filter" }
                (fields(shell, form, None, problems))
                div.ends { button.btn.main type="submit" { "Make it" } }
            }
        };
        super::frame(shell, PATH, "Filters", &content)
    }
}

fn entry(view: &FilterView, shell: &Shell<'_>) -> Markup {
    let FilterView { filter, keywords, statuses } = view;
    let number = |count: usize, one, many| {
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        format!("{} {}", words::count(count), words::plural(count, one, many))
    };
    let places: Vec<&str> = filter.contexts.iter().map(|context| place(*context)).collect();
    html! {
        div {
            a href=(path(filter.id)) { b { bdi { (filter.title) } } }
            p.meta {
                (number(keywords.len(), "phrase", "phrases"))
                @if !statuses.is_empty() { ", " (number(statuses.len(), "post", "posts")) }
                " · " (action(filter.action)) " · " (places.join(", "))
                @match filter.expires_at {
                    Some(end) if !filter.holds_at(shell.now) => { " · ended " (words::moment(end)) },
                    Some(end) => { " · until " (words::moment(end)) },
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
            "Delete" span.vh { " " (title) }
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
                    button.btn.main type="submit" { "Save" }
                }
            }
            @if !statuses.is_empty() {
                section.card.stack aria-labelledby="posts" {
                    h2 #posts { "Single posts" }
                    ul.plain { @for status in statuses { li.row.entry { (single(*status)) } } }
                }
            }
        };
        super::frame(shell, PATH, "Filters", &content)
    }
}

fn single(FilterStatus { id, filter, status }: FilterStatus) -> Markup {
    html! {
        div { "Post " (status) }
        button.btn form="act" formaction={ (path(filter)) "/statuses/" (id) "/delete" }
            name="return" value=(path(filter)) { "Take out" span.vh { " post " (status) } }
    }
}

fn fields(
    shell: &Shell<'_>,
    form: &Form,
    there: Option<&FilterView>,
    problems: &Problems,
) -> Markup {
    let until = there.and_then(|view| view.filter.expires_at);
    let until = until.map(|end| format!("As now: {}", words::moment(end)));
    let mut ends = vec![("", "Never")];
    ends.extend(until.as_deref().map(|until| ("stay", until)));
    ends.extend([
        ("1800", "In half an hour"),
        ("3600", "In an hour"),
        ("21600", "In 6 hours"),
        ("86400", "In a day"),
        ("604800", "In a week"),
    ]);
    let choices: Vec<Choice<'_>> = FilterAction::ALL
        .iter()
        .map(|one| Choice { value: one.as_str(), label: action(*one), hint: hint(*one) })
        .collect();
    html! {
        (shell.csrf_field())
        (problems)
        (Field::line("title", "Name of the filter").value(&form.title)
            .hint("Stands in place of what is folded.").problem(problems).required())
        (Field::text("words", "Words and phrases, one on each line", 4).value(&form.words)
            .hint("They match as whole words, whether in large or small letters.").problem(problems))
        (Field::text("parts", "The same, also inside longer words", 2).value(&form.parts).problem(problems))
        fieldset.field id="context" {
            legend { "Where" }
            @for context in FilterContext::ALL {
                (Tick { name: &format!("in_{}", context.as_str()), label: place(*context), hint: "",
                    is_on: form.contexts.contains(context) })
            }
        }
        (Radios { name: "action", legend: "What happens with a post that matches",
            chosen: form.action.as_str(), choices: &choices, problems })
        (Field::select("ends_in", "When it ends", &ends).value(&form.ends_in).problem(problems))
    }
}

fn place(context: FilterContext) -> &'static str {
    match context {
        FilterContext::Home => "Home and lists",
        FilterContext::Notifications => "Notifications",
        FilterContext::Public => "Public timelines",
        FilterContext::Thread => "Threads",
        FilterContext::Account => "Profiles",
    }
}

fn action(action: FilterAction) -> &'static str {
    match action {
        FilterAction::Warn => "Fold it",
        FilterAction::Hide => "Leave it out",
        FilterAction::Blur => "Fold its pictures",
    }
}

fn hint(action: FilterAction) -> &'static str {
    match action {
        FilterAction::Warn => "The name of the filter stands in its place until you open it.",
        FilterAction::Hide => "As if it had never been written.",
        FilterAction::Blur => "Pictures, films and sounds only; the words stay.",
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
