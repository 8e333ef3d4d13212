# How one reads (/settings/reading), what visitors see, and how one's own pages look (/settings/style).

reading = Reading
reading-opens-warnings = Open posts with a content warning
reading-opens-warnings-hint = The warning still stands above them.
reading-shows-media = Pictures, films and sounds
reading-media-as-marked = Folded where their authors call them sensitive
reading-media-all = Always open
reading-media-none = Always folded
# What all media of a post are folded behind.
reading-media = Media
reading-shows-styles = Show pages as their owners dressed them
reading-shows-styles-hint = People can write a style for their profile and posts.
reading-own-style = The style of your own pages

reading-visitors-see = What people who are not signed in see of your posts
reading-visitors-all = All public and unlisted posts
reading-visitors-public = Public posts only
reading-visitors-none = None
reading-visitors-hint = On your pages, in feeds and in search. Other servers still get what is public, and show it as they like.

style = Your style
style-about = CSS for your profile and your posts, as all see them who do not switch it off. It reaches the middle of these pages only, and can load nothing from elsewhere. “:scope” is the whole of it.
style-css = CSS
style-look = Look at your profile
style-too-long = is longer than { $most } characters
style-unopened = has a closing brace in line { $line } that closes nothing
style-from-elsewhere = loads something from elsewhere in line { $line }; only this server's own files can be named
style-too-deep = has too many blocks inside each other

field-css = CSS
