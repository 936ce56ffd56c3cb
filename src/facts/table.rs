//! The tables of `dictionaries/practice`, read once.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// The rows of a tab-separated table with `N` columns; comments, blank lines and short rows are left out.
pub(crate) fn rows<const N: usize>(table: &str) -> impl Iterator<Item = [&str; N]> {
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).filter_map(|line| {
        let mut row = [""; N];
        let mut count = 0;
        for (cell, text) in row.iter_mut().zip(line.split('\t')) {
            *cell = text.trim();
            count += 1;
        }
        (count == N).then_some(row)
    })
}

/// What stands behind an abbreviation or a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CredentialKind {
    /// Leave to practise, given by a state or a statutory register.
    Licence,
    /// A supervised grade on the way to a licence.
    Associate,
    /// Given by a professional body.
    Certification,
    /// An academic degree: not leave to practise.
    Degree,
    /// A profession, not a licence.
    Generic,
}

impl CredentialKind {
    fn from_name(name: &str) -> Self {
        match name {
            "licence" => Self::Licence,
            "associate" => Self::Associate,
            "certification" => Self::Certification,
            "degree" => Self::Degree,
            _ => Self::Generic,
        }
    }

    /// Whether it says that somebody may practise, alone or under supervision.
    #[must_use]
    pub fn is_licence(self) -> bool {
        matches!(self, Self::Licence | Self::Associate)
    }
}

/// An abbreviation people put after their names.
#[derive(Clone, Copy, Debug)]
pub struct Credential {
    /// As usually written: `LCSW`, `PhD`.
    pub abbreviation: &'static str,
    /// What it stands for, in English.
    pub title: &'static str,
    /// What it is.
    pub kind: CredentialKind,
    /// Whether it counts away from a name: in a heading, a signature or beside a number.
    pub free: bool,
}

static CREDENTIALS: LazyLock<FxHashMap<Vec<u8>, Credential>> = LazyLock::new(|| {
    rows::<4>(include_str!("../../dictionaries/practice/credentials.tsv"))
        .map(|[abbreviation, title, kind, use_]| {
            let kind = CredentialKind::from_name(kind);
            let folded = bare(abbreviation).map(|byte| byte.to_ascii_uppercase()).collect();
            (folded, Credential { abbreviation, title, kind, free: use_ == "free" })
        })
        .collect()
});

/// The longest abbreviation, in bytes.
const LONGEST: usize = 16;

/// The second bytes of abbreviations after each first capital, one bit each.
static SECONDS: LazyLock<[u128; 26]> = LazyLock::new(|| {
    // In capitals and with dots any may be written.
    let common = (b'A'..=b'Z').fold(1 << b'.', |bits: u128, byte| bits | 1 << byte);
    let mut seconds = [common; 26];
    for [abbreviation, ..] in rows::<4>(include_str!("../../dictionaries/practice/credentials.tsv")) {
        if let [first @ b'A'..=b'Z', second, ..] = abbreviation.as_bytes() {
            seconds[usize::from(first - b'A')] |= 1_u128.checked_shl(u32::from(*second)).unwrap_or(0);
        }
    }
    seconds
});

/// Whether a word with these first two bytes may be an abbreviated credential.
fn may_be_credential(first: u8, second: u8) -> bool {
    first.is_ascii_uppercase() && second.is_ascii() && SECONDS[usize::from(first - b'A')] & 1 << second != 0
}

/// Whether the word at the start of a text is an abbreviated credential.
pub(crate) fn starts_with_credential(text: &[u8]) -> bool {
    let &[first, second, ..] = text else { return false };
    if !may_be_credential(first, second) {
        return false;
    }
    let letter = |at: usize| text.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let joint = |at: usize| {
        matches!(text.get(at), Some(b'.' | b'-')) && letter(at + 1) && !text.get(at + 1).is_some_and(u8::is_ascii_digit)
    };
    let end = (0..=LONGEST).find(|&at| !letter(at) && !joint(at)).unwrap_or(LONGEST + 1);
    text.get(..end).and_then(|word| std::str::from_utf8(word).ok()).is_some_and(|word| credential(word).is_some())
}

/// The letters of an abbreviation, without its dots.
fn bare(abbreviation: &str) -> impl Iterator<Item = u8> + '_ {
    abbreviation.bytes().filter(|byte| *byte != b'.')
}

