language-name = Deutsch
language-direction = ltr

number-group = .
number-point = ,
number-thousand = {" "}Tsd.
number-million = {" "}Mio.

date-day = { $day }. { $month } { $year }
date-moment = { $day }, { $time } UTC
month-1 = Jan.
month-2 = Feb.
month-3 = März
month-4 = Apr.
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = Aug.
month-9 = Sept.
month-10 = Okt.
month-11 = Nov.
month-12 = Dez.

ago-now = jetzt
ago-minutes = { $n } Min.
ago-hours = { $n } Std.
ago-days = { $n } T.

skip-to-content = Zum Inhalt springen
menu-main = Hauptmenü
menu-home = Startseite
menu-deck = Deck
menu-notifications = Benachrichtigungen
menu-new = {" "}neu
menu-new-post = Neuer Beitrag
menu-profile = Profil
menu-search = Suche
menu-settings = Einstellungen
menu-sign-out = Abmelden
menu-about = Über
menu-sign-in = Anmelden
menu-join = Registrieren
menu-explore = Entdecken
menu-directory = Verzeichnis
menu-admin = Verwaltung

form-problems = Bitte sieh dir das noch einmal an:

new = neu
save = Speichern
delete = Löschen
delete-for-good = Endgültig löschen
edit = Bearbeiten
open = Öffnen
add = Hinzufügen
back = Zurück
back-to-deck = Zurück zum Deck
more = Mehr
posts = Beiträge
people = Profile
hashtags = Hashtags
boosts = Geteilte Beiträge
favourites = Favoriten
bookmarks = Lesezeichen
lists = Listen
drafts = Entwürfe
conversations = Unterhaltungen
mentions = Erwähnungen
newest-first = Neueste zuerst
nobody-yet = Noch niemand.
title = Titel
follow = Folgen
unfollow = Entfolgen
block = Blockieren
unblock = Blockierung aufheben
mute = Stummschalten
unmute = Stummschaltung aufheben
open-elsewhere = Auf dem Ursprungsserver öffnen
names-more = { $names }, { $name }
names-two = { $first } und { $second }
# Stands after “von” (dative) in German.
names-others = { $first } und { $n ->
    [one] einem weiteren Profil
   *[other] { $n } weiteren Profilen
    }

sign-in = Anmelden
join = Registrieren
password = Passwort
name = Name
rules = Regeln
next = Weiter
remove = Entfernen
front-page = Titelseite
notifications = Benachrichtigungen
none-yet = Noch keine.
there-are-none-yet = Es gibt noch keine.
server = Server
download = Herunterladen
code = Code
export = Exportieren
import = Importieren
off = Aus
on = An
turn-off = Ausschalten
turn-on = Einschalten
look-at-it = Ansehen
e-mail-optional = E-Mail (freiwillig)
end = Beenden
filters = Filter
moving = Umzug
rules-for-other-servers = Regeln für andere Server
what = Was
rules-one-per-line = Regeln, eine pro Zeile
change = Ändern
your-password = Dein Passwort
new-password = Neues Passwort
at-least-8-characters = Mindestens 8 Zeichen.

menu-languages = Sprachen

# Sizes of files.
size-bytes = { $n } B
size-kilobytes = { $n } kB
size-megabytes = { $n } MB
size-gigabytes = { $n } GB
size-terabytes = { $n } TB
