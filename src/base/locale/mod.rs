//! In which words we speak: the languages of our pages, and which one this request wants.
//!
//! All words stand in `assets/languages/CODE/*.ftl`, each under a key ([`say!`]). A file
//! `languages/CODE.ftl` in the data folder changes single ones, or adds a language. What a language
//! lacks is said in English. Source: <https://projectfluent.org/fluent/guide/>
//!
//! The locale belongs to the task that answers a request ([`Locale::speak`]); whatever speaks on
//! its behalf speaks the same. Once it is known who asks, it may turn out to be another one
//! ([`Locale::go_on`]). Without one it is English.

mod catalogue;
mod choose;
mod number;

use std::cell::Cell;
use std::future::Future;
use std::sync::LazyLock;

pub use catalogue::{Locale, Value};
pub use choose::Locales;
pub use number::{count, point, whole};

/// The languages that tusklet brings, each by its own name.
pub const EMBEDDED: [(&str, &str); 6] = [
    ("en", "English"),
    ("de", "Deutsch"),
    ("fr", "Français"),
    ("es", "Español"),
    ("ja", "日本語"),
    ("ar", "العربية"),
];

static ENGLISH: LazyLock<&'static Locale> = LazyLock::new(|| Locale::embedded("en"));

tokio::task_local! {
    static SPOKEN: Cell<&'static Locale>;
}

/// The locale of whoever is being answered.
pub fn current() -> &'static Locale {
    SPOKEN.try_with(Cell::get).unwrap_or(*ENGLISH)
}

impl Locale {
    /// What `work` says is said in this locale.
    pub async fn speak<F: Future>(&'static self, work: F) -> F::Output {
        SPOKEN.scope(Cell::new(self), work).await
    }

    /// As [`Locale::speak`], for what does not wait.
    pub fn speak_now<T>(&'static self, work: impl FnOnce() -> T) -> T {
        SPOKEN.sync_scope(Cell::new(self), work)
    }

    /// What the task says from now on is said in this locale, if it had one at all.
    pub fn go_on(&'static self) {
        let _ = SPOKEN.try_with(|spoken| spoken.set(self));
    }
}

/// The words under a key that takes no arguments; the key itself, if there are none.
pub fn say(key: &'static str) -> &'static str {
    find(key).unwrap_or(key)
}

/// The words under a key that is put together while running, if there are any.
pub fn find(key: &str) -> Option<&'static str> {
    current().find(key).or_else(|| ENGLISH.find(key))
}

/// The words under a key, with `values` in their places.
pub fn say_with(key: &str, values: Vec<(&'static str, Value<'_>)>) -> String {
    let values = values.into_iter().collect();
    let said = current().fill(key, &values).or_else(|| ENGLISH.fill(key, &values));
    said.unwrap_or_else(|| key.to_owned())
}

/// The words under a key in the language of whoever is answered.
///
/// `say!("menu-home")` is a `&'static str`; with values, `say!("post-replies", n = replies)`, it is
/// a `String`. Numbers choose between singular and plural, and are written as people write them.
#[macro_export]
macro_rules! say {
    ($key:literal $(,)?) => { $crate::base::locale::say($key) };
    ($key:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::base::locale::say_with(
            $key,
            vec![$((stringify!($name), $crate::base::locale::Value::from($value))),+],
        )
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_locale_it_is_english() {
        assert_eq!(current().code(), "en");
        assert_eq!(say!("language-name"), "English");
    }

    #[tokio::test]
    async fn the_locale_belongs_to_the_task() {
        let german = Locale::embedded("de");
        let said = german.speak(async {
            tokio::task::yield_now().await;
            say!("language-name")
        });
        assert_eq!(said.await, "Deutsch");
        assert_eq!(german.speak_now(|| say!("language-name")), "Deutsch");
        assert_eq!(say!("language-name"), "English");
        let changed = german.speak_now(|| {
            Locale::embedded("fr").go_on();
            say!("language-name")
        });
        assert_eq!((changed, say!("language-name")), ("Français", "English"));
    }

    #[test]
    fn a_key_without_words_is_said_as_it_stands() {
        assert_eq!(say_with("no-such-key", vec![]), "no-such-key");
    }
}
