//! A post inside a page of others.

use maud::{DOCTYPE, Markup, html};

use crate::base::locale;
use crate::model::StatusView;
use crate::say;
use crate::view::component::StatusCard;
use crate::view::{Shell, assets};

/// A post of ours for a frame: no navigation, no script, links open outside of the frame.
#[derive(Debug)]
pub struct Embed<'a> {
    pub shell: &'a Shell<'a>,
    pub status: &'a StatusView,
}

impl Embed<'_> {
    pub fn page(&self) -> Markup {
        let Self { shell, status } = self;
        let title =
            format!("{} · {}", say!("post-by", name = status.author.name()), shell.site.title);
        let page = format!("{}{}", shell.base_url, status.path());
        html! {
            (DOCTYPE)
            html lang=(locale::current().code()) dir=(locale::current().direction()) {
                head {
                    meta charset="utf-8";
                    base target="_blank";
                    title { (title) }
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="robots" content="noindex";
                    link rel="canonical" href=(page);
                    link rel="stylesheet" href=(assets::url("app.css"));
                }
                body.embed {
                    main {
                        h1.vh { (title) }
                        section.card.feed-card aria-labelledby="post" {
                            h2.vh #post { (say!("post")) }
                            (StatusCard::whole(status, shell))
                        }
                    }
                }
            }
        }
    }
}
