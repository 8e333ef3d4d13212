//! RFC 9421, HTTP Message Signatures, as far as servers of the fediverse use it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use url::Url;

use super::SignatureError::{Malformed, Wrong};
use super::policy::{MOST_COVERED, check_time};
use super::{
    Besides, Headers, Incoming, KeyError, SignatureError, Signer, VerifyingKey, digest, http_date,
};
use crate::base::Timestamp;
use crate::protocol::url::authority;

/// Signs a GET over `@method` and `@target-uri`.
pub fn sign_get(signer: &Signer, url: &Url, now: Timestamp) -> Result<Headers, KeyError> {
    sign(signer, ("GET", url), &[], now)
}

/// Signs a POST of `body` over `@method`, `@target-uri` and `content-digest`.
pub fn sign_post(
    signer: &Signer,
    url: &Url,
    body: &[u8],
    now: Timestamp,
) -> Result<Headers, KeyError> {
    sign_post_with(signer, url, body, None, now)
}

/// As [`sign_post`], over one more header.
pub(super) fn sign_post_with(
    signer: &Signer,
    url: &Url,
    body: &[u8],
    besides: Option<Besides<'_>>,
    now: Timestamp,
) -> Result<Headers, KeyError> {
    let digest = digest::content_digest(body);
    let mut headers = vec![("content-digest", digest.as_str())];
    headers.extend(besides);
    let signed = sign(signer, ("POST", url), &headers, now)?;
    Ok(signed.into_iter().chain([("content-digest", digest.clone())]).collect())
}

fn sign(
    signer: &Signer,
    (method, url): (&str, &Url),
    headers: &[Besides<'_>],
    now: Timestamp,
) -> Result<Headers, KeyError> {
    let mut target = url.clone();
    target.set_fragment(None);
    let mut base = format!("\"@method\": {method}\n\"@target-uri\": {target}\n");
    let mut covered = r#""@method" "@target-uri""#.to_owned();
    for (name, value) in headers {
        base.extend(["\"", name, "\": ", value, "\n"]);
        covered.extend([" \"", name, "\""]);
    }
    let created = now.0.div_euclid(1_000);
    let params = format!(r#"({covered});created={created};keyid="{}""#, signer.key_id);
    base.extend(["\"@signature-params\": ", &params]);
    let signature = STANDARD.encode(signer.key.sign(base.as_bytes())?);
    Ok(vec![
        ("date", http_date(now)),
        ("signature-input", format!("sig1={params}")),
        ("signature", format!("sig1=:{signature}:")),
    ])
}

/// `Signature-Input` and `Signature`, read.
#[derive(Debug)]
pub(super) struct Signature {
    pub key_id: String,
    components: Vec<String>,
    /// The list and its parameters as they stood there: the last line of what was signed.
    params: String,
    /// The same as section 2.5 has it written, should a gateway have put in or out a space.
    canonical: String,
    created: Timestamp,
    expires: Option<Timestamp>,
    algorithm: Option<String>,
    bytes: Vec<u8>,
}

/// The most signatures under one request that are looked at.
const MOST_SIGNATURES: usize = 4;

/// Reads the signature that both headers speak of. Of several (a gateway may have put its own
/// beside the sender's) it is the first that covers what one must cover; that one alone counts.
pub(super) fn parse(input: &str, signature: &str) -> Result<Signature, SignatureError> {
    let (mut chosen, mut problem) = (None, None);
    let mut rest = Some(input);
    for _ in 0..MOST_SIGNATURES {
        let Some(text) = rest else { break };
        let (found, after) = member(text, signature)?;
        match found {
            Ok(found) if found.covers_target() => return Ok(found),
            Ok(found) => chosen = chosen.or(Some(found)),
            Err(wrong) => problem = problem.or(Some(wrong)),
        }
        rest = after;
    }
    chosen.ok_or(problem.unwrap_or(Malformed("signature-input is empty")))
}

/// A signature, or what is wrong with it; and what stands behind the next comma.
type Member<'a> = (Result<Signature, SignatureError>, Option<&'a str>);

/// Takes one signature from the front of `Signature-Input`.
fn member<'a>(input: &'a str, signature: &str) -> Result<Member<'a>, SignatureError> {
    let (label, params) = input.split_once('=').ok_or(Malformed("signature-input has no label"))?;
    let (label, params) = (label.trim(), params.trim());
    let (inside, mut rest) = inner_list(params)?;
    let components = components(inside);
    let names = components.as_deref().unwrap_or_default();
    let mut canonical = format!("(\"{}\")", names.join("\" \""));
    let (mut key_id, mut algorithm, mut created, mut expires) = (None, None, None, None);
    while let Some(after) = rest.trim_start_matches(' ').strip_prefix(';') {
        let (name, value, after) = parameter(after.trim_start_matches(' '))?;
        match name {
            "keyid" => key_id = Some(string(value)?),
            "alg" => algorithm = Some(string(value)?),
            "created" => created = Some(seconds(value)?),
            "expires" => expires = Some(seconds(value)?),
            _ => {}
        }
        canonical.extend([";", name]);
        if !value.is_empty() {
            canonical.extend(["=", value.trim()]);
        }
        rest = after;
    }
    let (params, after) = (&params[..params.len() - rest.len()], rest.trim_start());
    let after = match after.strip_prefix(',') {
        Some(next) => Some(next),
        None if after.is_empty() => None,
        None => return Err(Malformed("signature-input goes on after its end")),
    };
    let found = match (components, signature_bytes(signature, label), key_id, created) {
        (Err(problem), ..) | (_, Err(problem), ..) => Err(problem),
        (_, _, None, _) => Err(Malformed("keyid is missing")),
        (.., None) => Err(Wrong("created is missing")),
        (Ok(components), Ok(bytes), Some(key_id), Some(created)) => Ok(Signature {
            key_id: key_id.to_owned(),
            components,
            params: params.to_owned(),
            canonical,
            created,
            expires,
            algorithm: algorithm.map(str::to_owned),
            bytes,
        }),
    };
    Ok((found, after))
}

