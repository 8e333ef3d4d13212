peer-new-rule = Neue Regel
peer-such-as-bad-example-all = Zum Beispiel bad.example; alles unterhalb dieses Namens ist mitgemeint.
peer-put-in-force = In Kraft setzen
peer-lists-of-rules-in-the = Regellisten in der Form, die Mastodon schreibt. Du siehst zuerst, was sich ändern würde.
peer-list-of-rules-csv = Regelliste (CSV)
peer-download-ours = Unsere herunterladen
peer-servers-that-may-be-talked = Erlaubte Server
peer-only-these-are-talked-with = Nur mit diesen wird gesprochen, so sagen es die Einstellungen (federation.only_allowed).
peer-of-no-meaning-now-all = Derzeit ohne Bedeutung: Mit allen wird gesprochen, so sagen es die Einstellungen (federation.only_allowed).
peer-lift-the-rule = Regel aufheben
peer-all-rules = Alle Regeln
peer-none = Keine
peer-only-what-is-ticked-below = Nur was unten angekreuzt ist.
peer-limit = Einschränken
peer-who-does-not-follow-its = Wer den Profilen dort nicht folgt, begegnet ihnen nicht.
peer-shut-out = Sperren
peer-nothing-comes-in-nothing-goes = Nichts kommt herein, nichts geht hinaus. Follower-Beziehungen enden in beide Richtungen.
peer-how-much = Wie viel
peer-no-pictures = Keine Bilder
peer-its-pictures-avatars-and-emoji = Bilder, Profilbilder und Emoji von dort werden nicht gezeigt.
peer-no-reports = Keine Meldungen
peer-its-reports-are-not-taken = Meldungen von dort werden nicht angenommen.
peer-content-warning = Inhaltswarnung
peer-its-posts-are-folded-under = Beiträge von dort werden unter einer Warnung eingeklappt, auch die schon hier sind.
peer-words-of-the-warning = Text der Warnung
peer-why-for-everyone = Warum, für alle
peer-why-for-those-who-run = Warum, für die Verwaltung dieses Servers
peer-show-only-part-of-the = Allen nur einen Teil des Namens zeigen
peer-told-not-limited = nicht eingeschränkt
peer-told-limited = eingeschränkt
peer-told-shut-out = gesperrt
peer-told-no-pictures = keine Bilder
peer-told-no-reports = keine Meldungen
peer-told-content-warning = Inhaltswarnung
peer-what-this-list-would-do = Was diese Liste bewirken würde
peer-leave-it = Lassen
peer-since = seit { $day }
peer-would-end = Die Sperre würde { $n ->
    [one] { $n } Follower-Beziehung
   *[other] { $n } Follower-Beziehungen
    } von Leuten hier beenden.
peer-empty-usual = Leer: „{ $warning }“.
peer-list-told = Neue Regeln: { $fresh }; Server, die schon eine haben, die bleibt: { $known }; Zeilen, die nicht übernommen werden können: { $refused }. Follower-Beziehungen von Leuten hier, die enden würden: { $ended }.
peer-ends-follows = beendet { $n ->
    [one] { $n } Follower-Beziehung
   *[other] { $n } Follower-Beziehungen
    }
peer-the-rule-for = die Regel für { $domain }
peer-usual-warning = Von einem Server mit Inhaltswarnung
