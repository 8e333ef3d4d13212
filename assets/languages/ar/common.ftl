# What every page uses.

language-name = العربية
language-direction = rtl

number-group = ,
number-point = .
number-thousand = {" "}ألف
number-million = {" "}مليون

date-day = { $day } { $month } { $year }
date-moment = { $day }، { $time } UTC
month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر

ago-now = الآن
ago-minutes = منذ { $n } د
ago-hours = منذ { $n } س
ago-days = منذ { $n } ي

skip-to-content = انتقل إلى المحتوى
menu-main = القائمة
menu-home = الرئيسية
menu-deck = الأعمدة
menu-notifications = الإشعارات
menu-new = {" "}جديدة
menu-new-post = منشور جديد
menu-profile = الملف الشخصي
menu-search = البحث
menu-settings = الإعدادات
menu-sign-out = الخروج
menu-about = حول
menu-sign-in = تسجيل الدخول
menu-join = انضم
menu-explore = استكشاف
menu-directory = الدليل
menu-admin = الإدارة

form-problems = يُرجى مراجعة ما يلي:

new = جديد
save = حفظ
delete = حذف
delete-for-good = حذف نهائي
edit = تعديل
open = فتح
add = إضافة
back = رجوع
back-to-deck = العودة إلى لوحة الأعمدة
more = المزيد
posts = المنشورات
people = الأشخاص
hashtags = الوسوم
boosts = إعادات النشر
favourites = المفضلة
bookmarks = الفواصل المرجعية
lists = القوائم
drafts = المسودات
conversations = المحادثات
mentions = الإشارات
newest-first = الأحدث أولًا
nobody-yet = لا أحد بعد.
title = العنوان
follow = متابعة
unfollow = إلغاء المتابعة
block = حظر
unblock = رفع الحظر
mute = كتم
unmute = إلغاء الكتم
open-elsewhere = فتح على خادمه الأصلي
names-more = { $names }، { $name }
names-two = { $first } و{ $second }
names-others = { $first } و{ $n ->
    [zero] { $n } شخص آخر
    [one] شخص آخر
    [two] شخصان آخران
    [few] { $n } أشخاص آخرين
    [many] { $n } شخصًا آخر
   *[other] { $n } شخص آخر
    }

sign-in = تسجيل الدخول
join = انضم
password = كلمة المرور
name = الاسم
rules = القواعد
next = التالي
remove = إزالة
front-page = الصفحة الأولى
notifications = الإشعارات
none-yet = لا شيء بعد.
there-are-none-yet = لا يوجد شيء بعد.
server = الخادم
download = تنزيل
code = الرمز
export = تصدير
import = استيراد
off = معطّل
on = مفعّل
turn-off = تعطيل
turn-on = تفعيل
look-at-it = عرض
e-mail-optional = البريد الإلكتروني (اختياري)
end = إنهاء
filters = عوامل التصفية
moving = الانتقال
rules-for-other-servers = قواعد الخوادم الأخرى
what = ماذا
rules-one-per-line = القواعد، واحدة في كل سطر
change = تغيير
your-password = كلمة مرورك
new-password = كلمة المرور الجديدة
at-least-8-characters = 8 أحرف على الأقل.

menu-languages = اللغات

# Sizes of files.
size-bytes = { $n } بايت
size-kilobytes = { $n } ك.بايت
size-megabytes = { $n } م.بايت
size-gigabytes = { $n } غ.بايت
size-terabytes = { $n } ت.بايت