/// Takes `("a" "b")` from the front.
fn inner_list(text: &str) -> Result<(&str, &str), SignatureError> {
    let list = text.strip_prefix('(').and_then(|text| text.split_once(')'));
    list.ok_or(Malformed("the list of components cannot be read"))
}

/// The names in `"a" "b"`.
fn components(inside: &str) -> Result<Vec<String>, SignatureError> {
    let mut components = vec![];
    for item in inside.split_ascii_whitespace() {
        let name = item.strip_prefix('"').and_then(|item| item.strip_suffix('"'));
        let name = name.filter(|name| !name.contains(['"', ';'])).ok_or(
            // Parameters of a component (`;req`, `;bs`) change what is signed; nobody here uses them.
            Wrong("a component is not a plain name"),
        )?;
        if components.len() == MOST_COVERED {
            return Err(Malformed("it covers too many components"));
        }
        components.push(name.to_ascii_lowercase());
    }
    Ok(components)
}

/// Takes `name=value` from the front, where the value is a string or a bare word.
fn parameter(text: &str) -> Result<(&str, &str, &str), SignatureError> {
    let end = text.find(['=', ';', ',']).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let Some(rest) = rest.strip_prefix('=') else { return Ok((name, "", rest)) };
    let length = match rest.strip_prefix('"') {
        Some(quoted) => quoted.find('"').ok_or(Malformed("a quote is not closed"))? + 2,
        None => rest.find([';', ',']).unwrap_or(rest.len()),
    };
    let (value, rest) = rest.split_at(length);
    Ok((name, value, rest))
}

fn string(value: &str) -> Result<&str, SignatureError> {
    let inside = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
    inside.filter(|inside| !inside.contains('\\')).ok_or(Malformed("a parameter is not a string"))
}

fn seconds(text: &str) -> Result<Timestamp, SignatureError> {
    let seconds = text.trim().parse::<i64>().ok().and_then(|seconds| seconds.checked_mul(1_000));
    seconds.map(Timestamp).ok_or(Malformed("a time is not a number of seconds"))
}

