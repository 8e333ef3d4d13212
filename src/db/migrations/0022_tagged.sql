-- Collections in notifications: a CHECK cannot be changed in place.

DROP TRIGGER report_untold;
DROP TRIGGER notification_request_over;

CREATE TABLE notification_new (
    id         INTEGER PRIMARY KEY,
    account    INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    kind       TEXT NOT NULL CHECK (kind IN ('mention', 'status', 'reblog', 'follow',
                   'follow_request', 'favourite', 'update', 'admin.sign_up', 'poll', 'quote',
                   'quoted_update', 'admin.report', 'severed_relationships',
                   'moderation_warning', 'added_to_collection', 'collection_update')),
    sender     INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    status     INTEGER REFERENCES status ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    group_key  TEXT,                              -- shared by those shown as one; NULL: alone
    -- Kept back from the list because of the policy of who is told.
    filtered   INTEGER NOT NULL DEFAULT 0 CHECK (filtered IN (0, 1)),
    subject    INTEGER                            -- report, severance, warning or collection
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

-- Nothing is kept back any more: nothing is asked any more.
CREATE TRIGGER notification_request_over AFTER DELETE ON notification WHEN OLD.filtered = 1 BEGIN
    DELETE FROM notification_request WHERE account = OLD.account AND sender = OLD.sender
    AND NOT EXISTS (SELECT 1 FROM notification WHERE account = OLD.account
                    AND sender = OLD.sender AND filtered = 1 AND kind IN ('mention', 'quote'));
END;
