//! Opening an account.

use crate::app::App;
use crate::base::{AccountId, Error, Refusal, Result};
use crate::config::{Audience, Config};
use crate::db::account::LocalAddresses;
use crate::db::{self, ReadTx, WriteTx};
use crate::model::account::{Endpoints, check_username, is_reserved};
use crate::model::user::{check_email, check_password};
use crate::model::{CanQuote, CanReply, LocalAccount, Reading, Role, User, Visibility};
use crate::protocol::signature::NewKey;
use crate::say;
use crate::service::password::{self, Password};

/// What it takes to open an account.
#[derive(Debug, Clone)]
pub struct NewAccount {
    pub username: String,
    pub email: Option<String>,
    pub password: Password,
    pub role: Role,
    /// Why they want to join.
    pub reason: String,
    /// Whether they may sign in at once, or wait for an admin's word.
    pub approved: bool,
    /// `None`: what the settings name.
    pub visibility: Option<Visibility>,
    /// In which language they want to be spoken to, if that is known.
    pub locale: Option<String>,
    /// `None`: one is made, which takes long.
    pub key: Option<db::key::StoredKey>,
}

impl NewAccount {
    /// An account that may be used at once.
    pub fn new(username: impl Into<String>, password: Password, role: Role) -> Self {
        Self {
            username: username.into(),
            email: None,
            password,
            role,
            reason: String::new(),
            approved: true,
            visibility: None,
            locale: None,
            key: None,
        }
    }
}

/// All that an account's rows are made of.
pub struct Prepared {
    id: AccountId,
    username: String,
    addresses: LocalAddresses,
    key: db::key::StoredKey,
    user: User,
}

/// Opens an account. Takes from tenths of a second to seconds if a key is made.
pub async fn create(app: &App, new: NewAccount) -> Result<LocalAccount> {
    let prepared = prepare(app, &app.settings.now(), new).await?;
    app.db.write(move |tx| store(tx, &prepared)).await
}

/// Checks what was asked for, and makes what takes time, outside of any transaction. `config` is
/// what will be in effect when the account is used.
pub async fn prepare(app: &App, config: &Config, new: NewAccount) -> Result<Prepared> {
    let NewAccount { username, email, password, role, reason, approved, visibility, locale, key } =
        new;
    let email = email.map(|email| email.trim().to_owned()).filter(|email| !email.is_empty());
    check(&username, email.as_deref(), &password, role)?;
    let (name, mail) = (username.clone(), email.clone());
    app.db.read(move |tx| must_be_free(tx, &name, mail.as_deref())).await?;
    let key = async {
        match key {
            Some(key) => Ok(key),
            None => new_key().await,
        }
    };
    let (key, password_hash) = tokio::join!(key, password::hash(app, password));
    let (key, password_hash) = (key?, password_hash?);
    let now = app.clock.now();
    let id = app.ids.next(now);
    let user = User {
        account: id,
        email,
        password_hash,
        role,
        created_at: now,
        approved_at: approved.then_some(now),
        disabled_at: None,
        reason,
        default_visibility: visibility
            .unwrap_or_else(|| visibility_of(config.posting.default_visibility)),
        default_sensitive: false,
        default_can_quote: CanQuote::default(),
        default_can_reply: CanReply::default(),
        default_language: None,
        locale,
        reading: Reading::default(),
    };
    let addresses = addresses(&config.public_url(), &username, &key.public);
    Ok(Prepared { id, username, addresses, key, user })
}

/// Stores a prepared account, unless its name was taken meanwhile.
pub fn store(tx: &WriteTx<'_>, prepared: &Prepared) -> Result<LocalAccount> {
    let Prepared { id, username, addresses, key, user } = prepared;
    must_be_free(tx, username, user.email.as_deref())?;
    db::account::insert_local(tx, *id, username, addresses, user.created_at)?;
    db::key::insert(tx, *id, key)?;
    db::user::insert(tx, user)?;
    let account = db::account::local_by_id(tx, *id)?;
    account.ok_or_else(|| Error::Failed(anyhow::anyhow!("the new account {id} is not there")))
}

fn check(
    username: &str,
    email: Option<&str>,
    password: &Password,
    role: Role,
) -> Result<(), Refusal> {
    check_username(username)?;
    if is_reserved(username) && role < Role::Admin {
        return Err(Refusal::invalid("username", say!("refusal-is-reserved-for-those-who")));
    }
    if let Some(email) = email {
        check_email(email)?;
    }
    match password {
        Password::Plain(password) => check_password(password, username),
        Password::Hashed(_) => Ok(()),
    }
}

fn must_be_free(tx: &ReadTx<'_>, username: &str, email: Option<&str>) -> Result<()> {
    if db::account::by_handle(tx, username, None)?.is_some() {
        return Err(Refusal::invalid("username", say!("refusal-has-already-been-taken")).into());
    }
    if let Some(email) = email
        && db::user::by_email(tx, email)?.is_some()
    {
        return Err(Refusal::invalid("email", say!("refusal-has-already-been-taken")).into());
    }
    Ok(())
}

/// A key pair, made on a thread of its own.
pub async fn new_key() -> Result<db::key::StoredKey> {
    let NewKey { pkcs8, public_pem } = tokio::task::spawn_blocking(NewKey::generate).await??;
    Ok(db::key::StoredKey { private: pkcs8, public: public_pem })
}

/// Where the things of an account of ours are. Peers remember them: they never change.
fn addresses(public_url: &str, username: &str, key: &str) -> LocalAddresses {
    let uri = format!("{public_url}/users/{username}");
    LocalAddresses {
        url: format!("{public_url}/@{username}"),
        endpoints: Endpoints {
            inbox: format!("{uri}/inbox"),
            shared_inbox: Some(format!("{public_url}/inbox")),
            outbox: Some(format!("{uri}/outbox")),
            followers: Some(format!("{uri}/followers")),
            following: Some(format!("{uri}/following")),
            featured: Some(format!("{uri}/collections/featured")),
            featured_tags: None,
            key_id: format!("{uri}#main-key"),
            key: key.to_owned(),
        },
        uri,
    }
}

/// The audience that the settings file names by the same word.
pub fn visibility_of(audience: Audience) -> Visibility {
    match audience {
        Audience::Public => Visibility::Public,
        Audience::Unlisted => Visibility::Unlisted,
        Audience::Private => Visibility::Followers,
        Audience::Direct => Visibility::Direct,
        Audience::Local => Visibility::Local,
        Audience::OnlyMe => Visibility::OnlyMe,
    }
}
