post-boosted-by = Impulsado por { $who }
post-pinned = Fijada
post-reply-to = En respuesta a { $who }
post-audience-and = { $audience },
post-edited = Editado: { $when }
post-filtered = Filtrado: { $filter }
post-read-line = Leído hasta aquí
post-replies-word = { $n ->
    [one] respuesta
   *[other] respuestas
    }
post-boosts-word = { $n ->
    [one] impulso
   *[other] impulsos
    }
post-favourites-word = { $n ->
    [one] favorito
   *[other] favoritos
    }
post-reply = Responder
post-boost = Impulsar
post-quote = Citar
post-favourite = Marcar como favorito
post-bookmark = Guardar en marcadores
post-more = Más sobre esta publicación
post-button-count = { $label }, { $n }
media-sensitive = Contenido multimedia sensible
media-image-bare = Imagen sin descripción
media-video-bare = Vídeo sin descripción
media-audio-bare = Sonido sin descripción
media-file = Archivo: { $description }
media-file-bare = Archivo: sin descripción
media-alt = ALT
poll-choose-one = Elige una
poll-choose-several = Elige una o más
poll-vote = Votar
poll-own-vote = tu voto
poll-results-so-far = Resultados hasta ahora
poll-people = { $n ->
    [one] { $n } persona
   *[other] { $n } personas
    }
poll-votes = { $n ->
    [one] { $n } voto
   *[other] { $n } votos
    }
poll-percent = { $n } %
poll-ended = terminó: { $when }
poll-ends = termina: { $when }
poll-results-later = los resultados se muestran al final
quote-blocked-account = Cita a alguien a quien bloqueas
quote-blocked-domain = Cita a alguien de un servidor que bloqueas
quote-muted-account = Cita a alguien a quien silencias
quote-pending = Cita una publicación cuyo autor aún no ha respondido.
quote-rejected = Cita una publicación cuyo autor no lo quiere.
quote-revoked = Citaba una publicación que su autor ha retirado.
quote-deleted = Citaba una publicación que ya no existe.
quote-unauthorized = Cita una publicación que no es para ti.
quote-another = Cita otra publicación.
post = Publicación
post-by = Publicación de { $name }
post-untitled = una publicación
post-title = { $name }: { $words }
post-thread = Hilo
post-join-in = Responder, impulsar o marcar como favorito
post-replies = Respuestas
post-boosts-count = { $n ->
    [one] { $n } impulso
   *[other] { $n } impulsos
    }
post-favourites-count = { $n ->
    [one] { $n } favorito
   *[other] { $n } favoritos
    }
post-back-to = Volver a la publicación de { $name }
more-replies-here = { $here } de aproximadamente { $there ->
    [one] { $there } respuesta
   *[other] { $there } respuestas
    }
more-posts-here = Unas { $there } { $there ->
    [one] publicación
   *[other] publicaciones
    } allí, { $here } aquí
more-posts-here-and-there = { $what }, { $all }
more-posts-all = verlas todas allí
more-open = { $what }, { $fetch }
more-fetch = obtener el resto
more-coming = { $what }. Se está obteniendo el resto, { $again }.
more-look-again = volver a mirar
more-put-off = { $what }. A su servidor se le ha pedido mucho últimamente: el resto se obtendrá a las { $time } UTC.
post-about = Sobre esta publicación
post-itself = La publicación
what-you-can-do = Lo que puedes hacer
post-open-thread = Abrir el hilo
post-versions = Versiones
post-who-quotes = Quién la cita
post-mute-thread = Silenciar esta conversación: no más notificaciones
post-unmute-thread = Dejar de silenciar esta conversación
post-pin = Fijar en mi perfil
post-unpin = Dejar de fijar en mi perfil
post-redraft-open = Eliminar y reescribir…
post-redraft-why = La publicación desaparece, y pierde sus respuestas, impulsos y favoritos. Su texto y sus imágenes te esperan como borrador.
post-redraft = Eliminar y reescribir
post-delete-open = Eliminar…
post-delete-why = La publicación desaparece aquí, y se pide a los demás servidores que la eliminen. No se puede deshacer.
post-report = Reportar esta publicación
post-mute-or-block = Silenciar o bloquear a { $name }…
versions-order = De la más reciente a la más antigua
version-now = Actual, desde: { $when }
version-first = Primera: { $when }
version-of = Versión: { $when }
version-warning = Advertencia de contenido:
quotes = Citas
quotes-none = Nadie la cita.
quotes-older = Citas anteriores
quotes-take-out = Sacar de ella mi publicación
marked-boosted = Impulsado por
marked-favourited = Marcado como favorito por
