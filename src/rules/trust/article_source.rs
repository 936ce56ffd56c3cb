//! An article says where its facts come from, who wrote it and when.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::said::Point;
use crate::text::block::Role;

rule! {
    /// # What it finds
    /// Articles that speak of studies and link or name none. Articles in which we find no author or no date.
    ///
    /// # Why it matters to the reader
    /// Readers act on advice about health. They must be able to check it.
    ///
    /// # How to put it right
    /// Link the study. Give the name of the author and the date of the last check.
    ///
    /// # Examples
    /// ```md,bad,kind=article
    /// # Sleep
    ///
    /// Studies show that a fixed time helps.
    /// ```
    /// ```md,good,kind=article
    /// # Sleep
    ///
    /// By Noor Haddad, May 4, 2026
    ///
    /// Studies show that a fixed time helps: see [the review](https://www.example.org/review).
    /// ```
    /// ```md,good,kind=page
    /// # Sleep
    ///
    /// Studies show that a fixed time helps.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 9.
    ArticleSource {
        id: "trust/article-source",
        category: Category::Trust,
        severity: Severity::Note,
        needs: &[Need::Document],
        kinds: &[Kind::Article],
        standards: &["NASW-ASWB 2005 Standard 9"],
        title: "An article says where its facts come from, who wrote it and when",
        messages: &[
            Message { key: "source", text: "This speaks of studies. We did not find which." },
            Message { key: "author", text: "We did not find who wrote this article." },
            Message { key: "date", text: "We did not find when this article was written or checked." },
        ],
    }
    |_| ArticleSource
}

struct ArticleSource;

/// Headings under which sources stand, and words that name one.
const SOURCES: &[&str] = &[
    "reference",
    "source",
    "bibliograph",
    "further reading",
    "referencia",
    "fuente",
    "bibliograf",
    "quelle",
    "literatur",
    "doi",
];

impl Rule for ArticleSource {
    fn document(&self, document: &Document<'_>, context: &Context<'_>, findings: &mut Findings) {
        let matter = |keys: &[&str]| {
            keys.iter().any(|key| document.front_matter.as_ref().is_some_and(|front| front.get(key).is_some()))
        };
        let shown = || document.blocks.iter().filter(|block| !block.hidden && block.role != Role::Code);
        if let Some(place) = document.said().at(Point::Study) {
            let linked = document.tree.elements().any(|element| {
                element.name() == "a"
                    && element.attr("href").is_some_and(|target| target.contains("//") || element.attr_has_hole("href"))
            });
            let named = || {
                shown().any(|block| {
                    let text = block.text.to_lowercase();
                    SOURCES.iter().any(|word| text.contains(word)) || has_year_in_brackets(&block.text)
                })
            };
            if linked || named() {
                findings.pass();
            } else {
                findings.push(Finding::new("source", place).severity(Severity::Warning));
            }
        }
        // A generator that reads front matter puts a frame around the text, and that often says the rest.
        let whole =
            document.is_complete() && (document.tree.is_page || document.front_matter.is_none() && !document.is_mail);
        if !whole || document.tree.holes().iter().any(|hole| hole.prints) {
            return;
        }
        let byline = |text: &str| {
            let start: String = text.trim_start().chars().take(12).collect::<String>().to_lowercase();
            ["by ", "written by", "por ", "von ", "par ", "di "].iter().any(|word| start.starts_with(word))
        };
        let author = matter(&["author", "authors", "autor", "byline"])
            || !document.facts.names.is_empty()
            || !context.config.practice.names.is_empty()
            || shown().any(|block| byline(&block.text));
        let dated = matter(&["date", "updated", "lastmod", "last_reviewed", "published", "fecha"])
            || document.tree.elements().any(|element| element.name() == "time")
            || has_digits_in_a_row(&document.source.path, 4)
            || shown().any(|block| has_year(&block.text));
        for (key, found) in [("author", author), ("date", dated)] {
            if found {
                findings.pass();
            } else {
                findings.push(Finding::new(key, document.spot()));
            }
        }
    }
}

fn has_digits_in_a_row(text: &str, count: usize) -> bool {
    text.as_bytes().windows(count).any(|window| window.iter().all(u8::is_ascii_digit))
}

/// A year from 1900 to 2099 as a word.
fn has_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| {
        word.len() == 4 && has_digits_in_a_row(word, 4) && (word.starts_with("19") || word.starts_with("20"))
    })
}

/// "(Kim, 2019)": a study named in the text.
fn has_year_in_brackets(text: &str) -> bool {
    text.split('(')
        .skip(1)
        .any(|rest| rest.split_once(')').is_some_and(|(inside, _)| inside.len() < 80 && has_year(inside)))
}
