//! Fixes, also unsafe ones, come to an end, and a second run finds nothing left to do.
#![no_main]

mod common;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use plainspoken::check::Checker;
use plainspoken::config::Config;
use plainspoken::fix::{Wish, fix};

static CHECKER: LazyLock<Checker> = LazyLock::new(|| {
    let config = Config { language: Some("en".into()), ..Config::default() };
    Checker::new(config).expect("the defaults hold")
});

fuzz_target!(|data: &[u8]| {
    let Some((name, format, bytes)) = common::file(data) else { return };
    let wish = Wish { with_unsafe: data[0] & 0x80 != 0, ..Wish::default() };
    let Ok(Some(fixed)) = fix(&CHECKER, name, name, format, bytes.to_vec(), wish) else { return };
    let again = fix(&CHECKER, name, name, format, fixed.bytes.clone(), wish);
    if let Ok(Some(again)) = again {
        assert_eq!(again.changes, 0, "{:?} became {:?}, then {:?}", fixed.before, fixed.after, again.after);
    }
});
