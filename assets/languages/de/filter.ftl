filter-your-filters = Deine Filter
filter-you-see-everything = Du siehst alles.
filter-a-new-filter = Neuer Filter
filter-make-it = Erstellen
filter-single-posts = Einzelne Beiträge
filter-take-out = Herausnehmen
filter-never = Nie
filter-in-half-an-hour = In einer halben Stunde
filter-in-an-hour = In einer Stunde
filter-in-6-hours = In 6 Stunden
filter-in-a-day = In einem Tag
filter-in-a-week = In einer Woche
filter-name-of-the-filter = Name des Filters
filter-stands-in-place-of-what = Steht anstelle dessen, was eingeklappt ist.
filter-words-and-phrases-one-on = Wörter und Wendungen, eine pro Zeile
filter-they-match-as-whole-words = Sie gelten als ganze Wörter, ob groß- oder kleingeschrieben.
filter-the-same-also-inside-longer = Dasselbe, auch innerhalb längerer Wörter
filter-where = Wo
filter-what-happens-with-a-post = Was mit einem passenden Beitrag geschieht
filter-when-it-ends = Wann er endet
filter-home-and-lists = Startseite und Listen
filter-public-timelines = Öffentliche Timelines
filter-threads = Threads
filter-profiles = Profile
filter-fold-it = Einklappen
filter-leave-it-out = Weglassen
filter-fold-its-pictures = Bilder verdecken
filter-the-name-of-the-filter = An seiner Stelle steht der Name des Filters, bis du ihn öffnest.
filter-as-if-it-had-never = Als wäre er nie geschrieben worden.
filter-pictures-films-and-sounds-only = Nur Bilder, Videos und Töne; der Text bleibt.
filter-phrases = { $n ->
    [one] { $n } Wendung
   *[other] { $n } Wendungen
    }
filter-posts = { $n ->
    [one] { $n } Beitrag
   *[other] { $n } Beiträge
    }
filter-ended = beendet am { $when }
filter-until = bis { $when }
filter-post = Beitrag { $id }
filter-as-now = Wie jetzt: { $when }
filter-out-of-it = Beitrag { $id }
