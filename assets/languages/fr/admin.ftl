admin-emoji-of-this-server = Émojis de ce serveur
admin-what-files-take-on-the = Ce que les fichiers occupent sur le disque
admin-fetched-from-other-servers = Récupéré d’autres serveurs
admin-relays = Relais
admin-who-wants-to-join = Qui veut s’inscrire
admin-let-in = Accepter
admin-turn-down = Refuser
admin-nobody-is-waiting = Personne n’attend.
admin-invitations = Invitations
admin-how-often-it-can-be = Nombre d’utilisations possibles
admin-days-it-is-good-for = Durée de validité en jours
admin-new-invitation = Nouvelle invitation
admin-what-the-server-says-of = Ce que le serveur dit de lui-même
admin-in-a-sentence-or-two = En une phrase ou deux
admin-e-mail-for-questions = Adresse e-mail pour les questions
admin-picture-of-the-server = Image du serveur
admin-it-is-cut-to = Elle est recadrée à 1200 × 630 pixels et affichée sur la page d’accueil, dans les applications et avec les liens vers ce serveur.
admin-show-no-picture = Ne montrer aucune image
admin-colour = Couleur des pages
admin-colour-violet = Violet
admin-colour-blue = Bleu
admin-colour-teal = Bleu-vert
admin-colour-green = Vert
admin-colour-amber = Ambre
admin-colour-red = Rouge
admin-colour-pink = Rose
admin-just-me = Moi uniquement
admin-the-front-page-is-your = La page d’accueil est votre profil.
admin-a-community-closed = Une communauté, fermée
admin-nobody-new-for-now-you = Pas de nouveaux membres pour l’instant ; vous pouvez changer cela à tout moment.
admin-by-invitation = Sur invitation
admin-you-give-out-links = Vous distribuez des liens.
admin-ask-first = Sur demande
admin-people-say-why-you-let = Les gens disent pourquoi ; vous les acceptez un par un.
admin-anyone-may-join-needs-somebody = Tout le monde peut s’inscrire. Il faut quelqu’un pour s’en occuper chaque jour.
admin-who-may-have-an-account = Qui peut avoir un compte
admin-announcements = Annonces
admin-nothing-is-announced = Aucune annonce.
admin-tell-everyone-here = Le dire à tout le monde ici
admin-days-it-is-shown = Durée d’affichage en jours
admin-announce = Annoncer
admin-long-texts = Textes longs
admin-what-this-server-is-at = Ce qu’est ce serveur, en détail
admin-what-it-keeps-of-people = Ce qu’il conserve sur les gens
admin-terms-of-service = Conditions d’utilisation
admin-the-day-from-which-they = Date d’entrée en vigueur
admin-such-as-2026-11-23 = Par exemple 2026-11-23 ; aujourd’hui si rien n’est indiqué.
admin-take-back = Retirer
admin-the-budget-is-full-what = Le budget est atteint : ce que personne n’a regardé depuis le plus longtemps laisse la place, et sera récupéré de nouveau si quelqu’un le regarde.
admin-nothing-came-in-the-last = Rien n’est arrivé la semaine dernière.
admin-by-kind = Par type
admin-by-server = Par serveur
admin-files = Fichiers
admin-size = Taille
admin-nothing-was-fetched-within-the = Rien n’a été récupéré depuis une heure.
admin-fetched = Récupéré
admin-begins-anew = Recommence
admin-waiting = En attente
admin-emoji-emoji-of-other-servers = Émojis d’autres serveurs
admin-emoji-without-a-category = Sans catégorie
admin-emoji-a-new-one = Nouvel émoji
admin-emoji-shortcode = Raccourci
admin-emoji-what-people-write-between-two = Ce que l’on écrit entre deux deux-points : lettres de a à z, chiffres et _.
admin-emoji-picture = Image
admin-emoji-png-gif-or-webp-of = PNG, GIF ou WebP de 256 Ko au plus.
admin-emoji-category = Catégorie
admin-emoji-where-it-is-from-and = D’où il vient et qui peut l’utiliser
admin-emoji-many-at-once = Plusieurs à la fois
admin-emoji-a-zip-archive-of-at = Une archive ZIP de 300 images au plus, chacune nommée comme son raccourci ; les packs de Pleroma et les exports de Misskey en disent plus eux-mêmes. Les émojis déjà présents restent tels quels.
admin-emoji-archive = Archive
admin-emoji-where-they-are-from-and = D’où ils viennent et qui peut les utiliser
admin-emoji-add-all = Tout ajouter
admin-emoji-not-to-choose-from = Absent du sélecteur
admin-emoji-all-emoji = Tous les émojis
admin-emoji-to-choose-from = Dans le sélecteur
admin-emoji-without-this-it-is-shown = Sinon, il s’affiche quand quelqu’un écrit son raccourci, mais n’est proposé à personne.
admin-emoji-none-have-been-seen-yet = Aucun n’a encore été vu.
admin-emoji-ask-before-you-copy-pictures = Demandez avant de copier : les images appartiennent à qui les a dessinées.
admin-emoji-copy = Copier
admin-emoji-there-are-no-more = Il n’y en a pas d’autres.
admin-relay-the-server = Le serveur
admin-relay-relays = Relais
admin-relay-a-relay-brings-the-public = Un relais apporte les messages publics de nombreux serveurs dans le fil fédéré et leur transmet les messages publics de celui-ci.
admin-relay-add-one = Ajouter un relais
admin-relay-its-address = Son adresse
admin-relay-an-inbox-like-https-relay = Une boîte de réception comme https://relay.example/inbox, ou un acteur comme https://relay.example/actor. La demande part aussitôt.
admin-relay-asked-no-answer-yet = Demande envoyée, pas encore de réponse
admin-relay-it-said-no = Refusé par le relais
admin-relay-only-in-these-languages = Seulement dans ces langues
admin-relay-codes-like-de-or-en = Des codes comme de ou en, séparés par des espaces. Vide : toutes.
admin-relay-only-with-one-of-these = Seulement avec l’un de ces hashtags
admin-relay-parted-by-spaces-nothing-all = Séparés par des espaces. Vide : tous.
admin-relay-posts-in-an-hour-at = Messages par heure, au plus
admin-relay-0-as-many-as-come = 0 : sans limite.
admin-relay-switch-off = Désactiver
admin-relay-switch-on = Activer
admin-relay-all-relays = Tous les relais
admin-relay-what-is-taken-from-it = Ce qui en est repris
admin-asked = Demandé : { $ago }
admin-used-times = Utilisée { $n } fois
admin-used-of-times = Utilisée { $n } fois sur { $most }
admin-until = jusqu’au { $day }
admin-no-longer-good = plus valable
admin-over = terminée
admin-uploaded-here = Envoyés ici : { $size } dans { $n ->
    [one] { $n } fichier
   *[other] { $n } fichiers
    }. Ils ne disparaissent jamais.
