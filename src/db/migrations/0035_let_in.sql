-- Replies that people here let in by hand, and permissions that are taken back; notifications of
-- both and of moves; rules that hold on every port.

-- A CHECK cannot be changed in place.
ALTER TABLE user ADD COLUMN usual_reply_policy TEXT NOT NULL DEFAULT 'public'
    CHECK (usual_reply_policy IN ('public', 'followers_or_ask', 'ask', 'followers', 'mentioned'));
UPDATE user SET usual_reply_policy = default_reply_policy;
ALTER TABLE user DROP COLUMN default_reply_policy;

-- A reply that the author of what it answers lets in, or does not: one of ours to a peer's, a peer's
-- to one of ours, one of a peer's to another peer's. While it waits, its writer sees it and who is
-- asked.
CREATE TABLE reply_consent (
    status    INTEGER PRIMARY KEY REFERENCES status ON DELETE CASCADE,
    author    INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,    -- who is asked
    uri       TEXT NOT NULL,        -- of the ReplyRequest; that of the reply where there was none
    audience  TEXT NOT NULL
        CHECK (audience IN ('public', 'unlisted', 'local', 'private', 'direct', 'self')),
    state     TEXT NOT NULL CHECK (state IN ('pending', 'accepted', 'rejected', 'revoked')),
    stamp_uri TEXT,                 -- of the authorization that its author gave
    asked_at  INTEGER NOT NULL,
    decided_at INTEGER
) STRICT;

INSERT INTO reply_consent (status, author, uri, audience, state, stamp_uri, asked_at, decided_at)
SELECT r.status, r.author, r.uri, r.audience, r.state, r.stamp_uri, s.created_at,
       iif(r.state = 'pending', NULL, s.created_at)
FROM reply_request r JOIN status s ON s.id = r.status;
DROP TABLE reply_request;

-- Ids that peers choose need not be different.
CREATE INDEX reply_consent_by_uri ON reply_consent (uri);
CREATE INDEX reply_consent_by_author ON reply_consent (author);
CREATE INDEX reply_consent_waiting ON reply_consent (author, status) WHERE state = 'pending';
CREATE INDEX reply_consent_by_stamp ON reply_consent (stamp_uri) WHERE stamp_uri IS NOT NULL;

-- What is put out of a thread counts there no more.
CREATE TRIGGER status_put_out AFTER UPDATE OF in_reply_to ON status
WHEN OLD.in_reply_to IS NOT NULL AND NEW.in_reply_to IS NULL
     AND OLD.visibility IN ('public', 'unlisted') BEGIN
    UPDATE status SET replies_count = replies_count - 1 WHERE id = OLD.in_reply_to;
END;

DROP TRIGGER report_untold;
DROP TRIGGER collection_untold;
DROP TRIGGER notification_request_over;

CREATE TABLE notification_new (
    id         INTEGER PRIMARY KEY,
    account    INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    kind       TEXT NOT NULL CHECK (kind IN ('mention', 'status', 'reblog', 'follow',
                   'follow_request', 'favourite', 'update', 'admin.sign_up', 'poll', 'quote',
                   'quoted_update', 'admin.report', 'severed_relationships',
                   'moderation_warning', 'added_to_collection', 'collection_update', 'move',
                   'pending.reply')),
    sender     INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    status     INTEGER REFERENCES status ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    group_key  TEXT,                              -- shared by those shown as one; NULL: alone
    -- Kept back from the list because of the policy of who is told.
    filtered   INTEGER NOT NULL DEFAULT 0 CHECK (filtered IN (0, 1)),
    subject    INTEGER                  -- report, severance, warning, collection or account
) STRICT;

INSERT INTO notification_new
    (id, account, kind, sender, status, created_at, group_key, filtered, subject)
SELECT id, account, kind, sender, status, created_at, group_key, filtered, subject
FROM notification;
DROP TABLE notification;
ALTER TABLE notification_new RENAME TO notification;

CREATE INDEX notification_by_account ON notification (account, id);
-- The same thing is told once, however often it arrives.
CREATE UNIQUE INDEX notification_once
    ON notification (account, kind, sender, ifnull(status, 0), ifnull(subject, 0));
CREATE INDEX notification_by_sender ON notification (sender);
CREATE INDEX notification_by_status ON notification (status) WHERE status IS NOT NULL;
CREATE INDEX notification_by_group ON notification (account, group_key, id)
    WHERE group_key IS NOT NULL;
CREATE INDEX notification_kept_back ON notification (account, sender, id) WHERE filtered = 1;
CREATE INDEX notification_by_subject ON notification (subject) WHERE subject IS NOT NULL;

CREATE TRIGGER report_untold AFTER DELETE ON report BEGIN
    DELETE FROM notification WHERE subject = OLD.id AND kind = 'admin.report';
END;

CREATE TRIGGER collection_untold AFTER DELETE ON collection BEGIN
    DELETE FROM notification
    WHERE subject = OLD.id AND kind IN ('added_to_collection', 'collection_update');
END;

CREATE TRIGGER account_untold AFTER DELETE ON account BEGIN
    DELETE FROM notification WHERE subject = OLD.id AND kind = 'move';
END;

-- Nothing is kept back any more: nothing is asked any more.
CREATE TRIGGER notification_request_over AFTER DELETE ON notification WHEN OLD.filtered = 1 BEGIN
    DELETE FROM notification_request WHERE account = OLD.account AND sender = OLD.sender
    AND NOT EXISTS (SELECT 1 FROM notification WHERE account = OLD.account
                    AND sender = OLD.sender AND filtered = 1 AND kind IN ('mention', 'quote'));
END;

-- A rule on a name holds for it and all below it on all ports.
DROP TRIGGER account_of_limited_peer;

CREATE TRIGGER account_of_limited_peer AFTER INSERT ON account
WHEN NEW.domain IS NOT NULL BEGIN
    UPDATE account SET
        suspended_at = coalesce(suspended_at, (SELECT min(b.created_at) FROM peer_block b,
            (SELECT NEW.domain AS name UNION SELECT NEW.host
             UNION SELECT iif(instr(NEW.domain, ':'),
                              rtrim(rtrim(NEW.domain, '0123456789'), ':'), NEW.domain)
             UNION SELECT iif(instr(NEW.host, ':'),
                              rtrim(rtrim(NEW.host, '0123456789'), ':'), NEW.host)) n
            WHERE b.severity = 'suspend'
            AND (b.domain = n.name OR substr(n.name, -length(b.domain) - 1) = '.' || b.domain))),
        silenced_at = coalesce(silenced_at, (SELECT min(b.created_at) FROM peer_block b,
            (SELECT NEW.domain AS name UNION SELECT NEW.host
             UNION SELECT iif(instr(NEW.domain, ':'),
                              rtrim(rtrim(NEW.domain, '0123456789'), ':'), NEW.domain)
             UNION SELECT iif(instr(NEW.host, ':'),
                              rtrim(rtrim(NEW.host, '0123456789'), ':'), NEW.host)) n
            WHERE b.severity = 'silence'
            AND (b.domain = n.name OR substr(n.name, -length(b.domain) - 1) = '.' || b.domain)))
    WHERE id = NEW.id;
END;
