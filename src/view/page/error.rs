//! What a browser shows when a page cannot be had.

use maud::{Markup, html};

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
                p { a.btn href="/" { "Front page" } }
                @if let Some(id) = self.request_id { p.meta { "Request " (id) } }
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
        400 => ("That did not make sense", "Go back and try again."),
        401 => ("Please sign in", "This page is for people who are signed in."),
        403 => ("You may not do that", "Sign in with another account, or go back."),
        404 => ("There is nothing here", "It may have been deleted, or is not for you to see."),
        409 => ("That no longer fits", "Something else changed meanwhile. Go back and look again."),
        410 => ("This is gone", "It was deleted for good."),
        413 => ("That is too large", "Try a smaller file."),
        422 => ("That could not be taken", "Go back, look at the form and try again."),
        429 => ("Too many requests", "Wait a minute, then try again."),
        503 => ("Not right now", "The server is busy. Try again in a minute."),
        500.. => ("Something broke", "It is our fault and has been noted. Try again later."),
        _ => ("That did not work", "Go back and try again."),
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
