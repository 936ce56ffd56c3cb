//! The kind of a document from its path, front matter, structure and wording. When unsure: a page.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::cue::{self, Cue};
use super::decision;
use super::kind::Kind;
use super::table;
use crate::source::{Format, FrontMatter};
use crate::syntax::tree::Tree;
use crate::text::block::{Block, Role};

struct Name {
    kind: Kind,
    in_path: bool,
    in_heading: bool,
    words: Vec<&'static str>,
}

static NAMES: LazyLock<Vec<Name>> = LazyLock::new(|| {
    table::rows::<3>(include_str!("../../dictionaries/practice/kinds.tsv"))
        .filter_map(|[kind, place, name]| {
            Some(Name {
                kind: Kind::from_name(kind)?,
                in_path: place != "heading",
                in_heading: place != "path",
                words: name.split(' ').collect(),
            })
        })
        .collect()
});

/// Places in [`NAMES`] by the first word of the name.
static BY_FIRST_WORD: LazyLock<FxHashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut places: FxHashMap<_, Vec<_>> = FxHashMap::default();
    for (place, name) in NAMES.iter().enumerate() {
        places.entry(name.words[0]).or_default().push(place);
    }
    places
});

/// Folders whose files are parts of pages.
const PARTS: [&str; 12] = [
    "includes",
    "_includes",
    "partials",
    "_partials",
    "components",
    "_components",
    "layouts",
    "_layouts",
    "snippets",
    "macros",
    "fragments",
    "templates/partials",
];

/// Files of a repository that no client reads.
const TECHNICAL: [&str; 12] = [
    "readme",
    "changelog",
    "contributing",
    "license",
    "licence",
    "code of conduct",
    "security",
    "authors",
    "governance",
    "support",
    "todo",
    "notice",
];

/// What kind of document this is.
pub fn find(path: &str, front_matter: Option<&FrontMatter>, tree: &Tree, blocks: &[Block], format: Format) -> Kind {
    let path = Path::new(path);
    if path.is_part(tree.is_page) {
        return Kind::Fragment;
    }
    if TECHNICAL.contains(&&path.stem.join(" ")[..]) {
        return Kind::Page;
    }
    if matches!(format, Format::Email | Format::Mjml) {
        let named = path.kind().filter(|kind| matches!(kind, Kind::Newsletter | Kind::AutoReply));
        return named.or_else(|| is_auto_reply(blocks).then_some(Kind::AutoReply)).unwrap_or(Kind::Email);
    }
    if let Some(kind) = front_matter.and_then(of_front_matter) {
        return kind;
    }
    if let Some(kind) = path.kind() {
        return kind;
    }
    if let Some(kind) = of_headings(blocks) {
        return kind;
    }
    if is_signed_consent(blocks) {
        return Kind::Consent;
    }
    if let Some(kind) = of_wording(blocks) {
        return kind;
    }
    if format == Format::Html && is_mail_markup(tree) {
        return Kind::Email;
    }
    if path.is_index() && (path.is_near_root() || is_entrance(tree, front_matter)) { Kind::Home } else { Kind::Page }
}

/// What mail programs write before the subject of an automatic reply, in lower case.
const AUTO_REPLIES: [&str; 14] = [
    "automatic reply",
    "auto-reply",
    "autoreply",
    "auto reply",
    "auto:",
    "out of office",
    "respuesta autom\u{e1}tica",
    "fuera de la oficina",
    "r\u{e9}ponse automatique",
    "automatische antwort",
    "abwesenheitsnotiz",
    "resposta autom\u{e1}tica",
    "risposta automatica",
    "fuori sede",
];

/// Whether a program sends this message by itself, as its subject says.
fn is_auto_reply(blocks: &[Block]) -> bool {
    blocks.iter().filter(|block| block.role == Role::Subject).any(|block| {
        let subject = block.text.trim().to_lowercase();
        AUTO_REPLIES.iter().any(|start| subject.starts_with(start))
    })
}

