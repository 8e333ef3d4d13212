# The pages under /admin: who joins, announcements, files, emoji, relays.

admin-emoji-of-this-server = إيموجي هذا الخادم
admin-what-files-take-on-the = ما تشغله الملفات على القرص
admin-fetched-from-other-servers = ما جُلب من خوادم أخرى
admin-relays = المُرحِّلات
admin-who-wants-to-join = من يريد الانضمام
admin-let-in = قبول
admin-turn-down = رفض
admin-nobody-is-waiting = لا أحد ينتظر.
admin-invitations = الدعوات
admin-how-often-it-can-be = عدد مرات الاستخدام
admin-days-it-is-good-for = أيام الصلاحية
admin-new-invitation = دعوة جديدة
admin-what-the-server-says-of = ما يقوله الخادم عن نفسه
admin-in-a-sentence-or-two = في جملة أو جملتين
admin-e-mail-for-questions = بريد إلكتروني للأسئلة
admin-picture-of-the-server = صورة الخادم
admin-it-is-cut-to = تُقَصّ إلى 1200 × 630 بكسل وتظهر في الصفحة الأولى وفي التطبيقات ومع الروابط المؤدية إلى هنا.
admin-show-no-picture = عدم إظهار أي صورة
admin-colour = لون الصفحات
admin-colour-violet = بنفسجي
admin-colour-blue = أزرق
admin-colour-teal = أزرق مخضر
admin-colour-green = أخضر
admin-colour-amber = كهرماني
admin-colour-red = أحمر
admin-colour-pink = وردي
admin-just-me = أنا فقط
admin-the-front-page-is-your = الصفحة الأولى هي ملفك الشخصي.
admin-a-community-closed = مجتمع مغلق
admin-nobody-new-for-now-you = لا أحد جديد الآن؛ يمكنك تغيير ذلك متى شئت.
admin-by-invitation = بالدعوة
admin-you-give-out-links = أنت توزّع روابط.
admin-ask-first = بطلب مسبق
admin-people-say-why-you-let = يذكر الناس السبب؛ وأنت تقبلهم واحدًا واحدًا.
admin-anyone-may-join-needs-somebody = يمكن لأي شخص الانضمام. يحتاج إلى من يرعاه كل يوم.
admin-who-may-have-an-account = من يمكنه امتلاك حساب
admin-announcements = الإعلانات
admin-nothing-is-announced = لا إعلانات.
admin-tell-everyone-here = أخبر كل من هنا
admin-days-it-is-shown = أيام العرض
admin-announce = إعلان
admin-long-texts = نصوص طويلة
admin-what-this-server-is-at = ما هذا الخادم، بالتفصيل
admin-what-it-keeps-of-people = ما يحفظه عن الناس
admin-terms-of-service = شروط الخدمة
admin-the-day-from-which-they = اليوم الذي تسري منه
admin-such-as-2026-11-23 = مثل ⁦2026-11-23⁩؛ واليوم إن لم يُذكر شيء.
admin-take-back = سحب
admin-the-budget-is-full-what = امتلأت الحصة: ما لم ينظر إليه أحد منذ أطول مدة يُخلي مكانه، ويُجلب مجددًا حين ينظر إليه أحد.
admin-nothing-came-in-the-last = لم يصل شيء في الأسبوع الماضي.
admin-by-kind = حسب النوع
admin-by-server = حسب الخادم
admin-files = الملفات
admin-size = الحجم
admin-nothing-was-fetched-within-the = لم يُجلب شيء خلال الساعة الماضية.
admin-fetched = المجلوب
admin-begins-anew = يبدأ من جديد
admin-waiting = المنتظر
admin-emoji-emoji-of-other-servers = إيموجي الخوادم الأخرى
admin-emoji-without-a-category = بلا فئة
admin-emoji-a-new-one = إيموجي جديد
admin-emoji-shortcode = الرمز المختصر
admin-emoji-what-people-write-between-two = ما يكتبه الناس بين نقطتين رأسيتين: الحروف من a إلى z والأرقام و _ .
admin-emoji-picture = الصورة
admin-emoji-png-gif-or-webp-of = PNG أو GIF أو WebP، بحجم 256 KB على الأكثر.
admin-emoji-category = الفئة
admin-emoji-where-it-is-from-and = من أين هو، ومن يحق له استخدامه
admin-emoji-many-at-once = الكثير دفعة واحدة
admin-emoji-a-zip-archive-of-at = أرشيف ZIP فيه 300 صورة على الأكثر، اسم كل منها رمزها المختصر؛ حزم Pleroma وصادرات Misskey تذكر المزيد بنفسها. ما هو موجود هنا من إيموجي يبقى كما هو.
admin-emoji-archive = الأرشيف
admin-emoji-where-they-are-from-and = من أين هي، ومن يحق له استخدامها
admin-emoji-add-all = إضافة الكل
admin-emoji-not-to-choose-from = غير متاح للاختيار
admin-emoji-all-emoji = كل الإيموجي
admin-emoji-to-choose-from = متاح للاختيار
admin-emoji-without-this-it-is-shown = دون ذلك يظهر حيث يكتب أحد رمزه المختصر، لكنه لا يُعرض على أحد.
admin-emoji-none-have-been-seen-yet = لم يُرَ أي منها بعد.
admin-emoji-ask-before-you-copy-pictures = استأذن قبل النسخ: الصور ملك من رسموها.
admin-emoji-copy = نسخ
admin-emoji-there-are-no-more = لا مزيد.
admin-relay-the-server = الخادم
admin-relay-relays = المُرحِّلات
admin-relay-a-relay-brings-the-public = يجلب المُرحِّل منشورات عامة من خوادم كثيرة إلى الخيط الفيدرالي، وينقل إليها منشورات هذا الخادم العامة.
admin-relay-add-one = إضافة مُرحِّل
admin-relay-its-address = عنوانه
admin-relay-an-inbox-like-https-relay = صندوق وارد مثل https://relay.example/inbox، أو actor مثل https://relay.example/actor. يُسأل فورًا.
admin-relay-asked-no-answer-yet = سُئل ولم يجب بعد
admin-relay-it-said-no = رفض
admin-relay-only-in-these-languages = بهذه اللغات فقط
admin-relay-codes-like-de-or-en = رموز مثل de أو en، تفصل بينها مسافات. إن تُرك فارغًا: الكل.
admin-relay-only-with-one-of-these = بأحد هذه الوسوم فقط
admin-relay-parted-by-spaces-nothing-all = تفصل بينها مسافات. إن تُرك فارغًا: الكل.
admin-relay-posts-in-an-hour-at = أقصى عدد منشورات في الساعة
admin-relay-0-as-many-as-come = 0: كل ما يصل.
admin-relay-switch-off = تعطيل
admin-relay-switch-on = تفعيل
admin-relay-all-relays = كل المُرحِّلات
admin-relay-what-is-taken-from-it = ما يُؤخذ منه
admin-asked = أُرسل الطلب { $ago }
admin-used-times = { $n ->
    [zero] لم تُستخدم
    [one] استُخدمت مرة واحدة
    [two] استُخدمت مرتين
    [few] استُخدمت { $n } مرات
    [many] استُخدمت { $n } مرة
   *[other] استُخدمت { $n } مرة
    }
