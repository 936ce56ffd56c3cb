//! Plain English words on sentences that no dictionary was written for: how often a hard place is
//! touched, and whether people would take the first suggestion.
//!
//! `fixtures/plain-sets/general-*.tsv`: a sentence with one hard word in `[[brackets]]`, and after
//! the tab the words that readers would write, with `|` between.
//!
//! `fixtures/plain-sets/agency-*.txt`: after `@ kind of document` stand a sentence and what two
//! careful readings would change: `1 words = new words | other new words` (`2` for the second
//! reading, `explain` for a term that stays and is explained, nothing to leave the words out).
//! `! words` are terms that must stay.
//!
//! `dev` parts may be read case by case; `held` parts only as the figures printed here. With
//! `PLAINSPOKEN_SHOW=general-dev cargo test --test plain_sets -- --nocapture` a part's misses are listed.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod common;

use std::collections::BTreeSet;
use std::ops::Range;

use plainspoken::check::{Checker, Overrides};
use plainspoken::config::Config;
use plainspoken::source::Format;
use plainspoken::syntax;

/// What a rule of `plain/` said about a sentence.
struct Told {
    rule: String,
    key: String,
    place: Range<usize>,
    /// The first suggestion's words and the whole sentence with them.
    first: Option<(String, String)>,
}

/// What readers would change.
struct Place {
    range: Range<usize>,
    wanted: Vec<String>,
}

struct Figures {
    sentences: usize,
    /// Places readers would change, and those touched.
    places: usize,
    touched: usize,
    /// Findings, and those that touch such a place.
    findings: usize,
    hits: usize,
    /// Findings at such a place that suggest words or an explanation, and those that fit.
    suggesting: usize,
    fitting: usize,
    /// Protected terms, and those a suggestion would replace.
    protected: usize,
    harmed: usize,
}

impl Figures {
    fn new() -> Self {
        Self {
            sentences: 0,
            places: 0,
            touched: 0,
            findings: 0,
            hits: 0,
            suggesting: 0,
            fitting: 0,
            protected: 0,
            harmed: 0,
        }
    }

