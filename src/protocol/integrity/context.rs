//! What the names of a document mean: JSON-LD contexts, those that we carry and those inside.
//!
//! Only what documents of this network use, and nothing that could make a document mean another
//! thing than it reads like: a context inside may add names, but not change what those mean that
//! we read; one that we do not carry is not fetched.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use serde_json::{Map, Value};

use super::IntegrityError;
use super::IntegrityError::{Malformed, Wrong};

const ACTIVITY_STREAMS: &str = "https://www.w3.org/ns/activitystreams";
const AS: &str = "https://www.w3.org/ns/activitystreams#";

macro_rules! carried {
    ($($address:literal: $file:literal),* $(,)?) => {
        [$(($address, include_str!(concat!("contexts/", $file)))),*]
    };
}

/// The contexts that we carry, by their address.
static CARRIED: LazyLock<HashMap<&str, Value>> = LazyLock::new(|| {
    let texts = carried! {
        "https://www.w3.org/ns/activitystreams": "activitystreams.jsonld",
        "https://w3id.org/security/v1": "security-v1.jsonld",
        "https://w3id.org/identity/v1": "identity-v1.jsonld",
        "https://w3id.org/security/data-integrity/v1": "data-integrity-v1.jsonld",
        "https://w3id.org/security/data-integrity/v2": "data-integrity-v2.jsonld",
        "https://w3id.org/security/multikey/v1": "multikey-v1.jsonld",
        "https://www.w3.org/ns/did/v1": "did-v1.jsonld",
        "https://www.w3.org/ns/cid/v1": "cid-v1.jsonld",
        "https://gotosocial.org/ns": "gotosocial.jsonld",
        "https://join-lemmy.org/context.json": "lemmy.jsonld",
        "http://joinmastodon.org/ns": "mastodon.jsonld",
        "https://purl.archive.org/socialweb/webfinger": "webfinger.jsonld",
        "https://purl.archive.org/miscellany": "miscellany.jsonld",
        "https://w3id.org/fep/5711": "fep-5711.jsonld",
        "https://w3id.org/fep/ef61": "fep-ef61.jsonld",
        "litepub": "litepub.jsonld",
    };
    let read = |text: &str| {
        let document: Value = serde_json::from_str(text).unwrap_or_default();
        document["@context"].clone()
    };
    texts.into_iter().map(|(address, text)| (address, read(text))).collect()
});

/// Every server of Pleroma's kind serves this one under its own name.
/// How it is called here.
const LITEPUB: &str = "litepub";
const LITEPUB_PATH: &str = "/schemas/litepub-0.1.jsonld";

/// Names beyond `ActivityStreams` that we read, and what they must mean.
const READ: [(&str, &str); 9] = [
    ("sensitive", "https://www.w3.org/ns/activitystreams#sensitive"),
    ("Hashtag", "https://www.w3.org/ns/activitystreams#Hashtag"),
    (
        "manuallyApprovesFollowers",
        "https://www.w3.org/ns/activitystreams#manuallyApprovesFollowers",
    ),
    ("movedTo", "https://www.w3.org/ns/activitystreams#movedTo"),
    ("alsoKnownAs", "https://www.w3.org/ns/activitystreams#alsoKnownAs"),
    ("Emoji", "http://joinmastodon.org/ns#Emoji"),
    ("featured", "http://joinmastodon.org/ns#featured"),
    ("publicKey", "https://w3id.org/security#publicKey"),
    ("assertionMethod", "https://w3id.org/security#assertionMethod"),
];

/// What a name means.
#[derive(Debug, Clone, Default)]
pub(super) struct Term {
    /// An IRI or a keyword (`@id`).
    pub iri: String,
    pub coercion: Coercion,
    pub container: Container,
    pub language: Option<String>,
    /// What names mean below this one.
    pub context: Option<Arc<Value>>,
}

/// How plain strings under a name are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Coercion {
    #[default]
    None,
    Id,
    Vocab,
    Type(String),
}

/// How several values under a name are held.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Container {
    #[default]
    Set,
    List,
    Language,
    Graph,
    /// One that we do not read when it is made use of.
    Other,
}

/// What names mean at one place of a document.
#[derive(Debug, Clone, Default)]
pub(super) struct Context {
    terms: Arc<HashMap<String, Term>>,
    pub language: Option<String>,
}

impl Context {
    pub fn term(&self, name: &str) -> Option<&Term> {
        self.terms.get(name)
    }

    /// This context with another on top. `left`: how many more may come.
    pub fn with(&self, local: &Value, left: &mut usize) -> Result<Self, IntegrityError> {
        self.extended(local, false, left)
    }

    fn extended(
        &self,
        local: &Value,
        is_carried: bool,
        left: &mut usize,
    ) -> Result<Self, IntegrityError> {
        *left = left.checked_sub(1).ok_or(Malformed("it has too many contexts"))?;
        match local {
            Value::String(address) => {
                let known = CARRIED.get(address.as_str());
                let known = known
                    .or_else(|| address.ends_with(LITEPUB_PATH).then(|| CARRIED.get(LITEPUB))?);
                self.extended(known.ok_or(Wrong("a context is not known here"))?, true, left)
            }
            Value::Array(list) => {
                let mut all = self.clone();
                for one in list {
                    all = all.extended(one, is_carried, left)?;
                }
                Ok(all)
            }
            Value::Object(definitions) => self.defined(definitions, is_carried),
            _ => Err(Wrong("a context is taken away")),
        }
    }

