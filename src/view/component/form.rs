//! Form fields with their labels, hints and what was wrong with them.

use maud::{Markup, Render, html};

use crate::base::{Refusal, locale};
use crate::say;

/// What was wrong with a form: told on top with links, and beside each field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems {
    general: Vec<String>,
    by_field: Vec<(String, String)>,
}

impl Problems {
    /// A problem that no single field has.
    #[must_use]
    pub fn with_general(mut self, problem: impl Into<String>) -> Self {
        self.general.push(problem.into());
        self
    }

    /// A problem of the field called `name` in the form.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, problem: impl Into<String>) -> Self {
        self.by_field.push((name.into(), problem.into()));
        self
    }

    pub fn is_empty(&self) -> bool {
        self.general.is_empty() && self.by_field.is_empty()
    }

    fn of(&self, name: &str) -> Option<&str> {
        self.by_field.iter().find(|(field, _)| field == name).map(|(_, problem)| problem.as_str())
    }
}

impl From<&Refusal> for Problems {
    fn from(refusal: &Refusal) -> Self {
        match refusal {
            Refusal::Invalid { field, problem } => Self::default().with(*field, problem),
            Refusal::Unauthenticated
            | Refusal::Forbidden(_)
            | Refusal::NotFound(_)
            | Refusal::Malformed(_)
            | Refusal::Gone(_)
            | Refusal::Conflict(_)
            | Refusal::TooMany
            | Refusal::Unavailable(_) => Self::default().with_general(refusal.to_string()),
        }
    }
}

impl Render for Problems {
    fn render(&self) -> Markup {
        html! {
            @if !self.is_empty() {
                div.note.bad role="alert" {
                    p { b { (say!("form-problems")) } }
                    ul {
                        @for problem in &self.general { li { (problem) } }
                        @for (name, problem) in &self.by_field {
                            li { a href={ "#" (name) } { (in_words(name)) } " " (problem) }
                        }
                    }
                }
            }
        }
    }
}

/// `web_domain` becomes `Web domain`, unless there are better words for it.
pub fn in_words(name: &str) -> String {
    if let Some(said) =
        locale::find(&format!("field-{}", name.replace(['_', '['], "-").replace(']', "")))
    {
        return said.to_owned();
    }
    let mut words = name.replace('_', " ");
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

#[derive(Debug, Clone, Copy)]
enum Kind<'a> {
    Line(&'static str),
    Text { rows: u8 },
    Number { least: u32, most: u32 },
    File { accept: &'static str },
    Select(&'a [(&'a str, &'a str)]),
}

/// One field of a form, with label, hint and problem. Its id is its name.
#[derive(Debug, Clone, Copy)]
pub struct Field<'a> {
    name: &'a str,
    label: &'a str,
    kind: Kind<'a>,
    value: &'a str,
    hint: &'a str,
    problem: Option<&'a str>,
    autocomplete: Option<&'static str>,
    longest: Option<usize>,
    is_required: bool,
    has_focus: bool,
}

impl<'a> Field<'a> {
    fn new(name: &'a str, label: &'a str, kind: Kind<'a>) -> Self {
        Self {
            name,
            label,
            kind,
            value: "",
            hint: "",
            problem: None,
            autocomplete: None,
            longest: None,
            is_required: false,
            has_focus: false,
        }
    }

    /// One line of text.
    pub fn line(name: &'a str, label: &'a str) -> Self {
        Self::new(name, label, Kind::Line("text"))
    }

    /// A password; `autocomplete` is `new-password` or `current-password`.
    pub fn password(name: &'a str, label: &'a str, autocomplete: &'static str) -> Self {
        Self::new(name, label, Kind::Line("password")).autocomplete(autocomplete)
    }

    pub fn email(name: &'a str, label: &'a str) -> Self {
        Self::new(name, label, Kind::Line("email")).autocomplete("email")
    }

    pub fn url(name: &'a str, label: &'a str) -> Self {
        Self::new(name, label, Kind::Line("url"))
    }

    pub fn number(name: &'a str, label: &'a str, least: u32, most: u32) -> Self {
        Self::new(name, label, Kind::Number { least, most })
    }

    /// A day and a time, without an offset.
    pub fn moment(name: &'a str, label: &'a str) -> Self {
        Self::new(name, label, Kind::Line("datetime-local"))
    }

    /// Several lines of text.
    pub fn text(name: &'a str, label: &'a str, rows: u8) -> Self {
        Self::new(name, label, Kind::Text { rows })
    }

    /// A picture to upload.
    pub fn picture(name: &'a str, label: &'a str) -> Self {
        Self::new(name, label, Kind::File { accept: "image/jpeg,image/png,image/gif,image/webp" })
    }

    /// A picture, a sound or a film to upload.
    pub fn media(name: &'a str, label: &'a str) -> Self {
        let accept = "image/jpeg,image/png,image/gif,image/webp,audio/*,video/*";
        Self::new(name, label, Kind::File { accept })
    }

    /// A ZIP archive to upload.
    pub fn archive(name: &'a str, label: &'a str) -> Self {
        Self::new(name, label, Kind::File { accept: ".zip,application/zip" })
    }

    /// A table of comma-separated values to upload.
    pub fn table(name: &'a str, label: &'a str) -> Self {
        Self::new(name, label, Kind::File { accept: ".csv,text/csv" })
    }

    /// One of `options`, each a value and a label.
    pub fn select(name: &'a str, label: &'a str, options: &'a [(&'a str, &'a str)]) -> Self {
        Self::new(name, label, Kind::Select(options))
    }

    #[must_use]
    pub fn value(mut self, value: &'a str) -> Self {
        self.value = value;
        self
    }

    #[must_use]
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Shows what `problems` holds against this field.
    #[must_use]
    pub fn problem(mut self, problems: &'a Problems) -> Self {
        self.problem = problems.of(self.name);
        self
    }

    #[must_use]
    pub fn autocomplete(mut self, purpose: &'static str) -> Self {
        self.autocomplete = Some(purpose);
        self
    }

    #[must_use]
    pub fn longest(mut self, characters: usize) -> Self {
        self.longest = Some(characters);
        self
    }

    #[must_use]
    pub fn required(mut self) -> Self {
        self.is_required = true;
        self
    }

    /// The cursor stands here when the page opens.
    #[must_use]
    pub fn focused(mut self) -> Self {
        self.has_focus = true;
        self
    }

    fn has_note(&self) -> bool {
        self.problem.is_some() || !self.hint.is_empty()
    }

    fn control(&self, id: &str) -> Markup {
        let described = self.has_note().then(|| format!("{id}-note"));
        let invalid = self.problem.map(|_| "true");
        match self.kind {
            Kind::Line(kind) => html! {
                input id=(id) name=(self.name) type=(kind) value=[(kind != "password").then_some(self.value)]
                    autocomplete=[self.autocomplete] maxlength=[self.longest]
                    aria-describedby=[described] aria-invalid=[invalid]
                    required[self.is_required] autofocus[self.has_focus];
            },
            Kind::Number { least, most } => html! {
                input id=(id) name=(self.name) type="number" value=(self.value) min=(least) max=(most)
                    aria-describedby=[described] aria-invalid=[invalid]
                    required[self.is_required] autofocus[self.has_focus];
            },
            Kind::Text { rows } => html! {
                textarea id=(id) name=(self.name) rows=(rows) maxlength=[self.longest]
                    aria-describedby=[described] aria-invalid=[invalid] dir="auto"
                    required[self.is_required] autofocus[self.has_focus] {
                    // Browsers swallow one line break right after the tag.
                    "\n" (self.value)
                }
            },
            Kind::File { accept } => html! {
                input id=(id) name=(self.name) type="file" accept=(accept)
                    aria-describedby=[described] aria-invalid=[invalid];
            },
            Kind::Select(options) => html! {
                select id=(id) name=(self.name) aria-describedby=[described] aria-invalid=[invalid] {
                    @for (value, label) in options {
                        option value=(value) selected[*value == self.value] { (label) }
                    }
                }
            },
        }
    }
}

impl Render for Field<'_> {
    fn render(&self) -> Markup {
        let id = self.name;
        html! {
            div.field {
                label for=(id) { (self.label) }
                (self.control(id))
                @if self.has_note() {
                    div id={ (id) "-note" } {
                        @if let Some(problem) = self.problem { p.err { (self.label) " " (problem) } }
                        @if !self.hint.is_empty() { small { (self.hint) } }
                    }
                }
            }
        }
    }
}

/// A box to tick. Unticked, its field is missing from the form.
#[derive(Debug, Clone, Copy)]
pub struct Tick<'a> {
    pub name: &'a str,
    pub label: &'a str,
    pub hint: &'a str,
    pub is_on: bool,
}

