//! A database with people and posts in it, made in seconds.

use std::path::Path;

use tusklet::base::{AccountId, Html, Result, StatusId, Timestamp};
use tusklet::db::{self, Db, WriteTx};
use tusklet::model::account::{ActorKind, Endpoints, RemoteAccount};
use tusklet::model::{Follow, Status, Visibility};

/// Accounts on peers that the reader follows.
pub const AUTHORS: i64 = 50;
/// The account whose home timeline is filled.
pub const READER: AccountId = AccountId(1);
const BATCH: i64 = 1_000;

/// A database in `folder` with one account of ours that follows [`AUTHORS`] others, who have
/// written `statuses` posts between them.
pub async fn filled(folder: &Path, statuses: i64) -> Result<Db> {
    let db = Db::open(&folder.join("seed.db"), Box::new(drop)).expect("a database");
    db.write(people).await?;
    for start in (0..statuses).step_by(usize::try_from(BATCH).unwrap_or(1)) {
        db.write(move |tx| (start..start + BATCH).try_for_each(|number| status(tx, number)))
            .await?;
    }
    Ok(db)
}

/// The reader, and those they follow.
pub fn people(tx: &WriteTx<'_>) -> Result<()> {
    let addresses = db::account::LocalAddresses {
        uri: "https://home.example/users/reader".to_owned(),
        ..Default::default()
    };
    db::account::insert_local(tx, READER, "reader", &addresses, Timestamp(0))?;
    for number in 0..AUTHORS {
        let id = author(number);
        db::account::upsert_remote(tx, id, &stranger(number), Timestamp(0))?;
    }
    follow_all(tx, READER)
}

/// Makes `follower` follow all authors.
pub fn follow_all(tx: &WriteTx<'_>, follower: AccountId) -> Result<()> {
    for number in 0..AUTHORS {
        let follow = Follow {
            follower,
            target: author(number),
            uri: format!("https://home.example/follows/{follower}/{number}"),
            shows_boosts: true,
            notifies: false,
            created_at: Timestamp(0),
        };
        db::follow::insert(tx, follower.0 * 1_000 + number, &follow)?;
    }
    Ok(())
}

pub fn author(number: i64) -> AccountId {
    AccountId(10 + number % AUTHORS)
}

fn stranger(number: i64) -> RemoteAccount {
    RemoteAccount {
        display_name: "Bob the builder of long names".to_owned(),
        discoverable: true,
        indexable: true,
        ..bob("https", &format!("peer{number}.example"))
    }
}

/// Somebody on another server, with an inbox of its own for all of it.
pub fn bob(scheme: &str, domain: &str) -> RemoteAccount {
    let uri = format!("{scheme}://{domain}/users/bob");
    RemoteAccount {
        username: "bob".to_owned(),
        domain: domain.to_owned(),
        url: uri.clone(),
        kind: ActorKind::Person,
        display_name: String::new(),
        note: Html::default(),
        fields: vec![],
        avatar: None,
        header: None,
        avatar_description: String::new(),
        header_description: String::new(),
        locked: false,
        discoverable: false,
        indexable: false,
        shows_media: true,
        shows_media_replies: true,
        shows_featured: true,
        attribution_domains: vec![],
        created_at: None,
        also_known_as: vec![],
        endpoints: Endpoints {
            inbox: format!("{scheme}://{domain}/inbox"),
            key_id: format!("{uri}#main-key"),
            ..Endpoints::default()
        },
        uri,
    }
}

fn status(tx: &WriteTx<'_>, number: i64) -> Result<()> {
    let text =
        "A post of middling length, with a #hashtag and a link to https://example.org/somewhere";
    status_saying(tx, number, text)
}

/// A public status of one of the authors.
pub fn status_saying(tx: &WriteTx<'_>, number: i64, text: &str) -> Result<()> {
    let id = StatusId((number + 1) << 16);
    let uri = format!("https://peer{}.example/statuses/{number}", number % AUTHORS);
    let status = Status {
        id,
        author: author(number),
        url: Some(uri.clone()),
        uri,
        html: tusklet::text::compose::html(
            text,
            &tusklet::text::compose::Links { base_url: "https://home.example", mentions: &[] },
        ),
        content_warning: String::new(),
        sensitive: false,
        language: Some("en".to_owned()),
        visibility: Visibility::Public,
        in_reply_to: None,
        in_reply_to_account: None,
        boost_of: None,
        conversation: None,
        app: None,
        created_at: Timestamp(number),
        edited_at: None,
        replies_count: 0,
        boosts_count: 0,
        favourites_count: 0,
        quotes_count: 0,
        quote_policy: tusklet::model::Policy::default(),
        reply_policy: tusklet::model::Policy::OPEN,
    };
    db::status::insert(tx, &status, db::status::Extra::default())?;
    db::hashtag::set(tx, id, &["hashtag".to_owned()])?;
    db::feed::fill(tx, id, Timestamp(number))?;
    Ok(())
}
