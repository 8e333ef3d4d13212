# Who can reply to a post.

who-can-reply = 返信できる人
who-can-reply-hint = あなたと、メンションした人や返信先の人はいつでも返信できます。
who-can-reply-hint-default = あなたと、メンションした人や返信先の人はいつでも返信できます。投稿ごとに変えられます。
can-reply-everyone = 見られる人全員
can-reply-followers-or-ask = フォロワーはすぐに、ほかの人は承認後に
can-reply-ask = 全員、承認後に
can-reply-followers = フォロワーとメンションした人
can-reply-mentioned = メンションした人のみ
# The name of the button that would reply, where one may not.
post-reply-limited = 返信できる人が限られています
# Above a reply of one's own that its reader has to let in.
post-asked-pending = 返信先の人が承認するまで、あなただけに見えます
post-asked-rejected = あなただけに見えます。返信先の人が承認しませんでした
# Above a reply that only its writer and its reader see, who is to let it in.
post-asks-you = 承認するまで、あなただけに見えます

# Replies that wait to be let in by hand.
replies-waiting = 承認待ちの返信
replies-none = 承認待ちの返信はありません。
replies-let-in = 承認する
replies-turn-down = 拒否する
# A button that takes a reply out of the thread of one's own post.
replies-put-out = 自分のスレッドから外す
