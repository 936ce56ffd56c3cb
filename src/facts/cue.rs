//! Cues: the words that say what a number, a name or a sentence near them is about.
//!
//! A line is read once for every cue of `dictionaries/practice/cues.tsv`, every professional title, and
//! for signs that tell which detectors need to look at it at all.

use std::sync::LazyLock;

use super::phrases::Phrases;
pub(crate) use super::phrases::is_word_edge;
use super::table;

/// What a phrase hints at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cue {
    Fax,
    Phone,
    Board,
    Government,
    Crisis,
    Supervisor,
    Other,
    Recipient,
    Danger,
    EmergencyRoom,
    Go,
    NotEmergency,
    Licence,
    NotLicence,
    LicensedIn,
    Served,
    Intro,
    Closing,
    PersonLabel,
    Privacy,
    PrivacyHeader,
    Fee,
    FeeWords,
    NotFee,
    Reply,
    Interpreter,
    NotInterpreter,
    Therapy,
    SocialWork,
    Telehealth,
    Offer,
    OfferOwn,
    Portal,
    Booking,
    TextMessage,
    ReplyToMe,
    NoReply,
    Own,
    Elsewhere,
    Speak,
    Language,
    Form,
}

impl Cue {
    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "fax" => Self::Fax,
            "phone" => Self::Phone,
            "board" => Self::Board,
            "government" => Self::Government,
            "crisis" => Self::Crisis,
            "supervisor" => Self::Supervisor,
            "other" => Self::Other,
            "recipient" => Self::Recipient,
            "danger" => Self::Danger,
            "er" => Self::EmergencyRoom,
            "go" => Self::Go,
            "notemergency" => Self::NotEmergency,
            "licence" => Self::Licence,
            "notlicence" => Self::NotLicence,
            "licensedin" => Self::LicensedIn,
            "served" => Self::Served,
            "intro" => Self::Intro,
            "closing" => Self::Closing,
            "label-person" => Self::PersonLabel,
            "privacy" => Self::Privacy,
            "privacyheader" => Self::PrivacyHeader,
            "fee" => Self::Fee,
            "feewords" => Self::FeeWords,
            "notfee" => Self::NotFee,
            "reply" => Self::Reply,
            "interpreter" => Self::Interpreter,
            "notinterpreter" => Self::NotInterpreter,
            "therapy" => Self::Therapy,
            "socialwork" => Self::SocialWork,
            "telehealth" => Self::Telehealth,
            "offer" => Self::Offer,
            "offer-own" => Self::OfferOwn,
            "portal" => Self::Portal,
            "booking" => Self::Booking,
            "textmessage" => Self::TextMessage,
            "replytome" => Self::ReplyToMe,
            "noreply" => Self::NoReply,
            "own" => Self::Own,
            "elsewhere" => Self::Elsewhere,
            "speak" => Self::Speak,
            "language" => Self::Language,
            "form" => Self::Form,
            _ => return None,
        })
    }
}

/// A cue found in a line, as bytes of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) cue: Cue,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// A professional title found in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TitleHit {
    /// Its row in the table.
    pub(crate) title: &'static table::Title,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// What one pass over a text finds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    /// The cues, by place.
    pub(crate) hits: Vec<Hit>,
    /// The titles, by place; the longest at each, none inside another.
    pub(crate) titles: Vec<TitleHit>,
    /// Whether a word is an abbreviated credential, as far as one look can tell: `LCSW`, `Ph.D.`
    pub(crate) may_hold_credentials: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Meaning {
    Cue(Cue),
    Title(&'static table::Title),
}

static PHRASES: LazyLock<Phrases<Meaning>> = LazyLock::new(|| {
    let cues = table::rows::<2>(include_str!("../../dictionaries/practice/cues.tsv"))
        .filter_map(|[cue, phrase]| Some((phrase, Meaning::Cue(Cue::from_name(cue)?))));
    let titles = table::titles().iter().map(|title| (title.words, Meaning::Title(title)));
    Phrases::new(cues.chain(titles))
});

/// Reads a text once.
pub(crate) fn read(text: &str) -> Reading {
    let mut reading = Reading::default();
    let bytes = text.as_bytes();
    let mut may_hold_credentials = false;
    PHRASES.scan(
        text,
        |at| may_hold_credentials = may_hold_credentials || table::starts_with_credential(&bytes[at..]),
        |meaning, start, end| match meaning {
            Meaning::Cue(cue) => reading.hits.push(Hit { cue, start, end }),
            Meaning::Title(title) => {
                // The longest at one place comes last; one that starts inside another is part of it.
                match reading.titles.last_mut() {
                    Some(last) if last.start == start => *last = TitleHit { title, start, end },
                    Some(last) if start < last.end => {}
                    _ => reading.titles.push(TitleHit { title, start, end }),
                }
            }
        },
    );
    reading.may_hold_credentials = may_hold_credentials;
    reading
}

/// Every cue of `text`, by place. Whole words only.
pub(crate) fn find(text: &str) -> Vec<Hit> {
    read(text).hits
}

static PRIVACY_HEADERS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let rows = table::rows::<2>(include_str!("../../dictionaries/practice/cues.tsv"));
    Phrases::new(rows.filter(|[cue, _]| *cue == "privacyheader").map(|[_, phrase]| (phrase, ())))
});

/// Whether `text` has the prescribed header of a privacy notice.
pub(crate) fn holds_privacy_header(text: &str) -> bool {
    let mut holds = false;
    PRIVACY_HEADERS.scan(text, |_| {}, |(), _, _| holds = true);
    holds
}

/// Whether `text` has one of these cues.
pub(crate) fn has(text: &str, cue: Cue) -> bool {
    find(text).iter().any(|hit| hit.cue == cue)
}

/// Where the phrases of one cue that start the text end.
pub(crate) fn starting(text: &str, cue: Cue) -> impl Iterator<Item = usize> {
    PHRASES.starting(text, 0).filter_map(move |(meaning, end)| (meaning == Meaning::Cue(cue)).then_some(end))
}

/// Whether a professional title starts the text.
pub(crate) fn starts_with_title(text: &str) -> bool {
    PHRASES.starting(text, 0).any(|(meaning, _)| matches!(meaning, Meaning::Title(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_names_a_cue() {
        for [cue, phrase] in table::rows::<2>(include_str!("../../dictionaries/practice/cues.tsv")) {
            assert!(Cue::from_name(cue).is_some(), "{cue}");
            assert!(!phrase.trim().is_empty(), "{cue}");
        }
    }

    #[test]
    fn cues_are_whole_words_in_any_case() {
        assert!(find("FAX: 1").iter().any(|hit| hit.cue == Cue::Fax));
        assert!(find("Fabulous telefaxed words").iter().all(|hit| hit.cue != Cue::Fax));
        assert!(find("I\u{2019}m Ana").iter().any(|hit| hit.cue == Cue::Intro));
        assert!(find("suicidal thoughts").iter().any(|hit| hit.cue == Cue::Danger));
    }
}
