public-about = Über
public-who-runs-it = Wer ihn betreibt
public-software = Software
public-isc-and-mit-licence = ISC- und MIT-Lizenz
public-limited-servers = Eingeschränkte Server
public-latest-posts = Neueste Beiträge
public-more-posts-from-here = Mehr Beiträge von hier
public-this-is-the-server-of = Das ist der Server einer einzelnen Person.
public-new-accounts-cannot-be-opened = Neue Konten können derzeit nicht angelegt werden.
public-people-can-join-with-an = Mit einer Einladung kann man sich registrieren.
public-anyone-may-ask-to-join = Alle können anfragen; jede Anfrage liest ein Mensch.
public-anyone-may-join = Alle können sich registrieren.
public-that-did-not-make-sense = Das ergab keinen Sinn
public-go-back-and-try-again = Geh zurück und versuch es noch einmal.
public-please-sign-in = Bitte melde dich an
public-this-page-is-for-people = Diese Seite ist für angemeldete Leute.
public-you-may-not-do-that = Das darfst du nicht
public-sign-in-with-another-account = Melde dich mit einem anderen Konto an oder geh zurück.
public-there-is-nothing-here = Hier ist nichts
public-it-may-have-been-deleted = Vielleicht wurde es gelöscht oder ist nicht für dich bestimmt.
public-that-no-longer-fits = Das passt nicht mehr
public-something-else-changed-meanwhile-go = Inzwischen hat sich etwas anderes geändert. Geh zurück und sieh noch einmal nach.
public-this-is-gone = Das ist weg
public-it-was-deleted-for-good = Es wurde endgültig gelöscht.
public-that-is-too-large = Das ist zu groß
public-try-a-smaller-file = Versuch es mit einer kleineren Datei.
public-that-could-not-be-taken = Das konnte nicht angenommen werden
public-go-back-look-at-the = Geh zurück, sieh dir das Formular an und versuch es noch einmal.
public-too-many-requests = Zu viele Anfragen
public-wait-a-minute-then-try = Warte eine Minute und versuch es dann noch einmal.
public-not-right-now = Gerade nicht
public-the-server-is-busy-try = Der Server ist beschäftigt. Versuch es in einer Minute noch einmal.
public-something-broke = Etwas ist kaputtgegangen
public-it-is-our-fault-and = Es ist unser Fehler und wurde vermerkt. Versuch es später noch einmal.
public-that-did-not-work = Das hat nicht geklappt
public-no-connection = Keine Verbindung
public-try-again = Noch einmal versuchen
public-about-site = Über { $site }
public-free-software = tusklet { $version }, freie Software unter der AGPL 3.0 oder neuer.
public-icons = Symbole: Lucide, { $licence }.
public-request = Anfrage { $id }
public-cannot-reach = Dein Gerät erreicht { $site } gerade nicht. Nichts ist verloren: Versuch es gleich noch einmal.
public-privacy = Datenschutz
public-terms-of-service = Nutzungsbedingungen
public-posts-from-with = Öffentliche Beiträge von { $handle } mit #{ $tag }
public-posts-from = Öffentliche Beiträge von { $handle }
public-replies-from = Öffentliche Beiträge und Antworten von { $handle }
public-pictures-from = Öffentliche Bilder von { $handle }
public-tag-on = #{ $tag } auf { $domain }
public-posts-with = Öffentliche Beiträge mit dem Hashtag #{ $tag }
public-site-summary = { $site } ist ein kleiner Server im Fediverse: kurze Beiträge und Gespräche mit Menschen auf Tausenden anderen Servern.

public-privacy-usual =
    Dieser Server bewahrt auf, was du ihm gibst: deinen Namen und dein Profil, was du schreibst, teilst, favorisierst und als Lesezeichen ablegst, wem du folgst, wen du blockierst und stummschaltest, deine E-Mail-Adresse, falls du eine angegeben hast, und einen Hash deines Passworts.

    Für jeden angemeldeten Browser bewahrt er die Adresse und die Art des Browsers bei der letzten Nutzung auf, damit du sie in deinen Einstellungen sehen und beenden kannst. Was du löschst, wird hier sofort gelöscht.

    Öffentliche Beiträge können alle lesen; sie werden an die Server derer geschickt, die dir folgen. Beiträge für Follower oder für Erwähnte werden an deren Server geschickt. Diese Server können Kopien behalten: Dieser hier bittet sie zu löschen, was du löschst.

    Wer diesen Server betreibt, könnte alles davon lesen, auch private Beiträge. Nichts wird verkauft, und es gibt keine Werbung.
