admin-emoji-of-this-server = Emojis de este servidor
admin-what-files-take-on-the = Lo que ocupan los archivos en el disco
admin-fetched-from-other-servers = Obtenido de otros servidores
admin-relays = Relés
admin-who-wants-to-join = Quién quiere unirse
admin-let-in = Aceptar
admin-turn-down = Rechazar
admin-nobody-is-waiting = Nadie está esperando.
admin-invitations = Invitaciones
admin-how-often-it-can-be = Cuántas veces puede usarse
admin-days-it-is-good-for = Días de validez
admin-new-invitation = Nueva invitación
admin-what-the-server-says-of = Lo que el servidor dice de sí mismo
admin-in-a-sentence-or-two = En una o dos frases
admin-e-mail-for-questions = Correo electrónico para preguntas
admin-picture-of-the-server = Imagen del servidor
admin-it-is-cut-to = Se recorta a 1200 × 630 píxeles y se muestra en la portada, en las aplicaciones y donde otros enlazan aquí.
admin-show-no-picture = No mostrar ninguna imagen
admin-colour = Color de las páginas
admin-colour-violet = Violeta
admin-colour-blue = Azul
admin-colour-teal = Verde azulado
admin-colour-green = Verde
admin-colour-amber = Ámbar
admin-colour-red = Rojo
admin-colour-pink = Rosa
admin-just-me = Solo yo
admin-the-front-page-is-your = La portada es tu perfil.
admin-a-community-closed = Una comunidad, cerrada
admin-nobody-new-for-now-you = Nadie nuevo por ahora; puedes cambiarlo en cualquier momento.
admin-by-invitation = Con invitación
admin-you-give-out-links = Tú repartes enlaces.
admin-ask-first = Con solicitud
admin-people-say-why-you-let = La gente dice por qué; tú aceptas a cada persona.
admin-anyone-may-join-needs-somebody = Cualquiera puede unirse. Hace falta alguien que lo cuide cada día.
admin-who-may-have-an-account = Quién puede tener una cuenta
admin-announcements = Anuncios
admin-nothing-is-announced = No hay anuncios.
admin-tell-everyone-here = Decírselo a todos aquí
admin-days-it-is-shown = Días que se muestra
admin-announce = Anunciar
admin-long-texts = Textos largos
admin-what-this-server-is-at = Qué es este servidor, en detalle
admin-what-it-keeps-of-people = Qué guarda de la gente
admin-terms-of-service = Condiciones del servicio
admin-the-day-from-which-they = El día desde el que valen
admin-such-as-2026-11-23 = Por ejemplo 2026-11-23; hoy, si no se dice nada.
admin-take-back = Retirar
admin-the-budget-is-full-what = El límite está lleno: lo que nadie ha mirado desde hace más tiempo deja sitio, y se obtiene de nuevo cuando alguien lo mira.
admin-nothing-came-in-the-last = No llegó nada en la última semana.
admin-by-kind = Por tipo
admin-by-server = Por servidor
admin-files = Archivos
admin-size = Tamaño
admin-nothing-was-fetched-within-the = No se ha obtenido nada en la última hora.
admin-fetched = Obtenido
admin-begins-anew = Empieza de nuevo
admin-waiting = En espera
admin-emoji-emoji-of-other-servers = Emojis de otros servidores
admin-emoji-without-a-category = Sin categoría
admin-emoji-a-new-one = Nuevo emoji
admin-emoji-shortcode = Código corto
admin-emoji-what-people-write-between-two = Lo que se escribe entre dos signos de dos puntos: letras de la a a la z, cifras y _.
admin-emoji-picture = Imagen
admin-emoji-png-gif-or-webp-of = PNG, GIF o WebP de 256 KB como máximo.
admin-emoji-category = Categoría
admin-emoji-where-it-is-from-and = De dónde viene y quién puede usarlo
admin-emoji-many-at-once = Muchos a la vez
admin-emoji-a-zip-archive-of-at = Un archivo ZIP de 300 imágenes como máximo, cada una con el nombre de su código corto; los paquetes de Pleroma y las exportaciones de Misskey dicen más por sí mismos. Los emojis que ya están aquí quedan como están.
admin-emoji-archive = Archivo
admin-emoji-where-they-are-from-and = De dónde vienen y quién puede usarlos
admin-emoji-add-all = Añadir todos
admin-emoji-not-to-choose-from = Fuera del selector
admin-emoji-all-emoji = Todos los emojis
admin-emoji-to-choose-from = En el selector
admin-emoji-without-this-it-is-shown = Si no, se muestra donde alguien escribe su código corto, pero no se ofrece a nadie.
admin-emoji-none-have-been-seen-yet = Aún no se ha visto ninguno.
admin-emoji-ask-before-you-copy-pictures = Pregunta antes de copiar: las imágenes son de quienes las dibujaron.
admin-emoji-copy = Copiar
admin-emoji-there-are-no-more = No hay más.
admin-relay-the-server = El servidor
admin-relay-relays = Relés
admin-relay-a-relay-brings-the-public = Un relé trae las publicaciones públicas de muchos servidores a la cronología federada y les lleva las publicaciones públicas de este.
admin-relay-add-one = Añadir uno
admin-relay-its-address = Su dirección
admin-relay-an-inbox-like-https-relay = Un buzón como https://relay.example/inbox, o un actor como https://relay.example/actor. Se le pregunta enseguida.
admin-relay-asked-no-answer-yet = Preguntado, aún sin respuesta
admin-relay-it-said-no = Dijo que no
admin-relay-only-in-these-languages = Solo en estos idiomas
admin-relay-codes-like-de-or-en = Códigos como de o en, separados por espacios. Vacío: todos.
admin-relay-only-with-one-of-these = Solo con una de estas etiquetas
admin-relay-parted-by-spaces-nothing-all = Separadas por espacios. Vacío: todas.
admin-relay-posts-in-an-hour-at = Publicaciones por hora, como máximo
admin-relay-0-as-many-as-come = 0: sin límite.
admin-relay-switch-off = Desactivar
admin-relay-switch-on = Activar
admin-relay-all-relays = Todos los relés
admin-relay-what-is-taken-from-it = Qué se toma de él
admin-asked = Preguntado: { $ago }
admin-used-times = Usos: { $n }
admin-used-of-times = Usos: { $n } de { $most }
admin-until = hasta el { $day }
admin-no-longer-good = ya no es válida
admin-over = terminado
admin-uploaded-here = Subido aquí: { $size } en { $n ->
    [one] { $n } archivo
   *[other] { $n } archivos
    }. Nunca se borran.
