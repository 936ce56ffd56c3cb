//! Every word a reader gets stands in a block, and blocks end where a reader would stop.
#![allow(clippy::unwrap_used)]

use plainspoken::check::Checker;
use plainspoken::config::Config;
use plainspoken::source::{Format, Source};

/// Role, language and text of each block; what counts as prose is marked.
fn blocks(path: &str, text: &str) -> Vec<String> {
    let source = Source::from_text(path, Format::from_path(path).unwrap(), text);
    let shown = Checker::new(Config::default()).unwrap().inspect(source, path);
    let line = |block: &plainspoken::text::block::Block| {
        let prose = if block.prose { "!" } else { "" };
        format!("{}{prose}: {}", block.role.name(), block.text.replace('\n', "/"))
    };
    shown.blocks.iter().map(line).collect()
}

const TOLD: &str = "Please utilize the form that you have in the office.";

#[test]
fn the_template_of_a_vue_file_is_its_page() {
    let page = format!(
        "<script setup>\nconst a = '<p>No</p>';\n</script>\n<template>\n<div><p>{TOLD}</p>\n<template v-if=\"a\">\
         <p>Or call.</p></template><template #foot>Thanks</template></div>\n</template>\n<style>p {{ color: red }}</style>\n"
    );
    assert_eq!(
        blocks("a.vue", &page),
        [format!("paragraph!: {TOLD}"), "paragraph: Or call.".into(), "paragraph: Thanks".into()]
    );
    assert_eq!(blocks("a.vue", "<template lang=\"pug\">\np Call us today.\n</template>"), [""; 0]);
    assert_eq!(blocks("a.html", "<template><p>Call us.</p></template><p>Now.</p>"), ["paragraph: Now."]);
}

#[test]
fn an_element_of_ones_own_is_a_block_unless_it_stands_in_a_line() {
    for (path, text, expected) in [
        (
            "a.html",
            "<va-row><span>Save</span> <span>Call us</span></va-row><va-row>Next row</va-row>",
            &["paragraph: Save", "paragraph: Call us", "paragraph: Next row"][..],
        ),
        ("a.html", "<div>Call us<va-note>Any day</va-note></div>", &["paragraph: Call us", "paragraph: Any day"]),
        ("a.html", "<p>Please <va-link>call us</va-link> today.</p>", &["paragraph!: Please call us today."]),
        ("a.html", "<div>Please <b>do</b> <va-link>call us</va-link>.</div>", &["paragraph!: Please do call us."]),
        ("a.html", "<p>Call us at <va-phone>719-555-0142</va-phone></p>", &["paragraph: Call us at 719-555-0142"]),
        ("a.html", "<div>Please <va-icon></va-icon> call us.</div>", &["paragraph!: Please call us."]),
        ("a.html", "<va-note>Call <span>us</span> now</va-note>", &["paragraph: Call us now"]),
        ("a.html", "<div><span>Call</span> <span>us</span></div>", &["paragraph: Call us"]),
        ("a.html", "<h2><va-icon></va-icon> Our fees</h2>", &["heading: Our fees"]),
        ("a.html", "<ul><li><va-link>Fees</va-link></li></ul>", &["item: Fees"]),
        ("a.astro", "<Card>Our fees</Card><Card>Our rooms</Card>", &["paragraph: Our fees", "paragraph: Our rooms"]),
        ("a.html", "<blink>Our</blink> <big>fees</big>", &["paragraph: Our fees"]),
    ] {
        assert_eq!(blocks(path, text), expected, "{text}");
    }
}

#[test]
fn the_words_of_drawings_are_read() {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"en\"><title>Map</title><desc>The way to us.</desc>\
               <metadata>by us</metadata><style>text { fill: red }</style><g><text x=\"1\">Step <tspan>one</tspan></text>\
               <text><tspan x=\"0\" dy=\"1\">Please utilize the form</tspan><tspan x=\"0\" dy=\"1\">in the \
               office.</tspan></text></g></svg>";
    let expected = [
        "alt: Map",
        "alt: The way to us.",
        "paragraph: Step one",
        "paragraph!: Please utilize the form in the office.",
    ];
    assert_eq!(blocks("a.svg", svg), expected);
    assert_eq!(blocks("a.html", &format!("<h1>Help</h1>{svg}"))[1..], expected);
    let around = "<p>Please <svg><title>Phone</title><path d=\"M0\"/></svg> call us.</p>";
    assert_eq!(blocks("a.html", around), ["alt: Phone", "paragraph!: Please call us."]);
    let page = "<svg><text>A</text><foreignObject><p>Call us today.</p><svg><text>B</text></svg></foreignObject>\
                <text>C</text></svg><p>D</p>";
    assert_eq!(
        blocks("a.html", page),
        ["paragraph: A", "paragraph: C", "paragraph!: Call us today.", "paragraph: B", "paragraph: D"]
    );
    assert_eq!(blocks("a.html", "<svg><text/><g>loose</g><defs><text>x</text></defs></svg>"), [""; 0]);
}

#[test]
fn a_drawing_says_its_language() {
    for (tag, language) in [("xml:lang=\"es\"", "es"), ("lang=\"de\"", "de"), ("", "unknown")] {
        let source = Source::from_text("a.svg", Format::Svg, format!("<svg {tag}><text>Info</text></svg>"));
        assert_eq!(Checker::new(Config::default()).unwrap().inspect(source, "a.svg").language, language);
    }
    let source = Source::from_text("a.html", Format::Html, "<html lang=en><svg xml:lang=es><text>Info</text></svg>");
    let shown = Checker::new(Config::default()).unwrap().inspect(source, "a.html");
    assert_eq!((shown.language.as_str(), shown.blocks[0].language.as_str()), ("en", "es"));
}

#[test]
fn places_in_drawings_are_exact() {
    let text = "<svg lang=en><title>A &amp; B</title><text>Please <tspan>utilize</tspan> this.</text></svg>";
    let source = Source::from_text("a.svg", Format::Svg, text);
    let report = Checker::new(Config::default()).unwrap().check(&source, "a.svg");
    let found = report.diagnostics.iter().find(|located| located.diagnostic.rule == "plain/word-choice").unwrap();
    assert_eq!(found.diagnostic.finding.span.of(text), "utilize");
}
