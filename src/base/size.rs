//! Numbers of bytes in words.

use super::locale::point;
use crate::say;

/// `1500000` as `1.5 MB`.
pub fn words(bytes: u64) -> String {
    let tenths = |unit: u64| format!("{}{}{}", bytes / unit, point(), bytes % unit / (unit / 10));
    match bytes {
        0..1_000 => say!("size-bytes", n = bytes.to_string()),
        1_000..1_000_000 => say!("size-kilobytes", n = tenths(1_000)),
        1_000_000..1_000_000_000 => say!("size-megabytes", n = tenths(1_000_000)),
        1_000_000_000..1_000_000_000_000 => say!("size-gigabytes", n = tenths(1_000_000_000)),
        _ => say!("size-terabytes", n = tenths(1_000_000_000_000)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Locale;

    #[test]
    fn bytes_are_told_in_the_unit_that_fits() {
        assert_eq!(words(999), "999 B");
        assert_eq!(words(1_999), "1.9 kB");
        assert_eq!(words(4_000_000_000), "4.0 GB");
        assert_eq!(Locale::embedded("fr").speak_now(|| words(1_500_000)), "1,5\u{a0}Mo");
    }
}
