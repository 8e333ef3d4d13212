//! Who runs the server adds relays, switches them on and off, and says what is wanted of them.

use crate::app::App;
use crate::base::{AccountId, ActivityId, Refusal, RelayId, Result};
use crate::db::delivery::Outgoing;
use crate::db::key::SERVER;
use crate::db::{self, WriteTx};
use crate::model::relay::{MOST_RELAYS, Relay, RelayFilter, RelayState, RelayStyle};
use crate::model::{LocalAccount, Role};
use crate::protocol::activitypub::PUBLIC;
use crate::protocol::activitypub::outgoing::{Activity, ActivityKind, Context, Document};
use crate::protocol::url::{authority, web};
use crate::remote::{self, RemoteError, SERVER_PATH, is_barred, is_ours};
use crate::say;
use crate::service::account::must_be;
use crate::service::moment::Moment;
use crate::text::{Hashtag, language};

const NOT_FOUND: Refusal = Refusal::NotFound("relay");
/// Languages or tags of a filter.
const MOST_WORDS: usize = 50;

/// Who changes something.
#[derive(Debug, Clone, Copy)]
pub enum Hand<'a> {
    Account(&'a LocalAccount),
    /// Whoever sits at the machine.
    Shell,
}

impl Hand<'_> {
    fn id(self) -> Option<AccountId> {
        match self {
            Self::Account(account) => Some(account.id()),
            Self::Shell => None,
        }
    }
}

/// What is to be taken from a relay, as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    /// Codes, parted by spaces or commas.
    pub languages: String,
    /// With # or without, parted by spaces or commas.
    pub tags: String,
    pub most_per_hour: u32,
}

/// Adds a relay, switched off.
pub async fn add(app: &App, hand: Hand<'_>, address: &str, wanted: &Wanted) -> Result<Relay> {
    let address = address.trim().to_owned();
    let filter = filter(wanted)?;
    let config = app.settings.now();
    let host = web(&address).as_ref().and_then(authority);
    let host =
        host.ok_or_else(|| Refusal::invalid("address", say!("refusal-is-not-an-address-like")))?;
    if is_ours(&config, &address) {
        return Err(Refusal::invalid("address", say!("refusal-is-this-server-itself")).into());
    }
    let (who, moment) = (hand.id(), Moment::of(app));
    app.db
        .write(move |tx| {
            check(tx, who)?;
            if is_barred(tx, &config, &host)? {
                let problem = say!("refusal-server-not-talked-with");
                return Err(Refusal::invalid("address", problem).into());
            }
            if db::relay::by_address(tx, &address)?.is_some() {
                return Err(
                    Refusal::invalid("address", say!("refusal-is-on-the-list-already")).into()
                );
            }
            if db::relay::all(tx)?.len() >= MOST_RELAYS {
                let problem = say!("refusal-is-one-too-many-there", n = MOST_RELAYS.to_string());
                return Err(Refusal::invalid("address", problem).into());
            }
            let relay = Relay {
                id: moment.id(),
                style: RelayStyle::of_address(&address),
                state: RelayState::Idle,
                inbox: None,
                actor: None,
                follow_uri: None,
                follows_us: false,
                filter,
                created_at: moment.now,
                address,
            };
            db::relay::save(tx, &relay)?;
            Ok(relay)
        })
        .await
}

/// Changes what is taken from a relay.
pub async fn change(app: &App, hand: Hand<'_>, id: RelayId, wanted: &Wanted) -> Result<Relay> {
    let (who, filter) = (hand.id(), filter(wanted)?);
    app.db
        .write(move |tx| {
            check(tx, who)?;
            let relay = Relay { filter, ..db::relay::by_id(tx, id)?.ok_or(NOT_FOUND)? };
            db::relay::save(tx, &relay)?;
            Ok(relay)
        })
        .await
}

/// Asks a relay for what it has, unless it was asked already.
///
/// # Errors
/// Refused if its actor cannot be had.
pub async fn enable(app: &App, hand: Hand<'_>, id: RelayId) -> Result<Relay> {
    let found = app.db.read(move |tx| Ok(db::relay::by_id(tx, id)?)).await?;
    let relay = found.ok_or(NOT_FOUND)?;
    let (inbox, actor) = reached(app, &relay).await?;
    let (who, moment, us) = (hand.id(), Moment::of(app), app.url(SERVER_PATH));
    app.db
        .write(move |tx| {
            check(tx, who)?;
            let relay = db::relay::by_id(tx, id)?.ok_or(NOT_FOUND)?;
            if matches!(relay.state, RelayState::Pending | RelayState::Accepted) {
                return Ok(relay);
            }
            let number: i64 = moment.id();
            let follow_uri = Some(format!("{us}#relays/{number}"));
            let state = RelayState::Pending;
            let relay = Relay { state, inbox: Some(inbox), actor, follow_uri, ..relay };
            if let Some(follow) = follow(&relay, &us) {
                tell(tx, &moment, &relay, follow)?;
            }
            db::relay::save(tx, &relay)?;
            Ok(relay)
        })
        .await
}

/// Switches a relay off, and tells it so.
pub async fn disable(app: &App, hand: Hand<'_>, id: RelayId) -> Result<Relay> {
    let (who, moment, us) = (hand.id(), Moment::of(app), app.url(SERVER_PATH));
    app.db
        .write(move |tx| {
            check(tx, who)?;
            let relay = db::relay::by_id(tx, id)?.ok_or(NOT_FOUND)?;
            let relay = parted(tx, &moment, relay, &us)?;
            db::relay::save(tx, &relay)?;
            Ok(relay)
        })
        .await
}

