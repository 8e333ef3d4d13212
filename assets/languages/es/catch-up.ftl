catch-up = Ponerse al día
catch-up-since = Lo que llegó en las últimas
catch-up-hours = { $n ->
    [one] { $n } hora
   *[other] { $n } horas
    }
catch-up-order = Primero
catch-up-by-time = Las más antiguas
catch-up-by-boosts = Las más impulsadas
catch-up-by-favourites = Las más marcadas como favoritas
catch-up-by-length = Las más largas
catch-up-show = Mostrar
catch-up-kinds = Tipos de publicaciones
catch-up-kind-all = Todas { $n }
catch-up-kind-original = Nuevas { $n }
catch-up-kind-replies = Respuestas { $n }
catch-up-kind-boosts = Impulsos { $n }
catch-up-kind-media = Multimedia { $n }
catch-up-kind-links = Enlaces { $n }
catch-up-authors = De quién
catch-up-cut = Llegó más de lo que cabe aquí: estas son las { $n } más recientes.
catch-up-nothing = No llegó nada de ese tipo en este tiempo.
catch-up-all = { $n ->
    [one] Esa es la única publicación.
   *[other] Eso es todo: { $n } publicaciones.
    }
catch-up-read = Ya estoy al día
catch-up-without-words = Sin texto
catch-up-files = { $n ->
    [one] { $n } archivo
   *[other] { $n } archivos
    }
catch-up-numbers = Impulsos: { $boosts }, favoritos: { $favourites }
