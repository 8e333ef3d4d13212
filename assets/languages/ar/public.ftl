# What visitors see of the server: front page, about, errors, feeds.

public-about = حول
public-who-runs-it = من يديره
public-software = البرنامج
public-isc-and-mit-licence = رخصة ISC ورخصة MIT
public-limited-servers = الخوادم المقيَّدة
public-latest-posts = أحدث المنشورات
public-more-posts-from-here = المزيد من المنشورات من هنا
public-this-is-the-server-of = هذا خادم شخص واحد.
public-new-accounts-cannot-be-opened = لا يمكن فتح حسابات جديدة حاليًا.
public-people-can-join-with-an = يمكن الانضمام بدعوة.
public-anyone-may-ask-to-join = يمكن لأي شخص طلب الانضمام؛ ويقرأ كل طلب إنسان.
public-anyone-may-join = يمكن لأي شخص الانضمام.
public-that-did-not-make-sense = لم يكن ذلك مفهومًا
public-go-back-and-try-again = ارجع وحاول مجددًا.
public-please-sign-in = يُرجى تسجيل الدخول
public-this-page-is-for-people = هذه الصفحة لمن سجّلوا الدخول.
public-you-may-not-do-that = لا يُسمح لك بذلك
public-sign-in-with-another-account = سجّل الدخول بحساب آخر، أو ارجع.
public-there-is-nothing-here = لا شيء هنا
public-it-may-have-been-deleted = ربما حُذف، أو ليس لك أن تراه.
public-that-no-longer-fits = لم يعد ذلك ملائمًا
public-something-else-changed-meanwhile-go = تغيّر شيء آخر في هذه الأثناء. ارجع وانظر مجددًا.
public-this-is-gone = لم يعد هذا موجودًا
public-it-was-deleted-for-good = حُذف نهائيًا.
public-that-is-too-large = هذا أكبر من اللازم
public-try-a-smaller-file = جرّب ملفًا أصغر.
public-that-could-not-be-taken = تعذّر قبول ذلك
public-go-back-look-at-the = ارجع وراجع الاستمارة وحاول مجددًا.
public-too-many-requests = طلبات كثيرة جدًا
public-wait-a-minute-then-try = انتظر دقيقة ثم حاول مجددًا.
public-not-right-now = ليس الآن
public-the-server-is-busy-try = الخادم مشغول. حاول مجددًا بعد دقيقة.
public-something-broke = حدث خلل
public-it-is-our-fault-and = الخطأ منا وقد سُجّل. حاول مجددًا لاحقًا.
public-that-did-not-work = لم ينجح ذلك
public-no-connection = لا اتصال
public-try-again = حاول مجددًا
public-about-site = حول { $site }
public-free-software = tusklet { $version }، برنامج حر برخصة AGPL 3.0 أو ما بعدها.
public-icons = الأيقونات: Lucide، { $licence }.
public-request = الطلب { $id }
public-cannot-reach = لا يستطيع جهازك الوصول إلى { $site } الآن. لم يضع شيء: حاول مجددًا بعد قليل.
public-privacy = الخصوصية
public-terms-of-service = شروط الخدمة
public-posts-from-with = منشورات عامة من ⁦{ $handle }⁩ بالوسم ⁨#{ $tag }⁩
public-posts-from = منشورات عامة من ⁦{ $handle }⁩
public-replies-from = منشورات وردود عامة من ⁦{ $handle }⁩
public-pictures-from = صور عامة من ⁦{ $handle }⁩
public-tag-on = ⁨#{ $tag }⁩ على { $domain }
public-posts-with = منشورات عامة بالوسم ⁨#{ $tag }⁩
public-site-summary = { $site } خادم صغير في الفيديفرس: منشورات قصيرة ومحادثات مع أناس على آلاف الخوادم الأخرى.

public-privacy-usual =
    يحفظ هذا الخادم ما تعطيه إياه: اسمك وملفك الشخصي، وما تكتبه وتعيد نشره وتفضّله وتضعه في الفواصل المرجعية، ومن تتابعهم وتحظرهم وتكتمهم، وعنوان بريدك الإلكتروني إن ذكرته، وتجزئة كلمة مرورك.

    ويحفظ لكل متصفح سُجّل الدخول منه العنوان ونوع المتصفح عند آخر استعمال، لتراها في إعداداتك وتنهيها. وما تحذفه يُحذف هنا فورًا.

    المنشورات العامة يقرؤها الجميع وتُرسل إلى خوادم من يتابعونك. أما المنشورات الموجّهة إلى متابعيك أو إلى من تذكرهم فتُرسل إلى خوادمهم. وقد تحتفظ تلك الخوادم بنسخ منها: ويطلب منها هذا الخادم حذف ما تحذفه.

    يستطيع القائمون على هذا الخادم قراءة ذلك كله، ومنه المنشورات الخاصة. لا يُباع شيء، ولا توجد إعلانات.
