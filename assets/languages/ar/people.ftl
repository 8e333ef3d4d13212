# Lists, collections, followed hashtags; who is blocked and muted, follows that ended, reports; the
# way from here to another server.

lists-for = قوائم { $name }
lists-yours = قوائمك
lists-none = تعرض القائمة منشورات بعض من تتابعهم.
lists-new = قائمة جديدة
lists-make = إنشاء القائمة
lists-take-off = إزالة
lists-put-on = إضافة
list-members = في هذه القائمة
list-put-somebody = إضافة شخص إليها
list-put-hint = شخص تتابعه: ‎@name أو ‎@name@server‎.
list-put = إضافة إلى القائمة
list-delete-open = حذف القائمة…
list-delete-why = ستبقى متابعًا لمن فيها.
list-replies = الردود المعروضة
list-replies-members = على من في القائمة
list-replies-followed = على كل من تتابعهم
list-replies-none = لا على أحد سواهم
list-only-here = هنا فقط
list-only-here-hint = لا تظهر منشوراتهم في صفحتك الرئيسية.
tags-none = تابع وسمًا من صفحته، فتصل منشوراته إلى صفحتك الرئيسية.

collection-by = بتوصية من { $name }
collection-sensitive = محتوى حسّاس

shut-out = المحظورون والمكتومون
shut-out-blocked = المحظورون
shut-out-muted = المكتومون
shut-out-servers = الخوادم
shut-out-unblock = رفع الحظر عن المحدّدين
shut-out-unmute = إلغاء كتم المحدّدين
shut-out-none-blocked = لا تحظر أحدًا.
shut-out-none-muted = لا تكتم أحدًا.
shut-out-no-servers = لا تحظر أي خادم.
shut-out-lists = خذ هذه القوائم معك، أو أحضر غيرها
shut-out-server = حظر خادم
shut-out-server-hint = مثل bad.example. لن تصادف أشخاصه بعد ذلك، وتنتهي المتابعات بينك وبينهم.
shut-out-until = حتى { $when }

severed = متابعات انتهت
severed-none = لم تفقد أحدًا بهذه الطريقة.
severed-followers = { $n ->
    [zero] لا متابِعين
    [one] متابِع واحد
    [two] متابِعان
    [few] { $n } متابِعين
    [many] { $n } متابِعًا
   *[other] { $n } متابِع
    }
severed-following = { $n ->
    [zero] لا أحد ممن تتابعهم
    [one] واحد ممن كنت تتابعهم
    [two] اثنان ممن كنت تتابعهم
   *[other] { $n } ممن كنت تتابعهم
    }
severed-download = تنزيل
severed-download-followers = قائمة المتابِعين من { $name }
severed-download-following = قائمة من كنت تتابعهم من { $name }
severed-unknown = لم يعد معروفًا من كانوا.
severed-still = ما زالوا محظورين.
severed-over = لم يعودوا محظورين.
severed-anew = أُبلغت خوادمهم بأنهم لم يعودوا يتابعونك: عليهم المتابعة من جديد.
severed-take-back = { $n ->
    [zero] لا أحد يعود إلى متابعتك
    [one] السماح لواحد بمتابعتك مجددًا
    [two] السماح لاثنين بمتابعتك مجددًا
   *[other] السماح لـ { $n } بمتابعتك مجددًا
    }
severed-follow-again = { $n ->
    [zero] لا طلبات متابعة
    [one] طلب متابعة واحد مجددًا
    [two] طلب متابعة اثنين مجددًا
   *[other] طلب متابعة { $n } مجددًا
    }
severed-by-server = خادم حظره القائمون على هذا الخادم
severed-by-you = خادم حظرته أنت
severed-by-moderators = حساب علّقه المشرفون

report = إبلاغ
report-name = الإبلاغ عن { $name }
report-who-reads = يقرؤه القائمون على هذا الخادم. ولن يعلم { $name } أنك المبلّغ.
report-what = ما المشكلة؟
report-comment = ما الذي ينبغي أن يعرفوه؟
report-forward = إرساله إلى { $domain } أيضًا
report-forward-hint = يستطيع القائمون على ذلك الخادم فعل المزيد. ولا يُذكر اسمك.
report-for-yourself = ومن أجلك
report-mute = كتمه: لا تصلك منشوراته بعد الآن
report-block = حظره: لا يرى أحدكما الآخر بعد الآن
report-send = إرسال البلاغ
report-spam = محتوى مزعج
report-spam-hint = إعلانات أو احتيال أو تكرار متواصل.
report-law = مخالف للقانون
report-rules = مخالف للقواعد
report-rules-hint = حدّد أيها أدناه.
report-else = شيء آخر
report-which-rules = أي القواعد؟
report-which-posts = أي المنشورات؟
report-post-without-words = منشور بلا كلمات

interact-join = شارك من خادمك
interact-follow = تابع من خادمك
interact-why-post = للردّ على منشور { $name } أو إعادة نشره أو تفضيله، اذهب إلى الخادم الذي فيه حسابك. يصلح Mastodon ومعظم ما سواه.
interact-why-follow = لمتابعة { $name }، اذهب إلى الخادم الذي فيه حسابك. يصلح Mastodon ومعظم ما سواه.
interact-handle = معرّفك
interact-handle-hint = مثل you@your.server، أو اسم الخادم وحده.
interact-go = خذني إلى هناك
interact-ways = طرق أخرى
interact-paste = الصق هذا العنوان في بحث خادمك أو تطبيقك: { $address }
interact-sign-in = إن كان لديك حساب هنا، { $link }.
interact-sign-in-link = سجّل الدخول
leaving-to = إلى { $host }
leaving = أنت تغادر { $site }
leaving-this = هذا على خادم آخر:
leaving-stay = البقاء
leaving-go = الذهاب إلى { $host }

field-title = العنوان
field-replies-policy = الردود المعروضة
field-domain = النطاق
field-comment = التعليق
field-category = الفئة

severed-ask-again = يمكنك طلب متابعتهم من جديد.
severed-by-their-server = لم يعد خادمهم يَعدّك من متابعيهم
severed-told = لم تعد تتابع { $who }: خادمه لم يعد يَعدّك.
severed-follow-them = المتابعة من جديد
