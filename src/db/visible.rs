//! Who may see a status, in SQL: the same rule as `model::visibility::may_see`, as text to be put
//! into queries. A property test holds the two equal.
//!
//! Both fragments want the parameter `:viewer`: the account that asks, NULL for visitors, and
//! [`AccountId::PEER`](crate::base::AccountId::PEER) for a server that does not say who it is.

/// Whether the one status with the alias `$s` may be shown, its boosted status aside.
macro_rules! visible_alone {
    ($s:literal) => {
        concat!(
            "((",
            $s,
            ".author = :viewer OR ((",
            $s,
            ".visibility IN ('public', 'unlisted')",
            " OR (",
            $s,
            ".visibility = 'local' AND EXISTS (SELECT 1 FROM account",
            "      WHERE id = :viewer AND domain IS NULL))",
            " OR (",
            $s,
            ".visibility = 'private' AND EXISTS (SELECT 1 FROM follow",
            "      WHERE follower = :viewer AND target = ",
            $s,
            ".author))",
            " OR (",
            $s,
            ".visibility IN ('private', 'direct') AND EXISTS (SELECT 1 FROM mention",
            "      WHERE status = ",
            $s,
            ".id AND account = :viewer))",
            " OR (",
            $s,
            ".visibility = 'self' AND EXISTS (SELECT 1 FROM reply_consent",
            "      WHERE status = ",
            $s,
            ".id AND author = :viewer AND state = 'pending') AND EXISTS (SELECT 1 FROM account",
            "      WHERE id = :viewer AND domain IS NULL)))",
            " AND NOT EXISTS (SELECT 1 FROM block",
            "      WHERE account = ",
            $s,
            ".author AND target = :viewer)))",
            " AND EXISTS (SELECT 1 FROM account",
            "      WHERE id = ",
            $s,
            ".author AND suspended_at IS NULL AND (:viewer IS NOT NULL",
            "           OR visitors_see = 'all' OR visitors_see = ",
            $s,
            ".visibility)))"
        )
    };
}

/// Whether the status with the alias `s` may be shown; a boost only if what it boosts may be, too.
macro_rules! visible {
    () => {
        concat!(
            "(",
            $crate::db::visible::visible_alone!("s"),
            " AND (s.boost_of IS NULL OR EXISTS (SELECT 1 FROM status o WHERE o.id = s.boost_of AND ",
            $crate::db::visible::visible_alone!("o"),
            ")))"
        )
    };
}

/// Whether the viewer wants to meet what the account `$author` wrote: neither they nor their server
/// are blocked, nor are they muted.
macro_rules! author_wanted {
    ($author:literal) => {
        concat!(
            "NOT EXISTS (SELECT 1 FROM block b WHERE b.account = :viewer AND b.target = ",
            $author,
            ")
             AND NOT EXISTS (SELECT 1 FROM mute m WHERE m.account = :viewer AND m.target = ",
            $author,
            " AND (m.until IS NULL OR m.until > :now))
             AND NOT EXISTS (SELECT 1 FROM account w CROSS JOIN domain_block d
                  WHERE w.id = ",
            $author,
            " AND d.account = :viewer AND d.domain = w.domain)"
        )
    };
}

/// Whether the viewer wants to meet the status `s` in a timeline: neither its author nor whom it
/// boosts, nor the server of either, is blocked or muted by them. Wants `:viewer` and `:now`.
macro_rules! wanted {
    () => {
        concat!(
            "(",
            $crate::db::visible::author_wanted!("s.author"),
            " AND (s.boost_of IS NULL OR EXISTS (SELECT 1 FROM status o WHERE o.id = s.boost_of AND ",
            $crate::db::visible::author_wanted!("o.author"),
            ")))"
        )
    };
}

/// Whether the status `s` may stand where strangers meet it: its author is not silenced.
macro_rules! listed {
    () => {
        "NOT EXISTS (SELECT 1 FROM account q WHERE q.id = s.author AND q.silenced_at IS NOT NULL)"
    };
}

pub(super) use {author_wanted, listed, visible, visible_alone, wanted};
