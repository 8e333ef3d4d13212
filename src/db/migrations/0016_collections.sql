-- What a profile shows besides, and collections: accounts that somebody recommends to others.

ALTER TABLE account ADD COLUMN avatar_description TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN header_description TEXT NOT NULL DEFAULT '';
-- Which parts its page has.
ALTER TABLE account ADD COLUMN shows_media INTEGER NOT NULL DEFAULT 1
    CHECK (shows_media IN (0, 1));
ALTER TABLE account ADD COLUMN shows_media_replies INTEGER NOT NULL DEFAULT 1
    CHECK (shows_media_replies IN (0, 1));
ALTER TABLE account ADD COLUMN shows_featured INTEGER NOT NULL DEFAULT 1
    CHECK (shows_featured IN (0, 1));
-- Whose pages may name it as their author: JSON list of domains.
ALTER TABLE account ADD COLUMN attribution_domains TEXT NOT NULL DEFAULT '[]';
-- When the pages that its fields link to were last asked whether they link back; NULL: nothing
-- to ask.
ALTER TABLE account ADD COLUMN fields_checked_at INTEGER;

CREATE INDEX account_by_fields_checked ON account (fields_checked_at)
    WHERE fields_checked_at IS NOT NULL;

CREATE TABLE collection (
    id           INTEGER PRIMARY KEY,
    account      INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    name         TEXT NOT NULL,
    description  TEXT NOT NULL DEFAULT '',
    language     TEXT,
    tag          TEXT,                            -- without #
    sensitive    INTEGER NOT NULL CHECK (sensitive IN (0, 1)),
    discoverable INTEGER NOT NULL CHECK (discoverable IN (0, 1)),
    created_at   INTEGER NOT NULL,
    updated_at   INTEGER NOT NULL
) STRICT;

CREATE INDEX collection_by_account ON collection (account, id);

CREATE TABLE collection_item (
    id         INTEGER PRIMARY KEY,
    collection INTEGER NOT NULL REFERENCES collection ON DELETE CASCADE,
    account    INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    -- 'revoked': the account does not want to be in it, and is not to be added again.
    state      TEXT NOT NULL CHECK (state IN ('accepted', 'revoked')),
    created_at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX collection_item_once ON collection_item (collection, account);
CREATE INDEX collection_item_by_account ON collection_item (account, collection);

-- A thread whose answers are asked for at their own servers, while somebody waits to read them.
CREATE TABLE refresh (
    id         INTEGER PRIMARY KEY,
    status     INTEGER NOT NULL UNIQUE REFERENCES status ON DELETE CASCADE,
    started_at INTEGER NOT NULL,
    ended_at   INTEGER,
    results    INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX refresh_by_age ON refresh (started_at);
