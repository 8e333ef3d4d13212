//! `WebFinger` (RFC 7033): from a handle to an actor; and host-meta (RFC 6415), its signpost.

use std::fmt;

use serde::Serialize;
use serde_json::Value;
use url::Url;

use super::activitypub::{MEDIA_TYPE, is_activity_type};
use super::url::{LONGEST_URL, authority, web};

/// The media type of an answer.
pub const JRD: &str = "application/jrd+json";

/// The media type of host-meta.
pub const XRD: &str = "application/xrd+xml";

/// The relation of the page where one may follow from elsewhere.
const SUBSCRIBE: &str = "http://ostatus.org/schema/1.0/subscribe";
const PROFILE_PAGE: &str = "http://webfinger.net/rel/profile-page";
const AVATAR: &str = "http://webfinger.net/rel/avatar";

/// The most links and aliases we read from an answer.
const MOST_LINKS: usize = 100;

/// The longest user name in a handle, in bytes.
const LONGEST_USERNAME: usize = 2_048;

/// `user@host`, the host in lower case, with its port unless that is the usual one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Handle {
    pub username: String,
    pub host: String,
}

impl Handle {
    /// Reads `user@host`, `@user@host` or `acct:user@host`; the host may have a port.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = text.strip_prefix("acct:").unwrap_or(text);
        let (username, host) = text.strip_prefix('@').unwrap_or(text).rsplit_once('@')?;
        let odd = |c: char| c.is_whitespace() || c.is_control() || "@/?#:".contains(c);
        if username.is_empty() || username.len() > LONGEST_USERNAME || username.contains(odd) {
            return None;
        }
        if host.is_empty() || host.contains(['/', '?', '#', '\\']) {
            return None;
        }
        let url = web(&format!("https://{host}/"))?;
        Some(Self { username: username.to_owned(), host: authority(&url)? })
    }

    /// The URL that answers for this handle; `scheme` is `https` but for try-outs.
    pub fn lookup_url(&self, scheme: &str) -> String {
        let resource: String =
            url::form_urlencoded::byte_serialize(format!("acct:{self}").as_bytes()).collect();
        format!("{scheme}://{}/.well-known/webfinger?resource={resource}", self.host)
    }

    /// Where to look for the signpost when the usual place answers 404.
    pub fn host_meta_url(&self, scheme: &str) -> String {
        format!("{scheme}://{}/.well-known/host-meta", self.host)
    }
}

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.username, self.host)
    }
}

/// What somebody asks about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resource {
    Handle(Handle),
    /// An actor's id or the URL of a profile.
    Url(Url),
}

impl Resource {
    /// Reads the `resource` of a query.
    pub fn parse(text: &str) -> Option<Self> {
        match web(text) {
            Some(url) => Some(Self::Url(url)),
            None => Handle::parse(text).map(Self::Handle),
        }
    }
}

/// An answer: a JSON Resource Descriptor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Jrd {
    pub subject: String,
    pub aliases: Vec<String>,
    pub links: Vec<Link>,
}

/// A link of a [`Jrd`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Default)]
pub struct Link {
    pub rel: String,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
}

/// What our answer about an account needs to know.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    pub handle: &'a Handle,
    pub actor_id: &'a str,
    pub profile_url: &'a str,
    /// With `{uri}` in it.
    pub subscribe_template: &'a str,
    /// URL and media type.
    pub avatar: Option<(&'a str, &'a str)>,
}

impl Jrd {
    /// Our answer about an account, with the links of Mastodon's.
    pub fn about(facts: Facts<'_>) -> Self {
        let link = |rel: &str, kind: &str, href: &str| Link {
            rel: rel.to_owned(),
            kind: Some(kind.to_owned()),
            href: Some(href.to_owned()),
            template: None,
        };
        let mut links = vec![
            link(PROFILE_PAGE, "text/html", facts.profile_url),
            link("self", MEDIA_TYPE, facts.actor_id),
            Link {
                rel: SUBSCRIBE.to_owned(),
                template: Some(facts.subscribe_template.to_owned()),
                ..Link::default()
            },
        ];
        links.extend(facts.avatar.map(|(url, kind)| link(AVATAR, kind, url)));
        Self {
            subject: format!("acct:{}", facts.handle),
            aliases: vec![facts.profile_url.to_owned(), facts.actor_id.to_owned()],
            links,
        }
    }

    /// Reads an answer; `None` without a subject.
    pub fn read(value: &Value) -> Option<Self> {
        let text = |value: &Value| {
            value.as_str().filter(|text| text.len() <= LONGEST_URL).map(str::to_owned)
        };
        let list = |name: &str| value[name].as_array().map_or(&[][..], Vec::as_slice);
        let link = |value: &Value| {
            Some(Link {
                rel: text(&value["rel"])?,
                kind: text(&value["type"]),
                href: text(&value["href"]),
                template: text(&value["template"]),
            })
        };
        Some(Self {
            subject: text(&value["subject"])?,
            aliases: list("aliases").iter().take(MOST_LINKS).filter_map(text).collect(),
            links: list("links").iter().take(MOST_LINKS).filter_map(link).collect(),
        })
    }

