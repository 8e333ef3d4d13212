# To write: the composer and its page, drafts, posts that wait for their time, emoji.

composer-longest = Up to { $n } characters.
composer-change = Change your post
composer-reply = Your reply
composer-comment = What do you say to it?
composer-say = What do you want to say?
composer-who-can-see = Who can see it
composer-quotes-hint = What only some may see nobody else can quote.
composer-language = Language
# No language is told.
composer-language-none = Not said
composer-emoji = Emoji
composer-details = Warning, language, replies and quotes
composer-warning = Content warning
composer-warning-hint = Shown instead of the post until people open it.
composer-sensitive = Pictures are sensitive
composer-sensitive-hint = They stay folded until people open them.
composer-save = Save changes
# The button that publishes.
composer-post = Post
composer-keep = Keep as draft

# Poll.
composer-poll = Poll
composer-choice = Choice { $n }
composer-poll-several = People may choose several
composer-poll-hidden = Results are hidden until the end
composer-poll-hint = A poll needs two choices at least, and goes without pictures.
composer-poll-lasts = It is open for
composer-poll-as-before = Ends as before
span-seconds = { $n } seconds
span-minutes = { $n } minutes
span-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
    }
span-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
    }

# Later.
composer-later = Publish later
composer-when = When
composer-when-hint = A day and time in UTC. It is now { $now }. Leave it empty to post at once.

# Files.
composer-pictures = Pictures
composer-pictures-hint = A description tells people who cannot see the picture what is in it.
composer-picture = Picture { $n }
composer-picture-here = Picture already here
composer-file-here = File already here
composer-keep-file = Keep it
composer-description = Description
composer-file = File
composer-focus = Always keep in sight
focus-middle = The middle
focus-top = The top
focus-bottom = The bottom
focus-left = The left
focus-right = The right
focus-top-left = The top left
focus-top-right = The top right
focus-bottom-left = The bottom left
focus-bottom-right = The bottom right
focus-own = The point that you chose

# The page around it.
publish-edit = Edit post
publish-scheduled = Scheduled posts
publish-parent = What you answer
publish-quoted = What you quote
publish-words = Your words
publish-failed = It was not published: { $problem }
# { $what } is the name of a field.
publish-problem = { $what }: { $problem }
publish-gone-post = The post is no longer there.
publish-gone-draft = The draft is no longer there.
publish-gone-media = The picture is no longer there.
publish-gone = What it is about is no longer there.

# Drafts, and posts that wait.
drafts-heading = What you have not finished
drafts-not-out = What is not out yet
drafts-changed = Changed { $when }
drafts-none = Nothing waits to be finished.
scheduled = Scheduled
scheduled-heading = What waits for its time
scheduled-utc = Times are in UTC; it is now { $now }.
scheduled-none = No post waits for its time.
scheduled-older = Older
scheduled-move-to = Another time
scheduled-move = Move
draft-without-words = Without words
draft-pictures = { $n ->
    [one] { $n } picture
   *[other] { $n } pictures
    }
draft-with-poll = With a poll

# Emoji to choose from. Names are what people search by.
picker-hint = Write a shortcode, with its colons, and people see the picture.
picker-own = Of this server
picker-common = Often used
picks-grin = grin
picks-tears-of-joy = tears of joy
picks-smile = smile
picks-wink = wink
picks-blush = blush
picks-heart-eyes = heart eyes
picks-kiss = kiss
picks-hug = hug
picks-thinking = thinking
picks-neutral = neutral
picks-rolling-eyes = rolling eyes
picks-asleep = asleep
picks-crying = crying
picks-sobbing = sobbing
picks-angry = angry
picks-scream = scream
picks-mind-blown = mind blown
picks-sunglasses = sunglasses
picks-nerd = nerd
picks-party = party
picks-thumb-up = thumb up
picks-thumb-down = thumb down
picks-clapping = clapping
picks-thanks-please = thanks, please
picks-waving-hand = waving hand
picks-strong = strong
picks-handshake = handshake
picks-hooray = hooray
picks-shrug = shrug
picks-eyes = eyes
picks-red-heart = red heart
picks-broken-heart = broken heart
picks-fire = fire
picks-sparkles = sparkles
picks-celebration = celebration
picks-hundred = hundred
picks-done-check = done, check
picks-wrong-cross = wrong, cross
picks-warning = warning
picks-question = question
picks-idea-light-bulb = idea, light bulb
picks-camera = camera
picks-music = music
picks-coffee-tea = coffee, tea
picks-rainbow = rainbow
picks-sun = sun
picks-cat = cat
picks-dog = dog

# Fields of the form, as the list of problems calls them: what is wrong follows.
field-text = Text
field-publish-at = Publish at
field-visibility = Visibility
field-content-warning = Content warning
field-can-quote = Can quote
field-language = Language
field-poll = Poll
field-media-ids = Media ids

# More names of fields, as they stand before what is wrong with them.
field-about = About
field-account = Account
field-address = Address
field-alias = Alias
field-announcement = Announcement
field-announcement-days = Days of the announcement
field-attribution-domains = Sites that may name you
field-avatar = Avatar
field-avatar-description = Description of the avatar
field-choices = Choices
field-code = Code
field-contact-email = E-mail for questions
field-current-password = Password
field-days = Days
field-deck = Deck
field-default-can-quote = Who can quote
field-default-can-reply = Who can reply
field-default-language = Language of posts
field-default-visibility = Audience
field-description = Description
field-display-name = Name
field-email = E-mail
field-emoji = Emoji
field-ends-in = End
field-expires-in = End
field-featured-tags = Featured hashtags
field-fields = Fields
field-file = File
field-followed-tags = Followed hashtags
field-goal = New account
field-header = Header
field-header-description = Description of the header
field-hours = Hours
field-in-reply-to-id = Post
field-invite-code = Invitation
field-keyword = Phrase
field-keywords = Phrases
field-languages = Languages
field-lasts = How long
field-licence = Licence
field-list = List
field-lists = Lists
field-login = Name or e-mail
field-mode = Who may join
field-most-per-hour = Posts in an hour
field-most-uses = Uses
field-name = Name
field-note = Text
field-order = Order
field-pack = Pack
field-parts = Parts of words
field-password = Password
field-phrase = Phrase
field-privacy = Privacy policy
field-private-comment = Why, for those who run the server
field-public-comment = Why, for everyone
field-public-url = Address of the pages
field-quoted-status-id = Quoted post
field-reach = Reach
field-reason = Reason
field-rules = Rules
field-scheme = Choice
field-settings = Settings
field-severity = Severity
field-shortcode = Shortcode
field-shows-media = Media
field-status = Post
field-status-chars = Longest post
field-status-ids = Posts
field-table = Table
field-tags = Hashtags
field-terms = Terms of service
field-terms-from = Day of the terms
field-username = Name
field-warning = Words of the warning
field-web-domain = Domain of the pages
field-words = Words
field-account-id = Account
field-account-ids = People
field-action = Action
field-agreement = Rules
field-collection-ids = Collections
field-context = Places
field-effective-on = Day of the terms
field-ends-at = End
field-focus = Focal point
field-ip = Network
field-joining = Who may join
field-max-uses = Uses
field-old-password = Password
field-scheduled-at = Time
field-status-id = Post
field-subscription-endpoint = Address of the browser
field-subscription-keys = Keys of the browser
field-sure = Your word
field-type = Action
field-visitors-see = What visitors see
field-not-following = People you do not follow
field-not-followers = People who do not follow you
field-new-accounts = New accounts
field-private-mentions = Private mentions
field-limited-accounts = Limited accounts