/// Whether an index page deep in a path is the entrance of a site: it says so, or it links to pages beside it.
fn is_entrance(tree: &Tree, front_matter: Option<&FrontMatter>) -> bool {
    if front_matter.and_then(|matter| matter.get("permalink")).is_some_and(|entry| entry.value == "/") {
        return true;
    }
    let mut beside = false;
    for element in tree.elements() {
        let Some(target) = element.attr("href") else { continue };
        match element.name() {
            "link" if element.attr("rel") == Some("canonical") => {
                let path = target
                    .split_once("//")
                    .map_or(target, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
                return path.trim_matches('/').is_empty();
            }
            "a" if target.starts_with("../") => return false,
            "a" if !target.starts_with(['/', '#']) && !target.contains(':') => {
                let name = target.trim_start_matches("./").split(['.', '/', '#', '?']).next().unwrap_or("");
                beside |= best(&words(name), |name| name.in_path).is_some_and(Kind::is_web_page);
            }
            _ => {}
        }
    }
    beside
}

/// The names of a path, in lower-case words.
struct Path {
    folders: Vec<String>,
    stem: Vec<String>,
    underscored: bool,
}

impl Path {
    fn new(path: &str) -> Self {
        let mut parts: Vec<&str> = path.split(['/', '\\']).filter(|part| !part.is_empty() && *part != ".").collect();
        let name = parts.pop().unwrap_or("");
        let stem = name.split('.').next().unwrap_or("");
        Self {
            folders: parts.iter().map(|part| part.to_lowercase()).collect(),
            stem: words(stem),
            underscored: name.starts_with('_'),
        }
    }

    /// A part of pages: by its folder, or by its name when it is no whole page.
    fn is_part(&self, is_page: bool) -> bool {
        let folder = self.folders.iter().rev().take(3).any(|folder| PARTS.contains(&&folder[..]));
        let layout = self.folders.last().is_some_and(|folder| folder.ends_with("layouts"));
        layout || !is_page && (folder || self.underscored)
    }

    fn is_index(&self) -> bool {
        let sections = [
            "posts",
            "_posts",
            "blog",
            "articles",
            "docs",
            "doc",
            "guide",
            "guides",
            "reference",
            "api",
            "tests",
            "test",
            "examples",
            "handbook",
        ];
        matches!(self.stem.as_slice(), [only] if matches!(&only[..], "index" | "default"))
            && !self.folders.iter().any(|folder| sections.contains(&&folder[..]))
    }

    /// Whether the file stands where a site begins: at the top, or in a folder such as `public` or `es`.
    fn is_near_root(&self) -> bool {
        const ROOTS: [&str; 15] = [
            "public", "site", "website", "www", "web", "dist", "build", "html", "htdocs", "static", "content", "pages",
            "src", "app", "_site",
        ];
        let locale = |folder: &str| folder.len() == 2 || folder.len() == 5 && folder.as_bytes()[2] == b'-';
        self.folders.len() <= 1
            || self.folders.last().is_some_and(|folder| ROOTS.contains(&&folder[..]) || locale(folder))
    }

    fn kind(&self) -> Option<Kind> {
        // A dated name is a post: 2024-05-01-sleep.md.
        let dated =
            self.stem.len() > 3 && self.stem.iter().take(3).all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
        if dated
            && self
                .folders
                .iter()
                .any(|folder| matches!(folder.trim_start_matches('_'), "posts" | "blog" | "news" | "articles"))
        {
            return Some(Kind::Article);
        }
        let by_stem = best(&self.stem, |name| name.in_path);
        let nearest = self.folders.last().map(|folder| words(folder));
        let by_folder = nearest.as_ref().and_then(|folder| best(folder, |name| name.in_path));
        match (by_stem, by_folder) {
            // A letter in a folder of letters may say more: letters/denial.md, emails/newsletter.html.
            (Some(stem), Some(folder)) if folder.is_message() || folder == Kind::Article => {
                Some(if stem.is_message() || folder == Kind::Article && stem == Kind::Article { stem } else { folder })
            }
            (Some(stem), _) => Some(stem),
            (None, Some(folder)) if folder.is_message() || folder == Kind::Article || self.is_index() => Some(folder),
            _ => self
                .folders
                .iter()
                .rev()
                .skip(1)
                .take(2)
                .find_map(|folder| best(&words(folder), |name| name.in_path))
                .filter(|kind| matches!(kind, Kind::Email | Kind::Article)),
        }
    }
}

/// A name in words: `notice-of_privacyPractices` gives four.
fn words(name: &str) -> Vec<String> {
    let mut spaced = String::with_capacity(name.len() + 8);
    let mut before = ' ';
    for c in name.chars() {
        if c.is_uppercase() && before.is_lowercase() {
            spaced.push(' ');
        }
        spaced.push(if c.is_alphanumeric() { c } else { ' ' });
        before = c;
    }
    spaced.to_lowercase().split_whitespace().map(str::to_owned).collect()
}

/// The kind whose name fits best: most of its words in a row, with at most two others around
/// them, and one where a single word names the kind.
fn best(words: &[String], allowed: impl Fn(&Name) -> bool) -> Option<Kind> {
    let spare = |name: &Name| if name.words.len() == 1 { 1 } else { 3 };
    let mut places: Vec<usize> =
        words.iter().filter_map(|word| BY_FIRST_WORD.get(&word[..])).flatten().copied().collect();
    places.sort_unstable();
    places.dedup();
    places
        .into_iter()
        .map(|place| &NAMES[place])
        .filter(|name| allowed(name))
        .filter(|name| words.len() >= name.words.len() && words.len() <= name.words.len() + spare(name))
        .filter(|name| {
            // Beside a single name stands only what numbers or translates it, or what it completes:
            // `01-contact`, `contact-es`, `welcome-email`; not `contact-preferences`.
            name.words.len() > 1
                || words.len() == 1
                || words.last().is_some_and(|last| *last == name.words[0])
                || words.last().is_some_and(|last| last.len() <= 2 || last.bytes().all(|byte| byte.is_ascii_digit()))
        })
        .filter(|name| {
            words.windows(name.words.len()).any(|window| window.iter().zip(&name.words).all(|(a, b)| a == b))
        })
        // With equal length the name that stands last in the words says what the thing is.
        .max_by_key(|name| {
            let last = words.iter().rev().zip(name.words.iter().rev()).all(|(word, named)| word == named);
            (name.words.len(), last)
        })
        .map(|name| name.kind)
}

fn of_front_matter(matter: &FrontMatter) -> Option<Kind> {
    ["layout", "type", "template"].iter().find_map(|key| {
        let value = words(&matter.get(key)?.value);
        match value.last().map(String::as_str) {
            Some("post" | "article" | "posts" | "blog") => Some(Kind::Article),
            Some("email") => Some(Kind::Email),
            Some("newsletter") => Some(Kind::Newsletter),
            Some("home" | "homepage") => Some(Kind::Home),
            Some("contact") => Some(Kind::Contact),
            _ => None,
        }
    })
}

/// The title or the first heading, when it is little more than a name of the table.
fn of_headings(blocks: &[Block]) -> Option<Kind> {
    let title = blocks.iter().find(|block| block.role == Role::Title);
    let heading = blocks.iter().find(|block| block.role == Role::Heading);
    heading.into_iter().chain(title).find_map(|block| {
        // "Contact | Quiet Harbor": what stands before the mark.
        let text = block
            .text
            .split(['|', '\u{2013}', '\u{2014}', ':', '\u{b7}'])
            .next()
            .unwrap_or("")
            .split(" - ")
            .next()
            .unwrap_or("");
        let text = words(text);
        best(&text, |name| name.in_heading).or_else(|| begins_with(&text))
    })
}

/// How letters begin, in lower case.
const GREETINGS: [&str; 25] = [
    "dear ",
    "estimado",
    "estimada",
    "apreciad",
    "querido",
    "querida",
    "sehr geehrte",
    "liebe ",
    "lieber ",
    "guten tag",
    "madame,",
    "monsieur,",
    "madame, monsieur",
    "chère ",
    "cher ",
    "bonjour madame",
    "bonjour monsieur",
    "prezad",
    "caro ",
    "cara ",
    "exma",
    "exmo",
    "gentile ",
    "egregi",
    "spettabile",
];

/// "Consenso informato per la consulenza online": what people sign names itself first, in two words or more.
fn begins_with(words: &[String]) -> Option<Kind> {
    (words.len() <= 9).then_some(())?;
    NAMES
        .iter()
        .filter(|name| {
            matches!(name.kind, Kind::Consent | Kind::Authorization | Kind::PrivacyNotice) && name.in_heading
        })
        .filter(|name| name.words.len() > 1 && words.len() > name.words.len())
        .find(|name| words.iter().zip(&name.words).all(|(word, named)| word == named))
        .map(|name| name.kind)
}

/// "Consentement aux séances en visio": a heading that begins with the word, over a line to sign on.
fn is_signed_consent(blocks: &[Block]) -> bool {
    const CONSENTS: [&str; 6] =
        ["consent", "consentimiento", "consentement", "consentimento", "consenso", "einwilligung"];
    let heading = blocks.iter().find(|block| block.role == Role::Heading);
    let begins = heading.is_some_and(|block| {
        let text = words(&block.text);
        text.len() <= 9 && text.first().is_some_and(|first| CONSENTS.contains(&&first[..]))
    });
    begins && blocks.iter().rev().take(6).any(|block| block.text.contains("____"))
}

/// Letters greet and close; notices have their prescribed header.
fn of_wording(blocks: &[Block]) -> Option<Kind> {
    let read: Vec<&Block> = blocks
        .iter()
        .filter(|block| !block.hidden && !matches!(block.role, Role::Title | Role::Alt | Role::Code))
        .collect();
    if read.iter().take(12).any(|block| cue::holds_privacy_header(&block.text)) {
        return Some(Kind::PrivacyNotice);
    }
    let greets = |text: &str| {
        let start: String = text.trim_start().chars().take(20).collect();
        let lower = start.to_lowercase();
        GREETINGS.iter().any(|start| lower.starts_with(start))
    };
    if let Some(first) = read.first()
        && first.text.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("subject:"))
    {
        return Some(Kind::Email);
    }
    let greeting = read.iter().take(6).any(|block| block.role == Role::Paragraph && greets(&block.text));
    let closes = |block: &&Block| {
        block.text.split('\n').any(|line| {
            cue::starting(line, Cue::Closing)
                .any(|end| line.get(end..).is_some_and(|rest| rest.is_empty() || rest.starts_with(',')))
        })
    };
    if !(greeting && read.iter().rev().take(8).any(closes)) {
        // A notice tells its decision to somebody, and often neither greets nor closes.
        let named = || read.iter().take(8).any(|block| is_for_somebody(&block.text));
        let decides =
            || read.iter().filter(|block| block.prose).take(8).any(|block| decision::in_text(&block.text).is_some());
        return (read.len() <= NOTICE_BLOCKS && (greeting || named()) && decides()).then_some(Kind::Letter);
    }
    let says = |words: &[&str]| {
        read.iter().filter(|block| block.prose || block.role == Role::Paragraph).any(|block| {
            let lower = block.text.to_lowercase();
            words.iter().any(|word| lower.contains(word))
        })
    };
    // A letter that refuses and says how to object.
    Some(if says(&REFUSALS) && says(&REMEDIES) { Kind::DecisionNotice } else { Kind::Letter })
}

