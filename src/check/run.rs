//! The one walk: a document is parsed, cut, described and shown to every rule that asks.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use super::fingerprint::{Fingerprints, hash_of_file};
use super::rule_set::{Active, RuleSet};
use super::{
    Coverage, DocumentReport, Located,
    frame::{frame, quote},
    level_after, reading, repeats,
};
use crate::config::{Config, ConfigError, OverrideKey, Settings};
use crate::diagnostic::{Diagnostic, Finding, Severity};
use crate::document::Document;
use crate::facts::kind::{Kind, KindSource};
use crate::facts::{self, Fact, Facts};
use crate::lexicon::{Lexicon, Match, Tier, is_spoken_of};
use crate::rule::{Context, Findings, Meta, Need, Shared, SiteFindings};
use crate::rules::RULES;
use crate::said::Points;
use crate::site::{Anchor, Site, SiteDocument};
use crate::source::{Format, Source, SourceNote};
use crate::span::{Position, Span};
use crate::suppress;
use crate::syntax::tree::{Element, TreeNote};
use crate::text::block::{Block, Role};
use crate::text::language::Language;
use crate::text::{assemble, segment};
use crate::twin;

/// What the command line sets over every configuration.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overrides {
    /// Replaces detection of the language; `lang` attributes still count.
    pub language: Option<String>,
    /// Kind of every document.
    pub kind: Option<Kind>,
    /// Region of every document.
    pub region: Option<String>,
    /// Rank the sentences of texts that miss their target, for those who will show them.
    pub rank_sentences: bool,
}

/// What `inspect` shows: the text as the program sees it.
#[derive(Debug)]
pub struct Inspection {
    /// The file.
    pub source: Source,
    /// Main language as a primary subtag, `unknown` when not known.
    pub language: String,
    /// Every block.
    pub blocks: Vec<Block>,
    /// What the document says; spans are bytes in the original file.
    pub facts: Facts,
}

/// Checks documents under one configuration. Shared by all threads.
pub struct Checker {
    config: Config,
    overrides: Overrides,
    sets: Mutex<FxHashMap<OverrideKey, Arc<RuleSet>>>,
}

impl std::fmt::Debug for Checker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Checker").field("root", &self.config.root).finish_non_exhaustive()
    }
}

impl Checker {
    /// A checker for this configuration.
    ///
    /// # Errors
    /// When a rule refuses its options.
    pub fn new(config: Config) -> Result<Self, ConfigError> {
        Self::with_overrides(config, Overrides::default())
    }

    /// A checker for this configuration and what the command line sets over it.
    ///
    /// # Errors
    /// When a rule refuses its options.
    pub fn with_overrides(config: Config, overrides: Overrides) -> Result<Self, ConfigError> {
        let checker = Self { config, overrides, sets: Mutex::default() };
        // Whatever is wrong shows now and not in the middle of a run.
        for index in 0..=checker.config.overrides.len() {
            let mut key = OverrideKey::default();
            if index > 0 {
                key.set(index - 1);
            }
            RuleSet::new(RULES, &checker.config, checker.config.settings_for(&key))?;
        }
        Ok(checker)
    }

    /// The configuration.
    pub fn config(&self) -> &Config {
        &self.config
    }

    fn rules_for(&self, path: &str) -> Arc<RuleSet> {
        let key = self.config.override_key(path);
        let mut sets = self.sets.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(set) = sets.get(&key) {
            return Arc::clone(set);
        }
        let mut settings = self.config.settings_for(&key);
        settings.kind = self.overrides.kind.or(settings.kind);
        settings.region = self.overrides.region.clone().or(settings.region);
        settings.language = self.overrides.language.clone().or(settings.language);
        let set = RuleSet::new(RULES, &self.config, settings.clone()).unwrap_or_else(|_| {
            // Options were built once in `with_overrides`; only a mix of overrides can get here.
            RuleSet::empty(settings)
        });
        let set = Arc::new(set);
        sets.insert(key, Arc::clone(&set));
        set
    }

