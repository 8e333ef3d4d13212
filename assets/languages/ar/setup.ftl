# The questions with which a server is set up: /setup.

setup-domain = النطاق
setup-a-name-that-you-own = اسم تملكه ويؤدي إلى هنا، مثل example.org أو social.example.org. للتجربة فقط: localhost.
setup-this-cannot-be-changed-later = لا يمكن تغيير هذا لاحقًا.
setup-the-pages-are-on-another = الصفحات على نطاق آخر
setup-web-domain = نطاق الويب
setup-for-handles-like-you-example = لمعرّفات مثل ‎@you@example.org‎ مع صفحات على social.example.org. اتركه فارغًا إن لم تكن متأكدًا.
setup-where-will-people-find-you = أين سيجدك الناس؟
setup-is-all-of-this-right = هل كل هذا صحيح؟
setup-when-you-start-your-account = عند البدء يُنشأ حسابك، ويمكن تغيير كل شيء لاحقًا عدا النطاق واسمك.
setup-start-the-server = تشغيل الخادم
setup-set-up-last-look = الإعداد · نظرة أخيرة
setup-who-sees-a-new-post = من يرى المنشور الجديد ما لم تحدّد غير ذلك؟
setup-longest-post-in-characters = أطول منشور، بالأحرف
setup-most-servers-allow-500 = معظم الخوادم تسمح بـ 500.
setup-how-do-posts-begin = كيف تبدأ المنشورات؟
setup-this-server-is-being-set = يجري إعداد هذا الخادم
setup-this-set-up-link-is = لم يعد رابط الإعداد هذا صالحًا: استُخدم أو استُبدل أو مضى عليه أكثر من 30 دقيقة.
setup-a-new-link = رابط جديد:
setup-tusklet-setup-link = tusklet setup-link
setup-not-yet = ليس بعد
setup-start = البدء
setup-address = العنوان
setup-reach = الوصول
setup-you = أنت
setup-defaults = الافتراضيات
setup-set-up-your-server = إعداد خادمك
setup-last-look = نظرة أخيرة
setup-this-is-how-others-will = هكذا سيجدك الآخرون:
setup-name-of-the-server = اسم الخادم
setup-empty-its-domain = إن تُرك فارغًا: نطاقه.
setup-in-a-sentence-or-two = ما هو، في جملة أو جملتين؟
setup-shown-to-everybody-who-wants = يظهر لكل من يريد الانضمام. لا تحتاج إليه إن كان لك وحدك.
setup-just-you-or-a-community = أنت وحدك، أم مجتمع؟
setup-behind-a-web-server-or = خلف خادم ويب أو نفق
setup-caddy-nginx-traefik-takes-https = Caddy أو nginx أو Traefik… يتولى HTTPS ويمرّر الطلبات. للاستخدام الحقيقي.
setup-only-try-it-out-here = تجربة هنا فقط
setup-no-https-plain-addresses-talks = بلا HTTPS، بعناوين بسيطة، ويتواصل مع خوادم هذا الجهاز وهذه الشبكة فقط. ليس للإنترنت.
setup-how-does-the-world-reach = كيف يصل العالم إلى هذا الجهاز؟
setup-for-caddy = لـ Caddy
setup-for-nginx = لـ nginx
setup-the-address-in-the-browser = العنوان في المتصفح مختلف
setup-address-of-the-pages = عنوان الصفحات
setup-leave-it-empty-if-you = اتركه فارغًا إن لم تكن متأكدًا. مثل https://social.example.org، أو http://127.0.0.1:8080 للتجربة.
setup-the-way-in = المدخل
setup-this-program-becomes-your-own = يصبح هذا البرنامج خادمك الخاص في الفديفرس: مكان تكتب منه إلى الناس على آلاف الخوادم الأخرى وتقرأ لهم.
setup-six-short-questions-follow-your = تلي ستة أسئلة قصيرة. تُحفظ إجاباتك عند كل خطوة: يمكنك الرجوع، أو إغلاق هذه الصفحة والعودة إليها.
setup-what-do-you-want-to = ماذا تريد أن تفعل؟
setup-begin-a-new-server = بدء خادم جديد
setup-you-need-a-domain-or = تحتاج إلى نطاق، أو تريد تجربته على هذا الجهاز فقط.
setup-welcome = مرحبًا
setup-begin = ابدأ
setup-at-least-8-characters-a = 8 أحرف على الأقل. الجملة أسهل تذكّرًا من اللغز.
setup-letters-digits-and-the-part = حروف لاتينية وأرقام و _ . هو الجزء الذي يسبق نطاقك؛ ولا يمكن تغييره لاحقًا. أما اسمك المعروض على صفحتك فيمكن.
setup-your-password-is-kept-type = كلمة مرورك محفوظة. اكتب غيرها فقط لتغييرها.
setup-not-shown-to-anyone-you = لا يظهر لأحد. وستحصل أيضًا على رموز استرداد تطبعها، فيمكنك الاستغناء عنه.
setup-who-are-you = من أنت؟
setup-others-know-it = به تعرف الخوادم الأخرى كل من هنا. ونطاق جديد يعني البدء من الصفر.
setup-only-who-runs-it = لا يتابع إلا من يديره، بالرابط الذي طبعه البرنامج عند تشغيله. وهو أيضًا في الملف { $file } في مجلد البيانات.
setup-step-title = الإعداد · الخطوة { $n } من { $steps }
setup-step = الخطوة { $n } من { $steps }
setup-step-done = { $name }، تمّت
setup-step-now = { $name }، الآن
setup-caddy = ضع هذا في { $file } ونفّذ { $command }. يحصل Caddy على الشهادة من تلقاء نفسه.
setup-nginx = ضع هذا في ملف في { $folder }، واحصل على شهادة ({ $command })، ثم أعد تحميل nginx.
setup-answer-behind-a-web-server-or = خلف خادم ويب أو نفق
setup-answer-only-to-try-it-out = للتجربة فقط، على هذا الجهاز وهذه الشبكة
setup-answer-domain = النطاق
setup-answer-address-of-the-pages = عنوان الصفحات
setup-answer-reached = الوصول إليه
setup-answer-you = أنت
setup-answer-e-mail = البريد الإلكتروني
setup-answer-none = لا شيء
setup-answer-who-may-join = من يمكنه الانضمام
setup-answer-name-of-the-server = اسم الخادم
setup-answer-a-new-post-is-for = من يرى المنشور الجديد
setup-answer-a-post-has = طول المنشور
setup-answer-just-me = أنا فقط
setup-answer-nobody-new-for-now = لا أحد جديد الآن
setup-answer-people-with-an-invitation = من لديه دعوة
setup-answer-people-who-are-let-in = من يُقبل طلبه
setup-answer-anyone = أي شخص
setup-answer-up-to = { $n ->
    [zero] { $n } حرف على الأكثر
    [one] حرف واحد على الأكثر
    [two] حرفان على الأكثر
    [few] { $n } أحرف على الأكثر
    [many] { $n } حرفًا على الأكثر
   *[other] { $n } حرف على الأكثر
    }
