# Timelines, and what else there is to read: what they are called and what stands where nothing
# does; the deck's columns too. To explore and to search.

timeline-local = ローカル
timeline-everyone = 連合
timeline-others = リモート
timeline-kinds = タイムライン
timeline-older = 以前の投稿
timeline-local-about = このサーバーに書かれた投稿
timeline-everyone-about = このサーバーと周りのサーバーに書かれた投稿
timeline-tag-about = ハッシュタグ#{ $tag }の公開投稿
timeline-tags-followed = フォロー中のハッシュタグ
timeline-edit-list = リストを編集
timeline-posts-from-here = このサーバーの投稿

# Where nothing is.
empty-home = フォローした人の投稿がここに表示されます。
empty-home-begin = フォローした人の投稿がここに表示されます。まずはここで書いている人を見てみましょう。
empty-notifications = 通知はまだありません。
empty-mentions = メンションはまだありません。
empty-conversations = メンションされた人だけが見られる投稿がここに届きます。
empty-local = ここではまだ誰も投稿していません。
empty-everyone = 公開投稿はまだ届いていません。
empty-list = リストの人の投稿がここに表示されます。
empty-account = あなたに見える投稿はまだありません。
empty-tag = このハッシュタグの投稿は見つかっていません。
empty-tags = これらのハッシュタグの投稿は見つかっていません。
empty-search = 見つかりませんでした。
empty-bookmarks = ブックマークした投稿がここに残ります。見られるのはあなただけです。
empty-favourites = お気に入りに登録した投稿がここに並びます。

# To explore.
explore-posts = ここでブースト・お気に入りされた投稿
explore-tags = ここで使われているハッシュタグ
explore-links = ここでリンクされているページ
explore-people = おすすめのユーザー
# For links to the page, with the name of the server.
explore-about = { $what }: { $site }
explore-tab-links = リンク
explore-what = 表示する内容
explore-nothing = 今は話題になっているものがありません。
explore-nobody = おすすめはまだありません。まずは何人かフォローしてみましょう。
explore-people-today = 今日{ $n }人
directory-active = 最近活動した人
directory-new = 新しい人
directory-here = このサーバー
directory-all = すべて
directory-about = 見つけてほしい{ $site }のユーザー
directory-people = 見つけてほしいユーザー
directory-order = 並び順
directory-whom = 表示する人
directory-empty = 掲載を希望した人はまだいません。

# To search.
search-what = 誰を、何を探しますか？
search-hint = 投稿の言葉、名前、@name@server、#ハッシュタグ、または投稿やプロフィールのアドレス。
search-nothing = 見つかりませんでした。他のサーバーの人は、@name@serverのようにハンドル全体を入力してください。
search-all = すべて
search-as-column = この検索をデッキのカラムに追加
search-how = もっと絞り込む
search-found-what = 自分の投稿、ブースト・お気に入り・ブックマークした投稿、自分への返信、そして検索を許可している人の公開投稿から探します。
search-by-phrase = この語順のとおりに
search-by-without = この語を含まない
search-by-from = この人の投稿（meは自分）
search-by-has = この種類のものが付いた投稿
search-by-is = 返信、または閲覧注意の投稿
search-by-tag = このハッシュタグ付き
search-by-language = この言語の投稿
search-by-time = この時期の投稿（日・月・年）
search-by-library = 自分に関わるものだけ、または公開投稿だけ
