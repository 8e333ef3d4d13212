who-can-reply = Qui peut répondre
who-can-reply-hint = Vous le pouvez toujours, de même que les personnes que vous mentionnez ou à qui vous répondez.
who-can-reply-hint-default = Vous le pouvez toujours, de même que les personnes que vous mentionnez ou à qui vous répondez. Chaque message peut différer.
can-reply-everyone = Toute personne qui le voit
can-reply-followers-or-ask = Mes abonné·e·s tout de suite, les autres après mon accord
can-reply-ask = Tout le monde, après mon accord
can-reply-followers = Mes abonné·e·s et les personnes que je mentionne
can-reply-mentioned = Seulement les personnes que je mentionne
post-reply-limited = Seules certaines personnes peuvent répondre
post-asked-pending = Vous seul·e le voyez jusqu’à ce que la personne à qui vous répondez l’accepte
post-asked-rejected = Vous seul·e le voyez : la personne à qui vous répondez ne l’a pas accepté
post-asks-you = Vous seul·e le voyez jusqu’à ce que vous l’acceptiez

replies-waiting = Réponses en attente
replies-none = Aucune réponse ne vous attend.
replies-let-in = Accepter
replies-turn-down = Refuser
replies-put-out = Retirer de mon fil de discussion
