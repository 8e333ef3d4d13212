//! Step 3: how the world reaches this machine.

use maud::{Markup, html};

use crate::view::component::{Choice, Field, Radios};

use super::{Step, page};
use crate::say;
use crate::view::phrase::phrase;

/// Behind a proxy that speaks HTTPS, or only on this machine. Field `reach`: `proxy` or `local`.
#[derive(Debug)]
pub struct Reach<'a> {
    pub step: Step<'a>,
    pub domain: &'a str,
    /// The host of the pages.
    pub web_domain: &'a str,
    pub is_local: bool,
    /// Empty: the one that follows from the other answers.
    pub public_url: &'a str,
    /// Address and port on which this program listens.
    pub listen: &'a str,
}

impl Reach<'_> {
    pub fn page(&self) -> Markup {
        let Self { step, is_local, public_url, .. } = self;
        let choices = [
            Choice {
                value: "proxy",
                label: say!("setup-behind-a-web-server-or"),
                hint: say!("setup-caddy-nginx-traefik-takes-https"),
            },
            Choice {
                value: "local",
                label: say!("setup-only-try-it-out-here"),
                hint: say!("setup-no-https-plain-addresses-talks"),
            },
        ];
        let fields = html! {
            (Radios { name: "reach", legend: say!("setup-how-does-the-world-reach"),
                chosen: if *is_local { "local" } else { "proxy" }, choices: &choices, problems: step.problems })
            details.fold open { summary { (say!("setup-for-caddy")) } (self.caddy()) }
            details.fold { summary { (say!("setup-for-nginx")) } (self.nginx()) }
            details.fold open[!public_url.is_empty()] {
                summary { (say!("setup-the-address-in-the-browser")) }
                div.stack {
                    (Field::url("public_url", say!("setup-address-of-the-pages")).value(public_url)
                        .hint(say!("setup-leave-it-empty-if-you"))
                        .problem(step.problems))
                }
            }
        };
        page(*step, 3, say!("setup-the-way-in"), say!("next"), &fields)
    }

    fn has_own_web(&self) -> bool {
        !self.web_domain.is_empty() && self.web_domain != self.domain
    }

    fn host(&self) -> &str {
        if self.has_own_web() { self.web_domain } else { self.domain }
    }

    fn caddy(&self) -> Markup {
        let Self { domain, listen, .. } = self;
        let host = self.host();
        html! {
            p { (phrase!("setup-caddy", file = html! { code { "/etc/caddy/Caddyfile" } }, command = html! { code { "systemctl reload caddy" } })) }
            pre tabindex="0" { code {
                (host) " {\n    reverse_proxy " (listen) "\n}\n"
                @if self.has_own_web() {
                    "\n" (domain) " {\n    redir /.well-known/webfinger* https://" (host) "{uri}\n"
                    "    redir /.well-known/host-meta* https://" (host) "{uri}\n}\n"
                }
            } }
        }
    }

    fn nginx(&self) -> Markup {
        let Self { domain, listen, .. } = self;
        let host = self.host();
        html! {
            p { (phrase!("setup-nginx", folder = html! { code { "/etc/nginx/sites-enabled" } }, command = html! { code { "certbot --nginx -d " (host) } })) }
            pre tabindex="0" { code {
                "server {\n    server_name " (host) ";\n    listen 443 ssl;\n    listen [::]:443 ssl;\n"
                "    ssl_certificate /etc/letsencrypt/live/" (host) "/fullchain.pem;\n"
                "    ssl_certificate_key /etc/letsencrypt/live/" (host) "/privkey.pem;\n"
                "    client_max_body_size 100m;\n\n    location / {\n        proxy_pass http://" (listen) ";\n"
                "        proxy_http_version 1.1;\n        proxy_set_header Host $host;\n"
                "        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;\n"
                "        proxy_set_header X-Forwarded-Proto https;\n"
                "        proxy_set_header Upgrade $http_upgrade;\n        proxy_set_header Connection \"upgrade\";\n"
                "        proxy_buffering off;\n        proxy_read_timeout 1h;\n    }\n}\n"
                @if self.has_own_web() {
                    "\n# in the server block of " (domain) ":\nlocation /.well-known/webfinger { return 301 https://" (host) "$request_uri; }\n"
                    "location /.well-known/host-meta { return 301 https://" (host) "$request_uri; }\n"
                }
            } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::component::Problems;

    fn page_with(web_domain: &str) -> String {
        let problems = Problems::default();
        Reach {
            step: Step { csrf: "c", problems: &problems },
            domain: "pi.example",
            web_domain,
            is_local: false,
            public_url: "",
            listen: "127.0.0.1:8081",
        }
        .page()
        .into_string()
    }

    #[test]
    fn the_snippets_name_this_machine() {
        let page = page_with("");
        assert!(page.contains("pi.example {\n    reverse_proxy 127.0.0.1:8081\n}"), "{page}");
        assert!(page.contains("proxy_pass http://127.0.0.1:8081;") && !page.contains("redir "));
    }

    #[test]
    fn a_web_domain_of_its_own_needs_two_redirects() {
        let page = page_with("social.pi.example");
        assert!(page.contains("redir /.well-known/webfinger* https://social.pi.example{uri}"));
        assert!(page.contains("return 301 https://social.pi.example$request_uri"));
    }
}
