//! Every place of the API that can be read, read by everyone: no answer holds a word of a status
//! that its reader may not see, and no list a word of whom they do not want to meet.
//!
//! The places are those of the router; each is asked for everything that there is.

use std::collections::BTreeSet;

use serde_json::json;
use tusklet::base::{AccountId, CardId, StatusId};
use tusklet::db;
use tusklet::model::notification_policy::{PolicyChange, Ruling};
use tusklet::model::visibility::{Standing, may_see};
use tusklet::model::{
    Card, CardKind, Draft, LocalAccount, PollDraft, Scopes, Visibility, VisitorsSee,
};
use tusklet::service::{block, domain_block, mute, notification_policy, oauth, status};

use crate::support::TestServer;

use super::client::Client;
use super::routes::{Row, busy, rows};

/// Lists in which nobody meets whom they blocked or muted.
const MEETING: [&str; 9] = [
    "/api/v1/timelines/home",
    "/api/v1/timelines/public",
    "/api/v1/timelines/tag/{}",
    "/api/v1/timelines/link",
    "/api/v1/timelines/list/{}",
    "/api/v1/trends/statuses",
    "/api/v1/notifications",
    "/api/v2/notifications",
    "/api/v1/conversations",
];

/// How somebody stands to both authors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    Follower,
    Mentioned,
    Stranger,
    Blocked,
    Blocker,
    Muter,
    /// Blocks the server of the author who is elsewhere.
    ServerBlocker,
    Anonymous,
}

const RELATIONS: [(Relation, &str); 7] = [
    (Relation::Follower, "follower"),
    (Relation::Mentioned, "mentioned"),
    (Relation::Stranger, "stranger"),
    (Relation::Blocked, "blocked"),
    (Relation::Blocker, "blocker"),
    (Relation::Muter, "muter"),
    (Relation::ServerBlocker, "serverblocker"),
];

impl Relation {
    /// Whether the follow that everybody but two had is still there.
    fn follows(self, is_remote: bool) -> bool {
        match self {
            Self::Follower | Self::Muter => true,
            Self::ServerBlocker => !is_remote,
            Self::Mentioned | Self::Stranger | Self::Blocked | Self::Blocker | Self::Anonymous => {
                false
            }
        }
    }

    fn avoids(self, is_remote: bool) -> bool {
        matches!(self, Self::Blocker | Self::Muter) || (self == Self::ServerBlocker && is_remote)
    }
}

const LINK: &str = "https://example.org/link";

/// A status with a word that stands nowhere else.
struct Secret {
    word: String,
    id: StatusId,
    visibility: Visibility,
    is_remote: bool,
}

impl Secret {
    fn is_for(&self, who: Relation, visitors: VisitorsSee) -> bool {
        let visitors = if self.is_remote { VisitorsSee::All } else { visitors };
        may_see(
            self.visibility,
            Standing {
                is_local: who != Relation::Anonymous,
                is_author: false,
                follows_author: who.follows(self.is_remote),
                is_mentioned: who == Relation::Mentioned,
                is_asked: false,
                blocked_by_author: who == Relation::Blocked,
                author_suspended: false,
                as_visitor: (who == Relation::Anonymous).then_some(visitors),
            },
        )
    }
}

struct World {
    server: TestServer,
    people: Vec<(Relation, LocalAccount)>,
    authors: [AccountId; 2],
    /// What the answers answer.
    root: StatusId,
    polls: Vec<String>,
    secrets: Vec<Secret>,
}

fn words(number: usize) -> (String, String) {
    let word = format!("sigil{number}x");
    let text = format!("@mentioned {word} whale #sea {LINK}");
    (word, text)
}

impl World {
    async fn make() -> Self {
        let server = busy();
        let author = server.account("author").await;
        let afar = server.stranger("zoe@peer.example").await;
        let root = server.publish(&author, "the root").await.status.id;
        let mut people = vec![];
        for (relation, name) in RELATIONS {
            let who = server.account(name).await;
            let change =
                PolicyChange { private_mentions: Some(Ruling::Accept), ..PolicyChange::default() };
            notification_policy::change(&server.app, &who, change).await.unwrap();
            if !matches!(relation, Relation::Mentioned | Relation::Stranger) {
                server.follow(&who, author.id()).await;
                server.follow(&who, afar).await;
            }
            people.push((relation, who));
        }
        let mut world = Self {
            server,
            people,
            authors: [author.id(), afar],
            root,
            polls: vec![],
            secrets: vec![],
        };
        world.write(&author).await;
        world.write_from_afar(afar).await;
        world.link().await;
        world.keep_everything().await;
        world.fall_out(&author, afar).await;
        world
    }

