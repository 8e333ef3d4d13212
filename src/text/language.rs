//! Which language a text is written in, and which codes name a language.

use whatlang::Script;

use super::scan;

/// Characters below which a guess is not worth making.
const LEAST_LATIN: usize = 40;
const LEAST_OTHER: usize = 12;

/// Characters that are looked at; more would not change the answer.
const MOST: usize = 2_000;

/// ISO 639-1 codes: <https://www.loc.gov/standards/iso639-2/php/code_list.php>.
const TWO_LETTERS: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce \
    ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv \
    ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr \
    ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn \
    no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so \
    sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh \
    yi yo za zh zu";

/// What the guesser calls a language (ISO 639-3) and what ISO 639-1 calls it.
const GUESSABLE: [(&str, &str); 70] = [
    ("afr", "af"),
    ("aka", "ak"),
    ("amh", "am"),
    ("ara", "ar"),
    ("aze", "az"),
    ("bel", "be"),
    ("ben", "bn"),
    ("bul", "bg"),
    ("cat", "ca"),
    ("ces", "cs"),
    ("cmn", "zh"),
    ("cym", "cy"),
    ("dan", "da"),
    ("deu", "de"),
    ("ell", "el"),
    ("eng", "en"),
    ("epo", "eo"),
    ("est", "et"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("guj", "gu"),
    ("heb", "he"),
    ("hin", "hi"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("hye", "hy"),
    ("ind", "id"),
    ("ita", "it"),
    ("jav", "jv"),
    ("jpn", "ja"),
    ("kan", "kn"),
    ("kat", "ka"),
    ("khm", "km"),
    ("kor", "ko"),
    ("lat", "la"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("mal", "ml"),
    ("mar", "mr"),
    ("mkd", "mk"),
    ("mya", "my"),
    ("nep", "ne"),
    ("nld", "nl"),
    ("nob", "nb"),
    ("ori", "or"),
    ("pan", "pa"),
    ("pes", "fa"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rus", "ru"),
    ("sin", "si"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("sna", "sn"),
    ("spa", "es"),
    ("srp", "sr"),
    ("swe", "sv"),
    ("tam", "ta"),
    ("tel", "te"),
    ("tgl", "tl"),
    ("tha", "th"),
    ("tuk", "tk"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("urd", "ur"),
    ("uzb", "uz"),
    ("vie", "vi"),
    ("yid", "yi"),
    ("zul", "zu"),
];

/// The ISO 639-1 code of the language `typed` is written in, if that is beyond doubt.
///
/// Links, mentions and hashtags are left out of account.
#[must_use]
pub fn guess(typed: &str) -> Option<&'static str> {
    let prose = prose(typed);
    let script = whatlang::detect_script(&prose)?;
    let least = if script == Script::Latin { LEAST_LATIN } else { LEAST_OTHER };
    if prose.chars().filter(|c| c.is_alphabetic()).count() < least {
        return None;
    }
    let guess = whatlang::detect(&prose).filter(whatlang::Info::is_reliable)?;
    let code = guess.lang().code();
    GUESSABLE.iter().find(|(long, _)| *long == code).map(|(_, short)| *short)
}

/// A language code as a client or a peer gives it, in its usual spelling: `en`, `pt-BR`, `zh-Hant`,
/// `tok`. `None` for anything else. BCP 47 without extensions.
#[must_use]
pub fn code(given: &str) -> Option<String> {
    let mut parts = given.trim().split(['-', '_']);
    let mut code = parts.next()?.to_ascii_lowercase();
    let known = match code.len() {
        2 => TWO_LETTERS.split(' ').any(|two| two == code),
        3 => code.bytes().all(|b| b.is_ascii_lowercase()),
        _ => false,
    };
    if !known {
        return None;
    }
    for (number, part) in parts.enumerate() {
        let letters = part.bytes().all(|b| b.is_ascii_alphabetic());
        let digits = part.bytes().all(|b| b.is_ascii_digit());
        code.push('-');
        match part.len() {
            _ if number >= 2 => return None,
            2 if letters => code.push_str(&part.to_ascii_uppercase()),
            3 if digits => code.push_str(part),
            4 if letters => {
                code.push_str(&part[..1].to_ascii_uppercase());
                code.push_str(&part[1..].to_ascii_lowercase());
            }
            _ => return None,
        }
    }
    Some(code)
}

fn prose(typed: &str) -> String {
    let typed = &typed[..typed.floor_char_boundary(MOST * 4)];
    let mut prose = String::with_capacity(typed.len());
    let mut at = 0;
    for entity in scan::entities(typed) {
        prose.push_str(&typed[at..entity.range.start]);
        at = entity.range.end;
    }
    prose.push_str(&typed[at..]);
    prose.chars().take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_clear_text_is_recognised() {
        for (text, expected) in [
            ("I just finished reading a really good book about the history of the internet.", "en"),
            (
                "Der schnelle braune Fuchs springt über den faulen Hund und geht dann nach Hause.",
                "de",
            ),
            ("Il faut cultiver notre jardin, disait-il, et nous ne l'avons jamais écouté.", "fr"),
            ("今日はとても天気がいいので、散歩に行きました。", "ja"),
            ("오늘은 날씨가 아주 좋아서 산책을 다녀왔습니다.", "ko"),
        ] {
            assert_eq!(guess(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_short_or_wordless_text_is_not() {
        for text in [
            "",
            "ok",
            "lol nice",
            "Hello there",
            "12345 67890 !!!",
            "👍👍👍",
            "https://example.org/the/quick/brown/fox/jumps/over/the/lazy/dog #theEnglishLanguage @englishman@english.example",
        ] {
            assert_eq!(guess(text), None, "{text}");
        }
    }

    #[test]
    fn every_guess_has_a_code_that_is_taken() {
        for language in whatlang::Lang::all() {
            let short = GUESSABLE.iter().find(|(long, _)| *long == language.code()).unwrap().1;
            assert_eq!(code(short).as_deref(), Some(short));
        }
    }

    #[test]
    fn codes_are_brought_to_their_usual_spelling() {
        for (given, expected) in [
            ("en", "en"),
            ("EN", "en"),
            ("pt_br", "pt-BR"),
            ("zh-hant-TW", "zh-Hant-TW"),
            ("tok", "tok"),
            ("es-419", "es-419"),
            (" de ", "de"),
        ] {
            assert_eq!(code(given).as_deref(), Some(expected));
        }
        for given in [
            "",
            "x",
            "xx",
            "english",
            "en-",
            "en--US",
            "en-a-b",
            "e n",
            "日本",
            "en-US-Latn-x",
            "de;",
        ] {
            assert_eq!(code(given), None, "{given}");
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_guessed_at_and_any_code_read(text: String) {
            let _ = guess(&text);
            if let Some(once) = code(&text) {
                prop_assert_eq!(code(&once), Some(once));
            }
        }
    }
}
