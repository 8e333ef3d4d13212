//! What must be true between keys, once each is right for itself.

use url::Url;

use crate::say;

use super::value::{FilePlace, FileUrls};
use super::{Config, domain};

/// A value that does not go with the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// `section.name`
    pub key: &'static str,
    /// What is wrong, to be read after the key's name.
    pub problem: String,
}

impl Config {
    /// Everything that is wrong between keys; empty when the server can run with it.
    pub fn findings(&self) -> Vec<Finding> {
        if !self.is_set_up() {
            return vec![]; // nothing is served yet, and set-up will decide the rest
        }
        [
            public_url_is_ours,
            https_in_public,
            federation_in_public,
            files_are_apart,
            store_is_named,
            store_is_public,
        ]
        .iter()
        .filter_map(|check| check(self))
        .collect()
    }
}

fn public_url_is_ours(config: &Config) -> Option<Finding> {
    if config.server.public_url.is_empty() {
        return None;
    }
    let url = Url::parse(&config.server.public_url).ok()?;
    let place = match url.port() {
        Some(port) => format!("{}:{port}", url.host_str()?),
        None => url.host_str()?.to_owned(),
    };
    if same_place(&place, config.web_domain(), url.scheme()) {
        return None;
    }
    let domain = config.web_domain();
    let problem = say!("refusal-public-url-elsewhere", place = place, domain = domain);
    Some(Finding { key: "server.public_url", problem })
}

fn same_place(place: &str, domain: &str, scheme: &str) -> bool {
    let usual = if scheme == "https" { ":443" } else { ":80" };
    place == domain.strip_suffix(usual).unwrap_or(domain)
}

fn https_in_public(config: &Config) -> Option<Finding> {
    if config.scheme() == "https" || domain::is_local(config.web_domain()) {
        return None;
    }
    let problem = say!("refusal-public-needs-https", domain = config.web_domain());
    Some(Finding { key: "server.public_url", problem })
}

fn federation_in_public(config: &Config) -> Option<Finding> {
    if !config.federation.http || domain::is_local(config.domain()) {
        return None;
    }
    let problem = format!(
        "must be false for the public domain \"{}\", plain http is only for local try-outs",
        config.domain()
    );
    Some(Finding { key: "federation.http", problem })
}

/// A host for files is another one than that of the pages, and no less safe.
fn files_are_apart(config: &Config) -> Option<Finding> {
    let host = config.files_host()?;
    let is_plain = config.files_url().starts_with("http://");
    let problem = if [config.domain(), config.web_domain()].contains(&host) {
        format!("leads to \"{host}\", where the pages are: name another host, or none")
    } else if is_plain && !domain::is_local(host) {
        format!("must begin with https:// for the public host \"{host}\"")
    } else {
        return None;
    };
    Some(Finding { key: "media.public_url", problem })
}

/// A store that is used must be named, all of it.
fn store_is_named(config: &Config) -> Option<Finding> {
    let media = &config.media;
    let is_used = [media.store, media.cache_store].contains(&FilePlace::S3);
    let missing = [
        ("media.s3_endpoint", &media.s3_endpoint),
        ("media.s3_bucket", &media.s3_bucket),
        ("media.s3_region", &media.s3_region),
        ("media.s3_key", &media.s3_key),
        ("media.s3_secret", &media.s3_secret),
    ];
    // Files may lie there still after the settings went back to the folder.
    let is_named = !media.s3_endpoint.is_empty();
    let (key, _) = missing.into_iter().find(|(_, value)| value.is_empty())?;
    (is_used || is_named).then(|| Finding {
        key,
        problem: "is empty, but files are to lie in a store (media.store, media.s3_endpoint)"
            .to_owned(),
    })
}

fn store_is_public(config: &Config) -> Option<Finding> {
    let media = &config.media;
    (media.s3_urls == FileUrls::Public && media.s3_public_url.is_empty()).then(|| Finding {
        key: "media.s3_public_url",
        problem: "is empty, but media.s3_urls is \"public\": say where everybody may read"
            .to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_for_files_is_another_one_and_safe() {
        for (files, problem) in [
            ("", None),
            ("https://files.example", None),
            ("https://tusklet.org", Some("where the pages are")),
            ("http://files.tusklet.org", Some("must begin with https://")),
        ] {
            let mut config = Config::default();
            config.instance.domain = "tusklet.org".to_owned();
            config.media.public_url = files.to_owned();
            let findings = config.findings();
            let found = findings.iter().find(|finding| finding.key == "media.public_url");
            assert_eq!(found.is_some(), problem.is_some(), "{files}: {findings:?}");
            assert!(found.is_none_or(|found| found.problem.contains(problem.unwrap_or_default())));
        }
    }
}
