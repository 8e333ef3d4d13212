//! What pages say in words: times, counts, audiences, languages.

use std::time::Duration;

use crate::base::{Timestamp, locale};
use crate::model::import::ImportKind;
use crate::model::{CanQuote, CanReply, Reach, ReplyState, Visibility};
use crate::say;

pub use crate::base::locale::count;

/// `23 Nov 2026`.
pub fn day(moment: Timestamp) -> String {
    let text = moment.rfc3339();
    let part = |from, to| text.get(from..to).unwrap_or_default();
    let number = |from, to| part(from, to).trim_start_matches('0').to_owned();
    let month = locale::find(&format!("month-{}", number(5, 7))).unwrap_or("?");
    say!("date-day", day = number(8, 10), month = month, year = part(0, 4))
}

/// `23 Nov 2026, 06:08 UTC`.
pub fn moment(moment: Timestamp) -> String {
    let text = moment.rfc3339();
    say!("date-moment", day = day(moment), time = text.get(11..16).unwrap_or_default())
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
        0..MINUTE => say!("ago-now").to_owned(),
        MINUTE..HOUR => say!("ago-minutes", n = passed / MINUTE),
        HOUR..DAY => say!("ago-hours", n = passed / HOUR),
        DAY.. if now.since(moment) < Duration::from_secs(7 * DAY) => {
            say!("ago-days", n = passed / DAY)
        }
        DAY.. => day(moment),
    }
}

/// A length of time in the largest unit that fits.
pub fn span(seconds: u32) -> String {
    const MINUTE: u32 = 60;
    const HOUR: u32 = 60 * MINUTE;
    const DAY: u32 = 24 * HOUR;
    match seconds {
        0 => say!("span-seconds", n = seconds),
        whole if whole % DAY == 0 => say!("span-days", n = whole / DAY),
        whole if whole % HOUR == 0 => say!("span-hours", n = whole / HOUR),
        whole if whole % MINUTE == 0 => say!("span-minutes", n = whole / MINUTE),
        odd => say!("span-seconds", n = odd),
    }
}

/// What a table that is taken along or brought holds.
pub fn import_kind(kind: ImportKind) -> &'static str {
    match kind {
        ImportKind::Following => say!("people-you-follow"),
        ImportKind::Blocking => say!("people-you-block"),
        ImportKind::Muting => say!("people-you-mute"),
        ImportKind::DomainBlocking => say!("servers-you-block"),
        ImportKind::Lists => say!("lists"),
        ImportKind::Bookmarks => say!("bookmarks"),
    }
}

/// What an audience is called.
pub fn audience(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Public => say!("audience-public"),
        Visibility::Unlisted => say!("audience-unlisted"),
        Visibility::Local => say!("audience-local"),
        Visibility::Followers => say!("audience-followers"),
        Visibility::Direct => say!("audience-direct"),
        Visibility::OnlyMe => say!("audience-only-me"),
    }
}

/// Who is in an audience, in one line.
pub fn audience_hint(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Public => say!("audience-public-hint"),
        Visibility::Unlisted => say!("audience-unlisted-hint"),
        Visibility::Local => say!("audience-local-hint"),
        Visibility::Followers => say!("audience-followers-hint"),
        Visibility::Direct => say!("audience-direct-hint"),
        Visibility::OnlyMe => say!("audience-only-me-hint"),
    }
}

/// An audience and who is in it.
pub fn audience_with_hint(visibility: Visibility) -> String {
    let (audience, hint) = (audience(visibility), audience_hint(visibility));
    say!("audience-with-hint", audience = audience, hint = hint)
}

/// Whom a post for an audience reaches at once, and who else may read it.
pub fn reach(visibility: Visibility, reach: Reach) -> String {
    let Reach { followers, servers, here } = reach;
    let elsewhere = followers.saturating_sub(here);
    let others = || say!("reach-elsewhere", elsewhere = elsewhere, servers = servers);
    let reached = match (elsewhere, here) {
        (0, 0) => say!("reach-nobody").to_owned(),
        (0, here) => say!("reach-here", here = here),
        (_, 0) => others(),
        (_, here) => say!("reach-both", others = others(), here = here),
    };
    match visibility {
        Visibility::Public => say!("reach-public", reached = reached),
        Visibility::Unlisted => say!("reach-unlisted", reached = reached),
        Visibility::Local => match here {
            0 => say!("reach-local-nobody").to_owned(),
            here => say!("reach-local", reached = say!("reach-here", here = here)),
        },
        Visibility::Followers => say!("reach-followers", reached = reached),
        Visibility::Direct => say!("reach-direct").to_owned(),
        Visibility::OnlyMe => say!("reach-only-me").to_owned(),
    }
}

/// What one can answer, each with its word in forms.
pub fn can_quote_options() -> [(&'static str, &'static str); 3] {
    CanQuote::ALL.map(|can_quote| {
        let label = match can_quote {
            CanQuote::Everyone => say!("can-quote-everyone"),
            CanQuote::Followers => say!("can-quote-followers"),
            CanQuote::Nobody => say!("can-quote-nobody"),
        };
        (can_quote.as_str(), label)
    })
}

/// What one is told of a reply of one's own that its reader has to let in.
pub fn asked(state: ReplyState) -> Option<&'static str> {
    match state {
        ReplyState::Pending => Some(say!("post-asked-pending")),
        ReplyState::Rejected => Some(say!("post-asked-rejected")),
        ReplyState::Accepted | ReplyState::Revoked => None,
    }
}

/// What one can answer, each with its word in forms.
pub fn can_reply_options() -> [(&'static str, &'static str); 5] {
    CanReply::ALL.map(|can_reply| {
        let label = match can_reply {
            CanReply::Everyone => say!("can-reply-everyone"),
            CanReply::FollowersElseAsk => say!("can-reply-followers-or-ask"),
            CanReply::Ask => say!("can-reply-ask"),
            CanReply::Followers => say!("can-reply-followers"),
            CanReply::Mentioned => say!("can-reply-mentioned"),
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