admin-used-of-times = مرات الاستخدام: { $n } من { $most }
admin-until = حتى { $day }
admin-no-longer-good = انتهت صلاحيتها
admin-over = انتهى
admin-uploaded-here = ما رُفع هنا: { $size } في { $n ->
    [zero] { $n } ملف
    [one] ملف واحد
    [two] ملفين
    [few] { $n } ملفات
    [many] { $n } ملفًا
   *[other] { $n } ملف
    }. لا تُزال أبدًا.
admin-of-other-servers = من خوادم أخرى: { $size } من { $most } مسموح بها.
admin-free-on-the-disk = المساحة الحرة على القرص: { $size }؛ ويجب أن تبقى { $least } حرة.
admin-full-in = في الأسبوع الماضي وصل { $size } وبقي. إن استمر الأمر هكذا، فستمتلئ الحصة خلال { $n ->
    [zero] أقل من يوم
    [one] يوم واحد
    [two] يومين
    [few] { $n } أيام
    [many] { $n } يومًا
   *[other] { $n } يوم
    }.
admin-fetched-how = تُجلب المنشورات الأقدم والردود الناقصة والملفات الشخصية المحدَّثة والمعاينات دون أن ينتظرها أحد: { $most } مرة في الساعة على الأكثر من خادم واحد ({ $setting } في ملف الإعدادات). وما زاد ينتظر حتى تنقضي ساعته.
admin-work-waits = { $n ->
    [zero] لا مهام تنتظر ذلك.
    [one] مهمة واحدة ({ $number }) تنتظر ذلك.
    [two] مهمتان ({ $number }) تنتظران ذلك.
    [few] { $number } مهام تنتظر ذلك.
    [many] { $number } مهمة تنتظر ذلك.
   *[other] { $number } مهمة تنتظر ذلك.
    }
admin-spent-of = { $n } من { $most }
admin-in-minutes = بعد { $n } د
admin-emoji-here-since = هنا منذ { $day }
admin-emoji-of-one = إيموجي { $domain }
admin-relay-taken = أُخذ: { $n ->
    [zero] لا منشورات
    [one] منشور واحد
    [two] منشوران
    [few] { $n } منشورات
    [many] { $n } منشورًا
   *[other] { $n } منشور
    } في الساعة الماضية، و{ $day } في اليوم الماضي
admin-relay-here-since = هنا منذ { $day }
admin-emoji-added = أُضيف { $n }، وكان { $known } هنا من قبل.
admin-emoji-refused = رُفض: { $named }

admin-open = مفتوح
