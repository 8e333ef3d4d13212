//! Custom emoji: ours, which those in charge look after, and the pictures of those of peers.

mod add;
mod change;
mod fetch;
mod pack;

pub use add::{NewEmoji, add, copy};
pub use change::{Words, change, delete, disable, enable};
pub use fetch::fetch;
pub use pack::{Imported, PackWords, import};

use crate::app::App;
use crate::base::Result;
use crate::media::Shelf;
use crate::media::image::Emoji;
use crate::model::emoji::EmojiFiles;
use crate::service::media::{forget, keep_file};

/// Puts an emoji into the media folder.
async fn keep(app: &App, shelf: Shelf, emoji: Emoji) -> Result<EmojiFiles> {
    let Emoji { file, still } = emoji;
    let file = keep_file(app, shelf, file).await?;
    let Some(still) = still else { return Ok(EmojiFiles { still: file.clone(), file }) };
    match keep_file(app, shelf, still).await {
        Ok(still) => Ok(EmojiFiles { file, still }),
        Err(problem) => {
            forget(app, vec![file]).await?;
            Err(problem)
        }
    }
}

fn names(files: EmojiFiles) -> Vec<String> {
    let EmojiFiles { file, still } = files;
    if file == still { vec![file] } else { vec![file, still] }
}
