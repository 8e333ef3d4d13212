//! Which part of a list is wanted, and where the parts beside it are.
//! Source: <https://docs.joinmastodon.org/api/guidelines/#pagination>

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{FromRequestParts, OriginalUri};
use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use url::form_urlencoded;

use crate::app::App;
use crate::model::Page;

use super::error::ApiError;

/// The part of a list that the query asks for: `DEFAULT` entries unless it says otherwise, and
/// `MOST` at most. What is no number counts as not said.
#[derive(Debug, Clone)]
pub(in crate::http) struct Paging<const DEFAULT: u32, const MOST: u32> {
    pub page: Page,
    pub offset: u32,
    /// The address of the list, with all that was asked but the page.
    here: String,
}

impl<const DEFAULT: u32, const MOST: u32> FromRequestParts<App> for Paging<DEFAULT, MOST> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let query = parts.uri.query().unwrap_or_default();
        let path = parts
            .extensions
            .get::<OriginalUri>()
            .map_or_else(|| parts.uri.path().to_owned(), |original| original.0.path().to_owned());
        Ok(Self::read(&app.url(&path), query))
    }
}

impl<const DEFAULT: u32, const MOST: u32> Paging<DEFAULT, MOST> {
    fn read(address: &str, query: &str) -> Self {
        let mut page = Page::newest(DEFAULT.min(MOST));
        let mut offset = 0;
        let mut kept = form_urlencoded::Serializer::new(String::new());
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let number = value.trim().parse::<i64>().ok();
            match name.as_ref() {
                "max_id" => page.max_id = number,
                "since_id" => page.since_id = number,
                "min_id" => page.min_id = number,
                // The token must not end up in links, and another part has another place.
                "access_token" | "offset" => {}
                _ => {
                    kept.append_pair(&name, &value);
                }
            }
            if let (Some(number), "limit") = (number, name.as_ref()) {
                page.limit = u32::try_from(number.clamp(1, i64::from(MOST))).unwrap_or(DEFAULT);
            }
            if let (Some(number), "offset") = (number, name.as_ref()) {
                offset = u32::try_from(number.max(0)).unwrap_or(u32::MAX);
            }
        }
        let kept = kept.finish();
        let here = match kept.as_str() {
            "" => format!("{address}?"),
            kept => format!("{address}?{kept}&"),
        };
        Self { page, offset, here }
    }

    /// A page of `items`, which are ordered by `place`, newest first.
    pub(in crate::http) fn of<T, P: Into<i64>>(
        &self,
        items: Vec<T>,
        place: impl Fn(&T) -> P,
    ) -> Paged<T> {
        let ends = items.first().zip(items.last());
        let ends = ends.map(|(first, last)| (place(first).into(), place(last).into()));
        let is_full = items.len() >= usize::try_from(self.page.limit).unwrap_or(usize::MAX);
        let link = ends.and_then(|(newest, oldest)| {
            let next = is_full.then(|| format!("<{}max_id={oldest}>; rel=\"next\", ", self.here));
            let prev = format!("<{}min_id={newest}>; rel=\"prev\"", self.here);
            HeaderValue::from_str(&(next.unwrap_or_default() + &prev)).ok()
        });
        Paged { items, link }
    }
}

impl<const DEFAULT: u32, const MOST: u32> Paging<DEFAULT, MOST> {
    /// A page of a list that is ordered by no id, and walked by counting.
    pub(in crate::http) fn by_offset<T>(&self, items: Vec<T>) -> Paged<T> {
        let (limit, offset) = (self.page.limit, self.offset);
        let to = |offset: u32, rel| format!("<{}offset={offset}>; rel=\"{rel}\"", self.here);
        let is_full = items.len() >= usize::try_from(limit).unwrap_or(usize::MAX);
        let next = is_full.then(|| to(offset.saturating_add(limit), "next"));
        let prev = (offset > 0).then(|| to(offset.saturating_sub(limit), "prev"));
        let links: Vec<String> = next.into_iter().chain(prev).collect();
        let link = HeaderValue::from_str(&links.join(", ")).ok().filter(|link| !link.is_empty());
        Paged { items, link }
    }
}

/// A page of a list, with links to the pages beside it.
#[derive(Debug)]
pub(in crate::http) struct Paged<T> {
    items: Vec<T>,
    /// `None`: the page is empty.
    link: Option<HeaderValue>,
}

impl<T> Paged<T> {
    /// The same page, shown in other words.
    pub(in crate::http) fn map<U>(self, show: impl FnMut(T) -> U) -> Paged<U> {
        Paged { items: self.items.into_iter().map(show).collect(), link: self.link }
    }

    /// The same page, shown as one thing that is no list.
    pub(in crate::http) fn gathered<U: Serialize>(
        self,
        show: impl FnOnce(Vec<T>) -> U,
    ) -> Response {
        linked(Json(show(self.items)).into_response(), self.link)
    }
}

impl<T: Serialize> IntoResponse for Paged<T> {
    fn into_response(self) -> Response {
        linked(Json(self.items).into_response(), self.link)
    }
}

impl<T: Serialize> Paged<T> {
    /// The answer whose one member, of this name, is the page.
    pub(in crate::http) fn under(self, name: &'static str) -> Response {
        linked(Json(BTreeMap::from([(name, self.items)])).into_response(), self.link)
    }
}

fn linked(mut response: Response, link: Option<HeaderValue>) -> Response {
    if let Some(link) = link {
        response.headers_mut().insert(header::LINK, link);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Paging<20, 40> {
        Paging::read("https://a.example/list", query)
    }

    #[test]
    fn limits_are_clamped_and_nonsense_is_not_said() {
        assert_eq!(read("").page, Page::newest(20));
        assert_eq!(read("limit=1000").page.limit, 40);
        assert_eq!(read("limit=0").page.limit, 1);
        assert_eq!(read("limit=abc&max_id=x").page, Page::newest(20));
        assert_eq!(read("max_id=7&min_id=3").page.max_id, Some(7));
    }

    #[test]
    fn links_keep_what_was_asked_and_name_the_ends() {
        let page = read("limit=2&only_media=true&max_id=9&access_token=t").of(vec![8, 5], |id| *id);
        assert_eq!(
            page.link.unwrap(),
            "<https://a.example/list?limit=2&only_media=true&max_id=5>; rel=\"next\", \
             <https://a.example/list?limit=2&only_media=true&min_id=8>; rel=\"prev\""
        );
    }

    #[test]
    fn the_last_page_has_no_next_and_an_empty_one_no_links() {
        assert_eq!(
            read("").of(vec![8], |id| *id).link.unwrap(),
            "<https://a.example/list?min_id=8>; rel=\"prev\""
        );
        assert_eq!(read("").of(Vec::<i64>::new(), |id| *id).link, None);
    }
}
