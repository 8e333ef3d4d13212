who-can-reply = Quién puede responder
who-can-reply-hint = Tú siempre puedes, y también las personas a las que mencionas o respondes.
who-can-reply-hint-default = Tú siempre puedes, y también las personas a las que mencionas o respondes. Cada publicación puede ser distinta.
can-reply-everyone = Cualquiera que la vea
can-reply-followers-or-ask = Mis seguidores al momento, los demás cuando yo lo acepte
can-reply-ask = Cualquiera, cuando yo lo acepte
can-reply-followers = Mis seguidores y las personas que menciono
can-reply-mentioned = Solo las personas que menciono
post-reply-limited = Solo algunas personas pueden responder
post-asked-pending = Solo tú la ves hasta que la acepte la persona a quien respondes
post-asked-rejected = Solo tú la ves: la persona a quien respondes no la aceptó
post-asks-you = Solo tú la ves hasta que la aceptes

replies-waiting = Respuestas en espera
replies-none = Ninguna respuesta te espera.
replies-let-in = Aceptar
replies-turn-down = Rechazar
replies-put-out = Sacarla de mi hilo
