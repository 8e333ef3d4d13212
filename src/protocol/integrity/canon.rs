//! Statements in the one form that can be hashed: URDNA2015 (RDF Dataset Canonicalization).
//!
//! Things without a name get names that follow from what is said of them. Who makes many things of
//! which the same is said could keep us busy for ever: the work is bounded.

use std::collections::{BTreeMap, HashMap};

use ring::digest::{SHA256, digest};

use super::IntegrityError;
use super::IntegrityError::Malformed;
use super::quads::{Node, Quad};

/// Steps in telling things apart of which the same is said.
const MOST_STEPS: usize = 5_000;

/// Things of which the same is said in one place.
const MOST_ALIKE: usize = 7;

/// The canonical text: one line for each statement.
pub(super) fn text(quads: &[Quad]) -> Result<String, IntegrityError> {
    let mut state = State { quads, of: HashMap::new(), names: Names::new("c14n"), steps: 0 };
    for (at, quad) in quads.iter().enumerate() {
        for blank in blanks(quad) {
            let of = state.of.entry(blank).or_default();
            if of.last() != Some(&at) {
                of.push(at);
            }
        }
    }
    state.name_all()?;
    let name = |blank: usize| state.names.of(blank).unwrap_or_default();
    let mut lines: Vec<String> = quads.iter().map(|quad| line(quad, &name)).collect();
    lines.sort_unstable();
    Ok(lines.concat())
}

/// The SHA-256 of the canonical text, in hex.
pub(super) fn hash(quads: &[Quad]) -> Result<String, IntegrityError> {
    text(quads).map(|text| sha256(&text))
}

fn sha256(text: &str) -> String {
    use std::fmt::Write as _;
    digest(&SHA256, text.as_bytes()).as_ref().iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Names given in order.
#[derive(Debug, Clone)]
struct Names {
    prefix: &'static str,
    given: Vec<usize>,
}

impl Names {
    fn new(prefix: &'static str) -> Self {
        Self { prefix, given: vec![] }
    }

    fn of(&self, blank: usize) -> Option<String> {
        let place = self.given.iter().position(|&given| given == blank)?;
        Some(format!("_:{}{place}", self.prefix))
    }

    fn give(&mut self, blank: usize) -> String {
        if let Some(name) = self.of(blank) {
            return name;
        }
        self.given.push(blank);
        format!("_:{}{}", self.prefix, self.given.len() - 1)
    }
}

struct State<'a> {
    quads: &'a [Quad],
    /// Where each thing without a name is spoken of.
    of: HashMap<usize, Vec<usize>>,
    names: Names,
    steps: usize,
}

