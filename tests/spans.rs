//! Every element, attribute, end tag and text run says truly where it was written.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod common;

use plainspoken::source::{Format, PartKind, Source};
use plainspoken::span::Span;
use plainspoken::syntax::tree::{Element, Origin, Tree};
use plainspoken::syntax::{self, attributes};
use proptest::prelude::*;

/// Text as an HTML parser decodes it.
fn decoded(html: &str) -> String {
    let parsed = scraper::Html::parse_fragment(&format!("<p>{html}"));
    parsed.root_element().text().collect()
}

fn markdown_decoded(text: &str) -> String {
    let mut out = String::new();
    for event in pulldown_cmark::Parser::new(text) {
        match event {
            pulldown_cmark::Event::Text(text) => out.push_str(&text),
            pulldown_cmark::Event::SoftBreak => out.push('\n'),
            _ => {}
        }
    }
    out
}

fn check_element(element: &Element<'_>, text: &str, markdown: bool, faults: &mut Vec<String>) {
    let span = element.span();
    let name = element.name();
    let here = || format!("{} at {span}: {:?}", element.path(), span.of(text).chars().take(60).collect::<String>());
    match element.origin() {
        Origin::Implied => {
            if !span.is_empty() {
                faults.push(format!("implied element with a place: {}", here()));
            }
        }
        Origin::Markdown => {
            if span.is_empty() && !matches!(name, "p" | "td") {
                faults.push(format!("Markdown element without a place: {}", here()));
            }
        }
        Origin::Tag => {
            let slice = span.of(text);
            let after = slice.strip_prefix('<').unwrap_or("");
            let written = after.get(..name.len()).unwrap_or("");
            let renamed = name == "img" && after.to_ascii_lowercase().starts_with("image");
            // NULs in names are replaced by the parser.
            if !(written.eq_ignore_ascii_case(name) || renamed || slice.contains('\0')) || !slice.ends_with('>') {
                faults.push(format!("start tag: {}", here()));
            }
            let mut seen = Vec::new();
            for found in attributes::scan(slice) {
                let key = found.name.to_ascii_lowercase();
                if seen.contains(&key) || slice.contains('\0') {
                    continue;
                }
                seen.push(key.clone());
                let value = found.place(0).value.map_or("", |value| value.of(slice));
                let known = element.attrs().find(|(attr, _)| {
                    key == *attr || key.eq_ignore_ascii_case(attr) || key.ends_with(&format!(":{attr}"))
                });
                match known {
                    None => faults.push(format!("attribute {key} not in the tree: {}", here())),
                    Some((_, told)) => {
                        let plain = !value.contains(['&', '\r', '\0']);
                        if plain && told != value {
                            faults.push(format!("attribute {key}: {told:?} is not {value:?}: {}", here()));
                        }
                    }
                }
            }
            // <html> and <body> may be written twice and merge.
            if !matches!(name, "html" | "body") && seen.len() != element.attrs().count() && !slice.contains('\0') {
                faults.push(format!("{} attributes scanned, {} told: {}", seen.len(), element.attrs().count(), here()));
            }
        }
    }
    if let Some(end) = element.end_tag() {
        let slice = end.of(text);
        let fits = slice.strip_prefix("</").is_some_and(|rest| {
            rest.len() > name.len()
                && rest.is_char_boundary(name.len())
                && rest[..name.len()].eq_ignore_ascii_case(name)
        });
        if !fits || (end.start < span.end && element.origin() == Origin::Tag) {
            faults.push(format!("end tag {slice:?} of {}", here()));
        }
    }
    let _ = markdown;
}

fn check_runs(tree: &Tree, text: &str, markdown: bool, faults: &mut Vec<String>) {
    let mut runs = 0;
    for node in tree.html().tree.root().descendants() {
        let Some(content) = node.value().as_text() else { continue };
        let content = &content.text[..];
        let index = plainspoken::syntax::tree::index_of(node.id());
        let mut at = 0;
        for run in tree.runs_of(index) {
            runs += 1;
            if run.offset != at {
                faults.push(format!("gap before run {run:?} of {content:?}"));
            }
            at = run.offset + run.len;
            let told = &content[run.offset as usize..at as usize];
            let slice = run.span.of(text);
            if told != slice
                && decoded(slice) != told
                && slice.replace("\r\n", "\n").replace('\r', "\n") != told
                && !(markdown
                    && (markdown_decoded(slice) == told
                        || (slice.trim_matches(['\r', ' ', '\t', '\\']).starts_with('\n') && told == "\n")
                        || slice.trim() == told.trim()))
                && slice != "\0"
            {
                faults.push(format!("text {told:?} is not {slice:?} at {}", run.span));
            }
        }
        if at as usize != content.len() {
            faults.push(format!(
                "{at} of {} bytes of {:?} have a place",
                content.len(),
                content.chars().take(60).collect::<String>()
            ));
        }
    }
    assert_eq!(runs, tree.runs().len(), "runs of nodes that are not in the tree");
}

