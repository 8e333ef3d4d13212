filter-your-filters = Tus filtros
filter-you-see-everything = Lo ves todo.
filter-a-new-filter = Nuevo filtro
filter-make-it = Crear
filter-single-posts = Publicaciones sueltas
filter-take-out = Sacar
filter-never = Nunca
filter-in-half-an-hour = En media hora
filter-in-an-hour = En una hora
filter-in-6-hours = En 6 horas
filter-in-a-day = En un día
filter-in-a-week = En una semana
filter-name-of-the-filter = Nombre del filtro
filter-stands-in-place-of-what = Aparece en lugar de lo que se oculta.
filter-words-and-phrases-one-on = Palabras y frases, una por línea
filter-they-match-as-whole-words = Coinciden como palabras enteras, en mayúsculas o minúsculas.
filter-the-same-also-inside-longer = Lo mismo, también dentro de palabras más largas
filter-where = Dónde
filter-what-happens-with-a-post = Qué pasa con una publicación que coincide
filter-when-it-ends = Cuándo termina
filter-home-and-lists = Inicio y listas
filter-public-timelines = Cronologías públicas
filter-threads = Hilos
filter-profiles = Perfiles
filter-fold-it = Plegarla
filter-leave-it-out = Omitirla
filter-fold-its-pictures = Plegar sus imágenes
filter-the-name-of-the-filter = El nombre del filtro aparece en su lugar hasta que la abres.
filter-as-if-it-had-never = Como si nunca se hubiera escrito.
filter-pictures-films-and-sounds-only = Solo imágenes, vídeos y sonidos; el texto se queda.
filter-phrases = { $n ->
    [one] { $n } frase
   *[other] { $n } frases
    }
filter-posts = { $n ->
    [one] { $n } publicación
   *[other] { $n } publicaciones
    }
filter-ended = terminó: { $when }
filter-until = hasta: { $when }
filter-post = Publicación { $id }
filter-as-now = Como ahora: { $when }
filter-out-of-it = la publicación { $id }
