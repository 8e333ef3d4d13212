//! Puts the frame of the site around pages that tell of a problem: whoever gets lost still has
//! the ways that every page has.

use axum::extract::{FromRequestParts, Request, State};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};

use crate::app::App;
use crate::view::page::error::ErrorPage;

use super::super::error::{Problem, wants_page};
use super::super::layer::RequestId;
use super::visit::Visit;

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
    let Some(problem) = answer.extensions_mut().remove::<Problem>() else { return answer };
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