fn faults(source: &Source) -> Vec<String> {
    let tree = syntax::parse(source);
    let text = tree.masked().to_owned();
    assert_eq!(text.len(), source.text.len());
    let markdown = source.parts.iter().any(|part| matches!(part.kind, PartKind::Body(Format::Markdown | Format::Text)));
    let mut faults = Vec::new();
    for element in tree.elements() {
        check_element(&element, &text, markdown, &mut faults);
    }
    check_runs(&tree, &text, markdown, &mut faults);
    faults
}

fn walk(dir: &std::path::Path) {
    let mut wrong = 0;
    let mut read = 0;
    for path in common::files(dir) {
        let Some(format) = Format::from_path(&path.to_string_lossy()) else { continue };
        let Ok(bytes) = std::fs::read(&path) else { continue };
        let Ok(source) = syntax::read(&path.to_string_lossy(), format, bytes) else { continue };
        read += 1;
        let found = faults(&source);
        for fault in found.iter().take(3) {
            println!("{}: {fault}", path.display());
        }
        wrong += usize::from(!found.is_empty());
    }
    assert!(read > 0, "nothing read below {}", dir.display());
    assert_eq!(wrong, 0, "{wrong} of {read} files have a wrong place");
}

#[test]
fn every_fixture_has_true_places() {
    walk(&common::root().join("fixtures"));
}

#[test]
fn every_document_of_the_measuring_data_has_true_places() {
    for folder in ["documents", "act"] {
        if let Some(dir) = common::shared(folder) {
            walk(&dir);
        }
    }
}

fn html(text: &str) -> Source {
    Source::from_text("x.html", Format::Html, text)
}

#[test]
fn end_tags_find_the_element_they_close() {
    let source = html("<p>a<div>b</div></p><ul><li>1<li>2</ul><p><b>x</p><p>y</b></p>");
    let tree = syntax::parse(&source);
    let ends: Vec<_> = tree
        .elements()
        .filter(Element::is_written)
        .map(|element| (element.name(), element.span().start, element.end_tag().map(|end| end.start)))
        .collect();
    assert_eq!(
        ends,
        [
            ("p", 0, None), // closed by <div>; its </p> opens another
            ("div", 4, Some(10)),
            ("ul", 20, Some(34)),
            ("li", 24, None),
            ("li", 29, None),
            ("p", 39, Some(46)),
            ("b", 42, Some(54)),
            ("p", 50, Some(58)),
        ]
    );
}

#[test]
fn markdown_and_raw_html_share_one_tree() {
    let text = "# Hi *you*\n\n<div><img src=a alt=\"b &amp; c\">\n\nText &amp; more.\n\n</div>\n\n![alt](x.png)\n";
    let source = Source::from_text("x.md", Format::Markdown, text);
    assert_eq!(faults(&source), Vec::<String>::new());
    let tree = syntax::parse(&source);
    let images: Vec<_> = tree
        .elements()
        .filter(|e| e.name() == "img")
        .map(|e| (e.attr("alt").unwrap(), e.span().of(text), e.origin()))
        .collect();
    assert_eq!(
        images,
        [("b & c", "<img src=a alt=\"b &amp; c\">", Origin::Tag), ("alt", "![alt](x.png)", Origin::Markdown)]
    );
    let p = tree.elements().find(|e| e.name() == "p").unwrap();
    assert_eq!(p.text(), "Text & more.");
    assert_eq!(p.parent().unwrap().name(), "div");
    let _ = Span::at(0);
}

