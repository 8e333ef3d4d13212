//! Ids that a server counts up, by which one of two deeds is known to be the earlier one.
//!
//! Deeds arrive in another order than they were done whenever a delivery has to be tried again.
//! Most servers end the id of an activity with a number that grows, or with a ULID
//! (<https://github.com/ulid/spec>).

/// Digits that a number has at least: shorter ones may count something else.
const SHORTEST: usize = 4;
const ULID: usize = 26;

/// What comes before the counted part, and that part.
fn split(uri: &str) -> Option<(&str, &str)> {
    let uri = uri.strip_suffix("/activity").unwrap_or(uri);
    let (start, tail) = uri.split_at(uri.rfind(['/', '#'])? + 1);
    let is_number = tail.len() >= SHORTEST && tail.bytes().all(|one| one.is_ascii_digit());
    let is_ulid = tail.len() == ULID
        && tail.bytes().all(|one| one.is_ascii_digit() || one.is_ascii_uppercase());
    (is_number || is_ulid).then_some((start, tail))
}

/// Whether the deed `first` was done before the deed `second`. Ids that are not of one series say
/// nothing.
#[must_use]
pub fn precedes(first: &str, second: &str) -> bool {
    match (split(first), split(second)) {
        (Some((start, tail)), Some((other_start, other))) => {
            start == other_start && (tail.len(), tail) < (other.len(), other)
        }
        _ => false,
    }
}

/// Whether no other deed upon `object` has or will have this id. One that is made of the object's
/// own is used again by the next deed of the same kind.
#[must_use]
pub fn is_used_once(uri: &str, object: &str) -> bool {
    split(uri).is_some_and(|(_, tail)| !object.contains(tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_ulids_say_what_was_first() {
        for (first, second) in [
            ("https://a.example/users/zoe#likes/9999", "https://a.example/users/zoe#likes/10000"),
            ("https://a.example/l/117701687", "https://a.example/l/117701688"),
            ("https://a.example/s/1177/activity", "https://a.example/s/1178/activity"),
            (
                "https://a.example/liked/01HCZQ0000000000000000000A",
                "https://a.example/liked/01HCZQ0000000000000000000B",
            ),
        ] {
            assert!(precedes(first, second), "{first}");
            assert!(!precedes(second, first) && !precedes(first, first), "{first}");
        }
        for (first, second) in [
            ("https://a.example/likes/1000", "https://a.example/follows/1001"),
            ("https://a.example/likes/12", "https://a.example/likes/13"),
            ("https://a.example/likes/6f1d", "https://a.example/likes/7f1d"),
            ("no address", "no address"),
        ] {
            assert!(!precedes(first, second), "{first}");
        }
    }

    #[test]
    fn ids_that_are_made_of_their_objects_come_again() {
        let object = "https://tusklet.org/users/ada/statuses/117701687239901184";
        assert!(is_used_once("https://a.example/likes/117701687239901185", object));
        assert!(!is_used_once("https://a.example/likes/117701687239901184", object));
        assert!(!is_used_once(&format!("https://a.example/like/{}", "https%3A%2F%2Ft"), object));
    }
}
