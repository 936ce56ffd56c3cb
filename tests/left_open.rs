//! What is left open keeps the rest of a text from being read: that is told, once and with a place.
#![allow(clippy::unwrap_used)]

use plainspoken::check::Checker;
use plainspoken::config::Config;
use plainspoken::source::{Format, Source};
use plainspoken::syntax;

const HEAD: &str = "<!doctype html><html lang=\"en\"><head><title>Help</title></head><body><main><h1>Help</h1>\n";
const REST: &str = "<p>Please utilize the form that you have in the office.</p><img src=a.png></main></body></html>";

/// The keys of what was noted, what stands there, and its line.
fn notes(path: &str, text: &str) -> Vec<(String, String, u32)> {
    let source = Source::from_text(path, Format::from_path(path).unwrap(), text);
    let report = Checker::new(Config::default()).unwrap().check(&source, path);
    report
        .notes
        .iter()
        .map(|(note, at)| (format!("{} {}", note.key, note.detail), note.span.of(text).to_owned(), at.line))
        .collect()
}

#[test]
fn what_is_never_closed_is_noted_once_with_its_place() {
    for (open, key, written) in [
        ("<!-- note", "open-comment ", "<!--"),
        ("<!-- a --><!-- note", "open-comment ", "<!--"),
        ("<script>let a;", "open-element script", "<script>"),
        ("<script><!-- let a; <script></script>", "open-element script", "<script>"),
        ("<style>p{}", "open-element style", "<style>"),
        ("<textarea name=a>", "open-element textarea", "<textarea name=a>"),
        ("<title>", "open-element title", "<title>"),
        ("<iframe src=a>", "open-element iframe", "<iframe src=a>"),
        ("<xmp>", "open-element xmp", "<xmp>"),
        ("<noscript>", "open-element noscript", "<noscript>"),
        ("<template id=a>", "open-element template", "<template id=a>"),
        ("<object data=a>", "open-element object", "<object data=a>"),
        ("<canvas>", "open-element canvas", "<canvas>"),
        ("<a href=\"x.html>", "open-tag ", "<a"),
        ("<p class='x>", "open-tag ", "<p"),
        ("<?php echo 1;", "open-code ", "<?php"),
    ] {
        let text = format!("{HEAD}{open}{REST}");
        assert_eq!(notes("help.html", &text), [(key.to_owned(), written.to_owned(), 2)], "{open}");
    }
}

#[test]
fn a_mark_that_the_next_tag_closes_is_noted() {
    let text = format!("{HEAD}<p><a href=\"x.html>Fees</a> and <a href=\"y.html\">Rooms</a>.</p>{REST}");
    let found = notes("help.html", &text);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].0.as_str(), found[0].2), ("open-quote ", 2));
}

#[test]
fn markdown_tells_what_swallows_its_blocks() {
    for open in ["<!-- note", "<script>", "<style>", "<textarea>", "<div><!-- note"] {
        let text = format!("# Help\n\n{open}\nPlease utilize the form.\n\n- One\n");
        let found = notes("help.md", &text);
        assert_eq!(found.len(), 1, "{open}: {found:?}");
        assert_eq!(found[0].2, 3);
    }
}

#[test]
fn what_is_closed_or_holds_nothing_back_is_silent() {
    for text in [
        "<!-- note --><script>let a = '<p>';</script><style>p{}</style><textarea>a</textarea>",
        "<script><!-- let a; //--></script><noscript><p>Call us.</p></noscript>",
        "<!--[if mso]><p>x</p><![endif]--><!---><!-- a -- b --!><p title='a > b'>Call us.</p>",
        "<p>We see 5 < 6 and a <3.</p>",
        "<p onclick=\"say('<b>')\" title='=>'>Call us.</p>",
        "<iframe src=a></iframe><p data-x=\"<b a=\" >Call us.</p>",
        "<template><p>Call us.</p></template><object data=a><param name=b></object><canvas>A map</canvas>",
        "<noscript><img src=a alt=''></noscript><svg><path d=M0><g>",
        "<p>{{ a }}</p><?php echo '<p>'; ?><p>Call us.</p>",
    ] {
        let text = format!("{HEAD}{text}{REST}");
        assert_eq!(notes("help.html", &text), [], "{text}");
    }
    for text in ["<p>Call us.</p", "<p>Call us.</p>\n<!--", "<p>Call us.</p><textarea>\n", "<p>Five <", "<p>A &am"] {
        assert_eq!(notes("part.html", text), [], "{text}");
    }
    assert_eq!(notes("part.php", "<p>Call us.</p>\n<?php\nif ($a < 1) { echo '<p>a</p>'; }\nfoot(\"<b>\");\n"), []);
    for text in [
        "Write <textarea>here</textarea> or <title>there.\n\nThen call.\n",
        "<div><script>let a;\n\nThen call.\n",
        "<!-- note -->\n\nThen call.\n\n<!-- the end",
        "`<!-- note`\n\n    <script>\n\nThen call.\n",
        "5 <!-- no comment\n\nThen call.\n",
    ] {
        assert_eq!(notes("part.md", text), [], "{text}");
    }
}

#[test]
fn many_that_are_open_take_steps_in_proportion() {
    for open in ["<!-- a <p>", "<a href=\"<p>", "<script><!-- <script>", "<?php '<<<A ", "<title><p>"] {
        let steps = |times: usize| syntax::parse(&Source::from_text("x.html", Format::Html, open.repeat(times))).steps;
        assert!(steps(4_000) <= 3 * steps(2_000) + 100, "{open}");
    }
}
