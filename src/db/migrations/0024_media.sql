-- What other servers' files take here, and what is known of sounds and films.

-- Opens the file of a peer to who was shown its address: apps fetch it without saying who they are.
ALTER TABLE media ADD COLUMN key TEXT NOT NULL DEFAULT '';
UPDATE media SET key = lower(hex(randomblob(16))) WHERE remote_url IS NOT NULL;

ALTER TABLE media ADD COLUMN duration_ms INTEGER;
ALTER TABLE media ADD COLUMN frame_rate INTEGER;  -- frames in a thousand seconds
ALTER TABLE media ADD COLUMN bit_rate INTEGER;    -- a second
ALTER TABLE media ADD COLUMN progress TEXT NOT NULL DEFAULT 'ready'
    CHECK (progress IN ('ready', 'working', 'failed'));
-- How often in a row a peer did not give it, and when it may be asked again.
ALTER TABLE media ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;
ALTER TABLE media ADD COLUMN retry_at INTEGER;

-- Where the picture of a preview is, so that it can be fetched again.
ALTER TABLE card ADD COLUMN image_url TEXT;

-- The files of peers in the media folder. Tiers go in their order: 0 is nobody's any more, 1 is kept
-- for a moment, 2 is kept, 3 goes last.
CREATE TABLE cached (
    file    TEXT PRIMARY KEY,
    kind    TEXT NOT NULL
        CHECK (kind IN ('original', 'preview', 'avatar', 'header', 'emoji', 'card')),
    owner   INTEGER NOT NULL,                     -- media, account, emoji or card
    host    TEXT NOT NULL,
    bytes   INTEGER NOT NULL,                     -- 0: not measured yet
    tier    INTEGER NOT NULL CHECK (tier BETWEEN 0 AND 3),
    seen_at INTEGER NOT NULL,                     -- to the hour
    kept_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX cached_by_turn ON cached (tier, seen_at);
CREATE INDEX cached_by_age ON cached (kept_at, bytes);
CREATE INDEX cached_unmeasured ON cached (file) WHERE bytes = 0;
CREATE INDEX cached_by_kind ON cached (kind, bytes);
CREATE INDEX cached_by_host ON cached (host, bytes);

-- The sum of their bytes, which every new file asks for.
CREATE TABLE cached_total (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    bytes INTEGER NOT NULL
) STRICT;
INSERT INTO cached_total (id, bytes) VALUES (1, 0);

CREATE TRIGGER cached_added AFTER INSERT ON cached BEGIN
    UPDATE cached_total SET bytes = bytes + NEW.bytes;
END;
CREATE TRIGGER cached_removed AFTER DELETE ON cached BEGIN
    UPDATE cached_total SET bytes = bytes - OLD.bytes;
END;
CREATE TRIGGER cached_measured AFTER UPDATE OF bytes ON cached BEGIN
    UPDATE cached_total SET bytes = bytes + NEW.bytes - OLD.bytes;
END;

-- Whatever ends the use of a file gives it up.
CREATE TRIGGER media_file_left AFTER DELETE ON media BEGIN
    UPDATE cached SET tier = 0 WHERE file IN (OLD.file, OLD.preview_file);
END;
CREATE TRIGGER media_file_changed AFTER UPDATE OF file ON media WHEN OLD.file IS NOT NEW.file BEGIN
    UPDATE cached SET tier = 0 WHERE file = OLD.file;
END;
CREATE TRIGGER media_preview_changed AFTER UPDATE OF preview_file ON media
WHEN OLD.preview_file IS NOT NEW.preview_file BEGIN
    UPDATE cached SET tier = 0 WHERE file = OLD.preview_file;
END;
CREATE TRIGGER account_pictures_left AFTER DELETE ON account BEGIN
    UPDATE cached SET tier = 0 WHERE file IN (OLD.avatar_file, OLD.header_file);
END;
CREATE TRIGGER account_avatar_changed AFTER UPDATE OF avatar_file ON account
WHEN OLD.avatar_file IS NOT NEW.avatar_file BEGIN
    UPDATE cached SET tier = 0 WHERE file = OLD.avatar_file;
END;
CREATE TRIGGER account_header_changed AFTER UPDATE OF header_file ON account
WHEN OLD.header_file IS NOT NEW.header_file BEGIN
    UPDATE cached SET tier = 0 WHERE file = OLD.header_file;
END;
CREATE TRIGGER emoji_files_left AFTER DELETE ON emoji BEGIN
    UPDATE cached SET tier = 0 WHERE file IN (OLD.file, OLD.still_file);
END;
CREATE TRIGGER emoji_files_changed AFTER UPDATE OF file ON emoji WHEN OLD.file IS NOT NEW.file BEGIN
    UPDATE cached SET tier = 0 WHERE file IN (OLD.file, OLD.still_file);
END;
CREATE TRIGGER card_image_left AFTER DELETE ON card BEGIN
    UPDATE cached SET tier = 0 WHERE file = OLD.image_file;
END;
CREATE TRIGGER card_image_changed AFTER UPDATE OF image_file ON card
WHEN OLD.image_file IS NOT NEW.image_file BEGIN
    UPDATE cached SET tier = 0 WHERE file = OLD.image_file;
END;

-- What is in the folder already.
INSERT OR IGNORE INTO cached (file, kind, owner, host, bytes, tier, seen_at, kept_at)
    SELECT m.file, 'original', m.id, ifnull(a.domain, ''), 0, 2, m.created_at, m.created_at
      FROM media m JOIN account a ON a.id = m.account WHERE m.file LIKE 'cache/%'
    UNION ALL
    SELECT m.preview_file, 'preview', m.id, ifnull(a.domain, ''), 0, 2, m.created_at, m.created_at
      FROM media m JOIN account a ON a.id = m.account WHERE m.preview_file LIKE 'cache/%'
    UNION ALL
    SELECT avatar_file, 'avatar', id, ifnull(domain, ''), 0, 2, created_at, created_at
      FROM account WHERE avatar_file LIKE 'cache/%'
    UNION ALL
    SELECT header_file, 'header', id, ifnull(domain, ''), 0, 2, created_at, created_at
      FROM account WHERE header_file LIKE 'cache/%'
    UNION ALL
    SELECT file, 'emoji', id, ifnull(domain, ''), 0, 2, updated_at, updated_at
      FROM emoji WHERE file LIKE 'cache/%'
    UNION ALL
    SELECT still_file, 'emoji', id, ifnull(domain, ''), 0, 2, updated_at, updated_at
      FROM emoji WHERE still_file LIKE 'cache/%'
    UNION ALL
    SELECT image_file, 'card', id, '', 0, 2, fetched_at, fetched_at
      FROM card WHERE image_file LIKE 'cache/%';

-- How far the walk is that looks for old statuses of peers that nobody here needs.
CREATE TABLE old_status_walk (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    after INTEGER NOT NULL
) STRICT;
INSERT INTO old_status_walk (id, after) VALUES (1, 0);