impl State<'_> {
    fn name_all(&mut self) -> Result<(), IntegrityError> {
        let mut by_hash: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut all: Vec<usize> = self.of.keys().copied().collect();
        all.sort_unstable();
        for blank in all {
            by_hash.entry(self.first_degree(blank)).or_default().push(blank);
        }
        let (single, alike): (Vec<_>, Vec<_>) =
            by_hash.into_values().partition(|blanks| blanks.len() == 1);
        for blank in single.into_iter().flatten() {
            self.names.give(blank);
        }
        for blanks in alike {
            let mut results = vec![];
            for blank in blanks {
                if self.names.of(blank).is_some() {
                    continue;
                }
                let mut issuer = Names::new("b");
                issuer.give(blank);
                results.push(self.n_degree(blank, &issuer)?);
            }
            results.sort_by(|one, other| one.0.cmp(&other.0));
            for (_, issuer) in results {
                for blank in issuer.given {
                    self.names.give(blank);
                }
            }
        }
        Ok(())
    }

    fn first_degree(&self, blank: usize) -> String {
        let name = |other: usize| if other == blank { "_:a".to_owned() } else { "_:z".to_owned() };
        let mut lines: Vec<String> =
            self.of[&blank].iter().map(|&at| line(&self.quads[at], &name)).collect();
        lines.sort_unstable();
        sha256(&lines.concat())
    }

    fn related(&self, blank: usize, quad: &Quad, issuer: &Names, place: char) -> String {
        let mut text = String::from(place);
        if place != 'g' {
            text.extend(["<", &quad.predicate, ">"]);
        }
        match self.names.of(blank).or_else(|| issuer.of(blank)) {
            Some(name) => text.push_str(&name),
            None => text.push_str(&self.first_degree(blank)),
        }
        sha256(&text)
    }

    fn n_degree(
        &mut self,
        blank: usize,
        issuer: &Names,
    ) -> Result<(String, Names), IntegrityError> {
        self.step()?;
        let mut issuer = issuer.clone();
        let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for &at in &self.of[&blank] {
            let quad = &self.quads[at];
            for (other, place) in places(quad) {
                if other != blank {
                    let hash = self.related(other, quad, &issuer, place);
                    groups.entry(hash).or_default().push(other);
                }
            }
        }
        let mut data = String::new();
        for (hash, group) in groups {
            data.push_str(&hash);
            if group.len() > MOST_ALIKE {
                return Err(Malformed("too many things are alike"));
            }
            let mut chosen: Option<(String, Names)> = None;
            for order in permutations(&group) {
                self.step()?;
                let Some(found) = self.path(&order, &issuer, chosen.as_ref())? else { continue };
                if chosen.as_ref().is_none_or(|(path, _)| found.0 < *path) {
                    chosen = Some(found);
                }
            }
            if let Some((path, names)) = chosen {
                data.push_str(&path);
                issuer = names;
            }
        }
        Ok((sha256(&data), issuer))
    }

    /// The path through things in this order; `None` if one already found is shorter.
    fn path(
        &mut self,
        order: &[usize],
        issuer: &Names,
        chosen: Option<&(String, Names)>,
    ) -> Result<Option<(String, Names)>, IntegrityError> {
        let is_worse = |path: &str| {
            chosen.is_some_and(|(best, _)| path.len() >= best.len() && path > best.as_str())
        };
        let (mut names, mut path, mut deeper) = (issuer.clone(), String::new(), vec![]);
        for &blank in order {
            if let Some(name) = self.names.of(blank) {
                path.push_str(&name);
            } else {
                if names.of(blank).is_none() {
                    deeper.push(blank);
                }
                path.push_str(&names.give(blank));
            }
            if is_worse(&path) {
                return Ok(None);
            }
        }
        for blank in deeper {
            let (hash, found) = self.n_degree(blank, &names)?;
            path.push_str(&names.give(blank));
            path.extend(["<", &hash, ">"]);
            names = found;
            if is_worse(&path) {
                return Ok(None);
            }
        }
        Ok(Some((path, names)))
    }

    fn step(&mut self) -> Result<(), IntegrityError> {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            return Err(Malformed("too many things are alike"));
        }
        Ok(())
    }
}

fn places(quad: &Quad) -> impl Iterator<Item = (usize, char)> {
    let blank = |node: &Node| match node {
        Node::Blank(blank) => Some(*blank),
        Node::Iri(_) | Node::Literal { .. } => None,
    };
    let all = [(blank(&quad.subject), 's'), (blank(&quad.object), 'o'), (quad.graph, 'g')];
    all.into_iter().filter_map(|(blank, place)| Some((blank?, place)))
}

fn blanks(quad: &Quad) -> impl Iterator<Item = usize> {
    places(quad).map(|(blank, _)| blank)
}

fn permutations(items: &[usize]) -> Vec<Vec<usize>> {
    let Some((&first, rest)) = items.split_first() else { return vec![vec![]] };
    let mut all = vec![];
    for shorter in permutations(rest) {
        for place in 0..=shorter.len() {
            let mut order = shorter.clone();
            order.insert(place, first);
            all.push(order);
        }
    }
    all
}