admin-of-other-servers = D’autres serveurs : { $size } sur { $most } autorisés.
admin-free-on-the-disk = Libre sur le disque : { $size } ; { $least } doivent rester libres.
admin-full-in = La semaine dernière, { $size } sont arrivés et restés. À ce rythme, le budget sera atteint dans { $n ->
    [one] { $n } jour
   *[other] { $n } jours
    }.
admin-fetched-how = Les anciens messages, les réponses manquantes, les profils renouvelés et les aperçus sont récupérés pendant que personne ne les attend : au plus { $most } fois par heure auprès d’un même serveur ({ $setting } dans le fichier de configuration). Le reste attend que l’heure soit passée.
admin-work-waits = { $n ->
    [one] { $number } tâche attend
   *[other] { $number } tâches attendent
    } cela.
admin-spent-of = { $n } sur { $most }
admin-in-minutes = dans { $n } min
admin-emoji-here-since = Ici depuis le { $day }
admin-emoji-of-one = Émojis de { $domain }
admin-relay-taken = Repris : { $n ->
    [one] { $n } message
   *[other] { $n } messages
    } depuis une heure, { $day } depuis un jour
admin-relay-here-since = ici depuis le { $day }
admin-emoji-added = Ajoutés : { $n } ; déjà présents : { $known }.
admin-emoji-refused = Refusés : { $named }

admin-open = Ouvertes
