# Posts: their cards, media, polls and quotes; the page of one with its thread, what can be done
# about it, its versions, who boosted, favourited and quoted it.

post-boosted-by = { $who } boosted
post-pinned = Pinned
post-reply-to = In reply to { $who }
# The audience, for who does not see the icon; a time follows.
post-audience-and = { $audience },
post-edited = Edited { $when }
post-filtered = Filtered: { $filter }
# What stands between what is new and what was read before.
post-read-line = Read up to here

# Numbers of a post that have icons; said to who does not see them.
post-replies-word = { $n ->
    [one] reply
   *[other] replies
    }
post-boosts-word = { $n ->
    [one] boost
   *[other] boosts
    }
post-favourites-word = { $n ->
    [one] favourite
   *[other] favourites
    }

# Buttons below a post.
post-reply = Reply
post-boost = Boost
post-quote = Quote
post-favourite = Favourite
post-bookmark = Bookmark
post-more = More about this post
# A button and how many have pressed it.
post-button-count = { $label }, { $n }

# Media.
media-sensitive = Sensitive media
media-image-bare = Picture without a description
media-video-bare = Film without a description
media-audio-bare = Sound without a description
media-file = File: { $description }
media-file-bare = File: without a description
# A sign on a picture that has a description. Few letters.
media-alt = ALT

# Polls.
poll-choose-one = Choose one
poll-choose-several = Choose one or more
poll-vote = Vote
poll-own-vote = your vote
poll-results-so-far = Results so far
poll-people = { $n ->
    [one] { $n } person
   *[other] { $n } people
    }
poll-votes = { $n ->
    [one] { $n } vote
   *[other] { $n } votes
    }
poll-percent = { $n } %
poll-ended = ended { $when }
poll-ends = ends { $when }
poll-results-later = results are shown at the end

# Quotes: why the quoted post is folded away, or not there.
quote-blocked-account = Quotes somebody whom you block
quote-blocked-domain = Quotes somebody of a server that you block
quote-muted-account = Quotes somebody whom you mute
quote-pending = Quotes a post whose author has not answered yet.
quote-rejected = Quotes a post whose author does not want it.
quote-revoked = Quoted a post whose author has taken it out.
quote-deleted = Quoted a post that is gone.
quote-unauthorized = Quotes a post that is not for you.
quote-another = Quotes another post.

# The page of a post.
post = Post
post-by = Post by { $name }
# In a title, where the post has no words.
post-untitled = a post
post-title = { $name }: { $words }
post-thread = Thread
post-join-in = Answer, boost or favourite
post-replies = Replies
post-boosts-count = { $n ->
    [one] { $n } boost
   *[other] { $n } boosts
    }
post-favourites-count = { $n ->
    [one] { $n } favourite
   *[other] { $n } favourites
    }
post-back-to = Back to the post by { $name }

# How much of something is here, and the way to the rest. { $what } is one of the first three.
more-replies-here = { $here } of about { $there ->
    [one] { $there } reply
   *[other] { $there } replies
    }
more-posts-here = About { $there ->
    [one] { $there } post
   *[other] { $there } posts
    } there, { $here } here
more-posts-here-and-there = { $what }, { $all }
more-posts-all = see all of them there
more-open = { $what }, { $fetch }
more-fetch = fetch the rest
more-coming = { $what }. The rest is being fetched, { $again }.
more-look-again = look again
more-put-off = { $what }. Its server was asked for much of late: the rest is fetched at { $time } UTC.

# What can be done about a post.
post-about = About this post
post-itself = The post
what-you-can-do = What you can do
post-open-thread = Open the thread
post-versions = Versions
post-who-quotes = Who quotes it
post-mute-thread = Mute this conversation: no more notifications
post-unmute-thread = Unmute this conversation
post-pin = Pin to my profile
post-unpin = Take from the top of my profile
post-redraft-open = Delete and write anew …
post-redraft-why = The post disappears, with its replies, boosts and favourites left behind. Its words and pictures wait for you as a draft.
post-redraft = Delete and write anew
post-delete-open = Delete …
post-delete-why = The post disappears here, and other servers are asked to delete it. This cannot be undone.
post-report = Report this post
post-mute-or-block = Mute or block { $name } …

# All versions of a post.
versions-order = From the newest to the oldest
version-now = Now, since { $when }
version-first = First, of { $when }
version-of = Of { $when }
version-warning = Content warning:

# Who quotes, boosts and favourites it.
quotes = Quotes
quotes-none = Nobody quotes it.
quotes-older = Older quotes
quotes-take-out = Take my post out of it
marked-boosted = Boosted by
marked-favourited = Favourited by
