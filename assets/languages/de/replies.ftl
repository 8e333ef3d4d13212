who-can-reply = Wer antworten darf
who-can-reply-hint = Du selbst immer, und ebenso alle, die du erwähnst oder denen du antwortest.
who-can-reply-hint-default = Du selbst immer, und ebenso alle, die du erwähnst oder denen du antwortest. Jeder Beitrag kann abweichen.
can-reply-everyone = Alle, die ihn sehen
can-reply-followers-or-ask = Meine Follower sofort, alle anderen, sobald ich sie zulasse
can-reply-ask = Alle, sobald ich sie zulasse
can-reply-followers = Meine Follower und Profile, die ich erwähne
can-reply-mentioned = Nur Profile, die ich erwähne
post-reply-limited = Nur bestimmte Profile können antworten
post-asked-pending = Nur du siehst diese Antwort, bis die Person, der du antwortest, sie zulässt
post-asked-rejected = Nur du siehst diese Antwort: Die Person, der du antwortest, hat sie nicht zugelassen
post-asks-you = Nur du siehst diese Antwort, bis du sie zulässt

replies-waiting = Wartende Antworten
replies-none = Keine Antwort wartet auf dich.
replies-let-in = Zulassen
replies-turn-down = Ablehnen
replies-put-out = Aus meinem Thread nehmen
