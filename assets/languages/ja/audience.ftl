# Audiences of posts: what they are called, who is in them, whom a post reaches, who can quote it.

audience-public = 公開
audience-unlisted = ひかえめな公開
audience-local = このサーバー
audience-followers = フォロワー
# Only who is mentioned in the post.
audience-direct = 特定の人
audience-only-me = 自分のみ

# Each stands behind the name of the audience and a colon.
audience-public-hint = このサーバーでも他のサーバーでも、誰でも見られます
audience-unlisted-hint = 誰でも見られますが、公開タイムラインには載りません
audience-local-hint = ここにログインしている人だけ。このサーバーの外には出ません
audience-followers-hint = フォロワーとメンションした人だけ
audience-direct-hint = メンションした人だけ
audience-only-me-hint = 自分だけ。このサーバーの外には出ません
audience-with-hint = { $audience }: { $hint }
audience-lead = { $audience }:

# Whom a post reaches at once, said behind the name of the audience and a colon.
reach-nobody = フォロワーはまだいません
reach-here = ここのフォロワー{ $here }人
reach-elsewhere = 他の{ $servers }サーバーのフォロワー{ $elsewhere }人
# $others is the sentence above.
reach-both = { $others }と、ここの{ $here }人
# $reached is one of the sentences above.
reach-public = { $reached }。誰でも見つけられます。
reach-unlisted = { $reached }。リンクを知っていれば誰でも読めます。
reach-local = { $reached }。ここの他の人も見つけられます。
reach-local-nobody = ここにログインしている全員。フォロワーはまだいません。
reach-followers = { $reached }と、メンションした人。
reach-direct = メンションした人だけ。
reach-only-me = 自分だけ。

who-can-quote = 引用できる人
can-quote-everyone = 誰でも
can-quote-followers = フォロワー
can-quote-nobody = 自分のみ

# Tables that are taken along and brought, and pages with the same.
people-you-follow = フォロー中のユーザー
people-you-block = ブロックしたユーザー
people-you-mute = ミュートしたユーザー
servers-you-block = ブロックしたサーバー
