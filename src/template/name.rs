//! What a tag's expression is called: `client.phone` of `{{ client.phone | default: "x" }}`.

/// Functions whose first string says what is printed.
const KEYED: &[&str] = &[
    "t",
    "translate",
    "trans",
    "gettext",
    "_",
    "__",
    "_e",
    "esc_html_e",
    "esc_html__",
    "esc_attr_e",
    "esc_attr__",
    "i18n",
    "lang",
    "bloginfo",
    "get_bloginfo",
    "get_option",
    "get_field",
    "the_field",
    "get_theme_mod",
    "config",
    "env",
    "option",
    "setting",
    "url",
    "url_for",
    "path",
    "route",
    "asset",
    "static",
    "eval",
    "param",
    "field",
];

/// Functions that print their first argument, changed only in form.
const WRAPPERS: &[&str] = &[
    "htmlspecialchars",
    "htmlentities",
    "esc_html",
    "esc_attr",
    "esc_url",
    "wp_kses_post",
    "e",
    "h",
    "raw",
    "html_safe",
    "html_escape",
    "sanitize",
    "strip_tags",
    "trim",
    "nl2br",
    "ucfirst",
    "ucwords",
    "strtoupper",
    "strtolower",
    "upper",
    "lower",
    "urlencode",
    "escape",
    "escapexml",
    "safe",
    "string",
    "str",
    "v",
    "simple_format",
    "default",
    "coalesce",
    "title",
    "json",
    "tojson",
];

/// Words that go on with an expression after its first operand.
const OPERATORS: &[&str] =
    &["if", "unless", "else", "and", "or", "not", "in", "is", "as", "do", "then", "rescue", "eq", "ne", "with", "by"];

/// How often a wrapper is looked through.
const WRAPPED: usize = 6;

fn is_path_char(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// The text of a quoted string at the start of `text`, without its quotes.
pub(super) fn string(text: &str) -> Option<&str> {
    let quote = text.chars().next().filter(|quote| matches!(quote, '"' | '\'' | '`'))?;
    let body = &text[1..];
    body.find(quote).map(|end| &body[..end])
}

/// The path at the start of `text` with its joints written as dots, and its length in bytes.
fn path(text: &str) -> (String, usize) {
    let mut name = String::new();
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let word = rest.find(|character| !is_path_char(character)).unwrap_or(rest.len());
        if word > 0 {
            if !name.is_empty() {
                name.push('.');
            }
            name.push_str(&rest[..word]);
            at += word;
        } else if name.is_empty() {
            return (name, 0);
        }
        let rest = &text[at..];
        let starts_word = |joint: &str| {
            rest.strip_prefix(joint).is_some_and(|next| next.trim_start_matches(['@', '$']).starts_with(is_path_char))
        };
        if let Some(joint) =
            ["->", "?->", "?.", "&.", "!.", "::", ".", "/", "-", ":"].into_iter().find(|joint| starts_word(joint))
        {
            if joint == "-" {
                // `first-name` is one name in Handlebars and Liquid.
                let next = &rest[1..];
                let word = next.find(|character| !is_path_char(character)).unwrap_or(next.len());
                name.push('-');
                name.push_str(&next[..word]);
                at += 1 + word;
                continue;
            }
            at += joint.len();
            at += text[at..].len() - text[at..].trim_start_matches(['@', '$']).len();
        } else if let Some(index) = rest.strip_prefix('[')
            && let Some(end) = index.find(']')
        {
            let key = index[..end].trim().trim_start_matches(':');
            let key = string(key).unwrap_or(key);
            if !key.is_empty() && key.chars().all(|c| is_path_char(c) || c == '-') && !key.starts_with(char::is_numeric)
            {
                name.push('.');
                name.push_str(key);
            }
            at += end + 2;
        } else {
            return (name, at);
        }
    }
}

/// Takes off what may stand before the first operand.
fn strip(mut text: &str) -> &str {
    loop {
        let before = text.len();
        text = text.trim_start_matches(|c: char| c.is_whitespace() || "!$@&.(~+=*^#/".contains(c));
        for word in ["await", "return", "echo", "print", "new", "not"] {
            if let Some(rest) = text.strip_prefix(word)
                && rest.starts_with([' ', '\t', '\n', '(', '$'])
            {
                text = rest;
            }
        }
        if text.len() == before {
            return text;
        }
    }
}

