# What scripts say.

js-offline = うまくいきませんでした。インターネットに接続していますか？
js-denied = このブラウザでは通知が許可されていません。先にブラウザの設定を変更してください。
js-nopush = このブラウザのプッシュサービスが応答しません。
js-undo = 元に戻す
js-close = 閉じる
js-back = 戻る
js-moved = カラムを移動しました
# So many posts that are not shown yet.
js-fresh = 新着{ $n }件

# In place of the columns, while the connection is lost.
js-cut = 切断されました。再接続しています
# The same, read out with the name of the column.
js-fresh-in = { $name }: 新着{ $n }件
# A dot beside a column: something is new in it.
js-new = 新着
js-older = 以前の投稿
js-page = ページとして開く
js-read = ここまで読みました。

# The composer.
js-left = 残り{ $n }文字
js-over = { $n }文字オーバー
js-kept = 下書きに保存しました
js-nudge = 説明のない画像があります。画像を見られない人には内容が伝わりません。
js-describe = 今書く
js-anyway = このまま投稿
js-point = 選んだ位置
js-suggestions = 候補
js-find-emoji = 絵文字を検索

# Pictures in a window.
js-pictures = 画像
js-file = ファイルを開く
js-previous = 前の画像
js-next = 次の画像
js-slide = { $n } / { $all }

# Widths of a column.
js-width-s = 狭い
js-width-m = 標準
js-width-l = 広い
js-width-of = { $name }の幅

# The list of keys, and what each does.
js-keys = キーボードショートカット
js-keys-settings = オフにする、またはAltと組み合わせる
js-keys-posts = 次・前の投稿
js-keys-column = その番号のカラム
js-keys-columns = 前・次のカラム
js-keys-top = 一番上へ
js-keys-older = 以前の投稿へ
js-keys-new = 新着を表示
js-keys-line = 前回読んだところへ
js-keys-open = 開く
js-keys-back = 戻る
js-keys-reply = 返信
js-keys-boost = ブースト
js-keys-favourite = お気に入り
js-keys-bookmark = ブックマーク
js-keys-quote = 引用
js-keys-mention = メンション
js-keys-profile = プロフィール
js-keys-more = その他の操作
js-keys-picture = 画像を開く
js-keys-unfold = 閲覧注意の投稿を表示・隠す
js-keys-unfold-pictures = 画像を表示・隠す
js-keys-write = 書く
js-keys-anew = はじめから書く
js-keys-warning = 閲覧注意
js-keys-send = 投稿する
js-keys-search = 検索
js-keys-move = カラムを移動
js-keys-width = カラムの幅
js-keys-home = ホーム
js-keys-catch-up = まとめ読み
js-keys-notifications = 通知
js-keys-local = ローカル
js-keys-everyone = 連合
js-keys-explore = 探索
js-keys-conversations = 会話
js-keys-favourites = お気に入り
js-keys-bookmarks = ブックマーク
js-keys-lists = リスト
js-keys-own = 自分のプロフィール
js-keys-pinned = 自分の固定された投稿
js-keys-deck = デッキ
js-keys-requests = フォローリクエスト
js-keys-blocks = ブロックしたユーザー
js-keys-mutes = ミュートしたユーザー
js-keys-leave = 閉じる、入力欄から出る
js-keys-help = この一覧
