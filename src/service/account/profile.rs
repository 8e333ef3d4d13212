//! Changing a profile.

use crate::app::App;
use crate::base::{AccountId, Error, Html, Refusal, Result};
use crate::config::Config;
use crate::db::{self, ReadTx, WriteTx};
use crate::media::image::{self, Limits, Portrait};
use crate::media::{MediaError, Shelf};
use crate::model::account::{
    FieldSource, LONGEST_PICTURE_DESCRIPTION, MOST_ATTRIBUTION_DOMAINS, ProfileChange,
    ProfilePicture, ProfileSource,
};
use crate::model::{Account, ActorKind, Field, Job, LocalAccount, Picture};
use crate::service::media::forget;
use crate::service::moment::Moment;
use crate::text::{self, Links, ResolvedMention};

use super::verify;
use crate::say;

/// The longest name and the longest value of a profile field, in characters. Mastodon: 255.
const LONGEST_FIELD: usize = 255;

/// Pictures that were just kept, by the names they got.
#[derive(Debug, Clone, Default)]
struct Pictures {
    avatar: Option<String>,
    header: Option<String>,
}

/// Changes what its owner asked for, and tells the followers on peers.
pub async fn update_profile(
    app: &App,
    who: &LocalAccount,
    mut change: ProfileChange,
) -> Result<Account> {
    let config = app.settings.now();
    check(&change, &config)?;
    if let Some(domains) = change.attribution_domains.take() {
        change.attribution_domains = Some(attribution_domains(&domains)?);
    }
    let (avatar, header) = (change.avatar.take(), change.header.take());
    let pictures = Pictures {
        avatar: keep(app, "avatar", avatar, image::avatar).await?,
        header: keep(app, "header", header, image::header).await?,
    };
    let (id, moment, kept) = (who.id(), Moment::of(app), pictures.clone());
    let written = app
        .db
        .write(move |tx| {
            let before = db::account::by_id(tx, id)?.ok_or(Refusal::NotFound("account"))?;
            changed(tx, &config, before.clone(), (change, pictures))?;
            let after = db::account::by_id(tx, id)?.ok_or(Refusal::NotFound("account"))?;
            announce(tx, &config, id, &moment)?;
            if before.fields != after.fields || after.fields.iter().any(verify::is_open) {
                verify::ask(tx, &after, &moment)?;
            }
            Ok((before, after))
        })
        .await;
    match written {
        Ok((before, after)) => {
            throw_away(app, &replaced(&before, &after)).await;
            Ok(after)
        }
        Err(problem) => {
            let unused: Vec<String> = kept.avatar.into_iter().chain(kept.header).collect();
            throw_away(app, &unused).await;
            Err(problem)
        }
    }
}

/// Takes a picture off a profile. That there was none is no mistake.
pub async fn remove_picture(app: &App, who: &LocalAccount, which: ProfilePicture) -> Result<()> {
    let (id, config, moment) = (who.id(), app.settings.now(), Moment::of(app));
    let (before, after) = app
        .db
        .write(move |tx| {
            let before = db::account::by_id(tx, id)?.ok_or(Refusal::NotFound("account"))?;
            db::account::remove_picture(tx, id, which)?;
            let after = db::account::by_id(tx, id)?.ok_or(Refusal::NotFound("account"))?;
            if before != after {
                announce(tx, &config, id, &moment)?;
            }
            Ok((before, after))
        })
        .await?;
    throw_away(app, &replaced(&before, &after)).await;
    Ok(())
}

/// Tells the servers of the followers that a profile has changed.
fn announce(tx: &WriteTx<'_>, config: &Config, id: AccountId, moment: &Moment) -> Result<()> {
    if config.federation.enabled && db::follow::has_followers_on_peers(tx, id)? {
        tx.enqueue(&Job::AnnounceProfile { account: id }, moment.now)?;
    }
    Ok(())
}

/// Domains as they are kept: bare, in lower case, each once. Mastodon: `DomainValidator`.
fn attribution_domains(typed: &[String]) -> Result<Vec<String>, Refusal> {
    let mut domains: Vec<String> = vec![];
    for typed in typed {
        let bare = typed.trim().trim_start_matches("https://").trim_start_matches("http://");
        let bare = bare.trim_start_matches("*.").trim_end_matches('/').to_lowercase();
        if bare.is_empty() || domains.contains(&bare) {
            continue;
        }
        if !is_domain(&bare) {
            let shown: String = bare.chars().take(100).collect();
            let problem = say!("refusal-holds-what-is-no-domain", n = shown.as_str());
            return Err(Refusal::invalid("attribution_domains", problem));
        }
        domains.push(bare);
    }
    if domains.len() > MOST_ATTRIBUTION_DOMAINS {
        let problem =
            say!("refusal-has-more-than-n-domains", n = MOST_ATTRIBUTION_DOMAINS.to_string());
        return Err(Refusal::invalid("attribution_domains", problem));
    }
    Ok(domains)
}

