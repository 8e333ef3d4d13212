//! Styles that people write for their own pages.
//! Source: <https://www.w3.org/TR/css-syntax-3/>, <https://www.w3.org/TR/css-cascade-6/#scoped-styles>

use cssparser::{BasicParseErrorKind, ParseError, ParseErrorKind, Parser, Token};

/// Blocks inside blocks.
const DEEPEST: usize = 16;

/// What cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// A `}` that closes nothing, at this line.
    Unopened(u32),
    /// A rule that brings other files, or an address outside of this server, at this line.
    FromElsewhere(u32),
    TooDeep,
}

/// `css` for nothing but what stands inside `element`, the selector of one of ours.
///
/// # Errors
/// When it would reach beyond, or load something from elsewhere.
pub fn scoped(css: &str, element: &str) -> Result<String, Problem> {
    walk(&mut Parser::new(css), 0)?;
    // What is left open at the end is closed by the end of the file.
    Ok(format!("@scope ({element}) {{\n{css}\n}}\n"))
}

fn walk(parser: &mut Parser<'_>, depth: usize) -> Result<(), Problem> {
    if depth > DEEPEST {
        return Err(Problem::TooDeep);
    }
    loop {
        let token = parser.next().cloned();
        let line = parser.current_source_location().line + 1;
        let opens = match token {
            Err(end) if end.kind == BasicParseErrorKind::EndOfInput => return Ok(()),
            Err(_) => return Err(Problem::TooDeep),
            Ok(Token::CloseCurlyBracket) => return Err(Problem::Unopened(line)),
            Ok(Token::AtKeyword(name)) if name.eq_ignore_ascii_case("import") => {
                return Err(Problem::FromElsewhere(line));
            }
            Ok(Token::UnquotedUrl(address) | Token::QuotedString(address))
                if leads_away(&address) =>
            {
                return Err(Problem::FromElsewhere(line));
            }
            Ok(token) => matches!(
                token,
                Token::CurlyBracketBlock
                    | Token::ParenthesisBlock
                    | Token::SquareBracketBlock
                    | Token::Function(_)
            ),
        };
        if opens {
            let inner = parser
                .parse_nested_block(|inner| walk(inner, depth + 1).map_err(ParseError::custom));
            match inner.map_err(|error: ParseError<Problem>| error.kind) {
                Ok(()) => {}
                Err(ParseErrorKind::Custom(problem)) => return Err(problem),
                Err(ParseErrorKind::Basic(_)) => return Err(Problem::TooDeep),
            }
        }
    }
}

/// An address with a scheme or another host; `data:` stays in the file.
fn leads_away(address: &str) -> bool {
    let address = address.trim().to_ascii_lowercase();
    address.starts_with("//") || address.starts_with("http:") || address.starts_with("https:")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_plain_is_kept_inside() {
        let css = ":scope { --accent: teal }\n.post { border-radius: 0 /* } */; content: \"}\" }";
        let scoped = scoped(css, ".own").unwrap();
        assert_eq!(scoped, format!("@scope (.own) {{\n{css}\n}}\n"));
    }

    #[test]
    fn nothing_reaches_beyond_or_comes_from_elsewhere() {
        let problem = |css: &str| scoped(css, ".own").unwrap_err();
        assert_eq!(problem("a { }\n } body { display: none }"), Problem::Unopened(2));
        assert_eq!(problem("@media print { a { } } }"), Problem::Unopened(1));
        assert_eq!(problem("@IMPORT 'x.css';"), Problem::FromElsewhere(1));
        for address in [
            "url(https://evil.example/x)",
            "url( '//evil.example')",
            "image-set(\"HTTPS://e.example\" 1x)",
        ] {
            let css = format!("a {{\n background: {address} }}");
            assert_eq!(problem(&css), Problem::FromElsewhere(2), "{address}");
        }
        assert_eq!(problem(&"{".repeat(1_000)), Problem::TooDeep);
    }

    #[test]
    fn what_is_left_open_is_closed_by_the_end() {
        for open in ["a {", "/* ", "\"", "a { b: url(", "@media (", "\\"] {
            assert!(scoped(open, ".own").is_ok(), "{open}");
        }
    }
}
