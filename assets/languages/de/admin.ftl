admin-emoji-of-this-server = Emoji dieses Servers
admin-what-files-take-on-the = Was Dateien auf der Platte belegen
admin-fetched-from-other-servers = Von anderen Servern geholt
admin-relays = Relays
admin-who-wants-to-join = Wer mitmachen möchte
admin-let-in = Zulassen
admin-turn-down = Ablehnen
admin-nobody-is-waiting = Niemand wartet.
admin-invitations = Einladungen
admin-how-often-it-can-be = Wie oft sie gilt
admin-days-it-is-good-for = Wie viele Tage sie gilt
admin-new-invitation = Neue Einladung
admin-what-the-server-says-of = Was der Server über sich sagt
admin-in-a-sentence-or-two = In ein, zwei Sätzen
admin-e-mail-for-questions = E-Mail für Fragen
admin-picture-of-the-server = Bild des Servers
admin-it-is-cut-to = Es wird auf 1200 × 630 Pixel zugeschnitten und auf der Startseite, in Apps und bei Links hierher gezeigt.
admin-show-no-picture = Kein Bild zeigen
admin-colour = Farbe der Seiten
admin-colour-violet = Violett
admin-colour-blue = Blau
admin-colour-teal = Blaugrün
admin-colour-green = Grün
admin-colour-amber = Bernstein
admin-colour-red = Rot
admin-colour-pink = Rosa
admin-just-me = Nur ich
admin-the-front-page-is-your = Die Titelseite ist dein Profil.
admin-a-community-closed = Eine Gemeinschaft, geschlossen
admin-nobody-new-for-now-you = Vorerst niemand Neues; du kannst das jederzeit ändern.
admin-by-invitation = Auf Einladung
admin-you-give-out-links = Du verteilst Links.
admin-ask-first = Auf Anfrage
admin-people-say-why-you-let = Die Leute sagen, warum; du lässt sie einzeln zu.
admin-anyone-may-join-needs-somebody = Alle dürfen sich registrieren. Braucht jemanden, der täglich danach sieht.
admin-who-may-have-an-account = Wer ein Konto haben darf
admin-announcements = Ankündigungen
admin-nothing-is-announced = Nichts ist angekündigt.
admin-tell-everyone-here = Allen hier mitteilen
admin-days-it-is-shown = Wie viele Tage sie gezeigt wird
admin-announce = Ankündigen
admin-long-texts = Lange Texte
admin-what-this-server-is-at = Was dieser Server ist, ausführlich
admin-what-it-keeps-of-people = Was er über Menschen speichert
admin-terms-of-service = Nutzungsbedingungen
admin-the-day-from-which-they = Der Tag, ab dem sie gelten
admin-such-as-2026-11-23 = Zum Beispiel 2026-11-23; heute, wenn nichts dasteht.
admin-take-back = Zurücknehmen
admin-the-budget-is-full-what = Der Vorrat ist voll: Was am längsten niemand angesehen hat, macht Platz und wird wieder geholt, wenn es jemand ansieht.
admin-nothing-came-in-the-last = In der letzten Woche kam nichts.
admin-by-kind = Nach Art
admin-by-server = Nach Server
admin-files = Dateien
admin-size = Größe
admin-nothing-was-fetched-within-the = In der letzten Stunde wurde nichts geholt.
admin-fetched = Geholt
admin-begins-anew = Beginnt neu
admin-waiting = Wartend
admin-emoji-emoji-of-other-servers = Emoji anderer Server
admin-emoji-without-a-category = Ohne Kategorie
admin-emoji-a-new-one = Neues Emoji
admin-emoji-shortcode = Kurzcode
admin-emoji-what-people-write-between-two = Was man zwischen zwei Doppelpunkten schreibt: Buchstaben a bis z, Ziffern und _.
admin-emoji-picture = Bild
admin-emoji-png-gif-or-webp-of = PNG, GIF oder WebP mit höchstens 256 KB.
admin-emoji-category = Kategorie
admin-emoji-where-it-is-from-and = Woher es stammt und wer es benutzen darf
admin-emoji-many-at-once = Viele auf einmal
admin-emoji-a-zip-archive-of-at = Ein ZIP-Archiv mit höchstens 300 Bildern, jedes so benannt wie sein Kurzcode; Pakete von Pleroma und Exporte von Misskey sagen selbst mehr. Emoji, die schon hier sind, bleiben, wie sie sind.
admin-emoji-archive = Archiv
admin-emoji-where-they-are-from-and = Woher sie stammen und wer sie benutzen darf
admin-emoji-add-all = Alle hinzufügen
admin-emoji-not-to-choose-from = Nicht zur Auswahl
admin-emoji-all-emoji = Alle Emoji
admin-emoji-to-choose-from = Zur Auswahl
admin-emoji-without-this-it-is-shown = Ohne dies wird es gezeigt, wo jemand seinen Kurzcode schreibt, aber niemandem angeboten.
admin-emoji-none-have-been-seen-yet = Noch wurden keine gesehen.
admin-emoji-ask-before-you-copy-pictures = Frag, bevor du kopierst: Bilder gehören denen, die sie gezeichnet haben.
admin-emoji-copy = Kopieren
admin-emoji-there-are-no-more = Mehr gibt es nicht.
admin-relay-the-server = Der Server
admin-relay-relays = Relays
admin-relay-a-relay-brings-the-public = Ein Relay bringt die öffentlichen Beiträge vieler Server in die föderierte Timeline und die öffentlichen Beiträge dieses Servers zu ihnen.
admin-relay-add-one = Relay hinzufügen
admin-relay-its-address = Seine Adresse
admin-relay-an-inbox-like-https-relay = Ein Posteingang wie https://relay.example/inbox oder ein Akteur wie https://relay.example/actor. Das Relay wird sofort gefragt.
admin-relay-asked-no-answer-yet = Gefragt, noch keine Antwort
admin-relay-it-said-no = Es hat abgelehnt
admin-relay-only-in-these-languages = Nur in diesen Sprachen
admin-relay-codes-like-de-or-en = Kürzel wie de oder en, durch Leerzeichen getrennt. Leer: alle.
admin-relay-only-with-one-of-these = Nur mit einem dieser Hashtags
admin-relay-parted-by-spaces-nothing-all = Durch Leerzeichen getrennt. Leer: alle.
admin-relay-posts-in-an-hour-at = Höchstens so viele Beiträge pro Stunde
admin-relay-0-as-many-as-come = 0: so viele, wie kommen.
admin-relay-switch-off = Ausschalten
admin-relay-switch-on = Einschalten
admin-relay-all-relays = Alle Relays
admin-relay-what-is-taken-from-it = Was davon angenommen wird
admin-asked = Angefragt ({ $ago })
admin-used-times = { $n }-mal benutzt
admin-used-of-times = { $n } von { $most } Mal benutzt
admin-until = bis { $day }
admin-no-longer-good = gilt nicht mehr
admin-over = vorbei
admin-uploaded-here = Hier hochgeladen: { $size } in { $n ->
    [one] { $n } Datei
   *[other] { $n } Dateien
    }. Sie bleiben immer.
