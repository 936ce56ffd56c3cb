//! Progress on standard error.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// Work shorter than this shows no progress.
const PATIENCE: Duration = Duration::from_secs(1);

/// A progress bar on standard error that appears only when work is long.
pub(super) struct Bar {
    on: bool,
    since: Instant,
    bar: OnceLock<ProgressBar>,
}

impl Bar {
    pub(super) fn new(on: bool) -> Self {
        Self { on, since: Instant::now(), bar: OnceLock::new() }
    }

    pub(super) fn show(&self, done: usize, total: usize) {
        if !self.on || self.since.elapsed() < PATIENCE {
            return;
        }
        let bar = self.bar.get_or_init(|| {
            let bar = ProgressBar::new(total as u64);
            if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} of {len} documents, {eta} left") {
                bar.set_style(style);
            }
            bar
        });
        bar.set_position(done as u64);
    }

    pub(super) fn clear(&self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}