impl Render for Tick<'_> {
    fn render(&self) -> Markup {
        let Self { name, label, hint, is_on } = self;
        html! {
            div.choice {
                input type="checkbox" id=(name) name=(name) value="1" checked[*is_on];
                label for=(name) {
                    (label)
                    @if !hint.is_empty() { small { (hint) } }
                }
            }
        }
    }
}

/// One answer to choose.
#[derive(Debug, Clone, Copy)]
pub struct Choice<'a> {
    pub value: &'a str,
    pub label: &'a str,
    pub hint: &'a str,
}

/// A question with all its answers in sight, one of them chosen.
#[derive(Debug, Clone, Copy)]
pub struct Radios<'a> {
    pub name: &'a str,
    pub legend: &'a str,
    pub chosen: &'a str,
    pub choices: &'a [Choice<'a>],
    pub problems: &'a Problems,
}

impl Render for Radios<'_> {
    fn render(&self) -> Markup {
        let Self { name, legend, chosen, choices, problems } = self;
        html! {
            // The id leads from the list of problems to the question.
            fieldset.field id=(name) {
                legend { (legend) }
                @if let Some(problem) = problems.of(name) { p.err { (legend) " " (problem) } }
                @for Choice { value, label, hint } in *choices {
                    @let id = format!("{name}-{value}");
                    div.choice {
                        input type="radio" id=(id) name=(name) value=(value)
                            checked[value == chosen] required;
                        label for=(id) {
                            (label)
                            @if !hint.is_empty() { small { (hint) } }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn a_field_with_a_problem() {
        let problems = Problems::default().with("web_domain", "has a space");
        let field = Field::line("web_domain", "Web domain")
            .value("a \"b\"")
            .hint("If it differs.")
            .problem(&problems)
            .required();
        insta::assert_snapshot!(sample::lines(&field.render().into_string()));
    }

    #[test]
    fn problems_lead_to_their_fields() {
        let refusal = Refusal::invalid("web_domain", "has a space");

        let list = Problems::from(&refusal).render().into_string();

        assert!(
            list.contains(r##"<a href="#web_domain">Domain of the pages</a> has a space"##),
            "{list}"
        );
        assert_eq!(Problems::default().render().into_string(), "");
    }

    #[test]
    fn a_password_is_never_sent_back() {
        let field = Field::password("password", "Password", "new-password").value("secret");
        assert!(!field.render().into_string().contains("secret"));
    }
}
