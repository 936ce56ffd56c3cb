//! Pictures that stand beside a document are opened as far as a finding needs it.
//!
//! Rules see one document and nothing else. A finding that hangs on a picture names the file; here
//! the file is looked at, if it is in the project, and the finding is settled. What a report says of
//! pictures is worked out in every run and never kept in the cache, for a picture may change while
//! the document does not.

use std::io::{BufReader, Read as _};
use std::path::Path;

use super::beside::{Opened, named};
use super::open::open;
use crate::check::DocumentReport;
use crate::diagnostic::{Arg, Outcome, Severity};
use crate::rules::access::moving_image;

/// Largest picture that is opened, in bytes.
const LARGEST: u64 = 32 << 20;
/// Frames that are looked at: after these it plainly moves.
const MOST_FRAMES: usize = 2_000;
/// A picture that stops within this time may move: WCAG 2.2.2 asks for 5 seconds. In hundredths.
const STILL_AFTER: u64 = 500;
/// WCAG 2.3.1: more than three flashes in one second; each takes a change there and one back.
const MOST_CHANGES: usize = 6;

/// How a GIF moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Motion {
    /// It has one frame, or it comes to rest in time.
    Still,
    /// It goes on for more than five seconds.
    Moves,
    /// It changes so many times within a second.
    Fast(usize),
}

/// What is known of the pictures of a run; each is opened once.
#[derive(Default)]
pub(super) struct Pictures {
    known: Opened<Motion>,
}

impl Pictures {
    /// Settles the findings of a report that hang on a picture in the project.
    ///
    /// `root` is the folder nothing outside of which is opened.
    pub(super) fn settle(&self, report: &mut DocumentReport, document: &Path, root: &Path) {
        if !report.diagnostics.iter().any(|located| located.diagnostic.rule == moving_image::ID) {
            return;
        }
        let mut still = 0;
        report.diagnostics.retain_mut(|located| {
            if located.diagnostic.rule != moving_image::ID {
                return true;
            }
            let finding = &mut located.diagnostic.finding;
            let file = named(finding, moving_image::FILE, document, root);
            match file.and_then(|file| self.known.get(&file, read)) {
                None => true,
                Some(Motion::Still) => {
                    still += 1;
                    false
                }
                Some(Motion::Moves) => {
                    finding.key = "moves";
                    finding.outcome = Outcome::Fail;
                    if located.diagnostic.severity == Severity::Note && finding.severity == Some(Severity::Note) {
                        located.diagnostic.severity = Severity::Warning;
                    }
                    true
                }
                Some(Motion::Fast(times)) => {
                    finding.key = "flashes";
                    finding.args.push(("times", Arg::from(times)));
                    true
                }
            }
        });
        if let Some(coverage) = report.coverage.get_mut(moving_image::ID) {
            coverage.failed = coverage.failed.saturating_sub(still);
            coverage.passed += still;
        }
    }
}

fn read(path: &Path) -> Option<Motion> {
    let (file, length) = open(path).ok()?;
    if length > LARGEST {
        return None;
    }
    let mut options = gif::DecodeOptions::new();
    // Only the times matter, not what the frames show.
    options.skip_frame_decoding(true);
    let mut decoder = options.read_info(BufReader::new(file.take(LARGEST))).ok()?;
    let mut delays = Vec::new();
    while let Ok(Some(frame)) = decoder.next_frame_info() {
        // Browsers wait a tenth of a second where the file says less than two hundredths.
        delays.push(if frame.delay < 2 { 10 } else { u64::from(frame.delay) });
        if delays.len() >= MOST_FRAMES {
            break;
        }
    }
    if delays.is_empty() {
        return None;
    }
    let rounds = match decoder.repeat() {
        gif::Repeat::Infinite => None,
        gif::Repeat::Finite(more) => Some(u64::from(more) + 1),
    };
    Some(judge(&delays, rounds))
}

/// From the time each frame stands, in hundredths of a second, and how often all are shown.
fn judge(delays: &[u64], rounds: Option<u64>) -> Motion {
    if delays.len() < 2 {
        return Motion::Still;
    }
    let mut most = 0;
    let mut start = 0;
    let mut sum = 0;
    for (end, delay) in delays.iter().enumerate() {
        sum += delay;
        while sum > 100 && start < end {
            sum -= delays[start];
            start += 1;
        }
        most = most.max(end + 1 - start);
    }
    let whole: u64 = delays.iter().sum();
    let lasts = rounds.map(|rounds| whole.saturating_mul(rounds));
    if lasts.is_some_and(|time| time <= STILL_AFTER) {
        // Even a short one may flash.
        return if most > MOST_CHANGES && whole > 100 { Motion::Fast(most) } else { Motion::Still };
    }
    if most > MOST_CHANGES { Motion::Fast(most) } else { Motion::Moves }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn one_frame_or_an_end_in_time_is_still() {
        assert_eq!(judge(&[10], None), Motion::Still);
        assert_eq!(judge(&[50, 50], Some(4)), Motion::Still);
        assert_eq!(judge(&[50, 50], Some(6)), Motion::Moves);
        assert_eq!(judge(&[50, 50], None), Motion::Moves);
        assert_eq!(judge(&[5; 40], None), Motion::Fast(20));
    }

    #[test]
    fn what_is_no_picture_settles_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("broken.gif");
        std::fs::write(&path, b"GIF89a").unwrap();
        assert_eq!(read(&path), None);
    }
}
