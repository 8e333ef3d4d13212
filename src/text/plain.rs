//! Plain text from strangers: names, poll options, descriptions of pictures.

/// One line: control characters and direction overrides are dropped, white space is one space,
/// and no more than `longest` characters stay.
#[must_use]
pub fn line(text: &str, longest: usize) -> String {
    let spaced: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| is_shown(*c))
        .collect();
    let line = cut(&spaced.split_whitespace().collect::<Vec<_>>().join(" "), longest);
    if line.chars().all(is_blank) { String::new() } else { line }
}

/// Of no width, or as blank as a space: a name of such letters alone would be none to see.
fn is_blank(c: char) -> bool {
    matches!(
        c,
        ' ' | '\u{ad}'
            | '\u{34f}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{180b}'..='\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2060}'..='\u{206f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{ffa0}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Several lines: as [`line`], but line breaks and spaces stay.
#[must_use]
pub fn block(text: &str, longest: usize) -> String {
    let unified = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    let kept: String =
        unified.chars().filter(|c| is_shown(*c) || matches!(c, '\n' | '\t')).collect();
    cut(kept.trim(), longest)
}

fn cut(text: &str, longest: usize) -> String {
    let mut kept: String = text.chars().take(longest).collect();
    kept.truncate(kept.trim_end().len());
    kept
}

/// Neither a control character nor one that turns the text around it: U+202A–202E and
/// U+2066–2069 can make `exe.fdp` read as `pdf.exe`, or run over the page that shows them.
pub(super) fn is_shown(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        && !matches!(c, '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_line_is_one_line_of_visible_text() {
        assert_eq!(line("  Ann\n\u{0}\u{202e} of\u{3000} Ely\u{7} ", 100), "Ann of Ely");
        assert_eq!(line("one two", 5), "one t");
        assert_eq!(line("one two", 4), "one");
        assert_eq!(line("👩‍👩‍👧 x", 10), "👩‍👩‍👧 x");
        assert_eq!(line("\u{202e}", 10), "");
        assert_eq!(line("\u{200b}\u{3164} \u{2800}\u{e0061}", 10), "");
        assert_eq!(line("\u{200f}\u{5d0}", 10), "\u{200f}\u{5d0}");
    }

    #[test]
    fn a_block_keeps_its_lines() {
        assert_eq!(block(" a\r\n b\rc\u{0}\u{2067} \n", 100), "a\n b\nc");
        assert_eq!(block("a\n\nb", 3), "a");
    }

    proptest! {
        #[test]
        fn both_keep_their_bounds_and_change_nothing_twice(text: String, longest in 0_usize..40) {
            for tidy in [line, block] {
                let once = tidy(&text, longest);
                prop_assert!(once.chars().count() <= longest);
                prop_assert_eq!(tidy(&once, longest), once);
            }
        }
    }
}
