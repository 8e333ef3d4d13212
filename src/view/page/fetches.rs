//! What is asked of other servers while nobody waits for it, for those who run this one.

use maud::{Markup, html};

use crate::model::fetches::HostFetches;
use crate::view::component::Empty;
use crate::view::{Shell, words};

use super::settings;

/// The hosts of which something was fetched within the hour.
#[derive(Debug)]
pub struct Fetches<'a> {
    pub shell: &'a Shell<'a>,
    /// Those of which most was fetched come first.
    pub hosts: &'a [HostFetches],
    /// How much may be fetched of one host in an hour.
    pub most: u32,
    /// Jobs that wait until more may be.
    pub put_off: u64,
}

impl Fetches<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, hosts, most, put_off } = self;
        let content = html! {
            section.card.stack aria-labelledby="fetches" {
                h2 #fetches { "Fetched from other servers" }
                p {
                    "Older posts, missing replies, renewed profiles and previews are fetched while nobody waits for them: at most "
                    b { (words::count(u64::from(*most))) }
                    " times an hour from one server (" code { "limits.background_fetches" } " in the settings file). What is over waits until its hour is over."
                }
                p {
                    b { (words::count(*put_off)) } " "
                    (words::plural(*put_off, "piece of work waits", "pieces of work wait")) " for that."
                }
                @if hosts.is_empty() {
                    (Empty { text: "Nothing was fetched within the last hour.", action: None })
                } @else {
                    div.scroll-x { table {
                        thead { tr {
                            th scope="col" { "Server" } th scope="col" { "Fetched" }
                            th scope="col" { "Begins anew" } th scope="col" { "Waiting" }
                        } }
                        tbody { @for host in *hosts { (row(host, *most, shell)) } }
                    } }
                }
            }
        };
        settings::admin_frame(shell, &content)
    }
}

fn row(fetches: &HostFetches, most: u32, shell: &Shell<'_>) -> Markup {
    const MINUTE: u64 = 60;
    let HostFetches { host, spent, put_off, .. } = fetches;
    let left = fetches.renews_at().since(shell.now).as_secs().div_ceil(MINUTE);
    html! {
        tr {
            th scope="row" { (host) }
            td { (spent) " of " (most) }
            td { "in " (left) " min" }
            td { (put_off) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn each_host_stands_with_what_was_fetched_and_what_waits() {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let host = HostFetches {
            host: "peer.example".to_owned(),
            spent: 300,
            began_at: sample::NOW,
            put_off: 12,
        };
        let page = Fetches { shell: &shell, hosts: &[host], most: 300, put_off: 12 };
        let page = page.page().into_string();
        for told in ["peer.example", "300 of 300", "in 60 min", "pieces of work wait"] {
            assert!(page.contains(told), "{told}: {page}");
        }
        let none = Fetches { shell: &shell, hosts: &[], most: 300, put_off: 0 };
        assert!(none.page().into_string().contains("Nothing was fetched"));
    }
}
