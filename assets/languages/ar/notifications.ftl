# Notifications, who waits to be let through, and conversations.

notifications-empty = عندما يردّ عليك أحد أو يتابعك أو يفضّل منشورك، ستراه هنا.
notifications-older = إشعارات أقدم
notifications-all = الكل
notifications-kept-back = المحتجزة
notifications-none-waits = لا أحد ينتظر السماح له بالمرور.
notifications-choose = اختر إشعارات مَن تُحتجز
notifications-let-through = السماح
notifications-throw-away = تجاهل
notifications-mentions = { $n ->
    [zero] لا إشارات
    [one] إشارة واحدة
    [two] إشارتان
    [few] { $n } إشارات
    [many] { $n } إشارة
   *[other] { $n } إشارة
    }
notification-answer = ردّ
notification-somebody = شخص ما

notification-mention = أشار إليك { $who }
notification-status = كتب { $who } شيئًا
notification-boost = أعاد { $who } نشر منشورك
notification-follow = يتابعك { $who }
notification-follow-request = طلب { $who } متابعتك
notification-favourite = أضاف { $who } منشورك إلى المفضلة
notification-update = عدّل { $who } منشورًا أعدت نشره
notification-sign-up = انضم { $who } أو طلب الانضمام
notification-poll = انتهى استطلاع رأي أنشأه { $who }
notification-quote = اقتبس { $who } منشورك
notification-quoted-update = عدّل { $who } منشورًا اقتبسته
notification-report = أرسل { $who } بلاغًا
notification-collected = أضافك { $who } إلى مجموعة
notification-collection-update = عدّل { $who } مجموعة أنت فيها
notification-move = انتقل { $who } إلى حساب آخر
notification-move-to = من الآن فصاعدًا: { $who }
notification-reply-asked = يريد { $who } الرد على منشورك
notification-severed = انتهت بعض متابعاتك
notification-warning = اتخذ المشرفون إجراءً بشأن حسابك

notification-report-about = بشأن { $name }
notification-lost = حُظر { $target }: فقدت { $followers ->
    [zero] صفرًا من متابِعيك
    [one] متابِعًا واحدًا
    [two] متابِعَين
    [few] { $followers } متابِعين
    [many] { $followers } متابِعًا
   *[other] { $followers } متابِع
    } و{ $following ->
    [zero] صفرًا ممن تتابعهم
    [one] واحدًا ممن تتابعهم
    [two] اثنين ممن تتابعهم
   *[other] { $following } ممن تتابعهم
    }. { $link }
notification-lost-which = من هم
notification-your-post = منشورك بتاريخ { $day }
measure-none = لم يتغير شيء في حسابك.
measure-sensitive = ستوسم صورك دائمًا بأنها حسّاسة من الآن.
measure-disable = لم يعد بإمكانك تسجيل الدخول.
measure-silence = من لا يتابعك لن يصادف منشوراتك بعد الآن.
measure-suspend = حسابك معلّق.

conversations-empty = تُدرج هنا المنشورات التي لا يراها إلا من ذُكروا فيها.
conversations-older = محادثات أقدم
conversation-with = مع { $names }
conversation-read = وضع علامة مقروء
conversation-put-away = إبعاد

push-new = هناك جديد
