//! Findings become output: for people (text, plain) and for programs (JSON, JSON Lines).
//!
//! A new form is one file with a [`Reporter`], one line in [`Form`] and one in [`reporter`].

mod checklist;
mod ci;
pub(crate) mod csv;
mod excerpt;
pub mod html;
mod json;
mod markdown;
pub(crate) mod markup;
pub(crate) mod message;
mod not_tested;
mod phrases;
mod plain;
mod sarif;
mod style;
mod summary;
mod text;
mod width;

use std::io::{self, Write};

use crate::check::{DocumentReport, Located, Report};
use crate::diagnostic::{Related, Suggestion};
use crate::messages::Catalogue;

pub use checklist::{page as checklist_page, slim};
pub use json::{Json, JsonLines, SCHEMA, inspection};
pub use message::{decimal, render, title};
pub use not_tested::not_tested;
pub use phrases::{brief, left_out, level, reasons};
pub use plain::Plain;
pub use style::Styles;
pub use summary::Summary;
pub use text::Text;
pub use width::{fit, width};

/// Writes a report in one form.
pub trait Reporter {
    /// Writes the whole report.
    ///
    /// # Errors
    /// Whatever `out` fails with.
    fn report(&self, report: &Report, out: &mut dyn Write) -> io::Result<()>;
}

/// The forms a report can take; `--format` offers exactly these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Findings with the lines they stand on.
    Text,
    /// One finding a line.
    Plain,
    /// One JSON value.
    Json,
    /// One JSON value a document, then the summary.
    Jsonl,
    /// SARIF 2.1.0.
    Sarif,
    /// `JUnit` XML.
    Junit,
    /// Annotations of GitHub Actions.
    Github,
    /// A code quality report of GitLab.
    Gitlab,
    /// Comma-separated values for spreadsheets.
    Csv,
    /// Markdown for people.
    Markdown,
    /// What the documents show of the standards, for people.
    Checklist,
    /// The same in Markdown.
    ChecklistMarkdown,
    /// The same as a web page.
    ChecklistHtml,
    /// The same for programs.
    ChecklistJson,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 14] = [
        Self::Text,
        Self::Plain,
        Self::Json,
        Self::Jsonl,
        Self::Sarif,
        Self::Junit,
        Self::Github,
        Self::Gitlab,
        Self::Csv,
        Self::Markdown,
        Self::Checklist,
        Self::ChecklistMarkdown,
        Self::ChecklistHtml,
        Self::ChecklistJson,
    ];

    /// The name used on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Plain => "plain",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Sarif => "sarif",
            Self::Junit => "junit",
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Csv => "csv",
            Self::Markdown => "markdown",
            Self::Checklist => "checklist",
            Self::ChecklistMarkdown => "checklist-markdown",
            Self::ChecklistHtml => "checklist-html",
            Self::ChecklistJson => "checklist-json",
        }
    }

    /// The form with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.name() == name)
    }

    /// Whether people read it, so that messages follow their language.
    #[must_use]
    pub fn is_for_people(self) -> bool {
        matches!(
            self,
            Self::Text | Self::Plain | Self::Markdown | Self::Checklist | Self::ChecklistMarkdown | Self::ChecklistHtml
        )
    }
}

/// How a report is written, whatever its form.
#[derive(Clone, Copy)]
pub struct Style<'a> {
    /// What the program says.
    pub catalogue: &'a Catalogue,
    /// Whether silenced findings are shown.
    pub show_suppressed: bool,
    /// Findings only: no reading levels, no summary.
    pub quiet: bool,
    /// Whether forms that are made to be passed on (SARIF, `JUnit`, GitHub, GitLab, CSV, Markdown)
    /// and JSON also carry the line of each finding. Without it those forms leave the words of
    /// the document out of their messages; JSON keeps to its contract.
    pub excerpts: bool,
    /// Whether colours are used.
    pub color: bool,
    /// How many columns a line may take.
    pub columns: usize,
}

impl Style<'_> {
    /// The findings of a document that are shown.
    pub fn shown<'d>(&self, document: &'d DocumentReport) -> impl Iterator<Item = &'d Located> {
        let all = self.show_suppressed;
        document.diagnostics.iter().filter(move |located| all || !located.diagnostic.suppressed)
    }

    /// The findings about sites that are shown, each with the document it stands on.
    pub fn shown_of_sites<'d>(&self, report: &'d Report) -> impl Iterator<Item = &'d (String, Located)> {
        let all = self.show_suppressed;
        report.site.iter().filter(move |(_, located)| all || !located.diagnostic.suppressed)
    }

    /// The message of a finding, in the language of this report.
    #[must_use]
    pub fn message(&self, located: &Located) -> String {
        let finding = &located.diagnostic.finding;
        let message = render(self.catalogue, located.diagnostic.rule, finding.key, &finding.args);
        let message = self.counted(message, located);
        // The dictionary says who has read its entry; see `rules::terms`.
        if finding.args.iter().any(|(name, _)| *name == "review") {
            return format!("{message} {}", self.catalogue.ui("not-native", &[]));
        }
        message
    }

    /// A message with the count of the places further on that it speaks of as well.
    fn counted(&self, message: String, located: &Located) -> String {
        if located.repeats.is_empty() {
            return message;
        }
        format!("{message} {}", self.catalogue.count("more-places", located.repeats.len()))
    }

    /// The title of a suggestion, in the language of this report.
    #[must_use]
    pub fn title<'t>(&'t self, located: &Located, suggestion: &'t Suggestion) -> &'t str {
        title(self.catalogue, located.diagnostic.rule, &suggestion.title)
    }

    /// What is said about another place of a finding, in the language of this report.
    #[must_use]
    pub fn related(&self, located: &Located, related: &Related) -> String {
        render(self.catalogue, located.diagnostic.rule, &related.key, &located.diagnostic.finding.args)
    }
}

/// The reporter for a form.
#[must_use]
pub fn reporter<'a>(form: Form, style: Style<'a>) -> Box<dyn Reporter + 'a> {
    match form {
        Form::Text => Box::new(Text::new(style)),
        Form::Plain => Box::new(Plain::new(style)),
        Form::Json => Box::new(Json::new(style)),
        Form::Jsonl => Box::new(JsonLines::new(style)),
        Form::Sarif => Box::new(sarif::Sarif::new(style)),
        Form::Junit => Box::new(ci::Junit::new(style)),
        Form::Github => Box::new(ci::Github::new(style)),
        Form::Gitlab => Box::new(ci::Gitlab::new(style)),
        Form::Csv => Box::new(csv::Csv::new(style)),
        Form::Markdown => Box::new(markdown::Markdown::new(style)),
        Form::Checklist => Box::new(checklist::Checklist::whole(style, checklist::Shape::Text)),
        Form::ChecklistMarkdown => Box::new(checklist::Checklist::whole(style, checklist::Shape::Markdown)),
        Form::ChecklistHtml => Box::new(checklist::Checklist::whole(style, checklist::Shape::Html)),
        Form::ChecklistJson => Box::new(checklist::Checklist::whole(style, checklist::Shape::Json)),
    }
}
