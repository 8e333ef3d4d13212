audience-public = Öffentlich
audience-unlisted = Öffentlich (still)
audience-local = Dieser Server
audience-followers = Follower
audience-direct = Erwähnte
audience-only-me = Nur ich

audience-public-hint = alle, hier und auf anderen Servern
audience-unlisted-hint = alle, aber nicht in öffentlichen Timelines
audience-local-hint = alle, die hier angemeldet sind; verlässt diesen Server nie
audience-followers-hint = deine Follower und alle, die du erwähnst
audience-direct-hint = nur Profile, die du erwähnst
audience-only-me-hint = niemand außer dir; verlässt diesen Server nie
audience-with-hint = { $audience }: { $hint }
audience-lead = { $audience }:

reach-nobody = noch keine Follower
reach-here = { $here } Follower hier
reach-elsewhere = { $elsewhere } Follower auf { $servers ->
    [one] einem anderen Server
   *[other] { $servers } anderen Servern
    }
reach-both = { $others } und { $here } hier
reach-public = { $reached }; alle können ihn finden.
reach-unlisted = { $reached }; alle mit dem Link können ihn lesen.
reach-local = { $reached }; alle anderen hier können ihn finden.
reach-local-nobody = alle, die hier angemeldet sind; noch folgt dir niemand davon.
reach-followers = { $reached } sowie alle, die du erwähnst.
reach-direct = nur Profile, die du erwähnst.
reach-only-me = niemand außer dir.

who-can-quote = Wer zitieren darf
can-quote-everyone = Alle
can-quote-followers = Meine Follower
can-quote-nobody = Nur ich

people-you-follow = Profile, denen du folgst
people-you-block = Blockierte Profile
people-you-mute = Stummgeschaltete Profile
servers-you-block = Blockierte Server
