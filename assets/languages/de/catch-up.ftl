catch-up = Nachlesen
catch-up-since = Zeitraum
catch-up-hours = { $n ->
    [one] { $n } Stunde
   *[other] { $n } Stunden
    }
catch-up-order = Zuerst
catch-up-by-time = Älteste
catch-up-by-boosts = Am häufigsten geteilte
catch-up-by-favourites = Am häufigsten favorisierte
catch-up-by-length = Längste
catch-up-show = Anzeigen
catch-up-kinds = Arten von Beiträgen
catch-up-kind-all = Alle { $n }
catch-up-kind-original = Neu { $n }
catch-up-kind-replies = Antworten { $n }
catch-up-kind-boosts = Geteilt { $n }
catch-up-kind-media = Medien { $n }
catch-up-kind-links = Links { $n }
catch-up-authors = Von wem
catch-up-cut = Es kam mehr, als hier gezeigt werden kann: Das sind die neuesten { $n }.
catch-up-nothing = In dieser Zeit kam nichts dieser Art.
catch-up-all = { $n ->
    [one] Das ist der einzige Beitrag.
   *[other] Das ist alles: { $n } Beiträge.
    }
catch-up-read = Ich habe alles nachgelesen
catch-up-without-words = Ohne Text
catch-up-files = { $n ->
    [one] { $n } Datei
   *[other] { $n } Dateien
    }
catch-up-numbers = { $boosts }-mal geteilt, { $favourites }-mal favorisiert
