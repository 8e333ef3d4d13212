-- Filters: words and statuses that somebody wants hidden or folded.

CREATE TABLE filter (
    id         INTEGER PRIMARY KEY,
    account    INTEGER NOT NULL REFERENCES user ON DELETE CASCADE,
    title      TEXT NOT NULL,
    contexts   TEXT NOT NULL,                     -- where it holds, a space between
    action     TEXT NOT NULL CHECK (action IN ('warn', 'hide', 'blur')),
    expires_at INTEGER                            -- NULL: it holds for good
) STRICT;

CREATE INDEX filter_by_account ON filter (account, id);

CREATE TABLE filter_keyword (
    id         INTEGER PRIMARY KEY,
    filter     INTEGER NOT NULL REFERENCES filter ON DELETE CASCADE,
    keyword    TEXT NOT NULL,
    whole_word INTEGER NOT NULL CHECK (whole_word IN (0, 1))
) STRICT;

CREATE INDEX filter_keyword_by_filter ON filter_keyword (filter, id);

CREATE TABLE filter_status (
    id     INTEGER PRIMARY KEY,
    filter INTEGER NOT NULL REFERENCES filter ON DELETE CASCADE,
    status INTEGER NOT NULL REFERENCES status ON DELETE CASCADE,
    UNIQUE (filter, status)
) STRICT;

CREATE INDEX filter_status_by_status ON filter_status (status);

-- Another with every change of somebody's filters, by which readers know what they hold is old.
CREATE TABLE filter_revision (
    account  INTEGER PRIMARY KEY REFERENCES user ON DELETE CASCADE,
    revision INTEGER NOT NULL
) STRICT;
