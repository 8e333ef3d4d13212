//! From a document to the statements it makes: JSON-LD to RDF, as far as this network uses it.
//!
//! What the signature would not cover is refused: names without meaning, ids that are none. So is
//! what could be read otherwise than it was signed: graphs, reversed names, one thing described at
//! two places.

use std::collections::HashSet;

use serde_json::{Map, Number, Value};

use super::IntegrityError;
use super::IntegrityError::{Malformed, Wrong};
use super::context::{Coercion, Container, Context};

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const XSD: &str = "http://www.w3.org/2001/XMLSchema#";

const DEEPEST: usize = 24;
const MOST_QUADS: usize = 4_000;
/// Contexts of one document, one within the other or side by side.
const MOST_CONTEXTS: usize = 64;

/// What stands at one place of a statement. `Blank`: a thing without a name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Node {
    Iri(String),
    Blank(usize),
    Literal { text: String, kind: Option<String>, language: Option<String> },
}

/// One statement.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Quad {
    pub subject: Node,
    pub predicate: String,
    pub object: Node,
    /// The graph it belongs to, which has no name; `None`: the main one.
    pub graph: Option<usize>,
}

/// The statements of a document.
pub(super) fn of(document: &Value) -> Result<Vec<Quad>, IntegrityError> {
    let mut reader =
        Reader { quads: vec![], blanks: 0, described: HashSet::new(), contexts: MOST_CONTEXTS };
    let object = document.as_object().ok_or(Malformed("it is no object"))?;
    reader.thing(&Context::default(), object, None, 0)?;
    let mut seen = HashSet::new();
    reader.quads.retain(|quad| seen.insert(quad.clone()));
    Ok(reader.quads)
}

struct Reader {
    quads: Vec<Quad>,
    blanks: usize,
    /// Ids of what was described.
    described: HashSet<String>,
    contexts: usize,
}

type Graph = Option<usize>;

impl Reader {
    fn blank(&mut self) -> usize {
        self.blanks += 1;
        self.blanks - 1
    }

    fn say(
        &mut self,
        subject: &Node,
        predicate: &str,
        object: Node,
        graph: Graph,
    ) -> Result<(), IntegrityError> {
        if self.quads.len() >= MOST_QUADS {
            return Err(Malformed("it says too much"));
        }
        let (subject, predicate) = (subject.clone(), predicate.to_owned());
        self.quads.push(Quad { subject, predicate, object, graph });
        Ok(())
    }

    /// Reads an object that is a thing; what stands for it.
    fn thing(
        &mut self,
        around: &Context,
        object: &Map<String, Value>,
        graph: Graph,
        depth: usize,
    ) -> Result<Node, IntegrityError> {
        if depth > DEEPEST {
            return Err(Malformed("it is too deep"));
        }
        let below = match object.get("@context") {
            Some(local) => around.with(local, &mut self.contexts)?,
            None => around.clone(),
        };
        let types = types(&below, object)?;
        // What a type means for the names beside it holds for this thing alone.
        let mut here = below.clone();
        let mut sorted = types.clone();
        sorted.sort_unstable();
        for kind in &sorted {
            if let Some(scoped) = below.term(kind).and_then(|term| term.context.clone()) {
                here = here.with(&scoped, &mut self.contexts)?;
            }
        }
        let subject = self.subject(&here, object)?;
        for kind in &types {
            let iri = below.word(kind).filter(|iri| is_absolute(iri));
            let iri = iri.ok_or(Wrong("a type has no meaning, so that it is not signed"))?;
            self.say(&subject, &format!("{RDF}type"), Node::Iri(iri), graph)?;
        }
        for (name, value) in object {
            if name != "@context" {
                self.member((&here, &below), &subject, (name, value), (graph, depth))?;
            }
        }
        Ok(subject)
    }

    fn subject(
        &mut self,
        here: &Context,
        object: &Map<String, Value>,
    ) -> Result<Node, IntegrityError> {
        let id = object.iter().find(|(name, _)| means(here, name, "@id")).map(|(_, id)| id);
        let iri = match id {
            None | Some(Value::Null) => return Ok(Node::Blank(self.blank())),
            Some(Value::String(id)) => here.address(id).filter(|iri| is_absolute(iri)),
            Some(_) => None,
        };
        let iri = iri.ok_or(Wrong("an id is none"))?;
        let is_described =
            object.keys().any(|name| name != "@context" && !means(here, name, "@id"));
        if is_described && !self.described.insert(iri.clone()) {
            return Err(Wrong("one thing is described at two places"));
        }
        Ok(Node::Iri(iri))
    }

