# Posts: their cards, media, polls and quotes; the page of one with its thread, what can be done
# about it, its versions, who boosted, favourited and quoted it.

post-boosted-by = أعاد نشره { $who }
post-pinned = مثبّت
post-reply-to = ردًّا على { $who }
post-audience-and = { $audience }،
post-edited = عُدّل { $when }
post-filtered = مُصفّى: { $filter }
post-read-line = قرأت حتى هنا

post-replies-word = { $n ->
    [zero] ردّ
    [one] ردّ
    [two] ردّان
    [few] ردود
    [many] ردًّا
   *[other] ردّ
    }
post-boosts-word = { $n ->
    [zero] إعادة نشر
    [one] إعادة نشر
    [two] إعادتا نشر
    [few] إعادات نشر
    [many] إعادة نشر
   *[other] إعادة نشر
    }
post-favourites-word = { $n ->
    [zero] تفضيل
    [one] تفضيل
    [two] تفضيلان
    [few] تفضيلات
    [many] تفضيلًا
   *[other] تفضيل
    }

post-reply = ردّ
post-boost = إعادة نشر
post-quote = اقتباس
post-favourite = تفضيل
post-bookmark = فاصلة مرجعية
post-more = المزيد عن هذا المنشور
post-button-count = { $label }، { $n }

media-sensitive = وسائط حسّاسة
media-image-bare = صورة بلا وصف
media-video-bare = فيديو بلا وصف
media-audio-bare = صوت بلا وصف
media-file = ملف: { $description }
media-file-bare = ملف: بلا وصف
media-alt = وصف

poll-choose-one = اختر واحدًا
poll-choose-several = اختر واحدًا أو أكثر
poll-vote = صوّت
poll-own-vote = صوتك
poll-results-so-far = النتائج حتى الآن
poll-people = { $n ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { $n } أشخاص
    [many] { $n } شخصًا
   *[other] { $n } شخص
    }
poll-votes = { $n ->
    [zero] لا أصوات
    [one] صوت واحد
    [two] صوتان
    [few] { $n } أصوات
    [many] { $n } صوتًا
   *[other] { $n } صوت
    }
poll-percent = { $n }%
poll-ended = انتهى { $when }
poll-ends = ينتهي { $when }
poll-results-later = تُعرض النتائج في النهاية

quote-blocked-account = يقتبس شخصًا تحظره
quote-blocked-domain = يقتبس شخصًا من خادم تحظره
quote-muted-account = يقتبس شخصًا تكتمه
quote-pending = يقتبس منشورًا لم يُجب صاحبه بعد.
quote-rejected = يقتبس منشورًا لا يريد صاحبه ذلك.
quote-revoked = اقتبس منشورًا أزاله صاحبه منه.
quote-deleted = اقتبس منشورًا لم يعد موجودًا.
quote-unauthorized = يقتبس منشورًا ليس موجّهًا إليك.
quote-another = يقتبس منشورًا آخر.

post = منشور
post-by = منشور { $name }
post-untitled = منشور
post-title = { $name }: { $words }
post-thread = المحادثة
post-join-in = ردّ أو إعادة نشر أو تفضيل
post-replies = الردود
post-boosts-count = { $n ->
    [zero] لا إعادات نشر
    [one] إعادة نشر واحدة
    [two] إعادتا نشر
    [few] { $n } إعادات نشر
    [many] { $n } إعادة نشر
   *[other] { $n } إعادة نشر
    }
post-favourites-count = { $n ->
    [zero] لا تفضيلات
    [one] تفضيل واحد
    [two] تفضيلان
    [few] { $n } تفضيلات
    [many] { $n } تفضيلًا
   *[other] { $n } تفضيل
    }
post-back-to = العودة إلى منشور { $name }

more-replies-here = { $here } من نحو { $there ->
    [zero] { $there } ردّ
    [one] ردّ واحد
    [two] ردّين
    [few] { $there } ردود
    [many] { $there } ردًّا
   *[other] { $there } ردّ
    }
more-posts-here = نحو { $there ->
    [zero] { $there } منشور
    [one] منشور واحد
    [two] منشورين
    [few] { $there } منشورات
    [many] { $there } منشورًا
   *[other] { $there } منشور
    } هناك، و{ $here } هنا
more-posts-here-and-there = { $what }، { $all }
more-posts-all = عرضها كلها هناك
more-open = { $what }، { $fetch }
more-fetch = جلب البقية
more-coming = { $what }. يجري جلب البقية، { $again }.
more-look-again = انظر مجددًا
more-put-off = { $what }. طُلب من خادمه الكثير مؤخرًا: تُجلب البقية عند الساعة { $time } UTC.

post-about = حول هذا المنشور
post-itself = المنشور
what-you-can-do = ما يمكنك فعله
post-open-thread = فتح المحادثة
post-versions = النسخ
post-who-quotes = من اقتبسه
post-mute-thread = كتم هذه المحادثة: لا إشعارات بعد الآن
post-unmute-thread = إلغاء كتم هذه المحادثة
post-pin = تثبيت في ملفي الشخصي
post-unpin = إلغاء التثبيت من ملفي الشخصي
post-redraft-open = حذف وإعادة صياغة…
post-redraft-why = يختفي المنشور ويفقد ردوده وإعادات نشره وتفضيلاته. وتنتظرك كلماته وصوره في مسودة.
post-redraft = حذف وإعادة صياغة
post-delete-open = حذف…
post-delete-why = يختفي المنشور من هنا، ويُطلب من الخوادم الأخرى حذفه. لا يمكن التراجع عن ذلك.
post-report = الإبلاغ عن هذا المنشور
post-mute-or-block = كتم { $name } أو حظره…

versions-order = من الأحدث إلى الأقدم
version-now = الآن، منذ { $when }
version-first = الأولى، بتاريخ { $when }
version-of = بتاريخ { $when }
version-warning = تحذير المحتوى:

quotes = الاقتباسات
quotes-none = لا أحد اقتبسه.
quotes-older = اقتباسات أقدم
quotes-take-out = إزالة منشوري منه
marked-boosted = أعاد نشره
marked-favourited = فضّله