    fn defined(
        &self,
        definitions: &Map<String, Value>,
        is_carried: bool,
    ) -> Result<Self, IntegrityError> {
        let mut terms = HashMap::clone(&self.terms);
        let mut language = self.language.clone();
        for (name, definition) in definitions {
            match name.as_str() {
                "@version" | "@protected" | "@id" => continue,
                "@vocab" if is_carried => continue,
                "@language" => {
                    language = definition.as_str().map(str::to_ascii_lowercase);
                    continue;
                }
                _ if name.starts_with('@') => return Err(Wrong("a context does what it must not")),
                _ => {}
            }
            let Some(term) = term(definitions, &self.terms, name, definition, 0)? else {
                // Nothing that stands under this name would be signed.
                terms.remove(name);
                continue;
            };
            if !is_carried && !keeps_meaning(name, &term.iri) {
                return Err(Wrong("a context changes what a name means"));
            }
            terms.insert(name.clone(), term);
        }
        Ok(Self { terms: Arc::new(terms), language })
    }
}

/// Whether a name that we read still means the same.
fn keeps_meaning(name: &str, iri: &str) -> bool {
    if let Some((_, meaning)) = READ.iter().find(|(read, _)| *read == name) {
        return iri == *meaning;
    }
    let known = CARRIED.get(ACTIVITY_STREAMS).and_then(|context| context.get(name));
    let Some(known) = known else { return !iri.starts_with('@') };
    let named = known.as_str().or_else(|| known["@id"].as_str()).unwrap_or_default();
    let meaning = named.strip_prefix("as:").map_or(named.to_owned(), |rest| format!("{AS}{rest}"));
    iri == meaning || iri == named
}

/// Reads the definition of one name; `None` when it is to mean nothing.
fn term(
    local: &Map<String, Value>,
    active: &HashMap<String, Term>,
    name: &str,
    definition: &Value,
    depth: usize,
) -> Result<Option<Term>, IntegrityError> {
    if depth > 8 {
        return Err(Malformed("a context goes round in circles"));
    }
    let iri_of = |text: &str| iri(local, active, text, depth + 1);
    let definition = match definition {
        Value::Null => return Ok(None),
        Value::String(text) => {
            return Ok(Some(Term { iri: iri_of(text)?, ..Term::default() }));
        }
        Value::Object(definition) => definition,
        _ => return Err(Malformed("a context defines a name strangely")),
    };
    if definition.keys().any(|key| matches!(key.as_str(), "@reverse" | "@nest" | "@import")) {
        return Err(Wrong("a context does what it must not"));
    }
    let iri = match definition.get("@id") {
        Some(Value::String(text)) => iri_of(text)?,
        Some(Value::Null) => return Ok(None),
        Some(_) => return Err(Malformed("a context defines a name strangely")),
        None => iri_of(name)?,
    };
    let coercion = match definition.get("@type").and_then(Value::as_str) {
        None | Some("@none") => Coercion::None,
        Some("@id") => Coercion::Id,
        Some("@vocab") => Coercion::Vocab,
        Some("@json") => return Err(Wrong("a context asks for bare JSON")),
        Some(kind) => Coercion::Type(iri_of(kind)?),
    };
    let containers = match definition.get("@container") {
        Some(Value::Array(list)) => list.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    let has = |kind: &str| containers.iter().any(|one| one == kind);
    let container = match containers {
        [] => Container::Set,
        _ if has("@list") => Container::List,
        _ if has("@language") => Container::Language,
        _ if has("@graph") => Container::Graph,
        [only] if only == "@set" => Container::Set,
        _ => Container::Other,
    };
    Ok(Some(Term {
        iri,
        coercion,
        container,
        language: definition.get("@language").and_then(Value::as_str).map(str::to_ascii_lowercase),
        context: definition.get("@context").map(|context| Arc::new(context.clone())),
    }))
}

/// A name, `prefix:rest`, keyword or IRI as an IRI or keyword.
fn iri(
    local: &Map<String, Value>,
    active: &HashMap<String, Term>,
    text: &str,
    depth: usize,
) -> Result<String, IntegrityError> {
    if text.starts_with('@') {
        return Ok(text.to_owned());
    }
    let defined = |name: &str| -> Result<Option<String>, IntegrityError> {
        if let Some(definition) = local.get(name) {
            let plain = definition.as_str().or_else(|| definition["@id"].as_str());
            if plain != Some(name) && plain.is_some() {
                return Ok(term(local, active, name, definition, depth)?.map(|term| term.iri));
            }
        }
        Ok(active.get(name).map(|term| term.iri.clone()))
    };
    if let Some((prefix, rest)) = text.split_once(':') {
        if rest.starts_with("//") || prefix == "_" {
            return Ok(text.to_owned());
        }
        return Ok(match defined(prefix)? {
            Some(start) => format!("{start}{rest}"),
            None => text.to_owned(),
        });
    }
    defined(text)?.ok_or(Malformed("a context leaves a name undefined"))
}

impl Context {
    /// A type or other word of the vocabulary as an IRI.
    pub fn word(&self, text: &str) -> Option<String> {
        if let Some(term) = self.term(text) {
            return Some(term.iri.clone());
        }
        self.address(text)
    }

    /// An id as an IRI: as it is, or `prefix:rest`.
    pub fn address(&self, text: &str) -> Option<String> {
        let (prefix, rest) = text.split_once(':')?;
        if prefix == "_" {
            return None;
        }
        if rest.starts_with("//") {
            return Some(text.to_owned());
        }
        Some(match self.term(prefix) {
            Some(term) if !term.iri.starts_with('@') => format!("{}{rest}", term.iri),
            Some(_) | None => text.to_owned(),
        })
    }
}
