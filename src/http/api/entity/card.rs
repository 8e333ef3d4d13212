//! What a page says of itself.
//! Source: <https://docs.joinmastodon.org/entities/PreviewCard/>

use serde::Serialize;

use crate::base::Timestamp;
use crate::model::{self, CardKind};

use super::{Frame, Used};

#[derive(Debug, Serialize)]
pub(in crate::http) struct Card {
    url: String,
    title: String,
    description: String,
    language: Option<String>,
    #[serde(rename = "type")]
    kind: &'static str,
    author_name: String,
    author_url: String,
    provider_name: String,
    provider_url: String,
    html: String,
    width: u32,
    height: u32,
    image: Option<String>,
    image_description: String,
    embed_url: String,
    blurhash: Option<String>,
    published_at: Option<String>,
    authors: Vec<Author>,
}

#[derive(Debug, Serialize)]
struct Author {
    name: String,
    url: String,
    /// Known only where the page names an account that names the page, which is not asked.
    account: Option<()>,
}

impl Card {
    pub(in crate::http) fn of(card: model::Card, frame: &Frame) -> Self {
        let image = card.image_path().map(|path| frame.url(&path));
        let is_photo = card.kind == Some(CardKind::Photo);
        let (name, url) = (card.author_name.clone(), card.author_url.clone());
        let is_named = !name.is_empty() || !url.is_empty();
        Self {
            html: player(&card),
            url: card.url,
            title: card.title,
            description: card.description,
            language: card.language,
            kind: card.kind.unwrap_or(CardKind::Link).as_str(),
            author_name: card.author_name,
            author_url: card.author_url,
            provider_name: card.provider_name,
            provider_url: card.provider_url,
            width: card.width,
            height: card.height,
            embed_url: image.clone().filter(|_| is_photo).unwrap_or_default(),
            image,
            image_description: card.image_description,
            blurhash: card.blurhash,
            published_at: card.published_at.map(Timestamp::rfc3339),
            authors: is_named.then_some(Author { name, url, account: None }).into_iter().collect(),
        }
    }
}

/// A page that many link to.
#[derive(Debug, Serialize)]
pub(in crate::http) struct TrendingLink {
    #[serde(flatten)]
    card: Card,
    history: Vec<Used>,
}

impl TrendingLink {
    pub(in crate::http) fn of(
        card: model::Card,
        days: &[model::trend::Day],
        frame: &Frame,
    ) -> Self {
        Self { card: Card::of(card, frame), history: days.iter().map(Used::from).collect() }
    }
}

/// The frame of a player; it may run its own scripts, but not leave its frame.
fn player(card: &model::Card) -> String {
    let Some(address) = &card.frame_url else { return String::new() };
    maud::html! {
        iframe src=(address) width=(card.width) height=(card.height) frameborder="0"
            allowfullscreen
            sandbox="allow-scripts allow-same-origin allow-popups allow-presentation" {}
    }
    .into_string()
}
