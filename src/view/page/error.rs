//! What a browser shows when a page cannot be had.

use maud::{Markup, html};

use crate::say;
use crate::view::Shell;
use crate::view::layout::{self, Head};

/// An answer that is not what was asked for.
#[derive(Debug)]
pub struct ErrorPage<'a> {
    /// The frame of the site; `None` when it cannot be had either.
    pub shell: Option<&'a Shell<'a>>,
    /// HTTP status.
    pub code: u16,
    /// What was wrong, where we know it better than the code does.
    pub message: Option<&'a str>,
    /// Names the request in the log.
    pub request_id: Option<&'a str>,
}

impl ErrorPage<'_> {
    pub fn page(&self) -> Markup {
        let (title, advice) = told(self.code);
        let content = html! {
            section.card.problem.stack {
                p.code { (self.code) }
                h1 { (title) }
                @if let Some(message) = self.message { p { (message) } }
                p { (advice) }
                p { a.btn href="/" { (say!("front-page")) } }
                @if let Some(id) = self.request_id { p.meta { (say!("public-request", id = id)) } }
            }
        };
        match self.shell {
            Some(shell) => layout::document(shell, &Head::private(title), &content),
            None => layout::bare(title, &content),
        }
    }
}

/// What happened, and what to do.
fn told(code: u16) -> (&'static str, &'static str) {
    match code {
        400 => (say!("public-that-did-not-make-sense"), say!("public-go-back-and-try-again")),
        401 => (say!("public-please-sign-in"), say!("public-this-page-is-for-people")),
        403 => (say!("public-you-may-not-do-that"), say!("public-sign-in-with-another-account")),
        404 => (say!("public-there-is-nothing-here"), say!("public-it-may-have-been-deleted")),
        409 => {
            (say!("public-that-no-longer-fits"), say!("public-something-else-changed-meanwhile-go"))
        }
        410 => (say!("public-this-is-gone"), say!("public-it-was-deleted-for-good")),
        413 => (say!("public-that-is-too-large"), say!("public-try-a-smaller-file")),
        422 => (say!("public-that-could-not-be-taken"), say!("public-go-back-look-at-the")),
        429 => (say!("public-too-many-requests"), say!("public-wait-a-minute-then-try")),
        503 => (say!("public-not-right-now"), say!("public-the-server-is-busy-try")),
        500.. => (say!("public-something-broke"), say!("public-it-is-our-fault-and")),
        _ => (say!("public-that-did-not-work"), say!("public-go-back-and-try-again")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_page_is_small_and_names_the_request() {
        for code in [400, 403, 404, 410, 413, 422, 429, 500, 503] {
            let page = ErrorPage { shell: None, code, message: None, request_id: Some("r-7") };
            let page = page.page().into_string();
            assert!(page.contains(&code.to_string()) && page.contains("Request r-7"));
            assert!(page.len() < 3_000, "{code} has {} bytes", page.len());
        }
    }
}