admin-of-other-servers = Von anderen Servern: { $size } von erlaubten { $most }.
admin-free-on-the-disk = Frei auf der Platte: { $size }; { $least } sollen frei bleiben.
admin-full-in = In der letzten Woche kamen { $size } und blieben. Geht das so weiter, ist der Vorrat in { $n ->
    [one] { $n } Tag
   *[other] { $n } Tagen
    } voll.
admin-fetched-how = Ältere Beiträge, fehlende Antworten, aufgefrischte Profile und Vorschauen werden geholt, während niemand darauf wartet: höchstens { $most }-mal pro Stunde von einem Server ({ $setting } in der Einstellungsdatei). Was darüber ist, wartet, bis seine Stunde um ist.
admin-work-waits = { $n ->
    [one] { $number } Auftrag wartet darauf.
   *[other] { $number } Aufträge warten darauf.
    }
admin-spent-of = { $n } von { $most }
admin-in-minutes = in { $n } Min.
admin-emoji-here-since = Hier seit { $day }
admin-emoji-of-one = Emoji von { $domain }
admin-relay-taken = Angenommen: { $n ->
    [one] { $n } Beitrag
   *[other] { $n } Beiträge
    } in der letzten Stunde, { $day } am letzten Tag
admin-relay-here-since = hier seit { $day }
admin-emoji-added = { $n } hinzugefügt, { $known } waren schon hier.
admin-emoji-refused = Abgelehnt: { $named }

admin-open = Offen
