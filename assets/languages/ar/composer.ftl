# To write: the composer and its page, drafts, posts that wait for their time, emoji.

composer-longest = { $n ->
    [zero] { $n } حرف على الأكثر.
    [one] حرف واحد على الأكثر.
    [two] حرفان على الأكثر.
    [few] { $n } أحرف على الأكثر.
    [many] { $n } حرفًا على الأكثر.
   *[other] { $n } حرف على الأكثر.
    }
composer-change = عدّل منشورك
composer-reply = ردّك
composer-comment = ماذا تقول فيه؟
composer-say = فيمَ تفكّر؟
composer-who-can-see = من يمكنه رؤيته
composer-quotes-hint = ما لا يراه إلا بعض الناس لا يمكن لغيرك اقتباسه.
composer-language = اللغة
composer-language-none = غير محدّدة
composer-emoji = إيموجي
composer-details = التحذير واللغة والاقتباس
composer-warning = تحذير المحتوى
composer-warning-hint = يظهر بدل المنشور إلى أن يفتحه القارئ.
composer-sensitive = الصور حسّاسة
composer-sensitive-hint = تبقى مطوية إلى أن يفتحها القارئ.
composer-save = حفظ التعديلات
composer-post = نشر
composer-keep = حفظ كمسودة

composer-poll = استطلاع رأي
composer-choice = الخيار { $n }
composer-poll-several = يمكن اختيار أكثر من خيار
composer-poll-hidden = النتائج مخفية حتى النهاية
composer-poll-hint = يحتاج الاستطلاع إلى خيارين على الأقل، ولا تصحبه صور.
composer-poll-lasts = يبقى مفتوحًا لمدة
composer-poll-as-before = ينتهي في موعده السابق
span-seconds = { $n ->
    [zero] { $n } ثانية
    [one] ثانية واحدة
    [two] ثانيتان
    [few] { $n } ثوانٍ
    [many] { $n } ثانية
   *[other] { $n } ثانية
    }
span-minutes = { $n ->
    [zero] { $n } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $n } دقائق
    [many] { $n } دقيقة
   *[other] { $n } دقيقة
    }
span-hours = { $n ->
    [zero] { $n } ساعة
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $n } ساعات
    [many] { $n } ساعة
   *[other] { $n } ساعة
    }
span-days = { $n ->
    [zero] { $n } يوم
    [one] يوم واحد
    [two] يومان
    [few] { $n } أيام
    [many] { $n } يومًا
   *[other] { $n } يوم
    }

composer-later = النشر لاحقًا
composer-when = الموعد
composer-when-hint = يوم ووقت بتوقيت UTC. الوقت الآن { $now }. اتركه فارغًا للنشر فورًا.

composer-pictures = الصور
composer-pictures-hint = يخبر الوصف من لا يستطيعون رؤية الصورة بما فيها.
composer-picture = الصورة { $n }
composer-picture-here = صورة موجودة هنا
composer-file-here = ملف موجود هنا
composer-keep-file = الاحتفاظ به
composer-description = الوصف
composer-file = الملف
composer-focus = أبقِ هذا ظاهرًا دائمًا
focus-middle = الوسط
focus-top = الأعلى
focus-bottom = الأسفل
focus-left = اليسار
focus-right = اليمين
focus-top-left = أعلى اليسار
focus-top-right = أعلى اليمين
focus-bottom-left = أسفل اليسار
focus-bottom-right = أسفل اليمين
focus-own = النقطة التي اخترتها

publish-edit = تعديل المنشور
publish-scheduled = المنشورات المجدولة
publish-parent = ما تردّ عليه
publish-quoted = ما تقتبسه
publish-words = كلماتك
publish-failed = لم يُنشر: { $problem }
publish-problem = { $what }: { $problem }
publish-gone-post = لم يعد المنشور موجودًا.
publish-gone-draft = لم تعد المسودة موجودة.
publish-gone-media = لم تعد الصورة موجودة.
publish-gone = لم يعد ما يتعلق به موجودًا.

drafts-heading = ما لم تنهه بعد
drafts-not-out = ما لم يُنشر بعد
drafts-changed = عُدّلت { $when }
drafts-none = لا شيء ينتظر إتمامه.
scheduled = مجدولة
scheduled-heading = ما ينتظر موعده
scheduled-utc = الأوقات بتوقيت UTC؛ الوقت الآن { $now }.
scheduled-none = لا منشور ينتظر موعده.
scheduled-older = الأقدم
scheduled-move-to = موعد آخر
scheduled-move = تأجيل
draft-without-words = بلا كلمات
draft-pictures = { $n ->
    [zero] لا صور
    [one] صورة واحدة
    [two] صورتان
    [few] { $n } صور
    [many] { $n } صورة
   *[other] { $n } صورة
    }
draft-with-poll = مع استطلاع رأي

