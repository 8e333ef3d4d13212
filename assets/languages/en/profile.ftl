# Profiles, whom one follows and is followed by, and what can be done about an account.

profile-title = { $name } ({ $handle })
profile-empty = Nothing here yet.
profile-bot = Bot
profile-locked = Asks before being followed
profile-follows-you = Follows you
profile-muted = Muted
profile-suspended = This account is suspended.
profile-your-note = Your note: { $note }
profile-edit = Edit profile
profile-more = More about { $name }
# Numbers stand in bold before these words.
profile-posts = { $n ->
    [one] { $count } post
   *[other] { $count } posts
    }
profile-following = { $count } following
profile-followers = { $n ->
    [one] { $count } follower
   *[other] { $count } followers
    }
profile-since = Here since { $day }
profile-with-replies = With replies
profile-media = Media
profile-posts-shown = Posts shown
profile-moved = { $name } has moved to { $handle }.
profile-checked = Checked on { $day }
# A link that leads back to the profile.
profile-verified = verified

follow-take-back = Take back request
follow-ask = Ask to follow

followers = Followers
following = Following
# Followers or Following, and of whom.
people-of = { $what } · { $name }
people-hidden = This list is hidden by its owner.
requests = Follow requests
requests-none = Nobody is waiting for an answer.
requests-accept = Accept
requests-reject = Reject
requests-choose = Choose { $name }
requests-accept-all = Accept all chosen
requests-reject-all = Reject all chosen

# What can be done about an account.
account-about = About an account
account-about-name = About { $name }
account-open = Open the profile
account-write = Write to them
account-remove-follower = Take them off your followers
account-block = Block: you no longer see each other
account-report = Report …
account-unblock-domain = Unblock { $domain }
account-block-domain = Block all of { $domain }: follows end, nobody there reaches you
account-put-on-list = Put on a list
account-notify = Tell me whenever they post
account-unnotify = No longer tell me when they post
account-hide-boosts = Hide what they boost
account-show-boosts = Show what they boost
account-note = Your note
account-note-label = What you want to remember of them
account-note-hint = Only you see it. Empty it to take it away.
account-note-save = Save the note
account-unmute-until = Unmute (muted until { $when })
account-mute-open = Mute: their posts no longer reach you …
account-mute-lasts = For how long
account-mute-forever = Until you take it back
account-mute-notifications = No notifications of theirs either