fn signature_bytes(header: &str, label: &str) -> Result<Vec<u8>, SignatureError> {
    let value = header
        .split(',')
        .filter_map(|member| member.trim().split_once('='))
        .find(|(name, _)| *name == label)
        .map(|(_, value)| value);
    let bytes = value
        .ok_or(Malformed("the two headers name different signatures"))?
        .strip_prefix(':')
        .and_then(|value| value.strip_suffix(':'))
        .and_then(|value| STANDARD.decode(value).ok());
    bytes.ok_or(Malformed("the signature is not a byte sequence"))
}

impl Signature {
    pub(super) fn covers(&self, name: &str) -> bool {
        self.components.iter().any(|component| component == name)
    }

    fn covers_target(&self) -> bool {
        self.covers("@method") && self.covers("@target-uri")
    }

    /// Checks coverage, time and body (Mastodon's `HttpMessageSignature#verified?`).
    pub(super) fn check(&self, request: &Incoming, now: Timestamp) -> Result<(), SignatureError> {
        if !self.covers_target() {
            return Err(Wrong("@method and @target-uri must be signed"));
        }
        check_time(self.created, self.expires, now)?;
        let has_body = request.method != "GET" || !request.body.is_empty();
        if has_body && !self.covers("content-digest") {
            return Err(Wrong("content-digest is not signed"));
        }
        if !self.covers("content-digest") {
            return Ok(());
        }
        let told = request.header("content-digest").ok_or(Wrong("there is no content-digest"))?;
        digest::check_content_digest(&told, request.body.as_bytes())
    }

    pub(super) fn verify(
        &self,
        request: &Incoming,
        key: &VerifyingKey,
    ) -> Result<(), SignatureError> {
        // The key decides the algorithm; a name that says otherwise is a trick or a mistake.
        let fits = match (self.algorithm.as_deref(), key) {
            (None, _) => true,
            (Some(name), VerifyingKey::Rsa(_)) => name == "rsa-v1_5-sha256",
            (Some(name), VerifyingKey::Ed25519(_)) => name == "ed25519",
        };
        if !fits {
            return Err(Wrong("the algorithm is not that of the key"));
        }
        let mut base = self.base(request)?;
        let lines = base.len();
        base.push_str(&self.params);
        if key.verifies(base.as_bytes(), &self.bytes) {
            return Ok(());
        }
        if self.canonical != self.params {
            base.replace_range(lines.., &self.canonical);
            if key.verifies(base.as_bytes(), &self.bytes) {
                return Ok(());
            }
        }
        Err(Wrong("the key did not make this signature"))
    }

    /// The signature base of section 2.5, up to the parameters.
    fn base(&self, request: &Incoming) -> Result<String, SignatureError> {
        let mut base = String::new();
        for (at, name) in self.components.iter().enumerate() {
            if self.components[..at].contains(name) {
                return Err(Malformed("a component stands there twice"));
            }
            let value = component(name, request)?;
            base.extend(["\"", name, "\": ", &value, "\n"]);
        }
        base.push_str("\"@signature-params\": ");
        Ok(base)
    }
}