/// More blocks than a notice to one person has.
const NOTICE_BLOCKS: usize = 60;

/// "Sr. Anselmo Brites," or "Case number: 88-12": a line that names whom a notice is for.
fn is_for_somebody(text: &str) -> bool {
    const TITLES: [&str; 18] = [
        "mr",
        "ms",
        "mrs",
        "mx",
        "sr",
        "sra",
        "don",
        "do\u{f1}a",
        "herr",
        "herrn",
        "frau",
        "m",
        "mme",
        "madame",
        "monsieur",
        "sig",
        "signora",
        "signor",
    ];
    const NUMBERS: [&str; 8] = [
        "case n",
        "case #",
        "n\u{fa}mero de caso",
        "expediente n",
        "aktenzeichen",
        "num\u{e9}ro de dossier",
        "processo n",
        "numero di pratica",
    ];
    let line = text.trim();
    if line.len() > 60 {
        return false;
    }
    let lower = line.to_lowercase();
    let first = lower.split([' ', '.']).next().unwrap_or("");
    TITLES.contains(&first) && lower.contains(' ') || NUMBERS.iter().any(|start| lower.starts_with(start))
}

/// Words of a letter that refuses, stops or takes back help.
const REFUSALS: [&str; 25] = [
    "denied",
    "we closed your",
    "we have closed",
    "not eligible",
    "do not qualify",
    "stopped your",
    "will end your",
    "denegad",
    "hemos cerrado",
    "no califica",
    "rechazad",
    "lehnen wir",
    "abgelehnt",
    "ablehnen",
    "nicht bewilligen",
    "ne pouvons pas vous",
    "refus\u{e9}",
    "rejet\u{e9}",
    "non \u{e8} stata accolta",
    "respinta",
    "negado",
    "recusado",
    "indeferido",
    "foi negad",
    "no podemos pagar",
];

