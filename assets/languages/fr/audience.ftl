audience-public = Public
audience-unlisted = Public discret
audience-local = Ce serveur
audience-followers = Abonné·e·s
audience-direct = Mentions
audience-only-me = Moi uniquement
audience-public-hint = tout le monde, ici et sur les autres serveurs
audience-unlisted-hint = tout le monde, mais pas dans les fils publics
audience-local-hint = les personnes connectées ici ; ne quitte jamais ce serveur
audience-followers-hint = vos abonné·e·s et les personnes mentionnées
audience-direct-hint = seulement les personnes mentionnées
audience-only-me-hint = vous et personne d’autre ; ne quitte jamais ce serveur
audience-with-hint = { $audience } : { $hint }
audience-lead = { $audience } :
reach-nobody = pas encore d’abonné·e·s
reach-here = { $here ->
    [one] { $here } abonné·e
   *[other] { $here } abonné·e·s
    } ici
reach-elsewhere = { $elsewhere ->
    [one] { $elsewhere } abonné·e
   *[other] { $elsewhere } abonné·e·s
    } sur { $servers ->
    [one] { $servers } autre serveur
   *[other] { $servers } autres serveurs
    }
reach-both = { $others } et { $here } ici
reach-public = { $reached } ; tout le monde peut le trouver.
reach-unlisted = { $reached } ; toute personne ayant le lien peut le lire.
reach-local = { $reached } ; tous les autres ici peuvent le trouver.
reach-local-nobody = toutes les personnes connectées ici ; aucune ne vous suit encore.
reach-followers = { $reached }, et les personnes mentionnées.
reach-direct = seulement les personnes mentionnées.
reach-only-me = vous et personne d’autre.
who-can-quote = Qui peut le citer
can-quote-everyone = Tout le monde
can-quote-followers = Mes abonné·e·s
can-quote-nobody = Moi uniquement
people-you-follow = Comptes que vous suivez
people-you-block = Comptes que vous bloquez
people-you-mute = Comptes que vous masquez
servers-you-block = Serveurs que vous bloquez
