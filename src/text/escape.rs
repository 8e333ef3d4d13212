//! Text → the same text inside HTML, and back.

/// Appends `text` so that HTML reads it as text, in an element or a quoted attribute.
pub fn push(out: &mut String, text: &str) {
    out.reserve(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
}

/// Appends `html` with its character references read: the few that serialised HTML holds.
/// An unknown one stays as it stands.
pub fn push_unescaped(out: &mut String, html: &str) {
    let mut rest = html;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let known = rest.bytes().take(LONGEST_REFERENCE).position(|b| b == b';');
        if let Some((end, c)) = known.and_then(|end| Some((end, character(&rest[1..end])?))) {
            out.push(c);
            rest = &rest[end + 1..];
        } else {
            out.push('&');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
}

/// Bytes from `&` to `;` in the longest reference that is read.
const LONGEST_REFERENCE: usize = 10;

fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let digits = name.strip_prefix('#')?;
            let number = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(number).filter(|c| *c != '\0')
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn references_are_read_and_unknown_ones_stay() {
        let mut out = String::new();
        push_unescaped(&mut out, "a &amp; b &#39;&#x41;&nbsp;&unknown; &; & &#0; &#99999999;");
        assert_eq!(out, "a & b 'A\u{a0}&unknown; &; & &#0; &#99999999;");
    }

    proptest! {
        #[test]
        fn escaped_text_reads_back(text: String) {
            let (mut html, mut back) = (String::new(), String::new());
            push(&mut html, &text);
            prop_assert!(!html.contains(['<', '>', '"', '\'']));
            push_unescaped(&mut back, &html);
            prop_assert_eq!(back, text);
        }

        #[test]
        fn anything_can_be_unescaped(html: String) {
            let mut out = String::new();
            push_unescaped(&mut out, &html);
        }
    }
}
