notifications-empty = Cuando alguien te responda, te siga o marque algo tuyo como favorito, lo verás aquí.
notifications-older = Notificaciones anteriores
notifications-all = Todas
notifications-kept-back = Retenidas
notifications-none-waits = Nadie espera a que lo dejes pasar.
notifications-choose = Elegir qué notificaciones se retienen
notifications-let-through = Dejar pasar
notifications-throw-away = Descartar
notifications-mentions = { $n ->
    [one] { $n } mención
   *[other] { $n } menciones
    }
notification-answer = Responder
notification-somebody = Alguien
notification-mention = Mención de { $who }
notification-status = Nueva publicación de { $who }
notification-boost = Impulso a tu publicación de { $who }
notification-follow = Ahora te sigue: { $who }
notification-follow-request = Solicitud de seguimiento de { $who }
notification-favourite = Favorito a tu publicación de { $who }
notification-update = Publicación que impulsaste, editada por { $who }
notification-sign-up = Registro o solicitud de registro de { $who }
notification-poll = Encuesta terminada de { $who }
notification-quote = Tu publicación fue citada por { $who }
notification-quoted-update = Publicación que citaste, editada por { $who }
notification-report = Reporte enviado por { $who }
notification-collected = Te añadió a una colección: { $who }
notification-collection-update = Colección en la que estás, cambiada por { $who }
notification-move = { $who } se ha mudado
notification-move-to = A partir de ahora: { $who }
notification-reply-asked = { $who } quiere responder a tu publicación
notification-severed = Algunos de tus seguimientos han terminado
notification-warning = Los moderadores han tomado una medida sobre tu cuenta
notification-report-about = Sobre { $name }
notification-lost = { $target } quedó excluido: has perdido { $followers } seguidores y { $following } de las cuentas que seguías. { $link }
notification-lost-which = Cuáles
notification-your-post = Tu publicación del { $day }
measure-none = Nada ha cambiado en tu cuenta.
measure-sensitive = Tus imágenes se marcan ahora siempre como sensibles.
measure-disable = Ya no puedes iniciar sesión.
measure-silence = Quien no te sigue ya no encuentra tus publicaciones.
measure-suspend = Tu cuenta está suspendida.
conversations-empty = Aquí aparecen las publicaciones que solo pueden ver las personas mencionadas en ellas.
conversations-older = Conversaciones anteriores
conversation-with = Con { $names }
conversation-read = Marcar como leída
conversation-put-away = Apartar
push-new = Algo nuevo

# What a push message says. It is short: phones show two lines.
push-poll = Ha terminado una encuesta
push-warning = La moderación te ha enviado un mensaje
push-report = { $handle }: { $comment }
push-ended-there = Ya no sigues a { $who }
push-lost = Por { $target } has perdido seguidores ({ $followers }) y cuentas que seguías ({ $following })
