//! The pictures, films and sounds of a status.

use maud::{Markup, Render, html};

use crate::model::{Attachment, MediaKind};
use crate::say;

/// All media of a status.
#[derive(Debug, Clone, Copy)]
pub struct MediaGrid<'a> {
    pub attachments: &'a [Attachment],
    /// The line they are folded behind, if they are.
    pub fold: Option<&'a str>,
}

impl Render for MediaGrid<'_> {
    fn render(&self) -> Markup {
        if self.attachments.is_empty() {
            return html! {};
        }
        let grid = html! {
            div.media { @for attachment in self.attachments { (piece(attachment)) } }
        };
        match self.fold {
            Some(why) => html! { details.cw { summary { (why) } (grid) } },
            None => grid,
        }
    }
}

fn piece(attachment: &Attachment) -> Markup {
    let path = attachment.path();
    let seen = attachment.focus.filter(|point| *point != (0, 0));
    let described = attachment.description.as_deref().filter(|text| !text.trim().is_empty());
    match attachment.kind {
        MediaKind::Image => html! {
            a href=(path) {
                img data-x=[seen.map(|(x, _)| fifth(x))] data-y=[seen.map(|(_, y)| fifth(-y))]
                    data-colour=[attachment.colour().map(hex)]
                    src=(attachment.preview_path()) alt=(described.unwrap_or(say!("media-image-bare")))
                    title=[described] loading="lazy" decoding="async"
                    width=[attachment.preview_width.or(attachment.width)]
                    height=[attachment.preview_height.or(attachment.height)];
                @if described.is_some() { span.alt aria-hidden="true" { (say!("media-alt")) } }
            }
        },
        MediaKind::Gifv | MediaKind::Video => html! {
            video src=(path) controls preload="none" aria-label=(described.unwrap_or(say!("media-video-bare")))
                poster=[attachment.preview_file.is_some().then(|| attachment.preview_path())] {}
        },
        MediaKind::Audio => html! {
            audio src=(path) controls preload="none" aria-label=(described.unwrap_or(say!("media-audio-bare"))) {}
        },
        MediaKind::Unknown => html! {
            a.file href=(path) { (described.map_or_else(|| say!("media-file-bare").to_owned(), |text| say!("media-file", description = text))) }
        },
    }
}

/// As styles write a colour. They take it from the attribute, for a style within the page would be
/// refused; a browser that cannot shows its usual ground until the picture has come.
fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// The nearest of five places between one edge and the other, of a point from −1000 to 1000.
fn fifth(point: i32) -> i32 {
    (point + 1_250).clamp(0, 2_499) / 500
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn what_must_be_seen_is_told_to_the_style() {
        assert_eq!([-1_000, -800, 0, 400, 1_000].map(fifth), [0, 0, 2, 3, 4]);
        let picture = Attachment { focus: Some((-1_000, 1_000)), ..sample::picture(7, None) };
        let grid = MediaGrid { attachments: &[picture], fold: None }.render().into_string();
        assert!(grid.contains(r#"data-x="0" data-y="0""#), "{grid}");
    }

    #[test]
    fn the_colour_of_a_picture_is_told_before_it_has_come() {
        let blurhash = Some("LEHV6nWB2yk8pyo0adR*.7kCMdnj".to_owned());
        let picture = Attachment { blurhash, ..sample::picture(7, None) };
        let grid = MediaGrid { attachments: &[picture], fold: None }.render().into_string();
        assert!(grid.contains(r##"data-colour="#979695""##), "{grid}");
    }

    #[test]
    fn two_pictures_one_without_words() {
        let attachments = [sample::picture(7, Some("A \"bee\"")), sample::picture(8, None)];
        let grid = MediaGrid { attachments: &attachments, fold: Some("Sensitive media") };
        insta::assert_snapshot!(sample::lines(&grid.render().into_string()));
    }
}