    fn who(&self, wanted: Relation) -> &LocalAccount {
        &self.people.iter().find(|(relation, _)| *relation == wanted).unwrap().1
    }

    /// One of each audience alone, one as an answer with a poll.
    async fn write(&mut self, author: &LocalAccount) {
        for visibility in Visibility::ALL {
            for is_answer in [false, true] {
                let (word, text) = words(self.secrets.len());
                let poll = is_answer.then(|| PollDraft {
                    options: vec![format!("{word} yes"), "no".to_owned()],
                    lasts: Some(600),
                    ..PollDraft::default()
                });
                let in_reply_to = is_answer.then_some(self.root);
                let draft = Draft {
                    visibility,
                    in_reply_to,
                    poll,
                    content_warning: word.clone(),
                    ..Draft::of(&text)
                };
                let view = self.server.publish_draft(author, draft).await;
                let id = view.status.id;
                self.polls.extend(view.poll.map(|view| view.poll.status.to_string()));
                self.secrets.push(Secret { word, id, visibility, is_remote: false });
            }
        }
    }

    async fn write_from_afar(&mut self, afar: AccountId) {
        let mentioned = self.who(Relation::Mentioned).id();
        for visibility in
            [Visibility::Public, Visibility::Unlisted, Visibility::Followers, Visibility::Direct]
        {
            let (word, text) = words(self.secrets.len());
            let note = self.server.note(afar, &text);
            let note = tusklet::model::RemoteStatus {
                visibility,
                mentions: vec![mentioned],
                tags: vec!["sea".to_owned()],
                ..note
            };
            let id = self.server.accept(note).await;
            self.secrets.push(Secret { word, id, visibility, is_remote: true });
        }
    }

    /// The page that all of them link to was looked at.
    async fn link(&self) {
        let now = self.server.app.clock.now();
        let ids: Vec<StatusId> = self.secrets.iter().map(|secret| secret.id).collect();
        let write = move |tx: &db::WriteTx<'_>| {
            let card = Card::empty(CardId(1), LINK.to_owned(), now);
            db::card::put(tx, &Card { kind: Some(CardKind::Link), ..card })?;
            for id in &ids {
                db::card::attach(tx, *id, LINK)?;
            }
            Ok(())
        };
        self.server.write(write).await;
    }

    /// Everyone keeps and boosts what they can see, before anything comes between them.
    async fn keep_everything(&self) {
        let app = &self.server.app;
        for (relation, who) in &self.people {
            for secret in &self.secrets {
                let _ = status::favourite(app, who, secret.id).await;
                let _ = status::bookmark(app, who, secret.id).await;
                if *relation == Relation::Follower {
                    let _ = status::boost(app, who, secret.id, None).await;
                }
            }
            tusklet::service::find::catch_up(app).await;
        }
    }

    async fn fall_out(&self, author: &LocalAccount, afar: AccountId) {
        let app = &self.server.app;
        let (blocked, blocker) = (self.who(Relation::Blocked), self.who(Relation::Blocker));
        block::block(app, author, blocked.id()).await.unwrap();
        let uri = "https://peer.example/blocks/1".to_owned();
        block::receive(app, afar, blocked, uri).await.unwrap();
        for target in self.authors {
            block::block(app, blocker, target).await.unwrap();
            mute::mute(app, self.who(Relation::Muter), target, true, None).await.unwrap();
        }
        let server = self.who(Relation::ServerBlocker);
        domain_block::block(app, server, "peer.example").await.unwrap();
    }

    /// Everything that a row can be asked for.
    async fn addresses(&self, row: Row, who: &Client) -> BTreeSet<String> {
        let statuses = || self.secrets.iter().map(|secret| secret.id.to_string());
        let own = async |path: &str| {
            let found = who.get(path).await.json;
            let ids = found.as_array().into_iter().flatten();
            ids.filter_map(|one| one["id"].as_str().map(str::to_owned)).collect::<Vec<_>>()
        };
        let fillings: Vec<String> = match row.path {
            path if path.contains("/statuses/{}") => {
                statuses().chain([self.root.to_string()]).collect()
            }
            path if path.contains("/accounts/{}") => {
                self.authors.iter().map(ToString::to_string).collect()
            }
            path if path.contains("/tag") => vec!["sea".to_owned()],
            path if path.contains("/lists/{}") || path.contains("/list/{}") => {
                own("/api/v1/lists").await
            }
            path if path.contains("/v1/notifications/{}") => own("/api/v1/notifications").await,
            path if path.contains("/polls/{}") => self.polls.clone(),
            _ => vec!["1".to_owned()],
        };
        let ids: Vec<String> = statuses().map(|id| format!("id[]={id}")).collect();
        let query = format!("limit=40&q=whale&url={LINK}&include_filtered=true&{}", ids.join("&"));
        fillings
            .into_iter()
            .map(|filling| format!("{}?{query}", row.path.replace("{}", &filling)))
            .collect()
    }

    fn judge(&self, (who, visitors): (Relation, VisitorsSee), row: Row, text: &str) -> Vec<String> {
        let is_meeting = MEETING.contains(&row.path);
        let wrong = self.secrets.iter().filter(|secret| {
            text.contains(&secret.word)
                && (!secret.is_for(who, visitors) || (is_meeting && who.avoids(secret.is_remote)))
        });
        wrong
            .map(|secret| {
                let Secret { word, visibility, is_remote, .. } = secret;
                format!(
                    "{who:?} ({visitors:?}) at {}: {word} ({visibility:?}, remote: {is_remote})",
                    row.path
                )
            })
            .collect()
    }
}

