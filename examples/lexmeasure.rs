use plainspoken::lexicon::*;
use plainspoken::span::Span;
use plainspoken::text::block::*;
use plainspoken::text::language::Language;
use plainspoken::text::{sentence, word};
use std::time::Instant;
fn block(text: &str, language: &str) -> Block {
    let language = Language::parse(language);
    let mut words = Vec::new();
    word::cut(text, &mut words);
    let sentences = sentence::split(text, &words, language)
        .into_iter()
        .map(|r| {
            let a = words.partition_point(|w| w.start < r.start) as u32;
            let b = words.partition_point(|w| w.start < r.end) as u32;
            Sentence { start: r.start, end: r.end, words: a..b }
        })
        .collect();
    Block {
        role: Role::Paragraph,
        text: text.to_owned(),
        pieces: vec![Piece { at: 0, span: Span::new(0, text.len()) }],
        language,
        node: None,
        prose: true,
        hidden: false,
        sentences,
        words,
    }
}
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let lang = &args[1];
    let t = Instant::now();
    let lex = Lexicon::get(lang).unwrap();
    eprintln!("load {:?}", t.elapsed());
    let text = std::fs::read_to_string(&args[2]).unwrap();
    let mut n = 0;
    let mut words = 0;
    let mut per: std::collections::BTreeMap<String, usize> = Default::default();
    let mut blocks = vec![];
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            blocks.push(block(line, lang));
        }
    }
    for b in &blocks {
        words += b.words.len();
        let mut out = vec![];
        lex.matches(b, &mut out);
        for m in &out {
            n += 1;
            *per.entry(format!("{} {:?} {}", m.list, m.tier, m.id)).or_default() += 1;
            if args.len() > 3 {
                println!(
                    "{:?} {} [{}] -> {:?} || {}",
                    m.tier,
                    m.id,
                    &b.text[m.start as usize..m.end as usize],
                    m.replacements,
                    {
                        let s = m.start.saturating_sub(60) as usize;
                        let s = (0..=s).rev().find(|i| b.text.is_char_boundary(*i)).unwrap();
                        let e = ((m.end + 60) as usize).min(b.text.len());
                        let e = (e..=b.text.len()).find(|i| b.text.is_char_boundary(*i)).unwrap();
                        &b.text[s..e]
                    }
                );
            }
        }
    }
    println!("{n} matches, {words} words, {:.2} per 1000", n as f64 * 1000.0 / words as f64);
    let mut v: Vec<_> = per.into_iter().collect();
    v.sort_by_key(|x| std::cmp::Reverse(x.1));
    for (k, c) in v.iter().take(60) {
        println!("{c:5} {k}");
    }
    let bytes: usize = blocks.iter().map(|b| b.text.len()).sum();
    let t = Instant::now();
    let mut out = vec![];
    let rounds = 20;
    for _ in 0..rounds {
        for b in &blocks {
            out.clear();
            lex.matches(b, &mut out);
        }
    }
    eprintln!("{:.0} MB/s", (bytes * rounds) as f64 / 1e6 / t.elapsed().as_secs_f64());
}