/// The credential an abbreviation stands for: `LCSW`, `L.C.S.W.`, `Ph.D.`.
///
/// A word in lower case is none, whatever its letters; `PhD` and `PsyD` keep their own capitals.
pub fn credential(abbreviation: &str) -> Option<&'static Credential> {
    let bytes = abbreviation.as_bytes();
    if bytes.len() > LONGEST || !may_be_credential(*bytes.first()?, bytes.get(1).copied().unwrap_or(0)) {
        return None;
    }
    let mut folded = [0; LONGEST];
    let mut length = 0;
    for (place, byte) in folded.iter_mut().zip(bare(abbreviation)) {
        *place = byte.to_ascii_uppercase();
        length += 1;
    }
    let found = CREDENTIALS.get(&folded[..length])?;
    let as_listed = bare(abbreviation).eq(bare(found.abbreviation));
    (as_listed || !bytes.iter().any(u8::is_ascii_lowercase)).then_some(found)
}

/// A full professional title in lower case and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Title {
    /// In lower case.
    pub(crate) words: &'static str,
    /// Its language: `en`, `es` …
    pub(crate) language: &'static str,
    /// The abbreviation it stands for, or empty.
    pub(crate) abbreviation: &'static str,
    /// What it is.
    pub(crate) kind: CredentialKind,
}

static TITLES: LazyLock<Vec<Title>> = LazyLock::new(|| {
    rows::<4>(include_str!("../../dictionaries/practice/titles.tsv"))
        .map(|[words, language, abbreviation, kind]| Title {
            words,
            language,
            abbreviation,
            kind: CredentialKind::from_name(kind),
        })
        .collect()
});

impl Title {
    /// Whether it is written so in English.
    pub(crate) fn is_english(&self) -> bool {
        self.language == "en"
    }
}

/// Every full title.
pub(super) fn titles() -> &'static [Title] {
    &TITLES
}

/// What a normalized credential of [`Facts::credentials`](super::Facts::credentials) is.
pub fn kind_of(normalized: &str) -> CredentialKind {
    if let Some(found) = credential(normalized) {
        return found.kind;
    }
    TITLES.iter().find(|title| title.words == normalized).map_or(CredentialKind::Generic, |title| title.kind)
}

/// A crisis number: in the reader's country it may be an ordinary number.
#[derive(Clone, Copy, Debug)]
pub struct CrisisLine {
    /// Country, with region where the line serves only one: `US`, `US-GA`.
    pub country: &'static str,
    /// Name of the service.
    pub name: &'static str,
    /// Digits, without the North American 1.
    pub number: &'static str,
    /// `suicide/crisis`, `emergency`, `text`, `outdated` …
    pub kind: &'static str,
    /// The day the row was compared with its source, `2026-08-16`; `None` if it never was.
    pub checked: Option<&'static str>,
}

static CRISIS_LINES: LazyLock<FxHashMap<&'static str, CrisisLine>> = LazyLock::new(|| {
    let mut lines = FxHashMap::default();
    for [country, name, number, kind, checked] in
        rows::<5>(include_str!("../../dictionaries/practice/crisis-lines.tsv"))
    {
        let checked = (checked != "no").then_some(checked);
        lines.entry(number).or_insert(CrisisLine { country, name, number, kind, checked });
    }
    lines
});

/// The crisis line with these digits.
pub fn crisis_line(digits: &str) -> Option<&'static CrisisLine> {
    CRISIS_LINES.get(digits)
}

/// A host's rows: place of the row in the table, the path that must follow, the jurisdiction.
type Hosts = FxHashMap<&'static str, Vec<(usize, &'static str, &'static str)>>;

static HOSTS: LazyLock<Hosts> = LazyLock::new(|| {
    let boards = rows::<3>(include_str!("../../dictionaries/practice/boards.tsv"));
    let certifiers = rows::<3>(include_str!("../../dictionaries/practice/certifiers.tsv"));
    let hosts = boards
        .map(|[code, _, hosts]| (code, hosts))
        .chain(certifiers.map(|[_, _, hosts]| ("", hosts)))
        .flat_map(|(code, hosts)| hosts.split(';').map(move |host| (host.trim(), code)))
        .filter(|(host, _)| !host.is_empty());
    let mut table = Hosts::default();
    for (row, (known, code)) in hosts.enumerate() {
        let (host, path) = known.find('/').map_or((known, ""), |at| known.split_at(at));
        table.entry(host).or_default().push((row, path, code));
    }
    table
});