/// Words that say how to object to a decision.
const REMEDIES: [&str; 20] = [
    "appeal",
    "hearing",
    "you do not agree",
    "you disagree",
    "recurso",
    "apelar",
    "audiencia",
    "widerspruch",
    "rechtsbehelf",
    "recours",
    "contester",
    "pas d'accord",
    "pas d\u{2019}accord",
    "ricorso",
    "nova an\u{e1}lise",
    "pode reclamar",
    "reclama\u{e7}",
    "recorrer",
    "einspruch",
    "impugnar",
];

/// Whether a document is shown by mail programs: a message with markup, MJML, or HTML that is
/// named, placed or written as mail.
pub fn is_mail(kind: Kind, format: Format, tree: &Tree) -> bool {
    match format {
        Format::Email | Format::Mjml => true,
        Format::Html => {
            matches!(kind, Kind::Email | Kind::Newsletter | Kind::Signature | Kind::AutoReply) || is_mail_markup(tree)
        }
        _ => false,
    }
}

/// What only markup for mail programs holds. Word writes conditional comments of its own.
const MAIL_MARKS: [&[u8]; 7] = [
    b"x-apple-disable-message-reformatting",
    b"aria-roledescription=\"email\"",
    b"mso-table-lspace",
    b"mso-line-height-rule",
    b"<o:OfficeDocumentSettings>",
    b"<!--[if mso",
    b"*|UNSUB|*",
];

