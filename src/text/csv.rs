//! Tables of comma-separated values.
//! Source: <https://www.rfc-editor.org/rfc/rfc4180>

/// One line of a table, with its end. Fields are quoted where they must be.
pub fn line<'a>(fields: impl IntoIterator<Item = &'a str>) -> String {
    let fields: Vec<String> = fields.into_iter().map(quoted).collect();
    format!("{}\n", fields.join(","))
}

fn quoted(field: &str) -> String {
    if field.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

/// The lines of a table, at most `most`; lines with nothing in them are left out. What is badly
/// quoted is taken as it stands.
pub fn read(text: &str, most: usize) -> Vec<Vec<String>> {
    let (mut lines, mut fields, mut field) = (vec![], vec![], String::new());
    let mut letters = text.trim_start_matches('\u{feff}').chars().peekable();
    let mut is_quoted = false;
    while lines.len() < most {
        let Some(letter) = letters.next() else {
            fields.push(field);
            keep(&mut lines, fields);
            break;
        };
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                letters.next();
                field.push('"');
            }
            '"' if is_quoted => is_quoted = false,
            '"' if field.is_empty() => is_quoted = true,
            ',' if !is_quoted => fields.push(std::mem::take(&mut field)),
            '\n' if !is_quoted => {
                fields.push(std::mem::take(&mut field));
                keep(&mut lines, std::mem::take(&mut fields));
            }
            '\r' if !is_quoted => {}
            other => field.push(other),
        }
    }
    lines
}

fn keep(lines: &mut Vec<Vec<String>>, fields: Vec<String>) {
    if fields.iter().any(|field| !field.trim().is_empty()) {
        lines.push(fields);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_can_be_read() {
        let rows = [vec!["a,b", "say \"no\"", ""], vec!["two\nlines", "plain", "ü"]];
        let text: String = rows.iter().map(|row| line(row.iter().copied())).collect();
        assert_eq!(read(&text, 10), rows);
        assert_eq!(read(&text, 1), rows[..1]);
    }

    #[test]
    fn other_peoples_tables_are_read() {
        let text = "\u{feff}#domain,#severity\r\n\r\nbad.example,suspend\r\n\"open";
        let rows = read(text, 10);
        assert_eq!(rows[0], ["#domain", "#severity"]);
        assert_eq!(rows[1], ["bad.example", "suspend"]);
        assert_eq!(rows[2], ["open"]);
    }
}
