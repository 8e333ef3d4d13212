//! Numbers about this server over a span of days, for those who run it.
//! Source: <https://docs.joinmastodon.org/methods/admin/measures/>

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::time::Duration;

use crate::base::{AccountId, Timestamp};

pub const DAY: Duration = Duration::from_hours(24);
/// Days that are looked at, at most.
const MOST_DAYS: u32 = 366;

/// Whole days, from the first moment of the first to the last of the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub from: Timestamp,
    pub days: u32,
}

impl Span {
    /// The days from that of `start` to that of `end`, a year at most.
    pub fn of(start: Timestamp, end: Timestamp) -> Self {
        let from = midnight(start);
        let days = midnight(end).since(from).as_secs() / DAY.as_secs() + 1;
        Self { from, days: u32::try_from(days).unwrap_or(MOST_DAYS).min(MOST_DAYS) }
    }

    pub fn until(self) -> Timestamp {
        self.from.plus(DAY * self.days)
    }

    /// As many days just before.
    #[must_use]
    pub fn before(self) -> Self {
        Self { from: self.from.minus(DAY * self.days), ..self }
    }

    /// The first moment of each day.
    pub fn each(self) -> impl Iterator<Item = Timestamp> {
        (0..self.days).map(move |day| self.from.plus(DAY * day))
    }
}

fn midnight(moment: Timestamp) -> Timestamp {
    Timestamp(moment.0 - moment.0.rem_euclid(86_400_000))
}

macro_rules! keys {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name {
            $($variant,)+
        }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }

            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|key| key.as_str() == word)
            }
        }
    };
}

keys! {
    /// What is counted day by day; the words are those of the Mastodon API.
    Measure {
        ActiveUsers = "active_users",
        NewUsers = "new_users",
        Interactions = "interactions",
        OpenedReports = "opened_reports",
        ResolvedReports = "resolved_reports",
        TagAccounts = "tag_accounts",
        TagUses = "tag_uses",
        TagServers = "tag_servers",
        PeerAccounts = "instance_accounts",
        PeerMedia = "instance_media_attachments",
        PeerReports = "instance_reports",
        PeerStatuses = "instance_statuses",
        PeerFollows = "instance_follows",
        PeerFollowers = "instance_followers",
    }
}

keys! {
    /// What is counted by kind; the words are those of the Mastodon API.
    Dimension {
        Languages = "languages",
        Sources = "sources",
        Servers = "servers",
        SpaceUsage = "space_usage",
        SoftwareVersions = "software_versions",
        TagServers = "tag_servers",
        TagLanguages = "tag_languages",
        PeerAccounts = "instance_accounts",
        PeerLanguages = "instance_languages",
    }
}

/// What a measure or a dimension is about, where it is about something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    Everything,
    /// A hashtag, by its number.
    Tag(i64),
    /// A domain.
    Peer(String),
}

/// Counts of a span: one for each day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    pub total: u64,
    pub by_day: Vec<(Timestamp, u64)>,
}

/// How long the periods of a table of retention are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frequency {
    Day,
    Month,
}

impl Frequency {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        [Self::Day, Self::Month].into_iter().find(|frequency| frequency.as_str() == word)
    }

    /// The first day of the period, such as `2026-11-01`.
    fn period(self, moment: Timestamp) -> String {
        let mut day = moment.date();
        if self == Self::Month {
            day.replace_range(8.., "01");
        }
        day
    }
}

/// Those who joined in one period, and how many of them were active in it and in later ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cohort {
    /// The first day of the period.
    pub period: String,
    pub joined: usize,
    /// The first day of a period, and how many were active.
    pub active: Vec<(String, usize)>,
}

/// How many of those who joined came back. `joined`: who and when; `active`: who wrote on what day.
pub fn cohorts(
    span: Span,
    frequency: Frequency,
    joined: &[(AccountId, Timestamp)],
    active: &[(AccountId, Timestamp)],
) -> Vec<Cohort> {
    let periods: BTreeSet<String> = span.each().map(|day| frequency.period(day)).collect();
    let mut members: BTreeMap<&str, BTreeSet<AccountId>> = BTreeMap::new();
    for (account, moment) in joined {
        if let Some(period) = periods.get(&frequency.period(*moment)) {
            members.entry(period).or_default().insert(*account);
        }
    }
    let mut seen: HashMap<String, BTreeSet<AccountId>> = HashMap::new();
    for (account, moment) in active {
        seen.entry(frequency.period(*moment)).or_default().insert(*account);
    }
    let nobody = BTreeSet::new();
    let cohort = |period: &String| {
        let members = members.get(period.as_str()).unwrap_or(&nobody);
        let active = |later: &String| {
            let count = seen.get(later).map_or(0, |seen| seen.intersection(members).count());
            (later.clone(), count)
        };
        Cohort {
            period: period.clone(),
            joined: members.len(),
            active: periods.range(period.clone()..).map(active).collect(),
        }
    };
    periods.iter().map(cohort).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    #[test]
    fn a_span_has_whole_days_and_ends() {
        let span = Span::of(at("2026-11-01T10:00:00Z"), at("2026-11-03T01:00:00Z"));
        assert_eq!((span.from, span.days), (at("2026-11-01T00:00:00Z"), 3));
        assert_eq!(span.until(), at("2026-11-04T00:00:00Z"));
        assert_eq!(span.before().from, at("2026-10-29T00:00:00Z"));
        assert_eq!(Span::of(Timestamp(0), at("2026-11-01T10:00:00Z")).days, MOST_DAYS);
        assert_eq!(Span::of(at("2026-11-01T10:00:00Z"), Timestamp(0)).days, 1);
    }

    #[test]
    fn who_joined_is_followed_through_later_periods() {
        let span = Span::of(at("2026-10-31T00:00:00Z"), at("2026-11-02T00:00:00Z"));
        let (ada, bob) = (AccountId(1), AccountId(2));
        let joined = [(ada, at("2026-10-31T09:00:00Z")), (bob, at("2026-10-31T10:00:00Z"))];
        let active = [(ada, at("2026-11-01T00:00:00Z")), (ada, at("2026-11-02T00:00:00Z"))];

        let days = cohorts(span, Frequency::Day, &joined, &active);
        assert_eq!(days.len(), 3);
        assert_eq!(days[0].joined, 2);
        let counts: Vec<usize> = days[0].active.iter().map(|(_, count)| *count).collect();
        assert_eq!(counts, [0, 1, 1]);

        let months = cohorts(span, Frequency::Month, &joined, &active);
        assert_eq!(months[0].active, [("2026-10-01".into(), 0), ("2026-11-01".into(), 1)]);
    }
}
