-- Work to be done later. A row is written before the answer goes out, and deleted when done.

CREATE TABLE job (
    id         INTEGER PRIMARY KEY,
    lane       TEXT NOT NULL CHECK (lane IN ('inbox', 'outbound', 'push', 'fetch', 'chore')),
    key        TEXT,                              -- jobs of one key run one after the other
    body       TEXT NOT NULL,                     -- model::Job as JSON
    due        INTEGER NOT NULL,
    attempts   INTEGER NOT NULL DEFAULT 0,
    last_error TEXT
) STRICT;

CREATE INDEX job_by_due ON job (lane, due, id);
CREATE INDEX job_by_key ON job (lane, key) WHERE key IS NOT NULL;

-- An activity of ours, kept until every delivery of it has ended.
CREATE TABLE activity (
    id     INTEGER PRIMARY KEY,
    sender INTEGER NOT NULL,                      -- whose key signs it; 0: the server's
    body   TEXT NOT NULL
) STRICT;

CREATE TABLE delivery (
    id         INTEGER PRIMARY KEY,
    activity   INTEGER NOT NULL REFERENCES activity ON DELETE CASCADE,
    inbox      TEXT NOT NULL,
    host       TEXT NOT NULL,
    due        INTEGER NOT NULL,
    attempts   INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    UNIQUE (activity, inbox)
) STRICT;

CREATE INDEX delivery_by_due ON delivery (due, id);
CREATE INDEX delivery_by_host ON delivery (host, due);

CREATE TABLE peer (
    domain         TEXT PRIMARY KEY,
    first_seen_at  INTEGER NOT NULL,
    last_answer_at INTEGER,
    failures       INTEGER NOT NULL DEFAULT 0,
    paused_until   INTEGER,
    last_error     TEXT
) STRICT, WITHOUT ROWID;

CREATE TRIGGER activity_ends AFTER DELETE ON delivery
WHEN NOT EXISTS (SELECT 1 FROM delivery WHERE activity = OLD.activity) BEGIN
    DELETE FROM activity WHERE id = OLD.activity;
END;
