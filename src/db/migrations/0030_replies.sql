-- Who may reply, and replies that wait for the word of an author on another server; follows that
-- ended elsewhere.

-- Bits of `model::Policy`; 1: everyone.
ALTER TABLE status ADD COLUMN reply_policy INTEGER NOT NULL DEFAULT 1;

ALTER TABLE user ADD COLUMN default_reply_policy TEXT NOT NULL DEFAULT 'public'
    CHECK (default_reply_policy IN ('public', 'followers', 'mentioned'));

-- A reply of ours that its parent's author has to let in. Until then only its writer sees it.
CREATE TABLE reply_request (
    status    INTEGER PRIMARY KEY REFERENCES status ON DELETE CASCADE,
    author    INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,    -- who is asked
    uri       TEXT NOT NULL,                                            -- of the ReplyRequest
    audience  TEXT NOT NULL CHECK (audience IN ('public', 'unlisted', 'private', 'direct')),
    state     TEXT NOT NULL CHECK (state IN ('pending', 'accepted', 'rejected')),
    stamp_uri TEXT                                  -- of the authorization that its author gave
) STRICT;

CREATE UNIQUE INDEX reply_request_by_uri ON reply_request (uri);
CREATE INDEX reply_request_by_author ON reply_request (author);

-- What its writer alone could see is there for everyone, and counted.
CREATE TRIGGER status_opened AFTER UPDATE OF visibility ON status
WHEN OLD.visibility NOT IN ('public', 'unlisted') AND NEW.visibility IN ('public', 'unlisted') BEGIN
    UPDATE account SET statuses_count = statuses_count + 1,
           last_status_at = max(ifnull(last_status_at, 0), NEW.created_at)
     WHERE id = NEW.author;
    UPDATE status SET replies_count = replies_count + 1 WHERE id = NEW.in_reply_to;
END;

-- A follow that another server ended without a word; `kind` is what apps know that comes nearest.
ALTER TABLE severance ADD COLUMN ended_there INTEGER NOT NULL DEFAULT 0 CHECK (ended_there IN (0, 1));