    fn member(
        &mut self,
        (here, below): (&Context, &Context),
        subject: &Node,
        (name, value): (&str, &Value),
        (graph, depth): (Graph, usize),
    ) -> Result<(), IntegrityError> {
        let term = here.term(name).cloned();
        let meaning = match &term {
            Some(term) => term.iri.clone(),
            None if name.starts_with('@') => name.to_owned(),
            None => here.address(name).unwrap_or_default(),
        };
        match meaning.as_str() {
            "@id" | "@type" => return Ok(()),
            _ if !is_absolute(&meaning) => {
                return Err(Wrong("a name has no meaning, so that it is not signed"));
            }
            _ => {}
        }
        let term = term.unwrap_or_default();
        let inside = match &term.context {
            Some(scoped) => below.with(scoped, &mut self.contexts)?,
            None => below.clone(),
        };
        // The names of values are read as those here, unless this one has a context of its own.
        let read = Read {
            words: if term.context.is_some() { &inside } else { here },
            things: &inside,
            coercion: &term.coercion,
            language: term.language.as_ref().or(here.language.as_ref()),
        };
        match (term.container, value) {
            (_, Value::Null) => Ok(()),
            (Container::Language, Value::Object(map)) => {
                for (text, language) in worded(map) {
                    let object = Node::Literal { text, kind: None, language };
                    self.say(subject, &meaning, object, graph)?;
                }
                Ok(())
            }
            (Container::List, _) => {
                let inner = value.get("@list").unwrap_or(value);
                let list = self.list(&read, inner, (graph, depth))?;
                self.say(subject, &meaning, list, graph)
            }
            (Container::Graph, _) => {
                for one in flat(value) {
                    let Value::Object(object) = one else {
                        return Err(Malformed("a graph is no object"));
                    };
                    let name = self.blank();
                    self.say(subject, &meaning, Node::Blank(name), graph)?;
                    self.thing(&inside, object, Some(name), depth + 1)?;
                }
                Ok(())
            }
            (Container::Other, Value::Object(_)) => {
                Err(Wrong("a name holds its values in a way that is not read here"))
            }
            (Container::Set | Container::Language | Container::Other, _) => {
                for one in flat(value) {
                    if let Some(object) = self.value(&read, one, (graph, depth))? {
                        self.say(subject, &meaning, object, graph)?;
                    }
                }
                Ok(())
            }
        }
    }

    fn list(
        &mut self,
        read: &Read<'_>,
        value: &Value,
        (graph, depth): (Graph, usize),
    ) -> Result<Node, IntegrityError> {
        let mut items = vec![];
        for one in flat(value) {
            items.extend(self.value(read, one, (graph, depth))?);
        }
        let mut rest = Node::Iri(format!("{RDF}nil"));
        for item in items.into_iter().rev() {
            let place = Node::Blank(self.blank());
            self.say(&place, &format!("{RDF}first"), item, graph)?;
            self.say(&place, &format!("{RDF}rest"), rest, graph)?;
            rest = place;
        }
        Ok(rest)
    }

    /// What stands for one value; `None`: nothing does.
    fn value(
        &mut self,
        read: &Read<'_>,
        value: &Value,
        (graph, depth): (Graph, usize),
    ) -> Result<Option<Node>, IntegrityError> {
        let typed = |text: String, usual: &str| {
            let kind = match read.coercion {
                Coercion::Type(kind) => kind.clone(),
                Coercion::None | Coercion::Id | Coercion::Vocab => format!("{XSD}{usual}"),
            };
            Node::Literal { text, kind: Some(kind), language: None }
        };
        Ok(Some(match value {
            Value::Null => return Ok(None),
            Value::Bool(yes) => typed(yes.to_string(), "boolean"),
            Value::Number(number) => {
                let is_double = *read.coercion == Coercion::Type(format!("{XSD}double"));
                let (text, usual) = numeral(number, is_double);
                typed(text, usual)
            }
            Value::String(text) => read.text(text)?,
            Value::Array(_) => return Err(Malformed("a list is within a list")),
            Value::Object(object) => {
                let has = |keyword: &str| {
                    object.iter().find(|(name, _)| means(read.things, name, keyword)).map(|it| it.1)
                };
                if let Some(value) = has("@value") {
                    return literal(read, value, has("@type"), has("@language")).map(Some);
                }
                if let Some(list) = has("@list") {
                    return self.list(read, list, (graph, depth + 1)).map(Some);
                }
                if has("@set").is_some() {
                    return Err(Wrong("a set is spelt out"));
                }
                self.thing(read.things, object, graph, depth + 1)?
            }
        }))
    }
}

