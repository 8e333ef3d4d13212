# What every page uses.

language-name = 日本語
language-direction = ltr

number-group = ,
number-point = .
number-thousand = k
number-million = M

date-day = { $year }年{ $month }{ $day }日
date-moment = { $day } { $time } UTC
month-1 = 1月
month-2 = 2月
month-3 = 3月
month-4 = 4月
month-5 = 5月
month-6 = 6月
month-7 = 7月
month-8 = 8月
month-9 = 9月
month-10 = 10月
month-11 = 11月
month-12 = 12月

# How long ago, as short as it goes.
ago-now = 今
ago-minutes = { $n }分前
ago-hours = { $n }時間前
ago-days = { $n }日前

# The bar on top of every page.
skip-to-content = 本文へ移動
menu-main = メインメニュー
menu-home = ホーム
menu-deck = デッキ
menu-notifications = 通知
menu-new = 件の新着
menu-new-post = 新規投稿
menu-profile = プロフィール
menu-search = 検索
menu-settings = 設定
menu-sign-out = ログアウト
menu-about = 情報
menu-sign-in = ログイン
menu-join = 登録
menu-explore = 探索
menu-directory = ディレクトリ
menu-admin = 管理

# On top of a form that is shown again.
form-problems = もう一度ご確認ください:

# Words of timelines, posts and people that many pages share.
new = 新着
save = 保存
delete = 削除
delete-for-good = 完全に削除
edit = 編集
open = 開く
add = 追加
back = 戻る
back-to-deck = デッキに戻る
more = もっと見る
posts = 投稿
people = ユーザー
hashtags = ハッシュタグ
boosts = ブースト
favourites = お気に入り
bookmarks = ブックマーク
lists = リスト
drafts = 下書き
conversations = 会話
mentions = メンション
newest-first = 新しい順
nobody-yet = まだ誰もいません。
title = タイトル
follow = フォロー
unfollow = フォロー解除
block = ブロック
unblock = ブロック解除
mute = ミュート
unmute = ミュート解除
open-elsewhere = 元のサーバーで開く
# Who did something, two by name, or one and how many besides.
# Names with commas between.
names-more = { $names }、{ $name }
names-two = { $first }と{ $second }
names-others = { $first }と他{ $n }人

# Words of settings, of the server and of the way in that many pages share.
sign-in = ログイン
join = 登録
password = パスワード
name = 名前
rules = ルール
next = 次へ
remove = 削除
front-page = トップページ
notifications = 通知
none-yet = まだありません。
there-are-none-yet = まだありません。
server = サーバー
download = ダウンロード
code = コード
export = エクスポート
import = インポート
off = オフ
on = オン
turn-off = オフにする
turn-on = オンにする
look-at-it = 見る
e-mail-optional = メールアドレス(任意)
end = 終了
filters = フィルター
moving = 引っ越し
rules-for-other-servers = 他のサーバーへの制限
what = 内容
rules-one-per-line = ルール(1行に1つ)
change = 変更
your-password = パスワード
new-password = 新しいパスワード
at-least-8-characters = 8文字以上。

menu-languages = 言語

# Sizes of files.
size-bytes = { $n } B
size-kilobytes = { $n } kB
size-megabytes = { $n } MB
size-gigabytes = { $n } GB
size-terabytes = { $n } TB