/// The variable, key or function a printing expression starts with; empty when there is none.
pub(super) fn of_value(expression: &str) -> String {
    let mut rest = expression;
    for _ in 0..WRAPPED {
        rest = strip(rest);
        if let Some(text) = string(rest) {
            return text.trim().to_owned();
        }
        let (name, length) = path(rest);
        if name.is_empty() {
            return name;
        }
        let after = &rest[length..];
        let last = name.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
        let call = after.trim_start_matches([' ', '\t']).strip_prefix('(');
        let arguments = match call {
            Some(arguments) => arguments.trim_start(),
            None if after.starts_with(char::is_whitespace) => after.trim_start(),
            None => return name,
        };
        if KEYED.contains(&last.as_str()) {
            let key = arguments.trim_start_matches([':', '.']);
            if let Some(text) = string(key) {
                return text.trim().to_owned();
            }
            if arguments.starts_with(':') {
                return path(key).0;
            }
        }
        let wrapper = WRAPPERS.contains(&last.as_str());
        if call.is_some() {
            if !wrapper {
                return name;
            }
        } else {
            // `formatPhone client.phone` is a helper and what it prints.
            let marked = arguments.starts_with(['$', '@', '.']);
            let (argument, taken) = path(arguments.trim_start_matches(['$', '@', '.']));
            if !wrapper && (argument.is_empty() || OPERATORS.contains(&argument.as_str())) {
                return name;
            }
            if !wrapper && !marked && argument.len() == taken && !argument.contains('.') {
                return several(rest);
            }
        }
        rest = arguments;
    }
    path(strip(rest)).0
}

/// A name of several words, `First name`, as written.
fn several(text: &str) -> String {
    let end = text.find(|c: char| !(is_path_char(c) || c == ' ' || c == '-')).unwrap_or(text.len());
    let mut name = String::new();
    for word in text[..end].split_whitespace().take_while(|word| !OPERATORS.contains(word)) {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
    }
    name
}

/// The keyword at the start of `text`.
pub(super) fn keyword(text: &str) -> &str {
    let end = text.find(|c: char| !(is_path_char(c) || c == '-' || c == '.')).unwrap_or(text.len());
    text[..end].trim_end_matches(['-', '.'])
}

/// The words of a name in any of the usual spellings, in lower case:
/// `clientFirstName`, `client_first_name` and `client.first-name` give `client first name`.
/// Numbers stand alone: `phone2` gives `phone 2`.
pub fn words(name: &str) -> impl Iterator<Item = String> + '_ {
    let mut rest = name;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|character: char| !character.is_alphanumeric());
        let mut characters = rest.char_indices().peekable();
        let (_, mut previous) = characters.next()?;
        let mut end = rest.len();
        while let Some((at, character)) = characters.next() {
            let capital_starts_word = character.is_uppercase()
                && (!previous.is_uppercase() || characters.peek().is_some_and(|(_, next)| next.is_lowercase()));
            if !character.is_alphanumeric() || capital_starts_word || character.is_numeric() != previous.is_numeric() {
                end = at;
                break;
            }
            previous = character;
        }
        let word = rest[..end].to_lowercase();
        rest = &rest[end..];
        Some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_variable_as_written() {
        for (expression, name) in [
            ("client.phone | default: \"x\"", "client.phone"),
            (" client['first_name'] ", "client.first_name"),
            ("$client->phone", "client.phone"),
            ("@client&.phone", "client.phone"),
            ("@client.phones[0].number", "client.phones.number"),
            (".Client.Phone", "Client.Phone"),
            ("../practice.name", "practice.name"),
            ("t('foo.bar')", "foo.bar"),
            ("I18n.t(:greeting)", "greeting"),
            ("t \"foo.bar\", count: 2", "foo.bar"),
            ("htmlspecialchars($client['phone'])", "client.phone"),
            ("esc_html( get_field( 'phone' ) )", "phone"),
            ("number_to_phone(@client.phone)", "number_to_phone"),
            ("number_to_phone @client.phone", "client.phone"),
            ("formatPhone client.phone", "client.phone"),
            ("First Name", "First Name"),
            ("client name", "client name"),
            ("name if known else 'friend'", "name"),
            ("'contact.title' | t", "contact.title"),
            ("name or 'friend'", "name"),
            ("first-name", "first-name"),
            ("user?.name ?? ''", "user.name"),
            ("$x ? 'a' : 'b'", "x"),
            ("", ""),
            ("5 * 3", "5"),
            ("|||", ""),
            ("((((((((((((((h(h(h(h(h(h(h(h(h(h(", "h"),
        ] {
            assert_eq!(of_value(expression), name, "{expression}");
        }
    }

    #[test]
    fn words_come_apart_in_every_spelling() {
        let split = |name: &'static str| words(name).collect::<Vec<_>>().join(" ");
        assert_eq!(split("clientFirstName"), "client first name");
        assert_eq!(split("CLIENT_FIRST_NAME"), "client first name");
        assert_eq!(split("client.first-name"), "client first name");
        assert_eq!(split("HTTPServer2Url"), "http server 2 url");
        assert_eq!(split("  "), "");
        assert_eq!(split("teléfonoÁrea"), "teléfono área");
        assert_eq!(split("FNAME"), "fname");
    }
}
