post-boosted-by = Partagé par { $who }
post-pinned = Épinglé
post-reply-to = En réponse à { $who }
post-audience-and = { $audience },
post-edited = Modifié : { $when }
post-filtered = Filtré : { $filter }
post-read-line = Lu jusqu’ici
post-replies-word = { $n ->
    [one] réponse
   *[other] réponses
    }
post-boosts-word = { $n ->
    [one] partage
   *[other] partages
    }
post-favourites-word = { $n ->
    [one] favori
   *[other] favoris
    }
post-reply = Répondre
post-boost = Partager
post-quote = Citer
post-favourite = Ajouter aux favoris
post-bookmark = Ajouter aux marque-pages
post-more = Plus d’options pour ce message
post-button-count = { $label }, { $n }
media-sensitive = Média sensible
media-image-bare = Image sans description
media-video-bare = Vidéo sans description
media-audio-bare = Son sans description
media-file = Fichier : { $description }
media-file-bare = Fichier : sans description
media-alt = ALT
poll-choose-one = Un seul choix
poll-choose-several = Un ou plusieurs choix
poll-vote = Voter
poll-own-vote = votre vote
poll-results-so-far = Résultats provisoires
poll-people = { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
    }
poll-votes = { $n ->
    [one] { $n } vote
   *[other] { $n } votes
    }
poll-percent = { $n } %
poll-ended = terminé : { $when }
poll-ends = fin : { $when }
poll-results-later = résultats affichés à la fin
quote-blocked-account = Cite un compte que vous bloquez
quote-blocked-domain = Cite un compte d’un serveur que vous bloquez
quote-muted-account = Cite un compte que vous masquez
quote-pending = Cite un message dont l’auteur n’a pas encore répondu.
quote-rejected = Cite un message dont l’auteur ne le souhaite pas.
quote-revoked = Citait un message que son auteur a retiré.
quote-deleted = Citait un message disparu.
quote-unauthorized = Cite un message qui ne vous est pas destiné.
quote-another = Cite un autre message.
post = Message
post-by = Message de { $name }
post-untitled = un message
post-title = { $name } : { $words }
post-thread = Fil de discussion
post-join-in = Répondre, partager ou ajouter aux favoris
post-replies = Réponses
post-boosts-count = { $n ->
    [one] { $n } partage
   *[other] { $n } partages
    }
post-favourites-count = { $n ->
    [one] { $n } favori
   *[other] { $n } favoris
    }
post-back-to = Retour au message de { $name }
more-replies-here = { $here } sur environ { $there ->
    [one] { $there } réponse
   *[other] { $there } réponses
    }
more-posts-here = Environ { $there ->
    [one] { $there } message
   *[other] { $there } messages
    } là-bas, { $here } ici
more-posts-here-and-there = { $what }, { $all }
more-posts-all = les voir tous là-bas
more-open = { $what }, { $fetch }
more-fetch = récupérer le reste
more-coming = { $what }. Le reste est en cours de récupération, { $again }.
more-look-again = actualiser
more-put-off = { $what }. Son serveur a été très sollicité ces derniers temps : le reste sera récupéré à { $time } UTC.
post-about = À propos de ce message
post-itself = Le message
what-you-can-do = Ce que vous pouvez faire
post-open-thread = Ouvrir le fil
post-versions = Versions
post-who-quotes = Qui le cite
post-mute-thread = Masquer cette conversation : plus de notifications
post-unmute-thread = Ne plus masquer cette conversation
post-pin = Épingler sur mon profil
post-unpin = Désépingler de mon profil
post-redraft-open = Supprimer et réécrire…
post-redraft-why = Le message disparaît, et perd ses réponses, partages et favoris. Son texte et ses images vous attendent en brouillon.
post-redraft = Supprimer et réécrire
post-delete-open = Supprimer…
post-delete-why = Le message disparaît ici, et les autres serveurs sont priés de le supprimer. C’est irréversible.
post-report = Signaler ce message
post-mute-or-block = Masquer ou bloquer { $name }…
versions-order = De la plus récente à la plus ancienne
version-now = Actuelle, depuis : { $when }
version-first = La première : { $when }
version-of = Version : { $when }
version-warning = Avertissement de contenu :
quotes = Citations
quotes-none = Personne ne le cite.
quotes-older = Citations plus anciennes
quotes-take-out = En retirer mon message
marked-boosted = Partagé par
marked-favourited = Ajouté aux favoris par
