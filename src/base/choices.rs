//! Things that can be chosen, each with a word for databases, forms and cookies.

/// Enums of things that can be chosen; the first of each is how it is unless somebody says so.
macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $choice:ident = $word:literal,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$of])* $choice,)+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$choice,)+];

            pub fn as_str(self) -> &'static str {
                match self { $(Self::$choice => $word,)+ }
            }

            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.as_str() == word)
            }

            /// The word, unless it is the usual one.
            pub fn said(self) -> Option<&'static str> {
                (self != Self::ALL[0]).then(|| self.as_str())
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::ALL[0]
            }
        }
    )+};
}
pub(crate) use choices;
