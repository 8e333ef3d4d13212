# The deck: columns side by side, where they are added, how each is shown.

column-list-gone = なくなったリスト
column-account-gone = いなくなったユーザー
column-search = 「{ $words }」
column-between = 間の投稿を読み込む
column-refresh = 更新
column-refresh-name = { $name }を更新
column-settings-of = { $name }の設定

deck-empty = このデッキにはまだカラムがありません。
deck-add-column = カラムを追加
# The way out of the deck: in full, and short below an icon.
deck-out = デッキから出る
deck-leave = 出る

# Kinds of columns: each stands below the name of one.
kind-home = フォロー中の人の投稿
kind-notifications = あなたに関すること
kind-mentions = あなたへの言及
kind-conversations = 少人数でのやりとり
kind-local = このサーバーの全員
kind-federated = ここに届くすべての投稿
kind-remote = 他のサーバーから届くすべての投稿
kind-bookmarks = 保存した投稿
kind-favourites = 気に入った投稿

deck-back-to = { $name }に戻る
deck-tags-any = いずれかを含む
deck-tags-any-hint = スペース区切りで5つまで。
deck-tags-all = すべてを含む
deck-tags-none = これらを除く
deck-account = ひとりのアカウント
deck-handle = ハンドル
deck-handle-hint = @name または @name@their.server
deck-search = 検索
deck-words = キーワード
deck-words-hint = 検索で使える書き方はすべてここでも使えます。
deck-a-list = リスト
deck-list = リスト
deck-yours = あなたのデッキ
deck-name = 名前
deck-rename = 名前を変更
deck-new = 新しいデッキ
deck-make = 作成

# How a column is shown.
column-heading = カラム: { $name }
column-boosts = ブーストを表示
column-replies = 返信を表示
column-media = 画像・音声・動画付きの投稿のみ
column-hidden = 次の語句を含む投稿を除く
column-hidden-hint = 語句をカンマで区切ってください。このカラムだけに効きます。
column-sound = 新着を音で知らせる
column-sound-hint = デッキを開いている間、短く小さな音が鳴ります。
column-pinned = 常に表示する
column-pinned-hint = 他のカラムへ移動しても端に残ります。
column-width = 幅
column-width-free = 次の幅にする:
column-width-own = 幅を指定
column-width-hint = 16から45まで。マウスならカラムの端をドラッグしても変えられます。
# Left is where the first column stands, right where the last one does. In languages that are
# written from right to left it is the other way round: say right for left and left for right.
column-move-left = 左へ移動
column-move-right = 右へ移動
column-remove = 削除
column-ways = 移動

# Fields of these forms, as the list of problems calls them: what is wrong follows.
field-any = いずれか
field-all = すべて
field-none = 除外
field-handle = ハンドル
field-q = キーワード
field-kind = 種類
field-rems = 指定した幅
field-width = 幅
field-hidden = 除く語句
