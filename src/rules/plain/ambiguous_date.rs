//! Dates that cannot be read two ways.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::text::block::{Block, Role};
use crate::text::month;

rule! {
    /// # What it finds
    /// Dates in numbers that mean two days, such as 03/04/2026, in English and Spanish, where no region
    /// is set or found that settles it.
    ///
    /// # Why it matters to the reader
    /// One reader comes on March 4, the other on April 3. A missed deadline can cost a benefit.
    ///
    /// # How to put it right
    /// Write the month as a word. If all your readers live in one country, set `region` in
    /// `plainspoken.toml`.
    ///
    /// # Examples
    /// ```md,bad,lang=en
    /// Send the form by 03/04/2026.
    /// ```
    /// ```html,bad,lang=es
    /// <p>Mande la solicitud antes del 03/04/2026.</p>
    /// ```
    /// ```md,good,lang=en
    /// Send the form by March 4, 2026.
    /// ```
    /// ```md,good,lang=en
    /// Send the form by 03/14/2026 or 04/04/2026.
    /// ```
    /// ```md,good,lang=en,region=US-CO
    /// Send the form by 03/04/2026.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 2;
    /// W3C, Making Content Usable for People with Cognitive and Learning Disabilities.
    AmbiguousDate {
        id: "plain/ambiguous-date",
        category: Category::Plain,
        severity: Severity::Note,
        needs: &[Need::Blocks],
        languages: &["en", "es"],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Dates that cannot be read two ways",
        messages: &[Message { key: "date", text: "“{found}” can be read as two days: “{first}” or “{second}”." }],
    }
    |_| AmbiguousDate
}

struct AmbiguousDate;

/// Where the number of digits from `at` ends.
fn digits(bytes: &[u8], at: usize) -> usize {
    at + bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// The next date from `at`: where it stands and its three numbers as written.
fn next(text: &str, mut at: usize) -> Option<(usize, usize, [&str; 3])> {
    let bytes = text.as_bytes();
    while let Some(slash) = memchr::memchr(b'/', &bytes[at..]).map(|found| at + found) {
        let start = slash - bytes[at..slash].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        let middle = digits(bytes, slash + 1);
        let end = if bytes.get(middle) == Some(&b'/') { digits(bytes, middle + 1) } else { middle };
        // What is glued to it makes it part of something else: a path, an id, a longer row of numbers.
        let whole =
            |byte: Option<&u8>| byte.is_none_or(|byte| !byte.is_ascii_alphanumeric() && !b"/-_=.".contains(byte));
        let closes = whole(bytes.get(end)) || (bytes[end] == b'.' && whole(bytes.get(end + 1)));
        if matches!(slash - start, 1 | 2)
            && matches!(middle - slash - 1, 1 | 2)
            && end > middle
            && matches!(end - middle - 1, 2 | 4)
            && whole(start.checked_sub(1).and_then(|before| bytes.get(before)))
            && closes
        {
            return Some((start, end, [&text[start..slash], &text[slash + 1..middle], &text[middle + 1..end]]));
        }
        at = slash + 1;
    }
    None
}

fn spelled(month: usize, day: usize, year: &str, spanish: bool) -> String {
    let century = if year.len() == 2 { "20" } else { "" };
    if spanish {
        format!("{day} de {} de {century}{year}", month::SPANISH[month - 1])
    } else {
        format!("{} {day}, {century}{year}", month::ENGLISH[month - 1])
    }
}

impl Rule for AmbiguousDate {
    fn block(&self, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        if block.hidden
            || context.document.region.is_some()
            || matches!(block.role, Role::Code | Role::Alternative | Role::Legal)
        {
            return;
        }
        let spanish = block.language.as_str() == "es";
        let mut at = 0;
        while let Some((start, end, [first, second, year])) = next(&block.text, at) {
            at = end;
            let (Ok(one), Ok(two)) = (first.parse::<usize>(), second.parse::<usize>()) else { continue };
            if !(1..=12).contains(&one) || !(1..=12).contains(&two) || one == two {
                findings.pass();
                continue;
            }
            let (american, other) = (spelled(one, two, year, spanish), spelled(two, one, year, spanish));
            let mut finding = Finding::new("date", block.span(start, end))
                .arg("found", &block.text[start..end])
                .arg("first", &american[..])
                .arg("second", &other[..])
                .words(format!("“{american}”"), &american[..])
                .words(format!("“{other}”"), &other[..]);
            if let Some(node) = block.node {
                finding = finding.node(node);
            }
            findings.push(finding);
        }
    }
}
