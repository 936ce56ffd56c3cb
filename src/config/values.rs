//! What a language, a region, an e-mail address and a phone number may look like.
//!
//! Codes: ISO 639-1 (languages), ISO 3166-1 alpha-2 (countries), ISO 3166-2 for the United
//! States, Canada, Australia and the United Kingdom.

use super::nearest::nearest;
use crate::facts::place_names;

/// ISO 639-1.
const LANGUAGES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy \
    da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii \
    ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr \
    ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl \
    sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh \
    zu";

/// Names and slips people write for a language, and its tag.
const LANGUAGE_NAMES: &[(&str, &str)] = &[
    ("arabic", "ar"),
    ("chinese", "zh"),
    ("english", "en"),
    ("eng", "en"),
    ("español", "es"),
    ("espanol", "es"),
    ("spanish", "es"),
    ("spa", "es"),
    ("sp", "es"),
    ("french", "fr"),
    ("français", "fr"),
    ("german", "de"),
    ("deutsch", "de"),
    ("haitian creole", "ht"),
    ("italian", "it"),
    ("korean", "ko"),
    ("mandarin", "zh"),
    ("polish", "pl"),
    ("portuguese", "pt"),
    ("russian", "ru"),
    ("somali", "so"),
    ("tagalog", "tl"),
    ("ukrainian", "uk"),
    ("vietnamese", "vi"),
];

/// ISO 3166-1 alpha-2.
const COUNTRIES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR \
    BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET \
    FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ \
    IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML \
    MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS \
    PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL \
    TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/// ISO 3166-2 of the countries whose parts are checked one by one.
const PARTS: &[(&str, &str)] = &[
    (
        "US",
        "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK \
         OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC AS GU MP PR UM VI",
    ),
    ("CA", "AB BC MB NB NL NS NT NU ON PE QC SK YT"),
    ("AU", "ACT NSW NT QLD SA TAS VIC WA"),
];

fn has(codes: &str, code: &str) -> bool {
    codes.split_ascii_whitespace().any(|known| known == code)
}

/// Checks a BCP 47 tag: `en`, `es-MX`, `zh-Hant`. The error is a hint for the end of a sentence.
pub(super) fn language(tag: &str) -> Result<(), Option<String>> {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or("");
    let letters = !primary.is_empty() && primary.bytes().all(|byte| byte.is_ascii_lowercase());
    let known = letters && (has(LANGUAGES, primary) || primary.len() == 3 && named(primary).is_none());
    let rest = parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    if known && rest {
        return Ok(());
    }
    let lower = tag.to_lowercase().replace('_', "-");
    Err(named(&lower)
        .or_else(|| named(nearest(&lower, LANGUAGE_NAMES.iter().map(|(name, _)| *name).filter(|name| name.len() > 4))?))
        .map(str::to_owned)
        .or_else(|| (lower != tag && language(&lower).is_ok()).then(|| lower_primary(&tag.replace('_', "-")))))
}

fn lower_primary(tag: &str) -> String {
    match tag.split_once('-') {
        Some((primary, rest)) => format!("{}-{rest}", primary.to_lowercase()),
        None => tag.to_lowercase(),
    }
}

fn named(name: &str) -> Option<&'static str> {
    LANGUAGE_NAMES.iter().find(|(known, _)| *known == name).map(|(_, tag)| *tag)
}

/// Checks a region, `CC` or `CC-XX`: `GB`, `US-CO`, `CA-ON`. The error is a hint, if there is one.
pub(super) fn region(code: &str) -> Result<(), Option<String>> {
    let (country, part) = match code.split_once('-') {
        Some((country, part)) => (country, Some(part)),
        None => (code, None),
    };
    let part_known = |part: &str| match PARTS.iter().find(|(of, _)| *of == country) {
        Some((_, parts)) => has(parts, part),
        None => {
            (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        }
    };
    if has(COUNTRIES, country) && part.is_none_or(part_known) {
        return Ok(());
    }
    let upper = code.trim().to_ascii_uppercase().replace(['_', ' ', '/'], "-");
    let upper = if upper == "UK" || upper.starts_with("UK-") { upper.replacen("UK", "GB", 1) } else { upper };
    if upper != code && region(&upper).is_ok() {
        return Err(Some(upper));
    }
    // `CO` alone is Colombia, `TX` alone is nothing: the state of an American practice.
    if has(PARTS[0].1, &upper) {
        return Err(Some(format!("US-{upper}")));
    }
    // `Colorado`, `Ontaro`
    let named = nearest(code, place_names().map(|(name, _)| name));
    Err(named.and_then(|named| place_names().find(|(name, _)| *name == named)).map(|(_, code)| code.to_owned()))
}

/// Whether a text has the shape of an e-mail address.
pub(super) fn email(address: &str) -> bool {
    let Some((local, domain)) = address.rsplit_once('@') else { return false };
    let plain =
        |text: &str| !text.is_empty() && !text.contains(|c: char| c.is_whitespace() || "<>(),;:\"@".contains(c));
    plain(local) && plain(domain) && domain.split('.').count() > 1 && domain.split('.').all(|label| !label.is_empty())
}

/// Whether a text can be a phone number: at least three digits, at most twenty.
pub(super) fn phone(number: &str) -> bool {
    // Letters are let through: extensions and numbers spelled as words.
    let digits = number.chars().filter(char::is_ascii_digit).count();
    (3..=20).contains(&digits)
}

/// The nearest of a list of names, as the end of a sentence: `; did you mean “kind”?`, or nothing.
pub(super) fn did_you_mean<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> String {
    nearest(name, candidates).map(|found| format!("; did you mean `{found}`?")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages() {
        for tag in ["en", "es", "es-MX", "zh-Hant", "hmn", "ht"] {
            assert_eq!(language(tag), Ok(()), "{tag}");
        }
        assert_eq!(language("Spanish"), Err(Some("es".into())));
        assert_eq!(language("sp"), Err(Some("es".into())));
        assert_eq!(language("spannish"), Err(Some("es".into())));
        assert_eq!(language("EN"), Err(Some("en".into())));
        assert_eq!(language("es_MX"), Err(Some("es-MX".into())));
        assert_eq!(language("ES-MX"), Err(Some("es-MX".into())));
        assert_eq!(language("klingon-high"), Err(None));
        assert_eq!(language(""), Err(None));
    }

    #[test]
    fn regions() {
        for code in ["US", "US-CO", "CA-ON", "GB", "GB-SCT", "AU-NSW", "DE-BY", "MX"] {
            assert_eq!(region(code), Ok(()), "{code}");
        }
        assert_eq!(region("us-co"), Err(Some("US-CO".into())));
        assert_eq!(region("UK"), Err(Some("GB".into())));
        assert_eq!(region("TX"), Err(Some("US-TX".into())));
        assert_eq!(region("US-XX"), Err(None));
        assert_eq!(region("Colorado"), Err(Some("US-CO".into())));
        assert_eq!(region("ontaro"), Err(Some("CA-ON".into())));
        assert_eq!(region("Atlantis"), Err(None));
    }

    #[test]
    fn addresses_and_numbers() {
        assert!(email("office@practice.example.org"));
        for wrong in ["office", "office@", "@example.org", "a b@example.org", "office@example", "a@b@example.org"] {
            assert!(!email(wrong), "{wrong}");
        }
        assert!(phone("(303) 555-0142 ext. 7"));
        assert!(phone("988"));
        assert!(!phone("call us"));
    }
}
