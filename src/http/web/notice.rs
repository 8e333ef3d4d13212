//! What the next page tells once, after something was done.

use crate::base::locale;
use crate::view::Flash;
use crate::view::component::Tone;

macro_rules! notices {
    ($($name:ident $word:literal $tone:ident;)+) => {
        /// Something that was done. A word in a cookie stands for it, so nobody can put words
        /// into our pages.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(in crate::http) enum Notice { $($name,)+ }

        impl Notice {
            pub(super) fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }

            pub(super) fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$name),)+ _ => None }
            }

            pub(super) fn flash(self) -> Flash<'static> {
                match self { $(Self::$name => Flash { tone: Tone::$tone, text: locale::say(concat!("notice-", $word)) },)+ }
            }
        }
    };
}

notices! {
    Posted "posted" Good;
    Edited "edited" Good;
    Voted "voted" Good;
    Kept "kept" Good;
    DeckDeleted "deck-deleted" Good;
    Discarded "discarded" Good;
    Scheduled "scheduled" Good;
    Redrafted "redrafted" Good;
    Reported "reported" Good;
    Notifying "notifying" Good;
    NotNotifying "not-notifying" Good;
    BoostsHidden "boosts-hidden" Good;
    BoostsShown "boosts-shown" Good;
    FollowerRemoved "follower-removed" Good;
    Deleted "deleted" Good;
    Pinned "pinned" Good;
    TakenOut "taken-out" Good;
    ReplyLetIn "reply-let-in" Good;
    ReplyTurnedDown "reply-turned-down" Good;
    PutOut "put-out" Good;
    Unpinned "unpinned" Good;
    Requested "requested" Info;
    Muted "muted" Good;
    Unmuted "unmuted" Good;
    Blocked "blocked" Good;
    ThreadMuted "thread-muted" Good;
    ThreadUnmuted "thread-unmuted" Good;
    DomainBlocked "domain-blocked" Good;
    DomainUnblocked "domain-unblocked" Good;
    ListDeleted "list-deleted" Good;
    TagFollowed "tag-followed" Good;
    TagUnfollowed "tag-unfollowed" Good;
    Unblocked "unblocked" Good;
    CaughtUp "caught-up" Good;
    Saved "saved" Good;
    FilterDeleted "filter-deleted" Good;
    PasswordChanged "password" Good;
    SecondFactorOff "second-factor-off" Good;
    SessionEnded "session-ended" Good;
    AppRevoked "app-revoked" Good;
    Recovered "recovered" Good;
    SignedOut "signed-out" Info;
    LetIn "let-in" Good;
    TurnedDown "turned-down" Good;
    Invited "invited" Good;
    InviteEnded "invite-ended" Good;
    Announced "announced" Good;
    Withdrawn "withdrawn" Good;
    EmojiAdded "emoji-added" Good;
    EmojiTaken "emoji-taken" Bad;
    EmojiOff "emoji-off" Good;
    EmojiOn "emoji-on" Good;
    EmojiGone "emoji-gone" Good;
    RelayAsked "relay-asked" Good;
    RelayOff "relay-off" Good;
    RelayGone "relay-gone" Good;
    Answered "answered" Good;
    LetThrough "let-through" Good;
    ThrownAway "thrown-away" Good;
    MarkedRead "marked-read" Good;
    Fetching "fetching" Good;
    FetchedLately "fetched-lately" Info;
    AliasAdded "alias-added" Good;
    AliasRemoved "alias-removed" Good;
    Moved "moved" Good;
    Redirected "redirected" Good;
    Back "back" Good;
    AskedAgain "asked-again" Good;
    TakenBack "taken-back" Good;
    PeerLimited "peer-limited" Good;
    PeerFreed "peer-freed" Good;
    PeerAllowed "peer-allowed" Good;
    PeerDisallowed "peer-disallowed" Good;
    LetInAgain "let-in-again" Good;
    AccountEnded "account-ended" Good;
    SessionsEnded "sessions-ended" Good;
    PushOn "push-on" Good;
    PushOff "push-off" Good;
    ArchiveAsked "archive-asked" Good;
    ImportBegun "import-begun" Good;
    ThrownOut "thrown-out" Good;
    PutAway "put-away" Good;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_leads_back_to_its_notice_and_no_other_word_does() {
        for notice in [Notice::Posted, Notice::SignedOut, Notice::InviteEnded] {
            assert_eq!(Notice::parse(notice.word()), Some(notice));
        }
        assert_eq!(Notice::parse("<b>hello</b>"), None);
    }
}