    /// Checks one document. `path` is its path relative to the configuration's folder.
    pub fn check(&self, source: &Source, path: &str) -> DocumentReport {
        self.check_and_show(source, path).0
    }

    /// The same, and the blocks that were read, for reports that show the text.
    pub fn check_and_show(&self, source: &Source, path: &str) -> (DocumentReport, Vec<Block>) {
        let set = self.rules_for(path);
        let (document, notes) = prepare(source, path, &set.settings, &self.config);
        let mut outcomes = Outcomes::new(&set);
        let shared = Shared::default();
        let context = Context { document: &document, config: &self.config, settings: &set.settings, shared: &shared };
        walk(&set, &context, &mut outcomes);
        let report = self.finish(&set, &document, path, notes, outcomes);
        (report, document.blocks)
    }

    /// Cuts one document as `check` does, and shows it.
    pub fn inspect(&self, source: Source, path: &str) -> Inspection {
        let set = self.rules_for(path);
        let (document, _) = prepare(&source, path, &set.settings, &self.config);
        let (mut blocks, language) = (document.blocks, name_of(document.language));
        segment::count_syllables(blocks.iter_mut());
        let facts = in_file(document.facts, &source);
        Inspection { source, language, blocks, facts }
    }

    fn finish(
        &self,
        set: &RuleSet,
        document: &Document<'_>,
        path: &str,
        notes: Vec<(SourceNote, Position)>,
        outcomes: Outcomes,
    ) -> DocumentReport {
        let source = document.source;
        let mut diagnostics = Vec::new();
        let mut coverage = std::collections::BTreeMap::new();
        for (active, findings) in set.rules.iter().zip(outcomes.findings) {
            // What hangs on a file was counted by the rule as what it cannot tell.
            let failed = findings.list.iter().filter(|finding| !finding.waits).count() as u32;
            if failed + findings.passed + findings.cannot_tell > 0 {
                coverage.insert(
                    active.meta.id,
                    Coverage { passed: findings.passed, failed, cannot_tell: findings.cannot_tell },
                );
            }
            for finding in findings.list {
                diagnostics.push(diagnose(active, finding, document));
            }
        }
        diagnostics.sort_by_key(|diagnostic| (diagnostic.finding.span.start, diagnostic.finding.span.end));
        let mut fingerprints = Fingerprints::default();
        for diagnostic in &mut diagnostics {
            diagnostic.fingerprint =
                fingerprints.next(diagnostic.rule, diagnostic.finding.key, diagnostic.finding.span.of(&source.text));
        }
        let ran: Vec<&'static str> =
            set.rules.iter().filter(|active| ran(active.meta, document)).map(|active| active.meta.id).collect();
        let ignored = suppress::apply(&mut diagnostics, document, &self.config, path, &ran);
        let mut notes = notes;
        notes.extend(ignored.notes.into_iter().map(|note| {
            let at = source.position(note.span.start as usize);
            (note, at)
        }));
        level_after::work_out(&mut diagnostics, document);
        let (mut pending, mut diagnostics): (Vec<_>, Vec<_>) = diagnostics
            .into_iter()
            .map(|diagnostic| locate(diagnostic, source))
            .partition(|located| located.diagnostic.finding.waits);
        repeats::fold(&mut diagnostics);
        // Reports are kept to the end of the run: no room for more than there is.
        pending.shrink_to_fit();
        diagnostics.shrink_to_fit();
        let mut facts = document.facts.clone();
        for active in set.rules.iter().filter(|active| applies(active.meta, document)) {
            active.rule.contribute(document, &mut facts);
        }
        let for_site = SiteDocument {
            path: source.path.clone(),
            kind: document.kind,
            format: source.format,
            language: document.language.as_str().to_owned(),
            region: document.region.clone(),
            facts: facts.clone(),
            is_page: document.tree.is_page,
            said: if document.may_owe() { document.said().points } else { Points::default() },
            about: document.about(),
            is_complete: document.is_complete(),
            spot: document.spot(),
            anchors: anchors(document, &facts),
            twin: document.kind.is_web_page().then(|| Box::new(twin::find(document))),
            ignored: ignored.whole_file,
        };
        DocumentReport {
            path: source.path.clone(),
            hash: format!("{:016x}", hash_of_file(source.bytes())),
            encoding: source.encoding.name(),
            format: source.format,
            kind: document.kind,
            kind_source: document.kind_source,
            language: name_of(document.language),
            region: document.region.clone(),
            site: None,
            holes: document.tree.holes().len(),
            reading: reading::reading(document, self.overrides.rank_sentences),
            facts: in_file(facts, source),
            diagnostics,
            pending,
            coverage,
            notes,
            error: None,
            ignores: ignored.configured,
            said: for_site.said,
            prices: prices(&for_site),
            for_site: Some(for_site),
        }
    }

