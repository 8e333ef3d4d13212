reading = Lesen
reading-opens-warnings = Beiträge mit Inhaltswarnung aufklappen
reading-opens-warnings-hint = Die Warnung steht trotzdem darüber.
reading-shows-media = Bilder, Videos und Töne
reading-media-as-marked = Verdeckt, wenn sie als heikel gelten
reading-media-all = Immer offen
reading-media-none = Immer verdeckt
reading-media = Medien
reading-shows-styles = Seiten so zeigen, wie andere sie gestaltet haben
reading-shows-styles-hint = Man kann einen Stil für das eigene Profil und die eigenen Beiträge schreiben.
reading-own-style = Der Stil deiner eigenen Seiten

reading-visitors-see = Was man ohne Anmeldung von deinen Beiträgen sieht
reading-visitors-all = Alle öffentlichen Beiträge, auch stille
reading-visitors-public = Nur öffentliche Beiträge, ohne stille
reading-visitors-none = Keine
reading-visitors-hint = Auf deinen Seiten, in Feeds und in der Suche. Andere Server bekommen weiterhin, was öffentlich ist, und zeigen es, wie sie mögen.

style = Dein Stil
style-about = CSS für dein Profil und deine Beiträge, wie alle sie sehen, die es nicht abschalten. Es wirkt nur auf die Mitte dieser Seiten und kann nichts von anderswo laden. „:scope“ steht für das Ganze.
style-css = CSS
style-look = Dein Profil ansehen
style-too-long = ist länger als { $most } Zeichen
style-unopened = hat in Zeile { $line } eine schließende Klammer, die nichts schließt
style-from-elsewhere = lädt in Zeile { $line } etwas von anderswo; nur Dateien dieses Servers sind erlaubt
style-too-deep = hat zu viele ineinander verschachtelte Blöcke

field-css = CSS
