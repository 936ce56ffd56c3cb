#![allow(clippy::unwrap_used)]

use super::*;

/// The masked text, made readable: `#` for a value's fill, `~` for the invisible one.
fn shape(text: &str, format: Format) -> String {
    let masked = mask(text, format);
    assert_eq!(masked.text.len(), text.len(), "{text}");
    let mut shape = String::new();
    for character in masked.text.chars() {
        match character {
            HOLE => shape.push_str("###"),
            HOLE_SHORT => shape.push_str("##"),
            INVISIBLE => shape.push_str("~~~"),
            INVISIBLE_SHORT => shape.push_str("~~"),
            other => shape.push(other),
        }
    }
    shape
}

/// Kind, as one letter, and name of each hole.
fn names_in(text: &str, format: Format) -> String {
    let masked = mask(text, format);
    let mut all = Vec::new();
    for hole in &masked.holes {
        let kind = match hole.kind {
            HoleKind::Value => 'v',
            HoleKind::Statement => 's',
            HoleKind::Comment => 'c',
        };
        all.push(format!("{kind}:{}", hole.name));
    }
    all.join(" ")
}

fn names(text: &str) -> String {
    names_in(text, Format::Html)
}

fn stays(text: &str, format: Format) {
    let masked = mask(text, format);
    assert!(masked.holes.is_empty(), "{text:?} in {format:?}: {:?}", masked.holes);
    assert!(matches!(masked.text, Cow::Borrowed(_)));
}

#[test]
fn each_language_is_read() {
    for (text, expected) in [
        ("{{ client.phone | default: \"x\" }}", "v:client.phone"),
        ("{{{ body }}}", "v:body"),
        ("{{& body}}", "v:body"),
        ("{{@index}}", "v:index"),
        ("{{{{raw}}}}", "v:raw"),
        ("{% if a %}x{% endif %}", "s:if s:endif"),
        ("{%- if a -%}x{%- endif -%}", "s:if s:endif"),
        ("{{#each items}}{{this.name}}{{/each}}", "s:each v:this.name s:each"),
        ("{{#if a}}{{else}}{{/if}}", "s:if s:else s:if"),
        ("{{^items}}none{{/items}}", "s:items s:items"),
        ("{{> shared/footer}}", "s:shared/footer"),
        ("{{!-- {{x}} --}}", "c:"),
        ("{{! short }}", "c:"),
        ("{{-- {{ $x }} --}}", "c:"),
        ("{{/* {{ x }} */}}", "c:"),
        ("{{- /* x */ -}}", "c:"),
        ("{# {{ x }} #}", "c:"),
        ("{#- x -#}", "c:"),
        ("{{- .Client.Phone -}}", "v:Client.Phone"),
        ("{{ if .Known }}a{{ else }}b{{ end }}", "s:if s:else s:end"),
        ("{{ range .Items }}{{ . }}{{ end }}", "s:range v: s:end"),
        ("{{ $x := 1 }}", "s:"),
        ("{{ template \"head\" . }}", "s:template"),
        ("{!! $body !!}", "v:body"),
        ("<%= @client.phone %>", "v:client.phone"),
        ("<%= t('foo.bar') %>", "v:foo.bar"),
        ("<%== raw body %>", "v:body"),
        ("<%- body %>", "v:body"),
        ("<%- x = 1 -%>", "s:x"),
        ("<%# why %>", "c:"),
        ("<% # why %>", "c:"),
        ("<%-- why <%= x %> --%>", "c:"),
        ("<% if x %>a<% else %>b<% end %>", "s:if s:else s:end"),
        ("<% if (x) { %>a<% } else { %>b<% } %>", "s:if s:else s:"),
        ("<%= form_with model: @x do |f| %><% end %>", "s:form_with s:end"),
        ("<?= $client->phone ?>", "v:client.phone"),
        ("<?php echo esc_html($client['phone']); ?>", "v:client.phone"),
        ("<?php if ($a): ?>x<?php endif; ?>", "s:if s:endif"),
        ("<?php the_field('phone'); ?>", "v:phone"),
        ("<?php // why ?>", "c:"),
        ("<?php /* why */ ?>", "c:"),
        ("<? echo $x ?>", "v:x"),
        ("a<?php $x = 1;", "s:x"),
        ("${client.phone}", "v:client.phone"),
        ("${ user?.name }", "v:user.name"),
        ("%%FIRST_NAME%%", "v:FIRST_NAME"),
        ("%%=v(@name)=%%", "v:name"),
        ("%%[ set @x = 1 ]%%", "s:set"),
        ("*|FNAME|*", "v:FNAME"),
        ("*|LIST:ADDRESS|*", "v:LIST:ADDRESS"),
        ("*|IF:FNAME=Bo|*a*|ELSE:|*b*|END:IF|*", "s:IF s:ELSE s:END"),
        ("[[FIRST NAME]]", "v:FIRST NAME"),
        ("[[first_name]]", "v:first_name"),
        ("{% trans \"Hello\" %}", "v:Hello"),
        ("{% url 'contact' %}", "v:contact"),
        ("{% url 'contact' as there %}", "s:url"),
        ("{% csrf_token %}", "v:csrf_token"),
        ("{% link _posts/a.md %}", "v:_posts/a.md"),
        ("{% comment %} {{ x }} {% endcomment %}", "c:comment"),
        ("{% # note %}", "c:"),
    ] {
        assert_eq!(names(text), expected, "{text}");
    }
    assert_eq!(names_in("{{< figure src=\"a\" >}}", Format::Markdown), "s:figure");
    assert_eq!(names_in("[a]({{< relref \"b.md\" >}})", Format::Markdown), "v:b.md");
}

