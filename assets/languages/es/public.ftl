public-about = Acerca de
public-who-runs-it = Quién lo lleva
public-software = Software
public-isc-and-mit-licence = Licencias ISC y MIT
public-limited-servers = Servidores limitados
public-latest-posts = Últimas publicaciones
public-more-posts-from-here = Más publicaciones de aquí
public-this-is-the-server-of = Este es el servidor de una sola persona.
public-new-accounts-cannot-be-opened = Por el momento no se pueden abrir cuentas nuevas.
public-people-can-join-with-an = Se puede entrar con invitación.
public-anyone-may-ask-to-join = Cualquiera puede pedir unirse; cada solicitud la lee una persona.
public-anyone-may-join = Cualquiera puede unirse.
public-that-did-not-make-sense = Eso no tenía sentido
public-go-back-and-try-again = Vuelve atrás e inténtalo de nuevo.
public-please-sign-in = Inicia sesión
public-this-page-is-for-people = Esta página es para quienes han iniciado sesión.
public-you-may-not-do-that = No puedes hacer eso
public-sign-in-with-another-account = Inicia sesión con otra cuenta, o vuelve atrás.
public-there-is-nothing-here = Aquí no hay nada
public-it-may-have-been-deleted = Puede que se haya eliminado, o que no sea para ti.
public-that-no-longer-fits = Eso ya no encaja
public-something-else-changed-meanwhile-go = Algo ha cambiado entretanto. Vuelve atrás y mira de nuevo.
public-this-is-gone = Esto ya no existe
public-it-was-deleted-for-good = Se eliminó para siempre.
public-that-is-too-large = Es demasiado grande
public-try-a-smaller-file = Prueba con un archivo más pequeño.
public-that-could-not-be-taken = No se pudo aceptar
public-go-back-look-at-the = Vuelve atrás, revisa el formulario e inténtalo de nuevo.
public-too-many-requests = Demasiadas peticiones
public-wait-a-minute-then-try = Espera un minuto y vuelve a intentarlo.
public-not-right-now = Ahora mismo no
public-the-server-is-busy-try = El servidor está ocupado. Inténtalo de nuevo en un minuto.
public-something-broke = Algo se ha roto
public-it-is-our-fault-and = Es culpa nuestra y ha quedado anotado. Inténtalo más tarde.
public-that-did-not-work = No ha funcionado
public-no-connection = Sin conexión
public-try-again = Reintentar
public-about-site = Acerca de { $site }
public-free-software = tusklet { $version }, software libre bajo la AGPL 3.0 o posterior.
public-icons = Iconos: Lucide, { $licence }.
public-request = Petición { $id }
public-cannot-reach = Tu dispositivo no puede llegar a { $site } ahora mismo. No se ha perdido nada: inténtalo de nuevo en un momento.
public-privacy = Privacidad
public-terms-of-service = Condiciones del servicio
public-posts-from-with = Publicaciones públicas de { $handle } con #{ $tag }
public-posts-from = Publicaciones públicas de { $handle }
public-replies-from = Publicaciones y respuestas públicas de { $handle }
public-pictures-from = Imágenes públicas de { $handle }
public-tag-on = #{ $tag } en { $domain }
public-posts-with = Publicaciones públicas con la etiqueta #{ $tag }
public-site-summary = { $site } es un pequeño servidor del fediverso: publicaciones cortas y conversaciones con gente de miles de servidores.

public-privacy-usual =
    Este servidor guarda lo que le das: tu nombre y tu perfil, lo que escribes, impulsas, marcas como favorito o guardas en marcadores, a quién sigues, bloqueas y silencias, tu dirección de correo si la diste, y un hash de tu contraseña.

    De cada navegador con sesión abierta guarda la dirección y el tipo de navegador de su último uso, para que puedas verlos en tus ajustes y cerrarlos. Lo que eliminas se elimina aquí enseguida.

    Las publicaciones públicas las puede leer cualquiera y se envían a los servidores de quienes te siguen. Las publicaciones para seguidores o para personas mencionadas se envían a los servidores de esas personas. Esos servidores pueden guardar copias: este les pide que eliminen lo que tú eliminas.

    Quienes llevan este servidor podrían leerlo todo, también las publicaciones privadas. No se vende nada y no hay publicidad.
