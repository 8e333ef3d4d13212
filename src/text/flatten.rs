//! Any HTML → HTML of the few elements we show, properly nested and nowhere deep.
//!
//! The tree builder of the HTML standard can be driven to quadratic work by formatting elements
//! that stay open, or by depth. It never sees such input: this pass goes through the tokens
//! once, keeps a short stack of open elements and closes them where the tree builder would.

use super::markup::{self, Tag, Token};

/// Elements open at one time; deeper ones are left out, their text stays.
const MOST_NESTED: usize = 32;

/// Elements in all; later ones are left out, their text stays.
const MOST_ELEMENTS: usize = 10_000;

/// What may stand in a status besides `br` and headings. federation.md 4.12, that is Mastodon's
/// `Sanitize::Config::MASTODON_STRICT`.
pub(super) const ELEMENTS: [&str; 20] = [
    "p",
    "span",
    "a",
    "del",
    "s",
    "pre",
    "blockquote",
    "code",
    "b",
    "strong",
    "u",
    "i",
    "em",
    "ul",
    "ol",
    "li",
    "ruby",
    "rt",
    "rp",
    "br",
];

/// Attributes that one or another element may carry; `sanitize` knows which.
const ATTRIBUTES: [&str; 7] = ["href", "class", "translate", "lang", "start", "reversed", "value"];

/// Elements we do not keep, but whose borders part words.
const BLOCKS: [&str; 22] = [
    "div",
    "section",
    "article",
    "aside",
    "header",
    "footer",
    "main",
    "nav",
    "table",
    "tr",
    "td",
    "th",
    "dl",
    "dt",
    "dd",
    "figure",
    "figcaption",
    "hr",
    "details",
    "summary",
    "address",
    "img",
];

/// A heading on the stack: shown as a bold paragraph.
const HEADING: &str = "h1";

/// Rewrites `html`. What it answers is as safe or unsafe as before, only simpler.
pub(super) fn flatten(html: &str) -> String {
    let mut flat = Flattener { out: String::with_capacity(html.len()), ..Flattener::default() };
    for token in markup::tokens(html) {
        if flat.formula.is_some() {
            flat.inside_formula(token);
            continue;
        }
        match token {
            Token::Text(text) => push_text(&mut flat.out, text),
            Token::Open(tag) => flat.open(&tag),
            Token::Close(tag) => flat.close(&tag),
        }
    }
    flat.end_formula();
    flat.close_down_to(0);
    flat.out
}

#[derive(Debug, Default)]
struct Flattener {
    out: String,
    open: Vec<&'static str>,
    elements: usize,
    formula: Option<Formula>,
}

impl Flattener {
    fn open(&mut self, tag: &Tag<'_>) {
        if tag.is("math") {
            let block = tag.attribute("display").is_some_and(|d| d.eq_ignore_ascii_case("block"));
            self.formula = Some(Formula { block, ..Formula::default() });
            return;
        }
        let Some(element) = element_of(tag) else { return self.part_words(tag) };
        if self.elements >= MOST_ELEMENTS {
            return;
        }
        self.elements += 1;
        if element == "br" {
            self.out.push_str("<br>");
            return;
        }

        self.close_before(element);
        if self.open.len() >= MOST_NESTED {
            return;
        }
        self.open.push(element);
        if element == HEADING {
            self.out.push_str("<p><strong>");
        } else {
            push_tag(&mut self.out, element, tag, "");
        }
    }

    fn close(&mut self, tag: &Tag<'_>) {
        let Some(element) = element_of(tag) else { return self.part_words(tag) };
        if let Some(at) = self.open.iter().rposition(|open| *open == element) {
            self.close_down_to(at);
        }
    }

    /// Closes what the tree builder would close before it opens `element`.
    fn close_before(&mut self, element: &str) {
        match element {
            "p" | HEADING | "pre" | "blockquote" | "ul" | "ol" => self.close_paragraph(),
            "li" => {
                let item = self
                    .open
                    .iter()
                    .rposition(|open| matches!(*open, "li" | "ul" | "ol" | "blockquote" | "pre"))
                    .filter(|at| self.open[*at] == "li");
                if let Some(at) = item {
                    self.close_down_to(at);
                }
                self.close_paragraph();
            }
            "a" => {
                if let Some(at) = self.open.iter().position(|open| *open == "a") {
                    self.close_down_to(at);
                }
            }
            "rt" | "rp" if self.open.contains(&"ruby") => {
                while self.open.last().is_some_and(|o| matches!(*o, "li" | "p" | "rp" | "rt")) {
                    self.close_down_to(self.open.len() - 1);
                }
            }
            _ => {}
        }
    }

    fn close_paragraph(&mut self) {
        if let Some(at) = self.open.iter().position(|open| matches!(*open, "p" | HEADING)) {
            self.close_down_to(at);
        }
    }

    fn close_down_to(&mut self, at: usize) {
        for element in self.open.drain(at..).rev() {
            if element == HEADING {
                self.out.push_str("</strong></p>");
            } else {
                self.out.push_str("</");
                self.out.push_str(element);
                self.out.push('>');
            }
        }
    }