    /// Runs the site rules over the documents of one site; gives each finding with the path of
    /// the document it stands on.
    pub fn site(&self, root: &str, documents: &[SiteDocument]) -> Vec<(String, Located)> {
        self.site_rules(Site { root, documents, config: &self.config, alone: false })
    }

    /// Runs the site rules over one page whose neighbours are not known: only what each page owes is due.
    pub fn lone_page(&self, document: &SiteDocument) -> Vec<Located> {
        let documents = std::slice::from_ref(document);
        let site = Site { root: "", documents, config: &self.config, alone: true };
        self.site_rules(site).into_iter().map(|(_, located)| located).collect()
    }

    fn site_rules(&self, site: Site<'_>) -> Vec<(String, Located)> {
        let set = self.rules_for("");
        let documents = site.documents;
        let mut found = Vec::new();
        for &index in &set.sites {
            let active = &set.rules[index];
            let mut findings = SiteFindings::default();
            active.rule.site(&site, &mut findings);
            let mut fingerprints = Fingerprints::default();
            for (at, finding) in findings.list {
                let Some(document) = documents.get(at) else { continue };
                let fingerprint = fingerprints.next(active.meta.id, finding.key, &document.path);
                let diagnostic = Diagnostic {
                    rule: active.meta.id,
                    severity: severity(active, &finding),
                    node_path: None,
                    language: (!document.language.is_empty()).then(|| document.language.clone()),
                    fingerprint,
                    suppressed: suppress::silences(&document.ignored, active.meta.id),
                    finding,
                };
                found.push((document.path.clone(), placed(document, diagnostic)));
            }
        }
        found
    }
}

impl RuleSet {
    fn empty(settings: Settings) -> Self {
        Self {
            rules: Vec::new(),
            by_tag: FxHashMap::default(),
            every_tag: Vec::new(),
            by_attribute: FxHashMap::default(),
            blocks: Vec::new(),
            by_list: FxHashMap::default(),
            documents: Vec::new(),
            sites: Vec::new(),
            settings,
        }
    }
}

/// What each rule of a set has found so far, in the set's order.
struct Outcomes {
    findings: Vec<Findings>,
}

impl Outcomes {
    fn new(set: &RuleSet) -> Self {
        Self { findings: set.rules.iter().map(|_| Findings::default()).collect() }
    }
}

fn name_of(language: Language) -> String {
    if language.is_known() { language.as_str().to_owned() } else { "unknown".to_owned() }
}

