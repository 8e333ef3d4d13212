data-tables = Tableaux
data-in-the-form-that-mastodon = Dans le format que lisent Mastodon et la plupart des autres serveurs : emportez-les si vous déménagez.
data-everything-you-wrote = Tout ce que vous avez écrit
data-make-an-archive = Créer une archive
data-your-archive-is-being-made = Votre archive est en préparation. Revenez dans quelques minutes.
data-look-again = Actualiser
data-what-you-have-here-stays = Ce que vous avez ici reste.
data-replace = Remplacer
data-what-is-not-in-the = Ce qui n’est pas dans le tableau est retiré d’ici.
data-bring-a-table-along = Importer un tableau
data-you-see-what-it-would = Vous voyez ce que cela changerait avant que rien ne soit fait.
data-what-it-holds = Ce qu’il contient
data-table-csv = Tableau (CSV)
data-how = Comment
data-brought-along = Importés
data-show = Afficher
data-nothing-is-done-yet = rien n’est encore fait
data-done = terminé
data-all-imports = Tous les imports
data-nothing-is-done-yet-this = Rien n’est encore fait. Voici ce que cela donnerait :
data-new-here = Nouveau ici
data-here-already = Déjà ici
data-cannot-be-read = Illisible
data-taken-away = Retiré
data-what-is-taken-away-does = Ce qui est retiré ne revient pas tout seul. En cas de doute, exportez-le d’abord.
data-throw-away = Abandonner
data-it-goes-on-without-you = Cela continue sans vous. Les autres serveurs sont interrogés lentement : les longs tableaux prennent des heures.
data-rows-that-are-not-done = Lignes non traitées
data-row = Ligne
data-why-not = Pourquoi
data-download-these-rows = Télécharger ces lignes
data-stop-and-forget = Arrêter et oublier
data-forget-this-import = Oublier cet import
data-the-first-rows = Les premières lignes
data-moving-here = Déménager ici
data-name-your-other-account-then = Indiquez votre autre compte. Lancez ensuite le déménagement là-bas : ses abonné·e·s suivront.
data-your-other-account = Votre autre compte
data-for-example-you-social-example = Par exemple vous@social.example
data-this-account-has-moved = Ce compte a déménagé
data-it-only-points-there-your = C’est une simple redirection ; vos abonné·e·s n’ont pas été prévenu·e·s.
data-you-can-read-and-change = Vous pouvez lire et modifier les paramètres ici, mais ni publier ni suivre.
data-use-this-account-again = Réutiliser ce compte
data-moving-away = Déménager ailleurs
data-first-name-this-account-as = Indiquez d’abord ce compte comme alias dans les paramètres du nouveau.
data-your-followers-are-asked-to = Vos abonné·e·s sont invité·e·s à suivre le nouveau compte. Vos messages restent ici.
data-this-account-can-no-longer = Ce compte ne peut plus publier ni suivre, sauf si vous annulez le déménagement.
data-you-can-move-again-after = Vous pourrez déménager de nouveau après 30 jours.
data-new-account = Nouveau compte
data-your-password-here = Votre mot de passe ici
data-only-point-there = Rediriger seulement
data-move-my-followers = Déplacer mes abonné·e·s
data-archive-holds = Tous vos messages, images et vidéos, vos favoris et marque-pages, dans un seul fichier. Il contient aussi ce que vous avez écrit à peu de gens : gardez-le là où vous seul·e pouvez le lire.
data-archive-failed = L’archive n’a pas pu être créée : { $problem }.
data-archive-of = Archive du { $day }
data-archive-ends = supprimée le { $day }
data-the-archive = l’archive
data-as-written = Comme l’écrivent Mastodon et la plupart des autres serveurs. Au plus { $n } lignes et { $size }.
data-so-many-done = { $n } sur { $rows } traitées
data-done-but-for = terminé, sauf { $n ->
    [one] { $n } ligne
   *[other] { $n } lignes
    }
data-rows = { $n ->
    [one] { $n } ligne
   *[other] { $n } lignes
    }
data-rows-done = Terminé : { $n ->
    [one] { $n } ligne
   *[other] { $n } lignes
    }.
data-rows-unread = Illisible : { $n ->
    [one] { $n } ligne
   *[other] { $n } lignes
    }
data-rows-not-done = Non traité : { $n ->
    [one] { $n } ligne
   *[other] { $n } lignes
    }
data-so-many-taken-away = Retiré : { $n }.
data-and-more = et { $n } de plus
data-kind-of-day = { $kind } du { $day }
data-followers-told = Vos abonné·e·s ont été prévenu·e·s ({ $ago }) : { $n } sur { $followers } ont suivi jusqu’ici. Leurs serveurs décident du moment.
data-moved-lately = Vous avez déménagé récemment et pourrez le refaire le { $day }.

data-servers-told = { $n } sur { $all ->
    [one] { $all } serveur prévenu
   *[other] { $all } serveurs prévenus
  }.
data-servers-waiting = Encore injoignables : { $n }. De nouveaux essais suivront.
data-servers-refused = Refus : { $n }.
data-servers-told-bar = Serveurs prévenus
data-no-room = il n’y a pas assez de place sur le disque de ce serveur
data-went-wrong = un problème est survenu de notre côté
