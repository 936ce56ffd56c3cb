//! A whole check against parsing alone: HTML against scraper, Markdown against pulldown-cmark's events.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

mod common;

use criterion::{Criterion, criterion_group, criterion_main};
use plainspoken::check::Checker;
use plainspoken::config::Config;
use plainspoken::source::{Format, Source};

fn sources(texts: &[String], path: &str, format: Format) -> Vec<Source> {
    texts.iter().map(|text| Source::from_text(path, format, text.as_str())).collect()
}

fn check(c: &mut Criterion) {
    let checker = Checker::new(Config::default()).unwrap();
    let run = |sources: &[Source]| {
        sources.iter().map(|source| checker.check(source, &source.path).diagnostics.len()).sum::<usize>()
    };
    let html = common::documents(&["html", "email"], &["html"]);
    let html_sources = sources(&html, "x.html", Format::Html);
    let scraper = || html.iter().map(|text| scraper::Html::parse_document(text).tree.nodes().len()).sum::<usize>();
    common::ratio("HTML check / scraper", 2.8, scraper, || run(&html_sources));
    let markdown = common::documents(&["md"], &["md"]);
    let markdown_sources = sources(&markdown, "x.md", Format::Markdown);
    let events = || {
        markdown
            .iter()
            .map(|text| pulldown_cmark::Parser::new_ext(text, pulldown_cmark::Options::all()).count())
            .sum::<usize>()
    };
    common::ratio("Markdown check / pulldown-cmark", 12.0, events, || run(&markdown_sources));
    let mut group = c.benchmark_group("check");
    group.sample_size(10);
    group.bench_function("html", |b| b.iter(|| run(&html_sources)));
    group.bench_function("markdown", |b| b.iter(|| run(&markdown_sources)));
    group.finish();
}

criterion_group!(benches, check);
criterion_main!(benches);