/// A statement as N-Quads.
fn line(quad: &Quad, name: &impl Fn(usize) -> String) -> String {
    let node = |node: &Node| match node {
        Node::Iri(iri) => format!("<{iri}>"),
        Node::Blank(blank) => name(*blank),
        Node::Literal { text, kind, language } => {
            let mut out = String::from("\"");
            for c in text.chars() {
                match c {
                    '\\' => out.push_str("\\\\"),
                    '"' => out.push_str("\\\""),
                    '\n' => out.push_str("\\n"),
                    '\r' => out.push_str("\\r"),
                    c => out.push(c),
                }
            }
            out.push('"');
            match (kind, language) {
                (_, Some(language)) => out.extend(["@", language]),
                (Some(kind), None) if kind != "http://www.w3.org/2001/XMLSchema#string" => {
                    out.extend(["^^<", kind, ">"]);
                }
                (Some(_) | None, None) => {}
            }
            out
        }
    };
    let graph = quad.graph.map(|graph| format!(" {}", name(graph))).unwrap_or_default();
    format!("{} <{}> {}{graph} .\n", node(&quad.subject), quad.predicate, node(&quad.object))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn canonical(document: &serde_json::Value) -> Result<String, IntegrityError> {
        text(&super::super::quads::of(document)?)
    }

    #[test]
    fn the_same_statements_have_one_text() {
        let context = "https://www.w3.org/ns/activitystreams";
        let one = json!({"@context": context, "id": "https://a/1", "type": "Note", "content": "x\n",
            "tag": [{"type": "Mention", "href": "https://a/u"}, {"type": "Mention", "href": "https://a/v"}]});
        let other = json!({"@context": context, "type": "Note", "content": "x\n", "id": "https://a/1",
            "tag": [{"href": "https://a/v", "type": "Mention"}, {"href": "https://a/u", "type": "Mention"}]});
        let text = canonical(&one).unwrap();
        assert_eq!(text, canonical(&other).unwrap());
        assert!(text.contains(
            "<https://a/1> <https://www.w3.org/ns/activitystreams#content> \"x\\n\" .\n"
        ));
        assert_eq!(text.lines().count(), 8);
    }

    #[test]
    fn what_would_not_be_signed_or_be_read_otherwise_is_refused() {
        let note = |more: serde_json::Value| {
            let mut note = json!({"@context": ["https://www.w3.org/ns/activitystreams", {"ok": "as:ok"}],
                                  "id": "https://a/1", "type": "Note"});
            for (name, value) in more.as_object().unwrap() {
                note[name] = value.clone();
            }
            canonical(&note)
        };
        assert!(note(json!({"ok": "yes"})).is_ok());
        for bad in [
            json!({"undefined": "x"}),
            json!({"type": "Undefined"}),
            json!({"@graph": []}),
            json!({"@reverse": {}}),
            json!({"@included": []}),
            json!({"id": "relative"}),
            json!({"to": "relative"}),
            json!({"tag": [{"id": "https://a/1", "content": "twice"}]}),
            json!({"@context": "https://unknown.example/context"}),
            json!({"@context": ["https://www.w3.org/ns/activitystreams", {"content": "as:summary"}]}),
            json!({"@context": ["https://www.w3.org/ns/activitystreams", {"sensitive": "as:other"}]}),
            json!({"@context": ["https://www.w3.org/ns/activitystreams", {"@vocab": "https://a/"}]}),
            json!({"@context": ["https://www.w3.org/ns/activitystreams", {"x": {"@reverse": "as:to"}}]}),
        ] {
            assert!(note(bad.clone()).is_err(), "{bad}");
        }
    }

    #[test]
    fn things_that_are_alike_are_told_apart_or_given_up_in_time() {
        let people = |count: usize| {
            let all: Vec<_> = (0..count).map(|_| json!({"type": "Person"})).collect();
            json!({"@context": "https://www.w3.org/ns/activitystreams", "id": "https://a/1", "tag": all})
        };
        assert!(canonical(&people(3)).is_ok());
        assert!(canonical(&people(500)).is_ok());
        let nested = json!({"@context": "https://www.w3.org/ns/activitystreams", "id": "https://a/1",
            "tag": vec![json!({"attachment": vec![json!({"type": "Person"}); 9]}); 2]});
        assert!(canonical(&nested).is_err());
    }
}
