//! Notes how far somebody has read.

use crate::app::App;
use crate::base::Result;
use crate::db;
use crate::db::marker::Marker;
use crate::model::LocalAccount;

/// Sets how far timelines (`home`, `notifications`) were read; answers all markers that were set.
pub async fn set(
    app: &App,
    who: &LocalAccount,
    places: Vec<(&'static str, i64)>,
) -> Result<Vec<Marker>> {
    let (who, now) = (who.id(), app.clock.now());
    app.db
        .write(move |tx| {
            for (timeline, last_read) in &places {
                db::marker::set(tx, who, timeline, *last_read, now)?;
            }
            let mut markers = db::marker::of(tx, who)?;
            markers.retain(|marker| places.iter().any(|(set, _)| *set == marker.timeline));
            Ok(markers)
        })
        .await
}
