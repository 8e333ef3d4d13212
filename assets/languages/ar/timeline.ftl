# Timelines, and what else there is to read; to explore and to search.

timeline-local = هذا الخادم
timeline-everyone = الجميع
timeline-others = خوادم أخرى
timeline-kinds = الخيوط الزمنية
timeline-older = منشورات أقدم
timeline-local-about = ما يُكتب على هذا الخادم
timeline-everyone-about = ما يُكتب هنا وعلى الخوادم المحيطة
timeline-tag-about = منشورات عامة بالوسم ⁨#{ $tag }⁩
timeline-tags-followed = الوسوم التي تتابعها
timeline-edit-list = تعديل القائمة
timeline-posts-from-here = منشورات من هذا الخادم

empty-home = هنا ستقرأ لمن تتابعهم.
empty-home-begin = هنا ستقرأ لمن تتابعهم. للبدء، انظر من يكتب هنا.
empty-notifications = لم يحدث شيء بعد.
empty-mentions = لم يخاطبك أحد بعد.
empty-conversations = تصل إلى هنا المنشورات التي لا يراها إلا من ذُكروا فيها.
empty-local = لم ينشر أحد هنا بعد.
empty-everyone = لم تصل أي منشورات عامة بعد.
empty-list = ما يكتبه من في هذه القائمة سيُقرأ هنا.
empty-account = لم يكتب شيئًا يمكنك رؤيته.
empty-tag = لا منشورات معروفة هنا بهذا الوسم.
empty-tags = لا منشورات معروفة هنا بهذه الوسوم.
empty-search = لم يُعثر على شيء.
empty-bookmarks = تُحفظ هنا المنشورات التي تضيفها إلى الفواصل المرجعية. لا يراها سواك.
empty-favourites = تُدرج هنا المنشورات التي تضيفها إلى المفضلة.

explore-posts = منشورات يُعاد نشرها وتُفضَّل هنا
explore-tags = وسوم تُستخدم هنا
explore-links = صفحات تُشارَك روابطها هنا
explore-people = أشخاص قد تودّ متابعتهم
explore-about = { $what }: { $site }
explore-tab-links = الروابط
explore-what = المعروض
explore-nothing = لا شيء رائج الآن.
explore-nobody = لا أحد لاقتراحه بعد: تابع بعض الأشخاص أولًا.
explore-people-today = { $n ->
    [zero] لا أحد اليوم
    [one] شخص واحد اليوم
    [two] شخصان اليوم
    [few] { $n } أشخاص اليوم
    [many] { $n } شخصًا اليوم
   *[other] { $n } شخص اليوم
    }
directory-active = نشط مؤخرًا
directory-new = الجدد هنا
directory-here = من هذا الخادم
directory-all = كل المعروفين
directory-about = أشخاص على { $site } يودّون أن يُعثر عليهم
directory-people = أشخاص يودّون أن يُعثر عليهم
directory-order = الترتيب
directory-whom = من
directory-empty = لم يطلب أحد إدراجه بعد.

search-what = عمّن أو عمّ تبحث؟
search-hint = كلمات من منشور، أو اسم، أو ⁦@name@server⁩، أو ⁨#وسم⁩، أو عنوان منشور أو ملف شخصي.
search-nothing = لم يُعثر على شيء. للبحث عن شخص على خادم آخر، اكتب المعرّف كاملًا: ‎@name@server‎.
search-all = الكل
search-as-column = أبقِ هذا البحث عمودًا في اللوحة
search-how = بحث أدق
search-found-what = يُبحث في منشوراتك، وما أعدت نشره أو فضّلته أو حفظته، وما ذُكرت فيه، وفي المنشورات العامة لمن يودّون أن يُعثر عليهم.
search-by-phrase = هذه الكلمات بهذا الترتيب
search-by-without = من دون هذه الكلمة
search-by-from = لهذا الشخص؛ و«me» تعنيك
search-by-has = فيها شيء من هذا النوع
search-by-is = الردود، أو المنشورات الحساسة
search-by-tag = بهذا الوسم
search-by-language = بهذه اللغة
search-by-time = من ذلك الوقت؛ باليوم أو الشهر أو السنة
search-by-library = ما يخصك فقط، أو العام فقط
