//! Cues: the words that say what a number, a name or a sentence near them is about.
//!
//! One automaton reads a line once for every cue of `dictionaries/practice/cues.tsv`.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};

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

struct Cues {
    automaton: AhoCorasick,
    /// Per pattern: its cue and whether any ending may follow.
    kinds: Vec<(Cue, bool)>,
}

static CUES: LazyLock<Option<Cues>> = LazyLock::new(|| {
    let mut patterns = Vec::new();
    let mut kinds = Vec::new();
    for [cue, phrase] in table::rows::<2>(include_str!("../../dictionaries/practice/cues.tsv")) {
        let Some(cue) = Cue::from_name(cue) else { continue };
        let (phrase, open) = phrase.strip_suffix('*').map_or((phrase, false), |stem| (stem, true));
        patterns.push(phrase.to_owned());
        kinds.push((cue, open));
        if phrase.contains('\'') {
            patterns.push(phrase.replace('\'', "\u{2019}"));
            kinds.push((cue, open));
        }
    }
    let automaton =
        AhoCorasickBuilder::new().ascii_case_insensitive(true).match_kind(MatchKind::Standard).build(&patterns).ok()?;
    Some(Cues { automaton, kinds })
});

/// Every cue of `text`, by place. Whole words only.
pub(crate) fn find(text: &str) -> Vec<Hit> {
    let Some(cues) = CUES.as_ref() else { return Vec::new() };
    let mut hits: Vec<Hit> = Vec::new();
    for found in cues.automaton.find_overlapping_iter(text) {
        let (start, end) = (found.start(), found.end());
        let Some(&(cue, open)) = cues.kinds.get(found.pattern().as_usize()) else { continue };
        if is_word_edge(text, start) && (open || is_word_edge(text, end)) {
            hits.push(Hit { cue, start, end });
        }
    }
    hits.sort_unstable_by_key(|hit| (hit.start, hit.end));
    hits
}

/// Whether no word runs across `at`.
pub(crate) fn is_word_edge(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|head| head.chars().next_back());
    let after = text.get(at..).and_then(|tail| tail.chars().next());
    !matches!((before, after), (Some(a), Some(b)) if a.is_alphanumeric() && b.is_alphanumeric())
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
        assert!(CUES.is_some());
    }

    #[test]
    fn cues_are_whole_words_in_any_case() {
        assert!(find("FAX: 1").iter().any(|hit| hit.cue == Cue::Fax));
        assert!(find("Fabulous telefaxed words").iter().all(|hit| hit.cue != Cue::Fax));
        assert!(find("I\u{2019}m Ana").iter().any(|hit| hit.cue == Cue::Intro));
        assert!(find("suicidal thoughts").iter().any(|hit| hit.cue == Cue::Danger));
    }
}