    fn print(&self, name: &str) {
        println!(
            "{name}: {} sentences; touched {}/{} = {:.2}; findings at such a place {}/{} = {:.2}; \
             first suggestion fits {}/{} = {:.2}; protected terms hit {}/{}",
            self.sentences,
            self.touched,
            self.places,
            share(self.touched, self.places),
            self.hits,
            self.findings,
            share(self.hits, self.findings),
            self.fitting,
            self.suggesting,
            share(self.fitting, self.suggesting),
            self.harmed,
            self.protected,
        );
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// The same for “a” and “an”, small and capital letters, and doubled spaces.
fn folded(text: &str) -> String {
    let small = text.to_lowercase().replace(" ,", ",").replace(" .", ".");
    small.split_whitespace().map(|word| if word == "an" { "a" } else { word }).collect::<Vec<_>>().join(" ")
}

fn checker() -> Checker {
    let overrides = Overrides { language: Some("en".to_owned()), ..Overrides::default() };
    Checker::with_overrides(Config::default(), overrides).unwrap()
}

fn told(checker: &Checker, sentence: &str) -> Vec<Told> {
    let source = syntax::read("a.txt", Format::Text, format!("{sentence}\n").into_bytes()).unwrap();
    let report = checker.check(&source, "a.txt");
    let found = report.diagnostics.iter().flat_map(|located| located.places());
    found
        .filter(|located| located.diagnostic.rule.starts_with("plain/"))
        .map(|located| {
            let finding = &located.diagnostic.finding;
            let first = finding.suggestions.first().map(|suggestion| {
                let mut edits = suggestion.edits.clone();
                edits.sort_by_key(|edit| std::cmp::Reverse(edit.span.start));
                let mut whole = sentence.to_owned();
                for edit in edits {
                    whole.replace_range(edit.span.range(), &edit.text);
                }
                (suggestion.text.clone(), whole)
            });
            Told {
                rule: located.diagnostic.rule.to_owned(),
                key: finding.key.to_string(),
                place: finding.span.range(),
                first,
            }
        })
        .collect()
}

/// Whether the first suggestion is one that readers wrote, whatever words on either side it holds.
fn fits(told: &Told, sentence: &str, places: &[Place]) -> Option<bool> {
    let around: Vec<&Place> = places.iter().filter(|place| overlap(&place.range, &told.place)).collect();
    if told.key == "explain" {
        return Some(around.iter().any(|place| place.wanted.iter().any(|word| word == "explain")));
    }
    let (_, whole) = told.first.as_ref()?;
    let whole = folded(whole);
    // One place alone, or two that stand side by side.
    let written = |places: &[&Place]| {
        let mut texts = vec![sentence.to_owned()];
        let mut places = places.to_vec();
        places.sort_by_key(|place| std::cmp::Reverse(place.range.start));
        for place in places {
            let with = |text: &String| {
                place
                    .wanted
                    .iter()
                    .map(|words| {
                        let mut text = text.clone();
                        text.replace_range(place.range.clone(), words);
                        text
                    })
                    .collect::<Vec<_>>()
            };
            texts = texts.iter().flat_map(with).collect();
        }
        texts.iter().any(|text| folded(text) == whole)
    };
    let alone = around.iter().any(|place| written(&[*place]));
    let together = || {
        around.iter().enumerate().any(|(nth, one)| {
            around[nth + 1..].iter().any(|other| !overlap(&one.range, &other.range) && written(&[*one, *other]))
        })
    };
    Some(alone || together())
}

/// Adds a sentence to the figures; `show` prints what was missed or wrong.
fn measure(
    checker: &Checker,
    sentence: &str,
    places: &[Place],
    protected: &[Range<usize>],
    show: bool,
    sum: &mut Figures,
) {
    let told = told(checker, sentence);
    sum.sentences += 1;
    // Places that overlap are one place, read in two ways.
    let mut groups: Vec<(Range<usize>, bool)> = Vec::new();
    let mut ordered: Vec<&Place> = places.iter().collect();
    ordered.sort_by_key(|place| place.range.start);
    for place in ordered {
        match groups.last_mut() {
            Some((group, _)) if group.end > place.range.start => group.end = group.end.max(place.range.end),
            _ => groups.push((place.range.clone(), false)),
        }
    }
    for told in &told {
        sum.findings += 1;
        let at = groups.iter_mut().filter(|(range, _)| overlap(range, &told.place));
        let hit = at.map(|(_, touched)| *touched = true).count() > 0;
        sum.hits += usize::from(hit);
        let said = || {
            let first = told.first.as_ref().map_or("", |(words, _)| words);
            format!("{} {} “{}” → “{first}”", told.rule, told.key, &sentence[told.place.clone()])
        };
        if !hit && show {
            println!("  elsewhere: {} in: {sentence}", said());
        }
        if hit && let Some(fit) = fits(told, sentence, places) {
            sum.suggesting += 1;
            sum.fitting += usize::from(fit);
            if !fit && show {
                println!("  does not fit: {} in: {sentence}", said());
            }
        }
    }
    sum.places += groups.len();
    sum.touched += groups.iter().filter(|(_, touched)| *touched).count();
    if show {
        for (range, _) in groups.iter().filter(|(_, touched)| !touched) {
            println!("  not touched: “{}” in: {sentence}", &sentence[range.clone()]);
        }
    }
    for term in protected {
        sum.protected += 1;
        let words = folded(&sentence[term.clone()]);
        let harmed = told.iter().any(|told| {
            let gone = told.first.as_ref().is_some_and(|(_, whole)| !folded(whole).contains(&words));
            overlap(term, &told.place) && told.key != "explain" && gone
        });
        sum.harmed += usize::from(harmed);
        if harmed && show {
            println!("  protected: “{words}” in: {sentence}");
        }
    }
}

fn shown(name: &str) -> bool {
    std::env::var("PLAINSPOKEN_SHOW").is_ok_and(|wanted| wanted == name)
}

fn lines(name: &str) -> Vec<String> {
    let text = std::fs::read_to_string(common::root().join("fixtures/plain-sets").join(name)).unwrap();
    text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
}

fn general(part: &str) -> Figures {
    let (checker, mut sum) = (checker(), Figures::new());
    for line in lines(&format!("general-{part}.tsv")).iter().filter(|line| !line.is_empty()) {
        let (marked, words) = line.split_once('\t').unwrap();
        let start = marked.find("[[").unwrap();
        let end = marked.find("]]").unwrap() - 2;
        let sentence = marked.replace("[[", "").replace("]]", "");
        let place = Place { range: start..end, wanted: words.split('|').map(str::to_owned).collect() };
        measure(&checker, &sentence, &[place], &[], shown(&format!("general-{part}")), &mut sum);
    }
    sum.print(&format!("general-{part}"));
    sum
}

/// Where words stand as words, not inside others.
fn find_words(sentence: &str, words: &str) -> Range<usize> {
    let bound = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let mut at = sentence.match_indices(words).filter(|(at, _)| {
        bound(sentence[..*at].chars().next_back()) && bound(sentence[at + words.len()..].chars().next())
    });
    let (start, _) = at.next().unwrap_or_else(|| panic!("“{words}” is not in: {sentence}"));
    start..start + words.len()
}

fn agency(part: &str) -> Figures {
    let (checker, mut sum) = (checker(), Figures::new());
    let lines = lines(&format!("agency-{part}.txt"));
    for case in lines.split(|line| line.starts_with('@')).filter(|case| case.len() > 1) {
        let (sentence, rest) = case.split_first().unwrap();
        let (mut places, mut protected) = (Vec::new(), Vec::new());
        let mut seen = BTreeSet::new();
        for line in rest.iter().filter(|line| !line.is_empty()) {
            if let Some(term) = line.strip_prefix("! ") {
                protected.push(find_words(sentence, term));
                continue;
            }
            let (words, wanted) = line[2..].split_once(" =").unwrap();
            assert!(seen.insert(words), "“{words}” twice in: {sentence}");
            let wanted = wanted.split('|').map(|words| words.trim().to_owned()).collect();
            places.push(Place { range: find_words(sentence, words), wanted });
        }
        measure(&checker, sentence, &places, &protected, shown(&format!("agency-{part}")), &mut sum);
    }
    sum.print(&format!("agency-{part}"));
    sum
}

#[test]
fn general_sentences_get_words_that_people_choose() {
    for (part, sum) in ["dev", "held", "fresh", "fresh-2"].map(|part| (part, general(part))) {
        assert!(sum.sentences >= 60);
        assert!(share(sum.touched, sum.places) >= 0.15, "{part}: too few hard words are found");
        assert!(share(sum.fitting, sum.suggesting) >= 0.75, "{part}: first suggestions do not fit");
    }
}

#[test]
fn sentences_of_agencies_are_mended_as_readers_would() {
    let (mut protected, mut harmed) = (0, 0);
    for (part, sum) in ["dev", "held", "fresh"].map(|part| (part, agency(part))) {
        assert!(sum.sentences >= 70);
        assert!(share(sum.touched, sum.places) >= 0.40, "{part}: too few places are found");
        assert!(share(sum.hits, sum.findings) >= 0.75, "{part}: findings stand elsewhere");
        assert!(share(sum.fitting, sum.suggesting) >= 0.80, "{part}: first suggestions do not fit");
        protected += sum.protected;
        harmed += sum.harmed;
    }
    assert!(harmed * 100 < protected, "{harmed} of {protected} protected terms would be replaced");
}

/// First suggestions that need more of the sentence than the words found.
#[test]
fn first_suggestions_fit_their_sentence() {
    let checker = checker();
    for (sentence, wanted) in [
        ("Bring your lease and/or a bill.", "Bring your lease or a bill, or both."),
        ("Bring a form, a letter, and/or a bill.", "Bring a form, a letter, or a bill."),
        ("You can pay online, e.g. with a card.", "You can pay online, for example with a card."),
        ("You can bring proof (e.g. a bill).", "You can bring proof (for example, a bill)."),
        ("Please, do not hesitate to write to us.", "Please write to us."),
        ("Please, don't hesitate to call us.", "Please call us."),
        ("Call us PRIOR to the visit.", "Call us BEFORE the visit."),
        ("You must NOTIFY us of any change.", "You must TELL us of any change."),
        ("The vast majority of our clients come by bus.", "Most of our clients come by bus."),
        ("Then we will determine if you qualify.", "Then we will decide if you qualify."),
        ("Call us to determine if you qualify.", "Call us to find out if you qualify."),
    ] {
        let first: Vec<String> = told(&checker, sentence).into_iter().filter_map(|told| Some(told.first?.1)).collect();
        assert!(first.iter().any(|whole| whole == wanted), "{sentence}: {first:?}");
    }
    for sentence in ["We are in network with most plans.", "We are in-network with most plans."] {
        assert!(told(&checker, sentence).iter().any(|told| told.key == "explain"), "{sentence}");
    }
}
