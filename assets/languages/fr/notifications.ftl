notifications-empty = Quand quelqu’un vous répond, vous suit ou ajoute l’un de vos messages à ses favoris, vous le verrez ici.
notifications-older = Notifications plus anciennes
notifications-all = Toutes
notifications-kept-back = Retenues
notifications-none-waits = Aucun compte en attente.
notifications-choose = Choisir quelles notifications sont retenues
notifications-let-through = Accepter
notifications-throw-away = Jeter
notifications-mentions = { $n ->
    [one] { $n } mention
   *[other] { $n } mentions
    }
notification-answer = Répondre
notification-somebody = Quelqu’un
notification-mention = Mention de { $who }
notification-status = Nouveau message de { $who }
notification-boost = Votre message a été partagé par { $who }
notification-follow = Vous êtes maintenant suivi·e par { $who }
notification-follow-request = Demande d’abonnement de { $who }
notification-favourite = Votre message a été ajouté aux favoris par { $who }
notification-update = Un message que vous avez partagé a été modifié par { $who }
notification-sign-up = Inscription ou demande d’inscription de { $who }
notification-poll = Un sondage de { $who } est terminé
notification-quote = Votre message a été cité par { $who }
notification-quoted-update = Un message que vous avez cité a été modifié par { $who }
notification-report = Signalement envoyé par { $who }
notification-collected = Vous avez été ajouté·e à une collection par { $who }
notification-collection-update = Une collection où vous figurez a été modifiée par { $who }
notification-move = { $who } a déménagé
notification-move-to = Désormais : { $who }
notification-reply-asked = { $who } souhaite répondre à votre message
notification-severed = Certains de vos abonnements ont pris fin
notification-warning = La modération a pris une mesure concernant votre compte
notification-report-about = À propos de { $name }
notification-lost = { $target } a été bloqué : vous avez perdu { $followers } abonné·e·s et { $following } abonnements. { $link }
notification-lost-which = Lesquels
notification-your-post = Votre message du { $day }
measure-none = Rien n’a changé pour votre compte.
measure-sensitive = Vos images sont désormais toujours marquées comme sensibles.
measure-disable = Vous ne pouvez plus vous connecter.
measure-silence = Qui ne vous suit pas ne rencontre plus vos messages.
measure-suspend = Votre compte est suspendu.
conversations-empty = Les messages visibles seulement des personnes mentionnées sont listés ici.
conversations-older = Conversations plus anciennes
conversation-with = Avec { $names }
conversation-read = Marquer comme lue
conversation-put-away = Ranger
push-new = Du nouveau

# What a push message says. It is short: phones show two lines.
push-poll = Un sondage est terminé
push-warning = La modération vous a écrit
push-report = { $handle } : { $comment }
push-ended-there = Vous ne suivez plus { $who }
push-lost = À cause de { $target }, vous avez perdu des abonné·e·s ({ $followers }) et des abonnements ({ $following })
