# Lists, collections, followed hashtags; who is blocked and muted, follows that ended, reports; the
# way from here to another server.

lists-for = Lists for { $name }
lists-yours = Your lists
lists-none = A list shows the posts of some of the people you follow.
lists-new = New list
lists-make = Make the list
lists-take-off = Take off
lists-put-on = Put on
list-members = On this list
list-put-somebody = Put somebody on it
list-put-hint = Somebody you follow: @name or @name@server.
list-put = Put on the list
list-delete-open = Delete the list …
list-delete-why = You go on following the people on it.
list-replies = Whose answers are shown
list-replies-members = To people on the list
list-replies-followed = To everyone you follow
list-replies-none = To nobody else
list-only-here = Only here
list-only-here-hint = Their posts are not on your home page.
tags-none = Follow a hashtag on its page, and posts with it come to your home page.

collection-by = Recommended by { $name }
collection-sensitive = Sensitive content

# Blocked and muted.
shut-out = Shut out
shut-out-blocked = Blocked
shut-out-muted = Muted
shut-out-servers = Servers
shut-out-unblock = Unblock those ticked
shut-out-unmute = Unmute those ticked
shut-out-none-blocked = You block nobody.
shut-out-none-muted = You mute nobody.
shut-out-no-servers = You block no server.
shut-out-lists = Take these lists along, or bring others
shut-out-server = Block a server
shut-out-server-hint = Such as bad.example. You no longer meet its people, and follows between you and them end.
shut-out-until = until { $when }

# Follows that ended because a server or an account was shut out.
severed = Follows that ended
severed-none = You have lost nobody that way.
severed-followers = { $n ->
    [one] { $n } follower
   *[other] { $n } followers
    }
severed-following = { $n } you followed
severed-download = Download
severed-download-followers = the list of followers of { $name }
severed-download-following = the list of you followed of { $name }
severed-unknown = Which ones these were is no longer known.
severed-still = They are shut out still.
severed-over = They are no longer shut out.
severed-anew = Their servers were told that they no longer follow you: they must do so anew.
severed-take-back = Let { $n } follow you again
severed-follow-again = Ask { $n } again
severed-by-server = Server shut out by those who run this one
severed-by-you = Server shut out by you
severed-by-moderators = Account suspended by the moderators

# To report somebody.
report = Report
report-name = Report { $name }
report-who-reads = Those who run this server read it. { $name } is not told that it was you.
report-what = What is wrong?
report-comment = What should they know?
report-forward = Send it to { $domain }, too
report-forward-hint = Those who run that server can do more about it. Your name is left out.
report-for-yourself = And for yourself
report-mute = Mute them: their posts no longer reach you
report-block = Block them: you no longer see each other
report-send = Send the report
report-spam = Spam
report-spam-hint = Advertising, fraud, the same again and again.
report-law = It is against the law
report-rules = It is against the rules
report-rules-hint = Say below which.
report-else = Something else
report-which-rules = Which rules?
report-which-posts = Which posts?
report-post-without-words = A post without words

# From here to a visitor's own server, and to a page of another.
interact-join = Join in from your own server
interact-follow = Follow from your own server
interact-why-post = To answer, boost or favourite the post by { $name }, you go to the server where you have an account. Mastodon and most others will do.
interact-why-follow = To follow { $name }, you go to the server where you have an account. Mastodon and most others will do.
interact-handle = Your handle
interact-handle-hint = Such as you@your.server, or only the name of the server.
interact-go = Take me there
interact-ways = Other ways
interact-paste = Paste this address into the search of your server or app: { $address }
interact-sign-in = If you have an account here, { $link }.
interact-sign-in-link = sign in
leaving-to = To { $host }
leaving = You are leaving { $site }
leaving-this = This is on another server:
leaving-stay = Stay
leaving-go = Go to { $host }

# Fields of these forms, as the list of problems calls them: what is wrong follows.
field-title = Title
field-replies-policy = Replies policy
field-domain = Domain
field-comment = Comment
field-category = Category

severed-ask-again = You can ask to follow them again.
severed-by-their-server = Their server no longer counts you among their followers
severed-told = You no longer follow { $who }: their server does not count you any more.
severed-follow-them = Follow them again
