//! The digits of a telephone number in one comparable form.

/// Digits in one comparable form: without a leading 0 0 or +, and without the North American 1.
pub(crate) fn normalize(text: &str) -> String {
    // "+49 (0)30": the zero is dialled only at home.
    let text = if text.starts_with('+') { text.replacen("(0)", "", 1) } else { text.to_owned() };
    let mut digits: String = text
        .chars()
        .filter_map(|c| match c {
            '0'..='9' => Some(c),
            'A'..='Z' | 'a'..='z' => keypad(c),
            _ => None,
        })
        .collect();
    if digits.len() == 11 && digits.starts_with('1') {
        digits.remove(0);
    } else if digits.len() > 11 && digits.starts_with("00") {
        digits.drain(..2);
    }
    digits
}

/// The digit a letter stands for on a telephone.
fn keypad(letter: char) -> Option<char> {
    Some(match letter.to_ascii_uppercase() {
        'A'..='C' => '2',
        'D'..='F' => '3',
        'G'..='I' => '4',
        'J'..='L' => '5',
        'M'..='O' => '6',
        'P'..='S' => '7',
        'T'..='V' => '8',
        'W'..='Z' => '9',
        _ => return None,
    })
}

/// The number in a `tel:` or `sms:` address, with `%20` and the like decoded and parameters cut.
#[must_use]
pub fn of_address(address: &str) -> String {
    let number = address.split([';', '?']).next().unwrap_or("");
    let mut decoded = String::with_capacity(number.len());
    let mut rest = number;
    while let Some(at) = rest.find('%') {
        decoded.push_str(rest.get(..at).unwrap_or(""));
        let skip = if rest.get(at + 1..at + 3).is_some_and(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit())) {
            // %2B is a plus; every other escape in a number is a mark.
            if rest.get(at + 1..at + 3).is_some_and(|hex| hex.eq_ignore_ascii_case("2b")) {
                decoded.push('+');
            }
            3
        } else {
            1
        };
        rest = rest.get(at + skip..).unwrap_or("");
    }
    decoded.push_str(rest);
    normalize(&decoded)
}
