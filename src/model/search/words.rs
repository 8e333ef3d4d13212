//! Where words begin in scripts that put no spaces between them.

/// Text with spaces around every character of such a script: the index then finds any part of a
/// sentence as a row of words.
#[must_use]
pub fn segmented(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + text.len() / 3);
    for c in text.chars() {
        if stands_alone(c) {
            out.push(' ');
            out.push(c);
            out.push(' ');
        } else {
            out.push(c);
        }
    }
    out
}

/// Han, kana, Hangul, Thai, Lao, Myanmar and Khmer.
fn stands_alone(c: char) -> bool {
    matches!(c,
        '\u{0e00}'..='\u{0eff}'
        | '\u{1000}'..='\u{109f}'
        | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{2fa1f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_spaces_gets_them() {
        let words = |text| segmented(text).split_whitespace().collect::<Vec<_>>().join("|");
        assert_eq!(words("日本語 test"), "日|本|語|test");
        assert_eq!(words("東京tower"), "東|京|tower");
        assert_eq!(words("Größe naïve"), "Größe|naïve");
        assert_eq!(segmented("plain text"), "plain text");
    }
}
