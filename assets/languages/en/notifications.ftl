# Notifications, who waits to be let through, and conversations.

notifications-empty = When somebody answers, follows or favourites, you will see it here.
notifications-older = Older notifications
notifications-all = All
notifications-kept-back = Kept back
notifications-none-waits = Nobody waits to be let through.
notifications-choose = Choose whose notifications are kept back
notifications-let-through = Let through
notifications-throw-away = Throw away
notifications-mentions = { $n ->
    [one] { $n } mention
   *[other] { $n } mentions
    }
notification-answer = Answer
# Where it is not known who did it.
notification-somebody = Somebody

# What somebody did. { $who } is one name, two names, or a name and a number of others.
notification-mention = { $who } mentioned you
notification-status = { $who } wrote something
notification-boost = { $who } boosted your post
notification-follow = { $who } follows you
notification-follow-request = { $who } asks to follow you
notification-favourite = { $who } favourited your post
notification-update = { $who } edited a post you boosted
notification-sign-up = { $who } has joined or wants to
notification-poll = { $who } made a poll that has ended
notification-quote = { $who } quoted your post
notification-quoted-update = { $who } edited a post you quoted
notification-report = { $who } sent a report
notification-collected = { $who } added you to a collection
notification-collection-update = { $who } changed a collection you are in
notification-move = { $who } has moved
notification-move-to = From now on: { $who }
notification-reply-asked = { $who } wants to reply to your post
notification-severed = Some of your follows have ended
notification-warning = The moderators did something about your account

notification-report-about = About { $name }
notification-lost = { $target } was shut out: you lost { $followers } followers and { $following } of those you followed. { $link }
notification-lost-which = Which ones
notification-your-post = Your post of { $day }
measure-none = Nothing about your account has changed.
measure-sensitive = Your pictures are always marked sensitive now.
measure-disable = You can no longer sign in.
measure-silence = Who does not follow you no longer meets your posts.
measure-suspend = Your account is suspended.

# Conversations.
conversations-empty = Posts that only the people mentioned in them can see are listed here.
conversations-older = Older conversations
# { $names } are names with commas between.
conversation-with = With { $names }
conversation-read = Mark as read
conversation-put-away = Put away

# The title of what a push service brings, where it has none.
push-new = Something new
