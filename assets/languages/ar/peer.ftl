# The rules for other servers: /admin/peers.

peer-new-rule = قاعدة جديدة
peer-such-as-bad-example-all = مثل bad.example؛ وتشمل كل ما يقع تحت هذا الاسم.
peer-put-in-force = تطبيق
peer-lists-of-rules-in-the = قوائم قواعد بالصيغة التي يكتبها Mastodon. سترى ما سيتغير أولًا.
peer-list-of-rules-csv = قائمة القواعد (CSV)
peer-download-ours = تنزيل قواعدنا
peer-servers-that-may-be-talked = الخوادم المسموح بالتواصل معها
peer-only-these-are-talked-with = لا يجري التواصل إلا مع هذه، وفق الإعدادات (federation.only_allowed).
peer-of-no-meaning-now-all = لا أثر لها الآن: التواصل قائم مع الجميع، وفق الإعدادات (federation.only_allowed).
peer-lift-the-rule = رفع القاعدة
peer-all-rules = كل القواعد
peer-none = لا تقييد
peer-only-what-is-ticked-below = ما حُدّد أدناه فقط.
peer-limit = تقييد
peer-who-does-not-follow-its = من لا يتابع أشخاصه لا يصادفهم.
peer-shut-out = حظر
peer-nothing-comes-in-nothing-goes = لا شيء يدخل ولا شيء يخرج. وتنتهي المتابعات في الاتجاهين.
peer-how-much = المدى
peer-no-pictures = بلا صور
peer-its-pictures-avatars-and-emoji = لا تُعرض صوره ولا صوره الرمزية ولا الإيموجي.
peer-no-reports = بلا بلاغات
peer-its-reports-are-not-taken = لا تُقبل بلاغاته.
peer-content-warning = تحذير المحتوى
peer-its-posts-are-folded-under = تُطوى منشوراته تحت تحذير، حتى الموجودة هنا.
peer-words-of-the-warning = كلمات التحذير
peer-why-for-everyone = السبب، للجميع
peer-why-for-those-who-run = السبب، لمن يديرون هذا الخادم
peer-show-only-part-of-the = إظهار جزء من الاسم فقط للجميع
peer-told-not-limited = غير مقيَّد
peer-told-limited = مقيَّد
peer-told-shut-out = محظور
peer-told-no-pictures = بلا صور
peer-told-no-reports = بلا بلاغات
peer-told-content-warning = تحذير المحتوى
peer-what-this-list-would-do = ما ستفعله هذه القائمة
peer-leave-it = تركها
peer-since = منذ { $day }
peer-would-end = حظره سينهي { $n ->
    [zero] { $n } متابعة
    [one] متابعة واحدة
    [two] متابعتين
    [few] { $n } متابعات
    [many] { $n } متابعة
   *[other] { $n } متابعة
    } لأشخاص هنا.
peer-empty-usual = إن تُرك فارغًا: «{ $warning }».
peer-list-told = القواعد الجديدة: { $fresh }؛ خوادم لها قاعدة من قبل تبقى كما هي: { $known }؛ أسطر لا يمكن أخذها: { $refused }. متابعات لأشخاص هنا ستنتهي: { $ended }.
peer-ends-follows = { $n ->
    [zero] لا ينهي أي متابعة
    [one] ينهي متابعة واحدة
    [two] ينهي متابعتين
    [few] ينهي { $n } متابعات
    [many] ينهي { $n } متابعة
   *[other] ينهي { $n } متابعة
    }
peer-the-rule-for = قاعدة { $domain }
peer-usual-warning = من خادم عليه تحذير محتوى