fn is_domain(text: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.len() <= 253 && text.contains('.') && text.split('.').all(is_label)
}

fn check(change: &ProfileChange, config: &Config) -> Result<(), Refusal> {
    let limits = &config.limits;
    let within = |field, length: usize, most: u32| {
        if length <= most as usize {
            return Ok(());
        }
        Err(Refusal::invalid(
            field,
            say!(
                "refusal-has-length-characters-most-are",
                length = length.to_string(),
                most = most.to_string()
            ),
        ))
    };
    if let Some(name) = &change.display_name {
        within("display_name", text::count::characters(name.trim()), limits.display_name_chars)?;
    }
    if let Some(note) = &change.note {
        within("note", text::count::status(note, ""), limits.bio_chars)?;
    }
    let longest = u32::try_from(LONGEST_PICTURE_DESCRIPTION).unwrap_or(u32::MAX);
    for (field, text) in [
        ("avatar_description", &change.avatar_description),
        ("header_description", &change.header_description),
    ] {
        within(field, text.as_deref().map_or(0, |text| text.trim().chars().count()), longest)?;
    }
    let fields = change.fields.as_deref().unwrap_or_default();
    if fields.iter().filter(|field| !is_empty(field)).count() > limits.profile_fields as usize {
        let problem = say!("refusal-has-more-than-n-fields", n = limits.profile_fields);
        return Err(Refusal::invalid("fields", problem));
    }
    let long = |text: &str| text::count::characters(text) > LONGEST_FIELD;
    if fields.iter().any(|field| long(&field.name) || long(&field.value)) {
        let problem = say!("refusal-has-a-field-of-more", n = LONGEST_FIELD.to_string());
        return Err(Refusal::invalid("fields", problem));
    }
    Ok(())
}

fn is_empty(field: &FieldSource) -> bool {
    field.name.trim().is_empty() && field.value.trim().is_empty()
}

/// Applies the change to the account as it is now, and writes it back.
fn changed(
    tx: &WriteTx<'_>,
    config: &Config,
    mut account: Account,
    (change, pictures): (ProfileChange, Pictures),
) -> Result<Account> {
    let ProfileSource { mut note, mut fields, mut attribution_domains } =
        db::account::source(tx, account.id)?;
    if let Some(name) = &change.display_name {
        account.display_name = text::plain::line(name, usize::MAX);
    }
    if let Some(typed) = &change.note {
        note = text::compose::normalise(typed);
        account.note = composed(tx, config, &note, text::compose::html)?;
    }
    if let Some(typed) = &change.fields {
        fields = typed.iter().filter(|field| !is_empty(field)).map(tidied).collect();
        account.fields = fields
            .iter()
            .map(|field| {
                let value = composed(tx, config, &field.value, text::field::value)?;
                let field = Field { name: field.name.clone(), value, verified_at: None };
                Ok(field.as_before(&account.fields))
            })
            .collect::<Result<_>>()?;
    }
    if let Some(bot) = change.bot {
        account.kind = if bot { ActorKind::Service } else { ActorKind::Person };
    }
    account.locked = change.locked.unwrap_or(account.locked);
    account.discoverable = change.discoverable.unwrap_or(account.discoverable);
    account.indexable = change.indexable.unwrap_or(account.indexable);
    account.hides_network = change.hides_network.unwrap_or(account.hides_network);
    account.shows_media = change.shows_media.unwrap_or(account.shows_media);
    account.shows_media_replies = change.shows_media_replies.unwrap_or(account.shows_media_replies);
    account.shows_featured = change.shows_featured.unwrap_or(account.shows_featured);
    for (typed, kept) in [
        (&change.avatar_description, &mut account.avatar_description),
        (&change.header_description, &mut account.header_description),
    ] {
        if let Some(typed) = typed {
            *kept = text::plain::block(typed, LONGEST_PICTURE_DESCRIPTION);
        }
    }
    if let Some(domains) = &change.attribution_domains {
        attribution_domains.clone_from(domains);
    }
    account.avatar = pictures.avatar.map(Picture::Stored).or(account.avatar);
    account.header = pictures.header.map(Picture::Stored).or(account.header);
    let source = ProfileSource { note, fields, attribution_domains };
    db::account::update_profile(tx, &account, &source)?;
    set_preferences(tx, &account, change)?;
    Ok(account)
}