/// Everything about a document that rules may ask for.
fn prepare<'s>(
    source: &'s Source,
    path: &str,
    settings: &Settings,
    config: &Config,
) -> (Document<'s>, Vec<(SourceNote, Position)>) {
    let (front_matter, front_note) = crate::syntax::front_matter_of(source);
    let tree = crate::syntax::parse_after(source, front_matter.as_ref().map_or(0, |found| found.span.end));
    // A drawing says its language itself.
    let drawing = (source.format == Format::Svg).then(|| tree.elements().find(|element| element.name() == "svg"));
    let root = drawing.flatten().unwrap_or_else(|| tree.root());
    let root_language = root.attr("lang").filter(|_| !root.attr_has_hole("lang"));
    let front_language = front_matter.as_ref().and_then(|front| front.get("lang").or_else(|| front.get("language")));
    let part_language = source.parts.iter().find_map(|part| part.language.as_deref());
    let declared = root_language
        .or(front_language.map(|entry| &entry.value[..]))
        .or(part_language)
        .or(settings.language.as_deref())
        .map(Language::parse)
        .filter(|language| language.is_known());
    let drafts = assemble::blocks(source, &tree);
    let (mut blocks, main) = segment::segment(drafts, declared);
    let scored = |block: &Block| block.prose && block.language == main.language;
    segment::count_syllables(blocks.iter_mut().filter(|block| scored(block)));
    let counts = segment::count(blocks.iter().filter(|block| scored(block)));
    let facts = facts::find(source, &tree, &blocks, front_matter.as_ref(), &config.practice.hints());
    let configured =
        settings.kind.or_else(|| front_matter.as_ref().and_then(|front| Kind::from_name(&front.get("kind")?.value)));
    let kind =
        configured.unwrap_or_else(|| facts::kind::find(path, front_matter.as_ref(), &tree, &blocks, source.format));
    let kind =
        if kind == Kind::Email && configured.is_none() && is_list_mail(source) { Kind::Newsletter } else { kind };
    let region = settings.region.clone().or_else(|| facts::region(&facts));
    let mut notes = source.notes.clone();
    notes.extend(front_note);
    let of_tree = |note: &TreeNote| SourceNote { key: note.key, detail: note.detail.clone(), span: note.span };
    notes.extend(tree.notes.iter().map(of_tree));
    let notes = notes.into_iter().map(|note| {
        let at = source.position(note.span.start as usize);
        (note, at)
    });
    let notes = notes.collect();
    let mut document = Document {
        source,
        kind,
        is_mail: facts::kind::is_mail(kind, source.format, &tree),
        kind_source: if configured.is_some() { KindSource::Configured } else { KindSource::Found },
        language: main.language,
        language_declared: main.declared,
        language_contradicted: main.contradicted,
        region,
        facts,
        front_matter,
        tree,
        blocks,
        counts,
        told: std::sync::OnceLock::new(),
    };
    spare_fixed_wording(&mut document);
    (document, notes)
}

/// Whether a message went out to a list, as its headers tell.
fn is_list_mail(source: &Source) -> bool {
    let bulk = |value: &str| ["bulk", "list"].iter().any(|word| value.trim().eq_ignore_ascii_case(word));
    source.header("list-id").is_some() || source.header("precedence").is_some_and(|(value, _)| bulk(value))
}

/// Wording that a law fixes is not the writer's to change: rules on reading and words leave it alone.
fn spare_fixed_wording(document: &mut Document<'_>) {
    if !document.may_owe() {
        return;
    }
    let fixed = document.said().fixed.clone();
    for index in &fixed {
        if let Some(block) = document.blocks.get_mut(*index) {
            block.role = Role::Legal;
            block.prose = false;
        }
    }
    if !fixed.is_empty() {
        let language = document.language;
        document.counts =
            segment::count(document.blocks.iter().filter(|block| block.prose && block.language == language));
    }
}

fn applies(meta: &Meta, document: &Document<'_>) -> bool {
    (meta.formats.is_empty() || meta.formats.contains(&document.source.format))
        && (meta.kinds.is_empty() || meta.kinds.contains(&document.kind))
}

fn speaks(meta: &Meta, language: Language) -> bool {
    meta.languages.is_empty() || language.is_one_of(meta.languages)
}

/// Whether a rule was asked about this document, in a language that stands in it, and has said all it
/// has to say: a rule on the whole site may still find something here.
fn ran(meta: &Meta, document: &Document<'_>) -> bool {
    let mut languages = document.blocks.iter().map(|block| block.language).chain([document.language]);
    // Rules on words know the languages that have a dictionary.
    let from_words = meta.needs.iter().all(|need| *need == Need::Terms);
    let knows =
        |language: Language| speaks(meta, language) && (!from_words || Lexicon::get(language.as_str()).is_some());
    let every = meta.languages.is_empty() && !from_words;
    !meta.needs(Need::Site) && applies(meta, document) && (every || languages.any(knows))
}

