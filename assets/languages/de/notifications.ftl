notifications-empty = Wenn jemand antwortet, dir folgt oder favorisiert, siehst du es hier.
notifications-older = Ältere Benachrichtigungen
notifications-all = Alle
notifications-kept-back = Zurückgehalten
notifications-none-waits = Niemand wartet darauf, durchgelassen zu werden.
notifications-choose = Festlegen, wessen Benachrichtigungen zurückgehalten werden
notifications-let-through = Durchlassen
notifications-throw-away = Verwerfen
notifications-mentions = { $n ->
    [one] { $n } Erwähnung
   *[other] { $n } Erwähnungen
    }
notification-answer = Antworten
# Stands after “von” (dative) in German.
notification-somebody = jemandem

# Worded so that one name and many fit alike.
notification-mention = Du wurdest von { $who } erwähnt
notification-status = Neuer Beitrag von { $who }
notification-boost = Dein Beitrag wurde von { $who } geteilt
notification-follow = Gefolgt von { $who }
notification-follow-request = Follower-Anfrage von { $who }
notification-favourite = Dein Beitrag wurde von { $who } favorisiert
notification-update = Ein von dir geteilter Beitrag wurde von { $who } bearbeitet
notification-sign-up = Registrierung oder Anfrage von { $who }
notification-poll = Eine Umfrage von { $who } ist beendet
notification-quote = Dein Beitrag wurde von { $who } zitiert
notification-quoted-update = Ein von dir zitierter Beitrag wurde von { $who } bearbeitet
notification-report = Meldung von { $who }
notification-collected = Du wurdest von { $who } in eine Sammlung aufgenommen
notification-collection-update = Eine Sammlung, in der du bist, wurde von { $who } geändert
notification-move = { $who } ist umgezogen
notification-move-to = Von jetzt an: { $who }
notification-reply-asked = { $who } möchte auf deinen Beitrag antworten
notification-severed = Einige deiner Follower-Beziehungen wurden beendet
notification-warning = Die Moderation hat etwas an deinem Konto geändert

notification-report-about = Über { $name }
notification-lost = { $target } wurde gesperrt: Du hast { $followers } Follower verloren und { $following ->
    [one] { $following } Profil, dem
   *[other] { $following } Profile, denen
    } du gefolgt bist. { $link }
notification-lost-which = Welche
notification-your-post = Dein Beitrag vom { $day }
measure-none = An deinem Konto hat sich nichts geändert.
measure-sensitive = Deine Bilder gelten jetzt immer als heikel.
measure-disable = Du kannst dich nicht mehr anmelden.
measure-silence = Wer dir nicht folgt, begegnet deinen Beiträgen nicht mehr.
measure-suspend = Dein Konto ist gesperrt.

conversations-empty = Hier stehen Beiträge, die nur die darin Erwähnten sehen können.
conversations-older = Ältere Unterhaltungen
conversation-with = Mit { $names }
conversation-read = Als gelesen markieren
conversation-put-away = Weglegen

push-new = Etwas Neues
