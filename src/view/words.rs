//! What pages say in words: times, counts, audiences, languages.

use std::time::Duration;

use crate::base::Timestamp;
use crate::model::import::ImportKind;
use crate::model::{CanQuote, CanReply, Reach, ReplyState, Visibility};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `23 Nov 2026`.
pub fn day(moment: Timestamp) -> String {
    let text = moment.rfc3339();
    let part = |from, to| text.get(from..to).unwrap_or_default();
    let month = part(5, 7).parse::<usize>().ok().and_then(|number| MONTHS.get(number - 1));
    let day = part(8, 10).trim_start_matches('0');
    format!("{day} {} {}", month.unwrap_or(&"?"), part(0, 4))
}

/// `23 Nov 2026, 06:08 UTC`.
pub fn moment(moment: Timestamp) -> String {
    let text = moment.rfc3339();
    format!("{}, {} UTC", day(moment), text.get(11..16).unwrap_or_default())
}

/// `2026-11-23T06:08`, as fields for a day and a time hold it.
pub fn minute(moment: Timestamp) -> String {
    moment.rfc3339().get(..16).unwrap_or_default().to_owned()
}

/// How long ago, as short as it goes: `now`, `5 min`, `3 h`, `2 d`, then the day.
pub fn ago(moment: Timestamp, now: Timestamp) -> String {
    const MINUTE: u64 = 60;
    const HOUR: u64 = 60 * MINUTE;
    const DAY: u64 = 24 * HOUR;
    let passed = now.since(moment).as_secs();
    match passed {
        0..MINUTE => "now".to_owned(),
        MINUTE..HOUR => format!("{} min", passed / MINUTE),
        HOUR..DAY => format!("{} h", passed / HOUR),
        DAY.. if now.since(moment) < Duration::from_secs(7 * DAY) => {
            format!("{} d", passed / DAY)
        }
        DAY.. => day(moment),
    }
}

/// `1,204`, and from ten thousand on `12.3k`.
pub fn count(number: u64) -> String {
    match number {
        0..1_000 => number.to_string(),
        1_000..10_000 => format!("{},{:03}", number / 1_000, number % 1_000),
        10_000..1_000_000 => format!("{}.{}k", number / 1_000, number % 1_000 / 100),
        _ => format!("{}.{}M", number / 1_000_000, number % 1_000_000 / 100_000),
    }
}

/// What a table that is taken along or brought holds.
pub fn import_kind(kind: ImportKind) -> &'static str {
    match kind {
        ImportKind::Following => "People you follow",
        ImportKind::Blocking => "People you block",
        ImportKind::Muting => "People you mute",
        ImportKind::DomainBlocking => "Servers you block",
        ImportKind::Lists => "Lists",
        ImportKind::Bookmarks => "Bookmarks",
    }
}

/// The word for `number` of something.
pub fn plural(number: u64, one: &'static str, many: &'static str) -> &'static str {
    if number == 1 { one } else { many }
}

/// What an audience is called.
pub fn audience(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Public => "Everyone",
        Visibility::Unlisted => "Unlisted",
        Visibility::Local => "This server",
        Visibility::Followers => "Followers",
        Visibility::Direct => "Mentioned",
        Visibility::OnlyMe => "Only me",
    }
}

/// Who is in an audience, in one line.
pub fn audience_hint(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Public => "anyone, here and on other servers",
        Visibility::Unlisted => "anyone, but not in public timelines",
        Visibility::Local => "people signed in here; never leaves this server",
        Visibility::Followers => "your followers and people you mention",
        Visibility::Direct => "only people you mention",
        Visibility::OnlyMe => "nobody but you; never leaves this server",
    }
}

/// Whom a post for an audience reaches at once, and who else may read it.
pub fn reach(visibility: Visibility, reach: Reach) -> String {
    let Reach { followers, servers, here } = reach;
    let elsewhere = followers.saturating_sub(here);
    let people = |number| format!("{} {}", count(number), plural(number, "follower", "followers"));
    let servers = format!("{} other {}", count(servers), plural(servers, "server", "servers"));
    let reached = match (elsewhere, here) {
        (0, 0) => "no followers yet".to_owned(),
        (0, here) => format!("{} here", people(here)),
        (elsewhere, 0) => format!("{} on {servers}", people(elsewhere)),
        (elsewhere, here) => format!("{} on {servers} and {} here", people(elsewhere), count(here)),
    };
    match visibility {
        Visibility::Public => format!("{reached}; anyone can find it."),
        Visibility::Unlisted => format!("{reached}; anyone with the link can read it."),
        Visibility::Local => match here {
            0 => "everyone signed in here; none of them follows you yet.".to_owned(),
            here => format!("{} here; everyone else here can find it.", people(here)),
        },
        Visibility::Followers => format!("{reached}, and whom you mention."),
        Visibility::Direct => "only whom you mention.".to_owned(),
        Visibility::OnlyMe => "nobody but you.".to_owned(),
    }
}

/// The question whom one lets quote.
pub const WHO_CAN_QUOTE: &str = "Who can quote it";

