# The pages under /admin: who joins, announcements, files, emoji, relays.

admin-emoji-of-this-server = Emoji of this server
admin-what-files-take-on-the = What files take on the disk
admin-fetched-from-other-servers = Fetched from other servers
admin-relays = Relays
admin-who-wants-to-join = Who wants to join
admin-let-in = Let in
admin-turn-down = Turn down
admin-nobody-is-waiting = Nobody is waiting.
admin-invitations = Invitations
admin-how-often-it-can-be = How often it can be used
admin-days-it-is-good-for = Days it is good for
admin-new-invitation = New invitation
admin-what-the-server-says-of = What the server says of itself
admin-in-a-sentence-or-two = In a sentence or two
admin-e-mail-for-questions = E-mail for questions
admin-picture-of-the-server = Picture of the server
admin-it-is-cut-to = It is cut to 1200 × 630 pixels and shown on the front page, in apps, and where others link here.
admin-show-no-picture = Show no picture
admin-colour = Colour of the pages
admin-colour-violet = Violet
admin-colour-blue = Blue
admin-colour-teal = Teal
admin-colour-green = Green
admin-colour-amber = Amber
admin-colour-red = Red
admin-colour-pink = Pink
admin-just-me = Just me
admin-the-front-page-is-your = The front page is your profile.
admin-a-community-closed = A community, closed
admin-nobody-new-for-now-you = Nobody new for now; you can change this at any time.
admin-by-invitation = By invitation
admin-you-give-out-links = You give out links.
admin-ask-first = Ask first
admin-people-say-why-you-let = People say why; you let them in one by one.
admin-anyone-may-join-needs-somebody = Anyone may join. Needs somebody who looks after it every day.
admin-who-may-have-an-account = Who may have an account
admin-announcements = Announcements
admin-nothing-is-announced = Nothing is announced.
admin-tell-everyone-here = Tell everyone here
admin-days-it-is-shown = Days it is shown
admin-announce = Announce
admin-long-texts = Long texts
admin-what-this-server-is-at = What this server is, at length
admin-what-it-keeps-of-people = What it keeps of people
admin-terms-of-service = Terms of service
admin-the-day-from-which-they = The day from which they hold
admin-such-as-2026-11-23 = Such as 2026-11-23; today if nothing is said.
admin-take-back = Take back
admin-the-budget-is-full-what = The budget is full: what nobody looked at for longest makes room, and is fetched again when somebody looks.
admin-nothing-came-in-the-last = Nothing came in the last week.
admin-by-kind = By kind
admin-by-server = By server
admin-files = Files
admin-size = Size
admin-nothing-was-fetched-within-the = Nothing was fetched within the last hour.
admin-fetched = Fetched
admin-begins-anew = Begins anew
admin-waiting = Waiting
admin-emoji-emoji-of-other-servers = Emoji of other servers
admin-emoji-without-a-category = Without a category
admin-emoji-a-new-one = A new one
admin-emoji-shortcode = Shortcode
admin-emoji-what-people-write-between-two = What people write between two colons: letters a to z, digits and _.
admin-emoji-picture = Picture
admin-emoji-png-gif-or-webp-of = PNG, GIF or WebP of at most 256 KB.
admin-emoji-category = Category
admin-emoji-where-it-is-from-and = Where it is from, and who may use it
admin-emoji-many-at-once = Many at once
admin-emoji-a-zip-archive-of-at = A ZIP archive of at most 300 pictures, each called like its shortcode; packs of Pleroma and exports of Misskey say more themselves. Emoji that are here already stay as they are.
admin-emoji-archive = Archive
admin-emoji-where-they-are-from-and = Where they are from, and who may use them
admin-emoji-add-all = Add all
admin-emoji-not-to-choose-from = Not to choose from
admin-emoji-all-emoji = All emoji
admin-emoji-to-choose-from = To choose from
admin-emoji-without-this-it-is-shown = Without this it is shown where somebody writes its shortcode, but offered to nobody.
admin-emoji-none-have-been-seen-yet = None have been seen yet.
admin-emoji-ask-before-you-copy-pictures = Ask before you copy: pictures belong to those who drew them.
admin-emoji-copy = Copy
admin-emoji-there-are-no-more = There are no more.
admin-relay-the-server = The server
admin-relay-relays = Relays
admin-relay-a-relay-brings-the-public = A relay brings the public posts of many servers into the federated timeline, and takes the public posts of this one to them.
admin-relay-add-one = Add one
admin-relay-its-address = Its address
admin-relay-an-inbox-like-https-relay = An inbox like https://relay.example/inbox, or an actor like https://relay.example/actor. It is asked at once.
admin-relay-asked-no-answer-yet = Asked, no answer yet
admin-relay-it-said-no = It said no
admin-relay-only-in-these-languages = Only in these languages
admin-relay-codes-like-de-or-en = Codes like de or en, parted by spaces. Nothing: all.
admin-relay-only-with-one-of-these = Only with one of these hashtags
admin-relay-parted-by-spaces-nothing-all = Parted by spaces. Nothing: all.
admin-relay-posts-in-an-hour-at = Posts in an hour, at most
admin-relay-0-as-many-as-come = 0: as many as come.
admin-relay-switch-off = Switch off
admin-relay-switch-on = Switch on
admin-relay-all-relays = All relays
admin-relay-what-is-taken-from-it = What is taken from it
admin-asked = Asked { $ago }
admin-used-times = { $n ->
    [one] Used once
   *[other] Used { $n } times
    }
admin-used-of-times = Used { $n } of { $most } times
admin-until = until { $day }
admin-no-longer-good = no longer good
# An announcement that is no longer shown.
admin-over = over
admin-uploaded-here = Uploaded here: { $size } in { $n ->
    [one] { $n } file
   *[other] { $n } files
    }. They never go.
admin-of-other-servers = Of other servers: { $size } of { $most } allowed.
admin-free-on-the-disk = Free on the disk: { $size }; { $least } are to stay free.
admin-full-in = In the last week { $size } came and stayed. If it goes on like that, the budget will be full in { $n ->
    [one] { $n } day
   *[other] { $n } days
    }.
admin-fetched-how = Older posts, missing replies, renewed profiles and previews are fetched while nobody waits for them: at most { $most } times an hour from one server ({ $setting } in the settings file). What is over waits until its hour is over.
admin-work-waits = { $n ->
    [one] { $number } piece of work waits for that.
   *[other] { $number } pieces of work wait for that.
    }
admin-spent-of = { $n } of { $most }
admin-in-minutes = in { $n } min
admin-emoji-here-since = Here since { $day }
admin-emoji-of-one = Emoji of { $domain }
admin-relay-taken = Taken: { $n ->
    [one] { $n } post
   *[other] { $n } posts
    } in the last hour, { $day } in the last day
admin-relay-here-since = here since { $day }
admin-emoji-added = { $n } added, { $known } were here already.
# Shortcodes, each with what is wrong with it.
admin-emoji-refused = Refused: { $named }

# Anyone may join.
admin-open = Open
