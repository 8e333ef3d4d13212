//! From bytes to JSON, refusing what is too deep to be meant well.

use serde_json::Value;

use super::plain::plain;
use super::tree;

/// How deep a document may be nested. Real ones stay below ten.
const DEEPEST: usize = 32;

/// Why a document cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    #[error("not a JSON object: {0}")]
    NotJson(String),
    #[error("nested more than {DEEPEST} levels deep")]
    TooDeep,
    #[error("`{0}` is missing or not of a kind we can read")]
    Missing(&'static str),
}

/// Parses a document: one JSON object, nested at most 32 levels deep, its names spelt our way.
/// JSON-LD in its expanded form is a list of one.
pub fn parse(bytes: &[u8]) -> Result<Value, ReadError> {
    // Looked at before parsing, so that a wall of brackets costs one pass and no memory.
    if depth(bytes) > DEEPEST {
        return Err(ReadError::TooDeep);
    }
    let value = tree::read(bytes).map_err(|cause| ReadError::NotJson(cause.to_string()))?;
    let value = match value {
        Value::Array(mut list) if list.len() == 1 => list.remove(0),
        other => other,
    };
    if value.is_object() {
        return Ok(plain(value));
    }
    Err(ReadError::NotJson("it is something else".to_owned()))
}

/// The deepest nesting of brackets outside strings.
fn depth(bytes: &[u8]) -> usize {
    let (mut deepest, mut depth) = (0_usize, 0_usize);
    let (mut in_string, mut escaped) = (false, false);
    for &byte in bytes {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn deep_documents_are_refused_before_they_are_parsed() {
        let nested =
            |levels: usize| format!("{{\"a\":{}{}}}", "[".repeat(levels), "]".repeat(levels));
        assert!(parse(nested(31).as_bytes()).is_ok());
        assert_eq!(parse(nested(32).as_bytes()), Err(ReadError::TooDeep));
        assert_eq!(parse("[".repeat(1_000_000).as_bytes()), Err(ReadError::TooDeep));
        let quoted = format!("{{\"a\":\"\\\"{}\"}}", "[".repeat(100));
        assert!(parse(quoted.as_bytes()).is_ok());
    }

    #[test]
    fn only_objects_are_documents() {
        for bad in ["", "null", "[]", "\"x\"", "{", "{}x", "\u{feff}"] {
            assert!(matches!(parse(bad.as_bytes()), Err(ReadError::NotJson(_))), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_bring_the_parser_down(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = parse(&bytes);
        }
    }
}
