# The pages under /settings/filters.

filter-your-filters = Your filters
filter-you-see-everything = You see everything.
filter-a-new-filter = A new filter
filter-make-it = Make it
filter-single-posts = Single posts
filter-take-out = Take out
filter-never = Never
filter-in-half-an-hour = In half an hour
filter-in-an-hour = In an hour
filter-in-6-hours = In 6 hours
filter-in-a-day = In a day
filter-in-a-week = In a week
filter-name-of-the-filter = Name of the filter
filter-stands-in-place-of-what = Stands in place of what is folded.
filter-words-and-phrases-one-on = Words and phrases, one on each line
filter-they-match-as-whole-words = They match as whole words, whether in large or small letters.
filter-the-same-also-inside-longer = The same, also inside longer words
filter-where = Where
filter-what-happens-with-a-post = What happens with a post that matches
filter-when-it-ends = When it ends
filter-home-and-lists = Home and lists
filter-public-timelines = Public timelines
filter-threads = Threads
filter-profiles = Profiles
filter-fold-it = Fold it
filter-leave-it-out = Leave it out
filter-fold-its-pictures = Fold its pictures
filter-the-name-of-the-filter = The name of the filter stands in its place until you open it.
filter-as-if-it-had-never = As if it had never been written.
filter-pictures-films-and-sounds-only = Pictures, films and sounds only; the words stay.
filter-phrases = { $n ->
    [one] { $n } phrase
   *[other] { $n } phrases
    }
filter-posts = { $n ->
    [one] { $n } post
   *[other] { $n } posts
    }
filter-ended = ended { $when }
filter-until = until { $when }
filter-post = Post { $id }
filter-as-now = As now: { $when }
# After “Take out”.
filter-out-of-it = post { $id }
