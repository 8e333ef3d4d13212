# What is taken along, brought and moved: /settings/export, /settings/import, /settings/migration.

data-tables = Tables
data-in-the-form-that-mastodon = In the form that Mastodon and most other servers read: bring them along when you move.
data-everything-you-wrote = Everything you wrote
data-make-an-archive = Make an archive
data-your-archive-is-being-made = Your archive is being made. Look again in a few minutes.
data-look-again = Look again
data-what-you-have-here-stays = What you have here stays.
data-replace = Replace
data-what-is-not-in-the = What is not in the table is taken away here.
data-bring-a-table-along = Bring a table along
data-you-see-what-it-would = You see what it would do before anything is done.
data-what-it-holds = What it holds
data-table-csv = Table (CSV)
data-how = How
data-brought-along = Brought along
data-show = Show
data-nothing-is-done-yet = nothing is done yet
data-done = done
data-all-imports = All imports
data-nothing-is-done-yet-this = Nothing is done yet. This would become of it:
data-new-here = New here
data-here-already = Here already
data-cannot-be-read = Cannot be read
data-taken-away = Taken away
data-what-is-taken-away-does = What is taken away does not come back by itself. Export it first if you are not sure.
data-throw-away = Throw away
data-it-goes-on-without-you = It goes on without you. Other servers are asked slowly, so that long tables take hours.
data-rows-that-are-not-done = Rows that are not done
data-row = Row
data-why-not = Why not
data-download-these-rows = Download these rows
data-stop-and-forget = Stop and forget
data-forget-this-import = Forget this import
data-the-first-rows = The first rows
data-moving-here = Moving here
data-name-your-other-account-then = Name your other account. Then start the move there: its followers come along.
data-your-other-account = Your other account
data-for-example-you-social-example = For example you@social.example
data-this-account-has-moved = This account has moved
data-it-only-points-there-your = It only points there; your followers were not told.
data-you-can-read-and-change = You can read and change settings here, but not post or follow.
data-use-this-account-again = Use this account again
data-moving-away = Moving away
data-first-name-this-account-as = First name this account as an alias in the settings of the new one.
data-your-followers-are-asked-to = Your followers are asked to follow the new account. Your posts stay here.
data-this-account-can-no-longer = This account can no longer post or follow, until you cancel the move.
data-you-can-move-again-after = You can move again after 30 days.
data-new-account = New account
data-your-password-here = Your password here
data-only-point-there = Only point there
data-move-my-followers = Move my followers
data-archive-holds = All your posts, pictures and films, what you favoured and kept, in one file. It holds what you wrote to few, too: keep it where only you can read it.
data-archive-failed = The archive could not be made: { $problem }.
data-archive-of = Archive of { $day }
data-archive-ends = is deleted on { $day }
data-the-archive = the archive
data-as-written = As Mastodon and most other servers write it. At most { $n } rows and { $size }.
data-so-many-done = { $n } of { $rows } done
data-done-but-for = done, but for { $n ->
    [one] { $n } row
   *[other] { $n } rows
    }
data-rows = { $n ->
    [one] { $n } row
   *[other] { $n } rows
    }
data-rows-done = Done: { $n ->
    [one] { $n } row
   *[other] { $n } rows
    }.
data-rows-unread = Cannot be read: { $n ->
    [one] { $n } row
   *[other] { $n } rows
    }
data-rows-not-done = Not done: { $n ->
    [one] { $n } row
   *[other] { $n } rows
    }
data-so-many-taken-away = Taken away: { $n }.
data-and-more = and { $n } more
# What was brought, such as “Lists of 23 Nov 2026”.
data-kind-of-day = { $kind } of { $day }
data-followers-told = Your followers were told { $ago }: { $n } of { $followers } have gone along so far. Their servers decide when.
data-moved-lately = You moved lately and can move again on { $day }.

data-servers-told = { $n } of { $all ->
    [one] { $all } server has
   *[other] { $all } servers have
  } been told.
data-servers-waiting = { $n } cannot be reached yet: they are tried again.
data-servers-refused = { $n } did not want to hear of it.
data-servers-told-bar = Servers that have been told
data-no-room = there is not enough room on the disk of this server
data-went-wrong = something went wrong on our side
