//! Keys and passwords made once for all tests: making one takes long.

use std::sync::LazyLock;

use tokio::sync::OnceCell;
use tusklet::app::App;
use tusklet::db;
use tusklet::db::key::{SERVER, StoredKey};
use tusklet::protocol::signature::NewKey;
use tusklet::service::password::{self, Password};

/// One key for all that is ours.
pub static OUR_KEY: LazyLock<NewKey> = LazyLock::new(|| NewKey::generate().unwrap());

pub fn stored_key() -> StoredKey {
    StoredKey { private: OUR_KEY.pkcs8.clone(), public: OUR_KEY.public_pem.clone() }
}

/// Gives a new server the key that it signs its fetches with. Waits for it on a thread of its own,
/// since the caller may be within a runtime.
pub fn give_to(app: &App) {
    let write = move || {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let stored = stored_key();
        runtime
            .block_on(app.db.write(move |tx| Ok(db::key::insert(tx, SERVER, &stored)?)))
            .unwrap();
    };
    std::thread::scope(|scope| scope.spawn(write).join().unwrap());
}

/// What our people type to sign in.
pub const PASSWORD: &str = "correct horse battery";

/// [`PASSWORD`], hashed.
pub async fn hashed(app: &App) -> Password {
    static HASH: OnceCell<String> = OnceCell::const_new();
    let made = HASH.get_or_init(|| async {
        password::hash(app, Password::Plain(PASSWORD.to_owned())).await.unwrap()
    });
    Password::Hashed(made.await.to_owned())
}
