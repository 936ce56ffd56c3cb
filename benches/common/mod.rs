//! Documents to measure on, and a ratio of two ways to do something, taken in one run.
#![allow(dead_code, clippy::print_stdout, clippy::unwrap_used, unreachable_pub)]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

fn walk(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, endings, found);
        } else if path.extension().is_some_and(|ending| endings.iter().any(|known| ending == *known)) {
            found.push(path);
        }
    }
}

/// Texts with these endings: the measuring documents beside the repository, else its own fixtures.
pub fn documents(folders: &[&str], endings: &[&str]) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    for folder in folders {
        walk(&root.join("../shared/data/documents").join(folder), endings, &mut paths);
    }
    if paths.is_empty() {
        println!("measuring documents are not here: measuring on the fixtures");
        walk(&root.join("fixtures/practice-site"), endings, &mut paths);
    }
    paths.sort();
    paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect()
}

/// How many times longer `work` takes than `base`, each by its best of several turns taken in turn.
pub fn ratio<A, B>(name: &str, limit: f64, mut base: impl FnMut() -> A, mut work: impl FnMut() -> B) {
    let mut best = [Duration::MAX; 2];
    for _ in 0..7 {
        let start = Instant::now();
        black_box(base());
        best[0] = best[0].min(start.elapsed());
        let start = Instant::now();
        black_box(work());
        best[1] = best[1].min(start.elapsed());
    }
    let ratio = best[1].as_secs_f64() / best[0].as_secs_f64();
    println!("ratio {name}: {ratio:.2} (goal: at most {limit})  base {:?}, work {:?}", best[0], best[1]);
}
