# What visitors see of the server: front page, about, errors, feeds.

public-about = 情報
public-who-runs-it = 運営者
public-software = ソフトウェア
public-isc-and-mit-licence = ISC・MITライセンス
public-limited-servers = 制限中のサーバー
public-latest-posts = 最新の投稿
public-more-posts-from-here = このサーバーの投稿をもっと見る
public-this-is-the-server-of = ひとりのためのサーバーです。
public-new-accounts-cannot-be-opened = 現在、新規登録を受け付けていません。
public-people-can-join-with-an = 招待があれば登録できます。
public-anyone-may-ask-to-join = 誰でも登録を申請できます。申請は人が一件ずつ読みます。
public-anyone-may-join = 誰でも登録できます。
public-that-did-not-make-sense = リクエストを理解できませんでした
public-go-back-and-try-again = 戻って、もう一度お試しください。
public-please-sign-in = ログインしてください
public-this-page-is-for-people = このページを見るにはログインが必要です。
public-you-may-not-do-that = この操作は許可されていません
public-sign-in-with-another-account = 別のアカウントでログインするか、戻ってください。
public-there-is-nothing-here = ここには何もありません
public-it-may-have-been-deleted = 削除されたか、あなたには公開されていません。
public-that-no-longer-fits = 状況が変わりました
public-something-else-changed-meanwhile-go = その間に変更がありました。戻ってもう一度ご確認ください。
public-this-is-gone = なくなりました
public-it-was-deleted-for-good = 完全に削除されました。
public-that-is-too-large = 大きすぎます
public-try-a-smaller-file = もっと小さなファイルでお試しください。
public-that-could-not-be-taken = 受け付けられませんでした
public-go-back-look-at-the = 戻って入力内容を確認し、もう一度お試しください。
public-too-many-requests = リクエストが多すぎます
public-wait-a-minute-then-try = 1分ほど待ってから、もう一度お試しください。
public-not-right-now = 今はできません
public-the-server-is-busy-try = サーバーが混み合っています。1分ほど待ってからお試しください。
public-something-broke = 問題が発生しました
public-it-is-our-fault-and = こちらの不具合です。記録しましたので、後でもう一度お試しください。
public-that-did-not-work = うまくいきませんでした
public-no-connection = 接続がありません
public-try-again = もう一度試す
public-about-site = { $site }について
public-free-software = tusklet { $version }は、AGPL 3.0以降で公開されている自由ソフトウェアです。
public-icons = アイコン: Lucide、{ $licence }。
# The number under which a request that failed is logged.
public-request = リクエスト { $id }
public-cannot-reach = お使いの端末から{ $site }に接続できません。何も失われていません。少ししてからもう一度お試しください。
public-privacy = プライバシー
public-terms-of-service = 利用規約
public-posts-from-with = { $handle }の#{ $tag }付きの公開投稿
public-posts-from = { $handle }の公開投稿
public-replies-from = { $handle }の公開投稿と返信
public-pictures-from = { $handle }の公開画像
public-tag-on = { $domain }の#{ $tag }
public-posts-with = ハッシュタグ#{ $tag }の公開投稿
public-site-summary = { $site }はフェディバースの小さなサーバーです。短い投稿を書き、ほかの何千ものサーバーの人たちと会話できます。

public-privacy-usual =
    このサーバーは、あなたが渡したものを保存します。名前とプロフィール、書いたもの、ブースト・お気に入り・ブックマークしたもの、フォロー・ブロック・ミュートしている相手、登録した場合はメールアドレス、そしてパスワードのハッシュです。

    ログイン中のブラウザごとに、最後に使われたときのアドレスとブラウザの種類を保存します。設定で確認し、ログアウトさせることができます。削除したものは、ここからすぐに削除されます。

    公開の投稿は誰でも読むことができ、あなたをフォローしている人のサーバーに送られます。フォロワー向けの投稿やメンションした人への投稿は、その人たちのサーバーに送られます。それらのサーバーには写しが残ることがあります。あなたが削除したものは、このサーバーから削除を依頼します。

    このサーバーの運営者は、非公開の投稿も含めてすべてを読むことが可能です。データを売ることはなく、広告もありません。
