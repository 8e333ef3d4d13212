-- What people bring along from elsewhere, and what they take away.

CREATE TABLE import (
    id         INTEGER PRIMARY KEY,
    account    INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    kind       TEXT NOT NULL CHECK (kind IN
        ('following', 'blocking', 'muting', 'domain_blocking', 'lists', 'bookmarks')),
    -- What is not in the table is to be taken away.
    overwrites INTEGER NOT NULL CHECK (overwrites IN (0, 1)),
    -- That has been done.
    is_cleared INTEGER NOT NULL DEFAULT 0 CHECK (is_cleared IN (0, 1)),
    removed    INTEGER NOT NULL DEFAULT 0,
    state      TEXT NOT NULL DEFAULT 'shown' CHECK (state IN ('shown', 'running', 'done')),
    created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX import_by_account ON import (account, id);
CREATE INDEX import_by_age ON import (created_at);

CREATE TABLE import_row (
    import        INTEGER NOT NULL REFERENCES import ON DELETE CASCADE,
    number        INTEGER NOT NULL,
    subject       TEXT NOT NULL,               -- a handle, a domain, an address of a post
    list          TEXT NOT NULL DEFAULT '',    -- the title of a list
    boosts        INTEGER NOT NULL CHECK (boosts IN (0, 1)),
    notifications INTEGER NOT NULL CHECK (notifications IN (0, 1)),
    outcome       TEXT CHECK (outcome IN ('done', 'failed')),   -- NULL: waits
    problem       TEXT,
    attempts      INTEGER NOT NULL DEFAULT 0,
    due           INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (import, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX import_row_by_subject ON import_row (import, subject, list);
CREATE INDEX import_row_by_list ON import_row (import, list);
CREATE INDEX import_row_waiting ON import_row (import, due, number) WHERE outcome IS NULL;

CREATE TABLE archive (
    id         INTEGER PRIMARY KEY,
    account    INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    file       TEXT UNIQUE,                    -- NULL: not written yet
    bytes      INTEGER NOT NULL DEFAULT 0,
    problem    TEXT,                           -- why there will be none
    created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX archive_by_account ON archive (account, id);
CREATE INDEX archive_by_age ON archive (created_at);
CREATE INDEX archive_waiting ON archive (id) WHERE file IS NULL AND problem IS NULL;
