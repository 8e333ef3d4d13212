-- More kinds of notifications: a CHECK cannot be changed in place.

CREATE TABLE notification_new (
    id         INTEGER PRIMARY KEY,
    account    INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    kind       TEXT NOT NULL CHECK (kind IN ('mention', 'status', 'reblog', 'follow',
                   'follow_request', 'favourite', 'update', 'admin.sign_up', 'poll', 'quote',
                   'quoted_update', 'admin.report', 'severed_relationships',
                   'moderation_warning')),
    sender     INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
    status     INTEGER REFERENCES status ON DELETE CASCADE,
    created_at INTEGER NOT NULL
) STRICT;

INSERT INTO notification_new (id, account, kind, sender, status, created_at)
SELECT id, account, kind, sender, status, created_at FROM notification;
DROP TABLE notification;
ALTER TABLE notification_new RENAME TO notification;

CREATE INDEX notification_by_account ON notification (account, id);
-- The same thing is told once, however often it arrives.
CREATE UNIQUE INDEX notification_once
    ON notification (account, kind, sender, ifnull(status, 0));
CREATE INDEX notification_by_sender ON notification (sender);
CREATE INDEX notification_by_status ON notification (status) WHERE status IS NOT NULL;
