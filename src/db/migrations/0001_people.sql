-- People: accounts (ours and those of peers), logins, sessions, client programs, relations.
-- Times are milliseconds since 1970, UTC. Ids are minted by `base::id`.

CREATE TABLE account (
    id              INTEGER PRIMARY KEY,
    username        TEXT NOT NULL,
    domain          TEXT,                         -- NULL: ours
    uri             TEXT NOT NULL UNIQUE,
    url             TEXT NOT NULL,
    kind            TEXT NOT NULL DEFAULT 'Person'
                    CHECK (kind IN ('Person', 'Service', 'Group', 'Organization', 'Application')),
    display_name    TEXT NOT NULL DEFAULT '',
    note            TEXT NOT NULL DEFAULT '',     -- clean HTML
    note_source     TEXT NOT NULL DEFAULT '',     -- as typed; ours only
    fields          TEXT NOT NULL DEFAULT '[]',   -- JSON [{name, value (clean HTML), verified_at}]
    fields_source   TEXT NOT NULL DEFAULT '[]',   -- JSON [{name, value}]; ours only
    avatar_file     TEXT,                         -- in the media folder
    avatar_url      TEXT,                         -- on the peer
    header_file     TEXT,
    header_url      TEXT,
    locked          INTEGER NOT NULL DEFAULT 0 CHECK (locked IN (0, 1)),
    discoverable    INTEGER NOT NULL DEFAULT 0 CHECK (discoverable IN (0, 1)),
    indexable       INTEGER NOT NULL DEFAULT 0 CHECK (indexable IN (0, 1)),
    hides_network   INTEGER NOT NULL DEFAULT 0 CHECK (hides_network IN (0, 1)),
    also_known_as   TEXT NOT NULL DEFAULT '[]',   -- JSON list of actor ids
    moved_to        INTEGER REFERENCES account ON DELETE SET NULL,
    created_at      INTEGER NOT NULL,
    fetched_at      INTEGER,                      -- when its server was last asked; NULL: ours
    suspended_at    INTEGER,
    inbox           TEXT NOT NULL,
    shared_inbox    TEXT,
    outbox          TEXT,
    followers_uri   TEXT,
    following_uri   TEXT,
    featured_uri    TEXT,
    key_id          TEXT NOT NULL,
    key             TEXT NOT NULL,                -- public key, PEM
    statuses_count  INTEGER NOT NULL DEFAULT 0,   -- public and unlisted ones
    followers_count INTEGER NOT NULL DEFAULT 0,
    following_count INTEGER NOT NULL DEFAULT 0,
    last_status_at  INTEGER
) STRICT;

CREATE UNIQUE INDEX account_by_handle ON account (lower(username), ifnull(domain, ''));
CREATE INDEX account_by_key ON account (key_id);
CREATE INDEX account_by_url ON account (url);
CREATE INDEX account_by_domain ON account (domain) WHERE domain IS NOT NULL;
CREATE INDEX account_by_moved_to ON account (moved_to) WHERE moved_to IS NOT NULL;
CREATE INDEX account_by_followers_uri ON account (followers_uri) WHERE followers_uri IS NOT NULL;

-- Private keys: of accounts of ours, and (account 0) of the server itself.
CREATE TABLE keypair (
    account INTEGER PRIMARY KEY,
    private BLOB NOT NULL,                        -- PKCS#8, DER
    public  TEXT NOT NULL                         -- PEM
) STRICT;

CREATE TABLE user (
    account            INTEGER PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    email              TEXT COLLATE NOCASE,
    password_hash      TEXT NOT NULL,
    role               TEXT NOT NULL CHECK (role IN ('member', 'moderator', 'admin', 'owner')),
    created_at         INTEGER NOT NULL,
    approved_at        INTEGER,                   -- NULL: waits for an admin
    disabled_at        INTEGER,
    reason             TEXT NOT NULL DEFAULT '',
    default_visibility TEXT NOT NULL DEFAULT 'public'
        CHECK (default_visibility IN ('public', 'unlisted', 'local', 'private', 'direct', 'self')),
    default_sensitive  INTEGER NOT NULL DEFAULT 0 CHECK (default_sensitive IN (0, 1)),
    default_language   TEXT
) STRICT;

CREATE UNIQUE INDEX user_by_email ON user (email) WHERE email IS NOT NULL;
CREATE INDEX user_waiting ON user (created_at) WHERE approved_at IS NULL;

