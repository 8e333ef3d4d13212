post-boosted-by = Geteilt von { $who }
post-pinned = Angeheftet
post-reply-to = Antwort an { $who }
post-audience-and = { $audience },
post-edited = Bearbeitet ({ $when })
post-filtered = Gefiltert: { $filter }
post-read-line = Bis hierher gelesen

post-replies-word = { $n ->
    [one] Antwort
   *[other] Antworten
    }
post-boosts-word = { $n ->
    [one] Mal geteilt
   *[other] Mal geteilt
    }
post-favourites-word = { $n ->
    [one] Favorit
   *[other] Favoriten
    }

post-reply = Antworten
post-boost = Teilen
post-quote = Zitieren
post-favourite = Favorisieren
post-bookmark = Lesezeichen
post-more = Mehr zu diesem Beitrag
post-button-count = { $label }, { $n }

media-sensitive = Heikle Medien
media-image-bare = Bild ohne Beschreibung
media-video-bare = Video ohne Beschreibung
media-audio-bare = Ton ohne Beschreibung
media-file = Datei: { $description }
media-file-bare = Datei: ohne Beschreibung
media-alt = ALT

poll-choose-one = Wähle eine Antwort
poll-choose-several = Wähle eine oder mehrere Antworten
poll-vote = Abstimmen
poll-own-vote = deine Stimme
poll-results-so-far = Bisherige Ergebnisse
poll-people = { $n ->
    [one] { $n } Person
   *[other] { $n } Personen
    }
poll-votes = { $n ->
    [one] { $n } Stimme
   *[other] { $n } Stimmen
    }
poll-percent = { $n } %
poll-ended = beendet am { $when }
poll-ends = endet am { $when }
poll-results-later = Ergebnisse gibt es am Ende

quote-blocked-account = Zitiert ein Profil, das du blockierst
quote-blocked-domain = Zitiert jemanden von einem Server, den du blockierst
quote-muted-account = Zitiert ein Profil, das du stummgeschaltet hast
quote-pending = Zitiert einen Beitrag, dessen Profil noch nicht geantwortet hat.
quote-rejected = Zitiert einen Beitrag, dessen Profil das nicht möchte.
quote-revoked = Zitierte einen Beitrag, den sein Profil herausgenommen hat.
quote-deleted = Zitierte einen Beitrag, den es nicht mehr gibt.
quote-unauthorized = Zitiert einen Beitrag, der nicht für dich ist.
quote-another = Zitiert einen anderen Beitrag.

post = Beitrag
post-by = Beitrag von { $name }
post-untitled = ein Beitrag
post-title = { $name }: { $words }
post-thread = Thread
post-join-in = Antworten, teilen oder favorisieren
post-replies = Antworten
post-boosts-count = { $n }-mal geteilt
post-favourites-count = { $n }-mal favorisiert
post-back-to = Zurück zum Beitrag von { $name }

more-replies-here = { $here } von etwa { $there ->
    [one] { $there } Antwort
   *[other] { $there } Antworten
    }
more-posts-here = Etwa { $there ->
    [one] { $there } Beitrag
   *[other] { $there } Beiträge
    } dort, { $here } hier
more-posts-here-and-there = { $what }, { $all }
more-posts-all = alle dort ansehen
more-open = { $what }, { $fetch }
more-fetch = den Rest holen
more-coming = { $what }. Der Rest wird geholt, { $again }.
more-look-again = noch einmal nachsehen
more-put-off = { $what }. Der Server dort wurde zuletzt viel gefragt: Der Rest wird um { $time } UTC geholt.

post-about = Zu diesem Beitrag
post-itself = Der Beitrag
what-you-can-do = Was du tun kannst
post-open-thread = Thread öffnen
post-versions = Versionen
post-who-quotes = Wer ihn zitiert
post-mute-thread = Unterhaltung stummschalten: keine Benachrichtigungen mehr
post-unmute-thread = Stummschaltung der Unterhaltung aufheben
post-pin = An mein Profil anheften
post-unpin = Vom Profil lösen
post-redraft-open = Löschen und neu erstellen …
post-redraft-why = Der Beitrag verschwindet, seine Antworten und Favoriten und wie oft er geteilt wurde gehen verloren. Text und Bilder warten als Entwurf auf dich.
post-redraft = Löschen und neu erstellen
post-delete-open = Löschen …
post-delete-why = Der Beitrag verschwindet hier, und andere Server werden gebeten, ihn zu löschen. Das lässt sich nicht rückgängig machen.
post-report = Beitrag melden
post-mute-or-block = { $name } stummschalten oder blockieren …

versions-order = Von der neuesten zur ältesten
version-now = Jetzt, seit { $when }
version-first = Erste, vom { $when }
version-of = Vom { $when }
version-warning = Inhaltswarnung:

quotes = Zitate
quotes-none = Niemand zitiert ihn.
quotes-older = Ältere Zitate
quotes-take-out = Meinen Beitrag herausnehmen
marked-boosted = Geteilt von
marked-favourited = Favorisiert von
