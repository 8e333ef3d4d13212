//! How long to wait before trying again.

use std::time::Duration;

/// Tries after the first.
const MOST_RETRIES: u32 = 16;

/// The wait after `attempts` failures, or `None` once it is time to give up: `attempts`⁴ + 15
/// seconds, almost three days in all, as Mastodon's delivery worker waits.
///
/// `spread` (any number, such as an id) moves the moment by up to a tenth, so that a host that
/// comes back is not met by everything at once.
pub fn wait_after(attempts: u32, spread: u64) -> Option<Duration> {
    if attempts > MOST_RETRIES {
        return None;
    }
    let base = u64::from(attempts).pow(4) + 15;
    let jitter = (base / 10).max(2);
    // Fibonacci hashing: neighbouring ids land far apart.
    let scattered = spread.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
    Some(Duration::from_secs(base + scattered % jitter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_most_of_a_day_then_end() {
        let least = |attempts| wait_after(attempts, 0).map(|wait| wait.as_secs());
        assert_eq!(least(1), Some(16));
        assert_eq!(least(5), Some(640));
        assert_eq!(least(15), Some(50_640));
        assert_eq!(least(16), Some(65_551));
        assert_eq!(least(17), None);
        let days = (1..=16).filter_map(|tries| wait_after(tries, 0)).sum::<Duration>().as_secs()
            / (24 * 60 * 60);
        assert_eq!(days, 2);
    }

    #[test]
    fn the_spread_stays_within_a_tenth() {
        for spread in 0..100 {
            let wait = wait_after(10, spread).map_or(0, |wait| wait.as_secs());
            assert!((10_015..11_017).contains(&wait), "{wait}");
        }
    }
}
