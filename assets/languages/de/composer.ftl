composer-longest = Bis zu { $n } Zeichen.
composer-change = Beitrag bearbeiten
composer-reply = Deine Antwort
composer-comment = Was sagst du dazu?
composer-say = Was gibt’s Neues?
composer-who-can-see = Wer ihn sehen kann
composer-quotes-hint = Was nur einige sehen dürfen, kann sonst niemand zitieren.
composer-language = Sprache
composer-language-none = Keine Angabe
composer-emoji = Emoji
composer-details = Warnung, Sprache, Antworten und Zitate
composer-warning = Inhaltswarnung
composer-warning-hint = Steht anstelle des Beitrags, bis man ihn öffnet.
composer-sensitive = Bilder sind heikel
composer-sensitive-hint = Sie bleiben verdeckt, bis man sie öffnet.
composer-save = Änderungen speichern
composer-post = Veröffentlichen
composer-keep = Als Entwurf speichern

composer-poll = Umfrage
composer-choice = { $n }. Auswahl
composer-poll-several = Mehrfachauswahl erlauben
composer-poll-hidden = Ergebnisse bis zum Ende verbergen
composer-poll-hint = Eine Umfrage braucht mindestens zwei Antworten und verträgt sich nicht mit Bildern.
composer-poll-lasts = Umfragedauer
composer-poll-as-before = Endet wie bisher
span-seconds = { $n } Sekunden
span-minutes = { $n } Minuten
span-hours = { $n ->
    [one] { $n } Stunde
   *[other] { $n } Stunden
    }
span-days = { $n ->
    [one] { $n } Tag
   *[other] { $n } Tage
    }

composer-later = Später veröffentlichen
composer-when = Wann
composer-when-hint = Tag und Uhrzeit in UTC. Jetzt ist es { $now }. Leer lassen, um sofort zu veröffentlichen.

composer-pictures = Bilder
composer-pictures-hint = Eine Bildbeschreibung sagt allen, die das Bild nicht sehen können, was darauf ist.
composer-picture = Bild { $n }
composer-picture-here = Vorhandenes Bild
composer-file-here = Vorhandene Datei
composer-keep-file = Behalten
composer-description = Beschreibung
composer-file = Datei
composer-focus = Immer sichtbar halten
focus-middle = Mitte
focus-top = Oben
focus-bottom = Unten
focus-left = Links
focus-right = Rechts
focus-top-left = Oben links
focus-top-right = Oben rechts
focus-bottom-left = Unten links
focus-bottom-right = Unten rechts
focus-own = Der von dir gewählte Punkt

publish-edit = Beitrag bearbeiten
publish-scheduled = Geplante Beiträge
publish-parent = Worauf du antwortest
publish-quoted = Was du zitierst
publish-words = Dein Text
publish-failed = Nicht veröffentlicht: { $problem }
publish-problem = { $what }: { $problem }
publish-gone-post = Der Beitrag ist nicht mehr da.
publish-gone-draft = Der Entwurf ist nicht mehr da.
publish-gone-media = Das Bild ist nicht mehr da.
publish-gone = Worum es geht, ist nicht mehr da.

drafts-heading = Was du noch nicht beendet hast
drafts-not-out = Noch nicht veröffentlicht
drafts-changed = Geändert ({ $when })
drafts-none = Nichts wartet darauf, beendet zu werden.
scheduled = Geplant
scheduled-heading = Was auf seine Zeit wartet
scheduled-utc = Zeiten in UTC; jetzt ist es { $now }.
scheduled-none = Kein Beitrag wartet auf seine Zeit.
scheduled-older = Ältere
scheduled-move-to = Andere Zeit
scheduled-move = Verschieben
draft-without-words = Ohne Text
draft-pictures = { $n ->
    [one] { $n } Bild
   *[other] { $n } Bilder
    }
draft-with-poll = Mit Umfrage

picker-hint = Schreibe einen Kurzcode samt Doppelpunkten, und alle sehen das Bild.
picker-own = Von diesem Server
picker-common = Häufig verwendet
picks-grin = Grinsen
picks-tears-of-joy = Freudentränen
picks-smile = Lächeln
picks-wink = Zwinkern
picks-blush = Erröten
picks-heart-eyes = Herzaugen
picks-kiss = Kuss
picks-hug = Umarmung
picks-thinking = nachdenklich
picks-neutral = neutral
picks-rolling-eyes = Augenrollen
picks-asleep = schlafend
picks-crying = Weinen
picks-sobbing = Schluchzen
picks-angry = wütend
picks-scream = Schrei
picks-mind-blown = umgehauen, Kopf explodiert
picks-sunglasses = Sonnenbrille
picks-nerd = Nerd
picks-party = Party
picks-thumb-up = Daumen hoch
picks-thumb-down = Daumen runter
picks-clapping = Applaus, Klatschen
picks-thanks-please = danke, bitte
picks-waving-hand = winkende Hand
picks-strong = stark
picks-handshake = Händedruck
picks-hooray = hurra
picks-shrug = Schulterzucken
picks-eyes = Augen
picks-red-heart = rotes Herz
picks-broken-heart = gebrochenes Herz
picks-fire = Feuer
picks-sparkles = Glitzer, Funkeln
picks-celebration = Feier, Konfetti
picks-hundred = hundert
picks-done-check = erledigt, Haken
picks-wrong-cross = falsch, Kreuz
picks-warning = Warnung
picks-question = Frage
picks-idea-light-bulb = Idee, Glühbirne
picks-camera = Kamera
picks-music = Musik
picks-coffee-tea = Kaffee, Tee
picks-rainbow = Regenbogen
picks-sun = Sonne
picks-cat = Katze
picks-dog = Hund

field-text = Text
field-publish-at = Veröffentlichung
field-visibility = Sichtbarkeit
field-content-warning = Inhaltswarnung
field-can-quote = Zitieren
field-language = Sprache
field-poll = Umfrage
field-media-ids = Medien-IDs
