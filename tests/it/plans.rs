//! How SQLite runs each query. A scan of a whole table must be meant, and a plan that changes is
//! seen in review: `INSTA_UPDATE=always cargo test --test it plans` writes the new ones down.

use tusklet::db::QUERIES;

use crate::support::TestServer;

/// Queries that may scan, and why.
const MAY_SCAN: &[(&str, &str)] = &[
    ("cached::BY_KIND", "sums over all of it, when an admin asks"),
    ("cached::BY_HOST", "sums over all of it, when an admin asks"),
    ("cached::OWN", "sums over all of it, when an admin asks"),
    ("cached::TOTAL", "one row"),
    ("old_status::AFTER", "one row"),
    ("account::LOCAL_COUNT", "counts people of ours: few"),
    ("account::INDEXABLE", "people of ours: few"),
    ("announcement::CURRENT", "few"),
    ("announcement::ALL", "few"),
    ("collection::FOUND", "looks inside names, which no index does"),
    ("emoji::FILES_BELOW", "an admin's rare deed: also meets names below the domain"),
    ("emoji::DELETE_BELOW", "an admin's rare deed: also meets names below the domain"),
    ("heard::DELETE_STALE", "house-keeping, among some ten thousand"),
    ("heard::NEWEST", "all that are kept, once after a start"),
    ("measure::NEW_USERS", "people of ours: few"),
    ("measure::SQLITE", "no table"),
    ("measure::DATABASE_BYTES", "no table"),
    ("measure::MEDIA_BYTES", "sums over all of it, when an admin asks"),
    ("moderation::STAFF", "among people of ours: few"),
    ("oauth::DELETE_UNUSED_APPS", "house-keeping, once a day"),
    ("peer_block::AROUND", "an admin's rare deed: also meets names below the domain"),
    ("severance::BY_DOMAIN", "an admin's rare look: counts follows of all servers"),
    ("peer_block::SUSPEND", "an admin's rare deed: also meets names below the domain"),
    ("peer_block::SILENCE", "an admin's rare deed: also meets names below the domain"),
    ("peer_block::UNSUSPEND", "an admin's rare deed: also meets names below the domain"),
    ("peer_block::UNSILENCE", "an admin's rare deed: also meets names below the domain"),
    ("user::OWNERS", "among people of ours: few"),
    ("peer::ALL", "answers all of them"),
    ("relay::ALL", "fifty at most"),
    ("relay::INBOXES", "fifty at most"),
    ("search::ACCOUNTS", "looks inside display names, which no index does"),
    ("session::DELETE_STALE", "house-keeping, once a day"),
    ("site::RULES", "answers all of them: few"),
    ("site::INVITES", "answers all of them: few"),
    ("site::STATUS_COUNT", "sums over people of ours: few"),
    ("site::ACTIVE_COUNT", "counts people of ours: few"),
    ("site::PEER_COUNT", "counts them"),
    ("user::BY_ROLE", "among people of ours: few"),
];

/// Whether a plan walks all of a table. Lists given as parameters, rows without a table, what a
/// subquery answered and what an index holds in order are no tables.
fn walks_a_table(steps: &[String]) -> bool {
    const NO_TABLE: [&str; 5] =
        ["USING INDEX", "USING COVERING INDEX", "VIRTUAL TABLE", "CONSTANT ROW", "(subquery"];
    let made_here = |name: &str| {
        steps.iter().any(|step| {
            step.strip_prefix("CO-ROUTINE ").or(step.strip_prefix("MATERIALIZE ")) == Some(name)
        })
    };
    steps.iter().filter_map(|step| step.strip_prefix("SCAN ")).any(|walked| {
        !made_here(walked) && !NO_TABLE.iter().any(|no_table| walked.contains(no_table))
    })
}

#[tokio::test]
async fn no_query_walks_a_table() {
    let server = TestServer::start();
    let plans = server.app.db.read(|tx| {
        let mut plans = vec![];
        for (file, queries) in QUERIES {
            for (name, sql) in *queries {
                let steps =
                    tx.explain(sql).unwrap_or_else(|cause| panic!("{file}::{name}: {cause}"));
                plans.push((format!("{file}::{name}"), steps));
            }
        }
        Ok(plans)
    });
    let plans = plans.await.unwrap();

    let scans: Vec<_> = plans
        .iter()
        .filter(|(query, _)| MAY_SCAN.iter().all(|(meant, _)| meant != query))
        .filter(|(_, steps)| walks_a_table(steps))
        .collect();
    assert!(scans.is_empty(), "{scans:#?}");

    let text: Vec<_> = plans
        .iter()
        .filter(|(_, steps)| !steps.is_empty())
        .map(|(query, steps)| format!("{query}\n{}", told(steps)))
        .collect();
    insta::assert_snapshot!("plans", text.join("\n"));
}

/// The steps that look for something; that a subquery follows says little, and its number less.
fn told(steps: &[String]) -> String {
    let telling = steps.iter().filter(|step| !step.contains("SUBQUERY "));
    telling.map(|step| format!("  {step}")).collect::<Vec<_>>().join("\n")
}
