filter-your-filters = Vos filtres
filter-you-see-everything = Vous voyez tout.
filter-a-new-filter = Nouveau filtre
filter-make-it = Créer
filter-single-posts = Messages isolés
filter-take-out = Retirer
filter-never = Jamais
filter-in-half-an-hour = Dans une demi-heure
filter-in-an-hour = Dans une heure
filter-in-6-hours = Dans 6 heures
filter-in-a-day = Dans un jour
filter-in-a-week = Dans une semaine
filter-name-of-the-filter = Nom du filtre
filter-stands-in-place-of-what = S’affiche à la place de ce qui est replié.
filter-words-and-phrases-one-on = Mots et expressions, un par ligne
filter-they-match-as-whole-words = Ils correspondent en mots entiers, en majuscules ou en minuscules.
filter-the-same-also-inside-longer = De même, y compris à l’intérieur de mots plus longs
filter-where = Où
filter-what-happens-with-a-post = Ce qui arrive à un message qui correspond
filter-when-it-ends = Fin
filter-home-and-lists = Accueil et listes
filter-public-timelines = Fils publics
filter-threads = Fils de discussion
filter-profiles = Profils
filter-fold-it = Replier
filter-leave-it-out = Cacher entièrement
filter-fold-its-pictures = Replier ses images
filter-the-name-of-the-filter = Le nom du filtre s’affiche à sa place jusqu’à ce que vous l’ouvriez.
filter-as-if-it-had-never = Comme s’il n’avait jamais été écrit.
filter-pictures-films-and-sounds-only = Images, vidéos et sons seulement ; le texte reste.
filter-phrases = { $n ->
    [one] { $n } expression
   *[other] { $n } expressions
    }
filter-posts = { $n ->
    [one] { $n } message
   *[other] { $n } messages
    }
filter-ended = terminé : { $when }
filter-until = jusqu’à : { $when }
filter-post = Message { $id }
filter-as-now = Comme maintenant : { $when }
filter-out-of-it = le message { $id }
