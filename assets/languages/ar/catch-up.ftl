# What came while one was away (/catch-up): a dense list of the posts of some hours.

catch-up = ما فاتك
catch-up-since = ما وصل في آخر
catch-up-hours = { $n ->
    [zero] { $n } ساعة
    [one] ساعة
    [two] ساعتين
    [few] { $n } ساعات
    [many] { $n } ساعة
   *[other] { $n } ساعة
    }
catch-up-order = أولًا
catch-up-by-time = الأقدم
catch-up-by-boosts = الأكثر إعادة نشر
catch-up-by-favourites = الأكثر تفضيلًا
catch-up-by-length = الأطول
catch-up-show = عرض
catch-up-kinds = أنواع المنشورات
catch-up-kind-all = الكل { $n }
catch-up-kind-original = الجديدة { $n }
catch-up-kind-replies = الردود { $n }
catch-up-kind-boosts = إعادات النشر { $n }
catch-up-kind-media = الوسائط { $n }
catch-up-kind-links = الروابط { $n }
catch-up-authors = ممّن هي
catch-up-cut = وصل أكثر مما يمكن عرضه هنا. عدد الأحدث المعروض: { $n }.
catch-up-nothing = لم يصل شيء من هذا النوع في هذه المدة.
catch-up-all = { $n ->
    [zero] لا منشورات.
    [one] هذا هو المنشور الوحيد.
    [two] هذا كل شيء: منشوران.
    [few] هذا كل شيء: { $n } منشورات.
    [many] هذا كل شيء: { $n } منشورًا.
   *[other] هذا كل شيء: { $n } منشور.
    }
catch-up-read = اطّلعت على ما فاتني
catch-up-without-words = بلا كلمات
catch-up-files = { $n ->
    [zero] لا ملفات
    [one] ملف واحد
    [two] ملفان
    [few] { $n } ملفات
    [many] { $n } ملفًا
   *[other] { $n } ملف
    }
catch-up-numbers = إعادات النشر: { $boosts }، التفضيلات: { $favourites }