    fn part_words(&mut self, tag: &Tag<'_>) {
        let ends_a_word = self.out.ends_with(|c: char| !c.is_whitespace() && c != '>');
        if ends_a_word && BLOCKS.iter().any(|block| tag.is(block)) {
            self.out.push('\n');
        }
    }

    fn inside_formula(&mut self, token: Token<'_>) {
        let Some(formula) = &mut self.formula else { return };
        match token {
            Token::Close(tag) if tag.is("math") => self.end_formula(),
            Token::Close(tag) if tag.is("annotation") => formula.within = Part::Rest,
            Token::Open(tag) if tag.is("annotation") => {
                formula.within = match tag.attribute("encoding") {
                    Some("application/x-tex") => Part::Tex,
                    Some("text/plain") => Part::Plain,
                    _ => Part::Other,
                }
            }
            Token::Text(text) => match formula.within {
                Part::Tex => formula.tex.push_str(text),
                Part::Plain => formula.plain.push_str(text),
                Part::Rest => formula.rest.push_str(text),
                Part::Other => {}
            },
            Token::Open(_) | Token::Close(_) => {}
        }
    }

    fn end_formula(&mut self) {
        let Some(formula) = self.formula.take() else { return };
        push_text(&mut self.out, &formula.shown());
    }
}

/// `<math>` as text: its TeX between dollar signs, else its plain text. FEP-dc88.
#[derive(Debug, Default)]
struct Formula {
    block: bool,
    within: Part,
    tex: String,
    plain: String,
    rest: String,
}

#[derive(Debug, Default)]
enum Part {
    #[default]
    Rest,
    Tex,
    Plain,
    Other,
}

impl Formula {
    fn shown(self) -> String {
        if !self.tex.is_empty() {
            let dollars = if self.block { "$$" } else { "$" };
            return format!("{dollars}{}{dollars}", self.tex);
        }
        if self.plain.is_empty() { self.rest } else { self.plain }
    }
}

fn element_of(tag: &Tag<'_>) -> Option<&'static str> {
    let heading =
        |name: &str| matches!(name.as_bytes(), [b'h' | b'H', b'1'..=b'6']).then_some(HEADING);
    ELEMENTS.into_iter().find(|element| tag.is(element)).or_else(|| heading(tag.name))
}

/// Appends the opening tag of `element` with those attributes of `tag` that may matter, always in
/// the same order, and then `more`.
pub(super) fn push_tag(out: &mut String, element: &str, tag: &Tag<'_>, more: &str) {
    out.push('<');
    out.push_str(element);
    for name in ATTRIBUTES {
        let Some(value) = tag.attribute(name) else { continue };
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        out.push_str(&value.replace('"', "&quot;"));
        out.push('"');
    }
    out.push_str(more);
    out.push('>');
}

/// Character references are still to be read by the parser behind us, so `&` stays.
fn push_text(out: &mut String, text: &str) {
    out.push_str(&text.replace('<', "&lt;"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_closed_where_a_browser_would_close_them() {
        for (given, expected) in [
            ("<p>a<p>b", "<p>a</p><p>b</p>"),
            ("<ul><li>a<li>b<ul><li>c</ul>", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"),
            ("<p>a<ul><li>b", "<p>a</p><ul><li>b</li></ul>"),
            ("<b>a<i>b</b>c</i>", "<b>a<i>b</i></b>c"),
            ("<a href=x>a<a href=y>b", "<a href=\"x\">a</a><a href=\"y\">b</a>"),
            ("<ruby>a<rt>b<rt>c</ruby>", "<ruby>a<rt>b</rt><rt>c</rt></ruby>"),
            ("<H2 class=x>a</h2>b", "<p><strong>a</strong></p>b"),
            ("</p>a</b>", "a"),
            ("<div>a</div><div>b</div>", "a\nb\n"),
        ] {
            assert_eq!(flatten(given), expected, "{given}");
        }
    }

    #[test]
    fn formulas_become_their_source() {
        let tex = r#"<math><semantics><mi>x</mi><annotation encoding="application/x-tex">x^n&lt;y</annotation><annotation encoding="text/plain">p</annotation></semantics></math>!"#;
        assert_eq!(flatten(tex), "$x^n&lt;y$!");
        assert_eq!(flatten(&tex.replace("<math", "<math display=block")), "$$x^n&lt;y$$!");
        assert_eq!(flatten(&tex.replace("application/x-tex", "image/png")), "p!");
        assert_eq!(flatten("<math><mi>x</mi><p>y"), "xy");
    }

    #[test]
    fn depth_and_number_are_bounded() {
        let deep = flatten(&"<b id=1>x".repeat(100_000));
        assert_eq!(deep.matches("<b>").count(), MOST_NESTED);
        assert_eq!(deep.matches("</b>").count(), MOST_NESTED);
        assert_eq!(deep.matches('x').count(), 100_000);

        let many = flatten(&"<p>x".repeat(20_000));
        assert_eq!(many.matches("<p>").count(), MOST_ELEMENTS);
    }
}
