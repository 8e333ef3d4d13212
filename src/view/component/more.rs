//! How much of something is here, and the way to the rest.

use maud::{Markup, Render, html};

use crate::model::fetches::{Completeness, Rest};
use crate::say;
use crate::view::phrase::phrase;
use crate::view::words;

/// Says that not all is here, and has the rest fetched. Posts to `PATH/fetch`.
#[derive(Debug)]
pub struct More<'a> {
    pub completeness: Completeness,
    pub of: MoreOf<'a>,
    /// The page that it stands on.
    pub path: &'a str,
}

/// What there is more of.
#[derive(Debug, Clone, Copy)]
pub enum MoreOf<'a> {
    Replies,
    /// Posts, and the page where all of them are.
    Posts {
        origin: Option<&'a str>,
    },
}

impl Render for More<'_> {
    fn render(&self) -> Markup {
        let Completeness { here, there, rest } = self.completeness;
        let path = self.path;
        let what = match self.of {
            MoreOf::Replies => phrase!("more-replies-here", here = here, there = there),
            MoreOf::Posts { origin: None } => {
                phrase!("more-posts-here", here = here, there = there)
            }
            MoreOf::Posts { origin: Some(origin) } => {
                let all = html! {
                    a href=(origin) rel="noopener noreferrer" { (say!("more-posts-all")) }
                };
                let what = phrase!("more-posts-here", here = here, there = there);
                phrase!("more-posts-here-and-there", what = what, all = all)
            }
        };
        let told = match rest {
            Rest::Open => {
                let fetch = html! {
                    button.btn form="act" formaction={ (path) "/fetch" } name="return" value=(path) { (say!("more-fetch")) }
                };
                phrase!("more-open", what = what, fetch = fetch)
            }
            Rest::Coming => {
                let again = html! { a href=(path) { (say!("more-look-again")) } };
                phrase!("more-coming", what = what, again = again)
            }
            Rest::PutOff(until) => phrase!("more-put-off", what = what, time = &time(until)),
        };
        html! { p.meta.more-there { (told) } }
    }
}

/// `06:08`.
fn time(moment: crate::base::Timestamp) -> String {
    words::minute(moment).split('T').nth(1).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Timestamp;

    fn shown(of: MoreOf<'_>, rest: Rest) -> String {
        let completeness = Completeness { here: 17, there: 1_240, rest };
        More { completeness, of, path: "/@bob@peer.example/7" }.render().into_string()
    }

    #[test]
    fn what_is_missing_can_be_fetched_unless_that_goes_on_already() {
        let open = shown(MoreOf::Replies, Rest::Open);
        assert!(open.contains("17 of about 1,240 replies, <button"), "{open}");
        assert!(open.contains(r#"formaction="/@bob@peer.example/7/fetch""#), "{open}");
        let coming = shown(MoreOf::Replies, Rest::Coming);
        assert!(coming.contains("being fetched") && !coming.contains("<button"), "{coming}");
        let put_off = shown(MoreOf::Replies, Rest::PutOff(Timestamp(3_600_000)));
        assert!(put_off.contains("01:00 UTC") && !put_off.contains("<button"), "{put_off}");
    }

    #[test]
    fn of_posts_it_is_told_where_all_are() {
        let posts = shown(MoreOf::Posts { origin: Some("https://peer.example/@bob") }, Rest::Open);
        assert!(posts.contains("About 1,240 posts there, 17 here, <a href"), "{posts}");
    }
}
