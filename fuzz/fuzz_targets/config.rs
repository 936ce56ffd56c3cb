//! Whatever stands in a configuration: an answer or an error with its line, and no panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plainspoken::config::Config;
use plainspoken::rule::vocabulary;
use plainspoken::rules::RULES;

fuzz_target!(|text: &str| {
    let none = |_: &str| Err(std::io::Error::from(std::io::ErrorKind::NotFound));
    let lines = text.lines().count() + 1;
    if let Err(errors) = Config::parse(text, "plainspoken.toml", &vocabulary(RULES), &none) {
        assert!(!errors.is_empty());
        assert!(errors.iter().all(|error| error.line <= lines && !error.message.is_empty()));
    }
});
