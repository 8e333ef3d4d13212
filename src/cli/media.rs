//! `tusklet media`: what files take, and what they may; moves them to where the settings want them.

use std::net::TcpListener;

use anyhow::{bail, ensure};
use clap::{Args, Subcommand};
use futures_util::{StreamExt as _, stream};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value, json};

use super::shell;
use crate::app::App;
use crate::base::size::words as size;
use crate::config::Place;
use crate::media::store::Shift;
use crate::model::cached::{Share, Usage};
use crate::service;

/// Files that are moved at the same time.
const MOVED_AT_ONCE: usize = 4;
/// Files of which it is told why they could not be moved.
const MOST_TOLD: usize = 5;

/// How to tell, or what to do.
#[derive(Debug, Clone, Args)]
pub(super) struct Arguments {
    /// Print the figures for programs
    #[arg(long)]
    json: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Clone, Subcommand)]
enum Command {
    /// Move files to where the settings want them (`media.store`, `media.cache_store`), beside a server
    /// that goes on; may be stopped and begun again
    Move,
}

pub(super) fn run(place: &Place, arguments: &Arguments) -> anyhow::Result<()> {
    let app = shell::open_set_up(place)?;
    match arguments.command {
        Some(Command::Move) => shell::run(shift(&app)),
        None => tell(&app, arguments),
    }
}

async fn shift(app: &App) -> anyhow::Result<()> {
    let is_running = TcpListener::bind(app.settings.now().server.listen).is_err();
    if is_running && !app.media.is_known_to_server()? {
        bail!(
            "the server that runs does not know the store in the settings yet: restart it first, \
             so that it finds what has been moved"
        );
    }
    let found = Shift::look(&app.media).await?;
    let count = found.names().len();
    if count == 0 {
        shell::say("All files are where the settings want them.\n");
        return Ok(());
    }
    let bar = ProgressBar::new(count as u64);
    let style = "{bar:30} {pos}/{len} files, {eta} left";
    bar.set_style(ProgressStyle::with_template(style).unwrap_or_else(|_| bar.style()));
    let moved = |name: &String| {
        let (bar, name) = (bar.clone(), name.clone());
        async move {
            let moved = app.media.shift(&name).await;
            bar.inc(1);
            moved.err().map(|cause| format!("{name}: {cause}"))
        }
    };
    let ended = stream::iter(found.names()).map(moved).buffer_unordered(MOVED_AT_ONCE);
    let problems: Vec<String> = ended.filter_map(std::future::ready).collect().await;
    bar.finish_and_clear();
    for problem in problems.iter().take(MOST_TOLD) {
        shell::complain(problem);
    }
    shell::say(&format!("{} of {count} files were moved.\n", count - problems.len()));
    ensure!(
        problems.is_empty(),
        "{} files are still where they were: run it again",
        problems.len()
    );
    Ok(())
}

fn tell(app: &App, arguments: &Arguments) -> anyhow::Result<()> {
    let usage = shell::run(async { service::cache::usage(app).await.map_err(shell::told) })?;
    if arguments.json {
        shell::say(&format!("{:#}\n", figures(&usage)));
    } else {
        shell::say(&words(&usage));
    }
    Ok(())
}

fn figures(usage: &Usage) -> Value {
    let Usage { cached, budget, free, keep_free, own, by_kind, by_host, last_week } = usage;
    let share =
        |share: &Share| json!({ "name": share.name, "files": share.files, "bytes": share.bytes });
    json!({
        "cached_bytes": cached,
        "budget_bytes": budget,
        "free_bytes": free,
        "keep_free_bytes": keep_free,
        "own": { "files": own.files, "bytes": own.bytes },
        "by_kind": by_kind.iter().map(share).collect::<Vec<_>>(),
        "by_host": by_host.iter().map(share).collect::<Vec<_>>(),
        "last_week_bytes": last_week,
        "days_until_full": usage.days_until_full(),
    })
}

fn words(usage: &Usage) -> String {
    let mut lines = vec![
        format!("Uploaded here: {}", of(&usage.own)),
        format!("Of other servers: {} of {} allowed", size(usage.cached), size(usage.budget)),
    ];
    if let Some(free) = usage.free {
        lines.push(format!(
            "Free on the disk: {}; {} are to stay free",
            size(free),
            size(usage.keep_free)
        ));
    }
    lines.push(match usage.days_until_full() {
        Some(days) => format!(
            "In the last week {} came and stayed: the budget will be full in {days} days",
            size(usage.last_week)
        ),
        None if usage.cached >= usage.budget => {
            "The budget is full: what nobody looked at for longest makes room".to_owned()
        }
        None => "Nothing came in the last week".to_owned(),
    });
    for (title, shares) in [("By kind", &usage.by_kind), ("By server", &usage.by_host)] {
        if shares.is_empty() {
            continue;
        }
        lines.push(format!("\n{title}:"));
        let name =
            |share: &Share| if share.name.is_empty() { "-".to_owned() } else { share.name.clone() };
        lines.extend(shares.iter().map(|share| format!("  {:<32} {}", name(share), of(share))));
    }
    format!("{}\n", lines.join("\n"))
}

fn of(share: &Share) -> String {
    format!("{} in {} files", size(share.bytes), share.files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_told_for_people_and_for_programs() {
        let share = |name: &str, files, bytes| Share { name: name.to_owned(), files, bytes };
        let usage = Usage {
            cached: 1_500_000,
            budget: 4_000_000_000,
            free: Some(9_000_000_000),
            keep_free: 1_000_000_000,
            own: share("", 2, 800),
            by_kind: vec![share("preview", 3, 1_500_000)],
            by_host: vec![share("peer.example", 3, 1_500_000)],
            last_week: 1_500_000,
        };
        let text = words(&usage);
        assert!(text.contains("Uploaded here: 800 B in 2 files"), "{text}");
        assert!(text.contains("1.5 MB of 4.0 GB allowed"), "{text}");
        assert!(text.contains("full in 18659 days"), "{text}");
        assert_eq!(figures(&usage)["by_host"][0]["name"], "peer.example");
        assert_eq!(figures(&usage)["days_until_full"], 18_659);
    }
}