/// Takes a relay off the list; what came from it stays.
pub async fn remove(app: &App, hand: Hand<'_>, id: RelayId) -> Result<()> {
    let (who, moment, us) = (hand.id(), Moment::of(app), app.url(SERVER_PATH));
    app.db
        .write(move |tx| {
            check(tx, who)?;
            let relay = db::relay::by_id(tx, id)?.ok_or(NOT_FOUND)?;
            parted(tx, &moment, relay, &us)?;
            Ok(db::relay::delete(tx, id)?)
        })
        .await
}

fn check(tx: &WriteTx<'_>, who: Option<AccountId>) -> Result<()> {
    who.map_or(Ok(()), |who| must_be(tx, who, Role::Admin))
}

/// The relay as it is once it was told that nothing more is wanted.
fn parted(tx: &WriteTx<'_>, moment: &Moment, relay: Relay, us: &str) -> Result<Relay> {
    if matches!(relay.state, RelayState::Pending | RelayState::Accepted)
        && let Some(follow) = follow(&relay, us)
    {
        let id = format!("{}/undo", follow.id);
        tell(tx, moment, &relay, Activity::about(ActivityKind::Undo, id, us.to_owned(), follow))?;
    }
    let state = RelayState::Idle;
    Ok(Relay { state, follow_uri: None, follows_us: false, ..relay })
}

/// Our Follow: of everything public, or of the relay's actor.
fn follow(relay: &Relay, us: &str) -> Option<Activity> {
    let object = match relay.style {
        RelayStyle::Mastodon => PUBLIC.to_owned(),
        RelayStyle::LitePub => relay.actor.clone()?,
    };
    let id = relay.follow_uri.clone()?;
    Some(Activity::upon(ActivityKind::Follow, id, us.to_owned(), object))
}

/// Leaves an activity of the server itself for a relay.
pub(super) fn tell(
    tx: &WriteTx<'_>,
    moment: &Moment,
    relay: &Relay,
    activity: Activity,
) -> Result<()> {
    let Some(inbox) = &relay.inbox else { return Ok(()) };
    let Some(host) = web(inbox).as_ref().and_then(authority) else { return Ok(()) };
    let body = serde_json::to_string(&Document::new(Context::Plain, activity))?;
    let id: ActivityId = moment.id();
    let outgoing = Outgoing { id, sender: SERVER, body: &body, object: None, to_followers: false };
    Ok(db::delivery::insert(tx, outgoing, &[(inbox.clone(), host)], moment.now)?)
}

/// Where a relay is told things, and its actor if that is known before it answers.
async fn reached(app: &App, relay: &Relay) -> Result<(String, Option<String>)> {
    if relay.style == RelayStyle::Mastodon {
        return Ok((relay.address.clone(), None));
    }
    let actor = remote::account(app, &relay.address).await.map_err(unreachable)?;
    let id = actor.id;
    let endpoints = app.db.read(move |tx| Ok(db::account::endpoints(tx, id)?)).await?;
    let inbox = endpoints.map(|endpoints| endpoints.inbox).ok_or(NOT_FOUND)?;
    Ok((inbox, Some(actor.uri)))
}

fn unreachable(failure: RemoteError) -> crate::base::Error {
    match failure {
        RemoteError::Failed(error) => error,
        RemoteError::Net(_) | RemoteError::Wrong(_) | RemoteError::Spent(_) => Refusal::invalid(
            "address",
            say!("refusal-leads-to-no-relay-n", n = failure.to_string()),
        )
        .into(),
    }
}

fn filter(wanted: &Wanted) -> Result<RelayFilter, Refusal> {
    let Wanted { languages, tags, most_per_hour } = wanted;
    let code = |word: &str| language::code(word);
    let tag = |word: &str| {
        let word = word.strip_prefix('#').unwrap_or(word);
        Hashtag::parse(word).map(|tag| tag.name().to_owned())
    };
    Ok(RelayFilter {
        languages: words("languages", languages, say!("refusal-is-no-code-of-a-language"), code)?,
        tags: words("tags", tags, say!("refusal-is-no-hashtag"), tag)?,
        most_per_hour: *most_per_hour,
    })
}

fn words(
    field: &'static str,
    typed: &str,
    wrong: &str,
    read: impl Fn(&str) -> Option<String>,
) -> Result<Vec<String>, Refusal> {
    let typed = typed.split(|c: char| c == ',' || c.is_whitespace());
    let mut words = vec![];
    for word in typed.filter(|word| !word.is_empty()) {
        let shown: String = word.chars().take(40).collect();
        let read = read(word);
        words.push(read.ok_or_else(|| {
            Refusal::invalid(
                field,
                say!("refusal-shown-wrong", shown = shown.as_str(), wrong = wrong),
            )
        })?);
    }
    words.sort_unstable();
    words.dedup();
    if words.len() > MOST_WORDS {
        return Err(Refusal::invalid(
            field,
            say!("refusal-are-more-than-n", n = MOST_WORDS.to_string()),
        ));
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_is_read_as_people_type_it() {
        let typed = |languages: &str, tags: &str| {
            let (languages, tags) = (languages.to_owned(), tags.to_owned());
            filter(&Wanted { languages, tags, most_per_hour: 3 })
        };
        let read = typed("de, EN  de", "#Art,cats").unwrap();
        assert_eq!(read.languages, ["de", "en"]);
        assert_eq!((read.tags.len(), read.most_per_hour), (2, 3));
        assert_eq!(typed("", "").unwrap().languages, Vec::<String>::new());
        assert!(typed("de!", "").is_err());
        assert!(typed("", "a b# -").is_err());
    }
}
