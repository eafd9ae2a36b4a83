//! The numbers and dots of lists, which documents state as rules and not as words.

/// The most levels of a list that are told apart.
pub(super) const LEVELS: usize = 9;

/// How a level of a list is numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Style {
    #[default]
    Bullet,
    /// Nothing stands before the words.
    Nothing,
    Decimal,
    Letters(bool),
    Roman(bool),
}

impl Style {
    /// By its name in Word and by its sample in OpenDocument.
    pub(super) fn named(name: &str) -> Self {
        match name {
            "bullet" => Self::Bullet,
            "none" | "" => Self::Nothing,
            "lowerLetter" | "a" => Self::Letters(false),
            "upperLetter" | "A" => Self::Letters(true),
            "lowerRoman" | "i" => Self::Roman(false),
            "upperRoman" | "I" => Self::Roman(true),
            _ => Self::Decimal,
        }
    }

    /// What stands before the entry of this number, with its indent.
    pub(super) fn marker(self, number: u32, level: usize) -> String {
        let indent = "  ".repeat(level.min(LEVELS));
        let number = match self {
            Self::Bullet => return format!("{indent}- "),
            Self::Nothing => return String::new(),
            Self::Decimal => number.to_string(),
            Self::Letters(upper) => cased(letters(number), upper),
            Self::Roman(upper) => cased(roman(number), upper),
        };
        format!("{indent}{number}. ")
    }
}

fn cased(word: String, upper: bool) -> String {
    if upper { word.to_uppercase() } else { word }
}

/// a … z, aa, bb …
fn letters(number: u32) -> String {
    let n = number.max(1) - 1;
    let letter = char::from(b'a' + (n % 26) as u8);
    letter.to_string().repeat((n / 26 + 1).min(8) as usize)
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if number == 0 || number > 3999 {
        return number.to_string();
    }
    let mut left = number;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers() {
        let check = |style: Style, number: u32, level: usize, expected: &str| {
            assert_eq!(style.marker(number, level), expected);
        };
        check(Style::Bullet, 4, 1, "  - ");
        check(Style::Decimal, 12, 0, "12. ");
        check(Style::Letters(true), 28, 0, "BB. ");
        check(Style::Roman(false), 1994, 0, "mcmxciv. ");
        check(Style::Roman(false), 0, 0, "0. ");
        check(Style::Nothing, 1, 3, "");
        check(Style::Letters(false), u32::MAX, 0, &format!("{}. ", "u".repeat(8)));
    }
}
