//! UAX #29 word boundaries for letters of European scripts, digits and common marks.

/// The word-break property of a character this cut knows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    Digit,
    /// `_`: joins, is neither letter nor digit.
    Connector,
    /// Joins two letters: `:` `·`
    MidLetter,
    /// Joins two letters or two digits: `.` `'` `’` `‘`
    MidBoth,
    /// Joins two digits: `,` `;`
    MidDigit,
    Break,
}

fn kind(c: char) -> Option<Kind> {
    Some(match c {
        'a'..='z' | 'A'..='Z' => Kind::Letter,
        '0'..='9' => Kind::Digit,
        '_' => Kind::Connector,
        ':' | '·' => Kind::MidLetter,
        '.' | '\'' | '’' | '‘' => Kind::MidBoth,
        ',' | ';' => Kind::MidDigit,
        '\u{0}'..='\u{7F}' | '–' | '—' | '“' | '”' | '«' | '»' | '¿' | '¡' | '…' | '„' | '•' => {
            Kind::Break
        }
        // Latin-1, Latin Extended, Greek and Cyrillic letters without the signs among them.
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ƿ' | 'Ά' | 'Έ'..='ώ' | 'Ѐ'..='ҁ' | 'Ҋ'..='ԯ' | 'Ḁ'..='ỿ'
            if c.is_alphabetic() =>
        {
            Kind::Letter
        }
        _ => return None,
    })
}

/// Gives each UAX #29 segment of `chunk` that holds a letter or a digit, or
/// nothing and `false` if the chunk holds a character this cut does not know.
pub(super) fn pieces(chunk: &str, mut piece: impl FnMut(usize, usize)) -> bool {
    if !chunk.is_ascii() && chunk.chars().any(|c| kind(c).is_none()) {
        return false;
    }
    let next_kind = |at: usize| chunk[at..].chars().next().and_then(kind);
    let mut open: Option<usize> = None;
    let mut alphanumeric = false;
    let mut last = Kind::Break;
    let mut at = 0;
    while let Some(c) = chunk[at..].chars().next() {
        let here = kind(c).unwrap_or(Kind::Break);
        let after = at + c.len_utf8();
        let stays = match here {
            Kind::Letter | Kind::Digit | Kind::Connector => true,
            Kind::Break => false,
            _ if open.is_none() => false,
            _ => {
                let next = next_kind(after);
                let letters = last == Kind::Letter && next == Some(Kind::Letter);
                let digits = last == Kind::Digit && next == Some(Kind::Digit);
                match here {
                    Kind::MidLetter => letters,
                    Kind::MidDigit => digits,
                    _ => letters || digits,
                }
            }
        };
        if stays {
            open = open.or(Some(at));
            alphanumeric |= matches!(here, Kind::Letter | Kind::Digit);
        } else if let Some(start) = open.take() {
            if alphanumeric {
                piece(start, at);
            }
            alphanumeric = false;
        }
        last = here;
        at = after;
    }
    if let Some(start) = open.filter(|_| alphanumeric) {
        piece(start, chunk.len());
    }
    true
}
