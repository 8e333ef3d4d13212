//! What is asked of other servers while nobody waits for it, for those who run this one.

use maud::{Markup, html};

use crate::model::fetches::HostFetches;
use crate::view::component::Empty;
use crate::view::{Shell, words};

use super::settings;
use crate::say;
use crate::view::phrase::phrase;

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
                h2 #fetches { (say!("admin-fetched-from-other-servers")) }
                p {
                    (phrase!("admin-fetched-how", most = html! { b { (words::count(u64::from(*most))) } },
                        setting = html! { code { "limits.background_fetches" } }))
                }
                p {
                    (phrase!("admin-work-waits", n = *put_off, number = html! { b { (words::count(*put_off)) } }))
                }
                @if hosts.is_empty() {
                    (Empty { text: say!("admin-nothing-was-fetched-within-the"), action: None })
                } @else {
                    div.scroll-x tabindex="0" role="group" aria-labelledby="fetches" { table {
                        thead { tr {
                            th scope="col" { (say!("server")) } th scope="col" { (say!("admin-fetched")) }
                            th scope="col" { (say!("admin-begins-anew")) } th scope="col" { (say!("admin-waiting")) }
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
            td { (say!("admin-spent-of", n = *spent, most = most)) }
            td { (say!("admin-in-minutes", n = left)) }
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
