# What came while one was away (/catch-up): a dense list of the posts of some hours.

catch-up = Catch up
catch-up-since = What came in the last
catch-up-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
  }
catch-up-order = First
catch-up-by-time = The oldest
catch-up-by-boosts = The most boosted
catch-up-by-favourites = The most favourited
catch-up-by-length = The longest
catch-up-show = Show
catch-up-kinds = Kinds of posts
# Each is followed by how many there are.
catch-up-kind-all = All { $n }
catch-up-kind-original = New { $n }
catch-up-kind-replies = Replies { $n }
catch-up-kind-boosts = Boosts { $n }
catch-up-kind-media = Media { $n }
catch-up-kind-links = Links { $n }
catch-up-authors = Whom it is from
catch-up-cut = More came than can be shown here: these are the newest { $n }.
catch-up-nothing = Nothing of that kind came in this time.
catch-up-all = { $n ->
    [one] That is the one post.
   *[other] That is all: { $n } posts.
  }
catch-up-read = I have caught up
catch-up-without-words = Without words
catch-up-files = { $n ->
    [one] { $n } file
   *[other] { $n } files
  }
catch-up-numbers = { $boosts ->
    [one] { $boosts } boost
   *[other] { $boosts } boosts
    }, { $favourites ->
    [one] { $favourites } favourite
   *[other] { $favourites } favourites
    }
