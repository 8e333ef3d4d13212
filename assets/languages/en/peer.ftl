# The rules for other servers: /admin/peers.

peer-new-rule = New rule
peer-such-as-bad-example-all = Such as bad.example; all below its name is meant, too.
peer-put-in-force = Put in force
peer-lists-of-rules-in-the = Lists of rules in the form that Mastodon writes. You see what would change first.
peer-list-of-rules-csv = List of rules (CSV)
peer-download-ours = Download ours
peer-servers-that-may-be-talked = Servers that may be talked with
peer-only-these-are-talked-with = Only these are talked with, as the settings say (federation.only_allowed).
peer-of-no-meaning-now-all = Of no meaning now: all are talked with, as the settings say (federation.only_allowed).
peer-lift-the-rule = Lift the rule
peer-all-rules = All rules
peer-none = None
peer-only-what-is-ticked-below = Only what is ticked below.
peer-limit = Limit
peer-who-does-not-follow-its = Who does not follow its people does not meet them.
peer-shut-out = Shut out
peer-nothing-comes-in-nothing-goes = Nothing comes in, nothing goes out. Follows end both ways.
peer-how-much = How much
peer-no-pictures = No pictures
peer-its-pictures-avatars-and-emoji = Its pictures, avatars and emoji are not shown.
peer-no-reports = No reports
peer-its-reports-are-not-taken = Its reports are not taken.
peer-content-warning = Content warning
peer-its-posts-are-folded-under = Its posts are folded under a warning, also those that are here.
peer-words-of-the-warning = Words of the warning
peer-why-for-everyone = Why, for everyone
peer-why-for-those-who-run = Why, for those who run this server
peer-show-only-part-of-the = Show only part of the name to everyone
peer-told-not-limited = not limited
peer-told-limited = limited
peer-told-shut-out = shut out
peer-told-no-pictures = no pictures
peer-told-no-reports = no reports
peer-told-content-warning = content warning
peer-what-this-list-would-do = What this list would do
peer-leave-it = Leave it
peer-since = since { $day }
peer-would-end = Shutting it out would end { $n ->
    [one] { $n } follow
   *[other] { $n } follows
    } of people here.
peer-empty-usual = Empty: “{ $warning }”.
peer-list-told = New rules: { $fresh }; servers that have one already, which stays: { $known }; lines that cannot be taken: { $refused }. Follows of people here that would end: { $ended }.
peer-ends-follows = { $n ->
    [one] ends { $n } follow
   *[other] ends { $n } follows
    }
# After “Change”.
peer-the-rule-for = the rule for { $domain }
peer-usual-warning = From a server with a content warning
