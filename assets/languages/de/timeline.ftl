timeline-local = Dieser Server
timeline-everyone = Alle Server
timeline-others = Andere Server
timeline-kinds = Timelines
timeline-older = Ältere Beiträge
timeline-local-about = Was auf diesem Server geschrieben wird
timeline-everyone-about = Was hier und auf Servern ringsum geschrieben wird
timeline-tag-about = Öffentliche Beiträge mit dem Hashtag #{ $tag }
timeline-tags-followed = Gefolgte Hashtags
timeline-edit-list = Liste bearbeiten
timeline-posts-from-here = Beiträge von diesem Server

empty-home = Hier liest du die Profile, denen du folgst.
empty-home-begin = Hier liest du die Profile, denen du folgst. Sieh zum Anfang, wer hier schreibt.
empty-notifications = Noch ist nichts passiert.
empty-mentions = Noch hat dich niemand angesprochen.
empty-conversations = Hierher kommen Beiträge, die nur die darin Erwähnten sehen können.
empty-local = Hier hat noch niemand etwas veröffentlicht.
empty-everyone = Noch sind keine öffentlichen Beiträge angekommen.
empty-list = Hier liest du, was die Profile auf dieser Liste schreiben.
empty-account = Dieses Profil hat nichts geschrieben, was du sehen kannst.
empty-tag = Hier sind keine Beiträge mit diesem Hashtag bekannt.
empty-tags = Hier sind keine Beiträge mit diesen Hashtags bekannt.
empty-search = Nichts gefunden.
empty-bookmarks = Beiträge mit Lesezeichen werden hier aufgehoben. Nur du siehst sie.
empty-favourites = Beiträge, die du favorisierst, stehen hier.

explore-posts = Beiträge, die hier geteilt und favorisiert werden
explore-tags = Hashtags, die hier benutzt werden
explore-links = Seiten, die hier verlinkt werden
explore-people = Profile, denen du vielleicht folgen möchtest
explore-about = { $what }: { $site }
explore-tab-links = Links
explore-what = Was gezeigt wird
explore-nothing = Gerade ist nichts in aller Munde.
explore-nobody = Noch keine Vorschläge: Folge zuerst ein paar Profilen.
explore-people-today = { $n ->
    [one] { $n } Person heute
   *[other] { $n } Personen heute
    }
directory-active = Kürzlich aktiv
directory-new = Neu hier
directory-here = Von diesem Server
directory-all = Alle bekannten
directory-about = Profile auf { $site }, die gefunden werden möchten
directory-people = Profile, die gefunden werden möchten
directory-order = Reihenfolge
directory-whom = Wen
directory-empty = Noch hat niemand darum gebeten, hier zu stehen.

search-what = Wen oder was suchst du?
search-hint = Wörter eines Beitrags, ein Name, @name@server, #hashtag oder die Adresse eines Beitrags oder Profils.
search-nothing = Nichts gefunden. Für ein Profil auf einem anderen Server schreib die ganze Adresse: @name@server.
search-all = Alles
search-as-column = Diese Suche als Spalte behalten
search-how = Genauer suchen
search-found-what = Gefunden werden eigene Beiträge, solche, die du geteilt, favorisiert oder als Lesezeichen gespeichert hast, die dich erwähnen, und öffentliche von Leuten, die gefunden werden wollen.
search-by-phrase = genau diese Wörter in dieser Reihenfolge
search-by-without = ohne dieses Wort
search-by-from = von dieser Person; „me“ bist du
search-by-has = mit etwas von dieser Art
search-by-is = Antworten, oder als heikel markierte Beiträge
search-by-tag = mit diesem Hashtag
search-by-language = in dieser Sprache
search-by-time = aus dieser Zeit; auch Monate und Jahre
search-by-library = nur was mit dir zu tun hat, oder nur Öffentliches
