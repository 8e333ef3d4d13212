# To write: the composer and its page, drafts, posts that wait for their time, emoji.

composer-longest = { $n }文字まで。
composer-change = 投稿を編集
composer-reply = 返信
composer-comment = コメント
composer-say = 今なにしてる？
composer-who-can-see = 公開範囲
composer-quotes-hint = 公開範囲を限った投稿は、他の人には引用できません。
composer-language = 言語
# No language is told.
composer-language-none = 指定なし
composer-emoji = 絵文字
composer-details = 閲覧注意・言語・返信・引用
composer-warning = 閲覧注意の説明
composer-warning-hint = 開くまでは、投稿のかわりにこれが表示されます。
composer-sensitive = 画像を閲覧注意にする
composer-sensitive-hint = 開くまで隠されます。
composer-save = 変更を保存
# The button that publishes.
composer-post = 投稿
composer-keep = 下書き保存

# Poll.
composer-poll = アンケート
composer-choice = 選択肢{ $n }
composer-poll-several = 複数選択を許可
composer-poll-hidden = 終了まで結果を隠す
composer-poll-hint = アンケートには選択肢が2つ以上必要です。画像とは一緒に使えません。
composer-poll-lasts = 投票期間
composer-poll-as-before = 終了日時を変えない
span-seconds = { $n }秒
span-minutes = { $n }分
span-hours = { $n }時間
span-days = { $n }日

# Later.
composer-later = 予約投稿
composer-when = 日時
composer-when-hint = UTCの日時です。現在は{ $now }です。空にするとすぐに投稿します。

# Files.
composer-pictures = 画像
composer-pictures-hint = 説明があると、画像を見られない人にも内容が伝わります。
composer-picture = 画像{ $n }
composer-picture-here = アップロード済みの画像
composer-file-here = アップロード済みのファイル
composer-keep-file = 残す
composer-description = 説明
composer-file = ファイル
composer-focus = 常に表示する部分
focus-middle = 中央
focus-top = 上
focus-bottom = 下
focus-left = 左
focus-right = 右
focus-top-left = 左上
focus-top-right = 右上
focus-bottom-left = 左下
focus-bottom-right = 右下
focus-own = 選んだ位置

# The page around it.
publish-edit = 投稿を編集
publish-scheduled = 予約投稿
publish-parent = 返信先の投稿
publish-quoted = 引用する投稿
publish-words = 投稿する内容
publish-failed = 投稿できませんでした: { $problem }
# { $what } is the name of a field.
publish-problem = { $what }: { $problem }
publish-gone-post = その投稿はもうありません。
publish-gone-draft = その下書きはもうありません。
publish-gone-media = その画像はもうありません。
publish-gone = 対象がもうありません。

# Drafts, and posts that wait.
drafts-heading = 書きかけの投稿
drafts-not-out = まだ公開していない投稿
drafts-changed = 変更: { $when }
drafts-none = 書きかけの投稿はありません。
scheduled = 予約
scheduled-heading = 公開を待つ投稿
scheduled-utc = 時刻はUTCです。現在は{ $now }です。
scheduled-none = 予約投稿はありません。
scheduled-older = 前のもの
scheduled-move-to = 別の日時
scheduled-move = 変更
draft-without-words = 本文なし
draft-pictures = 画像{ $n }枚
draft-with-poll = アンケート付き

# Emoji to choose from. Names are what people search by.
picker-hint = ショートコードをコロンで囲んで書くと、絵文字として表示されます。
picker-own = このサーバーの絵文字
picker-common = よく使う絵文字
picks-grin = にっこり
picks-tears-of-joy = うれし泣き
picks-smile = 笑顔
picks-wink = ウインク
picks-blush = 照れ
picks-heart-eyes = 目がハート
picks-kiss = キス
picks-hug = ハグ
picks-thinking = 考え中
picks-neutral = 真顔
picks-rolling-eyes = あきれ顔
picks-asleep = 眠い
picks-crying = 泣き顔
picks-sobbing = 大泣き
picks-angry = 怒り
picks-scream = 悲鳴
picks-mind-blown = 頭が爆発、びっくり
picks-sunglasses = サングラス
picks-nerd = めがね
picks-party = パーティー
picks-thumb-up = いいね、親指を上
picks-thumb-down = よくない、親指を下
picks-clapping = 拍手
picks-thanks-please = ありがとう、お願い
picks-waving-hand = 手を振る
picks-strong = 力こぶ
picks-handshake = 握手
picks-hooray = ばんざい
picks-shrug = さあ？、肩をすくめる
picks-eyes = 目
picks-red-heart = 赤いハート
picks-broken-heart = 失恋
picks-fire = 炎
picks-sparkles = キラキラ
picks-celebration = お祝い、クラッカー
picks-hundred = 百点
picks-done-check = 完了、チェック
picks-wrong-cross = 間違い、バツ
picks-warning = 警告
picks-question = はてな
picks-idea-light-bulb = ひらめき、電球
picks-camera = カメラ
picks-music = 音楽
picks-coffee-tea = コーヒー、お茶
picks-rainbow = 虹
picks-sun = 太陽
picks-cat = 猫
picks-dog = 犬

# Fields of the form, as the list of problems calls them: what is wrong follows.
field-text = 本文
field-publish-at = 投稿日時
field-visibility = 公開範囲
field-content-warning = 閲覧注意の説明
field-can-quote = 引用できる人
field-language = 言語
field-poll = アンケート
field-media-ids = メディアID
