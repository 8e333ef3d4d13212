//! Who an activity is for: `to` and `cc` (federation.md 4.3), and the inboxes it goes to.

use crate::config::Config;
use crate::model::Visibility;
use crate::protocol::activitypub::PUBLIC;
use crate::protocol::url::{authority, web};
use crate::remote::is_ours;

/// `to` and `cc`.
pub(super) type Audience = (Vec<String>, Vec<String>);

/// How a status of this visibility is addressed. `named`: who is mentioned, or whose status is
/// boosted. What never leaves the server is addressed to nobody.
pub(super) fn audience(visibility: Visibility, followers: String, named: Vec<String>) -> Audience {
    let with = |first: Vec<String>| first.into_iter().chain(named.clone()).collect();
    match visibility {
        Visibility::Public => (vec![PUBLIC.to_owned()], with(vec![followers])),
        Visibility::Unlisted => (vec![followers], with(vec![PUBLIC.to_owned()])),
        Visibility::Followers => (vec![followers], named),
        Visibility::Direct => (named, vec![]),
        Visibility::Local | Visibility::OnlyMe => (vec![], vec![]),
    }
}

/// Inboxes with their hosts, each once. Our own are left out: what happens here is known here.
pub(super) fn inboxes(config: &Config, addresses: Vec<String>) -> Vec<(String, String)> {
    let mut inboxes: Vec<(String, String)> = addresses
        .into_iter()
        .filter(|address| !is_ours(config, address))
        .filter_map(|address| {
            let host = authority(&web(&address)?)?;
            Some((address, host))
        })
        .collect();
    inboxes.sort_unstable();
    inboxes.dedup();
    inboxes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_audience_has_its_addresses() {
        let of = |visibility| audience(visibility, "F".to_owned(), vec!["M".to_owned()]);
        let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        assert_eq!(of(Visibility::Public), (ids(&[PUBLIC]), ids(&["F", "M"])));
        assert_eq!(of(Visibility::Unlisted), (ids(&["F"]), ids(&[PUBLIC, "M"])));
        assert_eq!(of(Visibility::Followers), (ids(&["F"]), ids(&["M"])));
        assert_eq!(of(Visibility::Direct), (ids(&["M"]), ids(&[])));
        assert_eq!(of(Visibility::Local), (ids(&[]), ids(&[])));
        assert_eq!(of(Visibility::OnlyMe), (ids(&[]), ids(&[])));
    }

    #[test]
    fn inboxes_are_elsewhere_and_named_once() {
        let mut config = Config::default();
        config.instance.domain = "home.example".to_owned();
        let addresses = [
            "https://b.example:8443/i",
            "https://home.example/inbox",
            "odd",
            "https://a.example/i",
            "https://b.example:8443/i",
        ];

        let found = inboxes(&config, addresses.map(str::to_owned).to_vec());

        assert_eq!(
            found,
            [
                ("https://a.example/i".to_owned(), "a.example".to_owned()),
                ("https://b.example:8443/i".to_owned(), "b.example:8443".to_owned()),
            ]
        );
    }
}
