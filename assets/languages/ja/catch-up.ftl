# What came while one was away (/catch-up): a dense list of the posts of some hours.

catch-up = まとめ読み
catch-up-since = さかのぼる期間
catch-up-hours = { $n }時間
catch-up-order = 並び順
catch-up-by-time = 古い順
catch-up-by-boosts = ブーストの多い順
catch-up-by-favourites = お気に入りの多い順
catch-up-by-length = 長い順
catch-up-show = 表示
catch-up-kinds = 投稿の種類
# Each is followed by how many there are.
catch-up-kind-all = すべて { $n }
catch-up-kind-original = 新規 { $n }
catch-up-kind-replies = 返信 { $n }
catch-up-kind-boosts = ブースト { $n }
catch-up-kind-media = メディア { $n }
catch-up-kind-links = リンク { $n }
catch-up-authors = 投稿者
catch-up-cut = 表示しきれないため、最新の{ $n }件だけを表示しています。
catch-up-nothing = この期間にこの種類の投稿はありません。
catch-up-all = 以上{ $n }件です。
catch-up-read = 読み終えた
catch-up-without-words = 本文なし
catch-up-files = ファイル{ $n }件
catch-up-numbers = ブースト{ $boosts }、お気に入り{ $favourites }
