//! Laws by place, with when they were read; and how old a checked row may be before it counts no more.

use std::sync::LazyLock;
use std::time::{SystemTime, UNIX_EPOCH};

/// A row of `dictionaries/practice/laws.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Law {
    /// Its key in the messages: `law-` and this.
    pub key: &'static str,
    /// Where it holds: `US`, `US-CA`.
    pub region: &'static str,
    /// Its number, printed only while [`Law::is_read`].
    pub citation: &'static str,
    /// Whether the text in force was read where the law is published.
    pub read_at_source: bool,
    /// The day the row was last compared, `2026-08-16`.
    pub checked: &'static str,
    /// The day from which it counts as unread.
    pub expires: &'static str,
    /// The rules that look for what it asks.
    pub rules: Vec<&'static str>,
}

impl Law {
    /// Whether it was read and the reading still counts on a day. Only such a law is cited, and only on
    /// such a law an error may rest.
    #[must_use]
    pub fn is_read(&self, today: &str) -> bool {
        self.read_at_source && self.checked <= today && today < self.expires
    }

    /// Whether it holds at a place: a law of `US` also holds in `US-CO`.
    #[must_use]
    pub fn holds_in(&self, region: &str) -> bool {
        region == self.region || region.strip_prefix(self.region).is_some_and(|rest| rest.starts_with('-'))
    }
}

static LAWS: LazyLock<Vec<Law>> = LazyLock::new(|| {
    include_str!("../dictionaries/practice/laws.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let cells: Vec<&'static str> = line.split('\t').collect();
            let &[key, region, citation, read, checked, expires, rules] = &cells[..] else { return None };
            let rules = rules.split(';').filter(|rule| !rule.is_empty()).collect();
            Some(Law { key, region, citation, read_at_source: read == "yes", checked, expires, rules })
        })
        .collect()
});

/// Every law in the table.
#[must_use]
pub fn all() -> &'static [Law] {
    &LAWS
}

/// The day from which the rows here are known: that of the oldest one that still counts. Where none
/// does, the day of the last one, and `false`.
#[must_use]
pub fn read_on(today: &str) -> (&'static str, bool) {
    let count_still = all().iter().filter(|law| law.checked <= today && today < law.expires);
    match count_still.map(|law| law.checked).min() {
        Some(day) => (day, true),
        None => (all().iter().map(|law| law.checked).max().unwrap_or(""), false),
    }
}

/// Whether a row checked on one day still counts on another: for twelve months.
#[must_use]
pub fn counts_still(checked: &str, today: &str) -> bool {
    let year = checked.get(..4).and_then(|year| year.parse::<u32>().ok());
    match (year, checked.get(4..)) {
        (Some(year), Some(rest)) => !rest.is_empty() && today < &format!("{:04}{rest}", year + 1)[..],
        _ => false,
    }
}

/// Today's date in universal time, `2026-11-24`. Only the outer edge asks for it and hands it on.
#[must_use]
pub fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    date(seconds / 86_400)
}

/// The date of a day counted from 1970-01-01, after Howard Hinnant's `civil_from_days`.
fn date(days: u64) -> String {
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let of_year = day - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{:02}", of_year - (153 * shifted + 2) / 5 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_their_dates() {
        for (days, expected) in [
            (0, "1970-01-01"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (20_781, "2026-11-24"),
            (20_819, "2027-01-01"),
        ] {
            assert_eq!(date(days), expected);
        }
    }

    #[test]
    fn a_row_counts_for_twelve_months() {
        assert!(counts_still("2026-08-16", "2026-08-16"));
        assert!(counts_still("2026-08-16", "2027-08-15"));
        assert!(!counts_still("2026-08-16", "2027-08-16"));
        for odd in ["", "no", "yes", "2026"] {
            assert!(!counts_still(odd, "2026-11-24"), "{odd}");
        }
    }

    #[test]
    fn rules_are_as_old_as_the_oldest_reading_that_counts() {
        let (day, counts) = read_on("2026-12-01");
        assert!(counts && all().iter().any(|law| law.checked == day));
        assert!(all().iter().all(|law| law.expires <= "2026-12-01" || day <= law.checked));
        let (day, counts) = read_on("2099-01-01");
        assert!(!counts && all().iter().all(|law| law.checked <= day));
    }

    #[test]
    fn an_unread_or_expired_law_is_not_cited() {
        let law = Law { read_at_source: true, ..all()[0].clone() };
        assert!(law.is_read("2026-12-01"));
        assert!(!law.is_read(law.expires));
        assert!(!law.is_read("2020-01-01"));
        assert!(!Law { read_at_source: false, ..law }.is_read("2026-12-01"));
    }

    #[test]
    fn a_law_of_a_country_holds_in_its_parts() {
        let law = |region| Law { region, ..all()[0].clone() };
        assert!(law("US").holds_in("US-CO") && law("US").holds_in("US"));
        assert!(!law("US-CA").holds_in("US-CO") && !law("US-CA").holds_in("US") && !law("CA").holds_in("US-CA"));
    }
}
