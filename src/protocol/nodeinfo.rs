//! `NodeInfo` 2.0 and 2.1: what kind of server this is, for directories and apps.
//!
//! <https://nodeinfo.diaspora.software/protocol>

use serde_json::{Value, json};

/// Where the source is; only version 2.1 tells.
const REPOSITORY: &str = env!("CARGO_PKG_REPOSITORY");

/// The versions of the format that we speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    V2_0,
    V2_1,
}

impl Version {
    /// `2.0`, as in the path `/nodeinfo/2.0`.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "2.0" => Some(Self::V2_0),
            "2.1" => Some(Self::V2_1),
            _ => None,
        }
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::V2_0 => "2.0",
            Self::V2_1 => "2.1",
        }
    }

    /// The media type of a document of this version.
    pub fn media_type(self) -> String {
        format!("application/json; profile=\"{}#\"", self.schema())
    }

    fn schema(self) -> String {
        format!("http://nodeinfo.diaspora.software/ns/schema/{}", self.as_str())
    }
}

/// What a document tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    pub site_name: String,
    pub site_description: String,
    pub open_registrations: bool,
    pub users: u64,
    pub active_month: u64,
    pub active_half_year: u64,
    pub local_statuses: u64,
}

/// The signpost at `/.well-known/nodeinfo`. `origin` is `https://a.example`.
pub fn links(origin: &str) -> Value {
    let link = |version: Version| {
        json!({
            "rel": version.schema(),
            "href": format!("{origin}/nodeinfo/{}", version.as_str()),
        })
    };
    json!({ "links": [link(Version::V2_0), link(Version::V2_1)] })
}

/// The document itself. `upstream` tells apps which API they meet: they know Mastodon's name.
pub fn document(version: Version, facts: &Facts) -> Value {
    let mut software = json!({ "name": "tusklet", "version": env!("CARGO_PKG_VERSION") });
    if version == Version::V2_1 && !REPOSITORY.is_empty() {
        software["repository"] = REPOSITORY.into();
    }
    json!({
        "version": version.as_str(),
        "software": software,
        "protocols": ["activitypub"],
        "services": { "inbound": [], "outbound": [] },
        "usage": {
            "users": {
                "total": facts.users,
                "activeMonth": facts.active_month,
                "activeHalfyear": facts.active_half_year,
            },
            "localPosts": facts.local_statuses,
        },
        "openRegistrations": facts.open_registrations,
        "metadata": {
            "nodeName": facts.site_name,
            "nodeDescription": facts.site_description,
            "upstream": { "name": "mastodon" },
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signpost_leads_to_both_versions() {
        let links = links("https://a.example");
        for (at, version) in [Version::V2_0, Version::V2_1].into_iter().enumerate() {
            let href = links["links"][at]["href"].as_str().unwrap();
            let name = href.strip_prefix("https://a.example/nodeinfo/").unwrap();
            assert_eq!(Version::parse(name), Some(version));
        }
    }

    #[test]
    fn apps_find_the_api_they_know() {
        let told = document(Version::V2_0, &Facts { users: 3, ..Facts::default() });
        assert_eq!(told["metadata"]["upstream"]["name"], "mastodon");
        assert_eq!(told["software"]["name"], "tusklet");
        assert_eq!(told["usage"]["users"]["total"], 3);
        assert_eq!(
            Version::V2_1.media_type(),
            "application/json; profile=\"http://nodeinfo.diaspora.software/ns/schema/2.1#\""
        );
    }
}
