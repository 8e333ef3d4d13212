profile-title = { $name } ({ $handle })
profile-empty = Rien ici pour l’instant.
profile-bot = Bot
profile-locked = Approuve ses abonné·e·s
profile-follows-you = Vous suit
profile-muted = Masqué
profile-suspended = Ce compte est suspendu.
profile-your-note = Votre note : { $note }
profile-edit = Modifier le profil
profile-more = Plus d’options pour { $name }
profile-posts = { $n ->
    [one] { $count } message
   *[other] { $count } messages
    }
profile-following = { $count } abonnements
profile-followers = { $n ->
    [one] { $count } abonné·e
   *[other] { $count } abonné·e·s
    }
profile-since = Ici depuis le { $day }
profile-with-replies = Avec réponses
profile-media = Médias
profile-posts-shown = Messages affichés
profile-moved = { $name } a déménagé vers { $handle }.
profile-checked = Vérifié le { $day }
profile-verified = vérifié
follow-take-back = Annuler la demande
follow-ask = Demander à suivre
followers = Abonné·e·s
following = Abonnements
people-of = { $what } · { $name }
people-hidden = Cette liste n’est pas rendue publique.
requests = Demandes d’abonnement
requests-none = Personne n’attend de réponse.
requests-accept = Accepter
requests-reject = Refuser
requests-choose = Choisir { $name }
requests-accept-all = Accepter la sélection
requests-reject-all = Refuser la sélection
account-about = À propos d’un compte
account-about-name = À propos de { $name }
account-open = Ouvrir le profil
account-write = Lui écrire
account-remove-follower = Retirer de vos abonné·e·s
account-block = Bloquer : vous ne vous voyez plus l’un l’autre
account-report = Signaler…
account-unblock-domain = Débloquer { $domain }
account-block-domain = Bloquer tout { $domain } : les abonnements prennent fin, personne là-bas ne vous atteint
account-put-on-list = Ajouter à une liste
account-notify = Me prévenir à chaque message
account-unnotify = Ne plus me prévenir de ses messages
account-hide-boosts = Cacher ses partages
account-show-boosts = Afficher ses partages
account-note = Votre note
account-note-label = Ce dont vous voulez vous souvenir à son sujet
account-note-hint = Vous seul·e la voyez. Videz-la pour la supprimer.
account-note-save = Enregistrer la note
account-unmute-until = Ne plus masquer (masqué jusqu’à : { $when })
account-mute-open = Masquer : ses messages ne vous parviennent plus…
account-mute-lasts = Pendant combien de temps
account-mute-forever = Jusqu’à nouvel ordre
account-mute-notifications = Pas de notifications non plus
