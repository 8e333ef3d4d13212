//! Custom emoji: ours, which those in charge look after, and the pictures of those of peers.

mod add;
mod change;
mod fetch;
mod pack;

pub use add::{NewEmoji, add, copy};
pub use change::{Words, change, delete, disable, enable};
pub use fetch::fetch;
pub use pack::{Imported, PackWords, import};

use std::io;

use crate::app::App;
use crate::base::Result;
use crate::media::Shelf;
use crate::media::image::{Emoji, PictureFile};
use crate::model::emoji::EmojiFiles;

/// Puts an emoji into the media folder.
async fn keep(app: &App, shelf: Shelf, emoji: Emoji) -> Result<EmojiFiles> {
    let store = app.media.clone();
    let kept = tokio::task::spawn_blocking(move || -> io::Result<EmojiFiles> {
        let keep = |file: &PictureFile| store.keep(shelf, &file.bytes, file.extension());
        let file = keep(&emoji.file)?;
        let still = match &emoji.still {
            Some(still) => keep(still)?,
            None => file.clone(),
        };
        Ok(EmojiFiles { file, still })
    });
    Ok(kept.await??)
}

fn names(files: EmojiFiles) -> Vec<String> {
    let EmojiFiles { file, still } = files;
    if file == still { vec![file] } else { vec![file, still] }
}