admin-of-other-servers = De otros servidores: { $size } de { $most } permitidos.
admin-free-on-the-disk = Libre en el disco: { $size }; deben quedar libres { $least }.
admin-full-in = En la última semana llegaron y se quedaron { $size }. Si sigue así, el límite se llenará en { $n ->
    [one] { $n } día
   *[other] { $n } días
    }.
admin-fetched-how = Las publicaciones antiguas, las respuestas que faltan, los perfiles renovados y las vistas previas se obtienen mientras nadie los espera: como máximo { $most } veces por hora de un mismo servidor ({ $setting } en el archivo de configuración). Lo que sobra espera a que pase la hora.
admin-work-waits = { $n ->
    [one] { $number } tarea espera
   *[other] { $number } tareas esperan
    } a eso.
admin-spent-of = { $n } de { $most }
admin-in-minutes = en { $n } min
admin-emoji-here-since = Aquí desde el { $day }
admin-emoji-of-one = Emojis de { $domain }
admin-relay-taken = Tomado: { $n ->
    [one] { $n } publicación
   *[other] { $n } publicaciones
    } en la última hora, { $day } en el último día
admin-relay-here-since = aquí desde el { $day }
admin-emoji-added = Añadidos: { $n }; ya estaban aquí: { $known }.
admin-emoji-refused = Rechazados: { $named }

admin-open = Abierto
