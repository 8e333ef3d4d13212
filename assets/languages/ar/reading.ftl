# How one reads (/settings/reading), what visitors see, and how one's own pages look (/settings/style).

reading = القراءة
reading-opens-warnings = فتح المنشورات ذات تحذير المحتوى
reading-opens-warnings-hint = يبقى التحذير ظاهرًا فوقها.
reading-shows-media = الصور والفيديو والصوت
reading-media-as-marked = مطوية حيث يصفها أصحابها بأنها حسّاسة
reading-media-all = مفتوحة دائمًا
reading-media-none = مطوية دائمًا
reading-media = الوسائط
reading-shows-styles = عرض الصفحات بتنسيق أصحابها
reading-shows-styles-hint = يمكن لكل شخص كتابة تنسيق لملفه الشخصي ومنشوراته.
reading-own-style = تنسيق صفحاتك

reading-visitors-see = ما يراه من منشوراتك من لم يسجّلوا الدخول
reading-visitors-all = كل المنشورات العامة وغير المُدرَجة
reading-visitors-public = المنشورات العامة فقط
reading-visitors-none = لا شيء
reading-visitors-hint = على صفحاتك وفي الخلاصات والبحث. أما الخوادم الأخرى فيصلها ما هو عام وتعرضه كما تشاء.

style = تنسيقك
style-about = شيفرة CSS لملفك الشخصي ومنشوراتك، كما يراها كل من لم يعطّلها. تطال وسط هذه الصفحات فقط، ولا يمكنها تحميل شيء من مكان آخر. و«⁦:scope⁩» هو الوسط كله.
style-css = CSS
style-look = عرض ملفك الشخصي
style-too-long = يتجاوز الحد الأقصى للأحرف: { $most }
style-unopened = فيه قوس إغلاق في السطر { $line } لا يغلق شيئًا
style-from-elsewhere = يحمّل شيئًا من مكان آخر في السطر { $line }؛ لا يمكن ذكر غير ملفات هذا الخادم
style-too-deep = فيه كتل متداخلة أكثر من اللازم

field-css = CSS
