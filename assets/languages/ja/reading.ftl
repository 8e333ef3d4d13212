# How one reads (/settings/reading), what visitors see, and how one's own pages look (/settings/style).

reading = 閲覧
reading-opens-warnings = 閲覧注意の投稿を常に開く
reading-opens-warnings-hint = 閲覧注意の説明は上に残ります。
reading-shows-media = 画像・動画・音声
reading-media-as-marked = 閲覧注意のものは隠す
reading-media-all = 常に表示
reading-media-none = 常に隠す
# What all media of a post are folded behind.
reading-media = メディア
reading-shows-styles = 持ち主のスタイルでページを表示
reading-shows-styles-hint = プロフィールと投稿には、自分のスタイルを付けることができます。
reading-own-style = 自分のページのスタイル

reading-visitors-see = ログインしていない人に見せる投稿
reading-visitors-all = 公開とひかえめな公開の投稿すべて
reading-visitors-public = 公開の投稿のみ
reading-visitors-none = なし
reading-visitors-hint = あなたのページ、フィード、検索に適用されます。公開の投稿は他のサーバーにも届き、そこでの表示は相手次第です。

style = スタイル
style-about = プロフィールと投稿のためのCSSです。スタイルをオフにしていない全員に適用されます。効くのはページの中央部分だけで、外部からは何も読み込めません。「:scope」はその部分全体を指します。
style-css = CSS
style-look = プロフィールを見る
style-too-long = { $most }文字を超えています
style-unopened = { $line }行目の閉じ括弧に対応する開き括弧がありません
style-from-elsewhere = { $line }行目で外部から読み込もうとしています。使えるのはこのサーバーのファイルだけです
style-too-deep = ブロックの入れ子が深すぎます

field-css = CSS