#[tokio::test]
async fn nobody_reads_anywhere_what_is_not_for_them() {
    let world = World::make().await;
    let everything: Vec<Row> = rows(&world.server)
        .into_iter()
        .filter(|row| row.method == "GET" && !matches!(row.who, "stream" | "socket" | "never"))
        .collect();
    assert!(everything.len() > 100);
    let (mut wrong, mut seen) = (BTreeSet::new(), BTreeSet::new());
    let stranger = Client::at(&world.server.app);
    let people = world.people.iter();
    let people = people.map(|(relation, who)| (*relation, Some(who), VisitorsSee::All));
    let visitors = VisitorsSee::ALL.iter().map(|see| (Relation::Anonymous, None, *see));
    for (relation, who, visitors) in people.chain(visitors) {
        let author = world.authors[0];
        world.server.write(move |tx| db::account::set_visitors_see(tx, author, visitors)).await;
        let token = match who {
            Some(who) => {
                let scopes = Scopes::parse("read write").unwrap();
                Some(oauth::issue(&world.server.app, who, scopes).await.unwrap())
            }
            None => None,
        };
        let client = match &token {
            Some(token) => stranger.clone().holding(token),
            None => stranger.clone(),
        };
        if who.is_some() {
            let list = client.post("/api/v1/lists", &json!({ "title": "x" })).await;
            let list = list.expect(200)["id"].as_str().unwrap().to_owned();
            let path = format!("/api/v1/lists/{list}/accounts");
            let ids: Vec<String> = world.authors.iter().map(ToString::to_string).collect();
            // Only who is followed can be on a list.
            let _ = client.post(&path, &json!({ "account_ids": ids })).await;
        }
        for row in &everything {
            for address in world.addresses(*row, &client).await {
                let text = client.get(&address).await.json.to_string();
                wrong.extend(world.judge((relation, visitors), *row, &text));
                seen.extend(text.contains("sigil").then_some(row.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    // Where nothing was shown to anyone, nothing was tested.
    for place in MEETING.into_iter().filter(|place| *place != "/api/v1/trends/statuses") {
        assert!(seen.contains(place), "nobody read anything at {place}: {seen:#?}");
    }
    assert!(seen.len() >= 20, "only here was anything to read: {seen:#?}");
}