-- Each opens the door once to who has lost the password.
CREATE TABLE recovery_code (
    hash    TEXT PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES user ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX recovery_code_by_account ON recovery_code (account);

CREATE TABLE session (
    id           INTEGER PRIMARY KEY,
    hash         TEXT NOT NULL UNIQUE,
    account      INTEGER NOT NULL REFERENCES user ON DELETE CASCADE,
    user_agent   TEXT NOT NULL,
    ip           TEXT NOT NULL,
    created_at   INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL
) STRICT;

CREATE INDEX session_by_account ON session (account, last_seen_at);

-- A client program.
CREATE TABLE app (
    id            INTEGER PRIMARY KEY,
    name          TEXT NOT NULL,
    website       TEXT,
    redirect_uris TEXT NOT NULL,                  -- one a line
    scopes        TEXT NOT NULL,
    client_id     TEXT NOT NULL UNIQUE,
    secret_hash   TEXT NOT NULL,
    created_at    INTEGER NOT NULL
) STRICT;

-- An authorization that was granted and not yet exchanged for a token.
CREATE TABLE grant_code (
    hash           TEXT PRIMARY KEY,
    app            INTEGER NOT NULL REFERENCES app ON DELETE CASCADE,
    account        INTEGER NOT NULL REFERENCES user ON DELETE CASCADE,
    redirect_uri   TEXT NOT NULL,
    scopes         TEXT NOT NULL,
    code_challenge TEXT,                          -- PKCE, S256
    created_at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX grant_code_by_age ON grant_code (created_at);
CREATE INDEX grant_code_by_app ON grant_code (app);
CREATE INDEX grant_code_by_account ON grant_code (account);

CREATE TABLE token (
    id           INTEGER PRIMARY KEY,
    hash         TEXT NOT NULL UNIQUE,
    app          INTEGER REFERENCES app ON DELETE CASCADE,
    account      INTEGER REFERENCES user ON DELETE CASCADE,   -- NULL: the program's own
    scopes       TEXT NOT NULL,
    created_at   INTEGER NOT NULL
) STRICT;

CREATE INDEX token_by_account ON token (account) WHERE account IS NOT NULL;
CREATE INDEX token_by_app ON token (app) WHERE app IS NOT NULL;

CREATE TABLE invite (
    id         INTEGER PRIMARY KEY,
    code       TEXT NOT NULL UNIQUE,
    creator    INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    uses       INTEGER NOT NULL DEFAULT 0,
    most_uses  INTEGER,
    expires_at INTEGER
) STRICT;

CREATE INDEX invite_by_creator ON invite (creator);

CREATE TABLE follow (
    id             INTEGER PRIMARY KEY,
    follower       INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    target         INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    follower_local INTEGER NOT NULL CHECK (follower_local IN (0, 1)),
    uri            TEXT NOT NULL,
    shows_boosts   INTEGER NOT NULL DEFAULT 1 CHECK (shows_boosts IN (0, 1)),
    notifies       INTEGER NOT NULL DEFAULT 0 CHECK (notifies IN (0, 1)),
    created_at     INTEGER NOT NULL,
    UNIQUE (follower, target)
) STRICT;

CREATE INDEX follow_by_target ON follow (target, id);
CREATE INDEX follow_by_follower ON follow (follower, id);
-- Whose home timelines a status enters.
CREATE INDEX follow_homes ON follow (target, follower, shows_boosts) WHERE follower_local = 1;
-- Who must be told of a status.
CREATE INDEX follow_peers ON follow (target, follower) WHERE follower_local = 0;

CREATE TABLE follow_request (
    id           INTEGER PRIMARY KEY,
    follower     INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    target       INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    uri          TEXT NOT NULL,
    shows_boosts INTEGER NOT NULL DEFAULT 1 CHECK (shows_boosts IN (0, 1)),
    notifies     INTEGER NOT NULL DEFAULT 0 CHECK (notifies IN (0, 1)),
    created_at   INTEGER NOT NULL,
    UNIQUE (follower, target)
) STRICT;

CREATE INDEX follow_request_by_target ON follow_request (target, id);

CREATE TABLE block (
    id         INTEGER PRIMARY KEY,
    account    INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    target     INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    uri        TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (account, target)
) STRICT;

CREATE INDEX block_by_account ON block (account, id);
CREATE INDEX block_by_target ON block (target);

CREATE TABLE mute (
    id            INTEGER PRIMARY KEY,
    account       INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    target        INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    notifications INTEGER NOT NULL DEFAULT 1 CHECK (notifications IN (0, 1)),
    until         INTEGER,
    created_at    INTEGER NOT NULL,
    UNIQUE (account, target)
) STRICT;

CREATE INDEX mute_by_account ON mute (account, id);
CREATE INDEX mute_by_target ON mute (target);

-- What somebody wrote down about somebody else, for themselves.
CREATE TABLE account_note (
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    target  INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    note    TEXT NOT NULL,
    PRIMARY KEY (account, target)
) STRICT, WITHOUT ROWID;

CREATE INDEX account_note_by_target ON account_note (target);

-- Texts and choices that an admin makes in the browser, and the wizard's answers so far.
CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE rule (
    id       INTEGER PRIMARY KEY,
    position INTEGER NOT NULL,
    text     TEXT NOT NULL,
    hint     TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TRIGGER follow_counted AFTER INSERT ON follow BEGIN
    UPDATE account SET followers_count = followers_count + 1 WHERE id = NEW.target;
    UPDATE account SET following_count = following_count + 1 WHERE id = NEW.follower;
END;

CREATE TRIGGER follow_uncounted AFTER DELETE ON follow BEGIN
    UPDATE account SET followers_count = followers_count - 1 WHERE id = OLD.target;
    UPDATE account SET following_count = following_count - 1 WHERE id = OLD.follower;
END;
