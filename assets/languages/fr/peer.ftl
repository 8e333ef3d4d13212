peer-new-rule = Nouvelle règle
peer-such-as-bad-example-all = Par exemple bad.example ; tous ses sous-domaines sont concernés.
peer-put-in-force = Appliquer
peer-lists-of-rules-in-the = Des listes de règles dans le format de Mastodon. Vous voyez d’abord ce qui changerait.
peer-list-of-rules-csv = Liste de règles (CSV)
peer-download-ours = Télécharger les nôtres
peer-servers-that-may-be-talked = Serveurs avec qui l’on peut communiquer
peer-only-these-are-talked-with = On ne communique qu’avec ceux-ci, comme le dit la configuration (federation.only_allowed).
peer-of-no-meaning-now-all = Sans effet actuellement : on communique avec tous, comme le dit la configuration (federation.only_allowed).
peer-lift-the-rule = Lever la règle
peer-all-rules = Toutes les règles
peer-none = Aucune
peer-only-what-is-ticked-below = Seulement ce qui est coché ci-dessous.
peer-limit = Limiter
peer-who-does-not-follow-its = Qui ne suit pas ses membres ne les rencontre pas.
peer-shut-out = Bloquer
peer-nothing-comes-in-nothing-goes = Rien n’entre, rien ne sort. Les abonnements prennent fin dans les deux sens.
peer-how-much = À quel point
peer-no-pictures = Pas d’images
peer-its-pictures-avatars-and-emoji = Ses images, avatars et émojis ne sont pas affichés.
peer-no-reports = Pas de signalements
peer-its-reports-are-not-taken = Ses signalements ne sont pas acceptés.
peer-content-warning = Avertissement de contenu
peer-its-posts-are-folded-under = Ses messages sont repliés sous un avertissement, y compris ceux déjà présents.
peer-words-of-the-warning = Texte de l’avertissement
peer-why-for-everyone = Raison, pour tout le monde
peer-why-for-those-who-run = Raison, pour qui gère ce serveur
peer-show-only-part-of-the = Ne montrer à tous qu’une partie du nom
peer-told-not-limited = non limité
peer-told-limited = limité
peer-told-shut-out = bloqué
peer-told-no-pictures = sans images
peer-told-no-reports = sans signalements
peer-told-content-warning = avertissement de contenu
peer-what-this-list-would-do = Ce que ferait cette liste
peer-leave-it = Abandonner
peer-since = depuis le { $day }
peer-would-end = Le bloquer mettrait fin à { $n ->
    [one] { $n } abonnement
   *[other] { $n } abonnements
    } de membres d’ici.
peer-empty-usual = Vide : « { $warning } ».
peer-list-told = Nouvelles règles : { $fresh } ; serveurs qui en ont déjà une, qui reste : { $known } ; lignes non acceptées : { $refused }. Abonnements de membres d’ici qui prendraient fin : { $ended }.
peer-ends-follows = met fin à { $n ->
    [one] { $n } abonnement
   *[other] { $n } abonnements
    }
peer-the-rule-for = la règle pour { $domain }
peer-usual-warning = D’un serveur avec avertissement