#[test]
fn text_that_only_looks_like_a_template_is_left_alone() {
    for text in [
        "It costs ${5} or ${",
        "costs $5 {or more}",
        "## Fees {#fees}",
        "## Fees {#fees .wide lang=en}\n\nand {#more}",
        "50% {of} 100%% and 20%%off%%",
        "%%a%% and %% %% and %%",
        "[[Home]] [[1]] [[TOC]](x) [[[NAME]]] [[NAME]][1]",
        "*a*|b|*c* **A**|B|**C**",
        "*| not a name |*",
        "<?xml version=\"1.0\"?><?xml-stylesheet href='a'?>",
        "a <% b",
        "x {{ y",
        "y }} x",
        "`{{` opens and `}}` closes",
        "{{ one\n\nother }}",
        "{#nav{color:red}} #}",
        "{ % not % }",
        "",
    ] {
        stays(text, Format::Markdown);
    }
    stays("<code>{{</code> and <code>}}</code>", Format::Html);
    stays("{{ <b>x</b> }}", Format::Html);
}

#[test]
fn a_tag_ends_where_its_quotes_say() {
    for text in [
        "{{ \"}}\" }}",
        "{% x '%}' %}",
        "<%= \"%>\" %>",
        "<?php echo '?>'; ?>",
        "{{ {a: {b: 1}} }}",
        "{{ f(\"a\\\"}}\") }}",
    ] {
        let masked = mask(text, Format::Html);
        assert_eq!(masked.holes.len(), 1, "{text}");
        assert_eq!(masked.holes[0].span, Span::new(0, text.len()), "{text}");
    }
    // Apostrophes and quotes that never close hide nothing.
    assert_eq!(shape("{{ client's }} it's {{ y }}", Format::Html), "############## it's #######");
    assert_eq!(mask("{{ 'x }} b {{ y }}", Format::Html).holes.len(), 2);
    assert_eq!(mask("<?php // don't ?> a <?php // can't ?>", Format::Html).holes.len(), 2);
}

#[test]
fn raw_blocks_are_literal_text() {
    let text = "{% raw %}{{ x }} ${y} {% if %}{% endraw %} {{ z }}";
    assert_eq!(names(text), "s:raw s:endraw v:z");
    assert!(mask(text, Format::Html).text.contains("{{ x }} ${y} {% if %}"));
    assert_eq!(names("{% verbatim a %}{{ x }}{% endverbatim a %}"), "s:verbatim s:endverbatim");
    // Without its end it is only a tag.
    assert_eq!(names("{% raw %}{{ x }} endraw"), "s:raw v:x");
}

#[test]
fn values_are_one_word_and_statements_are_nothing() {
    assert_eq!(shape("a {{ x }} b", Format::Html), "a ####### b");
    assert_eq!(shape("a {# x #} b", Format::Html), "a         b");
    assert_eq!(shape("{{ a\r\n| b }}", Format::Html), "####\r\n      ");
    assert_eq!(shape("{{ a\n| b\n}}, c", Format::Markdown), "####\n~~~\n~~, c");
    assert_eq!(shape("<li<?= $x ?>>", Format::Html), "<li ########>");
    assert_eq!(shape("<a href=\"{% include x %}\">", Format::Html), "<a href=\"###############\">");
    for length in 2..40 {
        let text = format!("{{{{{}}}}}", "x".repeat(length));
        let masked = mask(&text, Format::Html);
        assert!(masked.text.chars().all(is_hole_char), "{text}");
    }
}

