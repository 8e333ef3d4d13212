# The pages under /settings/filters.

filter-your-filters = عوامل التصفية لديك
filter-you-see-everything = أنت ترى كل شيء.
filter-a-new-filter = عامل تصفية جديد
filter-make-it = إنشاء
filter-single-posts = منشورات مفردة
filter-take-out = إخراج
filter-never = أبدًا
filter-in-half-an-hour = بعد نصف ساعة
filter-in-an-hour = بعد ساعة
filter-in-6-hours = بعد 6 ساعات
filter-in-a-day = بعد يوم
filter-in-a-week = بعد أسبوع
filter-name-of-the-filter = اسم عامل التصفية
filter-stands-in-place-of-what = يظهر مكان ما طُوي.
filter-words-and-phrases-one-on = كلمات وعبارات، واحدة في كل سطر
filter-they-match-as-whole-words = تُطابَق ككلمات كاملة، بالأحرف الكبيرة أو الصغيرة.
filter-the-same-also-inside-longer = كذلك، وحتى داخل كلمات أطول
filter-where = أين
filter-what-happens-with-a-post = ماذا يحدث للمنشور المطابق
filter-when-it-ends = متى ينتهي
filter-home-and-lists = الرئيسية والقوائم
filter-public-timelines = الخيوط العامة
filter-threads = المحادثات
filter-profiles = الملفات الشخصية
filter-fold-it = طيّه
filter-leave-it-out = استبعاده
filter-fold-its-pictures = طيّ صوره
filter-the-name-of-the-filter = يظهر اسم عامل التصفية مكانه إلى أن تفتحه.
filter-as-if-it-had-never = كأنه لم يُكتب قط.
filter-pictures-films-and-sounds-only = الصور والفيديو والصوت فقط؛ وتبقى الكلمات.
filter-phrases = { $n ->
    [zero] لا عبارات
    [one] عبارة واحدة
    [two] عبارتان
    [few] { $n } عبارات
    [many] { $n } عبارة
   *[other] { $n } عبارة
    }
filter-posts = { $n ->
    [zero] لا منشورات
    [one] منشور واحد
    [two] منشوران
    [few] { $n } منشورات
    [many] { $n } منشورًا
   *[other] { $n } منشور
    }
filter-ended = انتهى { $when }
filter-until = حتى { $when }
filter-post = المنشور { $id }
filter-as-now = كما هو الآن: { $when }
filter-out-of-it = المنشور { $id }
