//! What files take on the disk, for those who run the server.

use maud::{Markup, html};

use crate::base::size;
use crate::model::cached::{Share, Usage};
use crate::view::Shell;

use super::settings;
use crate::say;

/// Bytes by kind and by server, what they may take, and how it will go on.
#[derive(Debug)]
pub struct MediaUsage<'a> {
    pub shell: &'a Shell<'a>,
    pub usage: &'a Usage,
}

impl MediaUsage<'_> {
    pub fn page(&self) -> Markup {
        let Usage { cached, budget, free, keep_free, own, by_kind, by_host, last_week } =
            self.usage;
        let content = html! {
            section.card.stack aria-labelledby="media" {
                h2 #media { (say!("admin-what-files-take-on-the")) }
                p { (say!("admin-uploaded-here", size = size::words(own.bytes), n = own.files)) }
                p {
                    (say!("admin-of-other-servers", size = size::words(*cached), most = size::words(*budget))) " "
                    meter min="0" max=(budget) value=(cached) { (size::words(*cached)) }
                }
                @if let Some(free) = free {
                    p { (say!("admin-free-on-the-disk", size = size::words(*free), least = size::words(*keep_free))) }
                }
                p {
                    @if let Some(days) = self.usage.days_until_full() {
                        (say!("admin-full-in", size = size::words(*last_week), n = days))
                    } @else if cached >= budget {
                        (say!("admin-the-budget-is-full-what"))
                    } @else {
                        (say!("admin-nothing-came-in-the-last"))
                    }
                }
            }
            (table(say!("admin-by-kind"), "kinds", by_kind))
            (table(say!("admin-by-server"), "servers", by_host))
        };
        settings::admin_frame(self.shell, &content)
    }
}

fn table(title: &str, id: &str, shares: &[Share]) -> Markup {
    html! {
        @if !shares.is_empty() {
            section.card.stack aria-labelledby=(id) {
                h2 id=(id) { (title) }
                table {
                    thead { tr { th scope="col" { (say!("what")) } th scope="col" { (say!("admin-files")) } th scope="col" { (say!("admin-size")) } } }
                    tbody {
                        @for share in shares {
                            tr {
                                th scope="row" { (share.name) }
                                td { (share.files) }
                                td { (size::words(share.bytes)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn it_tells_what_is_used_and_by_whom() {
        let (site, me) = (sample::site(), sample::ada());
        let shell = sample::member(&site, &me);
        let share = |name: &str, bytes| Share { name: name.to_owned(), files: 2, bytes };
        let usage = Usage {
            cached: 3_000_000,
            budget: 4_000_000_000,
            free: Some(9_000_000_000),
            keep_free: 1_000_000_000,
            own: share("", 5_000),
            by_kind: vec![share("avatar", 3_000_000)],
            by_host: vec![share("<peer>.example", 3_000_000)],
            last_week: 0,
        };
        let page = MediaUsage { shell: &shell, usage: &usage }.page().into_string();
        assert!(page.contains("3.0 MB of 4.0 GB allowed"), "{page}");
        assert!(page.contains("&lt;peer&gt;.example") && page.contains("Nothing came"));
    }
}