    /// The id of the actor behind the handle.
    pub fn actor_id(&self) -> Option<&str> {
        let mut selves = self.links.iter().filter(|link| link.rel == "self");
        let actor = selves.find(|link| link.kind.as_deref().is_some_and(is_activity_type));
        actor?.href.as_deref().filter(|href| web(href).is_some())
    }

    /// The page where somebody from elsewhere may follow: a template with `{uri}`.
    pub fn subscribe_template(&self) -> Option<&str> {
        let link = self.links.iter().find(|link| link.rel == SUBSCRIBE)?;
        link.template.as_deref().filter(|template| web(template).is_some())
    }

    /// The handle it speaks about.
    pub fn handle(&self) -> Option<Handle> {
        Handle::parse(self.subject.strip_prefix("acct:")?)
    }
}

/// Our host-meta. `origin` is `https://a.example`.
pub fn host_meta(origin: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <XRD xmlns=\"http://docs.oasis-open.org/ns/xri/xrd-1.0\">\n  \
         <Link rel=\"lrdd\" template=\"{origin}/.well-known/webfinger?resource={{uri}}\"/>\n\
         </XRD>\n"
    )
}

/// The `lrdd` template in somebody's host-meta, with the handle put in.
///
/// Looks at `Link` tags only: nothing is expanded, so nothing can expand too far.
pub fn lookup_url_in_host_meta(xml: &str, handle: &Handle) -> Option<String> {
    let tags = xml.split('<').filter_map(|tag| tag.split_once('>')).map(|(tag, _)| tag);
    let mut links = tags.filter(|tag| tag.starts_with("Link") || tag.starts_with("xrd:Link"));
    let link = links.find(|tag| attribute(tag, "rel") == Some("lrdd"))?;
    let template = attribute(link, "template")?.replace("&amp;", "&");
    let resource: String =
        url::form_urlencoded::byte_serialize(format!("acct:{handle}").as_bytes()).collect();
    let url = template.replace("{uri}", &resource);
    (template.contains("{uri}") && web(&url).is_some()).then_some(url)
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let at = tag.find(&format!(" {name}="))? + name.len() + 2;
    let rest = tag.get(at..)?;
    let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    rest[1..].split_once(quote).map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn handles_are_read_as_people_write_them() {
        let handle = |text: &str| Handle::parse(text).map(|handle| handle.to_string());
        assert_eq!(handle("@alice@Example.COM").unwrap(), "alice@example.com");
        assert_eq!(handle("acct:bob@127.0.0.1:8301").unwrap(), "bob@127.0.0.1:8301");
        assert_eq!(handle("carol@bücher.example").unwrap(), "carol@xn--bcher-kva.example");
        for bad in ["alice", "@alice", "@@x", "a b@x", "alice@", "alice@x/y", "a@b@c.example", ""] {
            assert_eq!(handle(bad), None, "{bad}");
        }
    }

    #[test]
    fn resources_are_handles_or_urls() {
        assert!(matches!(Resource::parse("acct:a@b.example"), Some(Resource::Handle(_))));
        assert!(matches!(Resource::parse("https://b.example/@a"), Some(Resource::Url(_))));
        assert_eq!(Resource::parse("nonsense"), None);
    }

    #[test]
    fn our_own_answer_reads_back() {
        let handle = Handle::parse("a@b.example").unwrap();
        let ours = Jrd::about(Facts {
            handle: &handle,
            actor_id: "https://b.example/users/a",
            profile_url: "https://b.example/@a",
            subscribe_template: "https://b.example/authorize_interaction?uri={uri}",
            avatar: Some(("https://b.example/a.png", "image/png")),
        });

        let read = Jrd::read(&serde_json::to_value(&ours).unwrap()).unwrap();

        assert_eq!(read, ours);
        assert_eq!(read.actor_id(), Some("https://b.example/users/a"));
        assert_eq!(read.handle(), Some(handle));
        assert!(read.subscribe_template().unwrap().ends_with("{uri}"));
        assert_eq!(Jrd::read(&json!({"links": 3})), None);
    }

    #[test]
    fn host_meta_leads_to_the_answer() {
        let handle = Handle::parse("a@b.example").unwrap();
        let url = lookup_url_in_host_meta(&host_meta("https://w.b.example"), &handle).unwrap();
        assert_eq!(url, "https://w.b.example/.well-known/webfinger?resource=acct%3Aa%40b.example");
        for bad in
            ["", "<Link rel=\"lrdd\">", "<Link rel='lrdd' template='file:///{uri}'/>", "<Lin"]
        {
            assert_eq!(lookup_url_in_host_meta(bad, &handle), None, "{bad}");
        }
        assert!(handle.lookup_url("https").ends_with("resource=acct%3Aa%40b.example"));
    }
}
