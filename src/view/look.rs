//! How pages look and listen in one browser.

use crate::base::choices::choices;

choices! {
    /// Which colours.
    Scheme {
        /// As the system has it.
        Auto = "auto",
        Light = "light",
        Dark = "dark",
    }
    /// Whether single keys do something.
    Keys {
        On = "on",
        /// Only together with Alt.
        Alt = "alt",
        Off = "off",
    }
    /// How far colours lie apart.
    Contrast {
        Auto = "auto",
        More = "more",
    }
    /// How large words are.
    Size {
        Usual = "m",
        Small = "s",
        Large = "l",
        Largest = "xl",
    }
    /// Whether things move.
    Motion {
        Auto = "auto",
        Less = "less",
    }
    /// Whether links in posts are underlined.
    Links {
        Underlined = "on",
        Plain = "off",
    }
}

/// How pages look and listen, as this browser was told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    pub scheme: Scheme,
    pub keys: Keys,
    pub contrast: Contrast,
    pub size: Size,
    pub motion: Motion,
    pub links: Links,
}

impl Look {
    /// Reads `dark-alt-auto-m-less-on`, as it is kept in the browser. What is missing at the end is
    /// as usual: earlier versions kept less.
    pub fn parse(kept: &str) -> Option<Self> {
        let mut words = kept.split('-');
        let look = Self {
            scheme: Scheme::parse(words.next()?)?,
            keys: Keys::parse(words.next()?)?,
            contrast: words.next().map_or(Some(Contrast::default()), Contrast::parse)?,
            size: words.next().map_or(Some(Size::default()), Size::parse)?,
            motion: words.next().map_or(Some(Motion::default()), Motion::parse)?,
            links: words.next().map_or(Some(Links::default()), Links::parse)?,
        };
        words.next().is_none().then_some(look)
    }

    pub fn kept(self) -> String {
        let Self { scheme, keys, contrast, size, motion, links } = self;
        let words = [
            scheme.as_str(),
            keys.as_str(),
            contrast.as_str(),
            size.as_str(),
            motion.as_str(),
            links.as_str(),
        ];
        words.join("-")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_pages_look_is_read_back_from_what_is_kept() {
        for scheme in Scheme::ALL {
            for size in Size::ALL {
                let (scheme, size) = (*scheme, *size);
                let look = Look { scheme, size, motion: Motion::Less, ..Look::default() };
                assert_eq!(Look::parse(&look.kept()), Some(look));
            }
        }
        let old = Look { scheme: Scheme::Dark, keys: Keys::Alt, ..Look::default() };
        assert_eq!(Look::parse("dark-alt"), Some(old));
        for wrong in ["dark", "", "dark-alt-much", "dark-alt-auto-m-auto-on-more"] {
            assert_eq!(Look::parse(wrong), None, "{wrong}");
        }
    }
}
