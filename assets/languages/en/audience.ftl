# Audiences of posts: what they are called, who is in them, whom a post reaches, who can quote it.

audience-public = Everyone
audience-unlisted = Unlisted
audience-local = This server
audience-followers = Followers
# Only who is mentioned in the post.
audience-direct = Mentioned
audience-only-me = Only me

# Each stands behind the name of the audience and a colon.
audience-public-hint = anyone, here and on other servers
audience-unlisted-hint = anyone, but not in public timelines
audience-local-hint = people signed in here; never leaves this server
audience-followers-hint = your followers and people you mention
audience-direct-hint = only people you mention
audience-only-me-hint = nobody but you; never leaves this server
audience-with-hint = { $audience }: { $hint }
audience-lead = { $audience }:

# Whom a post reaches at once, said behind the name of the audience and a colon.
reach-nobody = no followers yet
reach-here = { $here ->
    [one] { $here } follower here
   *[other] { $here } followers here
    }
reach-elsewhere = { $elsewhere ->
    [one] { $elsewhere } follower
   *[other] { $elsewhere } followers
    } on { $servers ->
    [one] { $servers } other server
   *[other] { $servers } other servers
    }
# $others is the sentence above.
reach-both = { $others } and { $here } here
# $reached is one of the sentences above.
reach-public = { $reached }; anyone can find it.
reach-unlisted = { $reached }; anyone with the link can read it.
reach-local = { $reached }; everyone else here can find it.
reach-local-nobody = everyone signed in here; none of them follows you yet.
reach-followers = { $reached }, and whom you mention.
reach-direct = only whom you mention.
reach-only-me = nobody but you.

who-can-quote = Who can quote it
can-quote-everyone = Everyone
can-quote-followers = My followers
can-quote-nobody = Only me

# Tables that are taken along and brought, and pages with the same.
people-you-follow = People you follow
people-you-block = People you block
people-you-mute = People you mute
servers-you-block = Servers you block
