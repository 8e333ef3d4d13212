js-offline = No ha funcionado. ¿Tienes conexión?
js-denied = A este navegador se le dijo que no mostrara notificaciones. Cámbialo primero en sus ajustes.
js-nopush = El servicio push de este navegador no responde.
js-undo = Deshacer
js-close = Cerrar
js-back = Atrás
js-moved = Columna movida
js-fresh = { $n ->
    [one] { $n } nueva
   *[other] { $n } nuevas
    }
js-fresh-in = { $name }: { $n ->
    [one] { $n } nueva
   *[other] { $n } nuevas
    }
js-new = nuevo
js-cut = Sin conexión, reintentando
js-older = Publicaciones anteriores
js-page = Abrir como página
js-read = Has leído hasta aquí.
js-left = { $n ->
    [one] Queda { $n } carácter
   *[other] Quedan { $n } caracteres
    }
js-over = { $n ->
    [one] Sobra { $n } carácter
   *[other] Sobran { $n } caracteres
    }
js-kept = Guardado como borrador
js-nudge = Algunas imágenes no tienen descripción. Quienes no puedan verlas se perderán lo que muestran.
js-describe = Escribir ahora
js-anyway = Publicar igualmente
js-point = El punto que elegiste
js-suggestions = Sugerencias
js-find-emoji = Buscar un emoji
js-pictures = Imágenes
js-file = Abrir el archivo
js-previous = Imagen anterior
js-next = Imagen siguiente
js-slide = { $n } de { $all }
js-width-s = Estrecha
js-width-m = Mediana
js-width-l = Ancha
js-width-of = Ancho de { $name }
js-keys = Atajos de teclado
js-keys-settings = Desactivarlos o vincularlos a Alt
js-keys-posts = publicación siguiente, anterior
js-keys-column = esa columna
js-keys-columns = columna anterior, siguiente
js-keys-top = al principio
js-keys-older = a las publicaciones anteriores
js-keys-new = mostrar lo nuevo
js-keys-line = a donde habías leído
js-keys-open = abrir
js-keys-back = atrás
js-keys-reply = responder
js-keys-boost = impulsar
js-keys-favourite = marcar como favorito
js-keys-bookmark = guardar en marcadores
js-keys-quote = citar
js-keys-mention = mencionar
js-keys-profile = perfil
js-keys-more = más sobre ella
js-keys-picture = abrir la imagen
js-keys-unfold = mostrar u ocultar una advertencia
js-keys-unfold-pictures = mostrar u ocultar imágenes
js-keys-write = escribir
js-keys-anew = escribir desde cero
js-keys-warning = advertencia de contenido
js-keys-send = enviar
js-keys-search = buscar
js-keys-move = mover la columna
js-keys-width = ancho de la columna
js-keys-home = inicio
js-keys-notifications = notificaciones
js-keys-local = este servidor
js-keys-everyone = todos
js-keys-explore = explorar
js-keys-conversations = conversaciones
js-keys-favourites = favoritos
js-keys-bookmarks = marcadores
js-keys-lists = listas
js-keys-own = tu perfil
js-keys-pinned = tus publicaciones fijadas
js-keys-deck = deck
js-keys-requests = solicitudes de seguimiento
js-keys-blocks = cuentas bloqueadas
js-keys-mutes = cuentas silenciadas
js-keys-leave = cerrar, salir de un campo
js-keys-help = esta lista
js-keys-catch-up = ponerse al día
