lists-for = Listen für { $name }
lists-yours = Deine Listen
lists-none = Eine Liste zeigt die Beiträge einiger Profile, denen du folgst.
lists-new = Neue Liste
lists-make = Liste erstellen
lists-take-off = Entfernen
lists-put-on = Hinzufügen
list-members = Auf dieser Liste
list-put-somebody = Jemanden hinzufügen
list-put-hint = Ein Profil, dem du folgst: @name oder @name@server.
list-put = Zur Liste hinzufügen
list-delete-open = Liste löschen …
list-delete-why = Den Profilen auf der Liste folgst du weiterhin.
list-replies = Welche Antworten gezeigt werden
list-replies-members = An Profile auf der Liste
list-replies-followed = An alle, denen du folgst
list-replies-none = An niemand anderen
list-only-here = Nur hier
list-only-here-hint = Ihre Beiträge stehen nicht auf deiner Startseite.
tags-none = Folge einem Hashtag auf seiner Seite, und Beiträge damit kommen auf deine Startseite.

collection-by = Empfohlen von { $name }
collection-sensitive = Heikler Inhalt

shut-out = Ausgesperrt
shut-out-blocked = Blockiert
shut-out-muted = Stumm
shut-out-servers = Server
shut-out-unblock = Ausgewählte nicht mehr blockieren
shut-out-unmute = Stummschaltung der Ausgewählten aufheben
shut-out-none-blocked = Du blockierst niemanden.
shut-out-none-muted = Du hast niemanden stummgeschaltet.
shut-out-no-servers = Du blockierst keinen Server.
shut-out-lists = Diese Listen mitnehmen oder andere mitbringen
shut-out-server = Server blockieren
shut-out-server-hint = Zum Beispiel bad.example. Du begegnest den Profilen dort nicht mehr, und Follower-Beziehungen zwischen euch enden.
shut-out-until = bis { $when }

severed = Beendete Follower-Beziehungen
severed-none = Auf diese Weise hast du niemanden verloren.
severed-followers = { $n } Follower
severed-following = { $n ->
    [one] { $n } Profil, dem du gefolgt bist
   *[other] { $n } Profile, denen du gefolgt bist
    }
severed-download = Herunterladen
severed-download-followers = die Liste der Follower von { $name }
severed-download-following = die Liste der Profile von { $name }, denen du gefolgt bist
severed-unknown = Welche das waren, ist nicht mehr bekannt.
severed-still = Die Sperre besteht noch.
severed-over = Die Sperre besteht nicht mehr.
severed-anew = Ihre Server erfuhren, dass sie dir nicht mehr folgen: Sie müssen es neu tun.
severed-take-back = { $n } wieder folgen lassen
severed-follow-again = { $n } wieder anfragen
severed-by-server = Server von der Verwaltung dieses Servers gesperrt
severed-by-you = Server von dir blockiert
severed-by-moderators = Konto von der Moderation gesperrt

report = Melden
report-name = { $name } melden
report-who-reads = Die Verwaltung dieses Servers liest es. { $name } erfährt nicht, dass du es warst.
report-what = Was stimmt nicht?
report-comment = Was sollte die Verwaltung wissen?
report-forward = Auch an { $domain } schicken
report-forward-hint = Die Verwaltung dort kann mehr dagegen tun. Dein Name wird weggelassen.
report-for-yourself = Und für dich selbst
report-mute = Stummschalten: Beiträge dieses Profils erreichen dich nicht mehr
report-block = Blockieren: Ihr seht einander nicht mehr
report-send = Meldung abschicken
report-spam = Spam
report-spam-hint = Werbung, Betrug, immer wieder dasselbe.
report-law = Es verstößt gegen das Gesetz
report-rules = Es verstößt gegen die Regeln
report-rules-hint = Sag unten, gegen welche.
report-else = Etwas anderes
report-which-rules = Welche Regeln?
report-which-posts = Welche Beiträge?
report-post-without-words = Ein Beitrag ohne Text

interact-join = Vom eigenen Server aus mitmachen
interact-follow = Vom eigenen Server aus folgen
interact-why-post = Um auf den Beitrag von { $name } zu antworten, ihn zu teilen oder zu favorisieren, gehst du zu dem Server, auf dem du ein Konto hast. Mastodon und die meisten anderen sind geeignet.
interact-why-follow = Um { $name } zu folgen, gehst du zu dem Server, auf dem du ein Konto hast. Mastodon und die meisten anderen sind geeignet.
interact-handle = Deine Fediverse-Adresse
interact-handle-hint = Zum Beispiel du@dein.server, oder nur der Name des Servers.
interact-go = Los
interact-ways = Andere Wege
interact-paste = Füge diese Adresse in die Suche deines Servers oder deiner App ein: { $address }
interact-sign-in = Wenn du hier ein Konto hast, kannst du dich { $link }.
interact-sign-in-link = anmelden
leaving-to = Zu { $host }
leaving = Du verlässt { $site }
leaving-this = Das liegt auf einem anderen Server:
leaving-stay = Bleiben
leaving-go = Zu { $host } gehen

field-title = Titel
field-replies-policy = Welche Antworten
field-domain = Domain
field-comment = Kommentar
field-category = Kategorie

severed-ask-again = Du kannst erneut anfragen, ihnen zu folgen.
severed-by-their-server = Der andere Server zählt dich nicht mehr zu den Followern
severed-told = Du folgst { $who } nicht mehr: Der andere Server zählt dich nicht mehr mit.
severed-follow-them = Erneut folgen
