//! Numbers as people write them.

use super::find;

/// `1,204`, from ten thousand on `12.3k`; parts of a whole with one digit.
pub(super) fn written(value: f64) -> String {
    if value.fract() == 0.0 && (0.0..=9e15).contains(&value) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "just looked"
        )]
        return count(value as u64);
    }
    format!("{value:.1}").replace('.', point())
}

/// A count of something: `1,204`, and from ten thousand on `12.3k`.
pub fn count(number: u64) -> String {
    let tenths = |unit: u64, letter| {
        format!("{}{}{}{letter}", number / unit, point(), number % unit / (unit / 10))
    };
    match number {
        0..1_000 => number.to_string(),
        1_000..10_000 => {
            format!(
                "{}{}{:03}",
                number / 1_000,
                find("number-group").unwrap_or(","),
                number % 1_000
            )
        }
        10_000..1_000_000 => tenths(1_000, find("number-thousand").unwrap_or("k")),
        _ => tenths(1_000_000, find("number-million").unwrap_or("M")),
    }
}

/// All digits of a number, in groups: `33,177,600`.
pub fn whole(number: u64) -> String {
    let digits = number.to_string();
    let group = find("number-group").unwrap_or(",");
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.char_indices() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push_str(group);
        }
        text.push(digit);
    }
    text
}

/// What stands before tenths.
pub fn point() -> &'static str {
    find("number-point").unwrap_or(".")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::locale::Locale;

    #[test]
    fn numbers_are_written_as_a_language_has_them() {
        let all = [7, 1_204, 12_345, 3_456_789];
        assert_eq!(all.map(count), ["7", "1,204", "12.3k", "3.4M"]);
        let german = Locale::embedded("de").speak_now(|| [count(1_204), written(1.25)]);
        assert_eq!(german, ["1.204", "1,2"]);
        assert_eq!([7, 1_204, 33_177_600].map(whole), ["7", "1,204", "33,177,600"]);
    }
}