#[test]
fn a_tag_we_do_not_know_is_a_word_within_a_line() {
    let md = |text| shape(text, Format::Markdown);
    let html = |text| shape(text, Format::Html);
    assert_eq!(md("See {% page 'a' %}.\n"), format!("See {}.\n", "#".repeat(14)));
    assert_eq!(md("- {% page 'a' %}\n"), format!("- {}\n", "#".repeat(14)));
    assert_eq!(md("{% include a.html %}\n"), format!("{}\n", " ".repeat(20)));
    assert_eq!(html("<p>See {% page 'a' %}</p>"), format!("<p>See {}</p>", "#".repeat(14)));
    assert_eq!(html("<div>{% include a.html %}</div>"), format!("<div>{}</div>", " ".repeat(20)));
    // One that is closed again is no word.
    assert!(!html("See {% box %}this{% endbox %} there").contains('#'));
    assert!(!md("See {{< box >}}this{{< /box >}} there").contains('#'));
    assert!(!html("a <%= form_with do |f| %> b <% end %>").contains('#'));
    assert_eq!(names("See {% page 'a' %}."), "v:page");
}

#[test]
fn a_head_is_not_ended_by_what_a_template_puts_there() {
    let text = "{{ top }}<html><head>{{ meta }}\n{{ more }}<title>{{ title }}</title>{{ seo }}</head><body>{{ x }}";
    let masked = mask(text, Format::Html);
    let shown = |hole: &Hole| hole.span.of(&masked.text).chars().all(is_hole_char);
    let shown: Vec<_> = masked.holes.iter().filter(|hole| shown(hole)).map(|hole| hole.name.as_str()).collect();
    assert_eq!(shown, ["title", "x"]);
    assert_eq!(masked.holes.len(), 6);
}

#[test]
fn statements_in_markdown_are_no_indentation() {
    let md = |text| shape(text, Format::Markdown);
    assert_eq!(md("{% if a %}Hello\n"), "~~~~~~~~~~Hello\n");
    assert_eq!(md("- {% if a %}Hello\n"), "- ~~~~~~~~~~Hello\n");
    assert_eq!(md("{% if a %}{# b #}Hello\n"), "~~~~~~~~~~~~~~~~~Hello\n");
    assert_eq!(md("{% if a %}\nHello\n"), "          \nHello\n");
    assert_eq!(md("  {% if a %} {% if b %}\nHello\n"), "                       \nHello\n");
    assert_eq!(md("{% x\n y %}Hello"), "    \n~~~~~Hello");
    assert_eq!(md("Say {% if a %} yes"), "Say            yes");
    // Neither a hard break, nor broken emphasis, nor a broken word.
    assert_eq!(md("Hello {# x #}\nyou"), "Hello     ~~~\nyou");
    assert_eq!(md("**{# x #}bold**"), "**~~~~~~~bold**");
    assert_eq!(md("visit{# x #}s"), "visit~~~~~~~s");
    assert_eq!(md("one{% else %}two"), "one          two");
    assert_eq!(md("| a | {# x #}\n| b |"), "| a |        \n| b |");
}

#[test]
fn arms_of_a_condition_exclude_each_other() {
    for text in [
        "{% if a %}A{% elif b %}Z{% else %}B{% endif %}C",
        "{% for a in b %}A{% else %}B{% endfor %}C",
        "{% case a %}{% when 1 %}A{% when 2 %}B{% endcase %}C",
        "{% switch a %}{% case 1 %}A{% default %}B{% endswitch %}C",
        "{{#if a}}A{{else}}B{{/if}}C",
        "{{#a}}A{{/a}}{{^a}}B{{/a}}C",
        "{{#a}}A{{^}}B{{/a}}C",
        "{{ if .a }}A{{ else }}B{{ end }}C",
        "<% if x %>A<% elsif y %>Z<% else %>B<% end %>C",
        "<% if x %><% y.each do |z| %>A<% end %><% else %>B<% end %>C",
        "<% if (x) { %>A<% } else { %>B<% } %>C",
        "<%= case x do %><% :a -> %>A<% :b -> %>B<% end %>C",
        "<?php if ($x): ?>A<?php else: ?>B<?php endif; ?>C",
        "<?php if ($x) { ?>A<?php } else { ?>B<?php } ?>C",
        "*|IF:X|*A*|ELSE:|*B*|END:IF|*C",
        "{% if q %}{% if a %}A{% if n %}{% endif %}{% else %}B{% endif %}C{% endif %}",
    ] {
        let masked = mask(text, Format::Html);
        let at = |letter: &str| masked.text.find(letter).unwrap();
        assert!(masked.exclusive(at("A"), at("B")), "{text}");
        assert!(masked.exclusive(at("B"), at("A")), "{text}");
        assert!(!masked.exclusive(at("A"), at("C")), "{text}");
        assert!(!masked.exclusive(at("B"), at("C")), "{text}");
        assert!(!masked.exclusive(at("A"), at("A")), "{text}");
        assert_eq!(masked.holes[0].branch, Branch::default(), "{text}");
    }
}

