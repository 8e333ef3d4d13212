//! The pieces that pages share: one struct per piece, its fields are all it needs to know.

mod account_row;
mod bits;
pub mod column;
mod composer;
mod conversation_row;
mod emoji;
mod follow_button;
mod form;
mod link_card;
mod media_grid;
mod more;
mod notification_row;
mod poll;
mod qr;
mod quote_card;
mod status_card;
mod suggestions;

pub use account_row::AccountRow;
pub use bits::{Avatar, Empty, Icon, Note, Pager, Size, Still, Tab, Tabs, Tone};
pub use column::DeckColumn;
pub use composer::{Composer, Extras, KeptFile};
pub use conversation_row::ConversationRow;
pub use emoji::{Line, Name, Prose};
pub use follow_button::FollowButton;
pub use form::{Choice, Field, Problems, Radios, Tick, in_words};
pub use link_card::LinkCard;
pub use media_grid::MediaGrid;
pub use more::{More, MoreOf};
pub use notification_row::NotificationRow;
pub use poll::PollBox;
pub use qr::Qr;
pub use quote_card::QuoteCard;
pub use status_card::{Place, StatusCard};
pub use suggestions::{Suggested, Suggestions};
