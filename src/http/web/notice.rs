//! What the next page tells once, after something was done.

use crate::view::Flash;
use crate::view::component::Tone;

macro_rules! notices {
    ($($name:ident $word:literal $tone:ident $text:literal;)+) => {
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
                match self { $(Self::$name => Flash { tone: Tone::$tone, text: $text },)+ }
            }
        }
    };
}

notices! {
    Posted "posted" Good "Your post is out.";
    Edited "edited" Good "Your changes are saved.";
    Voted "voted" Good "Your vote is counted.";
    Kept "kept" Good "Your draft is kept.";
    DeckDeleted "deck-deleted" Good "The deck is deleted.";
    Discarded "discarded" Good "It is thrown away.";
    Scheduled "scheduled" Good "Your post will be out when its time has come.";
    Redrafted "redrafted" Good "The post is deleted. Here are its words, to be written anew.";
    Reported "reported" Good "Your report is sent. Thank you.";
    Notifying "notifying" Good "You will be told when they post.";
    NotNotifying "not-notifying" Good "You will no longer be told when they post.";
    BoostsHidden "boosts-hidden" Good "What they boost no longer reaches you.";
    BoostsShown "boosts-shown" Good "What they boost reaches you again.";
    FollowerRemoved "follower-removed" Good "They no longer follow you.";
    Deleted "deleted" Good "The post is deleted.";
    Pinned "pinned" Good "The post is on top of your profile.";
    TakenOut "taken-out" Good "Your post no longer stands in that one.";
    Unpinned "unpinned" Good "The post is no longer on top of your profile.";
    Requested "requested" Info "Your request to follow has been sent; they decide.";
    Muted "muted" Good "You will no longer see their posts.";
    Unmuted "unmuted" Good "You will see their posts again.";
    Blocked "blocked" Good "You no longer see each other.";
    ThreadMuted "thread-muted" Good "You will hear no more of this conversation.";
    ThreadUnmuted "thread-unmuted" Good "You will hear of this conversation again.";
    DomainBlocked "domain-blocked" Good "You will hear nothing of that server any more.";
    DomainUnblocked "domain-unblocked" Good "That server is no longer blocked.";
    ListDeleted "list-deleted" Good "The list is deleted.";
    TagFollowed "tag-followed" Good "Posts with this hashtag will come to your home page.";
    TagUnfollowed "tag-unfollowed" Good "The hashtag no longer brings posts to your home page.";
    Unblocked "unblocked" Good "They are no longer blocked.";
    CaughtUp "caught-up" Good "You have caught up.";
    Saved "saved" Good "Saved.";
    FilterDeleted "filter-deleted" Good "The filter is deleted.";
    PasswordChanged "password" Good "Your password is changed; all other browsers are signed out.";
    SecondFactorOff "second-factor-off" Good "From now on your password alone signs you in.";
    SessionEnded "session-ended" Good "That browser is signed out.";
    AppRevoked "app-revoked" Good "That app can no longer act for you.";
    Recovered "recovered" Good "Your new password is set. Sign in with it.";
    SignedOut "signed-out" Info "You are signed out.";
    LetIn "let-in" Good "They can sign in now.";
    TurnedDown "turned-down" Good "The request is turned down.";
    Invited "invited" Good "The invitation is made; give its link to whom you like.";
    InviteEnded "invite-ended" Good "That invitation is no longer good.";
    Announced "announced" Good "Everyone here is told.";
    Withdrawn "withdrawn" Good "The announcement is taken back.";
    EmojiAdded "emoji-added" Good "The emoji is there to be used.";
    EmojiTaken "emoji-taken" Bad "This server has an emoji of that shortcode already.";
    EmojiOff "emoji-off" Good "Nobody is shown that emoji any more.";
    EmojiOn "emoji-on" Good "That emoji is shown again.";
    EmojiGone "emoji-gone" Good "That emoji is gone.";
    RelayAsked "relay-asked" Good "The relay is asked; what it answers is shown here.";
    RelayOff "relay-off" Good "Nothing more is taken from that relay.";
    RelayGone "relay-gone" Good "The relay is off the list.";
    Answered "answered" Good "Your answer is sent.";
    LetThrough "let-through" Good "You will be told of what they do.";
    ThrownAway "thrown-away" Good "Their notifications are thrown away.";
    MarkedRead "marked-read" Good "The conversation is marked as read.";
    Fetching "fetching" Good "The rest is being fetched; look again in a moment.";
    FetchedLately "fetched-lately" Info "It was asked for a moment ago. Try again in a few minutes.";
    AliasAdded "alias-added" Good "That account may move here now.";
    AliasRemoved "alias-removed" Good "That account may not move here any more.";
    Moved "moved" Good "Your followers are told. This account points to the new one now.";
    Redirected "redirected" Good "This account points to the new one now.";
    Back "back" Good "This account is in use again.";
    AskedAgain "asked-again" Good "They are asked again, one by one.";
    TakenBack "taken-back" Good "They get what you write again.";
    PeerLimited "peer-limited" Good "The rule is in force.";
    PeerFreed "peer-freed" Good "The rule is lifted.";
    PeerAllowed "peer-allowed" Good "That server is on the list of those that may be talked with.";
    PeerDisallowed "peer-disallowed" Good "That server is off the list.";
    LetInAgain "let-in-again" Good "Those you ticked are let in again.";
    AccountEnded "account-ended" Good "Your account is deleted. Farewell.";
    SessionsEnded "sessions-ended" Good "All other browsers are signed out.";
    PushOn "push-on" Good "This browser will show your notifications, also while no page is open.";
    PushOff "push-off" Good "This browser shows no notifications any more.";
    ArchiveAsked "archive-asked" Good "Your archive is being made.";
    ImportBegun "import-begun" Good "It is being done now.";
    ThrownOut "thrown-out" Good "The import is forgotten.";
    PutAway "put-away" Good "The conversation is off this list; its posts stay.";
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