#[test]
fn unbalanced_ends_are_ignored() {
    let masked = mask("{% endif %}{% else %}A{% if x %}B{% endfor %}{% else %}C", Format::Html);
    let at = |letter: &str| masked.text.find(letter).unwrap();
    // The condition never ends, so nobody knows how far its last arm goes.
    assert!(!masked.exclusive(at("B"), at("C")));
    assert_eq!(masked.branch_at(at("A")), Branch::default());
    assert_eq!(masked.branch_at(at("C")), Branch { condition: 1, arm: 1 });
}

#[test]
fn holes_and_comments_are_found_by_place() {
    let text = "a {{ x }} b {# why not #} c {{ y }}";
    let masked = mask(text, Format::Html);
    assert_eq!(masked.holes_in(Span::new(0, 2)).len(), 0);
    assert_eq!(masked.holes_in(Span::new(0, 3)).len(), 1);
    assert_eq!(masked.holes_in(Span::new(8, 13)).len(), 2);
    assert_eq!(masked.holes_in(Span::new(0, text.len())).len(), 3);
    let comments: Vec<_> = masked.comments().map(|(_, inner)| inner.of(text)).collect();
    assert_eq!(comments, ["why not"]);
    for text in ["{{!-- why --}}", "<%# why %>", "{{! why }}", "{#- why -#}", "<?php /* why */ ?>", "{{/* why */}}"] {
        let masked = mask(text, Format::Html);
        assert_eq!(masked.comments().map(|(_, inner)| inner.of(text)).collect::<Vec<_>>(), ["why"], "{text}");
    }
    let block = "{% comment %}\nwhy\n{% endcomment %}";
    let masked = mask(block, Format::Html);
    assert_eq!(masked.comments().map(|(_, inner)| inner.of(block)).collect::<Vec<_>>(), ["why"]);
}

#[test]
fn hostile_text_takes_linear_work() {
    let units = [
        "{{",
        "{{ ",
        "{{{",
        "{%",
        "{#",
        "{# ",
        "{#a}",
        "<%",
        "<%-- ",
        "<?php ",
        "<? ",
        "<?=",
        "${",
        "${a ",
        "%%",
        "%%a",
        "%%[",
        "%%=",
        "*|",
        "*|A",
        "**|A|*",
        "[[",
        "[[A",
        "{{!--",
        "{{!-- -- ",
        "{{/* */ ",
        "{{-- ",
        "{!!",
        "{{<",
        "{{%",
        "{{ \" ",
        "{{ '}} ",
        "{{ \"{{ '",
        "{{ \"}}\n",
        "{% '%} \" ",
        "{% raw %}",
        "{% raw %} endraw ",
        "{% comment %}",
        "{{ {",
        "{{ </",
        "{{ a\n\n",
        "{% if a %}",
        "{{#a}}",
        "<% if x %>",
        "<% } %>",
        "<?php } ?>",
        "<?php { ?>",
        "<%# ",
        "{{^a}}{{/a}}",
        "x{%a%}",
        "{{a}}",
        "{%a%}",
        "(((((",
        "{{((((",
        "{{ f(",
        "{{ a[",
        "- {%a%}",
    ];
    let tails =
        ["", "}}", "%}", "#}", "%>", "?>", "--}}", "</ }}", "\n\n}}", "\" }}", "{% endraw %}", "=%%", "]%%", "*/"];
    for format in [Format::Html, Format::Markdown] {
        for unit in units {
            for tail in tails {
                let text = unit.repeat(6_000 / unit.len()) + tail;
                let (masked, steps) = mask_counting(&text, format);
                assert_eq!(masked.text.len(), text.len());
                assert!(steps <= 40 * text.len() + 4000, "{unit:?} then {tail:?}: {steps} for {}", text.len());
            }
        }
    }
    // Plain prose is passed over once for each kind of start.
    let prose = "Call us any time; we will answer within a day. ".repeat(1000);
    let (_, steps) = mask_counting(&prose, Format::Html);
    assert_eq!(steps, 4 * prose.len());
}

#[test]
fn the_fill_characters_of_the_author_do_no_harm() {
    let text = "\u{E000}\u{378} {{ x }} \u{E001}";
    let masked = mask(text, Format::Markdown);
    assert_eq!(masked.holes.len(), 1);
    assert!(masked.text.starts_with("\u{E000}\u{378} "));
}
