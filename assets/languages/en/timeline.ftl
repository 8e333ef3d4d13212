# Timelines, and what else there is to read: what they are called and what stands where nothing
# does; the deck's columns too. To explore and to search.

timeline-local = This server
timeline-everyone = Everyone
timeline-others = Other servers
timeline-kinds = Timelines
timeline-older = Older posts
timeline-local-about = What is written on this server
timeline-everyone-about = What is written here and on servers around
timeline-tag-about = Public posts with the hashtag #{ $tag }
timeline-tags-followed = Hashtags you follow
timeline-edit-list = Edit the list
timeline-posts-from-here = Posts from this server

# Where nothing is.
empty-home = Here you will read the people you follow.
empty-home-begin = Here you will read the people you follow. See who writes here to begin.
empty-notifications = Nothing has happened yet.
empty-mentions = Nobody has spoken to you yet.
empty-conversations = Posts that only the people mentioned in them can see come here.
empty-local = Nobody here has posted yet.
empty-everyone = No public posts have arrived yet.
empty-list = What the people on this list write will be read here.
empty-account = They have not written anything that you can see.
empty-tag = No posts with this hashtag are known here.
empty-tags = No posts with these hashtags are known here.
empty-search = Nothing is found.
empty-bookmarks = Posts that you bookmark are kept here. Only you see them.
empty-favourites = Posts that you favourite are listed here.

# To explore.
explore-posts = Posts that are boosted and favoured here
explore-tags = Hashtags that are used here
explore-links = Pages that are linked to here
explore-people = People you may want to follow
# For links to the page, with the name of the server.
explore-about = { $what }: { $site }
explore-tab-links = Links
explore-what = What is shown
explore-nothing = Nothing is on many lips just now.
explore-nobody = Nobody to suggest yet: follow a few people first.
explore-people-today = { $n ->
    [one] { $n } person today
   *[other] { $n } people today
    }
directory-active = Lately active
directory-new = New here
directory-here = Of this server
directory-all = All known
directory-about = People on { $site } who want to be found
directory-people = People who want to be found
directory-order = Order
directory-whom = Whom
directory-empty = Nobody has asked to be listed yet.

# To search.
search-what = Whom or what are you looking for?
search-hint = Words of a post, a name, @name@server, #hashtag, or the address of a post or a profile.
search-nothing = Nothing was found. For somebody on another server, write the whole handle: @name@server.
search-all = All
search-as-column = Keep this search as a column of the deck
search-how = Looking more closely
search-found-what = Posts are found among your own, those that you boosted, favourited or bookmarked, those that mention you, and the public ones of people who want to be found.
search-by-phrase = these words, in this order
search-by-without = without this word
search-by-from = by this person; “me” is you
search-by-has = with something of this kind
search-by-is = answers, or posts marked as sensitive
search-by-tag = with this hashtag
search-by-language = in this language
search-by-time = of this time; days, months and years work
search-by-library = only among what has to do with you, or only what is public
