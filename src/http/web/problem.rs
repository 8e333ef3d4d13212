//! Puts the frame of the site around pages that tell of a problem: whoever gets lost still has
//! the ways that every page has.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};

use crate::app::App;
use crate::view::page::error::ErrorPage;

use super::super::error::{Problem, wants_page};
use super::super::layer::RequestId;
use super::visit::Visit;

/// What the framework says in its own words, of a query or a body that it cannot read, is said in
/// those of the page.
fn bare(answer: &Response) -> Option<Problem> {
    let kind = answer.headers().get(header::CONTENT_TYPE)?;
    kind.as_bytes().starts_with(b"text/plain").then_some(Problem { message: None })
}

/// Shows a problem anew to who asked for a page and did not get it. Refusals only: where the server
/// itself is in trouble, it must not ask the database once more.
pub(in crate::http) async fn framed(
    State(app): State<App>,
    request: Request,
    next: Next,
) -> Response {
    if !wants_page(request.uri().path(), request.headers()) {
        return next.run(request).await;
    }
    let mut asked = Request::new(());
    *asked.method_mut() = request.method().clone();
    *asked.uri_mut() = request.uri().clone();
    *asked.headers_mut() = request.headers().clone();
    let name = request.extensions().get::<RequestId>().cloned();
    let mut answer = next.run(request).await;
    let problem = answer.extensions_mut().remove::<Problem>();
    let Some(problem) = problem.or_else(|| bare(&answer)) else { return answer };
    if !answer.status().is_client_error() || !app.settings.now().is_set_up() {
        return answer;
    }
    let Ok(visit) = Visit::from_request_parts(&mut asked.into_parts().0, &app).await else {
        return answer;
    };
    let page = ErrorPage {
        shell: Some(&visit.shell()),
        code: answer.status().as_u16(),
        message: problem.message.as_deref(),
        request_id: name.as_ref().map(|name| name.0.as_str()),
    };
    (answer.status(), Html(page.page().into_string())).into_response()
}
