//! Keys set by variables of the environment, as in `TUSKLET__SERVER__LISTEN`.

use std::collections::BTreeMap;

const PREFIX: &str = "TUSKLET__";

/// The variables that name keys. Taken once, so that a reload sees what the start saw.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Environment(BTreeMap<String, String>);

impl Environment {
    /// The variables this process was started with.
    pub fn of_process() -> Self {
        let text = |value: std::ffi::OsString| value.to_string_lossy().into_owned();
        Self::of(std::env::vars_os().map(|(name, value)| (text(name), text(value))))
    }

    /// No variables at all.
    pub fn empty() -> Self {
        Self::default()
    }

    /// The given variables, as far as they begin with `TUSKLET__`.
    pub fn of(variables: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(variables.into_iter().filter(|(name, _)| name.starts_with(PREFIX)).collect())
    }

    /// Each variable with the path of the key that it names, and its text.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, String, &str)> {
        self.0.iter().map(|(variable, text)| {
            let path = variable[PREFIX.len()..].to_lowercase().replace("__", ".");
            (variable.as_str(), path, text.as_str())
        })
    }
}
