# What visitors see of the server: front page, about, errors, feeds.

public-about = About
public-who-runs-it = Who runs it
public-software = Software
public-isc-and-mit-licence = ISC and MIT licence
public-limited-servers = Limited servers
public-latest-posts = Latest posts
public-more-posts-from-here = More posts from here
public-this-is-the-server-of = This is the server of one person.
public-new-accounts-cannot-be-opened = New accounts cannot be opened at the moment.
public-people-can-join-with-an = People can join with an invitation.
public-anyone-may-ask-to-join = Anyone may ask to join; each request is read by a person.
public-anyone-may-join = Anyone may join.
public-that-did-not-make-sense = That did not make sense
public-go-back-and-try-again = Go back and try again.
public-please-sign-in = Please sign in
public-this-page-is-for-people = This page is for people who are signed in.
public-you-may-not-do-that = You may not do that
public-sign-in-with-another-account = Sign in with another account, or go back.
public-there-is-nothing-here = There is nothing here
public-it-may-have-been-deleted = It may have been deleted, or is not for you to see.
public-that-no-longer-fits = That no longer fits
public-something-else-changed-meanwhile-go = Something else changed meanwhile. Go back and look again.
public-this-is-gone = This is gone
public-it-was-deleted-for-good = It was deleted for good.
public-that-is-too-large = That is too large
public-try-a-smaller-file = Try a smaller file.
public-that-could-not-be-taken = That could not be taken
public-go-back-look-at-the = Go back, look at the form and try again.
public-too-many-requests = Too many requests
public-wait-a-minute-then-try = Wait a minute, then try again.
public-not-right-now = Not right now
public-the-server-is-busy-try = The server is busy. Try again in a minute.
public-something-broke = Something broke
public-it-is-our-fault-and = It is our fault and has been noted. Try again later.
public-that-did-not-work = That did not work
public-no-connection = No connection
public-try-again = Try again
public-about-site = About { $site }
public-free-software = tusklet { $version }, free software under the AGPL 3.0 or later.
public-icons = Icons: Lucide, { $licence }.
# The number under which a request that failed is logged.
public-request = Request { $id }
public-cannot-reach = Your device cannot reach { $site } just now. Nothing is lost: try again in a moment.
public-privacy = Privacy
public-terms-of-service = Terms of service
public-posts-from-with = Public posts from { $handle } with #{ $tag }
public-posts-from = Public posts from { $handle }
public-replies-from = Public posts and replies from { $handle }
public-pictures-from = Public pictures from { $handle }
public-tag-on = #{ $tag } on { $domain }
public-posts-with = Public posts with the hashtag #{ $tag }
# What search engines show of a server that says nothing of itself.
public-site-summary = { $site } is a small server in the fediverse: short posts, and conversations with people on thousands of other servers.

# What holds about privacy while the admin has not written anything: what this program does.
public-privacy-usual =
    This server keeps what you give it: your name and profile, what you write, boost, favourite and bookmark, whom you follow, block and mute, your e-mail address if you gave one, and a hash of your password.

    For each browser that is signed in it keeps the address and the kind of browser it was last used with, so that you can see them in your settings and end them. What you delete is deleted here at once.

    Public posts can be read by everyone and are sent to the servers of those who follow you. Posts for followers or for people you mention are sent to the servers of those people. Those servers may keep copies: this one asks them to delete what you delete.

    Those who run this server could read all of it, private posts included. Nothing is sold, and there is no advertising.
