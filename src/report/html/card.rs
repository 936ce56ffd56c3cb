//! Cards: what was found, why it matters to the reader, and what would help.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::page::{Text, kind_of, letter, shown_words};
use super::words::{Words, words};
use crate::check::Located;
use crate::diagnostic::{Outcome, Severity};
use crate::report::markup::{escape, escape_into};
use crate::report::{Style, excerpt};

/// The cards of one document. Why a thing matters stands on the first card of its kind; the
/// others lead there.
pub(super) struct Cards<'c> {
    style: &'c Style<'c>,
    text: Option<Text<'c>>,
    words: &'static Words,
    told: HashMap<&'static str, Told>,
}

/// The first card of a rule, and whether it says what helps.
struct Told {
    name: String,
    index: usize,
    how: bool,
}

impl<'c> Cards<'c> {
    pub(super) fn new(style: &'c Style<'c>, text: Option<Text<'c>>) -> Self {
        Self { style, text, words: words(style.catalogue), told: HashMap::new() }
    }

    /// The card of one finding; `marked` when the text above shows its place.
    pub(super) fn card(&mut self, index: usize, located: &Located, marked: bool, body: &mut String) {
        let catalogue = self.style.catalogue;
        let labels = &self.words.labels;
        let diagnostic = &located.diagnostic;
        let (word, label) = match (diagnostic.finding.outcome, diagnostic.severity) {
            (Outcome::Review, _) => ("review", &labels.review),
            (_, Severity::Error) => ("error", &labels.error),
            (_, Severity::Warning) => ("warning", &labels.warning),
            (_, Severity::Note) => ("note", &labels.note),
        };
        let kind = kind_of(located);
        let name = format!("{}{}", letter(kind), index + 1);
        let title = self.words.rule(diagnostic.rule).map_or("", |rule| &rule.title);
        let mut place = catalogue.ui("audit-line", &[("line", &located.start.line.to_string())]);
        if marked {
            place = format!("<a href=\"#m{index}\">{place}</a>");
        }
        let _ = write!(
            body,
            "<section class=\"card {word}\" id=\"f{index}\" aria-labelledby=\"h{index}\">\n<h3 id=\"h{index}\">{name}. {title}</h3>\n\
             <p><span class=\"tag\">{label}</span> {}. {place}.</p>\n<p><samp>",
            self.words.category(kind),
        );
        escape_into(&excerpt::message(self.style, located), body);
        body.push_str("</samp></p>\n");
        let changed = self.change(located, body);
        self.reasons(name, index, diagnostic.rule, changed, body);
        let help = if changed { "".into() } else { excerpt::help(self.style, located) };
        if !help.is_empty() {
            let _ = writeln!(body, "<p>{}: <samp>{}</samp></p>", labels.words, escape(&help));
        }
        body.push_str("</section>\n");
    }

    /// Before and after, where one edit does it; whether it does.
    fn change(&self, located: &Located, body: &mut String) -> bool {
        let suggestions = &located.diagnostic.finding.suggestions;
        let told = suggestions.iter().find(|suggestion| excerpt::may_tell(self.style, suggestion, located));
        let Some((text, edit)) = self.text.zip(told.filter(|told| told.edits.len() == 1).map(|told| &told.edits[0]))
        else {
            return false;
        };
        let labels = &self.words.labels;
        let before = text.source.get(edit.span.range()).unwrap_or("");
        let or_nothing = |words: String| if words.is_empty() { labels.nothing.clone() } else { words };
        let _ = writeln!(
            body,
            "<dl class=\"change\"><dt>{}</dt><dd><samp>{}</samp></dd><dt>{}</dt><dd><samp>{}</samp></dd></dl>",
            labels.before,
            or_nothing(shown_words(before)),
            labels.after,
            or_nothing(escape(&edit.text)),
        );
        true
    }

    /// Why it matters, and what helps where no change could be shown.
    fn reasons(&mut self, name: String, index: usize, rule: &'static str, changed: bool, body: &mut String) {
        let labels = &self.words.labels;
        let Some(words) = self.words.rule(rule) else { return };
        let how = |body: &mut String| {
            if !words.how.is_empty() {
                let _ = writeln!(body, "<p><strong>{}</strong> {}</p>", labels.how, words.how);
            }
        };
        if let Some(told) = self.told.get_mut(rule) {
            if !changed && !told.how {
                told.how = true;
                how(body);
            }
            let see = self.style.catalogue.ui("audit-see", &[("card", &told.name)]);
            let _ = writeln!(body, "<p class=\"small\"><a href=\"#f{}\">{see}</a></p>", told.index);
            return;
        }
        if !words.why.is_empty() {
            let _ = writeln!(body, "<p><strong>{}</strong> {}</p>", labels.why, words.why);
        }
        if !changed {
            how(body);
        }
        let _ = writeln!(body, "<p class=\"small\">{rule}</p>");
        self.told.insert(rule, Told { name, index, how: !changed });
    }
}
