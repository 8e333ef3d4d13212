public-about = À propos
public-who-runs-it = Qui le gère
public-software = Logiciel
public-isc-and-mit-licence = Licences ISC et MIT
public-limited-servers = Serveurs limités
public-latest-posts = Derniers messages
public-more-posts-from-here = Plus de messages d’ici
public-this-is-the-server-of = Ceci est le serveur d’une seule personne.
public-new-accounts-cannot-be-opened = Il n’est pas possible d’ouvrir un compte pour le moment.
public-people-can-join-with-an = On peut s’inscrire avec une invitation.
public-anyone-may-ask-to-join = Tout le monde peut demander à s’inscrire ; chaque demande est lue par une personne.
public-anyone-may-join = Tout le monde peut s’inscrire.
public-that-did-not-make-sense = Cela n’avait pas de sens
public-go-back-and-try-again = Revenez en arrière et réessayez.
public-please-sign-in = Veuillez vous connecter
public-this-page-is-for-people = Cette page est réservée aux personnes connectées.
public-you-may-not-do-that = Vous ne pouvez pas faire cela
public-sign-in-with-another-account = Connectez-vous avec un autre compte, ou revenez en arrière.
public-there-is-nothing-here = Il n’y a rien ici
public-it-may-have-been-deleted = Le contenu a peut-être été supprimé, ou ne vous est pas visible.
public-that-no-longer-fits = Cela ne correspond plus
public-something-else-changed-meanwhile-go = Quelque chose a changé entre-temps. Revenez en arrière et regardez de nouveau.
public-this-is-gone = Ceci n’existe plus
public-it-was-deleted-for-good = Le contenu a été supprimé définitivement.
public-that-is-too-large = C’est trop volumineux
public-try-a-smaller-file = Essayez un fichier plus petit.
public-that-could-not-be-taken = Cela n’a pas pu être accepté
public-go-back-look-at-the = Revenez en arrière, vérifiez le formulaire et réessayez.
public-too-many-requests = Trop de requêtes
public-wait-a-minute-then-try = Attendez une minute, puis réessayez.
public-not-right-now = Pas maintenant
public-the-server-is-busy-try = Le serveur est occupé. Réessayez dans une minute.
public-something-broke = Quelque chose s’est cassé
public-it-is-our-fault-and = C’est notre faute, et c’est noté. Réessayez plus tard.
public-that-did-not-work = Cela n’a pas marché
public-no-connection = Pas de connexion
public-try-again = Réessayer
public-about-site = À propos de { $site }
public-free-software = tusklet { $version }, logiciel libre sous AGPL 3.0 ou ultérieure.
public-icons = Icônes : Lucide, { $licence }.
public-request = Requête { $id }
public-cannot-reach = Votre appareil ne peut pas joindre { $site } pour l’instant. Rien n’est perdu : réessayez dans un moment.
public-privacy = Confidentialité
public-terms-of-service = Conditions d’utilisation
public-posts-from-with = Messages publics de { $handle } avec #{ $tag }
public-posts-from = Messages publics de { $handle }
public-replies-from = Messages et réponses publics de { $handle }
public-pictures-from = Images publiques de { $handle }
public-tag-on = #{ $tag } sur { $domain }
public-posts-with = Messages publics avec le hashtag #{ $tag }
public-site-summary = { $site } est un petit serveur du fédivers : de courts messages et des conversations avec des gens de milliers d’autres serveurs.

public-privacy-usual =
    Ce serveur garde ce que vous lui confiez : votre nom et votre profil, ce que vous écrivez, partagez, ajoutez aux favoris et aux marque-pages, qui vous suivez, bloquez et masquez, votre adresse e-mail si vous en avez donné une, et une empreinte de votre mot de passe.

    Pour chaque navigateur connecté, il garde l’adresse et le type de navigateur de la dernière utilisation, afin que vous puissiez les voir dans vos paramètres et y mettre fin. Ce que vous supprimez est supprimé ici aussitôt.

    Les messages publics peuvent être lus par tout le monde et sont envoyés aux serveurs des personnes qui vous suivent. Les messages pour vos abonné·e·s ou pour les personnes mentionnées sont envoyés à leurs serveurs. Ces serveurs peuvent en garder des copies : celui-ci leur demande de supprimer ce que vous supprimez.

    Les personnes qui gèrent ce serveur pourraient tout lire, messages privés compris. Rien n’est vendu, et il n’y a pas de publicité.
