data-tables = Tabellen
data-in-the-form-that-mastodon = In der Form, die Mastodon und die meisten anderen Server lesen: Nimm sie mit, wenn du umziehst.
data-everything-you-wrote = Alles, was du geschrieben hast
data-make-an-archive = Archiv erstellen
data-your-archive-is-being-made = Dein Archiv wird erstellt. Sieh in ein paar Minuten wieder nach.
data-look-again = Noch einmal nachsehen
data-what-you-have-here-stays = Was du hier hast, bleibt.
data-replace = Ersetzen
data-what-is-not-in-the = Was nicht in der Tabelle steht, wird hier entfernt.
data-bring-a-table-along = Tabelle mitbringen
data-you-see-what-it-would = Du siehst, was sie bewirken würde, bevor etwas geschieht.
data-what-it-holds = Was darin steht
data-table-csv = Tabelle (CSV)
data-how = Wie
data-brought-along = Mitgebracht
data-show = Anzeigen
data-nothing-is-done-yet = noch nichts getan
data-done = fertig
data-all-imports = Alle Importe
data-nothing-is-done-yet-this = Noch ist nichts getan. Das würde daraus:
data-new-here = Neu hier
data-here-already = Schon hier
data-cannot-be-read = Nicht lesbar
data-taken-away = Entfernt
data-what-is-taken-away-does = Was entfernt wird, kommt nicht von selbst zurück. Exportiere es vorher, wenn du unsicher bist.
data-throw-away = Verwerfen
data-it-goes-on-without-you = Es läuft ohne dich weiter. Andere Server werden langsam gefragt, darum dauern lange Tabellen Stunden.
data-rows-that-are-not-done = Zeilen, die nicht erledigt sind
data-row = Zeile
data-why-not = Warum nicht
data-download-these-rows = Diese Zeilen herunterladen
data-stop-and-forget = Anhalten und vergessen
data-forget-this-import = Diesen Import vergessen
data-the-first-rows = Die ersten Zeilen
data-moving-here = Hierher umziehen
data-name-your-other-account-then = Nenne dein anderes Konto. Starte dann dort den Umzug: Die Follower kommen mit.
data-your-other-account = Dein anderes Konto
data-for-example-you-social-example = Zum Beispiel du@social.example
data-this-account-has-moved = Dieses Konto ist umgezogen
data-it-only-points-there-your = Es verweist nur dorthin; deine Follower wurden nicht informiert.
data-you-can-read-and-change = Du kannst hier lesen und Einstellungen ändern, aber nichts veröffentlichen und niemandem folgen.
data-use-this-account-again = Dieses Konto wieder nutzen
data-moving-away = Wegziehen
data-first-name-this-account-as = Trage zuerst dieses Konto in den Einstellungen des neuen als Alias ein.
data-your-followers-are-asked-to = Deine Follower werden gebeten, dem neuen Konto zu folgen. Deine Beiträge bleiben hier.
data-this-account-can-no-longer = Dieses Konto kann nichts mehr veröffentlichen und niemandem mehr folgen, bis du den Umzug rückgängig machst.
data-you-can-move-again-after = Nach 30 Tagen kannst du wieder umziehen.
data-new-account = Neues Konto
data-your-password-here = Dein Passwort hier
data-only-point-there = Nur dorthin verweisen
data-move-my-followers = Follower mitnehmen
data-archive-holds = Alle deine Beiträge, Bilder und Videos, deine Favoriten und Lesezeichen, in einer Datei. Auch was du nur wenigen geschrieben hast, ist darin: Bewahre sie dort auf, wo nur du sie lesen kannst.
data-archive-failed = Das Archiv konnte nicht erstellt werden: { $problem }.
data-archive-of = Archiv vom { $day }
data-archive-ends = wird am { $day } gelöscht
data-the-archive = das Archiv
data-as-written = So wie Mastodon und die meisten anderen Server sie schreiben. Höchstens { $n } Zeilen und { $size }.
data-so-many-done = { $n } von { $rows } erledigt
data-done-but-for = fertig, bis auf { $n ->
    [one] { $n } Zeile
   *[other] { $n } Zeilen
    }
data-rows = { $n ->
    [one] { $n } Zeile
   *[other] { $n } Zeilen
    }
data-rows-done = Erledigt: { $n ->
    [one] { $n } Zeile
   *[other] { $n } Zeilen
    }.
data-rows-unread = Nicht lesbar: { $n ->
    [one] { $n } Zeile
   *[other] { $n } Zeilen
    }
data-rows-not-done = Nicht erledigt: { $n ->
    [one] { $n } Zeile
   *[other] { $n } Zeilen
    }
data-so-many-taken-away = Entfernt: { $n }.
data-and-more = und { $n } weitere
data-kind-of-day = { $kind } ({ $day })
data-followers-told = Deine Follower wurden informiert ({ $ago }): { $n } von { $followers } sind bisher mitgegangen. Wann, entscheiden deren Server.
data-moved-lately = Du bist vor Kurzem umgezogen und kannst am { $day } wieder umziehen.

data-servers-told = { $n } von { $all ->
    [one] { $all } Server
   *[other] { $all } Servern
  } benachrichtigt.
data-servers-waiting = Noch nicht erreichbar: { $n } – sie werden wieder versucht.
data-servers-refused = Abgelehnt haben: { $n }.
data-servers-told-bar = Benachrichtigte Server
data-no-room = auf der Platte dieses Servers ist nicht genug Platz
data-went-wrong = bei uns ist etwas schiefgegangen