fn walk(set: &RuleSet, context: &Context<'_>, outcomes: &mut Outcomes) {
    let document = context.document;
    let applying: Vec<bool> = set.rules.iter().map(|active| applies(active.meta, document)).collect();
    let mut asked = Vec::new();
    let every_tag: Vec<usize> = set.every_tag.iter().copied().filter(|&index| applying[index]).collect();
    for element in document.tree.elements() {
        asked.clear();
        asked.extend(element.local_name().and_then(|name| set.by_tag.get(name)).into_iter().flatten());
        if !set.by_attribute.is_empty() {
            for (name, _) in element.attrs() {
                let name = if name.starts_with("aria-") { "aria-*" } else { name };
                for &index in set.by_attribute.get(name).map_or(&[][..], |indices| &indices[..]) {
                    if !asked.contains(&index) {
                        asked.push(index);
                    }
                }
            }
        }
        for &index in asked.iter().chain(&every_tag) {
            if applying[index] {
                set.rules[index].rule.element(&element, context, &mut outcomes.findings[index]);
            }
        }
    }
    let mut matches = Vec::new();
    // A term is explained once in a document, at its first place.
    let mut told: HashSet<&str> = HashSet::new();
    let has_quotes = memchr::memmem::find(document.tree.masked().as_bytes(), b"<q").is_some();
    // The rules for the language of the block before: seldom another's.
    let mut speaking: Option<(Language, Vec<usize>)> = None;
    for block in &document.blocks {
        let (_, indices) = match speaking.take() {
            Some(known) if known.0 == block.language => speaking.insert(known),
            _ => {
                let speaks = |index: &usize| applying[*index] && speaks(set.rules[*index].meta, block.language);
                speaking.insert((block.language, set.blocks.iter().copied().filter(speaks).collect()))
            }
        };
        for &index in &*indices {
            set.rules[index].rule.block(block, context, &mut outcomes.findings[index]);
        }
        if matches!(block.role, Role::Code | Role::Alternative | Role::Legal) || set.by_list.is_empty() {
            continue;
        }
        let Some(lexicon) = Lexicon::get(block.language.as_str()) else { continue };
        matches.clear();
        lexicon.matches(block, &mut matches);
        if let Some(own) = context.config.vocabulary.get(block.language.as_str()) {
            let words = |found: &Match<'_>| block.text.get(found.start as usize..found.end as usize).unwrap_or("");
            matches.retain(|found| !own.allows(block.language.as_str(), words(found)));
        }
        for found in &matches {
            if is_spoken_of(document.tree.masked(), block, found) {
                continue;
            }
            if found.tier == Tier::Explain && (!told.insert(found.id) || found.explained)
                || has_quotes && is_quoted(document, found.span)
            {
                continue;
            }
            for &index in set.by_list.get(found.list).map_or(&[][..], |indices| &indices[..]) {
                if applying[index] {
                    set.rules[index].rule.term(found, block, context, &mut outcomes.findings[index]);
                }
            }
        }
    }
    for &index in &set.documents {
        if applying[index] && speaks(set.rules[index].meta, document.language) {
            set.rules[index].rule.document(document, context, &mut outcomes.findings[index]);
        }
    }
}

/// Whether a place is inside a `<q>`: the words of someone else. It looks back a little way only.
fn is_quoted(document: &Document<'_>, span: Span) -> bool {
    const REACH: usize = 400;
    let text = document.tree.masked().as_bytes();
    let before = &text[(span.start as usize).saturating_sub(REACH)..span.start as usize];
    let last = |tag: &[u8]| memchr::memmem::rfind(before, tag);
    last(b"<q>").max(last(b"<q ")).is_some_and(|open| last(b"</q").is_none_or(|close| close < open))
}

fn severity(active: &Active, finding: &Finding) -> Severity {
    active.configured.and_then(crate::config::Level::severity).or(finding.severity).unwrap_or(active.severity)
}

