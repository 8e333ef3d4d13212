# What every page uses. Begin here when you translate.
# Words in braces are put in by the server: leave them as they are, and place them where your
# language wants them. Lines that begin with # tell where words stand.

# The language by its own name, and ltr or rtl.
language-name = English
language-direction = ltr

# 1,204 and 12.3k and 3.4M. A space must stand in braces: {" "}
number-group = ,
number-point = .
number-thousand = k
number-million = M

# The 23rd of November 2026, short.
date-day = { $day } { $month } { $year }
date-moment = { $day }, { $time } UTC
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec

# How long ago, as short as it goes.
ago-now = now
ago-minutes = { $n } min
ago-hours = { $n } h
ago-days = { $n } d

# The bar on top of every page.
skip-to-content = Skip to content
menu-main = Main
menu-home = Home
menu-deck = Deck
menu-notifications = Notifications
menu-new = {" "}new
menu-new-post = New post
menu-profile = Profile
menu-search = Search
menu-settings = Settings
menu-sign-out = Sign out
menu-about = About
menu-sign-in = Sign in
menu-join = Join
menu-explore = Explore
menu-directory = Directory
menu-admin = Admin

# On top of a form that is shown again.
form-problems = Please look at this again:

# Words of timelines, posts and people that many pages share.
new = new
save = Save
delete = Delete
delete-for-good = Delete for good
edit = Edit
open = Open
add = Add
back = Back
back-to-deck = Back to the deck
more = More
posts = Posts
people = People
hashtags = Hashtags
boosts = Boosts
favourites = Favourites
bookmarks = Bookmarks
lists = Lists
drafts = Drafts
conversations = Conversations
mentions = Mentions
newest-first = Newest first
nobody-yet = Nobody yet.
title = Title
follow = Follow
unfollow = Unfollow
block = Block
unblock = Unblock
mute = Mute
unmute = Unmute
open-elsewhere = Open on its own server
# Who did something, two by name, or one and how many besides.
# Names with commas between.
names-more = { $names }, { $name }
names-two = { $first } and { $second }
names-others = { $first } and { $n ->
    [one] { $n } other
   *[other] { $n } others
    }

# Words of settings, of the server and of the way in that many pages share.
sign-in = Sign in
join = Join
password = Password
name = Name
rules = Rules
next = Next
remove = Remove
front-page = Front page
notifications = Notifications
none-yet = None yet.
there-are-none-yet = There are none yet.
server = Server
download = Download
code = Code
export = Export
import = Import
off = Off
on = On
turn-off = Turn off
turn-on = Turn on
look-at-it = Look at it
e-mail-optional = E-mail (optional)
end = End
filters = Filters
moving = Moving
rules-for-other-servers = Rules for other servers
what = What
rules-one-per-line = Rules, one per line
change = Change
your-password = Your password
new-password = New password
at-least-8-characters = At least 8 characters.

menu-languages = Languages

# Sizes of files.
size-bytes = { $n } B
size-kilobytes = { $n } kB
size-megabytes = { $n } MB
size-gigabytes = { $n } GB
size-terabytes = { $n } TB
