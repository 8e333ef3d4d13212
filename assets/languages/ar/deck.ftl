# The deck: columns side by side, where they are added, how each is shown.

column-list-gone = قائمة لم تعد موجودة
column-account-gone = شخص لم يعد موجودًا
column-search = «{ $words }»
column-between = تحميل ما بينهما
column-refresh = تحديث
column-refresh-name = تحديث { $name }
column-settings-of = إعدادات { $name }

deck-empty = لا أعمدة في هذه اللوحة بعد.
deck-add-column = إضافة عمود
deck-out = الخروج من لوحة الأعمدة
deck-leave = خروج

kind-home = من تتابعهم
kind-notifications = ما يخصّك
kind-mentions = من يخاطبك
kind-conversations = ما يُقال بين قلّة
kind-local = كل من هنا
kind-federated = كل ما يصل إلى هنا
kind-remote = كل ما يصل من خوادم أخرى
kind-bookmarks = ما تحتفظ به
kind-favourites = ما أعجبك

deck-back-to = العودة إلى { $name }
deck-tags-any = أيّ من هذه
deck-tags-any-hint = خمسة على الأكثر، تفصل بينها مسافات.
deck-tags-all = وكلّ هذه
deck-tags-none = ودون أيّ من هذه
deck-account = حساب واحد
deck-handle = المعرّف
deck-handle-hint = ‎@name أو ‎@name@their.server
deck-search = بحث
deck-words = الكلمات
deck-words-hint = كل ما يصلح في خانة البحث يصلح هنا أيضًا.
deck-a-list = قائمة
deck-list = القائمة
deck-yours = لوحاتك
deck-name = الاسم
deck-rename = إعادة تسمية
deck-new = لوحة جديدة
deck-make = إنشاء

column-heading = العمود: { $name }
column-boosts = إظهار إعادات النشر
column-replies = إظهار الردود
column-media = المنشورات ذات الصور أو الصوت أو الفيديو فقط
column-hidden = استبعاد المنشورات التي فيها هذه الكلمات
column-hidden-hint = كلمات أو عبارات تفصل بينها فواصل. في هذا العمود فقط.
column-sound = نبّهني بصوت عند وصول جديد
column-sound-hint = صوت قصير خافت ما دامت اللوحة مفتوحة.
column-pinned = إبقاؤه ظاهرًا
column-pinned-hint = يبقى عند الحافة بينما تنتقل إلى أعمدة أخرى.
column-width = العرض
column-width-free = بهذا العرض:
column-width-own = عرض خاص
column-width-hint = من 16 إلى 45. بالفأرة: اسحب حافة العمود.
# Right to left: the first column stands on the right.
column-move-left = نقل إلى اليمين
column-move-right = نقل إلى اليسار
column-remove = إزالة
column-ways = الاتجاه

field-any = أيّ
field-all = كلّ
field-none = دون
field-handle = المعرّف
field-q = الكلمات
field-kind = النوع
field-rems = العرض الخاص
field-width = العرض
field-hidden = المستبعَد
