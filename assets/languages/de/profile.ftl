profile-title = { $name } ({ $handle })
profile-empty = Hier ist noch nichts.
profile-bot = Bot
profile-locked = Bestätigt Follower selbst
profile-follows-you = Folgt dir
profile-muted = Stummgeschaltet
profile-suspended = Dieses Konto ist gesperrt.
profile-your-note = Deine Notiz: { $note }
profile-edit = Profil bearbeiten
profile-more = Mehr zu { $name }
profile-posts = { $n ->
    [one] { $count } Beitrag
   *[other] { $count } Beiträge
    }
profile-following = { $count } Folge ich
profile-followers = { $n ->
    [one] { $count } Follower
   *[other] { $count } Follower
    }
profile-since = Hier seit { $day }
profile-with-replies = Mit Antworten
profile-media = Medien
profile-posts-shown = Gezeigte Beiträge
profile-moved = { $name } ist zu { $handle } umgezogen.
profile-checked = Geprüft am { $day }
profile-verified = verifiziert

follow-take-back = Anfrage zurückziehen
follow-ask = Anfragen

followers = Follower
following = Folge ich
people-of = { $what } · { $name }
people-hidden = Diese Liste wird vom Profil nicht gezeigt.
requests = Follower-Anfragen
requests-none = Niemand wartet auf eine Antwort.
requests-accept = Genehmigen
requests-reject = Ablehnen
requests-choose = { $name } auswählen
requests-accept-all = Ausgewählte genehmigen
requests-reject-all = Ausgewählte ablehnen

account-about = Zu einem Profil
account-about-name = Zu { $name }
account-open = Profil aufrufen
account-write = Anschreiben
account-remove-follower = Als Follower entfernen
account-block = Blockieren: Ihr seht einander nicht mehr
account-report = Melden …
account-unblock-domain = Blockierung von { $domain } aufheben
account-block-domain = Ganz { $domain } blockieren: Follower-Beziehungen enden, niemand von dort erreicht dich
account-put-on-list = Zu einer Liste hinzufügen
account-notify = Benachrichtigen, wenn dieses Profil etwas veröffentlicht
account-unnotify = Nicht mehr benachrichtigen, wenn dieses Profil etwas veröffentlicht
account-hide-boosts = Geteilte Beiträge ausblenden
account-show-boosts = Geteilte Beiträge anzeigen
account-note = Deine Notiz
account-note-label = Was du dir zu diesem Profil merken möchtest
account-note-hint = Nur du siehst sie. Leere sie, um sie zu entfernen.
account-note-save = Notiz speichern
account-unmute-until = Stummschaltung aufheben (stumm bis { $when })
account-mute-open = Stummschalten: Beiträge dieses Profils erreichen dich nicht mehr …
account-mute-lasts = Wie lange
account-mute-forever = Bis du es aufhebst
account-mute-notifications = Auch keine Benachrichtigungen von diesem Profil
