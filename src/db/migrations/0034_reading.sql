-- How a person reads, what visitors see of what they wrote, and how they dress their own pages.
ALTER TABLE user ADD COLUMN opens_warnings INTEGER NOT NULL DEFAULT 0 CHECK (opens_warnings IN (0, 1));
ALTER TABLE user ADD COLUMN shows_media TEXT NOT NULL DEFAULT 'default'
    CHECK (shows_media IN ('default', 'show_all', 'hide_all'));
ALTER TABLE user ADD COLUMN shows_styles INTEGER NOT NULL DEFAULT 1 CHECK (shows_styles IN (0, 1));
ALTER TABLE account ADD COLUMN visitors_see TEXT NOT NULL DEFAULT 'all'
    CHECK (visitors_see IN ('all', 'public', 'none'));

CREATE TABLE own_style (
    account INTEGER PRIMARY KEY REFERENCES account ON DELETE CASCADE,
    css     TEXT NOT NULL
) STRICT;
