//! The dates of HTTP headers (RFC 9110, section 5.6.7), in the one form still written.

use time::format_description::BorrowedFormatItem;
use time::macros::format_description;
use time::{OffsetDateTime, PrimitiveDateTime};

use crate::base::Timestamp;

const IMF_FIXDATE: &[BorrowedFormatItem<'_>] = format_description!(
    "[weekday repr:short], [day] [month repr:short] [year] [hour]:[minute]:[second] GMT"
);

/// `Mon, 23 Nov 2026 06:08:00 GMT`.
pub fn http_date(moment: Timestamp) -> String {
    OffsetDateTime::from_unix_timestamp(moment.0.div_euclid(1_000))
        .ok()
        .and_then(|moment| moment.format(IMF_FIXDATE).ok())
        .unwrap_or_else(|| "Thu, 01 Jan 1970 00:00:00 GMT".to_owned())
}

/// Reads what [`http_date`] writes.
pub fn parse_http_date(text: &str) -> Option<Timestamp> {
    let moment = PrimitiveDateTime::parse(text.trim(), IMF_FIXDATE).ok()?.assume_utc();
    moment.unix_timestamp().checked_mul(1_000).map(Timestamp)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_back_as_written() {
        let text = "Mon, 23 Nov 2026 04:23:06 GMT";
        assert_eq!(http_date(parse_http_date(text).unwrap()), text);
        assert_eq!(parse_http_date("wrong date"), None);
        assert_eq!(http_date(Timestamp(i64::MAX)), "Thu, 01 Jan 1970 00:00:00 GMT");
    }
}
