# Lists, collections, followed hashtags; who is blocked and muted, follows that ended, reports; the
# way from here to another server.

lists-for = { $name }さんを入れるリスト
lists-yours = あなたのリスト
lists-none = リストには、フォロー中の一部の人の投稿が表示されます。
lists-new = 新しいリスト
lists-make = リストを作成
lists-take-off = 外す
lists-put-on = 追加
list-members = リストのメンバー
list-put-somebody = 人を追加
list-put-hint = フォロー中の人: @name または @name@server。
list-put = リストに追加
list-delete-open = リストを削除…
list-delete-why = リストの人へのフォローは続きます。
list-replies = 表示する返信
list-replies-members = リストの人への返信
list-replies-followed = フォロー中の人への返信
list-replies-none = 表示しない
list-only-here = ここだけに表示
list-only-here-hint = この人たちの投稿はホームに表示されません。
tags-none = ハッシュタグのページでフォローすると、その投稿がホームに届きます。

collection-by = { $name }さんのおすすめ
collection-sensitive = 閲覧注意

# Blocked and muted.
shut-out = ブロックとミュート
shut-out-blocked = ブロック
shut-out-muted = ミュート
shut-out-servers = サーバー
shut-out-unblock = 選択した項目のブロックを解除
shut-out-unmute = 選択した項目のミュートを解除
shut-out-none-blocked = ブロックしているユーザーはいません。
shut-out-none-muted = ミュートしているユーザーはいません。
shut-out-no-servers = ブロックしているサーバーはありません。
shut-out-lists = これらの一覧をエクスポート・インポート
shut-out-server = サーバーをブロック
shut-out-server-hint = 例: bad.example。このサーバーの人は表示されなくなり、お互いのフォローは解除されます。
shut-out-until = { $when }まで

# Follows that ended because a server or an account was shut out.
severed = 失われたフォロー関係
severed-none = この理由で失ったフォロー関係はありません。
severed-followers = フォロワー{ $n }人
severed-following = フォロー中{ $n }人
severed-download = ダウンロード
severed-download-followers = { $name }のフォロワー一覧
severed-download-following = { $name }のフォロー中一覧
severed-unknown = 内訳の記録はもう残っていません。
severed-still = 現在も遮断されています。
severed-over = 遮断は解除されました。
severed-anew = 相手のサーバーにはフォローの終了が伝えられました。もう一度フォローしてもらう必要があります。
severed-take-back = フォロワー{ $n }人を戻す
severed-follow-again = { $n }人に再リクエスト
severed-by-server = 運営者が遮断したサーバー
severed-by-you = あなたが遮断したサーバー
severed-by-moderators = モデレーターが停止したアカウント

# To report somebody.
report = 通報
report-name = { $name }さんを通報
report-who-reads = このサーバーの運営者が読みます。あなたが通報したことは{ $name }さんに伝わりません。
report-what = どんな問題ですか？
report-comment = 運営者に伝えたいこと
report-forward = { $domain }にも送る
report-forward-hint = そのサーバーの運営者のほうが対処しやすいことがあります。あなたの名前は伝えません。
report-for-yourself = あなた自身のために
report-mute = ミュートする: この人の投稿は届かなくなります
report-block = ブロックする: お互いに見えなくなります
report-send = 通報を送信
report-spam = スパム
report-spam-hint = 宣伝、詐欺、同じ内容の繰り返し。
report-law = 法律に違反している
report-rules = ルールに違反している
report-rules-hint = どのルールかを下で選んでください。
report-else = その他
report-which-rules = どのルールですか？
report-which-posts = どの投稿ですか？
report-post-without-words = 本文のない投稿

# From here to a visitor's own server, and to a page of another.
interact-join = 自分のサーバーから参加
interact-follow = 自分のサーバーからフォロー
interact-why-post = { $name }さんの投稿への返信、ブースト、お気に入り登録は、アカウントのあるサーバーで行います。Mastodonをはじめ、ほとんどのサーバーが使えます。
interact-why-follow = { $name }さんのフォローは、アカウントのあるサーバーで行います。Mastodonをはじめ、ほとんどのサーバーが使えます。
interact-handle = あなたのハンドル
interact-handle-hint = 例: you@your.server。サーバー名だけでもかまいません。
interact-go = サーバーへ移動
interact-ways = 他の方法
interact-paste = お使いのサーバーやアプリの検索欄に、このアドレスを貼り付けてください: { $address }
interact-sign-in = ここにアカウントがある場合は{ $link }してください。
interact-sign-in-link = ログイン
leaving-to = { $host }へ
leaving = { $site }を離れます
leaving-this = 次のページは別のサーバーにあります:
leaving-stay = とどまる
leaving-go = { $host }へ移動

# Fields of these forms, as the list of problems calls them: what is wrong follows.
field-title = タイトル
field-replies-policy = 表示する返信
field-domain = ドメイン
field-comment = コメント
field-category = 分類

severed-ask-again = もう一度フォローをリクエストできます。
severed-by-their-server = 相手のサーバーがあなたをフォロワーとして数えなくなりました
severed-told = { $who }のフォローが外れました。相手のサーバーがあなたを数えなくなりました。
severed-follow-them = もう一度フォロー
