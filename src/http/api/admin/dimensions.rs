//! Counts by kind: languages, programs, servers, space.
//! Source: <https://docs.joinmastodon.org/methods/admin/dimensions/>

use axum::extract::State;
use axum::routing::post;
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::app::App;
use crate::db;
use crate::http::error::ApiResult;
use crate::http::form::Params;
use crate::http::viewer::Asker;
use crate::model::Role;
use crate::model::measure::Dimension;

use super::measures::{READ, SpanForm, size};
use super::staff;

/// Rows of one dimension, unless more are asked for.
const ROWS: u32 = 10;
const MOST_ROWS: u32 = 100;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/api/v1/admin/dimensions", post(dimensions))
}

async fn dimensions(
    State(app): State<App>,
    asker: Asker,
    Params(mut form): Params<SpanForm>,
) -> ApiResult<Json<Vec<Value>>> {
    let mut keys = std::mem::take(&mut form.keys).words();
    keys.truncate(Dimension::ALL.len());
    let asked = form.limit.0.as_deref().and_then(|limit| limit.trim().parse().ok());
    let limit = asked.unwrap_or(ROWS).clamp(1, MOST_ROWS);
    let domain = app.settings.now().domain().to_owned();
    let counted = app
        .db
        .read(move |tx| {
            staff(&asker, tx, READ, Role::Admin)?;
            let span = form.span()?;
            let mut counted = vec![];
            for dimension in keys.iter().filter_map(|key| Dimension::parse(key)) {
                let about = form.about(tx, dimension.as_str())?;
                let rows = db::measure::shares(tx, dimension, &about, span, limit)?;
                counted.extend(rows.map(|rows| (dimension, rows)));
            }
            Ok((counted, db::measure::sqlite_version(tx)?))
        })
        .await?;
    let (counted, sqlite) = counted;
    let shown = |(dimension, rows): (Dimension, Vec<(String, u64)>)| {
        let data: Vec<Value> = match dimension {
            Dimension::SoftwareVersions => versions(&sqlite),
            other => rows.iter().map(|(key, count)| row(other, key, *count, &domain)).collect(),
        };
        json!({ "key": dimension.as_str(), "data": data })
    };
    Ok(Json(counted.into_iter().map(shown).collect()))
}

/// Source: <https://docs.joinmastodon.org/entities/Admin_Dimension/>
fn row(dimension: Dimension, key: &str, count: u64, domain: &str) -> Value {
    let human = match dimension {
        Dimension::TagServers if key.is_empty() => domain,
        Dimension::Sources if key.is_empty() => "Website",
        Dimension::SpaceUsage if key == "sqlite" => "SQLite",
        Dimension::SpaceUsage => "Media storage",
        _ => key,
    };
    let named = if key.is_empty() { human } else { key };
    let mut row = json!({ "key": named, "human_key": human, "value": count.to_string() });
    if dimension == Dimension::SpaceUsage {
        row["unit"] = json!("bytes");
        row["human_value"] = json!(size(count));
    }
    row
}

fn versions(sqlite: &str) -> Vec<Value> {
    let version = |key: &str, human: &str, value: &str| json!({ "key": key, "human_key": human, "value": value, "human_value": value });
    vec![
        version("tusklet", "tusklet", env!("CARGO_PKG_VERSION")),
        version("sqlite", "SQLite", sqlite),
    ]
}
