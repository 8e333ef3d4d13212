# What is taken along, brought and moved: /settings/export, /settings/import, /settings/migration.

data-tables = الجداول
data-in-the-form-that-mastodon = بالصيغة التي يقرؤها Mastodon ومعظم الخوادم الأخرى: خذها معك عندما تنتقل.
data-everything-you-wrote = كل ما كتبته
data-make-an-archive = إنشاء أرشيف
data-your-archive-is-being-made = يجري إنشاء أرشيفك. عُد بعد بضع دقائق.
data-look-again = انظر مجددًا
data-what-you-have-here-stays = يبقى ما لديك هنا.
data-replace = استبدال
data-what-is-not-in-the = يُزال من هنا ما ليس في الجدول.
data-bring-a-table-along = إحضار جدول
data-you-see-what-it-would = سترى ما سيفعله قبل أن يُنفَّذ شيء.
data-what-it-holds = محتواه
data-table-csv = الجدول (CSV)
data-how = الطريقة
data-brought-along = ما أُحضر
data-show = عرض
data-nothing-is-done-yet = لم يُنفَّذ شيء بعد
data-done = تم
data-all-imports = كل عمليات الاستيراد
data-nothing-is-done-yet-this = لم يُنفَّذ شيء بعد. هذا ما سيؤول إليه:
data-new-here = جديد هنا
data-here-already = موجود هنا
data-cannot-be-read = تتعذّر قراءته
data-taken-away = يُزال
data-what-is-taken-away-does = ما يُزال لا يعود من تلقاء نفسه. صدّره أولًا إن لم تكن متأكدًا.
data-throw-away = التخلص منه
data-it-goes-on-without-you = يستمر ذلك دونك. تُسأل الخوادم الأخرى ببطء، فتستغرق الجداول الطويلة ساعات.
data-rows-that-are-not-done = صفوف لم تُنفَّذ
data-row = الصف
data-why-not = السبب
data-download-these-rows = تنزيل هذه الصفوف
data-stop-and-forget = إيقاف ونسيان
data-forget-this-import = نسيان هذا الاستيراد
data-the-first-rows = الصفوف الأولى
data-moving-here = الانتقال إلى هنا
data-name-your-other-account-then = اذكر حسابك الآخر. ثم ابدأ الانتقال من هناك: سيأتي معك متابِعوه.
data-your-other-account = حسابك الآخر
data-for-example-you-social-example = مثل you@social.example
data-this-account-has-moved = انتقل هذا الحساب
data-it-only-points-there-your = هو يشير إلى هناك فقط؛ ولم يُبلَّغ متابِعوك.
data-you-can-read-and-change = يمكنك القراءة وتغيير الإعدادات هنا، لا النشر ولا المتابعة.
data-use-this-account-again = استخدام هذا الحساب مجددًا
data-moving-away = الانتقال من هنا
data-first-name-this-account-as = أولًا اذكر هذا الحساب كاسم بديل في إعدادات الحساب الجديد.
data-your-followers-are-asked-to = يُطلب من متابِعيك متابعة الحساب الجديد. وتبقى منشوراتك هنا.
data-this-account-can-no-longer = لن يستطيع هذا الحساب النشر ولا المتابعة إلى أن تلغي الانتقال.
data-you-can-move-again-after = يمكنك الانتقال مجددًا بعد 30 يومًا.
data-new-account = الحساب الجديد
data-your-password-here = كلمة مرورك هنا
data-only-point-there = الإشارة إليه فقط
data-move-my-followers = نقل متابِعيّ
data-archive-holds = كل منشوراتك وصورك ومقاطعك وما فضّلته وحفظته، في ملف واحد. وفيه أيضًا ما كتبته لقلّة: احفظه حيث لا يقرؤه سواك.
data-archive-failed = تعذّر إنشاء الأرشيف: { $problem }.
data-archive-of = أرشيف { $day }
data-archive-ends = يُحذف في { $day }
data-the-archive = الأرشيف
data-as-written = كما يكتبه Mastodon ومعظم الخوادم الأخرى. { $n } صف و{ $size } على الأكثر.
data-so-many-done = تم { $n } من { $rows }
data-done-but-for = { $n ->
    [zero] تم
    [one] تم، عدا صفًا واحدًا
    [two] تم، عدا صفّين
    [few] تم، عدا { $n } صفوف
    [many] تم، عدا { $n } صفًا
   *[other] تم، عدا { $n } صف
    }
data-rows = { $n ->
    [zero] لا صفوف
    [one] صف واحد
    [two] صفّان
    [few] { $n } صفوف
    [many] { $n } صفًا
   *[other] { $n } صف
    }
data-rows-done = تم: { $n ->
    [zero] لا صفوف
    [one] صف واحد
    [two] صفّان
    [few] { $n } صفوف
    [many] { $n } صفًا
   *[other] { $n } صف
    }.
data-rows-unread = تتعذّر القراءة: { $n ->
    [zero] لا صفوف
    [one] صف واحد
    [two] صفّان
    [few] { $n } صفوف
    [many] { $n } صفًا
   *[other] { $n } صف
    }
data-rows-not-done = لم يُنفَّذ: { $n ->
    [zero] لا صفوف
    [one] صف واحد
    [two] صفّان
    [few] { $n } صفوف
    [many] { $n } صفًا
   *[other] { $n } صف
    }
data-so-many-taken-away = أُزيل: { $n }.
data-and-more = و{ $n } غيرها
data-kind-of-day = { $kind } بتاريخ { $day }
data-followers-told = أُبلغ متابِعوك { $ago }: انتقل معك حتى الآن { $n } من { $followers }. خوادمهم تقرر متى.
data-moved-lately = انتقلت مؤخرًا، ويمكنك الانتقال مجددًا في { $day }.

data-servers-told = أُبلغت خوادم: { $n } من { $all }.
data-servers-waiting = تعذّر الوصول حتى الآن إلى: { $n }، وستُعاد المحاولة.
data-servers-refused = رفضت ذلك: { $n }.
data-servers-told-bar = الخوادم التي أُبلغت
data-no-room = لا توجد مساحة كافية على قرص هذا الخادم
data-went-wrong = حدث خطأ من جهتنا
