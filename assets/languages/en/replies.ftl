# Who can reply to a post.

who-can-reply = Who can reply
who-can-reply-hint = You always can, and so can whom you mention or reply to.
who-can-reply-hint-default = You always can, and so can whom you mention or reply to. Each post can differ.
can-reply-everyone = Everyone who sees it
can-reply-followers-or-ask = My followers at once, others once I let them in
can-reply-ask = Everyone, once I let them in
can-reply-followers = My followers and people I mention
can-reply-mentioned = Only people I mention
# The name of the button that would reply, where one may not.
post-reply-limited = Only some people can reply
# Above a reply of one's own that its reader has to let in.
post-asked-pending = Only you see it until the person you reply to lets it in
post-asked-rejected = Only you see it: the person you reply to did not let it in
# Above a reply that only its writer and its reader see, who is to let it in.
post-asks-you = Only you see it until you let it in

# Replies that wait to be let in by hand.
replies-waiting = Waiting replies
replies-none = No reply waits for you.
replies-let-in = Let in
replies-turn-down = Refuse
# A button that takes a reply out of the thread of one's own post.
replies-put-out = Take it out of my thread
