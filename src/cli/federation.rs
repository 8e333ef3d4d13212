//! `tusklet federation`: what became of what went out and of what came in, and what is fetched.

use clap::Subcommand;

use super::shell;
use crate::config::Place;
use crate::db;
use crate::model::Dropped;
use crate::model::fetches::HostFetches;
use crate::model::told::{Fate, Told};
use crate::protocol::url::{authority, web};

/// Lines about what came in.
const MOST_LINES: u32 = 100;
/// Servers shown.
const MOST_HOSTS: u32 = 200;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Tell why a post did or did not arrive, there or here
    Why {
        /// The address of a post, an activity or a person; or a server's name
        address: String,
    },
    /// Show how much was fetched from which server within the hour, and what waits for more
    Fetches,
}

pub(super) fn run(place: &Place, command: &Command) -> anyhow::Result<()> {
    match command {
        Command::Why { address } => why(place, address),
        Command::Fetches => fetches(place),
    }
}

fn fetches(place: &Place) -> anyhow::Result<()> {
    let app = shell::open(place)?;
    let (now, most) = (app.clock.now(), app.settings.now().limits.background_fetches);
    let (hosts, put_off) = shell::run(async {
        let found = app.db.read(move |tx| {
            Ok((db::fetches::hosts(tx, now, MOST_HOSTS)?, db::fetches::put_off_count(tx)?))
        });
        found.await.map_err(shell::told)
    })?;
    shell::say(&table(&hosts, most, put_off));
    Ok(())
}

fn table(hosts: &[HostFetches], most: u32, put_off: u64) -> String {
    let mut lines: Vec<String> = hosts
        .iter()
        .map(|fetches| {
            let HostFetches { host, spent, put_off, .. } = fetches;
            let renews = fetches.renews_at().rfc3339();
            format!("{host}: {spent} of {most}, {put_off} waiting, begins anew at {renews}")
        })
        .collect();
    if lines.is_empty() {
        lines.push("Nothing was fetched within the last hour.".to_owned());
    }
    lines.push(format!("{put_off} waiting in all"));
    format!("{}\n", lines.join("\n"))
}

fn why(place: &Place, address: &str) -> anyhow::Result<()> {
    let app = shell::open(place)?;
    let asked = address.to_owned();
    let found = shell::run(async {
        let found = app.db.read(move |tx| {
            // What people copy is the address of the page.
            let status = db::status::by_uri_or_url(tx, &asked)?;
            let uri = status.map_or_else(|| asked.clone(), |status| status.uri);
            let mut dropped = db::dropped::about(tx, &uri, MOST_LINES)?;
            if web(&asked).as_ref().and_then(authority).is_none() {
                dropped.extend(db::dropped::of_host(tx, &asked, MOST_LINES)?);
            }
            Ok((db::told::of(tx, &uri)?, dropped))
        });
        found.await.map_err(shell::told)
    })?;
    shell::say(&words(&found.0, &found.1));
    Ok(())
}

fn words(told: &[Told], dropped: &[Dropped]) -> String {
    let went = told.iter().map(|Told { host, fate }| match fate {
        Fate::Delivered { at } => format!("{host}: delivered at {}", at.rfc3339()),
        Fate::Refused { at, why } => format!("{host}: refused at {}: {why}", at.rfc3339()),
        Fate::Waiting { next, attempts, why } => {
            let so_far = why.as_deref().map(|why| format!(": {why}")).unwrap_or_default();
            format!("{host}: waits, {attempts} attempts, next at {}{so_far}", next.rfc3339())
        }
    });
    let came = dropped.iter().map(|it| {
        format!(
            "{}: {} by {} left out at {}: {}",
            it.host,
            it.kind,
            it.actor,
            it.at.rfc3339(),
            it.why
        )
    });
    let lines: Vec<String> = went.chain(came).collect();
    if lines.is_empty() {
        return "Nothing is known of it within the last week.\n".to_owned();
    }
    format!("{}\n", lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Timestamp;

    #[test]
    fn hosts_stand_with_what_was_fetched_and_what_waits() {
        let host = "peer.example".to_owned();
        let fetches = HostFetches { host, spent: 7, began_at: Timestamp(0), put_off: 2 };
        let text = table(&[fetches], 300, 2);
        assert!(
            text.contains("peer.example: 7 of 300, 2 waiting, begins anew at 1970-01-01T01:00")
        );
        assert!(table(&[], 300, 0).starts_with("Nothing was fetched"));
    }

    #[test]
    fn every_fate_has_its_words() {
        let told = |fate| Told { host: "peer.example".to_owned(), fate };
        let at = Timestamp(0);
        let all = [
            told(Fate::Delivered { at }),
            told(Fate::Refused { at, why: "answered 403".to_owned() }),
            told(Fate::Waiting { next: at, attempts: 2, why: Some("answered 503".to_owned()) }),
        ];
        let text = words(&all, &[]);
        assert_eq!(text.lines().count(), 3);
        assert!(text.contains("refused at 1970") && text.contains("2 attempts"), "{text}");
        assert!(words(&[], &[]).starts_with("Nothing is known"));
    }
}