/// A raw text ends with the Markdown block or the part it stands in; what follows is read.
#[test]
fn long_texts_keep_their_places_wherever_they_are_cut_to_be_read() {
    // The tokenizer gets a text in windows: whatever stands at the end of one, the places stay true.
    for lead in 0..24 {
        let words = "caf\u{e9} &amp; t\u{e9} &eacute;\r\n&lt;\r\n".repeat(3_000);
        let text = format!("{}<p id=a>{words}</p><p title='{words}'>x</p><!-- {words} -->y", "x".repeat(lead));
        let found = faults(&html(&text));
        assert!(found.is_empty(), "{lead}: {}", found.join("\n"));
    }
}

#[test]
fn an_unclosed_title_ends_with_its_block() {
    for text in
        ["<title>\n\n<h>", "<title>A\n\n<p>Words</p>\n", "<iframe src=x>\n\n<div>Words</div>\n", "<title>\n\nWords\n"]
    {
        let source = Source::from_text("x.md", Format::Markdown, text);
        let tree = syntax::parse(&source);
        assert!(!text.contains("Words") || tree.root().text().contains("Words"), "{text}");
        assert_eq!(faults(&source), Vec::<String>::new(), "{text}");
    }
    let message = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n<title>\n--b\nContent-Type: text/html\n\n<p>Words\n--b--\n";
    let source = syntax::read("x.eml", Format::Email, message.as_bytes().to_vec()).unwrap();
    let tree = syntax::parse(&source);
    assert!(tree.elements().any(|element| element.name() == "p"), "{message}");
}

fn fragment() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<p>".to_owned()),
        Just("</p>".to_owned()),
        Just("<title>".to_owned()),
        Just("</title>".to_owned()),
        Just("<textarea>".to_owned()),
        Just("<iframe src=x>".to_owned()),
        Just("</iframe>".to_owned()),
        Just("<script>".to_owned()),
        Just("<noframes>".to_owned()),
        Just("<div class='a b' id=x>".to_owned()),
        Just("</div>".to_owned()),
        Just("<b>".to_owned()),
        Just("</b>".to_owned()),
        Just("<i>".to_owned()),
        Just("</i>".to_owned()),
        Just("<a href=\"x?a&amp;b\">".to_owned()),
        Just("</a>".to_owned()),
        Just("<table>".to_owned()),
        Just("<tr><td>".to_owned()),
        Just("</td>".to_owned()),
        Just("</table>".to_owned()),
        Just("<ul><li>".to_owned()),
        Just("</ul>".to_owned()),
        Just("<br/>".to_owned()),
        Just("<img alt=''>".to_owned()),
        Just("<svg><circle r=1/></svg>".to_owned()),
        Just("<script>a<b</script>".to_owned()),
        Just("<title>t&lt;</title>".to_owned()),
        Just("<textarea>x</textarea>".to_owned()),
        Just("<select><option>".to_owned()),
        Just("<!-- c -->".to_owned()),
        Just("<!DOCTYPE html>".to_owned()),
        Just("&amp;".to_owned()),
        Just("&nbsp;".to_owned()),
        Just("&eacute".to_owned()),
        Just("&#x41;".to_owned()),
        Just("&".to_owned()),
        Just("<".to_owned()),
        Just("< ".to_owned()),
        Just("\r\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("\r".to_owned()),
        Just("# ".to_owned()),
        Just("- ".to_owned()),
        Just("> ".to_owned()),
        Just("*".to_owned()),
        Just("**".to_owned()),
        Just("[x](y)".to_owned()),
        Just("![x](y)".to_owned()),
        Just("`c`".to_owned()),
        Just("| a | b |\n|---|---|\n| 1 | 2 |\n".to_owned()),
        Just("{{ x }}".to_owned()),
        Just("{% if a %}".to_owned()),
        Just("{% endif %}".to_owned()),
        Just("<%= y %>".to_owned()),
        Just("\\*".to_owned()),
        Just("</br>".to_owned()),
        Just("<html lang=en>".to_owned()),
        Just("<body>".to_owned()),
        "[a-zéß中 .,]{1,8}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn generated_html_has_true_places(text in fragment()) {
        prop_assert_eq!(faults(&html(&text)), Vec::<String>::new());
    }

    #[test]
    fn generated_markdown_has_true_places(text in fragment()) {
        // pulldown-cmark counts a lone CR, which ends a line, to the text before it.
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        prop_assert_eq!(faults(&Source::from_text("x.md", Format::Markdown, text.as_str())), Vec::<String>::new());
    }
}
