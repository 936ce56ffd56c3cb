//! Words, sentences and syllables against `unicode_words` alone.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

mod common;

use criterion::{Criterion, criterion_group, criterion_main};
use plainspoken::lexicon::{Lexicon, examples};
use plainspoken::source::{Format, Source};
use plainspoken::syntax;
use plainspoken::text::language::Language;
use plainspoken::text::{assemble, sentence, syllable, word};
use unicode_segmentation::UnicodeSegmentation;

fn text(c: &mut Criterion) {
    let english = Language::parse("en");
    let blocks: Vec<String> = common::documents(&["md"], &["md"])
        .iter()
        .flat_map(|text| {
            let source = Source::from_text("x.md", Format::Markdown, text.as_str());
            assemble::blocks(&source, &syntax::parse(&source))
                .into_iter()
                .map(|draft| draft.block.text)
                .collect::<Vec<_>>()
        })
        .collect();
    let words_alone = || blocks.iter().map(|block| block.unicode_words().count()).sum::<usize>();
    let stage = || {
        let mut words = Vec::new();
        blocks
            .iter()
            .map(|block| {
                words.clear();
                word::cut(block, &mut words);
                let sentences = sentence::split(block, &words, english).len();
                syllable::count_words(block, &mut words, english);
                sentences
            })
            .sum::<usize>()
    };
    common::ratio("text stage / unicode_words", 4.0, words_alone, stage);
    // What looking the words up in the dictionaries adds to cutting them.
    let ready: Vec<_> = blocks.iter().map(|block| examples::block(block, "en")).collect();
    let lexicon = Lexicon::get("en").unwrap();
    let cut = || {
        let mut words = Vec::new();
        blocks
            .iter()
            .map(|block| {
                words.clear();
                word::cut(block, &mut words);
                words.len() + sentence::split(block, &words, english).len()
            })
            .sum::<usize>()
    };
    let matched = || {
        let mut found = Vec::new();
        for block in &ready {
            found.clear();
            lexicon.matches(block, &mut found);
        }
        cut() + found.len()
    };
    common::ratio("cutting words and looking them up / cutting them", 1.34, cut, matched);
    let mut group = c.benchmark_group("text");
    group.bench_function("matching", |b| b.iter(matched));
    group.sample_size(10);
    group.bench_function("unicode_words", |b| b.iter(words_alone));
    group.bench_function("stage", |b| b.iter(stage));
    group.finish();
}

criterion_group!(benches, text);
criterion_main!(benches);
