-- Web Push: who is to be told where, and the key by which push services know this server.

CREATE TABLE vapid_key (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    private BLOB NOT NULL                         -- PKCS#8, DER
) STRICT;

-- One for a token, and gone with it.
CREATE TABLE push_subscription (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    token        INTEGER NOT NULL UNIQUE REFERENCES token ON DELETE CASCADE,
    account      INTEGER NOT NULL REFERENCES user ON DELETE CASCADE,
    endpoint     TEXT NOT NULL,
    p256dh       BLOB NOT NULL,
    auth         BLOB NOT NULL,
    standard     INTEGER NOT NULL CHECK (standard IN (0, 1)),
    alerts       TEXT NOT NULL,                   -- kinds of notifications, a space between
    policy       TEXT NOT NULL CHECK (policy IN ('all', 'followed', 'follower', 'none')),
    -- The token itself: each message must carry it, since apps find the account by it.
    access_token TEXT NOT NULL
) STRICT;

CREATE INDEX push_subscription_by_account ON push_subscription (account, id);

-- The second factor of a login.
CREATE TABLE second_factor (
    account      INTEGER PRIMARY KEY REFERENCES user ON DELETE CASCADE,
    secret       BLOB NOT NULL,
    confirmed_at INTEGER,                         -- NULL: shown and not yet tried
    last_step    INTEGER NOT NULL DEFAULT 0       -- a code is good once
) STRICT;

-- Who has shown the right password and not yet the second factor.
CREATE TABLE half_session (
    hash       TEXT PRIMARY KEY,
    account    INTEGER NOT NULL REFERENCES user ON DELETE CASCADE,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX half_session_by_account ON half_session (account);
CREATE INDEX half_session_by_age ON half_session (created_at);
