catch-up = Rattrapage
catch-up-since = Ce qui est arrivé depuis
catch-up-hours = { $n ->
    [one] { $n } heure
   *[other] { $n } heures
    }
catch-up-order = D’abord
catch-up-by-time = Les plus anciens
catch-up-by-boosts = Les plus partagés
catch-up-by-favourites = Les plus mis en favoris
catch-up-by-length = Les plus longs
catch-up-show = Afficher
catch-up-kinds = Types de messages
catch-up-kind-all = Tous { $n }
catch-up-kind-original = Nouveaux { $n }
catch-up-kind-replies = Réponses { $n }
catch-up-kind-boosts = Partages { $n }
catch-up-kind-media = Médias { $n }
catch-up-kind-links = Liens { $n }
catch-up-authors = De qui
catch-up-cut = Il en est arrivé plus qu’on ne peut en afficher ici : voici les { $n } plus récents.
catch-up-nothing = Rien de ce type n’est arrivé pendant ce temps.
catch-up-all = { $n ->
    [one] C’est le seul message ({ $n }).
   *[other] C’est tout : { $n } messages.
    }
catch-up-read = J’ai tout rattrapé
catch-up-without-words = Sans texte
catch-up-files = { $n ->
    [one] { $n } fichier
   *[other] { $n } fichiers
    }
catch-up-numbers = Partages : { $boosts }, favoris : { $favourites }
