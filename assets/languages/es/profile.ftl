profile-title = { $name } ({ $handle })
profile-empty = Todavía no hay nada aquí.
profile-bot = Bot
profile-locked = Aprueba a sus seguidores
profile-follows-you = Te sigue
profile-muted = Silenciada
profile-suspended = Esta cuenta está suspendida.
profile-your-note = Tu nota: { $note }
profile-edit = Editar perfil
profile-more = Más sobre { $name }
profile-posts = { $n ->
    [one] { $count } publicación
   *[other] { $count } publicaciones
    }
profile-following = { $count } siguiendo
profile-followers = { $n ->
    [one] { $count } seguidor
   *[other] { $count } seguidores
    }
profile-since = Aquí desde el { $day }
profile-with-replies = Con respuestas
profile-media = Multimedia
profile-posts-shown = Publicaciones mostradas
profile-moved = { $name } se ha mudado a { $handle }.
profile-checked = Comprobado el { $day }
profile-verified = verificado
follow-take-back = Cancelar solicitud
follow-ask = Solicitar seguir
followers = Seguidores
following = Siguiendo
people-of = { $what } · { $name }
people-hidden = Su dueño oculta esta lista.
requests = Solicitudes de seguimiento
requests-none = Nadie espera una respuesta.
requests-accept = Aceptar
requests-reject = Rechazar
requests-choose = Elegir a { $name }
requests-accept-all = Aceptar las elegidas
requests-reject-all = Rechazar las elegidas
account-about = Sobre una cuenta
account-about-name = Sobre { $name }
account-open = Abrir el perfil
account-write = Escribirle
account-remove-follower = Quitar de tus seguidores
account-block = Bloquear: ya no os veis mutuamente
account-report = Reportar…
account-unblock-domain = Desbloquear { $domain }
account-block-domain = Bloquear todo { $domain }: los seguimientos terminan, nadie de allí te llega
account-put-on-list = Añadir a una lista
account-notify = Avisarme cuando publique
account-unnotify = No avisarme más cuando publique
account-hide-boosts = Ocultar lo que impulsa
account-show-boosts = Mostrar lo que impulsa
account-note = Tu nota
account-note-label = Lo que quieres recordar de esta cuenta
account-note-hint = Solo tú la ves. Vacíala para quitarla.
account-note-save = Guardar la nota
account-unmute-until = Dejar de silenciar (silenciada hasta: { $when })
account-mute-open = Silenciar: sus publicaciones ya no te llegan…
account-mute-lasts = Por cuánto tiempo
account-mute-forever = Hasta que lo retires
account-mute-notifications = Tampoco notificaciones suyas
