# Posts: their cards, media, polls and quotes; the page of one with its thread, what can be done
# about it, its versions, who boosted, favourited and quoted it.

post-boosted-by = { $who }がブースト
post-pinned = 固定された投稿
post-reply-to = { $who }への返信
# The audience, for who does not see the icon; a time follows.
post-audience-and = { $audience }、
post-edited = 編集: { $when }
post-filtered = フィルター: { $filter }
# What stands between what is new and what was read before.
post-read-line = ここまで読みました

# Numbers of a post that have icons; said to who does not see them.
post-replies-word = { $n ->
   *[other] 件の返信
    }
post-boosts-word = { $n ->
   *[other] 件のブースト
    }
post-favourites-word = { $n ->
   *[other] 件のお気に入り
    }

# Buttons below a post.
post-reply = 返信
post-boost = ブースト
post-quote = 引用
post-favourite = お気に入り
post-bookmark = ブックマーク
post-more = その他
# A button and how many have pressed it.
post-button-count = { $label }、{ $n }

# Media.
media-sensitive = 閲覧注意
media-image-bare = 説明のない画像
media-video-bare = 説明のない動画
media-audio-bare = 説明のない音声
media-file = ファイル: { $description }
media-file-bare = ファイル: 説明なし
# A sign on a picture that has a description. Few letters.
media-alt = ALT

# Polls.
poll-choose-one = 1つ選択
poll-choose-several = 1つ以上選択
poll-vote = 投票
poll-own-vote = あなたの投票
poll-results-so-far = 途中結果
poll-people = { $n }人
poll-votes = { $n }票
poll-percent = { $n }%
poll-ended = 終了: { $when }
poll-ends = { $when }まで
poll-results-later = 結果は終了後に表示されます

# Quotes: why the quoted post is folded away, or not there.
quote-blocked-account = ブロックしたユーザーの引用
quote-blocked-domain = ブロックしたサーバーのユーザーの引用
quote-muted-account = ミュートしたユーザーの引用
quote-pending = 引用元の作者の承認を待っています。
quote-rejected = 引用元の作者が引用を望んでいません。
quote-revoked = 引用元の作者が引用を取り消しました。
quote-deleted = 引用元の投稿はもうありません。
quote-unauthorized = あなたには公開されていない投稿の引用です。
quote-another = 別の投稿の引用です。

# The page of a post.
post = 投稿
post-by = { $name }さんの投稿
# In a title, where the post has no words.
post-untitled = 投稿
post-title = { $name }: { $words }
post-thread = スレッド
post-join-in = 返信・ブースト・お気に入り
post-replies = 返信
post-boosts-count = { $n }ブースト
post-favourites-count = { $n }お気に入り
post-back-to = { $name }さんの投稿に戻る

# How much of something is here, and the way to the rest. { $what } is one of the first three.
more-replies-here = 返信約{ $there }件中{ $here }件
more-posts-here = 元のサーバーに約{ $there }件、ここに{ $here }件の投稿
more-posts-here-and-there = { $what }、{ $all }
more-posts-all = 元のサーバーですべて見る
more-open = { $what }、{ $fetch }
more-fetch = 残りを取得
more-coming = { $what }。残りを取得しています。{ $again }。
more-look-again = もう一度見る
more-put-off = { $what }。元のサーバーへの問い合わせが続いたため、残りは{ $time } UTCに取得します。

# What can be done about a post.
post-about = この投稿について
post-itself = 投稿
what-you-can-do = できること
post-open-thread = スレッドを開く
post-versions = 編集履歴
post-who-quotes = 引用した投稿
post-mute-thread = この会話をミュート: 通知が届かなくなります
post-unmute-thread = この会話のミュートを解除
post-pin = プロフィールに固定
post-unpin = 固定を解除
post-redraft-open = 削除して書き直す…
post-redraft-why = 投稿は消え、返信・ブースト・お気に入りとのつながりも失われます。本文と画像は下書きに残ります。
post-redraft = 削除して書き直す
post-delete-open = 削除…
post-delete-why = 投稿はここから消え、他のサーバーにも削除を依頼します。元には戻せません。
post-report = この投稿を通報
post-mute-or-block = { $name }さんをミュート・ブロック…

# All versions of a post.
versions-order = 新しい順
version-now = 現在({ $when }から)
version-first = 最初({ $when })
version-of = { $when }
version-warning = 閲覧注意の説明:

# Who quotes, boosts and favourites it.
quotes = 引用
quotes-none = まだ引用されていません。
quotes-older = 以前の引用
quotes-take-out = 引用から自分の投稿を取り除く
marked-boosted = ブーストした人
marked-favourited = お気に入りに登録した人
