data-tables = Tablas
data-in-the-form-that-mastodon = En el formato que leen Mastodon y la mayoría de los demás servidores: llévatelas cuando te mudes.
data-everything-you-wrote = Todo lo que has escrito
data-make-an-archive = Crear un archivo
data-your-archive-is-being-made = Tu archivo se está creando. Vuelve a mirar en unos minutos.
data-look-again = Volver a mirar
data-what-you-have-here-stays = Lo que tienes aquí se queda.
data-replace = Reemplazar
data-what-is-not-in-the = Lo que no está en la tabla se quita de aquí.
data-bring-a-table-along = Importar una tabla
data-you-see-what-it-would = Verás lo que haría antes de que se haga nada.
data-what-it-holds = Qué contiene
data-table-csv = Tabla (CSV)
data-how = Cómo
data-brought-along = Importado
data-show = Mostrar
data-nothing-is-done-yet = aún no se ha hecho nada
data-done = hecho
data-all-imports = Todas las importaciones
data-nothing-is-done-yet-this = Aún no se ha hecho nada. Este sería el resultado:
data-new-here = Nuevo aquí
data-here-already = Ya está aquí
data-cannot-be-read = No se puede leer
data-taken-away = Se quita
data-what-is-taken-away-does = Lo que se quita no vuelve por sí solo. Si no estás seguro, expórtalo antes.
data-throw-away = Descartar
data-it-goes-on-without-you = Sigue sin ti. A los demás servidores se les pregunta despacio, así que las tablas largas tardan horas.
data-rows-that-are-not-done = Filas sin hacer
data-row = Fila
data-why-not = Por qué no
data-download-these-rows = Descargar estas filas
data-stop-and-forget = Parar y olvidar
data-forget-this-import = Olvidar esta importación
data-the-first-rows = Las primeras filas
data-moving-here = Mudarse aquí
data-name-your-other-account-then = Indica tu otra cuenta. Después empieza la mudanza allí: sus seguidores vendrán con ella.
data-your-other-account = Tu otra cuenta
data-for-example-you-social-example = Por ejemplo tu@social.example
data-this-account-has-moved = Esta cuenta se ha mudado
data-it-only-points-there-your = Solo apunta allí; no se avisó a tus seguidores.
data-you-can-read-and-change = Aquí puedes leer y cambiar los ajustes, pero no publicar ni seguir.
data-use-this-account-again = Volver a usar esta cuenta
data-moving-away = Mudarse a otro sitio
data-first-name-this-account-as = Primero indica esta cuenta como alias en los ajustes de la nueva.
data-your-followers-are-asked-to = Se pide a tus seguidores que sigan la cuenta nueva. Tus publicaciones se quedan aquí.
data-this-account-can-no-longer = Esta cuenta ya no podrá publicar ni seguir hasta que canceles la mudanza.
data-you-can-move-again-after = Puedes volver a mudarte después de 30 días.
data-new-account = Cuenta nueva
data-your-password-here = Tu contraseña de aquí
data-only-point-there = Solo redirigir
data-move-my-followers = Mudar a mis seguidores
data-archive-holds = Todas tus publicaciones, imágenes y vídeos, tus favoritos y marcadores, en un solo archivo. También contiene lo que escribiste para pocos: guárdalo donde solo tú puedas leerlo.
data-archive-failed = No se pudo crear el archivo: { $problem }.
data-archive-of = Archivo del { $day }
data-archive-ends = se elimina el { $day }
data-the-archive = el archivo
data-as-written = Como la escriben Mastodon y la mayoría de los demás servidores. Como máximo { $n } filas y { $size }.
data-so-many-done = hecho: { $n } de { $rows }
data-done-but-for = hecho, salvo { $n ->
    [one] { $n } fila
   *[other] { $n } filas
    }
data-rows = { $n ->
    [one] { $n } fila
   *[other] { $n } filas
    }
data-rows-done = Hecho: { $n ->
    [one] { $n } fila
   *[other] { $n } filas
    }.
data-rows-unread = No se puede leer: { $n ->
    [one] { $n } fila
   *[other] { $n } filas
    }
data-rows-not-done = Sin hacer: { $n ->
    [one] { $n } fila
   *[other] { $n } filas
    }
data-so-many-taken-away = Quitado: { $n }.
data-and-more = y { $n } más
data-kind-of-day = { $kind } del { $day }
data-followers-told = Se avisó a tus seguidores ({ $ago }): hasta ahora han venido { $n } de { $followers }. Sus servidores deciden cuándo.
data-moved-lately = Te mudaste hace poco y podrás volver a hacerlo el { $day }.

data-servers-told = Avisados { $n } de { $all ->
    [one] { $all } servidor
   *[other] { $all } servidores
  }.
data-servers-waiting = Sin conexión por ahora: { $n }. Se volverá a intentar.
data-servers-refused = No quisieron saberlo: { $n }.
data-servers-told-bar = Servidores avisados
data-no-room = no hay sitio suficiente en el disco de este servidor
data-went-wrong = algo ha fallado por nuestra parte
