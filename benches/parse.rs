//! The tree with exact spans against `scraper::Html::parse_document` alone.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

mod common;

use criterion::{Criterion, criterion_group, criterion_main};
use plainspoken::source::{Format, Source};
use plainspoken::syntax;

fn html(c: &mut Criterion) {
    let texts = common::documents(&["html", "email"], &["html"]);
    let sources: Vec<Source> =
        texts.iter().map(|text| Source::from_text("x.html", Format::Html, text.as_str())).collect();
    let scraper = || texts.iter().map(|text| scraper::Html::parse_document(text).tree.nodes().len()).sum::<usize>();
    let ours = || sources.iter().map(|source| syntax::parse(source).runs().len()).sum::<usize>();
    common::ratio("tree with spans / scraper", 1.6, scraper, ours);
    let mut group = c.benchmark_group("html");
    group.sample_size(10);
    group.bench_function("scraper", |b| b.iter(scraper));
    group.bench_function("tree", |b| b.iter(ours));
    group.finish();
}

criterion_group!(benches, html);
criterion_main!(benches);
