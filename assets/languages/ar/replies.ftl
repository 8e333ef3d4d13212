# Who can reply to a post.

who-can-reply = من يمكنه الردّ
who-can-reply-hint = يمكنك أنت ذلك دائمًا، وكذلك من تذكره أو تردّ عليه.
who-can-reply-hint-default = يمكنك أنت ذلك دائمًا، وكذلك من تذكره أو تردّ عليه. ويمكن أن يختلف كل منشور.
can-reply-everyone = كل من يراه
can-reply-followers-or-ask = المتابِعون فورًا، والآخرون بعد موافقتي
can-reply-ask = الجميع بعد موافقتي
can-reply-followers = المتابِعون ومن أذكرهم
can-reply-mentioned = من أذكرهم فقط
post-reply-limited = الردّ متاح لبعض الأشخاص فقط
post-asked-pending = لا يراه سواك إلى أن يقبله من تردّ عليه
post-asked-rejected = لا يراه سواك: لم يقبله من تردّ عليه
post-asks-you = لا يراه سواك إلى أن تقبله

replies-waiting = ردود تنتظر
replies-none = لا ردّ في انتظارك.
replies-let-in = قبول
replies-turn-down = رفض
replies-put-out = أخرجه من سلسلتي
