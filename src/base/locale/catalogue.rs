//! One language: its words by their keys, and how they are put together.

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey,
};
use rust_embed::RustEmbed;

use super::{EMBEDDED, number};

/// What stands in a place of a sentence.
pub type Value<'a> = FluentValue<'a>;

/// How the keys of what scripts say begin.
const OF_SCRIPTS: &str = "js-";

#[derive(RustEmbed)]
#[folder = "assets/languages"]
struct Files;

/// A language with all its words. Lives as long as the program.
pub struct Locale {
    code: String,
    /// What needs no values, made once.
    plain: HashMap<String, String>,
    bundle: FluentBundle<FluentResource>,
    /// The keys of what scripts say.
    of_scripts: Vec<String>,
    for_scripts: OnceLock<String>,
}

impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Locale({})", self.code)
    }
}

impl Locale {
    /// A language that tusklet brings, English for one that it does not. Read when first needed.
    pub fn embedded(code: &str) -> &'static Self {
        static READ: [OnceLock<Locale>; EMBEDDED.len()] =
            [const { OnceLock::new() }; EMBEDDED.len()];
        let place = EMBEDDED.iter().position(|(embedded, _)| *embedded == code).unwrap_or(0);
        READ[place].get_or_init(|| Self::read(EMBEDDED[place].0, &[], &mut vec![]))
    }

    /// The embedded words of `code`, if there are any, and `own` above them. What is wrong in
    /// `own` is left out and named in `problems`.
    pub(super) fn read(code: &str, own: &[String], problems: &mut Vec<String>) -> Self {
        let locales = code.parse().into_iter().collect();
        let mut bundle = FluentBundle::new_concurrent(locales);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(FluentNumber { value, .. }) => Some(number::written(*value)),
            _ => None,
        }));
        let folder = format!("{code}/");
        let files = Files::iter().filter(|name| name.starts_with(&folder));
        let texts = files.filter_map(|name| Files::get(&name));
        let texts = texts.map(|file| String::from_utf8_lossy(&file.data).into_owned());
        let mut keys = vec![];
        for text in texts.chain(own.iter().cloned()) {
            let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, errors)| {
                problems.extend(errors.iter().map(ToString::to_string));
                resource
            });
            keys.extend(resource.entries().filter_map(|entry| match entry {
                Entry::Message(message) => Some(message.id.name.to_owned()),
                _ => None,
            }));
            bundle.add_resource_overriding(resource);
        }
        let is_of_scripts = |key: &&String| key.starts_with(OF_SCRIPTS);
        let mut locale = Self {
            code: code.to_owned(),
            plain: HashMap::new(),
            bundle,
            of_scripts: keys.iter().filter(is_of_scripts).cloned().collect(),
            for_scripts: OnceLock::new(),
        };
        let plain = |key: String| locale.format(&key, None).map(|said| (key, said));
        locale.plain = keys.into_iter().filter_map(plain).collect();
        locale
    }

    /// The language's tag (BCP 47).
    pub fn code(&self) -> &str {
        &self.code
    }

    /// What its speakers call it.
    pub fn name(&self) -> &str {
        self.find("language-name").unwrap_or(&self.code)
    }

    /// `ltr` or `rtl`.
    pub fn direction(&self) -> &str {
        self.find("language-direction").filter(|said| *said == "rtl").unwrap_or("ltr")
    }

    pub(super) fn find(&self, key: &str) -> Option<&str> {
        self.plain.get(key).map(String::as_str)
    }

    pub(super) fn fill(&self, key: &str, values: &FluentArgs<'_>) -> Option<String> {
        self.format(key, Some(values))
    }

    /// Nothing where a value is missing.
    fn format(&self, key: &str, values: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = vec![];
        let said = self.bundle.format_pattern(pattern, values, &mut errors);
        errors.is_empty().then(|| said.into_owned())
    }

    /// What scripts say: every message whose key begins with `js-`, as JSON that may stand in a
    /// page. `{ $n }` in them stays as `{n}`, to be filled in by the script; where `$n` chooses
    /// between forms, all of them are there, by the words of CLDR for kinds of numbers.
    pub fn for_scripts(&self) -> &str {
        self.for_scripts.get_or_init(|| {
            let english = Self::embedded("en");
            let said = english.of_scripts.iter().filter_map(|key| {
                let line = self.line(key).or_else(|| english.line(key))?;
                Some((key.trim_start_matches(OF_SCRIPTS).to_owned(), line))
            });
            let said: serde_json::Map<_, _> = said.collect();
            serde_json::Value::from(said).to_string().replace('<', "\\u003c")
        })
    }

    /// A message with its places open.
    fn line(&self, key: &str) -> Option<serde_json::Value> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut forms = BTreeSet::new();
        for element in &pattern.elements {
            let PatternElement::Placeable { expression } = element else { continue };
            let Expression::Select { variants, .. } = expression else { continue };
            forms.extend(variants.iter().map(|variant| named(&variant.key)));
        }
        if forms.is_empty() {
            return open(pattern, OTHER).map(Into::into);
        }
        let forms = forms.into_iter().chain([OTHER]);
        let forms = forms.map(|form| Some((form.to_owned(), open(pattern, form)?.into())));
        forms.collect::<Option<serde_json::Map<_, _>>>().map(Into::into)
    }
}

/// The form for all numbers that have none of their own.
const OTHER: &str = "other";

fn named<'a>(key: &VariantKey<&'a str>) -> &'a str {
    match key {
        VariantKey::Identifier { name } => name,
        VariantKey::NumberLiteral { value } => value,
    }
}

/// The text for numbers of one kind, with `{n}` for what a script puts in; `None` if it holds more
/// than scripts can put together.
fn open(pattern: &Pattern<&str>, form: &str) -> Option<String> {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => text.extend(["{", id.name, "}"]),
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                let fits = |variant: &&Variant<&str>| named(&variant.key) == form;
                let variant = variants.iter().find(fits);
                let variant = variant.or_else(|| variants.iter().find(|variant| variant.default));
                text.push_str(&open(&variant?.value, form)?);
            }
            PatternElement::Placeable { expression: Expression::Inline(_) } => return None,
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_get_all_forms_of_what_they_count() {
        let own = "js-left = { $n ->\n    [one] { $n } teken\n   *[other] { $n } tekens\n    } over\n\
                   js-undo = Terug </script>\n";
        let mut problems = vec![];
        let locale = Locale::read("nl", &[own.to_owned()], &mut problems);
        let said: serde_json::Value = serde_json::from_str(locale.for_scripts()).unwrap();

        assert_eq!(problems, Vec::<String>::new());
        assert_eq!(said["left"]["one"], "{n} teken over");
        assert_eq!(said["left"]["other"], "{n} tekens over");
        assert_eq!(said["undo"], "Terug </script>");
        assert!(!locale.for_scripts().contains('<'));
        assert_eq!(said["slide"], "{n} of {all}", "what it lacks is English");
    }
}
