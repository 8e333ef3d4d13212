//! The valid name nearest to a misspelt one.

/// Reads on after `unknown key "…"`: names the candidate that is nearest to `written`.
///
/// A candidate `section.name` is also compared by its name alone, since people forget sections.
pub fn hint(written: &str, candidates: &[&str]) -> String {
    let last = |path: &str| path.rsplit('.').next().unwrap_or(path).to_owned();
    let away = |candidate: &&&str| {
        let by_name = distance(&last(written), &last(candidate)) + 1;
        distance(written, candidate).min(by_name)
    };
    let Some(nearest) = candidates.iter().min_by_key(away) else { return String::new() };
    if away(&nearest) <= 2 + last(written).chars().count() / 4 {
        format!(", did you mean \"{nearest}\"?")
    } else {
        format!(", the nearest valid one is \"{nearest}\"")
    }
}

/// How many letters must be put in, taken out or changed to make `a` into `b` (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let change = diagonal + usize::from(from != *to);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_distance_counts_letters() {
        for (a, b, letters) in
            [("", "", 0), ("abc", "", 3), ("lisen", "listen", 1), ("kitten", "sitting", 3)]
        {
            assert_eq!(distance(a, b), letters);
            assert_eq!(distance(b, a), letters);
        }
    }

    #[test]
    fn a_name_without_its_section_is_recognised() {
        let keys = ["server.listen", "limits.bio_chars", "log.level"];

        assert_eq!(hint("lisen", &keys), ", did you mean \"server.listen\"?");
        assert_eq!(hint("server.level", &keys), ", did you mean \"log.level\"?");
        assert_eq!(hint("zzzz.zzzzzzzz", &keys), ", the nearest valid one is \"server.listen\"");
    }
}
