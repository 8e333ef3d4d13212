//! Numbered migrations, applied once each; `user_version` counts those that ran.

use anyhow::{Context, ensure};
use rusqlite::Connection;

// Published files never change; a change to the schema is a new file.
const MIGRATIONS: &[(&str, &str)] = &[
    ("0001_people", include_str!("migrations/0001_people.sql")),
    ("0002_statuses", include_str!("migrations/0002_statuses.sql")),
    ("0003_work", include_str!("migrations/0003_work.sql")),
    ("0007_find", include_str!("migrations/0007_find.sql")),
    ("0008_moderation", include_str!("migrations/0008_moderation.sql")),
    ("0009_push", include_str!("migrations/0009_push.sql")),
    ("0010_told", include_str!("migrations/0010_told.sql")),
    ("0011_lists", include_str!("migrations/0011_lists.sql")),
    ("0012_filters", include_str!("migrations/0012_filters.sql")),
    ("0013_groups", include_str!("migrations/0013_groups.sql")),
    ("0014_polls", include_str!("migrations/0014_polls.sql")),
    ("0015_quotes", include_str!("migrations/0015_quotes.sql")),
    ("0016_collections", include_str!("migrations/0016_collections.sql")),
    ("0017_emoji", include_str!("migrations/0017_emoji.sql")),
    ("0018_network", include_str!("migrations/0018_network.sql")),
    ("0019_reach", include_str!("migrations/0019_reach.sql")),
    ("0020_fetches", include_str!("migrations/0020_fetches.sql")),
    ("0021_rules", include_str!("migrations/0021_rules.sql")),
    ("0022_tagged", include_str!("migrations/0022_tagged.sql")),
    ("0023_deck", include_str!("migrations/0023_deck.sql")),
    ("0024_media", include_str!("migrations/0024_media.sql")),
    ("0025_reactions", include_str!("migrations/0025_reactions.sql")),
    ("0026_columns", include_str!("migrations/0026_columns.sql")),
    ("0027_transfer", include_str!("migrations/0027_transfer.sql")),
    ("0028_browser", include_str!("migrations/0028_browser.sql")),
    ("0029_heard", include_str!("migrations/0029_heard.sql")),
    ("0030_replies", include_str!("migrations/0030_replies.sql")),
    ("0031_file_failures", include_str!("migrations/0031_file_failures.sql")),
    ("0034_reading", include_str!("migrations/0034_reading.sql")),
    ("0035_let_in", include_str!("migrations/0035_let_in.sql")),
];

/// Brings the schema up to date; each migration is one transaction.
///
/// # Errors
/// When the database was written by a newer tusklet, or a migration fails.
pub(super) fn run(conn: &mut Connection) -> anyhow::Result<()> {
    let done: usize = conn.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    ensure!(
        done <= MIGRATIONS.len(),
        "the database is from a newer version of tusklet (schema {done}, this one knows {})",
        MIGRATIONS.len()
    );
    for (version, (name, sql)) in (1_u32..).zip(MIGRATIONS).skip(done) {
        let tx = conn.transaction()?;
        tx.execute_batch(sql).with_context(|| format!("migration {name} failed"))?;
        tx.pragma_update(None, "user_version", version)?;
        tx.commit()?;
    }
    Ok(())
}