/// The markup of an e-mail: a page with the marks of mail programs, or laid out in tables without
/// the landmarks and scripts of a web page.
fn is_mail_markup(tree: &Tree) -> bool {
    if !tree.is_page {
        return false;
    }
    let text = tree.masked().as_bytes();
    let holds = |mark: &[u8]| memchr::memmem::find(text, mark).is_some();
    if !holds(b"<table") {
        return false;
    }
    if MAIL_MARKS.iter().any(|mark| holds(mark)) && !holds(b"Microsoft Word") && !holds(b"<script") {
        return true;
    }
    let mut layout = 0;
    for element in tree.elements() {
        match element.name() {
            "nav" | "main" | "header" | "footer" | "form" | "article" | "script" => return false,
            "table"
                if matches!(element.attr("role"), Some("presentation" | "none")) || element.has_attr("cellpadding") =>
            {
                layout += 1;
                let wraps = element.parent().is_some_and(|around| matches!(around.name(), "body" | "center"));
                // One table right in the body that is as wide as a message.
                layout += usize::from(wraps && element.attr("width").is_some());
            }
            _ => {}
        }
    }
    layout >= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    fn kind(path: &str, text: &str) -> Kind {
        let format = Format::from_path(path).expect("a known ending");
        let source = Source::from_text(path, format, text);
        let (front, _) = crate::syntax::front_matter_of(&source);
        let tree = crate::syntax::parse_after(&source, front.as_ref().map_or(0, |found| found.span.end));
        let blocks: Vec<Block> =
            crate::text::assemble::blocks(&source, &tree).into_iter().map(|draft| draft.block).collect();
        find(path, front.as_ref(), &tree, &blocks, format)
    }

    #[test]
    fn paths_name_kinds_in_english_and_spanish() {
        for (path, expected) in [
            ("site/index.html", Kind::Home),
            ("contact.html", Kind::Contact),
            ("contact/index.html", Kind::Contact),
            ("es/contacto.md", Kind::Contact),
            ("about-me.md", Kind::About),
            ("acerca.md", Kind::About),
            ("tarifas.md", Kind::Fees),
            ("telehealth-consent.md", Kind::Consent),
            ("notice-of-privacy-practices.md", Kind::PrivacyNotice),
            ("privacidad.html", Kind::PrivacyNotice),
            ("emails/appointment.html", Kind::Email),
            ("emails/contact-changed.html", Kind::Email),
            ("emails/newsletter.html", Kind::Newsletter),
            ("letters/denial.md", Kind::DecisionNotice),
            ("_posts/2024-05-01-sleep-and-rest.md", Kind::Article),
            ("includes/footer.html", Kind::Fragment),
            ("_footer.html", Kind::Fragment),
            ("welcome.mjml", Kind::Email),
            ("intake-form.html", Kind::IntakeForm),
        ] {
            assert_eq!(kind(path, "<p>Hello.</p>"), expected, "{path}");
        }
    }

    #[test]
    fn technical_and_unclear_documents_are_pages() {
        for path in [
            "a/b/patterns/header/index.html",
            "patterns/contact-preferences.md",
            "README.md",
            "CHANGELOG.md",
            "docs/index.md",
            "guide/how-to-contact-your-state-senator.md",
            "design-tokens.md",
            "api/reference.md",
        ] {
            assert_eq!(kind(path, "# Words\n\nText."), Kind::Page, "{path}");
        }
    }

    #[test]
    fn headings_and_wording_tell_where_the_path_does_not() {
        assert_eq!(kind("a.md", "# Informed Consent for Telehealth\n\nText."), Kind::Consent);
        assert_eq!(kind("a.md", "# Contact us\n\nText."), Kind::Contact);
        assert_eq!(kind("a.html", "<title>Contacto | Puerto</title><p>Hola</p>"), Kind::Contact);
        assert_eq!(
            kind("a.md", "Dear Ms. Lopez,\n\nYour visit is on Monday.\n\nSincerely,\n\nOdile Brandt"),
            Kind::Letter
        );
        assert_eq!(kind("a.md", "# How consent decrees changed housing law\n\nText."), Kind::Page);
        assert_eq!(kind("a.md", "---\nlayout: post\n---\n# Rest\n\nText."), Kind::Article);
    }

    #[test]
    fn every_row_of_the_table_names_a_kind() {
        for [kind, place, name] in table::rows::<3>(include_str!("../../dictionaries/practice/kinds.tsv")) {
            assert!(Kind::from_name(kind).is_some(), "{kind}");
            assert!(matches!(place, "path" | "heading" | "both"), "{name}");
        }
    }
}