fn set_preferences(tx: &WriteTx<'_>, account: &Account, change: ProfileChange) -> Result<()> {
    let Some(mut user) = db::user::by_account(tx, account.id)? else { return Ok(()) };
    user.default_visibility = change.default_visibility.unwrap_or(user.default_visibility);
    user.default_can_quote = change.default_can_quote.unwrap_or(user.default_can_quote);
    user.default_can_reply = change.default_can_reply.unwrap_or(user.default_can_reply);
    user.default_sensitive = change.default_sensitive.unwrap_or(user.default_sensitive);
    user.reading = change.reading.unwrap_or(user.reading);
    if let Some(visitors_see) = change.visitors_see {
        db::account::set_visitors_see(tx, account.id, visitors_see)?;
    }
    if let Some(language) = change.default_language {
        user.default_language = language;
    }
    Ok(db::user::set_preferences(tx, &user)?)
}

fn tidied(field: &FieldSource) -> FieldSource {
    let line = |text: &str| text::plain::line(text, LONGEST_FIELD * 8);
    FieldSource { name: line(&field.name), value: line(&field.value) }
}

/// `typed` as HTML, with links to whom it mentions and we know.
fn composed(
    tx: &ReadTx<'_>,
    config: &Config,
    typed: &str,
    compose: fn(&str, &Links<'_>) -> Html,
) -> Result<Html> {
    let mut mentions = vec![];
    for handle in text::mention::handles(typed) {
        let ours = handle.clone().seen_from(config.domain());
        if let Some(found) = db::account::by_handle(tx, ours.username(), ours.domain())? {
            mentions.push(ResolvedMention { handle, url: found.url, username: found.username });
        }
    }
    let base_url = config.public_url();
    Ok(compose(typed, &Links { base_url: &base_url, mentions: &mentions }))
}

type Cut = fn(Vec<u8>, Limits) -> Result<Portrait, MediaError>;

/// Cuts an uploaded picture to shape and keeps it; answers the name it got.
async fn keep(
    app: &App,
    field: &'static str,
    bytes: Option<Vec<u8>>,
    cut: Cut,
) -> Result<Option<String>> {
    let Some(bytes) = bytes else { return Ok(None) };
    let media = &app.settings.now().media;
    let limits = Limits { bytes: media.image_bytes.bytes(), pixels: u64::from(media.image_pixels) };
    let made =
        app.workshop.open_picture(limits, move || Ok(bytes), move |bytes| cut(bytes, limits));
    let made = made.await.map_err(|problem| Refusal::invalid(field, problem.to_string()))?;
    Ok(Some(app.media.keep_portrait(Shelf::Own, made).await?))
}

/// Files that belonged to `before` and no longer belong to `after`.
fn replaced(before: &Account, after: &Account) -> Vec<String> {
    [(&before.avatar, &after.avatar), (&before.header, &after.header)]
        .into_iter()
        .filter(|(old, new)| old != new)
        .filter_map(|(old, _)| match old {
            Some(Picture::Stored(name)) => Some(name.clone()),
            Some(Picture::Remote(_)) | None => None,
        })
        .collect()
}

async fn throw_away(app: &App, names: &[String]) {
    // The profile is right either way: a file too many only takes room.
    if let Err(Error::Failed(cause)) = forget(app, names.to_vec()).await {
        tracing::warn!("an old profile picture could not be deleted: {cause:#}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attribution_domains_are_bare_and_each_stands_once() {
        let read = |typed: &[&str]| {
            attribution_domains(&typed.iter().map(|&text| text.to_owned()).collect::<Vec<_>>())
        };
        let two = read(&[" https://News.example/", "*.news.example", "", "blog.example"]);
        assert_eq!(two.unwrap(), ["news.example", "blog.example"]);
        for bad in ["news", "a b.example", "news.example/path", "-a.example", "a..example"] {
            assert!(read(&[bad]).is_err(), "{bad}");
        }
        let many: Vec<String> = (0..11).map(|n| format!("{n}.example")).collect();
        assert!(attribution_domains(&many).is_err());
    }
}
