js-offline = Cela n’a pas marché. Avez-vous du réseau ?
js-denied = Ce navigateur a reçu l’ordre de ne pas afficher de notifications. Modifiez d’abord cela dans ses paramètres.
js-nopush = Le service push de ce navigateur ne répond pas.
js-undo = Annuler
js-close = Fermer
js-back = Retour
js-moved = Colonne déplacée
js-fresh = { $n ->
    [one] { $n } nouveau
   *[other] { $n } nouveaux
    }
js-fresh-in = { $name } : { $n ->
    [one] { $n } nouveau
   *[other] { $n } nouveaux
    }
js-new = nouveau
js-cut = Déconnecté, nouvelle tentative
js-older = Messages plus anciens
js-page = Ouvrir comme page
js-read = Vous avez lu jusqu’ici.
js-left = { $n ->
    [one] { $n } caractère restant
   *[other] { $n } caractères restants
    }
js-over = { $n ->
    [one] { $n } caractère de trop
   *[other] { $n } caractères de trop
    }
js-kept = Gardé en brouillon
js-nudge = Certaines images n’ont pas de description. Les personnes qui ne peuvent pas les voir ne sauront pas ce qu’elles montrent.
js-describe = Écrire maintenant
js-anyway = Publier quand même
js-point = Le point que vous avez choisi
js-suggestions = Suggestions
js-find-emoji = Chercher un émoji
js-pictures = Images
js-file = Ouvrir le fichier
js-previous = Image précédente
js-next = Image suivante
js-slide = { $n } sur { $all }
js-width-s = Étroite
js-width-m = Moyenne
js-width-l = Large
js-width-of = Largeur de { $name }
js-keys = Raccourcis clavier
js-keys-settings = Les désactiver, ou les lier à Alt
js-keys-posts = message suivant, précédent
js-keys-column = cette colonne
js-keys-columns = colonne précédente, suivante
js-keys-top = tout en haut
js-keys-older = vers les messages plus anciens
js-keys-new = afficher les nouveautés
js-keys-line = là où vous aviez lu
js-keys-open = ouvrir
js-keys-back = retour
js-keys-reply = répondre
js-keys-boost = partager
js-keys-favourite = ajouter aux favoris
js-keys-bookmark = ajouter aux marque-pages
js-keys-quote = citer
js-keys-mention = mentionner
js-keys-profile = profil
js-keys-more = en savoir plus
js-keys-picture = ouvrir l’image
js-keys-unfold = afficher ou replier un avertissement
js-keys-unfold-pictures = afficher ou replier les images
js-keys-write = écrire
js-keys-anew = écrire à partir de zéro
js-keys-warning = avertissement de contenu
js-keys-send = envoyer
js-keys-search = rechercher
js-keys-move = déplacer la colonne
js-keys-width = largeur de la colonne
js-keys-home = accueil
js-keys-notifications = notifications
js-keys-local = ce serveur
js-keys-everyone = tout le monde
js-keys-explore = explorer
js-keys-conversations = conversations
js-keys-favourites = favoris
js-keys-bookmarks = marque-pages
js-keys-lists = listes
js-keys-own = votre profil
js-keys-pinned = vos messages épinglés
js-keys-deck = deck
js-keys-requests = demandes d’abonnement
js-keys-blocks = comptes bloqués
js-keys-mutes = comptes masqués
js-keys-leave = fermer, quitter un champ
js-keys-help = cette liste
js-keys-catch-up = rattrapage
