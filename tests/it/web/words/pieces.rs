//! A document in pieces, and the forms in it.

/// A piece of a document.
#[derive(Debug)]
pub enum Piece<'a> {
    Text(&'a str),
    Begin(&'a str, Vec<(&'a str, &'a str)>),
    End(&'a str),
}

/// The pieces of a page of ours, whose attributes all have double quotes.
pub fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = vec![];
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        pieces.push(Piece::Text(&rest[..at]));
        let mut quoted = false;
        let end = rest[at..].find(|c: char| {
            quoted ^= c == '"';
            c == '>' && !quoted
        });
        let tag = &rest[at + 1..at + end.unwrap()];
        rest = &rest[at + end.unwrap() + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            pieces.push(Piece::End(name));
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let mut parts = attributes.split('"');
        let mut pairs = vec![];
        while let Some(name) = parts.next() {
            let name = name.trim().trim_end_matches('=');
            let name = name.rsplit(' ').next().unwrap();
            pairs.extend(parts.next().map(|value| (name, value)));
        }
        pieces.push(Piece::Begin(name, pairs));
        // What stands in these is for programs.
        if matches!(name, "script" | "style") {
            let end = rest.find("</").unwrap();
            rest = &rest[end..];
        }
    }
    pieces
}

/// Name, value and type.
pub type FormField = (String, String, String);

#[derive(Debug)]
pub struct Form {
    pub action: String,
    pub fields: Vec<FormField>,
    pub has_files: bool,
}

/// The forms of a page that post something, and its buttons that lead elsewhere.
pub fn forms(html: &str) -> Vec<Form> {
    let mut forms: Vec<Form> = vec![];
    let mut is_open = false;
    for piece in pieces(html) {
        match piece {
            Piece::Begin("form", attributes) => {
                let of = |name: &str| attributes.iter().find(|(it, _)| *it == name);
                let method = of("method").map(|(_, it)| *it);
                is_open = method == Some("post");
                if let (true, Some((_, action))) = (is_open, of("action")) {
                    let has_files = of("enctype").is_some();
                    forms.push(Form { action: (*action).to_owned(), fields: vec![], has_files });
                }
            }
            Piece::Begin(tag @ ("input" | "select" | "textarea" | "button"), attributes) => {
                let of = |name: &str| attributes.iter().find(|(it, _)| *it == name);
                if let Some((_, action)) = of("formaction") {
                    let action = (*action).to_owned();
                    forms.insert(0, Form { action, fields: vec![], has_files: false });
                    continue;
                }
                let Some((_, name)) = of("name").filter(|_| is_open && tag != "button") else {
                    continue;
                };
                let value = of("value").map_or("", |(_, value)| *value);
                let kind = of("type").map_or("", |(_, kind)| *kind);
                if *name != "csrf"
                    && let Some(form) = forms.last_mut()
                {
                    form.fields.push(((*name).to_owned(), value.to_owned(), kind.to_owned()));
                }
            }
            Piece::End("form") => is_open = false,
            _ => {}
        }
    }
    forms
}
