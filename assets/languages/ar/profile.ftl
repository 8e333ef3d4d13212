# Profiles, whom one follows and is followed by, and what can be done about an account.

profile-title = { $name } (⁦{ $handle }⁩)
profile-empty = لا شيء هنا بعد.
profile-bot = آلي
profile-locked = متابعته تتطلب موافقته
profile-follows-you = يتابعك
profile-muted = مكتوم
profile-suspended = هذا الحساب معلّق.
profile-your-note = ملاحظتك: { $note }
profile-edit = تعديل الملف الشخصي
profile-more = المزيد عن { $name }
profile-posts = { $n ->
    [zero] { $count } منشور
    [one] { $count } منشور
    [two] { $count } منشور
    [few] { $count } منشورات
    [many] { $count } منشورًا
   *[other] { $count } منشور
    }
profile-following = يتابع { $count }
profile-followers = { $n ->
    [zero] { $count } متابِع
    [one] { $count } متابِع
    [two] { $count } متابِع
    [few] { $count } متابِعين
    [many] { $count } متابِعًا
   *[other] { $count } متابِع
    }
profile-since = هنا منذ { $day }
profile-with-replies = مع الردود
profile-media = الوسائط
profile-posts-shown = المنشورات المعروضة
profile-moved = انتقل { $name } إلى { $handle }.
profile-checked = تم التحقق في { $day }
profile-verified = موثّق

follow-take-back = سحب الطلب
follow-ask = طلب متابعة

followers = المتابِعون
following = المتابَعون
people-of = { $what } · { $name }
people-hidden = أخفى صاحبها هذه القائمة.
requests = طلبات المتابعة
requests-none = لا أحد ينتظر جوابًا.
requests-accept = قبول
requests-reject = رفض
requests-choose = تحديد { $name }
requests-accept-all = قبول كل المحدّدين
requests-reject-all = رفض كل المحدّدين

account-about = حول حساب
account-about-name = حول { $name }
account-open = فتح الملف الشخصي
account-write = الكتابة إليه
account-remove-follower = إزالته من متابِعيك
account-block = حظر: لا يرى أحدكما الآخر بعد الآن
account-report = إبلاغ…
account-unblock-domain = رفع الحظر عن { $domain }
account-block-domain = حظر كل { $domain }: تنتهي المتابعات، ولا يصلك أحد من هناك
account-put-on-list = إضافة إلى قائمة
account-notify = أشعرني كلما نشر
account-unnotify = توقّف عن إشعاري عندما ينشر
account-hide-boosts = إخفاء ما يعيد نشره
account-show-boosts = إظهار ما يعيد نشره
account-note = ملاحظتك
account-note-label = ما تريد أن تتذكره عنه
account-note-hint = لا يراها سواك. أفرغها لإزالتها.
account-note-save = حفظ الملاحظة
account-unmute-until = إلغاء الكتم (مكتوم حتى { $when })
account-mute-open = كتم: لا تصلك منشوراته بعد الآن…
account-mute-lasts = المدة
account-mute-forever = إلى أن تلغيه
account-mute-notifications = ولا إشعاراته أيضًا
