//! Counts day by day, and who came back.
//! Source: <https://docs.joinmastodon.org/methods/admin/measures/>

use std::collections::HashMap;

use axum::extract::State;
use axum::routing::post;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::app::App;
use crate::base::{Refusal, Result, Timestamp};
use crate::db::{self, ReadTx};
use crate::http::error::ApiResult;
use crate::http::form::{Many, Params, Text};
use crate::http::viewer::Asker;
use crate::model::Role;
use crate::model::measure::{About, Cohort, Counts, Frequency, Measure, Span, cohorts};

use super::staff;
use crate::say;

/// One scope for all of it.
pub(super) const READ: &str = "admin:read";

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/admin/measures", post(measures))
        .route("/api/v1/admin/retention", post(retention))
}

/// A span of days, and which numbers of it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct SpanForm {
    pub keys: Many<Text>,
    start_at: Text,
    end_at: Text,
    frequency: Text,
    pub limit: Text,
    /// What a key is about: `{"tag_uses": {"id": "7"}}`.
    #[serde(flatten)]
    others: HashMap<String, Value>,
}

impl SpanForm {
    pub(super) fn span(&self) -> Result<Span, Refusal> {
        let end = moment("end_at", &self.end_at)?;
        Ok(Span::of(moment("start_at", &self.start_at)?, end))
    }

    /// The hashtag or the domain that `key` is about.
    pub(super) fn about(&self, tx: &ReadTx<'_>, key: &str) -> Result<About> {
        let named = self.others.get(key);
        if let Some(domain) = named.and_then(|named| named["domain"].as_str()) {
            return Ok(About::Peer(domain.trim().to_lowercase()));
        }
        let tag = match named.map(|named| &named["id"]) {
            Some(Value::String(tag)) => tag.clone(),
            Some(Value::Number(tag)) => tag.to_string(),
            _ => return Ok(About::Everything),
        };
        Ok(db::hashtag::find(tx, &tag)?.map_or(About::Everything, |tag| About::Tag(tag.0)))
    }
}

fn moment(field: &'static str, text: &Text) -> Result<Timestamp, Refusal> {
    let text = text.0.as_deref().unwrap_or_default().trim();
    Timestamp::parse(text)
        .or_else(|| Timestamp::parse(&format!("{text}T00:00:00Z")))
        .or_else(|| Timestamp::parse(&format!("{text}Z")))
        .ok_or_else(|| Refusal::invalid(field, say!("refusal-must-be-a-time-like")))
}

async fn measures(
    State(app): State<App>,
    asker: Asker,
    Params(mut form): Params<SpanForm>,
) -> ApiResult<Json<Vec<Value>>> {
    let mut keys = std::mem::take(&mut form.keys).words();
    keys.truncate(Measure::ALL.len());
    let counted = app
        .db
        .read(move |tx| {
            staff(&asker, tx, READ, Role::Admin)?;
            let span = form.span()?;
            let mut counted = vec![];
            for measure in keys.iter().filter_map(|key| Measure::parse(key)) {
                let about = form.about(tx, measure.as_str())?;
                let now = db::measure::counts(tx, measure, &about, span)?;
                let before = db::measure::counts(tx, measure, &about, span.before())?;
                counted.extend(now.zip(before).map(|(now, before)| (measure, now, before)));
            }
            Ok(counted)
        })
        .await?;
    let shown = |(measure, now, before)| shown(measure, &now, &before);
    Ok(Json(counted.into_iter().map(shown).collect()))
}

/// Source: <https://docs.joinmastodon.org/entities/Admin_Measure/>
fn shown(measure: Measure, now: &Counts, before: &Counts) -> Value {
    let is_bytes = measure == Measure::PeerMedia;
    let day = |(moment, count): &(Timestamp, u64)| json!({ "date": moment.rfc3339(), "value": count.to_string() });
    let mut entity = json!({
        "key": measure.as_str(),
        "unit": is_bytes.then_some("bytes"),
        "total": now.total.to_string(),
        "previous_total": before.total.to_string(),
        "data": now.by_day.iter().map(day).collect::<Vec<_>>(),
    });
    if is_bytes {
        entity["human_value"] = json!(size(now.total));
    }
    entity
}

/// A size for people to read.
pub(super) fn size(bytes: u64) -> String {
    const UNITS: [(&str, u64); 3] = [("GB", 1_000_000_000), ("MB", 1_000_000), ("KB", 1_000)];
    for (name, unit) in UNITS {
        if bytes >= unit {
            return format!("{}.{} {name}", bytes / unit, bytes % unit * 10 / unit);
        }
    }
    format!("{bytes} Bytes")
}

async fn retention(
    State(app): State<App>,
    asker: Asker,
    Params(form): Params<SpanForm>,
) -> ApiResult<Json<Vec<Value>>> {
    let (cohorts, frequency) = app
        .db
        .read(move |tx| {
            staff(&asker, tx, READ, Role::Admin)?;
            let span = form.span()?;
            let word = form.frequency.0.as_deref().unwrap_or("day");
            let frequency = Frequency::parse(word).ok_or_else(|| {
                Refusal::invalid("frequency", say!("refusal-must-be-day-or-month"))
            })?;
            let (joined, wrote) = (db::measure::joined(tx, span)?, db::measure::wrote(tx, span)?);
            Ok((cohorts(span, frequency, &joined, &wrote), frequency))
        })
        .await?;
    Ok(Json(cohorts.iter().map(|cohort| told(cohort, frequency)).collect()))
}

/// Source: <https://docs.joinmastodon.org/entities/Admin_Cohort/>
fn told(cohort: &Cohort, frequency: Frequency) -> Value {
    let joined = u32::try_from(cohort.joined).unwrap_or(u32::MAX);
    let later = |(period, active): &(String, usize)| {
        let active = u32::try_from(*active).unwrap_or(u32::MAX);
        let rate = if joined == 0 { 0.0 } else { f64::from(active) / f64::from(joined) };
        json!({
            "date": format!("{period}T00:00:00.000Z"),
            "rate": rate,
            "value": active.to_string(),
        })
    };
    json!({
        "period": format!("{}T00:00:00.000Z", cohort.period),
        "frequency": frequency.as_str(),
        "data": cohort.active.iter().map(later).collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_for_people() {
        assert_eq!(size(7), "7 Bytes");
        assert_eq!(size(1_234_567), "1.2 MB");
        assert_eq!(size(16_900_000_000), "16.9 GB");
    }
}
