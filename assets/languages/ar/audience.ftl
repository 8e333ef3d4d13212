# Audiences of posts: what they are called, who is in them, whom a post reaches, who can quote it.

audience-public = الجميع
audience-unlisted = غير مُدرَج
audience-local = هذا الخادم
audience-followers = المتابِعون
audience-direct = المذكورون
audience-only-me = أنا فقط

audience-public-hint = أي شخص، هنا وعلى الخوادم الأخرى
audience-unlisted-hint = أي شخص، لكن دون الظهور في الخيوط العامة
audience-local-hint = من سجّلوا الدخول هنا؛ لا يغادر هذا الخادم أبدًا
audience-followers-hint = متابِعوك ومن تذكرهم
audience-direct-hint = من تذكرهم فقط
audience-only-me-hint = لا أحد سواك؛ لا يغادر هذا الخادم أبدًا
audience-with-hint = { $audience }: { $hint }
audience-lead = { $audience }:

reach-nobody = لا متابِعين بعد
reach-here = { $here ->
    [zero] لا متابِعين هنا
    [one] متابِع واحد هنا
    [two] متابِعان هنا
    [few] { $here } متابِعين هنا
    [many] { $here } متابِعًا هنا
   *[other] { $here } متابِع هنا
    }
reach-elsewhere = { $elsewhere ->
    [zero] لا متابِعين
    [one] متابِع واحد
    [two] متابِعان
    [few] { $elsewhere } متابِعين
    [many] { $elsewhere } متابِعًا
   *[other] { $elsewhere } متابِع
    } على { $servers ->
    [zero] خوادم أخرى
    [one] خادم آخر
    [two] خادمين آخرين
    [few] { $servers } خوادم أخرى
    [many] { $servers } خادمًا آخر
   *[other] { $servers } خادم آخر
    }
reach-both = { $others } و{ $here } هنا
reach-public = { $reached }؛ ويمكن لأي شخص العثور عليه.
reach-unlisted = { $reached }؛ ويمكن لكل من لديه الرابط قراءته.
reach-local = { $reached }؛ ويمكن لكل من هنا العثور عليه.
reach-local-nobody = كل من سجّل الدخول هنا؛ لا أحد منهم يتابعك بعد.
reach-followers = { $reached }، ومن تذكرهم.
reach-direct = من تذكرهم فقط.
reach-only-me = لا أحد سواك.

who-can-quote = من يمكنه اقتباسه
can-quote-everyone = الجميع
can-quote-followers = المتابِعون
can-quote-nobody = أنا فقط

people-you-follow = من تتابعهم
people-you-block = من تحظرهم
people-you-mute = من تكتمهم
servers-you-block = الخوادم التي تحظرها
