//! `tusklet federation relay`: which relays there are.

use anyhow::Context;
use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::RelayId;
use crate::cli::shell;
use crate::config::Place;
use crate::db;
use crate::model::relay::{Relay, RelayTaken};
use crate::service::relay::{self, Hand, Wanted};

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Command {
    /// Add a relay and ask it for what it has
    Add {
        /// Its inbox (an address that ends in /inbox), or its actor
        address: String,
        #[command(flatten)]
        wishes: Wishes,
    },
    /// List the relays, how we stand with each, and how much came from it
    List,
    /// Change what is taken from a relay
    Filter {
        /// As in the list
        address: String,
        #[command(flatten)]
        wishes: Wishes,
    },
    /// Switch a relay on again
    Enable {
        /// As in the list
        address: String,
    },
    /// Switch a relay off
    Disable {
        /// As in the list
        address: String,
    },
    /// Take a relay off the list; what came from it stays
    Remove {
        /// As in the list
        address: String,
    },
}

/// What is to be taken from a relay.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct Wishes {
    /// Take only posts in these languages: codes, parted by commas
    #[arg(long, default_value = "")]
    languages: String,
    /// Take only posts with one of these hashtags, parted by commas
    #[arg(long, default_value = "")]
    tags: String,
    /// Take so many posts in an hour and no more; 0: as many as come
    #[arg(long, default_value_t = 0, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=100_000))]
    most_per_hour: u32,
}

impl From<Wishes> for Wanted {
    fn from(Wishes { languages, tags, most_per_hour }: Wishes) -> Self {
        Self { languages, tags, most_per_hour }
    }
}

pub(super) fn run(place: &Place, command: Command) -> anyhow::Result<()> {
    let app = shell::open_set_up(place)?;
    let said = shell::run(act(&app, command))?;
    shell::say(&said);
    Ok(())
}

async fn act(app: &App, command: Command) -> anyhow::Result<String> {
    let hand = Hand::Shell;
    Ok(match command {
        Command::List => list(app).await?,
        Command::Add { address, wishes } => {
            let added = relay::add(app, hand, &address, &wishes.into()).await;
            let added = added.map_err(shell::told)?;
            relay::enable(app, hand, added.id)
                .await
                .map_err(shell::told)
                .with_context(|| format!("{address} is on the list, but switched off"))?;
            format!("{address} is asked\n")
        }
        Command::Filter { address, wishes } => {
            let id = id_of(app, &address).await?;
            relay::change(app, hand, id, &wishes.into()).await.map_err(shell::told)?;
            format!("what is taken from {address} is changed\n")
        }
        Command::Enable { address } => {
            let id = id_of(app, &address).await?;
            relay::enable(app, hand, id).await.map_err(shell::told)?;
            format!("{address} is asked\n")
        }
        Command::Disable { address } => {
            let id = id_of(app, &address).await?;
            relay::disable(app, hand, id).await.map_err(shell::told)?;
            format!("{address} is switched off\n")
        }
        Command::Remove { address } => {
            let id = id_of(app, &address).await?;
            relay::remove(app, hand, id).await.map_err(shell::told)?;
            format!("{address} is removed\n")
        }
    })
}

async fn id_of(app: &App, address: &str) -> anyhow::Result<RelayId> {
    let named = address.to_owned();
    let found = app.db.read(move |tx| Ok(db::relay::by_address(tx, &named)?)).await;
    let found = found.map_err(shell::told)?;
    found.map(|relay| relay.id).with_context(|| format!("there is no relay {address}"))
}

async fn list(app: &App) -> anyhow::Result<String> {
    let now = app.clock.now();
    let found = app.db.read(move |tx| Ok(db::relay::all_with_taken(tx, now)?)).await;
    let found = found.map_err(shell::told)?;
    if found.is_empty() {
        return Ok("There are no relays.\n".to_owned());
    }
    Ok(found.iter().map(|(relay, taken)| line(relay, *taken)).collect())
}

fn line(relay: &Relay, taken: RelayTaken) -> String {
    let mut line = format!(
        "{} {}: {} posts in the last hour, {} in the last day",
        relay.address,
        relay.state.as_str(),
        taken.last_hour,
        taken.last_day
    );
    if !relay.filter.languages.is_empty() {
        line.extend(["; languages ", &relay.filter.languages.join(",")]);
    }
    if !relay.filter.tags.is_empty() {
        line.extend(["; tags ", &relay.filter.tags.join(",")]);
    }
    if relay.filter.most_per_hour > 0 {
        line.extend(["; at most ", &relay.filter.most_per_hour.to_string(), " in an hour"]);
    }
    line.push('\n');
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Timestamp;
    use crate::model::relay::{RelayFilter, RelayState, RelayStyle};

    #[test]
    fn a_relay_is_told_in_a_line() {
        let relay = Relay {
            id: RelayId(1),
            address: "https://relay.example/inbox".to_owned(),
            style: RelayStyle::Mastodon,
            state: RelayState::Accepted,
            inbox: None,
            actor: None,
            follow_uri: None,
            follows_us: false,
            filter: RelayFilter {
                languages: vec!["de".to_owned()],
                tags: vec![],
                most_per_hour: 9,
            },
            created_at: Timestamp(0),
        };
        assert_eq!(
            line(&relay, RelayTaken { last_hour: 2, last_day: 5 }),
            "https://relay.example/inbox accepted: 2 posts in the last hour, 5 in the last day; \
             languages de; at most 9 in an hour\n"
        );
    }
}
