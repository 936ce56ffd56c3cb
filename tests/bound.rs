//! What code fills in is never said to be missing, and what is missing is still found.
#![allow(clippy::unwrap_used)]

use plainspoken::check::Checker;
use plainspoken::config::Config;
use plainspoken::source::{Format, Source};

/// The rules that found something.
fn found(path: &str, text: &str) -> Vec<&'static str> {
    let source = Source::from_text(path, Format::from_path(path).unwrap(), text);
    let report = Checker::new(Config::default()).unwrap().check(&source, path);
    report.diagnostics.iter().map(|located| located.diagnostic.rule).collect()
}

#[test]
fn open_attributes_are_silent() {
    for (path, text) in [
        ("a.vue", "<template><img :src=\"a\" :alt=\"b\"></template>"),
        ("a.vue", "<template><img src=\"a.png\" :alt></template>"),
        ("a.vue", "<template><img v-bind=\"p\"/><img v-bind:alt=\"b\" src=a></template>"),
        ("a.vue", "<template><Img src=\"a.png\"/><input v-bind=\"$attrs\"></template>"),
        ("a.html", "<img :src=\"a\" :alt=\"b\">"),
        ("a.html", "<img src=a.png x-bind:alt=\"b\"><img src=a.png x-bind=\"b\">"),
        ("a.html", "<img [src]=\"x\" [alt]=\"x\"><img src=a [attr.alt]=\"x\">"),
        ("a.html", "<input [attr.aria-label]=\"x\"><input :aria-label=\"x\"><input type=text :[key]=\"x\">"),
        ("a.html", "<a href=x v-text=\"label\"></a><button [innerHTML]=\"x\"></button><a href=x x-text=t></a>"),
        ("a.svelte", "<img src={a} {alt}/><img {...p}/><img src={a} alt={b}>"),
        ("a.svelte", "<img src=a.png alt=\"{name}\"><input {...props}><img src={a} alt={b > 1 ? \"x\" : 'y'}>"),
        ("a.svelte", "<button on:click={() => go()} aria-label=\"Close\"></button>"),
        ("a.astro", "<img {...props} /><Img /><Image src={a} /><input {...props}><a href=x set:html={x}></a>"),
        ("a.astro", "<img src={a}\n  alt={`a ${b}\n }`} />"),
        ("a.mdx", "# Help\n\n<img {...props} />\n\n<Img src={a} />\n"),
    ] {
        let rules = found(path, text);
        let wrong = |rule: &&str| {
            ["access/image-alt", "access/form-label", "access/link-name", "access/button-name"].contains(rule)
        };
        assert!(!rules.iter().any(wrong), "{text}: {rules:?}");
    }
}

#[test]
fn what_is_missing_is_still_found() {
    for (path, text, rule) in [
        ("a.vue", "<template><img :src=\"a\"></template>", "access/image-alt"),
        ("a.vue", "<template><img :src=\"a\" :class=\"b\" @click=\"c\" v-if=\"d\"></template>", "access/image-alt"),
        ("a.html", "<img [src]=\"x\" (click)=\"y\" *ngIf=\"z\">", "access/image-alt"),
        ("a.html", "<IMG SRC=a.png>", "access/image-alt"),
        ("a.html", "<p data-x=\"{...p}\"><img src=\"{...p}\"></p>", "access/image-alt"),
        ("a.svelte", "<img src={a}>", "access/image-alt"),
        ("a.svelte", "<p>{...p}</p><img src=\"a.png\" class=\"{a}\" />", "access/image-alt"),
        ("a.svelte", "<script>let a = '<img {...p}>';</script><img src=a.png>", "access/image-alt"),
        ("a.astro", "<Img /><img src={a} />", "access/image-alt"),
        ("a.html", "<input type=text :value=\"x\">", "access/form-label"),
        ("a.html", "<a href=x :class=\"y\"></a>", "access/link-name"),
        ("a.html", "<p :hidden=\"x\">Please utilize the form that you have in the office.</p>", "plain/word-choice"),
    ] {
        assert!(found(path, text).contains(&rule), "{text}: {:?}", found(path, text));
    }
}

#[test]
fn tags_that_end_where_they_stand_hold_nothing() {
    let told = "Please utilize the form that you have in the office.";
    for (path, text) in [
        ("a.vue", format!("<template><Title /><Textarea /><div /><p>{told}</p></template>")),
        ("a.svelte", format!("<script /><svelte:head /><p class={{a > b}}>{told}</p>")),
        ("a.astro", format!("---\nconst a: Array<string> = [];\n---\n<title/><p>{told}</p>")),
    ] {
        assert!(found(path, &text).contains(&"plain/word-choice"), "{text}: {:?}", found(path, &text));
    }
}
