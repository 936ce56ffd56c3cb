//! What holds of every masked text, whatever was written.

#![allow(missing_docs)]

use plainspoken::source::Format;
use plainspoken::span::Span;
use plainspoken::template::{HoleKind, is_hole_char, mask};
use proptest::prelude::*;

/// Texts made of the pieces template languages are made of.
fn template() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "{{",
            "}}",
            "{{{",
            "}}}",
            "{%",
            "%}",
            "{#",
            "#}",
            "<%",
            "%>",
            "<%=",
            "<%#",
            "<%--",
            "--%>",
            "<?php ",
            "<?=",
            "?>",
            "${",
            "}",
            "%%",
            "*|",
            "|*",
            "[[",
            "]]",
            "{{!--",
            "--}}",
            "{{/*",
            "*/}}",
            "{!!",
            "!!}",
            "\"",
            "'",
            "\\",
            "\n",
            "\r\n",
            "\r",
            "\n\n",
            " ",
            "    ",
            "- ",
            "> ",
            "**",
            "</",
            "<head>",
            "<body>",
            "<title>",
            "<li",
            ">",
            " if a ",
            " else ",
            " end ",
            " endif ",
            "#if x",
            "/if",
            "^x",
            "raw",
            "endraw",
            "comment",
            "endcomment",
            "é",
            "\u{E000}",
            "\u{378}",
            "NAME",
            "first_name",
            "client.phone",
            "| default: 'x'",
            " do |x|",
            "{",
            "(",
            "[",
            "->",
            ":=",
        ])
        .prop_map(str::to_owned),
        "[a-zA-Z_.]{1,6}",
        any::<char>().prop_map(String::from),
        Just("{{ client.phone }}".to_owned()),
        Just("{% if a %}".to_owned()),
        Just("{% else %}".to_owned()),
        Just("{% endif %}".to_owned()),
        Just("{# why #}".to_owned()),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn format() -> impl Strategy<Value = Format> {
    prop::sample::select(vec![Format::Markdown, Format::Html, Format::Mjml, Format::Email, Format::Text])
}

/// Everything outside the holes is as written, every hole is as long as its tag with its lines.
fn check(text: &str, format: Format) -> Result<(), TestCaseError> {
    let masked = mask(text, format);
    prop_assert_eq!(masked.text.len(), text.len());
    let mut at = 0;
    for hole in &masked.holes {
        let (start, end) = (hole.span.start as usize, hole.span.end as usize);
        prop_assert!(at <= start && start < end);
        prop_assert!(masked.text.is_char_boundary(start) && text.is_char_boundary(start));
        prop_assert!(masked.text.is_char_boundary(end) && text.is_char_boundary(end));
        prop_assert_eq!(&masked.text[at..start], &text[at..start]);
        prop_assert!(hole.inner.start >= hole.span.start && hole.inner.end <= hole.span.end);
        prop_assert!(text.get(hole.inner.range()).is_some());
        let lines =
            |text: &str| text.match_indices(['\n', '\r']).map(|(at, end)| (at, end.to_owned())).collect::<Vec<_>>();
        prop_assert_eq!(lines(&masked.text[start..end]), lines(&text[start..end]));
        if hole.kind == HoleKind::Comment {
            prop_assert!(!masked.text[start..end].contains(is_hole_char));
        }
        prop_assert_eq!(masked.holes_in(hole.span), std::slice::from_ref(hole));
        prop_assert_eq!(masked.branch_at(start), hole.branch);
        at = end;
    }
    prop_assert_eq!(&masked.text[at..], &text[at..]);
    prop_assert_eq!(masked.holes_in(Span::new(0, text.len())).len(), masked.holes.len());
    for a in [0, text.len() / 3, text.len() / 2] {
        for b in [text.len() / 4, text.len()] {
            prop_assert_eq!(masked.exclusive(a, b), masked.exclusive(b, a));
        }
        prop_assert!(!masked.exclusive(a, a));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_masked_text_is_the_text_with_its_tags_covered(text in template(), format in format()) {
        check(&text, format)?;
    }

    #[test]
    fn a_text_without_tags_comes_back_as_it_is(text in "[a-zé .,<>&;#|()\n-]{0,200}", format in format()) {
        let masked = mask(&text, format);
        prop_assert!(matches!(masked.text, std::borrow::Cow::Borrowed(same) if same == text));
    }

    #[test]
    fn any_characters_are_taken(text in any::<String>(), format in format()) {
        check(&text, format)?;
    }
}
