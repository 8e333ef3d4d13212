# Notifications, who waits to be let through, and conversations.

notifications-empty = 返信、フォロー、お気に入りなどがあると、ここに表示されます。
notifications-older = 以前の通知
notifications-all = すべて
notifications-kept-back = 保留中
notifications-none-waits = 保留中の通知はありません。
notifications-choose = 保留する通知を選ぶ
notifications-let-through = 受け入れる
notifications-throw-away = 破棄
notifications-mentions = メンション{ $n }件
notification-answer = 返答
# Where it is not known who did it.
notification-somebody = 誰か

# What somebody did. { $who } is one name, two names, or a name and a number of others.
notification-mention = { $who }があなたをメンションしました
notification-status = { $who }が投稿しました
notification-boost = { $who }があなたの投稿をブーストしました
notification-follow = { $who }があなたをフォローしました
notification-follow-request = { $who }がフォローをリクエストしました
notification-favourite = { $who }があなたの投稿をお気に入りに登録しました
notification-update = あなたがブーストした投稿を{ $who }が編集しました
notification-sign-up = { $who }が登録または登録申請しました
notification-poll = { $who }のアンケートが終了しました
notification-quote = { $who }があなたの投稿を引用しました
notification-quoted-update = あなたが引用した投稿を{ $who }が編集しました
notification-report = { $who }が通報しました
notification-collected = { $who }があなたをコレクションに追加しました
notification-collection-update = あなたが載っているコレクションを{ $who }が変更しました
notification-move = { $who }さんが引っ越しました
notification-move-to = 今後のアカウント:{ $who }
notification-reply-asked = { $who }さんがあなたの投稿への返信を希望しています
notification-severed = 一部のフォロー関係が失われました
notification-warning = モデレーターがあなたのアカウントに措置を行いました

notification-report-about = 対象: { $name }
notification-lost = { $target }が遮断されました。フォロワー{ $followers }人と、フォロー中の{ $following }人を失いました。{ $link }
notification-lost-which = 内訳を見る
notification-your-post = { $day }のあなたの投稿
measure-none = アカウントに変更はありません。
measure-sensitive = 今後、画像は常に閲覧注意になります。
measure-disable = ログインできなくなりました。
measure-silence = フォローしていない人にはあなたの投稿が表示されなくなりました。
measure-suspend = アカウントが停止されました。

# Conversations.
conversations-empty = メンションされた人だけが見られる投稿がここに並びます。
conversations-older = 以前の会話
# { $names } are names with commas between.
conversation-with = { $names }との会話
conversation-read = 既読にする
conversation-put-away = 片付ける

# The title of what a push service brings, where it has none.
push-new = 新着があります
