-- Statuses and all that hangs on them.

CREATE TABLE status (
    id                  INTEGER PRIMARY KEY,
    author              INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    local               INTEGER NOT NULL CHECK (local IN (0, 1)),   -- written here
    uri                 TEXT NOT NULL UNIQUE,
    url                 TEXT,
    text                TEXT,                     -- as typed; NULL: a peer's, or a boost
    html                TEXT NOT NULL,            -- clean HTML
    content_warning     TEXT NOT NULL DEFAULT '',
    sensitive           INTEGER NOT NULL DEFAULT 0 CHECK (sensitive IN (0, 1)),
    language            TEXT,
    visibility          TEXT NOT NULL
        CHECK (visibility IN ('public', 'unlisted', 'local', 'private', 'direct', 'self')),
    in_reply_to         INTEGER REFERENCES status ON DELETE SET NULL,
    in_reply_to_account INTEGER REFERENCES account ON DELETE SET NULL,
    -- Answers somebody else, even if what it answers is not known here.
    is_reply            INTEGER NOT NULL DEFAULT 0 CHECK (is_reply IN (0, 1)),
    boost_of            INTEGER REFERENCES status ON DELETE CASCADE,
    conversation        TEXT,
    app                 INTEGER REFERENCES app ON DELETE SET NULL,
    created_at          INTEGER NOT NULL,
    edited_at           INTEGER,
    replies_count       INTEGER NOT NULL DEFAULT 0,   -- public and unlisted ones
    boosts_count        INTEGER NOT NULL DEFAULT 0,   -- public and unlisted ones
    favourites_count    INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX status_by_author ON status (author, id);
CREATE INDEX status_by_url ON status (url) WHERE url IS NOT NULL;
CREATE INDEX status_by_parent ON status (in_reply_to, id) WHERE in_reply_to IS NOT NULL;
CREATE INDEX status_by_parent_author ON status (in_reply_to_account)
    WHERE in_reply_to_account IS NOT NULL;
CREATE UNIQUE INDEX status_by_boost ON status (boost_of, author) WHERE boost_of IS NOT NULL;
CREATE INDEX status_by_app ON status (app) WHERE app IS NOT NULL;
CREATE INDEX status_federated ON status (id)
    WHERE visibility = 'public' AND boost_of IS NULL AND is_reply = 0;
CREATE INDEX status_here ON status (id)
    WHERE local = 1 AND visibility IN ('public', 'local') AND boost_of IS NULL AND is_reply = 0;

CREATE TABLE status_edit (
    id              INTEGER PRIMARY KEY,
    status          INTEGER NOT NULL REFERENCES status ON DELETE CASCADE,
    html            TEXT NOT NULL,
    content_warning TEXT NOT NULL,
    sensitive       INTEGER NOT NULL CHECK (sensitive IN (0, 1)),
    created_at      INTEGER NOT NULL
) STRICT;

CREATE INDEX status_edit_by_status ON status_edit (status, id);

CREATE TABLE mention (
    status  INTEGER NOT NULL REFERENCES status ON DELETE CASCADE,
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    PRIMARY KEY (status, account)
) STRICT, WITHOUT ROWID;

CREATE INDEX mention_by_account ON mention (account, status);

CREATE TABLE hashtag (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE                     -- in its normal form
) STRICT;

CREATE TABLE status_tag (
    tag    INTEGER NOT NULL REFERENCES hashtag ON DELETE CASCADE,
    status INTEGER NOT NULL REFERENCES status ON DELETE CASCADE,
    PRIMARY KEY (tag, status)
) STRICT, WITHOUT ROWID;

CREATE INDEX status_tag_by_status ON status_tag (status);

CREATE TABLE favourite (
    id         INTEGER PRIMARY KEY,
    account    INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    status     INTEGER NOT NULL REFERENCES status ON DELETE CASCADE,
    uri        TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (account, status)
) STRICT;

CREATE INDEX favourite_by_account ON favourite (account, id);
CREATE INDEX favourite_by_status ON favourite (status, id);

CREATE TABLE bookmark (
    id      INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    status  INTEGER NOT NULL REFERENCES status ON DELETE CASCADE,
    UNIQUE (account, status)
) STRICT;

CREATE INDEX bookmark_by_account ON bookmark (account, id);
CREATE INDEX bookmark_by_status ON bookmark (status);

CREATE TABLE pin (
    id      INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    status  INTEGER NOT NULL REFERENCES status ON DELETE CASCADE,
    UNIQUE (account, status)
) STRICT;

CREATE INDEX pin_by_account ON pin (account, id);
CREATE INDEX pin_by_status ON pin (status);

CREATE TABLE media (
    id             INTEGER PRIMARY KEY,
    account        INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    status         INTEGER REFERENCES status ON DELETE SET NULL,
    position       INTEGER NOT NULL DEFAULT 0,
    kind           TEXT NOT NULL CHECK (kind IN ('image', 'gifv', 'video', 'audio', 'unknown')),
    content_type   TEXT NOT NULL,
    file           TEXT,
    preview_file   TEXT,
    remote_url     TEXT,
    description    TEXT,
    blurhash       TEXT,
    width          INTEGER,
    height         INTEGER,
    preview_width  INTEGER,
    preview_height INTEGER,
    focus_x        INTEGER,                       -- thousandths, -1000 to 1000
    focus_y        INTEGER,
    bytes          INTEGER,
    created_at     INTEGER NOT NULL
) STRICT;

CREATE INDEX media_by_status ON media (status, position) WHERE status IS NOT NULL;
CREATE INDEX media_by_account ON media (account);
CREATE INDEX media_unattached ON media (created_at) WHERE status IS NULL;

-- What is in somebody's home timeline. Filled as statuses arrive, so that reading it is one walk.
CREATE TABLE home (
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    status  INTEGER NOT NULL REFERENCES status ON DELETE CASCADE,
    PRIMARY KEY (account, status)
) STRICT, WITHOUT ROWID;

CREATE INDEX home_by_status ON home (status);

CREATE TABLE notification (
    id         INTEGER PRIMARY KEY,
    account    INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    kind       TEXT NOT NULL CHECK (kind IN ('mention', 'status', 'reblog', 'follow',
                   'follow_request', 'favourite', 'update', 'admin.sign_up')),
    sender     INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    status     INTEGER REFERENCES status ON DELETE CASCADE,
    created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX notification_by_account ON notification (account, id);
-- The same thing is told once, however often it arrives.
CREATE UNIQUE INDEX notification_once
    ON notification (account, kind, sender, ifnull(status, 0));
CREATE INDEX notification_by_sender ON notification (sender);
CREATE INDEX notification_by_status ON notification (status) WHERE status IS NOT NULL;

CREATE TABLE marker (
    account    INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    timeline   TEXT NOT NULL CHECK (timeline IN ('home', 'notifications')),
    last_read  INTEGER NOT NULL,
    version    INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (account, timeline)
) STRICT, WITHOUT ROWID;

-- What was deleted, so that it stays deleted when a late copy arrives.
CREATE TABLE tombstone (
    uri        TEXT PRIMARY KEY,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX tombstone_by_age ON tombstone (created_at);

CREATE TABLE idempotency (
    account    INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    key        TEXT NOT NULL,
    status     INTEGER NOT NULL REFERENCES status ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (account, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX idempotency_by_age ON idempotency (created_at);
CREATE INDEX idempotency_by_status ON idempotency (status);

CREATE TRIGGER status_counted AFTER INSERT ON status
WHEN NEW.visibility IN ('public', 'unlisted') BEGIN
    UPDATE account SET statuses_count = statuses_count + 1,
           last_status_at = max(ifnull(last_status_at, 0), NEW.created_at)
     WHERE id = NEW.author;
    UPDATE status SET replies_count = replies_count + 1 WHERE id = NEW.in_reply_to;
    UPDATE status SET boosts_count = boosts_count + 1 WHERE id = NEW.boost_of;
END;

CREATE TRIGGER status_uncounted AFTER DELETE ON status
WHEN OLD.visibility IN ('public', 'unlisted') BEGIN
    UPDATE account SET statuses_count = statuses_count - 1 WHERE id = OLD.author;
    UPDATE status SET replies_count = replies_count - 1 WHERE id = OLD.in_reply_to;
    UPDATE status SET boosts_count = boosts_count - 1 WHERE id = OLD.boost_of;
END;

CREATE TRIGGER favourite_counted AFTER INSERT ON favourite BEGIN
    UPDATE status SET favourites_count = favourites_count + 1 WHERE id = NEW.status;
END;

CREATE TRIGGER favourite_uncounted AFTER DELETE ON favourite BEGIN
    UPDATE status SET favourites_count = favourites_count - 1 WHERE id = OLD.status;
END;
