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