fn diagnose(active: &Active, finding: Finding, document: &Document<'_>) -> Diagnostic {
    let element = finding.node.and_then(|index| document.tree.element(index));
    let language = element
        .as_ref()
        .and_then(Element::lang)
        .map(Language::parse)
        .filter(|language| language.is_known())
        .unwrap_or(document.language);
    Diagnostic {
        rule: active.meta.id,
        severity: severity(active, &finding),
        node_path: element.as_ref().map(Element::path),
        language: language.is_known().then(|| language.as_str().to_owned()),
        fingerprint: String::new(),
        suppressed: false,
        finding,
    }
}

fn locate(mut diagnostic: Diagnostic, source: &Source) -> Located {
    let span = diagnostic.finding.span;
    for related in diagnostic.finding.related.iter_mut().filter(|related| related.path.is_empty()) {
        related.line = source.position(related.span.start as usize).line;
        related.text = quote(source, related.span);
    }
    Located {
        origin: source.map.to_origin(span),
        start: source.position(span.start as usize),
        end: source.position(span.end as usize),
        frame: frame(source, span),
        edits: diagnostic
            .finding
            .suggestions
            .iter()
            .flat_map(|suggestion| &suggestion.edits)
            .map(|edit| source.map.to_origin(edit.span))
            .collect(),
        repeats: Vec::new(),
        diagnostic,
    }
}

/// The places that site rules may point to: the document's spot and the facts it states of its own.
fn anchors(document: &Document<'_>, facts: &Facts) -> Vec<Anchor> {
    /// More than a page of a practice's own site has.
    const MOST: usize = 24;
    if document.kind.is_message() {
        return Vec::new();
    }
    let source = document.source;
    let own = [&facts.names, &facts.credentials, &facts.phones, &facts.emails, &facts.addresses, &facts.emergency];
    let mut spans: Vec<Span> = own
        .into_iter()
        .flatten()
        .filter(|fact| matches!(fact.owner, facts::Owner::Own | facts::Owner::Crisis))
        .map(|fact| fact.span)
        .take(MOST)
        .collect();
    spans.push(document.spot());
    spans.sort_unstable_by_key(|span| (span.start, span.end));
    spans.dedup();
    let anchor = |span: Span| {
        let shown = frame(source, span);
        Anchor {
            span,
            origin: source.map.to_origin(span),
            start: source.position(span.start as usize),
            end: source.position(span.end as usize),
            first_line: shown.first_line,
            lines: shown.lines,
            focus: shown.focus,
            column: shown.column,
            width: shown.width,
        }
    };
    spans.into_iter().map(anchor).collect()
}

/// A finding of a site rule with what the document kept of its place.
fn placed(document: &SiteDocument, diagnostic: Diagnostic) -> Located {
    let Some(anchor) = document.anchor(diagnostic.finding.span) else {
        let start = Position { line: 1, column: 1 };
        let frame = super::Frame::default();
        return Located {
            origin: Span::at(0),
            start,
            end: start,
            frame,
            edits: Vec::new(),
            repeats: Vec::new(),
            diagnostic,
        };
    };
    let frame = super::Frame {
        first_line: anchor.first_line,
        lines: anchor.lines.clone(),
        focus: anchor.focus,
        column: anchor.column,
        width: anchor.width,
    };
    Located {
        origin: anchor.origin,
        start: anchor.start,
        end: anchor.end,
        frame,
        edits: Vec::new(),
        repeats: Vec::new(),
        diagnostic,
    }
}

/// Facts with their spans in bytes of the file.
fn in_file(mut facts: Facts, source: &Source) -> Facts {
    let each = |list: &mut Vec<Fact>| {
        for fact in list {
            fact.span = source.map.to_origin(fact.span);
        }
    };
    facts.each_group(each);
    facts
}

/// The first amounts of a page of prices, as they are written.
fn prices(page: &SiteDocument) -> Vec<String> {
    const SHOWN: usize = 3;
    let twin = page.twin.as_ref().filter(|_| page.kind == Kind::Fees);
    let amounts = twin.into_iter().flat_map(|twin| &twin.details).filter(|detail| detail.what == twin::What::Amount);
    amounts.take(SHOWN).map(|amount| amount.shown.clone()).collect()
}