/// How the values under one name are read.
struct Read<'a> {
    words: &'a Context,
    things: &'a Context,
    coercion: &'a Coercion,
    language: Option<&'a String>,
}

impl Read<'_> {
    fn text(&self, text: &str) -> Result<Node, IntegrityError> {
        let iri = match self.coercion {
            Coercion::None => {
                let language = self.language.cloned();
                return Ok(Node::Literal { text: text.to_owned(), kind: None, language });
            }
            Coercion::Type(kind) => {
                let kind = Some(kind.clone());
                return Ok(Node::Literal { text: text.to_owned(), kind, language: None });
            }
            Coercion::Id => self.words.address(text),
            Coercion::Vocab => self.words.word(text),
        };
        iri.filter(|iri| is_absolute(iri)).map(Node::Iri).ok_or(Wrong("an id is none"))
    }
}

/// `{"@value": …}`.
fn literal(
    read: &Read<'_>,
    value: &Value,
    kind: Option<&Value>,
    language: Option<&Value>,
) -> Result<Node, IntegrityError> {
    let kind = kind.and_then(Value::as_str).and_then(|kind| read.words.word(kind));
    let language = language.and_then(Value::as_str).map(str::to_ascii_lowercase);
    let (text, usual) = match value {
        Value::String(text) => (text.clone(), None),
        Value::Bool(yes) => (yes.to_string(), Some("boolean")),
        Value::Number(number) => {
            let (text, usual) = numeral(number, false);
            (text, Some(usual))
        }
        _ => return Err(Malformed("a value is none")),
    };
    let kind = kind.or_else(|| usual.map(|usual| format!("{XSD}{usual}")));
    Ok(Node::Literal { text, kind, language })
}

/// The names of the types of a thing, as they stand there.
fn types(context: &Context, object: &Map<String, Value>) -> Result<Vec<String>, IntegrityError> {
    let mut found = vec![];
    for (name, value) in object {
        if name == "@context" || !means(context, name, "@type") {
            continue;
        }
        for kind in flat(value) {
            found.push(kind.as_str().ok_or(Malformed("a type is no name"))?.to_owned());
        }
    }
    Ok(found)
}

/// The texts of a map from languages, each with its own.
fn worded(map: &Map<String, Value>) -> Vec<(String, Option<String>)> {
    let pairs = map.iter().flat_map(|(tag, texts)| flat(texts).iter().map(move |text| (tag, text)));
    let named = pairs.filter_map(|(tag, text)| {
        let language = (tag != "@none").then(|| tag.to_ascii_lowercase());
        Some((text.as_str()?.to_owned(), language))
    });
    named.collect()
}

fn means(context: &Context, name: &str, keyword: &str) -> bool {
    name == keyword || context.term(name).is_some_and(|term| term.iri == keyword)
}

fn flat(value: &Value) -> &[Value] {
    match value {
        Value::Array(list) => list,
        single => std::slice::from_ref(single),
    }
}

fn is_absolute(iri: &str) -> bool {
    !iri.starts_with(['@', '_'])
        && iri.contains(':')
        && !iri.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"{}|^`\\".contains(c))
}

/// A number as XML Schema writes it, and its usual type.
fn numeral(number: &Number, is_double: bool) -> (String, &'static str) {
    let value = number.as_f64().unwrap_or_default();
    if value.fract() == 0.0 && value.abs() < 1e21 && !is_double {
        return (format!("{value:.0}"), "integer");
    }
    let text = format!("{value:.15e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let digits = digits.trim_end_matches('0');
    let digits = if digits.ends_with('.') { format!("{digits}0") } else { digits.to_owned() };
    (format!("{digits}E{exponent}"), "double")
}