/// The value of one component (section 2.2 for those that begin with `@`).
fn component(name: &str, request: &Incoming) -> Result<String, SignatureError> {
    let origin = || Url::parse(&request.origin).ok().ok_or(Wrong("our own address is unknown"));
    Ok(match name {
        "@method" => request.method.clone(),
        "@target-uri" => format!("{}{}", request.origin, request.target),
        "@authority" => authority(&origin()?).unwrap_or_default(),
        "@scheme" => origin()?.scheme().to_owned(),
        "@request-target" => request.target.clone(),
        "@path" => request.path().to_owned(),
        "@query" => format!("?{}", request.target.split_once('?').map_or("", |(_, query)| query)),
        _ if name.starts_with('@') => return Err(Wrong("it covers a component we do not know")),
        header => request.header(header).ok_or(Wrong("a signed header is not there"))?.into_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_input_is_read_with_all_its_parameters() {
        let signature = parse(
            "sig1=(\"@method\" \"date\");created=1795176000;keyid=\"https://a.example/#k\";tag=\"x\"",
            "sig1=:AAEC:",
        )
        .unwrap();

        assert_eq!(signature.key_id, "https://a.example/#k");
        assert_eq!(signature.components, ["@method", "date"]);
        assert_eq!(signature.created, Timestamp(1_795_176_000_000));
        assert_eq!(signature.bytes, [0, 1, 2]);
        assert!(signature.params.starts_with("(\"@method\" \"date\");created"));
    }

    #[test]
    fn what_we_sign_others_can_verify() {
        use super::super::{NewKey, SigningKey, verify};
        let made = NewKey::generate().unwrap();
        let key = std::sync::Arc::new(SigningKey::from_pkcs8(&made.pkcs8).unwrap());
        let signer = Signer { key_id: "https://a.example/actor#main-key".to_owned(), key };
        let theirs = VerifyingKey::from_pem(&made.public_pem).unwrap();
        let (url, now) =
            (Url::parse("https://b.example/inbox?x=1").unwrap(), Timestamp(1_795_000_000_000));

        let signed = sign_post(&signer, &url, b"{}", now).unwrap();
        let mut request = Incoming {
            method: "POST".to_owned(),
            origin: "https://b.example".to_owned(),
            target: "/inbox?x=1".to_owned(),
            headers: signed.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
            body: "{}".to_owned(),
        };

        assert_eq!(verify(&request, &theirs, now), Ok(()));
        request.target = "/other".to_owned();
        assert!(verify(&request, &theirs, now).is_err());
    }

    #[test]
    fn of_several_signatures_the_one_over_the_target_counts() {
        let input = "proxy=(\"@method\" \"signature\";key=\"sig1\");created=1;keyid=\"p\", \
                     half=(\"date\");created=1;keyid=\"h\", \
                     whole=( \"@method\"  \"@target-uri\" );  created=1 ;keyid=\"k\"";
        let signature = parse(input, "proxy=:AA==:, half=:AQ==:, whole=:Ag==:").unwrap();
        assert_eq!((signature.key_id.as_str(), signature.bytes.as_slice()), ("k", &[2][..]));
        let canonical = "(\"@method\" \"@target-uri\");created=1;keyid=\"k\"";
        assert_eq!(signature.canonical, canonical);
        assert_eq!(parse(input, "proxy=:AA==:, half=:AQ==:").unwrap().key_id, "h");
        assert!(matches!(parse(input, "proxy=:AA==:"), Err(Wrong(_))));
    }

    #[test]
    fn bad_inputs_are_refused_not_fatal() {
        let good = "sig1=();created=1;keyid=\"k\"";
        assert!(parse(good, "sig1=:AA==:").is_ok());
        for (input, signature) in [
            ("", "sig1=:AA==:"),
            ("sig1", "sig1=:AA==:"),
            ("sig1=(\"a", "sig1=:AA==:"),
            ("sig1=(a);created=1;keyid=\"k\"", "sig1=:AA==:"),
            ("sig1=(\"a\";req);created=1;keyid=\"k\"", "sig1=:AA==:"),
            ("sig1=();created=1;keyid=\"k", "sig1=:AA==:"),
            ("sig1=();keyid=\"k\"", "sig1=:AA==:"),
            ("sig1=();created=1", "sig1=:AA==:"),
            ("sig1=();created=1;keyid=\"k\", ", "sig1=:AA==:"),
            ("sig1=();created=1;keyid=\"k\" x", "sig1=:AA==:"),
            ("sig2=();created=1;keyid=\"k\", sig3=();created=1;keyid=\"k\"", "sig1=:AA==:"),
            (good, "sig2=:AA==:"),
            (good, "sig1=AA=="),
            (good, ""),
        ] {
            assert!(parse(input, signature).is_err(), "{input} {signature}");
        }
    }
}