/// Whether an address (`https://host/path`, `//host`, `host/path`) leads to a licensing board
/// (its jurisdiction) or a certifying body (empty).
pub(crate) fn board_of(address: &str) -> Option<&'static str> {
    let rest = address.split_once("//").map_or(address, |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest).to_ascii_lowercase();
    let (host, path) = rest.find(['/', '?', '#']).map_or((&rest[..], ""), |at| rest.split_at(at));
    let mut host = host.split(':').next().unwrap_or(host);
    let mut best: Option<(usize, &'static str)> = None;
    // The host itself, then each domain above it.
    loop {
        for &(row, known_path, code) in HOSTS.get(host).into_iter().flatten() {
            if path.starts_with(known_path) && best.is_none_or(|(other, _)| row < other) {
                best = Some((row, code));
            }
        }
        match host.split_once('.') {
            Some((_, above)) => host = above,
            None => return best.map(|(_, code)| code),
        }
    }
}

/// The name of the board that licenses social workers at a place: `US-CO`.
#[must_use]
pub fn board_name(code: &str) -> Option<&'static str> {
    rows::<3>(include_str!("../../dictionaries/practice/boards.tsv")).find(|row| row[0] == code).map(|row| row[1])
}

/// A place that licenses practitioners.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Jurisdiction {
    pub(crate) code: &'static str,
    pub(crate) postal: &'static str,
    pub(crate) names: &'static str,
}

static PLACES: LazyLock<Vec<Jurisdiction>> = LazyLock::new(|| {
    rows::<3>(include_str!("../../dictionaries/practice/places.tsv"))
        .map(|[code, postal, names]| Jurisdiction { code, postal, names })
        .collect()
});

/// The place whose name starts `text`, longest first: its code and the length of the name.
pub(crate) fn place_at(text: &str) -> Option<(&'static str, usize)> {
    let mut best: Option<(&'static str, usize)> = None;
    for place in PLACES.iter() {
        for name in place.names.split(';') {
            if text.starts_with(name)
                && super::cue::is_word_edge(text, name.len())
                && best.is_none_or(|(_, length)| name.len() > length)
            {
                best = Some((place.code, name.len()));
            }
        }
    }
    best
}

/// The place with this postal code of two capitals.
pub(crate) fn postal(code: &str) -> Option<&'static str> {
    PLACES.iter().find(|place| !place.postal.is_empty() && place.postal == code).map(|place| place.code)
}

/// The names of the places that license practitioners, each with the code of its place.
pub fn place_names() -> impl Iterator<Item = (&'static str, &'static str)> {
    PLACES.iter().flat_map(|place| place.names.split(';').map(|name| (name, place.code)))
}

/// A name of the place with this code, in English.
pub fn place_name(code: &str) -> Option<&'static str> {
    PLACES.iter().find(|place| place.code == code).and_then(|place| place.names.split(';').next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_known_with_and_without_dots() {
        assert_eq!(credential("L.C.S.W.").map(|found| found.abbreviation), Some("LCSW"));
        assert_eq!(credential("Ph.D.").map(|found| found.abbreviation), Some("PhD"));
        assert!(credential("Ms").is_none());
        assert!(credential("do").is_none());
        assert!(credential("LLC").is_none());
    }

    #[test]
    fn boards_are_known_by_host_and_path() {
        assert_eq!(board_of("https://www.bbs.ca.gov/consumers"), Some("US-CA"));
        assert_eq!(board_of("https://online.bbs.ca.gov"), Some("US-CA"));
        assert_eq!(board_of("https://notbbs.ca.gov.example.org"), None);
        assert_eq!(board_of("https://www.cms.gov/nosurprises"), None);
        assert_eq!(board_of("https://www.psychologytoday.com/us/therapists"), None);
    }

    #[test]
    fn the_longest_place_wins() {
        assert_eq!(place_at("Virginia Occidental"), Some(("US-WV", 19)));
        assert_eq!(place_at("Washington, DC and Maryland"), Some(("US-DC", 14)));
        assert_eq!(place_at("Marylander"), None);
    }

    #[test]
    fn every_table_row_is_whole() {
        for (table, columns) in [
            (include_str!("../../dictionaries/practice/credentials.tsv"), 4),
            (include_str!("../../dictionaries/practice/titles.tsv"), 4),
            (include_str!("../../dictionaries/practice/crisis-lines.tsv"), 5),
            (include_str!("../../dictionaries/practice/boards.tsv"), 3),
            (include_str!("../../dictionaries/practice/certifiers.tsv"), 3),
            (include_str!("../../dictionaries/practice/places.tsv"), 3),
            (include_str!("../../dictionaries/practice/cues.tsv"), 2),
        ] {
            for line in table.lines().filter(|line| !line.starts_with('#')) {
                assert_eq!(line.split('\t').count(), columns, "{line}");
            }
        }
    }
}
