//! Words as they should not be written: no wrong edit comes of them.
#![allow(clippy::unwrap_used)]

use plainspoken::check::{Checker, Overrides};
use plainspoken::config::Config;
use plainspoken::fix::{self, Wish};
use plainspoken::source::Format;

/// The text after all safe fixes.
fn fixed(path: &str, text: &str) -> String {
    let overrides = Overrides { language: Some("en".into()), ..Overrides::default() };
    let checker = Checker::with_overrides(Config { sample: true, ..Config::default() }, overrides).unwrap();
    let format = Format::from_path(path).unwrap();
    fix::fix(&checker, path, path, format, text.as_bytes().to_vec(), Wish::default())
        .unwrap()
        .map_or_else(|| text.to_owned(), |fixed| fixed.after)
}

fn page(body: &str) -> String {
    format!("<html lang=\"en\"><head><title>Our office</title></head><body><p>{body}</p></body></html>\n")
}

/// What must stay exactly as it is.
#[test]
fn words_cut_by_markup_or_signs_are_left_alone() {
    for body in [
        "You may uti<b>lize</b> the side door.",
        "You may <i>uti</i>lize the side door.",
        "Call us prior <b>to</b> your visit.",
        "You may uti&shy;lize the side door.",
        "You may uti\u{ad}lize the side door.",
        "You may &#117;tilize the side door.",
        "Call us prior<br>to your visit.",
        "You may utilize<!-- not this --> d the side door.",
        "You may {{ verb }}utilize the side door.",
        "Send it to utilize@example.org or https://example.org/prior-to/utilize.",
        "Type <code>utilize</code> or <kbd>prior to</kbd>.",
        "Read <q>utilize it</q> and “prior to” aloud.",
        "The Utilize Group and Prior To Productions are names.",
        "Die Klientin darf das utilize-Formular nutzen.",
    ] {
        let text = page(body);
        let after = fixed("a.html", &text);
        let same = after == text;
        // A comment between two words breaks nothing: what is written may be mended, never what is around it.
        let mended = after == text.replace("utilize<!--", "use<!--");
        assert!(same || mended, "{body}\n{after}");
    }
}

#[test]
fn attributes_and_scripts_are_left_alone() {
    let text = "<html lang=\"en\"><head><title>Our office</title><script>var a = 'utilize prior to';</script></head><body><p data-x=\"utilize\" title=\"prior to\" class=\"utilize\">Come in.</p><img src=\"utilize.png\" alt=\"\"></body></html>\n";
    assert_eq!(fixed("a.html", text), text);
}

#[test]
fn spaces_that_do_not_break_and_capitals_are_kept() {
    assert!(fixed("a.html", &page("PLEASE UTILIZE THE SIDE DOOR.")).contains("PLEASE USE THE SIDE DOOR."));
    // No-break spaces between the words of a phrase.
    let after = fixed("a.html", &page("Call us prior&nbsp;to your visit."));
    assert!(after.contains("Call us before your visit.") || after.contains("prior&nbsp;to"), "{after}");
    let after = fixed("a.md", "Call us prior\u{a0}to your visit.\n");
    assert!(after == "Call us before your visit.\n" || after == "Call us prior\u{a0}to your visit.\n", "{after}");
}

#[test]
fn ligatures_and_composed_letters_give_no_wrong_edit() {
    for text in
        ["The o\u{fb03}ce will \u{fb01}nalize it.\n", "El tra\u{301}mite se efectu\u{301}a.\n", "Ｕｔｉｌｉｚｅ it.\n"]
    {
        let after = fixed("a.md", text);
        assert!(after == text || after.is_char_boundary(after.len()), "{after}");
        assert!(!after.contains('\u{fffd}'), "{after}");
    }
}

#[test]
fn a_word_that_is_told_once_is_mended_everywhere() {
    let text = "You may utilize the side door. They utilized it. Please utilize the ramp.\n";
    assert_eq!(fixed("a.md", text), "You may use the side door. They used it. Please use the ramp.\n");
    let checker = Checker::new(Config::default()).unwrap();
    let source = plainspoken::syntax::read("a.md", Format::Markdown, text.as_bytes().to_vec()).unwrap();
    let report = checker.check(&source, "a.md");
    let told: Vec<_> = report.diagnostics.iter().filter(|one| one.diagnostic.rule == "plain/word-choice").collect();
    assert_eq!((told.len(), told[0].repeats.len()), (1, 2));
}

#[test]
fn languages_may_mix_within_a_paragraph() {
    let text = "Please utilize the door. Veuillez passer par la porte afin de payer. Wir benötigen Ihren Ausweis.\n";
    let after = fixed("a.md", text);
    assert_eq!(after, text.replace("utilize", "use"));
}

#[test]
fn a_letter_drawn_together_is_read_as_the_letters_it_stands_for() {
    let checker = Checker::new(Config::default()).unwrap();
    let text = "Please \u{fb01}nalize the form that is on the desk in the hall.\n";
    let source = plainspoken::syntax::read("a.md", Format::Markdown, text.as_bytes().to_vec()).unwrap();
    let report = checker.check(&source, "a.md");
    let told = report.diagnostics.iter().find(|one| one.diagnostic.rule == "plain/word-choice").unwrap();
    assert_eq!(told.diagnostic.finding.suggestions[0].text, "finish");
}

#[test]
fn each_paragraph_and_word_has_its_own_language() {
    let text = "<html lang=\"en\"><body><p lang=\"es\">Ella dijo: utilize la puerta.</p><p>You may utilize the door.</p><p>She said <span lang=\"es\">“debe utilizar la puerta”</span> twice.</p></body></html>\n";
    let after = fixed("a.html", text);
    assert!(after.contains("You may use the door."), "{after}");
    // No English rewrite inside the Spanish words, and no Spanish one inside the English.
    assert!(!after.contains("use la puerta."), "{after}");
    assert!(after.contains("“debe utilizar la puerta”"), "{after}");
}

#[test]
fn overlapping_matches_are_changed_once() {
    let text = "In order to obtain aid, please utilize the form prior to the time prior to noon. Prior to prior to noon, call.\n";
    let after = fixed("a.md", text);
    assert!(!after.contains("to to") && !after.contains("before before the"), "{after}");
    assert_eq!(fixed("a.md", &after), after, "a second run finds more to do");
}
