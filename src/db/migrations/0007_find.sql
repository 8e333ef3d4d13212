-- Finding: the index of words, link previews, what is on many lips, suggestions that were dismissed.

-- The words of statuses, and marks that say who may find each (see `model::search`). Holds no copy
-- of the texts. Filled from `search_queue`, many at once: one by one would cost every post a sync
-- of the index.
CREATE VIRTUAL TABLE search USING fts5(
    words, marks, content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2'
);

-- Statuses that the index must look at anew.
CREATE TABLE search_queue (
    status INTEGER PRIMARY KEY
) STRICT;

INSERT INTO search_queue SELECT id FROM status WHERE boost_of IS NULL;

CREATE TRIGGER status_sought AFTER INSERT ON status WHEN NEW.boost_of IS NULL BEGIN
    INSERT OR IGNORE INTO search_queue VALUES (NEW.id);
END;

CREATE TRIGGER status_boost_sought AFTER INSERT ON status
WHEN NEW.boost_of IS NOT NULL AND NEW.local = 1 BEGIN
    INSERT OR IGNORE INTO search_queue VALUES (NEW.boost_of);
END;

CREATE TRIGGER status_sought_anew AFTER UPDATE OF html, content_warning ON status
WHEN NEW.boost_of IS NULL BEGIN
    INSERT OR IGNORE INTO search_queue VALUES (NEW.id);
END;

CREATE TRIGGER status_no_longer_sought AFTER DELETE ON status
WHEN OLD.boost_of IS NULL OR OLD.local = 1 BEGIN
    INSERT OR IGNORE INTO search_queue VALUES (ifnull(OLD.boost_of, OLD.id));
END;

CREATE TRIGGER favourite_sought AFTER INSERT ON favourite
WHEN EXISTS (SELECT 1 FROM account WHERE id = NEW.account AND domain IS NULL) BEGIN
    INSERT OR IGNORE INTO search_queue VALUES (NEW.status);
END;

CREATE TRIGGER favourite_no_longer_sought AFTER DELETE ON favourite
WHEN EXISTS (SELECT 1 FROM account WHERE id = OLD.account AND domain IS NULL) BEGIN
    INSERT OR IGNORE INTO search_queue VALUES (OLD.status);
END;

CREATE TRIGGER bookmark_sought AFTER INSERT ON bookmark BEGIN
    INSERT OR IGNORE INTO search_queue VALUES (NEW.status);
END;

CREATE TRIGGER bookmark_no_longer_sought AFTER DELETE ON bookmark BEGIN
    INSERT OR IGNORE INTO search_queue VALUES (OLD.status);
END;

-- Who changes their mind about being found changes it for all they wrote.
CREATE TRIGGER account_sought AFTER UPDATE OF indexable ON account
WHEN NEW.indexable <> OLD.indexable BEGIN
    INSERT OR IGNORE INTO search_queue
        SELECT id FROM status WHERE author = NEW.id AND boost_of IS NULL;
END;

-- What pages that people link to say of themselves; asked once, for all who link there.
CREATE TABLE card (
    id                INTEGER PRIMARY KEY,
    url               TEXT NOT NULL UNIQUE,
    fetched_at        INTEGER NOT NULL,
    -- 'none': asked, and there is nothing to show.
    kind              TEXT NOT NULL CHECK (kind IN ('none', 'link', 'photo', 'video', 'rich')),
    title             TEXT NOT NULL DEFAULT '',
    description       TEXT NOT NULL DEFAULT '',
    language          TEXT,
    author_name       TEXT NOT NULL DEFAULT '',
    author_url        TEXT NOT NULL DEFAULT '',
    provider_name     TEXT NOT NULL DEFAULT '',
    provider_url      TEXT NOT NULL DEFAULT '',
    frame_url         TEXT,                       -- a player, to be shown in a frame
    width             INTEGER NOT NULL DEFAULT 0,
    height            INTEGER NOT NULL DEFAULT 0,
    image_file        TEXT,                       -- in the media folder
    image_description TEXT NOT NULL DEFAULT '',
    blurhash          TEXT,
    published_at      INTEGER
) STRICT;

CREATE INDEX card_by_age ON card (fetched_at);

CREATE TABLE status_card (
    status INTEGER PRIMARY KEY REFERENCES status ON DELETE CASCADE,
    card   INTEGER NOT NULL REFERENCES card ON DELETE CASCADE
) STRICT;

CREATE INDEX status_card_by_card ON status_card (card, status);

-- What is on many lips among those whom our people follow, as last counted; least place first.
CREATE TABLE trending_tag (
    place INTEGER PRIMARY KEY,
    tag   INTEGER NOT NULL UNIQUE REFERENCES hashtag ON DELETE CASCADE
) STRICT;

CREATE TABLE trending_status (
    place  INTEGER PRIMARY KEY,
    status INTEGER NOT NULL UNIQUE REFERENCES status ON DELETE CASCADE
) STRICT;

CREATE TABLE trending_card (
    place INTEGER PRIMARY KEY,
    card  INTEGER NOT NULL UNIQUE REFERENCES card ON DELETE CASCADE
) STRICT;

-- Whom somebody does not want to be told to follow.
CREATE TABLE dismissed_suggestion (
    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    target  INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    PRIMARY KEY (account, target)
) STRICT, WITHOUT ROWID;

CREATE INDEX dismissed_suggestion_by_target ON dismissed_suggestion (target);

CREATE INDEX account_listed_by_activity ON account (last_status_at) WHERE discoverable = 1;
CREATE INDEX account_listed_by_age ON account (created_at) WHERE discoverable = 1;
