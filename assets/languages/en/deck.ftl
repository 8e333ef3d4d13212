# The deck: columns side by side, where they are added, how each is shown.

column-list-gone = A list that is gone
column-account-gone = Somebody who is gone
column-search = “{ $words }”
column-between = Load what lies between
column-refresh = Refresh
column-refresh-name = Refresh { $name }
column-settings-of = Settings of { $name }

deck-empty = This deck has no columns yet.
deck-add-column = Add a column
# The way out of the deck: in full, and short below an icon.
deck-out = Out of the deck
deck-leave = Leave

# Kinds of columns: each stands below the name of one.
kind-home = whom you follow
kind-notifications = what concerns you
kind-mentions = who speaks to you
kind-conversations = what is said among few
kind-local = everyone here
kind-federated = all that arrives here
kind-remote = all that arrives from elsewhere
kind-bookmarks = what you keep
kind-favourites = what you liked

deck-back-to = Back to { $name }
deck-tags-any = Any of these
deck-tags-any-hint = Up to five, with spaces between.
deck-tags-all = And all of these
deck-tags-none = But none of these
deck-account = One account
deck-handle = Handle
deck-handle-hint = @name, or @name@their.server
deck-search = A search
deck-words = Words
deck-words-hint = All that can be typed into the search works here, too.
deck-a-list = A list
deck-list = List
deck-yours = Your decks
deck-name = Name
deck-rename = Rename
deck-new = A new deck
deck-make = Make it

# How a column is shown.
column-heading = Column: { $name }
column-boosts = Show boosts
column-replies = Show replies
column-media = Only posts with pictures, sound or video
column-hidden = Leave out posts with these words
column-hidden-hint = Words or phrases, with commas between. Only in this column.
column-sound = Let me hear when something is new
column-sound-hint = A short, soft sound, while the deck is open.
column-pinned = Keep it in sight
column-pinned-hint = It stays at the edge while you move to other columns.
column-width = Width
column-width-free = As wide as this:
column-width-own = Own width
column-width-hint = From 16 to 45. With a mouse: pull the edge of the column.
# Left is where the first column stands, right where the last one does. In languages that are
# written from right to left it is the other way round: say right for left and left for right.
column-move-left = Move left
column-move-right = Move right
column-remove = Remove
column-ways = Ways

# Fields of these forms, as the list of problems calls them: what is wrong follows.
field-any = Any
field-all = All
field-none = None
field-handle = Handle
field-q = Words
field-kind = Kind
field-rems = Own width
field-width = Width
field-hidden = Hidden