picker-hint = اكتب الرمز المختصر بنقطتيه، فيرى الناس الصورة.
picker-own = من هذا الخادم
picker-common = كثيرة الاستخدام
picks-grin = ابتسامة عريضة
picks-tears-of-joy = دموع الفرح
picks-smile = ابتسامة
picks-wink = غمزة
picks-blush = خجل
picks-heart-eyes = عيون القلوب
picks-kiss = قبلة
picks-hug = عناق
picks-thinking = تفكير
picks-neutral = محايد
picks-rolling-eyes = تقليب العينين
picks-asleep = نائم
picks-crying = بكاء
picks-sobbing = بكاء شديد
picks-angry = غاضب
picks-scream = صرخة
picks-mind-blown = مذهول، انفجار الرأس
picks-sunglasses = نظارات شمسية
picks-nerd = مهووس بالعلم، نظارات
picks-party = حفلة
picks-thumb-up = إبهام لأعلى، إعجاب
picks-thumb-down = إبهام لأسفل
picks-clapping = تصفيق
picks-thanks-please = شكرًا، من فضلك
picks-waving-hand = تلويح، سلام
picks-strong = قوة، عضلات
picks-handshake = مصافحة
picks-hooray = مرحى
picks-shrug = لا أدري، هزّ الكتفين
picks-eyes = عيون
picks-red-heart = قلب أحمر
picks-broken-heart = قلب مكسور
picks-fire = نار
picks-sparkles = بريق
picks-celebration = احتفال
picks-hundred = مئة
picks-done-check = تم، علامة صح
picks-wrong-cross = خطأ، علامة إكس
picks-warning = تحذير
picks-question = سؤال
picks-idea-light-bulb = فكرة، مصباح
picks-camera = كاميرا
picks-music = موسيقى
picks-coffee-tea = قهوة، شاي
picks-rainbow = قوس قزح
picks-sun = شمس
picks-cat = قطة
picks-dog = كلب

field-text = النص
field-publish-at = موعد النشر
field-visibility = من يراه
field-content-warning = تحذير المحتوى
field-can-quote = من يقتبسه
field-language = اللغة
field-poll = الاستطلاع
field-media-ids = أرقام الوسائط

# More names of fields, as they stand before what is wrong with them.
field-about = نبذة
field-account = الحساب
field-address = العنوان
field-alias = الاسم البديل
field-announcement = الإعلان
field-announcement-days = أيام الإعلان
field-attribution-domains = المواقع التي يحق لها ذكرك
field-avatar = الصورة الشخصية
field-avatar-description = وصف الصورة الشخصية
field-choices = الخيارات
field-code = الرمز
field-contact-email = بريد التواصل
field-current-password = كلمة المرور
field-days = الأيام
field-deck = اللوحة
field-default-can-quote = من يقتبس
field-default-can-reply = من يرد
field-default-language = لغة المنشورات
field-default-visibility = الجمهور
field-description = الوصف
field-display-name = الاسم
field-email = البريد الإلكتروني
field-emoji = الرمز التعبيري
field-ends-in = الانتهاء
field-expires-in = الانتهاء
field-featured-tags = الوسوم المميزة
field-fields = الحقول
field-file = الملف
field-followed-tags = الوسوم المتابَعة
field-goal = الحساب الجديد
field-header = الصورة الرأسية
field-header-description = وصف الصورة الرأسية
field-hours = الساعات
field-in-reply-to-id = المنشور
field-invite-code = الدعوة
field-keyword = العبارة
field-keywords = العبارات
field-languages = اللغات
field-lasts = المدة
field-licence = الرخصة
field-list = القائمة
field-lists = القوائم
field-login = الاسم أو البريد
field-mode = من يمكنه الانضمام
field-most-per-hour = المنشورات في الساعة
field-most-uses = مرات الاستعمال
field-name = الاسم
field-note = النص
field-order = الترتيب
field-pack = الحزمة
field-parts = أجزاء الكلمات
field-password = كلمة المرور
field-phrase = العبارة
field-privacy = الخصوصية
field-private-comment = السبب للمديرين
field-public-comment = السبب للجميع
field-public-url = عنوان الصفحات
field-quoted-status-id = المنشور المقتبَس
field-reach = طريقة الوصول
field-reason = السبب
field-rules = القواعد
field-scheme = الاختيار
field-settings = الإعدادات
field-severity = درجة التقييد
field-shortcode = الرمز المختصر
field-shows-media = الوسائط
field-status = المنشور
field-status-chars = أطول منشور
field-status-ids = المنشورات
field-table = الجدول
field-tags = الوسوم
field-terms = الشروط
field-terms-from = يوم سريان الشروط
field-username = الاسم
field-warning = نص التحذير
field-web-domain = نطاق الصفحات
field-words = الكلمات
field-account-id = الحساب
field-account-ids = الأشخاص
field-action = الإجراء
field-agreement = القواعد
field-collection-ids = المجموعات
field-context = المواضع
field-effective-on = يوم سريان الشروط
field-ends-at = الانتهاء
field-focus = نقطة التركيز
field-ip = الشبكة
field-joining = من يمكنه الانضمام
field-max-uses = مرات الاستعمال
field-old-password = كلمة المرور
field-scheduled-at = الوقت
field-status-id = المنشور
field-subscription-endpoint = عنوان المتصفح
field-subscription-keys = مفاتيح المتصفح
field-sure = تأكيدك
field-type = الإجراء
field-visitors-see = ما يراه الزوار
field-not-following = من لا تتابعهم
field-not-followers = من لا يتابعونك
field-new-accounts = الحسابات الجديدة
field-private-mentions = الإشارات الخاصة
field-limited-accounts = الحسابات المقيّدة
