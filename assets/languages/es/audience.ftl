audience-public = Pública
audience-unlisted = Pública silenciosa
audience-local = Este servidor
audience-followers = Seguidores
audience-direct = Mencionados
audience-only-me = Solo yo
audience-public-hint = cualquiera, aquí y en otros servidores
audience-unlisted-hint = cualquiera, pero no en las cronologías públicas
audience-local-hint = quienes tienen sesión aquí; nunca sale de este servidor
audience-followers-hint = tus seguidores y las personas que menciones
audience-direct-hint = solo las personas que menciones
audience-only-me-hint = nadie más que tú; nunca sale de este servidor
audience-with-hint = { $audience }: { $hint }
audience-lead = { $audience }:
reach-nobody = aún sin seguidores
reach-here = { $here ->
    [one] { $here } seguidor
   *[other] { $here } seguidores
    } aquí
reach-elsewhere = { $elsewhere ->
    [one] { $elsewhere } seguidor
   *[other] { $elsewhere } seguidores
    } en { $servers ->
    [one] { $servers } servidor más
   *[other] { $servers } servidores más
    }
reach-both = { $others } y { $here } aquí
reach-public = { $reached }; cualquiera puede encontrarla.
reach-unlisted = { $reached }; cualquiera con el enlace puede leerla.
reach-local = { $reached }; los demás de aquí pueden encontrarla.
reach-local-nobody = quienes tienen sesión aquí; aún no te sigue nadie de aquí.
reach-followers = { $reached }, y las personas que menciones.
reach-direct = solo las personas que menciones.
reach-only-me = nadie más que tú.
who-can-quote = Quién puede citarla
can-quote-everyone = Cualquiera
can-quote-followers = Mis seguidores
can-quote-nobody = Solo yo
people-you-follow = Cuentas que sigues
people-you-block = Cuentas que bloqueas
people-you-mute = Cuentas que silencias
servers-you-block = Servidores que bloqueas
