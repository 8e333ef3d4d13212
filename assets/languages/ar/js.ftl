# What scripts say.

js-offline = لم ينجح ذلك. هل أنت متصل؟
js-denied = قيل لهذا المتصفح ألّا يُظهر الإشعارات. غيّر ذلك في إعداداته أولًا.
js-nopush = خدمة الإشعارات في هذا المتصفح لا تستجيب.
js-undo = تراجع
js-close = إغلاق
js-back = رجوع
js-moved = نُقل العمود
js-fresh = { $n ->
    [one] جديد واحد
    [two] جديدان
    [few] { $n } جديدة
   *[other] { $n } جديد
    }

js-fresh-in = { $name }: { $n ->
    [one] جديد واحد
    [two] جديدان
    [few] { $n } جديدة
   *[other] { $n } جديد
    }
js-new = جديد
js-cut = لا اتصال، تجري إعادة المحاولة
js-older = منشورات أقدم
js-page = فتح كصفحة
js-read = قرأت حتى هنا.

js-left = { $n ->
    [zero] لم يبق أي حرف
    [one] بقي حرف واحد
    [two] بقي حرفان
    [few] بقيت { $n } أحرف
    [many] بقي { $n } حرفًا
   *[other] بقي { $n } حرف
    }
js-over = { $n ->
    [one] حرف زائد
    [two] حرفان زائدان
    [few] { $n } أحرف زائدة
    [many] { $n } حرفًا زائدًا
   *[other] { $n } حرف زائد
    }
js-kept = حُفظ كمسودة
js-nudge = بعض الصور بلا وصف. من لا يستطيعون رؤيتها سيفوتهم ما فيها.
js-describe = اكتبه الآن
js-anyway = انشر على أي حال
js-point = النقطة التي اخترتها
js-suggestions = اقتراحات
js-find-emoji = ابحث عن إيموجي

js-pictures = الصور
js-file = فتح الملف
js-previous = الصورة السابقة
js-next = الصورة التالية
js-slide = { $n } من { $all }

js-width-s = ضيق
js-width-m = متوسط
js-width-l = عريض
js-width-of = عرض { $name }

js-keys = الاختصارات
js-keys-settings = عطّلها، أو اربطها بالمفتاح Alt
js-keys-posts = المنشور التالي، السابق
js-keys-column = ذلك العمود
js-keys-columns = العمود السابق، التالي
js-keys-top = إلى الأعلى
js-keys-older = إلى المنشورات الأقدم
js-keys-new = إظهار الجديد
js-keys-line = إلى حيث بلغت قراءتك
js-keys-open = فتح
js-keys-back = رجوع
js-keys-reply = ردّ
js-keys-boost = إعادة نشر
js-keys-favourite = تفضيل
js-keys-bookmark = فاصلة مرجعية
js-keys-quote = اقتباس
js-keys-mention = ذكر الكاتب
js-keys-profile = الملف الشخصي
js-keys-more = المزيد عنه
js-keys-picture = فتح الصورة
js-keys-unfold = إظهار ما وراء التحذير أو طيّه
js-keys-unfold-pictures = إظهار الصور أو طيّها
js-keys-write = كتابة
js-keys-anew = كتابة من جديد
js-keys-warning = تحذير المحتوى
js-keys-send = إرسال
js-keys-search = بحث
js-keys-move = نقل العمود
js-keys-width = عرض العمود
js-keys-home = الرئيسية
js-keys-catch-up = ما فاتك
js-keys-notifications = الإشعارات
js-keys-local = هذا الخادم
js-keys-everyone = الجميع
js-keys-explore = استكشاف
js-keys-conversations = المحادثات
js-keys-favourites = المفضلة
js-keys-bookmarks = الفواصل المرجعية
js-keys-lists = القوائم
js-keys-own = ملفك الشخصي
js-keys-pinned = منشوراتك المثبّتة
js-keys-deck = لوحة الأعمدة
js-keys-requests = طلبات المتابعة
js-keys-blocks = من تحظرهم
js-keys-mutes = من تكتمهم
js-keys-leave = إغلاق، مغادرة الحقل
js-keys-help = هذه القائمة
