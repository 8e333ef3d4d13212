//! Sentences in which markup stands: a link, a name, a time.

use std::fmt::Write as _;

use maud::{Escaper, Markup, html};

use crate::base::locale::{self, Locale, Value};

use super::prose::escaped;

/// What stands in a place of a sentence.
#[derive(Debug)]
pub enum Part<'a> {
    Markup(Markup),
    Text(&'a str),
    Number(u64),
}

impl From<Markup> for Part<'_> {
    fn from(markup: Markup) -> Self {
        Self::Markup(markup)
    }
}

impl<'a> From<&'a str> for Part<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Part<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Part<'_> {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

/// Marks the places of markup while the sentence is put together; no text of others gets there.
const FIRST_MARK: u32 = 0xF_0000;
const MOST_MARKS: u32 = 16;

/// The words under `key` with `parts` in their places. Text is escaped, markup is not.
pub fn fill(key: &str, parts: Vec<(&'static str, Part<'_>)>) -> Markup {
    let mut markups = vec![];
    let values = parts.into_iter().map(|(name, part)| {
        let value = match part {
            Part::Number(number) => Value::from(number),
            Part::Markup(markup) => mark(&mut markups, markup),
            Part::Text(text) => mark(&mut markups, html! { (text) }),
        };
        (name, value)
    });
    let values = values.collect();
    let said = locale::say_with(key, values);
    let mut written = String::with_capacity(said.len());
    for piece in said.split_inclusive(|c| place(c).is_some()) {
        let end = piece.chars().next_back().and_then(place);
        let words =
            if end.is_some() { piece.trim_end_matches(|c| place(c).is_some()) } else { piece };
        let _ = Escaper::new(&mut written).write_str(words);
        if let Some(markup) = end.and_then(|place| markups.get(place)) {
            written.push_str(&markup.0);
        }
    }
    escaped(written)
}

/// What scripts say, as data that may stand in a page.
pub fn for_scripts(locale: &Locale) -> Markup {
    escaped(locale.for_scripts().to_owned())
}

/// Keeps `markup`, and what stands in its place meanwhile.
fn mark(markups: &mut Vec<Markup>, markup: Markup) -> Value<'static> {
    let place = u32::try_from(markups.len()).unwrap_or(MOST_MARKS);
    markups.push(markup);
    Value::from(char::from_u32(FIRST_MARK + place).map_or_else(String::new, String::from))
}

fn place(mark: char) -> Option<usize> {
    let place = u32::from(mark).checked_sub(FIRST_MARK).filter(|place| *place < MOST_MARKS)?;
    usize::try_from(place).ok()
}

/// A sentence in which markup stands: `phrase!("post-boosted-by", who = html! { a { "Ada" } })`.
macro_rules! phrase {
    ($key:literal, $($name:ident = $part:expr),+ $(,)?) => {
        $crate::view::phrase::fill(
            $key,
            vec![$((stringify!($name), $crate::view::phrase::Part::from($part))),+],
        )
    };
}
pub(crate) use phrase;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_stands_where_the_sentence_has_it_and_text_is_escaped() {
        let time = html! { time { "06:08" } };
        let said = phrase!("date-moment", day = "<b>", time = time);
        assert_eq!(said.into_string(), "&lt;b&gt;, <time>06:08</time> UTC");
    }

    #[test]
    fn what_others_write_is_never_taken_for_a_mark() {
        let said = phrase!("date-moment", day = "\u{F0001}", time = html! { i {} });
        assert_eq!(said.into_string(), "\u{F0001}, <i></i> UTC");
    }
}
