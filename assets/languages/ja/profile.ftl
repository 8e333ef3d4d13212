# Profiles, whom one follows and is followed by, and what can be done about an account.

profile-title = { $name } ({ $handle })
profile-empty = まだ何もありません。
profile-bot = Bot
profile-locked = フォローは承認制
profile-follows-you = フォローされています
profile-muted = ミュート中
profile-suspended = このアカウントは停止されています。
profile-your-note = メモ: { $note }
profile-edit = プロフィールを編集
profile-more = { $name }さんへのその他の操作
# Numbers stand in bold before these words.
profile-posts = { $n ->
   *[other] { $count } 投稿
    }
profile-following = { $count } フォロー
profile-followers = { $n ->
   *[other] { $count } フォロワー
    }
profile-since = { $day }に登録
profile-with-replies = 投稿と返信
profile-media = メディア
profile-posts-shown = 表示する投稿
profile-moved = { $name }さんは{ $handle }に引っ越しました。
profile-checked = { $day }に確認
# A link that leads back to the profile.
profile-verified = 認証済み

follow-take-back = リクエストを取り消す
follow-ask = フォローリクエスト

followers = フォロワー
following = フォロー中
# Followers or Following, and of whom.
people-of = { $what } · { $name }
people-hidden = この一覧は本人が非公開にしています。
requests = フォローリクエスト
requests-none = 返答待ちの人はいません。
requests-accept = 承認
requests-reject = 拒否
requests-choose = { $name }さんを選択
requests-accept-all = 選択した人を承認
requests-reject-all = 選択した人を拒否

# What can be done about an account.
account-about = アカウントについて
account-about-name = { $name }さんについて
account-open = プロフィールを開く
account-write = この人に書く
account-remove-follower = フォロワーから外す
account-block = ブロック: お互いに見えなくなります
account-report = 通報…
account-unblock-domain = { $domain }のブロックを解除
account-block-domain = { $domain }全体をブロック: フォローは解除され、誰からも届かなくなります
account-put-on-list = リストに追加
account-notify = 投稿のたびに通知する
account-unnotify = 投稿の通知をやめる
account-hide-boosts = ブーストを非表示
account-show-boosts = ブーストを表示
account-note = メモ
account-note-label = この人について覚えておきたいこと
account-note-hint = あなただけに表示されます。空にすると削除されます。
account-note-save = メモを保存
account-unmute-until = ミュート解除({ $when }までミュート中)
account-mute-open = ミュート: この人の投稿が届かなくなります…
account-mute-lasts = 期間
account-mute-forever = 解除するまで
account-mute-notifications = この人の通知も受け取らない
