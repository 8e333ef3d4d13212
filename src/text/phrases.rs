//! Finding any of many phrases in a text, in one pass over it.
//! Source: <https://docs.joinmastodon.org/api/guidelines/#filters>

use aho_corasick::AhoCorasick;

/// Phrases to look for, large and small letters alike.
#[derive(Debug)]
pub struct Phrases {
    /// `None`: there is nothing to look for.
    finder: Option<AhoCorasick>,
    ends: Vec<Ends>,
}

/// Where a phrase must not go on as a longer word.
#[derive(Debug, Clone, Copy)]
struct Ends {
    start: bool,
    end: bool,
}

impl Phrases {
    /// Phrases, each with whether it must stand as whole words. At an end that is no letter, digit
    /// or underscore, nothing is asked of what stands beside it.
    pub fn new<'a>(phrases: impl IntoIterator<Item = (&'a str, bool)>) -> Self {
        let (mut folded, mut ends) = (vec![], vec![]);
        for (phrase, whole_word) in phrases {
            let is_word = |end: Option<char>| whole_word && end.is_some_and(is_word);
            let phrase = fold(phrase);
            let (first, last) = (phrase.chars().next(), phrase.chars().next_back());
            ends.push(Ends { start: is_word(first), end: is_word(last) });
            folded.push(phrase);
        }
        // Fails only beyond two thousand million phrases.
        let finder = AhoCorasick::new(&folded).ok().filter(|_| !folded.is_empty());
        Self { finder, ends }
    }

    pub fn is_empty(&self) -> bool {
        self.finder.is_none()
    }

    /// Which phrases stand in `text`, by their places in what [`Phrases::new`] was given.
    pub fn found_in(&self, text: &str) -> Vec<usize> {
        let Some(finder) = &self.finder else { return vec![] };
        let text = fold(text);
        let mut found = vec![false; self.ends.len()];
        for hit in finder.find_overlapping_iter(&text) {
            let phrase = hit.pattern().as_usize();
            found[phrase] |= !hit.is_empty() && self.fits(phrase, &text, hit.span());
        }
        let found = found.into_iter().enumerate();
        found.filter_map(|(phrase, is_there)| is_there.then_some(phrase)).collect()
    }

    fn fits(&self, phrase: usize, text: &str, hit: aho_corasick::Span) -> bool {
        let Ends { start, end } = self.ends[phrase];
        let goes_on = |beside: Option<char>| beside.is_some_and(is_word);
        // A hit begins and ends between two characters, since phrases and text are both UTF-8.
        let before = text.get(..hit.start).and_then(|text| text.chars().next_back());
        let after = text.get(hit.end..).and_then(|text| text.chars().next());
        !(start && goes_on(before) || end && goes_on(after))
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Small letters, each for itself: `str::to_lowercase` would make the end of a word differ from
/// the same letters inside one.
fn fold(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).map(|c| if c == 'ς' { 'σ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn finds(phrase: &str, whole_word: bool, text: &str) -> bool {
        Phrases::new([(phrase, whole_word)]).found_in(text) == [0]
    }

    #[test]
    fn whole_words_do_not_match_inside_longer_ones() {
        for (text, alone, anywhere) in [
            ("a cat sat", true, true),
            ("Cat!", true, true),
            ("concatenate", false, true),
            ("cats", false, true),
            ("cat_food", false, true),
            ("#cat", true, true),
            ("a dog", false, false),
        ] {
            assert_eq!(finds("cat", true, text), alone, "{text}");
            assert_eq!(finds("cat", false, text), anywhere, "{text}");
        }
    }

    #[test]
    fn an_end_that_is_no_letter_asks_nothing_of_its_neighbour() {
        assert!(finds("#cat", true, "my#cat") && !finds("#cat", true, "#cats"));
        assert!(finds("cat!", true, "cat!s") && !finds("cat!", true, "tomcat!"));
        assert!(finds("…", true, "a…b"));
        assert!(finds("bad word", true, "a bad word.") && !finds("bad word", true, "a bad words"));
    }

    #[test]
    fn large_and_small_letters_are_the_same_in_every_script() {
        assert!(finds("ÄRGER", true, "so viel Ärger"));
        assert!(finds("ΟΔΟΣ", true, "η οδός της οδος"));
        assert!(finds("ос", false, "Россия") && !finds("ос", true, "Россия"));
        assert!(finds("猫", false, "黒猫がいる"));
    }

    #[test]
    fn all_that_stand_in_a_text_are_found_also_within_each_other() {
        let phrases =
            Phrases::new([("cat", false), ("concatenate", false), ("", true), ("dog", true)]);
        assert_eq!(phrases.found_in("concatenate cat cat"), [0, 1]);
        assert!(Phrases::new([]).found_in("cat").is_empty() && Phrases::new([]).is_empty());
    }

    proptest! {
        #[test]
        fn a_phrase_is_found_where_it_was_put(before in "[a-zß .é]{0,8}", phrase in "\\PC{1,8}", after: String) {
            prop_assert!(finds(&phrase, false, &[before, phrase.clone(), after].concat()));
        }
    }
}
