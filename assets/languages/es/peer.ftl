peer-new-rule = Nueva regla
peer-such-as-bad-example-all = Por ejemplo bad.example; vale también para todos sus subdominios.
peer-put-in-force = Aplicar
peer-lists-of-rules-in-the = Listas de reglas en el formato de Mastodon. Primero verás qué cambiaría.
peer-list-of-rules-csv = Lista de reglas (CSV)
peer-download-ours = Descargar las nuestras
peer-servers-that-may-be-talked = Servidores con los que se puede hablar
peer-only-these-are-talked-with = Solo se habla con estos, como dice la configuración (federation.only_allowed).
peer-of-no-meaning-now-all = Ahora sin efecto: se habla con todos, como dice la configuración (federation.only_allowed).
peer-lift-the-rule = Levantar la regla
peer-all-rules = Todas las reglas
peer-none = Nada
peer-only-what-is-ticked-below = Solo lo marcado abajo.
peer-limit = Limitar
peer-who-does-not-follow-its = Quien no sigue a su gente no se la encuentra.
peer-shut-out = Excluir
peer-nothing-comes-in-nothing-goes = No entra nada, no sale nada. Los seguimientos terminan en ambos sentidos.
peer-how-much = Cuánto
peer-no-pictures = Sin imágenes
peer-its-pictures-avatars-and-emoji = No se muestran sus imágenes, avatares ni emojis.
peer-no-reports = Sin reportes
peer-its-reports-are-not-taken = No se aceptan sus reportes.
peer-content-warning = Advertencia de contenido
peer-its-posts-are-folded-under = Sus publicaciones se pliegan bajo una advertencia, también las que ya están aquí.
peer-words-of-the-warning = Texto de la advertencia
peer-why-for-everyone = Por qué, para todos
peer-why-for-those-who-run = Por qué, para quienes llevan este servidor
peer-show-only-part-of-the = Mostrar a todos solo parte del nombre
peer-told-not-limited = sin limitar
peer-told-limited = limitado
peer-told-shut-out = excluido
peer-told-no-pictures = sin imágenes
peer-told-no-reports = sin reportes
peer-told-content-warning = advertencia de contenido
peer-what-this-list-would-do = Lo que haría esta lista
peer-leave-it = Dejarlo
peer-since = desde el { $day }
peer-would-end = Excluirlo pondría fin a { $n ->
    [one] { $n } seguimiento
   *[other] { $n } seguimientos
    } de gente de aquí.
peer-empty-usual = Vacío: «{ $warning }».
peer-list-told = Reglas nuevas: { $fresh }; servidores que ya tienen una, que se queda: { $known }; líneas no aceptables: { $refused }. Seguimientos de gente de aquí que terminarían: { $ended }.
peer-ends-follows = pone fin a { $n ->
    [one] { $n } seguimiento
   *[other] { $n } seguimientos
    }
peer-the-rule-for = la regla para { $domain }
peer-usual-warning = De un servidor con aviso de contenido