/// What one can answer, each with its word in forms.
pub fn can_quote_options() -> [(&'static str, &'static str); 3] {
    CanQuote::ALL.map(|can_quote| {
        let label = match can_quote {
            CanQuote::Everyone => "Everyone",
            CanQuote::Followers => "My followers",
            CanQuote::Nobody => "Only me",
        };
        (can_quote.as_str(), label)
    })
}

/// What one is told of a reply of one's own that its reader has to let in.
pub fn asked(state: ReplyState) -> Option<&'static str> {
    match state {
        ReplyState::Pending => Some("Only you see it until the person you reply to lets it in"),
        ReplyState::Rejected => Some("Only you see it: the person you reply to did not let it in"),
        ReplyState::Accepted => None,
    }
}

/// The question whom one lets reply.
pub const WHO_CAN_REPLY: &str = "Who can reply";

/// What one can answer, each with its word in forms.
pub fn can_reply_options() -> [(&'static str, &'static str); 3] {
    CanReply::ALL.map(|can_reply| {
        let label = match can_reply {
            CanReply::Everyone => "Everyone who sees it",
            CanReply::Followers => "My followers and people I mention",
            CanReply::Mentioned => "Only people I mention",
        };
        (can_reply.as_str(), label)
    })
}

/// The icon of an audience; none for everyone.
pub fn audience_icon(visibility: Visibility) -> Option<&'static str> {
    match visibility {
        Visibility::Public => None,
        Visibility::Unlisted => Some("unlisted"),
        Visibility::Local => Some("only"),
        Visibility::Followers => Some("lock"),
        Visibility::Direct => Some("mail"),
        Visibility::OnlyMe => Some("self"),
    }
}

/// The address, if it is one that a browser may be sent to.
pub fn web_link(url: &str) -> Option<&str> {
    (url.starts_with("https://") || url.starts_with("http://")).then_some(url)
}

/// The language tag, if it has the form of one (BCP 47: a short subtag, then more).
pub fn language_tag(tag: &str) -> Option<&str> {
    let mut parts = tag.split('-');
    let first_fits = parts
        .next()
        .is_some_and(|first| matches!(first.len(), 2 | 3) && first.bytes().all(is_lower));
    let rest_fits = parts.all(|part| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    (first_fits && rest_fits).then_some(tag)
}

fn is_lower(byte: u8) -> bool {
    byte.is_ascii_lowercase()
}

/// Languages to choose from, by ISO 639-1 code and by the name they give themselves.
pub const LANGUAGES: &[(&str, &str)] = &[
    ("ar", "العربية"),
    ("bg", "Български"),
    ("bn", "বাংলা"),
    ("ca", "Català"),
    ("cs", "Čeština"),
    ("cy", "Cymraeg"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("eo", "Esperanto"),
    ("es", "Español"),
    ("et", "Eesti"),
    ("eu", "Euskara"),
    ("fa", "فارسی"),
    ("fi", "Suomi"),
    ("fr", "Français"),
    ("ga", "Gaeilge"),
    ("gl", "Galego"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("hr", "Hrvatski"),
    ("hu", "Magyar"),
    ("id", "Bahasa Indonesia"),
    ("is", "Íslenska"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("ko", "한국어"),
    ("lt", "Lietuvių"),
    ("lv", "Latviešu"),
    ("nb", "Norsk bokmål"),
    ("nl", "Nederlands"),
    ("nn", "Norsk nynorsk"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("sk", "Slovenčina"),
    ("sl", "Slovenščina"),
    ("sr", "Српски"),
    ("sv", "Svenska"),
    ("sw", "Kiswahili"),
    ("th", "ไทย"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("vi", "Tiếng Việt"),
    ("zh", "中文"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_told_shorter_the_nearer_they_are() {
        let now = Timestamp(1_763_878_080_000);
        let before = |seconds| ago(now.minus(Duration::from_secs(seconds)), now);
        assert_eq!(before(5), "now");
        assert_eq!(before(300), "5 min");
        assert_eq!(before(3 * 3_600), "3 h");
        assert_eq!(before(50 * 3_600), "2 d");
        assert_eq!(before(30 * 24 * 3_600), "24 Oct 2025");
        assert_eq!(moment(now), "23 Nov 2025, 06:08 UTC");
        assert_eq!(minute(now), "2025-11-23T06:08");
    }

    #[test]
    fn counts_stay_short() {
        let told: Vec<_> = [7, 1_204, 12_345, 3_000_000].into_iter().map(count).collect();
        assert_eq!(told, ["7", "1,204", "12.3k", "3.0M"]);
    }

    #[test]
    fn only_web_addresses_and_well_formed_languages_reach_a_page() {
        assert_eq!(web_link("https://a.example/"), Some("https://a.example/"));
        assert_eq!(web_link("javascript:alert(1)"), None);
        assert_eq!(language_tag("pt-BR"), Some("pt-BR"));
        for odd in ["", "english", "E", "en-", "de_AT", "x\"y"] {
            assert_eq!(language_tag(odd), None, "{odd}");
        }
    }
}
