-- Pictures of peers' profiles and of pages that were asked for and did not come: how often in a
-- row, and when they may be asked for again.

CREATE TABLE file_failure (
    url TEXT PRIMARY KEY,
    failures INTEGER NOT NULL,
    retry_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX file_failure_by_time ON file_failure (retry_at);
