//! JSON in the one form that can be hashed (RFC 8785).

use std::fmt::Write as _;

use serde_json::{Number, Value};

/// The canonical text of a value.
pub(super) fn text(value: &Value) -> String {
    let mut out = String::new();
    push(&mut out, value);
    out
}

fn push(out: &mut String, value: &Value) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(yes) => out.push_str(if *yes { "true" } else { "false" }),
        Value::Number(number) => out.push_str(&numeral(number)),
        Value::String(text) => push_string(out, text),
        Value::Array(list) => {
            out.push('[');
            for (at, item) in list.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                push(out, item);
            }
            out.push(']');
        }
        Value::Object(object) => {
            // By UTF-16 units, which differs from UTF-8 beyond the basic plane.
            let mut names: Vec<&String> = object.keys().collect();
            names.sort_by(|one, other| one.encode_utf16().cmp(other.encode_utf16()));
            out.push('{');
            for (at, name) in names.into_iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                push_string(out, name);
                out.push(':');
                push(out, &object[name]);
            }
            out.push('}');
        }
    }
}

fn push_string(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            c if u32::from(c) < 0x20 => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// A number as ECMAScript writes it.
fn numeral(number: &Number) -> String {
    let value = number.as_f64().unwrap_or_default();
    let size = value.abs();
    if value == 0.0 {
        return "0".to_owned();
    }
    if (1e-6..1e21).contains(&size) {
        return format!("{value}");
    }
    let text = format!("{value:e}");
    match text.split_once('e') {
        Some((digits, exponent)) if !exponent.starts_with('-') => format!("{digits}e+{exponent}"),
        Some(_) | None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_have_one_form() {
        let value = json!({"b": [1, -71.184_902, 1e21, 1e-7, 0.0, 4.50], "a": "é\n\u{1}\"", "\u{20ac}": null,
                           "\u{1f600}": true, "\u{fb33}": false});
        assert_eq!(
            text(&value),
            "{\"a\":\"é\\n\\u0001\\\"\",\"b\":[1,-71.184902,1e+21,1e-7,0,4.5],\"\u{20ac}\":null,\
             \"\u{1f600}\":true,\"\u{fb33}\":false}"
        );
    }
}
