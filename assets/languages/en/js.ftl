# What scripts say. { $n }, { $all } and { $name } are put in by the browser; only { $n } may choose
# between forms.

js-offline = That did not work. Are you connected?
js-denied = This browser was told not to show notifications. Change that in its settings first.
js-nopush = The push service of this browser does not answer.
js-undo = Undo
js-close = Close
js-back = Back
js-moved = Column moved
# So many posts that are not shown yet.
js-fresh = { $n } new

# The same, read out with the name of the column.
js-fresh-in = { $name }: { $n } new
# A dot beside a column: something is new in it.
js-new = new
# In place of the columns, while the connection is lost.
js-cut = Not connected, trying again
js-older = Older posts
js-page = Open as a page
js-read = You have read this far.

# The composer.
js-left = { $n ->
    [one] { $n } character left
   *[other] { $n } characters left
    }
js-over = { $n ->
    [one] { $n } character too many
   *[other] { $n } characters too many
    }
js-kept = Kept as a draft
js-nudge = Some pictures have no description. People who cannot see them will miss what is in them.
js-describe = Write now
js-anyway = Post anyway
js-point = The point that you chose
js-suggestions = Suggestions
js-find-emoji = Find an emoji

# Pictures in a window.
js-pictures = Pictures
js-file = Open the file
js-previous = Previous picture
js-next = Next picture
js-slide = { $n } of { $all }

# Widths of a column.
js-width-s = Narrow
js-width-m = Medium
js-width-l = Wide
js-width-of = Width of { $name }

# The list of keys, and what each does.
js-keys = Keys
js-keys-settings = Switch them off, or bind them to Alt
js-keys-posts = next, previous post
js-keys-column = that column
js-keys-columns = previous, next column
js-keys-top = to the top
js-keys-older = to older posts
js-keys-new = show what is new
js-keys-line = to where you had read
js-keys-open = open
js-keys-back = back
js-keys-reply = reply
js-keys-boost = boost
js-keys-favourite = favourite
js-keys-bookmark = bookmark
js-keys-quote = quote
js-keys-mention = mention
js-keys-profile = profile
js-keys-more = more about it
js-keys-picture = open the picture
js-keys-unfold = show or fold a warning
js-keys-unfold-pictures = show or fold pictures
js-keys-write = write
js-keys-anew = write from scratch
js-keys-warning = content warning
js-keys-send = send
js-keys-search = search
js-keys-move = move the column
js-keys-width = width of the column
js-keys-home = home
js-keys-catch-up = catch up
js-keys-notifications = notifications
js-keys-local = this server
js-keys-everyone = everyone
js-keys-explore = explore
js-keys-conversations = conversations
js-keys-favourites = favourites
js-keys-bookmarks = bookmarks
js-keys-lists = lists
js-keys-own = own profile
js-keys-pinned = own pinned posts
js-keys-deck = deck
js-keys-requests = follow requests
js-keys-blocks = whom you block
js-keys-mutes = whom you mute
js-keys-leave = close, leave a field
js-keys-help = this list
